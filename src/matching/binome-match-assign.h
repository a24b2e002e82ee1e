/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "binome-match-engine.h"
#include "binome-match-instance.h"

G_BEGIN_DECLS

/**
 * BinomeMatchAssignment:
 * @n_tutees: how many tutees
 * @n_tutors: how many tutors
 * @tutor: per tutee, the index of the tutor, or -1; -1 for a locked one too
 * @lock: per tutee, the tutor they are locked to, or -1: they and their seat are not part of the proof
 * @seats: per tutor, the seats beside those of locked tutees
 * @held: per tutor, how many locked tutees
 * @served: how many tutees have a tutor
 * @total: the sum of the scores of all pairs
 * @serving: what serving one more person weighs, above every sum of scores
 * @tutee_price: per tutee, the dual price: what their being there adds
 * @tutor_price: per tutor, the dual price: a bound on what one more seat of theirs would add
 * @largest: no score is above it
 * @minimum: the lowest score of a pair that was looked at
 * @penalty: (array length=n_penalties): what the first, second… tutee of one tutor costs; the last one
 *   counts for all further
 * @n_penalties: how many, 0 for no penalties
 *
 * The prices are in units of the weight `serving + score`. With them the optimum is proven: see
 * binome_match_certificate_check().
 */
typedef struct
{
  guint n_tutees;
  guint n_tutors;
  int *tutor;
  int *lock;
  int *seats;
  int *held;
  guint served;
  gint64 total;
  gint64 serving;
  gint64 *tutee_price;
  gint64 *tutor_price;
  guint32 largest;
  int minimum;
  gint64 *penalty;
  guint n_penalties;
} BinomeMatchAssignment;

BinomeMatchAssignment *binome_match_assign (const BinomeMatchInstance *instance, GCancellable *cancellable,
                                            BinomeMatchProgress progress, gpointer user_data, GError **error);
BinomeMatchAssignment *binome_match_assignment_new (const BinomeMatchEngine *engine);
void binome_match_assignment_free (BinomeMatchAssignment *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (BinomeMatchAssignment, binome_match_assignment_free)

G_END_DECLS
