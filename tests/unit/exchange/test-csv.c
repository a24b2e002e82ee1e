/* SPDX-License-Identifier: GPL-3.0-or-later */
/* CSV as HR tools write it: read, refused with the line, and written back. */

#include <glib/gstdio.h>
#include <locale.h>
#include <string.h>
#include <sys/stat.h>
#include <time.h>

#include "binome-csv-reader.h"
#include "binome-csv-writer.h"
#include "binome-table-writer.h"
#include "binome-error.h"

static BinomeCsvReader *
open_bytes (const char *data, gsize size)
{
  g_autoptr (GBytes) bytes = g_bytes_new (data, size);
  g_autoptr (GError) error = NULL;
  BinomeCsvReader *reader = binome_csv_reader_new (bytes, NULL, &error);

  g_assert_no_error (error);
  return reader;
}

#define OPEN(literal) open_bytes (literal, sizeof literal - 1)

/* The next row as `a|b|c`, or `!message` for an error, or NULL at the end. */
static char *
next_row (BinomeCsvReader *reader)
{
  g_autoptr (GError) error = NULL;
  GString *row;

  if (!binome_csv_reader_next (reader, &error))
    {
      if (error == NULL)
        return NULL;
      g_assert_error (error, BINOME_ERROR, BINOME_ERROR_INVALID);
      return g_strconcat ("!", error->message, NULL);
    }

  row = g_string_new (NULL);
  for (guint i = 0; i < binome_csv_reader_get_n_fields (reader); i++)
    g_string_append_printf (row, "%s%s", i > 0 ? "|" : "", binome_csv_reader_get_field (reader, i));
  return g_string_free (row, FALSE);
}

#define assert_row(reader, expected)                                                                         \
  G_STMT_START                                                                                               \
  {                                                                                                          \
    g_autofree char *row_ = next_row (reader);                                                               \
    g_assert_cmpstr (row_, ==, expected);                                                                    \
  }                                                                                                          \
  G_STMT_END

static void
assert_error_on_line (BinomeCsvReader *reader, guint line, const char *word)
{
  g_autofree char *row = next_row (reader);
  g_autofree char *number = g_strdup_printf ("ine %u ", line);

  g_assert_nonnull (row);
  g_assert_cmpint (row[0], ==, '!');
  if (strstr (row, number) == NULL || strstr (row, word) == NULL)
    g_error ("no line %u or no “%s” in “%s”", line, word, row);
}

