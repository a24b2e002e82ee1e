/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Cells of every list, and one row of a staff list: cells into values as the file of Binôme keeps them, or
 * why not. */

#include "binome-import-private.h"

#include <stdlib.h>
#include <string.h>
#include <glib/gi18n-lib.h>

#include "binome-own-answer.h"
#include "binome-text.h"

/* What the plain text columns become; the others have code of their own below. */
static const struct
{
  BinomeColumn column;
  BinomePersonField field;
} plain[] = {
  { BINOME_COLUMN_STAFF_NO, BINOME_PERSON_STAFF_NUMBER },
  { BINOME_COLUMN_EMAIL, BINOME_PERSON_EMAIL },
  { BINOME_COLUMN_PHONE, BINOME_PERSON_PHONE },
  { BINOME_COLUMN_SITE, BINOME_PERSON_SITE },
  { BINOME_COLUMN_TEAM, BINOME_PERSON_TEAM },
  { BINOME_COLUMN_JOB, BINOME_PERSON_JOB },
  { BINOME_COLUMN_LANGUAGE, BINOME_PERSON_LANGUAGE },
};

static const struct
{
  BinomeColumn column;
  BinomePersonField field;
} dates[] = {
  { BINOME_COLUMN_HIRE_DATE, BINOME_PERSON_HIRED_ON },
  { BINOME_COLUMN_LEAVE_DATE, BINOME_PERSON_LEAVES_ON },
};

static const BinomeColumn managers[]
    = { BINOME_COLUMN_MANAGER_STAFF_NO, BINOME_COLUMN_MANAGER_EMAIL, BINOME_COLUMN_MANAGER };

void
binome_import_values_init (BinomeImportValues *self)
{
  for (guint i = 0; i < G_N_ELEMENTS (self->text); i++)
    self->text[i] = g_string_new (NULL);
  for (guint i = 0; i < G_N_ELEMENTS (self->managers); i++)
    self->managers[i] = g_string_new (NULL);
}

void
binome_import_values_clear (BinomeImportValues *self)
{
  for (guint i = 0; i < G_N_ELEMENTS (self->text); i++)
    g_string_free (self->text[i], TRUE);
  for (guint i = 0; i < G_N_ELEMENTS (self->managers); i++)
    g_string_free (self->managers[i], TRUE);
}

/* Whether @cell is one line without blanks to tidy up; most are, and need no copy. */
static gboolean
is_clean (const char *cell)
{
  const guint8 *p = (const guint8 *)cell;

  if (*p == ' ')
    return FALSE;
  for (; *p != '\0'; p++)
    {
      if (*p < ' ' || *p == 0x7f)
        return FALSE;
      if (*p == ' ' && (p[1] == ' ' || p[1] == '\0'))
        return FALSE;
      /* Blanks and invisible characters beyond ASCII begin with one of these bytes. */
      if (*p == 0xc2 || *p == 0xe1 || *p == 0xe2 || *p == 0xe3 || *p == 0xef)
        return FALSE;
    }

  return TRUE;
}

static void
take (GString *value, const char *cell)
{
  g_autofree char *clean = NULL;

  if (!is_clean (cell))
    cell = clean = binome_text_clean_line (cell);
  g_string_assign (value, cell);
}

/* What people type where there is nothing to type. */
gboolean
binome_import_is_nothing (const char *cell)
{
  static const char *const words[] = { "-",  "--",   "–",     "—",     "/",     "?",      ".",    "n/a", "na",
                                       "nc", "n.c.", "néant", "neant", "aucun", "aucune", "none", "null" };

  if (*cell == '\0')
    return TRUE;
  /* Most cells cannot be one of them, by their first letter. */
  if (strchr ("-/?.nNaA\342", *cell) == NULL || strlen (cell) > 8)
    return FALSE;
  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    if (g_ascii_strcasecmp (cell, words[i]) == 0)
      return TRUE;

  return FALSE;
}

static const char *
get_cell (const BinomeImportMap *map, BinomeTableReader *reader, BinomeColumn column)
{
  return map->column[column] < 0 ? "" : binome_table_reader_get_field (reader, (guint)map->column[column]);
}

