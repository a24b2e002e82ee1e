/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Sets of people as one bit each, by a number that everybody has. */

#include "binome-match-bits-private.h"

#include <string.h>

/* Every so many places in the order the whole set so far is kept; the rest is set bit by bit. */
#define LEAST_STEP 16
#define MOST_STEP 64
#define STEPS 64 /* as many are enough where steps are not long by it */

struct _BinomeMatchOrder
{
  guint n_words;
  guint n;
  guint step;
  gint64 *values; /* rising */
  guint32 *who;   /* in that order */
  guint64 *kept;  /* the first 0, step, 2 steps… of them, a set after the other */
};

typedef struct
{
  gint64 value;
  guint32 who;
} Place;

static int
compare_places (gconstpointer a, gconstpointer b)
{
  const Place *x = a, *y = b;

  if (x->value != y->value)
    return x->value < y->value ? -1 : 1;
  return x->who < y->who ? -1 : x->who > y->who;
}

/* "known" says who has a value at all; the others are in no set. */
BinomeMatchOrder *
binome_match_order_new (const gint64 *values, const guint8 *known, guint n)
{
  BinomeMatchOrder *self = g_new0 (BinomeMatchOrder, 1);
  g_autofree Place *places = g_new (Place, MAX (n, 1));

  self->n_words = bits_n_words (n);
  for (guint k = 0; k < n; k++)
    if (known[k])
      places[self->n++] = (Place){ values[k], k };
  qsort (places, self->n, sizeof (Place), compare_places);

  self->step = CLAMP (self->n / STEPS, LEAST_STEP, MOST_STEP);
  self->values = g_new (gint64, MAX (self->n, 1));
  self->who = g_new (guint32, MAX (self->n, 1));
  self->kept = g_new0 (guint64, (gsize)(self->n / self->step + 1) * self->n_words + 1);
  for (guint k = 0; k < self->n; k++)
    {
      guint64 *set = self->kept + (gsize)(k / self->step + 1) * self->n_words;

      self->values[k] = places[k].value;
      self->who[k] = places[k].who;
      if (k / self->step == self->n / self->step)
        continue;
      if (k % self->step == 0)
        memcpy (set, set - self->n_words, self->n_words * sizeof *set);
      bits_set (set, places[k].who);
    }
  return self;
}

void
binome_match_order_free (BinomeMatchOrder *self)
{
  g_free (self->values);
  g_free (self->who);
  g_free (self->kept);
  g_free (self);
}

/* Everyone whose value is "most" or less, within the live blocks; NULL for all of them. */
void
binome_match_order_get (const BinomeMatchOrder *self, gint64 most, const BinomeMatchLive *live, guint64 *bits)
{
  const guint64 *kept;
  guint low = 0, high = self->n;

  while (low < high)
    {
      guint middle = (low + high) / 2;

      if (self->values[middle] <= most)
        low = middle + 1;
      else
        high = middle;
    }
  kept = self->kept + (gsize)(low / self->step) * self->n_words;
  if (live == NULL && self->n_words > 0)
    memcpy (bits, kept, self->n_words * sizeof *bits);
  for (guint k = 0; live != NULL && k < live->n; k++)
    memcpy (bits + (gsize)BLOCK_WORDS * live->blocks[k], kept + (gsize)BLOCK_WORDS * live->blocks[k],
            BLOCK_WORDS * sizeof *bits);
  /* Elsewhere nobody reads. */
  for (guint k = low / self->step * self->step; k < low; k++)
    bits_set (bits, self->who[k]);
}
