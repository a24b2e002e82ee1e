/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Fields of the company’s own as columns of a spreadsheet: real days and numbers, the rest as an import reads
 * it back. */

#include "binome-export-own.h"

#include <glib/gi18n-lib.h>

#include "binome-own-fields.h"
#include "binome-own-values.h"
#include "binome-workflow-sql.h"

/* As many digits after the point as an answer can have. */
#define DECIMALS 6

typedef struct
{
  BinomeEntity *definition;
  GHashTable *answers; /* by person (gint64) */
} Column;

struct _BinomeExportOwn
{
  GArray *columns;   /* of Column */
  GHashTable *names; /* of people, for the fields that name one; by id as text */
};

static void
column_clear (gpointer data)
{
  g_object_unref (((Column *)data)->definition);
  g_clear_pointer (&((Column *)data)->answers, g_hash_table_unref);
}

void
binome_export_own_free (BinomeExportOwn *self)
{
  g_array_unref (self->columns);
  g_clear_pointer (&self->names, g_hash_table_unref);
  g_free (self);
}

/* Names of those whom an answer names. */
static GHashTable *
load_names (BinomeDb *db, GError **error)
{
  BinomeStatement *row = binome_db_prepare (
      db,
      "SELECT p.id, " BINOME_SQL_NAME ("p") " FROM person p WHERE CAST (p.id AS TEXT) IN"
                                            " (SELECT v.value FROM field_value v JOIN field_definition d"
                                            " ON d.id = v.field WHERE d.kind = 'person')",
      error);
  g_autoptr (GHashTable) names = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  g_autoptr (GError) local_error = NULL;

  if (row == NULL)
    return NULL;

  while (binome_statement_step (row, &local_error))
    g_hash_table_insert (names, g_strdup (binome_statement_get_text (row, 0)),
                         g_strdup (binome_statement_get_text (row, 1)));
  if (local_error != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local_error));
      return NULL;
    }

  return g_steal_pointer (&names);
}

/**
 * binome_export_own_load:
 * @db: the file
 * @programme: with the fields of its tutors and tutees; 0 for those about every person alone
 * @sensitive: with the sensitive fields, which are left out otherwise
 * @error: return location for a #GError
 *
 * Returns: (transfer full): the columns, in the order of the fields
 */
BinomeExportOwn *
binome_export_own_load (BinomeDb *db, gint64 programme, gboolean sensitive, GError **error)
{
  g_autoptr (GPtrArray) fields = binome_own_fields_list (db, error);
  g_autoptr (BinomeExportOwn) self = g_new0 (BinomeExportOwn, 1);

  self->columns = g_array_new (FALSE, FALSE, sizeof (Column));
  g_array_set_clear_func (self->columns, column_clear);
  if (fields == NULL)
    return NULL;
  self->names = load_names (db, error);
  if (self->names == NULL)
    return NULL;

  for (guint i = 0; i < fields->len; i++)
    {
      BinomeEntity *definition = fields->pdata[i];
      gboolean of_person
          = binome_entity_get_choice (definition, BINOME_FIELD_DEFINITION_SCOPE) == BINOME_FIELD_SCOPE_PERSON;
      Column column;

      if ((!of_person && programme == 0)
          || (!sensitive && binome_entity_get_boolean (definition, BINOME_FIELD_DEFINITION_SENSITIVE)))
        continue;
      column.answers = of_person ? binome_own_values_load_all (db, definition, error)
                                 : binome_own_values_load_of_programme (db, definition, programme, error);
      if (column.answers == NULL)
        return NULL;
      column.definition = g_object_ref (definition);
      g_array_append_val (self->columns, column);
    }

  return g_steal_pointer (&self);
}

/**
 * binome_export_own_add_titles:
 * @self: the columns
 * @writer: where to
 *
 * Adds the names of the fields to the row of headings.
 */
void
binome_export_own_add_titles (BinomeExportOwn *self, BinomeTableWriter *writer)
{
  for (guint i = 0; i < self->columns->len; i++)
    binome_table_writer_add (writer,
                             binome_entity_get_text (g_array_index (self->columns, Column, i).definition,
                                                     BINOME_FIELD_DEFINITION_TITLE));
}

static void
add_cell (BinomeExportOwn *self, BinomeTableWriter *writer, BinomeEntity *definition, const char *answer)
{
  g_autofree char *text = NULL;
  g_auto (GStrv) parts = NULL;

  switch (binome_entity_get_choice (definition, BINOME_FIELD_DEFINITION_KIND))
    {
    case BINOME_FIELD_KIND_NUMBER:
    case BINOME_FIELD_KIND_SCALE:
      binome_table_writer_add_number (writer, binome_own_answer_get_number (definition, answer), DECIMALS);
      break;
    case BINOME_FIELD_KIND_DATE:
      binome_table_writer_add_date (writer, binome_date_parse_iso (answer));
      break;
    case BINOME_FIELD_KIND_YES_NO:
      text = binome_own_answer_format (definition, answer);
      binome_table_writer_add (writer, text);
      break;
    case BINOME_FIELD_KIND_CHOICES:
      /* Choices can hold commas: semicolons keep them apart. */
      parts = binome_own_answer_split (answer);
      text = g_strjoinv ("; ", parts);
      binome_table_writer_add (writer, text);
      break;
    case BINOME_FIELD_KIND_PERSON:
      binome_table_writer_add (writer, g_hash_table_lookup (self->names, answer));
      break;
    default:
      binome_table_writer_add (writer, answer);
    }
}

/**
 * binome_export_own_add_cells:
 * @self: the columns
 * @writer: where to
 * @person: whom the row is about
 *
 * Adds what the person has answered, blank where there is nothing.
 */
void
binome_export_own_add_cells (BinomeExportOwn *self, BinomeTableWriter *writer, gint64 person)
{
  for (guint i = 0; i < self->columns->len; i++)
    {
      const Column *column = &g_array_index (self->columns, Column, i);
      const char *answer = g_hash_table_lookup (column->answers, &person);

      if (answer == NULL)
        binome_table_writer_add (writer, NULL);
      else
        add_cell (self, writer, column->definition, answer);
    }
}
