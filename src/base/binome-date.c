/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Days: reading, writing, and counting them as French labour law does. */

#include "binome-date.h"

#include <langinfo.h>
#include <string.h>
#include <glib/gi18n-lib.h>

#include "binome-clock.h"

/* 31 December 9999. */
#define LAST_DAY 3652059

static gboolean
is_day (BinomeDate date)
{
  return date > BINOME_DATE_NONE && date <= LAST_DAY;
}

/**
 * binome_date_new:
 * @year: 1 to 9999
 * @month: 1 to 12
 * @day: of the month, from 1
 *
 * Returns: the day, or %BINOME_DATE_NONE where there is no such day
 */
BinomeDate
binome_date_new (int year, int month, int day)
{
  GDate date;

  if (year < 1 || year > 9999 || month < 1 || month > 12 || day < 1 || day > 31
      || !g_date_valid_dmy ((GDateDay)day, (GDateMonth)month, (GDateYear)year))
    return BINOME_DATE_NONE;

  g_date_clear (&date, 1);
  g_date_set_dmy (&date, (GDateDay)day, (GDateMonth)month, (GDateYear)year);
  return (BinomeDate)g_date_get_julian (&date);
}

static void
to_gdate (BinomeDate date, GDate *out)
{
  g_date_clear (out, 1);
  g_date_set_julian (out, (guint32)date);
}

/**
 * binome_date_get:
 * @date: a day
 * @year: (out) (optional): its year
 * @month: (out) (optional): its month, from 1
 * @day: (out) (optional): its day of the month, from 1
 *
 * All three are 0 for %BINOME_DATE_NONE.
 */
void
binome_date_get (BinomeDate date, int *year, int *month, int *day)
{
  GDate d;

  if (is_day (date))
    to_gdate (date, &d);
  if (year != NULL)
    *year = is_day (date) ? g_date_get_year (&d) : 0;
  if (month != NULL)
    *month = is_day (date) ? g_date_get_month (&d) : 0;
  if (day != NULL)
    *day = is_day (date) ? g_date_get_day (&d) : 0;
}

/**
 * binome_date_get_weekday:
 * @date: a day
 *
 * Returns: 1 for Monday to 7 for Sunday; 0 for %BINOME_DATE_NONE
 */
int
binome_date_get_weekday (BinomeDate date)
{
  return is_day (date) ? (date - 1) % 7 + 1 : 0; /* Julian day 1, 1 January of year 1, was a Monday */
}

static gboolean
read_digits (const char **p, int count, int *out)
{
  int value = 0;

  for (int i = 0; i < count; i++, (*p)++)
    {
      if (!g_ascii_isdigit (**p))
        return FALSE;
      value = value * 10 + (**p - '0');
    }

  *out = value;
  return TRUE;
}

/**
 * binome_date_parse_iso:
 * @text: (nullable): `YYYY-MM-DD`, and nothing after it
 *
 * Returns: the day, or %BINOME_DATE_NONE
 */
BinomeDate
binome_date_parse_iso (const char *text)
{
  const char *p = text != NULL ? text : "";
  int year, month, day;

  if (!read_digits (&p, 4, &year) || *p++ != '-' || !read_digits (&p, 2, &month) || *p++ != '-'
      || !read_digits (&p, 2, &day) || *p != '\0')
    return BINOME_DATE_NONE;

  return binome_date_new (year, month, day);
}

/**
 * binome_date_format_iso:
 * @date: a day
 *
 * Returns: (transfer full): `YYYY-MM-DD`; empty for %BINOME_DATE_NONE
 */
char *
binome_date_format_iso (BinomeDate date)
{
  int year, month, day;

  if (!is_day (date))
    return g_strdup ("");

  binome_date_get (date, &year, &month, &day);
  return g_strdup_printf ("%04d-%02d-%02d", year, month, day);
}

/* The locale's own short date, with the whole year: “11/03/13” could be anything. */
static char *
short_format (void)
{
  GString *format = g_string_new (nl_langinfo (D_FMT));

  g_string_replace (format, "%y", "%Y", 0);
  g_string_replace (format, "%D", "%m/%d/%Y", 0);
  return g_string_free (format, FALSE);
}

/**
 * binome_date_format:
 * @date: a day
 * @style: how
 *
 * Returns: (transfer full): @date in the user's locale; empty for %BINOME_DATE_NONE
 */
