/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A programme from its set-up to its report, by one person at a keyboard. Each step is a case of its
 * own and stands on the one before. What the screen says is compared with what the file holds. */

#include <string.h>
#include <gio/gio.h>

#include "driver.h"
#include "journey.h"

/* ---- 1. a programme ---- */

static void
test_programme (void)
{
  driver_press ("New Programme");
  driver_type (ATSPI_ROLE_TEXT, "Title", "Accueil 2026");
  driver_choose ("Kind", "Apprenticeship");

  /* No such day: the row says so, the form stays, and nothing else is lost. */
  driver_type (ATSPI_ROLE_TEXT, "Starts on", "31/02/2026");
  driver_see (ATSPI_ROLE_INVALID, "This is no date.");
  driver_press ("Create");
  g_usleep (G_USEC_PER_SEC / 2); /* GTK shows a button as pressed for a while before it acts */
  g_assert_true (driver_is (ATSPI_ROLE_LIST_ITEM, "Starts on*", ATSPI_STATE_INVALID_ENTRY));
  g_assert_true (driver_says (ATSPI_ROLE_TEXT, "Title", "Accueil 2026"));
  g_assert_true (driver_says (ATSPI_ROLE_TEXT, "Starts on", "31/02/2026"));

  driver_type (ATSPI_ROLE_TEXT, "Starts on", "02/03/2026");
  driver_type (ATSPI_ROLE_TEXT, "Ends on", "31/12/2026");
  g_assert_false (driver_is (ATSPI_ROLE_LIST_ITEM, "Starts on*", ATSPI_STATE_INVALID_ENTRY));
  driver_type (ATSPI_ROLE_TEXT, "Objective", "Every newcomer has a tutor");
  driver_type (ATSPI_ROLE_TEXT, "Baseline", "60");
  driver_type (ATSPI_ROLE_TEXT, "Target", "90,5");
  driver_press ("Create");
  driver_wait_gone (ATSPI_ROLE_DIALOG, "New Programme");
  driver_see (ATSPI_ROLE_LABEL, "Accueil 2026");

  journey_show_section ("alt+2", "Schedule");
  driver_see (ATSPI_ROLE_LABEL, "2 Mar 2026");
  assert_holds ("SELECT title || ' ' || kind || ' ' || starts_on || ' ' || ends_on FROM programme",
                "Accueil 2026 apprenticeship 2026-03-02 2026-12-31");
  assert_holds ("SELECT title || ' ' || baseline || ' ' || target FROM objective",
                "Every newcomer has a tutor 60.0 90.5");
  assert_holds ("SELECT due_on FROM milestone WHERE title = 'Launch'", "2026-03-02");
}

/* ---- 2. the staff list ---- */

/* As French HR programs write it: semicolons, Windows-1252, days first. The last line has no such day. */
static char *
write_staff_list (void)
{
  static const char text[] = "Matricule;Nom;Prénom;Poste;Équipe;Site;Courriel;Date d'embauche\r\n"
                             "M01;Lefèvre;Hélène;Cheffe d'atelier;Atelier;Lyon;m01@exemple.fr;01/09/2010\r\n"
                             "M02;Garçon;Noël;Technicien;Atelier;Lyon;m02@exemple.fr;15/03/2012\r\n"
                             "M03;Müller;Zoé;Ingénieure;Études;Nantes;m03@exemple.fr;02/05/2011\r\n"
                             "M04;Petit;Chloé;Apprentie;Atelier;Lyon;m04@exemple.fr;05/01/2026\r\n"
                             "M05;Dubois;Rémi;Apprenti;Atelier;Lyon;m05@exemple.fr;05/01/2026\r\n"
                             "M06;Moreau;Inès;Apprentie;Études;Nantes;m06@exemple.fr;12/01/2026\r\n"
                             "M07;Durand;Paul;Comptable;Finances;Lyon;m07@exemple.fr;31/02/2015\r\n";
  g_autoptr (GError) error = NULL;
  gsize length;
  g_autofree char *bytes = g_convert (text, -1, "WINDOWS-1252", "UTF-8", NULL, &length, &error);
  char *path = g_build_filename (journey_folder, "staff.csv", NULL);

  g_assert_no_error (error);
  g_file_set_contents (path, bytes, (gssize)length, &error);
  g_assert_no_error (error);
  return path;
}

