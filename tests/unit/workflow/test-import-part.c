/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Lists of tutors and tutees: what they say of the part in the programme, who is there for it, who is who,
 * and how many pairs the hours in it leave room for. */

#include <locale.h>
#include <string.h>

#include "binome-clock.h"
#include "binome-daily.h"
#include "binome-error.h"
#include "binome-export-list.h"
#include "binome-export.h"
#include "binome-import-private.h"
#include "binome-import.h"
#include "binome-person-presence.h"
#include "workflow-fixture.h"

static BinomeImport *
open_as (Scene *scene, const char *text, BinomeImportAs as)
{
  g_autoptr (GBytes) bytes = g_bytes_new (text, strlen (text));
  g_autoptr (GError) error = NULL;
  BinomeImport *import = binome_import_new_for_bytes (bytes, "list.csv", NULL, &error);

  g_assert_no_error (error);
  binome_import_set_as (import, as, as == BINOME_IMPORT_PEOPLE ? 0 : scene->programme);
  scene_read (scene, binome_import_recall, import);
  return import;
}

/* Brings a list in; @summary is what the user reads. */
static BinomeImport *
bring_in (Scene *scene, const char *text, BinomeImportAs as, const char *summary)
{
  BinomeImport *import = open_as (scene, text, as);
  g_autofree char *found = NULL;

  scene_write (scene, binome_import_apply, import);
  found = binome_import_dup_summary (import);
  g_assert_cmpstr (found, ==, summary);
  return import;
}

static void
assert_text (BinomeImport *import, guint row, const char *expected)
{
  g_autofree char *text = binome_import_dup_text (import, row);

  g_assert_cmpstr (text, ==, expected);
}

static gboolean
export_work (BinomeDb *db, gpointer data, GError **error)
{
  gpointer *call = data;

  call[1] = binome_export_list_make (call[0], db, binome_clock_today (), BINOME_EXPORT_FORMAT_CSV, error);
  return call[1] != NULL;
}

/* The tutors as a spreadsheet gets them, with one text in place of another. */
static char *
export_tutors (Scene *scene, const char *from, const char *to)
{
  g_autoptr (BinomeExportList) list = binome_export_list_new (BINOME_EXPORT_TUTORS);
  gpointer call[] = { list, NULL };
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GString) text = NULL;

  binome_export_list_set_programme (list, scene->programme);
  scene_read (scene, export_work, call);
  bytes = call[1];
  text = g_string_new_len (g_bytes_get_data (bytes, NULL), (gssize)g_bytes_get_size (bytes));
  g_assert_cmpuint (g_string_replace (text, from, to, 1), ==, 1);
  return g_strdup (text->str);
}

/* What is exported, changed and imported says what changed, and only that. */
static void
test_round_trip (Scene *scene, gconstpointer data)
{
  g_autofree char *text = NULL;
  g_autoptr (BinomeEntity) paul = scene_get (scene, BINOME_TYPE_ENROLMENT, scene->paul), after = NULL;
  g_autoptr (BinomeImport) import = NULL;

  binome_entity_set_text (paul, BINOME_ENROLMENT_GOALS, "Welding, first");
  binome_entity_set_integer (paul, BINOME_ENROLMENT_PRIORITY, 1);
  binome_entity_set_real (paul, BINOME_ENROLMENT_HOURS_PER_MONTH, 7.5);
  scene_set (scene, paul);

  text = export_tutors (scene, "Welding, first", "Casting, first");
  import = bring_in (scene, text, BINOME_IMPORT_TUTORS, "1 updated, 2 unchanged");
  after = scene_get (scene, BINOME_TYPE_ENROLMENT, scene->paul);
  g_assert_cmpstr (binome_entity_get_text (after, BINOME_ENROLMENT_GOALS), ==, "Casting, first");
  g_assert_cmpfloat (binome_entity_get_real (after, BINOME_ENROLMENT_HOURS_PER_MONTH), ==, 7.5);
  g_assert_cmpint (binome_entity_get_integer (after, BINOME_ENROLMENT_PRIORITY), ==, 1);
}

