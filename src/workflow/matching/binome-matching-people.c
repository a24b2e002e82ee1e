/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Who there is to match, and what the criteria look at: skills, languages, free half-hours, own fields. */

#include "binome-matching-load.h"

#include <string.h>

#include "binome-availability-workflow.h"
#include "binome-capacity.h"
#include "binome-clock.h"
#include "binome-import-private.h"
#include "binome-language.h"
#include "binome-match-limits.h"
#include "binome-matching-values.h"
#include "binome-own-values.h"
#include "binome-workflow-sql.h"

/* Everything by enrolment. */
typedef struct
{
  const BinomeMatchingLoader *loader;
  GHashTable *skills; /* to GArray of BinomeMatchSkill */
  GHashTable *values; /* to GArray of BinomeMatchValue */
  GHashTable *weeks;  /* to BinomeWeek */
  GHashTable *days;   /* by person: see binome_matching_load_days() */
} People;

static gboolean
load_skills (const BinomeMatchingLoader *self, GHashTable *skills, GError **error)
{
  BinomeStatement *row = binome_matching_loader_prepare (
      self,
      "SELECT k.enrolment, k.skill, k.level, s.title FROM enrolment_skill k"
      " JOIN enrolment e ON e.id = k.enrolment JOIN skill s ON s.id = k.skill"
      " WHERE e.programme = ?1 ORDER BY k.enrolment, s.title, s.id",
      error);
  GError *local_error = NULL;

  if (row == NULL)
    return FALSE;
  while (binome_statement_step (row, &local_error))
    {
      gint64 enrolment = binome_statement_get_integer (row, 0);
      BinomeMatchSkill skill = {
        .skill = binome_statement_get_integer (row, 1),
        .level = (int)binome_statement_get_integer (row, 2),
        .name = g_string_chunk_insert_const (self->texts, binome_statement_get_text (row, 3)),
      };
      GArray *list = g_hash_table_lookup (skills, &enrolment);

      if (list == NULL)
        {
          list = g_array_new (FALSE, FALSE, sizeof (BinomeMatchSkill));
          g_hash_table_insert (skills, g_memdup2 (&enrolment, sizeof enrolment), list);
        }
      g_array_append_val (list, skill);
    }
  if (local_error == NULL)
    return TRUE;

  g_propagate_error (error, local_error);
  return FALSE;
}

/* ---- values ---- */

static void
add_word (const BinomeMatchingLoader *self, gint64 field, const char *kind, const char *word, GArray *values)
{
  g_autofree char *text = g_strconcat (kind, word, NULL);
  BinomeMatchValue value = { field, g_string_chunk_insert_const (self->texts, text), 0 };

  g_array_append_val (values, value);
}

/* “French, English; Arabic” is three languages, each the same however it is written. */
static void
add_languages (const BinomeMatchingLoader *self, const char *text, GArray *values)
{
  g_auto (GStrv) languages = binome_language_split (text);

  for (guint k = 0; languages[k] != NULL; k++)
    add_word (self, BINOME_MATCH_FIELD_LANGUAGES, BINOME_MATCHING_LANGUAGE, languages[k], values);
}

static gboolean
compares_contract (BinomeEntity *criterion)
{
  return binome_entity_get_choice (criterion, BINOME_CRITERION_ATTRIBUTE) == (int)BINOME_ATTRIBUTE_CONTRACT;
}

/* The contract of a tutee, or of a tutor where no other field says which contracts they follow. */
static void
add_contract (const BinomeMatchingLoader *self, gboolean is_tutor, const char *contract, GArray *values)
{
  for (guint c = 0; c < self->criteria->len; c++)
    if (compares_contract (self->criteria->pdata[c]))
      {
        gboolean has_field
            = binome_entity_get_reference (self->criteria->pdata[c], BINOME_CRITERION_TUTOR_FIELD) != 0;

        if (!has_field)
          add_word (self, BINOME_MATCHING_FIELD_CONTRACT, BINOME_MATCHING_CONTRACT, contract, values);
        else if (!is_tutor)
          add_word (self, BINOME_MATCHING_TWO_FIELDS (c), BINOME_MATCHING_CONTRACT, contract, values);
      }
}

