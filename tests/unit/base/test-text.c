/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Words and numbers. */

#include <locale.h>
#include <math.h>
#include <string.h>
#include <glib.h>

#include "binome-text.h"

typedef char *(*TextFunc) (const char *text);

typedef struct
{
  const char *text;
  const char *expected;
} Case;

static void
assert_all (TextFunc function, const Case *cases, gsize n_cases)
{
  for (gsize i = 0; i < n_cases; i++)
    {
      g_autofree char *found = function (cases[i].text);

      g_assert_cmpstr (found, ==, cases[i].expected);
    }
}

static void
test_fold (void)
{
  static const Case cases[] = {
    { NULL, "" },
    { "", "" },
    { "Prénom", "prenom" },
    { "PRE\xcc\x81NOM", "prenom" },
    { "  Deux \t mots\n", "deux mots" },
    { "Œuvre", "oeuvre" },
    { "cœur", "coeur" },
    { "Æther", "aether" },
    { "Straße", "strasse" },
    { "Łukasz Ødegård", "lukasz odegard" },
    { "d’entrée", "d'entree" },
    { "Nº", "no" },
    { "a\xc2\xa0"
      "b\xe2\x80\xaf"
      "c",
      "a b c" },
    { "İstanbul", "istanbul" },
    { "\xff\xfe", "" },
    { "Ren\xe9", "" },
  };

  assert_all (binome_text_fold, cases, G_N_ELEMENTS (cases));
}

static void
test_spell_out (void)
{
  static const Case cases[] = {
    { "", NULL },
    { "Prénom", NULL },
    { "Łukasz Ødegård", "lukasz odegård" },
    { "Sacré-Cœur", "Sacré-Coeur" },
    { "Straße", "Strasse" },
    { "Œ\xff", NULL },
  };

  assert_all (binome_text_spell_out, cases, G_N_ELEMENTS (cases));
}

static void
test_initials (void)
{
  static const Case cases[] = {
    { NULL, "" },
    { "", "" },
    { " - ' ", "" },
    { "Claire Martin", "CM" },
    { "claire", "C" },
    { "Jean-Pierre de La Tour", "JT" },
    { "Élodie Œil", "ÉŒ" },
    { "élodie  ", "É" },
    { "Kate O’Brien", "KB" },
    { "E\xcc\x81lodie", "E" },
    { "Claire\xc2\xa0Martin", "CM" },
    { "(Luc) Petit", "LP" },
    { "\xff", "" },
    { "Luc \xe9", "L" },
  };

  assert_all (binome_text_initials, cases, G_N_ELEMENTS (cases));
}

static void
test_clean_line (void)
{
  static const Case cases[] = {
    { NULL, "" },
    { " a  b\n\tc ", "a b c" },
    { "a\x01\x7f"
      "b",
      "ab" },
    { "\xef\xbb\xbf"
      "a",
      "a" },
    { "10\xe2\x80\xaf"
      "000",
      "10\xe2\x80\xaf"
      "000" },
    { "\xc2\xa0"
      "a\xc2\xa0",
      "a" },
    { "\xc2\xa0 \xe2\x80\xaf", "" },
    { "Ren\xe9", "Ren�" },
    { "\xf0\x9f", "��" },
  };

  assert_all (binome_text_clean_line, cases, G_N_ELEMENTS (cases));
}

static void
test_blank (void)
{
  g_assert_true (binome_text_is_blank (NULL));
  g_assert_true (binome_text_is_blank (""));
  g_assert_true (binome_text_is_blank (" \t\r\n\xc2\xa0\xe2\x80\xaf"));
  g_assert_false (binome_text_is_blank (" a"));
  g_assert_false (binome_text_is_blank ("\xff"));
  g_assert_false (binome_text_is_blank (" \xf0\x9f"));
}

static void
assert_number (double value, int decimals, const char *expected)
{
  g_autofree char *text = binome_text_format_number (value, decimals);

  g_assert_cmpstr (text, ==, expected);
}

