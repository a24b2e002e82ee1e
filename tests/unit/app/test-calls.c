/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Help, wrong calls, locales: what every command has in common. */

#include <string.h>

#include "command-fixture.h"

static const char *const names[] = { "demo", "programmes", "import",  "match",  "check",   "report", "export",
                                     "undo", "redo",       "journal", "backup", "restore", "verify" };

static void
test_help (Desk *self, gconstpointer data)
{
  desk_run (self, "--help", NULL);
  desk_assert_done (self);
  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *line = g_strconcat ("\n  ", names[i], " ", NULL);

      g_assert_nonnull (strstr (self->out, line));
    }
}

/* Help is there before anything else is asked for, and touches no file. */
static void
test_help_of_each (Desk *self, gconstpointer data)
{
  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *usage = g_strconcat ("binome ", names[i], " [OPTION…]", NULL);

      desk_run (self, names[i], "--help", NULL);
      desk_assert_done (self);
      g_assert_nonnull (strstr (self->out, usage));
      g_assert_nonnull (strstr (self->out, "--workspace=FILE"));
      g_assert_nonnull (strstr (self->out, "Exit codes: 0 done, 1 the data says no, 2 wrong call"));
    }
  g_assert_false (g_file_test (self->workspace, G_FILE_TEST_EXISTS));
}

static void
test_version (Desk *self, gconstpointer data)
{
  desk_run (self, "--version", NULL);
  desk_assert_done (self);
  g_assert_cmpstr (self->out, ==, "binome " BINOME_VERSION "\n");
}

static void
test_wrong_calls (Desk *self, gconstpointer data)
{
  static const struct
  {
    const char *words[6];
    const char *part;
  } wrong[] = {
    { { "nonsense" }, "nonsense" },
    { { "undo", "--fast" }, "--fast" },
    { { "undo", "twice" }, "twice" },
    { { "import" }, "FILE" },
    { { "import", "list.csv" }, "--as" },
    { { "import", "list.csv", "--as", "cats" }, "cats" },
    { { "import", "list.csv", "--as", "people", "--date-order=ymd" }, "ymd" },
    { { "export", "people" }, "--output" },
    { { "export", "cats", "-o", "x.csv" }, "cats" },
    { { "export", "people", "-o", "x.pdf" }, ".xlsx" },
    { { "report", "-o", "x.txt" }, ".pdf" },
    { { "report", "-o", "x.pdf", "--on", "2026-02-30" }, "2026-02-30" },
    { { "report", "-o", "x.pdf", "--language", "de" }, "de" },
    { { "journal", "--limit", "0" }, "--limit" },
    { { "journal", "--limit", "many" }, "many" },
    { { "backup" }, "FILE" },
    { { "restore" }, "FILE" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (wrong); i++)
    {
      const char *const *words = wrong[i].words;

      desk_run (self, words[0], words[1], words[2], words[3], words[4], NULL);
      desk_assert_failed (self, 2, wrong[i].part);
    }
  g_assert_false (g_file_test (self->workspace, G_FILE_TEST_EXISTS));
}

/* Only what makes something makes the file. */
static void
test_no_workspace (Desk *self, gconstpointer data)
{
  static const char *const needing[] = { "programmes", "match", "undo", "redo", "journal", "verify" };

  for (gsize i = 0; i < G_N_ELEMENTS (needing); i++)
    {
      desk_run (self, needing[i], NULL);
      desk_assert_failed (self, 1, "There is no workspace at");
    }
  g_assert_false (g_file_test (self->workspace, G_FILE_TEST_EXISTS));
}

/* The option of the window may stand before the command too. */
static void
test_workspace_first (Desk *self, gconstpointer data)
{
  g_autofree char *other = desk_path (self, "other.binome");

  desk_run (self, "--workspace", other, "verify", NULL);
  desk_assert_failed (self, 1, "workspace.binome");
  desk_run (self, "-w", other, "import", "--help", NULL);
  desk_assert_done (self);
}

/* Scheduled jobs have no locale; names with accents work all the same. */
static void
test_without_locale (Desk *self, gconstpointer data)
{
  desk_add_programme (self, "Accueil d’été à Évreux", "", BINOME_PROGRAMME_STATE_DRAFT);
  desk_run_in (self, "C", "programmes", NULL);
  desk_assert_done (self);
  g_assert_nonnull (strstr (self->out, "Accueil d’été à Évreux"));
  desk_run_in (self, "C", "match", "--programme", "été à ÉVREUX", NULL);
  desk_assert_failed (self, 1, "No tutee waits");
}

/* A name must not be able to move the cursor or paint the terminal. */
static void
test_control_characters (Desk *self, gconstpointer data)
{
  desk_add_programme (self, "Red \033[31malert\033[0m\nand more", "", BINOME_PROGRAMME_STATE_DRAFT);
  desk_run (self, "programmes", NULL);
  desk_assert_done (self);
  g_assert_null (strchr (self->out, '\033'));
  g_assert_nonnull (strstr (self->out, "alert"));
  desk_run (self, "match", "--programme", "nobody", NULL);
  desk_assert_failed (self, 1, "alert");
  g_assert_null (strchr (self->err, '\033'));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  desk_use_program (argv[1]);
  add_test ("/command/help", test_help);
  add_test ("/command/help-of-each", test_help_of_each);
  add_test ("/command/version", test_version);
  add_test ("/command/wrong-calls", test_wrong_calls);
  add_test ("/command/no-workspace", test_no_workspace);
  add_test ("/command/workspace-first", test_workspace_first);
  add_test ("/command/without-locale", test_without_locale);
  add_test ("/command/control-characters", test_control_characters);
  return g_test_run ();
}
