/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Scores computed by hand, comparator by comparator. */

#include <math.h>

#include "binome-match-score.h"

enum
{
  WELDING = 11,
  MILLING = 12,
  DRAWING = 13,
  SAFETY = 14,
};

/* One tutee and one tutor, one or more criteria. */
typedef struct
{
  BinomeMatchPerson tutee;
  BinomeMatchPerson tutor;
  BinomeMatchCriterion criteria[4];
  guint n_criteria;
} Case;

static BinomeMatchProblem *
build (const Case *it)
{
  BinomeMatchProblem *problem = binome_match_problem_new ();
  BinomeMatchPerson tutee = it->tutee, tutor = it->tutor;

  tutee.id = 1;
  tutor.id = 2;
  tutee.person_id = tutee.person_id != 0 ? tutee.person_id : 101;
  tutor.person_id = tutor.person_id != 0 ? tutor.person_id : 102;
  tutor.capacity = 1;
  binome_match_problem_add_tutee (problem, &tutee);
  binome_match_problem_add_tutor (problem, &tutor);
  for (guint k = 0; k < it->n_criteria; k++)
    binome_match_problem_add_criterion (problem, &it->criteria[k]);
  return problem;
}

/* Score and coverage of a possible pair; -1 for one that is barred. */
static void
check (const Case *it, int score, int coverage)
{
  g_autoptr (BinomeMatchProblem) problem = build (it);
  g_autoptr (GPtrArray) lines = binome_match_score_lines (problem, 0, 0);
  BinomeMatchScore found;
  gint64 points = 0, maximum = 0;

  binome_match_score_pair (problem, 0, 0, &found);
  if (score < 0)
    {
      g_assert_false (found.feasible);
      g_assert_cmpint (found.score, ==, 0);
      g_assert_cmpint (found.barred_by, >=, 0);
      g_assert_cmpuint (binome_match_score_bars (problem, 0, 0, NULL), >, 0);
      return;
    }

  g_assert_true (found.feasible);
  g_assert_cmpint (found.barred_by, ==, BINOME_MATCH_RULE_NONE);
  g_assert_cmpuint (binome_match_score_bars (problem, 0, 0, NULL), ==, 0);
  g_assert_cmpint (found.score, ==, score);
  g_assert_cmpint (found.coverage, ==, coverage);

  /* The table adds up to the score. */
  for (guint k = 0; k < lines->len; k++)
    {
      points += ((BinomeMatchLine *)lines->pdata[k])->points;
      maximum += ((BinomeMatchLine *)lines->pdata[k])->maximum;
    }
  g_assert_cmpint (maximum > 0 ? (int)lround (1e6 * (double)points / (double)maximum) : 0, ==, score);
}

static BinomeMatchCriterion
criterion (BinomeMatchComparator comparator, BinomeMatchKind kind, BinomeMatchMissing missing, int minimum,
           int maximum)
{
  return (BinomeMatchCriterion){ 7,       "Rule",  comparator, BINOME_MATCH_ATTRIBUTE_SITE, kind, 4,
                                 missing, minimum, maximum };
}

/* What each kind and each treatment of an unknown value makes of met, not met and unknown. */
static void
test_kinds (void)
{
  static const struct
  {
    BinomeMatchKind kind;
    BinomeMatchMissing missing;
    int met, not_met, unknown;
    int coverage_unknown;
  } rows[] = {
    { BINOME_MATCH_KIND_MUST, BINOME_MATCH_MISSING_NEUTRAL, 0, -1, 0, 100 },
    { BINOME_MATCH_KIND_MUST, BINOME_MATCH_MISSING_PENALISE, 0, -1, -1, 0 },
    { BINOME_MATCH_KIND_MUST, BINOME_MATCH_MISSING_EXCLUDE, 0, -1, -1, 0 },
    { BINOME_MATCH_KIND_MUST_NOT, BINOME_MATCH_MISSING_NEUTRAL, -1, 0, 0, 100 },
    { BINOME_MATCH_KIND_MUST_NOT, BINOME_MATCH_MISSING_PENALISE, -1, 0, 0, 100 },
    { BINOME_MATCH_KIND_MUST_NOT, BINOME_MATCH_MISSING_EXCLUDE, -1, 0, -1, 0 },
    { BINOME_MATCH_KIND_WEIGHTED, BINOME_MATCH_MISSING_NEUTRAL, 1000000, 0, 0, 0 },
    { BINOME_MATCH_KIND_WEIGHTED, BINOME_MATCH_MISSING_PENALISE, 1000000, 0, 0, 0 },
    { BINOME_MATCH_KIND_WEIGHTED, BINOME_MATCH_MISSING_EXCLUDE, 1000000, 0, -1, 0 },
  };

  for (guint k = 0; k < G_N_ELEMENTS (rows); k++)
    {
      Case it = {
        .tutee.site = "Lyon",
        .criteria = { criterion (BINOME_MATCH_COMPARE_SAME, rows[k].kind, rows[k].missing, 0, 0) },
        .n_criteria = 1,
      };

      it.tutor.site = "lyon ";
      check (&it, rows[k].met, 100);
      it.tutor.site = "Nantes";
      check (&it, rows[k].not_met, 100);
      it.tutor.site = " ";
      check (&it, rows[k].unknown, rows[k].coverage_unknown);
    }
}

