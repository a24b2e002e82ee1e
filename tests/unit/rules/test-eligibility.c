/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Whether somebody can take part: each point with its reason. */

#include "binome-eligibility.h"

#include <locale.h>
#include <math.h>
#include <string.h>

#define DAY(y, m, d) (binome_date_new (y, m, d))

/* A tutor with nothing against them on 2 March 2026. */
static BinomeEligibilityFacts
make_tutor (void)
{
  return (BinomeEligibilityFacts){ .is_tutor = TRUE,
                                   .hired_on = DAY (2018, 1, 1),
                                   .from = DAY (2026, 3, 2),
                                   .until = DAY (2026, 8, 31),
                                   .experience = 8,
                                   .diploma = 5,
                                   .trained = TRUE,
                                   .manager = BINOME_ELIGIBILITY_MANAGER_YES,
                                   .places = 2 };
}

static void
assert_point (const BinomeEligibilityFacts *facts, BinomeEligibilityTopic topic, BinomeEligibilityState state,
              const char *words)
{
  g_autoptr (GPtrArray) points = binome_eligibility_check (facts, DAY (2026, 3, 2));

  for (guint i = 0; i < points->len; i++)
    {
      const BinomeEligibilityPoint *point = points->pdata[i];

      if (point->topic != topic)
        continue;
      g_assert_cmpint (point->state, ==, state);
      g_assert_nonnull (strstr (point->sentence, words));
      return;
    }
  g_assert_not_reached ();
}

static void
test_good (void)
{
  BinomeEligibilityFacts facts = make_tutor ();
  g_autoptr (GPtrArray) points = binome_eligibility_check (&facts, DAY (2026, 3, 2));
  g_autofree char *words = binome_eligibility_describe (points);

  g_assert_cmpuint (points->len, ==, 7);
  g_assert_cmpint (binome_eligibility_get_worst (points), ==, BINOME_ELIGIBILITY_MET);
  g_assert_cmpstr (words, ==, "Eligible");
  assert_point (&facts, BINOME_ELIGIBILITY_SENIORITY, BINOME_ELIGIBILITY_MET, "8 years");
}

/* R6223-22: two years, or one with the diploma; D6325-6: two years in any case. */
static void
test_experience (void)
{
  static const struct
  {
    BinomeRuleContract contracts;
    double experience;
    int diploma;
    BinomeEligibilityState state;
  } cases[] = {
    { BINOME_RULE_CONTRACT_NONE, 0.5, 0, BINOME_ELIGIBILITY_MET },
    { BINOME_RULE_CONTRACT_APPRENTICESHIP, 2, 0, BINOME_ELIGIBILITY_MET },
    { BINOME_RULE_CONTRACT_APPRENTICESHIP, 1, 5, BINOME_ELIGIBILITY_WATCH },
    { BINOME_RULE_CONTRACT_APPRENTICESHIP, 1.5, 0, BINOME_ELIGIBILITY_UNKNOWN },
    { BINOME_RULE_CONTRACT_APPRENTICESHIP, 0.9, 8, BINOME_ELIGIBILITY_UNMET },
    { BINOME_RULE_CONTRACT_PROFESSIONALISATION, 1.9, 8, BINOME_ELIGIBILITY_UNMET },
    { BINOME_RULE_CONTRACT_PROFESSIONALISATION, 2, 0, BINOME_ELIGIBILITY_MET },
    { BINOME_RULE_CONTRACT_APPRENTICESHIP, NAN, 8, BINOME_ELIGIBILITY_UNKNOWN },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      BinomeEligibilityFacts facts = make_tutor ();

      facts.contracts = cases[i].contracts;
      facts.experience = cases[i].experience;
      facts.diploma = cases[i].diploma;
      assert_point (&facts, BINOME_ELIGIBILITY_EXPERIENCE, cases[i].state, "");
    }
}