static void
test_separators (void)
{
  static const struct
  {
    const char *text;
    char separator;
    const char *second;
  } cases[] = {
    { "Nom,Prénom\nMartin,Claire\n", ',', "Martin|Claire" },
    { "Nom;Prénom\r\nMartin;Claire\r\n", ';', "Martin|Claire" },
    { "Nom\tPrénom\rMartin\tClaire\r", '\t', "Martin|Claire" },
    { "Nom;Prénom\nMartin;Claire", ';', "Martin|Claire" },
    /* Commas inside cells do not mislead. */
    { "Nom complet;Taux\n\"Martin, Claire\";0,5\n\"Petit, Luc\";1,0\n", ';', "Martin, Claire|0,5" },
    { "Nom, prénom;Matricule\nMartin, Claire;12\n", ';', "Martin, Claire|12" },
    { "name,skills,site\n\"Martin\",a;b,Lyon\nPetit,c;d;e,Brest\n", ',', "Martin|a;b|Lyon" },
    { "skills;hobbies,name\na;b;c,Martin\na;b;c;d,Petit\n", ',', "a;b;c|Martin" },
    { "\"a;b\",\"c;d;e\"\n\"x\",\"y\"\n", ',', "x|y" },
    { "sep=|\r\nNom|Prénom\r\nMartin,x|Claire\r\n", '|', "Martin,x|Claire" },
    { "SEP=;\nNom;Prénom,x\nMartin,x,y;Claire\n", ';', "Martin,x,y|Claire" },
    { "Nom\nMartin\n", ',', "Martin" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (BinomeCsvReader) reader = open_bytes (cases[i].text, strlen (cases[i].text));
      g_autofree char *first = next_row (reader);

      g_test_message ("%s", cases[i].text);
      g_assert_nonnull (first);
      g_assert_cmpint (binome_csv_reader_get_separator (reader), ==, cases[i].separator);
      assert_row (reader, cases[i].second);
    }
}

static void
test_quotes_and_lines (void)
{
  g_autoptr (BinomeCsvReader) reader = OPEN ("\"Name\",\"Note\"\r\n"
                                             "Claire,\"says \"\"hello\"\"\"\r\n"
                                             "\r\n"
                                             "Luc,\"one\r\ntwo\nthree\"\r\n"
                                             " , \r\n"
                                             "Zoé,5\" pipe\r\n"
                                             "\"Ann\"a,\"x\" \r\n"
                                             "last,\"\"");

  assert_row (reader, "Name|Note");
  assert_row (reader, "Claire|says \"hello\"");
  g_assert_cmpuint (binome_csv_reader_get_line (reader), ==, 2);
  assert_row (reader, "Luc|one\r\ntwo\nthree");
  g_assert_cmpuint (binome_csv_reader_get_line (reader), ==, 4);
  assert_row (reader, "Zoé|5\" pipe");
  g_assert_cmpuint (binome_csv_reader_get_line (reader), ==, 8);
  assert_row (reader, "Anna|x ");
  assert_row (reader, "last|");
  g_assert_cmpfloat (binome_csv_reader_get_progress (reader), ==, 1);
  assert_row (reader, NULL);
  assert_row (reader, NULL);

  binome_csv_reader_rewind (reader);
  assert_row (reader, "Name|Note");
  g_assert_cmpuint (binome_csv_reader_get_line (reader), ==, 1);
}

static void
test_ragged_rows (void)
{
  g_autoptr (BinomeCsvReader) reader = OPEN ("a;b;c\n1\n1;2;3;;\n1;2;3;4;5\n1;2;3\n");

  assert_row (reader, "a|b|c");
  assert_row (reader, "1");
  g_assert_cmpstr (binome_csv_reader_get_field (reader, 2), ==, "");
  g_assert_cmpstr (binome_csv_reader_get_field (reader, 9999), ==, "");
  assert_row (reader, "1|2|3");
  assert_error_on_line (reader, 4, "5 cells");
  g_assert_cmpuint (binome_csv_reader_get_n_fields (reader), ==, 5);
  g_assert_cmpstr (binome_csv_reader_get_field (reader, 4), ==, "5");
  assert_row (reader, "1|2|3");
  g_assert_cmpuint (binome_csv_reader_get_n_columns (reader), ==, 3);
}

/* A title above the table does not make every row of it too long. */
static void
test_title_line (void)
{
  g_autoptr (BinomeCsvReader) reader
      = OPEN ("Effectifs au 16/03/2026\n\nNom;Prénom;Site\nMartin;Claire;Lyon\n");

  assert_row (reader, "Effectifs au 16/03/2026");
  assert_row (reader, "Nom|Prénom|Site");
  assert_row (reader, "Martin|Claire|Lyon");
}

static void
test_encodings (void)
{
  /* “Nom;Prénom”, “Léa;œuf €” in each encoding, written out by hand. */
  static const struct
  {
    const char *name;
    const char *data;
    gsize size;
    BinomeEncoding encoding;
    guint n_replaced;
  } cases[] = {
#define CASE(literal) literal, sizeof literal - 1
    { "utf-8", CASE ("Nom;x\nL\xc3\xa9\x61;\xc5\x93uf \xe2\x82\xac\n"), BINOME_ENCODING_UTF8, 0 },
    { "utf-8 bom", CASE ("\xef\xbb\xbfNom;x\nL\xc3\xa9\x61;\xc5\x93uf \xe2\x82\xac\n"), BINOME_ENCODING_UTF8,
      0 },
    { "windows-1252", CASE ("Nom;x\nL\xe9\x61;\x9cuf \x80\n"), BINOME_ENCODING_WINDOWS_1252, 0 },
    { "utf-16le bom", CASE ("\xff\xfeN\0o\0m\0;\0x\0\n\0L\0\xe9\0a\0;\0\x53\x01u\0f\0 \0\xac\x20\n\0"),
      BINOME_ENCODING_UTF16_LE, 0 },
    { "utf-16le", CASE ("N\0o\0m\0;\0x\0\n\0L\0\xe9\0a\0;\0\x53\x01u\0f\0 \0\xac\x20\n\0"),
      BINOME_ENCODING_UTF16_LE, 0 },
    { "utf-16be bom", CASE ("\xfe\xff\0N\0o\0m\0;\0x\0\n\0L\0\xe9\0a\0;\x01\x53\0u\0f\0 \x20\xac\0\n"),
      BINOME_ENCODING_UTF16_BE, 0 },
    { "utf-16be", CASE ("\0N\0o\0m\0;\0x\0\n\0L\0\xe9\0a\0;\x01\x53\0u\0f\0 \x20\xac\0\n"),
      BINOME_ENCODING_UTF16_BE, 0 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (BinomeCsvReader) reader = open_bytes (cases[i].data, cases[i].size);

      g_test_message ("%s", cases[i].name);
      g_assert_cmpint (binome_csv_reader_get_encoding (reader), ==, cases[i].encoding);
      g_assert_cmpuint (binome_csv_reader_get_n_replaced (reader), ==, cases[i].n_replaced);
      assert_row (reader, "Nom|x");
      assert_row (reader, "Léa|œuf €");
      assert_row (reader, NULL);
    }
}

static void
test_broken_encodings (void)
{
  /* One byte that is no UTF-8 in the middle: Windows-1252, all of it. */
  g_autoptr (BinomeCsvReader) mixed = OPEN ("Nom;x\nL\xe9\x61;\xc3\xa9\n");
  /* Lone surrogates, high and low, then an odd byte at the end. */
  g_autoptr (BinomeCsvReader) utf16 = OPEN ("\xff\xfe"
                                            "a\0;\0b\0\n\0\x00\xd8;\0\x00\xdc\n\0c\0;\0d\0x");
  g_autoptr (BinomeCsvReader) pair = OPEN ("\xff\xfe"
                                           "a\0;\0\x3d\xd8\x00\xde\n\0");
  /* Cut in the middle of the last character. */
  g_autoptr (BinomeCsvReader) cut = OPEN ("Pr\xc3\xa9nom;x\nLuc;\xe2\x82");
  /* A last word in Windows-1252 looks cut as well, but nothing before it was UTF-8. */
  g_autoptr (BinomeCsvReader) rene = OPEN ("Nom;x\nLuc;Ren\xe9");
  g_autoptr (BinomeCsvReader) undefined = OPEN ("Nom;x\nL\xe9o;\x81\n");
  g_autoptr (BinomeCsvReader) marked = OPEN ("\xef\xbb\xbfNom;x\nL\xe9o;y\n");

  g_assert_cmpint (binome_csv_reader_get_encoding (mixed), ==, BINOME_ENCODING_WINDOWS_1252);
  assert_row (mixed, "Nom|x");
  assert_row (mixed, "Léa|Ã©");

  assert_row (utf16, "a|b");
  assert_row (utf16, "\xef\xbf\xbd|\xef\xbf\xbd");
  assert_row (utf16, "c|d\xef\xbf\xbd");
  g_assert_cmpuint (binome_csv_reader_get_n_replaced (utf16), ==, 3);
  assert_row (pair, "a|😀");

  g_assert_cmpint (binome_csv_reader_get_encoding (cut), ==, BINOME_ENCODING_UTF8);
  assert_row (cut, "Prénom|x");
  assert_row (cut, "Luc|\xef\xbf\xbd");
  assert_row (rene, "Nom|x");
  assert_row (rene, "Luc|René");
  assert_row (undefined, "Nom|x");
  assert_row (undefined, "Léo|\xef\xbf\xbd");
  g_assert_cmpuint (binome_csv_reader_get_n_replaced (undefined), ==, 1);
  assert_row (marked, "Nom|x");
  assert_row (marked, "L\xef\xbf\xbdo|y");
}

static void
test_options (void)
{
  g_autoptr (GBytes) bytes = g_bytes_new_static ("a,b;c\nL\xc3\xa9,2;3\n", 14);
  BinomeCsvOptions options = { BINOME_ENCODING_WINDOWS_1252, ',' };
  g_autoptr (BinomeCsvReader) reader = binome_csv_reader_new (bytes, &options, NULL);
  g_autoptr (BinomeCsvReader) other = NULL;

  assert_row (reader, "a|b;c");
  assert_row (reader, "LÃ©|2;3");
  for (int c = -128; c < 128; c++)
    {
      options.separator = (char)c;
      g_clear_object (&other);
      other = binome_csv_reader_new (bytes, &options, NULL);
      g_assert_nonnull (other);
      g_free (next_row (other));
    }
}

static void
test_nothing (void)
{
  static const struct
  {
    const char *data;
    gsize size;
    const char *word;
  } cases[] = {
    { CASE (""), "empty" },          { CASE ("\xef\xbb\xbf"), "empty" }, { CASE ("\xff\xfe"), "empty" },
    { CASE ("\xfe\xff"), "empty" },  { CASE ("\r\n \n\t\n"), "blank" },  { CASE (";;;\n;;;\n"), "blank" },
    { CASE ("sep=;\r\n"), "empty" }, { CASE ("\"\"\n"), "blank" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GBytes) bytes = g_bytes_new (cases[i].data, cases[i].size);
      g_autoptr (GError) error = NULL;
      g_autoptr (BinomeCsvReader) reader = binome_csv_reader_new (bytes, NULL, &error);

      g_assert_null (reader);
      g_assert_error (error, BINOME_ERROR, BINOME_ERROR_INVALID);
      g_assert_nonnull (strstr (error->message, cases[i].word));
    }
}

static void
test_nul (void)
{
  g_autoptr (BinomeCsvReader) reader = OPEN ("a,b\n1,2\n3\0,4\n5,6\n\"x\ny\0\",7\n8,9\n");

  assert_row (reader, "a|b");
  assert_row (reader, "1|2");
  assert_error_on_line (reader, 3, "NUL");
  g_assert_cmpuint (binome_csv_reader_get_n_fields (reader), ==, 0);
  assert_row (reader, "5|6");
  assert_error_on_line (reader, 6, "NUL");
  assert_row (reader, "8|9");
  assert_row (reader, NULL);
}

static void
test_huge_cell (void)
{
  for (int quoted = 0; quoted < 2; quoted++)
    {
      const gsize size = 10 * 1000 * 1000;
      g_autofree char *cell = g_malloc (size);
      g_autoptr (GString) text = g_string_new ("a,b\n1,2\n3,");
      g_autoptr (BinomeCsvReader) reader = NULL;

      memset (cell, 'x', size);
      cell[size / 2] = quoted ? '\n' : 'x';
      g_string_append (text, quoted ? "\"" : "");
      g_string_append_len (text, cell, (gssize)size);
      g_string_append (text, quoted ? "\"\n5,6\n" : "\n5,6\n");
      reader = open_bytes (text->str, text->len);

      assert_row (reader, "a|b");
      assert_row (reader, "1|2");
      assert_error_on_line (reader, 3, "1 MB");
      assert_row (reader, "5|6");
      assert_row (reader, NULL);
    }
}

static void
test_longest_cell (void)
{
  for (int over = 0; over < 2; over++)
    {
      gsize length = BINOME_CSV_MAX_CELL + (gsize)over;
      g_autofree char *cell = g_strnfill (length, 'x');
      g_autofree char *text = g_strconcat ("a,b\n1,\"", cell, "\"\n", NULL);
      g_autoptr (BinomeCsvReader) reader = open_bytes (text, strlen (text));

      assert_row (reader, "a|b");
      if (over)
        assert_error_on_line (reader, 2, "1 MB");
      else
        {
          g_assert_true (binome_csv_reader_next (reader, NULL));
          g_assert_cmpuint (strlen (binome_csv_reader_get_field (reader, 1)), ==, length);
        }
    }
}

static void
test_unbalanced_quote (void)
{
  /* To the end of the file: the rows before and after are all read. */
  g_autoptr (BinomeCsvReader) open = OPEN ("a,b\n1,2\n3,\"four\n5,6\n7,8\n");
  /* Up to where the next quoted cell opens. */
  g_autoptr (BinomeCsvReader) middle = OPEN ("a,b\n3,\"four\n5,6\n\"7\",8\n9,\"10\"\n");
  g_autoptr (BinomeCsvReader) last = OPEN ("a,b\n1,2\n3,\"");
  g_autoptr (BinomeCsvReader) second_line = OPEN ("a,b\n\"1\n1\",\"2\n3,4\n");

  assert_row (open, "a|b");
  assert_row (open, "1|2");
  assert_error_on_line (open, 3, "quotation mark");
  assert_row (open, "5|6");
  assert_row (open, "7|8");
  assert_row (open, NULL);

  assert_row (middle, "a|b");
  assert_error_on_line (middle, 2, "quotation mark");
  assert_row (middle, "5|6");
  assert_row (middle, "7|8");
  assert_row (middle, "9|10");
  assert_row (middle, NULL);

  assert_row (last, "a|b");
  assert_row (last, "1|2");
  assert_error_on_line (last, 3, "quotation mark");
  assert_row (last, NULL);

  assert_row (second_line, "a|b");
  assert_error_on_line (second_line, 3, "quotation mark");
  assert_row (second_line, "3|4");
}

static void
test_columns (void)
{
  for (guint n = 999; n <= 1001; n++)
    {
      g_autofree char *separators = g_strnfill (n - 1, ';');
      g_autofree char *text = g_strconcat ("a", separators, "z\n1;2\n", NULL);
      g_autoptr (BinomeCsvReader) reader = open_bytes (text, strlen (text));

      if (n > 1000)
        {
          assert_error_on_line (reader, 1, "1000");
          continue;
        }
      g_assert_true (binome_csv_reader_next (reader, NULL));
      g_assert_cmpuint (binome_csv_reader_get_n_columns (reader), ==, n);
      g_assert_cmpstr (binome_csv_reader_get_field (reader, n - 1), ==, "z");
    }
}

static void
test_5000_columns (void)
{
  g_autoptr (GString) text = g_string_new (NULL);
  g_autoptr (BinomeCsvReader) reader = NULL;

  for (guint row = 0; row < 3; row++)
    for (guint i = 0; i < 5000; i++)
      g_string_append (text, i < 4999 ? "cell," : "cell\n");
  g_string_append (text, "1,2\n");
  reader = open_bytes (text->str, text->len);

  for (guint row = 1; row <= 3; row++)
    assert_error_on_line (reader, row, "1000 columns");
  assert_row (reader, "1|2");
}

static void
test_writing (void)
{
  const BinomeCsvStyle french = { ';', ',', TRUE, TRUE };
  const BinomeCsvStyle plain = { ',', '.', FALSE, FALSE };
  g_autoptr (BinomeCsvWriter) writer = binome_csv_writer_new (&french);
  g_autoptr (BinomeCsvWriter) other = binome_csv_writer_new (&plain);
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GBytes) other_bytes = NULL;
  const char *row[] = { "Léa", "a;b", "say \"hi\"", "one\ntwo", "", NULL };
  const char expected[] = "\xef\xbb\xbfLéa;\"a;b\";\"say \"\"hi\"\"\";\"one\ntwo\";\r\n"
                          "1234,5;-3;;x;14;100;420,00;;0\r\n";

  binome_csv_writer_add_row (writer, row);
  binome_csv_writer_add_number (writer, 1234.5, 2);
  binome_csv_writer_add_number (writer, -3, 0);
  binome_csv_writer_add_number (writer, 0.0 / 0.0, 2);
  binome_csv_writer_add (writer, "x");
  binome_csv_writer_add_number (writer, 14, 4);
  binome_csv_writer_add_number (writer, 100, 0);
  binome_table_writer_add_amount (BINOME_TABLE_WRITER (writer), 420);
  binome_table_writer_add_amount (BINOME_TABLE_WRITER (writer), 0.0 / 0.0);
  binome_csv_writer_add_number (writer, 0, 1);
  bytes = binome_csv_writer_finish (writer);
  g_assert_cmpmem (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes), expected, strlen (expected));

  binome_csv_writer_add_number (other, 1e300, 1);
  binome_csv_writer_add (other, NULL);
  other_bytes = binome_csv_writer_finish (other);
  g_assert_cmpuint (g_bytes_get_size (other_bytes), ==, 301 + 2);
}

