/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Criteria as sentences. */

#include <locale.h>
#include <glib.h>

#include "recruitment/binome-criterion-words.h"

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
  sentence = binome_criterion_dup_sentence (entity);
  g_assert_cmpstr (sentence, ==, expected);
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
}

/* A limit is offered where the comparison reads one, and nowhere else. */
static void
test_limits (void)
{
  g_assert_null (binome_comparator_get_minimum_label (BINOME_COMPARATOR_SAME));
  g_assert_null (binome_comparator_get_minimum_label (BINOME_COMPARATOR_NOT_MANAGER));
  g_assert_nonnull (binome_comparator_get_minimum_label (BINOME_COMPARATOR_SKILL_LEVEL));
  g_assert_true (binome_comparator_has_attribute (BINOME_COMPARATOR_DIFFERENT));
  g_assert_false (binome_comparator_has_attribute (BINOME_COMPARATOR_SKILL_LEVEL));
}

int
main (int argc, char *argv[])
{
  setlocale (LC_ALL, "");
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/recruitment/sentences", test_sentences);
  g_test_add_func ("/recruitment/limits", test_limits);

  return g_test_run ();
}
