/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Whole problems: rules, forbidden and locked pairs, capacities, and what is said about the result. */

#include <string.h>

#include "binome-error.h"
#include "binome-match-certificate.h"
#include "binome-match-explainer.h"
#include "binome-match-solver.h"
#include "binome-match-views.h"
#include "binome-match-wishes.h"
#include "match-fixture.h"

static void
add_person (BinomeMatchProblem *problem, gboolean is_tutor, int index, const char *site, int capacity)
{
  g_autofree char *name = g_strdup_printf ("%s%d", is_tutor ? "Tutor" : "Tutee", index);
  BinomeMatchPerson person = {
    .id = is_tutor ? TUTOR (index) : TUTEE (index),
    .person_id = 1000 + (is_tutor ? 500 : 0) + index,
    .name = name,
    .site = site,
    .capacity = capacity,
  };

  if (is_tutor)
    binome_match_problem_add_tutor (problem, &person);
  else
    binome_match_problem_add_tutee (problem, &person);
}

static void
add_criterion (BinomeMatchProblem *problem, const char *title, BinomeMatchComparator comparator,
               BinomeMatchAttribute attribute, BinomeMatchKind kind, int weight)
{
  BinomeMatchCriterion criterion = { 1, title, comparator, attribute, kind, weight };

  binome_match_problem_add_criterion (problem, &criterion);
}

static BinomeMatchSolution *
solve (BinomeMatchProblem *problem)
{
  g_autoptr (BinomeMatchSolver) solver = binome_match_solver_new (problem);
  g_autoptr (GError) error = NULL;
  BinomeMatchSolution *solution = binome_match_solver_solve (solver, NULL, NULL, NULL, &error);

  g_assert_no_error (error);
  g_assert_true (binome_match_certificate_check_solution (solution, NULL, &error));
  g_assert_no_error (error);
  return solution;
}

static BinomeMatchSession *
solve_session (BinomeMatchProblem *problem)
{
  BinomeMatchSession *session = binome_match_session_new (problem, NULL);
  g_autoptr (GError) error = NULL;

  g_assert_true (binome_match_session_solve (session, NULL, NULL, NULL, &error));
  g_assert_no_error (error);
  g_assert_true (binome_match_session_check (session, NULL, &error));
  g_assert_no_error (error);
  return session;
}

static void
test_random (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (2);
  guint locked = 0, unserved = 0;

  for (int round = 0; round < 500; round++)
    {
      int n_tutees = g_rand_int_range (rand, 1, 6), n_tutors = g_rand_int_range (rand, 1, 5);
      g_autoptr (BinomeMatchProblem) problem = match_fixture_problem (rand, n_tutees, n_tutors);
      g_autoptr (BinomeMatchSolution) solution = NULL;
      int lock[] = { -1, -1, -1, -1, -1, -1 }, seats[6];
      guint best_served = 0;
      gint64 best_total = 0;
      BinomeMatchScore score;

      for (int j = 0; j < n_tutors; j++)
        seats[j] = binome_match_problem_get_capacity (problem, j);
      binome_match_score_pair (problem, 0, 0, &score);
      if (round % 2 == 0 && score.feasible && seats[0] > 0)
        {
          lock[0] = 0;
          locked++;
          g_assert_true (binome_match_problem_lock (problem, TUTEE (0), TUTOR (0)));
          g_assert_true (binome_match_problem_lock (problem, TUTEE (0), TUTOR (0)));
        }

      solution = solve (problem);
      match_fixture_try_all (problem, lock, seats, 0, 0, 0, &best_served, &best_total);
      g_assert_cmpuint (binome_match_solution_get_served (solution), ==, best_served);
      g_assert_cmpint (binome_match_solution_get_total (solution), ==, best_total);
      unserved += n_tutees - best_served;
      if (lock[0] == 0)
        {
          g_assert_cmpint (binome_match_solution_get_tutor (solution, 0), ==, 0);
          g_assert_true (binome_match_solution_is_locked (solution, 0));
        }
      for (int j = 0; j < n_tutors; j++)
        g_assert_cmpuint (binome_match_solution_get_load (solution, j), <=, seats[j]);
    }

  g_assert_cmpuint (locked, >, 50);
  g_assert_cmpuint (unserved, >, 200);
}