static void
test_formulas (void)
{
  static const struct
  {
    const char *text;
    const char *written;
  } cases[] = {
    { "=1+1", "'=1+1" },
    { "=HYPERLINK(\"x\")", "\"'=HYPERLINK(\"\"x\"\")\"" },
    { "@SUM(A1)", "'@SUM(A1)" },
    { "+cmd|' /C calc'!A0", "'+cmd|' /C calc'!A0" },
    { "-2+3", "'-2+3" },
    { "-", "'-" },
    { "\tx", "\"'\tx\"" },
    { "\rx", "\"'\rx\"" },
    { "-12,5", "'-12,5" },
    { "-12.5", "'-12.5" },
    { "+33 6 12 34 56 78", "'+33 6 12 34 56 78" },
    { "+33612345678", "'+33612345678" },
    { "12,5", "12,5" },
    { "a=b", "a=b" },
    { "'=x", "''=x" },
    { "'-5", "''-5" },
    { "'tHooft", "'tHooft" },
    { "N+1", "N+1" },
  };
  const BinomeCsvStyle style = { ';', ',', FALSE, FALSE };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (BinomeCsvWriter) writer = binome_csv_writer_new (&style);
      g_autofree char *line = g_strconcat (cases[i].written, ";x\n", NULL);
      g_autoptr (GBytes) bytes = NULL;
      g_autoptr (BinomeCsvReader) reader = NULL;

      binome_csv_writer_add (writer, cases[i].text);
      binome_csv_writer_add (writer, "x");
      bytes = binome_csv_writer_finish (writer);
      g_test_message ("%s", cases[i].text);
      g_assert_cmpmem (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes), line, strlen (line));

      reader = binome_csv_reader_new (bytes, NULL, NULL);
      g_assert_true (binome_csv_reader_next (reader, NULL));
      g_assert_cmpstr (binome_csv_reader_get_field (reader, 0), ==, cases[i].text);
    }
}

