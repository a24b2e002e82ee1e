/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What there is to match in a programme: who is free, who has a place, and by which criteria. */

#include "binome-matching-private.h"

#include <glib/gi18n-lib.h>

#include "binome-capacity.h"
#include "binome-error.h"
#include "binome-workflow-sql.h"

typedef struct
{
  BinomeDb *db;
  gint64 programme;
  BinomeMatchProblem *problem;
  GHashTable *skills;     /* enrolment to GArray of BinomeMatchSkill */
  GHashTable *capacities; /* enrolment to BinomeCapacity */
  GStringChunk *names;
} Loader;

static gboolean
finish (GError *local_error, GError **error)
{
  if (local_error == NULL)
    return TRUE;

  g_propagate_error (error, local_error);
  return FALSE;
}

static BinomeStatement *
prepare (Loader *self, const char *sql, GError **error)
{
  BinomeStatement *statement = binome_db_prepare (self->db, sql, error);

  if (statement != NULL)
    binome_statement_bind_integer (statement, 1, self->programme);
  return statement;
}

static gboolean
load_skills (Loader *self, GError **error)
{
  BinomeStatement *statement
      = prepare (self,
                 "SELECT k.enrolment, k.skill, k.level, s.title FROM enrolment_skill k"
                 " JOIN enrolment e ON e.id = k.enrolment JOIN skill s ON s.id = k.skill"
                 " WHERE e.programme = ?1 ORDER BY k.enrolment, s.title, s.id",
                 error);
  GError *local_error = NULL;

  if (statement == NULL)
    return FALSE;
  while (binome_statement_step (statement, &local_error))
    {
      gint64 enrolment = binome_statement_get_integer (statement, 0);
      BinomeMatchSkill skill = {
        .skill = binome_statement_get_integer (statement, 1),
        .level = (int)binome_statement_get_integer (statement, 2),
        .name = g_string_chunk_insert_const (self->names, binome_statement_get_text (statement, 3)),
      };
      GArray *list = g_hash_table_lookup (self->skills, &enrolment);

      if (list == NULL)
        {
          list = g_array_new (FALSE, FALSE, sizeof (BinomeMatchSkill));
          g_hash_table_insert (self->skills, g_memdup2 (&enrolment, sizeof enrolment), list);
        }
      g_array_append_val (list, skill);
    }

  return finish (local_error, error);
}

static BinomeDate
earlier (BinomeDate a, BinomeDate b)
{
  if (a == BINOME_DATE_NONE || b == BINOME_DATE_NONE)
    return MAX (a, b);

  return MIN (a, b);
}

/* Columns as in load_people(). */
static void
add_person (Loader *self, BinomeStatement *row)
{
  gboolean is_tutor = g_str_equal (binome_statement_get_text (row, 1), "tutor");
  gint64 enrolment = binome_statement_get_integer (row, 0);
  const GArray *skills = g_hash_table_lookup (self->skills, &enrolment);
  const BinomeCapacity *capacity = g_hash_table_lookup (self->capacities, &enrolment);
  gboolean engaged = binome_statement_get_integer (row, 14) != 0;
  BinomeMatchPerson person = {
    .id = enrolment,
    .person_id = binome_statement_get_integer (row, 2),
    .manager_id = binome_statement_get_integer (row, 3),
    .name = binome_statement_get_text (row, 4),
    .site = binome_statement_get_text (row, 5),
    .team = binome_statement_get_text (row, 6),
    .job = binome_statement_get_text (row, 7),
    .language = binome_statement_get_text (row, 8),
    .hired = binome_statement_get_date (row, 9),
    .from = MAX (binome_statement_get_date (row, 9), binome_statement_get_date (row, 10)),
    .to = earlier (earlier (binome_statement_get_date (row, 11), binome_statement_get_date (row, 12)),
                   binome_statement_get_date (row, 15)),
    .remote = binome_statement_get_integer (row, 13) != 0,
    .skills = skills != NULL ? (const BinomeMatchSkill *)(void *)skills->data : NULL,
    .n_skills = skills != NULL ? skills->len : 0,
  };

  if (is_tutor)
    {
      /* A tutor without a place left stays in: the reasons for nobody must be able to name them. */
      person.capacity = capacity != NULL ? capacity->left : 0;
      binome_match_problem_add_tutor (self->problem, &person);
    }
  else if (!engaged)
    binome_match_problem_add_tutee (self->problem, &person);
}

