/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The day it is: the calendar’s, or the one in BINOME_TODAY. */

#include "binome-clock.h"

static void
run_with (const char *value)
{
  g_auto (GStrv) environment = g_get_environ ();

  if (value == NULL)
    environment = g_environ_unsetenv (environment, "BINOME_TODAY");
  else
    environment = g_environ_setenv (environment, "BINOME_TODAY", value, TRUE);
  g_test_trap_subprocess_with_envp ("/clock/subprocess/print", (const char *const *)environment, 0,
                                    G_TEST_SUBPROCESS_DEFAULT);
  g_test_trap_assert_passed ();
}

static void
print_today (void)
{
  g_autofree char *today = binome_date_format_iso (binome_clock_today ());
  g_autofree char *now = binome_clock_now ();

  g_print ("today %s now %s.\n", today, now);
}

static void
test_environment (void)
{
  run_with ("2026-03-16");
  g_test_trap_assert_stdout ("*today 2026-03-16 now 2026-03-16T12:00:00Z.*");
  run_with ("2024-02-29");
  g_test_trap_assert_stdout ("*today 2024-02-29 now 2024-02-29T12:00:00Z.*");
}

/* What is no date does not fix the day. */
static void
test_calendar (void)
{
  static const char *const values[] = { NULL, "", "yesterday", "2023-02-29", "16/03/2026" };

  for (guint i = 0; i < G_N_ELEMENTS (values); i++)
    {
      /* Around midnight one of the two is right. */
      g_autoptr (GDateTime) before = g_date_time_new_now_local ();
      g_autoptr (GDateTime) after = NULL;
      g_autofree char *first = g_date_time_format (before, "*today %Y-%m-%d now *T*Z.*");
      g_autofree char *second = NULL;

      run_with (values[i]);
      after = g_date_time_new_now_local ();
      second = g_date_time_format (after, "*today %Y-%m-%d now *T*Z.*");
      if (g_date_time_get_day_of_month (before) == g_date_time_get_day_of_month (after))
        g_test_trap_assert_stdout (first);
    }
}

static void
test_fixing (void)
{
  BinomeDate day = binome_date_new (2021, 7, 14);
  g_autofree char *now = NULL;

  binome_clock_fix (day);
  now = binome_clock_now ();
  g_assert_cmpint (binome_clock_today (), ==, day);
  g_assert_cmpstr (now, ==, "2021-07-14T12:00:00Z");
  binome_clock_fix (BINOME_DATE_NONE);
  g_assert_cmpint (binome_clock_today (), >, binome_date_new (2024, 1, 1));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/clock/subprocess/print", print_today);
  g_test_add_func ("/clock/environment", test_environment);
  g_test_add_func ("/clock/calendar", test_calendar);
  g_test_add_func ("/clock/fixing", test_fixing);
  return g_test_run ();
}
