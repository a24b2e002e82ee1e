/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A matching that is worked on: changes by hand, costs, alternatives and options, each against a solution
 * from nothing or against trying everything. */

#include <string.h>

#include "binome-error.h"
#include "binome-match-certificate.h"
#include "binome-match-session.h"
#include "binome-match-views.h"
#include "match-fixture.h"
#include "match-world.h"

static int
count_locks (const MatchWorld *world, int tutor)
{
  int locks = 0;

  for (guint i = 0; i < world->n; i++)
    locks += world->lock[i] == tutor;
  return locks;
}

/* One change in both; whether it is refused must be as the tables say. */
static void
change (MatchWorld *world, BinomeMatchSession *session, GRand *rand)
{
  guint i = (guint)g_rand_int_range (rand, 0, (int)world->n),
        j = (guint)g_rand_int_range (rand, 0, (int)world->m);
  g_autoptr (GError) error = NULL;
  int capacity = g_rand_int_range (rand, 0, 4), score;
  gboolean may;

  switch (g_rand_int_range (rand, 0, 5))
    {
    case 0:
      may = world->lock[i] == (int)j
            || (world->lock[i] < 0 && world->score[i][j] >= 0
                && count_locks (world, (int)j) < world->capacity[j]);
      g_assert_true (binome_match_session_lock (session, i, j, &error) == may);
      if (may)
        world->lock[i] = (int)j;
      break;
    case 1:
      may = TRUE;
      binome_match_session_unlock (session, i);
      world->lock[i] = -1;
      break;
    case 2:
      may = world->lock[i] != (int)j;
      g_assert_true (binome_match_session_forbid (session, i, j, &error) == may);
      if (may)
        world->score[i][j] = -1;
      break;
    case 3:
      score = binome_match_score_regardless (world->problem, i, j);
      may = score >= 0;
      g_assert_true (binome_match_session_allow (session, i, j, &error) == may);
      if (may)
        world->score[i][j] = score;
      break;
    default:
      may = capacity >= count_locks (world, (int)j);
      g_assert_true (binome_match_session_set_capacity (session, j, capacity, &error) == may);
      if (may)
        world->capacity[j] = capacity;
    }
  if (may)
    g_assert_no_error (error);
  else
    g_assert_error (error, BINOME_ERROR, BINOME_ERROR_REFUSED);
}

static void
check_standing (const MatchWorld *world, BinomeMatchSession *session)
{
  g_autoptr (GError) error = NULL;
  guint served, expected_served;
  gint64 total, expected_total;

  g_assert_true (binome_match_session_check (session, NULL, &error));
  g_assert_no_error (error);
  binome_match_session_count (session, &served, &total);
  match_world_solve (world, &expected_served, &expected_total);
  g_assert_cmpuint (served, ==, expected_served);
  g_assert_cmpint (total, ==, expected_total);
}

static BinomeMatchSession *
open_session (BinomeMatchProblem *problem, const BinomeMatchOptions *options)
{
  BinomeMatchSession *session = binome_match_session_new (problem, options);
  g_autoptr (GError) error = NULL;

  g_assert_true (binome_match_session_solve (session, NULL, NULL, NULL, &error));
  g_assert_no_error (error);
  return session;
}

static void
test_changes (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (17);

  for (int round = 0; round < 60; round++)
    {
      int n = g_rand_int_range (rand, 2, round % 6 == 0 ? 80 : 20), m = g_rand_int_range (rand, 1, n / 2 + 3);
      g_autoptr (BinomeMatchProblem) problem = match_fixture_problem (rand, n, m);
      g_autoptr (BinomeMatchSession) session = open_session (problem, NULL);
      MatchWorld world;

      match_world_init (&world, problem);
      check_standing (&world, session);
      for (int step = 0; step < 80; step++)
        {
          change (&world, session, rand);
          if (step % 3 == 0) /* several changes at once, too */
            continue;
          g_assert_true (binome_match_session_solve (session, NULL, NULL, NULL, NULL));
          check_standing (&world, session);
        }
    }
}