/* Every column of a part, each wrong value with its own words, and nothing of a wrong row kept. */
static void
test_columns (Scene *scene, gconstpointer data)
{
  static const char heading[]
      = "Nom;Prénom;Matricule;Tutorés au plus;Heures par mois;Disponible à partir du;Disponible jusqu’au;Buts;"
        "Priorité (0 à 3);Années d’expérience dans le métier;État;Motif;Compétences;En télétravail;Notes\n";
  g_autofree char *people = g_strconcat (
      heading,
      "Neuf;Ada;T1;0;10,5;01/04/2026;30/06/2026;Transmettre;2;12;;;Soudure (3), Anglais;oui;Calme\n"
      "Neuf;Bea;T2;99;;;;;;;Identified;;;non;\n"
      "Neuf;Cyd;T3;100;;;;;;;;;;;\n"
      "Neuf;Dan;T4;deux;;;;;;;;;;;\n"
      "Neuf;Eve;T5;;;30/06/2026;01/04/2026;;;;;;;;\n"
      "Neuf;Fay;T6;;;;;;7;;;;;;\n"
      "Neuf;Gus;T7;;;;;;;;Matched;;;;\n"
      "Neuf;Hal;T8;;;;;;;;;;Soudure (9);;\n"
      "Neuf;Ida;T9;;;;;;;;;;;peut-être;\n",
      NULL);
  g_autofree char *again = g_strconcat (heading, "Neuf;Ada;T1;3;;;;;;;Withdrew;;;;\n",
                                        "Neuf;Bea;T2;1;;;;;;;Withdrew;Muté;Soudure (2);;\n", NULL);
  g_autoptr (BinomeImport) first = NULL, second = NULL;
  g_autoptr (BinomeEntity) ada = NULL, bea = NULL, person = NULL;

  first = bring_in (scene, people, BINOME_IMPORT_TUTORS, "2 new, 7 left out, 2 enrolled");
  assert_text (first, 2, "Tutees at most: “100” is too large or too small.");
  assert_text (first, 3, "Tutees at most: “deux” is no number that fits.");
  assert_text (first, 4, "The part in the programme ends before it starts.");
  assert_text (first, 5, "Priority (0 to 3): “7” is too large or too small.");
  assert_text (first, 6, "“Accepted” becomes “Matched” with a pair, not by this list");
  assert_text (first, 7, "“Soudure”: the level of a skill is from 1 to 4");
  assert_text (first, 8, "Works remotely: “peut-être” is neither yes nor no");

  ada = scene_get (scene, BINOME_TYPE_ENROLMENT, scene->noah + 1);
  g_assert_cmpint (binome_entity_get_integer (ada, BINOME_ENROLMENT_CAPACITY), ==, 0);
  g_assert_cmpfloat (binome_entity_get_real (ada, BINOME_ENROLMENT_HOURS_PER_MONTH), ==, 10.5);
  g_assert_cmpfloat (binome_entity_get_real (ada, BINOME_ENROLMENT_EXPERIENCE), ==, 12);
  g_assert_cmpint (binome_entity_get_integer (ada, BINOME_ENROLMENT_PRIORITY), ==, 2);
  g_assert_cmpstr (binome_entity_get_text (ada, BINOME_ENROLMENT_GOALS), ==, "Transmettre");
  scene_assert_day (binome_entity_get_date (ada, BINOME_ENROLMENT_STARTS_ON), "2026-04-01");
  scene_assert_day (binome_entity_get_date (ada, BINOME_ENROLMENT_ENDS_ON), "2026-06-30");
  person = scene_get (scene, BINOME_TYPE_PERSON, binome_entity_get_reference (ada, BINOME_ENROLMENT_PERSON));
  g_assert_true (binome_entity_get_boolean (person, BINOME_PERSON_REMOTE));
  g_assert_cmpstr (binome_entity_get_text (person, BINOME_PERSON_NOTE), ==, "Calme");

  second = bring_in (scene, again, BINOME_IMPORT_TUTORS, "1 updated, 1 left out");
  assert_text (second, 0, "“Withdraw” needs a reason.");
  assert_text (second, 1, "State, Tutees at most, Skills");
  bea = scene_get (scene, BINOME_TYPE_ENROLMENT, scene->noah + 2);
  g_assert_cmpint (binome_entity_get_choice (bea, BINOME_ENROLMENT_STATE), ==,
                   BINOME_ENROLMENT_STATE_WITHDREW);
  g_assert_cmpint (binome_entity_get_integer (bea, BINOME_ENROLMENT_CAPACITY), ==, 1);
}

