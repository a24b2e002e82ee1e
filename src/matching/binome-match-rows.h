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

/**
 * BinomeMatchRows:
 * @n_tutees: how many tutees
 * @n_tutors: how many tutors
 * @scratch_new: room that one thread needs for @read
 * @scratch_free: gives it back
 * @read: the possible pairs of a tutee by rising tutor; they hold until the next call with the same scratch
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
  const BinomeMatchArc *(*read) (const BinomeMatchRows *self, gpointer scratch, guint tutee, gsize *n_arcs);
  int (*score) (const BinomeMatchRows *self, guint tutee, guint tutor);
};

G_END_DECLS