/* What forcing a pair costs, and which pairs cost least, by doing it in the tables. */
static void
test_costs (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (53);
  guint n_costs = 0, n_refused = 0;

  for (int round = 0; round < 60; round++)
    {
      g_autoptr (BinomeMatchProblem) problem = match_fixture_problem (rand, 12, 7);
      g_autoptr (BinomeMatchSession) session = open_session (problem, NULL);
      MatchWorld world;
      guint served, i = (guint)g_rand_int_range (rand, 0, 12);
      gint64 total, costs[7];
      gboolean possible[7];
      g_autoptr (GArray) alternatives = NULL;

      match_world_init (&world, problem);
      for (int step = 0; step < 4; step++)
        change (&world, session, rand);
      g_assert_true (binome_match_session_solve (session, NULL, NULL, NULL, NULL));
      binome_match_session_count (session, &served, &total);

      for (guint j = 0; j < 7; j++)
        {
          BinomeMatchCost cost;
          MatchWorld forced = world;
          guint then_served;
          gint64 then_total;

          forced.lock[i] = -1;
          possible[j] = world.score[i][j] >= 0 && count_locks (&forced, (int)j) < world.capacity[j];
          g_assert_true (binome_match_session_get_cost (session, i, j, &cost) == possible[j]);
          n_refused += !possible[j];
          if (!possible[j])
            continue;
          forced.lock[i] = (int)j;
          match_world_solve (&forced, &then_served, &then_total);
          g_assert_cmpint (cost.served, ==, (int)served - (int)then_served);
          g_assert_cmpint (cost.total, ==, total - then_total);
          g_assert_cmpint (cost.score, ==, world.score[i][j]);
          costs[j] = (gint64)cost.served * 100000000 + cost.total;
          n_costs++;
          check_standing (&world, session);
        }

      alternatives = binome_match_session_dup_alternatives (session, i, 3, NULL, NULL);
      for (guint k = 0; k < alternatives->len; k++)
        {
          const BinomeMatchCost *cost = &g_array_index (alternatives, BinomeMatchCost, k);

          g_assert_true (possible[cost->tutor]);
          g_assert_cmpint ((gint64)cost->served * 100000000 + cost->total, ==, costs[cost->tutor]);
          g_assert_cmpint ((int)cost->tutor, !=, binome_match_session_get_tutor (session, i));
          possible[cost->tutor] = FALSE;
        }
      /* None that was left out costs less. */
      for (guint j = 0; j < 7; j++)
        if (possible[j] && (int)j != binome_match_session_get_tutor (session, i))
          {
            const BinomeMatchCost *last;

            g_assert_cmpuint (alternatives->len, ==, 3);
            last = &g_array_index (alternatives, BinomeMatchCost, 2);
            g_assert_cmpint (costs[j], >=, (gint64)last->served * 100000000 + last->total);
          }
      check_standing (&world, session);
    }
  g_assert_cmpuint (n_costs, >, 100);
  g_assert_cmpuint (n_refused, >, 50);
}

/* A site against a job, 5 to 5: one point decides who gets whom. A tutor in another company's town is reached
 * by nobody. */
