/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is said of a matching must be so: every change that is said to serve somebody is made in plain tables
 * and solved anew, every cost is the difference when the pair is forced, every pair that is said to hang on a
 * weight is gone with it. */

#include <string.h>

#include "binome-error.h"
#include "binome-match-explainer.h"
#include "binome-match-limits.h"
#include "binome-match-session.h"
#include "binome-match-views.h"
#include "binome-match-wishes.h"
#include "match-fixture.h"
#include "match-world.h"

#define N 10
#define M 6

static BinomeMatchSession *
open_session (BinomeMatchProblem *problem, const BinomeMatchOptions *options)
{
  BinomeMatchSession *session = binome_match_session_new (problem, options);
  g_autoptr (GError) error = NULL;

  g_assert_true (binome_match_session_solve (session, NULL, NULL, NULL, &error));
  g_assert_no_error (error);
  return session;
}

/* Some of the places stay free, but never the only one. */
static int
give_away (int places, int reserve)
{
  return places <= 1 ? places : MAX (places - reserve, 1);
}

/* ---- what would serve somebody ---- */

/* The pairs of somebody without these rules. */
static void
open_pairs (MatchWorld *world, guint tutee, const int *rules, guint n_rules, int minimum)
{
  for (guint j = 0; j < world->m; j++)
    {
      BinomeMatchScore score;

      binome_match_score_pair_without_rules (world->problem, tutee, j, rules, n_rules, &score);
      world->score[tutee][j] = score.feasible && score.score >= minimum ? score.score : -1;
    }
}

/* Does it in the tables. */
static void
relax (MatchWorld *world, guint tutee, const BinomeMatchRelaxation *relaxation,
       const BinomeMatchOptions *options)
{
  const int rules[] = { (int)relaxation->rule, relaxation->second };
  guint tutor = relaxation->tutor;
  int places = binome_match_problem_get_capacity (world->problem, tutor) + (int)relaxation->count;

  switch (relaxation->relax)
    {
    case BINOME_MATCH_RELAX_RULE:
      open_pairs (world, tutee, rules, 1, options->minimum);
      break;
    case BINOME_MATCH_RELAX_PAIR:
      world->score[tutee][tutor] = binome_match_score_regardless (world->problem, tutee, tutor);
      g_assert_cmpint (world->score[tutee][tutor], >=, 0);
      break;
    case BINOME_MATCH_RELAX_RESERVE:
      world->capacity[tutor] += (int)relaxation->count;
      g_assert_cmpint (world->capacity[tutor], <=, binome_match_problem_get_capacity (world->problem, tutor));
      break;
    case BINOME_MATCH_RELAX_MINIMUM:
      open_pairs (world, tutee, NULL, 0, 0);
      break;
    case BINOME_MATCH_RELAX_TWO_RULES:
      open_pairs (world, tutee, rules, 2, options->minimum);
      break;
    case BINOME_MATCH_RELAX_RULE_MINIMUM:
      open_pairs (world, tutee, rules, 1, 0);
      break;
    case BINOME_MATCH_RELAX_RULE_SEAT:
      open_pairs (world, tutee, rules, 1, options->minimum);
      /* fallthrough */
    case BINOME_MATCH_RELAX_SEAT:
    default:
      g_assert_cmpint (places, <=, binome_match_problem_get_ceiling (world->problem, tutor, NULL));
      world->capacity[tutor] = give_away (places, options->reserve);
    }
}

/* Whether one of the best matchings of the tables serves somebody. */
static gboolean
serves (const MatchWorld *world, guint tutee, guint served, gint64 total)
{
  for (guint j = 0; j < world->m; j++)
    {
      MatchWorld forced = *world;
      guint forced_served;
      gint64 forced_total;

      if (world->score[tutee][j] < 0 || world->capacity[j] == 0)
        continue;
      forced.lock[tutee] = (int)j;
      match_world_solve (&forced, &forced_served, &forced_total);
      if (forced_served == served && forced_total == total)
        return TRUE;
    }
  return FALSE;
}

