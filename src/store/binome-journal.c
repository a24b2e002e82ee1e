/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The journal: triggers made from the field tables write what each action changes; undo and redo
 * apply it backwards and forwards. */

#include "binome-journal-private.h"

#include <glib/gi18n-lib.h>

#include "binome-clock.h"
#include "binome-error.h"
#include "binome-model.h"

static const char *const sources[] = { "user", "import", "rule", "command" };

/* JSON numbers lose the last digits of a real: reals travel as text with all of them. */
static char *
image_value (const BinomeField *field, const char *row, const char *column)
{
  if (field->type == BINOME_FIELD_REAL)
    return g_strdup_printf ("CASE WHEN %s.\"%s\" IS NULL THEN NULL ELSE format ('%%!.17g', %s.\"%s\") END",
                            row, column, row, column);

  return g_strdup_printf ("%s.\"%s\"", row, column);
}

/* json_object ('family_name', old."family_name", …): the whole row. */
static char *
row_image (BinomeEntityClass *klass, const char *row)
{
  GString *image = g_string_new ("json_object (");

  for (guint i = 0; i < klass->n_fields; i++)
    {
      g_autofree char *column = binome_db_column_name (&klass->fields[i]);
      g_autofree char *value = image_value (&klass->fields[i], row, column);

      g_string_append_printf (image, "%s'%s', %s", i > 0 ? ", " : "", column, value);
    }
  g_string_append_c (image, ')');

  return g_string_free (image, FALSE);
}

/* A JSON object of the columns that an update changes, as @row has them. */
static char *
change_image (BinomeEntityClass *klass, const char *row)
{
  GString *image = g_string_new ("(SELECT json_group_object (k, v) FROM (");

  for (guint i = 0; i < klass->n_fields; i++)
    {
      g_autofree char *column = binome_db_column_name (&klass->fields[i]);
      g_autofree char *value = image_value (&klass->fields[i], row, column);

      g_string_append_printf (image, "%sSELECT '%s' AS k, %s AS v WHERE old.\"%s\" IS NOT new.\"%s\"",
                              i > 0 ? " UNION ALL " : "", column, value, column, column);
    }
  g_string_append (image, "))");

  return g_string_free (image, FALSE);
}

static gboolean
make_triggers (BinomeDb *db, BinomeEntityClass *klass, GError **error)
{
  g_autofree char *whole = row_image (klass, "old");
  g_autofree char *before = change_image (klass, "old");
  g_autofree char *after = change_image (klass, "new");
  g_autofree char *sql = NULL;
  const char *t = klass->table;

  sql = g_strdup_printf ("CREATE TEMP TRIGGER binome_insert_%s AFTER INSERT ON main.\"%s\""
                         " WHEN (SELECT action FROM binome_session) IS NOT NULL BEGIN"
                         " INSERT INTO change (action, entity, row, operation)"
                         " VALUES ((SELECT action FROM binome_session), '%s', new.id, 'insert'); END;"
                         "CREATE TEMP TRIGGER binome_update_%s AFTER UPDATE ON main.\"%s\""
                         " WHEN (SELECT action FROM binome_session) IS NOT NULL BEGIN"
                         " INSERT INTO change (action, entity, row, operation, before, after)"
                         " VALUES ((SELECT action FROM binome_session), '%s', old.id, 'update', %s, %s); END;"
                         "CREATE TEMP TRIGGER binome_delete_%s AFTER DELETE ON main.\"%s\""
                         " WHEN (SELECT action FROM binome_session) IS NOT NULL BEGIN"
                         " INSERT INTO change (action, entity, row, operation, before)"
                         " VALUES ((SELECT action FROM binome_session), '%s', old.id, 'delete', %s); END;",
                         t, t, t, t, t, t, before, after, t, t, t, whole);

  return binome_db_exec (db, sql, error);
}

/* What the search index holds of a row, as its view spells it. */
#define SEARCHED(row)                                                                                        \
  row ".id, binome_spell_out (" row ".family_name), binome_spell_out (" row ".given_name), " row             \
      ".staff_number, " row ".email, binome_spell_out (" row ".site), binome_spell_out (" row                \
      ".team), binome_spell_out (" row ".job)"
#define SEARCH_COLUMNS "rowid, family_name, given_name, staff_number, email, site, team, job"
#define SEARCH_REMOVE                                                                                        \
  " INSERT INTO person_search (person_search, " SEARCH_COLUMNS ") VALUES ('delete', " SEARCHED ("old") ");"