char *
binome_date_format (BinomeDate date, BinomeDateStyle style)
{
  g_autoptr (GDateTime) moment = NULL;
  g_autofree char *short_date = NULL;
  int year, month, day;
  const char *format = NULL;

  if (!is_day (date))
    return g_strdup ("");

  binome_date_get (date, &year, &month, &day);
  moment = g_date_time_new_utc (year, month, day, 12, 0, 0);
  switch (style)
    {
    case BINOME_DATE_SHORT:
      format = short_date = short_format ();
      break;
    case BINOME_DATE_MEDIUM:
      format = day == 1 ?
                        /* Translators: as “%-d %b %Y”, for the first of a month. */
                   C_ ("first of the month", "%-d %b %Y")
                        /* Translators: a short date such as “16 Mar 2026”, see g_date_time_format(). */
                        : _ ("%-d %b %Y");
      break;
    case BINOME_DATE_LONG:
      format = day == 1
                   ?
                   /* Translators: as “%A %-d %B %Y”, for the first of a month. */
                   C_ ("first of the month", "%A %-d %B %Y")
                   /* Translators: a full date such as “Monday 16 March 2026”, see g_date_time_format(). */
                   : _ ("%A %-d %B %Y");
      break;
    case BINOME_DATE_MONTH:
      /* Translators: a month such as “March 2026”, see g_date_time_format(). */
      format = _ ("%OB %Y");
      break;
    default:
      g_return_val_if_reached (NULL);
    }

  return g_date_time_format (moment, format);
}

/**
 * binome_date_format_moment:
 * @utc: a moment in ISO 8601, as the journal keeps it
 *
 * Returns: (transfer full): its day and its time in the user's zone and language; @utc itself where it is
 *   no moment
 */
char *
binome_date_format_moment (const char *utc)
{
  g_autoptr (GDateTime) moment = g_date_time_new_from_iso8601 (utc, NULL);
  g_autoptr (GDateTime) local = moment != NULL ? g_date_time_to_local (moment) : NULL;
  g_autofree char *day = NULL, *time = NULL;

  if (local == NULL)
    return g_strdup (utc);

  day = binome_date_format (binome_date_new (g_date_time_get_year (local), g_date_time_get_month (local),
                                             g_date_time_get_day_of_month (local)),
                            BINOME_DATE_MEDIUM);
  time = g_date_time_format (local, "%H:%M");
  /* Translators: a day and a time: “16 Mar 2026, 12:00”. */
  return g_strdup_printf (C_ ("moment", "%1$s, %2$s"), day, time);
}

/* The order of day, month and year in the locale's own short date. */
static void
local_order (int order[3])
{
  GDate sample;
  char text[64] = "";
  const char *day, *month, *year;

  to_gdate (binome_date_new (2033, 11, 22), &sample);
  g_date_strftime (text, sizeof text, "%x", &sample);
  day = strstr (text, "22");
  month = strstr (text, "11");
  year = strstr (text, "33");
  if (day == NULL || month == NULL || year == NULL)
    day = text, month = text + 1, year = text + 2;
  order[0] = (month < day) + (year < day);
  order[1] = (day < month) + (year < month);
  order[2] = (day < year) + (month < year);
}

/* Reads up to three numbers with signs or blanks between them. Returns how many, or 0 where there is
 * anything else. */
static int
read_numbers (const char *text, int numbers[3], int lengths[3])
{
  int count = 0;

  for (const char *p = text; *p != '\0';)
    {
      if (!g_ascii_isdigit (*p))
        {
          if (strchr ("/-. ", *p) == NULL)
            return 0;
          p++;
          continue;
        }
      if (count == 3)
        return 0;
      numbers[count] = lengths[count] = 0;
      for (; g_ascii_isdigit (*p); p++, lengths[count]++)
        {
          if (lengths[count] == 4)
            return 0;
          numbers[count] = numbers[count] * 10 + (*p - '0');
        }
      count++;
    }

  return count;
}

/* A year as typed: of four digits, or of one or two, which then lie between 1970 and 2069. */
static int
full_year (int number, int length)
{
  if (length > 2)
    return length == 4 ? number : 0;

  return number + (number < 70 ? 2000 : 1900);
}

/**
 * binome_date_parse_local:
 * @text: (nullable): what someone typed: three numbers in the locale's order, or year first; the
 *   century may be left out, and so may the year, which is then this one's
 *
 * Returns: the day, or %BINOME_DATE_NONE
 */
BinomeDate
binome_date_parse_local (const char *text)
{
  int numbers[3], lengths[3], order[3], this_year;
  int count = read_numbers (text != NULL ? text : "", numbers, lengths);

  if (count < 2)
    return BINOME_DATE_NONE;

  if (count == 3 && lengths[0] == 4)
    return binome_date_new (numbers[0], numbers[1], numbers[2]);

  local_order (order);
  if (count == 3)
    return binome_date_new (full_year (numbers[order[2]], lengths[order[2]]), numbers[order[1]],
                            numbers[order[0]]);

  binome_date_get (binome_clock_today (), &this_year, NULL, NULL);
  return order[0] < order[1] ? binome_date_new (this_year, numbers[1], numbers[0])
                             : binome_date_new (this_year, numbers[0], numbers[1]);
}

