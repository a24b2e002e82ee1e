/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How many of a tutee's skills, or of the values of a field, the tutors have: counted once for all criteria
 * that ask.
 *
 * For each skill that a tutee wants there is the set of tutors who offer it; with levels, also the sets of
 * those whose level is known, and of those at level 1, 2, 3, 4 or above. What is counted over the sets of a
 * tutee, for a block at once, is who has any skill at all and each one in common: so 0 means not known, 1
 * none in common, 2 one in common…
 */

#include "binome-match-column-parts-private.h"

#include "binome-match-parallel.h"

#define MAX_SETS 255
#define N_SETS_WITH_LEVELS (COUNTER_LEVEL + BINOME_MATCH_LEVEL_MAX)

struct _BinomeMatchCounter
{
  const BinomeMatchLineup *lineup;
  gboolean is_skills;
  gboolean with_levels;
  gint64 field;
  guint sets_each;
  gboolean has_unknown_level;
  guint32 *numbers; /* per element of the problem, its number here, from 1; 0 where no tutee wants it */
  guint n_numbers;
  guint64 *any;  /* the tutors who have any */
  guint64 *sets; /* per element, sets_each of them */
};

struct _BinomeMatchCounterRow
{
  const BinomeMatchCounter *counter;
  guint n_wanted;                     /* of the tutee */
  BinomeMatchWanted wanted[MAX_SETS]; /* unless they are too many */
  const guint64 *sets[MAX_SETS];
  guint n_sets; /* 0 where the tutee wants too much */
  guint block;  /* which one was counted; G_MAXUINT none */
  BinomeMatchLanes lanes;
  guint spread; /* of which block the numbers are there; G_MAXUINT none */
  guint8 numbers[BLOCK_PEOPLE];
};

static gboolean
is_counted (const BinomeMatchCriterion *criterion)
{
  return criterion->comparator == BINOME_MATCH_COMPARE_SKILLS_COVERED
         || criterion->comparator == BINOME_MATCH_COMPARE_SKILL_LEVEL
         || criterion->comparator == BINOME_MATCH_COMPARE_OVERLAP;
}

/* The counter that a criterion asks, and its place. */
BinomeMatchCounter *
binome_match_counters_find (const GPtrArray *counters, const BinomeMatchCriterion *criterion, guint *at)
{
  gboolean is_skills = criterion->comparator != BINOME_MATCH_COMPARE_OVERLAP;

  for (guint k = 0; k < counters->len; k++)
    {
      BinomeMatchCounter *counter = counters->pdata[k];

      *at = k;
      if (counter->is_skills == is_skills && (is_skills || counter->field == criterion->field))
        return counter;
    }
  return NULL;
}

/* How many skills or values of what is counted a person has. */
static guint
count_elements (const BinomeMatchCounter *self, const BinomeMatchMember *member, const guint32 **values)
{
  guint n = member->n_skills;

  *values = NULL;
  if (!self->is_skills)
    *values = binome_match_member_get_values (self->lineup->problem, member, self->field, &n);
  return n;
}

/* One of them. */
static BinomeMatchWanted
get_element (const BinomeMatchMember *member, const guint32 *values, guint at)
{
  return values != NULL ? (BinomeMatchWanted){ values[at], 0 }
                        : (BinomeMatchWanted){ member->skills[at].element, member->skills[at].level };
}

/* Numbers all that some tutee wants. */
static void
number_wanted (BinomeMatchCounter *self)
{
  const BinomeMatchProblem *problem = self->lineup->problem;

  self->numbers = g_new0 (guint32, problem->elements->len + 1);
  for (guint i = 0; i < problem->tutees->len; i++)
    {
      const BinomeMatchMember *tutee = binome_match_problem_tutee (problem, i);
      const guint32 *values;
      guint n = count_elements (self, tutee, &values);

      for (guint k = 0; k < n; k++)
        {
          BinomeMatchWanted wanted = get_element (tutee, values, k);

          self->has_unknown_level |= wanted.level == 0;
          if (self->numbers[wanted.number] == 0)
            self->numbers[wanted.number] = ++self->n_numbers;
        }
    }
}

static guint64 *
get_set (const BinomeMatchCounter *self, guint number, guint set)
{
  return self->sets + ((gsize)number * self->sets_each + set) * self->lineup->n_words;
}

static void
fill_sets (BinomeMatchCounter *self)
{
  const BinomeMatchLineup *lineup = self->lineup;

  self->sets_each = self->with_levels ? N_SETS_WITH_LEVELS : 1;
  self->any = g_new0 (guint64, lineup->n_words + 1);
  self->sets = g_new0 (guint64, (gsize)self->n_numbers * self->sets_each * lineup->n_words + 1);
  for (guint j = 0; j < lineup->tutors->len; j++)
    {
      const BinomeMatchMember *tutor = binome_match_lineup_tutor (lineup, j);
      const guint32 *values;
      guint n = count_elements (self, tutor, &values);

      if (n > 0)
        bits_set (self->any, j);
      for (guint k = 0; k < n; k++)
        {
          BinomeMatchWanted offer = get_element (tutor, values, k);
          guint32 number = self->numbers[offer.number];

          if (number == 0)
            continue;
          self->has_unknown_level |= offer.level == 0;
          bits_set (get_set (self, number - 1, COUNTER_HAS), j);
          for (int l = 1; self->with_levels && l <= (int)offer.level; l++)
            bits_set (get_set (self, number - 1, COUNTER_LEVEL + (guint)l - 1), j);
        }
    }
}

