/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Entities in and out of their tables, by the fields they declare. */

#include "binome-db-private.h"

#include <string.h>
#include <glib/gi18n-lib.h>

#include "binome-error.h"

/* The column of a field: its name with underscores. */
char *
binome_db_column_name (const BinomeField *field)
{
  return g_strdelimit (g_strdup (field->name), "-", '_');
}

static BinomeEntityClass *
class_of (GType type)
{
  return g_type_class_peek (type) != NULL ? g_type_class_peek (type) : g_type_class_ref (type);
}

char *
binome_db_column_list (BinomeEntityClass *klass, const char *alias)
{
  GString *list = g_string_new (NULL);

  g_string_printf (list, "%s.id", alias);
  for (guint i = 0; i < klass->n_fields; i++)
    {
      g_autofree char *column = binome_db_column_name (&klass->fields[i]);

      g_string_append_printf (list, ", %s.\"%s\"", alias, column);
    }

  return g_string_free (list, FALSE);
}

BinomeEntity *
binome_db_read_entity (BinomeStatement *statement, GType type)
{
  BinomeEntity *entity = g_object_new (type, NULL);
  BinomeEntityClass *klass = BINOME_ENTITY_GET_CLASS (entity);

  binome_entity_set_id (entity, binome_statement_get_integer (statement, 0));
  for (guint i = 0; i < klass->n_fields; i++)
    {
      g_auto (GValue) value = G_VALUE_INIT;

      g_value_init (&value, G_VALUE_TYPE (binome_entity_peek (entity, i)));
      binome_statement_read_value (statement, (int)i + 1, &klass->fields[i], &value);
      binome_entity_load (entity, i, &value);
    }
  binome_entity_set_loaded (entity, TRUE);

  return entity;
}

static char *
insert_sql (BinomeEntityClass *klass)
{
  GString *sql = g_string_new ("INSERT INTO \"");

  g_string_append_printf (sql, "%s\" (id", klass->table);
  for (guint i = 0; i < klass->n_fields; i++)
    {
      g_autofree char *column = binome_db_column_name (&klass->fields[i]);

      g_string_append_printf (sql, ", \"%s\"", column);
    }
  g_string_append (sql, ") VALUES (?1");
  for (guint i = 0; i < klass->n_fields; i++)
    g_string_append_printf (sql, ", ?%u", i + 2);
  g_string_append_c (sql, ')');

  return g_string_free (sql, FALSE);
}

static char *
update_sql (BinomeEntityClass *klass, guint64 fields)
{
  GString *sql = g_string_new ("UPDATE \"");
  const char *comma = "";

  g_string_append_printf (sql, "%s\" SET ", klass->table);
  for (guint i = 0; i < klass->n_fields; i++)
    if ((fields & (G_GUINT64_CONSTANT (1) << i)) != 0)
      {
        g_autofree char *column = binome_db_column_name (&klass->fields[i]);

        g_string_append_printf (sql, "%s\"%s\" = ?%u", comma, column, i + 2);
        comma = ", ";
      }
  g_string_append (sql, " WHERE id = ?1");

  return g_string_free (sql, FALSE);
}

/**
 * binome_db_insert:
 * @self: the file, in a write
 * @entity: a new entity
 * @error: return location for a #GError; %BINOME_ERROR_INVALID where a field cannot be kept
 *
 * Keeps @entity as a new row and gives it its id. An id it already has is used.
 *
 * Returns: whether it was kept
 */
gboolean
binome_db_insert (BinomeDb *self, BinomeEntity *entity, GError **error)
{
  BinomeEntityClass *klass = BINOME_ENTITY_GET_CLASS (entity);
  /* Kept by the class for the next time: an import makes 100,000 of one kind. */
  static GQuark quark;
  const char *sql;
  BinomeStatement *statement;

  if (!binome_entity_validate (entity, error))
    return FALSE;

  if (G_UNLIKELY (quark == 0))
    quark = g_quark_from_static_string ("binome-insert-sql");
  sql = g_type_get_qdata (G_OBJECT_TYPE (entity), quark);
  if (sql == NULL)
    {
      g_autofree char *made = insert_sql (klass);

      sql = g_intern_string (made);
      g_type_set_qdata (G_OBJECT_TYPE (entity), quark, (gpointer)sql);
    }
  statement = binome_db_prepare (self, sql, error);
  if (statement == NULL)
    return FALSE;

  if (binome_entity_get_id (entity) != 0)
    binome_statement_bind_integer (statement, 1, binome_entity_get_id (entity));
  for (guint i = 0; i < klass->n_fields; i++)
    binome_statement_bind_value (statement, (int)i + 2, &klass->fields[i], binome_entity_peek (entity, i));
  if (!binome_statement_run (statement, error))
    return FALSE;

  binome_entity_set_id (entity, sqlite3_last_insert_rowid (self->handle));
  binome_entity_set_loaded (entity, TRUE);
  return TRUE;
}