/* What is written is read back the same, whatever the cells hold. */
static void
test_round_trip (void)
{
  static const char *const pieces[]
      = { "a",  "é",    "œ", "€", "😀", "\"", "\"\"", ",", ";",  "\t", "\n",
          "\r", "\r\n", " ", "'", "=",  "-",  "+",    "@", "12", "x",  "\xe2\x80\xaf" };
  static const char separators[] = { ',', ';', '\t' };
  g_autoptr (GRand) rand = g_rand_new_with_seed (20260316);

  for (guint round = 0; round < 3000; round++)
    {
      BinomeCsvStyle style
          = { separators[g_rand_int_range (rand, 0, 3)], ',', g_rand_boolean (rand), g_rand_boolean (rand) };
      BinomeCsvOptions options = { BINOME_ENCODING_UTF8, style.separator };
      guint n_columns = (guint)g_rand_int_range (rand, 1, 8), n_rows = (guint)g_rand_int_range (rand, 1, 8);
      g_autoptr (GPtrArray) cells = g_ptr_array_new_with_free_func (g_free);
      g_autoptr (BinomeCsvWriter) writer = binome_csv_writer_new (&style);
      g_autoptr (BinomeCsvReader) reader = NULL;
      g_autoptr (GBytes) bytes = NULL;

      for (guint i = 0; i < n_columns * n_rows; i++)
        {
          /* The first column is never blank: blank rows are skipped. */
          GString *cell = g_string_new (i % n_columns == 0 ? "." : NULL);

          for (int n = g_rand_int_range (rand, 0, 6); n > 0; n--)
            g_string_insert (cell, g_rand_int_range (rand, 0, 2) ? 0 : (gssize)cell->len,
                             pieces[g_rand_int_range (rand, 0, G_N_ELEMENTS (pieces))]);
          binome_csv_writer_add (writer, cell->str);
          if (i % n_columns == n_columns - 1)
            binome_csv_writer_end_row (writer);
          g_ptr_array_add (cells, g_string_free (cell, FALSE));
        }

      bytes = binome_csv_writer_finish (writer);
      reader = binome_csv_reader_new (bytes, &options, NULL);
      for (guint i = 0; i < n_rows; i++)
        {
          g_autoptr (GError) error = NULL;

          binome_csv_reader_next (reader, &error);
          g_assert_no_error (error);
          g_assert_cmpuint (binome_csv_reader_get_n_fields (reader), ==, n_columns);
          for (guint j = 0; j < n_columns; j++)
            g_assert_cmpstr (binome_csv_reader_get_field (reader, j), ==, cells->pdata[i * n_columns + j]);
        }
      g_assert_false (binome_csv_reader_next (reader, NULL));
    }
}

