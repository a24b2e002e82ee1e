/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "binome-rules.h"

G_BEGIN_DECLS

/* No rule limits the number. */
#define BINOME_RULES_NO_LIMIT G_MAXUINT

/**
 * BinomeRuleCounts:
 * @apprentices: on an apprenticeship contract
 * @professionalisation: on a professionalisation contract
 * @interns: on an internship
 * @prolonged: on an apprenticeship contract that is prolonged
 * @aided: on an aided contract
 *
 * How many a tutor follows, by contract.
 */
typedef struct
{
  guint apprentices;
  guint professionalisation;
  guint interns;
  guint prolonged;
  guint aided;
} BinomeRuleCounts;

void binome_rule_counts_add (BinomeRuleCounts *self, BinomeRuleContract contract, guint n);
const BinomeRule *binome_rules_find_excess (const BinomeRules *self, const BinomeRuleCounts *followed,
                                            BinomeRuleContract contract);
guint binome_rules_limit_any (const BinomeRules *self, const BinomeRuleCounts *candidates,
                              const BinomeRuleCounts *followed, BinomeRuleContract *barred,
                              const BinomeRule **rule);
guint binome_rules_limit_tutees (const BinomeRules *self, BinomeRuleContract contracts,
                                 const BinomeRuleCounts *followed, const BinomeRule **rule);

G_END_DECLS
