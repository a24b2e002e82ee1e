/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Further fields, distances, wishes and talks: scores computed by hand. */

#include "binome-match-score.h"
#include "binome-match-wishes.h"

#define TUTEE 1
#define TUTOR 2
#define LEVEL 70
#define BARRED (-1)
#define SILENT (-2) /* nothing is known, and nothing said of it */

typedef struct
{
  BinomeMatchPerson tutee;
  BinomeMatchPerson tutor;
} Two;

static BinomeMatchProblem *
build (const Two *two, const BinomeMatchCriterion *criterion)
{
  BinomeMatchProblem *problem = binome_match_problem_new ();
  BinomeMatchPerson tutee = two->tutee, tutor = two->tutor;

  tutee.id = TUTEE;
  tutee.person_id = 101;
  tutor.id = TUTOR;
  tutor.person_id = 102;
  tutor.capacity = 1;
  binome_match_problem_add_tutee (problem, &tutee);
  binome_match_problem_add_tutor (problem, &tutor);
  binome_match_problem_add_criterion (problem, criterion);
  return problem;
}

static void
check (BinomeMatchProblem *problem, int score)
{
  BinomeMatchScore found;

  binome_match_score_pair (problem, 0, 0, &found);
  g_assert_true (found.feasible == (score != BARRED));
  g_assert_cmpint (found.score, ==, MAX (score, 0));
  if (found.feasible)
    g_assert_cmpint (found.coverage, ==, score == SILENT ? 0 : 100);
}

static void
check_two (const Two *two, const BinomeMatchCriterion *criterion, int score)
{
  g_autoptr (BinomeMatchProblem) problem = build (two, criterion);

  check (problem, score);
}

static BinomeMatchCriterion
preference (BinomeMatchComparator comparator, int minimum, int maximum)
{
  return (BinomeMatchCriterion){ .comparator = comparator,
                                 .kind = BINOME_MATCH_KIND_WEIGHTED,
                                 .weight = 4,
                                 .minimum = minimum,
                                 .maximum = maximum };
}

/* Two of the three half-hours asked for are free on both sides. */
static void
test_overlap (void)
{
  const BinomeMatchValue tutee[] = { { BINOME_MATCH_FIELD_AVAILABILITY, NULL, 18 },
                                     { BINOME_MATCH_FIELD_AVAILABILITY, NULL, 19 },
                                     { BINOME_MATCH_FIELD_AVAILABILITY, NULL, 20 } };
  const BinomeMatchValue tutor[] = { { BINOME_MATCH_FIELD_AVAILABILITY, NULL, 19 },
                                     { BINOME_MATCH_FIELD_AVAILABILITY, NULL, 20 },
                                     { BINOME_MATCH_FIELD_LANGUAGES, "français", 0 } };
  Two two = { { .values = tutee, .n_values = 3 }, { .values = tutor, .n_values = 3 } };
  BinomeMatchCriterion criterion = preference (BINOME_MATCH_COMPARE_OVERLAP, 3, 0);

  criterion.field = BINOME_MATCH_FIELD_AVAILABILITY;
  check_two (&two, &criterion, 666666);
  criterion.minimum = 2;
  check_two (&two, &criterion, 1000000);
  criterion.minimum = 3;
  criterion.kind = BINOME_MATCH_KIND_MUST;
  check_two (&two, &criterion, BARRED);
  criterion.kind = BINOME_MATCH_KIND_WEIGHTED;
  criterion.field = BINOME_MATCH_FIELD_LANGUAGES;
  check_two (&two, &criterion, SILENT);
}

