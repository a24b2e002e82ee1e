/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Days: reading, writing, months, the French public holidays and working days. */

#include <locale.h>
#include <string.h>
#include <glib.h>

#include "binome-clock.h"
#include "binome-date.h"

static BinomeDate
day (const char *iso)
{
  BinomeDate date = binome_date_parse_iso (iso);

  g_assert_cmpint (date, >, 0);
  return date;
}

#define assert_day(date, iso)                                                                                \
  G_STMT_START                                                                                               \
  {                                                                                                          \
    g_autofree char *text_ = binome_date_format_iso (date);                                                  \
    g_assert_cmpstr (text_, ==, iso);                                                                        \
  }                                                                                                          \
  G_STMT_END

static gboolean
use_locale (const char *name)
{
  if (setlocale (LC_ALL, name) != NULL)
    return TRUE;

  g_test_skip ("that locale is not installed");
  return FALSE;
}

static void
leave_locale (void)
{
  setlocale (LC_ALL, "C.UTF-8");
}

static void
test_numbers (void)
{
  int year, month, dom;

  /* GLib and Python’s date.toordinal() count alike: 1 January of year 1 is 1. */
  g_assert_cmpint (binome_date_new (1, 1, 1), ==, 1);
  g_assert_cmpint (binome_date_new (2024, 1, 1), ==, 738886);
  g_assert_cmpint (binome_date_new (9999, 12, 31), ==, 3652059);
  binome_date_get (738886 + 59, &year, &month, &dom);
  g_assert_cmpint (year * 10000 + month * 100 + dom, ==, 20240229);
  binome_date_get (BINOME_DATE_NONE, &year, &month, &dom);
  g_assert_cmpint (year + month + dom, ==, 0);
  binome_date_get (3652060, &year, NULL, NULL);
  g_assert_cmpint (year, ==, 0);
  binome_date_get (G_MININT32, &year, NULL, NULL);
  g_assert_cmpint (year, ==, 0);
}

static void
test_iso (void)
{
  static const char *const bad[] = { NULL,
                                     "",
                                     "2024",
                                     "2024-1-1",
                                     "2024-01",
                                     "2024-01-01 ",
                                     " 2024-01-01",
                                     "2024-01-01x",
                                     "2024/01/01",
                                     "2024-13-01",
                                     "2024-00-01",
                                     "2024-01-00",
                                     "2024-01-32",
                                     "2024-04-31",
                                     "2023-02-29",
                                     "1900-02-29",
                                     "0000-01-01",
                                     "-024-01-01",
                                     "+024-01-01",
                                     "99999-01-01",
                                     "2024-01-01T00:00",
                                     "２０２４-01-01",
                                     "\xff\xfe",
                                     "2024-0\xc3-01",
                                     "202a-01-01",
                                     "\x01",
                                     "----------" };
  static const char *const good[]
      = { "2024-02-29", "2000-02-29", "2026-03-16", "0001-01-01", "9999-12-31", "1999-12-31" };

  for (guint i = 0; i < G_N_ELEMENTS (bad); i++)
    g_assert_cmpint (binome_date_parse_iso (bad[i]), ==, BINOME_DATE_NONE);
  for (guint i = 0; i < G_N_ELEMENTS (good); i++)
    assert_day (binome_date_parse_iso (good[i]), good[i]);
  assert_day (BINOME_DATE_NONE, "");
  assert_day (-5, "");
  assert_day (G_MAXINT32, "");
}

/* Leap years by the rule of the Gregorian calendar, and each day following the one before. */
static void
test_leap_years (void)
{
  for (int year = 1600; year <= 2400; year++)
    {
      gboolean leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);

      g_assert_cmpint (binome_date_new (year, 2, 29) != BINOME_DATE_NONE, ==, leap);
      g_assert_cmpint (binome_date_new (year + 1, 1, 1) - binome_date_new (year, 1, 1), ==, leap ? 366 : 365);
    }
  for (BinomeDate date = binome_date_new (1895, 1, 1); date < binome_date_new (2105, 1, 1); date++)
    {
      int year, month, dom;

      binome_date_get (date, &year, &month, &dom);
      g_assert_cmpint (binome_date_new (year, month, dom), ==, date);
    }
}