/* Whether one more could be served when a tutee may also have the tutors that only one rule bars, or
 * when every suitable tutor has a seat more: solved anew from the bare numbers. */
static guint
served_with (BinomeMatchProblem *problem, guint tutee, int lifted, gboolean more_seats)
{
  guint n_tutees = binome_match_problem_get_n_tutees (problem);
  guint n_tutors = binome_match_problem_get_n_tutors (problem);
  g_autofree int *seats = g_new0 (int, n_tutors);
  g_autofree gboolean *bars = g_new0 (gboolean, binome_match_problem_get_n_rules (problem));
  g_autoptr (BinomeMatchInstance) instance = NULL;
  g_autoptr (BinomeMatchAssignment) found = NULL;

  for (guint j = 0; j < n_tutors; j++)
    seats[j] = binome_match_problem_get_capacity (problem, j)
               + (more_seats && binome_match_score_bars (problem, tutee, j, NULL) == 0);
  instance = binome_match_instance_new (n_tutors, seats);
  for (guint i = 0; i < n_tutees; i++)
    {
      for (guint j = 0; j < n_tutors; j++)
        {
          guint count = binome_match_score_bars (problem, i, j, bars);

          if (count == 0 || (i == tutee && lifted >= 0 && count == 1 && bars[lifted]))
            binome_match_instance_add_arc (instance, j, 0);
        }
      binome_match_instance_end_tutee (instance);
    }

  found = binome_match_assign (instance, NULL, NULL, NULL, NULL);
  return found->served;
}

/* A rule is said to keep away whoever would serve somebody without it, and no other rule is. */
static void
test_would_serve (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (38);
  guint some = 0, none = 0;

  for (int round = 0; round < 300; round++)
    {
      g_autoptr (BinomeMatchProblem) problem = match_fixture_problem (rand, 8, 5);
      g_autoptr (BinomeMatchSession) session = solve_session (problem);
      g_autoptr (BinomeMatchSolution) solution = binome_match_session_dup_solution (session);
      g_autoptr (BinomeMatchExplainer) explainer = binome_match_explainer_new (session);
      guint served = binome_match_solution_get_served (solution);

      for (guint i = 0; i < 8; i++)
        {
          g_autoptr (BinomeMatchReasons) reasons = binome_match_explainer_dup_reasons (explainer, i, FALSE);
          g_autofree char *sentence = binome_match_explainer_dup_pair_sentence (explainer, i);
          int n_rules = (int)binome_match_problem_get_n_rules (problem);
          guint would_serve[8] = { 0 };

          g_assert_true ((reasons == NULL) == (binome_match_solution_get_tutor (solution, i) >= 0));
          g_assert_true ((reasons == NULL) == (sentence != NULL));
          if (reasons == NULL)
            continue;
          g_assert_null (reasons->relaxations);
          for (guint k = 0; k < reasons->rules->len; k++)
            {
              const BinomeMatchRuleCount *count = &g_array_index (reasons->rules, BinomeMatchRuleCount, k);

              would_serve[count->rule] = count->would_serve;
            }
          for (int rule = 0; rule < n_rules; rule++)
            {
              g_assert_cmpuint (served_with (problem, i, rule, FALSE), ==, served + (would_serve[rule] > 0));
              some += would_serve[rule] > 0;
              none += would_serve[rule] == 0;
            }
          if (reasons->lacks[BINOME_MATCH_LACK_PLACE].n > 0)
            g_assert_cmpuint (served_with (problem, i, -1, TRUE), >, served);
        }
    }

  g_assert_cmpuint (some, >, 100);
  g_assert_cmpuint (none, >, 100);
}

