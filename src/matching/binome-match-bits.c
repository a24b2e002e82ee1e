/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Sets of people as one bit each: 64 people in one step. */

#include "binome-match-bits-private.h"

#include <string.h>

/* Every so many places in the order the whole set so far is kept; the rest is set bit by bit. */
#define STEP 64
#define MAX_SLICES 8

struct _BinomeMatchOrder
{
  guint n_words;
  guint n;
  gint64 *values; /* rising */
  guint32 *who;   /* in that order */
  guint64 *kept;  /* the first 0, STEP, 2 STEP… of them, a set after the other */
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

  self->values = g_new (gint64, MAX (self->n, 1));
  self->who = g_new (guint32, MAX (self->n, 1));
  self->kept = g_new0 (guint64, (gsize)(self->n / STEP + 1) * self->n_words);
  for (guint k = 0; k < self->n; k++)
    {
      guint64 *set = self->kept + (gsize)(k / STEP + 1) * self->n_words;

      self->values[k] = places[k].value;
      self->who[k] = places[k].who;
      if (k / STEP == self->n / STEP)
        continue;
      if (k % STEP == 0)
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

/* Everyone whose value is "most" or less. */
void
binome_match_order_get (const BinomeMatchOrder *self, gint64 most, guint64 *bits)
{
  guint low = 0, high = self->n;

  while (low < high)
    {
      guint middle = (low + high) / 2;

      if (self->values[middle] <= most)
        low = middle + 1;
      else
        high = middle;
    }
  memcpy (bits, self->kept + (gsize)(low / STEP) * self->n_words, self->n_words * sizeof *bits);
  for (guint k = low / STEP * STEP; k < low; k++)
    bits_set (bits, self->who[k]);
}

/* Eight bits as eight bytes of 0 or 1, the lowest bit in the lowest byte. */
static guint64
spread (guint8 bits)
{
  guint64 copies = bits * G_GUINT64_CONSTANT (0x0101010101010101) & G_GUINT64_CONSTANT (0x8040201008040201);

  /* Whatever bit is left in a byte carries into its highest bit. */
  return (copies + G_GUINT64_CONSTANT (0x7f7f7f7f7f7f7f7f)) >> 7 & G_GUINT64_CONSTANT (0x0101010101010101);
}

/* Counts bit by bit: slice s holds bit s of all 64 counts. "counts" has room for 64. Up to 255 sets. */
void
binome_match_bits_count (const guint64 *const *sets, guint n_sets, guint word, guint8 *counts)
{
  guint64 slices[MAX_SLICES] = { 0 };
  guint n_slices = 0;

  for (guint k = 0; k < n_sets; k++)
    {
      guint64 carry = sets[k][word];

      for (guint s = 0; carry != 0; s++)
        {
          guint64 both = slices[s] & carry;

          slices[s] ^= carry;
          carry = both;
          n_slices = MAX (n_slices, s + 1);
        }
    }

  for (guint k = 0; k < 8; k++)
    {
      guint64 bytes = 0;

      for (guint s = 0; s < n_slices; s++)
        bytes |= spread (slices[s] >> (8 * k) & 0xff) << s;
      for (guint b = 0; b < 8; b++)
        counts[8 * k + b] = (guint8)(bytes >> (8 * b));
    }
}
