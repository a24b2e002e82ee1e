/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "binome-match-instance.h"

G_BEGIN_DECLS

/**
 * BinomeMatchProgress:
 * @done: steps done
 * @total: steps in all, never 0
 * @user_data: of the caller
 *
 * Called from the thread that works.
 */
typedef void (*BinomeMatchProgress) (guint done, guint total, gpointer user_data);

/**
 * BinomeMatchAssignment:
 * @n_tutees: how many tutees
 * @n_tutors: how many tutors
 * @tutor: per tutee, the index of the tutor, or -1
 * @served: how many tutees have a tutor
 * @total: the sum of the scores of all pairs
 * @serving: what serving one more person weighs, above every sum of scores
 * @tutee_price: per tutee, the dual price: what their being there adds
 * @tutor_price: per tutor, the dual price: a bound on what one more seat of theirs would add
 *
 * The prices are in units of the weight `serving + score`. With them the optimum is proven: see
 * binome_match_certificate_check().
 */
typedef struct
{
  guint n_tutees;
  guint n_tutors;
  int *tutor;
  guint served;
  gint64 total;
  gint64 serving;
  gint64 *tutee_price;
  gint64 *tutor_price;
} BinomeMatchAssignment;

BinomeMatchAssignment *binome_match_assign (const BinomeMatchInstance *instance, GCancellable *cancellable,
                                            BinomeMatchProgress progress, gpointer user_data, GError **error);
void binome_match_assignment_free (BinomeMatchAssignment *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (BinomeMatchAssignment, binome_match_assignment_free)

G_END_DECLS
