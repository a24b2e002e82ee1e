/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is shipped says what the texts say; what is no rule is refused with its name. */

#include "binome-error.h"
#include "rules-fixture.h"

static char *path;

/* From the articles themselves: R6223-6, D6325-9, R124-13. */
static void
test_limits (void)
{
  static const struct
  {
    const char *id;
    int limit;
    const char *article;
  } expected[] = {
    { "APP-CAP-01", 2, "R6223-6" }, { "APP-CAP-02", 1, "R6223-6" },  { "PRO-CAP-01", 3, "D6325-9" },
    { "STG-CAP-01", 3, "R124-13" }, { "CUI-CAP-01", 3, "R5134-38" },
  };
  g_autoptr (BinomeRules) rules = load_rules (path);

  for (gsize i = 0; i < G_N_ELEMENTS (expected); i++)
    {
      const BinomeRule *rule = find_rule (rules, expected[i].id);

      g_assert_nonnull (rule);
      g_assert_cmpint (rule->check, ==, BINOME_RULE_CHECK_CAPACITY);
      g_assert_cmpint (rule->limit, ==, expected[i].limit);
      g_assert_cmpint (rule->severity, ==, BINOME_SEVERITY_BLOCK);
      g_assert_nonnull (g_strrstr (rule->citation, expected[i].article));
    }
  assert_day (find_rule (rules, "APP-CAP-01")->checked_on, "2026-08-20");
  g_assert_cmpint (find_rule (rules, "STG-CAP-01")->checked_on, ==, BINOME_DATE_NONE);
}

/* A rule that blocks rests on a text. */
static void
test_citations (void)
{
  g_autoptr (BinomeRules) rules = load_rules (path);

  g_assert_cmpuint (binome_rules_get_n (rules), >=, 10);
  for (guint i = 0; i < binome_rules_get_n (rules); i++)
    {
      const BinomeRule *rule = binome_rules_get (rules, i);

      if (rule->severity == BINOME_SEVERITY_BLOCK)
        g_assert_cmpstr (rule->citation, !=, "");
    }
}

#define RULE(members) "{\"format\": 1, \"rules\": [{\"id\": \"X\", \"severity\": \"warn\", " members "}]}"

static void
test_refused (void)
{
  static const struct
  {
    const char *text;
    const char *part;
  } wrong[] = {
    { "", NULL },
    { "{", NULL },
    { "[]", "format" },
    { "{\"format\": 2, \"rules\": []}", "format" },
    { "{\"format\": \"1\", \"rules\": []}", "format" },
    { "{\"format\": 1}", "rules" },
    { "{\"format\": 1, \"rules\": {}}", "rules" },
    { "{\"format\": 1, \"rules\": [3]}", "rules" },
    { "{\"format\": 1, \"rules\": [{}]}", "id" },
    { "{\"format\": 1, \"rules\": [{\"id\": \"X\"}]}", "“X” cannot be read: “severity”" },
    { RULE ("\"check\": \"magic\""), "check" },
    { RULE ("\"check\": \"capacity\""), "limit" },
    { RULE ("\"check\": \"capacity\", \"limit\": [3]"), "limit" },
    { RULE ("\"check\": \"capacity\", \"limit\": \"2\""), "limit" },
    { RULE ("\"check\": \"capacity\", \"limit\": -1"), "limit" },
    { RULE ("\"check\": \"capacity\", \"limit\": 99999999999"), "limit" },
    { RULE ("\"check\": \"check-in\", \"applies-to\": \"internship\""), "applies-to" },
    { RULE ("\"check\": \"check-in\", \"applies-to\": [\"marriage\"]"), "applies-to" },
    { RULE ("\"check\": \"check-in\", \"only-with\": [null]"), "only-with" },
    { RULE ("\"check\": \"check-in\", \"checked-on\": \"yesterday\""), "checked-on" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (wrong); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (BinomeRules) rules = parse_rules (wrong[i].text, &error);

      g_assert_null (rules);
      g_assert_error (error, BINOME_ERROR, BINOME_ERROR_DAMAGED);
      if (wrong[i].part != NULL)
        g_assert_nonnull (g_strrstr (error->message, wrong[i].part));
    }
}

static void
test_accepted (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (BinomeRules) rules = parse_rules (RULE ("\"check\": \"check-in\""), &error);

  g_assert_no_error (error);
  g_assert_cmpuint (binome_rules_get_n (rules), ==, 1);
  g_assert_cmpstr (binome_rules_get (rules, 0)->citation, ==, "");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  path = argv[1];
  g_test_add_func ("/rules/limits", test_limits);
  g_test_add_func ("/rules/citations", test_citations);
  g_test_add_func ("/rules/refused", test_refused);
  g_test_add_func ("/rules/accepted", test_accepted);
  return g_test_run ();
}
