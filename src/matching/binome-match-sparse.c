/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Columns by an order and by exceptions: few numbers decide a whole row. */

#include "binome-match-column-parts-private.h"

#include <string.h>

#include "binome-match-ties-private.h"

/* ---- order: seniority, and days in common where only enough of them counts ---- */

struct _BinomeMatchRange
{
  const BinomeMatchLineup *lineup;
  const BinomeMatchCriterion *criterion;
  guint n_words;
  guint64 *known;       /* the tutors whose fields are filled */
  guint64 *long_enough; /* of dates: those who stay as long as is asked */
  BinomeMatchOrder
      *low; /* tutors by what must not be above something: first day in the company, in the programme */
  BinomeMatchOrder *high; /* of dates: by last day */
};

static gint64
last_day (const BinomeMatchMember *member)
{
  return member->to > 0 ? member->to : G_MAXINT32;
}

static gboolean
has_dates (const BinomeMatchMember *member)
{
  return member->from != 0 || member->to != 0;
}

BinomeMatchRange *
binome_match_range_new (const BinomeMatchLineup *lineup, const BinomeMatchCriterion *criterion)
{
  BinomeMatchRange *self = g_new0 (BinomeMatchRange, 1);
  guint m = lineup->tutors->len;
  gboolean by_dates = criterion->comparator == BINOME_MATCH_COMPARE_DATES_OVERLAP;
  g_autofree gint64 *low = g_new0 (gint64, m), *high = g_new0 (gint64, m);
  g_autofree guint8 *known = g_new0 (guint8, m);

  self->lineup = lineup;
  self->criterion = criterion;
  self->n_words = lineup->n_words;
  self->known = g_new0 (guint64, self->n_words + 1);
  self->long_enough = g_new0 (guint64, self->n_words + 1);
  for (guint j = 0; j < m; j++)
    {
      const BinomeMatchMember *tutor = binome_match_lineup_tutor (lineup, j);

      known[j] = by_dates ? has_dates (tutor) : tutor->hired_ymd != 0;
      low[j] = by_dates ? tutor->from : tutor->hired_ymd;
      high[j] = last_day (tutor);
      if (known[j])
        bits_set (self->known, j);
      if (high[j] - low[j] + 1 >= MAX (criterion->minimum, 1))
        bits_set (self->long_enough, j);
    }
  self->low = binome_match_order_new (low, known, m);
  if (by_dates)
    self->high = binome_match_order_new (high, known, m);
  return self;
}

void
binome_match_range_free (BinomeMatchRange *self)
{
  g_free (self->known);
  g_free (self->long_enough);
  g_clear_pointer (&self->low, binome_match_order_free);
  g_clear_pointer (&self->high, binome_match_order_free);
  g_free (self);
}

/* Two periods share as many days as are asked for, when each is that long and each begins early enough
 * before the end of the other. */
static void
get_overlapping (const BinomeMatchRange *self, const BinomeMatchMember *tutee, const BinomeMatchLive *live,
                 guint64 *met)
{
  gint64 asked = MAX (self->criterion->minimum, 1);
  guint64 *early = met + self->n_words;

  if (last_day (tutee) - tutee->from + 1 < asked)
    {
      memset (met, 0, self->n_words * sizeof *met);
      return;
    }
  binome_match_order_get (self->high, tutee->from + asked - 2, live, early);
  binome_match_order_get (self->low, last_day (tutee) - asked + 1, live, met);
  for (guint k = 0; k < live->n; k++)
    for (guint w = BLOCK_WORDS * live->blocks[k]; w < BLOCK_WORDS * (live->blocks[k] + 1); w++)
      met[w] &= ~early[w] & self->long_enough[w];
}

/* Whole years between two days given as numbers: see compare_seniority(). */
static void
get_senior (const BinomeMatchRange *self, const BinomeMatchMember *tutee, const BinomeMatchLive *live,
            guint64 *met)
{
  guint64 *earlier = met + self->n_words;

  binome_match_order_get (self->low, tutee->hired_ymd - (gint64)self->criterion->minimum * 10000, live, met);
  if (self->criterion->maximum == 0)
    return;
  binome_match_order_get (self->low, tutee->hired_ymd - ((gint64)self->criterion->maximum + 1) * 10000, live,
                          earlier);
  for (guint k = 0; k < live->n; k++)
    for (guint w = BLOCK_WORDS * live->blocks[k]; w < BLOCK_WORDS * (live->blocks[k] + 1); w++)
      met[w] &= ~earlier[w];
}

/* The tutors of whom it is known, and those who meet the criterion, within the live blocks. "met" has room
 * for two sets. */
void
binome_match_range_get (const BinomeMatchRange *self, guint tutee, const BinomeMatchLive *live,
                        guint64 *known, guint64 *met)
{
  const BinomeMatchMember *member = binome_match_problem_tutee (self->lineup->problem, tutee);
  gboolean by_dates = self->high != NULL;

  if (by_dates ? !has_dates (member) : member->hired_ymd == 0)
    {
      memset (known, 0, self->n_words * sizeof *known);
      memset (met, 0, self->n_words * sizeof *met);
      return;
    }
  memcpy (known, self->known, self->n_words * sizeof *known);
  if (by_dates)
    get_overlapping (self, member, live, met);
  else
    get_senior (self, member, live, met);
}