static void
counter_free (BinomeMatchCounter *self)
{
  g_free (self->numbers);
  g_free (self->any);
  g_free (self->sets);
  g_free (self);
}

static void
fill (guint first, guint last, guint thread, gpointer user_data)
{
  const GPtrArray *counters = user_data;

  for (guint k = first; k < last; k++)
    {
      number_wanted (counters->pdata[k]);
      fill_sets (counters->pdata[k]);
    }
}

GPtrArray *
binome_match_counters_new (const BinomeMatchLineup *lineup, guint n_threads)
{
  GPtrArray *counters = g_ptr_array_new_with_free_func ((GDestroyNotify)counter_free);

  for (guint c = 0; c < lineup->problem->criteria->len; c++)
    {
      const BinomeMatchCriterion *criterion = binome_match_problem_criterion (lineup->problem, c);
      BinomeMatchCounter *counter;
      guint at;

      if (!is_counted (criterion))
        continue;
      counter = binome_match_counters_find (counters, criterion, &at);
      if (counter == NULL)
        {
          counter = g_new0 (BinomeMatchCounter, 1);
          counter->lineup = lineup;
          counter->is_skills = criterion->comparator != BINOME_MATCH_COMPARE_OVERLAP;
          counter->field = criterion->field;
          g_ptr_array_add (counters, counter);
        }
      counter->with_levels |= criterion->comparator == BINOME_MATCH_COMPARE_SKILL_LEVEL;
    }
  binome_match_parallel (counters->len, 1, n_threads, fill, counters, NULL, NULL, NULL, NULL);
  return counters;
}

/* How many a tutee wants. */
guint
binome_match_counter_count_wanted (const BinomeMatchCounter *self, guint tutee)
{
  const guint32 *values;

  return count_elements (self, binome_match_problem_tutee (self->lineup->problem, tutee), &values);
}

/* Whether somebody wants or offers a skill without a level. */
gboolean
binome_match_counter_has_unknown_level (const BinomeMatchCounter *self)
{
  return self->has_unknown_level;
}

const guint64 *
binome_match_counter_get_set (const BinomeMatchCounter *self, guint number, guint set)
{
  return get_set (self, number, set);
}

BinomeMatchCounterRow **
binome_match_counters_rows_new (const GPtrArray *counters)
{
  BinomeMatchCounterRow **rows = g_new0 (BinomeMatchCounterRow *, counters->len + 1);

  for (guint k = 0; k < counters->len; k++)
    {
      rows[k] = g_new0 (BinomeMatchCounterRow, 1);
      rows[k]->counter = counters->pdata[k];
    }
  return rows;
}

void
binome_match_counters_rows_free (const GPtrArray *counters, BinomeMatchCounterRow **rows)
{
  for (guint k = 0; k < counters->len; k++)
    g_free (rows[k]);
  g_free (rows);
}

static void
begin_row (BinomeMatchCounterRow *row, const BinomeMatchMember *tutee)
{
  const BinomeMatchCounter *counter = row->counter;
  const guint32 *values;

  row->n_wanted = count_elements (counter, tutee, &values);
  row->block = row->spread = G_MAXUINT;
  row->n_sets = 0;
  if (row->n_wanted >= MAX_SETS)
    return;
  row->sets[row->n_sets++] = counter->any;
  for (guint k = 0; k < row->n_wanted; k++)
    {
      BinomeMatchWanted wanted = get_element (tutee, values, k);

      wanted.number = counter->numbers[wanted.number] - 1;
      row->wanted[k] = wanted;
      row->sets[row->n_sets++] = get_set (counter, wanted.number, COUNTER_HAS);
    }
}

void
binome_match_counters_begin (const GPtrArray *counters, BinomeMatchCounterRow **rows, guint tutee)
{
  for (guint k = 0; k < counters->len; k++)
    begin_row (rows[k], binome_match_problem_tutee (rows[k]->counter->lineup->problem, tutee));
}

/* How many the tutee of the row wants, and which, unless they are more than 254. */
guint
binome_match_counter_row_get_wanted (const BinomeMatchCounterRow *row, const BinomeMatchWanted **wanted)
{
  *wanted = row->wanted;
  return row->n_wanted;
}

/* The counts of a block. */
const BinomeMatchLanes *
binome_match_counter_row_count (BinomeMatchCounterRow *row, guint block)
{
  if (row->block != block)
    {
      binome_match_lanes_count (&row->lanes, row->sets, row->n_sets, block);
      row->block = block;
    }
  return &row->lanes;
}

/* The same as a byte each, for the live people alone who were there when a block is first asked for in a row;
 * NULL for all. */
const guint8 *
binome_match_counter_row_get_numbers (BinomeMatchCounterRow *row, guint block, const guint64 *live)
{
  if (row->spread != block)
    {
      binome_match_lanes_spread (binome_match_counter_row_count (row, block), live, row->numbers);
      row->spread = block;
    }
  return row->numbers;
}
