/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Numbers of a spreadsheet as texts: dates are numbers too, told apart by how the cell shows them. */

#include "binome-book.h"

#include <math.h>
#include <string.h>
#include <glib/gi18n-lib.h>

#include "binome-date.h"

/* 31 December 9999, the last day of Excel. */
#define MAX_SERIAL 2958465

/* How many days later the files of old Macintosh programs begin to count. */
#define DAYS_TO_1904 1462

#define SECONDS_A_DAY 86400

/* The longest staff number that a format such as 00000 fills up. */
#define MAX_PADDING 20

/**
 * binome_cell_format_for_id:
 * @id: the number of a format that every spreadsheet knows (ECMA-376, part 1, 18.8.30)
 *
 * Returns: a #BinomeCellFormat
 */
int
binome_cell_format_for_id (guint id)
{
  if (id == 9 || id == 10)
    return BINOME_CELL_PERCENT;
  if ((id >= 14 && id <= 17) || id == 22 || (id >= 27 && id <= 31) || id == 36 || (id >= 50 && id <= 54)
      || id == 57 || id == 58)
    return BINOME_CELL_DATE;
  if (id == 46)
    return BINOME_CELL_ELAPSED;
  if ((id >= 18 && id <= 21) || (id >= 32 && id <= 35) || id == 45 || id == 47 || id == 55 || id == 56)
    return BINOME_CELL_TIME;

  return BINOME_CELL_NUMBER;
}

/* Steps over what stands for itself in a format. Returns where it goes on, or %NULL where it does not. */
static const char *
skip_literal (const char *p)
{
  const char *end;

  switch (*p)
    {
    case '"':
      end = strchr (p + 1, '"');
      return end != NULL ? end + 1 : p + strlen (p);
    case '[':
      end = strchr (p, ']');
      return end != NULL ? end + 1 : p + strlen (p);
    case '\\':
    case '_':
    case '*':
      return p[1] != '\0' ? g_utf8_next_char (p + 1) : p + 1;
    default:
      return NULL;
    }
}

static gboolean
is_elapsed (const char *p)
{
  return p[0] == '[' && p[1] != '\0' && strchr ("hHmMsS", p[1]) != NULL && (p[2] == ']' || p[2] == p[1]);
}

/* LibreOffice keeps true and false as numbers that are shown as words: "TRUE";"TRUE";"FALSE". */
static gboolean
is_boolean (const char *code)
{
  g_auto (GStrv) sections = g_strsplit (code, ";", -1);

  return g_strv_length (sections) == 3 && sections[0][0] == '"' && g_str_has_suffix (sections[0], "\"")
         && strcmp (sections[0], sections[1]) == 0 && sections[2][0] == '"'
         && strcmp (sections[0], sections[2]) != 0;
}

/**
 * binome_cell_format_for_code:
 * @code: a format such as `dd/mm/yyyy` or `0.0%`
 *
 * Returns: a #BinomeCellFormat; for #BINOME_CELL_PADDED, the number of digits is added to it
 */
int
binome_cell_format_for_code (const char *code)
{
  gboolean day = FALSE, month = FALSE, hour = FALSE, percent = FALSE;
  gsize n_zeros = strspn (code, "0");

  if (n_zeros > 1 && n_zeros <= MAX_PADDING && code[n_zeros] == '\0')
    return BINOME_CELL_PADDED + (int)n_zeros;
  if (is_boolean (code))
    return BINOME_CELL_BOOLEAN;
  if (g_ascii_strcasecmp (code, "standard") == 0)
    return BINOME_CELL_NUMBER;

  for (const char *p = code; *p != '\0' && *p != ';';)
    {
      const char *after = skip_literal (p);

      if (is_elapsed (p))
        return BINOME_CELL_ELAPSED;
      if (after != NULL)
        {
          p = after;
          continue;
        }
      day |= strchr ("yYdD", *p) != NULL;
      month |= strchr ("mM", *p) != NULL;
      hour |= strchr ("hHsS", *p) != NULL;
      percent |= *p == '%';
      p++;
    }

  if (day || (month && !hour))
    return BINOME_CELL_DATE;
  if (hour)
    return BINOME_CELL_TIME;
  return percent ? BINOME_CELL_PERCENT : BINOME_CELL_NUMBER;
}

