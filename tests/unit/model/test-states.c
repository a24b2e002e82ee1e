/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Every declared move, and every other one, against a picture of the machines drawn by hand: a row a
 * state, a column a state, `+` allowed, `r` allowed with a reason. */

#include <string.h>

#include "binome-error.h"
#include "binome-model.h"

static void
check (const BinomeStateMachine *machine, const char *const *picture)
{
  guint n = binome_choice_count (machine->states);
  guint moves = 0;

  for (guint from = 0; from < n; from++)
    {
      g_assert_cmpuint (strlen (picture[from]), ==, n);
      for (guint to = 0; to < n; to++)
        {
          char sign = picture[from][to];
          g_autoptr (GError) error = NULL;
          g_autoptr (GError) blank = NULL;
          gboolean allowed = binome_state_machine_check (machine, (int)from, (int)to, "because", &error);
          gboolean without = binome_state_machine_check (machine, (int)from, (int)to, " \t", &blank);

          g_test_message ("%s to %s", machine->states[from].id, machine->states[to].id);
          g_assert_cmpint (allowed, ==, sign != '.');
          g_assert_cmpint (without, ==, sign == '+');
          if (sign == '.')
            g_assert_error (error, BINOME_ERROR, BINOME_ERROR_REFUSED);
          if (sign == 'r')
            g_assert_error (blank, BINOME_ERROR, BINOME_ERROR_INVALID);
          moves += allowed;
        }
    }
  g_assert_cmpuint (moves, ==, machine->n_moves); /* none is declared twice */
}

static void
test_programme (void)
{
  static const char *const picture[] = {
    /* draft, preparing, open, matching, running, evaluating, closed, archived, cancelled */
    ".+......r", "r.+.....r", ".r.+....r", "..r.+...r", "...r.+..r",
    "....r.+.r", ".....r.+.", "......r..", "r........",
  };

  check (&binome_programme_machine, picture);
}

static void
test_enrolment (void)
{
  static const char *const picture[] = {
    /* identified, invited, interested, applied, agreed, interviewed, accepted, waiting, matched, done,
     * refused, withdrew, unavailable, retired */
    ".+++.......r..", "r.++......rr..", ".r.+......rr..", "..r.++++..rr..", "...r.+++..rr..",
    "...rr.++..rr..", "...r.r.++.rrr.", ".....r+.+.rrr.", "......+..+.r..", "......+......+",
    "...r..........", "...+..........", "......+.......", "..............",
  };

  check (&binome_enrolment_machine, picture);
}

static void
test_pair (void)
{
  static const char *const picture[] = {
    /* proposed, reviewed, offered, accepted, confirmed, active, paused, closing, completed, declined,
     * expired, cancelled, ended early */
    ".+...+.....r.", "..+..+.....r.", "...+.....r+r.", "....+....r.r.", ".....+...r.r.",
    "......r++...r", ".....+......r", ".....+..+...r", ".....r.......", "r............",
    "..+..........", "r............", ".....r.......",
  };

  check (&binome_pair_machine, picture);
}

static void
test_check_in (void)
{
  static const char *const picture[] = {
    /* planned, due, overdue, done, waived, missed */
    ".+.+r.", "..++r+", "...+r+", "+.....", "+.....", "+.....",
  };

  check (&binome_check_in_machine, picture);
}

static void
test_match_run (void)
{
  static const char *const picture[] = { /* draft, adopted, discarded */ ".++", "+..", "+.." };

  check (&binome_match_run_machine, picture);
}

static void
test_attendance (void)
{
  static const char *const picture[] = {
    /* proposed, enrolled, attended, validated, failed, expired, cancelled */
    ".+....+", "..+...r", ".+.++..", "..+..+.", "..+....", "...+...", ".+.....",
  };

  check (&binome_attendance_machine, picture);
}

static void
test_session (void)
{
  static const char *const picture[] = { /* planned, held, cancelled */ ".+r", "+..", "+.." };

  check (&binome_session_machine, picture);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/model/states/programme", test_programme);
  g_test_add_func ("/model/states/enrolment", test_enrolment);
  g_test_add_func ("/model/states/pair", test_pair);
  g_test_add_func ("/model/states/check-in", test_check_in);
  g_test_add_func ("/model/states/match-run", test_match_run);
  g_test_add_func ("/model/states/attendance", test_attendance);
  g_test_add_func ("/model/states/session", test_session);
  return g_test_run ();
}
