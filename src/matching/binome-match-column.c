/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A criterion made ready to be applied to whole rows, a block of tutors at a time.
 *
 * No comparator is written twice: whatever is kept ready here was asked of binome_match_compare(), or of the
 * same functions that it asks. A criterion goes by
 *
 *   classes: people with the same values get the same outcome, so each pair of classes is compared once;
 *   counts: the outcome depends on how many of the tutee's skills or values a tutor has, counted for a
 *     block at once from one set of tutors per skill;
 *   an order: the outcome depends on a number of the tutor being in a range;
 *   exceptions: nearly all pairs get the same outcome, the few others are compared one by one;
 *   pairs: each pair is compared, where there would be too many classes.
 *
 * A new comparator works at once, pair by pair; get_kind() says which are quicker.
 *
 * Beside the exact sums a column can say in which of a few cells each person of a block is, and what somebody
 * in that cell can get at most: binome-match-bound.c makes of it who is worth an exact sum.
 */

#include "binome-match-column-parts-private.h"

#include <string.h>

typedef enum
{
  KIND_CLASSES,
  KIND_COUNTS,
  KIND_ORDER,
  KIND_EXCEPTIONS,
  KIND_PAIRS,
} Kind;

struct _BinomeMatchColumn
{
  const BinomeMatchLineup *lineup;
  const BinomeMatchCriterion *criterion;
  BinomeMatchCriterion lifted; /* the same as a mere preference, where it is lifted */
  Kind kind;
  BinomeMatchClasses *classes;
  BinomeMatchCounts *counts;
  BinomeMatchRange *range;
  BinomeMatchExceptions *exceptions;
};

struct _BinomeMatchColumnRow
{
  const BinomeMatchColumn *column;
  guint tutee;
  gboolean by_pair; /* this row only */
  gboolean adds;
  gboolean bars;             /* a block has to be asked who is ruled out */
  BinomeMatchCells cells;    /* where the row makes its own */
  guint64 same;              /* what every tutor gets who is no exception */
  const guint64 *class_sums; /* per class of tutors */
  guint8 *class_cells;       /* per class of tutors; NULL where lanes are kept */
  BinomeMatchCountsRow *counts;
  guint64 *known, *met;  /* of an order */
  guint64 outcomes[3];   /* of an order: unknown, not met, met */
  guint64 *special;      /* the exceptions */
  guint64 *special_sums; /* per tutor, where they are an exception */
  GArray *cleared;       /* of guint32: exceptions to be forgotten before the next row */
};

static Kind
get_kind (const BinomeMatchCriterion *criterion)
{
  switch (criterion->comparator)
    {
    case BINOME_MATCH_COMPARE_SKILLS_COVERED:
    case BINOME_MATCH_COMPARE_SKILL_LEVEL:
    case BINOME_MATCH_COMPARE_OVERLAP:
      return KIND_COUNTS;
    case BINOME_MATCH_COMPARE_SENIORITY_GAP:
      return KIND_ORDER;
    case BINOME_MATCH_COMPARE_DATES_OVERLAP:
      /* Where a part of the days asked for is worth something, there are more than two outcomes. */
      return criterion->kind != BINOME_MATCH_KIND_WEIGHTED || criterion->minimum <= 1 ? KIND_ORDER
                                                                                      : KIND_CLASSES;
    case BINOME_MATCH_COMPARE_NOT_MANAGER:
    case BINOME_MATCH_COMPARE_WISHES:
    case BINOME_MATCH_COMPARE_TALK:
      return KIND_EXCEPTIONS;
    case BINOME_MATCH_COMPARE_SAME:
    case BINOME_MATCH_COMPARE_DIFFERENT:
    case BINOME_MATCH_COMPARE_LEVEL_GAP:
    case BINOME_MATCH_COMPARE_OFFERS_NEEDS:
    case BINOME_MATCH_COMPARE_SITE_DISTANCE:
      return KIND_CLASSES;
    default:
      return KIND_PAIRS;
    }
}

