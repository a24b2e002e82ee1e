/* SPDX-License-Identifier: GPL-3.0-or-later */
/* import and export. */

#include <signal.h>
#include <string.h>

#include "command-fixture.h"

/* Two good rows, a wrong address, nobody. */
#define MIXED                                                                                                \
  "Matricule;Nom;Prénom;E-mail;Site\n"                                                                       \
  "M1;Lefèvre;Zoé;zoe@exemple.fr;Lyon\n"                                                                     \
  "M2;D’Angelo;Élodie;nowhere;Nantes\n"                                                                      \
  "M3;Nguyễn;Minh;;Lille\n"                                                                                  \
  ";;Anonyme;;\n"

static void
test_import (Desk *self, gconstpointer data)
{
  g_autoptr (JsonNode) result = NULL, again = NULL;
  JsonArray *left_out;

  desk_write (self, "list.csv", MIXED);
  desk_run (self, "import", "list.csv", "--as", "people", "--json", NULL);
  desk_assert_done (self);
  result = desk_json (self);
  desk_assert_member (result, "rows", 4);
  desk_assert_member (result, "new", 2);
  desk_assert_member (result, "updated", 0);
  left_out = json_object_get_array_member (json_node_get_object (result), "left-out");
  g_assert_cmpuint (json_array_get_length (left_out), ==, 2);
  g_assert_cmpint (json_object_get_int_member (json_array_get_object_element (left_out, 0), "line"), ==, 3);
  g_assert_cmpint (json_object_get_int_member (json_array_get_object_element (left_out, 1), "line"), ==, 5);

  desk_run (self, "import", "list.csv", "--as", "people", "--json", NULL);
  again = desk_json (self);
  desk_assert_member (again, "new", 0);
  desk_assert_member (again, "unchanged", 2);
}

/* A row without a name, or that cannot be read, is told by its line, once. */
static void
test_import_unnamed (Desk *self, gconstpointer data)
{
  desk_write (self, "list.csv", "Nom;Prénom\nA;B;C;D;E\nLefèvre;Zoé\n");
  desk_run (self, "import", "list.csv", "--as", "people", NULL);
  desk_assert_done (self);
  g_assert_cmpstr (self->out, ==,
                   "1 new, 1 left out\n"
                   "Line 2 has 5 cells, which is more than the 2 columns of the file.\n");

  desk_add_programme (self, "One", "", BINOME_PROGRAMME_STATE_RUNNING);
  desk_write (self, "pairs.csv", "Tutee;Tutor;Goals\n;;Welding\n");
  desk_run (self, "import", "pairs.csv", "--as", "pairs", NULL);
  g_assert_nonnull (strstr (self->out, "\nLine 2: No tutee is named\n"));
}

/* The rows left out, each with its line, its person and the reason. */
static void
test_import_for_people (Desk *self, gconstpointer data)
{
  desk_write (self, "list.csv", MIXED);
  desk_run (self, "import", "list.csv", "--as", "people", NULL);
  desk_assert_done (self);
  g_assert_true (g_str_has_prefix (self->out, "2 new, 2 left out\n"));
  g_assert_nonnull (strstr (self->out, "\nLine 3, Élodie D’Angelo: “nowhere” is no e-mail address\n"));
  g_assert_nonnull (strstr (self->out, "\nLine 5, Anonyme: "));
}

static void
test_dry_run (Desk *self, gconstpointer data)
{
  g_autofree char *before = NULL;

  desk_add_programme (self, "One", "", BINOME_PROGRAMME_STATE_RUNNING);
  desk_run (self, "export", "people", "-o", "-", NULL);
  before = g_strdup (self->out);

  desk_write (self, "list.csv", MIXED);
  desk_run (self, "import", "list.csv", "--as", "tutees", "--dry-run", NULL);
  desk_assert_done (self);
  g_assert_nonnull (strstr (self->out, "2 new, 2 left out"));
  g_assert_nonnull (strstr (self->out, "Line 3"));

  desk_run (self, "export", "people", "-o", "-", NULL);
  g_assert_cmpstr (self->out, ==, before);
}

