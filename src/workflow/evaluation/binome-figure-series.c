/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The figures of a programme by month, by site and by skill. */

#include <math.h>

#include "binome-figures-private.h"

#define MOST_MONTHS 12

static BinomeDate
first_of_month (BinomeDate date)
{
  int year, month, day;

  binome_date_get (date, &year, &month, &day);
  return date - day + 1;
}

/* The last day of a month that a figure can fall in: of the programme, or of a meeting after it. */
static BinomeDate
find_last_day (const BinomeFigures *self, const BinomeFacts *facts)
{
  BinomeDate last = MIN (self->as_of, self->ends_on);

  for (guint i = 0; i < facts->meetings->len; i++)
    {
      BinomeDate held_on = g_array_index (facts->meetings, BinomeMeetingFact, i).held_on;

      if (held_on <= self->as_of)
        last = MAX (last, held_on);
    }

  return last;
}

static BinomeDate
find_first_day (const BinomeFigures *self, const BinomeFacts *facts)
{
  BinomeDate first = self->starts_on;

  for (guint i = 0; i < facts->pairs->len; i++)
    {
      BinomeDate started_on = g_array_index (facts->pairs, BinomePairFact, i).started_on;

      if (started_on != BINOME_DATE_NONE)
        first = MIN (first, started_on);
    }

  return first;
}

/* The month a day lies in; %NULL before the first and after the last. */
static BinomeMonthFigure *
find_month (GPtrArray *months, BinomeDate date)
{
  for (guint i = months->len; i > 0; i--)
    {
      BinomeMonthFigure *month = g_ptr_array_index (months, i - 1);

      if (date >= month->month)
        return date < binome_date_add_months (month->month, 1) ? month : NULL;
    }

  return NULL;
}

static void
count_month_pairs (BinomeFigures *self, const BinomeFacts *facts)
{
  for (guint m = 0; m < self->months->len; m++)
    {
      BinomeMonthFigure *month = g_ptr_array_index (self->months, m);
      BinomeDate last = MIN (binome_date_add_months (month->month, 1) - 1, self->as_of);

      for (guint i = 0; i < facts->pairs->len; i++)
        {
          BinomePairFact *pair = &g_array_index (facts->pairs, BinomePairFact, i);

          month->live += binome_figures_has_started (pair, last)
                         && (pair->ended_on == BINOME_DATE_NONE || pair->ended_on >= month->month);
        }
    }
}

void
binome_figures_add_months (BinomeFigures *self, const BinomeFacts *facts)
{
  BinomeDate last = first_of_month (find_last_day (self, facts));
  BinomeDate first
      = MAX (first_of_month (find_first_day (self, facts)), binome_date_add_months (last, 1 - MOST_MONTHS));

  self->months = g_ptr_array_new_with_free_func (g_free);
  for (BinomeDate day = first; day <= last; day = binome_date_add_months (day, 1))
    {
      BinomeMonthFigure *month = g_new0 (BinomeMonthFigure, 1);

      month->month = day;
      g_ptr_array_add (self->months, month);
    }

  for (guint i = 0; i < facts->meetings->len; i++)
    {
      BinomeMeetingFact *meeting = &g_array_index (facts->meetings, BinomeMeetingFact, i);
      BinomeMonthFigure *month = find_month (self->months, meeting->held_on);

      if (month == NULL || meeting->held_on > self->as_of || meeting->outcome != BINOME_MEETING_OUTCOME_HELD)
        continue;
      month->meetings++;
      month->hours += meeting->minutes / 60.0;
    }

  for (guint i = 0; i < facts->check_ins->len; i++)
    {
      BinomeCheckInFact *check_in = &g_array_index (facts->check_ins, BinomeCheckInFact, i);
      BinomeCheckInCount count = binome_figures_count_check_in (check_in, self->as_of);
      BinomeMonthFigure *month = find_month (self->months, check_in->due_on);

      if (month == NULL)
        continue;
      month->check_ins_due += count.due;
      month->check_ins_on_time += count.on_time;
    }
  count_month_pairs (self, facts);
}

void
binome_site_figure_free (BinomeSiteFigure *figure)
{
  g_free (figure->site);
  g_free (figure);
}