gboolean
binome_match_column_is_by_classes (const BinomeMatchCriterion *criterion)
{
  return get_kind (criterion) == KIND_CLASSES;
}

/* A criterion that is "lifted" rules nobody out. */
BinomeMatchColumn *
binome_match_column_new (const BinomeMatchLineup *lineup, guint criterion, gboolean lifted,
                         const GPtrArray *counters)
{
  BinomeMatchColumn *self = g_new0 (BinomeMatchColumn, 1);

  self->lineup = lineup;
  self->criterion = binome_match_problem_criterion (lineup->problem, criterion);
  if (lifted)
    {
      self->lifted = binome_match_lift (self->criterion);
      self->criterion = &self->lifted;
    }
  self->kind = get_kind (self->criterion);
  switch (self->kind)
    {
    case KIND_CLASSES:
      self->classes = binome_match_classes_new (lineup, self->criterion);
      if (self->classes == NULL)
        self->kind = KIND_PAIRS;
      break;
    case KIND_COUNTS:
      self->counts = binome_match_counts_new (lineup, self->criterion, counters);
      break;
    case KIND_ORDER:
      self->range = binome_match_range_new (lineup, self->criterion);
      break;
    case KIND_EXCEPTIONS:
      self->exceptions = binome_match_exceptions_new (lineup, self->criterion);
      break;
    default:
      break;
    }
  return self;
}

void
binome_match_column_free (BinomeMatchColumn *self)
{
  g_clear_pointer (&self->classes, binome_match_classes_free);
  g_clear_pointer (&self->counts, binome_match_counts_free);
  g_clear_pointer (&self->range, binome_match_range_free);
  g_clear_pointer (&self->exceptions, binome_match_exceptions_free);
  g_free (self);
}

/* Takes out of a whole row whoever is ruled out by their class. */
void
binome_match_column_bar_classes (const BinomeMatchColumn *self, guint tutee, guint64 *feasible)
{
  if (self->classes != NULL)
    binome_match_classes_bar (self->classes, tutee, feasible);
}

BinomeMatchColumnRow *
binome_match_column_row_new (const BinomeMatchColumn *self, BinomeMatchCounterRow **counter_rows)
{
  BinomeMatchColumnRow *row = g_new0 (BinomeMatchColumnRow, 1);
  guint n_tutors = self->lineup->tutors->len, n_words = self->lineup->n_words, n_classes;

  row->column = self;
  if (self->kind == KIND_CLASSES)
    {
      binome_match_classes_get_tutors (self->classes, &n_classes);
      row->class_cells = g_new0 (guint8, n_classes + 1);
    }
  if (self->kind == KIND_COUNTS)
    row->counts = binome_match_counts_row_new (self->counts, counter_rows);
  if (self->kind == KIND_ORDER)
    {
      row->known = g_new0 (guint64, n_words + 1);
      row->met = g_new0 (guint64, 2 * (gsize)n_words + 1);
    }
  if (self->kind == KIND_EXCEPTIONS)
    {
      row->special = g_new0 (guint64, n_words);
      row->special_sums = g_new0 (guint64, n_tutors);
      row->cleared = g_array_new (FALSE, FALSE, sizeof (guint32));
    }
  return row;
}

void
binome_match_column_row_free (BinomeMatchColumnRow *row)
{
  g_clear_pointer (&row->counts, binome_match_counts_row_free);
  g_clear_pointer (&row->cleared, g_array_unref);
  g_free (row->class_cells);
  g_free (row->known);
  g_free (row->met);
  g_free (row->special);
  g_free (row->special_sums);
  g_free (row);
}

static guint64
compare_pair (const BinomeMatchColumnRow *row, guint tutor)
{
  const BinomeMatchColumn *self = row->column;
  const BinomeMatchProblem *problem = self->lineup->problem;

  return sum_of (self->criterion, binome_match_compare (problem, self->criterion,
                                                        binome_match_problem_tutee (problem, row->tutee),
                                                        binome_match_lineup_tutor (self->lineup, tutor)));
}