static gboolean
compares (const BinomeMatchingLoader *self, BinomeAttribute attribute)
{
  for (guint c = 0; c < self->criteria->len; c++)
    if (binome_entity_get_choice (self->criteria->pdata[c], BINOME_CRITERION_ATTRIBUTE) == (int)attribute)
      return TRUE;
  return FALSE;
}

static void
add_number (gint64 field, int number, GArray *values)
{
  const BinomeMatchValue value = { field, NULL, number };

  g_array_append_val (values, value);
}

/* Columns as in read_people(). A diploma of level 0 is not known; a tutee of whom no years are written down
 * is a beginner. */
static void
add_background (const BinomeMatchingLoader *self, BinomeStatement *row, gboolean is_tutor, GArray *values)
{
  int diploma = (int)binome_statement_get_integer (row, 23);
  gboolean has_years = !is_tutor || !binome_statement_is_null (row, 24);

  if (diploma > 0 && compares (self, BINOME_ATTRIBUTE_DIPLOMA))
    add_number (BINOME_MATCHING_FIELD_DIPLOMA, diploma, values);
  if (has_years && compares (self, BINOME_ATTRIBUTE_EXPERIENCE))
    add_number (BINOME_MATCHING_FIELD_EXPERIENCE, (int)binome_statement_get_real (row, 24), values);
  if (compares (self, BINOME_ATTRIBUTE_REMOTE))
    add_word (self, BINOME_MATCHING_FIELD_REMOTE, BINOME_MATCHING_REMOTE,
              binome_statement_get_integer (row, 13) != 0 ? "yes" : "no", values);
}

static void
add_week (const BinomeWeek *week, GArray *values)
{
  g_autoptr (GArray) slots = binome_week_list_slots (week);

  for (guint k = 0; k < slots->len; k++)
    add_number (BINOME_MATCH_FIELD_AVAILABILITY, g_array_index (slots, int, k), values);
}

/* Where the two sides have different fields, both are found under the number of the criterion. */
static void
add_two_fields (const BinomeMatchingLoader *self, gboolean is_tutor, const GArray *own, GArray *values)
{
  for (guint c = 0; c < self->criteria->len; c++)
    {
      gint64 tutor_field
          = binome_entity_get_reference (self->criteria->pdata[c], BINOME_CRITERION_TUTOR_FIELD);
      gint64 field = is_tutor
                         ? tutor_field
                         : binome_entity_get_reference (self->criteria->pdata[c], BINOME_CRITERION_FIELD);

      for (guint k = 0; tutor_field != 0 && k < own->len; k++)
        {
          BinomeMatchValue value = g_array_index (own, BinomeMatchValue, k);

          if (value.field != field)
            continue;
          value.field = BINOME_MATCHING_TWO_FIELDS (c);
          if (compares_contract (self->criteria->pdata[c]))
            add_word (self, value.field, BINOME_MATCHING_CONTRACT,
                      binome_enrolment_contracts[binome_import_parse_choice (binome_enrolment_contracts,
                                                                             value.text)]
                          .id,
                      values);
          else
            g_array_append_val (values, value);
        }
    }
}

static GArray *
collect_values (const People *self, gint64 enrolment, gboolean is_tutor, BinomeStatement *row)
{
  GArray *values = g_array_new (FALSE, FALSE, sizeof (BinomeMatchValue));
  const GArray *own = g_hash_table_lookup (self->values, &enrolment);
  const BinomeWeek *week = g_hash_table_lookup (self->weeks, &enrolment);

  add_languages (self->loader, binome_statement_get_text (row, 8), values);
  add_contract (self->loader, is_tutor, binome_statement_get_text (row, 22), values);
  add_background (self->loader, row, is_tutor, values);
  if (week != NULL)
    add_week (week, values);
  if (own != NULL)
    {
      g_array_append_vals (values, own->data, own->len);
      add_two_fields (self->loader, is_tutor, own, values);
    }
  return values;
}

/* ---- people ---- */

