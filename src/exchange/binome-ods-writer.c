/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Writes .ods (OpenDocument 1.3) row by row into a zip file. */

#include "binome-ods-writer.h"

#include <math.h>
#include <string.h>
#include <gsf/gsf-outfile-zip.h>
#include <gsf/gsf-output-memory.h>
#include <glib/gi18n-lib.h>

#include "binome-column-widths.h"
#include "binome-error.h"
#include "binome-gsf.h"
#include "binome-table-writer.h"

#define MIME_TYPE "application/vnd.oasis.opendocument.spreadsheet"
#define MAX_ROWS 1048576

/* What is gathered before it is packed. */
#define PIECE_SIZE (64 * 1024)

/* A cell to be filled in is as wide as an address. */
#define ANSWER_WIDTH "MMMMMMMMMMMMMMMMMMMMMMMMMMMM"

/* A character and the margins of a cell, in the default font of spreadsheets. */
#define MILLIMETRES_A_CHARACTER 2.1

#define XML "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
#define OASIS "urn:oasis:names:tc:opendocument:xmlns:"

static const char manifest[] = XML
    "<manifest:manifest xmlns:manifest=\"" OASIS "manifest:1.0\" manifest:version=\"1.3\">"
    "<manifest:file-entry manifest:full-path=\"/\" manifest:version=\"1.3\" manifest:media-type=\"" MIME_TYPE
    "\"/>"
    "<manifest:file-entry manifest:full-path=\"content.xml\" manifest:media-type=\"text/xml\"/>"
    "<manifest:file-entry manifest:full-path=\"settings.xml\" manifest:media-type=\"text/xml\"/>"
    "</manifest:manifest>";

/* The first row stays in sight: %s is the name of the sheet. */
static const char settings_start[] = XML
    "<office:document-settings xmlns:office=\"" OASIS "office:1.0\" xmlns:config=\"" OASIS "config:1.0\""
    " xmlns:ooo=\"http://openoffice.org/2004/office\" office:version=\"1.3\"><office:settings>"
    "<config:config-item-set config:name=\"ooo:view-settings\">"
    "<config:config-item-map-indexed config:name=\"Views\"><config:config-item-map-entry>"
    "<config:config-item config:name=\"ViewId\" config:type=\"string\">view1</config:config-item>"
    "<config:config-item-map-named config:name=\"Tables\"><config:config-item-map-entry config:name=\"";
static const char settings_end[]
    = "\"><config:config-item config:name=\"VerticalSplitMode\" config:type=\"short\">2</config:config-item>"
      "<config:config-item config:name=\"VerticalSplitPosition\" config:type=\"int\">1</config:config-item>"
      "<config:config-item config:name=\"ActiveSplitRange\" config:type=\"short\">2</config:config-item>"
      "<config:config-item config:name=\"PositionBottom\" config:type=\"int\">1</config:config-item>"
      "</config:config-item-map-entry></config:config-item-map-named></config:config-item-map-entry>"
      "</config:config-item-map-indexed></config:config-item-set></office:settings></office:document-settings>";

static const char content_start[] = XML
    "<office:document-content xmlns:office=\"" OASIS "office:1.0\" xmlns:table=\"" OASIS "table:1.0\""
    " xmlns:text=\"" OASIS "text:1.0\" xmlns:style=\"" OASIS "style:1.0\" xmlns:number=\"" OASIS
    "datastyle:1.0\" xmlns:fo=\"" OASIS "xsl-fo-compatible:1.0\" xmlns:of=\"" OASIS
    "of:1.2\" office:version=\"1.3\">"
    "<office:automatic-styles>"
    "<number:date-style style:name=\"N1\" number:automatic-order=\"true\"><number:day number:style=\"long\"/>"
    "<number:text>/</number:text><number:month number:style=\"long\"/><number:text>/</number:text>"
    "<number:year number:style=\"long\"/></number:date-style>"
    "<style:style style:name=\"title\" style:family=\"table-cell\">"
    "<style:text-properties fo:font-weight=\"bold\"/></style:style>"
    /* What is typed there stays as it is: “9-12” is no date. */
    "<number:text-style style:name=\"N2\"><number:text-content/></number:text-style>"
    "<style:style style:name=\"answer\" style:family=\"table-cell\" style:data-style-name=\"N2\">"
    "<style:table-cell-properties fo:background-color=\"#fff8e1\" fo:border=\"0.5pt solid #808080\""
    " fo:wrap-option=\"wrap\"/><style:paragraph-properties fo:text-align=\"start\"/></style:style>"
    "<number:number-style style:name=\"N3\"><number:number number:min-integer-digits=\"1\""
    " number:decimal-places=\"2\" number:grouping=\"true\"/></number:number-style>"
    "<style:style style:name=\"amount\" style:family=\"table-cell\" style:data-style-name=\"N3\"/>"
    "<style:style style:name=\"date\" style:family=\"table-cell\" style:data-style-name=\"N1\"/>";