/* Three tutors for one tutee in Lyon: one in Nantes and a fitter too (two rules), one in Brest (one rule),
 * one kept apart. */
static void
test_counts (void)
{
  g_autoptr (BinomeMatchProblem) problem = binome_match_problem_new ();
  g_autoptr (BinomeMatchSession) session = NULL;
  g_autoptr (BinomeMatchSolution) solution = NULL;
  g_autoptr (BinomeMatchExplainer) explainer = NULL;
  g_autoptr (BinomeMatchReasons) reasons = NULL;
  BinomeMatchPerson tutee
      = { .id = TUTEE (0), .person_id = 1, .name = "Anne", .site = "Lyon", .job = "Welder" };
  BinomeMatchPerson tutors[] = {
    { .id = TUTOR (0), .person_id = 2, .name = "Bob", .site = "Nantes", .job = "Fitter", .capacity = 1 },
    { .id = TUTOR (1), .person_id = 3, .name = "Cid", .site = "Brest", .job = "Welder", .capacity = 1 },
    { .id = TUTOR (2), .person_id = 4, .name = "Dan", .site = "Lyon", .job = "Welder", .capacity = 1 },
  };
  static const guint expected[][4] = { /* the rule, removed, alone, would serve */
                                       { BINOME_MATCH_RULE_FIRST_CRITERION, 2, 1, 1 },
                                       { BINOME_MATCH_RULE_FORBIDDEN, 1, 1, 1 },
                                       { BINOME_MATCH_RULE_FIRST_CRITERION + 1, 1, 0, 0 }
  };

  binome_match_problem_add_tutee (problem, &tutee);
  for (guint j = 0; j < 3; j++)
    binome_match_problem_add_tutor (problem, &tutors[j]);
  add_criterion (problem, "Same site", BINOME_MATCH_COMPARE_SAME, BINOME_MATCH_ATTRIBUTE_SITE,
                 BINOME_MATCH_KIND_MUST, 0);
  add_criterion (problem, "Same job", BINOME_MATCH_COMPARE_SAME, BINOME_MATCH_ATTRIBUTE_JOB,
                 BINOME_MATCH_KIND_MUST, 0);
  binome_match_problem_forbid (problem, TUTEE (0), TUTOR (2), "an old quarrel");

  session = solve_session (problem);
  explainer = binome_match_explainer_new (session);
  reasons = binome_match_explainer_dup_reasons (explainer, 0, TRUE);
  g_assert_cmpuint (reasons->n_tutors, ==, 3);
  g_assert_cmpuint (reasons->rules->len, ==, G_N_ELEMENTS (expected));
  for (guint k = 0; k < reasons->rules->len; k++)
    {
      const BinomeMatchRuleCount *count = &g_array_index (reasons->rules, BinomeMatchRuleCount, k);

      g_assert_cmpuint (count->rule, ==, expected[k][0]);
      g_assert_cmpuint (count->removed.n, ==, expected[k][1]);
      g_assert_cmpuint (count->removed_alone, ==, expected[k][2]);
      g_assert_cmpuint (count->would_serve, ==, expected[k][3]);
    }
  g_assert_cmpuint (g_array_index (reasons->rules, BinomeMatchRuleCount, 0).removed.first[1], ==, 1);
  for (guint k = 0; k < BINOME_MATCH_N_LACKS; k++)
    g_assert_cmpuint (reasons->lacks[k].n, ==, 0);
}