static void
test_import (void)
{
  g_autofree char *path = write_staff_list ();

  driver_key ("alt+6");
  driver_see (ATSPI_ROLE_LABEL, "Nobody Here Yet");
  driver_press ("Import");
  driver_press ("Choose a File…");
  driver_choose_file ("Choose a List", path);
  driver_press ("Preview");
  driver_see (ATSPI_ROLE_LABEL, "Line 8: “31/02/2015” is no date");
  assert_holds ("SELECT count(*) FROM person", "0");
  driver_press ("Import 6 People");
  driver_see (ATSPI_ROLE_LABEL, "Imported: 6 new, 1 left out");
  driver_see (ATSPI_ROLE_TABLE_ROW, "Hélène Lefèvre");
  assert_holds ("SELECT group_concat(family_name || ' ' || site || ' ' || hired_on, ', ') FROM "
                "(SELECT * FROM person WHERE team = 'Études' ORDER BY staff_number)",
                "Müller Nantes 2011-05-02, Moreau Nantes 2026-01-12");

  driver_key ("ctrl+z");
  driver_see (ATSPI_ROLE_LABEL, "Undone: Import of “staff.csv”");
  driver_wait_gone (ATSPI_ROLE_TABLE_ROW, "Hélène Lefèvre");
  assert_holds ("SELECT count(*) FROM person", "0");
  driver_key ("ctrl+shift+z");
  driver_see (ATSPI_ROLE_TABLE_ROW, "Hélène Lefèvre");
  assert_holds ("SELECT count(*) FROM person", "6");
}

/* ---- 3. tutors and tutees ---- */

static void
test_enrolment (void)
{
  driver_key ("alt+6");
  /* In the order of the list. */
  journey_tick ("Noël Garçon");
  journey_tick ("Hélène Lefèvre");
  journey_tick ("Zoé Müller");
  driver_press ("Enrol as Tutors");
  driver_see (ATSPI_ROLE_COMBO_BOX, "Stage");
  driver_key ("Return");
  driver_see (ATSPI_ROLE_LABEL, "3 tutors enrolled in “Accueil 2026”");
  journey_tick ("Chloé Petit");
  journey_tick ("Rémi Dubois");
  journey_tick ("Inès Moreau");
  driver_press ("Enrol as Tutees");
  driver_see (ATSPI_ROLE_COMBO_BOX, "Stage");
  driver_key ("Return");
  driver_see (ATSPI_ROLE_LABEL, "3 tutees enrolled in “Accueil 2026”");

  journey_show_section ("alt+3", "Tutors");
  driver_walk ("Tab", "*places taken");
  driver_walk ("Down", "Hélène Lefèvre*");
  driver_key ("Return");
  driver_see (ATSPI_ROLE_DIALOG, "Tutor");
  driver_focus (ATSPI_ROLE_BUTTON, "Add a Skill");
  driver_key ("Return");
  driver_see (ATSPI_ROLE_DIALOG, "Add a Skill");
  driver_type_here ("Welding");
  driver_see (ATSPI_ROLE_BUTTON, "Add “Welding” as a new skill");
  driver_key ("Return");
  driver_see (ATSPI_ROLE_COMBO_BOX, "Welding");
  driver_key ("Escape");
  driver_wait_gone (ATSPI_ROLE_DIALOG, "Tutor");
  assert_holds ("SELECT count(*) FROM enrolment WHERE role = 'tutor'", "3");
  assert_holds ("SELECT count(*) FROM enrolment WHERE role = 'tutee'", "3");
  assert_holds (
      "SELECT p.family_name || ' ' || s.title FROM enrolment_skill es JOIN skill s ON s.id = es.skill "
      "JOIN enrolment e ON e.id = es.enrolment JOIN person p ON p.id = e.person",
      "Lefèvre Welding");
}

/* ---- 4. the matching ---- */

/* Whoever adopts is asked why; a reason is not needed. */
static void
adopt (void)
{
  driver_press ("Adopt");
  driver_see (ATSPI_ROLE_LABEL, "Adopt This Run?");
  driver_key ("Return");
  driver_wait_gone (ATSPI_ROLE_LABEL, "Adopt This Run?");
}