/* The cell of a column on one line; "" where there is none. */
void
binome_import_take_cell (GString *value, const BinomeImportMap *map, BinomeTableReader *reader,
                         BinomeColumn column)
{
  take (value, get_cell (map, reader, column));
}

/* Names in capitals become names; one that has small letters is somebody's choice. */
static void
tidy_name (GString *name)
{
  g_autofree char *proper = NULL;

  for (const char *p = name->str; *p != '\0'; p++)
    if (g_ascii_islower (*p))
      return;
  proper = binome_name_proper_case (name->str);
  g_string_assign (name, proper);
}

static char *
read_names (BinomeImportValues *self, const BinomeImportMap *map, BinomeTableReader *reader)
{
  GString *family = self->text[BINOME_PERSON_FAMILY_NAME];
  GString *given = self->text[BINOME_PERSON_GIVEN_NAME];

  take (family, get_cell (map, reader, BINOME_COLUMN_FAMILY_NAME));
  take (given, get_cell (map, reader, BINOME_COLUMN_GIVEN_NAME));
  if (family->len == 0 && map->column[BINOME_COLUMN_FULL_NAME] >= 0)
    {
      g_autofree char *family_part = NULL, *given_part = NULL;

      binome_name_split (get_cell (map, reader, BINOME_COLUMN_FULL_NAME), map->name_order, &family_part,
                         &given_part);
      take (family, family_part);
      if (given->len == 0)
        take (given, given_part);
    }
  if (family->len == 0)
    return g_strdup (_ ("No family name"));

  tidy_name (family);
  tidy_name (given);
  return NULL;
}

static char *
read_plain (BinomeImportValues *self, const BinomeImportMap *map, BinomeTableReader *reader)
{
  const char *email;

  for (guint i = 0; i < G_N_ELEMENTS (plain); i++)
    {
      GString *value = self->text[plain[i].field];

      take (value, get_cell (map, reader, plain[i].column));
      if (binome_import_is_nothing (value->str))
        g_string_truncate (value, 0);
    }

  email = self->text[BINOME_PERSON_EMAIL]->str;
  if (*email != '\0')
    {
      const char *at = strchr (email, '@');

      if (at == NULL || at == email || at[1] == '\0' || strchr (at + 1, '@') != NULL
          || strchr (email, ' ') != NULL)
        return g_strdup_printf (_ ("“%s” is no e-mail address"), email);
    }

  return NULL;
}

static void
put_date (GString *value, BinomeDate date)
{
  g_autofree char *iso = binome_date_format_iso (date);

  g_string_assign (value, iso);
}

/* A cell that is written otherwise than the rest of its column still counts where it leaves no doubt. */
static BinomeDate
parse_date (BinomeDateFormat format, const char *text)
{
  BinomeDate date = binome_date_guess_parse (format, text);

  if (date == BINOME_DATE_NONE && format != BINOME_DATE_FORMAT_ISO)
    date = binome_date_guess_parse (BINOME_DATE_FORMAT_ISO, text);
  if (date == BINOME_DATE_NONE && format != BINOME_DATE_FORMAT_LONG)
    date = binome_date_guess_parse (BINOME_DATE_FORMAT_LONG, text);

  return date;
}

/* Nothing, or zeros where a program writes something for nothing. */
static gboolean
is_no_day (const char *text)
{
  BinomeDateGuess guess = { 0 };

  if (binome_import_is_nothing (text))
    return TRUE;
  binome_date_guess_add (&guess, text);
  return guess.n_blank > 0;
}

/**
 * binome_import_parse_day_as:
 * @format: how the dates of the column are written
 * @text: one of its cells
 * @day: (out): the day; %BINOME_DATE_NONE where the cell says none
 *
 * Returns: (transfer full) (nullable): why it is no day
 */
char *
binome_import_parse_day_as (BinomeDateFormat format, const char *text, BinomeDate *day)
{
  *day = *text != '\0' ? parse_date (format, text) : BINOME_DATE_NONE;
  if (*text == '\0' || *day != BINOME_DATE_NONE || is_no_day (text))
    return NULL;

  return g_strdup_printf (_ ("“%s” is no date"), text);
}

/**
 * binome_import_parse_day:
 * @map: how the dates of the columns are written
 * @column: a column of days
 * @text: one of its cells
 * @day: (out): the day; %BINOME_DATE_NONE where the cell says none
 *
 * Returns: (transfer full) (nullable): why it is no day
 */