static void
test_weekdays (void)
{
  g_assert_cmpint (binome_date_get_weekday (day ("2026-03-16")), ==, 1); /* a Monday */
  g_assert_cmpint (binome_date_get_weekday (day ("1969-07-20")), ==, 7); /* first men on the Moon, a Sunday */
  g_assert_cmpint (binome_date_get_weekday (day ("1789-07-14")), ==, 2); /* the Bastille, a Tuesday */
  g_assert_cmpint (binome_date_get_weekday (BINOME_DATE_NONE), ==, 0);
}

static void
test_months (void)
{
  assert_day (binome_date_add_months (day ("2024-01-31"), 1), "2024-02-29");
  assert_day (binome_date_add_months (day ("2023-01-31"), 1), "2023-02-28");
  assert_day (binome_date_add_months (day ("2024-02-29"), 12), "2025-02-28");
  assert_day (binome_date_add_months (day ("2024-03-31"), -1), "2024-02-29");
  assert_day (binome_date_add_months (day ("2024-01-15"), -13), "2022-12-15");
  assert_day (binome_date_add_months (day ("2024-01-15"), 0), "2024-01-15");
  assert_day (binome_date_add_months (BINOME_DATE_NONE, 3), "");
  assert_day (binome_date_add_months (day ("9999-12-01"), 1), "");
  assert_day (binome_date_add_months (day ("0001-01-01"), -1), "");
  assert_day (binome_date_add_months (day ("2024-01-01"), G_MAXINT), "");
  assert_day (binome_date_add_months (day ("2024-01-01"), G_MININT), "");

  g_assert_cmpint (binome_date_months_between (day ("2024-01-15"), day ("2024-01-15")), ==, 0);
  g_assert_cmpint (binome_date_months_between (day ("2024-01-15"), day ("2024-02-14")), ==, 0);
  g_assert_cmpint (binome_date_months_between (day ("2024-01-15"), day ("2024-02-15")), ==, 1);
  g_assert_cmpint (binome_date_months_between (day ("2024-01-31"), day ("2024-02-29")), ==, 1);
  g_assert_cmpint (binome_date_months_between (day ("2023-09-01"), day ("2026-08-31")), ==, 35);
  g_assert_cmpint (binome_date_months_between (day ("2026-03-16"), day ("2024-03-16")), ==, -24);
  g_assert_cmpint (binome_date_months_between (BINOME_DATE_NONE, day ("2024-03-16")), ==, 0);
  g_assert_cmpint (binome_date_months_between (day ("2024-03-16"), G_MAXINT32), ==, 0);
}

/* As published by the French administration (service-public.fr, “Jours fériés”): all of each year, in order.
 */
static const char *const holidays[][11] = {
  { "2024-01-01", "2024-04-01", "2024-05-01", "2024-05-08", "2024-05-09", "2024-05-20", "2024-07-14",
    "2024-08-15", "2024-11-01", "2024-11-11", "2024-12-25" },
  { "2025-01-01", "2025-04-21", "2025-05-01", "2025-05-08", "2025-05-29", "2025-06-09", "2025-07-14",
    "2025-08-15", "2025-11-01", "2025-11-11", "2025-12-25" },
  { "2026-01-01", "2026-04-06", "2026-05-01", "2026-05-08", "2026-05-14", "2026-05-25", "2026-07-14",
    "2026-08-15", "2026-11-01", "2026-11-11", "2026-12-25" },
  { "2027-01-01", "2027-03-29", "2027-05-01", "2027-05-06", "2027-05-08", "2027-05-17", "2027-07-14",
    "2027-08-15", "2027-11-01", "2027-11-11", "2027-12-25" },
  { "2028-01-01", "2028-04-17", "2028-05-01", "2028-05-08", "2028-05-25", "2028-06-05", "2028-07-14",
    "2028-08-15", "2028-11-01", "2028-11-11", "2028-12-25" },
  { "2029-01-01", "2029-04-02", "2029-05-01", "2029-05-08", "2029-05-10", "2029-05-21", "2029-07-14",
    "2029-08-15", "2029-11-01", "2029-11-11", "2029-12-25" },
  { "2030-01-01", "2030-04-22", "2030-05-01", "2030-05-08", "2030-05-30", "2030-06-10", "2030-07-14",
    "2030-08-15", "2030-11-01", "2030-11-11", "2030-12-25" },
};