static void
test_matching (void)
{
  journey_show_section ("alt+3", "Criteria");
  driver_walk ("Tab", "The same site");
  driver_key ("Return");
  driver_see (ATSPI_ROLE_DIALOG, "Matching criterion");
  /* From 6 to 8; Escape leaves it so. */
  driver_focus (ATSPI_ROLE_COMBO_BOX, "Kind");
  driver_key ("Tab");
  driver_key ("Up");
  driver_key ("Up");
  driver_see (ATSPI_ROLE_LABEL, "Preferred, weight 8: the same site");
  driver_key ("Escape");
  driver_wait_gone (ATSPI_ROLE_DIALOG, "Matching criterion");

  driver_press ("Match");
  driver_see (ATSPI_ROLE_LIST_ITEM, "3 of 3 tutees have a tutor");
  driver_walk ("Tab", "Inès Moreau");
  driver_key ("Return");
  driver_see (ATSPI_ROLE_DIALOG, "Why This Pair?");
  driver_see (ATSPI_ROLE_LABEL, "8 of 8");
  driver_see (ATSPI_ROLE_LABEL, "Zoé Müller");
  driver_key ("Escape");
  driver_wait_gone (ATSPI_ROLE_DIALOG, "Why This Pair?");

  adopt ();
  driver_see (ATSPI_ROLE_LABEL, "3 pairs proposed");
  assert_holds ("SELECT count(*) FROM pair WHERE state = 'proposed'", "3");
  driver_key ("ctrl+z");
  driver_see (ATSPI_ROLE_LABEL, "Undone: Adopt *");
  assert_holds ("SELECT count(*) FROM pair", "0");
  journey_show_section ("alt+3", "Matching");
  adopt ();
  driver_see (ATSPI_ROLE_LABEL, "3 pairs proposed");
  /* Everybody has a tutor of their own site, and no tutor more than two tutees. */
  assert_holds (
      "SELECT count(*) FROM pair JOIN enrolment te ON te.id = pair.tutee JOIN enrolment tr ON tr.id = pair.tutor "
      "JOIN person a ON a.id = te.person JOIN person b ON b.id = tr.person WHERE a.site = b.site",
      "3");
  assert_holds ("SELECT max(n) <= 2 FROM (SELECT count(*) AS n FROM pair GROUP BY tutor)", "1");
}

/* ---- 5. the pairs ---- */

static void
test_follow_up (void)
{
  journey_show_section ("alt+3", "Proposals");
  driver_press ("Start All");
  driver_press ("Start Anyway"); /* nobody was trained */
  driver_see (ATSPI_ROLE_LABEL, "3 pairs started");
  assert_holds ("SELECT count(*) FROM pair WHERE state = 'active'", "3");
  assert_holds ("SELECT count(*) = 3 * (SELECT count(*) FROM plan_step) AND count(*) > 0 FROM check_in", "1");

  journey_show_section ("alt+4", "Timeline");
  driver_press ("Log a Meeting");
  driver_see (ATSPI_ROLE_DIALOG, "Log a Meeting");
  driver_type (ATSPI_ROLE_TEXT, "Subject", "First steps");
  driver_press ("Log");
  driver_wait_gone (ATSPI_ROLE_DIALOG, "Log a Meeting");
  driver_see (ATSPI_ROLE_BUTTON, "Meeting* this month, 1 h: 1");
  assert_holds ("SELECT held_on || ' ' || minutes || ' ' || subject FROM meeting",
                "2026-03-16 60 First steps");

  driver_walk ("Tab", "Timeline of the pairs");
  driver_key ("Home");
  driver_key ("Return");
  driver_see (ATSPI_ROLE_LABEL, "*First steps");
  driver_key ("Escape");
  driver_wait_gone (ATSPI_ROLE_LABEL, "*First steps");
}

/* What is changed in one window is seen in the other at once. */
static void
test_two_windows (void)
{
  guint windows = driver_count_windows ();

  journey_show_section ("alt+2", "Brief");
  driver_key ("ctrl+n");
  driver_wait_windows (windows + 1);
  driver_type (ATSPI_ROLE_TEXT, "Title", "Accueil 2027");
  driver_see (ATSPI_ROLE_BUTTON, "Accueil 2027*");
  driver_key ("ctrl+w");
  driver_wait_windows (windows);
  assert_holds ("SELECT title FROM programme", "Accueil 2027");
}

