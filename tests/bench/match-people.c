/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A made-up company for the benchmarks of the matching: the same for the same numbers.
 *
 * As in life a few sites, teams and jobs are large and many are small, skills come in clusters that go with
 * the team, people have half-days free, and a few tutees have wishes.
 */

#include "match-people.h"

#include "binome-match-wishes.h"

#define N_TEAMS 60
#define N_JOBS 40
#define N_CLUSTERS 20
#define SKILLS_PER_CLUSTER 6
#define N_INTERESTS 48
#define MAX_SKILLS 16
#define MAX_VALUES 64
#define FIELD_INTERESTS 1

static const char *const languages[] = { "fr", "en", "de", "es", "it", "pt", "nl", "ar" };

/* 0 most often, then 1, 2…: Zipf, roughly. */
static guint
draw_rank (GRand *rand, guint n)
{
  double x = g_rand_double (rand);

  return MIN ((guint)((double)n * x * x * x), n - 1);
}

static guint
draw_skills (GRand *rand, guint team, gboolean is_tutor, BinomeMatchSkill *skills)
{
  guint n = is_tutor ? (guint)g_rand_int_range (rand, 8, MAX_SKILLS) : (guint)g_rand_int_range (rand, 3, 8);

  for (guint k = 0; k < n; k++)
    {
      /* Most of what people know or want to know belongs to their team. */
      guint cluster
          = g_rand_int_range (rand, 0, 100) < 65 ? (team + k % 3) % N_CLUSTERS : draw_rank (rand, N_CLUSTERS);

      skills[k].skill = 1 + cluster * SKILLS_PER_CLUSTER + g_rand_int_range (rand, 0, SKILLS_PER_CLUSTER);
      skills[k].level = g_rand_int_range (rand, 1, BINOME_MATCH_LEVEL_MAX + 1);
      skills[k].name = NULL;
    }
  return n;
}

static guint
add_value (BinomeMatchValue *values, guint n, gint64 field, const char *text, int number)
{
  values[n] = (BinomeMatchValue){ field, text, number };
  return n + 1;
}

static guint
draw_values (GRand *rand, guint site, guint free, BinomeMatchValue *values)
{
  guint n = add_value (values, 0, BINOME_MATCH_FIELD_LANGUAGES, languages[site % 10 < 8 ? 0 : site % 8], 0);

  if (g_rand_int_range (rand, 0, 3) == 0)
    n = add_value (values, n, BINOME_MATCH_FIELD_LANGUAGES, languages[draw_rank (rand, 8)], 0);
  for (guint k = 0; k < 4; k++)
    n = add_value (values, n, FIELD_INTERESTS, NULL, (int)draw_rank (rand, N_INTERESTS));
  for (int day = 0; day < 5; day++)
    for (int half = 0; half < 2; half++)
      if ((guint)g_rand_int_range (rand, 0, 100) < free)
        for (int slot = 0; slot < 5; slot++)
          n = add_value (values, n, BINOME_MATCH_FIELD_AVAILABILITY, NULL, day * 48 + 18 + half * 10 + slot);
  return n;
}

static void
add_person (BinomeMatchProblem *problem, GRand *rand, const MatchPeople *people, guint index,
            gboolean is_tutor, int capacity)
{
  guint site = draw_rank (rand, people->n_sites), team = draw_rank (rand, N_TEAMS);
  g_autofree char *site_name = g_strdup_printf ("Site %u", site);
  g_autofree char *team_name = g_strdup_printf ("Team %u", team);
  g_autofree char *job_name = g_strdup_printf ("Job %u", (team + draw_rank (rand, N_JOBS)) % N_JOBS);
  BinomeMatchSkill skills[MAX_SKILLS];
  BinomeMatchValue values[MAX_VALUES];
  int start = g_rand_int_range (rand, 738800, 738860);
  BinomeMatchPerson person = {
    .id = index + 1,
    .person_id = (is_tutor ? 1000000 : 1) + index,
    .manager_id = 1000000 + g_rand_int_range (rand, 0, (int)people->n_tutors * 4),
    .name = is_tutor ? "Tutor" : "Tutee",
    .site = site_name,
    .team = team_name,
    .job = job_name,
    .language = languages[0],
    .hired = is_tutor ? g_rand_int_range (rand, 728000, 737500) : g_rand_int_range (rand, 735500, 738800),
    .from = start,
    .to = start + g_rand_int_range (rand, 180, 720),
    .capacity = capacity,
    .remote = g_rand_int_range (rand, 0, 100) < 8,
    .skills = skills,
    .values = values,
  };

  person.n_skills = draw_skills (rand, team, is_tutor, skills);
  person.n_values = draw_values (rand, site, people->free, values);
  if (is_tutor)
    binome_match_problem_add_tutor (problem, &person);
  else
    binome_match_problem_add_tutee (problem, &person);
}

