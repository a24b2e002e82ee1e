/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is done to many people at once, and the lists that find them. */

#include "binome-person-bulk.h"

#include <glib/gi18n-lib.h>

#include "binome-error.h"
#include "binome-live-rules.h"
#include "binome-person-workflow.h"
#include "binome-text.h"
#include "binome-workflow-sql.h"

#define FIELD(f) (G_GUINT64_CONSTANT (1) << (f))

static gboolean
set_one (BinomeDb *db, gint64 id, guint field, BinomeEntity *value, GError **error)
{
  g_autoptr (BinomeEntity) person = NULL;
  g_autoptr (GError) local_error = NULL;

  if (field == BINOME_PERSON_MANAGER
      && !binome_person_check_manager (db, id, binome_entity_get_reference (value, field), error))
    return FALSE;

  person = binome_db_get (db, BINOME_TYPE_PERSON, id, error);
  if (person == NULL)
    return FALSE;
  binome_entity_assign (person, field, binome_entity_peek (value, field));
  if (!binome_live_rules_check_person_day (db, person, field, &local_error)
      || !binome_db_update_fields (db, person, FIELD (field), &local_error))
    {
      g_autofree char *name = binome_entity_dup_title (person);

      /* Of many, the message names the one. Translators: a person, then what is wrong. */
      g_set_error (error, local_error->domain, local_error->code, _ ("%1$s: %2$s"), name,
                   local_error->message);
      return FALSE;
    }

  return TRUE;
}

/**
 * binome_person_set_all:
 * @db: the file, in a write
 * @people: (array length=n_people): ids of people
 * @n_people: how many
 * @field: a field of a person
 * @value: a person that has the value wanted in that field
 * @error: return location for a #GError; nobody is changed then
 *
 * Gives many people the same site, team, line manager or last day. The line manager among them is left
 * as they are.
 *
 * Returns: whether all were changed
 */
gboolean
binome_person_set_all (BinomeDb *db, const gint64 *people, guint n_people, guint field, BinomeEntity *value,
                       GError **error)
{
  for (guint i = 0; i < n_people; i++)
    {
      if (g_cancellable_set_error_if_cancelled (binome_db_get_cancellable (db), error))
        return FALSE;
      if (field == BINOME_PERSON_MANAGER && binome_entity_get_reference (value, field) == people[i])
        continue;
      if (!set_one (db, people[i], field, value, error))
        return FALSE;
    }

  return TRUE;
}

/**
 * binome_person_delete_all:
 * @db: the file, in a write
 * @people: (array length=n_people): ids of people
 * @n_people: how many
 * @error: return location for a #GError: %BINOME_ERROR_REFUSED where one takes part in a programme
 *
 * Returns: whether all are gone
 */
gboolean
binome_person_delete_all (BinomeDb *db, const gint64 *people, guint n_people, GError **error)
{
  g_autofree char *action = NULL;

  for (guint i = 0; i < n_people; i++)
    if (!binome_person_delete (db, people[i], error))
      return FALSE;

  if (n_people > 1)
    {
      action = g_strdup_printf (ngettext ("Delete %u person", "Delete %u people", n_people), n_people);
      binome_db_name_action (db, action);
    }
  return TRUE;
}

/**
 * binome_person_list_values:
 * @db: the file
 * @field: %BINOME_PERSON_SITE, %BINOME_PERSON_TEAM or %BINOME_PERSON_JOB
 * @limit: how many at most
 * @error: return location for a #GError
 *
 * Returns: (transfer full): what people have in that field, in the order of the alphabet
 */
GStrv
binome_person_list_values (BinomeDb *db, guint field, guint limit, GError **error)
{
  BinomeStatement *statement = binome_db_prepare (
      db,
      field == BINOME_PERSON_SITE
          ? "SELECT DISTINCT site FROM person WHERE site <> '' ORDER BY site COLLATE binome LIMIT ?1"
      : field == BINOME_PERSON_TEAM
          ? "SELECT DISTINCT team FROM person WHERE team <> '' ORDER BY team COLLATE binome LIMIT ?1"
          : "SELECT DISTINCT job FROM person WHERE job <> '' ORDER BY job COLLATE binome LIMIT ?1",
      error);
  g_autoptr (GStrvBuilder) values = g_strv_builder_new ();
  g_autoptr (GError) local_error = NULL;

  if (statement == NULL)
    return NULL;

  binome_statement_bind_integer (statement, 1, limit);
  while (binome_statement_step (statement, &local_error))
    g_strv_builder_add (values, binome_statement_get_text (statement, 0));
  if (local_error != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local_error));
      return NULL;
    }

  return g_strv_builder_end (values);
}

/**
 * binome_person_keep_list:
 * @db: the file, in a write
 * @list: a list, new or renamed
 * @error: return location for a #GError: %BINOME_ERROR_REFUSED where another one has that name
 *
 * Returns: whether it was kept
 */
gboolean
binome_person_keep_list (BinomeDb *db, BinomeSavedList *list, GError **error)
{
  BinomeEntity *entity = BINOME_ENTITY (list);
  g_autofree char *title = binome_text_clean_line (binome_entity_get_text (entity, BINOME_SAVED_LIST_TITLE));
  g_autofree char *key = binome_text_fold (title);
  g_autoptr (BinomeQuery) query = binome_query_new (BINOME_TYPE_SAVED_LIST);
  g_autoptr (GPtrArray) lists = NULL;

  binome_entity_set_text (entity, BINOME_SAVED_LIST_TITLE, title);
  binome_query_where_choice (query, BINOME_SAVED_LIST_PAGE, BINOME_QUERY_EQUAL,
                             binome_entity_get_choice (entity, BINOME_SAVED_LIST_PAGE));
  lists = binome_db_select (db, query, error);
  if (lists == NULL)
    return FALSE;
  for (guint i = 0; i < lists->len; i++)
    {
      g_autofree char *other
          = binome_text_fold (binome_entity_get_text (lists->pdata[i], BINOME_SAVED_LIST_TITLE));

      if (binome_entity_get_id (lists->pdata[i]) != binome_entity_get_id (entity) && g_str_equal (key, other))
        {
          /* Translators: %s is the name of a list. */
          g_set_error (error, BINOME_ERROR, BINOME_ERROR_REFUSED, _ ("There is a list “%s” already."), title);
          return FALSE;
        }
    }

  return binome_entity_get_id (entity) != 0 ? binome_db_update (db, entity, error)
                                            : binome_db_insert (db, entity, error);
}