static void
test_public_holidays (void)
{
  guint year = 0, n = 0;

  for (BinomeDate date = day ("2024-01-01"); date <= day ("2030-12-31"); date++)
    {
      gboolean expected = year < G_N_ELEMENTS (holidays) && date == day (holidays[year][n]);

      g_assert_cmpint (binome_date_is_public_holiday (date), ==, expected);
      if (expected && ++n == 11)
        {
          n = 0;
          year++;
        }
    }
  g_assert_cmpuint (year, ==, 7);
  g_assert_false (binome_date_is_public_holiday (BINOME_DATE_NONE));
  g_assert_false (binome_date_is_public_holiday (G_MAXINT32));
}

/* Easter Mondays of the years whose Easter is the earliest and the latest there can be, among others
 * (table of the Book of Common Prayer). */
static void
test_easter (void)
{
  static const char *const mondays[]
      = { "1818-03-23", "1943-04-26", "1954-04-19", "1981-04-20", "2000-04-24",
          "2008-03-24", "2011-04-25", "2038-04-26", "2049-04-19", "2076-04-20" };

  for (guint i = 0; i < G_N_ELEMENTS (mondays); i++)
    {
      g_assert_true (binome_date_is_public_holiday (day (mondays[i])));
      g_assert_false (binome_date_is_public_holiday (day (mondays[i]) - 7));
      g_assert_false (binome_date_is_public_holiday (day (mondays[i]) - 1));
    }
}

static void
test_working_days (void)
{
  /* Saturday counts, Sunday and holidays do not (jours ouvrables). */
  g_assert_true (binome_date_is_working_day (day ("2026-03-14")));
  g_assert_false (binome_date_is_working_day (day ("2026-03-15")));
  g_assert_false (binome_date_is_working_day (day ("2026-05-14")));
  g_assert_false (binome_date_is_working_day (BINOME_DATE_NONE));

  assert_day (binome_date_add_working_days (day ("2026-03-16"), 0), "2026-03-16");
  assert_day (binome_date_add_working_days (day ("2026-03-16"), 5), "2026-03-21");
  assert_day (binome_date_add_working_days (day ("2026-03-16"), 6), "2026-03-23");
  /* Over 1 and 8 May 2026, both Fridays: 30 April + 7 is 2, 4, 5, 6, 7, 9, 11 May. */
  assert_day (binome_date_add_working_days (day ("2026-04-30"), 7), "2026-05-11");
  assert_day (binome_date_add_working_days (BINOME_DATE_NONE, 7), "");
  assert_day (binome_date_add_working_days (day ("9999-12-30"), G_MAXINT), "");

  assert_day (binome_date_next_working_day (day ("2026-03-16")), "2026-03-16");
  assert_day (binome_date_next_working_day (day ("2026-03-14")), "2026-03-16");
  assert_day (binome_date_next_working_day (day ("2026-05-01")), "2026-05-04");
  assert_day (binome_date_next_working_day (day ("2026-12-25")), "2026-12-28");
  assert_day (binome_date_next_working_day (BINOME_DATE_NONE), "");
}

static void
assert_written (const char *iso, BinomeDateStyle style, const char *expected)
{
  g_autofree char *text = binome_date_format (day (iso), style);

  g_assert_cmpstr (text, ==, expected);
}

static void
test_french (void)
{
  if (!use_locale ("fr_FR.UTF-8"))
    return;

  binome_clock_fix (day ("2026-03-16"));
  assert_written ("2026-03-06", BINOME_DATE_SHORT, "06/03/2026");
  assert_written ("2026-03-06", BINOME_DATE_MEDIUM, "6 mars 2026");
  assert_written ("2026-08-06", BINOME_DATE_LONG, "jeudi 6 août 2026");
  assert_written ("2026-03-06", BINOME_DATE_MONTH, "mars 2026");
  assert_day (binome_date_parse_local ("03/04/2026"), "2026-04-03");
  assert_day (binome_date_parse_local ("3.4.26"), "2026-04-03");
  assert_day (binome_date_parse_local ("3 4 1999"), "1999-04-03");
  assert_day (binome_date_parse_local ("03/04"), "2026-04-03");
  assert_day (binome_date_parse_local ("2026-04-03"), "2026-04-03");
  assert_day (binome_date_parse_local ("04/31/2026"), "");
  binome_clock_fix (BINOME_DATE_NONE);
  leave_locale ();
}

