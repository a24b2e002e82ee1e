/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Criteria as sentences. */

#include <locale.h>
#include <glib.h>

#include "binome-criterion-words.h"

static void
assert_sentence (BinomeComparator comparator, BinomeAttribute attribute, BinomeCriterionKind kind,
                 int minimum, int maximum, const char *expected)
{
  g_autoptr (BinomeCriterion) criterion = binome_criterion_new ();
  BinomeEntity *entity = BINOME_ENTITY (criterion);
  g_autofree char *sentence = NULL;

  binome_entity_set_choice (entity, BINOME_CRITERION_COMPARATOR, (int)comparator);
  binome_entity_set_choice (entity, BINOME_CRITERION_ATTRIBUTE, (int)attribute);
  binome_entity_set_choice (entity, BINOME_CRITERION_KIND, (int)kind);
  binome_entity_set_integer (entity, BINOME_CRITERION_WEIGHT, 6);
  binome_entity_set_integer (entity, BINOME_CRITERION_MINIMUM, minimum);
  binome_entity_set_integer (entity, BINOME_CRITERION_MAXIMUM, maximum);
  sentence = binome_criterion_dup_sentence (entity, NULL);
  g_assert_cmpstr (sentence, ==, expected);
}

static void
test_removed (void)
{
  g_autoptr (BinomeCriterion) criterion = binome_criterion_new ();
  BinomeEntity *entity = BINOME_ENTITY (criterion);
  g_autofree char *condition = NULL;

  binome_entity_set_choice (entity, BINOME_CRITERION_COMPARATOR, BINOME_COMPARATOR_LEVEL_GAP);
  binome_entity_set_reference (entity, BINOME_CRITERION_FIELD, 99);
  condition = binome_criterion_dup_condition (entity, NULL);
  g_assert_cmpstr (condition, ==, "its field was removed");
}

static void
test_sentences (void)
{
  const BinomeCriterionKind weighted = BINOME_CRITERION_KIND_WEIGHTED, must = BINOME_CRITERION_KIND_MUST;
  const BinomeAttribute none = BINOME_ATTRIBUTE_NONE;

  assert_sentence (BINOME_COMPARATOR_SAME, BINOME_ATTRIBUTE_SITE, weighted, 0, 0,
                   "Preferred, weight 6: the same site");
  assert_sentence (BINOME_COMPARATOR_DIFFERENT, BINOME_ATTRIBUTE_TEAM, must, 0, 0, "Required: another team");
  assert_sentence (BINOME_COMPARATOR_SAME, BINOME_ATTRIBUTE_TEAM, BINOME_CRITERION_KIND_MUST_NOT, 0, 0,
                   "Excluded: the same team");
  assert_sentence (BINOME_COMPARATOR_SAME, BINOME_ATTRIBUTE_CONTRACT, must, 0, 0,
                   "Required: the same kind of contract");
  assert_sentence (BINOME_COMPARATOR_SKILLS_COVERED, none, must, 50, 0,
                   "Required: the tutor offers at least 50 % of the skills wanted");
  assert_sentence (BINOME_COMPARATOR_SENIORITY_GAP, none, must, 1, 0,
                   "Required: the tutor has been here at least 1 year longer");
  assert_sentence (BINOME_COMPARATOR_SENIORITY_GAP, none, must, 2, 8,
                   "Required: the tutor has been here 2 to 8 years longer");
  assert_sentence (BINOME_COMPARATOR_DATES_OVERLAP, none, must, 30, 0,
                   "Required: both are there together for at least 30 days");
  assert_sentence (BINOME_COMPARATOR_NOT_MANAGER, none, must, 0, 0,
                   "Required: the tutor is not the line manager");
  assert_sentence (BINOME_COMPARATOR_NOT_MANAGER, none, must, 2, 0,
                   "Required: the tutor is neither the line manager nor the manager of that one");
  assert_sentence (BINOME_COMPARATOR_OVERLAP, BINOME_ATTRIBUTE_AVAILABILITY, must, 3, 0,
                   "Required: both are free at the same time for at least 1.5 h a week");
  assert_sentence (BINOME_COMPARATOR_OVERLAP, BINOME_ATTRIBUTE_LANGUAGE, must, 2, 0,
                   "Required: at least 2 languages in common");
  assert_sentence (BINOME_COMPARATOR_SITE_DISTANCE, none, weighted, 0, 50,
                   "Preferred, weight 6: the nearer the better, at most 50 km apart");
  assert_sentence (BINOME_COMPARATOR_SITE_DISTANCE, none, must, 30, 80,
                   "Required: up to 30 km apart counts as near, at most 80 km");
  assert_sentence (BINOME_COMPARATOR_WISHES, none, weighted, 0, 0,
                   "Preferred, weight 6: those who would like each other");
  assert_sentence (BINOME_COMPARATOR_TALK, none, must, 4, 0,
                   "Required: both together give the try-out talk at least 4 of 5");
  assert_sentence (BINOME_COMPARATOR_LEVEL_GAP, BINOME_ATTRIBUTE_FIELD, must, 1, 0,
                   "Required: no field is chosen yet");
}