static BinomeDate
earlier (BinomeDate a, BinomeDate b)
{
  if (a == BINOME_DATE_NONE || b == BINOME_DATE_NONE)
    return MAX (a, b);

  return MIN (a, b);
}

/* What the programme, the law and the hours leave of places, whatever the tutor wants. Where several allow
 * the same, the law is named first: it gives way to nobody. */
static void
set_ceiling (const People *self, const BinomeCapacity *capacity, gint64 tutor)
{
  int taken = self->loader->scope->everybody ? 0 : capacity->taken;
  const struct
  {
    BinomeMatchLimit limit;
    int most;
    int taken;
  } limits[] = {
    { BINOME_MATCH_LIMIT_LAW,
      self->loader->scope->everybody ? BINOME_CAPACITY_UNLIMITED : capacity->legal_left, 0 },
    { BINOME_MATCH_LIMIT_LAW, capacity->legal, taken },
    { BINOME_MATCH_LIMIT_PROGRAMME, capacity->programme, taken },
    { BINOME_MATCH_LIMIT_HOURS, capacity->by_hours, taken },
  };
  BinomeMatchLimit limit = BINOME_MATCH_LIMIT_NONE;
  int ceiling = G_MAXINT;

  for (gsize k = 0; k < G_N_ELEMENTS (limits); k++)
    if (limits[k].most != BINOME_CAPACITY_UNLIMITED && MAX (limits[k].most - limits[k].taken, 0) < ceiling)
      {
        ceiling = MAX (limits[k].most - limits[k].taken, 0);
        limit = limits[k].limit;
      }
  if (limit == BINOME_MATCH_LIMIT_NONE)
    return;
  binome_match_problem_set_ceiling (self->loader->problem, tutor, ceiling, limit);
}

/* @given_back: how many places were taken since by the tutees of the run that is looked at. */
static void
add_tutor (const People *self, BinomeMatchPerson *person, int given_back)
{
  const BinomeCapacity *capacity = g_hash_table_lookup (self->loader->capacities, &person->id);

  /* A tutor without a place left stays in: the reasons for nobody must be able to name them. */
  if (capacity != NULL)
    person->capacity = self->loader->scope->everybody
                           ? capacity->effective
                           : MIN (capacity->left + given_back, capacity->effective);
  if (person->capacity > 0 || !self->loader->scope->with_places_only)
    {
      binome_match_problem_add_tutor (self->loader->problem, person);
      binome_matching_later_add (self->loader->later, person, TRUE);
      if (capacity != NULL)
        set_ceiling (self, capacity, person->id);
    }
}

/* What is over does not count, but for a programme that is written down afterwards, and for a run of then. */
static BinomeDate
get_first_day (const People *self, BinomeStatement *row)
{
  BinomeDate today = binome_clock_today (), ends_on = binome_statement_get_date (row, 15);
  gboolean is_over = ends_on != BINOME_DATE_NONE && ends_on < today;

  return is_over || self->loader->scope->run != 0 ? BINOME_DATE_NONE : today;
}

