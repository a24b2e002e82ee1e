/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A column by counts: how many of the tutee's skills or values a tutor has, and at which level.
 *
 * For each skill that a tutee wants there is the set of tutors who offer it; with levels, also the sets of
 * those whose level is known, and of those at level 1, 2, 3, 4 or above. Up to three counters run over the
 * sets of a tutee. The first one also counts who has any skill at all, so that 0 means: not known.
 */

#include "binome-match-column-parts-private.h"

#include "binome-match-bits-private.h"

#define MAX_WANTED 250
#define MAX_WANTED_LEVELS 15

enum
{
  COMMON,   /* has any, and has it */
  COMPARED, /* has it, with levels on both sides */
  HIGH,     /* has it at the level asked for or above */
  N_COUNTERS,
};

/* The sets of one skill or value. */
enum
{
  SET_HAS,
  SET_LEVEL, /* at 1 or above: the level is known; then at 2, 3, 4 */
  N_SETS = SET_LEVEL + BINOME_MATCH_LEVEL_MAX,
};

/* What it means to want so many. */
typedef struct
{
  guint64 *sums;          /* per combination of counts */
  gboolean adds;          /* something is left once those are gone who have none in common */
  gboolean strangers_out; /* whoever has none in common is ruled out */
  gboolean unknown_out;   /* whoever has none at all is ruled out */
} Meaning;

/* Something that a person wants or offers. */
typedef struct
{
  guint32 number : 28;
  guint32 level : 4;
} Wish;

struct _BinomeMatchCounts
{
  const BinomeMatchProblem *problem;
  const BinomeMatchCriterion *criterion;
  gboolean with_levels;
  guint n_words;
  guint sets_each;
  gboolean has_unknown_level;
  guint32 *numbers; /* per element of the problem, its number here, from 1; 0 where no tutee wants it */
  guint n_numbers;
  gsize *starts;  /* per tutee, where their wishes begin */
  GArray *wishes; /* of Wish */
  guint64 *any;   /* the tutors who have any */
  guint64 *sets;  /* per element, sets_each of them */
  guint64 unknown;
  Meaning meanings[MAX_WANTED + 1];
};

struct _BinomeMatchCountsRow
{
  const BinomeMatchCounts *counts;
  const guint64 *sets[N_COUNTERS][MAX_WANTED + 1];
  guint n_sets[N_COUNTERS];
  guint wanted;
  gboolean is_unknown; /* the tutee wants nothing */
};

/* How many skills or values of what is counted a person has. */
static guint
count_elements (const BinomeMatchCounts *self, const BinomeMatchMember *member,
                const BinomeMatchFieldValue **values)
{
  guint n = member->n_skills;

  *values = NULL;
  if (self->criterion->comparator == BINOME_MATCH_COMPARE_OVERLAP)
    *values = binome_match_member_get_values (member, self->criterion->field, &n);
  return n;
}

/* One of them. */
static Wish
get_element (const BinomeMatchMember *member, const BinomeMatchFieldValue *values, guint at)
{
  return values != NULL ? (Wish){ values[at].element, 0 }
                        : (Wish){ member->skills[at].element, (guint32)member->skills[at].level };
}

/* Numbers all that some tutee wants, and keeps per tutee how much and what. */
static void
collect_wishes (BinomeMatchCounts *self)
{
  self->numbers = g_new0 (guint32, self->problem->element_texts->len + 1);
  self->starts = g_new0 (gsize, self->problem->tutees->len + 1);
  self->wishes = g_array_new (FALSE, FALSE, sizeof (Wish));
  for (guint i = 0; i < self->problem->tutees->len; i++)
    {
      const BinomeMatchMember *tutee = binome_match_problem_tutee (self->problem, i);
      const BinomeMatchFieldValue *values;
      guint n = count_elements (self, tutee, &values);

      for (guint k = 0; k < n; k++)
        {
          Wish wish = get_element (tutee, values, k);

          self->has_unknown_level |= wish.level == 0;
          if (self->numbers[wish.number] == 0)
            self->numbers[wish.number] = ++self->n_numbers;
          wish.number = self->numbers[wish.number] - 1;
          g_array_append_val (self->wishes, wish);
        }
      self->starts[i + 1] = self->wishes->len;
    }
}

