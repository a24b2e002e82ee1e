/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Cases worked out by hand from the texts. The day is 16 March 2026. */

#include <string.h>

#include "rules-fixture.h"

#define APP BINOME_RULE_CONTRACT_APPRENTICESHIP
#define PROLONGED BINOME_RULE_CONTRACT_PROLONGED
#define PRO BINOME_RULE_CONTRACT_PROFESSIONALISATION
#define STAGE BINOME_RULE_CONTRACT_INTERNSHIP
#define AIDED BINOME_RULE_CONTRACT_AIDED
#define PLAIN BINOME_RULE_CONTRACT_NONE

#define TODAY (day ("2026-03-16"))

static char *path;

typedef struct
{
  BinomeRuleContract contract;
  const char *from;
  const char *until; /* NULL for open */
} Tutee;

/* What is found of a tutor with a capacity of @capacity and these tutees, all in the programme. */
static GPtrArray *
check_tutor (guint capacity, const Tutee *tutees, guint n)
{
  g_autoptr (BinomeRules) rules = load_rules (path);
  g_autoptr (GArray) facts = g_array_new (FALSE, TRUE, sizeof (BinomeTuteeFact));
  BinomeTutorFacts tutor = { 7, "Paul Durand", capacity, facts };
  GPtrArray *findings = binome_findings_new ();

  for (guint i = 0; i < n; i++)
    {
      BinomeTuteeFact fact = { 100 + i,
                               "Léa Martin",
                               tutees[i].contract,
                               TRUE,
                               TRUE,
                               day (tutees[i].from),
                               tutees[i].until != NULL ? day (tutees[i].until) : BINOME_DATE_NONE };

      g_array_append_val (facts, fact);
    }
  binome_rules_check_tutor (rules, &tutor, TODAY, findings);
  return findings;
}

#define CHECK(capacity, ...)                                                                                 \
  check_tutor (capacity, (const Tutee[]){ __VA_ARGS__ },                                                     \
               sizeof ((const Tutee[]){ __VA_ARGS__ }) / sizeof (Tutee))

/* R6223-6: two apprentices, not three. */
static void
test_apprentices (void)
{
  g_autoptr (GPtrArray) two = CHECK (9, { APP, "2025-09-01", NULL }, { APP, "2025-10-01", NULL });
  g_autoptr (GPtrArray) three
      = CHECK (9, { APP, "2025-10-01", NULL }, { APP, "2026-01-05", NULL }, { APP, "2025-09-01", NULL });
  const BinomeFinding *finding = find_finding (three, "APP-CAP-01");

  g_assert_cmpuint (two->len, ==, 0);
  g_assert_nonnull (finding);
  g_assert_cmpint (finding->severity, ==, BINOME_SEVERITY_BLOCK);
  g_assert_cmpint (finding->subject, ==, 7);
  assert_day (finding->since, "2026-01-05");
  assert_day (finding->checked_on, "2026-08-20");
  g_assert_nonnull (strstr (finding->citation, "R6223-6"));
  g_assert_true (
      g_str_has_prefix (finding->sentence, "Paul Durand follows 3 apprentices from 5 Jan 2026 on; 2 may"));
  g_assert_cmpuint (three->len, ==, 1);
}

/* R6223-6: one more whose training is prolonged, and no more than one. */
static void
test_prolonged (void)
{
  g_autoptr (GPtrArray) three = CHECK (9, { APP, "2025-09-01", NULL }, { APP, "2025-09-01", NULL },
                                       { PROLONGED, "2026-01-05", NULL });
  g_autoptr (GPtrArray) four = CHECK (9, { APP, "2025-09-01", NULL }, { APP, "2025-09-01", NULL },
                                      { PROLONGED, "2026-01-05", NULL }, { PROLONGED, "2026-02-02", NULL });

  g_assert_cmpuint (three->len, ==, 0);
  g_assert_cmpuint (four->len, ==, 1);
  assert_day (find_finding (four, "APP-CAP-02")->since, "2026-02-02");
  g_assert_cmpstr (
      find_finding (four, "APP-CAP-02")->sentence, ==,
      "Paul Durand follows 2 apprentices whose training is prolonged from 2 Feb 2026 on; 1 may be "
      "followed beside the others.");
}

