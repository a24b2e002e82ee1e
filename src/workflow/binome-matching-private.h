/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "binome-match-explainer.h"
#include "binome-matching.h"

G_BEGIN_DECLS

/* What a run found for one tutee, ready to be kept. */
typedef struct
{
  gint64 tutee;
  gint64 tutor; /* 0 for nobody */
  double score; /* 0 to 100 */
  int coverage;
  gboolean locked;
  char *explanation;
  char *detail;
} BinomeMatchFound;

void binome_match_found_free (BinomeMatchFound *self);

BinomeMatchProblem *binome_matching_load_problem (BinomeDb *db, gint64 programme, char **criteria,
                                                  GError **error);
BinomeMatchSession *binome_matching_options_solve (const BinomeMatchingOptions *self,
                                                   BinomeMatchProblem *problem, GCancellable *cancellable,
                                                   BinomeMatchProgress progress, gpointer user_data,
                                                   GError **error);
BinomeMatchFound *binome_matching_explain (BinomeMatchSolution *solution, guint tutee);
BinomeMatchRun *binome_matching_make_run (BinomeMatching *self);
GPtrArray *binome_matching_get_found (BinomeMatching *self);
const char *binome_matching_get_author (void);
void binome_matching_set_run (BinomeMatching *self, gint64 run);

/* The reasons that forbid a pair, where nobody but the program says so. */
#define BINOME_MATCHING_WAS_PAIR "was-pair"

G_END_DECLS
