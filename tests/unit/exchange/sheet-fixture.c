/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Small spreadsheets, made by hand. */

#include "sheet-fixture.h"

#include <stdarg.h>
#include <string.h>
#include <gsf/gsf-outfile-msole.h>
#include <gsf/gsf-outfile-zip.h>
#include <gsf/gsf-output-memory.h>

#include "binome-error.h"

static void
add_member (GsfOutfile *file, const char *name, const guint8 *data, gsize size)
{
  GsfOutput *member = gsf_outfile_new_child (file, name, FALSE);

  g_assert_true (gsf_output_write (member, size, data));
  g_assert_true (gsf_output_close (member));
  g_object_unref (member);
}

static GBytes *
close_file (GsfOutfile *file, GsfOutput *memory)
{
  GBytes *bytes;

  g_assert_true (gsf_output_close (GSF_OUTPUT (file)));
  bytes = g_bytes_new (gsf_output_memory_get_bytes (GSF_OUTPUT_MEMORY (memory)),
                       (gsize)gsf_output_size (memory));
  g_object_unref (file);
  g_object_unref (memory);
  return bytes;
}

GBytes *
sheet_zip (const char *name, ...)
{
  GsfOutput *memory = gsf_output_memory_new ();
  GsfOutfile *zip = gsf_outfile_zip_new (memory, NULL);
  va_list arguments;

  va_start (arguments, name);
  for (; name != NULL; name = va_arg (arguments, const char *))
    {
      const char *text = va_arg (arguments, const char *);

      add_member (zip, name, (const guint8 *)text, strlen (text));
    }
  va_end (arguments);
  return close_file (zip, memory);
}

GBytes *
sheet_compound (const char *name, const guint8 *data, gsize size)
{
  GsfOutput *memory = gsf_output_memory_new ();
  GsfOutfile *file = gsf_outfile_msole_new (memory);

  add_member (file, name, data, size);
  return close_file (file, memory);
}

GBytes *
sheet_xlsx (const char *sheets, const char *styles, const char *shared, const char *rows)
{
  g_autofree char *workbook = g_strdup_printf ("<workbook xmlns:r=\"r\">%s</workbook>", sheets);
  g_autofree char *style_part = g_strdup_printf ("<styleSheet>%s</styleSheet>", styles);
  g_autofree char *shared_part = g_strdup_printf ("<sst>%s</sst>", shared);
  g_autofree char *sheet = g_strdup_printf ("<worksheet>%s</worksheet>", rows);

  return sheet_zip (
      "xl/workbook.xml", workbook, "xl/_rels/workbook.xml.rels",
      "<Relationships>"
      "<Relationship Id=\"a\" Type=\"x/worksheet\" Target=\"worksheets/sheet1.xml\"/>"
      "<Relationship Id=\"b\" Type=\"x/worksheet\" Target=\"/xl/worksheets/sheet2.xml\"/>"
      "<Relationship Id=\"c\" Type=\"x/chartsheet\" Target=\"chart.xml\"/></Relationships>",
      "xl/styles.xml", style_part, "xl/sharedStrings.xml", shared_part, "xl/worksheets/sheet1.xml", sheet,
      "xl/worksheets/sheet2.xml",
      "<x:worksheet xmlns:x=\"x\"><x:sheetData><x:row><x:c t=\"inlineStr\"><x:is><x:t>other</x:t></x:is>"
      "</x:c></x:row></x:sheetData></x:worksheet>",
      NULL);
}

GBytes *
sheet_ods (const char *tables)
{
  g_autofree char *content
      = g_strdup_printf ("<office:document-content xmlns:office=\"o\" xmlns:table=\"t\" xmlns:text=\"x\""
                         " xmlns:calcext=\"c\"><office:body><office:spreadsheet>%s</office:spreadsheet>"
                         "</office:body></office:document-content>",
                         tables);

  return sheet_zip ("mimetype", "application/vnd.oasis.opendocument.spreadsheet", "content.xml", content,
                    NULL);
}

BinomeTableReader *
sheet_open (GBytes *bytes)
{
  g_autoptr (GError) error = NULL;
  BinomeTableReader *reader = binome_table_reader_open (bytes, NULL, NULL, &error);

  g_assert_no_error (error);
  g_assert_nonnull (reader);
  return reader;
}

void
sheet_assert_refused (GBytes *bytes, const char *part_of_message)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (BinomeTableReader) reader = binome_table_reader_open (bytes, NULL, NULL, &error);

  g_assert_null (reader);
  g_assert_error (error, BINOME_ERROR, BINOME_ERROR_INVALID);
  if (strstr (error->message, part_of_message) == NULL)
    g_assert_cmpstr (error->message, ==, part_of_message);
}

char *
sheet_dump (BinomeTableReader *reader)
{
  GString *text = g_string_new (NULL);
  g_autoptr (GError) error = NULL;

  while (binome_table_reader_next (reader, &error))
    {
      for (guint i = 0; i < binome_table_reader_get_n_fields (reader); i++)
        {
          if (i > 0)
            g_string_append_c (text, '|');
          g_string_append (text, binome_table_reader_get_field (reader, i));
        }
      g_string_append_c (text, '\n');
    }
  g_assert_no_error (error);
  return g_string_free (text, FALSE);
}