/* A tutee at level 2 and a tutor at level 4, from either side. */
static void
test_numbers (void)
{
  const BinomeMatchValue two_levels[] = { { LEVEL, NULL, 2 }, { LEVEL, NULL, 4 } };
  Two two = { { .values = &two_levels[0], .n_values = 1 }, { .values = &two_levels[1], .n_values = 1 } };
  BinomeMatchCriterion gap = preference (BINOME_MATCH_COMPARE_LEVEL_GAP, 1, 2);
  BinomeMatchCriterion offers = preference (BINOME_MATCH_COMPARE_OFFERS_NEEDS, 0, 0);

  gap.field = offers.field = LEVEL;
  check_two (&two, &gap, 1000000);
  gap.maximum = 1;
  check_two (&two, &gap, 0);
  gap.maximum = 2;
  gap.viewpoint = BINOME_MATCH_VIEWPOINT_TUTOR;
  check_two (&two, &gap, 0); /* the tutee is two below */
  gap.minimum = -2;
  check_two (&two, &gap, 1000000);

  check_two (&two, &offers, 1000000);
  offers.viewpoint = BINOME_MATCH_VIEWPOINT_TUTOR;
  check_two (&two, &offers, 500000); /* 2 of the 4 that the tutor needs */
}

/* 30 km cost nothing, 130 km leave nothing: 80 km are half. */
static void
test_distance (void)
{
  Two two = { { .site = "Lyon" }, { .site = "Grenoble" } };
  BinomeMatchCriterion criterion = preference (BINOME_MATCH_COMPARE_SITE_DISTANCE, 30, 130);
  g_autoptr (BinomeMatchProblem) near = build (&two, &criterion);
  g_autoptr (BinomeMatchProblem) far = build (&two, &criterion);

  check_two (&two, &criterion, SILENT);
  binome_match_problem_set_distance (near, "grenoble", "LYON", 80);
  check (near, 500000);
  binome_match_problem_set_distance (far, "Lyon", "Grenoble", 131);
  check (far, 0);
  two.tutee.remote = two.tutor.remote = TRUE;
  check_two (&two, &criterion, 1000000);
}

/* The second choice is worth 8 of 10; a tutor who would rather not, 0; both together 8 of 20. */
static void
test_wishes (void)
{
  static const struct
  {
    BinomeMatchViewpoint viewpoint;
    int ranked;  /* second choice of the tutee, and what the tutor says */
    int avoided; /* the tutee would rather not, and the tutor would like to */
  } cases[] = {
    { BINOME_MATCH_VIEWPOINT_BOTH, 400000, 500000 },
    { BINOME_MATCH_VIEWPOINT_TUTEE, 800000, 0 },
    { BINOME_MATCH_VIEWPOINT_TUTOR, 0, 1000000 },
  };
  const Two two = { 0 };

  for (gsize k = 0; k < G_N_ELEMENTS (cases); k++)
    {
      BinomeMatchCriterion criterion = preference (BINOME_MATCH_COMPARE_WISHES, 0, 0);
      g_autoptr (BinomeMatchProblem) ranked = NULL, avoided = NULL;

      criterion.viewpoint = cases[k].viewpoint;
      check_two (&two, &criterion, SILENT);
      ranked = build (&two, &criterion);
      binome_match_problem_rank (ranked, TUTEE, TUTOR, 2);
      binome_match_problem_say (ranked, TUTEE, TUTOR, BINOME_MATCH_STANCE_AVOID);
      check (ranked, cases[k].ranked);

      avoided = build (&two, &criterion);
      binome_match_problem_wish (avoided, TUTEE, TUTOR, BINOME_MATCH_STANCE_AVOID);
      binome_match_problem_say (avoided, TUTEE, TUTOR, BINOME_MATCH_STANCE_PREFER);
      check (avoided, cases[k].avoided);
      binome_match_problem_veto (avoided, TUTEE, TUTOR);
      check (avoided, BARRED);
    }
}