/* ---- exceptions: managers, wishes, talks ---- */

struct _BinomeMatchExceptions
{
  const BinomeMatchLineup *lineup;
  const BinomeMatchCriterion *criterion;
  BinomeMatchTies *pairs; /* by place of the tutor */
};

static void
add_exception (GArray *pairs, guint tutee, guint32 tutor)
{
  BinomeMatchTie pair = { tutee, tutor };

  g_array_append_val (pairs, pair);
}

static void
add_relations (const BinomeMatchLineup *lineup, GArray *pairs)
{
  GHashTableIter iter;
  gpointer key;

  g_hash_table_iter_init (&iter, lineup->problem->relations);
  while (g_hash_table_iter_next (&iter, &key, NULL))
    {
      guint64 pair = (guint64) * (const gint64 *)key;

      add_exception (pairs, (guint)(pair >> 32), lineup->place[(guint32)pair]);
    }
}

/* A tutor by one of the numbers of people that a member has. */
typedef struct
{
  gint64 key;
  guint32 tutor;
} Keyed;

static int
compare_keyed (gconstpointer a, gconstpointer b)
{
  const Keyed *x = a, *y = b;

  if (x->key != y->key)
    return x->key < y->key ? -1 : 1;
  return x->tutor < y->tutor ? -1 : x->tutor > y->tutor;
}

/* The tutors of whom that number is known, in its order. */
static GArray *
sort_tutors (const BinomeMatchLineup *lineup, gsize member)
{
  GArray *keyed = g_array_sized_new (FALSE, FALSE, sizeof (Keyed), lineup->tutors->len);

  for (guint32 j = 0; j < lineup->tutors->len; j++)
    {
      const char *tutor = (const char *)binome_match_lineup_tutor (lineup, j);
      Keyed one = { *(const gint64 *)(const void *)(tutor + member), j };

      if (one.key != 0)
        g_array_append_val (keyed, one);
    }
  g_array_sort (keyed, compare_keyed);
  return keyed;
}

/* Everybody whose number that is. */
static void
add_group (GArray *pairs, guint tutee, const GArray *keyed, gint64 key)
{
  guint low = 0, high = key != 0 ? keyed->len : 0;

  while (low < high)
    {
      guint middle = (low + high) / 2;

      if (g_array_index (keyed, Keyed, middle).key < key)
        low = middle + 1;
      else
        high = middle;
    }
  for (; key != 0 && low < keyed->len && g_array_index (keyed, Keyed, low).key == key; low++)
    add_exception (pairs, tutee, g_array_index (keyed, Keyed, low).tutor);
}

static void
add_managers (const BinomeMatchLineup *lineup, gboolean with_upper, GArray *pairs)
{
  g_autoptr (GArray) by_person = sort_tutors (lineup, offsetof (BinomeMatchMember, person_id));
  g_autoptr (GArray) by_manager = sort_tutors (lineup, offsetof (BinomeMatchMember, manager_id));
  g_autoptr (GArray) by_upper
      = with_upper ? sort_tutors (lineup, offsetof (BinomeMatchMember, upper_id)) : NULL;

  for (guint i = 0; i < lineup->problem->tutees->len; i++)
    {
      const BinomeMatchMember *tutee = binome_match_problem_tutee (lineup->problem, i);

      add_group (pairs, i, by_person, tutee->manager_id);
      add_group (pairs, i, by_manager, tutee->person_id);
      if (with_upper)
        {
          add_group (pairs, i, by_person, tutee->upper_id);
          add_group (pairs, i, by_upper, tutee->person_id);
        }
    }
}

BinomeMatchExceptions *
binome_match_exceptions_new (const BinomeMatchLineup *lineup, const BinomeMatchCriterion *criterion)
{
  BinomeMatchExceptions *self = g_new0 (BinomeMatchExceptions, 1);
  g_autoptr (GArray) pairs = g_array_new (FALSE, FALSE, sizeof (BinomeMatchTie));

  self->lineup = lineup;
  self->criterion = criterion;
  if (criterion->comparator == BINOME_MATCH_COMPARE_NOT_MANAGER)
    add_managers (lineup, criterion->minimum >= 2, pairs);
  else
    add_relations (lineup, pairs);
  self->pairs = binome_match_ties_new (pairs, lineup->problem->tutees->len);
  return self;
}

void
binome_match_exceptions_free (BinomeMatchExceptions *self)
{
  binome_match_ties_free (self->pairs);
  g_free (self);
}

const guint32 *
binome_match_exceptions_get (const BinomeMatchExceptions *self, guint tutee, guint *n_tutors)
{
  return binome_match_ties_get (self->pairs, tutee, n_tutors);
}

/* What a tutor gets to whom nothing ties the tutee. */
guint64
binome_match_exceptions_get_same (const BinomeMatchExceptions *self, guint tutee)
{
  static const BinomeMatchMember stranger = { .index = G_MAXUINT };

  return sum_of (self->criterion,
                 binome_match_compare (self->lineup->problem, self->criterion,
                                       binome_match_problem_tutee (self->lineup->problem, tutee), &stranger));
}
