/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A column by counts: how many of the tutee's skills or values a tutor has, and at which level. */

#include "binome-match-column-parts-private.h"

#define MAX_WANTED 250
#define MAX_WANTED_LEVELS 15
#define MAX_LEVEL_CELL 3 /* with levels there are four cells for each of four counts */

/* What it means to want so many. */
typedef struct
{
  guint64 *sums; /* per combination of counts */
  BinomeMatchCells cells;
  gboolean adds;
  /* Without levels: who is ruled out by the count alone. */
  gboolean bars;
  gboolean unknown_out; /* those who have none at all */
  gboolean below_out;   /* those who have some in common or none, but fewer than "turn" says */
  gboolean above_out;   /* those from "turn" on */
  guint turn;
} Meaning;

struct _BinomeMatchCounts
{
  const BinomeMatchCriterion *criterion;
  const BinomeMatchCounter *counter;
  guint counter_at;
  gboolean with_levels;
  gboolean has_unknown_level;
  guint64 unknown;
  guint n_tutees;
  Meaning *meanings[MAX_WANTED + 1]; /* NULL where nobody wants so many */
};

/* A count that only this column needs. */
typedef struct
{
  const guint64 *sets[MAX_WANTED_LEVELS];
  guint n_sets;
  guint block; /* of which the numbers are there; G_MAXUINT none */
  guint8 numbers[BLOCK_PEOPLE];
} LevelCount;

struct _BinomeMatchCountsRow
{
  const BinomeMatchCounts *counts;
  BinomeMatchCounterRow *common; /* who has any, and has it */
  LevelCount compared;           /* has it, with levels on both sides */
  LevelCount high;               /* has it at the level asked for or above */
  guint wanted;
  BinomeMatchCells unknown; /* the only cell of a tutee who wants nothing */
};

/* Of the first count: 0 none at all, 1 none in common, 2 one in common… */
static guint64
get_sum (const BinomeMatchCounts *self, guint wanted, guint first, guint compared, guint high)
{
  if (first == 0)
    return self->unknown;
  return sum_of (self->criterion, self->with_levels
                                      ? binome_match_compare_levels (first - 1, compared, high)
                                      : binome_match_compare_common (self->criterion, wanted, first - 1));
}

/* Where what is ruled out is all below one count, or all from there on, a set says who it is. */
static void
find_bars (const BinomeMatchCounts *self, Meaning *meaning, guint wanted)
{
  guint n_turns = 0;

  meaning->unknown_out = sum_bars (self->unknown);
  meaning->below_out = sum_bars (meaning->sums[1]);
  meaning->above_out = sum_bars (meaning->sums[wanted + 1]);
  meaning->turn = wanted + 1;
  for (guint first = 2; first <= wanted + 1; first++)
    if (sum_bars (meaning->sums[first]) != sum_bars (meaning->sums[first - 1]))
      {
        n_turns++;
        meaning->turn = first;
      }
  meaning->bars = n_turns <= 1 && (meaning->unknown_out || meaning->below_out || meaning->above_out);
}

static void
make_meaning (BinomeMatchCounts *self, guint wanted)
{
  Meaning *meaning;
  guint side = self->with_levels ? wanted + 1 : 1, at = 0;

  if (self->meanings[wanted] != NULL)
    return;
  meaning = self->meanings[wanted] = g_new0 (Meaning, 1);
  meaning->sums = g_new (guint64, (gsize)(wanted + 2) * side * side);
  cells_clear (&meaning->cells);
  for (guint first = 0; first <= wanted + 1; first++)
    for (guint compared = 0; compared < side; compared++)
      for (guint high = 0; high < side; high++)
        {
          guint64 sum = get_sum (self, wanted, first, compared, MIN (high, compared));

          meaning->sums[at++] = sum;
          if (high > compared || compared > MAX (first, 1) - 1)
            continue; /* nobody has such counts */
          cells_add (&meaning->cells,
                     self->with_levels
                         ? MIN (first, MAX_LEVEL_CELL) * (MAX_LEVEL_CELL + 1) + MIN (high, MAX_LEVEL_CELL)
                         : MIN (first, LANES_CELLS - 1),
                     sum);
        }
  if (!self->with_levels)
    find_bars (self, meaning, wanted);
  for (guint k = 0; k < at; k++)
    meaning->adds |= meaning->sums[k] != 0 && !(meaning->bars && sum_bars (meaning->sums[k]));
}

