/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Words and numbers: comparing them without accents, and writing them for the reader's locale. */

#include "binome-text.h"

#include <math.h>
#include <string.h>
#include <glib/gi18n-lib.h>

/* Letters that Unicode does not take apart. */
/* How a lower-case letter is written without what is no accent to Unicode; NULL for the others. */
static const char *
spell (gunichar c)
{
  switch (c)
    {
    case 0x153: /* œ */
      return "oe";
    case 0xe6: /* æ */
      return "ae";
    case 0xdf: /* ß */
      return "ss";
    case 0xf8: /* ø */
      return "o";
    case 0x142: /* ł */
      return "l";
    case 0x111: /* đ */
      return "d";
    case 0x131: /* ı */
      return "i";
    case 0x2018: /* the typographic apostrophes */
    case 0x2019:
    case 0x2bc:
      return "'";
    default:
      return NULL;
    }
}

static void
append_folded (GString *folded, gunichar c)
{
  const char *spelled = spell (c);

  if (spelled != NULL)
    g_string_append (folded, spelled);
  else
    g_string_append_unichar (folded, c);
}

/**
 * binome_text_spell_out:
 * @text: UTF-8
 *
 * Spells out, in lower case, the letters that binome_text_fold() does not take for an accented one: for a
 * search index that minds accents and case itself.
 *
 * Returns: (transfer full) (nullable): the text with them spelled out; %NULL where it has none, or is no
 * UTF-8
 */
char *
binome_text_spell_out (const char *text)
{
  GString *spelled = NULL;

  if (g_str_is_ascii (text) || !g_utf8_validate (text, -1, NULL))
    return NULL;

  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);
      const char *letter = spell (g_unichar_tolower (c));

      if (letter != NULL && spelled == NULL)
        spelled = g_string_new_len (text, p - text);
      if (letter != NULL)
        g_string_append (spelled, letter);
      else if (spelled != NULL)
        g_string_append_unichar (spelled, c);
    }

  return spelled != NULL ? g_string_free (spelled, FALSE) : NULL;
}

/**
 * binome_text_fold:
 * @text: (nullable): UTF-8
 *
 * The form of @text to compare and search by: no accents, no case, runs of blanks as one space,
 * ligatures spelled out.
 *
 * Returns: (transfer full): a folded copy; empty for %NULL or invalid UTF-8
 */
char *
binome_text_fold (const char *text)
{
  g_autofree char *normal = NULL;
  GString *folded;
  gboolean blank = FALSE;

  if (text == NULL || !g_utf8_validate (text, -1, NULL)
      || (normal = g_utf8_normalize (text, -1, G_NORMALIZE_ALL)) == NULL)
    return g_strdup ("");

  folded = g_string_sized_new (strlen (normal));
  for (const char *p = normal; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (g_unichar_ismark (c))
        continue;
      if (g_unichar_isspace (c))
        {
          blank = folded->len > 0;
          continue;
        }
      if (blank)
        g_string_append_c (folded, ' ');
      blank = FALSE;
      append_folded (folded, g_unichar_tolower (c));
    }

  return g_string_free (folded, FALSE);
}

/**
 * binome_text_initials:
 * @name: (nullable): a person's name
 *
 * Returns: (transfer full): the first letters of its first and last word, in capitals
 */
char *
binome_text_initials (const char *name)
{
  g_autofree char *valid = g_utf8_make_valid (name != NULL ? name : "", -1);
  GString *initials = g_string_new (NULL);
  gunichar first = 0, last = 0;
  gboolean inside = FALSE;

  /* A word begins with a letter or digit after anything that is none. */
  for (const char *p = valid; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (g_unichar_ismark (c))
        continue;
      if (!inside && g_unichar_isalnum (c))
        {
          if (first == 0)
            first = c;
          else
            last = c;
        }
      inside = g_unichar_isalnum (c);
    }
  if (first != 0)
    g_string_append_unichar (initials, g_unichar_toupper (first));
  if (last != 0)
    g_string_append_unichar (initials, g_unichar_toupper (last));

  return g_string_free (initials, FALSE);
}

/**
 * binome_text_clean_line:
 * @text: (nullable): UTF-8 as someone typed or pasted it
 *
 * Returns: (transfer full): @text on one line, without control characters, blanks at the ends or
 *   runs of blanks; no-break spaces inside are kept; bytes that are no UTF-8 become “�”
 */
char *
binome_text_clean_line (const char *text)
{
  g_autofree char *valid = g_utf8_make_valid (text != NULL ? text : "", -1);
  GString *line = g_string_sized_new (strlen (valid));
  gboolean blank = FALSE;

  for (const char *p = valid; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (g_unichar_isspace (c) && (line->len == 0 || (c != 0xa0 && c != 0x202f) || binome_text_is_blank (p)))
        {
          blank = line->len > 0;
          continue;
        }
      if (g_unichar_iscntrl (c) || c == 0xfeff)
        continue;
      if (blank)
        g_string_append_c (line, ' ');
      blank = FALSE;
      g_string_append_unichar (line, c);
    }

  return g_string_free (line, FALSE);
}

/**
 * binome_text_is_blank:
 * @text: (nullable): UTF-8
 *
 * Returns: whether @text holds nothing but blanks
 */
gboolean
binome_text_is_blank (const char *text)
{
  /* The next character is looked for only after one that is whole, so that nothing is read behind the end. */
  for (const char *p = text != NULL ? text : ""; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char_validated (p, -1);

      if (c == (gunichar)-1 || c == (gunichar)-2 || !g_unichar_isspace (c))
        return FALSE;
    }

  return TRUE;
}

/**
 * binome_text_format_number:
 * @value: a number; NaN means unknown
 * @decimals: digits after the decimal sign at most; trailing zeros are left out
 *
 * Returns: (transfer full): @value in the user's locale, with its grouping of thousands; a dash for
 *   an unknown value
 */
char *
binome_text_format_number (double value, int decimals)
{
  g_autofree char *text = NULL;
  double scale = pow (10, decimals);

  if (isnan (value))
    return g_strdup ("–");

  while (decimals > 0 && fabs (round (value * scale) - round (value * scale / 10) * 10) < 0.5)
    {
      decimals--;
      scale /= 10;
    }
  if (fabs (value) * scale < 0.5)
    value = 0; /* no "-0" */
  else if (fabs (value) < 1e12)
    value = round (value * scale) / scale; /* 2.5 is 3 to the reader, but 2 to printf */

  text = g_strdup_printf ("%'.*f", decimals, value);
  return g_utf8_validate (text, -1, NULL) ? g_steal_pointer (&text)
                                          : g_locale_to_utf8 (text, -1, NULL, NULL, NULL);
}

/**
 * binome_text_format_percent:
 * @share: 0.5 for one half; NaN means unknown
 * @decimals: as for binome_text_format_number()
 *
 * Returns: (transfer full): @share as a percentage in the user's language
 */
char *
binome_text_format_percent (double share, int decimals)
{
  g_autofree char *number = binome_text_format_number (share * 100, decimals);

  if (isnan (share))
    return g_steal_pointer (&number);

  /* Translators: a percentage. In French a narrow no-break space stands before the sign. */
  return g_strdup_printf (_ ("%s%%"), number);
}