/* Required: each side that is asked wants the other. Any choice is a wish. */
static void
test_mutual (void)
{
  static const struct
  {
    BinomeMatchViewpoint viewpoint;
    int rank;
    BinomeMatchStance stance;
    gboolean is_met;
  } cases[] = {
    { BINOME_MATCH_VIEWPOINT_BOTH, 1, BINOME_MATCH_STANCE_PREFER, TRUE },
    { BINOME_MATCH_VIEWPOINT_BOTH, 5, BINOME_MATCH_STANCE_PREFER, TRUE },
    { BINOME_MATCH_VIEWPOINT_BOTH, 1, BINOME_MATCH_STANCE_AVOID, FALSE },
    { BINOME_MATCH_VIEWPOINT_BOTH, 1, BINOME_MATCH_STANCE_NEUTRAL, FALSE },
    { BINOME_MATCH_VIEWPOINT_BOTH, 1, BINOME_MATCH_STANCE_NONE, FALSE },
    { BINOME_MATCH_VIEWPOINT_BOTH, 0, BINOME_MATCH_STANCE_PREFER, FALSE },
    { BINOME_MATCH_VIEWPOINT_TUTEE, 5, BINOME_MATCH_STANCE_AVOID, TRUE },
    { BINOME_MATCH_VIEWPOINT_TUTOR, 0, BINOME_MATCH_STANCE_PREFER, TRUE },
    { BINOME_MATCH_VIEWPOINT_TUTOR, 1, BINOME_MATCH_STANCE_NEUTRAL, FALSE },
  };
  const Two two = { 0 };

  for (gsize k = 0; k < G_N_ELEMENTS (cases); k++)
    {
      BinomeMatchCriterion criterion = preference (BINOME_MATCH_COMPARE_WISHES, 0, 0);
      g_autoptr (BinomeMatchProblem) problem = NULL;

      criterion.kind = BINOME_MATCH_KIND_MUST;
      criterion.viewpoint = cases[k].viewpoint;
      problem = build (&two, &criterion);
      if (cases[k].rank > 0)
        binome_match_problem_rank (problem, TUTEE, TUTOR, cases[k].rank);
      if (cases[k].stance != BINOME_MATCH_STANCE_NONE)
        binome_match_problem_say (problem, TUTEE, TUTOR, cases[k].stance);
      check (problem, cases[k].is_met ? 0 : BARRED);
    }
}

static void
check_values (BinomeMatchProblem *problem, const char *of_tutee, const char *of_tutor)
{
  g_autoptr (GPtrArray) lines = binome_match_score_lines (problem, 0, 0);
  const BinomeMatchLine *line = lines->pdata[0];

  g_assert_cmpstr (line->tutee, ==, of_tutee);
  g_assert_cmpstr (line->tutor, ==, of_tutor);
}

/* What is known is told as known, and with it the figure that was judged. */
static void
test_values (void)
{
  const BinomeMatchValue free[] = { { BINOME_MATCH_FIELD_AVAILABILITY, NULL, 18 },
                                    { BINOME_MATCH_FIELD_AVAILABILITY, NULL, 19 },
                                    { BINOME_MATCH_FIELD_AVAILABILITY, NULL, 20 } };
  const BinomeMatchSkill welding = { 1, 0, "Welding" }, drawing = { 2, 0, "Drawing" };
  const Two two = {
    { .site = "Lyon", .manager_id = 7, .values = free, .n_values = 2, .skills = &welding, .n_skills = 1 },
    { .site = "Brest", .values = free + 1, .n_values = 2, .skills = &drawing, .n_skills = 1 },
  };
  BinomeMatchCriterion week = preference (BINOME_MATCH_COMPARE_OVERLAP, 1, 0);
  const BinomeMatchCriterion near = preference (BINOME_MATCH_COMPARE_SITE_DISTANCE, 30, 130);
  const BinomeMatchCriterion wishes = preference (BINOME_MATCH_COMPARE_WISHES, 0, 0);
  const BinomeMatchCriterion boss = preference (BINOME_MATCH_COMPARE_NOT_MANAGER, 0, 0);
  const BinomeMatchCriterion skills = preference (BINOME_MATCH_COMPARE_SKILLS_COVERED, 0, 0);
  g_autoptr (BinomeMatchProblem) of_week = NULL, of_near = build (&two, &near);
  g_autoptr (BinomeMatchProblem) of_wishes = build (&two, &wishes), of_boss = build (&two, &boss);
  g_autoptr (BinomeMatchProblem) of_skills = build (&two, &skills);

  week.field = BINOME_MATCH_FIELD_AVAILABILITY;
  of_week = build (&two, &week);
  check_values (of_week, "week\n2", "week\n2\n1");
  check_values (of_near, "words\nLyon", "words\nBrest"); /* nobody wrote down how far */
  binome_match_problem_set_distance (of_near, "Lyon", "Brest", 900);
  check_values (of_near, "words\nLyon", "away\nBrest\n900");
  check_values (of_wishes, "", "");
  binome_match_problem_rank (of_wishes, TUTEE, TUTOR, 2);
  check_values (of_wishes, "choice\n2", "");
  check_values (of_boss, "led-by-other", "not-manager");
  check_values (of_skills, "skills\nWelding\n0", "skills");
}

