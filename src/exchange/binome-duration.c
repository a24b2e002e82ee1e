/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How long something lasted, as people write it. */

#include "binome-duration.h"

#include <math.h>
#include <string.h>

#include "binome-text.h"

/* More is no duration but another number. */
#define MAX_NUMBER 100000.0

/* A number with a point or a comma; leaves @text behind it, and behind the blanks that follow. */
static gboolean
read_number (const char **text, double *number)
{
  g_autofree char *digits = NULL;
  gsize length = strspn (*text, "0123456789.,");
  char *end;

  if (length == 0 || !g_ascii_isdigit (**text))
    return FALSE;

  digits = g_strdelimit (g_strndup (*text, length), ",", '.');
  *number = g_ascii_strtod (digits, &end);
  if (*end != '\0' || *number > MAX_NUMBER)
    return FALSE;

  *text += length;
  *text += strspn (*text, " ");
  return TRUE;
}

/* Takes the first of @words that @text begins with, the whole word; and the blanks behind it. */
static gboolean
read_word (const char **text, const char *const *words)
{
  for (guint i = 0; words[i] != NULL; i++)
    if (g_str_has_prefix (*text, words[i]) && !g_ascii_isalpha ((*text)[strlen (words[i])]))
      {
        *text += strlen (words[i]);
        *text += strspn (*text, " ");
        return TRUE;
      }

  return FALSE;
}

/* 1:30, or 01:30:00 as spreadsheets write it. */
static int
parse_clock (const char *text)
{
  g_auto (GStrv) parts = g_strsplit (text, ":", -1);
  guint n = g_strv_length (parts);
  int numbers[3] = { 0 };

  if (n > 3)
    return -1;
  for (guint i = 0; i < n; i++)
    {
      gsize length = strlen (parts[i]);

      if (length == 0 || length > (i == 0 ? 4 : 2) || strspn (parts[i], "0123456789") != length)
        return -1;
      numbers[i] = (int)g_ascii_strtoll (parts[i], NULL, 10);
      if (i > 0 && numbers[i] > 59)
        return -1;
    }

  return numbers[0] * 60 + numbers[1] + (numbers[2] >= 30 ? 1 : 0);
}

/**
 * binome_duration_parse:
 * @text: “90”, “90 min”, “1:30”, “1h30”, “1,5 h”, “1 heure 30”, in French or English
 * @hours: whether a bare number is one of hours rather than of minutes
 *
 * Returns: whole minutes; -1 where it is no duration
 */
int
binome_duration_parse (const char *text, gboolean hours)
{
  static const char *const hour_words[] = { "h", "heures", "heure", "hours", "hour", "hrs", "hr", NULL };
  static const char *const minute_words[] = { "min", "mn", "mins", "minutes", "minute", "m", "'", "’", NULL };
  static const char *const joins[] = { "et", "and", NULL };
  g_autofree char *folded = binome_text_fold (text);
  const char *p = g_strstrip (folded);
  double number, minutes = 0;

  if (strchr (p, ':') != NULL)
    return parse_clock (p);
  if (!read_number (&p, &number))
    return -1;

  if (read_word (&p, hour_words))
    {
      minutes = number * 60;
      read_word (&p, joins);
      if (*p == '\0')
        return (int)lround (minutes);
      if (floor (number) != number || !read_number (&p, &number) || number > 59)
        return -1;
      read_word (&p, minute_words);
      minutes += number;
    }
  else if (read_word (&p, minute_words))
    minutes = number;
  else
    minutes = hours ? number * 60 : number;

  /* Parts of a minute are hours in disguise. */
  if (*p != '\0' || (!hours && floor (number) != number))
    return -1;

  return (int)lround (minutes);
}
