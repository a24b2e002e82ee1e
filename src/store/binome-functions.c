/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What we add to SQLite: comparing, folding and spelling out text without accents, and the day that is today.
 */

#include "binome-functions.h"

#include "binome-clock.h"
#include "binome-text.h"

/* The letter to sort by: lower case, without its accent. */
static inline gunichar
base_letter (const char **p, const char *end)
{
  guchar c = (guchar) * *p;
  gunichar letter, parts[4];

  if (c < 0x80)
    {
      (*p)++;
      return (gunichar)g_ascii_tolower ((char)c);
    }

  letter = g_utf8_get_char_validated (*p, end - *p);
  if ((gint32)letter < 0)
    {
      (*p)++;
      return 0xfffd;
    }
  *p = g_utf8_next_char (*p);
  if (g_unichar_fully_decompose (letter, FALSE, parts, G_N_ELEMENTS (parts)) > 0)
    letter = parts[0];
  return g_unichar_tolower (letter);
}

static inline gboolean
is_inside_letter (char c)
{
  return ((guchar)c & 0xc0) == 0x80;
}

/* Accents and case decide only between words that are otherwise the same. */
static int
compare (void *data, int a_length, const void *a, int b_length, const void *b)
{
  const char *p = a, *a_end = p + a_length, *q = b, *b_end = q + b_length;
  int n = 0, rest;

  /* What begins alike, up to the last whole letter, need not be looked at letter by letter. */
  while (n < a_length && n < b_length && p[n] == q[n])
    n++;
  while (n > 0 && ((n < a_length && is_inside_letter (p[n])) || (n < b_length && is_inside_letter (q[n]))))
    n--;
  p += n;
  q += n;

  while (p < a_end && q < b_end)
    {
      gunichar x = base_letter (&p, a_end);
      gunichar y = base_letter (&q, b_end);

      if (x != y)
        return x < y ? -1 : 1;
    }
  if (p < a_end || q < b_end)
    return p < a_end ? 1 : -1;

  rest = memcmp (a, b, (gsize)MIN (a_length, b_length));
  return rest != 0 ? rest : a_length - b_length;
}

static void
fold (sqlite3_context *context, int n_values, sqlite3_value **values)
{
  const char *text = (const char *)sqlite3_value_text (values[0]);

  sqlite3_result_text (context, binome_text_fold (text), -1, g_free);
}

static void
spell_out (sqlite3_context *context, int n_values, sqlite3_value **values)
{
  const char *text = (const char *)sqlite3_value_text (values[0]);
  char *spelled = text != NULL ? binome_text_spell_out (text) : NULL;

  if (spelled != NULL)
    sqlite3_result_text (context, spelled, -1, g_free);
  else
    sqlite3_result_value (context, values[0]);
}

static void
today (sqlite3_context *context, int n_values, sqlite3_value **values)
{
  sqlite3_result_text (context, binome_date_format_iso (binome_clock_today ()), -1, g_free);
}

/* Adds the collation `binome` and the functions `binome_fold`, `binome_spell_out` and `binome_today` to a
 * connection. What spells out stands in a view: it must be allowed there. */
int
binome_functions_add (sqlite3 *handle)
{
  int code = sqlite3_create_collation_v2 (handle, "binome", SQLITE_UTF8, NULL, compare, NULL);

  if (code == SQLITE_OK)
    code = sqlite3_create_function_v2 (handle, "binome_fold", 1, SQLITE_UTF8 | SQLITE_DETERMINISTIC, NULL,
                                       fold, NULL, NULL, NULL);
  if (code == SQLITE_OK)
    code = sqlite3_create_function_v2 (handle, "binome_spell_out", 1,
                                       SQLITE_UTF8 | SQLITE_DETERMINISTIC | SQLITE_INNOCUOUS, NULL, spell_out,
                                       NULL, NULL, NULL);
  if (code == SQLITE_OK)
    code = sqlite3_create_function_v2 (handle, "binome_today", 0, SQLITE_UTF8, NULL, today, NULL, NULL, NULL);
  return code;
}
