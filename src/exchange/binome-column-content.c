/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a column of a staff list holds, by the look of its cells. */

#include "binome-column-content.h"

#include <string.h>

#include "binome-clock.h"
#include "binome-date-guess.h"
#include "binome-text.h"

/* Years between birth and today of those at work. */
#define YOUNGEST 14
#define OLDEST 90

/* Dates that lie further back on average are dates of birth, not of hire. */
#define MEAN_AGE 25

static const char *const contracts[] = { "cdi",
                                         "cdd",
                                         "apprentissage",
                                         "apprenti",
                                         "alternance",
                                         "interim",
                                         "interimaire",
                                         "stage",
                                         "stagiaire",
                                         "permanent",
                                         "fixed term",
                                         "temporary",
                                         "apprenticeship",
                                         "internship",
                                         "contractuel",
                                         "titulaire",
                                         "contrat de professionnalisation",
                                         "professionnalisation",
                                         "contrat d'apprentissage",
                                         NULL };

static const char *const languages[]
    = { "fr",       "en",       "de",      "es",     "it",      "nl",     "pt",      "francais", "anglais",
        "allemand", "espagnol", "italien", "french", "english", "german", "spanish", "fra",      "eng",
        "fr-fr",    "en-gb",    "en-us",   "fr_fr",  "en_gb",   "en_us",  NULL };

static gboolean
is_email (const char *text)
{
  const char *at = strchr (text, '@');

  return at != NULL && at != text && strchr (at + 1, '@') == NULL && strchr (at + 1, '.') != NULL
         && strpbrk (text, " \t,;") == NULL && text[strlen (text) - 1] != '.';
}

static gboolean
is_phone (const char *text)
{
  guint n_digits = 0;

  for (const char *p = text; *p != '\0'; p++)
    if (g_ascii_isdigit (*p))
      n_digits++;
    else if (strchr ("+ .-()/\xc2\xa0", *p) == NULL)
      return FALSE;

  return n_digits >= 9 && n_digits <= 15 && (text[0] == '+' || text[0] == '0' || text[0] == '(');
}

static gboolean
is_birth_year (const char *text)
{
  int today, year;

  if (strlen (text) != 4 || strspn (text, "0123456789") != 4)
    return FALSE;

  binome_date_get (binome_clock_today (), &today, NULL, NULL);
  year = (int)g_ascii_strtoll (text, NULL, 10);
  return year <= today - YOUNGEST && year >= today - OLDEST;
}

static gboolean
is_code (const char *text)
{
  return strlen (text) <= 20 && strpbrk (text, "0123456789") != NULL
         && text[strspn (text, "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz-_/.")] == '\0';
}

static gboolean
is_capitals (const char *text)
{
  gboolean letter = FALSE;

  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (g_unichar_islower (c) || g_unichar_isdigit (c))
        return FALSE;
      letter |= g_unichar_isalpha (c);
    }

  return letter;
}

/* “Martin, Claire”, “MARTIN Claire”, “Claire Martin”: what a person’s name looks like, and little else. */
static gboolean
is_full_name (const char *text)
{
  g_autofree char *family = NULL;
  g_autofree char *given = NULL;

  if (strlen (text) > 80 || strpbrk (text, "0123456789@/()") != NULL
      || !binome_name_split (text, BINOME_NAME_ORDER_AUTO, &family, &given))
    return FALSE;

  return binome_name_is_common_given (given);
}

static gboolean
is_date (const char *text)
{
  BinomeDateGuess guess = { 0 };

  if (is_phone (text))
    return FALSE;
  binome_date_guess_add (&guess, text);
  return guess.n_cells == 1 && guess.n_fit[BINOME_DATE_FORMAT_SERIAL] == 0
         && binome_date_guess_get_format (&guess) != BINOME_DATE_FORMAT_NONE;
}

static void
count_cell (BinomeColumnContent *self, const char *cell)
{
  g_autofree char *folded = binome_text_fold (cell);

  self->n_cells++;
  self->n_emails += is_email (cell) ? 1 : 0;
  self->n_phones += is_phone (cell) ? 1 : 0;
  self->n_years += is_birth_year (cell) ? 1 : 0;
  self->n_codes += is_code (cell) ? 1 : 0;
  self->n_capitals += is_capitals (cell) ? 1 : 0;
  self->n_full += is_full_name (cell) ? 1 : 0;
  self->n_given += strchr (cell, ' ') == NULL && binome_name_is_common_given (cell) ? 1 : 0;
  self->n_contracts += g_strv_contains (contracts, folded) ? 1 : 0;
  self->n_languages += g_strv_contains (languages, folded) ? 1 : 0;
}