static void
test_fragile (void)
{
  g_autoptr (BinomeMatchProblem) problem = binome_match_problem_new ();
  g_autoptr (BinomeMatchSession) session = NULL;
  BinomeMatchCriterion criteria[] = {
    { 1, "Same site", BINOME_MATCH_COMPARE_SAME, BINOME_MATCH_ATTRIBUTE_SITE, BINOME_MATCH_KIND_WEIGHTED, 6 },
    { 2, "Same job", BINOME_MATCH_COMPARE_SAME, BINOME_MATCH_ATTRIBUTE_JOB, BINOME_MATCH_KIND_WEIGHTED, 5 },
    { 3, "Same team", BINOME_MATCH_COMPARE_SAME, BINOME_MATCH_ATTRIBUTE_TEAM, BINOME_MATCH_KIND_MUST, 0 },
  };
  BinomeMatchPerson tutee = { .id = TUTEE (0), .person_id = 1, .site = "Lyon", .job = "Welder", .team = "A" };
  BinomeMatchPerson tutors[] = {
    { .id = TUTOR (0), .person_id = 2, .site = "Lyon", .job = "Fitter", .team = "A", .capacity = 1 },
    { .id = TUTOR (1), .person_id = 3, .site = "Brest", .job = "Welder", .team = "A", .capacity = 1 },
    { .id = TUTOR (2), .person_id = 4, .site = "Lyon", .job = "Welder", .team = "B", .capacity = 1 },
  };
  g_autoptr (GArray) fragile = NULL, unreached = NULL, firm = NULL;
  guint64 n_pairs;
  guint n_without;

  binome_match_problem_add_tutee (problem, &tutee);
  for (guint j = 0; j < 3; j++)
    binome_match_problem_add_tutor (problem, &tutors[j]);
  for (guint k = 0; k < 3; k++)
    binome_match_problem_add_criterion (problem, &criteria[k]);

  session = open_session (problem, NULL);
  g_assert_cmpint (binome_match_session_get_tutor (session, 0), ==, 0);
  firm = binome_match_session_dup_fragile (session, NULL, NULL, NULL, NULL);
  g_assert_cmpuint (firm->len, ==, 0); /* 5 to 5 or 6 to 6 leaves them as they are */

  unreached = binome_match_session_dup_unreached (session, NULL, NULL);
  g_assert_cmpuint (unreached->len, ==, 1);
  g_assert_cmpuint (g_array_index (unreached, guint, 0), ==, 2);
  g_assert_true (
      binome_match_problem_count_pairs (problem, BINOME_MATCH_RULE_NONE, &n_pairs, &n_without, NULL, NULL));
  g_assert_cmpuint (n_pairs, ==, 2);
  g_assert_cmpuint (n_without, ==, 0);
  /* The team keeps the third tutor away, and nothing else does. */
  g_assert_true (binome_match_problem_count_pairs (problem, BINOME_MATCH_RULE_FIRST_CRITERION + 2, &n_pairs,
                                                   &n_without, NULL, NULL));
  g_assert_cmpuint (n_pairs, ==, 3);

  /* With 5 to 5 either is as good. */
  criteria[0].weight = 5;
  g_clear_object (&session);
  binome_match_problem_unref (g_steal_pointer (&problem));
  problem = binome_match_problem_new ();
  binome_match_problem_add_tutee (problem, &tutee);
  for (guint j = 0; j < 3; j++)
    binome_match_problem_add_tutor (problem, &tutors[j]);
  for (guint k = 0; k < 3; k++)
    binome_match_problem_add_criterion (problem, &criteria[k]);
  session = open_session (problem, NULL);
  fragile = binome_match_session_dup_fragile (session, NULL, NULL, NULL, NULL);
  g_assert_cmpuint (fragile->len, ==, 2); /* one more for the job, or one less for the site */
  for (guint k = 0; k < 2; k++)
    {
      const BinomeMatchFragile *one = &g_array_index (fragile, BinomeMatchFragile, k);

      g_assert_cmpint (one->tutor, ==, 1 - binome_match_session_get_tutor (session, 0));
      g_assert_cmpint (one->change, ==, (one->criterion == 0) == (one->tutor == 0) ? 1 : -1);
    }
}

