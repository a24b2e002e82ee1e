/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The rows of the tables of tutors and tutees, read in three statements whatever their number, and one
 * more for each field of the company's own that lists show. */

#include <glib/gi18n-lib.h>

#include "binome-capacity.h"
#include "binome-eligibility-read.h"
#include "binome-enrolment-workflow.h"
#include "binome-own-fields.h"
#include "binome-own-values.h"
#include "binome-workflow-sql.h"

#define SQL_PEOPLE                                                                                           \
  "SELECT e.id, e.person, e.state, e.starts_on, e.ends_on,"                                                  \
  " " BINOME_SQL_NAME (                                                                                      \
      "p") ", p.site, p.team, p.job, e.state_since, e.unavailable_from, e.unavailable_until"                 \
           " FROM enrolment e JOIN person p ON p.id = e.person"                                              \
           " WHERE e.programme = ?1 AND e.role = ?2"

#define SQL_PAIRS                                                                                            \
  "SELECT x.id, x.tutor, x.tutee, " BINOME_SQL_NAME (                                                        \
      "p") " FROM pair x JOIN enrolment e ON e.id = x.tutor JOIN person p ON p.id = e.person"                \
           " WHERE x.programme = ?1 AND x.state IN " BINOME_SQL_TAKES_A_PLACE " ORDER BY x.id"

#define SQL_SKILLS                                                                                           \
  "SELECT k.enrolment, s.title, k.level FROM enrolment_skill k"                                              \
  " JOIN skill s ON s.id = k.skill JOIN enrolment e ON e.id = k.enrolment"                                   \
  " WHERE e.programme = ?1 AND e.role = ?2 ORDER BY s.title, s.id"

/**
 * binome_participant_free:
 * @participant: a row
 */
void
binome_participant_free (BinomeParticipant *participant)
{
  g_free (participant->name);
  g_free (participant->site);
  g_free (participant->team);
  g_free (participant->job);
  g_free (participant->skills);
  g_free (participant->own);
  g_free (participant->findable);
  g_free (participant->obstacle);
  g_free (participant->partner);
  g_free (participant);
}

static BinomeParticipant *
read_participant (BinomeStatement *row, BinomeEnrolmentRole role)
{
  BinomeParticipant *self = g_new0 (BinomeParticipant, 1);
  int state = binome_choice_find (binome_enrolment_states, binome_statement_get_text (row, 2));

  self->enrolment = binome_statement_get_integer (row, 0);
  self->person = binome_statement_get_integer (row, 1);
  self->role = role;
  self->state = (BinomeEnrolmentState)MAX (state, 0);
  self->starts_on = binome_statement_get_date (row, 3);
  self->ends_on = binome_statement_get_date (row, 4);
  self->name = g_strdup (binome_statement_get_text (row, 5));
  self->site = g_strdup (binome_statement_get_text (row, 6));
  self->team = g_strdup (binome_statement_get_text (row, 7));
  self->job = g_strdup (binome_statement_get_text (row, 8));
  self->since = binome_statement_get_date (row, 9);
  self->away_from = binome_statement_get_date (row, 10);
  self->away_until = binome_statement_get_date (row, 11);
  self->skills = g_strdup ("");
  self->own = g_strdup ("");
  self->findable = g_strdup ("");

  return self;
}

static gboolean
read_people (BinomeDb *db, gint64 programme, BinomeEnrolmentRole role, GPtrArray *list, GHashTable *by_id,
             GError **error)
{
  BinomeStatement *row = binome_db_prepare (db, SQL_PEOPLE, error);
  GError *local_error = NULL;

  if (row == NULL)
    return FALSE;

  binome_statement_bind_integer (row, 1, programme);
  binome_statement_bind_text (row, 2, binome_enrolment_roles[role].id);
  while (binome_statement_step (row, &local_error))
    {
      BinomeParticipant *participant = read_participant (row, role);

      g_ptr_array_add (list, participant);
      g_hash_table_insert (by_id, &participant->enrolment, participant);
    }
  if (local_error != NULL)
    g_propagate_error (error, local_error);

  return local_error == NULL;
}

