/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Dates, numbers and fixed answers in the language of a letter. */

#include "binome-letter-words.h"

#include <math.h>
#include <gio/gio.h>
#include <glib/gi18n-lib.h>

#include "binome-letters-resource.h"
#include "binome-text.h"

struct _BinomeLetterWords
{
  GKeyFile *words;
};

/* The languages that letters are written in, the first one where nothing else is said. */
const BinomeChoice binome_letter_languages[] = {
  { "fr", N_ ("French") },
  { "en", N_ ("English") },
  { NULL, NULL },
};

/**
 * binome_letter_language_find:
 * @text: (nullable): a language as someone entered it: “fr”, “Français”, “en_GB”, “anglais”
 *
 * Returns: (nullable): the language of letters that it begins with
 */
const char *
binome_letter_language_find (const char *text)
{
  static const struct
  {
    const char *beginning;
    const char *language;
  } known[] = { { "fr", "fr" }, { "en", "en" }, { "ang", "en" } };
  g_autofree char *folded = binome_text_fold (text);

  for (gsize i = 0; i < G_N_ELEMENTS (known); i++)
    if (g_str_has_prefix (folded, known[i].beginning))
      return known[i].language;
  return NULL;
}

/**
 * binome_letter_words_load:
 * @language: one of binome_letter_languages
 *
 * Returns: (transfer full): its words
 */
BinomeLetterWords *
binome_letter_words_load (const char *language)
{
  BinomeLetterWords *self = g_new0 (BinomeLetterWords, 1);
  g_autofree char *path = g_strdup_printf ("/org/binome/Binome/letters/words.%s.ini", language);
  g_autoptr (GBytes) bytes
      = g_resource_lookup_data (binome_letters_get_resource (), path, G_RESOURCE_LOOKUP_FLAGS_NONE, NULL);

  self->words = g_key_file_new ();
  if (bytes != NULL)
    g_key_file_load_from_bytes (self->words, bytes, G_KEY_FILE_NONE, NULL);
  return self;
}

/**
 * binome_letter_words_free:
 * @self: (transfer full): words
 */
void
binome_letter_words_free (BinomeLetterWords *self)
{
  g_key_file_unref (self->words);
  g_free (self);
}

/**
 * binome_letter_words_get:
 * @self: words
 * @group: what they are about, such as "programme.kind"
 * @word: which
 *
 * Returns: (transfer full): the word in the language; @word itself where there is none
 */
char *
binome_letter_words_get (const BinomeLetterWords *self, const char *group, const char *word)
{
  char *value = g_key_file_get_string (self->words, group, word, NULL);

  return value != NULL ? value : g_strdup (word);
}

/**
 * binome_letter_words_has:
 * @self: words
 * @group: what they are about
 *
 * Returns: whether there are words for it
 */
gboolean
binome_letter_words_has (const BinomeLetterWords *self, const char *group)
{
  return g_key_file_has_group (self->words, group);
}

/**
 * binome_letter_words_format_date:
 * @self: words
 * @date: a day
 *
 * Returns: (transfer full): such as “1er mars 2026” or “1 March 2026”; empty for no date
 */
char *
binome_letter_words_format_date (const BinomeLetterWords *self, BinomeDate date)
{
  int year, month, day;
  char number[4];
  g_autofree char *day_text = NULL;
  g_autofree char *month_text = NULL;

  binome_date_get (date, &year, &month, &day);
  if (day == 0)
    return g_strdup ("");

  g_snprintf (number, sizeof number, "%d", day);
  day_text = binome_letter_words_get (self, "days", number);
  g_snprintf (number, sizeof number, "%d", month);
  month_text = binome_letter_words_get (self, "months", number);
  return g_strdup_printf ("%s\u00a0%s %d", day_text, month_text, year);
}

/**
 * binome_letter_words_fill:
 * @self: words
 * @word: one of the group “terms”, in which “@1”, “@2” … stand for what is filled in
 * @...: what is filled in, then %NULL
 *
 * Returns: (transfer full): the words with it
 */
char *
binome_letter_words_fill (const BinomeLetterWords *self, const char *word, ...)
{
  g_autofree char *pattern = binome_letter_words_get (self, "terms", word);
  g_autoptr (GPtrArray) values = g_ptr_array_new ();
  GString *text = g_string_new (NULL);
  const char *value;
  va_list list;

  va_start (list, word);
  while ((value = va_arg (list, const char *)) != NULL)
    g_ptr_array_add (values, (char *)value);
  va_end (list);
  for (const char *p = pattern; *p != '\0'; p++)
    {
      guint k = *p == '@' && g_ascii_isdigit (p[1]) ? (guint)(p[1] - '0') : 0;

      if (k == 0 || k > values->len)
        g_string_append_c (text, *p);
      else
        {
          g_string_append (text, values->pdata[k - 1]);
          p++;
        }
    }

  return g_string_free (text, FALSE);
}

/**
 * binome_letter_words_format_number:
 * @self: words
 * @value: a number
 *
 * Returns: (transfer full): with one decimal where it is not whole; empty for NaN
 */
char *
binome_letter_words_format_number (const BinomeLetterWords *self, double value)
{
  char digits[G_ASCII_DTOSTR_BUF_SIZE];
  g_autofree char *sign = binome_letter_words_get (self, "number", "decimal");
  g_auto (GStrv) parts = NULL;

  if (isnan (value) || isinf (value))
    return g_strdup ("");

  g_ascii_formatd (digits, sizeof digits, round (value) == value ? "%.0f" : "%.1f", value);
  parts = g_strsplit (digits, ".", 2);
  return g_strjoinv (sign, parts);
}

/**
 * binome_letter_words_count:
 * @self: words
 * @word: one of the group “terms”, in which “@1” stands for the number; with “-one” behind it, the singular
 * @value: how many
 *
 * Returns: (transfer full): the words with the number, in the singular where the language says so
 */
char *
binome_letter_words_count (const BinomeLetterWords *self, const char *word, double value)
{
  g_autofree char *number = binome_letter_words_format_number (self, value);
  g_autofree char *one = g_strconcat (word, "-one", NULL);
  gboolean is_one = value >= g_key_file_get_double (self->words, "number", "singular-from", NULL)
                    && value < g_key_file_get_double (self->words, "number", "singular-below", NULL);

  return binome_letter_words_fill (self, is_one ? one : word, number, NULL);
}