static void
test_attributes (void)
{
  Case it = {
    .tutee = { .site = "Évry", .team = "A", .job = "Fitter", .language = "fr" },
    .tutor = { .site = "EVRY", .team = "B", .job = "fitter", .language = "en" },
    .n_criteria = 1,
  };
  static const int same[] = { -1, 1000000, 0, 1000000, 0 };

  it.criteria[0]
      = criterion (BINOME_MATCH_COMPARE_SAME, BINOME_MATCH_KIND_WEIGHTED, BINOME_MATCH_MISSING_EXCLUDE, 0, 0);
  for (int attribute = BINOME_MATCH_ATTRIBUTE_NONE; attribute <= BINOME_MATCH_ATTRIBUTE_LANGUAGE; attribute++)
    {
      it.criteria[0].attribute = attribute;
      it.criteria[0].comparator = BINOME_MATCH_COMPARE_SAME;
      check (&it, same[attribute], 100);
      it.criteria[0].comparator = BINOME_MATCH_COMPARE_DIFFERENT;
      check (&it, same[attribute] < 0 ? -1 : 1000000 - same[attribute], 100);
    }

  /* Two who work remotely are together wherever they are; one who does is not. */
  it.criteria[0].attribute = BINOME_MATCH_ATTRIBUTE_SITE;
  it.criteria[0].comparator = BINOME_MATCH_COMPARE_SAME;
  it.tutor.site = "Nantes";
  it.tutee.remote = TRUE;
  check (&it, 0, 100);
  it.tutor.remote = TRUE;
  check (&it, 1000000, 100);
}

static void
test_skills_covered (void)
{
  BinomeMatchSkill wanted[]
      = { { DRAWING, 2, "Drawing" }, { WELDING, 3, "Welding" }, { SAFETY, 1, "Safety" } };
  BinomeMatchSkill offered[] = {
    { SAFETY, 4, "Safety" }, { MILLING, 4, "Milling" }, { WELDING, 2, "Welding" }, { WELDING, 4, "Welding" }
  };
  Case it = {
    .tutee = { .skills = wanted, .n_skills = 3 },
    .tutor = { .skills = offered, .n_skills = 4 },
    .criteria = { criterion (BINOME_MATCH_COMPARE_SKILLS_COVERED, BINOME_MATCH_KIND_WEIGHTED,
                             BINOME_MATCH_MISSING_NEUTRAL, 0, 0) },
    .n_criteria = 1,
  };

  check (&it, 666666, 100); /* two of three */
  it.criteria[0].kind = BINOME_MATCH_KIND_MUST;
  it.criteria[0].minimum = 66;
  check (&it, 0, 100);
  it.criteria[0].minimum = 67;
  check (&it, -1, 100);
  it.tutee.n_skills = 1; /* drawing only, which the tutor does not offer */
  it.criteria[0].minimum = 0;
  check (&it, -1, 100);
  it.tutee.n_skills = 0;
  check (&it, 0, 100);
}

