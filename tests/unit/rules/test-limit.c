/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How many tutees the law allows: two apprentices and one who is prolonged (R6223-6), three on work-study
 * contracts where one is a professionalisation contract (D6325-9), three interns (R124-13), three on aided
 * contracts (R5134-38, R5134-61). */

#include "binome-rules-limit.h"
#include "rules-fixture.h"

#define A BINOME_RULE_CONTRACT_APPRENTICESHIP
#define P BINOME_RULE_CONTRACT_PROFESSIONALISATION
#define I BINOME_RULE_CONTRACT_INTERNSHIP
#define C BINOME_RULE_CONTRACT_AIDED
#define L BINOME_RULE_CONTRACT_PROLONGED

static const char *path;

static void
test_limits (void)
{
  static const struct
  {
    BinomeRuleContract contracts;
    BinomeRuleCounts followed;
    guint limit;
    const char *rule;
  } cases[] = {
    { A, { 0, 0, 0 }, 2, "APP-CAP-01" },
    { A, { 1, 0, 0 }, 1, "APP-CAP-01" },
    { A, { 2, 0, 0 }, 0, "APP-CAP-01" },
    { A, { 2, 0, 0, 1 }, 0, "APP-CAP-01" },
    { L, { 2, 0, 0 }, 1, "APP-CAP-02" },
    { L, { 2, 0, 0, 1 }, 0, "APP-CAP-02" },
    { A | L, { 0, 0, 0 }, 3, "APP-CAP-01" },
    { L, { 2, 1, 0 }, 0, "PRO-CAP-01" }, /* three in all, once one is on a professionalisation contract */
    { P, { 0, 0, 0 }, 3, "PRO-CAP-01" },
    { A | P, { 0, 0, 0 }, 3, "PRO-CAP-01" },
    { A, { 0, 2, 0 }, 1, "PRO-CAP-01" },
    { A, { 0, 1, 0 }, 2, "APP-CAP-01" },
    { I, { 2, 1, 0 }, 3, "STG-CAP-01" },
    { I, { 0, 0, 2 }, 1, "STG-CAP-01" },
    { A | I, { 0, 0, 0 }, 5, "APP-CAP-01" },
    { C, { 2, 1, 3 }, 3, "CUI-CAP-01" },
    { C, { .aided = 2 }, 1, "CUI-CAP-01" },
    { BINOME_RULE_CONTRACT_NONE, { 2, 0, 0 }, BINOME_RULES_NO_LIMIT, NULL },
  };
  g_autoptr (BinomeRules) rules = load_rules (path);

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      const BinomeRule *rule;

      g_assert_cmpuint (binome_rules_limit_tutees (rules, cases[i].contracts, &cases[i].followed, &rule), ==,
                        cases[i].limit);
      g_assert_cmpstr (rule != NULL ? rule->id : NULL, ==, cases[i].rule);
    }
}

/* One more is refused only by a rule that counts them: an intern has nothing to do with apprentices. */
static void
test_excess (void)
{
  static const struct
  {
    BinomeRuleCounts followed;
    BinomeRuleContract contract;
    const char *rule;
  } cases[] = {
    { { 2, 0, 0 }, A, "APP-CAP-01" },
    { { 2, 0, 0 }, P, NULL },
    { { 2, 1, 0 }, P, "PRO-CAP-01" },
    { { 3, 0, 0 }, P, "PRO-CAP-01" },
    { { 3, 0, 0 }, I, NULL },
    { { 9, 9, 9 }, BINOME_RULE_CONTRACT_NONE, NULL },
    { { 1, 2, 0 }, A, "PRO-CAP-01" },
    { { 0, 0, 3 }, I, "STG-CAP-01" },
    { { .aided = 3 }, C, "CUI-CAP-01" },
    { { 2, 1, 3, 1, 2 }, C, NULL },
    { { 2, 0, 0 }, L, NULL },
    { { 2, 0, 0, 1 }, L, "APP-CAP-02" },
    { { 1, 0, 0, 1 }, A, NULL },
    { { 2, 0, 0, 1 }, A, "APP-CAP-01" },
  };
  g_autoptr (BinomeRules) rules = load_rules (path);

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      const BinomeRule *rule = binome_rules_find_excess (rules, &cases[i].followed, cases[i].contract);

      g_assert_cmpstr (rule != NULL ? rule->id : NULL, ==, cases[i].rule);
    }
}