/* Whether giving up a rule, or two, serves one more. */
static gboolean
rules_serve (const MatchWorld *world, guint tutee, const int *rules, guint n_rules, int minimum)
{
  MatchWorld lifted = *world;
  guint served, then;
  gint64 total;

  match_world_solve (world, &served, &total);
  open_pairs (&lifted, tutee, rules, n_rules, minimum);
  match_world_solve (&lifted, &then, &total);
  return then > served;
}

/* The rules that can be given up for somebody: each is claimed where it serves them, and no other; two only
 * where nothing else does. */
static void
check_rules (const MatchWorld *world, guint tutee, const BinomeMatchReasons *reasons, int minimum)
{
  int n_rules = (int)binome_match_problem_get_n_rules (world->problem);

  for (int rule = BINOME_MATCH_RULE_FIRST_CRITERION; rule < n_rules; rule++)
    for (int second = rule; second < n_rules; second++)
      {
        const int both[] = { rule, second };
        gboolean claimed = FALSE, alone = FALSE;

        for (guint k = 0; k < reasons->relaxations->len; k++)
          {
            const BinomeMatchRelaxation *one
                = &g_array_index (reasons->relaxations, BinomeMatchRelaxation, k);

            alone |= one->relax < BINOME_MATCH_RELAX_TWO_RULES;
            claimed |= rule == second ? one->relax == BINOME_MATCH_RELAX_RULE && (int)one->rule == rule
                                      : one->relax == BINOME_MATCH_RELAX_TWO_RULES && (int)one->rule == rule
                                            && one->second == second;
          }
        if (rule == second || !alone)
          g_assert_true (claimed == rules_serve (world, tutee, both, rule == second ? 1 : 2, minimum));
      }
}

static BinomeMatchProblem *
make_problem (GRand *rand, int round)
{
  BinomeMatchProblem *problem = match_fixture_problem (rand, N, M);

  for (int k = 0; k < 20 * (round % 2); k++)
    binome_match_problem_forbid (problem, TUTEE (g_rand_int_range (rand, 0, N)),
                                 TUTOR (g_rand_int_range (rand, 0, M)), NULL);
  for (guint j = 0; j < M && round % 5 == 0; j++)
    binome_match_problem_set_ceiling (
        problem, TUTOR (j), binome_match_problem_get_capacity (problem, j) + g_rand_int_range (rand, 0, 2),
        BINOME_MATCH_LIMIT_LAW);
  return problem;
}

/* Each relaxation, done in the tables, gains exactly what is claimed, and for the person it is claimed for.
 */
static void
test_relaxations (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (77);
  guint found[BINOME_MATCH_N_RELAX] = { 0 }, several = 0;

  for (int round = 0; round < 400; round++)
    {
      g_autoptr (BinomeMatchProblem) problem = make_problem (rand, round);
      const BinomeMatchOptions options
          = { .minimum = round % 3 == 0 ? 450000 : 0, .reserve = round % 4 == 1 };
      g_autoptr (BinomeMatchSession) session = open_session (problem, &options);
      g_autoptr (BinomeMatchExplainer) explainer = binome_match_explainer_new (session);
      MatchWorld world;
      guint served, now_served;
      gint64 total, now_total;

      match_world_init (&world, problem);
      match_world_leave_out (&world, options.minimum);
      for (guint j = 0; j < M; j++)
        world.capacity[j] = give_away (world.capacity[j], options.reserve);
      binome_match_session_count (session, &served, &total);
      match_world_solve (&world, &now_served, &now_total);
      g_assert_cmpuint (served, ==, now_served);
      g_assert_cmpint (total, ==, now_total);

      for (guint i = 0; i < N; i++)
        {
          g_autoptr (BinomeMatchReasons) reasons = binome_match_explainer_dup_reasons (explainer, i, TRUE);

          if (reasons == NULL)
            continue;
          for (guint k = 0; k < reasons->relaxations->len; k++)
            {
              const BinomeMatchRelaxation *relaxation
                  = &g_array_index (reasons->relaxations, BinomeMatchRelaxation, k);
              MatchWorld relaxed = world;
              guint then_served;
              gint64 then_total;

              found[relaxation->relax]++;
              several += relaxation->count > 1;
              relax (&relaxed, i, relaxation, &options);
              match_world_solve (&relaxed, &then_served, &then_total);
              g_assert_cmpint (relaxation->served, ==, (int)then_served - (int)served);
              g_assert_cmpint (relaxation->total, ==, then_total - total);
              g_assert_cmpint (relaxation->served, >, 0);
              g_assert_true (serves (&relaxed, i, then_served, then_total));
            }
          check_rules (&world, i, reasons, options.minimum);
        }
    }
  for (guint k = 0; k < G_N_ELEMENTS (found); k++)
    g_test_message ("relaxations of kind %u: %u", k, found[k]);
  for (guint k = 0; k < G_N_ELEMENTS (found); k++)
    g_assert_cmpuint (found[k], >, 5);
  g_assert_cmpuint (several, >, 5);
}