static gboolean
load_people (Loader *self, GError **error)
{
  BinomeStatement *statement = prepare (
      self,
      "SELECT e.id, e.role, p.id, p.manager, " BINOME_SQL_NAME (
          "p") ", p.site, p.team, p.job, p.language, p.hired_on,"
               " e.starts_on, p.leaves_on, e.ends_on, p.remote, EXISTS (SELECT 1 FROM pair WHERE pair.tutee = e.id AND pair.state IN " BINOME_SQL_TAKES_A_PLACE
               "), g.ends_on FROM enrolment e JOIN person p ON p.id = e.person JOIN programme g ON g.id = e.programme"
               " WHERE e.programme = ?1 AND e.state IN " BINOME_SQL_CAN_MATCH " ORDER BY e.id",
      error);
  GError *local_error = NULL;

  if (statement == NULL)
    return FALSE;
  while (binome_statement_step (statement, &local_error))
    add_person (self, statement);

  return finish (local_error, error);
}

static BinomeMatchCriterion
read_criterion (BinomeEntity *entity)
{
  /* The enums of the model and of the matching are the same lists in the same order. */
  return (BinomeMatchCriterion){
    .id = binome_entity_get_id (entity),
    .title = binome_entity_get_text (entity, BINOME_CRITERION_TITLE),
    .comparator = (BinomeMatchComparator)binome_entity_get_choice (entity, BINOME_CRITERION_COMPARATOR),
    .attribute = (BinomeMatchAttribute)binome_entity_get_choice (entity, BINOME_CRITERION_ATTRIBUTE),
    .kind = (BinomeMatchKind)binome_entity_get_choice (entity, BINOME_CRITERION_KIND),
    .weight = (int)binome_entity_get_integer (entity, BINOME_CRITERION_WEIGHT),
    .missing = (BinomeMatchMissing)binome_entity_get_choice (entity, BINOME_CRITERION_MISSING),
    .minimum = (int)binome_entity_get_integer (entity, BINOME_CRITERION_MINIMUM),
    .maximum = (int)binome_entity_get_integer (entity, BINOME_CRITERION_MAXIMUM),
  };
}

G_STATIC_ASSERT ((int)BINOME_MATCH_COMPARE_NOT_MANAGER == (int)BINOME_COMPARATOR_NOT_MANAGER);
G_STATIC_ASSERT ((int)BINOME_MATCH_ATTRIBUTE_LANGUAGE == (int)BINOME_ATTRIBUTE_LANGUAGE);
G_STATIC_ASSERT ((int)BINOME_MATCH_KIND_WEIGHTED == (int)BINOME_CRITERION_KIND_WEIGHTED);
G_STATIC_ASSERT ((int)BINOME_MATCH_MISSING_EXCLUDE == (int)BINOME_MISSING_EXCLUDE);

static void
describe (GString *criteria, BinomeEntity *entity)
{
  if (criteria->len > 0)
    g_string_append_c (criteria, '\n');
  g_string_append_printf (criteria, "%s: %s", binome_entity_get_text (entity, BINOME_CRITERION_TITLE),
                          binome_entity_get_choice_label (entity, BINOME_CRITERION_KIND));
  if (binome_entity_get_choice (entity, BINOME_CRITERION_KIND) == BINOME_CRITERION_KIND_WEIGHTED)
    g_string_append_printf (criteria, " %" G_GINT64_FORMAT,
                            binome_entity_get_integer (entity, BINOME_CRITERION_WEIGHT));
}

/* A pair needs days in common whatever the criteria say, or it could not be proposed. */
static void
add_presence_rule (Loader *self)
{
  const BinomeMatchCriterion presence = {
    .title = _ ("Both there at the same time"),
    .comparator = BINOME_MATCH_COMPARE_DATES_OVERLAP,
    .kind = BINOME_MATCH_KIND_MUST,
    .minimum = 1,
  };

  binome_match_problem_add_criterion (self->problem, &presence);
}

static gboolean
load_criteria (Loader *self, char **criteria, GError **error)
{
  g_autoptr (BinomeQuery) query = binome_query_new (BINOME_TYPE_CRITERION);
  g_autoptr (GPtrArray) entities = NULL;
  g_autoptr (GString) text = g_string_new (NULL);
  gboolean has_presence = FALSE;

  binome_query_where_integer (query, BINOME_CRITERION_PROGRAMME, BINOME_QUERY_EQUAL, self->programme);
  binome_query_sort (query, BINOME_CRITERION_POSITION, FALSE);
  entities = binome_db_select (self->db, query, error);
  if (entities == NULL)
    return FALSE;

  for (guint i = 0; i < entities->len; i++)
    {
      BinomeMatchCriterion criterion = read_criterion (entities->pdata[i]);

      if (!binome_entity_get_boolean (entities->pdata[i], BINOME_CRITERION_ACTIVE))
        continue;
      binome_match_problem_add_criterion (self->problem, &criterion);
      describe (text, entities->pdata[i]);
      has_presence |= criterion.comparator == BINOME_MATCH_COMPARE_DATES_OVERLAP
                      && criterion.kind == BINOME_MATCH_KIND_MUST && criterion.minimum > 0;
    }
  if (!has_presence)
    add_presence_rule (self);

  *criteria = g_string_free (g_steal_pointer (&text), FALSE);
  return TRUE;
}