static const char content_end[]
    = "</table:table></office:spreadsheet></office:body></office:document-content>";

struct _BinomeOdsWriter
{
  GObject parent_instance;

  char *title;
  GsfOutput *memory;
  GsfOutfile *zip;
  GsfOutput *content; /* (nullable): before the widths of the columns are known */
  GString *xml;       /* what is not packed yet */
  GString *lists;     /* what may be chosen in cells, as they stand before the rows */
  guint n_lists;
  GArray *widths;
  guint row;
  guint column;
  gboolean failed;
};

static void binome_ods_writer_table_init (BinomeTableWriterInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (BinomeOdsWriter, binome_ods_writer, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (BINOME_TYPE_TABLE_WRITER, binome_ods_writer_table_init))

/* ---- the zip file ---- */

static void
write_out (BinomeOdsWriter *self, GsfOutput *part, const char *text, gsize length)
{
  if (!gsf_output_write (part, length, (const guint8 *)text))
    self->failed = TRUE;
}

static void
add_part (BinomeOdsWriter *self, const char *name, const char *text, gboolean packed)
{
  g_autoptr (BinomeGsfOutput) part = gsf_outfile_new_child_full (
      self->zip, name, FALSE, "compression-level", packed ? GSF_ZIP_DEFLATED : GSF_ZIP_STORED, NULL);

  write_out (self, part, text, strlen (text));
  if (!gsf_output_close (part))
    self->failed = TRUE;
}

/* ---- XML ---- */

static void
append_escaped (GString *xml, const char *text)
{
  g_autofree char *escaped = g_markup_escape_text (text, -1);

  g_string_append (xml, escaped);
}

/* The characters of a line; blanks in a row would be taken for one. */
static void
append_line (GString *xml, const char *from, const char *to)
{
  const char *p = from;

  while (p < to)
    {
      gsize n_blanks = strspn (p, " ");

      n_blanks = MIN (n_blanks, (gsize)(to - p));
      if (n_blanks == 1 && p > from && p + 1 < to)
        g_string_append_c (xml, ' ');
      else if (n_blanks > 0)
        g_string_append_printf (xml, "<text:s text:c=\"%" G_GSIZE_FORMAT "\"/>", n_blanks);
      p += n_blanks;
      if (p == to)
        break;
      switch (*p)
        {
        case '&':
          g_string_append (xml, "&amp;");
          break;
        case '<':
          g_string_append (xml, "&lt;");
          break;
        case '>':
          g_string_append (xml, "&gt;");
          break;
        case '\t':
          g_string_append (xml, "<text:tab/>");
          break;
        default:
          /* XML has no other control characters. */
          if ((guint8)*p >= ' ' && *p != 0x7f)
            g_string_append_c (xml, *p);
          break;
        }
      p++;
    }
}

static void
append_paragraphs (GString *xml, const char *text)
{
  const char *p = text;

  for (;;)
    {
      const char *end = p + strcspn (p, "\r\n");

      g_string_append (xml, "<text:p>");
      append_line (xml, p, end);
      g_string_append (xml, "</text:p>");
      if (*end == '\0')
        return;
      p = end + (end[0] == '\r' && end[1] == '\n' ? 2 : 1);
    }
}

/* Once the first rows are known, so are the columns: they stand before the rows. */
static void
begin_content (BinomeOdsWriter *self)
{
  g_autoptr (GString) head = g_string_new (content_start);

  for (guint i = 0; i < self->widths->len; i++)
    {
      char width[G_ASCII_DTOSTR_BUF_SIZE];

      g_ascii_formatd (width, sizeof width, "%.1f",
                       binome_column_widths_get (self->widths, i) * MILLIMETRES_A_CHARACTER);
      g_string_append_printf (head,
                              "<style:style style:name=\"c%u\" style:family=\"table-column\">"
                              "<style:table-column-properties style:column-width=\"%smm\"/></style:style>",
                              i, width);
    }
  g_string_append (head, "</office:automatic-styles><office:body><office:spreadsheet>");
  if (self->n_lists > 0)
    g_string_append_printf (head, "<table:content-validations>%s</table:content-validations>",
                            self->lists->str);
  g_string_append (head, "<table:table table:name=\"");
  append_escaped (head, self->title);
  g_string_append (head, "\">");
  for (guint i = 0; i < self->widths->len; i++)
    g_string_append_printf (head, "<table:table-column table:style-name=\"c%u\"/>", i);

  self->content = gsf_outfile_new_child (self->zip, "content.xml", FALSE);
  write_out (self, self->content, head->str, head->len);
}

static void
flush (BinomeOdsWriter *self)
{
  if (self->content == NULL)
    begin_content (self);
  write_out (self, self->content, self->xml->str, self->xml->len);
  g_string_truncate (self->xml, 0);
}

/* ---- cells ---- */

static void
begin_cell (BinomeOdsWriter *self)
{
  if (self->column == 0)
    g_string_append (self->xml,
                     self->row == 0 ? "<table:table-header-rows><table:table-row>" : "<table:table-row>");
  self->column++;
}

static void
see_width (BinomeOdsWriter *self, const char *text)
{
  if (self->content == NULL)
    binome_column_widths_see (self->widths, self->column - 1, text);
}

static void
binome_ods_writer_add (BinomeTableWriter *table, const char *text)
{
  BinomeOdsWriter *self = BINOME_ODS_WRITER (table);

  begin_cell (self);
  if (text == NULL || *text == '\0')
    {
      see_width (self, "");
      g_string_append (self->xml, "<table:table-cell/>");
      return;
    }

  see_width (self, text);
  g_string_append (
      self->xml, self->row == 0 ? "<table:table-cell table:style-name=\"title\" office:value-type=\"string\">"
                                : "<table:table-cell office:value-type=\"string\">");
  append_paragraphs (self->xml, text);
  g_string_append (self->xml, "</table:table-cell>");
}

/* @style is an attribute that names one, or "". */
static void
add_decimal (BinomeTableWriter *table, double value, int decimals, const char *style)
{
  BinomeOdsWriter *self = BINOME_ODS_WRITER (table);
  char format[16];
  char text[G_ASCII_DTOSTR_BUF_SIZE + 320];

  if (!isfinite (value))
    {
      binome_ods_writer_add (table, NULL);
      return;
    }

  begin_cell (self);
  g_snprintf (format, sizeof format, "%%.%df", CLAMP (decimals, 0, 15));
  g_ascii_formatd (text, sizeof text, format, value);
  see_width (self, text);
  g_string_append_printf (self->xml, "<table:table-cell%s office:value-type=\"float\" office:value=\"%s\"/>",
                          style, text);
}

static void
binome_ods_writer_add_number (BinomeTableWriter *table, double value, int decimals)
{
  add_decimal (table, value, decimals, "");
}

static void
binome_ods_writer_add_amount (BinomeTableWriter *table, double value)
{
  add_decimal (table, value, 2, " table:style-name=\"amount\"");
}

static void
binome_ods_writer_add_date (BinomeTableWriter *table, BinomeDate date)
{
  BinomeOdsWriter *self = BINOME_ODS_WRITER (table);
  g_autofree char *text = binome_date_format_iso (date);

  if (date == BINOME_DATE_NONE)
    {
      binome_ods_writer_add (table, NULL);
      return;
    }

  begin_cell (self);
  see_width (self, text);
  g_string_append_printf (self->xml,
                          "<table:table-cell table:style-name=\"date\" office:value-type=\"date\""
                          " office:date-value=\"%s\"/>",
                          text);
}

/* “cell-content-is-in-list("One";"Two")”, where a quotation mark is written twice. */
static void
add_list (BinomeOdsWriter *self, const char *const *choices)
{
  g_autoptr (GString) condition = g_string_new ("of:cell-content-is-in-list(");

  for (guint i = 0; choices[i] != NULL; i++)
    {
      g_autoptr (GString) choice = g_string_new (choices[i]);

      g_string_replace (choice, "\"", "\"\"", 0);
      g_string_append_printf (condition, "%s\"%s\"", i > 0 ? ";" : "", choice->str);
    }
  g_string_append_c (condition, ')');
  g_string_append_printf (self->lists, "<table:content-validation table:name=\"list%u\" table:condition=\"",
                          ++self->n_lists);
  append_escaped (self->lists, condition->str);
  g_string_append (self->lists, "\" table:allow-empty-cell=\"true\" table:display-list=\"unsorted\">"
                                "<table:error-message table:message-type=\"warning\""
                                " table:display=\"true\"/></table:content-validation>");
}

/* The lists stand before the rows: once these have begun, no more can be offered. */
static void
binome_ods_writer_add_answer (BinomeTableWriter *table, const char *const *choices)
{
  BinomeOdsWriter *self = BINOME_ODS_WRITER (table);

  begin_cell (self);
  see_width (self, ANSWER_WIDTH);
  if (choices == NULL || choices[0] == NULL || self->content != NULL)
    {
      g_string_append (self->xml, "<table:table-cell table:style-name=\"answer\"/>");
      return;
    }

  add_list (self, choices);
  g_string_append_printf (
      self->xml, "<table:table-cell table:style-name=\"answer\" table:content-validation-name=\"list%u\"/>",
      self->n_lists);
}

static void
binome_ods_writer_end_row (BinomeTableWriter *table)
{
  BinomeOdsWriter *self = BINOME_ODS_WRITER (table);

  /* A row must have a cell. */
  if (self->column == 0)
    binome_ods_writer_add (table, NULL);
  g_string_append (self->xml,
                   self->row == 0 ? "</table:table-row></table:table-header-rows>" : "</table:table-row>");
  self->row++;
  self->column = 0;
  if (self->content != NULL ? self->xml->len >= PIECE_SIZE : self->row >= BINOME_COLUMN_WIDTHS_ROWS)
    flush (self);
}

static GBytes *
take_bytes (BinomeOdsWriter *self)
{
  GsfOutputMemory *memory = GSF_OUTPUT_MEMORY (self->memory);

  return g_bytes_new_with_free_func (gsf_output_memory_get_bytes (memory),
                                     (gsize)gsf_output_size (self->memory), g_object_unref,
                                     g_object_ref (memory));
}

static GBytes *
binome_ods_writer_finish (BinomeTableWriter *table, GError **error)
{
  BinomeOdsWriter *self = BINOME_ODS_WRITER (table);

  /* A sheet must have a row. */
  if (self->row == 0 || self->column > 0)
    binome_ods_writer_end_row (table);
  if (self->row > MAX_ROWS)
    {
      g_set_error (error, BINOME_ERROR, BINOME_ERROR_INVALID,
                   _ ("A spreadsheet holds %d rows, and these are more. Write a CSV file."), MAX_ROWS);
      return NULL;
    }
  g_string_append (self->xml, content_end);
  flush (self);
  if (!gsf_output_close (self->content) || !gsf_output_close (GSF_OUTPUT (self->zip)) || self->failed)
    {
      g_set_error_literal (error, BINOME_ERROR, BINOME_ERROR_FAILED,
                           _ ("The spreadsheet could not be written."));
      return NULL;
    }

  return take_bytes (self);
}

static void
binome_ods_writer_table_init (BinomeTableWriterInterface *iface)
{
  iface->add = binome_ods_writer_add;
  iface->add_number = binome_ods_writer_add_number;
  iface->add_amount = binome_ods_writer_add_amount;
  iface->add_date = binome_ods_writer_add_date;
  iface->add_answer = binome_ods_writer_add_answer;
  iface->end_row = binome_ods_writer_end_row;
  iface->finish = binome_ods_writer_finish;
}

static void
binome_ods_writer_dispose (GObject *object)
{
  BinomeOdsWriter *self = BINOME_ODS_WRITER (object);

  /* A part that is left open is complained about. */
  if (self->content != NULL && !gsf_output_is_closed (self->content))
    (void)gsf_output_close (self->content);
  g_clear_object (&self->content);
  if (self->zip != NULL && !gsf_output_is_closed (GSF_OUTPUT (self->zip)))
    (void)gsf_output_close (GSF_OUTPUT (self->zip));
  g_clear_object (&self->zip);
  g_clear_object (&self->memory);

  G_OBJECT_CLASS (binome_ods_writer_parent_class)->dispose (object);
}

static void
binome_ods_writer_finalize (GObject *object)
{
  BinomeOdsWriter *self = BINOME_ODS_WRITER (object);

  g_free (self->title);
  g_string_free (self->xml, TRUE);
  g_string_free (self->lists, TRUE);
  g_array_unref (self->widths);

  G_OBJECT_CLASS (binome_ods_writer_parent_class)->finalize (object);
}

static void
binome_ods_writer_class_init (BinomeOdsWriterClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = binome_ods_writer_dispose;
  G_OBJECT_CLASS (klass)->finalize = binome_ods_writer_finalize;
}

static void
binome_ods_writer_init (BinomeOdsWriter *self)
{
  self->memory = gsf_output_memory_new ();
  self->zip = gsf_outfile_zip_new (self->memory, NULL);
  self->xml = g_string_new (NULL);
  self->lists = g_string_new (NULL);
  self->widths = binome_column_widths_new ();
}

/**
 * binome_ods_writer_new:
 * @title: what the sheet is called
 *
 * The first row stands out, stays in sight while the others are scrolled, and is printed on each page.
 *
 * Returns: (transfer full): a #BinomeTableWriter
 */
BinomeOdsWriter *
binome_ods_writer_new (const char *title)
{
  BinomeOdsWriter *self = g_object_new (BINOME_TYPE_ODS_WRITER, NULL);
  g_autoptr (GString) settings = g_string_new (settings_start);

  self->title = g_strdelimit (g_strdup (title), "[]:*?/\\'", ' ');
  append_escaped (settings, self->title);
  g_string_append (settings, settings_end);
  add_part (self, "mimetype", MIME_TYPE, FALSE);
  add_part (self, "META-INF/manifest.xml", manifest, TRUE);
  add_part (self, "settings.xml", settings->str, TRUE);
  return self;
}
