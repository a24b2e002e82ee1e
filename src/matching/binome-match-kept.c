/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Rows that are kept with all their scores.
 *
 * While somebody changes a matching by hand, it is the same rows that have to be proven again and again. Once
 * the matching was solved, such rows are kept as far as a fixed amount of memory goes, a few more with each
 * change, so that none takes long.
 */

#include "binome-match-engine-private.h"

#define MOST_KEPT (6 << 20) /* scores */
#define KEPT_AT_ONCE 48     /* rows */

typedef struct
{
  BinomeMatchSieve sieve; /* the first member */
  gint32 *scores;
} Reader;

static void
take (BinomeMatchSieve *sieve, const BinomeMatchArc *arcs, gsize n_arcs)
{
  gint32 *scores = ((Reader *)sieve)->scores;

  for (gsize k = 0; k < n_arcs; k++)
    scores[arcs[k].tutor] = (gint32)arcs[k].score;
}

/* How many more rows may be kept now. */
guint
binome_match_engine_count_to_keep (const BinomeMatchEngine *self)
{
  guint most = MOST_KEPT / MAX (self->n_tutors, 1), n = g_hash_table_size (self->kept);

  return self->is_settled && n < most ? MIN (most - n, KEPT_AT_ONCE) : 0;
}

/* The score of each tutor, -1 where the pair is not possible; NULL where the row is not kept. */
const gint32 *
binome_match_engine_find_kept (const BinomeMatchEngine *self, guint tutee)
{
  return g_hash_table_lookup (self->kept, GUINT_TO_POINTER (tutee));
}

/* The same, read. "scratch" is that of the rows, for one thread. */
gint32 *
binome_match_engine_read_kept (const BinomeMatchEngine *self, gpointer scratch, guint tutee)
{
  Reader reader = { { .least = G_MININT64, .take = take }, g_new (gint32, self->n_tutors) };

  for (guint j = 0; j < self->n_tutors; j++)
    reader.scores[j] = -1;
  self->rows->read (self->rows, scratch, tutee, &reader.sieve);
  return reader.scores;
}

/* Keeps a row, which it takes over. */
void
binome_match_engine_keep (BinomeMatchEngine *self, guint tutee, gint32 *scores)
{
  g_hash_table_insert (self->kept, GUINT_TO_POINTER (tutee), scores);
}

/* Called when a pair of this tutee is allowed or forbidden. */
void
binome_match_engine_forget_kept (BinomeMatchEngine *self, guint tutee)
{
  g_hash_table_remove (self->kept, GUINT_TO_POINTER (tutee));
}