/* Without a rule for everybody. */
static void
test_lift_rule (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (78);

  for (int round = 0; round < 40; round++)
    {
      g_autoptr (BinomeMatchProblem) problem = make_problem (rand, round);
      const BinomeMatchOptions options = { .minimum = round % 3 == 0 ? 450000 : 0 };
      g_autoptr (BinomeMatchSession) session = open_session (problem, &options);
      g_autoptr (BinomeMatchExplainer) explainer = binome_match_explainer_new (session);

      for (guint rule = 1; rule < binome_match_problem_get_n_rules (problem); rule++)
        {
          const int lifted = (int)rule;
          MatchWorld world;
          guint then_served, expected_served;
          gint64 then_total, expected_total;

          match_world_init (&world, problem);
          for (guint i = 0; i < N; i++)
            open_pairs (&world, i, &lifted, 1, options.minimum);
          match_world_solve (&world, &expected_served, &expected_total);
          g_assert_true (
              binome_match_explainer_lift_rule (explainer, rule, &then_served, &then_total, NULL, NULL));
          g_assert_cmpuint (then_served, ==, expected_served);
          g_assert_cmpint (then_total, ==, expected_total);
        }
    }
}

/* ---- what is counted ---- */

static guint
add_person (BinomeMatchProblem *problem, gboolean is_tutor, int index, const char *site, const char *team,
            int capacity)
{
  BinomeMatchPerson person = { .id = is_tutor ? TUTOR (index) : TUTEE (index),
                               .person_id = is_tutor ? 100 + index : 1 + index,
                               .name = is_tutor ? "Tutor" : "Tutee",
                               .site = site,
                               .team = team,
                               .capacity = capacity };

  return is_tutor ? binome_match_problem_add_tutor (problem, &person)
                  : binome_match_problem_add_tutee (problem, &person);
}

static void
add_criterion (BinomeMatchProblem *problem, const char *title, BinomeMatchAttribute attribute,
               BinomeMatchKind kind, int weight)
{
  BinomeMatchCriterion criterion = { .title = title, .attribute = attribute, .kind = kind, .weight = weight };

  criterion.comparator = BINOME_MATCH_COMPARE_SAME;
  binome_match_problem_add_criterion (problem, &criterion);
}

static BinomeMatchReasons *
explain (BinomeMatchProblem *problem, const BinomeMatchOptions *options, guint tutee)
{
  g_autoptr (BinomeMatchSession) session = open_session (problem, options);
  g_autoptr (BinomeMatchExplainer) explainer = binome_match_explainer_new (session);

  return binome_match_explainer_dup_reasons (explainer, tutee, TRUE);
}

/* Two tutors at another site and in another team: each rule removes both and neither does alone, in whatever
 * order they stand. Only both together help. */
