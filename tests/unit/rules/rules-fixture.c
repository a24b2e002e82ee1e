/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The rules that are shipped, and what was found by them. */

#include "rules-fixture.h"

#include <string.h>

BinomeRules *
parse_rules (const char *text, GError **error)
{
  g_autoptr (GBytes) bytes = g_bytes_new (text, strlen (text));

  return binome_rules_new_for_bytes (bytes, error);
}

BinomeRules *
load_rules (const char *path)
{
  g_autofree char *text = NULL;
  g_autoptr (GError) error = NULL;
  BinomeRules *rules;

  g_file_get_contents (path, &text, NULL, &error);
  g_assert_no_error (error);
  rules = parse_rules (text, &error);
  g_assert_no_error (error);
  return rules;
}

BinomeDate
day (const char *iso)
{
  BinomeDate date = binome_date_parse_iso (iso);

  g_assert_cmpint (date, !=, BINOME_DATE_NONE);
  return date;
}

void
assert_day (BinomeDate date, const char *iso)
{
  g_autofree char *text = binome_date_format_iso (date);

  g_assert_cmpstr (text, ==, iso);
}

const BinomeRule *
find_rule (const BinomeRules *rules, const char *id)
{
  for (guint i = 0; i < binome_rules_get_n (rules); i++)
    if (g_str_equal (binome_rules_get (rules, i)->id, id))
      return binome_rules_get (rules, i);

  return NULL;
}

/* The only finding of a rule; NULL for none. */
const BinomeFinding *
find_finding (GPtrArray *findings, const char *rule)
{
  const BinomeFinding *found = NULL;

  for (guint i = 0; i < findings->len; i++)
    if (g_str_equal (((BinomeFinding *)findings->pdata[i])->rule, rule))
      {
        g_assert_null (found);
        found = findings->pdata[i];
      }

  return found;
}