static guint
max_wanted (const BinomeMatchCounts *self)
{
  return self->with_levels ? MAX_WANTED_LEVELS : MAX_WANTED;
}

BinomeMatchCounts *
binome_match_counts_new (const BinomeMatchLineup *lineup, const BinomeMatchCriterion *criterion,
                         const GPtrArray *counters)
{
  BinomeMatchCounts *self = g_new0 (BinomeMatchCounts, 1);

  self->criterion = criterion;
  self->counter = binome_match_counters_find (counters, criterion, &self->counter_at);
  self->with_levels = criterion->comparator == BINOME_MATCH_COMPARE_SKILL_LEVEL;
  self->has_unknown_level = binome_match_counter_has_unknown_level (self->counter);
  self->unknown = sum_of (criterion, outcome_unknown ());
  self->n_tutees = lineup->problem->tutees->len;
  for (guint i = 0; i < self->n_tutees; i++)
    {
      guint n = binome_match_counter_count_wanted (self->counter, i);

      if (n > 0 && n <= max_wanted (self))
        make_meaning (self, n);
    }
  return self;
}

void
binome_match_counts_free (BinomeMatchCounts *self)
{
  for (guint k = 0; k < G_N_ELEMENTS (self->meanings); k++)
    if (self->meanings[k] != NULL)
      {
        g_free (self->meanings[k]->sums);
        g_free (self->meanings[k]);
      }
  g_free (self);
}

BinomeMatchCountsRow *
binome_match_counts_row_new (const BinomeMatchCounts *self, BinomeMatchCounterRow **counter_rows)
{
  BinomeMatchCountsRow *row = g_new0 (BinomeMatchCountsRow, 1);

  row->counts = self;
  row->common = counter_rows[self->counter_at];
  cells_clear (&row->unknown);
  cells_add (&row->unknown, 0, self->unknown);
  return row;
}

void
binome_match_counts_row_free (BinomeMatchCountsRow *row)
{
  g_free (row);
}

static void
collect_levels (BinomeMatchCountsRow *row, const BinomeMatchWanted *wanted, guint n)
{
  const BinomeMatchCounts *self = row->counts;

  row->compared.n_sets = row->high.n_sets = 0;
  row->compared.block = row->high.block = G_MAXUINT;
  for (guint k = 0; k < n; k++)
    {
      gint64 asked = MIN ((gint64)wanted[k].level + self->criterion->minimum, BINOME_MATCH_LEVEL_MAX);

      if (wanted[k].level == 0)
        continue;
      row->compared.sets[row->compared.n_sets++]
          = binome_match_counter_get_set (self->counter, wanted[k].number, COUNTER_LEVEL);
      row->high.sets[row->high.n_sets++]
          = binome_match_counter_get_set (self->counter, wanted[k].number, COUNTER_LEVEL + (guint)asked - 1);
    }
}

/* Begins the row that the counter has begun. Returns FALSE for a tutee who wants so much that the row is done
 * pair by pair. "bars" says whether a block has to be asked who is ruled out; whoever still is after that
 * shows when the sums are made. */