/* ---- 6. the evaluation ---- */

static int
count_pages (const char *path)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GSubprocess) tool
      = g_subprocess_new (G_SUBPROCESS_FLAGS_STDOUT_PIPE, &error, "pdfinfo", path, NULL);
  g_autofree char *text = NULL;
  const char *pages;

  g_assert_no_error (error);
  g_subprocess_communicate_utf8 (tool, NULL, NULL, &text, NULL, &error);
  g_assert_no_error (error);
  pages = strstr (text, "Pages:");
  return pages != NULL ? (int)g_ascii_strtoll (pages + strlen ("Pages:"), NULL, 10) : 0;
}

static void
test_evaluation (void)
{
  g_autofree char *path = g_build_filename (journey_folder, "report.pdf", NULL);
  g_autofree char *tutors
      = journey_ask ("SELECT 'Tutors active: ' || count(DISTINCT tutor) FROM pair WHERE state = 'active'");
  g_autofree char *tutees = journey_ask ("SELECT 'Tutees accompanied: ' || count(DISTINCT tutee) FROM pair");
  g_autofree char *hours
      = journey_ask ("SELECT 'Hours of meetings: ' || (sum(minutes) / 60) || '?h' FROM meeting");

  journey_show_section ("alt+5", "Dashboard");
  driver_see (ATSPI_ROLE_BUTTON, tutors);
  driver_see (ATSPI_ROLE_BUTTON, tutees);
  driver_see (ATSPI_ROLE_BUTTON, hours);
  driver_see (ATSPI_ROLE_BUTTON, "Tutees with a tutor: 100*");

  journey_show_section ("alt+5", "Report");
  driver_press ("Save as PDF…");
  driver_choose_file ("Save the Report", path);
  driver_see (ATSPI_ROLE_LABEL, "Report saved");
  g_assert_cmpint (count_pages (path), >=, 4);
}

/* ---- the end, and the next day ---- */

static void
test_second_start (void)
{
  guint windows = driver_count_windows ();

  driver_start_again (journey_program, journey_workspace);
  g_assert_cmpuint (driver_count_windows (), ==, windows);
}

static void
test_quit (void)
{
  driver_stop ();
  journey_assert_sound ();
  assert_holds ("SELECT count(*) FROM person", "6");
  assert_holds ("SELECT count(*) FROM pair WHERE state = 'active'", "3");
  assert_holds ("SELECT count(*) FROM meeting", "1");
}

/* Everything is as it was, and can still be taken back. */
static void
test_restart (void)
{
  driver_start (journey_program, journey_workspace);
  driver_see (ATSPI_ROLE_BUTTON, "Accueil 2027*");
  driver_key ("ctrl+z");
  driver_see (ATSPI_ROLE_BUTTON, "Accueil 2026*");
  driver_key ("ctrl+z");
  journey_show_section ("alt+4", "Timeline");
  driver_see (ATSPI_ROLE_BUTTON, "Meeting* this month, 0 h: 0");
  assert_holds ("SELECT count(*) FROM meeting", "0");
  driver_key ("ctrl+shift+z");
  driver_see (ATSPI_ROLE_BUTTON, "Meeting* this month, 1 h: 1");
  driver_stop ();
  journey_assert_sound ();
  assert_holds ("SELECT subject FROM meeting", "First steps");
}

static void
add_cases (void)
{
  g_test_add_func ("/journey/1-programme", test_programme);
  g_test_add_func ("/journey/2-import", test_import);
  g_test_add_func ("/journey/3-enrolment", test_enrolment);
  g_test_add_func ("/journey/4-matching", test_matching);
  g_test_add_func ("/journey/5-follow-up", test_follow_up);
  g_test_add_func ("/journey/5-two-windows", test_two_windows);
  g_test_add_func ("/journey/6-evaluation", test_evaluation);
  g_test_add_func ("/journey/second-start", test_second_start);
  g_test_add_func ("/journey/quit", test_quit);
  g_test_add_func ("/journey/restart", test_restart);
}

int
main (int argc, char **argv)
{
  return journey_run (argc, argv, NULL, add_cases);
}