/* Somebody of whom nothing is known may get anything. */
static void
make_unknown_cells (BinomeMatchColumnRow *row)
{
  cells_clear (&row->cells);
  row->cells.n = 1;
  row->cells.is_free = 1;
  row->cells.best[0] = binome_match_column_get_weight (row) * BINOME_MATCH_SCORE_MAX;
}

/* Where no lanes are kept for the classes, their sums are sorted into cells by points. */
static void
make_class_cells (BinomeMatchColumnRow *row)
{
  guint n_classes;
  gint64 most = binome_match_column_get_weight (row) * (gint64)BINOME_MATCH_SCORE_MAX;

  binome_match_classes_get_tutors (row->column->classes, &n_classes);
  cells_clear (&row->cells);
  for (guint b = 0; b < n_classes; b++)
    {
      guint64 sum = row->class_sums[b];

      if (sum_bars (sum) || sum_maximum (sum) == 0)
        row->class_cells[b] = LANES_CELLS - 1;
      else
        row->class_cells[b] = (guint8)(sum_points (sum) * (LANES_CELLS - 2) / MAX (most, 1));
      cells_add (&row->cells, row->class_cells[b], sum);
    }
}

static void
begin_classes (BinomeMatchColumnRow *row)
{
  const BinomeMatchColumn *self = row->column;
  const BinomeMatchCells *cells = binome_match_classes_get_cells (self->classes, row->tutee);

  row->class_sums = binome_match_classes_get_sums (self->classes, row->tutee);
  row->adds = binome_match_classes_adds (self->classes);
  if (cells != NULL)
    row->cells = *cells;
  else if (row->adds)
    make_class_cells (row);
}

static void
begin_range (BinomeMatchColumnRow *row, guint64 *feasible, const BinomeMatchLive *live)
{
  const BinomeMatchColumn *self = row->column;
  const gboolean out[3]
      = { sum_bars (row->outcomes[0]), sum_bars (row->outcomes[1]), sum_bars (row->outcomes[2]) };

  binome_match_range_get (self->range, row->tutee, live, row->known, row->met);
  for (guint k = 0; k < live->n && (out[0] || out[1] || out[2]); k++)
    for (guint w = BLOCK_WORDS * live->blocks[k]; w < BLOCK_WORDS * (live->blocks[k] + 1); w++)
      {
        if (out[0])
          feasible[w] &= row->known[w];
        if (out[1])
          feasible[w] &= ~row->known[w] | row->met[w];
        if (out[2])
          feasible[w] &= ~row->met[w];
      }

  row->adds = FALSE;
  for (guint k = 0; k < 3; k++)
    row->adds |= row->outcomes[k] != 0 && !out[k];
}

/* The cell of an order is "known" in the lower and "met" in the upper bit. */
static void
make_range_outcomes (BinomeMatchColumnRow *row)
{
  const BinomeMatchCriterion *criterion = row->column->criterion;

  row->outcomes[0] = sum_of (criterion, outcome_unknown ());
  row->outcomes[1] = sum_of (criterion, outcome_bool (FALSE));
  row->outcomes[2] = sum_of (criterion, outcome_bool (TRUE));
  cells_clear (&row->cells);
  cells_add (&row->cells, 0, row->outcomes[0]);
  cells_add (&row->cells, 1, row->outcomes[1]);
  cells_add (&row->cells, 3, row->outcomes[2]);
}