static void
assert_percent (double share, int decimals, const char *expected)
{
  g_autofree char *text = binome_text_format_percent (share, decimals);

  g_assert_cmpstr (text, ==, expected);
}

static void
test_numbers (void)
{
  assert_number (0, 0, "0");
  assert_number (-0.0, 2, "0");
  assert_number (-0.001, 2, "0");
  assert_number (1, 2, "1");
  assert_number (1.5, 2, "1.5");
  assert_number (1.25, 2, "1.25");
  assert_number (1.999, 2, "2");
  assert_number (2.996, 2, "3");
  assert_number (10, 1, "10");
  assert_number (100, 0, "100");
  assert_number (0.5, 0, "1");
  assert_number (2.5, 0, "3");
  assert_number (-2.5, 0, "-3");
  assert_number (NAN, 2, "–");
  assert_number (1e15, 0, "1000000000000000");
  assert_percent (0.5, 0, "50%");
  assert_percent (0.1234, 1, "12.3%");
  assert_percent (1, 1, "100%");
  assert_percent (NAN, 1, "–");
}

static void
test_french_numbers (void)
{
  if (setlocale (LC_ALL, "fr_FR.UTF-8") == NULL)
    {
      g_test_skip ("no French locale here");
      return;
    }
  assert_number (1234.5, 2,
                 "1\xe2\x80\xaf"
                 "234,5");
  assert_number (-1234567, 0,
                 "-1\xe2\x80\xaf"
                 "234\xe2\x80\xaf"
                 "567");
  assert_number (0.25, 2, "0,25");
  setlocale (LC_ALL, "C.UTF-8");
}

static void
test_american_numbers (void)
{
  if (setlocale (LC_ALL, "en_US.UTF-8") == NULL)
    {
      g_test_skip ("no American locale here");
      return;
    }
  assert_number (1234.5, 2, "1,234.5");
  assert_number (-1234567, 0, "-1,234,567");
  setlocale (LC_ALL, "C.UTF-8");
}

/* Any bytes: no crash, and what comes out is UTF-8. */
static void
test_random_bytes (void)
{
  static const char likely[] = "aÉ'- \xc3\xe2\x80\xf0\x9f\xff\xcc\x81\xc2\xa0\t";
  static const TextFunc functions[] = { binome_text_fold, binome_text_initials, binome_text_clean_line };
  g_autoptr (GRand) rand = g_rand_new_with_seed (9);

  for (guint round = 0; round < 30000; round++)
    {
      gsize length = (gsize)g_rand_int_range (rand, 0, 12);
      g_autofree char *text
          = g_malloc0 (length + 1); /* of its exact size, so that the sanitizer sees its end */

      for (gsize i = 0; i < length; i++)
        text[i] = round % 2 ? (char)g_rand_int_range (rand, 1, 256)
                            : likely[g_rand_int_range (rand, 0, sizeof likely - 1)];
      for (guint i = 0; i < G_N_ELEMENTS (functions); i++)
        {
          g_autofree char *found = functions[i](text);

          g_assert_true (g_utf8_validate (found, -1, NULL));
        }
      if (binome_text_is_blank (text))
        {
          g_autofree char *line = binome_text_clean_line (text);

          g_assert_cmpstr (line, ==, "");
        }
    }
}

int
main (int argc, char *argv[])
{
  setlocale (LC_ALL, "C.UTF-8");
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/text/fold", test_fold);
  g_test_add_func ("/text/spell-out", test_spell_out);
  g_test_add_func ("/text/initials", test_initials);
  g_test_add_func ("/text/clean-line", test_clean_line);
  g_test_add_func ("/text/blank", test_blank);
  g_test_add_func ("/text/numbers", test_numbers);
  g_test_add_func ("/text/french-numbers", test_french_numbers);
  g_test_add_func ("/text/american-numbers", test_american_numbers);
  g_test_add_func ("/text/random-bytes", test_random_bytes);
  return g_test_run ();
}
