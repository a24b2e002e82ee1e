/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Reads CSV as HR tools and spreadsheets really write it, row by row, and reports what is wrong by line.
 *
 * The rules for quotes. A quote opens only as the first character of a cell. The cell ends at a quote that
 * is not doubled; what follows up to the separator is taken as it stands. A quote that is never closed,
 * or that closes some lines below in the middle of a word (where the next quoted cell opens), was not
 * meant as one: that row is reported with the line of the quote, and reading goes on in the line below. */

#include "binome-csv-reader.h"

#include <string.h>
#include <glib/gi18n-lib.h>

#include "binome-csv-sniff.h"
#include "binome-error.h"
#include "binome-table-reader.h"

typedef enum
{
  FAULT_NONE,
  FAULT_NUL,
  FAULT_LONG_CELL,
  FAULT_OPEN_QUOTE,
  FAULT_TOO_MANY_COLUMNS,
} Fault;

struct _BinomeCsvReader
{
  GObject parent_instance;

  GBytes *text; /* UTF-8 */
  const char *start;
  const char *end;
  const char *p;
  guint p_line; /* the line that @p stands on, from 1 */
  guint first_line;

  BinomeEncoding encoding;
  char separator;
  guint n_sniffed; /* how many columns most of the first rows have */
  guint n_columns; /* that, or as many as the first row where it has more; 0 before it */
  guint n_replaced;
  gboolean special[256]; /* the bytes that end a run of plain ones in a cell without quotes */

  /* The record read last. */
  GString *cells; /* each one closed by a NUL */
  GArray *offsets;
  guint line;
  Fault fault;
  guint fault_line;
};