char *
binome_import_parse_day (const BinomeImportMap *map, BinomeColumn column, const char *text, BinomeDate *day)
{
  return binome_import_parse_day_as (map->format[column], text, day);
}

static char *
read_dates (BinomeImportValues *self, const BinomeImportMap *map, BinomeTableReader *reader)
{
  const char *from, *until;

  for (guint i = 0; i < G_N_ELEMENTS (dates); i++)
    {
      GString *value = self->text[dates[i].field];
      BinomeDate date;
      char *reason;

      take (value, get_cell (map, reader, dates[i].column));
      if (value->len == 0)
        continue;
      reason = binome_import_parse_day (map, dates[i].column, value->str, &date);
      if (reason != NULL)
        return reason;
      put_date (value, date);
    }

  from = self->text[BINOME_PERSON_HIRED_ON]->str;
  until = self->text[BINOME_PERSON_LEAVES_ON]->str;
  if (*from != '\0' && *until != '\0' && strcmp (until, from) < 0)
    return g_strdup (_ ("The last day in the company is before the first one"));

  return NULL;
}

/* A year, or the whole date of birth, of which only the year is kept. */
static char *
read_birth_year (BinomeImportValues *self, const BinomeImportMap *map, BinomeTableReader *reader)
{
  GString *value = self->text[BINOME_PERSON_BIRTH_YEAR];
  int year = 0, today = map->this_year;
  char *end;

  take (value, get_cell (map, reader, BINOME_COLUMN_BIRTH_YEAR));
  if (value->len == 0)
    return NULL;

  if (value->len == 4)
    {
      year = (int)strtol (value->str, &end, 10);
      if (*end != '\0')
        year = 0;
    }
  else
    {
      BinomeDateFormat format = map->format[BINOME_COLUMN_BIRTH_YEAR];
      BinomeDate date
          = parse_date (format == BINOME_DATE_FORMAT_AMBIGUOUS ? BINOME_DATE_FORMAT_DMY : format, value->str);

      if (date != BINOME_DATE_NONE)
        binome_date_get (date, &year, NULL, NULL);
      /* A year of two digits is read as one to come where it can be. */
      if (year > today - 10 && year <= today + 20)
        year -= 100;
    }
  if (year < 1900 || year > today - 10)
    {
      if (is_no_day (value->str))
        g_string_truncate (value, 0);
      else
        return g_strdup_printf (_ ("“%s” is no year of birth"), value->str);
      return NULL;
    }

  g_string_printf (value, "%d", year);
  return NULL;
}

/**
 * binome_import_parse_level:
 * @text: a level of diploma as staff lists call it: “5”, “Niveau 5”, “Bac+2”, “CAP”
 *
 * The French framework of qualifications (decree 2019-14): 3 CAP, 4 baccalauréat, 5 bac+2, 6 bac+3,
 * 7 bac+5, 8 doctorate.
 *
 * Returns: 1 to 8; 0 where it is none
 */
int
binome_import_parse_level (const char *text)
{
  static const struct
  {
    const char *word;
    int level;
  } words[] = {
    { "cap", 3 },       { "bep", 3 },    { "bac", 4 },      { "baccalaureat", 4 }, { "bts", 5 },
    { "dut", 5 },       { "deug", 5 },   { "licence", 6 },  { "bachelor", 6 },     { "but", 6 },
    { "maitrise", 6 },  { "master", 7 }, { "master 2", 7 }, { "ingenieur", 7 },    { "doctorat", 8 },
    { "doctorate", 8 }, { "phd", 8 },
  };
  static const int after_bac[] = { 4, 4, 5, 6, 6, 7, 7, 7, 8 };
  g_autofree char *folded = binome_text_fold (text);
  const char *p = folded;

  if (g_str_has_prefix (p, "bac") && strchr (p, '+') != NULL)
    {
      p = strchr (p, '+') + 1;
      p += strspn (p, " ");
      return *p >= '0' && *p <= '8' && p[1] == '\0' ? after_bac[*p - '0'] : 0;
    }
  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    if (g_str_equal (p, words[i].word))
      return words[i].level;
  if (g_str_has_prefix (p, "niveau"))
    p += strlen ("niveau");
  else if (g_str_has_prefix (p, "level"))
    p += strlen ("level");
  p += strspn (p, " ");

  return *p >= '1' && *p <= '8' && p[1] == '\0' ? *p - '0' : 0;
}