static BinomeSiteFigure *
ensure_site (GHashTable *sites, GPtrArray *list, const char *name)
{
  BinomeSiteFigure *site = g_hash_table_lookup (sites, name);

  if (site == NULL)
    {
      site = g_new0 (BinomeSiteFigure, 1);
      site->site = g_strdup (name);
      g_hash_table_insert (sites, site->site, site);
      g_ptr_array_add (list, site);
    }

  return site;
}

static int
compare_sites (gconstpointer a, gconstpointer b)
{
  return g_utf8_collate (((const BinomeSiteFigure *)a)->site, ((const BinomeSiteFigure *)b)->site);
}

void
binome_figures_add_sites (BinomeFigures *self, const BinomeFacts *facts, GHashTable *started)
{
  g_autoptr (GHashTable) by_name = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GHashTable) by_tutee = g_hash_table_new (g_int64_hash, g_int64_equal);
  g_autoptr (GHashTable) by_pair = g_hash_table_new (g_int64_hash, g_int64_equal);

  self->sites = g_ptr_array_new_with_free_func ((GDestroyNotify)binome_site_figure_free);
  for (guint i = 0; i < facts->enrolments->len; i++)
    {
      BinomeEnrolmentFact *enrolment = &g_array_index (facts->enrolments, BinomeEnrolmentFact, i);
      BinomeSiteFigure *site;

      if (enrolment->role != BINOME_ENROLMENT_ROLE_TUTEE
          || !binome_figures_took_part (enrolment, started, self->as_of))
        continue;
      site = ensure_site (by_name, self->sites, enrolment->site);
      site->tutees++;
      site->served += g_hash_table_contains (started, &enrolment->id);
      g_hash_table_insert (by_tutee, &enrolment->id, site);
    }

  for (guint i = 0; i < facts->pairs->len; i++)
    {
      BinomePairFact *pair = &g_array_index (facts->pairs, BinomePairFact, i);
      BinomeSiteFigure *site = g_hash_table_lookup (by_tutee, &pair->tutee);

      if (site == NULL || !binome_figures_has_started (pair, self->as_of))
        continue;
      site->pairs++;
      g_hash_table_insert (by_pair, &pair->id, site);
    }

  for (guint i = 0; i < facts->meetings->len; i++)
    {
      BinomeMeetingFact *meeting = &g_array_index (facts->meetings, BinomeMeetingFact, i);
      BinomeSiteFigure *site = g_hash_table_lookup (by_pair, &meeting->pair);

      if (site != NULL && meeting->held_on <= self->as_of && meeting->outcome == BINOME_MEETING_OUTCOME_HELD)
        site->hours += meeting->minutes / 60.0;
    }
  g_ptr_array_sort_values (self->sites, compare_sites);
}

void
binome_skill_figure_free (BinomeSkillFigure *figure)
{
  g_free (figure->title);
  g_free (figure);
}

/* A tutee and a skill. */
typedef struct
{
  gint64 tutee;
  gint64 skill;
} LevelKey;

static guint
hash_key (gconstpointer key)
{
  const LevelKey *k = key;

  return g_int64_hash (&k->tutee) * 31 + g_int64_hash (&k->skill);
}

static gboolean
same_key (gconstpointer a, gconstpointer b)
{
  const LevelKey *one = a, *other = b;

  return one->tutee == other->tutee && one->skill == other->skill;
}

/* The sums behind the mean levels of a skill, by moment. */
typedef struct
{
  BinomeSkillFigure *figure;
  int sum[BINOME_MOMENT_END + 1];
  int n[BINOME_MOMENT_END + 1];
  int wanted;
} SkillSum;