static void
test_import_nothing (Desk *self, gconstpointer data)
{
  desk_write (self, "bad.csv", "Nom;Prénom;E-mail\n;Anonyme;\n;Inconnu;\n");
  desk_run (self, "import", "bad.csv", "--as", "people", NULL);
  g_assert_cmpint (self->exit_code, ==, 1);
  g_assert_nonnull (strstr (self->out, "2 left out"));

  desk_run (self, "import", "missing.csv", "--as", "people", NULL);
  desk_assert_failed (self, 1, "missing.csv");
  desk_run (self, "import", ".", "--as", "people", NULL);
  desk_assert_failed (self, 1, ".");
  desk_write (self, "empty.csv", "");
  desk_run (self, "import", "empty.csv", "--as", "people", NULL);
  g_assert_cmpint (self->exit_code, ==, 1);
}

static void
test_date_order (Desk *self, gconstpointer data)
{
  desk_write (self, "dates.csv", "Nom;Prénom;Date d’embauche\nMartin;Léa;03/04/2021\n");
  desk_run (self, "import", "dates.csv", "--as", "people", NULL);
  desk_assert_failed (self, 1,
                      "“03/04/2021” can be read in two ways. Give --date-order dmy or --date-order mdy.");

  desk_run (self, "import", "dates.csv", "--as", "people", "--date-order", "mdy", NULL);
  desk_assert_done (self);
  desk_run (self, "export", "people", "-o", "-", NULL);
  g_assert_nonnull (strstr (self->out, "2021-03-04"));

  desk_run (self, "import", "dates.csv", "--as", "people", "--date-order", "dmy", NULL);
  desk_assert_done (self);
  desk_run (self, "export", "people", "-o", "-", NULL);
  g_assert_nonnull (strstr (self->out, "2021-04-03"));
}

static void
assert_enrolled (Desk *self, const char *programme, gint64 number)
{
  g_autoptr (JsonNode) result = NULL;

  if (programme != NULL)
    desk_run (self, "import", "list.csv", "--as", "tutors", "--json", "--programme", programme, NULL);
  else
    desk_run (self, "import", "list.csv", "--as", "tutors", "--json", NULL);
  desk_assert_done (self);
  result = desk_json (self);
  desk_assert_member (result, "enrolled", number);
}

/* By number, code, title or a part of it; without any, the one that runs. */
static void
test_programme (Desk *self, gconstpointer data)
{
  gint64 spring = desk_add_programme (self, "Été à Lyon", "E26", BINOME_PROGRAMME_STATE_DRAFT);
  g_autofree char *number = g_strdup_printf ("%" G_GINT64_FORMAT, spring);

  desk_write (self, "list.csv", "Nom;Prénom\nMartin;Léa\n");
  assert_enrolled (self, NULL, 1);
  desk_add_programme (self, "Hiver à Lyon", "H26", BINOME_PROGRAMME_STATE_RUNNING);
  assert_enrolled (self, NULL, 1);
  assert_enrolled (self, number, 0);
  assert_enrolled (self, "e26", 0);
  assert_enrolled (self, "ete a lyon", 0);
  assert_enrolled (self, "hiver", 0);

  desk_run (self, "import", "list.csv", "--as", "tutors", "-p", "lyon", NULL);
  desk_assert_failed (self, 1, "“lyon” fits several programmes");
  g_assert_nonnull (strstr (self->err, "Été à Lyon (E26)"));
  g_assert_nonnull (strstr (self->err, "Hiver à Lyon (H26)"));
  desk_run (self, "import", "list.csv", "--as", "tutors", "-p", "Paris", NULL);
  desk_assert_failed (self, 1, "No programme is called “Paris”");
  desk_run (self, "import", "list.csv", "--as", "tutors", "-p", "", NULL);
  desk_assert_failed (self, 1, "Été à Lyon");

  desk_add_programme (self, "Automne", "", BINOME_PROGRAMME_STATE_RUNNING);
  desk_run (self, "import", "list.csv", "--as", "tutors", NULL);
  desk_assert_failed (self, 1, "--programme");
  g_assert_nonnull (strstr (self->err, "Automne"));
}

