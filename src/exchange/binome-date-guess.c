/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Finds out over a whole column how its dates are written: one cell alone cannot tell 03/04 from 04/03. */

#include "binome-date-guess.h"

#include <stdlib.h>
#include <string.h>

#include "binome-clock.h"
#include "binome-text.h"

/* Excel counts days from 30 December 1899, as seen from March 1900 on (it takes 1900 for a leap year). */
#define SERIAL_ZERO 693594
/* 1 January 1940 to 31 December 2099: what a staff list can hold. */
#define SERIAL_MIN 14611
#define SERIAL_MAX 73050

/* Two digits mean the year at most this far ahead. A date of birth is never ahead of it, and few are 80. */
#define YEARS_AHEAD 20

typedef struct
{
  int values[3];
  int lengths[3];
} Numbers;

/* What may follow a date: a time of day, which is left out. */
static gboolean
is_time (const char *text)
{
  if (*text == '\0')
    return TRUE;
  if (*text != ' ' && *text != 'T')
    return FALSE;

  text += strspn (text, " T");
  return g_ascii_isdigit (*text) && strchr (text, ':') != NULL
         && text[strspn (text, "0123456789:.,+-ZAPMapm ")] == '\0';
}

/* Three numbers with the same sign between them. */
static gboolean
read_numbers (const char *text, Numbers *numbers)
{
  char separator = '\0';

  memset (numbers, 0, sizeof *numbers);
  for (int i = 0; i < 3; i++)
    {
      if (i > 0)
        {
          if (*text == '\0' || strchr ("/-. ", *text) == NULL || (i > 1 && *text != separator))
            return FALSE;
          separator = *text++;
        }
      for (; g_ascii_isdigit (*text) && numbers->lengths[i] < 4; text++, numbers->lengths[i]++)
        numbers->values[i] = numbers->values[i] * 10 + (*text - '0');
      if (numbers->lengths[i] == 0)
        return FALSE;
    }

  return is_time (text);
}

/* A year of four digits, or of two, which then stands for the nearest that makes sense. */
static int
full_year (int value, int length)
{
  int latest;

  if (length == 4)
    return value;
  if (length != 2)
    return 0;

  binome_date_get (binome_clock_today (), &latest, NULL, NULL);
  latest += YEARS_AHEAD;
  return latest - (latest - value) % 100;
}

static BinomeDate
parse_numeric (const char *text, int day_at, int month_at, int year_at)
{
  Numbers n;

  if (!read_numbers (text, &n) || n.lengths[day_at] > 2 || n.lengths[month_at] > 2)
    return BINOME_DATE_NONE;
  if (year_at == 0 && n.lengths[0] != 4)
    return BINOME_DATE_NONE;

  return binome_date_new (full_year (n.values[year_at], n.lengths[year_at]), n.values[month_at],
                          n.values[day_at]);
}

static BinomeDate
parse_iso (const char *text)
{
  gsize n_digits = strspn (text, "0123456789");
  int value;

  if (n_digits != 8)
    return parse_numeric (text, 2, 1, 0);
  if (!is_time (text + 8))
    return BINOME_DATE_NONE;

  value = (int)g_ascii_strtoll (text, NULL, 10);
  return binome_date_new (value / 10000, value / 100 % 100, value % 100);
}

static BinomeDate
parse_serial (const char *text)
{
  gsize n_digits = strspn (text, "0123456789");
  int value;

  if (n_digits != 5)
    return BINOME_DATE_NONE;
  /* The fraction is the time of day. */
  if (text[n_digits] == '.' || text[n_digits] == ',')
    n_digits += 1 + strspn (text + n_digits + 1, "0123456789");
  if (text[n_digits] != '\0')
    return BINOME_DATE_NONE;

  value = (int)g_ascii_strtoll (text, NULL, 10);
  return value >= SERIAL_MIN && value <= SERIAL_MAX ? SERIAL_ZERO + value : BINOME_DATE_NONE;
}