static void
test_saving (void)
{
  const BinomeCsvStyle style = { ';', ',', FALSE, FALSE };
  g_autoptr (GError) error = NULL;
  g_autofree char *folder = g_dir_make_tmp ("binome-csv-XXXXXX", &error);
  g_autofree char *path = g_build_filename (folder, "people.csv", NULL);
  g_autofree char *nowhere = g_build_filename (folder, "no", "people.csv", NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GFile) bad_file = g_file_new_for_path (nowhere);
  g_autoptr (GCancellable) cancelled = g_cancellable_new ();
  g_autofree char *contents = NULL;
  struct stat info;

  g_assert_no_error (error);
  /* Also over a file that was there and open to all. */
  g_assert_true (g_file_set_contents (path, "old", -1, NULL));
  g_assert_cmpint (chmod (path, 0644), ==, 0);
  for (int i = 0; i < 2; i++)
    {
      g_autoptr (BinomeCsvWriter) writer = binome_csv_writer_new (&style);

      binome_csv_writer_add (writer, "Léa");
      g_assert_true (binome_table_writer_save (BINOME_TABLE_WRITER (writer), file, NULL, &error));
      g_assert_no_error (error);
      g_assert_cmpint (stat (path, &info), ==, 0);
      g_assert_cmpint (info.st_mode & 0777, ==, 0600);
      g_clear_pointer (&contents, g_free);
      g_assert_true (g_file_get_contents (path, &contents, NULL, NULL));
      g_assert_cmpstr (contents, ==, "Léa\n");

      g_assert_false (binome_table_writer_save (BINOME_TABLE_WRITER (writer), bad_file, NULL, &error));
      g_assert_error (error, BINOME_ERROR, BINOME_ERROR_FAILED);
      g_clear_error (&error);
    }

  {
    g_autoptr (BinomeCsvWriter) writer = binome_csv_writer_new (&style);

    g_cancellable_cancel (cancelled);
    g_assert_false (binome_table_writer_save (BINOME_TABLE_WRITER (writer), file, cancelled, &error));
    g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  }
  g_assert_cmpint (g_unlink (path), ==, 0);
  g_assert_cmpint (g_rmdir (folder), ==, 0);
}

