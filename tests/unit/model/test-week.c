/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A week in half-hours: what is added, read, and in common. */

#include <locale.h>
#include <string.h>

#include "binome-week.h"

static int
number (GArray *slots, guint position)
{
  g_assert_cmpuint (position, <, slots->len);
  return g_array_index (slots, int, position);
}

/* Tuesday 9:00 is 24 h + 9 h after Monday midnight: half-hour 66. */
static void
test_slots (void)
{
  BinomeWeek week = { 0 };
  g_autoptr (GArray) slots = NULL;

  g_assert_true (binome_week_is_empty (&week));
  binome_week_add (&week, BINOME_WEEKDAY_TUESDAY, 9 * 60, 10 * 60 + 30, BINOME_WEEK_EITHER);
  binome_week_add (&week, BINOME_WEEKDAY_SUNDAY, 23 * 60, 24 * 60, BINOME_WEEK_REMOTE);
  slots = binome_week_list_slots (&week);
  g_assert_cmpuint (slots->len, ==, 5);
  g_assert_cmpint (number (slots, 0), ==, 66);
  g_assert_cmpint (number (slots, 2), ==, 68);
  g_assert_cmpint (number (slots, 3), ==, 334);
  g_assert_cmpint (number (slots, 4), ==, 335);
  g_assert_cmpint (binome_week_count_minutes (&week), ==, 150);
}

/* Only what is wholly free counts, and nothing outside a week. */
static void
test_edges (void)
{
  BinomeWeek week = { 0 };

  binome_week_add (&week, BINOME_WEEKDAY_MONDAY, 9 * 60 + 10, 9 * 60 + 50, BINOME_WEEK_EITHER);
  g_assert_true (binome_week_is_empty (&week));
  binome_week_add (&week, BINOME_WEEKDAY_MONDAY, 9 * 60 + 10, 10 * 60 + 10, BINOME_WEEK_EITHER);
  g_assert_cmpint (binome_week_count_minutes (&week), ==, 30);
  g_assert_cmpint (binome_week_get (&week, BINOME_WEEKDAY_MONDAY, 9 * 60 + 30), ==, BINOME_WEEK_EITHER);
  binome_week_add (&week, BINOME_WEEKDAY_SUNDAY, 23 * 60, 48 * 60, BINOME_WEEK_SITE);
  binome_week_add (&week, BINOME_WEEKDAY_MONDAY, -600, 30, BINOME_WEEK_SITE);
  binome_week_add (&week, BINOME_WEEKDAY_MONDAY, 12 * 60, 11 * 60, BINOME_WEEK_SITE);
  binome_week_add (&week, (BinomeWeekday)7, 0, 60, BINOME_WEEK_SITE);
  binome_week_add (&week, (BinomeWeekday)-1, 0, 60, BINOME_WEEK_SITE);
  g_assert_cmpint (binome_week_count_minutes (&week), ==, 30 + 60 + 30);
  g_assert_cmpint (binome_week_get (&week, (BinomeWeekday)9, 0), ==, BINOME_WEEK_NOWHERE);
  g_assert_cmpint (binome_week_get (&week, BINOME_WEEKDAY_MONDAY, 1440), ==, BINOME_WEEK_NOWHERE);
}

static void
test_spans (void)
{
  BinomeWeek week = { 0 };
  g_autoptr (GArray) spans = NULL;
  g_autofree char *text = NULL;

  binome_week_add (&week, BINOME_WEEKDAY_MONDAY, 9 * 60, 12 * 60, BINOME_WEEK_EITHER);
  binome_week_add (&week, BINOME_WEEKDAY_FRIDAY, 14 * 60, 15 * 60, BINOME_WEEK_SITE);
  binome_week_add (&week, BINOME_WEEKDAY_FRIDAY, 15 * 60, 16 * 60, BINOME_WEEK_REMOTE);
  spans = binome_week_list_spans (&week);
  g_assert_cmpuint (spans->len, ==, 3);
  g_assert_cmpint (g_array_index (spans, BinomeWeekSpan, 1).ends_at, ==, 15 * 60);
  g_assert_cmpint (g_array_index (spans, BinomeWeekSpan, 2).place, ==, BINOME_WEEK_REMOTE);
  text = binome_week_describe (&week);
  g_assert_cmpstr (text, ==, "Monday 9:00–12:00; Friday 14:00–15:00, on site; Friday 15:00–16:00, remote");
}

