/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The plain way to read a row of possible pairs: all of them, in order. */

#include "binome-match-rows.h"

typedef struct
{
  BinomeMatchSieve sieve; /* the first member */
  GArray *arcs;
} Collector;

static void
take (BinomeMatchSieve *sieve, const BinomeMatchArc *arcs, gsize n_arcs)
{
  g_array_append_vals (((Collector *)sieve)->arcs, arcs, (guint)n_arcs);
}

static int
compare_tutors (gconstpointer a, gconstpointer b)
{
  const BinomeMatchArc *x = a, *y = b;

  return x->tutor < y->tutor ? -1 : x->tutor > y->tutor;
}

/**
 * binome_match_rows_collect:
 * @self: rows
 * @tutee: an index
 *
 * Returns: (transfer full) (element-type BinomeMatchArc): the possible pairs of @tutee, by rising tutor
 */
GArray *
binome_match_rows_collect (const BinomeMatchRows *self, guint tutee)
{
  GArray *arcs = g_array_new (FALSE, FALSE, sizeof (BinomeMatchArc));
  Collector collector = { { G_MININT64, NULL, 0, 0, take }, arcs };
  gpointer scratch = self->scratch_new (self);

  self->read (self, scratch, tutee, &collector.sieve);
  self->scratch_free (scratch);
  g_array_sort (arcs, compare_tutors);
  return arcs;
}