#define SEARCH_ADD " INSERT INTO person_search (" SEARCH_COLUMNS ") VALUES (" SEARCHED ("new") ");"

/* Keeps the search index in step, row by row, but for a bulk, which rebuilds it at its end. */
static const char search_triggers[]
    = "CREATE TEMP TRIGGER binome_search_insert AFTER INSERT ON main.person"
      " WHEN (SELECT bulk FROM binome_session) = 0 BEGIN" SEARCH_ADD " END;"
      "CREATE TEMP TRIGGER binome_search_delete AFTER DELETE ON main.person"
      " WHEN (SELECT bulk FROM binome_session) = 0 BEGIN" SEARCH_REMOVE " END;"
      "CREATE TEMP TRIGGER binome_search_update"
      " AFTER UPDATE OF family_name, given_name, staff_number, email, site, team, job ON main.person"
      " WHEN (SELECT bulk FROM binome_session) = 0 BEGIN" SEARCH_REMOVE SEARCH_ADD " END;";

/* Sets up this connection. The triggers are its own (TEMP): they follow the fields the program
 * declares, and no file ever carries old ones. */
gboolean
binome_journal_prepare (BinomeDb *db, GError **error)
{
  guint n;
  const GType *types = binome_model_get_types (&n);

  if (db->read_only)
    return TRUE;
  if (!binome_db_exec (db,
                       "CREATE TEMP TABLE binome_session (action INTEGER, bulk INTEGER NOT NULL DEFAULT 0);"
                       "INSERT INTO binome_session (action) VALUES (NULL);",
                       error))
    return FALSE;
  for (guint i = 0; i < n; i++)
    if (!make_triggers (db, g_type_class_peek (types[i]), error))
      return FALSE;

  return binome_db_exec (db, search_triggers, error);
}

static gboolean
set_session (BinomeDb *db, gint64 action, GError **error)
{
  BinomeStatement *statement
      = binome_db_prepare (db, "UPDATE binome_session SET action = ?1, bulk = 0", error);

  if (statement == NULL)
    return FALSE;
  if (action != 0)
    binome_statement_bind_integer (statement, 1, action);
  db->action = action;
  db->bulk = FALSE;
  return binome_statement_run (statement, error);
}

/* Starts a transaction and its entry in the journal. */
gboolean
binome_journal_begin (BinomeDb *db, const char *name, BinomeSource source, GError **error)
{
  g_autofree char *now = binome_clock_now ();
  BinomeStatement *statement;

  if (!binome_db_check (db, error) || !binome_db_exec (db, "BEGIN IMMEDIATE", error))
    return FALSE;
  statement = binome_db_prepare (db, "INSERT INTO action (name, at, source) VALUES (?1, ?2, ?3)", error);
  if (statement == NULL)
    goto fail;
  binome_statement_bind_text (statement, 1, name);
  binome_statement_bind_text (statement, 2, now);
  binome_statement_bind_text (statement, 3, sources[source]);
  if (!binome_statement_run (statement, error)
      || !set_session (db, sqlite3_last_insert_rowid (db->handle), error))
    goto fail;

  return TRUE;

fail:
  binome_journal_roll_back (db);
  return FALSE;
}

/* Which rows the current entry touched, each once. Beyond this many, "everything". */
#define TOUCHED_LIMIT 2000

static gboolean
collect_touched (BinomeDb *db, gint64 action, GArray *touched, GError **error)
{
  BinomeStatement *statement
      = binome_db_prepare (db, "SELECT DISTINCT entity, row FROM change WHERE action = ?1 LIMIT ?2", error);
  g_autoptr (GError) local_error = NULL;

  if (statement == NULL)
    return FALSE;
  binome_statement_bind_integer (statement, 1, action);
  binome_statement_bind_integer (statement, 2, TOUCHED_LIMIT);
  while (binome_statement_step (statement, &local_error))
    {
      BinomeTouched row = { binome_model_find_type (binome_statement_get_text (statement, 0)),
                            binome_statement_get_integer (statement, 1) };

      g_array_append_val (touched, row);
    }
  if (local_error != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local_error));
      return FALSE;
    }
  if (touched->len == TOUCHED_LIMIT)
    {
      BinomeTouched everything = { G_TYPE_INVALID, 0 };

      g_array_set_size (touched, 0);
      g_array_append_val (touched, everything);
    }

  return TRUE;
}

