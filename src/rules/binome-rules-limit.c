/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How many tutees the law lets a tutor follow, before anybody is proposed. */

#include "binome-rules-limit.h"

#include <string.h>

#define N_KINDS 5

static const BinomeRuleContract kinds[N_KINDS] = {
  BINOME_RULE_CONTRACT_APPRENTICESHIP, BINOME_RULE_CONTRACT_PROFESSIONALISATION,
  BINOME_RULE_CONTRACT_INTERNSHIP,     BINOME_RULE_CONTRACT_PROLONGED,
  BINOME_RULE_CONTRACT_AIDED,
};

static void
get_numbers (const BinomeRuleCounts *counts, guint n[N_KINDS])
{
  n[0] = counts->apprentices;
  n[1] = counts->professionalisation;
  n[2] = counts->interns;
  n[3] = counts->prolonged;
  n[4] = counts->aided;
}

/**
 * binome_rule_counts_add:
 * @self: numbers of tutees
 * @contract: a kind of contract; none counts nowhere
 * @n: how many more
 */
void
binome_rule_counts_add (BinomeRuleCounts *self, BinomeRuleContract contract, guint n)
{
  if (contract == BINOME_RULE_CONTRACT_APPRENTICESHIP)
    self->apprentices += n;
  else if (contract == BINOME_RULE_CONTRACT_PROFESSIONALISATION)
    self->professionalisation += n;
  else if (contract == BINOME_RULE_CONTRACT_INTERNSHIP)
    self->interns += n;
  else if (contract == BINOME_RULE_CONTRACT_PROLONGED)
    self->prolonged += n;
  else if (contract == BINOME_RULE_CONTRACT_AIDED)
    self->aided += n;
}

/* The first rule with a say on @added that does not allow these numbers, none where all do. */
static const BinomeRule *
find_broken (const BinomeRules *self, const guint n[N_KINDS], BinomeRuleContract added)
{
  for (guint i = 0; i < binome_rules_get_n (self); i++)
    {
      const BinomeRule *rule = binome_rules_get (self, i);
      BinomeRuleContract seen = BINOME_RULE_CONTRACT_NONE;
      guint counted = 0;

      if (rule->check != BINOME_RULE_CHECK_CAPACITY || ((rule->contracts | rule->only_with) & added) == 0)
        continue;
      for (guint k = 0; k < N_KINDS; k++)
        {
          if (n[k] > 0)
            seen |= kinds[k];
          if ((rule->contracts & kinds[k]) != 0)
            counted += n[k];
        }
      if (counted > (guint)rule->limit
          && (rule->only_with == BINOME_RULE_CONTRACT_NONE || (seen & rule->only_with) != 0))
        return rule;
    }

  return NULL;
}

/* More than any rule allows. */
static guint
get_beyond (const BinomeRules *self)
{
  guint most = 0;

  for (guint i = 0; i < binome_rules_get_n (self); i++)
    if (binome_rules_get (self, i)->check == BINOME_RULE_CHECK_CAPACITY)
      most = MAX (most, (guint)binome_rules_get (self, i)->limit);

  return most + 1;
}

/* Which rule forbids one more of any kind in play. */
static const BinomeRule *
find_binding (const BinomeRules *self, BinomeRuleContract contracts, const guint best[N_KINDS])
{
  for (guint k = 0; k < N_KINDS; k++)
    {
      guint more[N_KINDS];
      const BinomeRule *rule;

      if ((contracts & kinds[k]) == 0)
        continue;
      memcpy (more, best, sizeof more);
      more[k]++;
      rule = find_broken (self, more, kinds[k]);
      if (rule != NULL)
        return rule;
    }

  return NULL;
}

/* Goes on to the next mix of at most @last of each kind; FALSE after the last one. */
static gboolean
next_mix (guint added[N_KINDS], const guint last[N_KINDS])
{
  for (guint k = N_KINDS; k-- > 0; added[k] = 0)
    if (added[k] < last[k])
      {
        added[k]++;
        return TRUE;
      }

  return FALSE;
}

/* Puts what is there with what is @added in @n; how many are added. */
static guint
add_up (const guint added[N_KINDS], const guint base[N_KINDS], guint n[N_KINDS])
{
  guint more = 0;

  for (guint k = 0; k < N_KINDS; k++)
    {
      n[k] = base[k] + added[k];
      more += added[k];
    }

  return more;
}

static BinomeRuleContract
get_kinds (const guint added[N_KINDS])
{
  BinomeRuleContract found = BINOME_RULE_CONTRACT_NONE;

  for (guint k = 0; k < N_KINDS; k++)
    if (added[k] > 0)
      found |= kinds[k];

  return found;
}

