/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "binome-match-solver.h"

G_BEGIN_DECLS

#define BINOME_TYPE_MATCH_SESSION (binome_match_session_get_type ())
G_DECLARE_FINAL_TYPE (BinomeMatchSession, binome_match_session, BINOME, MATCH_SESSION, GObject)

/**
 * BinomeMatchCost:
 * @tutor: the tutor of the pair
 * @score: of the pair
 * @served: how many people fewer would be served with this pair than now; below 0 more
 * @total: how much the total score would be lower; below 0 higher
 *
 * What forcing one pair would cost the programme, everyone else being arranged as well as can be.
 */
typedef struct
{
  guint tutor;
  int score;
  int served;
  gint64 total;
} BinomeMatchCost;

BinomeMatchSession *binome_match_session_new (BinomeMatchProblem *problem, const BinomeMatchOptions *options);
gboolean binome_match_session_solve (BinomeMatchSession *self, GCancellable *cancellable,
                                     BinomeMatchProgress progress, gpointer user_data, GError **error);
gboolean binome_match_session_check (BinomeMatchSession *self, GCancellable *cancellable, GError **error);
BinomeMatchSolution *binome_match_session_dup_solution (BinomeMatchSession *self);
BinomeMatchProblem *binome_match_session_get_problem (BinomeMatchSession *self);
int binome_match_session_get_tutor (BinomeMatchSession *self, guint tutee);
void binome_match_session_count (BinomeMatchSession *self, guint *served, gint64 *total);

gboolean binome_match_session_lock (BinomeMatchSession *self, guint tutee, guint tutor, GError **error);
void binome_match_session_unlock (BinomeMatchSession *self, guint tutee);
gboolean binome_match_session_forbid (BinomeMatchSession *self, guint tutee, guint tutor, GError **error);
gboolean binome_match_session_allow (BinomeMatchSession *self, guint tutee, guint tutor, GError **error);
gboolean binome_match_session_set_capacity (BinomeMatchSession *self, guint tutor, int capacity,
                                            GError **error);

gboolean binome_match_session_get_cost (BinomeMatchSession *self, guint tutee, guint tutor,
                                        BinomeMatchCost *cost);
GArray *binome_match_session_dup_alternatives (BinomeMatchSession *self, guint tutee, guint most,
                                               GCancellable *cancellable, GError **error);

G_END_DECLS
