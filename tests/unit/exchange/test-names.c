/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Full names taken apart. */

#include <string.h>
#include <glib.h>

#include "binome-name-split.h"

static void
test_splitting (void)
{
  static const struct
  {
    const char *name;
    BinomeNameOrder order;
    const char *family;
    const char *given;
  } cases[] = {
    { "Martin, Claire", 0, "Martin", "Claire" },
    { " de La Tour ,  Jean Marc ", 0, "de La Tour", "Jean Marc" },
    { "MARTIN Claire", 0, "MARTIN", "Claire" },
    { "Claire MARTIN", 0, "MARTIN", "Claire" },
    { "MARTIN-DUPONT Anne-Marie", 0, "MARTIN-DUPONT", "Anne-Marie" },
    { "LE GOFF Yann", 0, "LE GOFF", "Yann" },
    { "Le GOFF Yann", 0, "Le GOFF", "Yann" },
    { "Jean de LA TOUR", 0, "de LA TOUR", "Jean" },
    { "VAN DER BERG Piet", 0, "VAN DER BERG", "Piet" },
    { "von HUMBOLDT Alexander", 0, "von HUMBOLDT", "Alexander" },
    { "du BELLAY Joachim", 0, "du BELLAY", "Joachim" },
    { "Jean F. MARTIN", 0, "MARTIN", "Jean F." },
    { "LÉVÊQUE Élodie", 0, "LÉVÊQUE", "Élodie" },
    { "O'BRIEN Kate", 0, "O'BRIEN", "Kate" },
    { "Claire Martin", 0, "Martin", "Claire" },
    { "Martin Claire", 0, "Martin", "Claire" },
    { "Dupont Jean-Luc", 0, "Dupont", "Jean-Luc" },
    { "MARTIN CLAIRE", 0, "MARTIN", "CLAIRE" },
    { "Vincent van Gogh", 0, "van Gogh", "Vincent" },
    { "Charles de Gaulle", 0, "de Gaulle", "Charles" },
    { "Le Goff Yann", 0, "Le Goff", "Yann" },
    { "Van Morrison", 0, "Morrison", "Van" },
    { "Marie Claire Martin", 0, "Martin", "Marie Claire" },
    { "Kowalski Zbigniew", BINOME_NAME_ORDER_FAMILY_FIRST, "Kowalski", "Zbigniew" },
    { "Zbigniew Kowalski", BINOME_NAME_ORDER_GIVEN_FIRST, "Kowalski", "Zbigniew" },
    { "de Vries Jan Piet", BINOME_NAME_ORDER_FAMILY_FIRST, "de Vries", "Jan Piet" },
    { "Mme Claire Martin", 0, "Martin", "Claire" },
    { "M. MARTIN Luc", 0, "MARTIN", "Luc" },
    { "Claire\xc2\xa0MARTIN", 0, "MARTIN", "Claire" },
    { "  Claire \t MARTIN\n", 0, "MARTIN", "Claire" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *family = NULL;
      g_autofree char *given = NULL;

      g_test_message ("%s", cases[i].name);
      g_assert_true (binome_name_split (cases[i].name, cases[i].order, &family, &given));
      g_assert_cmpstr (family, ==, cases[i].family);
      g_assert_cmpstr (given, ==, cases[i].given);
    }
}

static void
test_incomplete (void)
{
  static const char *const names[] = { NULL, "", "  ", "Martin", "Martin,", ", Claire", "Mme Martin", "," };
  static const char *const families[] = { "", "", "", "Martin", "Martin", "", "Martin", "" };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *family = NULL;
      g_autofree char *given = NULL;

      g_assert_false (binome_name_split (names[i], BINOME_NAME_ORDER_AUTO, &family, &given));
      g_assert_cmpstr (family, ==, families[i]);
      g_assert_nonnull (given);
    }
}

static void
test_proper_case (void)
{
  static const char *const cases[][2] = {
    { "MARTIN", "Martin" },
    { "MARTIN-DUPONT", "Martin-Dupont" },
    { "LÉVÊQUE", "Lévêque" },
    { "DE LA TOUR", "de La Tour" },
    { "D'ARTAGNAN", "d'Artagnan" },
    { "D’ARTAGNAN", "d’Artagnan" },
    { "O'BRIEN", "O'Brien" },
    { "LE GOFF", "Le Goff" },
    { "E\xcc\x81TIENNE", "E\xcc\x81tienne" },
    { "van Gogh", "van Gogh" },
    { "McDonald", "McDonald" },
    { "", "" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *proper = binome_name_proper_case (cases[i][0]);

      g_assert_cmpstr (proper, ==, cases[i][1]);
    }
}

/* The list of given names is searched by halves: each end, the middle and what is beside it. */
static void
test_given_names (void)
{
  static const char *const known[]
      = { "Adèle", "ADRIEN", "Zoé", "Yvette", "Jean-Pierre", "François", "Luc", "Lucas" };
  static const char *const unknown[] = { "", "Aaa", "Zzz", "Luca", "Martin", "Lyon", "Nom", "Prénom" };

  for (guint i = 0; i < G_N_ELEMENTS (known); i++)
    g_assert_true (binome_name_is_common_given (known[i]));
  for (guint i = 0; i < G_N_ELEMENTS (unknown); i++)
    g_assert_false (binome_name_is_common_given (unknown[i]));
}

/* No letter is lost, whatever the name. */
static void
test_random_names (void)
{
  static const char *const pieces[]
      = { "a",   "É",    "ß",        "de ",      "LE ", " ",    ",",      "'", "’",  "-",
          "M. ", "van ", "\xc2\xa0", "\xcc\x81", "😀",  "Jean", "MARTIN", ".", "\t", "Mme " };
  g_autoptr (GRand) rand = g_rand_new_with_seed (11);

  for (guint round = 0; round < 20000; round++)
    {
      g_autoptr (GString) name = g_string_new (NULL);
      g_autofree char *family = NULL;
      g_autofree char *given = NULL;
      g_autofree char *proper = NULL;

      for (int n = g_rand_int_range (rand, 0, 10); n > 0; n--)
        g_string_append (name, pieces[g_rand_int_range (rand, 0, G_N_ELEMENTS (pieces))]);
      binome_name_split (name->str, (BinomeNameOrder)g_rand_int_range (rand, 0, 3), &family, &given);
      proper = binome_name_proper_case (name->str);
      g_assert_true (g_utf8_validate (family, -1, NULL) && g_utf8_validate (given, -1, NULL));
      g_assert_true (g_utf8_validate (proper, -1, NULL));
      g_assert_cmpuint (strlen (family) + strlen (given), <=, name->len);
      if (strstr (name->str, "Jean") != NULL)
        g_assert_true (strstr (family, "Jean") != NULL || strstr (given, "Jean") != NULL);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/name-split/splitting", test_splitting);
  g_test_add_func ("/name-split/incomplete", test_incomplete);
  g_test_add_func ("/name-split/proper-case", test_proper_case);
  g_test_add_func ("/name-split/given-names", test_given_names);
  g_test_add_func ("/name-split/random-names", test_random_names);
  return g_test_run ();
}
