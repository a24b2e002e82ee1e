/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One sheet of a spreadsheet as rows of texts, whichever of the three formats the file has. */

#include "binome-sheet-reader.h"

#include <string.h>
#include <glib/gi18n-lib.h>

#include "binome-book.h"
#include "binome-error.h"
#include "binome-package.h"
#include "binome-table-reader.h"

#define ZIP_MAGIC "PK\003\004"
/* Of a zip file with nothing in it. */
#define EMPTY_ZIP_MAGIC "PK\005\006"
#define OLE_MAGIC "\320\317\021\340\241\261\032\341"

struct _BinomeSheetReader
{
  GObject parent_instance;

  GStrv names;
  guint chosen;
  BinomeSheet *sheet;
  guint next; /* the row that is read next */
};

static void binome_sheet_reader_table_init (BinomeTableReaderInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (BinomeSheetReader, binome_sheet_reader, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (BINOME_TYPE_TABLE_READER,
                                                      binome_sheet_reader_table_init))

/* ---- a book while it is read ---- */

/* What is said of a file of which a part is missing or makes no sense. */
void
binome_book_set_damaged (GError **error)
{
  g_set_error_literal (
      error, BINOME_ERROR, BINOME_ERROR_INVALID,
      _ ("This spreadsheet is damaged or incomplete. Try to open it in a spreadsheet program and to save it again."));
}

void
binome_book_set_protected (GError **error)
{
  g_set_error_literal (
      error, BINOME_ERROR, BINOME_ERROR_INVALID,
      _ ("This spreadsheet is protected by a password. Save a copy of it without one, then import the copy."));
}

/* Whether a sheet is to be read: the one asked for, or each in turn until one holds something. */
gboolean
binome_book_wants (BinomeBook *self, guint index, gboolean hidden)
{
  return self->wanted < 0 ? !hidden : index == (guint)self->wanted;
}

/**
 * binome_book_take:
 * @self: a book
 * @index: the number of a sheet
 * @sheet: (transfer full): its cells
 *
 * Returns: whether that was the sheet, so that no other needs to be read
 */
gboolean
binome_book_take (BinomeBook *self, guint index, BinomeSheet *sheet)
{
  binome_sheet_settle (sheet);
  if (binome_sheet_get_n_rows (sheet) == 0)
    {
      binome_sheet_free (sheet);
      return self->wanted >= 0;
    }

  self->chosen = index;
  self->sheet = sheet;
  return TRUE;
}

static gboolean
read_zip (BinomeBook *book, GError **error)
{
  g_autoptr (BinomePackage) package = binome_package_open (book->bytes, NULL);
  g_autofree char *type = NULL;

  if (package == NULL)
    {
      binome_book_set_damaged (error);
      return FALSE;
    }
  if (binome_package_has (package, "xl/workbook.xml"))
    return binome_book_read_xlsx (book, error);
  type = binome_package_read_start (package, "mimetype");
  if (g_str_has_prefix (type, "application/vnd.oasis.opendocument.spreadsheet"))
    return binome_book_read_ods (book, error);

  g_set_error_literal (
      error, BINOME_ERROR, BINOME_ERROR_INVALID,
      binome_package_has (package, "xl/workbook.bin")
          ? _ ("This spreadsheet is in the binary format .xlsb. Save it as .xlsx, then import that.")
          : _ ("This file is a ZIP archive or a document, but no spreadsheet."));
  return FALSE;
}

static gboolean
begins_with (GBytes *bytes, const char *magic)
{
  gsize size;
  const char *data = g_bytes_get_data (bytes, &size);
  gsize length = strlen (magic);

  return size >= length && memcmp (data, magic, length) == 0;
}

/* ---- the table ---- */

static gboolean
binome_sheet_reader_next (BinomeTableReader *table, GError **error)
{
  BinomeSheetReader *self = BINOME_SHEET_READER (table);
  guint n = binome_sheet_get_n_rows (self->sheet);

  self->next = MIN (self->next, n) + 1;
  return self->next <= n;
}

static gboolean
is_on_row (BinomeSheetReader *self)
{
  return self->next > 0 && self->next <= binome_sheet_get_n_rows (self->sheet);
}

static const char *
binome_sheet_reader_get_field (BinomeTableReader *table, guint index)
{
  BinomeSheetReader *self = BINOME_SHEET_READER (table);

  return is_on_row (self) ? binome_sheet_get_cell (self->sheet, self->next - 1, index) : "";
}

/* Merged cells may fill a row beyond its own cells: it has all the columns. */
static guint
binome_sheet_reader_get_n_fields (BinomeTableReader *table)
{
  BinomeSheetReader *self = BINOME_SHEET_READER (table);

  return is_on_row (self) ? binome_sheet_get_n_columns (self->sheet) : 0;
}

static guint
binome_sheet_reader_get_n_columns (BinomeTableReader *table)
{
  return binome_sheet_get_n_columns (BINOME_SHEET_READER (table)->sheet);
}

static guint
binome_sheet_reader_get_line (BinomeTableReader *table)
{
  BinomeSheetReader *self = BINOME_SHEET_READER (table);

  return is_on_row (self) ? binome_sheet_get_line (self->sheet, self->next - 1) : 0;
}

static double
binome_sheet_reader_get_progress (BinomeTableReader *table)
{
  BinomeSheetReader *self = BINOME_SHEET_READER (table);
  guint n = binome_sheet_get_n_rows (self->sheet);

  return (double)MIN (self->next, n) / n;
}

static void
binome_sheet_reader_rewind (BinomeTableReader *table)
{
  BINOME_SHEET_READER (table)->next = 0;
}

static void
binome_sheet_reader_table_init (BinomeTableReaderInterface *iface)
{
  iface->next = binome_sheet_reader_next;
  iface->get_field = binome_sheet_reader_get_field;
  iface->get_n_fields = binome_sheet_reader_get_n_fields;
  iface->get_n_columns = binome_sheet_reader_get_n_columns;
  iface->get_line = binome_sheet_reader_get_line;
  iface->get_progress = binome_sheet_reader_get_progress;
  iface->rewind = binome_sheet_reader_rewind;
}

static void
binome_sheet_reader_finalize (GObject *object)
{
  BinomeSheetReader *self = BINOME_SHEET_READER (object);

  g_clear_pointer (&self->names, g_strfreev);
  g_clear_pointer (&self->sheet, binome_sheet_free);

  G_OBJECT_CLASS (binome_sheet_reader_parent_class)->finalize (object);
}

static void
binome_sheet_reader_class_init (BinomeSheetReaderClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = binome_sheet_reader_finalize;
}

static void
binome_sheet_reader_init (BinomeSheetReader *self)
{
}

/**
 * binome_sheet_reader_recognises:
 * @bytes: a file
 *
 * Returns: whether it is, by its first bytes, a zip file or a compound file, as spreadsheets are
 */
gboolean
binome_sheet_reader_recognises (GBytes *bytes)
{
  return begins_with (bytes, ZIP_MAGIC) || begins_with (bytes, EMPTY_ZIP_MAGIC)
         || begins_with (bytes, OLE_MAGIC);
}

static gboolean
read_book (BinomeBook *book, GError **error)
{
  gboolean good
      = begins_with (book->bytes, OLE_MAGIC) ? binome_book_read_xls (book, error) : read_zip (book, error);

  if (!good)
    return FALSE;
  if (book->sheet != NULL)
    return TRUE;

  g_set_error_literal (error, BINOME_ERROR, BINOME_ERROR_INVALID,
                       book->names->len == 0 ? _ ("There is no sheet in this spreadsheet.")
                       : book->wanted >= 0   ? _ ("This sheet is empty.")
                                             : _ ("All sheets of this spreadsheet are empty."));
  return FALSE;
}

/**
 * binome_sheet_reader_new:
 * @bytes: a file
 * @sheet: which sheet, from 0; less than 0 for the first one that is shown and holds something
 * @cancellable: (nullable): to give up
 * @error: an error of %BINOME_ERROR, or %G_IO_ERROR_CANCELLED
 *
 * Reads a sheet of an .xlsx, .ods or .xls file, recognised by its content. What the file may take of the
 * memory is bounded.
 *
 * Returns: (transfer full) (nullable): a reader before the first row
 */
BinomeSheetReader *
binome_sheet_reader_new (GBytes *bytes, int sheet, GCancellable *cancellable, GError **error)
{
  g_autoptr (GPtrArray) names = g_ptr_array_new_null_terminated (0, g_free, TRUE);
  BinomeBook book = { .bytes = bytes, .cancellable = cancellable, .wanted = sheet, .names = names };
  BinomeSheetReader *self;

  g_return_val_if_fail (bytes != NULL, NULL);

  if (!read_book (&book, error))
    {
      g_clear_pointer (&book.sheet, binome_sheet_free);
      return NULL;
    }

  self = g_object_new (BINOME_TYPE_SHEET_READER, NULL);
  self->names = (GStrv)g_ptr_array_steal (names, NULL);
  self->chosen = book.chosen;
  self->sheet = book.sheet;
  return self;
}

/* What the sheets of the file are called, in their order. */
const char *const *
binome_sheet_reader_get_names (BinomeSheetReader *self)
{
  g_return_val_if_fail (BINOME_IS_SHEET_READER (self), NULL);

  return (const char *const *)self->names;
}

/* Which of them is read. */
guint
binome_sheet_reader_get_sheet (BinomeSheetReader *self)
{
  g_return_val_if_fail (BINOME_IS_SHEET_READER (self), 0);

  return self->chosen;
}

/**
 * binome_sheet_reader_dup_note:
 * @self: a reader
 *
 * Returns: (transfer full) (nullable): what of the sheet is read as blank, such as errors of formulas
 */
char *
binome_sheet_reader_dup_note (BinomeSheetReader *self)
{
  g_return_val_if_fail (BINOME_IS_SHEET_READER (self), NULL);

  return binome_sheet_dup_note (self->sheet);
}