/* Who ranked somebody else is not silent about this one. */
static void
test_other_choice (void)
{
  const BinomeMatchCriterion wishes = preference (BINOME_MATCH_COMPARE_WISHES, 0, 0);
  const Two two = { 0 };
  const BinomeMatchPerson other = { .id = TUTOR + 1, .person_id = 103, .capacity = 1 };
  g_autoptr (BinomeMatchProblem) problem = build (&two, &wishes);

  binome_match_problem_add_tutor (problem, &other);
  binome_match_problem_rank (problem, TUTEE, TUTOR + 1, 1);
  check (problem, 0);
  check_values (problem, "no-choice", "");
}

/* Notes 5 and 2: 1 to 5 is 0 to 4, so that the tutee's is worth 4 of 4 and the tutor's 1 of 4. */
static void
test_talk (void)
{
  static const struct
  {
    BinomeMatchViewpoint viewpoint;
    int score;
    gboolean is_four; /* 4 at least, in the mean */
  } cases[] = {
    { BINOME_MATCH_VIEWPOINT_BOTH, 625000, FALSE },
    { BINOME_MATCH_VIEWPOINT_TUTEE, 1000000, TRUE },
    { BINOME_MATCH_VIEWPOINT_TUTOR, 250000, FALSE },
  };
  const Two two = { 0 };

  for (gsize k = 0; k < G_N_ELEMENTS (cases); k++)
    {
      BinomeMatchCriterion criterion = preference (BINOME_MATCH_COMPARE_TALK, 4, 0);
      g_autoptr (BinomeMatchProblem) weighted = NULL, must = NULL;

      criterion.viewpoint = cases[k].viewpoint;
      weighted = build (&two, &criterion);
      g_assert_false (binome_match_problem_note (weighted, TUTEE, TUTOR, 0, 0));
      check (weighted, SILENT);
      g_assert_true (binome_match_problem_note (weighted, TUTEE, TUTOR, 5, 2));
      check (weighted, cases[k].score);

      criterion.kind = BINOME_MATCH_KIND_MUST;
      must = build (&two, &criterion);
      g_assert_true (binome_match_problem_note (must, TUTEE, TUTOR, 5, 2));
      check (must, cases[k].is_four ? 0 : BARRED);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/matching/wishes/overlap", test_overlap);
  g_test_add_func ("/matching/wishes/numbers", test_numbers);
  g_test_add_func ("/matching/wishes/distance", test_distance);
  g_test_add_func ("/matching/wishes/wishes", test_wishes);
  g_test_add_func ("/matching/wishes/mutual", test_mutual);
  g_test_add_func ("/matching/wishes/words", test_values);
  g_test_add_func ("/matching/wishes/other-choice", test_other_choice);
  g_test_add_func ("/matching/wishes/talk", test_talk);

  return g_test_run ();
}
