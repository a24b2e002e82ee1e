/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a pair is worth: the reference, which the solver, the proof and the explanations all ask. */

#include "binome-match-score.h"

#include <glib/gi18n-lib.h>

#include "binome-match-compare-private.h"

static gboolean
is_self (const BinomeMatchProblem *problem, guint tutee, guint tutor)
{
  gint64 person_id = binome_match_problem_tutee (problem, tutee)->person_id;

  return person_id != 0 && person_id == binome_match_problem_tutor (problem, tutor)->person_id;
}

static gboolean
is_lifted (const int *lifted, guint n_lifted, int rule)
{
  for (guint k = 0; k < n_lifted; k++)
    if (lifted[k] == rule)
      return TRUE;
  return FALSE;
}

static int
first_fixed_bar (const BinomeMatchProblem *problem, guint tutee, guint tutor, const int *lifted,
                 guint n_lifted)
{
  if (is_self (problem, tutee, tutor))
    return BINOME_MATCH_RULE_SELF;
  if (!is_lifted (lifted, n_lifted, BINOME_MATCH_RULE_FORBIDDEN)
      && binome_match_problem_is_forbidden (problem, tutee, tutor))
    return BINOME_MATCH_RULE_FORBIDDEN;
  return BINOME_MATCH_RULE_NONE;
}

/**
 * binome_match_score_pair:
 * @problem: a problem
 * @tutee: an index
 * @tutor: an index
 * @score: (out): what the pair is worth
 *
 * The score is points obtained over points obtainable by this very pair: a preference whose
 * fields are not filled on both sides is left out, or counts as not met, or rules the pair out, as the
 * criterion says. Hard rules give no points. A pair with nothing obtainable scores 0 and stays possible.
 */
void
binome_match_score_pair (BinomeMatchProblem *problem, guint tutee, guint tutor, BinomeMatchScore *score)
{
  binome_match_score_pair_without (problem, tutee, tutor, BINOME_MATCH_RULE_NONE, score);
}

/**
 * binome_match_score_pair_without:
 * @problem: a problem
 * @tutee: an index
 * @tutor: an index
 * @lifted: a rule that does not count, or %BINOME_MATCH_RULE_NONE
 * @score: (out): what the pair is worth
 *
 * As binome_match_score_pair(), with one rule lifted. A preference goes on giving points, and a veto goes
 * on ruling pairs out.
 */
void
binome_match_score_pair_without (BinomeMatchProblem *problem, guint tutee, guint tutor, int lifted,
                                 BinomeMatchScore *score)
{
  binome_match_score_pair_without_rules (problem, tutee, tutor, &lifted, 1, score);
}

/**
 * binome_match_score_pair_without_rules:
 * @problem: a problem
 * @tutee: an index
 * @tutor: an index
 * @lifted: (array length=n_lifted): rules that do not count
 * @n_lifted: how many
 * @score: (out): what the pair is worth
 *
 * As binome_match_score_pair_without(), with several rules lifted.
 */
void
binome_match_score_pair_without_rules (BinomeMatchProblem *problem, guint tutee, guint tutor,
                                       const int *lifted, guint n_lifted, BinomeMatchScore *score)
{
  const BinomeMatchMember *a, *b;
  gint64 points = 0;
  int maximum = 0, known = 0, total = 0;

  g_return_if_fail (tutee < problem->tutees->len && tutor < problem->tutors->len);

  a = binome_match_problem_tutee (problem, tutee);
  b = binome_match_problem_tutor (problem, tutor);
  *score = (BinomeMatchScore){ .barred_by = first_fixed_bar (problem, tutee, tutor, lifted, n_lifted) };
  if (score->barred_by != BINOME_MATCH_RULE_NONE)
    return;

  for (guint k = 0; k < problem->criteria->len; k++)
    {
      const BinomeMatchCriterion *own = binome_match_problem_criterion (problem, k);
      int rule = (int)(BINOME_MATCH_RULE_FIRST_CRITERION + k);
      BinomeMatchCriterion criterion = is_lifted (lifted, n_lifted, rule) ? binome_match_lift (own) : *own;
      BinomeMatchOutcome outcome = binome_match_compare (problem, &criterion, a, b);
      BinomeMatchShare share = binome_match_share (&criterion, outcome);

      if (share.bars)
        {
          score->barred_by = (int)(BINOME_MATCH_RULE_FIRST_CRITERION + k);
          return;
        }
      total += share.weight;
      known += outcome.known ? share.weight : 0;
      maximum += share.maximum;
      points += share.points;
    }

  score->feasible = TRUE;
  score->score = maximum > 0 ? (int)((points + maximum / 2) / maximum) : 0;
  score->coverage = total > 0 ? (known * 100 + total / 2) / total : 100;
}