static guint64 *
get_set (const BinomeMatchCounts *self, guint number, guint set)
{
  return self->sets + ((gsize)number * self->sets_each + set) * self->n_words;
}

static void
fill_sets (BinomeMatchCounts *self)
{
  self->any = g_new0 (guint64, self->n_words + 1);
  self->sets = g_new0 (guint64, (gsize)self->n_numbers * self->sets_each * self->n_words + 1);
  for (guint j = 0; j < self->problem->tutors->len; j++)
    {
      const BinomeMatchMember *tutor = binome_match_problem_tutor (self->problem, j);
      const BinomeMatchFieldValue *values;
      guint n = count_elements (self, tutor, &values);

      if (n > 0)
        bits_set (self->any, j);
      for (guint k = 0; k < n; k++)
        {
          Wish offer = get_element (tutor, values, k);
          guint32 number = self->numbers[offer.number];

          if (number == 0)
            continue;
          self->has_unknown_level |= offer.level == 0;
          bits_set (get_set (self, number - 1, SET_HAS), j);
          for (int l = 1; self->with_levels && l <= (int)offer.level; l++)
            bits_set (get_set (self, number - 1, SET_LEVEL + (guint)l - 1), j);
        }
    }
}

/* Of the first counter: 0 none at all, 1 none in common, 2 one in common… */
static guint64
get_sum (const BinomeMatchCounts *self, guint wanted, guint first, guint compared, guint high)
{
  if (first == 0)
    return self->unknown;
  return sum_of (self->criterion, self->with_levels
                                      ? binome_match_compare_levels (first - 1, compared, high)
                                      : binome_match_compare_common (self->criterion, wanted, first - 1));
}

static gboolean
bars (guint64 sum)
{
  return sum >> SUM_BARS_SHIFT != 0;
}

static void
make_meaning (BinomeMatchCounts *self, guint wanted)
{
  Meaning *meaning = &self->meanings[wanted];
  guint side = self->with_levels ? wanted + 1 : 1, at = 0;

  if (meaning->sums != NULL)
    return;
  meaning->sums = g_new (guint64, (gsize)(wanted + 2) * side * side);
  for (guint first = 0; first <= wanted + 1; first++)
    for (guint compared = 0; compared < side; compared++)
      for (guint high = 0; high < side; high++)
        {
          guint64 sum = get_sum (self, wanted, first, compared, MIN (high, compared));

          meaning->sums[at++] = sum;
          meaning->adds |= sum != 0 && (first > 1 || !bars (sum));
        }
  meaning->unknown_out = bars (self->unknown);
  meaning->strangers_out = bars (get_sum (self, wanted, 1, 0, 0));
}

static guint
max_wanted (const BinomeMatchCounts *self)
{
  return self->with_levels ? MAX_WANTED_LEVELS : MAX_WANTED;
}

BinomeMatchCounts *
binome_match_counts_new (const BinomeMatchProblem *problem, const BinomeMatchCriterion *criterion)
{
  BinomeMatchCounts *self = g_new0 (BinomeMatchCounts, 1);

  self->problem = problem;
  self->criterion = criterion;
  self->with_levels = criterion->comparator == BINOME_MATCH_COMPARE_SKILL_LEVEL;
  self->n_words = bits_n_words (problem->tutors->len);
  self->sets_each = self->with_levels ? N_SETS : 1;
  self->unknown = sum_of (criterion, outcome_unknown ());
  collect_wishes (self);
  fill_sets (self);
  for (guint i = 0; i < problem->tutees->len; i++)
    {
      guint wanted = (guint)(self->starts[i + 1] - self->starts[i]);

      if (wanted > 0 && wanted <= max_wanted (self))
        make_meaning (self, wanted);
    }
  return self;
}

void
binome_match_counts_free (BinomeMatchCounts *self)
{
  for (guint k = 0; k < G_N_ELEMENTS (self->meanings); k++)
    g_free (self->meanings[k].sums);
  g_free (self->numbers);
  g_array_unref (self->wishes);
  g_free (self->starts);
  g_free (self->any);
  g_free (self->sets);
  g_free (self);
}

BinomeMatchCountsRow *
binome_match_counts_row_new (const BinomeMatchCounts *self)
{
  BinomeMatchCountsRow *row = g_new0 (BinomeMatchCountsRow, 1);

  row->counts = self;
  return row;
}

