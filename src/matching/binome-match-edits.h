/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "binome-match-rows.h"

G_BEGIN_DECLS

/**
 * BinomeMatchEdits:
 *
 * Rows of possible pairs with changes by hand laid over: pairs kept apart, pairs allowed in spite of the
 * rules, and a lowest score. It can be used wherever #BinomeMatchRows can.
 */
typedef struct _BinomeMatchEdits BinomeMatchEdits;

BinomeMatchEdits *binome_match_edits_new (const BinomeMatchRows *base, int minimum);
void binome_match_edits_free (BinomeMatchEdits *self);
const BinomeMatchRows *binome_match_edits_get_rows (const BinomeMatchEdits *self);
void binome_match_edits_forbid (BinomeMatchEdits *self, guint tutee, guint tutor);
void binome_match_edits_allow (BinomeMatchEdits *self, guint tutee, guint tutor, int score);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (BinomeMatchEdits, binome_match_edits_free)

G_END_DECLS
