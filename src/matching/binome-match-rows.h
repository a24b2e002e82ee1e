/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* A possible pair of one tutee: an index, and what it is worth, 0 to BINOME_MATCH_SCORE_MAX. */
typedef struct
{
  guint32 tutor;
  guint32 score;
} BinomeMatchArc;

typedef struct _BinomeMatchRows BinomeMatchRows;
typedef struct _BinomeMatchSieve BinomeMatchSieve;

/**
 * BinomeMatchSieve:
 * @least: wanted are the pairs with "score - price" above it; others may come too. It may be raised while
 *   the row is read.
 * @prices: (nullable): per tutor, not below 0; %NULL for prices of 0. They must stay as they are as long as
 * rows are read with the same scratch.
 * @passed: how many tutors have been passed by, possible or not, once @take is called; 0 where the rows do
 * not say
 * @place: a number that says where in the row to begin; the same order for the same number
 * @take: takes the next pairs, each tutor at most once in a row
 * @among: (nullable): wanted are these tutors alone; others may come too. They must stay as they are as long
 * as rows are read with the same scratch.
 * @n_among: how many
 *
 * Who reads a row, and what of it is wanted. What is surely not wanted need not be scored to the end.
 */
struct _BinomeMatchSieve
{
  gint64 least;
  const gint64 *prices;
  guint32 place;
  guint passed;
  void (*take) (BinomeMatchSieve *self, const BinomeMatchArc *arcs, gsize n_arcs);
  const guint32 *among;
  guint n_among;
};

/**
 * BinomeMatchRows:
 * @n_tutees: how many tutees
 * @n_tutors: how many tutors
 * @scratch_new: room that one thread needs for @read
 * @scratch_free: gives it back
 * @read: the possible pairs of a tutee, as far as they are wanted
 * @score: what one pair is worth, -1 where it is not possible
 *
 * Where the engine takes the possible pairs from, row by row. They are never all in memory at once: rows
 * are computed when they are asked for, in several threads.
 */
struct _BinomeMatchRows
{
  guint n_tutees;
  guint n_tutors;
  gpointer (*scratch_new) (const BinomeMatchRows *self);
  void (*scratch_free) (gpointer scratch);
  void (*read) (const BinomeMatchRows *self, gpointer scratch, guint tutee, BinomeMatchSieve *sieve);
  int (*score) (const BinomeMatchRows *self, guint tutee, guint tutor);
};

/* Where a tutee begins to look: a place of their own. Where many pairs are worth the same, not everybody
 * then looks at the same ones first. */
static inline guint32
binome_match_own_place (guint tutee)
{
  return tutee * 2654435769u;
}

GArray *binome_match_rows_collect (const BinomeMatchRows *self, guint tutee);

G_END_DECLS