/* Two tutees for one seat: the better score has it, the other hears that it is taken. */
static void
test_full (void)
{
  g_autoptr (BinomeMatchProblem) problem = binome_match_problem_new ();
  g_autoptr (BinomeMatchSession) session = NULL;
  g_autoptr (BinomeMatchSolution) solution = NULL;
  g_autoptr (BinomeMatchExplainer) explainer = NULL;
  g_autoptr (BinomeMatchReasons) reasons = NULL;
  g_autofree char *sentence = NULL;
  BinomeMatchScore score;

  add_person (problem, FALSE, 0, "Brest", 0);
  add_person (problem, FALSE, 1, "Lyon", 0);
  add_person (problem, TRUE, 0, "Lyon", 1);
  add_criterion (problem, "Same site", BINOME_MATCH_COMPARE_SAME, BINOME_MATCH_ATTRIBUTE_SITE,
                 BINOME_MATCH_KIND_WEIGHTED, 5);

  solution = solve (problem);
  g_assert_cmpint (binome_match_solution_get_tutor (solution, 0), ==, -1);
  g_assert_cmpint (binome_match_solution_get_tutor (solution, 1), ==, 0);
  g_assert_cmpint (binome_match_solution_get_lowest (solution), ==, 1000000);
  binome_match_solution_get_score (solution, 0, &score);
  g_assert_false (score.feasible);

  session = solve_session (problem);
  explainer = binome_match_explainer_new (session);
  reasons = binome_match_explainer_dup_reasons (explainer, 0, TRUE);
  g_assert_cmpuint (reasons->lacks[BINOME_MATCH_LACK_PLACE].n, ==, 1);
  g_assert_cmpuint (reasons->rules->len, ==, 0);
  g_assert_cmpuint (reasons->relaxations->len, ==, 1);
  g_assert_cmpint (g_array_index (reasons->relaxations, BinomeMatchRelaxation, 0).relax, ==,
                   BINOME_MATCH_RELAX_SEAT);
  sentence = binome_match_explainer_dup_pair_sentence (explainer, 1);
  g_assert_cmpstr (sentence, ==, "Tutee1 and Tutor0 score 100 out of 100, above all for “Same site”.");
}

static void
test_empty (void)
{
  g_autoptr (BinomeMatchProblem) nobody = binome_match_problem_new ();
  g_autoptr (BinomeMatchProblem) no_tutor = binome_match_problem_new ();
  g_autoptr (BinomeMatchSolution) nothing = solve (nobody);
  g_autoptr (BinomeMatchSession) unserved = NULL;
  g_autoptr (BinomeMatchExplainer) explainer = NULL;
  g_autoptr (BinomeMatchReasons) reasons = NULL;

  g_assert_cmpuint (binome_match_solution_get_served (nothing), ==, 0);
  g_assert_cmpint (binome_match_solution_get_lowest (nothing), ==, 0);

  add_person (no_tutor, FALSE, 0, "Lyon", 0);
  unserved = solve_session (no_tutor);
  explainer = binome_match_explainer_new (unserved);
  reasons = binome_match_explainer_dup_reasons (explainer, 0, TRUE);
  g_assert_cmpuint (reasons->n_tutors, ==, 0);
  g_assert_cmpuint (reasons->relaxations->len, ==, 0);
}

static void
refuse (BinomeMatchProblem *problem, const char *message)
{
  g_autoptr (BinomeMatchSolver) solver = binome_match_solver_new (problem);
  g_autoptr (GError) error = NULL;

  g_assert_null (binome_match_solver_solve (solver, NULL, NULL, NULL, &error));
  g_assert_error (error, BINOME_ERROR, BINOME_ERROR_REFUSED);
  g_assert_cmpstr (error->message, ==, message);
}

static BinomeMatchProblem *
small_problem (void)
{
  BinomeMatchProblem *problem = binome_match_problem_new ();

  for (int i = 0; i < 3; i++)
    add_person (problem, FALSE, i, "Lyon", 0);
  add_person (problem, TRUE, 0, "Lyon", 2);
  add_person (problem, TRUE, 1, "Brest", 1);
  add_criterion (problem, "Same site", BINOME_MATCH_COMPARE_SAME, BINOME_MATCH_ATTRIBUTE_SITE,
                 BINOME_MATCH_KIND_MUST, 0);
  return problem;
}

