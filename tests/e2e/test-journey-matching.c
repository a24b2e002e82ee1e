/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A matching as a committee makes it, on the sample company: a criterion changed, a run, what if, two runs
 * compared, one adopted, the minutes saved. Each step stands on the one before. */

#include <string.h>
#include <gio/gio.h>

#include "driver.h"
#include "journey.h"

#define OF_PROGRAMME " programme = (SELECT id FROM programme WHERE state = 'running')"

/* ---- the steps ---- */

static void
test_criterion (void)
{
  journey_show_section ("alt+3", "Criteria");
  driver_walk ("Tab", "Même équipe*");
  driver_key ("Return");
  driver_see (ATSPI_ROLE_DIALOG, "Matching criterion");
  driver_focus (ATSPI_ROLE_COMBO_BOX, "Kind");
  driver_key ("Tab");
  driver_key ("Up");
  driver_key ("Escape");
  driver_wait_gone (ATSPI_ROLE_DIALOG, "Matching criterion");
  assert_holds ("SELECT weight FROM criterion WHERE title = 'Même équipe' AND" OF_PROGRAMME, "6");
}

static void
test_run (void)
{
  driver_press ("Match");
  driver_see (ATSPI_ROLE_LIST_ITEM, "* of 7 tutees have a tutor");
  assert_holds ("SELECT count (*) FROM (SELECT criteria FROM match_run ORDER BY id DESC LIMIT 1) r,"
                " json_each (r.criteria, '$.criteria') c WHERE c.value ->> 'title' = 'Même équipe'"
                " AND c.value ->> 'weight' = 6",
                "1");
  /* Why this pair: points, and who else could be. */
  driver_walk ("Tab", "Théo Hamel");
  driver_key ("Return");
  driver_see (ATSPI_ROLE_DIALOG, "Why This Pair?");
  driver_see (ATSPI_ROLE_LABEL, "Score: * of 100");
  driver_key ("Escape");
  driver_wait_gone (ATSPI_ROLE_DIALOG, "Why This Pair?");
}

/* Kept together: tried, seen, and kept as a run of its own. */
static void
test_what_if (void)
{
  driver_press ("What If…");
  driver_see (ATSPI_ROLE_LABEL, "Tutees with a tutor");
  driver_focus (ATSPI_ROLE_TOGGLE_BUTTON, "What to try for Théo Hamel");
  driver_key ("Return");
  driver_see (ATSPI_ROLE_MENU_ITEM, "*"); /* the first: keep together */
  driver_key ("Return");
  driver_see (ATSPI_ROLE_LABEL, "Keep These Two Together?");
  driver_type_here ("The committee knows them");
  driver_key ("Return");
  driver_see (ATSPI_ROLE_LABEL, "Théo Hamel with *, whatever comes");
  driver_press ("Keep…");
  driver_see (ATSPI_ROLE_LABEL, "Keep as a Run?");
  driver_type (ATSPI_ROLE_TEXT, "Name of the Run", "Committee");
  driver_key ("Return");
  driver_wait_gone (ATSPI_ROLE_DIALOG, "What If…");
  driver_see (ATSPI_ROLE_LABEL, "Committee · *");
  assert_holds ("SELECT title || ' ' || locked FROM match_run ORDER BY id DESC LIMIT 1", "Committee 1");
  assert_holds ("SELECT count (*) FROM match_constraint WHERE decided_on = '2026-03-16'", "1");
}

static void
test_compare (void)
{
  driver_press ("Compare…");
  driver_see (ATSPI_ROLE_DIALOG, "Compare Runs");
  driver_see (ATSPI_ROLE_LIST_ITEM, "Kept together by hand");
  driver_key ("Escape");
  driver_wait_gone (ATSPI_ROLE_DIALOG, "Compare Runs");
}

