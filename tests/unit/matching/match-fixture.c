/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Small problems at random, and the slow way to their optimum. */

#include "match-fixture.h"

static const char *const sites[] = { "Lyon", "Nantes", "Brest", "" };
static const char *const jobs[] = { "Fitter", "Welder", "" };

/* A problem at random: everything a programme can have, small. */
BinomeMatchProblem *
match_fixture_problem (GRand *rand, int n_tutees, int n_tutors)
{
  BinomeMatchProblem *problem = binome_match_problem_new ();

  for (int k = 0; k < n_tutees + n_tutors; k++)
    {
      gboolean is_tutor = k >= n_tutees;
      BinomeMatchSkill skills[3];
      BinomeMatchPerson person = {
        .id = is_tutor ? TUTOR (k - n_tutees) : TUTEE (k),
        .person_id = g_rand_int_range (rand, 1, 60),
        .manager_id = g_rand_int_range (rand, 0, 60),
        .name = is_tutor ? "Tutor" : "Tutee",
        .site = sites[g_rand_int_range (rand, 0, 4)],
        .job = jobs[g_rand_int_range (rand, 0, 3)],
        .hired = g_rand_int_range (rand, 736000, 739000),
        .capacity = g_rand_int_range (rand, 0, 3),
        .skills = skills,
        .n_skills = g_rand_int_range (rand, 0, 4),
      };

      for (int s = 0; s < 3; s++)
        skills[s]
            = (BinomeMatchSkill){ g_rand_int_range (rand, 1, 6), g_rand_int_range (rand, 1, 5), "Skill" };
      if (is_tutor)
        binome_match_problem_add_tutor (problem, &person);
      else
        binome_match_problem_add_tutee (problem, &person);
    }

  for (int k = g_rand_int_range (rand, 1, 5); k > 0; k--)
    {
      BinomeMatchCriterion criterion = {
        .title = "Rule",
        .comparator = g_rand_int_range (rand, 0, BINOME_MATCH_COMPARE_NOT_MANAGER + 1),
        .attribute = g_rand_boolean (rand) ? BINOME_MATCH_ATTRIBUTE_SITE : BINOME_MATCH_ATTRIBUTE_JOB,
        .kind = g_rand_int_range (rand, 0, 5),
        .weight = g_rand_int_range (rand, 0, 11),
        .missing = g_rand_int_range (rand, 0, 3),
      };

      criterion.kind = MIN (criterion.kind, BINOME_MATCH_KIND_WEIGHTED);
      binome_match_problem_add_criterion (problem, &criterion);
    }
  for (int k = g_rand_int_range (rand, 0, 4); k > 0; k--)
    binome_match_problem_forbid (problem, TUTEE (g_rand_int_range (rand, 0, n_tutees)),
                                 TUTOR (g_rand_int_range (rand, 0, n_tutors)), NULL);
  return problem;
}

/* Tries everything that the scorer allows. */
void
match_fixture_try_all (BinomeMatchProblem *problem, const int *lock, int *seats, guint tutee, guint served,
                       gint64 total, guint *best_served, gint64 *best_total)
{
  if (tutee == binome_match_problem_get_n_tutees (problem))
    {
      if (served > *best_served || (served == *best_served && total > *best_total))
        {
          *best_served = served;
          *best_total = total;
        }
      return;
    }

  if (lock[tutee] < 0)
    match_fixture_try_all (problem, lock, seats, tutee + 1, served, total, best_served, best_total);
  for (guint j = 0; j < binome_match_problem_get_n_tutors (problem); j++)
    {
      BinomeMatchScore score;

      binome_match_score_pair (problem, tutee, j, &score);
      if (seats[j] == 0 || !score.feasible || (lock[tutee] >= 0 && lock[tutee] != (int)j))
        continue;
      seats[j]--;
      match_fixture_try_all (problem, lock, seats, tutee + 1, served + 1, total + score.score, best_served,
                             best_total);
      seats[j]++;
    }
}
