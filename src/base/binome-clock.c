/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The only place that asks what day it is, so that a demo, a test or a report of last year can fix it. */

#include "binome-clock.h"

#include <stdlib.h>
#include <time.h>

static int fixed_today = -1;

static BinomeDate
fixed_by_environment (void)
{
  const char *text = g_getenv ("BINOME_TODAY");

  return text == NULL ? BINOME_DATE_NONE : binome_date_parse_iso (text);
}

static BinomeDate
get_fixed (void)
{
  int today = g_atomic_int_get (&fixed_today);

  if (today < 0)
    {
      today = fixed_by_environment ();
      g_atomic_int_set (&fixed_today, today);
    }

  return today;
}

/**
 * binome_clock_today:
 *
 * Returns: the day it is for the program: the one in `BINOME_TODAY` (YYYY-MM-DD) where that is set,
 *   or else the local calendar's
 */
BinomeDate
binome_clock_today (void)
{
  BinomeDate today = get_fixed ();

  if (today == BINOME_DATE_NONE)
    {
      /* A hundred times faster than GDateTime, which looks for the time zone each time. */
      time_t now = time (NULL);
      struct tm local;

      tzset ();
      localtime_r (&now, &local);
      today = binome_date_new (local.tm_year + 1900, local.tm_mon + 1, local.tm_mday);
    }

  return today;
}

/**
 * binome_clock_now:
 *
 * The moment it is, for the journal. On a fixed day it is always noon, so that two runs of the same
 * session write the same file.
 *
 * Returns: (transfer full): a moment in UTC as `2026-03-16T12:00:00Z`
 */
char *
binome_clock_now (void)
{
  BinomeDate today = get_fixed ();
  g_autoptr (GDateTime) now = NULL;
  g_autofree char *day = NULL;

  if (today != BINOME_DATE_NONE)
    {
      day = binome_date_format_iso (today);
      return g_strconcat (day, "T12:00:00Z", NULL);
    }

  now = g_date_time_new_now_utc ();
  return g_date_time_format (now, "%Y-%m-%dT%H:%M:%SZ");
}

/**
 * binome_clock_fix:
 * @today: the day it shall be from now on, or %BINOME_DATE_NONE to follow the calendar
 *
 * For tests and for reports as of a past day.
 */
void
binome_clock_fix (BinomeDate today)
{
  g_atomic_int_set (&fixed_today, today);
}
