/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Spreadsheets made by hand: what each kind of cell means, and files that nobody should open. */

#include "sheet-fixture.h"

#include <string.h>

#include "binome-error.h"
#include "binome-sheet-reader.h"
#include "binome-table-writer.h"

#define ONE_SHEET "<sheets><sheet name=\"List\" sheetId=\"1\" r:id=\"a\"/></sheets>"

static void
assert_rows (GBytes *bytes, const char *expected)
{
  g_autoptr (BinomeTableReader) reader = sheet_open (bytes);
  g_autofree char *rows = sheet_dump (reader);
  g_autofree char *again = NULL;

  g_assert_cmpstr (rows, ==, expected);
  binome_table_reader_rewind (reader);
  again = sheet_dump (reader);
  g_assert_cmpstr (again, ==, expected);
}

static void
assert_note (GBytes *bytes, const char *expected)
{
  g_autoptr (BinomeTableReader) reader = sheet_open (bytes);
  g_autofree char *note = binome_sheet_reader_dup_note (BINOME_SHEET_READER (reader));

  g_assert_cmpstr (note, ==, expected);
}

/* Serial numbers as Excel shows them: 43558 is 3 April 2019, 61 is 1 March 1900, 59 is 28 February 1900. */
static void
test_xlsx_values (void)
{
  static const char styles[]
      = "<numFmts><numFmt numFmtId=\"164\" formatCode=\"[$-40C]d&quot; mai &quot;yyyy\"/>"
        "<numFmt numFmtId=\"165\" formatCode=\"00000\"/><numFmt numFmtId=\"166\" formatCode=\"[h]:mm\"/>"
        "<numFmt numFmtId=\"167\" formatCode=\"#,##0.00 &quot;days&quot;\"/></numFmts>"
        "<cellStyleXfs><xf numFmtId=\"14\"/></cellStyleXfs>"
        "<cellXfs><xf numFmtId=\"0\"/><xf numFmtId=\"14\"/><xf numFmtId=\"164\"/><xf numFmtId=\"10\"/>"
        "<xf numFmtId=\"165\"/><xf numFmtId=\"20\"/><xf numFmtId=\"166\"/><xf numFmtId=\"167\"/></cellXfs>";
  static const char shared[] = "<si><t>Élodie</t><rPh sb=\"0\"><t>spoken</t></rPh></si>"
                               "<si><r><t>two </t></r><r><t>runs_x000A_&amp; a line</t></r></si>";
  static const char rows[]
      = "<sheetData><row r=\"1\"><c r=\"A1\" t=\"s\"><v>0</v></c><c r=\"B1\" t=\"s\"><v>1</v></c>"
        "<c r=\"C1\" t=\"inlineStr\"><is><t>=1+1</t></is></c><c r=\"D1\" t=\"str\"><f>A1</f><v>00123</v></c></row>"
        "<row r=\"2\"><c r=\"A2\" s=\"1\"><v>43558</v></c><c r=\"B2\" s=\"2\"><v>43558.604166666664</v></c>"
        "<c r=\"C2\" s=\"1\"><v>61</v></c><c r=\"D2\" s=\"1\"><v>59</v></c></row>"
        "<row r=\"3\"><c r=\"A3\" s=\"3\"><v>0.07</v></c><c r=\"B3\" s=\"4\"><v>123</v></c>"
        "<c r=\"C3\" s=\"5\"><v>0.354166666666667</v></c><c r=\"D3\" s=\"6\"><v>1.5</v></c></row>"
        "<row r=\"4\"><c t=\"b\"><v>1</v></c><c t=\"b\"><v>0</v></c><c><v>0.1</v></c><c s=\"7\"><v>33612345678</v></c>"
        "</row></sheetData>";
  g_autoptr (GBytes) bytes = sheet_xlsx (ONE_SHEET, styles, shared, rows);

  assert_rows (bytes, "Élodie|two runs\n& a line|=1+1|00123\n"
                      "2019-04-03|2019-04-03 14:30|1900-03-01|1900-02-28\n"
                      "7%|00123|08:30|36:00\n"
                      "Yes|No|0.1|33612345678\n");
  assert_note (bytes, NULL);
}