/* Ends the entry: names it, forgets what could be redone, and drops it when nothing changed. */
gboolean
binome_journal_commit (BinomeDb *db, GArray *touched, GError **error)
{
  static const char *const endings[] = {
    "UPDATE action SET name = coalesce (?2, name) WHERE id = ?1",
    "UPDATE action SET state = 'dropped' WHERE state = 'undone'"
    " AND EXISTS (SELECT 1 FROM change WHERE change.action = ?1)",
    "DELETE FROM action WHERE id = ?1 AND NOT EXISTS (SELECT 1 FROM change WHERE change.action = ?1)",
  };

  if (!collect_touched (db, db->action, touched, error))
    return FALSE;
  for (guint i = 0; i < G_N_ELEMENTS (endings); i++)
    {
      BinomeStatement *statement = binome_db_prepare (db, endings[i], error);

      if (statement == NULL)
        return FALSE;
      binome_statement_bind_integer (statement, 1, db->action);
      if (i == 0)
        binome_statement_bind_text (statement, 2, db->action_name);
      if (!binome_statement_run (statement, error))
        return FALSE;
    }
  if (!binome_db_end_bulk (db, error))
    return FALSE;
  if (!set_session (db, 0, error))
    return FALSE;

  g_clear_pointer (&db->action_name, g_free);
  binome_db_rest (db);
  return binome_db_exec (db, "COMMIT", error);
}

void
binome_journal_roll_back (BinomeDb *db)
{
  binome_db_rest (db);
  db->cancellable = NULL; /* or the roll-back itself would be cancelled */
  if (!sqlite3_get_autocommit (db->handle))
    binome_db_exec (db, "ROLLBACK", NULL);
  g_clear_pointer (&db->action_name, g_free);
  g_clear_pointer (&db->inserts, binome_db_inserts_free);
  if (!db->read_only)
    set_session (db, 0, NULL);
}

static gint64
find_next (BinomeDb *db, gboolean undo, char **name, GError **error)
{
  BinomeStatement *statement
      = binome_db_prepare (db,
                           undo ? "SELECT id, name FROM action WHERE state = 'done' ORDER BY id DESC LIMIT 1"
                                : "SELECT id, name FROM action WHERE state = 'undone' ORDER BY id LIMIT 1",
                           error);
  gint64 id = 0;

  if (statement != NULL && binome_statement_step (statement, error))
    {
      id = binome_statement_get_integer (statement, 0);
      g_set_str (name, binome_statement_get_text (statement, 1));
      sqlite3_reset (statement->stmt);
    }

  return id;
}

/* The name of what undo, or redo, would take: NULL for nothing. */
char *
binome_journal_next_name (BinomeDb *db, gboolean undo)
{
  char *name = NULL;

  find_next (db, undo, &name, NULL);
  return name;
}

/* One change to apply: read out first, since applying it may need the same statement. */
typedef struct
{
  gint64 id;
  GType type;
  gint64 row;
  char operation; /* i, u or d */
  char *before;
  char *after;
} Change;

static void
change_clear (gpointer data)
{
  Change *change = data;

  g_free (change->before);
  g_free (change->after);
}

static GArray *
load_changes (BinomeDb *db, gint64 action, gboolean undo, GError **error)
{
  BinomeStatement *statement = binome_db_prepare (
      db,
      undo ? "SELECT id, entity, row, operation, before, after FROM change WHERE action = ?1 ORDER BY id DESC"
           : "SELECT id, entity, row, operation, before, after FROM change WHERE action = ?1 ORDER BY id",
      error);
  g_autoptr (GArray) changes = g_array_new (FALSE, TRUE, sizeof (Change));
  g_autoptr (GError) local_error = NULL;

  g_array_set_clear_func (changes, change_clear);
  if (statement == NULL)
    return NULL;
  binome_statement_bind_integer (statement, 1, action);
  while (binome_statement_step (statement, &local_error))
    {
      Change change = {
        .id = binome_statement_get_integer (statement, 0),
        .type = binome_model_find_type (binome_statement_get_text (statement, 1)),
        .row = binome_statement_get_integer (statement, 2),
        .operation = *binome_statement_get_text (statement, 3),
        .before = binome_statement_is_null (statement, 4)
                      ? NULL
                      : g_strdup (binome_statement_get_text (statement, 4)),
        .after = binome_statement_is_null (statement, 5)
                     ? NULL
                     : g_strdup (binome_statement_get_text (statement, 5)),
      };

      g_array_append_val (changes, change);
    }
  if (local_error != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local_error));
      return NULL;
    }

  return g_steal_pointer (&changes);
}

