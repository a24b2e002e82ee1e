/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Sets of people as one bit each: many people in one step. */

#include "binome-match-bits-private.h"

#include <string.h>

/* Every so many places in the order the whole set so far is kept; the rest is set bit by bit. */
#define STEP 64
#define MAX_SLICES 8
#define FEW 64 /* of a block: below it, counts are picked out one by one */

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
  self->kept = g_new0 (guint64, (gsize)(self->n / STEP + 1) * self->n_words + 1);
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
  if (self->n_words > 0)
    memcpy (bits, self->kept + (gsize)(low / STEP) * self->n_words, self->n_words * sizeof *bits);
  for (guint k = low / STEP * STEP; k < low; k++)
    bits_set (bits, self->who[k]);
}

/* One bit for each person of a block, 256 in one step. */
typedef guint64 Lanes __attribute__ ((vector_size (8 * BLOCK_WORDS)));

/* Adds three bits of equal weight: the sum stays in the first, the carry weighs twice as much. */
static inline void
add_three (Lanes *sum, const Lanes *a, const Lanes *b, Lanes *carry)
{
  Lanes half = *sum ^ *a;

  *carry = (*sum & *a) | (half & *b);
  *sum = half ^ *b;
}

static inline void
load (const guint64 *const *sets, guint n_sets, guint set, guint block, Lanes *lanes)
{
  if (set < n_sets)
    memcpy (lanes, sets[set] + (gsize)block * BLOCK_WORDS, sizeof *lanes);
  else
    *lanes = (Lanes){ 0 };
}

/* Adds up the sets: slice s gets bit s of every count. Returns how many slices there are. */
static guint
add_up (const guint64 *const *sets, guint n_sets, guint block, Lanes *slices)
{
  guint n_slices = 0;

  while (n_sets >> n_slices != 0)
    n_slices++;
  for (guint s = 0; s < MAX (n_slices, 3); s++)
    slices[s] = (Lanes){ 0 };

  /* Four at a time, so that carries run through the higher slices once for four sets. */
  for (guint k = 0; k < n_sets; k += 4)
    {
      Lanes set[4], two, other, carry;

      for (guint l = 0; l < 4; l++)
        load (sets, n_sets, k + l, block, &set[l]);
      add_three (&slices[0], &set[0], &set[1], &two);
      add_three (&slices[0], &set[2], &set[3], &other);
      add_three (&slices[1], &two, &other, &carry);
      for (guint s = 2; s < n_slices; s++)
        {
          Lanes both = slices[s] & carry;

          slices[s] ^= carry;
          carry = both;
        }
    }
  return n_slices;
}

/* Eight bits as eight bytes of 0 or 1, the lowest bit in the lowest byte. */
static guint64
spread (guint8 bits)
{
  guint64 copies = bits * G_GUINT64_CONSTANT (0x0101010101010101) & G_GUINT64_CONSTANT (0x8040201008040201);

  /* Whatever bit is left in a byte carries into its highest bit. */
  return (copies + G_GUINT64_CONSTANT (0x7f7f7f7f7f7f7f7f)) >> 7 & G_GUINT64_CONSTANT (0x0101010101010101);
}

/* The counts of all people of a block, as bytes. */
static void
spread_all (const guint64 slices[][BLOCK_WORDS], guint n_slices, guint8 *bytes)
{
  for (guint at = 0; at < BLOCK_PEOPLE / 8; at++)
    {
      guint64 eight = 0;

      for (guint s = 0; s < n_slices; s++)
        eight |= spread (slices[s][at / 8] >> (8 * (at % 8)) & 0xff) << s;
      eight = GUINT64_TO_LE (eight);
      memcpy (bytes + 8 * at, &eight, sizeof eight);
    }
}

/* In how many of the sets, up to 255, each of "n" people of a block is; "who" says which people. */
void
binome_match_bits_count (const guint64 *const *sets, guint n_sets, guint block, const guint8 *who, guint n,
                         guint8 *counts)
{
  Lanes lanes[MAX_SLICES];
  guint64 slices[MAX_SLICES][BLOCK_WORDS];
  guint8 bytes[BLOCK_PEOPLE];
  guint n_slices = add_up (sets, n_sets, block, lanes);

  memcpy (slices, lanes, n_slices * sizeof *slices);
  if (n >= FEW)
    {
      spread_all (slices, n_slices, bytes);
      for (guint k = 0; k < n; k++)
        counts[k] = bytes[who[k]];
      return;
    }
  for (guint k = 0; k < n; k++)
    {
      guint count = 0;

      for (guint s = 0; s < n_slices; s++)
        count |= (guint)(slices[s][who[k] / 64] >> (who[k] % 64) & 1) << s;
      counts[k] = (guint8)count;
    }
}