/* Whose training is prolonged is said by a column of its own, yes or no. */
static void
test_prolonged (Scene *scene, gconstpointer data)
{
  g_autoptr (BinomeImport) import = NULL;
  g_autoptr (BinomeEntity) ada = NULL, bea = NULL;

  import = bring_in (scene,
                     "Nom;Prénom;Matricule;Contrat;Formation prolongée après un échec à l’examen\n"
                     "Neuf;Ada;T1;Apprentissage;oui\nNeuf;Bea;T2;Apprentissage;No\n"
                     "Neuf;Cyd;T3;Apprentissage;peut-être\n",
                     BINOME_IMPORT_TUTEES, "2 new, 1 left out, 2 enrolled");
  assert_text (import, 2,
               "Training prolonged after a failed examination: “peut-être” is neither yes nor no.");
  ada = scene_get (scene, BINOME_TYPE_ENROLMENT, scene->noah + 1);
  bea = scene_get (scene, BINOME_TYPE_ENROLMENT, scene->noah + 2);
  g_assert_true (binome_entity_get_boolean (ada, BINOME_ENROLMENT_PROLONGED));
  g_assert_false (binome_entity_get_boolean (bea, BINOME_ENROLMENT_PROLONGED));
  g_assert_cmpint (binome_entity_get_choice (ada, BINOME_ENROLMENT_CONTRACT), ==,
                   BINOME_CONTRACT_APPRENTICESHIP);
}

/* In a programme made for a contract, who says none has that one: the law is not left out for want of it. */
static void
test_usual_contract (Scene *scene, gconstpointer data)
{
  static const int expected[]
      = { BINOME_CONTRACT_APPRENTICESHIP, BINOME_CONTRACT_NONE, BINOME_CONTRACT_INTERNSHIP };
  g_autoptr (BinomeEntity) programme = scene_get (scene, BINOME_TYPE_PROGRAMME, scene->programme);
  g_autoptr (BinomeImport) import = NULL, again = NULL;

  binome_entity_set_choice (programme, BINOME_PROGRAMME_KIND, BINOME_PROGRAMME_KIND_APPRENTICESHIP);
  scene_set (scene, programme);
  import
      = bring_in (scene, "Nom;Prénom;Matricule;Contrat\nNeuf;Ada;T1;\nNeuf;Bea;T2;CDI\nNeuf;Cyd;T3;Stage\n",
                  BINOME_IMPORT_TUTEES, "3 new, 3 enrolled");
  for (guint i = 0; i < G_N_ELEMENTS (expected); i++)
    {
      g_autoptr (BinomeEntity) part = scene_get (scene, BINOME_TYPE_ENROLMENT, scene->noah + 1 + i);

      g_assert_cmpint (binome_entity_get_choice (part, BINOME_ENROLMENT_CONTRACT), ==, expected[i]);
    }
  again = bring_in (scene, "Nom;Prénom;Matricule;Contrat\nNeuf;Ada;T1;\nNeuf;Bea;T2;Contrat pro\n",
                    BINOME_IMPORT_TUTEES, "1 updated, 1 unchanged");
  assert_text (again, 1, "Contract");
}

static gboolean
enrol_work (BinomeDb *db, gpointer data, GError **error)
{
  gint64 *ids = data;

  return binome_enrolment_enrol (db, ids[0], BINOME_ENROLMENT_ROLE_TUTOR, &ids[1], 1, 0, NULL, error);
}

