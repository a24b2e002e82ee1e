/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Writes CSV (RFC 4180) that spreadsheets open without asking and without running anything in it. */

#include "binome-csv-writer.h"

#include <locale.h>
#include <math.h>
#include <string.h>

#include "binome-table-writer.h"

struct _BinomeCsvWriter
{
  GObject parent_instance;

  BinomeCsvStyle style;
  GString *text;
  guint n_cells; /* in the row being written */
};

static void binome_csv_writer_table_init (BinomeTableWriterInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (BinomeCsvWriter, binome_csv_writer, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (BINOME_TYPE_TABLE_WRITER, binome_csv_writer_table_init))

/* Digits with an optional sign, decimal sign and grouping by blanks, such as -12,5. */
static gboolean
is_plain_number (const char *text)
{
  gboolean decimal = FALSE, digit = FALSE;

  for (const char *p = *text == '+' || *text == '-' ? text + 1 : text; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (g_ascii_isdigit (*p))
        digit = TRUE;
      else if (digit && !decimal && (c == '.' || c == ','))
        decimal = TRUE;
      else if (!digit || decimal || (c != ' ' && c != 0xa0 && c != 0x202f))
        return FALSE;
    }

  return digit;
}

/* Whether a spreadsheet would take @text for a formula (OWASP, “CSV Injection”) or, as with +33 6 12 34 56
 * 78, for a number, or the reader would take its apostrophe for ours. */
static gboolean
needs_apostrophe (const char *text)
{
  gsize n = strspn (text, "'");

  return text[n] != '\0' && strchr ("=+-@\t\r\n", text[n]) != NULL;
}

/* Whether @text must stand in quotes, for this separator or for another that the reader might guess. */
static gboolean
needs_quotes (const BinomeCsvWriter *self, const char *text)
{
  const char set[] = { '"', '\n', '\r', '\t', ',', ';', self->style.separator, '\0' };

  if (is_plain_number (text))
    return strchr (text, self->style.separator) != NULL;

  return text[strcspn (text, set)] != '\0' || *text == ' ' || g_str_has_suffix (text, " ");
}

static void
append_quoted (GString *out, gboolean apostrophe, const char *text)
{
  g_string_append_c (out, '"');
  if (apostrophe)
    g_string_append_c (out, '\'');
  for (const char *p = text; *p != '\0';)
    {
      gsize n = strcspn (p, "\"");

      g_string_append_len (out, p, (gssize)n);
      p += n;
      if (*p == '"')
        {
          g_string_append (out, "\"\"");
          p++;
        }
    }
  g_string_append_c (out, '"');
}

static void
binome_csv_writer_finalize (GObject *object)
{
  BinomeCsvWriter *self = BINOME_CSV_WRITER (object);

  g_string_free (self->text, TRUE);

  G_OBJECT_CLASS (binome_csv_writer_parent_class)->finalize (object);
}

static void
binome_csv_writer_class_init (BinomeCsvWriterClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = binome_csv_writer_finalize;
}

static void
binome_csv_writer_add_date (BinomeTableWriter *table, BinomeDate date)
{
  g_autofree char *text = binome_date_format_iso (date);

  binome_csv_writer_add (BINOME_CSV_WRITER (table), text);
}

static GBytes *
binome_csv_writer_table_finish (BinomeTableWriter *table, GError **error)
{
  return binome_csv_writer_finish (BINOME_CSV_WRITER (table));
}

static void binome_csv_writer_add_amount (BinomeTableWriter *table, double value);

static void
binome_csv_writer_table_init (BinomeTableWriterInterface *iface)
{
  iface->add = (void (*) (BinomeTableWriter *, const char *))binome_csv_writer_add;
  iface->add_number = (void (*) (BinomeTableWriter *, double, int))binome_csv_writer_add_number;
  iface->add_amount = binome_csv_writer_add_amount;
  iface->add_date = binome_csv_writer_add_date;
  iface->end_row = (void (*) (BinomeTableWriter *))binome_csv_writer_end_row;
  iface->finish = binome_csv_writer_table_finish;
}

static void
binome_csv_writer_init (BinomeCsvWriter *self)
{
  self->text = g_string_new (NULL);
}

/**
 * binome_csv_style_init_local:
 * @style: (out caller-allocates): a style
 *
 * The style that the spreadsheets of the user's locale open at a double click: where the decimal sign is a
 * comma, the separator is a semicolon.
 */
void
binome_csv_style_init_local (BinomeCsvStyle *style)
{
  gboolean comma = strcmp (localeconv ()->decimal_point, ",") == 0;

  *style = (BinomeCsvStyle){
    .separator = comma ? ';' : ',',
    .decimal = comma ? ',' : '.',
    .crlf = TRUE,
    .bom = TRUE,
  };
}

/**
 * binome_csv_writer_new:
 * @style: how to write
 *
 * Returns: (transfer full): a writer with no rows yet
 */
BinomeCsvWriter *
binome_csv_writer_new (const BinomeCsvStyle *style)
{
  BinomeCsvWriter *self;

  g_return_val_if_fail (style != NULL, NULL);

  self = g_object_new (BINOME_TYPE_CSV_WRITER, NULL);
  self->style = *style;
  if (style->bom)
    g_string_append (self->text, "\xef\xbb\xbf");

  return self;
}

static void
add_cell (BinomeCsvWriter *self, const char *text, gboolean apostrophe)
{
  if (self->n_cells++ > 0)
    g_string_append_c (self->text, self->style.separator);
  if (needs_quotes (self, text))
    append_quoted (self->text, apostrophe, text);
  else
    {
      if (apostrophe)
        g_string_append_c (self->text, '\'');
      g_string_append (self->text, text);
    }
}

/**
 * binome_csv_writer_add:
 * @self: a writer
 * @text: (nullable): a cell, in UTF-8
 *
 * Adds a cell to the row. A text that a spreadsheet would not take for a text gets an apostrophe before it,
 * which the reader takes away again.
 */
void
binome_csv_writer_add (BinomeCsvWriter *self, const char *text)
{
  g_return_if_fail (BINOME_IS_CSV_WRITER (self));

  if (text == NULL)
    text = "";
  add_cell (self, text, needs_apostrophe (text));
}

/* A number without grouping of thousands, in a text that is long enough for any. */
static void
add_decimal (BinomeCsvWriter *self, double value, int decimals, gboolean keeps_zeros)
{
  char format[16];
  char text[G_ASCII_DTOSTR_BUF_SIZE + 320];
  char *point;

  if (!isfinite (value))
    {
      binome_csv_writer_add (self, NULL);
      return;
    }

  g_snprintf (format, sizeof format, "%%.%df", CLAMP (decimals, 0, 15));
  g_ascii_formatd (text, sizeof text, format, value);
  point = strchr (text, '.');
  if (point != NULL && !keeps_zeros)
    {
      for (char *last = text + strlen (text) - 1; last > point && *last == '0'; last--)
        *last = '\0';
      if (point[1] == '\0')
        *point = '\0';
    }
  if (point != NULL && *point == '.')
    *point = self->style.decimal;
  add_cell (self, text, FALSE);
}

/**
 * binome_csv_writer_add_number:
 * @self: a writer
 * @value: a number; NaN leaves the cell blank
 * @decimals: digits after the decimal sign at most, 0 to 15; zeros at the end are left out
 *
 * Adds a cell with a number that spreadsheets can reckon with: no grouping of thousands.
 */
void
binome_csv_writer_add_number (BinomeCsvWriter *self, double value, int decimals)
{
  g_return_if_fail (BINOME_IS_CSV_WRITER (self));

  add_decimal (self, value, decimals, FALSE);
}

static void
binome_csv_writer_add_amount (BinomeTableWriter *table, double value)
{
  add_decimal (BINOME_CSV_WRITER (table), value, 2, TRUE);
}

/**
 * binome_csv_writer_end_row:
 * @self: a writer
 *
 * Ends the row.
 */
void
binome_csv_writer_end_row (BinomeCsvWriter *self)
{
  g_return_if_fail (BINOME_IS_CSV_WRITER (self));

  g_string_append (self->text, self->style.crlf ? "\r\n" : "\n");
  self->n_cells = 0;
}

/**
 * binome_csv_writer_add_row:
 * @self: a writer
 * @cells: (array zero-terminated=1): the texts of a whole row
 *
 * Adds a row.
 */
void
binome_csv_writer_add_row (BinomeCsvWriter *self, const char *const *cells)
{
  g_return_if_fail (BINOME_IS_CSV_WRITER (self));

  for (guint i = 0; cells[i] != NULL; i++)
    binome_csv_writer_add (self, cells[i]);
  binome_csv_writer_end_row (self);
}

/**
 * binome_csv_writer_finish:
 * @self: a writer
 *
 * Ends the file. The writer is empty then.
 *
 * Returns: (transfer full): the file
 */
GBytes *
binome_csv_writer_finish (BinomeCsvWriter *self)
{
  GBytes *bytes;

  g_return_val_if_fail (BINOME_IS_CSV_WRITER (self), NULL);

  if (self->n_cells > 0)
    binome_csv_writer_end_row (self);

  bytes = g_string_free_to_bytes (g_steal_pointer (&self->text));
  self->text = g_string_new (NULL);
  return bytes;
}