/* One more tutor never does harm. */
static void
test_metamorphic (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (606);

  for (int round = 0; round < 60; round++)
    {
      guint32 seed = g_rand_int (rand);
      g_autoptr (BinomeMatchProblem) problem = NULL, larger = NULL;
      g_autoptr (BinomeMatchSession) session = NULL, more = NULL;
      guint served, then_served;
      gint64 total, then_total;

      g_rand_set_seed (rand, seed);
      problem = match_fixture_problem (rand, 40, 25);
      g_rand_set_seed (rand, seed);
      larger = match_fixture_problem (rand, 40, 25);
      {
        BinomeMatchPerson newcomer = {
          .id = 9999, .person_id = 9999, .site = "Lyon", .job = "Welder", .hired = 730000, .capacity = 2
        };

        binome_match_problem_add_tutor (larger, &newcomer);
      }
      session = open_session (problem, NULL);
      more = open_session (larger, NULL);
      binome_match_session_count (session, &served, &total);
      binome_match_session_count (more, &then_served, &then_total);
      g_assert_true (then_served > served || (then_served == served && then_total >= total));
    }
}

static void
shuffle (GRand *rand, guint *order, guint n)
{
  for (guint k = 0; k < n; k++)
    order[k] = k;
  for (guint k = n - 1; k > 0; k--)
    {
      guint other = (guint)g_rand_int_range (rand, 0, (int)k + 1), kept = order[k];

      order[k] = order[other];
      order[other] = kept;
    }
}

/* Scores that are all different make the optimum the only one: then the order of people and the scale of
 * scores must not matter to who gets whom. */
static void
test_permuted (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (909);

  for (int round = 0; round < 100; round++)
    {
      guint n = 30, m = 20, order[30], tutors[20];
      g_autofree guint32 *score = g_new (guint32, n * m);
      int capacity[20], moved[20];
      g_autoptr (BinomeMatchInstance) plain = NULL, permuted = NULL;
      g_autoptr (BinomeMatchAssignment) one = NULL, two = NULL;

      shuffle (rand, order, n);
      shuffle (rand, tutors, m);
      for (guint k = 0; k < n * m; k++)
        score[k] = (guint32)g_rand_int_range (rand, 0, 1000001);
      for (guint j = 0; j < m; j++)
        capacity[j] = g_rand_int_range (rand, 0, 3);
      for (guint j = 0; j < m; j++)
        moved[j] = capacity[tutors[j]];

      plain = binome_match_instance_new (m, capacity);
      permuted = binome_match_instance_new (m, moved);
      for (guint i = 0; i < n; i++)
        {
          for (guint j = 0; j < m; j++)
            {
              binome_match_instance_add_arc (plain, j, score[i * m + j]);
              binome_match_instance_add_arc (permuted, j, 7 * score[order[i] * m + tutors[j]]);
            }
          binome_match_instance_end_tutee (plain);
          binome_match_instance_end_tutee (permuted);
        }
      one = binome_match_assign (plain, NULL, NULL, NULL, NULL);
      two = binome_match_assign (permuted, NULL, NULL, NULL, NULL);
      g_assert_cmpint (7 * one->total, ==, two->total);
      for (guint i = 0; i < n; i++)
        g_assert_cmpint (two->tutor[i] >= 0 ? (int)tutors[two->tutor[i]] : -1, ==, one->tutor[order[i]]);
    }
}