/* Columns as in read_people(). */
static void
add_person (const People *self, BinomeStatement *row)
{
  gboolean is_tutor = g_str_equal (binome_statement_get_text (row, 1), "tutor");
  gboolean is_engaged = binome_statement_get_integer (row, 14) != 0;
  gint64 enrolment = binome_statement_get_integer (row, 0);
  const GArray *skills = g_hash_table_lookup (self->skills, &enrolment);
  g_autoptr (GArray) values = collect_values (self, enrolment, is_tutor, row);
  BinomeMatchPerson person = {
    .id = enrolment,
    .person_id = binome_statement_get_integer (row, 2),
    .manager_id = binome_statement_get_integer (row, 3),
    .upper_id = binome_statement_get_integer (row, 16),
    .name = binome_statement_get_text (row, 4),
    .site = binome_statement_get_text (row, 5),
    .team = binome_statement_get_text (row, 6),
    .job = binome_statement_get_text (row, 7),
    .language = binome_statement_get_text (row, 8),
    .hired = binome_statement_get_date (row, 9),
    .from = MAX (MAX (binome_statement_get_date (row, 9), binome_statement_get_date (row, 10)),
                 MAX (binome_statement_get_date (row, 19), binome_statement_get_date (row, 20))),
    .to = earlier (earlier (binome_statement_get_date (row, 11), binome_statement_get_date (row, 12)),
                   earlier (binome_statement_get_date (row, 15), binome_statement_get_date (row, 21))),
    .remote = binome_statement_get_integer (row, 13) != 0,
    .skills = skills != NULL ? (const BinomeMatchSkill *)(const void *)skills->data : NULL,
    .n_skills = skills != NULL ? skills->len : 0,
    .values = (const BinomeMatchValue *)(const void *)values->data,
    .n_values = values->len,
  };

  binome_matching_days_fit (self->days, person.person_id, get_first_day (self, row), &person.from,
                            &person.to);
  binome_matching_later_begin (self->loader->later, &person);
  if (is_tutor)
    add_tutor (self, &person, (int)binome_statement_get_integer (row, 17));
  else if (self->loader->scope->run != 0 ? binome_statement_get_integer (row, 18) != 0
                                         : !is_engaged || self->loader->scope->everybody)
    {
      binome_match_problem_add_tutee (self->loader->problem, &person);
      binome_matching_later_add (self->loader->later, &person, FALSE);
    }
}

static gboolean
read_people (const People *self, GError **error)
{
  BinomeStatement *row = binome_matching_loader_prepare (
      self->loader,
      "SELECT e.id, e.role, p.id, p.manager, " BINOME_SQL_NAME (
          "p") ", p.site, p.team, p.job, p.language, p.hired_on,"
               " e.starts_on, p.leaves_on, e.ends_on, p.remote, EXISTS (SELECT 1 FROM pair WHERE pair.tutee = e.id AND pair.state IN " BINOME_SQL_TAKES_A_PLACE
               "), g.ends_on, (SELECT m.manager FROM person m WHERE m.id = p.manager),"
               " (SELECT count(*) FROM pair q WHERE ?2 <> 0 AND q.tutor = e.id AND q.state IN " BINOME_SQL_TAKES_A_PLACE
               " AND EXISTS (SELECT 1 FROM match_result r WHERE r.run = ?2 AND r.tutee = q.tutee)),"
               " EXISTS (SELECT 1 FROM match_result r WHERE ?2 <> 0 AND r.run = ?2 AND r.tutee = e.id), g.starts_on, a.starts_on, a.ends_on, e.contract, p.grade, e.experience FROM enrolment e JOIN person p ON p.id = e.person JOIN programme g ON g.id = e.programme"
               " LEFT JOIN manager_agreement a ON a.id = " BINOME_SQL_AGREEMENT ("e.id") //
      " WHERE e.programme = ?1 AND (e.state IN " BINOME_SQL_CAN_MATCH
      " OR ?2 <> 0 AND EXISTS (SELECT 1 FROM match_result r WHERE r.run = ?2 AND (r.tutee = e.id OR r.tutor = e.id)))"
      " ORDER BY e.id",
      error);
  GError *local_error = NULL;

  if (row == NULL)
    return FALSE;
  binome_statement_bind_integer (row, 2, self->loader->scope->run);
  while (binome_statement_step (row, &local_error))
    add_person (self, row);
  if (local_error == NULL)
    return TRUE;

  g_propagate_error (error, local_error);
  return FALSE;
}

/* Fills the problem with the tutees and tutors of the programme. The criteria must be known by now. */
gboolean
binome_matching_load_people (const BinomeMatchingLoader *self, GError **error)
{
  g_autoptr (GHashTable) skills
      = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, (GDestroyNotify)g_array_unref);
  g_autoptr (GHashTable) values
      = binome_own_values_load_for_matching (self->db, self->programme, self->texts, error);
  g_autoptr (GHashTable) weeks
      = values != NULL ? binome_availability_read_programme (self->db, self->programme, error) : NULL;
  g_autoptr (GHashTable) days = weeks != NULL ? binome_matching_load_days (self, error) : NULL;
  People people = { self, skills, values, weeks, days };

  return days != NULL && load_skills (self, skills, error) && read_people (&people, error);
}
