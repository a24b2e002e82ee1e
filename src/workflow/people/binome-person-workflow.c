/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One person over the years: their parts in programmes, and leaving the list. */

#include "binome-person-workflow.h"

#include <glib/gi18n-lib.h>

#include "binome-error.h"
#include "binome-own-values.h"
#include "binome-person-presence.h"
#include "binome-person-training.h"
#include "binome-workflow-sql.h"

/* The newest programme first; in it tutor and tutee, then the pairs, then the functions around it. */
static const char parts_sql[]
    = "SELECT r.id, r.title, x.kind, x.role, x.state, x.partner, x.starts_on, x.ends_on, x.id, x.contract FROM ("
      " SELECT 0 AS kind, programme, role, state, NULL AS partner, starts_on,"
      "  iif (ended_on IS NOT NULL AND (ends_on IS NULL OR ended_on < ends_on), ended_on, ends_on) AS ends_on, id, contract"
      "  FROM enrolment WHERE person = ?1"
      " UNION ALL"
      " SELECT 1, pair.programme, e.role, pair.state, " BINOME_SQL_NAME (
          "p") ","
               "  pair.started_on, coalesce (pair.ended_on, pair.expected_end), pair.id, NULL"
               "  FROM enrolment e JOIN pair ON pair.tutor = e.id OR pair.tutee = e.id"
               "  JOIN enrolment o ON o.id = iif (pair.tutor = e.id, pair.tutee, pair.tutor)"
               "  JOIN person p ON p.id = o.person WHERE e.person = ?1"
               " UNION ALL"
               " SELECT 2, programme, function, NULL, NULL, starts_on, ends_on, 0, NULL FROM role WHERE person = ?1"
               ") x JOIN programme r ON r.id = x.programme ORDER BY r.starts_on DESC, r.id DESC, x.kind, x.role, x.starts_on";

enum
{
  KIND_ENROLMENT,
  KIND_PAIR,
  KIND_FUNCTION
};

void
binome_person_part_free (BinomePersonPart *part)
{
  g_free (part->title);
  g_free (part->role);
  g_free (part->state);
  g_free (part->contract);
  g_free (part->partner);
  g_free (part);
}

static char *
label_of (const BinomeChoice *choices, const char *id)
{
  int found = binome_choice_find (choices, id);

  return found >= 0 ? g_strdup (_ (choices[found].label)) : NULL;
}

static BinomePersonPart *
read_part (BinomeStatement *statement)
{
  BinomePersonPart *part = g_new0 (BinomePersonPart, 1);
  gint64 kind = binome_statement_get_integer (statement, 2);

  part->programme = binome_statement_get_integer (statement, 0);
  part->title = g_strdup (binome_statement_get_text (statement, 1));
  part->role = label_of (kind == KIND_FUNCTION ? binome_role_functions : binome_enrolment_roles,
                         binome_statement_get_text (statement, 3));
  if (kind != KIND_FUNCTION)
    part->state = label_of (kind == KIND_PAIR ? binome_pair_states : binome_enrolment_states,
                            binome_statement_get_text (statement, 4));
  if (kind == KIND_PAIR)
    part->pair = binome_statement_get_integer (statement, 8);
  if (kind == KIND_ENROLMENT && !g_str_equal (binome_statement_get_text (statement, 9), "none"))
    part->contract = label_of (binome_enrolment_contracts, binome_statement_get_text (statement, 9));
  if (kind == KIND_ENROLMENT)
    part->enrolment = binome_statement_get_integer (statement, 8);
  if (!binome_statement_is_null (statement, 5))
    part->partner = g_strdup (binome_statement_get_text (statement, 5));
  part->starts_on = binome_statement_get_date (statement, 6);
  part->ends_on = binome_statement_get_date (statement, 7);
  return part;
}

/* Parts that are told and done with stay as they were; the page says what does not fit. */
static gboolean
mark_outside (BinomeDb *db, gint64 person, GPtrArray *parts, GError **error)
{
  g_autoptr (GPtrArray) presences = binome_person_list_presences (db, person, error);

  if (presences == NULL)
    return FALSE;

  for (guint i = 0; i < parts->len; i++)
    {
      BinomePersonPart *part = parts->pdata[i];

      part->outside
          = part->enrolment != 0 && !binome_person_is_present (presences, part->starts_on, part->ends_on);
    }

  return TRUE;
}

/**
 * binome_person_list_parts:
 * @db: the file
 * @person: someone
 * @error: return location for a #GError
 *
 * Returns: (transfer full) (element-type BinomePersonPart): what the person is or was in programmes,
 *   the newest first
 */
GPtrArray *
binome_person_list_parts (BinomeDb *db, gint64 person, GError **error)
{
  BinomeStatement *statement = binome_db_prepare (db, parts_sql, error);
  g_autoptr (GPtrArray) parts = NULL;
  g_autoptr (GError) local_error = NULL;

  if (statement == NULL)
    return NULL;

  parts = g_ptr_array_new_with_free_func ((GDestroyNotify)binome_person_part_free);
  binome_statement_bind_integer (statement, 1, person);
  while (binome_statement_step (statement, &local_error))
    g_ptr_array_add (parts, read_part (statement));
  if (local_error != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local_error));
      return NULL;
    }

  return mark_outside (db, person, parts, error) ? g_steal_pointer (&parts) : NULL;
}