/* A company with criteria, its people in another order and each weight doubled. */
static BinomeMatchProblem *
make_company (guint32 seed, const guint *tutees, const guint *tutors, guint n, guint m, int factor)
{
  static const char *const sites[] = { "Lyon", "Nantes", "Brest" };
  static const BinomeMatchComparator comparators[]
      = { BINOME_MATCH_COMPARE_SKILLS_COVERED, BINOME_MATCH_COMPARE_SENIORITY_GAP,
          BINOME_MATCH_COMPARE_DATES_OVERLAP };
  BinomeMatchProblem *problem = binome_match_problem_new ();
  g_autoptr (GRand) rand = g_rand_new_with_seed (seed);
  g_autofree BinomeMatchPerson *people = g_new0 (BinomeMatchPerson, n + m);
  g_autofree BinomeMatchSkill *skills = g_new0 (BinomeMatchSkill, 4 * (n + m));

  for (guint k = 0; k < n + m; k++)
    {
      for (guint s = 0; s < 4; s++)
        skills[4 * k + s] = (BinomeMatchSkill){ g_rand_int_range (rand, 1, 12), 2, "Skill" };
      people[k] = (BinomeMatchPerson){ .id = k < n ? TUTEE (k) : TUTOR (k - n),
                                       .person_id = 1 + k,
                                       .site = sites[g_rand_int_range (rand, 0, 3)],
                                       .hired = g_rand_int_range (rand, 733000, 739000),
                                       .from = g_rand_int_range (rand, 739000, 739300),
                                       .to = g_rand_int_range (rand, 739200, 739700),
                                       .capacity = g_rand_int_range (rand, 0, 3),
                                       .skills = &skills[4 * k],
                                       .n_skills = 4 };
    }
  for (guint i = 0; i < n; i++)
    binome_match_problem_add_tutee (problem, &people[tutees[i]]);
  for (guint j = 0; j < m; j++)
    binome_match_problem_add_tutor (problem, &people[n + tutors[j]]);
  for (guint k = 0; k < G_N_ELEMENTS (comparators); k++)
    {
      BinomeMatchCriterion criterion = { .title = "Preference",
                                         .comparator = comparators[k],
                                         .kind = BINOME_MATCH_KIND_WEIGHTED,
                                         .weight = factor * g_rand_int_range (rand, 1, 6),
                                         .minimum = k == 1 ? 7 : 211 };

      binome_match_problem_add_criterion (problem, &criterion);
    }
  return problem;
}

/* Whether no other matching is as good: whatever is forced costs something. */
static gboolean
is_only_one (BinomeMatchSession *session, guint n)
{
  for (guint i = 0; i < n; i++)
    {
      g_autoptr (GArray) costs = binome_match_session_dup_alternatives (session, i, 1, NULL, NULL);
      const BinomeMatchCost *least = costs->len > 0 ? &g_array_index (costs, BinomeMatchCost, 0) : NULL;

      if (least != NULL && least->served == 0 && least->total == 0)
        return FALSE;
    }
  return TRUE;
}

/* The order of people and the scale of the criteria’s weights do not matter to what is reached, nor, where
 * there is only one best matching, to who gets whom. */
static void
test_permuted_people (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (910);
  guint only = 0;

  for (int round = 0; round < 60; round++)
    {
      guint n = 14, m = 9, as_is[14], tutees[14], tutors[9];
      guint32 seed = g_rand_int (rand);
      g_autoptr (BinomeMatchProblem) plain = NULL, permuted = NULL;
      g_autoptr (BinomeMatchSession) one = NULL, two = NULL;
      guint served[2];
      gint64 total[2];

      for (guint k = 0; k < n; k++)
        as_is[k] = k;
      shuffle (rand, tutees, n);
      shuffle (rand, tutors, m);
      plain = make_company (seed, as_is, as_is, n, m, 1);
      permuted = make_company (seed, tutees, tutors, n, m, 2);
      one = open_session (plain, NULL);
      two = open_session (permuted, NULL);
      binome_match_session_count (one, &served[0], &total[0]);
      binome_match_session_count (two, &served[1], &total[1]);
      g_assert_cmpuint (served[0], ==, served[1]);
      g_assert_cmpint (total[0], ==, total[1]);
      if (!is_only_one (one, n))
        continue;
      only++;
      for (guint i = 0; i < n; i++)
        {
          int tutor = binome_match_session_get_tutor (two, i);

          g_assert_cmpint (tutor >= 0 ? (int)tutors[tutor] : -1, ==,
                           binome_match_session_get_tutor (one, tutees[i]));
        }
    }
  g_test_message ("%u of 60 have one best matching", only);
  g_assert_cmpuint (only, >, 10);
}

typedef struct
{
  const MatchWorld *world;
  const BinomeMatchOptions *options;
  int load[8];
  gint64 best[3]; /* people, then what counts second, then third */
} Trial;

/* Tries everything: most people; then, where that is wanted, the best lowest score; then the best total less
 * what further tutees cost. */
