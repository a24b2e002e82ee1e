/* SPDX-License-Identifier: GPL-3.0-or-later */
/* programmes, match, report. */

#include <locale.h>
#include <string.h>

#include "command-fixture.h"

static void
test_programmes (Desk *self, gconstpointer data)
{
  gint64 id = desk_add_programme (self, "Été à Lyon", "E26", BINOME_PROGRAMME_STATE_RUNNING);
  g_autoptr (JsonNode) list = NULL;
  JsonObject *programme;

  desk_run (self, "programmes", NULL);
  desk_assert_done (self);
  g_assert_nonnull (strstr (self->out, "Été à Lyon"));

  desk_run (self, "programmes", "--json", NULL);
  desk_assert_done (self);
  list = desk_json (self);
  g_assert_cmpuint (json_array_get_length (json_node_get_array (list)), ==, 1);
  programme = json_array_get_object_element (json_node_get_array (list), 0);
  g_assert_cmpint (json_object_get_int_member (programme, "id"), ==, id);
  g_assert_cmpstr (json_object_get_string_member (programme, "code"), ==, "E26");
  g_assert_cmpstr (json_object_get_string_member (programme, "state"), ==, "running");
  g_assert_cmpstr (json_object_get_string_member (programme, "starts-on"), ==, "2026-03-02");
}

/* Columns stand below each other, accents and all. */
static void
test_table (Desk *self, gconstpointer data)
{
  const char *first, *second;

  desk_add_programme (self, "Été", "", BINOME_PROGRAMME_STATE_RUNNING);
  desk_add_programme (self, "Printemps", "", BINOME_PROGRAMME_STATE_RUNNING);
  desk_run (self, "programmes", NULL);
  desk_assert_done (self);
  first = strstr (self->out, "Été");
  second = strstr (self->out, "Printemps");
  g_assert_nonnull (first);
  g_assert_nonnull (second);
  /* “Été” has six letters less than “Printemps” and two spaces follow the longest. */
  g_assert_true (g_str_has_prefix (first, "Été        "));
  g_assert_false (g_str_has_prefix (first, "Été         "));
  g_assert_true (g_str_has_prefix (second, "Printemps  "));
}

/* Two tutors who take one tutee each, three tutees. */
static void
fill (Desk *self)
{
  desk_add_programme (self, "Été", "", BINOME_PROGRAMME_STATE_RUNNING);
  desk_write (self, "tutors.csv", "Nom;Prénom\nDurand;Paul\nPetit;Anne\n");
  desk_write (self, "tutees.csv", "Nom;Prénom\nMartin;Léa\nBernard;Hugo\nRobert;Inès\n");
  desk_run (self, "import", "tutors.csv", "--as", "tutors", NULL);
  desk_assert_done (self);
  desk_run (self, "import", "tutees.csv", "--as", "tutees", NULL);
  desk_assert_done (self);
}

static JsonArray *
get_array (JsonNode *node, const char *member)
{
  return json_object_get_array_member (json_node_get_object (node), member);
}

static void
test_match (Desk *self, gconstpointer data)
{
  g_autoptr (JsonNode) result = NULL;
  JsonObject *unserved;

  fill (self);
  desk_run (self, "match", "--title", "First try", "--json", NULL);
  desk_assert_done (self);
  result = desk_json (self);
  desk_assert_member (result, "tutees", 3);
  desk_assert_member (result, "tutors", 2);
  desk_assert_member (result, "seats", 2);
  desk_assert_member (result, "served", 2);
  desk_assert_member (result, "proposed", 0);
  g_assert_true (json_object_get_boolean_member (json_node_get_object (result), "proven"));
  g_assert_cmpstr (json_object_get_string_member (json_node_get_object (result), "title"), ==, "First try");
  g_assert_cmpuint (json_array_get_length (get_array (result, "pairs")), ==, 2);
  g_assert_cmpuint (json_array_get_length (get_array (result, "unserved")), ==, 1);
  unserved = json_array_get_object_element (get_array (result, "unserved"), 0);
  g_assert_cmpstr (json_object_get_string_member (unserved, "explanation"), !=, "");
  g_assert_cmpstr (json_object_get_string_member (unserved, "tutee"), !=, "");
}