/* One leaves before another comes: never more than two at a time. */
static void
test_one_after_the_other (void)
{
  g_autoptr (GPtrArray) apart = CHECK (9, { APP, "2025-09-01", "2026-06-30" }, { APP, "2025-09-01", NULL },
                                       { APP, "2026-07-01", NULL });
  g_autoptr (GPtrArray) same_day = CHECK (9, { APP, "2025-09-01", "2026-07-01" }, { APP, "2025-09-01", NULL },
                                          { APP, "2026-07-01", NULL });
  g_autoptr (GPtrArray) over = CHECK (9, { APP, "2025-01-01", "2026-03-15" }, { APP, "2025-09-01", NULL },
                                      { APP, "2025-09-01", NULL });
  g_autoptr (GPtrArray) last_day = CHECK (9, { APP, "2025-01-01", "2026-03-16" }, { APP, "2025-09-01", NULL },
                                          { APP, "2025-09-01", NULL });

  g_assert_cmpuint (apart->len, ==, 0);
  g_assert_cmpuint (over->len, ==, 0);
  g_assert_nonnull (find_finding (last_day, "APP-CAP-01"));
  assert_day (find_finding (same_day, "APP-CAP-01")->since, "2026-07-01");
}

/* D6325-9: three in both kinds together, once one of them is on a professionalisation contract. */
static void
test_both_kinds (void)
{
  g_autoptr (GPtrArray) three
      = CHECK (9, { PRO, "2025-09-01", NULL }, { APP, "2025-09-01", NULL }, { APP, "2025-09-01", NULL });
  g_autoptr (GPtrArray) four = CHECK (9, { PRO, "2025-09-01", NULL }, { PRO, "2025-09-02", NULL },
                                      { APP, "2025-09-03", NULL }, { APP, "2025-09-04", NULL });
  g_autoptr (GPtrArray) apprentices_alone
      = CHECK (9, { APP, "2025-09-01", NULL }, { APP, "2025-09-02", NULL }, { APP, "2025-09-03", NULL },
               { APP, "2025-09-04", NULL });

  g_assert_cmpuint (three->len, ==, 0);
  g_assert_cmpuint (four->len, ==, 1);
  assert_day (find_finding (four, "PRO-CAP-01")->since, "2025-09-04");
  g_assert_nonnull (strstr (find_finding (four, "PRO-CAP-01")->sentence, "4 tutees on work-study contracts"));
  g_assert_null (find_finding (apprentices_alone, "PRO-CAP-01"));
  g_assert_nonnull (find_finding (apprentices_alone, "APP-CAP-01"));
}

/* R124-13: three interns, not four. Others do not count. */
static void
test_interns (void)
{
  g_autoptr (GPtrArray) three
      = CHECK (9, { STAGE, "2026-03-01", NULL }, { STAGE, "2026-03-01", NULL }, { STAGE, "2026-03-01", NULL },
               { APP, "2026-03-01", NULL }, { PLAIN, "2026-03-01", NULL });
  g_autoptr (GPtrArray) four = CHECK (9, { STAGE, "2026-03-01", NULL }, { STAGE, "2026-03-01", NULL },
                                      { STAGE, "2026-03-01", NULL }, { STAGE, "2026-03-20", NULL });

  g_assert_cmpuint (three->len, ==, 0);
  assert_day (find_finding (four, "STG-CAP-01")->since, "2026-03-20");
}

/* R5134-38 and R5134-61: three on aided contracts, not four. */
static void
test_aided (void)
{
  g_autoptr (GPtrArray) three
      = CHECK (9, { AIDED, "2026-03-01", NULL }, { AIDED, "2026-03-01", NULL }, { AIDED, "2026-03-01", NULL },
               { APP, "2026-03-01", NULL }, { STAGE, "2026-03-01", NULL });
  g_autoptr (GPtrArray) four = CHECK (9, { AIDED, "2026-03-01", NULL }, { AIDED, "2026-03-01", NULL },
                                      { AIDED, "2026-03-01", NULL }, { AIDED, "2026-03-20", NULL });
  const BinomeFinding *finding = find_finding (four, "CUI-CAP-01");

  g_assert_cmpuint (three->len, ==, 0);
  g_assert_nonnull (finding);
  assert_day (finding->checked_on, "2026-08-20");
  g_assert_cmpstr (finding->sentence, ==,
                   "Paul Durand follows 4 tutees on aided contracts from 20 Mar 2026 on; 3 may be followed.");
}

static void
test_programme (void)
{
  g_autoptr (GPtrArray) at = CHECK (2, { PLAIN, "2026-03-02", NULL }, { PLAIN, "2026-03-02", NULL });
  g_autoptr (GPtrArray) over = CHECK (1, { PLAIN, "2026-03-02", NULL }, { PLAIN, "2026-03-09", NULL });
  const BinomeFinding *finding = find_finding (over, "CAP-PROG");

  g_assert_cmpuint (at->len, ==, 0);
  g_assert_cmpuint (over->len, ==, 1);
  g_assert_cmpint (finding->severity, ==, BINOME_SEVERITY_WARN);
  assert_day (finding->since, "2026-03-09");
  g_assert_cmpstr (finding->sentence, ==,
                   "Paul Durand has 2 tutees in the programme from 9 Mar 2026 on; the limit is 1.");
}