static void
test_two_rules (void)
{
  for (int order = 0; order < 2; order++)
    {
      g_autoptr (BinomeMatchProblem) problem = binome_match_problem_new ();
      g_autoptr (BinomeMatchReasons) reasons = NULL;
      const BinomeMatchRelaxation *only;

      add_person (problem, FALSE, 0, "Lyon", "A", 0);
      add_person (problem, TRUE, 0, "Lille", "B", 1);
      add_person (problem, TRUE, 1, "Lille", "B", 1);
      add_criterion (problem, "One", order == 0 ? BINOME_MATCH_ATTRIBUTE_SITE : BINOME_MATCH_ATTRIBUTE_TEAM,
                     BINOME_MATCH_KIND_MUST, 0);
      add_criterion (problem, "Other", order == 0 ? BINOME_MATCH_ATTRIBUTE_TEAM : BINOME_MATCH_ATTRIBUTE_SITE,
                     BINOME_MATCH_KIND_MUST, 0);
      reasons = explain (problem, NULL, 0);
      g_assert_cmpuint (reasons->rules->len, ==, 2);
      for (guint k = 0; k < 2; k++)
        {
          const BinomeMatchRuleCount *count = &g_array_index (reasons->rules, BinomeMatchRuleCount, k);

          g_assert_cmpuint (count->removed.n, ==, 2);
          g_assert_cmpuint (count->removed_alone, ==, 0);
          g_assert_cmpuint (count->would_serve, ==, 0);
        }
      g_assert_cmpuint (reasons->relaxations->len, ==, 1);
      only = &g_array_index (reasons->relaxations, BinomeMatchRelaxation, 0);
      g_assert_cmpint (only->relax, ==, BINOME_MATCH_RELAX_TWO_RULES);
      g_assert_cmpuint (only->rule, ==, BINOME_MATCH_RULE_FIRST_CRITERION);
      g_assert_cmpint (only->second, ==, BINOME_MATCH_RULE_FIRST_CRITERION + 1);
    }
}

/* Three for one place: with one more the second is served, with two more the third. At the limit of the law
 * no place is offered, and the tutor is named as such. */
static void
test_seats (void)
{
  static const int ceilings[] = { G_MAXINT, 2, 1 };
  static const guint expected[] = { 3, 1, 0 }; /* places offered, in all */

  for (guint k = 0; k < G_N_ELEMENTS (ceilings); k++)
    {
      g_autoptr (BinomeMatchProblem) problem = binome_match_problem_new ();
      g_autoptr (BinomeMatchReasons) first = NULL, second = NULL;
      guint offered = 0;

      add_person (problem, FALSE, 0, "Lyon", "A", 0);
      add_person (problem, FALSE, 1, "Brest", "A", 0);
      add_person (problem, FALSE, 2, "Brest", "B", 0);
      add_person (problem, TRUE, 0, "Lyon", "A", 1);
      add_criterion (problem, "Site", BINOME_MATCH_ATTRIBUTE_SITE, BINOME_MATCH_KIND_WEIGHTED, 5);
      add_criterion (problem, "Team", BINOME_MATCH_ATTRIBUTE_TEAM, BINOME_MATCH_KIND_WEIGHTED, 5);
      if (ceilings[k] != G_MAXINT)
        binome_match_problem_set_ceiling (problem, TUTOR (0), ceilings[k], BINOME_MATCH_LIMIT_LAW);
      first = explain (problem, NULL, 1);
      second = explain (problem, NULL, 2);
      for (guint i = 0; i < first->relaxations->len; i++)
        offered += g_array_index (first->relaxations, BinomeMatchRelaxation, i).count;
      for (guint i = 0; i < second->relaxations->len; i++)
        offered += g_array_index (second->relaxations, BinomeMatchRelaxation, i).count;
      g_assert_cmpuint (offered, ==, expected[k]);
      g_assert_cmpuint (first->lacks[BINOME_MATCH_LACK_LAW].n, ==, ceilings[k] == 1);
      g_assert_cmpuint (first->lacks[BINOME_MATCH_LACK_PLACE].n, ==, ceilings[k] != 1);
    }
}