static void
test_locks (void)
{
  g_autoptr (BinomeMatchProblem) barred = small_problem ();
  g_autoptr (BinomeMatchProblem) apart = small_problem ();
  g_autoptr (BinomeMatchProblem) twice = small_problem ();
  g_autoptr (BinomeMatchProblem) crowded = small_problem ();
  g_autoptr (BinomeMatchProblem) unknown = small_problem ();
  g_autoptr (BinomeMatchSolution) solution = NULL;

  binome_match_problem_lock (barred, TUTEE (0), TUTOR (1));
  refuse (barred, "Tutee0 and Tutor1 are kept together, but a rule does not allow it: “Same site”.");

  binome_match_problem_lock (apart, TUTEE (1), TUTOR (0));
  binome_match_problem_forbid (apart, TUTEE (1), TUTOR (0), "an old quarrel");
  refuse (
      apart,
      "Tutee1 and Tutor0 are kept together, but a rule does not allow it: “Kept apart by the co-ordinator”.");

  binome_match_problem_lock (twice, TUTEE (0), TUTOR (0));
  binome_match_problem_lock (twice, TUTEE (0), TUTOR (1));
  refuse (twice, "Tutee0 is kept together with both Tutor0 and Tutor1. Please release one of the two.");

  for (int i = 0; i < 3; i++)
    binome_match_problem_lock (crowded, TUTEE (i), TUTOR (0));
  refuse (crowded, "Tutor0 can take 2 tutees, but 3 are kept together with this tutor.");

  g_assert_false (binome_match_problem_lock (unknown, TUTEE (7), TUTOR (0)));
  g_assert_false (binome_match_problem_lock (unknown, TUTEE (0), TUTOR (7)));
  g_assert_true (binome_match_problem_lock (unknown, TUTEE (2), TUTOR (0)));
  solution = solve (unknown);
  g_assert_cmpint (binome_match_solution_get_tutor (solution, 2), ==, 0);
  g_assert_cmpint (binome_match_solution_get_tutor (solution, 0), ==, 0);
  g_assert_cmpint (binome_match_solution_get_tutor (solution, 1), ==, -1);
  g_assert_cmpuint (binome_match_solution_get_load (solution, 0), ==, 2);
}

static void
on_progress_cb (guint done, guint total, gpointer user_data)
{
  guint *last = user_data;

  g_assert_cmpuint (done, >=, *last);
  g_assert_cmpuint (done, <=, total);
  *last = done;
}

static void
test_progress_and_cancel (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (5);
  g_autoptr (BinomeMatchProblem) problem = match_fixture_problem (rand, 90, 40);
  g_autoptr (BinomeMatchSolver) solver = binome_match_solver_new (problem);
  g_autoptr (BinomeMatchSolution) one = NULL, two = NULL;
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;
  guint last = 0;

  one = binome_match_solver_solve (solver, cancellable, on_progress_cb, &last, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (last, ==, 180);

  two = binome_match_solver_solve (solver, NULL, NULL, NULL, NULL);
  for (guint i = 0; i < 90; i++)
    g_assert_cmpint (binome_match_solution_get_tutor (one, i), ==, binome_match_solution_get_tutor (two, i));

  g_cancellable_cancel (cancellable);
  g_assert_null (binome_match_solver_solve (solver, cancellable, NULL, NULL, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_clear_error (&error);
  g_assert_false (binome_match_certificate_check_solution (one, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_finalize_object (g_steal_pointer (&solver));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/matching/solver/random", test_random);
  g_test_add_func ("/matching/solver/locks", test_locks);
  g_test_add_func ("/matching/solver/empty", test_empty);
  g_test_add_func ("/matching/solver/progress-and-cancel", test_progress_and_cancel);
  g_test_add_func ("/matching/explainer/counts", test_counts);
  g_test_add_func ("/matching/explainer/full", test_full);
  g_test_add_func ("/matching/explainer/would-serve", test_would_serve);
  return g_test_run ();
}
