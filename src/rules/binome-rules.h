/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "binome-date.h"

G_BEGIN_DECLS

/**
 * BinomeSeverity:
 * @BINOME_SEVERITY_INFO: good to know
 * @BINOME_SEVERITY_DUE: a dated task
 * @BINOME_SEVERITY_WARN: to look at: amber
 * @BINOME_SEVERITY_ALERT: to act on: red
 * @BINOME_SEVERITY_BLOCK: illegal as recorded
 *
 * How grave a finding is, in rising order.
 */
typedef enum
{
  BINOME_SEVERITY_INFO,
  BINOME_SEVERITY_DUE,
  BINOME_SEVERITY_WARN,
  BINOME_SEVERITY_ALERT,
  BINOME_SEVERITY_BLOCK,
} BinomeSeverity;

/**
 * BinomeRuleContract:
 *
 * The kinds of contract that rules tell apart, as bits.
 */
typedef enum
{
  BINOME_RULE_CONTRACT_NONE = 0,
  BINOME_RULE_CONTRACT_APPRENTICESHIP = 1 << 0,
  BINOME_RULE_CONTRACT_PROFESSIONALISATION = 1 << 1,
  BINOME_RULE_CONTRACT_INTERNSHIP = 1 << 2,
  BINOME_RULE_CONTRACT_PROLONGED
  = 1 << 3, /* an apprenticeship, prolonged after a failed examination (L6222-11) */
  BINOME_RULE_CONTRACT_AIDED = 1 << 4,
} BinomeRuleContract;

/**
 * BinomeRuleCheck:
 * @BINOME_RULE_CHECK_TUTOR_NAMED: a tutee under contract has a tutor
 * @BINOME_RULE_CHECK_CAPACITY: a person follows no more tutees than the law allows; has a limit
 * @BINOME_RULE_CHECK_PROGRAMME_CAPACITY: nor more than the programme and the person allow
 * @BINOME_RULE_CHECK_CONTACT: a pair is in touch
 * @BINOME_RULE_CHECK_MEETING: a pair meets
 * @BINOME_RULE_CHECK_CHECK_IN: check-ins are held in their time
 *
 * What a rule looks at.
 */
typedef enum
{
  BINOME_RULE_CHECK_TUTOR_NAMED,
  BINOME_RULE_CHECK_CAPACITY,
  BINOME_RULE_CHECK_PROGRAMME_CAPACITY,
  BINOME_RULE_CHECK_CONTACT,
  BINOME_RULE_CHECK_MEETING,
  BINOME_RULE_CHECK_CHECK_IN,
} BinomeRuleCheck;

/**
 * BinomeRule:
 * @id: its name in the law sheets, such as “APP-CAP-01”
 * @citation: the text it rests on; "" where it is the company's own
 * @check: what it looks at
 * @severity: how grave it is
 * @contracts: the kinds of contract it counts
 * @only_with: it applies only where one of these is among them; none for always
 * @checked_on: when somebody last compared it with the law; none where nobody did
 * @limit: how many at most, for %BINOME_RULE_CHECK_CAPACITY
 *
 * A rule, read from data.
 */
typedef struct
{
  char *id;
  char *citation;
  BinomeRuleCheck check;
  BinomeSeverity severity;
  BinomeRuleContract contracts;
  BinomeRuleContract only_with;
  BinomeDate checked_on;
  int limit;
} BinomeRule;

/**
 * BinomeRules:
 *
 * The rules of a country.
 */
typedef struct _BinomeRules BinomeRules;

BinomeRules *binome_rules_new_for_bytes (GBytes *bytes, GError **error);
void binome_rules_free (BinomeRules *self);
guint binome_rules_get_n (const BinomeRules *self);
const BinomeRule *binome_rules_get (const BinomeRules *self, guint position);
const BinomeRule *binome_rules_find_check (const BinomeRules *self, BinomeRuleCheck check);

const char *binome_severity_get_id (BinomeSeverity severity);
const char *binome_severity_get_label (BinomeSeverity severity);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (BinomeRules, binome_rules_free)

G_END_DECLS
