/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Prepared statements: parameters in, columns out, every return code looked at. */

#include "binome-db-private.h"

#include <math.h>
#include <glib/gi18n-lib.h>

#include "binome-error.h"

/* Binding fails only for a parameter that the SQL does not have, or without memory: a mistake in
 * the program, seen by its tests. */
static void
check_bound (BinomeStatement *self, int code)
{
  if (code != SQLITE_OK)
    g_critical ("%s: %s", sqlite3_sql (self->stmt), sqlite3_errstr (code));
}

/**
 * binome_statement_bind_integer:
 * @self: a statement
 * @parameter: its number, from 1
 * @value: a whole number
 */
void
binome_statement_bind_integer (BinomeStatement *self, int parameter, gint64 value)
{
  check_bound (self, sqlite3_bind_int64 (self->stmt, parameter, value));
}

/**
 * binome_statement_bind_real:
 * @self: a statement
 * @parameter: its number, from 1
 * @value: a number; NaN is kept as unknown
 */
void
binome_statement_bind_real (BinomeStatement *self, int parameter, double value)
{
  check_bound (self, isnan (value) ? sqlite3_bind_null (self->stmt, parameter)
                                   : sqlite3_bind_double (self->stmt, parameter, value));
}

/**
 * binome_statement_bind_text:
 * @self: a statement
 * @parameter: its number, from 1
 * @value: (nullable): a text; it is copied
 */
void
binome_statement_bind_text (BinomeStatement *self, int parameter, const char *value)
{
  check_bound (self, sqlite3_bind_text (self->stmt, parameter, value, -1, SQLITE_TRANSIENT));
}

/**
 * binome_statement_bind_kept_text:
 * @self: a statement
 * @parameter: its number, from 1
 * @value: (nullable): a text; it is not copied and must stay until the statement has run
 */
void
binome_statement_bind_kept_text (BinomeStatement *self, int parameter, const char *value)
{
  check_bound (self, sqlite3_bind_text (self->stmt, parameter, value, -1, SQLITE_STATIC));
}

/**
 * binome_statement_bind_date:
 * @self: a statement
 * @parameter: its number, from 1
 * @value: a day; none is kept as unknown
 */
void
binome_statement_bind_date (BinomeStatement *self, int parameter, BinomeDate value)
{
  g_autofree char *text = value == BINOME_DATE_NONE ? NULL : binome_date_format_iso (value);

  binome_statement_bind_text (self, parameter, text);
}

/* Binds a field's value as its column keeps it. */
void
binome_statement_bind_value (BinomeStatement *self, int parameter, const BinomeField *field,
                             const GValue *value)
{
  switch (field->type)
    {
    case BINOME_FIELD_TEXT:
    case BINOME_FIELD_NOTE:
      binome_statement_bind_text (self, parameter, g_value_get_string (value));
      break;
    case BINOME_FIELD_INTEGER:
      binome_statement_bind_integer (self, parameter, g_value_get_int64 (value));
      break;
    case BINOME_FIELD_REFERENCE:
      if (g_value_get_int64 (value) != 0)
        binome_statement_bind_integer (self, parameter, g_value_get_int64 (value));
      else
        check_bound (self, sqlite3_bind_null (self->stmt, parameter));
      break;
    case BINOME_FIELD_REAL:
      binome_statement_bind_real (self, parameter, g_value_get_double (value));
      break;
    case BINOME_FIELD_BOOLEAN:
      binome_statement_bind_integer (self, parameter, g_value_get_boolean (value));
      break;
    case BINOME_FIELD_DATE:
      binome_statement_bind_date (self, parameter, g_value_get_int (value));
      break;
    case BINOME_FIELD_CHOICE:
      binome_statement_bind_text (self, parameter, field->choices[g_value_get_int (value)].id);
      break;
    default:
      g_return_if_reached ();
    }
}

