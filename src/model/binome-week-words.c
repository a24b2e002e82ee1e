/* SPDX-License-Identifier: GPL-3.0-or-later */
/* When somebody is free, as people write it: “9:00–12:00, 14h-17h30 à distance”, “morning”. */

#include "binome-week.h"

#include <string.h>

/* What a word means. Both languages are read, whatever the program speaks. */
typedef enum
{
  WORD_NOTHING, /* “from”, “and” */
  WORD_TO,
  WORD_SITE,
  WORD_REMOTE,
  WORD_NOT,
  WORD_MORNING,
  WORD_AFTERNOON,
  WORD_DAY,
  WORD_UNKNOWN,
} Word;

static const struct
{
  const char *text;
  Word word;
} words[] = {
  { "from", WORD_NOTHING },    { "de", WORD_NOTHING },      { "du", WORD_NOTHING },
  { "and", WORD_NOTHING },     { "et", WORD_NOTHING },      { "or", WORD_NOTHING },
  { "ou", WORD_NOTHING },      { "on", WORD_NOTHING },      { "sur", WORD_NOTHING },
  { "en", WORD_NOTHING },      { "in", WORD_NOTHING },      { "the", WORD_NOTHING },
  { "la", WORD_NOTHING },      { "le", WORD_NOTHING },      { "toute", WORD_NOTHING },
  { "all", WORD_NOTHING },     { "to", WORD_TO },           { "a", WORD_TO },
  { "until", WORD_TO },        { "au", WORD_NOTHING },      { "site", WORD_SITE },
  { "bureau", WORD_SITE },     { "office", WORD_SITE },     { "remote", WORD_REMOTE },
  { "remotely", WORD_REMOTE }, { "distance", WORD_REMOTE }, { "teletravail", WORD_REMOTE },
  { "visio", WORD_REMOTE },    { "no", WORD_NOT },          { "non", WORD_NOT },
  { "none", WORD_NOT },        { "absent", WORD_NOT },      { "matin", WORD_MORNING },
  { "morning", WORD_MORNING }, { "midi", WORD_AFTERNOON },  { "afternoon", WORD_AFTERNOON },
  { "apres", WORD_NOTHING },   { "journee", WORD_DAY },     { "day", WORD_DAY },
};

typedef struct
{
  int from;
  int until;
  BinomeWeekPlace place;
} Part;

/* Reads “9”, “9:30”, “9h”, “9h30” or “9.30”; -1 for none. */
static int
read_time (const char **text)
{
  const char *p = *text;
  int hour = 0, minute = 0, n = 0;

  while (g_ascii_isdigit (*p) && n < 3)
    {
      hour = hour * 10 + (*p++ - '0');
      n++;
    }
  if (n == 0 || n > 2)
    return -1;
  if ((*p == ':' || *p == 'h' || *p == '.') && g_ascii_isdigit (p[1]) && g_ascii_isdigit (p[2]))
    {
      minute = (p[1] - '0') * 10 + (p[2] - '0');
      p += 3;
    }
  else if (*p == 'h')
    p++;
  if (g_ascii_isdigit (*p) || minute > 59 || hour * 60 + minute > 24 * 60)
    return -1;

  *text = p;
  return hour * 60 + minute;
}

static Word
read_word (const char **text)
{
  const char *end = *text;
  Word found = WORD_UNKNOWN;

  while (g_ascii_isalpha (*end))
    end++;
  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    if (strlen (words[i].text) == (gsize)(end - *text)
        && strncmp (words[i].text, *text, (gsize)(end - *text)) == 0)
      found = words[i].word;

  *text = end;
  return found;
}

static void
skip (const char **text, const char *characters)
{
  *text += strspn (*text, characters);
}

/* Reads “9-12”, “9 to 12”. */
static gboolean
read_part (const char **text, Part *part)
{
  const char *p = *text;

  part->from = read_time (&p);
  skip (&p, " ");
  if (g_ascii_isalpha (*p) && read_word (&p) != WORD_TO)
    return FALSE;
  skip (&p, " -");
  part->until = read_time (&p);
  if (part->from < 0 || part->until <= part->from)
    return FALSE;

  *text = p;
  return TRUE;
}

/* Small letters without accents, and each dash as a plain one. */
static char *
simplify (const char *text)
{
  g_autoptr (GString) plain = g_string_new (text);
  g_autofree char *lower = NULL;

  g_string_replace (plain, "–", "-", 0);
  g_string_replace (plain, "—", "-", 0);
  g_string_replace (plain, "‑", "-", 0);
  g_string_replace (plain, "→", "-", 0);
  g_string_replace (plain, "\302\240", " ", 0);
  g_string_replace (plain, "\342\200\257", " ", 0);
  lower = g_utf8_strdown (plain->str, -1);
  return g_str_to_ascii (lower, "C");
}

/* A word takes a part of the day, or says where the last part is. */
static gboolean
take_word (Word word, GArray *parts)
{
  const Part morning = { 9 * 60, 12 * 60, BINOME_WEEK_NOWHERE };
  const Part afternoon = { 14 * 60, 17 * 60, BINOME_WEEK_NOWHERE };
  const Part day = { 9 * 60, 17 * 60, BINOME_WEEK_NOWHERE };

  if (word == WORD_MORNING)
    g_array_append_val (parts, morning);
  else if (word == WORD_AFTERNOON)
    g_array_append_val (parts, afternoon);
  else if (word == WORD_DAY)
    g_array_append_val (parts, day);
  else if ((word == WORD_SITE || word == WORD_REMOTE) && parts->len > 0)
    g_array_index (parts, Part, parts->len - 1).place
        |= word == WORD_SITE ? BINOME_WEEK_SITE : BINOME_WEEK_REMOTE;
  else if (word == WORD_UNKNOWN || word == WORD_SITE || word == WORD_REMOTE)
    return FALSE;

  return TRUE;
}

/**
 * binome_week_add_words:
 * @self: a week
 * @weekday: a day
 * @text: when somebody is free on that day, in French or English; "" or “no” for not at all
 *
 * Adds times written by hand, such as “9:00–12:00, 14h-17h30 à distance” or “morning, on site”. Where the
 * place is not said, it does not matter.
 *
 * Returns: whether @text was understood; otherwise nothing is added
 */
gboolean
binome_week_add_words (BinomeWeek *self, BinomeWeekday weekday, const char *text)
{
  g_autoptr (GArray) parts = g_array_new (FALSE, FALSE, sizeof (Part));
  g_autofree char *plain = simplify (text);
  const char *p = plain;

  for (skip (&p, " ,;/+&.-\n\t'"); *p != '\0'; skip (&p, " ,;/+&.-\n\t'"))
    {
      Part part = { .place = BINOME_WEEK_NOWHERE };

      if (g_ascii_isdigit (*p))
        {
          if (!read_part (&p, &part))
            return FALSE;
          g_array_append_val (parts, part);
        }
      else if (!g_ascii_isalpha (*p) || !take_word (read_word (&p), parts))
        return FALSE;
    }
  for (guint i = 0; i < parts->len; i++)
    {
      const Part *part = &g_array_index (parts, Part, i);

      binome_week_add (self, weekday, part->from, part->until,
                       part->place == BINOME_WEEK_NOWHERE ? BINOME_WEEK_EITHER : part->place);
    }

  return TRUE;
}
