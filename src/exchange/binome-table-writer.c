/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Rows of cells into a file for spreadsheets: CSV, .xlsx or .ods. */

#include "binome-table-writer.h"

#include <glib/gi18n-lib.h>

#include "binome-error.h"
#include "binome-file-save.h"
#include "binome-ods-writer.h"
#ifdef HAVE_XLSXWRITER
#  include "binome-xlsx-writer.h"
#endif

G_DEFINE_INTERFACE (BinomeTableWriter, binome_table_writer, G_TYPE_OBJECT)

static void
binome_table_writer_default_init (BinomeTableWriterInterface *iface)
{
}

/* The first one is what a file of another name becomes. */
static const struct
{
  const char *suffix;
  const char *label;
} formats[] = {
  [BINOME_TABLE_CSV] = { ".csv", N_ ("CSV text (.csv)") },
  [BINOME_TABLE_XLSX] = { ".xlsx", N_ ("Excel spreadsheet (.xlsx)") },
  [BINOME_TABLE_ODS] = { ".ods", N_ ("OpenDocument spreadsheet (.ods)") },
};

/* Whether this build of Binôme can write such files. */
gboolean
binome_table_format_is_built (BinomeTableFormat format)
{
#ifdef HAVE_XLSXWRITER
  return TRUE;
#else
  return format != BINOME_TABLE_XLSX;
#endif
}

/**
 * binome_table_format_for_name:
 * @file_name: the name of a file that is to be written
 * @format: (out): what its ending says
 * @error: an error of %BINOME_ERROR: it ends otherwise, or this build lacks the format
 *
 * Returns: whether such a file can be written
 */
gboolean
binome_table_format_for_name (const char *file_name, BinomeTableFormat *format, GError **error)
{
  g_autofree char *lower = g_ascii_strdown (file_name, -1);
  g_autofree char *name = g_filename_display_basename (file_name);

  for (guint i = 0; i < G_N_ELEMENTS (formats); i++)
    if (g_str_has_suffix (lower, formats[i].suffix))
      {
        *format = (BinomeTableFormat)i;
        if (binome_table_format_is_built (*format))
          return TRUE;
        g_set_error_literal (
            error, BINOME_ERROR, BINOME_ERROR_INVALID,
            _ ("This Binôme was built without .xlsx. Write an .ods or .csv file: Excel opens both."));
        return FALSE;
      }

  g_set_error (error, BINOME_ERROR, BINOME_ERROR_INVALID,
               _ ("“%s” ends in none of the kinds of file that can be written: .csv, .xlsx, .ods."), name);
  return FALSE;
}

/* The ending of its files, such as “.csv”. */
const char *
binome_table_format_get_suffix (BinomeTableFormat format)
{
  return formats[format].suffix;
}

const char *
binome_table_format_get_label (BinomeTableFormat format)
{
  return _ (formats[format].label);
}

/**
 * binome_table_writer_new:
 * @format: the kind of file, which this build must have
 * @title: what the sheet is called
 *
 * The first row is a row of titles. CSV is written as the spreadsheets of the locale open it at a double
 * click.
 *
 * Returns: (transfer full): a writer with no rows yet
 */
BinomeTableWriter *
binome_table_writer_new (BinomeTableFormat format, const char *title)
{
  BinomeCsvStyle style;

  g_return_val_if_fail (title != NULL, NULL);

  switch (format)
    {
#ifdef HAVE_XLSXWRITER
    case BINOME_TABLE_XLSX:
      return (BinomeTableWriter *)binome_xlsx_writer_new (title);
#endif
    case BINOME_TABLE_ODS:
      return (BinomeTableWriter *)binome_ods_writer_new (title);
    case BINOME_TABLE_CSV:
    default:
      binome_csv_style_init_local (&style);
      return (BinomeTableWriter *)binome_csv_writer_new (&style);
    }
}

/**
 * binome_table_writer_add:
 * @self: a writer
 * @text: (nullable): a cell, in UTF-8
 *
 * Adds a cell. A text stays a text, even where a spreadsheet would take it for a formula or a number.
 */
void
binome_table_writer_add (BinomeTableWriter *self, const char *text)
{
  g_return_if_fail (BINOME_IS_TABLE_WRITER (self));

  BINOME_TABLE_WRITER_GET_IFACE (self)->add (self, text);
}

