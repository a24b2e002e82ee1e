/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Writes .xlsx row by row, with libxlsxwriter: what Excel itself would write. */

#include "binome-xlsx-writer.h"

#include <math.h>
#include <stdlib.h>
#include <xlsxwriter.h>
#include <glib/gi18n-lib.h>

#include "binome-column-widths.h"
#include "binome-error.h"
#include "binome-table-writer.h"

/* The format of dates that each Excel shows in the order of its own country. */
#define LOCAL_DATE 14
#define GROUPED_CENTS 4

/* What a cell of Excel can hold. */
#define MAX_CHARACTERS 32767
#define MAX_ROWS 1048576

#define MAX_TITLE 31

/* A cell to be filled in: as wide as an address, and tinted. */
#define ANSWER_WIDTH "MMMMMMMMMMMMMMMMMMMMMMMMMMMM"
#define ANSWER_COLOUR 0xFFF8E1

/* The format of cells where what is typed stays as it is: “9-12” is no date. */
#define TEXT_FORMAT 49

/* The choices of a list stand in one text, with commas between. */
#define MAX_CHOICES 255

struct _BinomeXlsxWriter
{
  GObject parent_instance;

  lxw_workbook *workbook;
  lxw_worksheet *sheet;
  lxw_format *title_format;
  lxw_format *date_format;
  lxw_format *amount_format;
  lxw_format *answer_format; /* (nullable): before the first answer */
  const char *buffer;        /* made by the library when the file is closed */
  size_t size;
  GArray *widths;
  guint row;
  guint column;
  lxw_error failure;
};