static void
begin_exceptions (BinomeMatchColumnRow *row, guint64 *feasible)
{
  const BinomeMatchColumn *self = row->column;
  guint n_words = self->lineup->n_words, n;
  const guint32 *tutors = binome_match_exceptions_get (self->exceptions, row->tutee, &n);

  for (guint k = 0; k < row->cleared->len; k++)
    bits_clear (row->special, g_array_index (row->cleared, guint32, k));
  g_array_set_size (row->cleared, 0);

  row->same = binome_match_exceptions_get_same (self->exceptions, row->tutee);
  row->adds = row->same != 0;
  for (guint k = 0; k < n; k++)
    {
      bits_set (row->special, tutors[k]);
      g_array_append_val (row->cleared, tutors[k]);
      row->special_sums[tutors[k]] = compare_pair (row, tutors[k]);
      row->adds |= row->special_sums[tutors[k]] != 0;
    }
  for (guint w = 0; w < n_words && sum_bars (row->same); w++)
    feasible[w] &= row->special[w];
  cells_clear (&row->cells);
  cells_add (&row->cells, 0, row->same);
}

/* Begins the row of a tutee, and takes out of "feasible" those tutors of the live blocks who are quickly seen
 * to be ruled out. Others show in their block, or when the sums are made. */
void
binome_match_column_begin (BinomeMatchColumnRow *row, guint tutee, guint64 *feasible,
                           const BinomeMatchLive *live)
{
  const BinomeMatchColumn *self = row->column;

  row->tutee = tutee;
  row->by_pair = FALSE;
  row->bars = FALSE;
  switch (self->kind)
    {
    case KIND_CLASSES:
      begin_classes (row);
      break;
    case KIND_COUNTS:
      row->by_pair = !binome_match_counts_begin (row->counts, &row->adds, &row->bars);
      row->adds |= row->by_pair;
      break;
    case KIND_ORDER:
      make_range_outcomes (row);
      begin_range (row, feasible, live);
      break;
    case KIND_EXCEPTIONS:
      begin_exceptions (row, feasible);
      break;
    default:
      row->by_pair = row->adds = TRUE;
    }
  if (row->by_pair)
    make_unknown_cells (row);
}

/* The order in which columns are best added: hard rules first, what goes pair by pair at last. */
int
binome_match_column_compare (const BinomeMatchColumn *a, const BinomeMatchColumn *b)
{
  gboolean x = a->criterion->kind == BINOME_MATCH_KIND_WEIGHTED;
  gboolean y = b->criterion->kind == BINOME_MATCH_KIND_WEIGHTED;

  if ((a->kind == KIND_PAIRS) != (b->kind == KIND_PAIRS))
    return a->kind == KIND_PAIRS ? 1 : -1;
  if (x != y)
    return x ? 1 : -1;
  return (a->criterion > b->criterion) - (a->criterion < b->criterion);
}

/* The most that it can add to what is obtainable. */
int
binome_match_column_get_weight (const BinomeMatchColumnRow *row)
{
  const BinomeMatchCriterion *criterion = row->column->criterion;

  return criterion->kind == BINOME_MATCH_KIND_WEIGHTED ? criterion->weight : 0;
}

/* Whether anything is left to add in this row. */
gboolean
binome_match_column_adds (const BinomeMatchColumnRow *row)
{
  return row->adds;
}

/* Whether binome_match_column_bar() has something to say in this row. */
gboolean
binome_match_column_bars (const BinomeMatchColumnRow *row)
{
  return row->bars;
}

/* What the people of this row can get, exceptions apart. */
const BinomeMatchCells *
binome_match_column_get_cells (const BinomeMatchColumnRow *row)
{
  return row->column->kind == KIND_COUNTS && !row->by_pair ? binome_match_counts_get_cells (row->counts)
                                                           : &row->cells;
}

/* Takes out of the live of a block those who are ruled out. */
void
binome_match_column_bar (BinomeMatchColumnRow *row, guint block, guint64 *live)
{
  binome_match_counts_bar (row->counts, block, live);
}