/* Who is not eligible, and why. */
static gboolean
read_obstacles (BinomeDb *db, gint64 programme, GHashTable *capacities, GHashTable *by_id, GError **error)
{
  g_autoptr (GHashTable) obstacles
      = binome_eligibility_read (db, programme, BINOME_ELIGIBILITY_OF_INELIGIBLE, capacities, error);
  GHashTableIter iter;
  gpointer id, sentence;

  if (obstacles == NULL)
    return FALSE;

  g_hash_table_iter_init (&iter, obstacles);
  while (g_hash_table_iter_next (&iter, &id, &sentence))
    {
      BinomeParticipant *participant = g_hash_table_lookup (by_id, id);

      if (participant != NULL)
        participant->obstacle = g_strdup (sentence);
    }

  return TRUE;
}

/* The places of tutors, those they use counted with the shares of teams; and who is not eligible. */
static gboolean
read_capacities (BinomeDb *db, gint64 programme, GHashTable *by_id, GError **error)
{
  g_autoptr (GHashTable) capacities = binome_capacity_read_programme (db, programme, error);
  GHashTableIter iter;
  gpointer value;

  if (capacities == NULL)
    return FALSE;

  g_hash_table_iter_init (&iter, capacities);
  while (g_hash_table_iter_next (&iter, NULL, &value))
    {
      const BinomeCapacity *capacity = value;
      BinomeParticipant *participant = g_hash_table_lookup (by_id, &capacity->enrolment);

      if (participant == NULL)
        continue;
      participant->capacity = capacity->effective;
      participant->used = capacity->taken;
      participant->left = capacity->left;
    }

  return read_obstacles (db, programme, capacities, by_id, error);
}

/* The pair of each tutee. */
static gboolean
read_pairs (BinomeDb *db, gint64 programme, GHashTable *by_id, GError **error)
{
  BinomeStatement *row = binome_db_prepare (db, SQL_PAIRS, error);
  GError *local_error = NULL;

  if (row == NULL)
    return FALSE;

  binome_statement_bind_integer (row, 1, programme);
  while (binome_statement_step (row, &local_error))
    {
      gint64 id = binome_statement_get_integer (row, 2);
      BinomeParticipant *participant = g_hash_table_lookup (by_id, &id);

      if (participant == NULL)
        continue;
      participant->used++;
      participant->pair = binome_statement_get_integer (row, 0);
      g_set_str (&participant->partner, binome_statement_get_text (row, 3));
    }
  if (local_error != NULL)
    g_propagate_error (error, local_error);

  return local_error == NULL;
}

static gboolean
read_skills (BinomeDb *db, gint64 programme, BinomeEnrolmentRole role, GHashTable *by_id, GError **error)
{
  BinomeStatement *row = binome_db_prepare (db, SQL_SKILLS, error);
  GError *local_error = NULL;

  if (row == NULL)
    return FALSE;

  binome_statement_bind_integer (row, 1, programme);
  binome_statement_bind_text (row, 2, binome_enrolment_roles[role].id);
  while (binome_statement_step (row, &local_error))
    {
      gint64 id = binome_statement_get_integer (row, 0);
      BinomeParticipant *participant = g_hash_table_lookup (by_id, &id);
      g_autofree char *skill = NULL;
      char *joined;

      if (participant == NULL)
        continue;
      /* Translators: a skill and its level from 0 to 4, such as “Excel (3)”. */
      skill = g_strdup_printf (_ ("%1$s (%2$d)"), binome_statement_get_text (row, 1),
                               (int)binome_statement_get_integer (row, 2));
      /* Translators: joins the items of a list: what comes before, the next one. */
      joined = participant->n_skills == 0 ? g_steal_pointer (&skill)
                                          : g_strdup_printf (_ ("%1$s, %2$s"), participant->skills, skill);
      g_free (participant->skills);
      participant->skills = joined;
      participant->n_skills++;
    }
  if (local_error != NULL)
    g_propagate_error (error, local_error);

  return local_error == NULL;
}