/* Whoever left, or comes after the end, has no part; who comes meanwhile has one from that day on. */
static void
test_absent (Scene *scene, gconstpointer data)
{
  static const char list[] = "Nom;Prénom;Matricule;Date d'embauche;Date de sortie\n"
                             "Parti;Jean;P1;01/02/2015;01/01/2021\n"
                             "Futur;Lou;P2;01/10/2027;\n"
                             "Venu;Zoé;P3;01/06/2026;\n";
  g_autoptr (BinomeImport) people = bring_in (scene, list, BINOME_IMPORT_PEOPLE, "3 new");
  g_autoptr (BinomeImport) tutors = NULL;
  g_autoptr (BinomeEntity) venu = NULL;
  g_autoptr (GError) error = NULL;
  gint64 luc = 0, ids[2];
  g_autoptr (BinomeEntity) noah = scene_get (scene, BINOME_TYPE_ENROLMENT, scene->noah);

  luc = binome_entity_get_reference (noah, BINOME_ENROLMENT_PERSON);
  ids[0] = scene->programme;
  ids[1] = luc + 1;
  g_assert_false (scene_try (scene, enrol_work, ids, &error));
  g_assert_cmpstr (
      error->message, ==,
      "Jean Parti is not in the company all that time (2 Mar 2026 – 31 Aug 2026): by the day of hire "
      "and the last day, 1 Feb 2015 – 1 Jan 2021.");

  tutors = bring_in (scene, list, BINOME_IMPORT_TUTORS, "1 unchanged, 2 left out, 1 enrolled");
  assert_text (tutors, 0, error->message);
  g_assert_cmpint (binome_import_get_verdict (tutors, 1), ==, BINOME_IMPORT_ERROR);
  venu = scene_get (scene, BINOME_TYPE_ENROLMENT, scene->noah + 1);
  scene_assert_day (binome_entity_get_date (venu, BINOME_ENROLMENT_STARTS_ON), "2026-06-01");
}

/* A list that moves somebody does so for good, the period of today included. */
static void
test_moves (Scene *scene, gconstpointer data)
{
  g_autoptr (BinomeEntity) noah = scene_get (scene, BINOME_TYPE_ENROLMENT, scene->noah), person = NULL;
  gint64 id = binome_entity_get_reference (noah, BINOME_ENROLMENT_PERSON) + 1;
  g_autoptr (BinomeImport) first
      = bring_in (scene, "Nom;Prénom;Matricule;Site\nRoy;Ida;R1;Lyon\n", BINOME_IMPORT_PEOPLE, "1 new");
  g_autoptr (BinomeImport) second = NULL;
  BinomeEntity *presence = BINOME_ENTITY (binome_presence_new ());

  binome_entity_set_reference (presence, BINOME_PRESENCE_PERSON, id);
  binome_entity_set_date (presence, BINOME_PRESENCE_STARTS_ON, binome_date_new (2020, 1, 6));
  binome_entity_set_text (presence, BINOME_PRESENCE_SITE, "Lyon");
  scene_add (scene, presence);
  second
      = bring_in (scene, "Nom;Prénom;Matricule;Site\nRoy;Ida;R1;Brest\n", BINOME_IMPORT_PEOPLE, "1 updated");
  binome_clock_fix (binome_date_new (2026, 3, 3));
  scene_write (scene, binome_daily_apply, NULL);
  person = scene_get (scene, BINOME_TYPE_PERSON, id);
  g_assert_cmpstr (binome_entity_get_text (person, BINOME_PERSON_SITE), ==, "Brest");
}

/* Nobody is changed by a name alone, nor where number and address are of two people. */
static void
test_who_is_who (Scene *scene, gconstpointer data)
{
  g_autoptr (BinomeImport) people
      = bring_in (scene,
                  "Nom;Prénom;Matricule;Mail;Site;Année de naissance\n"
                  "Aubert;Justine;A1;justine@exemple.fr;Lyon;1980\nBlanc;Max;B1;max@exemple.fr;Lyon;\n",
                  BINOME_IMPORT_PEOPLE, "2 new");
  g_autoptr (BinomeImport) name = NULL, year = NULL, both = NULL, same = NULL, own = NULL;

  name = bring_in (scene, "Nom;Prénom;Site\nAubert;Justine;Brest\n", BINOME_IMPORT_PEOPLE, "1 left out");
  assert_text (
      name, 0,
      "Someone of that name is known: a staff number, an e-mail address or the year of birth must say "
      "whether it is the same person");
  g_assert_true (binome_import_has_warning (name, 0));
  same = bring_in (scene, "Nom;Prénom;Site\nAubert;Justine;Lyon\n", BINOME_IMPORT_PEOPLE, "1 unchanged");
  year = bring_in (scene, "Nom;Prénom;Site;Année de naissance\nAubert;Justine;Brest;1980\n",
                   BINOME_IMPORT_PEOPLE, "1 updated");
  both = bring_in (scene, "Nom;Prénom;Matricule;Mail;Site\nAubert;Justine;A1;max@exemple.fr;Nice\n",
                   BINOME_IMPORT_PEOPLE, "1 left out");
  assert_text (
      both, 0,
      "“A1” is the staff number of Justine Aubert, “max@exemple.fr” the e-mail address of Max Blanc");
  own = bring_in (scene, "Nom;Prénom;Matricule;Responsable\nBlanc;Max;B1;B1\nAubert;Justine;A1;\n",
                  BINOME_IMPORT_PEOPLE, "2 unchanged");
  g_assert_true (binome_import_has_warning (own, 0));
  assert_text (own, 0, "line manager left out: the list names the same person");
  g_assert_false (binome_import_has_warning (own, 1));
}