/* People, then their pairs, then what these did; undone one by one. */
static void
test_import_pairs (Desk *self, gconstpointer data)
{
  g_autoptr (JsonNode) pairs = NULL, meetings = NULL, again = NULL;
  g_autofree char *before = NULL, *paired = NULL;

  desk_add_programme (self, "Été", "", BINOME_PROGRAMME_STATE_RUNNING);
  desk_write (self, "list.csv", MIXED);
  desk_run (self, "import", "list.csv", "--as", "people", NULL);
  desk_run (self, "export", "pairs", "-o", "-", NULL);
  before = g_strdup (self->out);

  desk_write (self, "pairs.csv", "Tutoré;Tuteur\nM3;zoe@exemple.fr\nM3;Inconnu\n");
  desk_run (self, "import", "pairs.csv", "--as", "pairs", "--dry-run", NULL);
  desk_assert_done (self);
  g_assert_cmpstr (self->out, ==,
                   "It would be: 1 new, 1 left out\n"
                   "Line 3, M3 with Inconnu: “Inconnu” is not among the people: import or add them first\n");
  desk_run (self, "export", "pairs", "-o", "-", NULL);
  g_assert_cmpstr (self->out, ==, before);

  desk_run (self, "import", "pairs.csv", "--as", "pairs", "--json", NULL);
  desk_assert_done (self);
  pairs = desk_json (self);
  desk_assert_member (pairs, "rows", 2);
  desk_assert_member (pairs, "new", 1);
  desk_assert_member (pairs, "enrolled", 2);
  desk_run (self, "export", "pairs", "-o", "-", NULL);
  paired = g_strdup (self->out);
  g_assert_nonnull (strstr (paired, "Minh Nguyễn"));

  /* No meeting before the pair has started. */
  desk_write (self, "meetings.csv", "Tutee,Date,Duration\nM3,2026-03-16,1h30\n");
  desk_run (self, "import", "meetings.csv", "--as", "meetings", "--json", NULL);
  g_assert_cmpint (self->exit_code, ==, 1);
  meetings = desk_json (self);
  desk_assert_member (meetings, "new", 0);

  desk_run (self, "import", "pairs.csv", "--as", "pairs", "--json", NULL);
  desk_assert_done (self);
  again = desk_json (self);
  desk_assert_member (again, "unchanged", 1);
  desk_run (self, "import", "pairs.csv", "--as", "meetings", NULL);
  desk_assert_failed (self, 1, "No column holds the days of the meetings.");
  desk_run (self, "import", "pairs.csv", "--as", "mistake", NULL);
  desk_assert_failed (self, 2, "people, tutors, tutees, pairs, meetings");
}