static void
lose_classes (const BinomeMatchColumnRow *row, guint block, const guint8 *losses, const guint64 *live,
              guint8 *lost)
{
  BinomeMatchLanes lanes;
  const guint16 *classes;
  guint n_classes;

  if (binome_match_classes_get_lanes (row->column->classes, row->tutee, block, &lanes))
    {
      binome_match_lanes_lose (&lanes, losses, live, lost);
      return;
    }
  classes = binome_match_classes_get_tutors (row->column->classes, &n_classes) + BLOCK_PEOPLE * block;
  for (guint w = 0; w < BLOCK_WORDS; w++)
    for (guint64 word = live[w]; word != 0; word &= word - 1)
      {
        guint who = 64 * w + (guint)__builtin_ctzll (word);

        lost[who] = (guint8)MIN ((guint)lost[who] + losses[row->class_cells[classes[who]]], LANES_ALL_LOST);
      }
}

static void
lose_range (const BinomeMatchColumnRow *row, guint block, const guint8 *losses, const guint64 *live,
            guint8 *lost)
{
  BinomeMatchLanes lanes;

  lanes.n = 2;
  memcpy (lanes.slices[0], row->known + BLOCK_WORDS * block, sizeof lanes.slices[0]);
  memcpy (lanes.slices[1], row->met + BLOCK_WORDS * block, sizeof lanes.slices[1]);
  binome_match_lanes_lose (&lanes, losses, live, lost);
}

/* Adds to what each live person has lost what "losses" says of their cell. */
void
binome_match_column_lose (BinomeMatchColumnRow *row, guint block, const guint8 *losses, const guint64 *live,
                          guint8 *lost)
{
  if (row->by_pair)
    return;
  switch (row->column->kind)
    {
    case KIND_CLASSES:
      lose_classes (row, block, losses, live, lost);
      break;
    case KIND_COUNTS:
      binome_match_counts_lose (row->counts, block, losses, live, lost);
      break;
    case KIND_ORDER:
      lose_range (row, block, losses, live, lost);
      break;
    default:
      break;
    }
}

/* Adds those of a block of whom the cells say nothing. */
void
binome_match_column_spare (const BinomeMatchColumnRow *row, guint block, guint64 *spared)
{
  for (guint w = 0; row->special != NULL && w < BLOCK_WORDS; w++)
    spared[w] |= row->special[BLOCK_WORDS * block + w];
}

static void
add_range (const BinomeMatchColumnRow *row, guint first_word, const guint8 *who, guint n, guint64 *sums)
{
  const guint64 *known = row->known + first_word, *met = row->met + first_word;

  for (guint k = 0; k < n; k++)
    {
      guint word = who[k] / 64, bit = who[k] % 64;

      sums[k] += row->outcomes[(known[word] >> bit & 1) + (met[word] >> bit & 1)];
    }
}

static void
add_exceptions (const BinomeMatchColumnRow *row, guint first, const guint8 *who, guint n, guint64 *sums)
{
  for (guint k = 0; k < n; k++)
    sums[k] += bits_get (row->special, first + who[k]) ? row->special_sums[first + who[k]] : row->same;
}

/* Adds to the sums of "n" of the people of a block; "who" says which. */
void
binome_match_column_add (BinomeMatchColumnRow *row, guint block, const guint8 *who, guint n, guint64 *sums)
{
  const BinomeMatchColumn *self = row->column;
  guint first = BLOCK_PEOPLE * block, n_classes;
  const guint16 *classes;

  if (row->by_pair)
    {
      for (guint k = 0; k < n; k++)
        sums[k] += compare_pair (row, first + who[k]);
      return;
    }

  switch (self->kind)
    {
    case KIND_CLASSES:
      classes = binome_match_classes_get_tutors (self->classes, &n_classes) + first;
      for (guint k = 0; k < n; k++)
        sums[k] += row->class_sums[classes[who[k]]];
      break;
    case KIND_COUNTS:
      binome_match_counts_add (row->counts, block, who, n, sums);
      break;
    case KIND_ORDER:
      add_range (row, BLOCK_WORDS * block, who, n, sums);
      break;
    case KIND_EXCEPTIONS:
      add_exceptions (row, first, who, n, sums);
      break;
    default:
      break;
    }
}