/* What the run is asked for is kept with it; what cannot be asked for is a wrong call. */
static void
test_match_options (Desk *self, gconstpointer data)
{
  g_autoptr (JsonNode) result = NULL;
  JsonObject *unserved;

  fill (self);
  desk_run (self, "match", "--balance", "--best-worst", "--reserve", "1", "--minimum-score", "0", "--json",
            NULL);
  desk_assert_done (self);
  result = desk_json (self);
  desk_assert_member (result, "served", 2);
  desk_assert_member (result, "reserve", 1);
  g_assert_true (json_object_get_boolean_member (json_node_get_object (result), "balance"));
  g_assert_true (json_object_get_boolean_member (json_node_get_object (result), "best-worst"));
  unserved = json_array_get_object_element (get_array (result, "unserved"), 0);
  /* More places would help, but the programme allows none. */
  g_assert_cmpuint (json_array_get_length (json_object_get_array_member (unserved, "help")), ==, 0);
  g_assert_nonnull (strstr (json_object_get_string_member (unserved, "explanation"),
                            "The programme allows 2 of them no more"));

  desk_run (self, "match", "--minimum-score", "101", NULL);
  desk_assert_failed (self, 2, "--minimum-score must be between 0 and 100");
  desk_run (self, "match", "--reserve", "-1", NULL);
  desk_assert_failed (self, 2, "--reserve must be between 0 and 1000");
}

/* What another program reads in a PDF. */
static char *
read_pdf (Desk *self, const char *name)
{
  g_autofree char *path = desk_path (self, name);
  g_autoptr (GError) error = NULL;
  g_autoptr (GSubprocess) reader
      = g_subprocess_new (G_SUBPROCESS_FLAGS_STDOUT_PIPE, &error, "pdftotext", "-layout", path, "-", NULL);
  char *text = NULL;

  g_assert_no_error (error);
  g_subprocess_communicate_utf8 (reader, NULL, NULL, &text, NULL, &error);
  g_assert_no_error (error);
  g_assert_true (g_subprocess_get_successful (reader));
  return text;
}

/* The minutes as PDF; without a run there are none. */
static void
test_minutes (Desk *self, gconstpointer data)
{
  g_autofree char *path = desk_path (self, "minutes.pdf"), *text = NULL;

  fill (self);
  desk_run (self, "report", "--kind", "minutes", "--output", path, NULL);
  desk_assert_failed (self, 1, "There is no run yet: match first.");
  desk_run (self, "match", "--adopt", NULL);
  desk_assert_done (self);
  desk_run (self, "report", "--kind", "minutes", "--output", path, NULL);
  desk_assert_done (self);
  text = read_pdf (self, "minutes.pdf");
  g_assert_nonnull (strstr (text, "was adopted."));
  g_assert_nonnull (strstr (text, "Criteria and their weights"));
  g_assert_nonnull (strstr (text, "What it compares"));
  g_assert_nonnull (strstr (text, "Petit"));
  desk_run (self, "report", "--kind", "novel", "--output", path, NULL);
  desk_assert_failed (self, 2, "novel");
}

static void
test_match_for_people (Desk *self, gconstpointer data)
{
  fill (self);
  desk_run (self, "match", NULL);
  desk_assert_done (self);
  g_assert_true (g_str_has_prefix (self->out, "2 of 3 tutees served\n"));
  g_assert_nonnull (strstr (self->out, "Proven: "));
  g_assert_nonnull (strstr (self->out, "\nWithout a tutor:\n"));
  g_assert_nonnull (strstr (self->out, "Durand"));
  g_assert_nonnull (strstr (self->out, "Petit"));
}

/* How many lines the export of the pairs has below its headings. */
static guint
count_pairs (Desk *self)
{
  g_auto (GStrv) lines = NULL;

  desk_run (self, "export", "pairs", "-o", "-", NULL);
  desk_assert_done (self);
  lines = g_strsplit (self->out, "\n", -1);
  return g_strv_length (lines) - 2;
}

/* The run and its pairs are one action, of the command line. */
static void
test_adopt (Desk *self, gconstpointer data)
{
  g_autoptr (JsonNode) result = NULL, journal = NULL;
  JsonObject *entry;

  fill (self);
  g_assert_cmpuint (count_pairs (self), ==, 0);
  desk_run (self, "match", "--adopt", "--json", NULL);
  desk_assert_done (self);
  result = desk_json (self);
  desk_assert_member (result, "proposed", 2);
  g_assert_cmpuint (count_pairs (self), ==, 2);

  desk_run (self, "journal", "--json", "--limit", "1", NULL);
  journal = desk_json (self);
  entry = json_array_get_object_element (json_node_get_array (journal), 0);
  g_assert_cmpstr (json_object_get_string_member (entry, "source"), ==, "command");
  desk_run (self, "undo", NULL);
  desk_assert_done (self);
  g_assert_cmpuint (count_pairs (self), ==, 0);
}