static void
test_local_style (void)
{
  BinomeCsvStyle style;

  binome_csv_style_init_local (&style);
  g_assert_cmpint (style.separator, ==, ',');
  g_assert_cmpint (style.decimal, ==, '.');
  if (setlocale (LC_NUMERIC, "fr_FR.UTF-8") == NULL)
    {
      g_test_skip ("no French locale here");
      return;
    }
  binome_csv_style_init_local (&style);
  setlocale (LC_NUMERIC, "C");
  g_assert_cmpint (style.separator, ==, ';');
  g_assert_cmpint (style.decimal, ==, ',');
}

/* Reads anything to its end. Every call consumes something, so the number of records is bounded. */
static void
read_all (const char *data, gsize size, const BinomeCsvOptions *options)
{
  g_autoptr (GBytes) bytes
      = g_bytes_new (data, size); /* a copy of its own, so that the sanitizer sees its end */
  g_autoptr (BinomeCsvReader) reader = binome_csv_reader_new (bytes, options, NULL);

  if (reader == NULL)
    return;
  for (gsize n = 0;; n++)
    {
      g_autoptr (GError) error = NULL;
      guint line = binome_csv_reader_get_line (reader);

      g_assert_cmpuint (n, <=, size + 1);
      if (!binome_csv_reader_next (reader, &error) && error == NULL)
        return;
      g_assert_cmpuint (binome_csv_reader_get_line (reader), >, line);
      for (guint i = 0; i < binome_csv_reader_get_n_fields (reader); i++)
        g_assert_true (g_utf8_validate (binome_csv_reader_get_field (reader, i), -1, NULL));
    }
}