/**
 * binome_match_score_can_meet:
 * @problem: a problem
 * @tutee: an index
 * @tutor: an index
 *
 * Returns: whether there is a day on which both are there; without one no pair can be, whatever rule is given
 *   up
 */
gboolean
binome_match_score_can_meet (BinomeMatchProblem *problem, guint tutee, guint tutor)
{
  const BinomeMatchMember *a = binome_match_problem_tutee (problem, tutee);
  const BinomeMatchMember *b = binome_match_problem_tutor (problem, tutor);
  BinomeDate from = MAX (a->from, b->from);

  return (a->to == BINOME_DATE_NONE || from <= a->to) && (b->to == BINOME_DATE_NONE || from <= b->to);
}

/**
 * binome_match_score_regardless:
 * @problem: a problem
 * @tutee: an index
 * @tutor: an index
 *
 * What a pair would be worth if no rule ruled it out, for a pair that is made by hand.
 *
 * Returns: the score; -1 where somebody would tutor themselves, there is a veto, or the two have no day in
 *   common
 */
int
binome_match_score_regardless (BinomeMatchProblem *problem, guint tutee, guint tutor)
{
  const BinomeMatchMember *a = binome_match_problem_tutee (problem, tutee);
  const BinomeMatchMember *b = binome_match_problem_tutor (problem, tutor);
  gint64 points = 0;
  int maximum = 0;

  if (is_self (problem, tutee, tutor) || !binome_match_score_can_meet (problem, tutee, tutor))
    return -1;
  for (guint k = 0; k < problem->criteria->len; k++)
    {
      BinomeMatchCriterion criterion = binome_match_lift (binome_match_problem_criterion (problem, k));
      BinomeMatchShare share
          = binome_match_share (&criterion, binome_match_compare (problem, &criterion, a, b));

      if (share.bars)
        return -1;
      points += share.points;
      maximum += share.maximum;
    }
  return maximum > 0 ? (int)((points + maximum / 2) / maximum) : 0;
}

/* A preference rules nobody out but by a veto, or by a missing value. */
static gboolean
may_bar (const BinomeMatchCriterion *criterion)
{
  return criterion->kind != BINOME_MATCH_KIND_WEIGHTED || criterion->missing == BINOME_MATCH_MISSING_EXCLUDE
         || criterion->comparator == BINOME_MATCH_COMPARE_WISHES;
}

/**
 * binome_match_score_bars:
 * @problem: a problem
 * @tutee: an index
 * @tutor: an index
 * @bars: (out caller-allocates) (optional): for each rule, whether it bars the pair
 *
 * Returns: how many rules bar the pair
 */
guint
binome_match_score_bars (BinomeMatchProblem *problem, guint tutee, guint tutor, gboolean *barred)
{
  const BinomeMatchMember *a, *b;
  guint count = 0, n_rules = binome_match_problem_get_n_rules (problem);

  g_return_val_if_fail (tutee < problem->tutees->len && tutor < problem->tutors->len, 0);

  a = binome_match_problem_tutee (problem, tutee);
  b = binome_match_problem_tutor (problem, tutor);
  for (guint rule = 0; rule < n_rules; rule++)
    {
      gboolean does;

      if (rule == BINOME_MATCH_RULE_SELF)
        does = is_self (problem, tutee, tutor);
      else if (rule == BINOME_MATCH_RULE_FORBIDDEN)
        does = binome_match_problem_is_forbidden (problem, tutee, tutor);
      else
        {
          const BinomeMatchCriterion *criterion
              = binome_match_problem_criterion (problem, rule - BINOME_MATCH_RULE_FIRST_CRITERION);

          does = may_bar (criterion)
                 && binome_match_share (criterion, binome_match_compare (problem, criterion, a, b)).bars;
        }

      count += does;
      if (barred != NULL)
        barred[rule] = does;
    }

  return count;
}