static void
count_dates (BinomeColumnContent *self, GPtrArray *cells)
{
  BinomeDateGuess guess = { 0 };
  BinomeDateFormat format;
  gint64 sum = 0;
  guint n = 0;

  for (guint i = 0; i < cells->len; i++)
    binome_date_guess_add (&guess, cells->pdata[i]);
  format = binome_date_guess_get_format (&guess);
  /* Five digits alone may be anything. */
  if (format == BINOME_DATE_FORMAT_NONE || format == BINOME_DATE_FORMAT_SERIAL)
    return;

  self->n_dates = guess.n_cells - binome_date_guess_get_n_unfit (&guess, format);
  if (format == BINOME_DATE_FORMAT_AMBIGUOUS)
    format = BINOME_DATE_FORMAT_DMY; /* the year is the same */
  for (guint i = 0; i < cells->len; i++)
    {
      int year;

      binome_date_get (binome_date_guess_parse (format, cells->pdata[i]), &year, NULL, NULL);
      sum += year;
      n += year > 0 ? 1 : 0;
    }
  self->mean_year = n > 0 ? (int)(sum / n) : 0;
}

/**
 * binome_column_get_cell:
 * @rows: (element-type GStrv): rows
 * @row: one of them
 * @column: a column
 *
 * Returns: (transfer none): the cell; empty where the row ends before it
 */
const char *
binome_column_get_cell (GPtrArray *rows, guint row, guint column)
{
  char **cells = g_ptr_array_index (rows, row);

  for (guint i = 0; cells[i] != NULL; i++)
    if (i == column)
      return cells[i];

  return "";
}

/**
 * binome_column_content_init:
 * @self: (out caller-allocates): what the column holds
 * @rows: (element-type GStrv): rows of a file
 * @first_row: the first of them with data
 * @column: a column
 *
 * Looks at all cells of a column.
 */
void
binome_column_content_init (BinomeColumnContent *self, GPtrArray *rows, guint first_row, guint column)
{
  g_autoptr (GHashTable) distinct = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GPtrArray) cells = g_ptr_array_new_with_free_func (g_free);

  *self = (BinomeColumnContent){ 0 };
  for (guint row = first_row; row < rows->len; row++)
    {
      char *cell = binome_text_clean_line (binome_column_get_cell (rows, row, column));

      g_ptr_array_add (cells, cell);
      if (*cell == '\0')
        continue;
      count_cell (self, cell);
      g_hash_table_add (distinct, cell);
    }
  self->n_distinct = g_hash_table_size (distinct);
  count_dates (self, cells);
}

/**
 * binome_column_content_mostly:
 * @self: what a column holds
 * @n: how many of its cells look alike
 *
 * Returns: whether these are at least four of five
 */
gboolean
binome_column_content_mostly (const BinomeColumnContent *self, guint n)
{
  return n > 0 && n * 5 >= self->n_cells * 4;
}

/* Names that are in no list are the greater part, so a third or a fourth that are is much. */
static gboolean
often (const BinomeColumnContent *self, guint n)
{
  return n > 0 && n * 4 >= self->n_cells;
}

static BinomeColumn
find_target (const BinomeColumnContent *self, int this_year)
{
  if (binome_column_content_mostly (self, self->n_emails))
    return BINOME_COLUMN_EMAIL;
  if (binome_column_content_mostly (self, self->n_phones))
    return BINOME_COLUMN_PHONE;
  if (binome_column_content_mostly (self, self->n_contracts))
    return BINOME_COLUMN_CONTRACT;
  if (binome_column_content_mostly (self, self->n_languages))
    return BINOME_COLUMN_LANGUAGE;
  if (binome_column_content_mostly (self, self->n_years))
    return BINOME_COLUMN_BIRTH_YEAR;
  if (binome_column_content_mostly (self, self->n_dates))
    return self->mean_year < this_year - MEAN_AGE ? BINOME_COLUMN_BIRTH_YEAR : BINOME_COLUMN_HIRE_DATE;
  if (binome_column_content_mostly (self, self->n_codes) && self->n_distinct == self->n_cells)
    return BINOME_COLUMN_STAFF_NO;
  if (often (self, self->n_full))
    return BINOME_COLUMN_FULL_NAME;
  if (often (self, self->n_given))
    return BINOME_COLUMN_GIVEN_NAME;

  return BINOME_COLUMN_IGNORE;
}

/**
 * binome_column_content_match:
 * @self: what a column holds
 *
 * Returns: what the column becomes where no heading tells
 */
BinomeColumnMatch
binome_column_content_match (const BinomeColumnContent *self)
{
  BinomeColumn target;
  int this_year;

  binome_date_get (binome_clock_today (), &this_year, NULL, NULL);
  target = find_target (self, this_year);
  switch (target)
    {
    case BINOME_COLUMN_IGNORE:
      return (BinomeColumnMatch){ target, 0 };
    case BINOME_COLUMN_EMAIL:
      return (BinomeColumnMatch){ target, 0.8 };
    case BINOME_COLUMN_HIRE_DATE:
    case BINOME_COLUMN_BIRTH_YEAR:
    case BINOME_COLUMN_STAFF_NO:
      return (BinomeColumnMatch){ target, 0.4 };
    default:
      return (BinomeColumnMatch){ target, 0.6 };
    }
}

/**
 * binome_column_cell_is_data:
 * @cell: a cell, in UTF-8
 *
 * Returns: whether @cell is an e-mail address, a telephone number or a date, which no heading is
 */
gboolean
binome_column_cell_is_data (const char *cell)
{
  g_autofree char *line = binome_text_clean_line (cell);

  return is_email (line) || is_phone (line) || is_date (line);
}