static void
test_export (Desk *self, gconstpointer data)
{
  static const char *const kinds[] = { "people", "pairs", "meetings", "indicators" };

  desk_add_programme (self, "Été", "", BINOME_PROGRAMME_STATE_RUNNING);
  desk_write (self, "list.csv", MIXED);
  desk_run (self, "import", "list.csv", "--as", "tutors", NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (kinds); i++)
    {
      g_autofree char *name = g_strconcat (kinds[i], ".csv", NULL);
      g_autofree char *text = NULL;
      g_autofree char *path = desk_path (self, name);

      desk_run (self, "export", kinds[i], "--output", name, "--programme", "ete", NULL);
      desk_assert_done (self);
      g_assert_nonnull (strstr (self->out, name));
      text = desk_read (self, name);
      desk_run (self, "export", kinds[i], "--output", "-", "--programme", "ete", NULL);
      desk_assert_done (self);
      g_assert_cmpstr (self->out, ==, text);
      g_assert_nonnull (strchr (text, '\n'));
    }

  desk_run (self, "export", "people", "-o", "people2.csv", NULL);
  desk_assert_done (self);
  {
    g_autofree char *people = desk_read (self, "people2.csv");

    g_assert_nonnull (strstr (people, "Lefèvre"));
    g_assert_nonnull (strstr (people, "Nguyễn"));
    g_assert_null (strstr (people, "D’Angelo"));
  }
  desk_run (self, "export", "people", "-o", "no/such/folder.csv", NULL);
  desk_assert_failed (self, 1, "no/such/folder.csv");
}

/* A long import that is stopped leaves nothing; the test also holds where it was too late. */
static void
test_interrupt (Desk *self, gconstpointer data)
{
  g_autoptr (GString) list = g_string_new ("Matricule;Nom;Prénom\n");
  g_autofree char *log = g_strconcat (self->workspace, "-wal", NULL);
  const char *const arguments[]
      = { desk_get_program (), "import", "long.csv", "--as", "people", "-w", self->workspace, NULL };
  g_autoptr (GSubprocess) process = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *err = NULL;
  int code;

  for (int i = 0; i < 200000; i++)
    g_string_append_printf (list, "N%06d;Famille%d;Prénom\n", i, i);
  desk_write (self, "long.csv", list->str);

  process = desk_start (self, "C.UTF-8", arguments);
  while (!g_file_test (log, G_FILE_TEST_EXISTS) && g_subprocess_get_identifier (process) != NULL)
    g_usleep (5000);
  g_usleep (100000);
  g_subprocess_send_signal (process, SIGINT);
  g_subprocess_communicate_utf8 (process, NULL, NULL, NULL, &err, &error);
  g_assert_no_error (error);
  g_assert_true (g_subprocess_get_if_exited (process));
  code = g_subprocess_get_exit_status (process);
  if (code == 0)
    {
      g_test_skip ("the import was faster");
      return;
    }

  g_assert_cmpint (code, ==, 130);
  g_assert_cmpstr (err, ==, "Cancelled: nothing was changed.\n");
  desk_run (self, "journal", "--json", NULL);
  g_assert_cmpstr (self->out, ==, "[]\n");
  desk_run (self, "export", "people", "-o", "-", NULL);
  g_assert_null (strstr (self->out, "Famille"));
  desk_run (self, "verify", NULL);
  desk_assert_done (self);
}

static void
test_demo (Desk *self, gconstpointer data)
{
  g_autoptr (JsonNode) result = NULL;
  g_autofree char *before = NULL;

  desk_run (self, "demo", "--json", NULL);
  desk_assert_done (self);
  result = desk_json (self);
  g_assert_cmpint (json_object_get_int_member (json_node_get_object (result), "people"), >=, 200);
  desk_assert_member (result, "programmes", 3);
  desk_run (self, "verify", NULL);
  desk_assert_done (self);
  desk_run (self, "export", "people", "-o", "-", NULL);
  before = g_strdup (self->out);

  desk_run (self, "demo", NULL);
  desk_assert_failed (self, 1, "holds data already");
  desk_run (self, "export", "people", "-o", "-", NULL);
  g_assert_cmpstr (self->out, ==, before);

  desk_run (self, "undo", NULL);
  desk_assert_done (self);
  desk_run (self, "programmes", "--json", NULL);
  g_assert_cmpstr (self->out, ==, "[]\n");
}