static void
test_nobody_named (void)
{
  static const struct
  {
    BinomeRuleContract contract;
    const char *rule;
  } kinds[] = { { APP, "APP-MA-01" }, { PRO, "PRO-TU-01" }, { STAGE, "STG-TU-01" }, { PLAIN, NULL } };
  g_autoptr (BinomeRules) rules = load_rules (path);

  for (gsize i = 0; i < G_N_ELEMENTS (kinds); i++)
    {
      BinomeTuteeFact fact = { 5, "Léa Martin", kinds[i].contract, FALSE, TRUE, TODAY, BINOME_DATE_NONE };
      g_autoptr (GPtrArray) started = binome_findings_new ();
      g_autoptr (GPtrArray) to_come = binome_findings_new ();
      g_autoptr (GPtrArray) named = binome_findings_new ();
      g_autoptr (GPtrArray) gone = binome_findings_new ();
      g_autoptr (GPtrArray) last_day = binome_findings_new ();

      binome_rules_check_tutee (rules, &fact, TODAY, started);
      binome_rules_check_tutee (rules, &fact, TODAY - 1, to_come);
      fact.has_tutor = TRUE;
      binome_rules_check_tutee (rules, &fact, TODAY, named);
      fact.has_tutor = FALSE;
      fact.until = TODAY + 9;
      binome_rules_check_tutee (rules, &fact, TODAY + 10, gone);
      binome_rules_check_tutee (rules, &fact, TODAY + 9, last_day);

      g_assert_cmpuint (named->len + gone->len, ==, 0);
      g_assert_cmpuint (started->len, ==, kinds[i].rule != NULL ? 1 : 0);
      g_assert_cmpuint (to_come->len, ==, started->len);
      g_assert_cmpuint (last_day->len, ==, started->len);
      if (kinds[i].rule == NULL)
        continue;
      g_assert_cmpint (find_finding (started, kinds[i].rule)->severity, ==, BINOME_SEVERITY_BLOCK);
      g_assert_cmpint (find_finding (to_come, kinds[i].rule)->severity, ==, BINOME_SEVERITY_DUE);
      assert_day (find_finding (to_come, kinds[i].rule)->since, "2026-03-16");
    }
}

/* What is found of a pair on the day; NULL for what never happened. */
static GPtrArray *
check_pair (const char *started, const char *met, const char *contact, const BinomeOpenCheckIn *check_in)
{
  g_autoptr (BinomeRules) rules = load_rules (path);
  static const BinomePairLimits limits = { 45, 60, 3, 14, 35 };
  g_autoptr (GArray) check_ins = g_array_new (FALSE, FALSE, sizeof (BinomeOpenCheckIn));
  BinomePairHealthFacts facts = { 3,
                                  "Léa with Paul",
                                  day (started),
                                  met != NULL ? day (met) : BINOME_DATE_NONE,
                                  contact != NULL ? day (contact) : BINOME_DATE_NONE,
                                  check_ins,
                                  &limits };
  GPtrArray *findings = binome_findings_new ();

  if (check_in != NULL)
    g_array_append_val (check_ins, *check_in);
  binome_rules_check_pair (rules, &facts, TODAY, findings);
  return findings;
}

/* In the first three months 14 days, later 35. 2 March is 14 days before 16 March, 9 February 35. */
static void
test_contact (void)
{
  g_autoptr (GPtrArray) early_fine = check_pair ("2026-01-05", "2026-02-20", "2026-03-02", NULL);
  g_autoptr (GPtrArray) early_late = check_pair ("2026-01-05", "2026-02-20", "2026-03-01", NULL);
  g_autoptr (GPtrArray) later_fine = check_pair ("2025-09-01", "2026-02-09", "2026-02-09", NULL);
  g_autoptr (GPtrArray) later_late = check_pair ("2025-09-01", "2026-02-08", "2026-02-08", NULL);
  g_autoptr (GPtrArray) never = check_pair ("2026-03-01", NULL, NULL, NULL);
  /* Three months after 16 December is today: not among the first three any more. */
  g_autoptr (GPtrArray) last_early = check_pair ("2025-12-17", "2026-02-20", "2026-03-01", NULL);
  g_autoptr (GPtrArray) first_later = check_pair ("2025-12-16", "2026-02-20", "2026-03-01", NULL);

  g_assert_cmpuint (early_fine->len, ==, 0);
  g_assert_cmpuint (later_fine->len, ==, 0);
  g_assert_cmpuint (first_later->len, ==, 0);
  g_assert_nonnull (find_finding (last_early, "W01"));
  assert_day (find_finding (early_late, "W01")->since, "2026-03-16");
  g_assert_cmpstr (find_finding (early_late, "W01")->sentence, ==, "Léa with Paul: no contact for 15 days.");
  g_assert_cmpstr (find_finding (later_late, "W01")->sentence, ==, "Léa with Paul: no contact for 36 days.");
  g_assert_cmpstr (find_finding (never, "W01")->sentence, ==, "Léa with Paul: no contact for 15 days.");
}