/* On site and remote are not together; either goes with both. */
static void
test_intersect (void)
{
  BinomeWeek tutee = { 0 }, tutor = { 0 }, both;
  g_autofree char *text = NULL;

  binome_week_add (&tutee, BINOME_WEEKDAY_MONDAY, 9 * 60, 12 * 60, BINOME_WEEK_EITHER);
  binome_week_add (&tutee, BINOME_WEEKDAY_TUESDAY, 9 * 60, 12 * 60, BINOME_WEEK_SITE);
  binome_week_add (&tutor, BINOME_WEEKDAY_MONDAY, 11 * 60, 14 * 60, BINOME_WEEK_REMOTE);
  binome_week_add (&tutor, BINOME_WEEKDAY_TUESDAY, 9 * 60, 12 * 60, BINOME_WEEK_REMOTE);
  binome_week_intersect (&tutee, &tutor, &both);
  text = binome_week_describe (&both);
  g_assert_cmpstr (text, ==, "Monday 11:00–12:00, remote");
}

static void
test_places (void)
{
  for (int place = BINOME_AVAILABILITY_PLACE_EITHER; place <= BINOME_AVAILABILITY_PLACE_REMOTE; place++)
    {
      BinomeWeekPlace bits = binome_week_place_of ((BinomeAvailabilityPlace)place);

      g_assert_cmpint (bits, !=, BINOME_WEEK_NOWHERE);
      g_assert_cmpint (binome_week_place_to_choice (bits), ==, place);
    }
}

static void
test_words (void)
{
  static const struct
  {
    const char *text;
    const char *week; /* NULL where it is not understood */
  } cases[] = {
    { "9:00–12:00, 14h-17h30 à distance", "Monday 9:00–12:00; Monday 14:00–17:30, remote" },
    { "de 9h à 12h", "Monday 9:00–12:00" },
    { "9-12 sur site ; 14-16 remote", "Monday 9:00–12:00, on site; Monday 14:00–16:00, remote" },
    { "morning", "Monday 9:00–12:00" },
    { "Après-midi, sur site ou à distance", "Monday 14:00–17:00" },
    { "toute la journée en télétravail", "Monday 9:00–17:00, remote" },
    { "9.30 to 11", "Monday 9:30–11:00" },
    { "", "" },
    { "non", "" },
    { "—", "" },
    { "perhaps", NULL },
    { "9", NULL },
    { "12-9", NULL },
    { "9:75-12", NULL },
    { "25-26", NULL },
    { "123456789", NULL },
    { "on site", NULL },
    { "9-12 ☃", NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      BinomeWeek week = { 0 };
      gboolean read = binome_week_add_words (&week, BINOME_WEEKDAY_MONDAY, cases[i].text);
      g_autofree char *text = binome_week_describe (&week);

      g_test_message ("%s", cases[i].text);
      g_assert_cmpint (read, ==, cases[i].week != NULL);
      g_assert_cmpstr (text, ==, cases[i].week != NULL ? cases[i].week : "");
    }
}

int
main (int argc, char **argv)
{
  setlocale (LC_ALL, "C.UTF-8");
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/model/week/slots", test_slots);
  g_test_add_func ("/model/week/edges", test_edges);
  g_test_add_func ("/model/week/spans", test_spans);
  g_test_add_func ("/model/week/intersect", test_intersect);
  g_test_add_func ("/model/week/places", test_places);
  g_test_add_func ("/model/week/words", test_words);

  return g_test_run ();
}