/* The rows that the newest action of a workspace’s document changed; @document is kept by the caller. */
static JsonObject *
read_last_action (Desk *self, const char *file, JsonNode **document)
{
  g_autofree char *text = desk_read (self, file);
  g_autoptr (GError) error = NULL;
  JsonArray *history;

  *document = json_from_string (text, &error);
  g_assert_no_error (error);
  g_assert_true (json_object_has_member (json_node_get_object (*document), "data"));
  if (!json_object_has_member (json_node_get_object (*document), "history"))
    return NULL;

  history = json_object_get_array_member (json_node_get_object (*document), "history");
  g_assert_cmpuint (json_array_get_length (history), ==, 2);
  return json_array_get_object_element (history, 1);
}

/* Who did what and when goes along when it is asked for, without what is sensitive. */
static void
test_workspace_history (Desk *self, gconstpointer data)
{
  g_autoptr (JsonNode) without = NULL, with = NULL, sensitive = NULL;
  JsonObject *action, *row;

  desk_write (self, "list.csv",
              "Matricule;Nom;Prénom;Fonction;Année de naissance\nM1;Lefèvre;Zoé;Soudeuse;1990\n");
  desk_run (self, "import", "list.csv", "--as", "people", NULL);
  desk_assert_done (self);
  desk_write (self, "list.csv",
              "Matricule;Nom;Prénom;Fonction;Année de naissance\nM1;Lefèvre;Zoé;Cheffe;1991\n");
  desk_run (self, "import", "list.csv", "--as", "people", NULL);
  desk_assert_done (self);

  desk_run (self, "export", "workspace", "-o", "all.json", NULL);
  desk_assert_done (self);
  g_assert_null (read_last_action (self, "all.json", &without));

  desk_run (self, "export", "workspace", "--history", "-o", "all.json", NULL);
  desk_assert_done (self);
  action = read_last_action (self, "all.json", &with);
  g_assert_nonnull (action);
  g_assert_cmpstr (json_object_get_string_member (action, "where"), ==, "import");
  g_assert_true (g_str_has_prefix (json_object_get_string_member (action, "what"), "Import"));
  g_assert_false (json_object_get_boolean_member (action, "undone"));
  row = json_array_get_object_element (json_object_get_array_member (action, "rows"), 0);
  g_assert_cmpstr (json_object_get_string_member (row, "table"), ==, "person");
  g_assert_cmpstr (json_object_get_string_member (row, "done"), ==, "update");
  g_assert_cmpstr (json_object_get_string_member (json_object_get_object_member (row, "before"), "job"), ==,
                   "Soudeuse");
  g_assert_cmpstr (json_object_get_string_member (json_object_get_object_member (row, "after"), "job"), ==,
                   "Cheffe");
  g_assert_false (json_object_has_member (json_object_get_object_member (row, "after"), "birth_year"));

  desk_run (self, "export", "workspace", "--history", "--sensitive", "-o", "all.json", NULL);
  desk_assert_done (self);
  action = read_last_action (self, "all.json", &sensitive);
  row = json_array_get_object_element (json_object_get_array_member (action, "rows"), 0);
  g_assert_cmpint (json_object_get_int_member (json_object_get_object_member (row, "before"), "birth_year"),
                   ==, 1990);

  desk_run (self, "export", "people", "--history", "-o", "people.csv", NULL);
  desk_assert_failed (self, 2, "for the workspace alone");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  desk_use_program (argv[1]);
  add_test ("/command/import", test_import);
  add_test ("/command/import-for-people", test_import_for_people);
  add_test ("/command/import-unnamed", test_import_unnamed);
  add_test ("/command/dry-run", test_dry_run);
  add_test ("/command/import-nothing", test_import_nothing);
  add_test ("/command/date-order", test_date_order);
  add_test ("/command/programme", test_programme);
  add_test ("/command/import-pairs", test_import_pairs);
  add_test ("/command/export", test_export);
  add_test ("/command/workspace-history", test_workspace_history);
  add_test ("/command/interrupt", test_interrupt);
  add_test ("/command/demo", test_demo);
  return g_test_run ();
}