/* The last assessment of each tutee in each skill, and the sums for the means. */
static GHashTable *
read_levels (const BinomeFigures *self, const BinomeFacts *facts, GHashTable *sums)
{
  GHashTable *latest = g_hash_table_new_full (hash_key, same_key, g_free, NULL);
  g_autoptr (GHashTable) tutees = g_hash_table_new (g_int64_hash, g_int64_equal);

  for (guint i = 0; i < facts->pairs->len; i++)
    {
      BinomePairFact *pair = &g_array_index (facts->pairs, BinomePairFact, i);

      g_hash_table_insert (tutees, &pair->id, &pair->tutee);
    }

  for (guint i = 0; i < facts->assessments->len; i++)
    {
      BinomeAssessmentFact *assessment = &g_array_index (facts->assessments, BinomeAssessmentFact, i);
      gint64 *tutee = g_hash_table_lookup (tutees, &assessment->pair);
      SkillSum *sum = g_hash_table_lookup (sums, &assessment->skill);
      LevelKey key;
      BinomeAssessmentFact *before;

      if (assessment->assessed_on > self->as_of || tutee == NULL || sum == NULL)
        continue;
      sum->sum[assessment->moment] += assessment->level;
      sum->n[assessment->moment]++;
      key = (LevelKey){ *tutee, assessment->skill };
      before = g_hash_table_lookup (latest, &key);
      if (before == NULL || before->assessed_on <= assessment->assessed_on)
        g_hash_table_insert (latest, g_memdup2 (&key, sizeof key), assessment);
    }

  return latest;
}

static SkillSum *
ensure_skill (GHashTable *sums, GPtrArray *list, BinomeWantFact *want)
{
  SkillSum *sum = g_hash_table_lookup (sums, &want->skill);

  if (sum == NULL)
    {
      sum = g_new0 (SkillSum, 1);
      sum->figure = g_new0 (BinomeSkillFigure, 1);
      sum->figure->skill = want->skill;
      sum->figure->title = g_strdup (want->title);
      g_hash_table_insert (sums, &want->skill, sum);
      g_ptr_array_add (list, sum->figure);
    }

  return sum;
}

static void
count_want (BinomeFigures *self, SkillSum *sum, const BinomeWantFact *want, GHashTable *latest)
{
  LevelKey key = { want->tutee, want->skill };
  BinomeAssessmentFact *assessment = g_hash_table_lookup (latest, &key);
  gboolean reached = assessment != NULL && assessment->level >= want->level;

  sum->wanted += want->level;
  sum->figure->planned++;
  sum->figure->assessed += assessment != NULL;
  sum->figure->reached += reached;
  self->skills_planned++;
  self->skills_assessed += assessment != NULL;
  self->skills_reached += reached;
}

static int
compare_skills (gconstpointer a, gconstpointer b)
{
  return g_utf8_collate (((const BinomeSkillFigure *)a)->title, ((const BinomeSkillFigure *)b)->title);
}

void
binome_figures_add_skills (BinomeFigures *self, const BinomeFacts *facts, GHashTable *started)
{
  g_autoptr (GHashTable) sums = g_hash_table_new_full (g_int64_hash, g_int64_equal, NULL, g_free);
  g_autoptr (GHashTable) latest = NULL;
  GHashTableIter iter;
  gpointer value;

  self->skills = g_ptr_array_new_with_free_func ((GDestroyNotify)binome_skill_figure_free);
  for (guint i = 0; i < facts->wants->len; i++)
    {
      BinomeWantFact *want = &g_array_index (facts->wants, BinomeWantFact, i);

      if (g_hash_table_contains (started, &want->tutee))
        ensure_skill (sums, self->skills, want);
    }

  latest = read_levels (self, facts, sums);
  for (guint i = 0; i < facts->wants->len; i++)
    {
      BinomeWantFact *want = &g_array_index (facts->wants, BinomeWantFact, i);

      if (g_hash_table_contains (started, &want->tutee))
        count_want (self, g_hash_table_lookup (sums, &want->skill), want, latest);
    }

  g_hash_table_iter_init (&iter, sums);
  while (g_hash_table_iter_next (&iter, NULL, &value))
    {
      SkillSum *sum = value;

      sum->figure->start = binome_figures_share (sum->sum[BINOME_MOMENT_START], sum->n[BINOME_MOMENT_START]);
      sum->figure->middle
          = binome_figures_share (sum->sum[BINOME_MOMENT_MIDDLE], sum->n[BINOME_MOMENT_MIDDLE]);
      sum->figure->end = binome_figures_share (sum->sum[BINOME_MOMENT_END], sum->n[BINOME_MOMENT_END]);
      sum->figure->target = binome_figures_share (sum->wanted, sum->figure->planned);
    }
  self->skills_share = binome_figures_share (self->skills_reached, self->skills_planned);
  g_ptr_array_sort_values (self->skills, compare_skills);
}
