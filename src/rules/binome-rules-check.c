/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Facts in, findings out: what the rules say of a tutor, a tutee and a pair on a day. */

#include "binome-rules-check.h"

#include <string.h>
#include <glib/gi18n-lib.h>

void
binome_finding_free (BinomeFinding *finding)
{
  g_free (finding->rule);
  g_free (finding->sentence);
  g_free (finding->citation);
  g_free (finding);
}

/* (transfer full) (element-type BinomeFinding): for the checks to add to. */
GPtrArray *
binome_findings_new (void)
{
  return g_ptr_array_new_with_free_func ((GDestroyNotify)binome_finding_free);
}

static int
compare_findings (gconstpointer a, gconstpointer b)
{
  const BinomeFinding *one = a, *other = b;

  if (one->severity != other->severity)
    return one->severity > other->severity ? -1 : 1;
  if (one->since != other->since)
    return one->since < other->since ? -1 : 1;
  if (!g_str_equal (one->rule, other->rule))
    return strcmp (one->rule, other->rule);
  return (one->subject > other->subject) - (one->subject < other->subject);
}

/* The gravest first, then the oldest. */
void
binome_findings_sort (GPtrArray *findings)
{
  g_ptr_array_sort_values (findings, compare_findings);
}

/* Takes @sentence. */
static void
add (GPtrArray *findings, const BinomeRule *rule, BinomeSeverity severity, gint64 subject, BinomeDate since,
     char *sentence)
{
  BinomeFinding *finding = g_new0 (BinomeFinding, 1);

  finding->rule = g_strdup (rule->id);
  finding->subject = subject;
  finding->severity = severity;
  finding->since = since;
  finding->checked_on = rule->checked_on;
  finding->sentence = sentence;
  finding->citation = g_strdup (rule->citation);
  g_ptr_array_add (findings, finding);
}

/* ---- tutors ---- */

static gboolean
is_counted (const BinomeRule *rule, const BinomeTuteeFact *tutee, BinomeDate on)
{
  if (tutee->until != BINOME_DATE_NONE && tutee->until < on)
    return FALSE;

  return rule->check == BINOME_RULE_CHECK_PROGRAMME_CAPACITY ? tutee->in_programme
                                                             : (tutee->contract & rule->contracts) != 0;
}

/* How many a tutor follows at the same time on @day, of those still counted on @on. */
static guint
count_on (const BinomeRule *rule, const BinomeTutorFacts *facts, BinomeDate on, BinomeDate day)
{
  BinomeRuleContract seen = BINOME_RULE_CONTRACT_NONE;
  guint n = 0;

  for (guint i = 0; i < facts->tutees->len; i++)
    {
      const BinomeTuteeFact *tutee = &g_array_index (facts->tutees, BinomeTuteeFact, i);

      if (!is_counted (rule, tutee, on) || tutee->from > day
          || (tutee->until != BINOME_DATE_NONE && tutee->until < day))
        continue;
      seen |= tutee->contract;
      n++;
    }

  return rule->only_with == BINOME_RULE_CONTRACT_NONE || (seen & rule->only_with) != 0 ? n : 0;
}