/* Ten hours a month are enough for one tutee who takes six: a list of pairs brings in no second one. */
static void
test_hours (Scene *scene, gconstpointer data)
{
  g_autoptr (BinomeEntity) programme = scene_get (scene, BINOME_TYPE_PROGRAMME, scene->programme);
  g_autoptr (BinomeImport) part = NULL, pairs = NULL;

  binome_entity_set_real (programme, BINOME_PROGRAMME_HOURS_PER_TUTEE, 6);
  scene_set (scene, programme);
  part = bring_in (scene, "Nom;Prénom;Matricule;Heures par mois;Tutorés au plus\nNeuf;Ada;T1;10;2\n",
                   BINOME_IMPORT_TUTORS, "1 new, 1 enrolled");
  pairs = bring_in (scene, "Tutor;Tutee\nAda Neuf;Léa Martin\nAda Neuf;Hugo Bernard\n", BINOME_IMPORT_PAIRS,
                    "1 new, 1 left out");
  assert_text (pairs, 1, "Ada Neuf has no place left: the hours a month are enough for 1 tutee.");
}

/* The words of the French translation; NULL where there are none. */
static char *
read_french (const char *po, const char *english)
{
  g_autofree char *after = g_strdup_printf ("\nmsgid \"%s\"\nmsgstr \"", english);
  const char *found = strstr (po, after);

  /* One with a context is another word. */
  while (found != NULL && found[-1] == '"')
    found = strstr (found + 1, after);
  if (found == NULL)
    return NULL;
  found += strlen (after);
  return g_strndup (found, strcspn (found, "\""));
}

/* A list that was written in French is read in English: the words of each choice are known. */
static void
test_other_language (void)
{
  static const BinomeChoice *const lists[]
      = { binome_enrolment_states, binome_enrolment_contracts, binome_pair_states, binome_meeting_kinds,
          binome_meeting_outcomes };
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "..", "po", "fr.po", NULL);
  g_autofree char *po = NULL;

  g_assert_true (g_file_get_contents (path, &po, NULL, NULL));
  for (guint k = 0; k < G_N_ELEMENTS (lists); k++)
    for (int i = 0; lists[k][i].id != NULL; i++)
      {
        g_autofree char *french = read_french (po, lists[k][i].label);

        g_test_message ("%s: %s", lists[k][i].label, french);
        g_assert_nonnull (french);
        g_assert_cmpint (binome_import_parse_choice (lists[k], french), ==, i);
      }
}

#define ADD(path, function)                                                                                  \
  g_test_add ("/workflow/import-part/" path, Scene, NULL, scene_set_up, function, scene_tear_down)

int
main (int argc, char **argv)
{
  setlocale (LC_ALL, "C.UTF-8");
  g_test_init (&argc, &argv, NULL);
  ADD ("round-trip", test_round_trip);
  ADD ("columns", test_columns);
  ADD ("prolonged", test_prolonged);
  ADD ("usual-contract", test_usual_contract);
  ADD ("hours", test_hours);
  ADD ("absent", test_absent);
  ADD ("moves", test_moves);
  ADD ("who-is-who", test_who_is_who);

  g_test_add_func ("/workflow/import-part/other-language", test_other_language);

  return g_test_run ();
}
