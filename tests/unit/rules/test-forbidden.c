/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The criteria of article L1132-1 of the French Labour Code are recognised by name, in French and in English;
 * what only sounds like one of them is not. */

#include <string.h>

#include "binome-error.h"
#include "binome-forbidden.h"

static char *path;

static BinomeForbidden *
parse (const char *text, GError **error)
{
  g_autoptr (GBytes) bytes = g_bytes_new (text, strlen (text));

  return binome_forbidden_new_for_bytes (bytes, error);
}

static BinomeForbidden *
load (void)
{
  g_autofree char *text = NULL;
  g_autoptr (GError) error = NULL;
  BinomeForbidden *self;

  g_file_get_contents (path, &text, NULL, &error);
  g_assert_no_error (error);
  self = parse (text, &error);
  g_assert_no_error (error);
  return self;
}

/* The criteria that the article names. */
static void
test_article (void)
{
  static const struct
  {
    const char *title;
    const char *id;
  } forbidden[] = {
    { "Âge", "age" },
    { "Tranche d’âge", "age" },
    { "date de NAISSANCE", "age" },
    { "Birth year", "age" },
    { "Age group", "age" },
    { "Sexe", "sex" },
    { "Gender", "sex" },
    { "Identité de genre", "sex" },
    { "Orientation sexuelle", "orientation" },
    { "Mœurs", "orientation" },
    { "Pays d'origine", "origin" },
    { "Nationalité", "origin" },
    { "Ethnic origin", "origin" },
    { "Nom de famille", "name" },
    { "Situation de famille", "family" },
    { "Situation familiale", "family" },
    { "Nombre d'enfants", "family" },
    { "Grossesse", "family" },
    { "Marital status", "family" },
    { "État de santé", "health" },
    { "Medical restrictions", "health" },
    { "Handicap", "disability" },
    { "Statut RQTH", "disability" },
    { "Disability", "disability" },
    { "Caractéristiques génétiques", "genetics" },
    { "Activités syndicales", "union" },
    { "Trade-union member", "union" },
    { "Mandat électif", "union" },
    { "Opinions politiques", "opinion" },
    { "Convictions religieuses", "religion" },
    { "Religion", "religion" },
    { "Apparence physique", "appearance" },
    { "Lieu de résidence", "residence" },
    { "Home address", "residence" },
    { "Domiciliation bancaire", "means" },
    { "Vulnérabilité économique", "means" },
    { "H/F", "sex" },
    { "Madame ou Monsieur", "sex" },
    { "Numéro de sécurité sociale", "sex" },
    { "Anniversaire", "age" },
    { "Départ à la retraite", "age" },
    { "Titre de séjour", "origin" },
    { "Étranger", "origin" },
    { "Membre du CSE", "union" },
    { "Représentant du personnel", "union" },
    { "Heures de délégation", "union" },
    { "Lanceur d’alerte", "alert" },
    { "Whistleblower", "alert" },
    { "Mi-temps thérapeutique", "health" },
    { "Allergies", "health" },
    { "Obésité", "appearance" },
    { "Lieu d’habitation", "residence" },
    { "Bénéficiaire du RSA", "means" },
  };
  g_autoptr (BinomeForbidden) self = load ();

  for (gsize i = 0; i < G_N_ELEMENTS (forbidden); i++)
    {
      const char *found = binome_forbidden_find (self, forbidden[i].title);

      /* One title may name two of them; that it is refused is what counts. */
      g_test_message ("%s", forbidden[i].title);
      g_assert_nonnull (found);
      if (!g_str_equal (forbidden[i].title, "Convictions religieuses"))
        g_assert_cmpstr (found, ==, forbidden[i].id);
      g_assert_nonnull (binome_forbidden_get_label (found));
    }
  g_assert_nonnull (strstr (binome_forbidden_get_citation (self), "L1132-1"));
}