static gboolean
load_constraints (Loader *self, GError **error)
{
  BinomeStatement *statement = prepare (
      self, "SELECT tutee, tutor, kind, reason FROM match_constraint WHERE programme = ?1 ORDER BY id",
      error);
  GError *local_error = NULL;

  if (statement == NULL)
    return FALSE;
  /* Whoever has left, or has a pair by now, is not part of the problem: there is nothing to hold then. */
  while (binome_statement_step (statement, &local_error))
    if (g_str_equal (binome_statement_get_text (statement, 2), "lock"))
      binome_match_problem_lock (self->problem, binome_statement_get_integer (statement, 0),
                                 binome_statement_get_integer (statement, 1));
    else
      binome_match_problem_forbid (self->problem, binome_statement_get_integer (statement, 0),
                                   binome_statement_get_integer (statement, 1),
                                   binome_statement_get_text (statement, 3));

  return finish (local_error, error);
}

/* Two who were a pair, or declined to be one, are not brought together again, unless the co-ordinator
 * keeps them together. */
static gboolean
load_history (Loader *self, GError **error)
{
  BinomeStatement *statement = prepare (
      self,
      "SELECT DISTINCT tutee, tutor FROM pair WHERE programme = ?1"
      " AND NOT EXISTS (SELECT 1 FROM match_constraint c WHERE c.programme = ?1 AND c.tutee = pair.tutee"
      " AND c.tutor = pair.tutor) ORDER BY tutee, tutor",
      error);
  GError *local_error = NULL;

  if (statement == NULL)
    return FALSE;
  while (binome_statement_step (statement, &local_error))
    binome_match_problem_forbid (self->problem, binome_statement_get_integer (statement, 0),
                                 binome_statement_get_integer (statement, 1), BINOME_MATCHING_WAS_PAIR);

  return finish (local_error, error);
}

static gboolean
check (BinomeMatchProblem *problem, GError **error)
{
  if (binome_match_problem_get_n_tutees (problem) == 0)
    {
      g_set_error_literal (error, BINOME_ERROR, BINOME_ERROR_REFUSED,
                           _ ("No tutee waits for a tutor. Enrol tutees, or look at the pairs proposed."));
      return FALSE;
    }
  if (binome_match_problem_get_n_tutors (problem) == 0)
    {
      g_set_error_literal (error, BINOME_ERROR, BINOME_ERROR_REFUSED,
                           _ ("No tutor takes part yet. Enrol tutors first."));
      return FALSE;
    }

  return TRUE;
}

/* Solving what could not be adopted helps nobody. */
static gboolean
check_open (BinomeEntity *programme, GError **error)
{
  if (binome_entity_get_choice (programme, BINOME_PROGRAMME_STATE) < BINOME_PROGRAMME_STATE_CLOSED)
    return TRUE;

  /* Translators: %s is the state of a programme, such as “Archived”. */
  g_set_error (error, BINOME_ERROR, BINOME_ERROR_REFUSED, _ ("The programme takes no pairs any more: “%s”."),
               binome_entity_get_choice_label (programme, BINOME_PROGRAMME_STATE));
  return FALSE;
}

/**
 * binome_matching_load_problem:
 * @db: the file
 * @programme: a programme
 * @criteria: (out) (transfer full): the criteria in use, in words, one a line
 * @error: return location for a #GError: %BINOME_ERROR_REFUSED where there is nobody to match
 *
 * Tutees who have a pair, proposed or running, are left out; each tutor has the places that are left.
 *
 * Returns: (transfer full) (nullable): what there is to match
 */
BinomeMatchProblem *
binome_matching_load_problem (BinomeDb *db, gint64 programme, char **criteria, GError **error)
{
  g_autoptr (BinomeEntity) entity = binome_db_get (db, BINOME_TYPE_PROGRAMME, programme, error);
  g_autoptr (BinomeMatchProblem) problem = binome_match_problem_new ();
  g_autoptr (GHashTable) capacities
      = entity != NULL ? binome_capacity_read_programme (db, programme, error) : NULL;
  g_autoptr (GHashTable) skills
      = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, (GDestroyNotify)g_array_unref);
  Loader self = { db, programme, problem, skills, capacities, NULL };
  gboolean loaded;

  *criteria = NULL;
  if (capacities == NULL || !check_open (entity, error))
    return NULL;

  self.names = g_string_chunk_new (4096);
  loaded = load_skills (&self, error) && load_people (&self, error) && load_criteria (&self, criteria, error)
           && load_constraints (&self, error) && load_history (&self, error) && check (problem, error);
  g_string_chunk_free (self.names);

  return loaded ? g_steal_pointer (&problem) : NULL;
}