/* 30 January is 45 days before 16 March, 15 January 60. */
static void
test_meeting (void)
{
  g_autoptr (GPtrArray) fine = check_pair ("2025-09-01", "2026-01-31", "2026-03-15", NULL);
  g_autoptr (GPtrArray) amber = check_pair ("2025-09-01", "2026-01-30", "2026-01-30", NULL);
  g_autoptr (GPtrArray) still_amber = check_pair ("2025-09-01", "2026-01-16", NULL, NULL);
  g_autoptr (GPtrArray) red = check_pair ("2025-09-01", "2026-01-15", NULL, NULL);

  g_assert_cmpuint (fine->len, ==, 0);
  g_assert_cmpuint (amber->len, ==, 1);
  g_assert_cmpint (find_finding (amber, "W-MEETING")->severity, ==, BINOME_SEVERITY_WARN);
  g_assert_cmpint (find_finding (still_amber, "W-MEETING")->severity, ==, BINOME_SEVERITY_WARN);
  g_assert_cmpint (find_finding (red, "W-MEETING")->severity, ==, BINOME_SEVERITY_ALERT);
  assert_day (find_finding (red, "W-MEETING")->since, "2026-03-16");
  g_assert_cmpstr (find_finding (red, "W-MEETING")->sentence, ==, "Léa with Paul: no meeting for 60 days.");
}

/* Due on 9 March with a week to hold it: late from 17 March on. */
static void
test_check_in (void)
{
  const BinomeOpenCheckIn in_time = { "First month", day ("2026-03-09"), 7 };
  const BinomeOpenCheckIn late = { "First month", day ("2026-03-08"), 7 };
  g_autoptr (GPtrArray) fine = check_pair ("2026-02-09", "2026-03-10", "2026-03-10", &in_time);
  g_autoptr (GPtrArray) found = check_pair ("2026-02-09", "2026-03-10", "2026-03-10", &late);

  g_assert_cmpuint (fine->len, ==, 0);
  g_assert_cmpuint (found->len, ==, 1);
  g_assert_cmpint (find_finding (found, "W-CHECK-IN")->severity, ==, BINOME_SEVERITY_DUE);
  g_assert_cmpstr (find_finding (found, "W-CHECK-IN")->sentence, ==,
                   "Léa with Paul: the check-in “First month” was due on 8 Mar 2026.");
}

static void
test_order (void)
{
  g_autoptr (GPtrArray) findings = check_pair (
      "2025-09-01", "2026-01-10", NULL, &(const BinomeOpenCheckIn){ "Six months", day ("2026-02-01"), 7 });
  g_autoptr (GPtrArray) more
      = CHECK (9, { APP, "2026-03-01", NULL }, { APP, "2026-03-01", NULL }, { APP, "2026-03-01", NULL });

  g_ptr_array_extend_and_steal (findings, g_steal_pointer (&more));
  binome_findings_sort (findings);
  g_assert_cmpuint (findings->len, ==, 3);
  g_assert_cmpstr (((BinomeFinding *)findings->pdata[0])->rule, ==, "APP-CAP-01");
  g_assert_cmpstr (((BinomeFinding *)findings->pdata[1])->rule, ==, "W-MEETING");
  g_assert_cmpstr (((BinomeFinding *)findings->pdata[2])->rule, ==, "W-CHECK-IN");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  path = argv[1];
  g_test_add_func ("/rules/apprentices", test_apprentices);
  g_test_add_func ("/rules/one-after-the-other", test_one_after_the_other);
  g_test_add_func ("/rules/prolonged", test_prolonged);
  g_test_add_func ("/rules/both-kinds", test_both_kinds);
  g_test_add_func ("/rules/interns", test_interns);
  g_test_add_func ("/rules/aided", test_aided);
  g_test_add_func ("/rules/programme", test_programme);
  g_test_add_func ("/rules/nobody-named", test_nobody_named);
  g_test_add_func ("/rules/contact", test_contact);
  g_test_add_func ("/rules/meeting", test_meeting);
  g_test_add_func ("/rules/check-in", test_check_in);
  g_test_add_func ("/rules/order", test_order);
  return g_test_run ();
}