/* The only tutor is the line manager, whom the rules of a new programme do not allow. */
static void
test_match_nobody (Desk *self, gconstpointer data)
{
  desk_add_programme (self, "Été", "", BINOME_PROGRAMME_STATE_RUNNING);
  desk_run (self, "match", NULL);
  desk_assert_failed (self, 1, "No tutee waits for a tutor.");

  desk_write (self, "tutees.csv", "Nom;Prénom;Responsable\nMartin;Léa;Paul Durand\n");
  desk_write (self, "tutors.csv", "Nom;Prénom\nDurand;Paul\n");
  desk_run (self, "import", "tutors.csv", "--as", "tutors", NULL);
  desk_run (self, "import", "tutees.csv", "--as", "tutees", NULL);
  desk_assert_done (self);
  desk_run (self, "match", NULL);
  g_assert_cmpint (self->exit_code, ==, 1);
  g_assert_true (g_str_has_prefix (self->out, "0 of 1 tutee served\n"));
  g_assert_nonnull (strstr (self->out, "Martin"));
}

static gboolean
pair_work (BinomeDb *db, gpointer data, GError **error)
{
  g_autoptr (BinomeEntity) programme = binome_db_get (db, BINOME_TYPE_PROGRAMME, 1, error);
  g_autoptr (BinomeEntity) person = BINOME_ENTITY (binome_person_new ());
  g_autoptr (BinomeEntity) tutor = BINOME_ENTITY (binome_enrolment_new ());
  g_autoptr (BinomeQuery) query = binome_query_new (BINOME_TYPE_ENROLMENT);
  g_autoptr (GPtrArray) tutees = binome_db_select (db, query, error);

  g_assert_nonnull (programme);
  g_assert_nonnull (tutees);
  binome_entity_set_integer (programme, BINOME_PROGRAMME_TUTEES_PER_TUTOR, 3);
  binome_entity_set_text (person, BINOME_PERSON_GIVEN_NAME, "Paul");
  binome_entity_set_text (person, BINOME_PERSON_FAMILY_NAME, "Durand");
  if (!binome_db_update (db, programme, error) || !binome_db_insert (db, person, error))
    return FALSE;

  binome_entity_set_reference (tutor, BINOME_ENROLMENT_PROGRAMME, 1);
  binome_entity_set_reference (tutor, BINOME_ENROLMENT_PERSON, binome_entity_get_id (person));
  binome_entity_set_choice (tutor, BINOME_ENROLMENT_ROLE, BINOME_ENROLMENT_ROLE_TUTOR);
  binome_entity_set_choice (tutor, BINOME_ENROLMENT_STATE, BINOME_ENROLMENT_STATE_MATCHED);
  binome_entity_set_integer (tutor, BINOME_ENROLMENT_CAPACITY, 3);
  if (!binome_db_insert (db, tutor, error))
    return FALSE;

  for (guint i = 0; i < tutees->len; i++)
    {
      g_autoptr (BinomeEntity) pair = BINOME_ENTITY (binome_pair_new ());

      binome_entity_set_reference (pair, BINOME_PAIR_PROGRAMME, 1);
      binome_entity_set_reference (pair, BINOME_PAIR_TUTEE, binome_entity_get_id (tutees->pdata[i]));
      binome_entity_set_reference (pair, BINOME_PAIR_TUTOR, binome_entity_get_id (tutor));
      binome_entity_set_choice (pair, BINOME_PAIR_STATE, BINOME_PAIR_STATE_ACTIVE);
      binome_entity_set_date (pair, BINOME_PAIR_STARTED_ON, binome_date_new (2026, 3, 9));
      if (!binome_db_insert (db, pair, error))
        return FALSE;
    }

  return TRUE;
}

/* Everybody in the only programme with Paul Durand. */
static void
pair_all (Desk *self)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (BinomeStore) store = binome_store_open (self->workspace, BINOME_STORE_NONE, &error);

  g_assert_no_error (error);
  binome_store_write (store, "Pairs", BINOME_SOURCE_USER, pair_work, NULL, NULL, &error);
  g_assert_no_error (error);
}