/* The month that a folded word names, in French or English, in full or shortened; 0 for none. */
static int
find_month (const char *word)
{
  /* The shortest form that is clear; any longer part of one of the full words after it names the month. */
  static const struct
  {
    int month;
    guint shortest;
    const char *full;
  } months[] = {
    { 1, 3, "janvier" },   { 1, 3, "january" },   { 2, 3, "fevrier" },   { 2, 3, "february" },
    { 3, 3, "mars" },      { 3, 3, "march" },     { 4, 3, "avril" },     { 4, 3, "april" },
    { 5, 3, "mai" },       { 5, 3, "may" },       { 6, 4, "juin" },      { 6, 3, "june" },
    { 7, 4, "juillet" },   { 7, 3, "july" },      { 8, 3, "aout" },      { 8, 3, "august" },
    { 9, 3, "septembre" }, { 9, 3, "september" }, { 10, 3, "octobre" },  { 10, 3, "october" },
    { 11, 3, "novembre" }, { 11, 3, "november" }, { 12, 3, "decembre" }, { 12, 3, "december" },
  };
  gsize length = strlen (word);

  for (gsize i = 0; i < G_N_ELEMENTS (months); i++)
    if (length >= months[i].shortest && g_str_has_prefix (months[i].full, word))
      return months[i].month;

  return strcmp (word, "sept") == 0 ? 9 : 0;
}

/* “3 mars 2021”, “lundi 1er mars 2021”, “March 3, 2021”, “03-Mar-21”. */
static BinomeDate
parse_long (const char *text)
{
  g_autofree char *folded = NULL;
  g_auto (GStrv) words = NULL;
  int day = 0, month = 0, year = 0;

  /* Without a letter there is no month. */
  if (strlen (text) > 60 || text[strspn (text, "0123456789 ,.-/:")] == '\0')
    return BINOME_DATE_NONE;

  folded = binome_text_fold (text);
  words = g_strsplit_set (folded, " ,.-/", -1);
  for (guint i = 0; words[i] != NULL; i++)
    {
      const char *word = words[i];
      gsize n_digits = strspn (word, "0123456789");

      if (n_digits == 0)
        {
          int found = find_month (word);

          /* Before the day stands the weekday; no other word is in place. */
          if (*word == '\0' || strcmp (word, "of") == 0 || strcmp (word, "the") == 0
              || strcmp (word, "le") == 0)
            continue;
          if (found != 0 && month == 0)
            month = found;
          else if (day != 0 || month != 0)
            return BINOME_DATE_NONE;
        }
      else if (day == 0 && n_digits <= 2 && (word[n_digits] == '\0' || strlen (word + n_digits) == 2))
        day = atoi (word);
      else if (day != 0 && month != 0 && year == 0 && word[n_digits] == '\0' && n_digits <= 4)
        year = full_year (atoi (word), (int)n_digits);
      else
        return BINOME_DATE_NONE;
    }

  return binome_date_new (year, month, day);
}

static BinomeDate
parse_trimmed (BinomeDateFormat format, const char *text)
{
  switch (format)
    {
    case BINOME_DATE_FORMAT_ISO:
      return parse_iso (text);
    case BINOME_DATE_FORMAT_DMY:
      return parse_numeric (text, 0, 1, 2);
    case BINOME_DATE_FORMAT_MDY:
      return parse_numeric (text, 1, 0, 2);
    case BINOME_DATE_FORMAT_SERIAL:
      return parse_serial (text);
    case BINOME_DATE_FORMAT_LONG:
      return parse_long (text);
    case BINOME_DATE_FORMAT_NONE:
    case BINOME_DATE_FORMAT_AMBIGUOUS:
    default:
      return BINOME_DATE_NONE;
    }
}

/* HR tools write “00/00/0000” and the like where there is no date. */
static gboolean
is_no_date (const char *text)
{
  return text[strspn (text, "0/-.: T")] == '\0';
}

/**
 * binome_date_guess_add:
 * @self: what has been seen so far
 * @text: (nullable): the next cell of the column, in UTF-8
 *
 * Takes one more cell into account.
 */
