/* SPDX-License-Identifier: GPL-3.0-or-later */
/* undo, redo, journal, backup, restore, verify. */

#include <string.h>

#include "command-fixture.h"

#define PEOPLE "Nom;Prénom\nMartin;Léa\nDurand;Paul\n"

static void
import_people (Desk *self)
{
  desk_write (self, "people.csv", PEOPLE);
  desk_run (self, "import", "people.csv", "--as", "people", NULL);
  desk_assert_done (self);
}

/* Everybody, as the export lists them. */
static char *
list_people (Desk *self)
{
  desk_run (self, "export", "people", "--output", "-", NULL);
  desk_assert_done (self);
  return g_strdup (self->out);
}

static void
test_journal (Desk *self, gconstpointer data)
{
  g_autofree char *before = NULL, *undone = NULL, *redone = NULL;
  g_autoptr (JsonNode) list = NULL, second = NULL;
  JsonObject *entry;

  import_people (self);
  before = list_people (self);
  g_assert_nonnull (strstr (before, "Martin"));

  desk_run (self, "undo", NULL);
  desk_assert_done (self);
  g_assert_cmpstr (self->out, ==, "Undone: Import of “people.csv”\n");
  undone = list_people (self);
  g_assert_null (strstr (undone, "Martin"));
  desk_run (self, "undo", NULL);
  desk_assert_failed (self, 1, "nothing to undo");

  desk_run (self, "journal", "--json", NULL);
  desk_assert_done (self);
  list = desk_json (self);
  g_assert_cmpuint (json_array_get_length (json_node_get_array (list)), ==, 1);
  entry = json_array_get_object_element (json_node_get_array (list), 0);
  g_assert_cmpstr (json_object_get_string_member (entry, "source"), ==, "import");
  g_assert_cmpstr (json_object_get_string_member (entry, "at"), ==, "2026-03-16T12:00:00Z");
  /* Two people, and what the columns of that list mean. */
  g_assert_cmpint (json_object_get_int_member (entry, "rows"), ==, 3);
  g_assert_true (json_object_get_boolean_member (entry, "undone"));

  desk_run (self, "redo", "--json", NULL);
  desk_assert_done (self);
  second = desk_json (self);
  g_assert_cmpstr (json_object_get_string_member (json_node_get_object (second), "redone"), ==,
                   "Import of “people.csv”");
  redone = list_people (self);
  g_assert_cmpstr (redone, ==, before);
  desk_run (self, "redo", NULL);
  desk_assert_failed (self, 1, "nothing to redo");
}

static void
test_journal_limit (Desk *self, gconstpointer data)
{
  g_autoptr (JsonNode) list = NULL;

  desk_add_programme (self, "One", "", BINOME_PROGRAMME_STATE_DRAFT);
  import_people (self);
  desk_run (self, "journal", "--limit", "1", "--json", NULL);
  list = desk_json (self);
  g_assert_cmpuint (json_array_get_length (json_node_get_array (list)), ==, 1);
  g_assert_cmpint (
      json_object_get_int_member (json_array_get_object_element (json_node_get_array (list), 0), "id"), ==,
      2);
}

static void
test_backup (Desk *self, gconstpointer data)
{
  g_autofree char *before = NULL, *after = NULL;

  import_people (self);
  before = list_people (self);
  desk_run (self, "backup", "copy.binome", NULL);
  desk_assert_done (self);
  desk_run (self, "undo", NULL);
  desk_assert_done (self);

  desk_run (self, "restore", "copy.binome", NULL);
  desk_assert_done (self);
  g_assert_nonnull (strstr (self->out, "before-restore"));
  after = list_people (self);
  g_assert_cmpstr (after, ==, before);
  desk_run (self, "verify", NULL);
  desk_assert_done (self);
}

/* Neither may take the workspace for its own copy; what is no backup changes nothing. */
static void
test_backup_refused (Desk *self, gconstpointer data)
{
  g_autofree char *before = NULL, *after = NULL;

  import_people (self);
  before = list_people (self);
  desk_run (self, "backup", "workspace.binome", NULL);
  desk_assert_failed (self, 2, "the workspace itself");
  desk_run (self, "restore", "workspace.binome", NULL);
  desk_assert_failed (self, 2, "the workspace itself");
  desk_run (self, "restore", "people.csv", NULL);
  desk_assert_failed (self, 1, "people.csv");
  desk_run (self, "restore", "nothing", NULL);
  desk_assert_failed (self, 1, "nothing");
  desk_run (self, "export", "people", "-o", "./workspace.binome", NULL);
  desk_assert_failed (self, 2, "the workspace itself");
  after = list_people (self);
  g_assert_cmpstr (after, ==, before);
}

static void
test_verify (Desk *self, gconstpointer data)
{
  g_autoptr (JsonNode) whole = NULL;

  import_people (self);
  desk_run (self, "verify", "--json", NULL);
  desk_assert_done (self);
  whole = desk_json (self);
  g_assert_true (json_object_get_boolean_member (json_node_get_object (whole), "whole"));

  desk_write (self, "workspace.binome",
              "This is a letter, not a workspace. It is long enough to be looked at, though.");
  desk_run (self, "verify", NULL);
  desk_assert_failed (self, 1, "damaged");
}

/* While the window has the workspace, one can look at it, but not write. */
static void
test_open_elsewhere (Desk *self, gconstpointer data)
{
  static const char *const reading[] = { "programmes", "journal", "verify" };
  g_autoptr (BinomeStore) store = NULL;
  g_autoptr (GError) error = NULL;

  desk_add_programme (self, "One", "", BINOME_PROGRAMME_STATE_RUNNING);
  import_people (self);
  desk_run (self, "backup", "copy.binome", NULL);
  store = binome_store_open (self->workspace, BINOME_STORE_NONE, &error);
  g_assert_no_error (error);

  for (gsize i = 0; i < G_N_ELEMENTS (reading); i++)
    {
      desk_run (self, reading[i], NULL);
      desk_assert_done (self);
    }
  desk_run (self, "export", "people", "-o", "people-out.csv", NULL);
  desk_assert_done (self);
  desk_run (self, "report", "-o", "report.pdf", NULL);
  desk_assert_done (self);
  desk_run (self, "backup", "second.binome", NULL);
  desk_assert_done (self);
  desk_run (self, "import", "people.csv", "--as", "people", "--dry-run", NULL);
  desk_assert_done (self);

  desk_run (self, "undo", NULL);
  desk_assert_failed (self, 1, "open in another Binôme");
  desk_run (self, "import", "people.csv", "--as", "people", NULL);
  desk_assert_failed (self, 1, "open in another Binôme");
  desk_run (self, "restore", "copy.binome", NULL);
  desk_assert_failed (self, 1, "open in another Binôme");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  desk_use_program (argv[1]);
  add_test ("/command/journal", test_journal);
  add_test ("/command/journal-limit", test_journal_limit);
  add_test ("/command/backup", test_backup);
  add_test ("/command/backup-refused", test_backup_refused);
  add_test ("/command/verify", test_verify);
  add_test ("/command/open-elsewhere", test_open_elsewhere);
  return g_test_run ();
}
