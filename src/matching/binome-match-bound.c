/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Who in a row is surely not wanted: most pairs need no exact score.
 *
 * A score above "most" means, with points and what was obtainable summed over the criteria,
 *
 *   2 points >= (2 most + 1) obtainable,
 *
 * which is linear: each criterion gives or takes something, and of each it is known what is the best that
 * somebody in this row can get. What a person loses to that is added up in bytes for many people at once. Who
 * has lost more than all the best together leave to spare, is out. Losses are rounded down, so that nobody is
 * out who is wanted. A price raises "most" for one tutor, which counts as one more loss.
 */

#include "binome-match-bound-private.h"

#include <string.h>

#define MOST_BUDGET 250
#define FAR_PRICE (1 << 29)
#define PRICE_SHIFT 10 /* prices are rounded that much before they are multiplied, to fit 32 bits */

void
binome_match_bound_begin (BinomeMatchBound *self)
{
  self->n_columns = 0;
  self->is_made = FALSE;
}

void
binome_match_bound_add (BinomeMatchBound *self, BinomeMatchColumnRow *column)
{
  self->columns[self->n_columns++] = column;
}

/* What the outcomes of a cell give at most; G_MININT64 where it has none. */
static gint64
get_gain (const BinomeMatchCells *cells, guint cell, gint64 weight, gint64 rate)
{
  gint64 gain = G_MININT64;

  if (cells->best[cell] >= 0)
    gain = 2 * (gint64)cells->best[cell] - rate * weight;
  if (cells->is_free >> cell & 1)
    gain = MAX (gain, 0);
  return gain;
}

/* The best gain of a column, 0 where nobody gets anything. */
static gint64
get_best_gain (const BinomeMatchCells *cells, gint64 weight, gint64 rate)
{
  gint64 best = G_MININT64;

  for (guint k = 0; k < cells->n; k++)
    best = MAX (best, get_gain (cells, k, weight, rate));
  return best > G_MININT64 ? best : 0;
}

/* Says whether anything can be lost. */
static gboolean
make_losses (const BinomeMatchBound *self, const BinomeMatchCells *cells, gint64 weight, gint64 rate,
             guint8 *losses)
{
  gint64 best = get_best_gain (cells, weight, rate);
  gboolean loses = FALSE;

  memset (losses, 0, LANES_CELLS);
  for (guint k = 0; k < cells->n; k++)
    {
      gint64 gain = get_gain (cells, k, weight, rate);

      losses[k]
          = gain > G_MININT64 ? (guint8)MIN ((best - gain) >> self->shift, LANES_ALL_LOST) : LANES_ALL_LOST;
      loses |= losses[k] > 0;
    }
  return loses;
}

/* Makes it ready for the people who are wanted with a score above this one, -1 at least. */
void
binome_match_bound_make (BinomeMatchBound *self, gint64 most_left_out)
{
  gint64 rate = 2 * most_left_out + 1, budget = 0, certain = 0;

  if (self->is_made && self->most_left_out == most_left_out)
    return;
  self->is_made = TRUE;
  self->most_left_out = most_left_out;
  for (guint c = 0; c < self->n_columns; c++)
    {
      const BinomeMatchCells *cells = binome_match_column_get_cells (self->columns[c]);
      gint64 weight = binome_match_column_get_weight (self->columns[c]);

      budget += get_best_gain (cells, weight, rate);
      certain += cells->is_free == 0 ? weight : 0;
    }
  self->takes_none = budget < 0;
  self->shift = 0;
  while (budget >> self->shift > MOST_BUDGET)
    self->shift++;
  self->budget = (guint8)(MAX (budget, 0) >> self->shift);
  self->price_factor = 2 * certain;

  self->n_losing = 0;
  for (guint c = 0; c < self->n_columns; c++)
    {
      gint64 weight = binome_match_column_get_weight (self->columns[c]);

      if (make_losses (self, binome_match_column_get_cells (self->columns[c]), weight, rate,
                       self->losses[self->n_losing]))
        self->losing[self->n_losing++] = (guint8)c;
    }
}

/* What the prices of a block take from its people. */
static void
lose_prices (const BinomeMatchBound *self, guint block, const BinomeMatchPrices *prices, gint64 least,
             guint8 *lost)
{
  const gint32 *relative = prices->relative + (gsize)BLOCK_PEOPLE * block;
  /* The score above which a pair is wanted is this plus the relative price, beyond what was made for. */
  const gint32 start = (gint32)(least + prices->base - self->most_left_out);
  const guint before = MIN (self->shift, PRICE_SHIFT), after = self->shift - before;
  const gint32 factor = (gint32)self->price_factor;

  for (guint k = 0; k < BLOCK_PEOPLE; k++)
    {
      gint32 more = CLAMP (relative[k] + start, 0, BINOME_MATCH_SCORE_MAX + 2);
      guint32 loss = (guint32)((more >> before) * factor) >> after;

      lost[k] = (guint8)MIN (loss, LANES_ALL_LOST);
    }
}

/* Takes out of the live of a block those who are surely not wanted: "score - price" must be above "least". */
void
binome_match_bound_apply (const BinomeMatchBound *self, guint block, const BinomeMatchPrices *prices,
                          gint64 least, guint64 *live)
{
  guint64 spared[BLOCK_WORDS] = { 0 }, kept[BLOCK_WORDS];
  guint8 lost[BLOCK_PEOPLE];

  for (guint c = 0; c < self->n_columns; c++)
    binome_match_column_spare (self->columns[c], block, spared);
  memcpy (kept, live, sizeof kept);
  if (self->takes_none)
    memset (kept, 0, sizeof kept);
  else
    {
      if (prices != NULL && self->shift >= PRICE_SHIFT)
        lose_prices (self, block, prices, least, lost);
      else
        memset (lost, 0, sizeof lost);
      for (guint k = 0; k < self->n_losing; k++)
        binome_match_column_lose (self->columns[self->losing[k]], block, self->losses[k], kept, lost);
      binome_match_lanes_keep (lost, self->budget, kept);
    }
  for (guint w = 0; w < BLOCK_WORDS; w++)
    live[w] &= kept[w] | spared[w];
}

/* Whether these are the prices, and near enough to what is asked for. */
gboolean
binome_match_prices_fit (const BinomeMatchPrices *self, const gint64 *prices, gint64 least)
{
  return self->prices == prices && ABS (self->base + least) < NEAR_PRICE;
}

/* Where a score above "least" and the price is wanted, only prices around "-least" make a difference: all
 * others are as good as endless. */
void
binome_match_prices_set (BinomeMatchPrices *self, const BinomeMatchLineup *lineup, const gint64 *prices,
                         gint64 least)
{
  guint m = lineup->tutors->len;

  if (self->relative == NULL)
    self->relative = g_new0 (gint32, BLOCK_PEOPLE * (gsize)(lineup->n_words / BLOCK_WORDS) + 1);
  self->prices = prices;
  self->base = ABS (least) < NEAR_PRICE ? 0 : -least;
  self->lowest = FAR_PRICE;
  for (guint j = 0; j < m; j++)
    {
      gint64 price = prices[lineup->who[j]];

      self->relative[j] = (gint32)CLAMP (price - self->base, -FAR_PRICE, FAR_PRICE);
      self->lowest = MIN (self->lowest, self->relative[j]);
    }
}