static void
test_skill_level (void)
{
  BinomeMatchSkill wanted[]
      = { { WELDING, 2, "Welding" }, { MILLING, 3, "Milling" }, { DRAWING, 4, "Drawing" } };
  BinomeMatchSkill offered[]
      = { { WELDING, 3, "Welding" }, { MILLING, 3, "Milling" }, { DRAWING, 4, "Drawing" } };
  Case it = {
    .tutee = { .skills = wanted, .n_skills = 3 },
    .tutor = { .skills = offered, .n_skills = 3 },
    .criteria = { criterion (BINOME_MATCH_COMPARE_SKILL_LEVEL, BINOME_MATCH_KIND_WEIGHTED,
                             BINOME_MATCH_MISSING_NEUTRAL, 0, 0) },
    .n_criteria = 1,
  };

  check (&it, 1000000, 100);
  it.criteria[0].minimum = 1; /* milling falls short; drawing is at the top of the scale */
  check (&it, 666666, 100);
  it.criteria[0].kind = BINOME_MATCH_KIND_MUST;
  check (&it, -1, 100);
  it.criteria[0].minimum = G_MAXINT;
  check (&it, -1, 100);
  it.criteria[0].minimum = 0;
  check (&it, 0, 100);
  it.tutor.n_skills = 1; /* only the common skills are judged */
  check (&it, 0, 100);
  offered[0].level = 0; /* unknown */
  it.criteria[0].kind = BINOME_MATCH_KIND_WEIGHTED;
  check (&it, 0, 0);
  offered[0].skill = SAFETY; /* nothing in common: not at the level */
  check (&it, 0, 100);
}

static void
test_seniority (void)
{
  Case it = {
    .tutee.hired = binome_date_new (2025, 9, 1),
    .criteria = { criterion (BINOME_MATCH_COMPARE_SENIORITY_GAP, BINOME_MATCH_KIND_MUST,
                             BINOME_MATCH_MISSING_EXCLUDE, 2, 5) },
    .n_criteria = 1,
  };
  static const struct
  {
    int year, month, day;
    int score;
  } rows[] = {
    { 2023, 9, 2, -1 }, { 2023, 9, 1, 0 }, { 2019, 9, 2, 0 }, { 2019, 9, 1, -1 }, { 2026, 1, 1, -1 },
  };

  check (&it, -1, 0);
  for (guint k = 0; k < G_N_ELEMENTS (rows); k++)
    {
      it.tutor.hired = binome_date_new (rows[k].year, rows[k].month, rows[k].day);
      check (&it, rows[k].score, 100);
    }

  it.criteria[0].maximum = 0; /* no limit */
  it.tutor.hired = binome_date_new (1980, 1, 1);
  check (&it, 0, 100);
  it.criteria[0].minimum = 0; /* hired a day after the tutee: less than no year */
  it.tutor.hired = binome_date_new (2025, 9, 2);
  check (&it, -1, 100);
}

static void
test_dates (void)
{
  Case it = {
    .tutee = { .from = binome_date_new (2026, 1, 1), .to = binome_date_new (2026, 3, 31) },
    .tutor = { .from = binome_date_new (2026, 3, 2) },
    .criteria = { criterion (BINOME_MATCH_COMPARE_DATES_OVERLAP, BINOME_MATCH_KIND_WEIGHTED,
                             BINOME_MATCH_MISSING_NEUTRAL, 60, 0) },
    .n_criteria = 1,
  };

  check (&it, 500000, 100); /* 2 to 31 March: 30 days of 60 */
  it.criteria[0].kind = BINOME_MATCH_KIND_MUST;
  check (&it, -1, 100);
  it.criteria[0].minimum = 30;
  check (&it, 0, 100);
  it.criteria[0].minimum = 0; /* at least a day */
  it.tutor.from = binome_date_new (2026, 3, 31);
  check (&it, 0, 100);
  it.tutor.from = binome_date_new (2026, 4, 1);
  check (&it, -1, 100);
  it.tutor.from = it.tutor.to = 0; /* nothing known of the tutor */
  check (&it, 0, 100);
  it.tutor.from = G_MAXINT32;
  it.tutor.to = G_MININT32;
  check (&it, -1, 100);
}