/* Above a manager, up to the top. The depth keeps a circle that is in the file from going on for ever. */
static const char above_sql[] = "WITH RECURSIVE above (id, depth) AS (SELECT ?2, 0 UNION"
                                " SELECT p.manager, depth + 1 FROM above JOIN person p ON p.id = above.id"
                                " WHERE p.manager IS NOT NULL AND depth < 100)"
                                " SELECT count (*) FROM above WHERE id = ?1";

static gboolean
is_above (BinomeDb *db, gint64 person, gint64 manager, gboolean *found, GError **error)
{
  BinomeStatement *statement = binome_db_prepare (db, above_sql, error);
  g_autoptr (GError) local_error = NULL;

  *found = FALSE;
  if (statement == NULL)
    return FALSE;

  binome_statement_bind_integer (statement, 1, person);
  binome_statement_bind_integer (statement, 2, manager);
  while (binome_statement_step (statement, &local_error))
    *found = binome_statement_get_integer (statement, 0) > 0;
  if (local_error != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local_error));
      return FALSE;
    }

  return TRUE;
}

/**
 * binome_person_check_manager:
 * @db: the file
 * @person: someone
 * @manager: who shall be their line manager; 0 for nobody
 * @error: return location for a #GError: %BINOME_ERROR_INVALID where that would be a circle
 *
 * Returns: whether @manager can lead @person: nobody leads themselves, nor anyone above them
 */
gboolean
binome_person_check_manager (BinomeDb *db, gint64 person, gint64 manager, GError **error)
{
  g_autoptr (BinomeEntity) lower = NULL;
  g_autoptr (BinomeEntity) upper = NULL;
  g_autofree char *lower_name = NULL, *upper_name = NULL;
  gboolean found;

  if (manager == 0)
    return TRUE;
  if (manager == person)
    {
      g_set_error_literal (error, BINOME_ERROR, BINOME_ERROR_INVALID,
                           _ ("Nobody is their own line manager."));
      return FALSE;
    }
  if (!is_above (db, person, manager, &found, error))
    return FALSE;
  if (!found)
    return TRUE;

  upper = binome_db_get (db, BINOME_TYPE_PERSON, person, error);
  lower = upper != NULL ? binome_db_get (db, BINOME_TYPE_PERSON, manager, error) : NULL;
  if (lower == NULL)
    return FALSE;
  upper_name = binome_entity_dup_title (upper);
  lower_name = binome_entity_dup_title (lower);
  /* Translators: two people. */
  g_set_error (
      error, BINOME_ERROR, BINOME_ERROR_INVALID,
      _ ("%1$s works for %2$s already, directly or through others, and cannot be their line manager."),
      lower_name, upper_name);
  return FALSE;
}

/**
 * binome_person_set_manager:
 * @db: the file, in a write
 * @person: someone
 * @manager: their line manager; 0 for nobody
 * @error: return location for a #GError: %BINOME_ERROR_INVALID where that would be a circle
 *
 * Returns: whether it was kept
 */
gboolean
binome_person_set_manager (BinomeDb *db, gint64 person, gint64 manager, GError **error)
{
  g_autoptr (BinomeEntity) entity = binome_db_get (db, BINOME_TYPE_PERSON, person, error);

  if (entity == NULL || !binome_person_check_manager (db, person, manager, error))
    return FALSE;

  binome_entity_set_reference (entity, BINOME_PERSON_MANAGER, manager);
  return binome_db_update_fields (db, entity, G_GUINT64_CONSTANT (1) << BINOME_PERSON_MANAGER, error);
}

/**
 * binome_person_delete:
 * @db: the file, in a write
 * @person: someone
 * @error: return location for a #GError: %BINOME_ERROR_REFUSED where they take part in a programme
 *
 * Takes someone off the list. Whose line manager they were has none then.
 *
 * Returns: whether it was done
 */
gboolean
binome_person_delete (BinomeDb *db, gint64 person, GError **error)
{
  g_autoptr (BinomeEntity) entity = binome_db_get (db, BINOME_TYPE_PERSON, person, error);
  g_autoptr (GPtrArray) parts = entity != NULL ? binome_person_list_parts (db, person, error) : NULL;
  g_autoptr (GPtrArray) trainings = NULL;
  g_autofree char *name = NULL;
  g_autofree char *action = NULL;

  if (parts == NULL)
    return FALSE;

  name = binome_entity_dup_title (entity);
  if (parts->len > 0)
    {
      const BinomePersonPart *part = g_ptr_array_index (parts, 0);

      g_set_error (
          error, BINOME_ERROR, BINOME_ERROR_REFUSED,
          /* Translators: a person, then a programme. */
          _ ("%1$s has a part in “%2$s” and cannot be deleted. Take them out of the programme first."), name,
          part->title);
      return FALSE;
    }

  trainings = binome_person_list_trainings (db, person, error);
  if (trainings == NULL)
    return FALSE;
  if (trainings->len > 0)
    {
      const BinomePersonTraining *training = g_ptr_array_index (trainings, 0);

      g_set_error (
          error, BINOME_ERROR, BINOME_ERROR_REFUSED,
          /* Translators: a person, then a training. */
          _ ("%1$s has a place in the training “%2$s” and cannot be deleted. Take the place back first."),
          name, training->course);
      return FALSE;
    }

  /* Translators: %s is a person. */
  action = g_strdup_printf (_ ("Delete %s"), name);
  binome_db_name_action (db, action);
  return binome_own_values_remove (db, BINOME_FIELD_SCOPE_PERSON, person, error)
         && binome_db_delete (db, BINOME_TYPE_PERSON, person, error);
}