void
binome_date_guess_add (BinomeDateGuess *self, const char *text)
{
  g_autofree char *cell = binome_text_clean_line (text);
  BinomeDate dates[BINOME_N_DATE_FORMATS];

  if (is_no_date (cell))
    {
      self->n_blank++;
      return;
    }

  self->n_cells++;
  for (int format = 0; format < BINOME_N_DATE_FORMATS; format++)
    {
      dates[format] = parse_trimmed ((BinomeDateFormat)format, cell);
      self->n_fit[format] += dates[format] != BINOME_DATE_NONE ? 1 : 0;
    }
  if (dates[BINOME_DATE_FORMAT_DMY] == dates[BINOME_DATE_FORMAT_MDY])
    return;
  if (dates[BINOME_DATE_FORMAT_MDY] == BINOME_DATE_NONE)
    self->n_only_dmy++;
  else if (dates[BINOME_DATE_FORMAT_DMY] == BINOME_DATE_NONE)
    self->n_only_mdy++;
  else
    self->n_either++;
}

/* Between the two orders: one cell of twenty against it is an error of typing, more is a doubt. */
static BinomeDateFormat
choose_order (const BinomeDateGuess *self)
{
  guint less = MIN (self->n_only_dmy, self->n_only_mdy);
  guint more = MAX (self->n_only_dmy, self->n_only_mdy);

  if (more == 0)
    return self->n_either > 0 ? BINOME_DATE_FORMAT_AMBIGUOUS : BINOME_DATE_FORMAT_DMY;
  if (less * 20 > more)
    return BINOME_DATE_FORMAT_AMBIGUOUS;

  return self->n_only_dmy > self->n_only_mdy ? BINOME_DATE_FORMAT_DMY : BINOME_DATE_FORMAT_MDY;
}

/**
 * binome_date_guess_get_format:
 * @self: a column
 *
 * Returns: the format that most cells have; %BINOME_DATE_FORMAT_NONE where fewer than half are dates in it;
 *   %BINOME_DATE_FORMAT_AMBIGUOUS where all days are 12 or less, or the column mixes both orders
 */
BinomeDateFormat
binome_date_guess_get_format (const BinomeDateGuess *self)
{
  BinomeDateFormat best = BINOME_DATE_FORMAT_NONE;

  for (int format = 0; format < BINOME_N_DATE_FORMATS; format++)
    if (self->n_fit[format] > self->n_fit[best])
      best = (BinomeDateFormat)format;
  if (self->n_fit[best] == 0)
    return BINOME_DATE_FORMAT_NONE;
  if (best == BINOME_DATE_FORMAT_DMY || best == BINOME_DATE_FORMAT_MDY)
    {
      guint n_dates = self->n_fit[BINOME_DATE_FORMAT_DMY] + self->n_only_mdy;

      return n_dates * 2 < self->n_cells ? BINOME_DATE_FORMAT_NONE : choose_order (self);
    }

  return self->n_fit[best] * 2 < self->n_cells ? BINOME_DATE_FORMAT_NONE : best;
}

/**
 * binome_date_guess_get_n_unfit:
 * @self: a column
 * @format: a format; for %BINOME_DATE_FORMAT_AMBIGUOUS cells count that are a date in neither order
 *
 * Returns: how many cells hold something that is no date in @format
 */
guint
binome_date_guess_get_n_unfit (const BinomeDateGuess *self, BinomeDateFormat format)
{
  g_return_val_if_fail ((guint)format < BINOME_N_DATE_FORMATS, 0);

  if (format == BINOME_DATE_FORMAT_AMBIGUOUS)
    return self->n_cells - self->n_fit[BINOME_DATE_FORMAT_DMY] - self->n_only_mdy;

  return self->n_cells - self->n_fit[format];
}

/**
 * binome_date_guess_parse:
 * @format: the format of the column
 * @text: (nullable): a cell, in UTF-8; a time of day after the date is left out
 *
 * A year of two digits is the latest that is not more than 20 years ahead.
 *
 * Returns: the day, or %BINOME_DATE_NONE
 */
BinomeDate
binome_date_guess_parse (BinomeDateFormat format, const char *text)
{
  g_autofree char *cell = binome_text_clean_line (text);

  return parse_trimmed (format, cell);
}