static void
test_truncations (void)
{
  static const char utf8[] = "\xef\xbb\xbf"
                             "Nom;Prénom;\"Note\"\r\nMartin;Léa;\"a\"\"b\r\nc\"\r\n'=x;€;\"\"\r\n😀;;\"z\"";
  static const char utf16[] = "\xff\xfeN\0o\0m\0;\0x\0\n\0\"\0\xe9\0\n\0\"\0;\0\x3d\xd8\x00\xde\n\0";

  for (gsize size = 0; size < sizeof utf8; size++)
    read_all (utf8, size, NULL);
  for (gsize size = 0; size < sizeof utf16; size++)
    read_all (utf16, size, NULL);
}

static void
test_random_buffers (void)
{
  static const char likely[] = "\"\";;,,\t\n\n\r'=+-ab1 \0\xc3\xa9\xff\xfe\xef\xbb\xbf\xd8\xdc\x81";
  g_autoptr (GRand) rand = g_rand_new_with_seed (42);
  char buffer[200];

  for (guint round = 0; round < 50000; round++)
    {
      gsize size = (gsize)g_rand_int_range (rand, 0, sizeof buffer);
      gboolean noise = round % 4 == 0;
      BinomeCsvOptions options
          = { round % 3 == 0 ? (BinomeEncoding)g_rand_int_range (rand, 0, 5) : BINOME_ENCODING_AUTO,
              round % 5 == 0 ? (char)g_rand_int_range (rand, 0, 256) : '\0' };

      for (gsize i = 0; i < size; i++)
        buffer[i] = noise ? (char)g_rand_int_range (rand, 0, 256)
                          : likely[g_rand_int_range (rand, 0, sizeof likely - 1)];
      read_all (buffer, size, &options);
    }
}