static void
test_american (void)
{
  if (!use_locale ("en_US.UTF-8"))
    return;

  binome_clock_fix (day ("2026-03-16"));
  assert_written ("2026-03-06", BINOME_DATE_SHORT, "03/06/2026");
  assert_written ("2026-03-06", BINOME_DATE_MEDIUM, "6 Mar 2026");
  assert_written ("2026-03-06", BINOME_DATE_LONG, "Friday 6 March 2026");
  assert_day (binome_date_parse_local ("03/04/2026"), "2026-03-04");
  assert_day (binome_date_parse_local ("3/4/26"), "2026-03-04");
  assert_day (binome_date_parse_local ("3/4"), "2026-03-04");
  assert_day (binome_date_parse_local ("2026-04-03"), "2026-04-03");
  assert_day (binome_date_parse_local ("31/04/2026"), "");
  binome_clock_fix (BINOME_DATE_NONE);
  leave_locale ();
}

static void
test_british (void)
{
  if (!use_locale ("en_GB.UTF-8"))
    return;

  assert_written ("2026-03-06", BINOME_DATE_SHORT, "06/03/2026");
  assert_day (binome_date_parse_local ("03/04/2026"), "2026-04-03");
  leave_locale ();
}

static void
test_moment (void)
{
  g_autofree char *zone = g_strdup (g_getenv ("TZ"));
  g_autofree char *evening = NULL, *nothing = NULL;

  g_setenv ("TZ", "Europe/Paris", TRUE);
  evening = binome_date_format_moment ("2026-06-30T22:30:00Z");
  nothing = binome_date_format_moment ("yesterday");
  g_assert_cmpstr (evening, ==, "1 Jul 2026, 00:30");
  g_assert_cmpstr (nothing, ==, "yesterday");
  if (zone != NULL)
    g_setenv ("TZ", zone, TRUE);
  else
    g_unsetenv ("TZ");
}

static void
test_typed_nonsense (void)
{
  static const char *const bad[] = { NULL,
                                     "",
                                     " ",
                                     "/",
                                     "1",
                                     "1/",
                                     "1/2/3/4",
                                     "12345",
                                     "123456",
                                     "1/2/123",
                                     "1/2/12345",
                                     "99999999999999999999",
                                     "1/1/99999999999",
                                     "a/b/c",
                                     "1/2/2026x",
                                     "\xff",
                                     "１/２/2026",
                                     "0/0/0",
                                     "13/13/2026",
                                     "00/00/0000",
                                     "2026-02-30",
                                     "20260316" };

  for (guint i = 0; i < G_N_ELEMENTS (bad); i++)
    g_assert_cmpint (binome_date_parse_local (bad[i]), ==, BINOME_DATE_NONE);
}

static void
test_random_texts (void)
{
  static const char likely[] = "0123456789/-. \xc3\xa9x";
  g_autoptr (GRand) rand = g_rand_new_with_seed (5);

  for (guint round = 0; round < 50000; round++)
    {
      char text[16] = "";
      int length = g_rand_int_range (rand, 0, 15);
      BinomeDate date;

      for (int i = 0; i < length; i++)
        text[i] = likely[g_rand_int_range (rand, 0, sizeof likely - 1)];
      date = binome_date_parse_local (text);
      g_assert_true (date == BINOME_DATE_NONE || (date > 0 && date <= 3652059));
      date = binome_date_parse_iso (text);
      if (date != BINOME_DATE_NONE)
        assert_day (date, text);
    }
}

int
main (int argc, char *argv[])
{
  setlocale (LC_ALL, "C.UTF-8");
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/date/numbers", test_numbers);
  g_test_add_func ("/date/iso", test_iso);
  g_test_add_func ("/date/leap-years", test_leap_years);
  g_test_add_func ("/date/weekdays", test_weekdays);
  g_test_add_func ("/date/months", test_months);
  g_test_add_func ("/date/public-holidays", test_public_holidays);
  g_test_add_func ("/date/easter", test_easter);
  g_test_add_func ("/date/working-days", test_working_days);
  g_test_add_func ("/date/french", test_french);
  g_test_add_func ("/date/american", test_american);
  g_test_add_func ("/date/british", test_british);
  g_test_add_func ("/date/moment", test_moment);
  g_test_add_func ("/date/typed-nonsense", test_typed_nonsense);
  g_test_add_func ("/date/random-texts", test_random_texts);
  return g_test_run ();
}