/**
 * binome_rules_limit_tutees:
 * @self: the rules
 * @contracts: the kinds of contract of the tutees to be given, as bits
 * @followed: whom the tutor follows besides
 * @rule: (out) (optional) (nullable): the rule that sets the limit
 *
 * How many tutees with these contracts a tutor may have at most, beside those @followed: the best mix that
 * every rule on numbers allows.
 *
 * Returns: the number; %BINOME_RULES_NO_LIMIT where no rule limits one of these contracts
 */
guint
binome_rules_limit_tutees (const BinomeRules *self, BinomeRuleContract contracts,
                           const BinomeRuleCounts *followed, const BinomeRule **rule)
{
  guint base[N_KINDS], best[N_KINDS], last[N_KINDS], added[N_KINDS] = { 0 };
  guint beyond = get_beyond (self), most = 0;

  get_numbers (followed, base);
  memcpy (best, base, sizeof best);
  if (rule != NULL)
    *rule = NULL;
  if (contracts == BINOME_RULE_CONTRACT_NONE)
    return BINOME_RULES_NO_LIMIT;

  for (guint k = 0; k < N_KINDS; k++)
    {
      guint many[N_KINDS];

      memcpy (many, base, sizeof many);
      last[k] = (contracts & kinds[k]) != 0 ? beyond : 0;
      many[k] += beyond;
      if (last[k] > 0 && find_broken (self, many, kinds[k]) == NULL)
        return BINOME_RULES_NO_LIMIT;
    }
  do
    {
      guint n[N_KINDS], more = add_up (added, base, n);

      if (more <= most || find_broken (self, n, contracts) != NULL)
        continue;
      most = more;
      memcpy (best, n, sizeof best);
    }
  while (next_mix (added, last));

  if (rule != NULL)
    *rule = find_binding (self, contracts, best);
  return most;
}

/**
 * binome_rules_find_excess:
 * @self: the rules
 * @followed: whom a tutor follows
 * @contract: the kind of contract of one more
 *
 * Whoever has a contract that no rule on numbers counts can always be followed, whatever the others are.
 *
 * Returns: (nullable): the rule that does not allow this one more
 */
const BinomeRule *
binome_rules_find_excess (const BinomeRules *self, const BinomeRuleCounts *followed,
                          BinomeRuleContract contract)
{
  BinomeRuleCounts more = *followed;
  guint n[N_KINDS];

  binome_rule_counts_add (&more, contract, 1);
  get_numbers (&more, n);
  return find_broken (self, n, contract);
}

/**
 * binome_rules_limit_any:
 * @self: the rules
 * @candidates: who waits for a tutor, by contract; those whom no rule counts need not be told
 * @followed: whom the tutor follows
 * @barred: (out): the kinds of contract of which the tutor cannot have even one more
 * @rule: (out) (nullable): the rule that sets the limit
 *
 * How many of those who wait a tutor can have whoever they are, the barred ones apart: the largest number of
 * which every choice is lawful. Where a choice is made by others, this is what can be promised beforehand.
 *
 * Returns: the number; %BINOME_RULES_NO_LIMIT where every choice is lawful
 */
guint
binome_rules_limit_any (const BinomeRules *self, const BinomeRuleCounts *candidates,
                        const BinomeRuleCounts *followed, BinomeRuleContract *barred, const BinomeRule **rule)
{
  guint waiting[N_KINDS], base[N_KINDS], last[N_KINDS], added[N_KINDS] = { 0 };
  guint beyond = get_beyond (self), fewest = BINOME_RULES_NO_LIMIT;

  get_numbers (candidates, waiting);
  get_numbers (followed, base);
  *barred = BINOME_RULE_CONTRACT_NONE;
  *rule = NULL;
  for (guint k = 0; k < N_KINDS; k++)
    {
      const BinomeRule *excess = binome_rules_find_excess (self, followed, kinds[k]);

      last[k] = excess == NULL ? MIN (waiting[k], beyond) : 0;
      if (excess == NULL)
        continue;
      *barred |= kinds[k];
      if (waiting[k] > 0)
        *rule = excess;
    }
  do
    {
      guint n[N_KINDS], more = add_up (added, base, n);
      const BinomeRule *broken = more < fewest ? find_broken (self, n, get_kinds (added)) : NULL;

      if (broken == NULL)
        continue;
      fewest = more;
      *rule = broken;
    }
  while (next_mix (added, last));

  return fewest != BINOME_RULES_NO_LIMIT ? fewest - 1 : BINOME_RULES_NO_LIMIT;
}