/* Three apprentices with one apprentice master, whom the programme lets have three: the law does not. */
static void
test_check (Desk *self, gconstpointer data)
{
  g_autoptr (JsonNode) list = NULL, crowded = NULL;
  JsonObject *finding;

  desk_add_programme (self, "Été", "", BINOME_PROGRAMME_STATE_RUNNING);
  desk_run (self, "check", NULL);
  desk_assert_done (self);
  g_assert_cmpstr (self->out, ==, "Nothing was found.\n");

  desk_write (
      self, "tutees.csv",
      "Nom;Prénom;Contrat\nMartin;Léa;apprentissage\nBernard;Hugo;apprentissage\nRobert;Inès;apprentissage\n");
  desk_run (self, "import", "tutees.csv", "--as", "tutees", NULL);
  desk_assert_done (self);
  desk_run (self, "check", "--json", NULL);
  g_assert_cmpint (self->exit_code, ==, 1);
  list = desk_json (self);
  g_assert_cmpuint (json_array_get_length (json_node_get_array (list)), ==, 3);
  finding = json_array_get_object_element (json_node_get_array (list), 0);
  g_assert_cmpstr (json_object_get_string_member (finding, "rule"), ==, "APP-MA-01");
  g_assert_cmpstr (json_object_get_string_member (finding, "severity"), ==, "block");
  g_assert_cmpstr (json_object_get_string_member (finding, "since"), ==, "2026-03-02");
  g_assert_cmpstr (json_object_get_string_member (finding, "checked-on"), ==, "2026-08-20");

  pair_all (self);
  desk_run (self, "check", "--json", NULL);
  g_assert_cmpint (self->exit_code, ==, 1);
  crowded = desk_json (self);
  /* With a tutor each, and all of them in touch: nothing else is found. */
  g_assert_cmpuint (json_array_get_length (json_node_get_array (crowded)), ==, 1);
  finding = json_array_get_object_element (json_node_get_array (crowded), 0);
  g_assert_cmpstr (json_object_get_string_member (finding, "rule"), ==, "APP-CAP-01");
  g_assert_nonnull (
      strstr (json_object_get_string_member (finding, "sentence"), "Paul Durand follows 3 apprentices"));
  g_assert_cmpstr (json_object_get_string_member (finding, "since"), ==, "2026-03-09");
}

static void
test_report (Desk *self, gconstpointer data)
{
  g_autofree char *bytes = NULL, *text = NULL;
  g_autoptr (JsonNode) result = NULL;

  fill (self);
  desk_run (self, "report", "--output", "report.pdf", "--on", "2026-04-15", "--language", "en", "--json",
            NULL);
  desk_assert_done (self);
  result = desk_json (self);
  g_assert_cmpint (json_object_get_int_member (json_node_get_object (result), "pages"), >=, 4);
  g_assert_cmpstr (json_object_get_string_member (json_node_get_object (result), "as-of"), ==, "2026-04-15");
  bytes = desk_read (self, "report.pdf");
  g_assert_true (g_str_has_prefix (bytes, "%PDF-1."));
  text = read_pdf (self, "report.pdf");
  g_assert_nonnull (strstr (text, "Été"));
  g_assert_nonnull (strstr (text, "15 April 2026"));

  desk_run (self, "report", "--output", "no/such/folder.pdf", NULL);
  desk_assert_failed (self, 1, "folder.pdf");
}

/* A catalogue of one message. */
static void
write_catalogue (Desk *self)
{
  g_autofree char *folder = desk_path (self, "fr/LC_MESSAGES");
  g_autofree char *from = desk_path (self, "fr/LC_MESSAGES/binome.po");
  g_autofree char *to = desk_path (self, "fr/LC_MESSAGES/binome.mo");
  g_autoptr (GSubprocess) compiler = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_cmpint (g_mkdir_with_parents (folder, 0700), ==, 0);
  desk_write (self, "fr/LC_MESSAGES/binome.po",
              "msgid \"\"\nmsgstr \"Content-Type: text/plain; charset=UTF-8\\n\"\n\n"
              "msgctxt \"language code\"\nmsgid \"en\"\nmsgstr \"fr\"\n");
  compiler = g_subprocess_new (G_SUBPROCESS_FLAGS_NONE, &error, "msgfmt", "-o", to, from, NULL);
  g_assert_no_error (error);
  g_subprocess_wait_check (compiler, NULL, &error);
  g_assert_no_error (error);
}

/* In the language asked for, whatever that of the caller is; never half in another one. */
static void
test_report_language (Desk *self, gconstpointer data)
{
  g_autofree char *text = NULL;

  write_catalogue (self);
  fill (self);
  desk_run (self, "report", "--output", "rapport.pdf", "--on", "2026-04-15", "--language", "fr", NULL);
  if (setlocale (LC_ALL, "fr_FR.UTF-8") != NULL)
    {
      desk_assert_done (self);
      text = read_pdf (self, "rapport.pdf");
      g_assert_nonnull (strstr (text, "Rapport d’évaluation"));
      g_assert_nonnull (strstr (text, "avril"));
    }
  else
    desk_assert_failed (self, 1, "fr_FR.UTF-8");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  desk_use_program (argv[1]);
  add_test ("/command/programmes", test_programmes);
  add_test ("/command/table", test_table);
  add_test ("/command/match", test_match);
  add_test ("/command/match-options", test_match_options);
  add_test ("/command/minutes", test_minutes);
  add_test ("/command/match-for-people", test_match_for_people);
  add_test ("/command/adopt", test_adopt);
  add_test ("/command/match-nobody", test_match_nobody);
  add_test ("/command/check", test_check);
  add_test ("/command/report", test_report);
  add_test ("/command/report-language", test_report_language);
  return g_test_run ();
}
