/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What all journeys share: each has the real program on a workspace of its own, and asks the file what it
 * holds. */

#include "journey.h"

#include <locale.h>

#include "binome-backup.h"
#include "binome-store.h"
#include "driver.h"

const char *journey_program;
char *journey_folder;
char *journey_workspace;

/* ---- what the file holds ---- */

typedef struct
{
  const char *sql;
  char *answer;
} Question;

static gboolean
ask_work (BinomeDb *db, gpointer data, GError **error)
{
  Question *question = data;
  BinomeStatement *statement = binome_db_prepare (db, question->sql, error);

  if (statement == NULL || !binome_statement_step (statement, error))
    return FALSE;
  question->answer = g_strdup (binome_statement_get_text (statement, 0));
  return TRUE;
}

/* The first value of an SQL question, as text. The file may be open in the program meanwhile. */
char *
journey_ask (const char *sql)
{
  g_autoptr (GError) error = NULL;
  BinomeStore *store = binome_store_open (journey_workspace, BINOME_STORE_READ_ONLY, &error);
  Question question = { sql, NULL };

  g_assert_no_error (error);
  binome_store_read (store, ask_work, &question, NULL, &error);
  g_assert_no_error (error);
  g_assert_true (binome_store_close (store, &error));
  g_object_unref (store);
  return question.answer;
}

void
journey_assert_sound (void)
{
  g_autoptr (GError) error = NULL;
  BinomeStore *store = binome_store_open (journey_workspace, BINOME_STORE_READ_ONLY, &error);
  g_autoptr (GPtrArray) findings = NULL;

  g_assert_no_error (error);
  findings = binome_verify (store, &error);
  g_assert_no_error (error);
  for (guint i = 0; i < findings->len; i++)
    g_test_message ("%s", (const char *)findings->pdata[i]);
  g_assert_cmpuint (findings->len, ==, 0);
  g_assert_true (binome_store_close (store, &error));
  g_object_unref (store);
}

/* ---- what the screen says ---- */

void
journey_show_section (const char *page, const char *section)
{
  driver_key (page);
  driver_activate (ATSPI_ROLE_PAGE_TAB, section);
}

/* In the list of people, from where the keyboard is. */
void
journey_tick (const char *name)
{
  g_autofree char *box = g_strdup_printf ("Select %s", name);

  driver_focus (ATSPI_ROLE_CHECK_BOX, box);
  driver_key ("space");
}

/* ---- the whole ---- */

static void
remove_folder (void)
{
  g_autoptr (GError) error = NULL;
  const char *argv[] = { "rm", "-rf", "--", journey_folder, NULL };

  g_spawn_sync (NULL, (char **)argv, NULL, G_SPAWN_SEARCH_PATH, NULL, NULL, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
}

/* Starts the program that is the last argument on a workspace that is empty, or that @prepare has filled, and
 * runs the cases one after the other: each stands on those before it. */
int
journey_run (int argc, char **argv, void (*prepare) (void), void (*add_cases) (void))
{
  int result;

  setlocale (LC_ALL, "");
  g_test_init (&argc, &argv, NULL);
  g_assert_cmpint (argc, ==, 2);
  journey_program = argv[1];
  journey_folder = g_dir_make_tmp ("binome-journey-XXXXXX", NULL);
  journey_workspace = g_build_filename (journey_folder, "workspace.binome", NULL);
  if (prepare != NULL)
    prepare ();
  driver_init ();
  driver_start (journey_program, journey_workspace);
  add_cases ();
  result = g_test_run ();

  driver_end ();
  remove_folder ();
  g_free (journey_workspace);
  g_free (journey_folder);
  return result;
}