/* 0 is 1 January 1904 in such a file, and 42096 is 3 April 2019 (1,462 days less). */
static void
test_xlsx_1904 (void)
{
  g_autoptr (GBytes) bytes
      = sheet_xlsx ("<workbookPr date1904=\"1\"/>" ONE_SHEET, "<cellXfs><xf numFmtId=\"14\"/></cellXfs>", "",
                    "<sheetData><row><c><v>0</v></c><c><v>42096</v></c></row></sheetData>");

  assert_rows (bytes, "1904-01-01|2019-04-03\n");
}

static void
test_xlsx_lost (void)
{
  g_autoptr (GBytes) bytes
      = sheet_xlsx (ONE_SHEET, "", "",
                    "<sheetData><row r=\"7\"><c r=\"A7\"><v>1</v></c><c r=\"D7\" t=\"e\"><v>#N/A</v></c>"
                    "<c r=\"E7\" t=\"e\"><v>#REF!</v></c><c r=\"F7\"><f>B1+B2</f></c>"
                    "<c r=\"XFD7\"><v>9</v></c></row></sheetData>");

  assert_rows (bytes, "1\n");
  assert_note (bytes, "2 cells show an error (first #N/A in D7) and are read as blank. 1 formula (F7) has no "
                      "result: open and save the file in a spreadsheet program first. Cells to the right of "
                      "column 1000 are left out.");
}

/* Rows out of order, a blank column to the left, cells merged over rows and over columns. */
static void
test_xlsx_layout (void)
{
  g_autoptr (GBytes) bytes = sheet_xlsx (
      ONE_SHEET, "", "",
      "<sheetData><row r=\"5\"><c r=\"C5\"><v>52</v></c></row><row r=\"3\"><c r=\"D3\"><v>33</v></c>"
      "<c r=\"B3\"><v>31</v></c></row><row r=\"4\"><c r=\"C4\"><v>42</v></c></row></sheetData>"
      "<mergeCells><mergeCell ref=\"B3:B4\"/><mergeCell ref=\"C4:D4\"/><mergeCell ref=\"nonsense\"/></mergeCells>");
  g_autoptr (BinomeTableReader) reader = NULL;

  assert_rows (bytes, "31||33\n31|42|\n|52|\n");
  reader = sheet_open (bytes);
  g_assert_true (binome_table_reader_next (reader, NULL));
  g_assert_cmpuint (binome_table_reader_get_line (reader), ==, 3);
  g_assert_cmpuint (binome_table_reader_get_n_columns (reader), ==, 3);
  g_assert_cmpstr (binome_table_reader_get_field (reader, 17), ==, "");
}