/* Of how many any choice is lawful: by hand, from the three texts. */
static void
test_any (void)
{
  static const struct
  {
    BinomeRuleCounts waiting;
    BinomeRuleCounts followed;
    guint limit;
    BinomeRuleContract barred;
    const char *rule;
  } cases[] = {
    { { 0, 0, 0 }, { 0, 0, 0 }, BINOME_RULES_NO_LIMIT, 0, NULL },
    { { 2, 0, 0 }, { 0, 0, 0 }, BINOME_RULES_NO_LIMIT, 0, NULL }, /* nobody else can come */
    { { 3, 0, 0 }, { 0, 0, 0 }, 2, 0, "APP-CAP-01" },
    { { 3, 9, 0 }, { 0, 0, 0 }, 2, 0, "APP-CAP-01" }, /* three apprentices would be one too many */
    { { 1, 9, 0 }, { 0, 0, 0 }, 3, 0, "PRO-CAP-01" },
    { { 9, 0, 0 }, { 2, 0, 0 }, BINOME_RULES_NO_LIMIT, A, "APP-CAP-01" },
    { { 9, 9, 9 }, { 2, 0, 0 }, 1, A, "PRO-CAP-01" },
    { { 9, 9, 9 }, { 2, 1, 0 }, 3, A | P | L, "STG-CAP-01" },
    { { 9, 0, 0, 1 }, { 2, 0, 0 }, BINOME_RULES_NO_LIMIT, A, "APP-CAP-01" }, /* the one who is prolonged */
    { { 0, 0, 0, 2 }, { 2, 0, 0 }, 1, A, "APP-CAP-02" },
    { { .aided = 4 }, { 0 }, 3, 0, "CUI-CAP-01" },
  };
  g_autoptr (BinomeRules) rules = load_rules (path);

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      BinomeRuleContract barred;
      const BinomeRule *rule;

      g_assert_cmpuint (binome_rules_limit_any (rules, &cases[i].waiting, &cases[i].followed, &barred, &rule),
                        ==, cases[i].limit);
      g_assert_cmpuint (barred, ==, cases[i].barred);
      g_assert_cmpstr (rule != NULL ? rule->id : NULL, ==, cases[i].rule);
    }
}

static void
test_without_rules (void)
{
  g_autoptr (BinomeRules) rules = parse_rules ("{\"format\": 1, \"country\": \"fr\", \"rules\": []}", NULL);
  BinomeRuleCounts nobody = { 0 };

  g_assert_nonnull (rules);
  g_assert_cmpuint (binome_rules_limit_tutees (rules, A | P | I, &nobody, NULL), ==, BINOME_RULES_NO_LIMIT);
}

static void
test_counts (void)
{
  BinomeRuleCounts counts = { 0 };

  binome_rule_counts_add (&counts, A, 2);
  binome_rule_counts_add (&counts, P, 1);
  binome_rule_counts_add (&counts, I, 4);
  binome_rule_counts_add (&counts, BINOME_RULE_CONTRACT_NONE, 9);
  g_assert_cmpuint (counts.apprentices, ==, 2);
  g_assert_cmpuint (counts.professionalisation, ==, 1);
  g_assert_cmpuint (counts.interns, ==, 4);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_assert_cmpint (argc, ==, 2);
  path = argv[1];
  g_test_add_func ("/rules/limit/limits", test_limits);
  g_test_add_func ("/rules/limit/excess", test_excess);
  g_test_add_func ("/rules/limit/any", test_any);
  g_test_add_func ("/rules/limit/without-rules", test_without_rules);
  g_test_add_func ("/rules/limit/counts", test_counts);

  return g_test_run ();
}
