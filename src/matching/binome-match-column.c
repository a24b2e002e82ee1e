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
 */

#include "binome-match-column-private.h"

#include <string.h>

#include "binome-match-bits-private.h"
#include "binome-match-column-parts-private.h"

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
  const BinomeMatchProblem *problem;
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
  guint64 same;              /* what every tutor gets who is no exception */
  const guint64 *class_sums; /* per class of tutors */
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

/* A criterion that is "lifted" rules nobody out. */
BinomeMatchColumn *
binome_match_column_new (const BinomeMatchProblem *problem, guint criterion, gboolean lifted)
{
  BinomeMatchColumn *self = g_new0 (BinomeMatchColumn, 1);

  self->problem = problem;
  self->criterion = binome_match_problem_criterion (problem, criterion);
  if (lifted)
    {
      self->lifted = binome_match_lift (self->criterion);
      self->criterion = &self->lifted;
    }
  self->kind = get_kind (self->criterion);
  switch (self->kind)
    {
    case KIND_CLASSES:
      self->classes = binome_match_classes_new (problem, self->criterion);
      if (self->classes == NULL)
        self->kind = KIND_PAIRS;
      break;
    case KIND_COUNTS:
      self->counts = binome_match_counts_new (problem, self->criterion);
      break;
    case KIND_ORDER:
      self->range = binome_match_range_new (problem, self->criterion);
      break;
    case KIND_EXCEPTIONS:
      self->exceptions = binome_match_exceptions_new (problem, self->criterion);
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

const guint16 *
binome_match_column_get_classes (const BinomeMatchColumn *self, guint *n_classes)
{
  return self->classes != NULL ? binome_match_classes_get_tutors (self->classes, n_classes) : NULL;
}

/* Per class of tutors; NULL where nothing is left to add once the sets of those ruled out are applied. */
const guint64 *
binome_match_column_get_class_sums (const BinomeMatchColumn *self, guint tutee)
{
  return binome_match_classes_adds (self->classes) ? binome_match_classes_get_sums (self->classes, tutee)
                                                   : NULL;
}

BinomeMatchColumnRow *
binome_match_column_row_new (const BinomeMatchColumn *self)
{
  BinomeMatchColumnRow *row = g_new0 (BinomeMatchColumnRow, 1);
  guint n_tutors = self->problem->tutors->len, n_words = bits_n_words (n_tutors);

  row->column = self;
  if (self->kind == KIND_COUNTS)
    row->counts = binome_match_counts_row_new (self->counts);
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
  g_free (row->known);
  g_free (row->met);
  g_free (row->special);
  g_free (row->special_sums);
  g_free (row);
}

static gboolean
sum_bars (guint64 sum)
{
  return sum >> SUM_BARS_SHIFT != 0;
}

static guint64
compare_pair (const BinomeMatchColumnRow *row, guint tutor)
{
  const BinomeMatchColumn *self = row->column;

  return sum_of (self->criterion,
                 binome_match_compare (self->problem, self->criterion,
                                       binome_match_problem_tutee (self->problem, row->tutee),
                                       binome_match_problem_tutor (self->problem, tutor)));
}

static void
begin_range (BinomeMatchColumnRow *row, guint64 *feasible)
{
  const BinomeMatchColumn *self = row->column;
  guint n_words = bits_n_words (self->problem->tutors->len);

  row->outcomes[0] = sum_of (self->criterion, outcome_unknown ());
  row->outcomes[1] = sum_of (self->criterion, outcome_bool (FALSE));
  row->outcomes[2] = sum_of (self->criterion, outcome_bool (TRUE));
  binome_match_range_get (self->range, row->tutee, row->known, row->met);
  for (guint w = 0; w < n_words; w++)
    {
      if (sum_bars (row->outcomes[0]))
        feasible[w] &= row->known[w];
      if (sum_bars (row->outcomes[1]))
        feasible[w] &= ~row->known[w] | row->met[w];
      if (sum_bars (row->outcomes[2]))
        feasible[w] &= ~row->met[w];
    }

  row->adds = FALSE;
  for (guint k = 0; k < 3; k++)
    row->adds |= row->outcomes[k] != 0 && !sum_bars (row->outcomes[k]);
}

static void
begin_exceptions (BinomeMatchColumnRow *row, guint64 *feasible)
{
  const BinomeMatchColumn *self = row->column;
  guint n_words = bits_n_words (self->problem->tutors->len), n;
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
}

/* Begins the row of a tutee, and takes out of "feasible" those tutors who are quickly seen to be ruled
 * out. The others of them show when the sums are made. */
void
binome_match_column_begin (BinomeMatchColumnRow *row, guint tutee, guint64 *feasible)
{
  const BinomeMatchColumn *self = row->column;

  row->tutee = tutee;
  row->by_pair = FALSE;
  switch (self->kind)
    {
    case KIND_CLASSES:
      row->class_sums = binome_match_classes_get_sums (self->classes, tutee);
      row->adds = binome_match_classes_adds (self->classes);
      binome_match_classes_bar (self->classes, tutee, feasible);
      break;
    case KIND_COUNTS:
      row->by_pair = !binome_match_counts_begin (row->counts, tutee, feasible, &row->adds);
      row->adds |= row->by_pair;
      break;
    case KIND_ORDER:
      begin_range (row, feasible);
      break;
    case KIND_EXCEPTIONS:
      begin_exceptions (row, feasible);
      break;
    default:
      row->by_pair = row->adds = TRUE;
    }
}

/* The order in which columns are best added: by falling weight, hard rules after that, what goes pair by pair
 * at last. */
int
binome_match_column_compare (const BinomeMatchColumn *a, const BinomeMatchColumn *b)
{
  int x = a->criterion->kind == BINOME_MATCH_KIND_WEIGHTED ? a->criterion->weight : 0;
  int y = b->criterion->kind == BINOME_MATCH_KIND_WEIGHTED ? b->criterion->weight : 0;

  if ((a->kind == KIND_PAIRS) != (b->kind == KIND_PAIRS))
    return a->kind == KIND_PAIRS ? 1 : -1;
  if (x != y)
    return x > y ? -1 : 1;
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
