/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "binome-match-problem.h"

G_BEGIN_DECLS

#define BINOME_MATCH_RANKS 5
#define BINOME_MATCH_NOTES 5

/* What one says of the other. */
typedef enum
{
  BINOME_MATCH_STANCE_NONE,
  BINOME_MATCH_STANCE_PREFER,
  BINOME_MATCH_STANCE_NEUTRAL,
  BINOME_MATCH_STANCE_AVOID,
} BinomeMatchStance;

gboolean binome_match_problem_rank (BinomeMatchProblem *self, gint64 tutee_id, gint64 tutor_id, int rank);
gboolean binome_match_problem_wish (BinomeMatchProblem *self, gint64 tutee_id, gint64 tutor_id,
                                    BinomeMatchStance stance);
gboolean binome_match_problem_say (BinomeMatchProblem *self, gint64 tutee_id, gint64 tutor_id,
                                   BinomeMatchStance stance);
gboolean binome_match_problem_veto (BinomeMatchProblem *self, gint64 tutee_id, gint64 tutor_id);
gboolean binome_match_problem_note (BinomeMatchProblem *self, gint64 tutee_id, gint64 tutor_id,
                                    int tutee_note, int tutor_note);
void binome_match_problem_set_distance (BinomeMatchProblem *self, const char *site, const char *other,
                                        int kilometres);

G_END_DECLS