static void
append (char **text, const char *more)
{
  char *joined = **text == '\0' ? g_strdup (more) : g_strconcat (*text, " · ", more, NULL);

  g_free (*text);
  *text = joined;
}

/* One field of the company's own that lists show. */
static gboolean
read_own_field (BinomeDb *db, BinomeEntity *definition, GPtrArray *list, GError **error)
{
  g_autoptr (GHashTable) answers = binome_own_values_load_all (db, definition, error);
  gboolean of_person
      = binome_entity_get_choice (definition, BINOME_FIELD_DEFINITION_SCOPE) == BINOME_FIELD_SCOPE_PERSON;
  gboolean sensitive = binome_entity_get_boolean (definition, BINOME_FIELD_DEFINITION_SENSITIVE);

  if (answers == NULL)
    return FALSE;

  for (guint i = 0; i < list->len; i++)
    {
      BinomeParticipant *participant = list->pdata[i];
      const char *answer
          = g_hash_table_lookup (answers, of_person ? &participant->person : &participant->enrolment);
      g_autofree char *text = NULL;
      g_autofree char *line = NULL;

      if (answer == NULL || *answer == '\0')
        continue;
      text = binome_own_values_format (db, definition, answer);
      /* Translators: the name of a field, and what it holds. */
      line = g_strdup_printf (C_ ("field", "%1$s: %2$s"),
                              binome_entity_get_text (definition, BINOME_FIELD_DEFINITION_TITLE), text);
      append (&participant->own, line);
      if (!sensitive)
        append (&participant->findable, line);
    }

  return TRUE;
}

static gboolean
read_own (BinomeDb *db, BinomeEnrolmentRole role, GPtrArray *list, GError **error)
{
  g_autoptr (GPtrArray) fields = binome_own_fields_list (db, error);
  int of_role = role == BINOME_ENROLMENT_ROLE_TUTOR ? BINOME_FIELD_SCOPE_TUTOR : BINOME_FIELD_SCOPE_TUTEE;

  if (fields == NULL)
    return FALSE;

  for (guint i = 0; i < fields->len; i++)
    {
      BinomeEntity *definition = fields->pdata[i];
      int scope = binome_entity_get_choice (definition, BINOME_FIELD_DEFINITION_SCOPE);

      if (binome_entity_get_boolean (definition, BINOME_FIELD_DEFINITION_LISTED)
          && (scope == BINOME_FIELD_SCOPE_PERSON || scope == of_role)
          && !read_own_field (db, definition, list, error))
        return FALSE;
    }

  return TRUE;
}

static int
compare_names (gconstpointer a, gconstpointer b)
{
  const BinomeParticipant *one = a, *other = b;
  int order = g_utf8_collate (one->name, other->name);

  return order != 0 ? order : (one->enrolment > other->enrolment) - (one->enrolment < other->enrolment);
}

/**
 * binome_participants_list:
 * @db: the file
 * @programme: a programme
 * @role: tutors or tutees
 * @error: return location for a #GError
 *
 * Returns: (transfer full) (element-type BinomeParticipant): all of them in every state, by name
 */
GPtrArray *
binome_participants_list (BinomeDb *db, gint64 programme, BinomeEnrolmentRole role, GError **error)
{
  g_autoptr (GPtrArray) list = g_ptr_array_new_with_free_func ((GDestroyNotify)binome_participant_free);
  g_autoptr (GHashTable) by_id = g_hash_table_new (g_int64_hash, g_int64_equal);

  if (!read_people (db, programme, role, list, by_id, error)
      || !(role == BINOME_ENROLMENT_ROLE_TUTOR ? read_capacities (db, programme, by_id, error)
                                               : read_pairs (db, programme, by_id, error)
                                                     && read_obstacles (db, programme, NULL, by_id, error))
      || !read_skills (db, programme, role, by_id, error) || !read_own (db, role, list, error))
    return NULL;

  g_ptr_array_sort_values (list, compare_names);
  return g_steal_pointer (&list);
}
