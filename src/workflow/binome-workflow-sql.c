/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the workflows ask the file for again and again, in one place. */

#include "binome-workflow-sql.h"

#include <glib/gi18n-lib.h>

#include "binome-clock.h"
#include "binome-error.h"
#include "binome-text.h"

/**
 * binome_workflow_get_number:
 * @db: the file
 * @sql: gives one row with one number; its parameter is @id
 * @id: a row
 * @number: (out): the number
 * @error: return location for a #GError
 *
 * Returns: whether @number was set
 */
gboolean
binome_workflow_get_number (BinomeDb *db, const char *sql, gint64 id, gint64 *number, GError **error)
{
  BinomeStatement *statement = binome_db_prepare (db, sql, error);
  g_autoptr (GError) local_error = NULL;

  *number = 0;
  if (statement == NULL)
    return FALSE;

  binome_statement_bind_integer (statement, 1, id);
  while (binome_statement_step (statement, &local_error))
    *number = binome_statement_get_integer (statement, 0);
  if (local_error != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local_error));
      return FALSE;
    }

  return TRUE;
}

/**
 * binome_workflow_run:
 * @db: the file, in a write
 * @sql: changes rows; its parameter is @id
 * @id: a row
 * @error: return location for a #GError
 *
 * Returns: whether it was carried out
 */
gboolean
binome_workflow_run (BinomeDb *db, const char *sql, gint64 id, GError **error)
{
  BinomeStatement *statement = binome_db_prepare (db, sql, error);

  if (statement == NULL)
    return FALSE;

  binome_statement_bind_integer (statement, 1, id);
  return binome_statement_run (statement, error);
}

/**
 * binome_workflow_select_of:
 * @db: the file
 * @type: an entity
 * @reference: its field that points to the owner
 * @id: the owner
 * @error: return location for a #GError
 *
 * Returns: (transfer full) (element-type BinomeEntity): the rows of one owner
 */
GPtrArray *
binome_workflow_select_of (BinomeDb *db, GType type, guint reference, gint64 id, GError **error)
{
  g_autoptr (BinomeQuery) query = binome_query_new (type);

  binome_query_where_integer (query, reference, BINOME_QUERY_EQUAL, id);
  return binome_db_select (db, query, error);
}

/**
 * binome_workflow_insert_all:
 * @db: the file, in a write
 * @entities: (element-type BinomeEntity): new entities
 * @reference: the field that points to their owner
 * @id: the owner
 * @error: return location for a #GError
 *
 * Returns: whether all were kept
 */
gboolean
binome_workflow_insert_all (BinomeDb *db, GPtrArray *entities, guint reference, gint64 id, GError **error)
{
  for (guint i = 0; i < entities->len; i++)
    {
      BinomeEntity *entity = g_ptr_array_index (entities, i);

      binome_entity_set_reference (entity, reference, id);
      if (!binome_db_insert (db, entity, error))
        return FALSE;
    }

  return TRUE;
}

/**
 * binome_workflow_name_action:
 * @db: the file, in a write
 * @move: (nullable): the move made
 * @reason: (nullable): why
 *
 * Puts the reason of a move into the journal, beside what was done.
 */
void
binome_workflow_name_action (BinomeDb *db, const BinomeMove *move, const char *reason)
{
  g_autofree char *clean = binome_text_clean_line (reason);
  g_autofree char *name = NULL;

  if (move == NULL || *clean == '\0')
    return;

  /* Translators: an entry of the journal: what was done, such as “Pause”, and the reason given for it. */
  name = g_strdup_printf (_ ("%1$s: %2$s"), _ (move->label), clean);
  binome_db_name_action (db, name);
}

/**
 * binome_workflow_check_past:
 * @date: a day on which something happened
 * @error: return location for a #GError
 *
 * Returns: whether that day has come
 */
gboolean
binome_workflow_check_past (BinomeDate date, GError **error)
{
  g_autofree char *day = NULL;

  if (date <= binome_clock_today ())
    return TRUE;

  day = binome_date_format (date, BINOME_DATE_MEDIUM);
  /* Translators: %s is a date. */
  g_set_error (error, BINOME_ERROR, BINOME_ERROR_INVALID, _ ("%s has not come yet."), day);
  return FALSE;
}
