/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "binome-match-problem.h"

G_BEGIN_DECLS

/* What keeps a tutor from having more places, whatever they want themselves. */
typedef enum
{
  BINOME_MATCH_LIMIT_NONE,
  BINOME_MATCH_LIMIT_PROGRAMME,
  BINOME_MATCH_LIMIT_LAW,
  BINOME_MATCH_LIMIT_HOURS,
} BinomeMatchLimit;

#define BINOME_MATCH_N_LIMITS (BINOME_MATCH_LIMIT_HOURS + 1)

gboolean binome_match_problem_set_ceiling (BinomeMatchProblem *self, gint64 tutor_id, int ceiling,
                                           BinomeMatchLimit limit);
int binome_match_problem_get_ceiling (BinomeMatchProblem *self, guint tutor, BinomeMatchLimit *limit);

G_END_DECLS