/* json_extract (?2, '$.column'), with reals read back from their text. */
static char *
image_column (const BinomeField *field, const char *column)
{
  return field->type == BINOME_FIELD_REAL ? g_strdup_printf ("CAST (?2 ->> '$.%s' AS REAL)", column)
                                          : g_strdup_printf ("?2 ->> '$.%s'", column);
}

static char *
restore_sql (BinomeEntityClass *klass)
{
  GString *columns = g_string_new ("id");
  GString *values = g_string_new ("?1");
  char *sql;

  for (guint i = 0; i < klass->n_fields; i++)
    {
      g_autofree char *column = binome_db_column_name (&klass->fields[i]);
      g_autofree char *value = image_column (&klass->fields[i], column);

      g_string_append_printf (columns, ", \"%s\"", column);
      g_string_append_printf (values, ", %s", value);
    }
  sql = g_strdup_printf ("INSERT INTO \"%s\" (%s) VALUES (%s)", klass->table, columns->str, values->str);
  g_string_free (columns, TRUE);
  g_string_free (values, TRUE);
  return sql;
}

static char *
patch_sql (BinomeEntityClass *klass)
{
  GString *sql = g_string_new (NULL);

  g_string_printf (sql, "UPDATE \"%s\" SET ", klass->table);
  for (guint i = 0; i < klass->n_fields; i++)
    {
      g_autofree char *column = binome_db_column_name (&klass->fields[i]);
      g_autofree char *value = image_column (&klass->fields[i], column);

      /* json_type() tells a null in the image from a column that is not in it. */
      g_string_append_printf (sql,
                              "%s\"%s\" = CASE WHEN json_type (?2, '$.%s') IS NULL THEN \"%s\" ELSE %s END",
                              i > 0 ? ", " : "", column, column, column, value);
    }
  g_string_append (sql, " WHERE id = ?1");
  return g_string_free (sql, FALSE);
}

static gboolean
run_on_row (BinomeDb *db, char *sql, gint64 row, const char *image, GError **error)
{
  g_autofree char *owned = sql;
  BinomeStatement *statement = binome_db_prepare (db, owned, error);

  if (statement == NULL)
    return FALSE;
  binome_statement_bind_integer (statement, 1, row);
  if (image != NULL)
    binome_statement_bind_text (statement, 2, image);
  return binome_statement_run (statement, error);
}

/* An inserted row was its own image; from now on the journal holds it. */
static gboolean
keep_image (BinomeDb *db, BinomeEntityClass *klass, const Change *change, GError **error)
{
  g_autofree char *image = row_image (klass, "t");

  return run_on_row (
      db,
      g_strdup_printf ("UPDATE change SET after = (SELECT %s FROM \"%s\" t WHERE t.id = change.row)"
                       " WHERE id = ?1",
                       image, klass->table),
      change->id, NULL, error);
}

static gboolean
apply (BinomeDb *db, const Change *change, gboolean undo, GError **error)
{
  BinomeEntityClass *klass = g_type_class_peek (change->type);

  if (klass == NULL)
    {
      binome_db_set_error (db, SQLITE_CORRUPT, error);
      return FALSE;
    }

  if (change->operation == 'u')
    return run_on_row (db, patch_sql (klass), change->row, undo ? change->before : change->after, error);

  if ((change->operation == 'i') == undo)
    {
      if (undo && !keep_image (db, klass, change, error))
        return FALSE;
      return run_on_row (db, g_strdup_printf ("DELETE FROM \"%s\" WHERE id = ?1", klass->table), change->row,
                         NULL, error);
    }

  return run_on_row (db, restore_sql (klass), change->row, undo ? change->before : change->after, error);
}

static gboolean
apply_all (BinomeDb *db, gint64 action, gboolean undo, GError **error)
{
  g_autoptr (GArray) changes = load_changes (db, action, undo, error);
  BinomeStatement *statement;

  if (changes == NULL)
    return FALSE;
  if (changes->len > TOUCHED_LIMIT)
    binome_db_begin_bulk (db);
  for (guint i = 0; i < changes->len; i++)
    if (!apply (db, &g_array_index (changes, Change, i), undo, error))
      return FALSE;
  if (!binome_db_end_bulk (db, error))
    return FALSE;

  statement = binome_db_prepare (db, "UPDATE action SET state = ?2 WHERE id = ?1", error);
  if (statement == NULL)
    return FALSE;
  binome_statement_bind_integer (statement, 1, action);
  binome_statement_bind_text (statement, 2, undo ? "undone" : "done");
  return binome_statement_run (statement, error) && set_session (db, 0, error);
}

