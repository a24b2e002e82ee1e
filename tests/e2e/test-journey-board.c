/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Candidates moved on the board with the mouse: taken by the pointer, carried over, let go; and taken back.
 */

#include "driver.h"
#include "journey.h"

static void
prepare (void)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *said = NULL;
  const char *argv[] = { journey_program, "demo", "--workspace", journey_workspace, NULL };
  int status;

  g_spawn_sync (NULL, (char **)argv, NULL, G_SPAWN_DEFAULT, NULL, NULL, &said, NULL, &status, &error);
  g_assert_no_error (error);
  g_assert_cmpint (status, ==, 0);
}

/* The state of the tutor that is moved. */
#define STATE                                                                                                \
  "SELECT e.state FROM enrolment e JOIN person p ON p.id = e.person WHERE e.role = 'tutor'"                  \
  " AND e.programme = (SELECT id FROM programme WHERE state = 'running')"                                    \
  " AND p.given_name || ' ' || p.family_name = 'Delphine Coulon'"

/* From “Identified” to “Invited” with the mouse, and back with Ctrl+Z. */
static void
test_drag (void)
{
  journey_show_section ("alt+3", "Tutors");
  driver_activate (ATSPI_ROLE_RADIO_BUTTON, "Board");
  driver_see (ATSPI_ROLE_LIST_ITEM, "Delphine Coulon, *");
  assert_holds (STATE, "identified");
  driver_drag (ATSPI_ROLE_LIST_ITEM, "Delphine Coulon, *", ATSPI_ROLE_LIST, "Invited");
  driver_see (ATSPI_ROLE_LABEL, "Delphine Coulon is now “Invited”");
  driver_see (ATSPI_ROLE_BUTTON, "Write the Letter");
  assert_holds (STATE, "invited");
  driver_key ("ctrl+z");
  driver_see (ATSPI_ROLE_LABEL, "Undone: *");
  assert_holds (STATE, "identified");
}

/* Let go where there is no column: nothing is moved. */
static void
test_elsewhere (void)
{
  driver_drag (ATSPI_ROLE_LIST_ITEM, "Delphine Coulon, *", ATSPI_ROLE_PAGE_TAB, "Training");
  driver_stop (); /* whatever it was about to write is written then */
  assert_holds (STATE, "identified");
  journey_assert_sound ();
}

static void
add_cases (void)
{
  g_test_add_func ("/journey-board/1-drag", test_drag);
  g_test_add_func ("/journey-board/2-elsewhere", test_elsewhere);
}

int
main (int argc, char **argv)
{
  return journey_run (argc, argv, prepare, add_cases);
}