static void
test_dates (void)
{
  BinomeEligibilityFacts facts = make_tutor ();

  facts.leaves_on = DAY (2026, 2, 1);
  assert_point (&facts, BINOME_ELIGIBILITY_CONTRACT_END, BINOME_ELIGIBILITY_UNMET, "before the start");
  facts.leaves_on = DAY (2026, 8, 30);
  assert_point (&facts, BINOME_ELIGIBILITY_CONTRACT_END, BINOME_ELIGIBILITY_WATCH, "before the end");
  facts.leaves_on = DAY (2026, 8, 31);
  assert_point (&facts, BINOME_ELIGIBILITY_CONTRACT_END, BINOME_ELIGIBILITY_MET, "until");
  facts.hired_on = DAY (2025, 4, 2);
  assert_point (&facts, BINOME_ELIGIBILITY_SENIORITY, BINOME_ELIGIBILITY_WATCH, "11 months only");
  facts.hired_on = DAY (2025, 3, 2);
  assert_point (&facts, BINOME_ELIGIBILITY_SENIORITY, BINOME_ELIGIBILITY_MET, "1 year");
  facts.hired_on = BINOME_DATE_NONE;
  assert_point (&facts, BINOME_ELIGIBILITY_SENIORITY, BINOME_ELIGIBILITY_UNKNOWN, "not known");
}

static void
test_training (void)
{
  BinomeEligibilityFacts facts = make_tutor ();

  facts.trained_until = DAY (2026, 3, 2);
  assert_point (&facts, BINOME_ELIGIBILITY_TRAINING, BINOME_ELIGIBILITY_MET, "valid until");
  facts.trained_until = DAY (2026, 3, 1);
  assert_point (&facts, BINOME_ELIGIBILITY_TRAINING, BINOME_ELIGIBILITY_WATCH, "refreshed");
  facts.training_on = DAY (2026, 4, 1);
  assert_point (&facts, BINOME_ELIGIBILITY_TRAINING, BINOME_ELIGIBILITY_WATCH, "Has a place");
  facts.trained = FALSE;
  facts.training_on = BINOME_DATE_NONE;
  assert_point (&facts, BINOME_ELIGIBILITY_TRAINING, BINOME_ELIGIBILITY_WATCH, "Not trained");
}

static void
test_manager_and_load (void)
{
  BinomeEligibilityFacts facts = make_tutor ();
  g_autoptr (GPtrArray) points = NULL;
  g_autofree char *words = NULL;

  facts.manager_until = DAY (2026, 6, 30);
  assert_point (&facts, BINOME_ELIGIBILITY_MANAGER, BINOME_ELIGIBILITY_WATCH, "only");
  facts.manager = BINOME_ELIGIBILITY_MANAGER_NOT_ASKED;
  assert_point (&facts, BINOME_ELIGIBILITY_MANAGER, BINOME_ELIGIBILITY_UNKNOWN, "not asked");
  facts.taken = 2;
  assert_point (&facts, BINOME_ELIGIBILITY_LOAD, BINOME_ELIGIBILITY_WATCH, "2 of 2");
  facts.places = 0;
  assert_point (&facts, BINOME_ELIGIBILITY_LOAD, BINOME_ELIGIBILITY_UNMET, "no place");
  facts.places = 2;
  facts.manager = BINOME_ELIGIBILITY_MANAGER_NO;
  points = binome_eligibility_check (&facts, DAY (2026, 3, 2));
  words = binome_eligibility_describe (points);
  g_assert_cmpstr (words, ==, "Not eligible: The line manager does not agree.");
}

int
main (int argc, char **argv)
{
  setlocale (LC_ALL, "C.UTF-8");
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/rules/eligibility/good", test_good);
  g_test_add_func ("/rules/eligibility/experience", test_experience);
  g_test_add_func ("/rules/eligibility/dates", test_dates);
  g_test_add_func ("/rules/eligibility/training", test_training);
  g_test_add_func ("/rules/eligibility/manager-and-load", test_manager_and_load);

  return g_test_run ();
}