static char *
read_level (BinomeImportValues *self, const BinomeImportMap *map, BinomeTableReader *reader)
{
  GString *value = self->text[BINOME_PERSON_GRADE];
  int level;

  take (value, get_cell (map, reader, BINOME_COLUMN_LEVEL));
  if (binome_import_is_nothing (value->str))
    {
      g_string_truncate (value, 0);
      return NULL;
    }

  level = binome_import_parse_level (value->str);
  if (level == 0)
    return g_strdup_printf (_ ("“%s” is no level of diploma from 1 to 8"), value->str);
  g_string_printf (value, "%d", level);
  return NULL;
}

/* Yes or no, and remarks, which may have several lines. */
static char *
read_remarks (BinomeImportValues *self, const BinomeImportMap *map, BinomeTableReader *reader)
{
  GString *remote = self->text[BINOME_PERSON_REMOTE];
  g_autofree char *word = NULL;

  g_string_assign (self->text[BINOME_PERSON_NOTE], get_cell (map, reader, BINOME_COLUMN_NOTE));
  take (remote, get_cell (map, reader, BINOME_COLUMN_REMOTE));
  word = binome_text_fold (remote->str);
  if (binome_import_is_nothing (word))
    g_string_truncate (remote, 0);
  else if (binome_own_answer_find_yes_no (word) >= 0)
    g_string_assign (remote, binome_own_answer_find_yes_no (word) == 1 ? "1" : "0");
  else
    return g_strdup_printf (_ ("Works remotely: “%s” is neither yes nor no"), remote->str);

  return NULL;
}

/* Why @text is too long for @field, or %NULL. */
char *
binome_import_check_length (const BinomeField *field, const char *text, int maximum)
{
  if (strlen (text) <= (gsize)maximum || g_utf8_strlen (text, -1) <= maximum)
    return NULL;

  /* Translators: %s is the name of a field, such as “Job”. */
  return g_strdup_printf (ngettext ("%s: the text is longer than %d character",
                                    "%s: the text is longer than %d characters", (gulong)maximum),
                          _ (field->label), maximum);
}

static char *
check_lengths (const BinomeImportValues *self)
{
  BinomeEntityClass *klass = g_type_class_peek (BINOME_TYPE_PERSON);

  for (guint i = 0; i < G_N_ELEMENTS (self->text); i++)
    if (i != BINOME_PERSON_NOTE && self->text[i]->len > BINOME_IMPORT_MAX_CHARACTERS)
      {
        char *reason = binome_import_check_length (&klass->fields[i], self->text[i]->str,
                                                   BINOME_IMPORT_MAX_CHARACTERS);

        if (reason != NULL)
          return reason;
      }

  return NULL;
}

/**
 * binome_import_values_read:
 * @self: taken over by what the row says
 * @map: which column is what
 * @reader: a reader that stands on a row
 *
 * Returns: (transfer full) (nullable): why the row cannot be used; %NULL where it can
 */
char *
binome_import_values_read (BinomeImportValues *self, const BinomeImportMap *map, BinomeTableReader *reader)
{
  char *reason;

  for (guint i = 0; i < G_N_ELEMENTS (self->text); i++)
    g_string_truncate (self->text[i], 0);

  /* The name and the keys come first, so that a row left out can still be named. */
  if ((reason = read_names (self, map, reader)) != NULL || (reason = read_plain (self, map, reader)) != NULL
      || (reason = read_dates (self, map, reader)) != NULL
      || (reason = read_birth_year (self, map, reader)) != NULL
      || (reason = read_level (self, map, reader)) != NULL
      || (reason = read_remarks (self, map, reader)) != NULL || (reason = check_lengths (self)) != NULL)
    return reason;

  for (guint i = 0; i < G_N_ELEMENTS (managers); i++)
    {
      take (self->managers[i], get_cell (map, reader, managers[i]));
      if (binome_import_is_nothing (self->managers[i]->str))
        g_string_truncate (self->managers[i], 0);
    }

  return NULL;
}