/**
 * binome_table_writer_add_number:
 * @self: a writer
 * @value: a number; NaN leaves the cell blank
 * @decimals: digits after the decimal sign at most, 0 to 15; zeros at the end are left out
 *
 * Adds a cell with a number that spreadsheets can reckon with.
 */
void
binome_table_writer_add_number (BinomeTableWriter *self, double value, int decimals)
{
  g_return_if_fail (BINOME_IS_TABLE_WRITER (self));

  BINOME_TABLE_WRITER_GET_IFACE (self)->add_number (self, value, decimals);
}

/**
 * binome_table_writer_add_amount:
 * @self: a writer
 * @value: a sum of money; NaN leaves the cell blank
 *
 * Adds a cell with a number that spreadsheets can reckon with, shown with two decimals.
 */
void
binome_table_writer_add_amount (BinomeTableWriter *self, double value)
{
  g_return_if_fail (BINOME_IS_TABLE_WRITER (self));

  BINOME_TABLE_WRITER_GET_IFACE (self)->add_amount (self, value);
}

/**
 * binome_table_writer_add_date:
 * @self: a writer
 * @date: a day; %BINOME_DATE_NONE leaves the cell blank
 *
 * Adds a cell with a date: a real one in a spreadsheet, an ISO date in CSV.
 */
void
binome_table_writer_add_date (BinomeTableWriter *self, BinomeDate date)
{
  g_return_if_fail (BINOME_IS_TABLE_WRITER (self));

  BINOME_TABLE_WRITER_GET_IFACE (self)->add_date (self, date);
}

/**
 * binome_table_writer_add_answer:
 * @self: a writer
 * @choices: (nullable) (array zero-terminated=1): what may be chosen; %NULL for anything
 *
 * Adds a blank cell that somebody is to fill in. It stands out, and offers @choices where the kind of file
 * can and they are few and short; a plain blank cell in CSV.
 */
void
binome_table_writer_add_answer (BinomeTableWriter *self, const char *const *choices)
{
  g_return_if_fail (BINOME_IS_TABLE_WRITER (self));

  if (BINOME_TABLE_WRITER_GET_IFACE (self)->add_answer != NULL)
    BINOME_TABLE_WRITER_GET_IFACE (self)->add_answer (self, choices);
  else
    binome_table_writer_add (self, NULL);
}

/**
 * binome_table_writer_end_row:
 * @self: a writer
 *
 * Ends the row.
 */
void
binome_table_writer_end_row (BinomeTableWriter *self)
{
  g_return_if_fail (BINOME_IS_TABLE_WRITER (self));

  BINOME_TABLE_WRITER_GET_IFACE (self)->end_row (self);
}

/**
 * binome_table_writer_add_row:
 * @self: a writer
 * @cells: (array zero-terminated=1): the texts of a whole row
 *
 * Adds a row.
 */
void
binome_table_writer_add_row (BinomeTableWriter *self, const char *const *cells)
{
  for (guint i = 0; cells[i] != NULL; i++)
    binome_table_writer_add (self, cells[i]);
  binome_table_writer_end_row (self);
}

/**
 * binome_table_writer_finish:
 * @self: a writer
 * @error: an error of %BINOME_ERROR: more rows than a spreadsheet can hold, or a full disk
 *
 * Ends the file. Nothing can be added to it then.
 *
 * Returns: (transfer full) (nullable): the file
 */
GBytes *
binome_table_writer_finish (BinomeTableWriter *self, GError **error)
{
  g_return_val_if_fail (BINOME_IS_TABLE_WRITER (self), NULL);

  return BINOME_TABLE_WRITER_GET_IFACE (self)->finish (self, error);
}

/**
 * binome_table_writer_save:
 * @self: a writer
 * @file: where to
 * @cancellable: (nullable): to give up
 * @error: an error of %BINOME_ERROR, or %G_IO_ERROR_CANCELLED
 *
 * Ends the file as [method@TableWriter.finish] does and writes it, wholly or not at all. Blocks: not for the
 * main thread.
 *
 * Returns: whether the file is written
 */
gboolean
binome_table_writer_save (BinomeTableWriter *self, GFile *file, GCancellable *cancellable, GError **error)
{
  g_autoptr (GBytes) bytes = NULL;

  g_return_val_if_fail (BINOME_IS_TABLE_WRITER (self), FALSE);

  bytes = binome_table_writer_finish (self, error);
  return bytes != NULL && binome_file_save (file, bytes, cancellable, error);
}