static void
test_adopt (void)
{
  driver_press ("Adopt");
  driver_see (ATSPI_ROLE_LABEL, "Adopt This Run?");
  driver_type_here ("Serves most");
  driver_key ("Return");
  driver_see (ATSPI_ROLE_LABEL, "* pairs proposed");
  assert_holds (
      "SELECT state || ' ' || decided_on || ' ' || decision FROM match_run ORDER BY id DESC LIMIT 1",
      "adopted 2026-03-16 Serves most");
}

/* What the committee signs: the decision with its reason, the criteria, and who was kept together and why. */
static void
assert_minutes (const char *path)
{
  static const char *const words[]
      = { "“Committee” was adopted.", "Serves most",   "Criteria and their weights",
          "What it compares",         "Kept together", "The committee knows them",
          "validates each pair" };
  g_autofree char *text = NULL;

  for (int i = 0; i < 1200 && (text == NULL || strstr (text, words[0]) == NULL); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (GSubprocess) tool
          = g_subprocess_new (G_SUBPROCESS_FLAGS_STDOUT_PIPE | G_SUBPROCESS_FLAGS_STDERR_SILENCE, &error,
                              "pdftotext", path, "-", NULL);

      g_assert_no_error (error);
      g_clear_pointer (&text, g_free);
      g_subprocess_communicate_utf8 (tool, NULL, NULL, &text, NULL, &error);
      g_assert_no_error (error);
      for (char *p = text; *p != '\0'; p++)
        if (*p == '\n')
          *p = ' ';
      if (strstr (text, words[0]) == NULL)
        g_usleep (100000); /* it is still being written */
    }
  for (gsize i = 0; i < G_N_ELEMENTS (words); i++)
    if (strstr (text, words[i]) == NULL)
      g_error ("the minutes do not say “%s”: %s", words[i], text);
}

/* Once adopted, the map is still that of the run. */
static void
test_map (void)
{
  journey_show_section ("alt+3", "Matching");
  driver_press ("Heat Map");
  driver_see (ATSPI_ROLE_DIALOG, "Heat Map");
  driver_see (ATSPI_ROLE_IMAGE, "Scores of 7 tutees with *");
  driver_key ("Escape");
  driver_wait_gone (ATSPI_ROLE_DIALOG, "Heat Map");
}

static void
test_minutes (void)
{
  g_autofree char *path = g_build_filename (journey_folder, "minutes.pdf", NULL);

  journey_show_section ("alt+3", "Matching");
  driver_press ("Minutes…");
  driver_see (ATSPI_ROLE_DIALOG, "Matching Minutes");
  driver_press ("Save as PDF");
  driver_choose_file ("Save as PDF", path);
  for (int i = 0; i < 600 && !g_file_test (path, G_FILE_TEST_EXISTS); i++)
    g_usleep (100000);
  g_assert_true (g_file_test (path, G_FILE_TEST_EXISTS));
  driver_key ("Escape");
  driver_wait_gone (ATSPI_ROLE_DIALOG, "Matching Minutes");
  assert_minutes (path);
  driver_stop ();
}

static void
fill_demo (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GSubprocess) process
      = g_subprocess_new (G_SUBPROCESS_FLAGS_STDOUT_SILENCE, &error, journey_program, "demo", "--workspace",
                          journey_workspace, NULL);

  g_assert_no_error (error);
  g_assert_true (g_subprocess_wait_check (process, NULL, &error));
}

static void
add_cases (void)
{
  g_test_add_func ("/journey-matching/1-criterion", test_criterion);
  g_test_add_func ("/journey-matching/2-run", test_run);
  g_test_add_func ("/journey-matching/3-what-if", test_what_if);
  g_test_add_func ("/journey-matching/4-compare", test_compare);
  g_test_add_func ("/journey-matching/5-adopt", test_adopt);
  g_test_add_func ("/journey-matching/6-map", test_map);
  g_test_add_func ("/journey-matching/7-minutes", test_minutes);
}

int
main (int argc, char **argv)
{
  return journey_run (argc, argv, fill_demo, add_cases);
}
