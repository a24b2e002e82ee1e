/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "binome-match-rows.h"

G_BEGIN_DECLS

/* Beyond it the sum of all weights would leave 64 bits, scores being up to BINOME_MATCH_SCORE_MAX. */
#define BINOME_MATCH_INSTANCE_MAX_TUTEES 2000000

/**
 * BinomeMatchInstance:
 *
 * A matching stripped to its numbers: capacities, and per tutee the possible pairs, row by row in one block.
 */
typedef struct _BinomeMatchInstance BinomeMatchInstance;

BinomeMatchInstance *binome_match_instance_new (guint n_tutors, const int *capacities);
void binome_match_instance_free (BinomeMatchInstance *self);
void binome_match_instance_add_arc (BinomeMatchInstance *self, guint tutor, guint32 score);
void binome_match_instance_end_tutee (BinomeMatchInstance *self);

guint binome_match_instance_get_n_tutees (const BinomeMatchInstance *self);
guint binome_match_instance_get_n_tutors (const BinomeMatchInstance *self);
guint32 binome_match_instance_get_largest (const BinomeMatchInstance *self);
gsize binome_match_instance_get_n_arcs (const BinomeMatchInstance *self);
int binome_match_instance_get_capacity (const BinomeMatchInstance *self, guint tutor);
const BinomeMatchArc *binome_match_instance_get_arcs (const BinomeMatchInstance *self, guint tutee,
                                                      gsize *n_arcs);
const BinomeMatchRows *binome_match_instance_get_rows (const BinomeMatchInstance *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (BinomeMatchInstance, binome_match_instance_free)

G_END_DECLS