/* Takes back the last action, or does again the last one taken back, in one transaction. */
gboolean
binome_journal_step (BinomeDb *db, gboolean undo, GArray *touched, char **name, GError **error)
{
  gint64 action;

  if (!binome_db_check (db, error)
      || !binome_db_exec (db, "BEGIN IMMEDIATE; PRAGMA defer_foreign_keys = ON", error))
    return FALSE;

  action = find_next (db, undo, name, error);
  if (action == 0)
    {
      g_set_error_literal (error, BINOME_ERROR, BINOME_ERROR_NOT_FOUND,
                           undo ? _ ("There is nothing to undo.") : _ ("There is nothing to redo."));
      goto fail;
    }
  if (!apply_all (db, action, undo, error) || !collect_touched (db, action, touched, error))
    goto fail;
  binome_db_rest (db);
  if (!binome_db_exec (db, "COMMIT", error))
    goto fail;

  return TRUE;

fail:
  binome_journal_roll_back (db);
  return FALSE;
}

/**
 * binome_action_free:
 * @action: (nullable): an entry
 */
void
binome_action_free (BinomeAction *action)
{
  if (action == NULL)
    return;

  g_free (action->name);
  g_free (action->at);
  g_free (action);
}

static GPtrArray *
read_actions (BinomeStatement *statement, GError **error)
{
  g_autoptr (GPtrArray) actions = g_ptr_array_new_with_free_func ((GDestroyNotify)binome_action_free);
  g_autoptr (GError) local_error = NULL;

  while (binome_statement_step (statement, &local_error))
    {
      BinomeAction *action = g_new0 (BinomeAction, 1);

      action->id = binome_statement_get_integer (statement, 0);
      action->name = g_strdup (binome_statement_get_text (statement, 1));
      action->at = g_strdup (binome_statement_get_text (statement, 2));
      for (guint i = 0; i < G_N_ELEMENTS (sources); i++)
        if (g_str_equal (sources[i], binome_statement_get_text (statement, 3)))
          action->source = (BinomeSource)i;
      action->undone = !g_str_equal (binome_statement_get_text (statement, 4), "done");
      action->n_changes = binome_statement_get_integer (statement, 5);
      g_ptr_array_add (actions, action);
    }
  if (local_error != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local_error));
      return NULL;
    }

  return g_steal_pointer (&actions);
}

/**
 * binome_journal_list:
 * @db: the file
 * @limit: how many at most
 * @error: return location for a #GError
 *
 * Returns: (transfer full) (element-type BinomeAction): what was done, the newest first
 */
GPtrArray *
binome_journal_list (BinomeDb *db, guint limit, GError **error)
{
  BinomeStatement *statement = binome_db_prepare (
      db,
      "SELECT id, name, at, source, state, (SELECT count (*) FROM change c WHERE c.action = a.id)"
      " FROM action a ORDER BY id DESC LIMIT ?1",
      error);

  if (statement == NULL)
    return NULL;
  binome_statement_bind_integer (statement, 1, limit);
  return read_actions (statement, error);
}

/**
 * binome_journal_list_for:
 * @db: the file
 * @type: an entity
 * @id: its row
 * @limit: how many at most
 * @error: return location for a #GError
 *
 * Returns: (transfer full) (element-type BinomeAction): what was done to that row, the newest first
 */
GPtrArray *
binome_journal_list_for (BinomeDb *db, GType type, gint64 id, guint limit, GError **error)
{
  BinomeStatement *statement
      = binome_db_prepare (db,
                           "SELECT action.id, name, at, source, state, count (*) FROM action"
                           " JOIN change ON change.action = action.id WHERE entity = ?1 AND row = ?2"
                           " GROUP BY action.id ORDER BY action.id DESC LIMIT ?3",
                           error);

  if (statement == NULL)
    return NULL;
  binome_statement_bind_text (statement, 1, BINOME_ENTITY_CLASS (g_type_class_peek (type))->table);
  binome_statement_bind_integer (statement, 2, id);
  binome_statement_bind_integer (statement, 3, limit);
  return read_actions (statement, error);
}