static void binome_csv_reader_table_init (BinomeTableReaderInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (BinomeCsvReader, binome_csv_reader, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (BINOME_TYPE_TABLE_READER, binome_csv_reader_table_init))

static void
set_fault (BinomeCsvReader *self, Fault fault, guint line)
{
  if (self->fault == FAULT_NONE)
    {
      self->fault = fault;
      self->fault_line = line;
    }
}

static void
begin_cell (BinomeCsvReader *self)
{
  gsize offset = self->cells->len;

  if (self->offsets->len == BINOME_CSV_MAX_COLUMNS)
    set_fault (self, FAULT_TOO_MANY_COLUMNS, self->line);
  else
    g_array_append_val (self->offsets, offset);
}

static void
append (BinomeCsvReader *self, const char *from, const char *to)
{
  if (self->fault != FAULT_NONE)
    return;

  if (self->cells->len - g_array_index (self->offsets, gsize, self->offsets->len - 1) + (gsize)(to - from)
      > BINOME_CSV_MAX_CELL)
    set_fault (self, FAULT_LONG_CELL, self->p_line);
  else
    g_string_append_len (self->cells, from, to - from);
}

/* A cell that the writer has made harmless for spreadsheets gets back its own first character. */
static void
end_cell (BinomeCsvReader *self)
{
  gsize offset;
  const char *cell, *p;

  if (self->fault != FAULT_NONE)
    return;

  offset = g_array_index (self->offsets, gsize, self->offsets->len - 1);
  cell = self->cells->str + offset;
  if (*cell == '\'')
    {
      for (p = cell; *p == '\''; p++)
        ;
      if (*p != '\0' && strchr ("=+-@\t\r\n", *p) != NULL)
        g_string_erase (self->cells, (gssize)offset, 1);
    }
  g_string_append_c (self->cells, '\0');
}

/* Steps over a line end, which may be LF, CRLF or CR. */
static void
skip_line_end (BinomeCsvReader *self)
{
  self->p += *self->p == '\r' && self->p + 1 < self->end && self->p[1] == '\n' ? 2 : 1;
  self->p_line++;
}

static gboolean
at_line_end (const BinomeCsvReader *self)
{
  return self->p < self->end && (*self->p == '\n' || *self->p == '\r');
}

/* Reads up to the separator or the end of the line. */
static void
read_plain (BinomeCsvReader *self)
{
  for (;;)
    {
      const char *from = self->p;

      while (self->p < self->end && !self->special[(guint8)*self->p])
        self->p++;
      append (self, from, self->p);
      if (self->p == self->end || *self->p != '\0')
        return;
      set_fault (self, FAULT_NUL, self->p_line);
      self->p++;
    }
}

/* Reads a cell whose opening quote @self stands on. Returns whether the quote was really one. */
static gboolean
read_quoted (BinomeCsvReader *self)
{
  guint opening_line = self->p_line;

  self->p++;
  for (;;)
    {
      const char *from = self->p;

      while (self->p < self->end && *self->p != '"' && *self->p != '\n' && *self->p != '\r'
             && *self->p != '\0')
        self->p++;
      append (self, from, self->p);
      if (self->p == self->end)
        return FALSE;
      if (*self->p == '\0')
        {
          set_fault (self, FAULT_NUL, self->p_line);
          self->p++;
        }
      else if (*self->p != '"')
        {
          from = self->p;
          skip_line_end (self);
          append (self, from, self->p);
        }
      else if (self->p + 1 < self->end && self->p[1] == '"')
        {
          append (self, self->p, self->p + 1);
          self->p += 2;
        }
      else
        break;
    }

  self->p++;
  if (self->p == self->end || *self->p == self->separator || at_line_end (self))
    return TRUE;
  if (self->p_line > opening_line && *self->p != ' ')
    return FALSE;

  read_plain (self);
  return TRUE;
}

/* Goes to the line below the one of the quote at @quote. */
static void
resume_after_quote (BinomeCsvReader *self, const char *quote, guint line)
{
  /* What went wrong further down will be met again there. */
  self->fault = FAULT_OPEN_QUOTE;
  self->fault_line = line;
  self->p_line = line;
  for (self->p = quote; self->p < self->end && !at_line_end (self); self->p++)
    ;
  if (self->p < self->end)
    skip_line_end (self);
}

/* Reads one record into the cells. */
static void
read_record (BinomeCsvReader *self)
{
  g_string_truncate (self->cells, 0);
  g_array_set_size (self->offsets, 0);
  self->line = self->p_line;
  self->fault = FAULT_NONE;

  for (;;)
    {
      begin_cell (self);
      if (self->p < self->end && *self->p == '"')
        {
          const char *quote = self->p;
          guint line = self->p_line;
          Fault fault_before = self->fault;
          guint fault_line_before = self->fault_line;

          if (!read_quoted (self))
            {
              resume_after_quote (self, quote, line);
              if (fault_before != FAULT_NONE)
                {
                  self->fault = fault_before;
                  self->fault_line = fault_line_before;
                }
              return;
            }
        }
      else
        read_plain (self);
      end_cell (self);

      if (self->p == self->end)
        return;
      if (at_line_end (self))
        {
          skip_line_end (self);
          return;
        }
      self->p++;
    }
}

static gboolean
is_blank_cell (BinomeCsvReader *self, guint index)
{
  const char *cell = binome_csv_reader_get_field (self, index);

  return cell[strspn (cell, " \t\r\n")] == '\0';
}

static gboolean
is_blank_record (BinomeCsvReader *self)
{
  for (guint i = 0; i < self->offsets->len; i++)
    if (!is_blank_cell (self, i))
      return FALSE;

  return TRUE;
}

static void
report_fault (BinomeCsvReader *self, GError **error)
{
  guint line = self->fault_line;

  switch (self->fault)
    {
    case FAULT_NUL:
      g_set_error (error, BINOME_ERROR, BINOME_ERROR_INVALID,
                   _ ("Line %u holds a NUL character: the file is damaged, or it is no text file."), line);
      break;
    case FAULT_LONG_CELL:
      g_set_error (error, BINOME_ERROR, BINOME_ERROR_INVALID, _ ("Line %u has a cell longer than 1 MB."),
                   line);
      break;
    case FAULT_OPEN_QUOTE:
      g_set_error (error, BINOME_ERROR, BINOME_ERROR_INVALID,
                   _ ("On line %u a quotation mark opens a cell and is never closed."), line);
      break;
    case FAULT_TOO_MANY_COLUMNS:
      g_set_error (error, BINOME_ERROR, BINOME_ERROR_INVALID,
                   /* Translators: the second number is the limit. */
                   _ ("Line %u has more than %d columns."), line, BINOME_CSV_MAX_COLUMNS);
      break;
    case FAULT_NONE:
    default:
      g_assert_not_reached ();
    }
}

/* Cells beyond the last column are left out where they are blank, and an error where they are not. */
static gboolean
check_width (BinomeCsvReader *self, GError **error)
{
  guint n_cells = self->offsets->len;

  if (self->n_columns == 0)
    self->n_columns = MAX (n_cells, self->n_sniffed);
  while (n_cells > self->n_columns && is_blank_cell (self, n_cells - 1))
    n_cells--;
  if (n_cells > self->n_columns)
    {
      g_set_error (error, BINOME_ERROR, BINOME_ERROR_INVALID,
                   /* Translators: the second number is how many columns the file has. */
                   ngettext ("Line %u has %u cell, which is more than the %u columns of the file.",
                             "Line %u has %u cells, which is more than the %u columns of the file.", n_cells),
                   self->line, n_cells, self->n_columns);
      return FALSE;
    }

  g_array_set_size (self->offsets, n_cells);
  return TRUE;
}

static void
binome_csv_reader_finalize (GObject *object)
{
  BinomeCsvReader *self = BINOME_CSV_READER (object);

  g_clear_pointer (&self->text, g_bytes_unref);
  g_string_free (self->cells, TRUE);
  g_array_unref (self->offsets);

  G_OBJECT_CLASS (binome_csv_reader_parent_class)->finalize (object);
}

static void
binome_csv_reader_class_init (BinomeCsvReaderClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = binome_csv_reader_finalize;
}

static void
binome_csv_reader_table_init (BinomeTableReaderInterface *iface)
{
  iface->next = (gboolean (*) (BinomeTableReader *, GError **))binome_csv_reader_next;
  iface->get_field = (const char *(*)(BinomeTableReader *, guint))binome_csv_reader_get_field;
  iface->get_n_fields = (guint (*) (BinomeTableReader *))binome_csv_reader_get_n_fields;
  iface->get_n_columns = (guint (*) (BinomeTableReader *))binome_csv_reader_get_n_columns;
  iface->get_line = (guint (*) (BinomeTableReader *))binome_csv_reader_get_line;
  iface->get_progress = (double (*) (BinomeTableReader *))binome_csv_reader_get_progress;
  iface->rewind = (void (*) (BinomeTableReader *))binome_csv_reader_rewind;
}

static void
binome_csv_reader_init (BinomeCsvReader *self)
{
  self->cells = g_string_new (NULL);
  self->offsets = g_array_new (FALSE, FALSE, sizeof (gsize));
}

static void
open_text (BinomeCsvReader *self, GBytes *bytes, const BinomeCsvOptions *options)
{
  BinomeCsvShape shape;
  gsize size;

  self->encoding = options->encoding;
  if (self->encoding == BINOME_ENCODING_AUTO)
    self->encoding = binome_encoding_detect (bytes);
  self->text = binome_encoding_decode (bytes, self->encoding, &self->n_replaced);
  self->start = g_bytes_get_data (self->text, &size);
  if (self->start == NULL)
    self->start = "";
  self->end = self->start + size;

  binome_csv_sniff (self->start, size, &shape);
  self->start += shape.start;
  self->first_line = shape.first_line;
  self->separator = binome_csv_is_separator (options->separator) ? options->separator : shape.separator;
  self->n_sniffed = self->separator == shape.separator ? MIN (shape.n_columns, BINOME_CSV_MAX_COLUMNS) : 1;
  self->special['\0'] = TRUE;
  self->special['\n'] = TRUE;
  self->special['\r'] = TRUE;
  self->special[(guint8)self->separator] = TRUE;
  binome_csv_reader_rewind (self);
}

/**
 * binome_csv_reader_new:
 * @bytes: the file
 * @options: (nullable): how to read it, or %NULL to find out everything; so is a separator that cannot be one
 * @error: an error of %BINOME_ERROR: the file is empty, or holds nothing but blank lines
 *
 * Returns: (transfer full) (nullable): a reader before the first row
 */
BinomeCsvReader *
binome_csv_reader_new (GBytes *bytes, const BinomeCsvOptions *options, GError **error)
{
  const BinomeCsvOptions detect = { 0 };
  g_autoptr (BinomeCsvReader) self = NULL;
  const char *p;

  g_return_val_if_fail (bytes != NULL, NULL);

  self = g_object_new (BINOME_TYPE_CSV_READER, NULL);
  open_text (self, bytes, options != NULL ? options : &detect);
  if (self->start == self->end)
    {
      g_set_error_literal (error, BINOME_ERROR, BINOME_ERROR_INVALID, _ ("The file is empty."));
      return NULL;
    }
  for (p = self->start; p < self->end; p++)
    if (*p == '\0' || (strchr (" \t\r\n\"", *p) == NULL && *p != self->separator))
      break;
  if (p == self->end)
    {
      g_set_error_literal (error, BINOME_ERROR, BINOME_ERROR_INVALID, _ ("The file holds only blank lines."));
      return NULL;
    }

  return g_steal_pointer (&self);
}

/**
 * binome_csv_reader_next:
 * @self: a reader
 * @error: an error of %BINOME_ERROR, whose message names the line
 *
 * Reads the next row that is not blank. An error concerns that row alone: the call after it goes on with
 * the row below. A row with too few cells is filled up with blank ones.
 *
 * Returns: %TRUE where there is a row; %FALSE without an error at the end of the file
 */
gboolean
binome_csv_reader_next (BinomeCsvReader *self, GError **error)
{
  g_return_val_if_fail (BINOME_IS_CSV_READER (self), FALSE);

  while (self->p < self->end)
    {
      read_record (self);
      if (self->fault != FAULT_NONE)
        {
          report_fault (self, error);
          g_array_set_size (self->offsets, 0);
          return FALSE;
        }
      if (!is_blank_record (self))
        return check_width (self, error);
    }

  g_array_set_size (self->offsets, 0);
  return FALSE;
}

/**
 * binome_csv_reader_get_field:
 * @self: a reader on a row
 * @index: a column, from 0
 *
 * Returns: (transfer none): the cell as it stands in the file, empty where the row has none; valid until
 *   the next row is read
 */
const char *
binome_csv_reader_get_field (BinomeCsvReader *self, guint index)
{
  g_return_val_if_fail (BINOME_IS_CSV_READER (self), "");

  if (index >= self->offsets->len)
    return "";

  return self->cells->str + g_array_index (self->offsets, gsize, index);
}

/**
 * binome_csv_reader_get_n_fields:
 * @self: a reader
 *
 * Returns: how many cells the row has itself. After an error that the row has too many, they can still be
 *   read, to be shown; after any other error, and at the end, there are none
 */
guint
binome_csv_reader_get_n_fields (BinomeCsvReader *self)
{
  g_return_val_if_fail (BINOME_IS_CSV_READER (self), 0);

  return self->offsets->len;
}

/**
 * binome_csv_reader_get_n_columns:
 * @self: a reader
 *
 * Returns: how many columns the file has; known once the first row is read, 0 before
 */
guint
binome_csv_reader_get_n_columns (BinomeCsvReader *self)
{
  g_return_val_if_fail (BINOME_IS_CSV_READER (self), 0);

  return self->n_columns;
}

/**
 * binome_csv_reader_get_line:
 * @self: a reader
 *
 * Returns: the line of the file on which the row, or the one with the error, begins; from 1
 */
guint
binome_csv_reader_get_line (BinomeCsvReader *self)
{
  g_return_val_if_fail (BINOME_IS_CSV_READER (self), 0);

  return self->line;
}

/**
 * binome_csv_reader_get_progress:
 * @self: a reader
 *
 * Returns: the share of the file that has been read, 0 to 1
 */
double
binome_csv_reader_get_progress (BinomeCsvReader *self)
{
  g_return_val_if_fail (BINOME_IS_CSV_READER (self), 0);

  return (double)(self->p - self->start) / (double)(self->end - self->start);
}

/**
 * binome_csv_reader_rewind:
 * @self: a reader
 *
 * Goes back before the first row.
 */
void
binome_csv_reader_rewind (BinomeCsvReader *self)
{
  g_return_if_fail (BINOME_IS_CSV_READER (self));

  self->p = self->start;
  self->p_line = self->first_line;
  self->n_columns = 0;
  self->line = 0;
  g_array_set_size (self->offsets, 0);
}

/**
 * binome_csv_reader_get_encoding:
 * @self: a reader
 *
 * Returns: how the file stores its characters, as asked for or found out
 */
BinomeEncoding
binome_csv_reader_get_encoding (BinomeCsvReader *self)
{
  g_return_val_if_fail (BINOME_IS_CSV_READER (self), BINOME_ENCODING_AUTO);

  return self->encoding;
}

/**
 * binome_csv_reader_get_separator:
 * @self: a reader
 *
 * Returns: the character between two cells, as asked for or found out
 */
char
binome_csv_reader_get_separator (BinomeCsvReader *self)
{
  g_return_val_if_fail (BINOME_IS_CSV_READER (self), '\0');

  return self->separator;
}

/**
 * binome_csv_reader_get_n_replaced:
 * @self: a reader
 *
 * Returns: how many characters of the file could not be read and became “�”: more than none means that
 *   another encoding should be tried
 */
guint
binome_csv_reader_get_n_replaced (BinomeCsvReader *self)
{
  g_return_val_if_fail (BINOME_IS_CSV_READER (self), 0);

  return self->n_replaced;
}