/**
 * binome_db_update_fields:
 * @self: the file, in a write
 * @entity: an entity that has a row
 * @fields: which fields to write, one bit each
 * @error: return location for a #GError; %BINOME_ERROR_NOT_FOUND where the row is gone
 *
 * Returns: whether they were kept
 */
gboolean
binome_db_update_fields (BinomeDb *self, BinomeEntity *entity, guint64 fields, GError **error)
{
  BinomeEntityClass *klass = BINOME_ENTITY_GET_CLASS (entity);
  g_autofree char *sql = update_sql (klass, fields);
  BinomeStatement *statement;

  if (fields == 0)
    return TRUE;
  for (guint i = 0; i < klass->n_fields; i++)
    if ((fields & (G_GUINT64_CONSTANT (1) << i)) != 0 && !binome_entity_validate_field (entity, i, error))
      return FALSE;

  statement = binome_db_prepare (self, sql, error);
  if (statement == NULL)
    return FALSE;
  binome_statement_bind_integer (statement, 1, binome_entity_get_id (entity));
  for (guint i = 0; i < klass->n_fields; i++)
    if ((fields & (G_GUINT64_CONSTANT (1) << i)) != 0)
      binome_statement_bind_value (statement, (int)i + 2, &klass->fields[i], binome_entity_peek (entity, i));
  if (!binome_statement_run (statement, error))
    return FALSE;

  if (sqlite3_changes (self->handle) == 0)
    {
      g_set_error (error, BINOME_ERROR, BINOME_ERROR_NOT_FOUND, _ ("“%s” has been deleted meanwhile."),
                   _ (klass->label));
      return FALSE;
    }
  return TRUE;
}

/**
 * binome_db_update:
 * @self: the file, in a write
 * @entity: an entity that has a row
 * @error: return location for a #GError; %BINOME_ERROR_NOT_FOUND where the row is gone
 *
 * Returns: whether all its fields were kept
 */
gboolean
binome_db_update (BinomeDb *self, BinomeEntity *entity, GError **error)
{
  guint n = binome_entity_get_n_fields (entity);

  return binome_db_update_fields (self, entity, n == 64 ? G_MAXUINT64 : (G_GUINT64_CONSTANT (1) << n) - 1,
                                  error);
}

/**
 * binome_db_delete:
 * @self: the file, in a write
 * @type: an entity
 * @id: its row
 * @error: return location for a #GError; %BINOME_ERROR_INVALID where others still need it
 *
 * Deletes a row and what belongs to it alone, such as the check-ins of a pair.
 *
 * Returns: whether it is gone
 */
gboolean
binome_db_delete (BinomeDb *self, GType type, gint64 id, GError **error)
{
  g_autofree char *sql = g_strdup_printf ("DELETE FROM \"%s\" WHERE id = ?1", class_of (type)->table);
  BinomeStatement *statement = binome_db_prepare (self, sql, error);

  if (statement == NULL)
    return FALSE;

  binome_statement_bind_integer (statement, 1, id);
  return binome_statement_run (statement, error);
}

/**
 * binome_db_get:
 * @self: the file
 * @type: an entity
 * @id: its row
 * @error: return location for a #GError; %BINOME_ERROR_NOT_FOUND where there is none
 *
 * Returns: (transfer full): a copy of the row
 */
gpointer
binome_db_get (BinomeDb *self, GType type, gint64 id, GError **error)
{
  g_autoptr (BinomeQuery) query = binome_query_new (type);
  g_autoptr (GPtrArray) rows = NULL;

  binome_query_where_id (query, id);
  rows = binome_db_select (self, query, error);
  if (rows == NULL)
    return NULL;
  if (rows->len == 0)
    {
      /* Translators: %s is a kind of thing, such as “Person”. */
      g_set_error (error, BINOME_ERROR, BINOME_ERROR_NOT_FOUND,
                   _ ("“%s” does not exist, or has been deleted."), _ (class_of (type)->label));
      return NULL;
    }

  return g_object_ref (rows->pdata[0]);
}

