/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Many changes by hand in a company where seats are scarce: after each one every pair is proven anew, and the
 * optimum is that of a solution from nothing. Costs and scores that are asked for in between leave no trace.
 */

#include "binome-match-session-private.h"
#include "match-people.h"

#define N_TUTEES 330
#define N_TUTORS 200
#define N_BEST 3
#define N_CHANGES (TEST_SLOWNESS > 1 ? 60 : 150)

/* One change at random; FALSE where it is refused. */
static gboolean
change (BinomeMatchSession *session, GRand *rand, guint kind)
{
  guint tutee = (guint)g_rand_int_range (rand, 0, N_TUTEES);
  guint tutor = (guint)g_rand_int_range (rand, 0, N_TUTORS);
  int current = binome_match_session_get_tutor (session, tutee);

  switch (kind % 6)
    {
    case 0:
      return binome_match_session_lock (session, tutee, tutor, NULL);
    case 1:
      return current >= 0 && binome_match_session_forbid (session, tutee, (guint)current, NULL);
    case 2:
      return binome_match_session_allow (session, tutee, tutor, NULL);
    case 3:
      return current >= 0 && binome_match_session_allow (session, tutee, (guint)current, NULL);
    case 4:
      for (tutee = 0; tutee < N_TUTEES; tutee++)
        if (binome_match_engine_get_lock (session->engine, tutee) >= 0 && g_rand_boolean (rand))
          {
            binome_match_session_unlock (session, tutee);
            return TRUE;
          }
      return FALSE;
    default:
      return binome_match_session_set_capacity (session, tutor, g_rand_int_range (rand, 0, 4), NULL);
    }
}

static void
check_anew (BinomeMatchSession *session)
{
  g_autoptr (GError) error = NULL;
  BinomeMatchEngine *anew = binome_match_session_new_engine (session, session->engine, session->problem,
                                                             session->kernel, 0, NULL);

  g_assert_true (binome_match_session_check (session, NULL, &error));
  g_assert_no_error (error);
  g_assert_true (binome_match_engine_solve (anew, NULL, NULL, NULL, NULL));
  g_assert_cmpint (binome_match_engine_get_worth (session->engine), ==, binome_match_engine_get_worth (anew));
  binome_match_engine_free (anew);
}

/* What is asked for in between must change nothing. */
static void
ask (BinomeMatchSession *session, GRand *rand)
{
  gint64 worth = binome_match_engine_get_worth (session->engine);
  BinomeMatchCost cost;

  for (int k = 0; k < 3; k++)
    binome_match_session_get_cost (session, (guint)g_rand_int_range (rand, 0, N_TUTEES),
                                   (guint)g_rand_int_range (rand, 0, N_TUTORS), &cost);
  g_assert_cmpint (binome_match_engine_get_worth (session->engine), ==, worth);
}

static gint64
weigh (const BinomeMatchCost *cost)
{
  return (gint64)cost->served * ((gint64)N_TUTEES + 1) * (BINOME_MATCH_SCORE_MAX + 1) + cost->total;
}

static int
compare_weights (gconstpointer a, gconstpointer b)
{
  gint64 x = *(const gint64 *)a, y = *(const gint64 *)b;

  return x < y ? -1 : x > y;
}

/* The next best tutors of somebody are those that trying everybody finds. */
static void
compare_alternatives (BinomeMatchSession *session, guint tutee)
{
  g_autoptr (GArray) best = binome_match_session_dup_alternatives (session, tutee, N_BEST, NULL, NULL);
  g_autoptr (GArray) all = g_array_new (FALSE, FALSE, sizeof (gint64));

  for (guint j = 0; j < N_TUTORS; j++)
    {
      BinomeMatchCost cost;
      gint64 weight;

      if ((int)j == binome_match_session_get_tutor (session, tutee)
          || !binome_match_session_get_cost (session, tutee, j, &cost))
        continue;
      weight = weigh (&cost);
      g_array_append_val (all, weight);
    }
  g_array_sort (all, compare_weights);
  g_assert_cmpuint (best->len, ==, MIN (all->len, N_BEST));
  for (guint k = 0; k < best->len; k++)
    g_assert_cmpint (weigh (&g_array_index (best, BinomeMatchCost, k)), ==, g_array_index (all, gint64, k));
}

static void
test_changes (gconstpointer data)
{
  const MatchPeople *people = data;
  g_autoptr (GRand) rand = g_rand_new_with_seed (people->seed);
  g_autoptr (BinomeMatchProblem) problem = match_people_make (people);
  g_autoptr (BinomeMatchSession) session = binome_match_session_new (problem, NULL);
  guint done = 0, tried = 0;

  g_assert_true (binome_match_session_solve (session, NULL, NULL, NULL, NULL));
  for (; done < N_CHANGES && tried < 100 * N_CHANGES; tried++)
    {
      if (!change (session, rand, done))
        {
          done += done % 6 == 4; /* there may be no lock to take back */
          continue;
        }
      g_assert_true (binome_match_session_solve (session, NULL, NULL, NULL, NULL));
      check_anew (session);
      if (done % 5 == 0)
        ask (session, rand);
      if (done % 10 == 0)
        compare_alternatives (session, (guint)g_rand_int_range (rand, 0, N_TUTEES));
      done++;
    }
  g_assert_cmpuint (done, >=, N_CHANGES);
}

int
main (int argc, char **argv)
{
  static const MatchPeople companies[] = {
    { N_TUTEES, N_TUTORS, 6, FALSE, 35, 100, 1 },
    { N_TUTEES, N_TUTORS, 6, TRUE, 35, 105, 2 },
    { N_TUTEES, N_TUTORS, 1, FALSE, 35, 60, 3 },
  };

  g_test_init (&argc, &argv, NULL);
  g_test_add_data_func ("/matching/changes/scarce", &companies[0], test_changes);
  g_test_add_data_func ("/matching/changes/one-site", &companies[1], test_changes);
  g_test_add_data_func ("/matching/changes/overrun", &companies[2], test_changes);
  return g_test_run ();
}