static void
test_allowed (void)
{
  static const char *const allowed[] = {
    "Stage",
    "Ancienneté",
    "Years of seniority",
    "Langues parlées",
    "Site",
    "Service d’origine",
    "Site d'origine",
    "Famille de métiers",
    "Job family",
    "Santé et sécurité au travail",
    "Health & safety training",
    "Adresse e-mail",
    "Management",
    "Message",
    "Language",
    "Package",
    "Sexagésimal",
    "Centres d’intérêt",
    "Politique qualité",
    "Poids lourds",
    "Style d’apprentissage",
    "Disponibilité",
    "Union européenne",
    "",
    "Rythme souhaité",
    "Engagement",
    "Permis poids lourd",
    "Genre de projet",
    "Politique de l’emploi",
    "Photo du poste",
    "Langues étrangères",
    "Anniversaire d’embauche",
  };
  g_autoptr (BinomeForbidden) self = load ();

  for (gsize i = 0; i < G_N_ELEMENTS (allowed); i++)
    {
      g_test_message ("%s", allowed[i]);
      g_assert_cmpstr (binome_forbidden_find (self, allowed[i]), ==, NULL);
    }
  g_assert_null (binome_forbidden_find (self, NULL));
  g_assert_null (binome_forbidden_find (self, "\xff\xfe âge"));
  g_assert_null (binome_forbidden_get_label ("beauty"));
}

/* What people can choose from tells more than the title; one interest among others tells nothing. */
static void
test_answers (void)
{
  g_autoptr (BinomeForbidden) self = load ();

  g_assert_cmpstr (binome_forbidden_find_by_answers (self, "Homme\nFemme"), ==, "sex");
  g_assert_cmpstr (binome_forbidden_find_by_answers (self, "F\nM\nX"), ==, "sex");
  g_assert_cmpstr (binome_forbidden_find_by_answers (self, "Célibataire\nMarié(e)"), ==, "family");
  g_assert_cmpstr (binome_forbidden_find_by_answers (self, "Catholique\nAutre"), ==, "religion");
  g_assert_cmpstr (binome_forbidden_find_by_answers (self, "Lecture\nPhotographie\nPolitique\nSport"), ==,
                   NULL);
  g_assert_cmpstr (binome_forbidden_find_by_answers (self, "Junior\nConfirmé\nSenior"), ==, NULL);
  g_assert_cmpstr (binome_forbidden_find_by_answers (self, NULL), ==, NULL);
}

static void
test_damaged (void)
{
#define FILE_OF(criteria) "{\"forbidden-criteria\": {\"citation\": \"L1\", \"criteria\": " criteria "}}"
  static const char *const wrong[] = {
    "",
    "[]",
    "{}",
    "{\"forbidden-criteria\": 3}",
    "{\"forbidden-criteria\": {\"criteria\": []}}",
    FILE_OF ("{}"),
    FILE_OF ("[3]"),
    FILE_OF ("[{\"id\": \"beauty\", \"words\": [\"x\"]}]"),
    FILE_OF ("[{\"id\": \"age\"}]"),
    FILE_OF ("[{\"id\": \"age\", \"words\": [4]}]"),
    FILE_OF ("[{\"id\": \"age\", \"words\": [\" - \"]}]"),
    FILE_OF ("[{\"id\": \"age\", \"words\": [\"age\"], \"but\": 1}]"),
    FILE_OF ("[{\"id\": \"age\", \"words\": [\"age\"], \"answers\": [1]}]"),
  };

  for (gsize i = 0; i < G_N_ELEMENTS (wrong); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_null (parse (wrong[i], &error));
      g_assert_error (error, BINOME_ERROR, BINOME_ERROR_DAMAGED);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  path = argv[1];
  g_test_add_func ("/rules/forbidden/article", test_article);
  g_test_add_func ("/rules/forbidden/allowed", test_allowed);
  g_test_add_func ("/rules/forbidden/answers", test_answers);
  g_test_add_func ("/rules/forbidden/damaged", test_damaged);

  return g_test_run ();
}