/* All the digits that a spreadsheet shows, and no more. */
static char *
format_plain (double value)
{
  char text[G_ASCII_DTOSTR_BUF_SIZE];

  if (!isfinite (value))
    return g_strdup ("");
  if (value == 0)
    return g_strdup ("0");
  if (fabs (value) < 1e15 && value == floor (value))
    return g_strdup_printf ("%" G_GINT64_FORMAT, (gint64)value);

  return g_strdup (g_ascii_formatd (text, sizeof text, "%.15g", value));
}

static char *
format_time (gint64 seconds)
{
  if (seconds % 60 == 0)
    return g_strdup_printf ("%02" G_GINT64_FORMAT ":%02d", seconds / 3600, (int)(seconds / 60 % 60));

  return g_strdup_printf ("%02" G_GINT64_FORMAT ":%02d:%02d", seconds / 3600, (int)(seconds / 60 % 60),
                          (int)(seconds % 60));
}

/* Excel takes 1900 for a leap year: its day 60 does not exist, and the days before it are one off. */
static BinomeDate
serial_to_date (int serial, gboolean from_1904)
{
  if (from_1904)
    return binome_date_new (1904, 1, 1) + serial;
  if (serial < 60)
    return binome_date_new (1899, 12, 31) + serial;

  return binome_date_new (1899, 12, 30) + serial;
}

static char *
format_date (double value, gboolean from_1904)
{
  gint64 seconds = (gint64)round (value * SECONDS_A_DAY);
  int serial = (int)(seconds / SECONDS_A_DAY);
  g_autofree char *day = NULL, *time = NULL;

  /* A time of day in a cell that would show a date too. */
  if (serial == 0 && !from_1904)
    return format_time (seconds);

  day = binome_date_format_iso (serial_to_date (serial, from_1904));
  if (seconds % SECONDS_A_DAY == 0)
    return g_steal_pointer (&day);

  time = format_time (seconds % SECONDS_A_DAY);
  return g_strconcat (day, " ", time, NULL);
}

/**
 * binome_cell_format_number:
 * @format: a #BinomeCellFormat
 * @value: what the cell holds
 * @from_1904: whether the days of the file are counted from 1 January 1904
 *
 * Returns: (transfer full): an ISO date, a time, `12.5%`, or a number with a point and all its digits
 */
char *
binome_cell_format_number (int format, double value, gboolean from_1904)
{
  g_autofree char *number = NULL;

  if (!isfinite (value) || ((format == BINOME_CELL_DATE || format == BINOME_CELL_TIME) && value < 0))
    return format_plain (value);

  switch (format)
    {
    case BINOME_CELL_NUMBER:
      return format_plain (value);
    case BINOME_CELL_DATE:
      return value < MAX_SERIAL + 1.0 - (from_1904 ? DAYS_TO_1904 : 0) ? format_date (value, from_1904)
                                                                       : format_plain (value);
    case BINOME_CELL_TIME:
      return format_time ((gint64)round ((value - floor (value)) * SECONDS_A_DAY) % SECONDS_A_DAY);
    case BINOME_CELL_ELAPSED:
      return value >= 0 && value < MAX_SERIAL ? format_time ((gint64)round (value * SECONDS_A_DAY))
                                              : format_plain (value);
    case BINOME_CELL_BOOLEAN:
      return g_strdup (binome_cell_format_boolean (value != 0));
    case BINOME_CELL_PERCENT:
      number = format_plain (value * 100);
      return g_strconcat (number, "%", NULL);
    default:
      if (value < 0 || value != floor (value) || value >= 1e15)
        return format_plain (value);
      return g_strdup_printf ("%0*" G_GINT64_FORMAT, format - BINOME_CELL_PADDED, (gint64)value);
    }
}

/* The words that Binôme itself writes. */
const char *
binome_cell_format_boolean (gboolean value)
{
  return value ? _ ("Yes") : _ ("No");
}