/* Reads a column into @value, which has the field's type. */
void
binome_statement_read_value (BinomeStatement *self, int column, const BinomeField *field, GValue *value)
{
  int choice;

  switch (field->type)
    {
    case BINOME_FIELD_TEXT:
    case BINOME_FIELD_NOTE:
      g_value_set_string (value, binome_statement_get_text (self, column));
      break;
    case BINOME_FIELD_INTEGER:
    case BINOME_FIELD_REFERENCE:
      g_value_set_int64 (value, binome_statement_get_integer (self, column));
      break;
    case BINOME_FIELD_REAL:
      g_value_set_double (value, binome_statement_get_real (self, column));
      break;
    case BINOME_FIELD_BOOLEAN:
      g_value_set_boolean (value, binome_statement_get_integer (self, column) != 0);
      break;
    case BINOME_FIELD_DATE:
      g_value_set_int (value, binome_statement_get_date (self, column));
      break;
    case BINOME_FIELD_CHOICE:
      choice = binome_choice_find (field->choices, binome_statement_get_text (self, column));
      g_value_set_int (value, choice < 0 ? (int)field->initial : choice);
      break;
    default:
      g_return_if_reached ();
    }
}

/**
 * binome_statement_step:
 * @self: a statement with its parameters bound
 * @error: return location for a #GError
 *
 * Returns: %TRUE with the next row; %FALSE without @error set when there is none left
 */
gboolean
binome_statement_step (BinomeStatement *self, GError **error)
{
  int code = sqlite3_step (self->stmt);

  if (code == SQLITE_ROW)
    return TRUE;

  if (code != SQLITE_DONE)
    binome_db_set_error (self->db, code, error);
  sqlite3_reset (self->stmt);
  return FALSE;
}

/**
 * binome_statement_list_ids:
 * @self: a statement with its parameters bound, which gives rows by id in its first column
 * @error: return location for a #GError
 *
 * Returns: (transfer full) (element-type gint64) (nullable): all of them, in their order
 */
GArray *
binome_statement_list_ids (BinomeStatement *self, GError **error)
{
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (GError) local_error = NULL;

  while (binome_statement_step (self, &local_error))
    {
      gint64 id = binome_statement_get_integer (self, 0);

      g_array_append_val (ids, id);
    }
  if (local_error != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local_error));
      return NULL;
    }

  return g_steal_pointer (&ids);
}

/**
 * binome_statement_run:
 * @self: a statement that gives no rows, with its parameters bound
 * @error: return location for a #GError
 *
 * Returns: whether it was carried out
 */
gboolean
binome_statement_run (BinomeStatement *self, GError **error)
{
  int code = sqlite3_step (self->stmt);

  if (code != SQLITE_DONE && code != SQLITE_ROW)
    binome_db_set_error (self->db, code, error);
  sqlite3_reset (self->stmt);
  return code == SQLITE_DONE || code == SQLITE_ROW;
}

/**
 * binome_statement_get_integer:
 * @self: a statement with a row
 * @column: its number, from 0
 *
 * Returns: the value; 0 for unknown
 */
gint64
binome_statement_get_integer (BinomeStatement *self, int column)
{
  return sqlite3_column_int64 (self->stmt, column);
}

/**
 * binome_statement_get_real:
 * @self: a statement with a row
 * @column: its number, from 0
 *
 * Returns: the value; NaN for unknown
 */
double
binome_statement_get_real (BinomeStatement *self, int column)
{
  if (binome_statement_is_null (self, column))
    return NAN;

  return sqlite3_column_double (self->stmt, column);
}

/**
 * binome_statement_get_text:
 * @self: a statement with a row
 * @column: its number, from 0
 *
 * Returns: (transfer none): the value, until the next step; "" for unknown
 */
const char *
binome_statement_get_text (BinomeStatement *self, int column)
{
  const char *text = (const char *)sqlite3_column_text (self->stmt, column);

  return text != NULL ? text : "";
}

/**
 * binome_statement_get_date:
 * @self: a statement with a row
 * @column: its number, from 0
 *
 * Returns: the day, or %BINOME_DATE_NONE
 */
BinomeDate
binome_statement_get_date (BinomeStatement *self, int column)
{
  return binome_date_parse_iso (binome_statement_get_text (self, column));
}

/**
 * binome_statement_is_null:
 * @self: a statement with a row
 * @column: its number, from 0
 *
 * Returns: whether the value is unknown
 */
gboolean
binome_statement_is_null (BinomeStatement *self, int column)
{
  return sqlite3_column_type (self->stmt, column) == SQLITE_NULL;
}

void
binome_statement_free (BinomeStatement *self)
{
  sqlite3_finalize (self->stmt);
  g_free (self);
}
