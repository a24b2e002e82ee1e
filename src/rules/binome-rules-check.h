/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "binome-rules.h"

G_BEGIN_DECLS

/**
 * BinomeTuteeFact:
 * @tutee: the caller's number of the tutee
 * @name: the tutee
 * @contract: the kind of contract; one bit at most
 * @has_tutor: whether a tutor is named
 * @in_programme: whether it is in the programme that is looked at
 * @from: the first day with the tutor, or of the contract
 * @until: the last one; none for open
 *
 * A tutee, or a tutee as one of a tutor's.
 */
typedef struct
{
  gint64 tutee;
  const char *name;
  BinomeRuleContract contract;
  gboolean has_tutor;
  gboolean in_programme;
  BinomeDate from;
  BinomeDate until;
} BinomeTuteeFact;

/**
 * BinomeTutorFacts:
 * @tutor: the caller's number of the tutor
 * @name: the tutor
 * @capacity: how many tutees the programme and the tutor allow
 * @tutees: (element-type BinomeTuteeFact): everybody the tutor follows or is going to, in any programme
 *
 * A tutor.
 */
typedef struct
{
  gint64 tutor;
  const char *name;
  guint capacity;
  GArray *tutees;
} BinomeTutorFacts;

/* A check-in that is neither held nor waived. */
typedef struct
{
  const char *title;
  BinomeDate due_on;
  int window; /* days */
} BinomeOpenCheckIn;

/**
 * BinomePairLimits:
 * @amber_days: without a meeting: to look at
 * @red_days: without a meeting: to act on
 * @early_months: how long a pair is new
 * @early_days: without a contact at most, while it is
 * @contact_days: the same, later
 *
 * From when on a pair is told to be quiet. These are the company’s own: the law has no say.
 */
typedef struct
{
  int amber_days;
  int red_days;
  int early_months;
  int early_days;
  int contact_days;
} BinomePairLimits;

/**
 * BinomePairHealthFacts:
 * @pair: the caller's number of the pair
 * @name: the pair, such as “Léa Martin with Paul Durand”
 * @started_on: its first day
 * @met_on: the last meeting held; none for none
 * @contact_on: the last contact of any kind; none for none
 * @check_ins: (element-type BinomeOpenCheckIn): the check-ins that are open
 * @limits: from when on it is quiet
 *
 * A pair that is running.
 */
typedef struct
{
  gint64 pair;
  const char *name;
  BinomeDate started_on;
  BinomeDate met_on;
  BinomeDate contact_on;
  GArray *check_ins;
  const BinomePairLimits *limits;
} BinomePairHealthFacts;

/**
 * BinomeFinding:
 * @rule: which rule
 * @subject: the caller's number of the tutor, tutee or pair
 * @severity: how grave it is here
 * @since: the day from which on it holds, or is due; it may be to come
 * @checked_on: when somebody last compared the rule with the law; none where nobody did
 * @sentence: what was found
 * @citation: the text the rule rests on; "" where it is the company's own
 *
 * What a rule says of somebody on a day.
 */
typedef struct
{
  char *rule;
  gint64 subject;
  BinomeSeverity severity;
  BinomeDate since;
  BinomeDate checked_on;
  char *sentence;
  char *citation;
} BinomeFinding;

void binome_finding_free (BinomeFinding *finding);
GPtrArray *binome_findings_new (void);
void binome_findings_sort (GPtrArray *findings);

void binome_rules_check_tutor (const BinomeRules *self, const BinomeTutorFacts *facts, BinomeDate on,
                               GPtrArray *findings);
void binome_rules_check_tutee (const BinomeRules *self, const BinomeTuteeFact *fact, BinomeDate on,
                               GPtrArray *findings);
void binome_rules_check_pair (const BinomeRules *self, const BinomePairHealthFacts *facts, BinomeDate on,
                              GPtrArray *findings);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (BinomeFinding, binome_finding_free)

G_END_DECLS
