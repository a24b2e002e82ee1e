/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Rows of cells from a file whose kind is told by what is in it, whatever it is called. */

#include "binome-table-reader.h"

#include <string.h>
#include <glib/gi18n-lib.h>

#include "binome-error.h"
#include "binome-sheet-reader.h"

G_DEFINE_INTERFACE (BinomeTableReader, binome_table_reader, G_TYPE_OBJECT)

/* How far into the file its kind shows. */
#define N_LEADING_BYTES 1024

static void
binome_table_reader_default_init (BinomeTableReaderInterface *iface)
{
}

/* What programs call a spreadsheet and is none: each is told by a text near its beginning. */
static const struct
{
  const char *text;
  const char *message;
} impostors[] = {
  { "%PDF-", N_ ("This is a PDF document. A list is needed: a spreadsheet or a CSV file.") },
  { "{\\rtf", N_ ("This is a text document. A list is needed: a spreadsheet or a CSV file.") },
  { "<html",
    N_ ("This is a web page. Open it in a spreadsheet program, save it as .xlsx, then import that.") },
  { "<!doctype html",
    N_ ("This is a web page. Open it in a spreadsheet program, save it as .xlsx, then import that.") },
  { "<table",
    N_ ("This is a web page. Open it in a spreadsheet program, save it as .xlsx, then import that.") },
  { "<?xml",
    N_ ("This is an XML file. Open it in a spreadsheet program, save it as .xlsx, then import that.") },
};

static gboolean
check_impostors (GBytes *bytes, GError **error)
{
  gsize size;
  const char *data = g_bytes_get_data (bytes, &size);
  g_autofree char *start = NULL;
  const char *p;

  if (size == 0)
    return TRUE;

  start = g_ascii_strdown (data, (gssize)MIN (size, N_LEADING_BYTES));
  p = g_str_has_prefix (start, "\xef\xbb\xbf") ? start + 3 : start;
  p += strspn (p, " \t\r\n");
  for (guint i = 0; i < G_N_ELEMENTS (impostors); i++)
    if (g_ascii_strncasecmp (p, impostors[i].text, strlen (impostors[i].text)) == 0)
      {
        g_set_error_literal (error, BINOME_ERROR, BINOME_ERROR_INVALID, _ (impostors[i].message));
        return FALSE;
      }

  return TRUE;
}

/**
 * binome_table_reader_open:
 * @bytes: the file
 * @options: (nullable): how to read it, or %NULL to find out everything
 * @cancellable: (nullable): to give up
 * @error: an error of %BINOME_ERROR: it is no list, or an empty one, or one that cannot be read
 *
 * Finds out what the file is by its content. A spreadsheet is read whole, which takes a while for a long
 * one: not for the main thread.
 *
 * Returns: (transfer full) (nullable): a reader before the first row
 */
BinomeTableReader *
binome_table_reader_open (GBytes *bytes, const BinomeTableOptions *options, GCancellable *cancellable,
                          GError **error)
{
  static const BinomeTableOptions detect = { .sheet = BINOME_TABLE_FIRST_SHEET };

  g_return_val_if_fail (bytes != NULL, NULL);

  if (options == NULL)
    options = &detect;
  if (binome_sheet_reader_recognises (bytes))
    return (BinomeTableReader *)binome_sheet_reader_new (bytes, options->sheet, cancellable, error);
  if (!check_impostors (bytes, error))
    return NULL;

  return (BinomeTableReader *)binome_csv_reader_new (bytes, &options->csv, error);
}

/**
 * binome_table_reader_next:
 * @self: a reader
 * @error: an error of %BINOME_ERROR, whose message names the line
 *
 * Reads the next row that is not blank. An error concerns that row alone: the call after it goes on with
 * the row below.
 *
 * Returns: %TRUE where there is a row; %FALSE without an error at the end
 */
gboolean
binome_table_reader_next (BinomeTableReader *self, GError **error)
{
  g_return_val_if_fail (BINOME_IS_TABLE_READER (self), FALSE);

  return BINOME_TABLE_READER_GET_IFACE (self)->next (self, error);
}

/**
 * binome_table_reader_get_field:
 * @self: a reader on a row
 * @index: a column, from 0
 *
 * Returns: (transfer none): the text of the cell, empty where the row has none; valid until the next row
 *   is read. Dates of a spreadsheet are ISO, its numbers have a point
 */
const char *
binome_table_reader_get_field (BinomeTableReader *self, guint index)
{
  g_return_val_if_fail (BINOME_IS_TABLE_READER (self), "");

  return BINOME_TABLE_READER_GET_IFACE (self)->get_field (self, index);
}

/**
 * binome_table_reader_get_n_fields:
 * @self: a reader
 *
 * Returns: how many cells the row has itself; 0 at the end
 */
guint
binome_table_reader_get_n_fields (BinomeTableReader *self)
{
  g_return_val_if_fail (BINOME_IS_TABLE_READER (self), 0);

  return BINOME_TABLE_READER_GET_IFACE (self)->get_n_fields (self);
}

/**
 * binome_table_reader_get_n_columns:
 * @self: a reader
 *
 * Returns: how many columns the list has; known once the first row is read
 */
guint
binome_table_reader_get_n_columns (BinomeTableReader *self)
{
  g_return_val_if_fail (BINOME_IS_TABLE_READER (self), 0);

  return BINOME_TABLE_READER_GET_IFACE (self)->get_n_columns (self);
}

/**
 * binome_table_reader_get_line:
 * @self: a reader
 *
 * Returns: the line of the file or row of the sheet where the row begins, from 1
 */
guint
binome_table_reader_get_line (BinomeTableReader *self)
{
  g_return_val_if_fail (BINOME_IS_TABLE_READER (self), 0);

  return BINOME_TABLE_READER_GET_IFACE (self)->get_line (self);
}

/**
 * binome_table_reader_get_progress:
 * @self: a reader
 *
 * Returns: the share of the rows that has been read, 0 to 1
 */
double
binome_table_reader_get_progress (BinomeTableReader *self)
{
  g_return_val_if_fail (BINOME_IS_TABLE_READER (self), 0);

  return BINOME_TABLE_READER_GET_IFACE (self)->get_progress (self);
}

/**
 * binome_table_reader_rewind:
 * @self: a reader
 *
 * Goes back before the first row.
 */
void
binome_table_reader_rewind (BinomeTableReader *self)
{
  g_return_if_fail (BINOME_IS_TABLE_READER (self));

  BINOME_TABLE_READER_GET_IFACE (self)->rewind (self);
}