static char *
describe_excess (const BinomeRule *rule, const char *name, guint n, guint limit, BinomeDate since)
{
  g_autofree char *day = binome_date_format (since, BINOME_DATE_MEDIUM);

  if (rule->check == BINOME_RULE_CHECK_PROGRAMME_CAPACITY)
    /* Translators: a tutor, how many tutees, a date, the limit. */
    return g_strdup_printf (
        ngettext ("%1$s has %2$u tutee in the programme from %3$s on; the limit is %4$u.",
                  "%1$s has %2$u tutees in the programme from %3$s on; the limit is %4$u.", n),
        name, n, day, limit);
  if (rule->contracts == BINOME_RULE_CONTRACT_APPRENTICESHIP)
    /* Translators: an apprentice master, how many apprentices, a date, the limit. */
    return g_strdup_printf (
        ngettext ("%1$s follows %2$u apprentice from %3$s on; %4$u may be followed, and one more"
                  " whose training is prolonged after a failed examination.",
                  "%1$s follows %2$u apprentices from %3$s on; %4$u may be followed, and one more"
                  " whose training is prolonged after a failed examination.",
                  n),
        name, n, day, limit);
  if (rule->contracts == BINOME_RULE_CONTRACT_PROLONGED)
    /* Translators: an apprentice master, how many apprentices, a date, the limit. */
    return g_strdup_printf (
        ngettext ("%1$s follows %2$u apprentice whose training is prolonged from %3$s on; %4$u may be"
                  " followed beside the others.",
                  "%1$s follows %2$u apprentices whose training is prolonged from %3$s on; %4$u may be"
                  " followed beside the others.",
                  n),
        name, n, day, limit);
  if (rule->contracts == BINOME_RULE_CONTRACT_INTERNSHIP)
    /* Translators: a tutor, how many interns, a date, the limit. */
    return g_strdup_printf (ngettext ("%1$s follows %2$u intern from %3$s on; %4$u may be followed.",
                                      "%1$s follows %2$u interns from %3$s on; %4$u may be followed.", n),
                            name, n, day, limit);
  if (rule->contracts == BINOME_RULE_CONTRACT_AIDED)
    /* Translators: a tutor, how many tutees, a date, the limit. */
    return g_strdup_printf (
        ngettext ("%1$s follows %2$u tutee on an aided contract from %3$s on; %4$u may be followed.",
                  "%1$s follows %2$u tutees on aided contracts from %3$s on; %4$u may be followed.", n),
        name, n, day, limit);

  /* Translators: a tutor, how many tutees, a date, the limit. */
  return g_strdup_printf (
      ngettext ("%1$s follows %2$u tutee on a work-study contract from %3$s on; %4$u may be"
                " followed.",
                "%1$s follows %2$u tutees on work-study contracts from %3$s on; %4$u may be"
                " followed.",
                n),
      name, n, day, limit);
}

/* The number only rises on a first day, so these are the days to look at. The earliest one over the limit
 * is told: it may have passed, or be to come. */
static void
check_capacity (const BinomeRule *rule, const BinomeTutorFacts *facts, guint limit, BinomeDate on,
                GPtrArray *findings)
{
  BinomeDate since = BINOME_DATE_NONE;

  for (guint i = 0; i < facts->tutees->len; i++)
    {
      const BinomeTuteeFact *tutee = &g_array_index (facts->tutees, BinomeTuteeFact, i);

      if (is_counted (rule, tutee, on) && (since == BINOME_DATE_NONE || tutee->from < since)
          && count_on (rule, facts, on, tutee->from) > limit)
        since = tutee->from;
    }
  if (since != BINOME_DATE_NONE)
    add (findings, rule, rule->severity, facts->tutor, since,
         describe_excess (rule, facts->name, count_on (rule, facts, on, MAX (since, on)), limit, since));
}

/**
 * binome_rules_check_tutor:
 * @self: the rules
 * @facts: a tutor
 * @on: the day
 * @findings: what is found is added to it
 *
 * Compares the number of tutees with what the law and the programme allow, from @on on.
 */
void
binome_rules_check_tutor (const BinomeRules *self, const BinomeTutorFacts *facts, BinomeDate on,
                          GPtrArray *findings)
{
  for (guint i = 0; i < binome_rules_get_n (self); i++)
    {
      const BinomeRule *rule = binome_rules_get (self, i);

      if (rule->check == BINOME_RULE_CHECK_CAPACITY)
        check_capacity (rule, facts, (guint)rule->limit, on, findings);
      else if (rule->check == BINOME_RULE_CHECK_PROGRAMME_CAPACITY)
        check_capacity (rule, facts, facts->capacity, on, findings);
    }
}

/* ---- tutees ---- */

static char *
describe_without (const BinomeTuteeFact *fact)
{
  g_autofree char *day = binome_date_format (fact->from, BINOME_DATE_MEDIUM);

  if (fact->contract == BINOME_RULE_CONTRACT_APPRENTICESHIP
      || fact->contract == BINOME_RULE_CONTRACT_PROLONGED)
    /* Translators: an apprentice, a date. */
    return g_strdup_printf (_ ("No apprentice master is named for %1$s, whose contract starts on %2$s."),
                            fact->name, day);
  if (fact->contract == BINOME_RULE_CONTRACT_INTERNSHIP)
    /* Translators: an intern, a date. */
    return g_strdup_printf (_ ("No tutor is named for %1$s, whose internship starts on %2$s."), fact->name,
                            day);

  /* Translators: a tutee, a date. */
  return g_strdup_printf (_ ("No tutor is named for %1$s, whose contract starts on %2$s."), fact->name, day);
}

/**
 * binome_rules_check_tutee:
 * @self: the rules
 * @fact: a tutee
 * @on: the day
 * @findings: what is found is added to it
 *
 * Sees that somebody is named for a contract that asks for it. Before its first day that is a task.
 */