static BinomeStatement *
prepare_query (BinomeDb *self, BinomeQuery *query, const char *columns, GError **error)
{
  g_autofree char *sql = binome_query_dup_sql (query, columns);
  BinomeStatement *statement = binome_db_prepare (self, sql, error);

  if (statement != NULL)
    binome_query_bind (query, statement);
  return statement;
}

/**
 * binome_db_select:
 * @self: the file
 * @query: which rows, in which order
 * @error: return location for a #GError
 *
 * Returns: (transfer full) (element-type BinomeEntity): copies of the rows
 */
GPtrArray *
binome_db_select (BinomeDb *self, BinomeQuery *query, GError **error)
{
  GType type = binome_query_get_entity_type (query);
  g_autofree char *columns = binome_db_column_list (class_of (type), "t");
  BinomeStatement *statement = prepare_query (self, query, columns, error);
  g_autoptr (GPtrArray) rows = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GError) local_error = NULL;

  if (statement == NULL)
    return NULL;

  while (binome_statement_step (statement, &local_error))
    g_ptr_array_add (rows, binome_db_read_entity (statement, type));
  if (local_error != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local_error));
      return NULL;
    }

  return g_steal_pointer (&rows);
}

/* Up to @limit of them; 0 for all. */
static GArray *
select_ids (BinomeDb *self, BinomeQuery *query, guint limit, GError **error)
{
  g_autofree char *all = binome_query_dup_sql (query, "t.id");
  g_autofree char *sql = limit > 0 ? g_strdup_printf ("%s LIMIT %u", all, limit) : g_strdup (all);
  BinomeStatement *statement = binome_db_prepare (self, sql, error);

  if (statement == NULL)
    return NULL;

  binome_query_bind (query, statement);
  return binome_statement_list_ids (statement, error);
}

/**
 * binome_db_select_ids:
 * @self: the file
 * @query: which rows, in which order
 * @error: return location for a #GError
 *
 * Returns: (transfer full) (element-type gint64): their ids
 */
GArray *
binome_db_select_ids (BinomeDb *self, BinomeQuery *query, GError **error)
{
  return select_ids (self, query, 0, error);
}

/**
 * binome_db_select_first_ids:
 * @self: the file
 * @query: which rows, in which order
 * @n: how many at most
 * @error: return location for a #GError
 *
 * What a window shows first: of 100,000 rows in order, a tenth of the time of all of them.
 *
 * Returns: (transfer full) (element-type gint64): the ids of the first rows
 */
GArray *
binome_db_select_first_ids (BinomeDb *self, BinomeQuery *query, guint n, GError **error)
{
  return select_ids (self, query, n, error);
}

/**
 * binome_db_select_rows:
 * @self: the file
 * @type: an entity
 * @ids: (array length=n): rows
 * @n: how many
 * @error: return location for a #GError
 *
 * Returns: (transfer full) (element-type BinomeEntity): copies of the rows in the order of @ids, without
 * those that are no more
 */
GPtrArray *
binome_db_select_rows (BinomeDb *self, GType type, const gint64 *ids, guint n, GError **error)
{
  g_autofree char *columns = binome_db_column_list (class_of (type), "t");
  g_autofree char *sql
      = g_strdup_printf ("SELECT %s FROM \"%s\" t WHERE t.id = ?1", columns, class_of (type)->table);
  BinomeStatement *statement = binome_db_prepare (self, sql, error);
  g_autoptr (GPtrArray) rows = g_ptr_array_new_with_free_func (g_object_unref);

  if (statement == NULL)
    return NULL;

  for (guint i = 0; i < n; i++)
    {
      g_autoptr (GError) local_error = NULL;

      binome_statement_bind_integer (statement, 1, ids[i]);
      if (binome_statement_step (statement, &local_error))
        {
          g_ptr_array_add (rows, binome_db_read_entity (statement, type));
          sqlite3_reset (statement->stmt);
        }
      if (local_error != NULL)
        {
          g_propagate_error (error, g_steal_pointer (&local_error));
          return NULL;
        }
    }

  return g_steal_pointer (&rows);
}

/**
 * binome_db_count:
 * @self: the file
 * @query: which rows
 * @error: return location for a #GError
 *
 * Returns: how many there are; -1 on failure
 */
gint64
binome_db_count (BinomeDb *self, BinomeQuery *query, GError **error)
{
  BinomeStatement *statement = prepare_query (self, query, "count (*)", error);
  gint64 n = -1;

  if (statement != NULL && binome_statement_step (statement, error))
    {
      n = binome_statement_get_integer (statement, 0);
      sqlite3_reset (statement->stmt);
    }

  return n;
}