/* What keeps a suitable tutor away is told by its name: a place held back, a score too low. */
static void
test_lacks (void)
{
  g_autoptr (BinomeMatchProblem) problem = binome_match_problem_new ();
  const BinomeMatchOptions held = { .reserve = 1 }, high = { .minimum = 500000 };
  g_autoptr (BinomeMatchReasons) reserved = NULL, too_low = NULL;

  add_person (problem, FALSE, 0, "Lyon", "A", 0);
  add_person (problem, FALSE, 1, "Brest", "A", 0);
  add_person (problem, TRUE, 0, "Lyon", "A", 2);
  add_criterion (problem, "Site", BINOME_MATCH_ATTRIBUTE_SITE, BINOME_MATCH_KIND_WEIGHTED, 5);

  reserved = explain (problem, &held, 1);
  g_assert_cmpuint (reserved->lacks[BINOME_MATCH_LACK_HELD_BACK].n, ==, 1);
  g_assert_cmpuint (reserved->lacks[BINOME_MATCH_LACK_PLACE].n, ==, 0);
  g_assert_cmpuint (reserved->relaxations->len, ==, 1);
  g_assert_cmpint (g_array_index (reserved->relaxations, BinomeMatchRelaxation, 0).relax, ==,
                   BINOME_MATCH_RELAX_RESERVE);

  too_low = explain (problem, &high, 1);
  g_assert_cmpuint (too_low->lacks[BINOME_MATCH_LACK_SCORE].n, ==, 1);
  g_assert_cmpuint (too_low->lacks[BINOME_MATCH_LACK_PLACE].n, ==, 0);
  g_assert_cmpint (g_array_index (too_low->relaxations, BinomeMatchRelaxation, 0).relax, ==,
                   BINOME_MATCH_RELAX_MINIMUM);
}

/* A veto cannot be given up, nor that the two are never there together: nothing is offered, and by hand it is
 * refused too. */
static void
test_firm (void)
{
  const BinomeMatchCriterion rules[] = {
    { .title = "Wishes", .comparator = BINOME_MATCH_COMPARE_WISHES, .kind = BINOME_MATCH_KIND_MUST },
    { .title = "Presence",
      .comparator = BINOME_MATCH_COMPARE_DATES_OVERLAP,
      .kind = BINOME_MATCH_KIND_MUST,
      .minimum = 90 },
  };

  for (guint k = 0; k < 3; k++)
    {
      g_autoptr (BinomeMatchProblem) problem = binome_match_problem_new ();
      g_autoptr (BinomeMatchSession) session = NULL;
      g_autoptr (BinomeMatchReasons) reasons = NULL;
      g_autoptr (GError) error = NULL;
      BinomeMatchPerson tutee = { .id = TUTEE (0), .person_id = 1, .from = 740000, .to = 740100 };
      /* The last one is there for eleven days of hers: too few, but it can be. */
      BinomeMatchPerson tutor = { .id = TUTOR (0), .person_id = 2, .capacity = 1, .from = 739000 };

      tutor.to = k == 0 ? 0 : k == 1 ? 739999 : 740010;
      binome_match_problem_add_tutee (problem, &tutee);
      binome_match_problem_add_tutor (problem, &tutor);
      binome_match_problem_add_criterion (problem, &rules[k > 0]);
      if (k == 0)
        binome_match_problem_veto (problem, TUTEE (0), TUTOR (0));
      reasons = explain (problem, NULL, 0);
      g_assert_cmpuint (reasons->rules->len, ==, 1);
      g_assert_cmpuint (g_array_index (reasons->rules, BinomeMatchRuleCount, 0).removed_alone, ==, 1);
      g_assert_cmpuint (g_array_index (reasons->rules, BinomeMatchRuleCount, 0).would_serve, ==, k == 2);
      g_assert_cmpuint (reasons->relaxations->len, ==, k == 2);

      session = open_session (problem, NULL);
      g_assert_true (binome_match_session_allow (session, 0, 0, &error) == (k == 2));
      if (k < 2)
        g_assert_error (error, BINOME_ERROR, BINOME_ERROR_REFUSED);
    }
}

/* ---- the best worst case ---- */

typedef struct
{
  const MatchWorld *world;
  int minimum;
  int load[8];
  gint64 best[3]; /* people, the lowest score, the total */
} Trial;

/* Tries everything. Whoever is locked may be as low as they are. */
static void
try_all (Trial *trial, guint tutee, gint64 served, gint64 total, int lowest)
{
  const MatchWorld *world = trial->world;

  if (tutee == world->n)
    {
      gint64 found[] = { served, lowest, total };

      for (int k = 0; k < 3; k++)
        if (found[k] != trial->best[k])
          {
            if (found[k] > trial->best[k])
              memcpy (trial->best, found, sizeof found);
            return;
          }
      return;
    }

  if (world->lock[tutee] < 0)
    try_all (trial, tutee + 1, served, total, lowest);
  for (guint j = 0; j < world->m; j++)
    {
      gboolean is_locked = world->lock[tutee] == (int)j;
      int score = world->score[tutee][j];

      if ((world->lock[tutee] >= 0 && !is_locked) || score < 0 || (!is_locked && score < trial->minimum)
          || trial->load[j] >= world->capacity[j])
        continue;
      trial->load[j]++;
      try_all (trial, tutee + 1, served + 1, total + score, is_locked ? lowest : MIN (lowest, score));
      trial->load[j]--;
    }
}