static void
try_all (Trial *trial, guint tutee, gint64 served, gint64 worth, int lowest)
{
  const MatchWorld *world = trial->world;

  if (tutee == world->n)
    {
      gint64 worst = trial->options->best_worst && served > 0 ? lowest : 0;
      gint64 found[3] = { served, worst, worth };

      for (int k = 0; k < 3; k++)
        if (found[k] != trial->best[k])
          {
            if (found[k] > trial->best[k])
              memcpy (trial->best, found, sizeof found);
            return;
          }
      return;
    }

  try_all (trial, tutee + 1, served, worth, lowest);
  for (guint j = 0; j < world->m; j++)
    {
      int room = MAX (world->capacity[j] - trial->options->reserve, MIN (world->capacity[j], 1));
      gint64 score = world->score[tutee][j];

      if (score < trial->options->minimum || score < 0 || trial->load[j] >= room)
        continue;
      trial->load[j]++;
      try_all (trial, tutee + 1, served + 1,
               worth + score - (gint64)trial->options->balance * (trial->load[j] - 1),
               MIN (lowest, (int)score));
      trial->load[j]--;
    }
}

static void
test_options (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (29);
  guint differ = 0;

  for (int round = 0; round < 400; round++)
    {
      g_autoptr (BinomeMatchProblem) problem
          = match_fixture_problem (rand, g_rand_int_range (rand, 3, 7), g_rand_int_range (rand, 2, 5));
      BinomeMatchOptions options = {
        .n_threads = 1,
        .minimum = round % 4 == 0 ? g_rand_int_range (rand, 0, 1000000) : 0,
        .balance = round % 4 == 1 ? g_rand_int_range (rand, 0, 300000) : 0,
        .reserve = round % 8 == 2 ? 1 : 0,
        .best_worst = round % 4 == 3,
      };
      g_autoptr (BinomeMatchSolver) solver = binome_match_solver_new_with_options (problem, &options);
      g_autoptr (BinomeMatchSolution) solution = binome_match_solver_solve (solver, NULL, NULL, NULL, NULL);
      g_autoptr (BinomeMatchSolver) plain_solver = binome_match_solver_new (problem);
      g_autoptr (BinomeMatchSolution) plain
          = binome_match_solver_solve (plain_solver, NULL, NULL, NULL, NULL);
      g_autoptr (GError) error = NULL;
      MatchWorld world;
      Trial trial = { &world, &options, { 0 }, { -1, -1, G_MININT64 } };
      gint64 worth = binome_match_solution_get_total (solution);

      match_world_init (&world, problem);
      try_all (&trial, 0, 0, 0, BINOME_MATCH_SCORE_MAX);
      for (guint j = 0; j < world.m; j++)
        for (guint k = 0; k < binome_match_solution_get_load (solution, j); k++)
          worth -= (gint64)options.balance * k;
      g_assert_cmpint (binome_match_solution_get_served (solution), ==, trial.best[0]);
      if (options.best_worst)
        g_assert_cmpint (binome_match_solution_get_lowest (solution), ==, trial.best[1]);
      g_assert_cmpint (worth, ==, trial.best[2]);
      g_assert_true (binome_match_certificate_check_solution (solution, NULL, &error));
      g_assert_no_error (error);
      differ += binome_match_solution_get_total (solution) != binome_match_solution_get_total (plain);
    }
  g_assert_cmpuint (differ, >, 15);
}

static void
test_same_for_any_threads (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (4);

  for (int round = 0; round < 5; round++)
    {
      g_autoptr (BinomeMatchProblem) problem = match_fixture_problem (rand, 900, 400);
      g_autoptr (BinomeMatchSession) first = NULL;

      for (guint threads = 1; threads <= 4; threads *= 2)
        {
          BinomeMatchOptions options = { .n_threads = threads };
          g_autoptr (BinomeMatchSession) session = open_session (problem, &options);

          for (guint i = 0; first != NULL && i < 900; i++)
            g_assert_cmpint (binome_match_session_get_tutor (session, i), ==,
                             binome_match_session_get_tutor (first, i));
          if (first == NULL)
            first = g_steal_pointer (&session);
        }
      g_assert_true (binome_match_session_check (first, NULL, NULL));
    }
}