static void
test_choice_of_sheet (void)
{
  static const char sheets[]
      = "<sheets><sheet name=\"Chart\" r:id=\"c\"/><sheet name=\"Secret\" state=\"hidden\" r:id=\"b\"/>"
        "<sheet name=\"Blank\" r:id=\"a\"/><sheet name=\"Shown\" r:id=\"b\"/></sheets>";
  g_autoptr (GBytes) bytes = sheet_xlsx (sheets, "", "", "<sheetData/>");
  g_autoptr (BinomeSheetReader) first = binome_sheet_reader_new (bytes, -1, NULL, NULL);
  g_autoptr (BinomeSheetReader) hidden = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_cmpuint (binome_sheet_reader_get_sheet (first), ==, 3);
  g_assert_cmpuint (g_strv_length ((GStrv)binome_sheet_reader_get_names (first)), ==, 4);
  g_assert_cmpstr (binome_sheet_reader_get_names (first)[1], ==, "Secret");
  hidden = binome_sheet_reader_new (bytes, 1, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (binome_sheet_reader_get_sheet (hidden), ==, 1);
  g_assert_null (binome_sheet_reader_new (bytes, 2, NULL, &error));
  g_assert_error (error, BINOME_ERROR, BINOME_ERROR_INVALID);
}

static void
test_ods_values (void)
{
  g_autoptr (GBytes) bytes = sheet_ods (
      "<table:table table:name=\"Empty\"><table:table-row><table:table-cell table:number-columns-repeated=\"16384\"/>"
      "</table:table-row></table:table><table:table table:name=\"List\"><table:table-header-rows><table:table-row>"
      "<table:table-cell office:value-type=\"string\"><office:annotation><text:p>a note</text:p></office:annotation>"
      "<text:p>A<text:s text:c=\"2\"/>b &lt;c&gt;</text:p><text:p>d</text:p></table:table-cell>"
      "<table:table-cell office:value-type=\"float\" office:value=\"123\"><text:p>00123</text:p></table:table-cell>"
      "<table:table-cell office:value-type=\"float\" office:value=\"1234.5\"><text:p>1 234,50</text:p></table:table-cell>"
      "</table:table-row></table:table-header-rows>"
      "<table:table-row table:number-rows-repeated=\"1048000\"><table:table-cell/></table:table-row>"
      "<table:table-row table:number-rows-repeated=\"2\">"
      "<table:table-cell office:value-type=\"date\" office:date-value=\"2019-04-03\"><text:p>x</text:p></table:table-cell>"
      "<table:table-cell office:value-type=\"date\" office:date-value=\"2019-04-03T14:30:00\"><text:p>x</text:p></table:table-cell>"
      "<table:table-cell office:value-type=\"percentage\" office:value=\"0.125\"><text:p>13 %</text:p></table:table-cell>"
      "<table:table-cell office:value-type=\"boolean\" office:boolean-value=\"true\"><text:p>VRAI</text:p></table:table-cell>"
      "<table:table-cell office:value-type=\"time\" office:time-value=\"PT08H30M00S\"><text:p>x</text:p></table:table-cell>"
      "<table:table-cell calcext:value-type=\"error\" office:value-type=\"string\" office:string-value=\"\"><text:p>#N/A</text:p></table:table-cell>"
      "<table:table-cell table:number-columns-repeated=\"2\" office:value-type=\"string\"><text:p>z</text:p></table:table-cell>"
      "</table:table-row></table:table>");
  static const char row[] = "2019-04-03|2019-04-03 14:30|12.5%|Yes|08:30||z|z\n";
  g_autofree char *expected = g_strconcat ("A  b <c>\nd|00123|1234.5|||||\n", row, row, NULL);

  assert_rows (bytes, expected);
  assert_note (bytes, "2 cells show an error (first #N/A in F1048002) and are read as blank.");
}

/* Old Excel: records of a workbook put together by hand. */
static GBytes *
make_xls (gboolean protected)
{
  static const guint8 bof[] = { 0x09, 0x08, 4, 0, 0x00, 0x06, 0x05, 0x00 };
  static const guint8 pass[] = { 0x2f, 0x00, 2, 0, 0, 0 };
  static const guint8 bound[] = { 0x85, 0x00, 11, 0, 69, 0, 0, 0, 0, 0, 3, 0, 'a', 'b', 0xe9 };
  static const guint8 xf[] = { 0xe0, 0x00, 4, 0, 0, 0, 14, 0 };
  /* One text of three characters, the last of them in a record of its own, in the wide form. */
  static const guint8 sst[]
      = { 0xfc, 0x00, 13, 0, 1, 0, 0, 0, 1, 0, 0, 0, 3, 0, 0, 'Z', 'o', 0x3c, 0x00, 3, 0, 1, 0x53, 0x01 };
  static const guint8 end[] = { 0x0a, 0x00, 0, 0 };
  /* Row 0: the text, 43558 in style 0, which is a date, then -3 as RK and 2.5 in hundredths. */
  static const guint8 cells[]
      = { 0xfd, 0x00, 10, 0,    0,    0, 0, 0, 1,    0,    0,    0,    0,    0,    0x03, 0x02, 14,
          0,    0,    0,  1,    0,    0, 0, 0, 0,    0,    0,    0xc0, 0x44, 0xe5, 0x40, 0xbd, 0x00,
          18,   0,    0,  0,    2,    0, 1, 0, 0xf6, 0xff, 0xff, 0xff, 1,    0,    0xeb, 0x03, 0,
          0,    3,    0,  0x05, 0x02, 8, 0, 0, 0,    4,    0,    1,    0,    0x2a, 1 };
  g_autoptr (GByteArray) book = g_byte_array_new ();

  g_byte_array_append (book, bof, sizeof bof);
  if (protected)
    g_byte_array_append (book, pass, sizeof pass);
  g_byte_array_append (book, bound, sizeof bound);
  g_byte_array_append (book, xf, sizeof xf);
  g_byte_array_append (book, sst, sizeof sst);
  g_byte_array_append (book, end, sizeof end);
  if (!protected)
    g_assert_cmpuint (book->len, ==, 8 + 15 + 8 + 24 + 4);
  book->data[8 + (protected ? 6 : 0) + 4] = (guint8)book->len;
  g_byte_array_append (book, bof, sizeof bof);
  g_byte_array_append (book, cells, sizeof cells);
  g_byte_array_append (book, end, sizeof end);
  return sheet_compound ("Workbook", book->data, book->len);
}

static void
test_xls_values (void)
{
  g_autoptr (GBytes) bytes = make_xls (FALSE);
  g_autoptr (BinomeTableReader) reader = sheet_open (bytes);

  g_assert_cmpstr (binome_sheet_reader_get_names (BINOME_SHEET_READER (reader))[0], ==, "abé");
  assert_rows (bytes, "Zoœ|2019-04-03|-3|2.5\n");
}

/* ---- files that nobody should open ---- */

static void
test_refused (void)
{
  static const guint8 junk[600] = { 1, 2, 3 };
  static const guint8 old[] = { 0x09, 0x08, 4, 0, 0x00, 0x05, 0x05, 0x00 };
  g_autoptr (GBytes) archive = sheet_zip ("readme.txt", "hello", NULL);
  g_autoptr (GBytes) empty_archive = sheet_zip (NULL, NULL);
  g_autoptr (GBytes) letter = sheet_zip ("word/document.xml", "<document/>", NULL);
  g_autoptr (GBytes) binary = sheet_zip ("xl/workbook.bin", "x", NULL);
  g_autoptr (GBytes) no_sheet = sheet_xlsx ("<sheets/>", "", "", "");
  g_autoptr (GBytes) empty = sheet_xlsx (ONE_SHEET, "", "", "<sheetData/>");
  g_autoptr (GBytes) no_table = sheet_ods ("");
  g_autoptr (GBytes) bad_index = sheet_xlsx (ONE_SHEET, "", "", "<row><c t=\"s\"><v>7</v></c></row>");
  g_autoptr (GBytes) locked_ods
      = sheet_zip ("mimetype", "application/vnd.oasis.opendocument.spreadsheet", "META-INF/manifest.xml",
                   "<m:manifest xmlns:m=\"m\"><m:file-entry><m:encryption-data/></m:file-entry></m:manifest>",
                   "content.xml", "garbage", NULL);
  g_autoptr (GBytes) locked_xlsx = sheet_compound ("EncryptedPackage", junk, sizeof junk);
  g_autoptr (GBytes) locked_xls = make_xls (TRUE);
  g_autoptr (GBytes) excel_95 = sheet_compound ("Book", old, sizeof old);
  g_autoptr (GBytes) other = sheet_compound ("Contents", junk, sizeof junk);
  g_autoptr (GBytes) pdf = g_bytes_new_static ("%PDF-1.7\n", 9);
  g_autoptr (GBytes) page = g_bytes_new_static ("\n<HTML><table>", 14);

  sheet_assert_refused (archive, "ZIP archive");
  sheet_assert_refused (empty_archive, "damaged");
  sheet_assert_refused (letter, "ZIP archive");
  sheet_assert_refused (binary, ".xlsb");
  sheet_assert_refused (no_sheet, "no sheet");
  sheet_assert_refused (no_table, "no sheet");
  sheet_assert_refused (empty, "are empty");
  sheet_assert_refused (bad_index, "damaged");
  sheet_assert_refused (locked_ods, "password");
  sheet_assert_refused (locked_xlsx, "password");
  sheet_assert_refused (locked_xls, "password");
  sheet_assert_refused (excel_95, "older than 97");
  sheet_assert_refused (other, "damaged");
  sheet_assert_refused (pdf, "PDF");
  sheet_assert_refused (page, "web page");
}

/* A sheet of a million empty rows holds nothing, and takes no memory. */
static void
test_empty_rows (void)
{
  GString *rows = g_string_new ("<sheetData><row r=\"1\"><c><v>1</v></c></row>");
  g_autofree char *text = NULL;
  g_autoptr (GBytes) bytes = NULL;

  for (guint i = 2; i < 1048576; i++)
    g_string_append_printf (rows, "<row r=\"%u\" ht=\"15\"/>", i);
  g_string_append (rows, "<row r=\"1048576\"><c r=\"A1048576\"><v>2</v></c></row></sheetData>");
  text = g_string_free (rows, FALSE);
  bytes = sheet_xlsx (ONE_SHEET, "", "", text);

  assert_rows (bytes, "1\n2\n");
}

static char *
repeat (const char *before, const char *unit, gsize n, const char *after)
{
  GString *text = g_string_new (before);

  for (gsize i = 0; i < n; i++)
    g_string_append (text, unit);
  g_string_append (text, after);
  return g_string_free (text, FALSE);
}

static void
test_bombs (void)
{
  static const char spaces[] = "                                                                ";
  g_autofree char *run = repeat ("<row><c><v>", spaces, 400000, "1</v></c></row>");
  g_autofree char *nest = repeat ("", "<a>", 500, "");
  g_autoptr (GBytes) long_run = sheet_xlsx (ONE_SHEET, "", "", run);
  g_autoptr (GBytes) deep = sheet_xlsx (ONE_SHEET, "", "", nest);
  g_autoptr (GBytes) wide = sheet_ods (
      "<table:table table:name=\"x\"><table:table-row table:number-rows-repeated=\"2000000000\">"
      "<table:table-cell table:number-columns-repeated=\"2000000000\" office:value-type=\"string\"><text:p>boom</text:p>"
      "</table:table-cell></table:table-row></table:table>");
  gsize size;

  /* Packed, the first one is small. */
  g_bytes_get_data (long_run, &size);
  g_assert_cmpuint (size, <, 100000);
  sheet_assert_refused (long_run, "too large");
  sheet_assert_refused (deep, "damaged");
  sheet_assert_refused (wide, "too large");
}

static void
test_cancelled (void)
{
  g_autoptr (GBytes) bytes = sheet_xlsx (ONE_SHEET, "", "", "<row><c><v>1</v></c></row>");
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;

  g_cancellable_cancel (cancellable);
  g_assert_null (binome_table_reader_open (bytes, NULL, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

/* The library warns of what it cannot unpack; the user is told by us. */
static gboolean
is_fatal (const char *domain, GLogLevelFlags level, const char *message, gpointer data)
{
  return domain != NULL && (g_str_has_prefix (domain, "GLib") || g_str_has_prefix (domain, "binome"));
}

/* Whatever is done to a file, it is read or refused. */
static void
damage (GBytes *whole, GRand *rand)
{
  gsize size;
  const guint8 *data = g_bytes_get_data (whole, &size);

  for (guint round = 0; round < 400; round++)
    {
      gsize length = round % 2 == 0 ? (gsize)g_rand_int_range (rand, 9, (gint32)size) : size;
      g_autofree guint8 *copy = g_memdup2 (data, length);
      g_autoptr (GBytes) bytes = NULL;
      g_autoptr (BinomeTableReader) reader = NULL;
      g_autoptr (GError) error = NULL;

      for (int i = g_rand_int_range (rand, 0, 6); i > 0; i--)
        copy[g_rand_int_range (rand, 8, (gint32)length)] = (guint8)g_rand_int_range (rand, 0, 256);
      bytes = g_bytes_new (copy, length);
      reader = binome_table_reader_open (bytes, NULL, NULL, &error);
      if (reader == NULL)
        {
          g_assert_error (error, BINOME_ERROR, BINOME_ERROR_INVALID);
          continue;
        }
      g_free (sheet_dump (reader));
    }
}

static void
test_damaged (void)
{
  static const BinomeTableFormat formats[] = { BINOME_TABLE_XLSX, BINOME_TABLE_ODS };
  g_autoptr (GRand) rand = g_rand_new_with_seed (20260316);
  g_autoptr (GBytes) xls = make_xls (FALSE);

  if (!g_test_subprocess ())
    {
      /* What the library prints would be taken for results. */
      g_test_trap_subprocess (NULL, 0, G_TEST_SUBPROCESS_DEFAULT);
      g_test_trap_assert_passed ();
      return;
    }

  g_test_log_set_fatal_handler (is_fatal, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (formats); i++)
    {
      g_autoptr (BinomeTableWriter) writer = binome_table_writer_new (formats[i], "List");
      g_autoptr (GBytes) bytes = NULL;
      const char *const row[] = { "a", "b", "=c", NULL };

      for (guint n = 0; n < 50; n++)
        binome_table_writer_add_row (writer, row);
      bytes = binome_table_writer_finish (writer, NULL);
      damage (bytes, rand);
    }
  damage (xls, rand);
}

/* ---- what is written is read ---- */

static void
test_round_trip (gconstpointer data)
{
  BinomeTableFormat format = (BinomeTableFormat)GPOINTER_TO_INT (data);
  g_autoptr (BinomeTableWriter) writer = NULL;
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GError) error = NULL;
  const char *const titles[] = { "Name", "Born", "Number", "Text", "Amount", NULL };

  if (!binome_table_format_is_built (format))
    {
      g_test_skip ("this build has no such format");
      return;
    }

  writer = binome_table_writer_new (format, "People: all [of/them]");
  binome_table_writer_add_row (writer, titles);
  binome_table_writer_add (writer, "Zoé  <&> Œ");
  binome_table_writer_add_date (writer, binome_date_new (1999, 12, 31));
  binome_table_writer_add_number (writer, -1234.5678, 2);
  binome_table_writer_add (writer, "=1+1");
  binome_table_writer_add_amount (writer, 1234.56);
  binome_table_writer_end_row (writer);
  binome_table_writer_add (writer, "00123");
  binome_table_writer_add_date (writer, BINOME_DATE_NONE);
  binome_table_writer_add_number (writer, 2026, 0);
  binome_table_writer_add (writer, "two\nlines");
  binome_table_writer_add_amount (writer, 99.99);
  binome_table_writer_end_row (writer);
  bytes = binome_table_writer_finish (writer, &error);
  g_assert_no_error (error);

  assert_rows (bytes, "Name|Born|Number|Text|Amount\nZoé  <&> Œ|1999-12-31|-1234.57|=1+1|1234.56\n"
                      "00123||2026|two\nlines|99.99\n");
}

/* ---- what is given up ---- */

static guint
count_open_files (void)
{
  g_autoptr (GDir) files = g_dir_open ("/proc/self/fd", 0, NULL);
  guint n = 0;

  while (files != NULL && g_dir_read_name (files) != NULL)
    n++;
  return n;
}

/* Half a list, and then no more: nothing is left open, nor, as the sanitizers see, in memory. */
static void
test_given_up (void)
{
  static const BinomeTableFormat formats[] = { BINOME_TABLE_CSV, BINOME_TABLE_XLSX, BINOME_TABLE_ODS };

  for (guint i = 0; i < G_N_ELEMENTS (formats); i++)
    {
      guint before = count_open_files ();
      BinomeTableWriter *writer = binome_table_writer_new (formats[i], "List");
      const char *const row[] = { "a", "b", "=c", NULL };

      for (guint n = 0; n < 5000; n++)
        binome_table_writer_add_row (writer, row);
      g_object_unref (writer);
      g_assert_cmpuint (count_open_files (), ==, before);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/exchange/sheets/xlsx-values", test_xlsx_values);
  g_test_add_func ("/exchange/sheets/xlsx-1904", test_xlsx_1904);
  g_test_add_func ("/exchange/sheets/xlsx-lost", test_xlsx_lost);
  g_test_add_func ("/exchange/sheets/xlsx-layout", test_xlsx_layout);
  g_test_add_func ("/exchange/sheets/choice", test_choice_of_sheet);
  g_test_add_func ("/exchange/sheets/ods-values", test_ods_values);
  g_test_add_func ("/exchange/sheets/xls-values", test_xls_values);
  g_test_add_func ("/exchange/sheets/refused", test_refused);
  g_test_add_func ("/exchange/sheets/empty-rows", test_empty_rows);
  g_test_add_func ("/exchange/sheets/bombs", test_bombs);
  g_test_add_func ("/exchange/sheets/cancelled", test_cancelled);
  g_test_add_func ("/exchange/sheets/given-up", test_given_up);
  g_test_add_func ("/exchange/sheets/damaged", test_damaged);
  g_test_add_data_func ("/exchange/sheets/round-trip-csv", GINT_TO_POINTER (BINOME_TABLE_CSV),
                        test_round_trip);
  g_test_add_data_func ("/exchange/sheets/round-trip-xlsx", GINT_TO_POINTER (BINOME_TABLE_XLSX),
                        test_round_trip);
  g_test_add_data_func ("/exchange/sheets/round-trip-ods", GINT_TO_POINTER (BINOME_TABLE_ODS),
                        test_round_trip);

  return g_test_run ();
}
