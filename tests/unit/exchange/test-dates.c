/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The format of a column of dates, and the dates in it. */

#include <glib.h>

#include "binome-clock.h"
#include "binome-date-guess.h"

static void
assert_date (BinomeDateFormat format, const char *text, const char *iso)
{
  g_autofree char *found = binome_date_format_iso (binome_date_guess_parse (format, text));

  g_test_message ("%s", text);
  g_assert_cmpstr (found, ==, iso);
}

static void
test_columns (void)
{
  static const struct
  {
    const char *cells[8];
    BinomeDateFormat format;
    guint n_unfit;
  } cases[] = {
    { { "2024-01-31", "2024-02-01" }, BINOME_DATE_FORMAT_ISO, 0 },
    { { "2024/01/31 00:00:00", "2024-02-01T08:00:00Z", "20240301" }, BINOME_DATE_FORMAT_ISO, 0 },
    { { "31/01/2024", "01/02/2024", "" }, BINOME_DATE_FORMAT_DMY, 0 },
    { { "31.01.24", "1.2.24" }, BINOME_DATE_FORMAT_DMY, 0 },
    { { "31-01-2024", "oops", "01-02-2024" }, BINOME_DATE_FORMAT_DMY, 1 },
    { { "01/31/2024", "02/01/2024" }, BINOME_DATE_FORMAT_MDY, 0 },
    { { "01/02/2024", "03/04/2023", "12/12/2020" }, BINOME_DATE_FORMAT_AMBIGUOUS, 0 },
    { { "01/02/2024", "unknown", "12/11/2020" }, BINOME_DATE_FORMAT_AMBIGUOUS, 1 },
    /* The same day either way: nothing to ask. */
    { { "01/01/2024", "03/03/2023" }, BINOME_DATE_FORMAT_DMY, 0 },
    /* Both orders in one column. */
    { { "31/01/2024", "01/31/2024" }, BINOME_DATE_FORMAT_AMBIGUOUS, 0 },
    { { "45292", "44927" }, BINOME_DATE_FORMAT_SERIAL, 0 },
    { { "3 mars 2021", "1er avril 2020", "x" }, BINOME_DATE_FORMAT_LONG, 1 },
    { { "Lyon", "Paris", "01/02/2024" }, BINOME_DATE_FORMAT_NONE, 3 },
    { { "", " ", "00/00/0000" }, BINOME_DATE_FORMAT_NONE, 0 },
    { { "31/02/2024", "32/01/2024" }, BINOME_DATE_FORMAT_NONE, 2 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      BinomeDateGuess guess = { 0 };

      for (guint j = 0; j < 8; j++)
        binome_date_guess_add (&guess, cases[i].cells[j]);
      g_test_message ("%s", cases[i].cells[0]);
      g_assert_cmpint (binome_date_guess_get_format (&guess), ==, cases[i].format);
      if (cases[i].format != BINOME_DATE_FORMAT_NONE)
        g_assert_cmpuint (binome_date_guess_get_n_unfit (&guess, cases[i].format), ==, cases[i].n_unfit);
    }
}

/* One cell typed the wrong way round in a long column does not make it doubtful, but is counted. */
static void
test_typing_error (void)
{
  BinomeDateGuess guess = { 0 };

  for (int i = 0; i < 50; i++)
    binome_date_guess_add (&guess, "25/03/2024");
  binome_date_guess_add (&guess, "03/25/2024");
  g_assert_cmpint (binome_date_guess_get_format (&guess), ==, BINOME_DATE_FORMAT_DMY);
  g_assert_cmpuint (binome_date_guess_get_n_unfit (&guess, BINOME_DATE_FORMAT_DMY), ==, 1);
}

static void
test_cells (void)
{
  binome_clock_fix (binome_date_new (2026, 3, 16));

  assert_date (BINOME_DATE_FORMAT_ISO, "2024-02-29", "2024-02-29");
  assert_date (BINOME_DATE_FORMAT_ISO, "2023-02-29", "");
  assert_date (BINOME_DATE_FORMAT_ISO, "20240229", "2024-02-29");
  assert_date (BINOME_DATE_FORMAT_ISO, "2024-02-29junk", "");
  assert_date (BINOME_DATE_FORMAT_ISO, "24-02-29", "");
  assert_date (BINOME_DATE_FORMAT_DMY, " 03/04/2024 ", "2024-04-03");
  assert_date (BINOME_DATE_FORMAT_DMY, "3.4.2024", "2024-04-03");
  assert_date (BINOME_DATE_FORMAT_DMY, "3 4 2024 10:30", "2024-04-03");
  assert_date (BINOME_DATE_FORMAT_DMY, "03/04-2024", "");
  assert_date (BINOME_DATE_FORMAT_DMY, "03/04/202", "");
  assert_date (BINOME_DATE_FORMAT_DMY, "03/04/20245", "");
  assert_date (BINOME_DATE_FORMAT_DMY, "03/04", "");
  assert_date (BINOME_DATE_FORMAT_DMY, "003/04/2024", "");
  assert_date (BINOME_DATE_FORMAT_MDY, "03/04/2024", "2024-03-04");
  assert_date (BINOME_DATE_FORMAT_MDY, "25/04/2024", "");
  assert_date (BINOME_DATE_FORMAT_AMBIGUOUS, "03/04/2024", "");
  /* Two digits: up to 20 years ahead of 2026. */
  assert_date (BINOME_DATE_FORMAT_DMY, "03/04/24", "2024-04-03");
  assert_date (BINOME_DATE_FORMAT_DMY, "03/04/46", "2046-04-03");
  assert_date (BINOME_DATE_FORMAT_DMY, "03/04/47", "1947-04-03");
  assert_date (BINOME_DATE_FORMAT_DMY, "03/04/99", "1999-04-03");
  assert_date (BINOME_DATE_FORMAT_DMY, "03/04/00", "2000-04-03");
  /* As Excel and LibreOffice Calc show them. */
  assert_date (BINOME_DATE_FORMAT_SERIAL, "45292", "2024-01-01");
  assert_date (BINOME_DATE_FORMAT_SERIAL, "36526", "2000-01-01");
  assert_date (BINOME_DATE_FORMAT_SERIAL, "45351.75", "2024-02-29");
  assert_date (BINOME_DATE_FORMAT_SERIAL, "12", "");
  assert_date (BINOME_DATE_FORMAT_SERIAL, "99999", "");
  assert_date (BINOME_DATE_FORMAT_LONG, "3 mars 2021", "2021-03-03");
  assert_date (BINOME_DATE_FORMAT_LONG, "Lundi 1er Février 2021", "2021-02-01");
  assert_date (BINOME_DATE_FORMAT_LONG, "12 déc. 21", "2021-12-12");
  assert_date (BINOME_DATE_FORMAT_LONG, "15 août 2024", "2024-08-15");
  assert_date (BINOME_DATE_FORMAT_LONG, "March 3rd, 2021", "2021-03-03");
  assert_date (BINOME_DATE_FORMAT_LONG, "03-Mar-2021", "2021-03-03");
  assert_date (BINOME_DATE_FORMAT_LONG, "5 juil. 2021", "2021-07-05");
  assert_date (BINOME_DATE_FORMAT_LONG, "5 juin 2021", "2021-06-05");
  assert_date (BINOME_DATE_FORMAT_LONG, "31 avril 2021", "");
  assert_date (BINOME_DATE_FORMAT_LONG, "mars", "");
  assert_date (BINOME_DATE_FORMAT_LONG, "3 chats 2021", "");
  assert_date (BINOME_DATE_FORMAT_ISO, NULL, "");

  binome_clock_fix (BINOME_DATE_NONE);
}

/* Every day of some years is read back in every format. */
static void
test_every_day (void)
{
  static const struct
  {
    BinomeDateFormat format;
    const char *pattern;
  } formats[] = {
    { BINOME_DATE_FORMAT_ISO, "%Y-%m-%d" },
    { BINOME_DATE_FORMAT_DMY, "%d/%m/%Y" },
    { BINOME_DATE_FORMAT_MDY, "%m.%d.%y" },
    { BINOME_DATE_FORMAT_LONG, "%d %B %Y" },
  };

  for (BinomeDate date = binome_date_new (2023, 12, 1); date < binome_date_new (2025, 2, 1); date++)
    for (guint i = 0; i < G_N_ELEMENTS (formats); i++)
      {
        GDate day;
        char text[64];

        g_date_clear (&day, 1);
        g_date_set_julian (&day, (guint32)date);
        g_date_strftime (text, sizeof text, formats[i].pattern, &day);
        g_assert_cmpint (binome_date_guess_parse (formats[i].format, text), ==, date);
      }
}

static void
test_random_cells (void)
{
  static const char likely[] = "0123456789/-. :T,marsfevé";
  g_autoptr (GRand) rand = g_rand_new_with_seed (7);

  for (guint round = 0; round < 50000; round++)
    {
      BinomeDateGuess guess = { 0 };
      char text[24] = "";
      int length = g_rand_int_range (rand, 0, 23);

      for (int i = 0; i < length; i++)
        text[i] = round % 3 == 0 ? (char)g_rand_int_range (rand, 1, 256)
                                 : likely[g_rand_int_range (rand, 0, sizeof likely - 1)];
      if (!g_utf8_validate (text, -1, NULL))
        continue;
      binome_date_guess_add (&guess, text);
      g_assert_cmpint (binome_date_guess_get_format (&guess), <=, BINOME_DATE_FORMAT_LONG);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/date-guess/columns", test_columns);
  g_test_add_func ("/date-guess/typing-error", test_typing_error);
  g_test_add_func ("/date-guess/cells", test_cells);
  g_test_add_func ("/date-guess/every-day", test_every_day);
  g_test_add_func ("/date-guess/random-cells", test_random_cells);
  return g_test_run ();
}