static void
solve_world (const MatchWorld *world, int minimum, gint64 *best)
{
  Trial trial = { .world = world, .minimum = minimum, .best = { -1 } };

  try_all (&trial, 0, 0, 0, BINOME_MATCH_SCORE_MAX);
  memcpy (best, trial.best, sizeof trial.best);
}

static void
check_worst (const MatchWorld *world, BinomeMatchSession *session, int minimum)
{
  guint served;
  gint64 total, best[3], lowest = BINOME_MATCH_SCORE_MAX;
  g_autoptr (GError) error = NULL;

  solve_world (world, minimum, best);
  binome_match_session_count (session, &served, &total);
  for (guint i = 0; i < world->n; i++)
    if (binome_match_session_get_tutor (session, i) >= 0 && world->lock[i] < 0)
      lowest = MIN (lowest, world->score[i][binome_match_session_get_tutor (session, i)]);
  g_assert_cmpint (served, ==, best[0]);
  g_assert_cmpint (lowest, ==, best[1]);
  g_assert_cmpint (total, ==, best[2]);
  g_assert_true (binome_match_session_check (session, NULL, &error));
  g_assert_no_error (error);
}

static void
change (MatchWorld *world, BinomeMatchSession *session, GRand *rand, gboolean apart[N][M])
{
  guint i = (guint)g_rand_int_range (rand, 0, (int)world->n);
  guint j = (guint)g_rand_int_range (rand, 0, (int)world->m);
  int capacity = g_rand_int_range (rand, 0, 3);

  switch (g_rand_int_range (rand, 0, 4))
    {
    case 0:
      if (binome_match_session_lock (session, i, j, NULL))
        world->lock[i] = (int)j;
      break;
    case 1:
      binome_match_session_unlock (session, i);
      world->lock[i] = -1;
      break;
    case 2:
      if (binome_match_session_forbid (session, i, j, NULL))
        {
          world->score[i][j] = -1;
          apart[i][j] = TRUE;
        }
      break;
    default:
      if (binome_match_session_set_capacity (session, j, capacity, NULL))
        world->capacity[j] = capacity;
    }
}

/* The highest lowest score is found anew after each change, and never becomes a limit of its own: whom it
 * keeps away now may be served after the next change. What a pair is said to cost is what it costs. */
