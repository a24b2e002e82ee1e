/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Languages as people write them. */

#include "binome-language.h"

static void
test_find (void)
{
  static const struct
  {
    const char *text;
    const char *code;
  } cases[] = {
    { "en", "en" },
    { "English", "en" },
    { " anglais ", "en" },
    { "ANGLAIS", "en" },
    { "en_GB", "en" },
    { "en-US", "en" },
    { "anglais (courant)", "en" },
    { "eng", "en" },
    { "Français", "fr" },
    { "francais", "fr" },
    { "fre", "fr" },
    { "fra", "fr" },
    { "Deutsch", "de" },
    { "ger", "de" },
    { "espagnol", "es" },
    { "castillan", "es" },
    { "grec", "el" },
    { "العربية", "ar" },
    { "arabe", "ar" },
    { "nl", "nl" },
    { "flamand", "nl" },
    { "breton", "br" },
    { "kabyle", "kab" },
    { "Langue des signes", NULL },
    { "Klingon of the 7th floor", NULL },
    { "", NULL },
    { "  ", NULL },
    { NULL, NULL },
  };

  for (gsize k = 0; k < G_N_ELEMENTS (cases); k++)
    g_assert_cmpstr (binome_language_find (cases[k].text), ==, cases[k].code);
}

static void
test_split (void)
{
  g_auto (GStrv) none = binome_language_split (NULL), several = NULL;
  const char *const expected[] = { "fr", "en", "LSF", "ar", NULL };

  g_assert_cmpuint (g_strv_length (none), ==, 0);
  several = binome_language_split ("Français, English ;  LSF /arabe,");
  g_assert_cmpstrv (several, expected);
}

/* Whatever is no language stays what was typed. */
static void
test_name (void)
{
  g_autofree char *english = binome_language_dup_name ("en"), *greek = binome_language_dup_name ("el");
  g_autofree char *other = binome_language_dup_name ("LSF");

  g_assert_cmpstr (english, ==, "English");
  g_assert_cmpstr (greek, ==, "Greek");
  g_assert_cmpstr (other, ==, "LSF");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/language/find", test_find);
  g_test_add_func ("/language/split", test_split);
  g_test_add_func ("/language/name", test_name);
  return g_test_run ();
}