void
binome_match_counts_row_free (BinomeMatchCountsRow *row)
{
  g_free (row);
}

static void
add_set (BinomeMatchCountsRow *row, guint counter, const guint64 *set)
{
  row->sets[counter][row->n_sets[counter]++] = set;
}

static void
collect_sets (BinomeMatchCountsRow *row, guint tutee)
{
  const BinomeMatchCounts *self = row->counts;

  for (guint counter = 0; counter < N_COUNTERS; counter++)
    row->n_sets[counter] = 0;
  add_set (row, COMMON, self->any);
  for (gsize k = self->starts[tutee]; k < self->starts[tutee + 1]; k++)
    {
      const Wish *wish = &g_array_index (self->wishes, Wish, k);
      gint64 asked;

      add_set (row, COMMON, get_set (self, wish->number, SET_HAS));
      if (!self->with_levels || wish->level == 0)
        continue;
      asked = MIN ((gint64)wish->level + self->criterion->minimum, BINOME_MATCH_LEVEL_MAX);
      add_set (row, COMPARED, get_set (self, wish->number, SET_LEVEL));
      add_set (row, HIGH, get_set (self, wish->number, SET_LEVEL + (guint)asked - 1));
    }
}

/* Takes out whoever has none at all, or none in common, where that rules them out. */
static void
bar_strangers (const BinomeMatchCountsRow *row, const Meaning *meaning, guint64 *feasible)
{
  const BinomeMatchCounts *self = row->counts;

  for (guint w = 0; w < self->n_words && (meaning->strangers_out || meaning->unknown_out); w++)
    {
      guint64 common = 0, fine = G_MAXUINT64;

      for (guint k = 1; k < row->n_sets[COMMON]; k++)
        common |= row->sets[COMMON][k][w];
      if (meaning->strangers_out)
        fine = common | ~self->any[w];
      if (meaning->unknown_out)
        fine &= self->any[w];
      feasible[w] &= fine;
    }
}

/* Returns FALSE for a tutee who wants so much that the row is done pair by pair. */
gboolean
binome_match_counts_begin (BinomeMatchCountsRow *row, guint tutee, guint64 *feasible, gboolean *adds)
{
  const BinomeMatchCounts *self = row->counts;

  row->wanted = (guint)(self->starts[tutee + 1] - self->starts[tutee]);
  row->is_unknown = row->wanted == 0;
  *adds = row->is_unknown && self->unknown != 0;
  if (row->is_unknown)
    return TRUE;
  if (row->wanted > max_wanted (self))
    return FALSE;

  collect_sets (row, tutee);
  bar_strangers (row, &self->meanings[row->wanted], feasible);
  *adds = self->meanings[row->wanted].adds;
  return TRUE;
}

/* Where every level is known, all that two people have in common is compared. */
static void
count_compared (const BinomeMatchCountsRow *row, guint block, const guint8 *who, guint n,
                const guint8 *common, guint8 *compared)
{
  if (row->counts->has_unknown_level)
    {
      binome_match_bits_count (row->sets[COMPARED], row->n_sets[COMPARED], block, who, n, compared);
      return;
    }
  for (guint k = 0; k < n; k++)
    compared[k] = common[k] - (common[k] > 0);
}

void
binome_match_counts_add (BinomeMatchCountsRow *row, guint block, const guint8 *who, guint n, guint64 *sums)
{
  const BinomeMatchCounts *self = row->counts;
  const guint64 *meaning;
  guint8 common[BLOCK_PEOPLE], compared[BLOCK_PEOPLE], high[BLOCK_PEOPLE];
  guint side = row->wanted + 1;

  if (row->is_unknown)
    {
      for (guint k = 0; k < n; k++)
        sums[k] += self->unknown;
      return;
    }

  meaning = self->meanings[row->wanted].sums;
  binome_match_bits_count (row->sets[COMMON], row->n_sets[COMMON], block, who, n, common);
  if (!self->with_levels)
    {
      for (guint k = 0; k < n; k++)
        sums[k] += meaning[common[k]];
      return;
    }
  count_compared (row, block, who, n, common, compared);
  binome_match_bits_count (row->sets[HIGH], row->n_sets[HIGH], block, who, n, high);
  for (guint k = 0; k < n; k++)
    sums[k] += meaning[(common[k] * side + compared[k]) * side + high[k]];
}