static void
test_best_worst (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (91);
  guint n_costs = 0, n_relaxed = 0, fell = 0;

  for (int round = 0; round < 240; round++)
    {
      g_autoptr (BinomeMatchProblem) problem = match_fixture_problem (rand, 6, 4);
      const BinomeMatchOptions options
          = { .n_threads = 1, .minimum = round % 4 == 0 ? 300000 : 0, .best_worst = TRUE };
      g_autoptr (BinomeMatchSession) session = open_session (problem, &options);
      MatchWorld world;
      gint64 now[3], before = 0;
      gboolean apart[N][M] = { 0 };

      match_world_init (&world, problem);
      check_worst (&world, session, options.minimum);
      for (int step = 0; step < 12; step++)
        {
          change (&world, session, rand, apart);
          g_assert_true (binome_match_session_solve (session, NULL, NULL, NULL, NULL));
          check_worst (&world, session, options.minimum);
          solve_world (&world, options.minimum, now);
          fell += step > 0 && now[1] < before;
          before = now[1];
        }
      for (guint i = 0; i < 6; i++)
        {
          g_autoptr (GArray) costs = binome_match_session_dup_alternatives (session, i, 3, NULL, NULL);

          for (guint k = 0; k < costs->len; k++)
            {
              const BinomeMatchCost *cost = &g_array_index (costs, BinomeMatchCost, k);
              MatchWorld forced = world;
              gint64 then[3];

              forced.lock[i] = (int)cost->tutor;
              solve_world (&forced, options.minimum, then);
              g_assert_cmpint (cost->served, ==, now[0] - then[0]);
              g_assert_cmpint (cost->total, ==, now[2] - then[2]);
              n_costs++;
            }
        }
      check_worst (&world, session, options.minimum);
      {
        g_autoptr (BinomeMatchExplainer) explainer = binome_match_explainer_new (session);

        for (guint i = 0; i < 6; i++)
          {
            g_autoptr (BinomeMatchReasons) reasons = binome_match_explainer_dup_reasons (explainer, i, TRUE);

            if (reasons == NULL)
              continue;
            /* Nobody set a lowest score: it keeps nobody away. */
            if (options.minimum == 0)
              g_assert_cmpuint (reasons->lacks[BINOME_MATCH_LACK_SCORE].n, ==, 0);
            n_relaxed += reasons->relaxations->len;
            for (guint k = 0; k < reasons->relaxations->len; k++)
              {
                const BinomeMatchRelaxation *one
                    = &g_array_index (reasons->relaxations, BinomeMatchRelaxation, k);
                MatchWorld relaxed = world;
                gint64 then[3];
                const int rule = (int)one->rule;

                if (one->relax != BINOME_MATCH_RELAX_RULE)
                  continue;
                for (guint j = 0; j < world.m; j++)
                  if (!apart[i][j])
                    {
                      BinomeMatchScore score;

                      binome_match_score_pair_without_rules (problem, i, j, &rule, 1, &score);
                      relaxed.score[i][j] = score.feasible ? score.score : -1;
                    }
                solve_world (&relaxed, options.minimum, then);
                g_assert_cmpint (one->served, ==, then[0] - now[0]);
                g_assert_cmpint (one->total, ==, then[2] - now[2]);
              }
          }
      }
    }
  g_test_message ("%u costs, %u relaxations, the floor fell %u times", n_costs, n_relaxed, fell);
  g_assert_cmpuint (n_costs, >, 300);
  g_assert_cmpuint (n_relaxed, >, 30);
  g_assert_cmpuint (fell, >, 30);
}

/* ---- fragile pairs ---- */

/* A site against a job, 6 to 5, and 54 of 100 as the lowest score: a point less for the site, or one more for
 * the job, and the only pair there can be is gone. */
static void
test_vanishing (void)
{
  g_autoptr (BinomeMatchProblem) problem = binome_match_problem_new ();
  const BinomeMatchOptions options = { .minimum = 540000 };
  g_autoptr (BinomeMatchSession) session = NULL;
  g_autoptr (GArray) fragile = NULL;

  add_person (problem, FALSE, 0, "Lyon", "A", 0);
  add_person (problem, TRUE, 0, "Lyon", "B", 1);
  add_criterion (problem, "Site", BINOME_MATCH_ATTRIBUTE_SITE, BINOME_MATCH_KIND_WEIGHTED, 6);
  add_criterion (problem, "Team", BINOME_MATCH_ATTRIBUTE_TEAM, BINOME_MATCH_KIND_WEIGHTED, 5);
  session = open_session (problem, &options);
  g_assert_cmpint (binome_match_session_get_tutor (session, 0), ==, 0); /* 6 of 11 */
  fragile = binome_match_session_dup_fragile (session, NULL, NULL, NULL, NULL);
  g_assert_cmpuint (fragile->len, ==, 2);
  for (guint k = 0; k < 2; k++)
    {
      const BinomeMatchFragile *one = &g_array_index (fragile, BinomeMatchFragile, k);

      g_assert_cmpint (one->tutor, ==, -1);
      g_assert_cmpint (one->change, ==, one->criterion == 0 ? -1 : 1);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/matching/explain/relaxations", test_relaxations);
  g_test_add_func ("/matching/explain/lift-rule", test_lift_rule);
  g_test_add_func ("/matching/explain/two-rules", test_two_rules);
  g_test_add_func ("/matching/explain/seats", test_seats);
  g_test_add_func ("/matching/explain/lacks", test_lacks);
  g_test_add_func ("/matching/explain/firm", test_firm);
  g_test_add_func ("/matching/explain/best-worst", test_best_worst);
  g_test_add_func ("/matching/explain/vanishing", test_vanishing);
  return g_test_run ();
}
