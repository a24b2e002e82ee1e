/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One thread changes a matching and solves it again, as “what if” does, while another reads what was solved
 * before, as the window does. Under the thread sanitizer nothing of both may be written and read at once. */

#include "binome-match-certificate.h"
#include "binome-match-session.h"
#include "binome-match-views.h"
#include "match-people.h"

#define TUTEES 300
#define TUTORS 220
#define CHANGES 25

typedef struct
{
  BinomeMatchSession *session;
  BinomeMatchSolution *solution; /* handed back with the thread */
  GArray *costs;
} Work;

static gpointer
change_thread (gpointer data)
{
  Work *work = data;
  g_autoptr (GRand) rand = g_rand_new_with_seed (7);

  for (guint k = 0; k < CHANGES; k++)
    {
      guint tutee = (guint)g_rand_int_range (rand, 0, TUTEES),
            tutor = (guint)g_rand_int_range (rand, 0, TUTORS);

      binome_match_session_unlock (work->session, tutee);
      if (k % 3 == 0)
        binome_match_session_set_capacity (work->session, tutor, (int)(k % 2), NULL);
      else if (k % 3 == 1)
        binome_match_session_forbid (work->session, tutee, tutor, NULL);
      else
        binome_match_session_lock (work->session, tutee, tutor, NULL);
      if (!binome_match_session_solve (work->session, NULL, NULL, NULL, NULL))
        g_assert_not_reached ();
      g_clear_pointer (&work->costs, g_array_unref);
      work->costs = binome_match_session_dup_alternatives (work->session, tutee, 12, NULL, NULL);
    }
  work->solution = binome_match_session_dup_solution (work->session);
  return NULL;
}

/* What a page shows of a solution; the same each time, whatever happens beside. */
static gint64
read_all (BinomeMatchProblem *problem, BinomeMatchSolution *solution)
{
  gint64 sum = binome_match_solution_get_served (solution) + binome_match_solution_get_total (solution);

  for (guint i = 0; i < TUTEES; i++)
    {
      int tutor = binome_match_solution_get_tutor (solution, i);

      sum += tutor + binome_match_solution_is_locked (solution, i);
      sum += binome_match_problem_get_tutee_id (problem, i);
      if (tutor >= 0)
        sum += binome_match_score_regardless (problem, i, (guint)tutor)
               + binome_match_problem_get_tutor_id (problem, (guint)tutor);
    }
  for (guint j = 0; j < TUTORS; j++)
    sum += binome_match_solution_get_load (solution, j)
           + (guint)binome_match_problem_get_capacity (problem, j);
  return sum;
}

static void
test_beside (void)
{
  const MatchPeople people = { TUTEES, TUTORS, 8, FALSE, 40, 110, 3 };
  const BinomeMatchOptions none = { 0 };
  g_autoptr (BinomeMatchProblem) problem = match_people_make (&people);
  g_autoptr (BinomeMatchSession) session = binome_match_session_new (problem, &none);
  g_autoptr (BinomeMatchSolution) shown = NULL;
  g_autoptr (GError) error = NULL;

  binome_match_session_solve (session, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  shown = binome_match_session_dup_solution (session);
  for (guint round = 0; round < 5; round++)
    {
      Work work = { session, NULL, NULL };
      gint64 before = read_all (problem, shown);
      GThread *thread = g_thread_new ("changes", change_thread, &work);

      for (guint k = 0; k < 200; k++)
        g_assert_cmpint (read_all (problem, shown), ==, before);
      g_thread_join (thread);

      g_assert_true (binome_match_session_check (session, NULL, &error));
      g_clear_pointer (&work.costs, g_array_unref);
      binome_match_solution_unref (shown);
      shown = g_steal_pointer (&work.solution);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/matching/beside", test_beside);

  return g_test_run ();
}