/* 100,000 rows of 15 columns, among them quoted ones. */
static void
test_speed (void)
{
  g_autoptr (GString) text = g_string_new (NULL);
  g_autoptr (BinomeCsvReader) reader = NULL;
  gsize n_rows = 0, n_bytes = 0;
  clock_t start;
  double seconds;

  for (guint row = 0; row < 100000; row++)
    for (guint i = 0; i < 15; i++)
      g_string_append_printf (text, i == 3 ? "\"Rue %u, Lyon\"%c" : "cellule%u%c", row, i < 14 ? ';' : '\n');

  start = clock ();
  reader = open_bytes (text->str, text->len);
  while (binome_csv_reader_next (reader, NULL))
    {
      n_rows++;
      for (guint i = 0; i < 15; i++)
        n_bytes += (guint8)binome_csv_reader_get_field (reader, i)[0];
    }
  seconds = (double)(clock () - start) / CLOCKS_PER_SEC;
  g_test_message ("%.3f s for %" G_GSIZE_FORMAT " bytes", seconds, text->len);
  g_assert_cmpuint (n_rows, ==, 100000);
  g_assert_cmpuint (n_bytes, ==, 100000 * (14 * 'c' + 'R'));
  /* CPU time, and ten times the goal, for slow machines and sanitizers: this catches quadratic work only. */
  g_assert_cmpfloat (seconds, <, 3);
}

/* Quotes that are all unbalanced in some way must not make reading quadratic. */
static void
test_hostile_speed (void)
{
  static const char *const lines[] = { "\"a\n", "\"a\"\"\n", "x,\"\"\"\n", "\"\"\"\"a,\"b\n", "\"a\"b\n" };

  for (guint i = 0; i < G_N_ELEMENTS (lines); i++)
    {
      g_autoptr (GString) text = g_string_new ("\"open\n");
      clock_t start;

      for (guint n = 0; n < 200000; n++)
        g_string_append (text, lines[i]);
      start = clock ();
      read_all (text->str, text->len, NULL);
      g_assert_cmpint (clock () - start, <, 5 * CLOCKS_PER_SEC);
    }
}

int
main (int argc, char *argv[])
{
  setlocale (LC_ALL, "");
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/csv/separators", test_separators);
  g_test_add_func ("/csv/quotes-and-lines", test_quotes_and_lines);
  g_test_add_func ("/csv/ragged-rows", test_ragged_rows);
  g_test_add_func ("/csv/title-line", test_title_line);
  g_test_add_func ("/csv/encodings", test_encodings);
  g_test_add_func ("/csv/broken-encodings", test_broken_encodings);
  g_test_add_func ("/csv/options", test_options);
  g_test_add_func ("/csv/nothing", test_nothing);
  g_test_add_func ("/csv/nul", test_nul);
  g_test_add_func ("/csv/huge-cell", test_huge_cell);
  g_test_add_func ("/csv/longest-cell", test_longest_cell);
  g_test_add_func ("/csv/unbalanced-quote", test_unbalanced_quote);
  g_test_add_func ("/csv/columns", test_columns);
  g_test_add_func ("/csv/5000-columns", test_5000_columns);
  g_test_add_func ("/csv/writing", test_writing);
  g_test_add_func ("/csv/formulas", test_formulas);
  g_test_add_func ("/csv/round-trip", test_round_trip);
  g_test_add_func ("/csv/saving", test_saving);
  g_test_add_func ("/csv/local-style", test_local_style);
  g_test_add_func ("/csv/truncations", test_truncations);
  g_test_add_func ("/csv/random-buffers", test_random_buffers);
  g_test_add_func ("/csv/speed", test_speed);
  g_test_add_func ("/csv/hostile-speed", test_hostile_speed);
  return g_test_run ();
}
