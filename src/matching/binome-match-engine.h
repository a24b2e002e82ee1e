/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "binome-match-parallel.h"
#include "binome-match-rows.h"

G_BEGIN_DECLS

typedef struct _BinomeMatchEngine BinomeMatchEngine;

/**
 * BinomeMatchSetup:
 * @n_threads: how many threads, 0 for as many as the machine has; the result is the same for any number
 * @list_size: how many pairs of a tutee are looked at before the others have to prove that they cannot
 *   help, 0 for the usual; the result is as good for any number
 * @minimum: pairs below this score are not made
 * @largest: no score is above it; 0 for %BINOME_MATCH_SCORE_MAX
 * @penalties: (array length=n_penalties) (nullable): in points of score, what the first, second… tutee of one
 *   tutor costs, never falling; the last one counts for all further
 * @n_penalties: how many
 *
 * What to look for, and how.
 */
typedef struct
{
  guint n_threads;
  guint list_size;
  int minimum;
  guint32 largest;
  const int *penalties;
  guint n_penalties;
} BinomeMatchSetup;

BinomeMatchEngine *binome_match_engine_new (const BinomeMatchRows *rows, const int *capacities,
                                            const BinomeMatchSetup *setup);
void binome_match_engine_free (BinomeMatchEngine *self);
gboolean binome_match_engine_solve (BinomeMatchEngine *self, GCancellable *cancellable,
                                    BinomeMatchProgress progress, gpointer user_data, GError **error);

void binome_match_engine_lock (BinomeMatchEngine *self, guint tutee, guint tutor);
void binome_match_engine_unlock (BinomeMatchEngine *self, guint tutee);
void binome_match_engine_forbid (BinomeMatchEngine *self, guint tutee, guint tutor);
void binome_match_engine_allow (BinomeMatchEngine *self, guint tutee, guint tutor, int score);
void binome_match_engine_set_capacity (BinomeMatchEngine *self, guint tutor, int capacity);

int binome_match_engine_get_tutor (const BinomeMatchEngine *self, guint tutee);
int binome_match_engine_get_lock (const BinomeMatchEngine *self, guint tutee);
int binome_match_engine_get_capacity (const BinomeMatchEngine *self, guint tutor);
int binome_match_engine_get_held (const BinomeMatchEngine *self, guint tutor);
int binome_match_engine_get_score (const BinomeMatchEngine *self, guint tutee, guint tutor);
guint32 binome_match_engine_get_largest (const BinomeMatchEngine *self);
int binome_match_engine_get_minimum (const BinomeMatchEngine *self);
gint64 binome_match_engine_get_serving (const BinomeMatchEngine *self);
gint64 binome_match_engine_get_tutee_price (const BinomeMatchEngine *self, guint tutee);
gint64 binome_match_engine_get_tutor_price (const BinomeMatchEngine *self, guint tutor);
void binome_match_engine_count (const BinomeMatchEngine *self, gboolean with_locked, guint *served,
                                gint64 *total);
guint32 binome_match_engine_get_own_score (const BinomeMatchEngine *self, guint tutee);
gint64 binome_match_engine_get_worth (const BinomeMatchEngine *self);
const gint64 *binome_match_engine_get_penalties (const BinomeMatchEngine *self, guint *n_penalties);
const BinomeMatchRows *binome_match_engine_get_rows (const BinomeMatchEngine *self);
const BinomeMatchArc *binome_match_engine_get_listed (const BinomeMatchEngine *self, guint tutee,
                                                      guint *n_arcs, gint64 *least_of_others);

typedef struct _BinomeMatchMemory BinomeMatchMemory;

BinomeMatchMemory *binome_match_engine_remember (const BinomeMatchEngine *self);
void binome_match_engine_restore (BinomeMatchEngine *self, const BinomeMatchMemory *memory);
void binome_match_memory_free (BinomeMatchMemory *memory);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (BinomeMatchEngine, binome_match_engine_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (BinomeMatchMemory, binome_match_memory_free)

G_END_DECLS