gboolean
binome_match_counts_begin (BinomeMatchCountsRow *row, gboolean *adds, gboolean *bars)
{
  const BinomeMatchCounts *self = row->counts;
  const BinomeMatchWanted *wanted;

  row->wanted = binome_match_counter_row_get_wanted (row->common, &wanted);
  *adds = row->wanted == 0 && self->unknown != 0;
  *bars = FALSE;
  if (row->wanted == 0)
    return TRUE;
  if (row->wanted > max_wanted (self))
    return FALSE;

  if (self->with_levels)
    collect_levels (row, wanted, row->wanted);
  *adds = self->meanings[row->wanted]->adds;
  *bars = self->meanings[row->wanted]->bars;
  return TRUE;
}

const BinomeMatchCells *
binome_match_counts_get_cells (const BinomeMatchCountsRow *row)
{
  return row->wanted == 0 ? &row->unknown : &row->counts->meanings[row->wanted]->cells;
}

/* See binome_match_counter_row_get_numbers(). */
static const guint8 *
count_level (LevelCount *self, guint block, const guint64 *live)
{
  BinomeMatchLanes lanes;

  if (self->block != block)
    {
      binome_match_lanes_count (&lanes, self->sets, self->n_sets, block);
      binome_match_lanes_spread (&lanes, live, self->numbers);
      self->block = block;
    }
  return self->numbers;
}

/* Takes out of the live whoever the count alone rules out. */
void
binome_match_counts_bar (BinomeMatchCountsRow *row, guint block, guint64 *live)
{
  const Meaning *meaning = row->counts->meanings[row->wanted];
  const BinomeMatchLanes *common = binome_match_counter_row_count (row->common, block);
  guint64 known[BLOCK_WORDS], above[BLOCK_WORDS];

  binome_match_lanes_at_least (common, 1, known);
  binome_match_lanes_at_least (common, meaning->turn, above);
  for (guint w = 0; w < BLOCK_WORDS; w++)
    {
      if (meaning->unknown_out)
        live[w] &= known[w];
      if (meaning->below_out)
        live[w] &= ~known[w] | above[w];
      if (meaning->above_out)
        live[w] &= ~above[w];
    }
}

void
binome_match_counts_lose (BinomeMatchCountsRow *row, guint block, const guint8 *losses, const guint64 *live,
                          guint8 *lost)
{
  const guint8 *common;

  if (row->wanted == 0)
    return;
  common = binome_match_counter_row_get_numbers (row->common, block, live);
  if (row->counts->with_levels)
    binome_match_numbers_lose (common, MAX_LEVEL_CELL, count_level (&row->high, block, live), losses, live,
                               lost);
  else
    binome_match_numbers_lose (common, LANES_CELLS - 1, NULL, losses, live, lost);
}

static void
add_levels (BinomeMatchCountsRow *row, guint block, const guint8 *who, guint n, const guint8 *common,
            guint64 *sums)
{
  const BinomeMatchCounts *self = row->counts;
  const guint64 *meaning = self->meanings[row->wanted]->sums;
  const guint8 *high = count_level (&row->high, block, NULL);
  /* Where every level is known, all that two people have in common is compared. */
  const guint8 *compared = self->has_unknown_level ? count_level (&row->compared, block, NULL) : NULL;
  guint side = row->wanted + 1;

  for (guint k = 0; k < n; k++)
    {
      guint first = common[who[k]];
      guint second = compared != NULL ? compared[who[k]] : first - (first > 0);

      sums[k] += meaning[(first * side + second) * side + high[who[k]]];
    }
}

void
binome_match_counts_add (BinomeMatchCountsRow *row, guint block, const guint8 *who, guint n, guint64 *sums)
{
  const BinomeMatchCounts *self = row->counts;
  const guint64 *meaning;
  const guint8 *common;

  if (row->wanted == 0)
    {
      for (guint k = 0; k < n; k++)
        sums[k] += self->unknown;
      return;
    }

  common = binome_match_counter_row_get_numbers (row->common, block, NULL);
  if (self->with_levels)
    {
      add_levels (row, block, who, n, common, sums);
      return;
    }
  meaning = self->meanings[row->wanted]->sums;
  for (guint k = 0; k < n; k++)
    sums[k] += meaning[common[who[k]]];
}