/**
 * binome_date_add_months:
 * @date: a day
 * @months: how many, may be negative
 *
 * Returns: the same day of the month, or the last day of a shorter one; %BINOME_DATE_NONE outside the years
 *   1 to 9999
 */
BinomeDate
binome_date_add_months (BinomeDate date, int months)
{
  int year, month, day;
  gint64 index;

  if (!is_day (date))
    return BINOME_DATE_NONE;

  binome_date_get (date, &year, &month, &day);
  index = (gint64)year * 12 + (month - 1) + months;
  if (index < 12 || index >= 10000 * 12)
    return BINOME_DATE_NONE;

  year = (int)(index / 12);
  month = (int)(index % 12) + 1;
  return binome_date_new (year, month,
                          MIN (day, g_date_get_days_in_month ((GDateMonth)month, (GDateYear)year)));
}

/**
 * binome_date_months_between:
 * @from: a day
 * @to: a day
 *
 * Returns: whole months from @from to @to, negative where @to comes first; 0 where either is no day
 */
int
binome_date_months_between (BinomeDate from, BinomeDate to)
{
  int y1, m1, d1, y2, m2, d2, months;

  if (!is_day (from) || !is_day (to))
    return 0;
  if (from > to)
    return -binome_date_months_between (to, from);

  binome_date_get (from, &y1, &m1, &d1);
  binome_date_get (to, &y2, &m2, &d2);
  months = (y2 - y1) * 12 + m2 - m1;
  return binome_date_add_months (from, months) > to ? months - 1 : months;
}

/* Easter Sunday, by the anonymous Gregorian algorithm (Nature, 20 April 1876). */
static BinomeDate
easter (int year)
{
  int a = year % 19, b = year / 100, c = year % 100, d = b / 4, e = b % 4, f = (b + 8) / 25;
  int g = (b - f + 1) / 3, h = (19 * a + b - d - g + 15) % 30, i = c / 4, k = c % 4;
  int l = (32 + 2 * e + 2 * i - h - k) % 7, m = (a + 11 * h + 22 * l) / 451;

  return binome_date_new (year, (h + l - 7 * m + 114) / 31, (h + l - 7 * m + 114) % 31 + 1);
}

/**
 * binome_date_is_public_holiday:
 * @date: a day
 *
 * The eleven public holidays of France (Code du travail, L3133-1).
 *
 * Returns: whether @date is one of them
 */
gboolean
binome_date_is_public_holiday (BinomeDate date)
{
  static const guint8 fixed[][2]
      = { { 1, 1 }, { 5, 1 }, { 5, 8 }, { 7, 14 }, { 8, 15 }, { 11, 1 }, { 11, 11 }, { 12, 25 } };
  BinomeDate sunday;
  int year, month, day;

  if (!is_day (date))
    return FALSE;

  binome_date_get (date, &year, &month, &day);
  for (gsize i = 0; i < G_N_ELEMENTS (fixed); i++)
    if (fixed[i][0] == month && fixed[i][1] == day)
      return TRUE;

  sunday = easter (year);
  return date == sunday + 1 || date == sunday + 39 || date == sunday + 50;
}

/**
 * binome_date_is_working_day:
 * @date: a day
 *
 * Working days (*jours ouvrables*) are Monday to Saturday less public holidays.
 *
 * Returns: whether @date is one
 */
gboolean
binome_date_is_working_day (BinomeDate date)
{
  return is_day (date) && binome_date_get_weekday (date) != 7 && !binome_date_is_public_holiday (date);
}

/**
 * binome_date_add_working_days:
 * @date: the day of the event, which does not count
 * @days: how many working days, 0 or more
 *
 * Returns: the last day of the time allowed
 */
BinomeDate
binome_date_add_working_days (BinomeDate date, int days)
{
  if (!is_day (date))
    return BINOME_DATE_NONE;

  while (days > 0 && is_day (date))
    if (binome_date_is_working_day (++date))
      days--;

  return is_day (date) ? date : BINOME_DATE_NONE;
}

/**
 * binome_date_next_working_day:
 * @date: a day
 *
 * Returns: @date, or the Monday to Friday after it that is no public holiday: a day to meet on
 */
BinomeDate
binome_date_next_working_day (BinomeDate date)
{
  if (!is_day (date))
    return BINOME_DATE_NONE;

  while (binome_date_get_weekday (date) > 5 || binome_date_is_public_holiday (date))
    date++;

  return date;
}

/**
 * binome_date_previous_working_day:
 * @date: a day
 *
 * Returns: @date, or the Monday to Friday before it that is no public holiday
 */
BinomeDate
binome_date_previous_working_day (BinomeDate date)
{
  if (!is_day (date))
    return BINOME_DATE_NONE;

  while (is_day (date) && (binome_date_get_weekday (date) > 5 || binome_date_is_public_holiday (date)))
    date--;

  return is_day (date) ? date : BINOME_DATE_NONE;
}
