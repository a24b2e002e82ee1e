/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Is the file whole, and does the journal tell the truth about it? */

#include "binome-backup.h"

#include <glib/gi18n-lib.h>

#include "binome-db-private.h"
#include "binome-model.h"

/* Runs @sql, and adds a sentence for each row it gives: @sentence with the row's text in it. */
static gboolean
each_row_is_wrong (BinomeDb *db, const char *sql, const char *(*sentence) (void), GPtrArray *problems,
                   GError **error)
{
  BinomeStatement *statement = binome_db_prepare (db, sql, error);
  g_autoptr (GError) local_error = NULL;

  if (statement == NULL)
    return FALSE;
  while (binome_statement_step (statement, &local_error))
    if (!g_str_equal (binome_statement_get_text (statement, 0), "ok"))
      {
        GString *text = g_string_new (sentence ());

        g_string_replace (text, "%s", binome_statement_get_text (statement, 0), 0);
        g_ptr_array_add (problems, g_string_free (text, FALSE));
      }
  if (local_error != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local_error));
      return FALSE;
    }

  return TRUE;
}

static const char *
damaged_sentence (void)
{
  /* Translators: %s is a technical detail. */
  return _ ("The file is damaged: %s.");
}

static const char *
reference_sentence (void)
{
  /* Translators: %s is the name of a table. */
  return _ ("Something in “%s” refers to what does not exist.");
}

static const char *
search_sentence (void)
{
  return _ ("The search index does not fit the people (%s).");
}

static const char *
missing_sentence (void)
{
  /* Translators: %s is a table and a row number. */
  return _ ("The journal says that %s exists, but it does not.");
}

static const char *
surplus_sentence (void)
{
  /* Translators: %s is a table and a row number. */
  return _ ("The journal says that %s was deleted, but it exists.");
}

static const char *
changed_sentence (void)
{
  /* Translators: %s is a table and a row number. */
  return _ ("%s was changed without the journal.");
}

/* The last thing the journal says of each row of @klass must be true of it. */
static gboolean
check_journal (BinomeDb *db, BinomeEntityClass *klass, GPtrArray *problems, GError **error)
{
  g_autofree char *last = g_strdup_printf (
      "WITH last AS (SELECT row, max (change.id) AS id FROM change JOIN action ON action.id = change.action"
      " WHERE entity = '%s' AND state = 'done' GROUP BY row)"
      " SELECT '%s ' || last.row FROM last JOIN change USING (id)",
      klass->table, klass->table);
  g_autofree char *missing = g_strdup_printf (
      "%s WHERE operation <> 'delete' AND NOT EXISTS (SELECT 1 FROM \"%s\" t WHERE t.id = last.row)"
      " LIMIT 5",
      last, klass->table);
  g_autofree char *surplus = g_strdup_printf (
      "%s JOIN \"%s\" t ON t.id = last.row WHERE operation = 'delete' LIMIT 5", last, klass->table);

  if (!each_row_is_wrong (db, missing, missing_sentence, problems, error)
      || !each_row_is_wrong (db, surplus, surplus_sentence, problems, error))
    return FALSE;

  for (guint i = 0; i < klass->n_fields; i++)
    {
      g_autofree char *column = binome_db_column_name (&klass->fields[i]);
      g_autofree char *kept = klass->fields[i].type == BINOME_FIELD_REAL
                                  ? g_strdup_printf ("CAST (c.after ->> '$.%s' AS REAL)", column)
                                  : g_strdup_printf ("c.after ->> '$.%s'", column);
      g_autofree char *changed = g_strdup_printf (
          "WITH last AS (SELECT row, max (change.id) AS id FROM change JOIN action ON action.id = change.action"
          " WHERE entity = '%s' AND state = 'done' AND operation = 'update'"
          " AND json_type (after, '$.%s') IS NOT NULL GROUP BY row)"
          " SELECT '%s ' || t.id FROM last JOIN change c USING (id) JOIN \"%s\" t ON t.id = last.row"
          " WHERE t.\"%s\" IS NOT %s"
          " AND NOT EXISTS (SELECT 1 FROM change d JOIN action a ON a.id = d.action WHERE d.entity = '%s'"
          " AND d.row = t.id AND d.id > c.id AND d.operation <> 'update' AND a.state = 'done') LIMIT 5",
          klass->table, column, klass->table, klass->table, column, kept, klass->table);

      if (!each_row_is_wrong (db, changed, changed_sentence, problems, error))
        return FALSE;
    }

  return TRUE;
}

static gboolean
verify_work (BinomeDb *db, gpointer data, GError **error)
{
  GPtrArray *problems = data;
  guint n;
  const GType *types = binome_model_get_types (&n);

  if (!each_row_is_wrong (db, "PRAGMA integrity_check (5)", damaged_sentence, problems, error)
      || !each_row_is_wrong (db, "PRAGMA foreign_key_check", reference_sentence, problems, error)
      || !each_row_is_wrong (
          db,
          "SELECT abs ((SELECT count (*) FROM person) - (SELECT count (*) FROM person_search_docsize))"
          " WHERE (SELECT count (*) FROM person) <> (SELECT count (*) FROM person_search_docsize)",
          search_sentence, problems, error))
    return FALSE;
  for (guint i = 0; i < n; i++)
    if (!check_journal (db, g_type_class_peek (types[i]), problems, error))
      return FALSE;

  return TRUE;
}

/**
 * binome_verify:
 * @store: an open workspace
 * @error: return location for a #GError
 *
 * Checks the file's structure, its references, the search index, and that the last thing the
 * journal says of each row is true of it.
 *
 * Returns: (transfer full) (element-type utf8) (nullable): what is wrong, in the user's language;
 *   empty when all is well; %NULL when the check itself failed
 */
GPtrArray *
binome_verify (BinomeStore *store, GError **error)
{
  g_autoptr (GPtrArray) problems = g_ptr_array_new_with_free_func (g_free);

  if (!binome_store_read (store, verify_work, problems, NULL, error))
    return NULL;

  return g_steal_pointer (&problems);
}
