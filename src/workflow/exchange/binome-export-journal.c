/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What was done in the workspace, as JSON: an object an action, the oldest first, with the rows it changed.
 * It is read and handed on row by row: a journal may be much larger than what it led to. */

#include "binome-export-private.h"

#include <string.h>
#include <json-glib/json-glib.h>

#include "binome-model.h"

/* Files are in the data; what they were before is not told. */
static const char journal_sql[]
    = "SELECT a.id, a.name, a.at, a.source, a.state <> 'done', c.entity, c.row, c.operation,"
      " iif (c.entity = 'attachment', json_remove (c.before, '$.content'), c.before),"
      " iif (c.entity = 'attachment', json_remove (c.after, '$.content'), c.after)"
      " FROM action a LEFT JOIN change c ON c.action = a.id ORDER BY a.id, c.id";

static void
add_text (JsonBuilder *builder, const char *name, const char *text)
{
  json_builder_set_member_name (builder, name);
  json_builder_add_string_value (builder, text);
}

static char *
write_out (JsonBuilder *builder)
{
  g_autoptr (JsonNode) root = json_builder_get_root (builder);

  return json_to_string (root, FALSE);
}

/* “{"at":"…","what":"…","where":"user","undone":false”, without its end: the rows follow. */
static char *
begin_action (BinomeStatement *row)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  g_autofree char *text = NULL;

  json_builder_begin_object (builder);
  add_text (builder, "at", binome_statement_get_text (row, 2));
  add_text (builder, "what", binome_statement_get_text (row, 1));
  add_text (builder, "where", binome_statement_get_text (row, 3));
  json_builder_set_member_name (builder, "undone");
  json_builder_add_boolean_value (builder, binome_statement_get_integer (row, 4) != 0);
  json_builder_end_object (builder);
  text = write_out (builder);
  text[strlen (text) - 1] = '\0';
  return g_steal_pointer (&text);
}

static gboolean
may_be_told (const BinomeEntityClass *klass, const char *column, gboolean sensitive)
{
  for (guint i = 0; i < klass->n_fields; i++)
    {
      g_autofree char *name = g_strdelimit (g_strdup (klass->fields[i].name), "-", '_');

      if (g_str_equal (name, column))
        return sensitive || (klass->fields[i].flags & BINOME_FIELD_SENSITIVE) == 0;
    }
  return sensitive; /* of an older program: nobody knows what it was */
}

/* An image without what must not be told. Which of the company’s own fields an answer belonged to may not be
 * known any more: without sensitive fields none is told. */
static gboolean
add_image (JsonBuilder *builder, const char *name, const char *image, GType type, gboolean sensitive,
           GError **error)
{
  g_autoptr (GTypeClass) klass = g_type_class_ref (type);
  g_autoptr (JsonNode) node = json_from_string (image, error);
  JsonObjectIter iter;
  const char *column;
  JsonNode *value;

  if (node == NULL)
    return FALSE;

  json_builder_set_member_name (builder, name);
  json_builder_begin_object (builder);
  json_object_iter_init (&iter, json_node_get_object (node));
  while (json_object_iter_next (&iter, &column, &value))
    if (may_be_told ((const BinomeEntityClass *)(gpointer)klass, column, sensitive)
        && (sensitive || type != BINOME_TYPE_FIELD_VALUE || !g_str_equal (column, "value")))
      {
        json_builder_set_member_name (builder, column);
        json_builder_add_value (builder, json_node_copy (value));
      }
  json_builder_end_object (builder);
  return TRUE;
}

static char *
describe_change (BinomeStatement *row, gboolean sensitive, GError **error)
{
  GType type = binome_model_find_type (binome_statement_get_text (row, 5));
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  static const char *const names[] = { "before", "after" };

  json_builder_begin_object (builder);
  add_text (builder, "table", binome_statement_get_text (row, 5));
  json_builder_set_member_name (builder, "id");
  json_builder_add_int_value (builder, binome_statement_get_integer (row, 6));
  add_text (builder, "done", binome_statement_get_text (row, 7));
  for (int i = 0; i < 2 && type != G_TYPE_INVALID; i++)
    if (!binome_statement_is_null (row, 8 + i)
        && !add_image (builder, names[i], binome_statement_get_text (row, 8 + i), type, sensitive, error))
      return NULL;
  json_builder_end_object (builder);
  return write_out (builder);
}

/**
 * binome_export_journal:
 * @db: the file
 * @sensitive: with sensitive fields
 * @sink: takes the text, piece by piece
 * @data: for @sink
 * @error: return location for a #GError
 *
 * Tells who did what and when, from the first day on, as the members of a JSON array.
 *
 * Returns: whether all of it was told
 */
gboolean
binome_export_journal (BinomeDb *db, gboolean sensitive, BinomeExportSink sink, gpointer data, GError **error)
{
  BinomeStatement *row = binome_db_prepare (db, journal_sql, error);
  GError *local_error = NULL;
  gint64 last = 0;

  if (row == NULL)
    return FALSE;

  while (local_error == NULL && binome_statement_step (row, &local_error))
    {
      gint64 action = binome_statement_get_integer (row, 0);
      g_autofree char *head = action != last ? begin_action (row) : NULL;
      g_autofree char *change = NULL, *text = NULL;

      if (!binome_statement_is_null (row, 5)
          && (change = describe_change (row, sensitive, &local_error)) == NULL)
        break;
      text = head != NULL ? g_strconcat (last != 0 ? "]},\n" : "\n", head, ",\"rows\":[\n ",
                                         change != NULL ? change : "", NULL)
                          : g_strconcat (",\n ", change, NULL);
      last = action;
      if (!sink (text, data, &local_error))
        break;
    }
  if (local_error != NULL)
    {
      binome_statement_run (row, NULL); /* left in the middle, it would hold on to the file */
      g_propagate_error (error, local_error);
      return FALSE;
    }

  return last == 0 || sink ("]}", data, error);
}