static void binome_xlsx_writer_table_init (BinomeTableWriterInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (BinomeXlsxWriter, binome_xlsx_writer, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (BINOME_TYPE_TABLE_WRITER,
                                                      binome_xlsx_writer_table_init))

static void
note_failure (BinomeXlsxWriter *self, lxw_error failure)
{
  if (self->failure == LXW_NO_ERROR)
    self->failure = failure;
}

static void
see_width (BinomeXlsxWriter *self, const char *text)
{
  if (self->row < BINOME_COLUMN_WIDTHS_ROWS)
    binome_column_widths_see (self->widths, self->column, text);
}

static void
binome_xlsx_writer_add (BinomeTableWriter *table, const char *text)
{
  BinomeXlsxWriter *self = BINOME_XLSX_WRITER (table);
  g_autofree char *cut = NULL;

  if (text != NULL && *text != '\0')
    {
      if (strlen (text) > MAX_CHARACTERS && g_utf8_strlen (text, -1) > MAX_CHARACTERS)
        text = cut = g_utf8_substring (text, 0, MAX_CHARACTERS);
      see_width (self, text);
      note_failure (self, worksheet_write_string (self->sheet, self->row, (lxw_col_t)self->column, text,
                                                  self->row == 0 ? self->title_format : NULL));
    }
  self->column++;
}

static void
add_decimal (BinomeXlsxWriter *self, double value, int decimals, lxw_format *format)
{

  if (isfinite (value))
    {
      double scale = pow (10, CLAMP (decimals, 0, 15));
      double rounded = fabs (value) < 1e15 / scale ? round (value * scale) / scale : value;

      note_failure (
          self, worksheet_write_number (self->sheet, self->row, (lxw_col_t)self->column, rounded, format));
    }
  self->column++;
}

static void
binome_xlsx_writer_add_number (BinomeTableWriter *table, double value, int decimals)
{
  add_decimal (BINOME_XLSX_WRITER (table), value, decimals, NULL);
}

static void
binome_xlsx_writer_add_amount (BinomeTableWriter *table, double value)
{
  BinomeXlsxWriter *self = BINOME_XLSX_WRITER (table);

  add_decimal (self, value, 2, self->amount_format);
}

static void
binome_xlsx_writer_add_date (BinomeTableWriter *table, BinomeDate date)
{
  BinomeXlsxWriter *self = BINOME_XLSX_WRITER (table);
  g_autofree char *shown = NULL;

  /* Before March 1900 Excel counts wrongly, and before 1900 not at all: there the date is a text. */
  if (date != BINOME_DATE_NONE && date < binome_date_new (1900, 3, 1))
    {
      shown = binome_date_format_iso (date);
      binome_xlsx_writer_add (table, shown);
      return;
    }
  if (date != BINOME_DATE_NONE)
    {
      see_width (self, "31/12/2026");
      note_failure (self, worksheet_write_number (self->sheet, self->row, (lxw_col_t)self->column,
                                                  date - binome_date_new (1899, 12, 30), self->date_format));
    }
  self->column++;
}

static gboolean
can_be_list (const char *const *choices)
{
  gsize length = 0;

  for (guint i = 0; choices[i] != NULL; i++)
    {
      if (strpbrk (choices[i], ",\"") != NULL)
        return FALSE;
      length += (gsize)g_utf8_strlen (choices[i], -1) + 1;
    }

  return length > 0 && length - 1 <= MAX_CHOICES;
}

static void
binome_xlsx_writer_add_answer (BinomeTableWriter *table, const char *const *choices)
{
  BinomeXlsxWriter *self = BINOME_XLSX_WRITER (table);

  if (self->answer_format == NULL)
    {
      self->answer_format = workbook_add_format (self->workbook);
      format_set_num_format_index (self->answer_format, TEXT_FORMAT);
      format_set_bg_color (self->answer_format, ANSWER_COLOUR);
      format_set_border (self->answer_format, LXW_BORDER_THIN);
      format_set_border_color (self->answer_format, LXW_COLOR_GRAY);
      format_set_text_wrap (self->answer_format);
      format_set_align (self->answer_format, LXW_ALIGN_LEFT);
    }
  see_width (self, ANSWER_WIDTH);
  note_failure (self,
                worksheet_write_blank (self->sheet, self->row, (lxw_col_t)self->column, self->answer_format));
  if (choices != NULL && can_be_list (choices))
    {
      lxw_data_validation list = { .validate = LXW_VALIDATION_TYPE_LIST,
                                   .value_list = (const char **)choices,
                                   .ignore_blank = LXW_VALIDATION_ON,
                                   .error_type = LXW_VALIDATION_ERROR_TYPE_WARNING };

      note_failure (self,
                    worksheet_data_validation_cell (self->sheet, self->row, (lxw_col_t)self->column, &list));
    }
  self->column++;
}

static void
binome_xlsx_writer_end_row (BinomeTableWriter *table)
{
  BinomeXlsxWriter *self = BINOME_XLSX_WRITER (table);

  self->row++;
  self->column = 0;
}

static void
report_failure (BinomeXlsxWriter *self, GError **error)
{
  if (self->row > MAX_ROWS)
    g_set_error (error, BINOME_ERROR, BINOME_ERROR_INVALID,
                 _ ("A spreadsheet holds %d rows, and these are more. Write a CSV file."), MAX_ROWS);
  else
    g_set_error (error, BINOME_ERROR, BINOME_ERROR_FAILED,
                 /* Translators: %s is a reason, in English. */
                 _ ("The spreadsheet could not be written: %s"), lxw_strerror (self->failure));
}

static GBytes *
binome_xlsx_writer_finish (BinomeTableWriter *table, GError **error)
{
  BinomeXlsxWriter *self = BINOME_XLSX_WRITER (table);
  char *buffer;

  for (guint i = 0; i < self->widths->len; i++)
    worksheet_set_column (self->sheet, (lxw_col_t)i, (lxw_col_t)i, binome_column_widths_get (self->widths, i),
                          NULL);
  note_failure (self, workbook_close (g_steal_pointer (&self->workbook)));
  if (self->failure != LXW_NO_ERROR)
    {
      report_failure (self, error);
      return NULL;
    }

  buffer = (char *)g_steal_pointer (&self->buffer);
  return g_bytes_new_with_free_func (buffer, self->size, free, buffer);
}

static void
binome_xlsx_writer_table_init (BinomeTableWriterInterface *iface)
{
  iface->add = binome_xlsx_writer_add;
  iface->add_number = binome_xlsx_writer_add_number;
  iface->add_amount = binome_xlsx_writer_add_amount;
  iface->add_date = binome_xlsx_writer_add_date;
  iface->add_answer = binome_xlsx_writer_add_answer;
  iface->end_row = binome_xlsx_writer_end_row;
  iface->finish = binome_xlsx_writer_finish;
}

/* Closing it would make the file first, a second of work for a long list. Rows that were not read yet stand
 * in a temporary file, which only closing would give back. */
static void
give_up (BinomeXlsxWriter *self)
{
  fclose (self->sheet->optimize_tmpfile);
  free (self->sheet->optimize_buffer);
  lxw_workbook_free (self->workbook);
}

static void
binome_xlsx_writer_finalize (GObject *object)
{
  BinomeXlsxWriter *self = BINOME_XLSX_WRITER (object);

  if (self->workbook != NULL)
    give_up (self);
  free ((gpointer)self->buffer);
  g_array_unref (self->widths);

  G_OBJECT_CLASS (binome_xlsx_writer_parent_class)->finalize (object);
}

static void
binome_xlsx_writer_class_init (BinomeXlsxWriterClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = binome_xlsx_writer_finalize;
}

static void
binome_xlsx_writer_init (BinomeXlsxWriter *self)
{
  self->widths = binome_column_widths_new ();
}

/* Excel allows 31 characters, and not all of them. */
static char *
make_title (const char *title)
{
  g_autofree char *plain = g_strdelimit (g_strdup (title), "[]:*?/\\'", ' ');

  return g_utf8_substring (plain, 0, MIN (g_utf8_strlen (plain, -1), MAX_TITLE));
}

/**
 * binome_xlsx_writer_new:
 * @title: what the sheet is called
 *
 * The first row stands out, stays in sight while the others are scrolled, and is printed on each page.
 *
 * Returns: (transfer full): a #BinomeTableWriter
 */
BinomeXlsxWriter *
binome_xlsx_writer_new (const char *title)
{
  BinomeXlsxWriter *self = g_object_new (BINOME_TYPE_XLSX_WRITER, NULL);
  g_autofree char *sheet_title = make_title (title);
  lxw_workbook_options options
      = { .constant_memory = LXW_TRUE, .output_buffer = &self->buffer, .output_buffer_size = &self->size };

  self->workbook = workbook_new_opt (NULL, &options);
  self->sheet = workbook_add_worksheet (self->workbook, *sheet_title != '\0' ? sheet_title : NULL);
  self->title_format = workbook_add_format (self->workbook);
  format_set_bold (self->title_format);
  self->date_format = workbook_add_format (self->workbook);
  format_set_num_format_index (self->date_format, LOCAL_DATE);
  self->amount_format = workbook_add_format (self->workbook);
  format_set_num_format_index (self->amount_format, GROUPED_CENTS);
  worksheet_freeze_panes (self->sheet, 1, 0);
  worksheet_repeat_rows (self->sheet, 0, 0);
  return self;
}
