/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "binome-match-session.h"

G_BEGIN_DECLS

/**
 * BinomeMatchFragile:
 * @tutee: whose pair it is
 * @criterion: the preference whose weight decides
 * @change: +1 or -1: the change of the weight that moves them
 * @tutor: whom they would have then, or -1 for nobody
 *
 * A pair that hangs on a weight: another tutor would be better then, or the pair would fall below the lowest
 * score accepted.
 */
typedef struct
{
  guint tutee;
  guint criterion;
  int change;
  int tutor;
} BinomeMatchFragile;

const BinomeMatchOptions *binome_match_session_get_options (BinomeMatchSession *self);
GArray *binome_match_session_dup_fragile (BinomeMatchSession *self, GCancellable *cancellable,
                                          BinomeMatchProgress progress, gpointer user_data, GError **error);
GArray *binome_match_session_dup_unreached (BinomeMatchSession *self, GCancellable *cancellable,
                                            GError **error);
gboolean binome_match_problem_count_pairs (BinomeMatchProblem *problem, int lifted, guint64 *n_pairs,
                                           guint *n_without, GCancellable *cancellable, GError **error);

G_END_DECLS
