/* SPDX-License-Identifier: GPL-3.0-or-later */
/* From a staff list in .xlsx to a signed agreement, by one person at a keyboard: imported, trained, matched,
 * offered, accepted, signed. Each step is a case of its own and stands on the one before. */

#include <string.h>
#include <gio/gio.h>

#include "driver.h"
#include "journey.h"

/* ---- what other programs say ---- */

static char *
run_tool (const char *const *argv)
{
  g_autoptr (GSubprocessLauncher) launcher
      = g_subprocess_launcher_new (G_SUBPROCESS_FLAGS_STDOUT_PIPE | G_SUBPROCESS_FLAGS_STDERR_SILENCE);
  g_autoptr (GSubprocess) tool = NULL;
  g_autoptr (GError) error = NULL;
  char *text = NULL;

  g_subprocess_launcher_set_cwd (launcher, journey_folder);
  g_subprocess_launcher_unsetenv (launcher, "G_DEBUG");
  g_subprocess_launcher_unsetenv (launcher, "MALLOC_PERTURB_");
  tool = g_subprocess_launcher_spawnv (launcher, argv, &error);
  g_assert_no_error (error);
  g_subprocess_communicate_utf8 (tool, NULL, NULL, &text, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpint (g_subprocess_get_exit_status (tool), ==, 0);
  return g_strchomp (text);
}

/* Asks the tool of SQLite, which knows nothing of Binôme. */
static void
assert_sqlite (const char *sql, const char *expected)
{
  g_autofree char *answer
      = run_tool ((const char *const[]){ "sqlite3", "-readonly", journey_workspace, sql, NULL });

  g_assert_cmpstr (answer, ==, expected);
}

/* ---- 1. the staff list ---- */

/* Made by LibreOffice: the days are real ones (the sixth column, as day, month, year), the column of the
 * teams is called so that nobody guesses it. */
static char *
write_workbook (void)
{
  static const char text[] = "Matricule,Nom,Prénom,Emploi,Rattachement bis,Entrée,Courriel\n"
                             "00017,Lefèvre,Hélène,Cheffe d’atelier,Atelier,01/09/2010,h.lefevre@exemple.fr\n"
                             "00018,Petit,Chloé,Apprentie,Atelier,05/01/2026,c.petit@exemple.fr\n";
  g_autofree char *csv = g_build_filename (journey_folder, "staff.csv", NULL);
  g_autofree char *profile = g_strdup_printf ("-env:UserInstallation=file://%s/office", journey_folder);
  g_autofree char *said = NULL;
  g_autoptr (GError) error = NULL;

  g_file_set_contents (csv, text, -1, &error);
  g_assert_no_error (error);
  said = run_tool ((const char *const[]){ "soffice", profile, "--headless",
                                          "--infilter=CSV:44,34,76,1,1/2/6/4,1033,false,true", "--convert-to",
                                          "xlsx", csv, NULL });
  return g_build_filename (journey_folder, "staff.xlsx", NULL);
}

static void
test_import (void)
{
  g_autofree char *path = write_workbook ();

  driver_press ("New Programme");
  driver_type (ATSPI_ROLE_TEXT, "Title", "Alternance 2026");
  driver_choose ("Kind", "Apprenticeship");
  driver_type (ATSPI_ROLE_TEXT, "Starts on", "02/03/2026");
  driver_type (ATSPI_ROLE_TEXT, "Ends on", "31/12/2026");
  driver_press ("Create");
  driver_wait_gone (ATSPI_ROLE_DIALOG, "New Programme");

  driver_key ("alt+6");
  driver_press ("Import");
  driver_press ("Choose a File…");
  driver_choose_file ("Choose a List", path);
  driver_choose ("Rattachement bis", "Team");
  driver_press ("Preview");
  driver_press ("Import 2 People");
  driver_see (ATSPI_ROLE_TABLE_ROW, "Hélène Lefèvre");
  assert_sqlite ("SELECT staff_number, family_name, team, hired_on FROM person ORDER BY 1",
                 "00017|Lefèvre|Atelier|2010-09-01\n00018|Petit|Atelier|2026-01-05");
}

static void
test_enrolment (void)
{
  driver_key ("alt+6");
  journey_tick ("Hélène Lefèvre");
  driver_press ("Enrol as Tutors");
  driver_see (ATSPI_ROLE_COMBO_BOX, "Stage");
  driver_key ("Return");
  driver_see (ATSPI_ROLE_LABEL, "1 tutor enrolled in “Alternance 2026”");
  journey_tick ("Chloé Petit");
  driver_press ("Enrol as Tutees");
  driver_see (ATSPI_ROLE_COMBO_BOX, "Stage");
  driver_key ("Return");
  driver_see (ATSPI_ROLE_LABEL, "1 tutee enrolled in “Alternance 2026”");
}

/* ---- 2. the training ---- */

static void
test_training (void)
{
  journey_show_section ("alt+3", "Training");
  driver_press ("Add a Course…");
  driver_type (ATSPI_ROLE_TEXT, "Course", "Tutor of an apprentice");
  driver_press ("Add");
  driver_wait_gone (ATSPI_ROLE_DIALOG, "Add a Course");

  driver_walk ("Tab", "Plan a Session");
  driver_key ("Return");
  driver_see (ATSPI_ROLE_DIALOG, "Plan a Session");
  driver_type (ATSPI_ROLE_TEXT, "From", "09/03/2026");
  driver_press ("Plan");
  driver_wait_gone (ATSPI_ROLE_DIALOG, "Plan a Session");

  driver_walk ("shift+Tab", "Tutor of an apprentice");
  driver_key ("Return");
  driver_focus (ATSPI_ROLE_BUTTON, "Enrol Tutors");
  driver_key ("Return");
  driver_see (ATSPI_ROLE_DIALOG, "Enrol Tutors");
  driver_walk ("Tab", "Hélène Lefèvre");
  driver_key ("space");
  driver_press ("Enrol");
  driver_wait_gone (ATSPI_ROLE_DIALOG, "Enrol Tutors");
  driver_focus (ATSPI_ROLE_BUTTON, "Held: Everybody Attended");
  driver_key ("Return");
  driver_see (ATSPI_ROLE_LABEL, "Attended");
  driver_press ("Validate");
  driver_see (ATSPI_ROLE_LABEL, "Valid until *");
  assert_sqlite ("SELECT p.family_name, a.state FROM attendance a JOIN person p ON p.id = a.person",
                 "Lefèvre|validated");
}

/* ---- 3. the pair ---- */

static void
test_matching (void)
{
  journey_show_section ("alt+3", "Matching");
  driver_press ("Match");
  driver_see (ATSPI_ROLE_LIST_ITEM, "1 of 1 tutee*");
  driver_press ("Adopt");
  driver_see (ATSPI_ROLE_LABEL, "Adopt This Run?");
  driver_press ("Adopt");
  driver_see (ATSPI_ROLE_LABEL, "1 pair proposed");
}

/* Asked, and both say yes; what was said can be taken back, and said again. */
static void
test_offer (void)
{
  journey_show_section ("alt+3", "Proposals");
  driver_press ("Ask the Tutor");
  driver_press ("Tutor Says Yes");
  driver_press ("Ask the Tutee");
  driver_press ("Tutee Says Yes");
  driver_press ("Confirm");
  driver_see (ATSPI_ROLE_BUTTON, "Start");
  assert_sqlite ("SELECT state, tutor_answer, tutee_answer FROM pair", "confirmed|accepted|accepted");
  driver_key ("ctrl+z");
  driver_see (ATSPI_ROLE_BUTTON, "Confirm");
  driver_key ("ctrl+shift+z");
  driver_press ("Start");
  driver_see (ATSPI_ROLE_LABEL, "1 pair started");
  assert_sqlite ("SELECT state, started_on FROM pair", "active|2026-03-16");
}

/* ---- 4. the agreement ---- */

static void
test_agreement (void)
{
  journey_show_section ("alt+4", "Pairs");
  driver_walk ("Tab", "Chloé Petit*");
  driver_key ("Return");
  driver_focus (ATSPI_ROLE_BUTTON, "Add a Document");
  driver_key ("Return");
  driver_see (ATSPI_ROLE_DIALOG, "Document to Sign");
  driver_choose ("Document", "Tutoring agreement");
  driver_press ("Add");
  driver_wait_gone (ATSPI_ROLE_DIALOG, "Document to Sign");
  assert_sqlite ("SELECT kind, version, state, length (text) > 100 FROM agreement", "agreement|1|draft|1");

  driver_walk ("shift+Tab", "Tutoring agreement, version 1");
  driver_key ("Return");
  driver_see (ATSPI_ROLE_DIALOG, "Tutoring agreement");
  driver_type (ATSPI_ROLE_TEXT, "Signed by the tutor on", "16/03/2026");
  driver_type (ATSPI_ROLE_TEXT, "Signed by the tutee on", "16/03/2026");
  driver_type (ATSPI_ROLE_TEXT, "Signed by the line manager on", "16/03/2026");
  driver_type (ATSPI_ROLE_TEXT, "Signed for the company on", "16/03/2026");
  driver_press ("Apply");
  driver_wait_gone (ATSPI_ROLE_DIALOG, "Tutoring agreement");
  driver_see (ATSPI_ROLE_LABEL, "Signed · 16 Mar 2026*");
  assert_sqlite ("SELECT state, tutor_signed_on, tutee_signed_on, company_signed_on FROM agreement",
                 "signed|2026-03-16|2026-03-16|2026-03-16");
}

/* The signatures, then the document, then nothing of it; and back again. */
static void
test_undo (void)
{
  driver_key ("ctrl+z");
  driver_wait_gone (ATSPI_ROLE_LABEL, "Signed · 16 Mar 2026*");
  assert_sqlite ("SELECT state FROM agreement", "draft");
  driver_key ("ctrl+z");
  driver_wait_gone (ATSPI_ROLE_LABEL, "Tutoring agreement, version 1");
  assert_sqlite ("SELECT count(*) FROM agreement", "0");
  driver_key ("ctrl+shift+z");
  driver_key ("ctrl+shift+z");
  driver_see (ATSPI_ROLE_LABEL, "Signed · 16 Mar 2026*");
  assert_sqlite ("SELECT state, version FROM agreement", "signed|1");
}

static void
test_quit (void)
{
  driver_stop ();
  journey_assert_sound ();
  assert_sqlite (
      "SELECT p.family_name, q.family_name, r.state, g.state FROM agreement g"
      " JOIN pair r ON r.id = g.pair JOIN enrolment b ON b.id = r.tutee JOIN enrolment c ON c.id = r.tutor"
      " JOIN person p ON p.id = b.person JOIN person q ON q.id = c.person",
      "Petit|Lefèvre|active|signed");
}

static void
add_cases (void)
{
  g_test_add_func ("/journey-agreements/1-import", test_import);
  g_test_add_func ("/journey-agreements/2-enrolment", test_enrolment);
  g_test_add_func ("/journey-agreements/3-training", test_training);
  g_test_add_func ("/journey-agreements/4-matching", test_matching);
  g_test_add_func ("/journey-agreements/5-offer", test_offer);
  g_test_add_func ("/journey-agreements/6-agreement", test_agreement);
  g_test_add_func ("/journey-agreements/7-undo", test_undo);
  g_test_add_func ("/journey-agreements/quit", test_quit);
}

int
main (int argc, char **argv)
{
  return journey_run (argc, argv, NULL, add_cases);
}