static BinomeMatchVerdict
verdict_of (const BinomeMatchCriterion *criterion, BinomeMatchOutcome outcome)
{
  if (binome_match_share (criterion, outcome).bars)
    return BINOME_MATCH_VERDICT_BARRED;
  if (!outcome.known)
    return BINOME_MATCH_VERDICT_UNKNOWN;
  if (criterion->kind != BINOME_MATCH_KIND_WEIGHTED || outcome.share == BINOME_MATCH_SCORE_MAX)
    return BINOME_MATCH_VERDICT_MET;
  return outcome.share > 0 ? BINOME_MATCH_VERDICT_PARTLY : BINOME_MATCH_VERDICT_NOT_MET;
}

/**
 * binome_match_score_lines:
 * @problem: a problem
 * @tutee: an index
 * @tutor: an index
 *
 * The table behind a score, one line a criterion in their order, for a barred pair too.
 *
 * Returns: (transfer full) (element-type BinomeMatchLine): the lines
 */
GPtrArray *
binome_match_score_lines (BinomeMatchProblem *problem, guint tutee, guint tutor)
{
  GPtrArray *lines = g_ptr_array_new_with_free_func ((GDestroyNotify)binome_match_line_free);
  const BinomeMatchMember *a, *b;

  g_return_val_if_fail (tutee < problem->tutees->len && tutor < problem->tutors->len, lines);

  a = binome_match_problem_tutee (problem, tutee);
  b = binome_match_problem_tutor (problem, tutor);
  for (guint k = 0; k < problem->criteria->len; k++)
    {
      const BinomeMatchCriterion *criterion = binome_match_problem_criterion (problem, k);
      BinomeMatchOutcome outcome = binome_match_compare (problem, criterion, a, b);
      BinomeMatchShare share = binome_match_share (criterion, outcome);
      BinomeMatchLine *line = g_new0 (BinomeMatchLine, 1);

      line->criterion = k;
      line->title = g_strdup (criterion->title);
      line->tutee = binome_match_compare_dup_value (problem, criterion, a, b, FALSE);
      line->tutor = binome_match_compare_dup_value (problem, criterion, b, a, TRUE);
      line->points = share.points;
      line->maximum = (gint64)share.maximum * BINOME_MATCH_SCORE_MAX;
      line->verdict = verdict_of (criterion, outcome);
      g_ptr_array_add (lines, line);
    }

  return lines;
}

/**
 * binome_match_line_free:
 * @line: (transfer full): a line
 */
void
binome_match_line_free (BinomeMatchLine *line)
{
  g_free (line->title);
  g_free (line->tutee);
  g_free (line->tutor);
  g_free (line);
}

/**
 * binome_match_verdict_get_label:
 * @verdict: what a criterion says of a pair
 *
 * Returns: the same in the user's language
 */
const char *
binome_match_verdict_get_label (BinomeMatchVerdict verdict)
{
  switch (verdict)
    {
    case BINOME_MATCH_VERDICT_MET:
      return C_ ("criterion", "Met");
    case BINOME_MATCH_VERDICT_PARTLY:
      return C_ ("criterion", "Partly met");
    case BINOME_MATCH_VERDICT_NOT_MET:
      return C_ ("criterion", "Not met");
    case BINOME_MATCH_VERDICT_UNKNOWN:
      return C_ ("criterion", "Not known");
    default:
      return C_ ("criterion", "Rules the pair out");
    }
}