static void
test_manager (void)
{
  Case it = {
    .criteria = { criterion (BINOME_MATCH_COMPARE_NOT_MANAGER, BINOME_MATCH_KIND_MUST,
                             BINOME_MATCH_MISSING_NEUTRAL, 0, 0) },
    .n_criteria = 1,
  };

  check (&it, 0, 100);
  it.tutee.manager_id = 102;
  check (&it, -1, 100);
  it.tutee.manager_id = 103;
  check (&it, 0, 100);
  it.tutor.manager_id = 101;
  check (&it, -1, 100);
  it.tutor.manager_id = 0;

  /* The manager of the manager counts where two levels are asked for. */
  it.tutee.upper_id = 102;
  check (&it, 0, 100);
  it.criteria[0].minimum = 2;
  check (&it, -1, 100);
  it.tutee.upper_id = 0;
  it.tutor.upper_id = 101;
  check (&it, -1, 100);
  it.tutor.upper_id = it.tutee.manager_id = 0;
  it.criteria[0].missing = BINOME_MATCH_MISSING_EXCLUDE;
  check (&it, -1, 100);
}

/* 10 x 1 + 5 x 2/3 over 15, with a third preference of weight 5 unknown: 13.333 / 15 and 15 of 20 known. */
static void
test_sum (void)
{
  BinomeMatchSkill wanted[] = { { 1, 1, "a" }, { 2, 1, "b" }, { 3, 1, "c" } };
  Case it = {
    .tutee = { .site = "Lyon", .skills = wanted, .n_skills = 3 },
    .tutor = { .site = "Lyon", .skills = wanted, .n_skills = 2 },
    .criteria = {
      { 1, "Site", BINOME_MATCH_COMPARE_SAME, BINOME_MATCH_ATTRIBUTE_SITE, BINOME_MATCH_KIND_WEIGHTED, 10 },
      { 2, "Skills", BINOME_MATCH_COMPARE_SKILLS_COVERED, 0, BINOME_MATCH_KIND_WEIGHTED, 5 },
      { 3, "Job", BINOME_MATCH_COMPARE_SAME, BINOME_MATCH_ATTRIBUTE_JOB, BINOME_MATCH_KIND_WEIGHTED, 5 },
      { 4, "Team", BINOME_MATCH_COMPARE_DIFFERENT, BINOME_MATCH_ATTRIBUTE_TEAM, BINOME_MATCH_KIND_MUST, 9 },
    },
    .n_criteria = 4,
  };

  check (&it, 888889, 75);
  it.criteria[2].missing = BINOME_MATCH_MISSING_PENALISE;
  check (&it, 666667, 75); /* 13.333 of 20 */
  it.n_criteria = 0;
  check (&it, 0, 100);
}

static void
check_line (BinomeMatchLine *line, const char *tutee, const char *tutor, BinomeMatchVerdict verdict)
{
  g_assert_cmpstr (line->tutee, ==, tutee);
  g_assert_cmpstr (line->tutor, ==, tutor);
  g_assert_cmpint (line->verdict, ==, verdict);
}

static void
test_lines (void)
{
  BinomeMatchSkill wanted[] = { { 1, 2, "Welding" }, { 2, 3, "Drawing" } };
  BinomeMatchSkill offered[] = { { 1, 4, "Welding" }, { 9, 1, "Safety" } };
  Case it = {
    .tutee = { .site = "Lyon", .skills = wanted, .n_skills = 2, .manager_id = 102 },
    .tutor = { .site = "Brest", .skills = offered, .n_skills = 2 },
    .criteria = {
      { 1, "Site", BINOME_MATCH_COMPARE_SAME, BINOME_MATCH_ATTRIBUTE_SITE, BINOME_MATCH_KIND_WEIGHTED, 10 },
      { 2, "Skills", BINOME_MATCH_COMPARE_SKILLS_COVERED, 0, BINOME_MATCH_KIND_WEIGHTED, 6 },
      { 3, "Level", BINOME_MATCH_COMPARE_SKILL_LEVEL, 0, BINOME_MATCH_KIND_WEIGHTED, 5 },
      { 4, "Manager", BINOME_MATCH_COMPARE_NOT_MANAGER, 0, BINOME_MATCH_KIND_MUST, 9 },
    },
    .n_criteria = 4,
  };
  g_autoptr (BinomeMatchProblem) problem = build (&it);
  g_autoptr (GPtrArray) lines = binome_match_score_lines (problem, 0, 0);

  g_assert_cmpuint (lines->len, ==, 4);
  check_line (lines->pdata[0], "words\nLyon", "words\nBrest", BINOME_MATCH_VERDICT_NOT_MET);
  check_line (lines->pdata[1], "skills\nWelding\n0\nDrawing\n0", "skills\nWelding\n0",
              BINOME_MATCH_VERDICT_PARTLY);
  check_line (lines->pdata[2], "skills\nWelding\n2\nDrawing\n3", "skills\nWelding\n4",
              BINOME_MATCH_VERDICT_MET);
  check_line (lines->pdata[3], "led-by-tutor", "manager", BINOME_MATCH_VERDICT_BARRED);
  g_assert_cmpint (((BinomeMatchLine *)lines->pdata[1])->points, ==, 3000000);
  g_assert_cmpint (((BinomeMatchLine *)lines->pdata[1])->maximum, ==, 6000000);
  g_assert_cmpint (((BinomeMatchLine *)lines->pdata[3])->maximum, ==, 0);
}