/* A limit is offered where the comparison reads one, in its unit, and nowhere else. */
static void
test_limits (void)
{
  static const struct
  {
    BinomeComparator comparator;
    BinomeAttribute attribute;
    const char *minimum;
    const char *maximum;
  } expected[] = {
    { BINOME_COMPARATOR_SAME, BINOME_ATTRIBUTE_SITE, NULL, NULL },
    { BINOME_COMPARATOR_NOT_MANAGER, BINOME_ATTRIBUTE_NONE, "Levels of management", NULL },
    { BINOME_COMPARATOR_WISHES, BINOME_ATTRIBUTE_NONE, NULL, NULL },
    { BINOME_COMPARATOR_OFFERS_NEEDS, BINOME_ATTRIBUTE_FIELD, NULL, NULL },
    { BINOME_COMPARATOR_SKILL_LEVEL, BINOME_ATTRIBUTE_NONE, "Levels above, at least", NULL },
    { BINOME_COMPARATOR_SENIORITY_GAP, BINOME_ATTRIBUTE_NONE, "Years longer, at least",
      "Years longer, at most" },
    { BINOME_COMPARATOR_OVERLAP, BINOME_ATTRIBUTE_AVAILABILITY, "Half-hours a week together, at least",
      NULL },
    { BINOME_COMPARATOR_OVERLAP, BINOME_ATTRIBUTE_LANGUAGE, "Languages in common, at least", NULL },
    { BINOME_COMPARATOR_SITE_DISTANCE, BINOME_ATTRIBUTE_NONE, "Kilometres that count as near",
      "Kilometres apart, at most" },
    { BINOME_COMPARATOR_TALK, BINOME_ATTRIBUTE_NONE, "Note of 5, at least", NULL },
  };

  for (gsize k = 0; k < G_N_ELEMENTS (expected); k++)
    {
      g_autoptr (BinomeEntity) criterion = BINOME_ENTITY (binome_criterion_new ());
      BinomeCriterionLimit limit;

      binome_entity_set_choice (criterion, BINOME_CRITERION_COMPARATOR, (int)expected[k].comparator);
      binome_entity_set_choice (criterion, BINOME_CRITERION_ATTRIBUTE, (int)expected[k].attribute);
      if (binome_criterion_get_minimum (criterion, &limit))
        g_assert_cmpstr (limit.label, ==, expected[k].minimum);
      else
        g_assert_null (expected[k].minimum);
      if (binome_criterion_get_maximum (criterion, &limit))
        g_assert_cmpstr (limit.label, ==, expected[k].maximum);
      else
        g_assert_null (expected[k].maximum);
    }
}

int
main (int argc, char *argv[])
{
  setlocale (LC_ALL, "");
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/recruitment/sentences", test_sentences);
  g_test_add_func ("/recruitment/removed", test_removed);
  g_test_add_func ("/recruitment/limits", test_limits);

  return g_test_run ();
}