static void
add (BinomeMatchProblem *problem, const char *title, BinomeMatchComparator comparator,
     BinomeMatchAttribute attribute, BinomeMatchKind kind, int weight, int minimum, int maximum, gint64 field)
{
  const BinomeMatchCriterion criterion = { binome_match_problem_get_n_criteria (problem) + 1,
                                           title,
                                           comparator,
                                           attribute,
                                           kind,
                                           weight,
                                           BINOME_MATCH_MISSING_NEUTRAL,
                                           minimum,
                                           maximum,
                                           field };

  binome_match_problem_add_criterion (problem, &criterion);
}

static void
add_criteria (BinomeMatchProblem *problem, const MatchPeople *people)
{
  const BinomeMatchAttribute none = BINOME_MATCH_ATTRIBUTE_NONE;
  const BinomeMatchKind must = BINOME_MATCH_KIND_MUST, weighted = BINOME_MATCH_KIND_WEIGHTED;

  add (problem, "Both there", BINOME_MATCH_COMPARE_DATES_OVERLAP, none, must, 0, 90, 0, 0);
  add (problem, "Not the manager", BINOME_MATCH_COMPARE_NOT_MANAGER, none, must, 0, 0, 0, 0);
  add (problem, "Longer in the company", BINOME_MATCH_COMPARE_SENIORITY_GAP, none, must, 0, 2, 0, 0);
  add (problem, "A common language", BINOME_MATCH_COMPARE_OVERLAP, none, must, 0, 1, 0,
       BINOME_MATCH_FIELD_LANGUAGES);
  add (problem, "Two half-days together", BINOME_MATCH_COMPARE_OVERLAP, none, must, 0, 10, 0,
       BINOME_MATCH_FIELD_AVAILABILITY);
  add (problem, "Same site", BINOME_MATCH_COMPARE_SAME, BINOME_MATCH_ATTRIBUTE_SITE,
       people->one_site ? must : weighted, 5, 0, 0, 0);
  add (problem, "Skills covered", BINOME_MATCH_COMPARE_SKILLS_COVERED, none, weighted, 10, 0, 0, 0);
  add (problem, "Skill level", BINOME_MATCH_COMPARE_SKILL_LEVEL, none, weighted, 6, 1, 0, 0);
  add (problem, "Another team", BINOME_MATCH_COMPARE_DIFFERENT, BINOME_MATCH_ATTRIBUTE_TEAM, weighted, 3, 0,
       0, 0);
  add (problem, "Same job", BINOME_MATCH_COMPARE_SAME, BINOME_MATCH_ATTRIBUTE_JOB, weighted, 4, 0, 0, 0);
  add (problem, "Interests", BINOME_MATCH_COMPARE_OVERLAP, none, weighted, 2, 3, 0, FIELD_INTERESTS);
  add (problem, "Time together", BINOME_MATCH_COMPARE_OVERLAP, none, weighted, 5, 12, 0,
       BINOME_MATCH_FIELD_AVAILABILITY);
  add (problem, "Wishes", BINOME_MATCH_COMPARE_WISHES, none, weighted, 4, 0, 0, 0);
}

BinomeMatchProblem *
match_people_make (const MatchPeople *people)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (people->seed);
  g_autofree int *capacities = g_new0 (int, people->n_tutors);
  BinomeMatchProblem *problem = binome_match_problem_new ();

  for (guint64 k = (guint64)people->n_tutees * people->seats / 100; k > 0; k--)
    capacities[g_rand_int_range (rand, 0, (int)people->n_tutors)]++;
  for (guint i = 0; i < people->n_tutees; i++)
    add_person (problem, rand, people, i, FALSE, 0);
  for (guint j = 0; j < people->n_tutors; j++)
    add_person (problem, rand, people, j, TRUE, capacities[j]);
  add_criteria (problem, people);

  for (guint k = 0; k < people->n_tutees / 10; k++)
    {
      gint64 tutee = 1 + g_rand_int_range (rand, 0, (int)people->n_tutees);
      gint64 tutor = 1 + g_rand_int_range (rand, 0, (int)people->n_tutors);

      if (k % 10 == 0)
        binome_match_problem_forbid (problem, tutee, tutor, NULL);
      else if (k % 10 == 1)
        binome_match_problem_veto (problem, tutee, tutor);
      else
        binome_match_problem_rank (problem, tutee, tutor, 1 + (int)(k % BINOME_MATCH_RANKS));
    }
  return problem;
}