static void
test_fixed_rules (void)
{
  Case it = { .tutee = { .person_id = 5 }, .tutor = { .person_id = 5 } };
  g_autoptr (BinomeMatchProblem) self = build (&it);
  g_autoptr (BinomeMatchProblem) forbidden = NULL;
  BinomeMatchScore score;

  binome_match_score_pair (self, 0, 0, &score);
  g_assert_cmpint (score.barred_by, ==, BINOME_MATCH_RULE_SELF);

  it.tutor.person_id = 6;
  forbidden = build (&it);
  g_assert_null (binome_match_problem_get_forbidden_reason (forbidden, 0, 0));
  g_assert_false (binome_match_problem_forbid (forbidden, 1, 3, "nobody"));
  g_assert_true (binome_match_problem_forbid (forbidden, 1, 2, "an old quarrel"));
  binome_match_score_pair (forbidden, 0, 0, &score);
  g_assert_cmpint (score.barred_by, ==, BINOME_MATCH_RULE_FORBIDDEN);
  g_assert_cmpstr (binome_match_problem_get_forbidden_reason (forbidden, 0, 0), ==, "an old quarrel");
}

/* What no form lets through must still do no harm. */
static void
test_hostile (void)
{
  BinomeMatchSkill odd[] = { { G_MININT64, G_MININT, NULL }, { G_MAXINT64, G_MAXINT, "\xff\xfe" } };
  BinomeMatchPerson person = { .id = 1,
                               .hired = G_MAXINT32,
                               .from = G_MAXINT32,
                               .to = 1,
                               .capacity = G_MININT,
                               .name = "\xff",
                               .site = "\xc3",
                               .skills = odd,
                               .n_skills = 2 };
  g_autoptr (BinomeMatchProblem) problem = binome_match_problem_new ();
  g_autoptr (GPtrArray) lines = NULL;
  BinomeMatchScore score;

  g_assert_cmpuint (binome_match_problem_add_tutee (problem, &person), ==, 0);
  g_assert_cmpuint (binome_match_problem_add_tutee (problem, &person), ==, 0);
  g_assert_cmpuint (binome_match_problem_add_tutor (problem, &person), ==, 0);
  g_assert_cmpuint (binome_match_problem_get_n_tutees (problem), ==, 1);
  g_assert_cmpuint (binome_match_problem_get_seats (problem), ==, 0);
  for (int k = -1; k < 12; k++)
    {
      BinomeMatchCriterion odd_criterion
          = { k, NULL, k, k, k % 4, 1 << 30, k % 3, -k * 1000000, k * 1000000 };

      binome_match_problem_add_criterion (problem, &odd_criterion);
    }
  binome_match_score_pair (problem, 0, 0, &score);
  lines = binome_match_score_lines (problem, 0, 0);
  g_assert_cmpuint (lines->len, ==, 13);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/matching/score/kinds", test_kinds);
  g_test_add_func ("/matching/score/attributes", test_attributes);
  g_test_add_func ("/matching/score/skills-covered", test_skills_covered);
  g_test_add_func ("/matching/score/skill-level", test_skill_level);
  g_test_add_func ("/matching/score/seniority", test_seniority);
  g_test_add_func ("/matching/score/dates", test_dates);
  g_test_add_func ("/matching/score/manager", test_manager);
  g_test_add_func ("/matching/score/sum", test_sum);
  g_test_add_func ("/matching/score/lines", test_lines);
  g_test_add_func ("/matching/score/fixed-rules", test_fixed_rules);
  g_test_add_func ("/matching/score/hostile", test_hostile);
  return g_test_run ();
}