void
binome_rules_check_tutee (const BinomeRules *self, const BinomeTuteeFact *fact, BinomeDate on,
                          GPtrArray *findings)
{
  if (fact->has_tutor || (fact->until != BINOME_DATE_NONE && fact->until < on))
    return;

  for (guint i = 0; i < binome_rules_get_n (self); i++)
    {
      const BinomeRule *rule = binome_rules_get (self, i);

      if (rule->check == BINOME_RULE_CHECK_TUTOR_NAMED && (rule->contracts & fact->contract) != 0)
        add (findings, rule, fact->from <= on ? rule->severity : BINOME_SEVERITY_DUE, fact->tutee, fact->from,
             describe_without (fact));
    }
}

/* ---- pairs ---- */

/* The days since @last, or since the start where there was nothing yet. */
static int
days_since (const BinomePairHealthFacts *facts, BinomeDate last, BinomeDate on)
{
  return on - MAX (last, facts->started_on);
}

static gboolean
check_meeting (const BinomeRule *rule, const BinomePairHealthFacts *facts, BinomeDate on, GPtrArray *findings)
{
  int days = days_since (facts, facts->met_on, on);
  gboolean red = days >= facts->limits->red_days;

  if (days < facts->limits->amber_days)
    return FALSE;

  add (findings, rule, red ? BINOME_SEVERITY_ALERT : rule->severity, facts->pair,
       MAX (facts->met_on, facts->started_on) + (red ? facts->limits->red_days : facts->limits->amber_days),
       /* Translators: a pair such as “Léa Martin with Paul Durand”, and a number of days. */
       g_strdup_printf (
           ngettext ("%1$s: no meeting for %2$d day.", "%1$s: no meeting for %2$d days.", (gulong)days),
           facts->name, days));
  return TRUE;
}

static void
check_contact (const BinomeRule *rule, const BinomePairHealthFacts *facts, BinomeDate on, GPtrArray *findings)
{
  int days = days_since (facts, facts->contact_on, on);
  gboolean early = on < binome_date_add_months (facts->started_on, facts->limits->early_months);
  int allowed = early ? facts->limits->early_days : facts->limits->contact_days;

  if (days > allowed)
    add (findings, rule, rule->severity, facts->pair,
         MAX (facts->contact_on, facts->started_on) + allowed + 1,
         g_strdup_printf (
             ngettext ("%1$s: no contact for %2$d day.", "%1$s: no contact for %2$d days.", (gulong)days),
             facts->name, days));
}

static void
check_check_ins (const BinomeRule *rule, const BinomePairHealthFacts *facts, BinomeDate on,
                 GPtrArray *findings)
{
  for (guint i = 0; i < facts->check_ins->len; i++)
    {
      const BinomeOpenCheckIn *check_in = &g_array_index (facts->check_ins, BinomeOpenCheckIn, i);
      g_autofree char *day = NULL;

      if (check_in->due_on + check_in->window >= on)
        continue;
      day = binome_date_format (check_in->due_on, BINOME_DATE_MEDIUM);
      add (findings, rule, rule->severity, facts->pair, check_in->due_on,
           /* Translators: a pair, a check-in, a date. */
           g_strdup_printf (_ ("%1$s: the check-in “%2$s” was due on %3$s."), facts->name, check_in->title,
                            day));
    }
}

static const BinomeRule *
find_check (const BinomeRules *self, BinomeRuleCheck check)
{
  for (guint i = 0; i < binome_rules_get_n (self); i++)
    if (binome_rules_get (self, i)->check == check)
      return binome_rules_get (self, i);

  return NULL;
}

/**
 * binome_rules_check_pair:
 * @self: the rules
 * @facts: a pair that is running
 * @on: the day
 * @findings: what is found is added to it
 *
 * Looks for signs that a talk is needed; never a judgement. A pair that has not met for long is not told
 * to be out of touch as well.
 */
void
binome_rules_check_pair (const BinomeRules *self, const BinomePairHealthFacts *facts, BinomeDate on,
                         GPtrArray *findings)
{
  const BinomeRule *meeting = find_check (self, BINOME_RULE_CHECK_MEETING);
  const BinomeRule *contact = find_check (self, BINOME_RULE_CHECK_CONTACT);
  const BinomeRule *check_in = find_check (self, BINOME_RULE_CHECK_CHECK_IN);
  gboolean told = meeting != NULL && check_meeting (meeting, facts, on, findings);

  if (!told && contact != NULL)
    check_contact (contact, facts, on, findings);
  if (check_in != NULL)
    check_check_ins (check_in, facts, on, findings);
}
