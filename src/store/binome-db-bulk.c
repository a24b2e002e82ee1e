/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Very many rows in one write: what is kept beside the rows is made once at the end. */

#include "binome-db-private.h"

struct _BinomeDbInserts
{
  BinomeEntityClass *klass;
  gint64 last_id; /* of the rows that were there before */
  GPtrArray *sql; /* makes again what is left out meanwhile: indexes and triggers */
};

/* In bytes. The index is sorted in memory up to this size before a part of it is written: with room for
 * 100,000 people it is written once, in half the time. */
#define SEARCH_MEMORY "33554432"

/**
 * binome_db_begin_bulk:
 * @self: the file, in a write
 *
 * Says that very many people are going to be written: the search index is then rebuilt once at the
 * end, which is six times faster than row by row.
 */
void
binome_db_begin_bulk (BinomeDb *self)
{
  g_autoptr (GError) error = NULL;

  self->bulk = TRUE;
  if (!binome_db_exec (self, "UPDATE binome_session SET bulk = 1", &error))
    g_critical ("%s", error->message);
}

/* Makes the search index anew where a bulk has left it behind. */
gboolean
binome_db_end_bulk (BinomeDb *self, GError **error)
{
  return !self->bulk
         || binome_db_exec (
             self,
             "INSERT INTO person_search (person_search, rank) VALUES ('hashsize', " SEARCH_MEMORY ");"
             "INSERT INTO person_search (person_search) VALUES ('rebuild')",
             error);
}

void
binome_db_inserts_free (BinomeDbInserts *inserts)
{
  g_ptr_array_unref (inserts->sql);
  g_free (inserts);
}

/* Unique indexes stay: they refuse rows. The triggers that follow each insertion write the journal and the
 * search index; both are made at the end. A failure brings all of them back with the rest. */
static gboolean
leave_out (BinomeDb *self, BinomeDbInserts *inserts, GError **error)
{
  BinomeStatement *statement = binome_db_prepare (
      self,
      "SELECT 'INDEX main', name, sql FROM main.sqlite_schema"
      " WHERE type = 'index' AND tbl_name = ?1 AND sql LIKE 'CREATE INDEX %'"
      " UNION ALL SELECT 'TRIGGER temp', name, replace (sql, 'CREATE TRIGGER', 'CREATE TEMP TRIGGER')"
      " FROM temp.sqlite_schema WHERE type = 'trigger' AND tbl_name = ?1 AND sql LIKE '% AFTER INSERT ON %'",
      error);
  g_autoptr (GPtrArray) drops = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GError) local_error = NULL;

  if (statement == NULL)
    return FALSE;
  binome_statement_bind_text (statement, 1, inserts->klass->table);
  while (binome_statement_step (statement, &local_error))
    {
      g_ptr_array_add (drops, g_strdup_printf ("DROP %s.\"%s\"", binome_statement_get_text (statement, 0),
                                               binome_statement_get_text (statement, 1)));
      g_ptr_array_add (inserts->sql, g_strdup (binome_statement_get_text (statement, 2)));
    }
  if (local_error != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local_error));
      return FALSE;
    }

  for (guint i = 0; i < drops->len; i++)
    if (!binome_db_exec (self, drops->pdata[i], error))
      return FALSE;

  return TRUE;
}

static gboolean
find_last_id (BinomeDb *self, BinomeDbInserts *inserts, GError **error)
{
  g_autofree char *sql = g_strdup_printf ("SELECT coalesce (max (id), 0) FROM \"%s\"", inserts->klass->table);
  BinomeStatement *statement = binome_db_prepare (self, sql, error);

  if (statement == NULL || !binome_statement_step (statement, error))
    return FALSE;

  inserts->last_id = binome_statement_get_integer (statement, 0);
  return binome_statement_run (statement, error);
}

/**
 * binome_db_begin_inserts:
 * @self: the file, in a write
 * @type: an entity
 * @error: return location for a #GError
 *
 * Says that until binome_db_end_inserts() nothing is going to happen but very many new rows of @type, the
 * id of each above all before it. Indexes and entries of the journal are then made once, in a quarter of
 * the time, as is the search index. It pays where the new rows are many beside those that are there.
 *
 * Returns: whether it may begin
 */
gboolean
binome_db_begin_inserts (BinomeDb *self, GType type, GError **error)
{
  g_return_val_if_fail (self->action != 0 && self->inserts == NULL, FALSE);

  self->inserts = g_new0 (BinomeDbInserts, 1);
  self->inserts->klass = g_type_class_peek (type);
  self->inserts->sql = g_ptr_array_new_with_free_func (g_free);
  binome_db_begin_bulk (self);

  return find_last_id (self, self->inserts, error) && leave_out (self, self->inserts, error);
}

static gboolean
write_journal (BinomeDb *self, const BinomeDbInserts *inserts, GError **error)
{
  g_autofree char *sql
      = g_strdup_printf ("INSERT INTO change (action, entity, row, operation)"
                         " SELECT ?1, '%s', id, 'insert' FROM \"%s\" WHERE id > ?2 ORDER BY id",
                         inserts->klass->table, inserts->klass->table);
  BinomeStatement *statement = binome_db_prepare (self, sql, error);

  if (statement == NULL)
    return FALSE;

  binome_statement_bind_integer (statement, 1, self->action);
  binome_statement_bind_integer (statement, 2, inserts->last_id);
  return binome_statement_run (statement, error);
}

/**
 * binome_db_end_inserts:
 * @self: the file, after binome_db_begin_inserts()
 * @error: return location for a #GError
 *
 * Returns: whether indexes and journal are in step again
 */
gboolean
binome_db_end_inserts (BinomeDb *self, GError **error)
{
  g_autoptr (BinomeDbInserts) inserts = g_steal_pointer (&self->inserts);

  g_return_val_if_fail (inserts != NULL, FALSE);

  if (!write_journal (self, inserts, error))
    return FALSE;
  for (guint i = 0; i < inserts->sql->len; i++)
    if (!binome_db_exec (self, inserts->sql->pdata[i], error))
      return FALSE;

  return TRUE;
}