static gpointer
cancel_later (gpointer data)
{
  gpointer *job = data;

  g_usleep (GPOINTER_TO_UINT (job[1]));
  g_cancellable_cancel (job[0]);
  return NULL;
}

/* Cancels when it is told how far it is for the nth time. */
typedef struct
{
  GCancellable *cancellable;
  guint left;
} Stop;

static void
on_progress (guint done, guint of, gpointer user_data)
{
  Stop *stop = user_data;

  if (stop->left-- == 0)
    g_cancellable_cancel (stop->cancellable);
}

/* Whenever it is cancelled, the session stays whole: it can be solved, changed and solved again. It is
 * cancelled from another thread, sooner than a solution takes in the middle; and by the work itself at a step
 * of it. */
static void
test_cancelled_anytime (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (8);
  g_autoptr (BinomeMatchProblem) problem = match_fixture_problem (rand, 700, 300);
  gint64 start = g_get_monotonic_time (), took;
  Stop all = { NULL, G_MAXUINT };
  g_autoptr (BinomeMatchSession) whole = binome_match_session_new (problem, NULL);
  guint served, cancelled[2] = { 0 }, steps;
  gint64 total;

  g_assert_true (binome_match_session_solve (whole, NULL, on_progress, &all, NULL));
  took = g_get_monotonic_time () - start;
  steps = G_MAXUINT - all.left;
  binome_match_session_count (whole, &served, &total);
  /* A thread may come too late on a busy machine: then there are more rounds. */
  for (guint round = 0; round < 40 || (cancelled[1] == 0 && round < 2000); round++)
    {
      g_autoptr (BinomeMatchSession) session = binome_match_session_new (problem, NULL);
      g_autoptr (GCancellable) cancellable = g_cancellable_new ();
      g_autoptr (GError) error = NULL;
      gpointer job[] = { cancellable, GUINT_TO_POINTER (g_rand_int_range (rand, 0, (int)took + 1)) };
      gboolean by_thread = round % 2 == 0;
      Stop stop = { cancellable, by_thread ? G_MAXUINT : (guint)g_rand_int_range (rand, 0, (int)steps) };
      g_autoptr (GThread) thread = by_thread ? g_thread_new ("cancel", cancel_later, job) : NULL;
      guint then_served;
      gint64 then_total;

      if (!binome_match_session_solve (session, cancellable, on_progress, &stop, &error))
        {
          g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
          cancelled[by_thread]++;
        }
      g_clear_pointer (&thread, g_thread_join);
      g_assert_true (binome_match_session_solve (session, NULL, NULL, NULL, NULL));
      g_assert_true (binome_match_session_check (session, NULL, NULL));
      binome_match_session_count (session, &then_served, &then_total);
      g_assert_cmpuint (then_served, ==, served);
      g_assert_cmpint (then_total, ==, total);
    }
  g_test_message ("%u steps: cancelled %u times by a step, %u times by a thread", steps, cancelled[0],
                  cancelled[1]);
  g_assert_cmpuint (steps, >, 2);
  g_assert_cmpuint (cancelled[0], >, 5);
  g_assert_cmpuint (cancelled[1], >, 0);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/matching/session/changes", test_changes);
  g_test_add_func ("/matching/session/costs", test_costs);
  g_test_add_func ("/matching/session/options", test_options);
  g_test_add_func ("/matching/session/fragile", test_fragile);
  g_test_add_func ("/matching/session/metamorphic", test_metamorphic);
  g_test_add_func ("/matching/session/permuted", test_permuted);
  g_test_add_func ("/matching/session/permuted-people", test_permuted_people);
  g_test_add_func ("/matching/session/same-for-any-threads", test_same_for_any_threads);
  g_test_add_func ("/matching/session/cancelled-anytime", test_cancelled_anytime);
  return g_test_run ();
}
