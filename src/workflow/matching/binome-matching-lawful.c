/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Pairs that are found are held against the law, which limits how many tutees of one contract a tutor
 * follows: that is no number of places, since others are not counted. Where a tutor has more than allowed,
 * those with whom most is gained stay, and the others of their contract are kept from this tutor; then it is
 * solved anew.
 *
 * Each time some pair more is kept apart, so it ends, and what is left is lawful. What was solved at first is
 * an upper bound: where nothing had to be corrected, or the pairs are worth as much after it, they are the
 * best; otherwise that is not known. */

#include "binome-matching-lawful.h"

#include "binome-matching-private.h"

struct _BinomeMatchingLawful
{
  BinomeRules *rules;
  GHashTable *contracts; /* tutee to its kind */
  GHashTable *followed;  /* tutor to BinomeRuleCounts */
  gboolean is_corrected;
  guint served; /* before it was corrected */
  gint64 total; /* the same */
};

BinomeMatchingLawful *
binome_matching_lawful_new (BinomeRules *rules)
{
  BinomeMatchingLawful *self = g_new0 (BinomeMatchingLawful, 1);

  self->rules = rules;
  self->contracts = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  self->followed = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, g_free);
  return self;
}

void
binome_matching_lawful_free (BinomeMatchingLawful *self)
{
  g_hash_table_unref (self->contracts);
  g_hash_table_unref (self->followed);
  binome_rules_free (self->rules);
  g_free (self);
}

/* Somebody who waits, with a contract that a rule counts. */
void
binome_matching_lawful_add_tutee (BinomeMatchingLawful *self, gint64 enrolment, BinomeRuleContract contract)
{
  g_hash_table_insert (self->contracts, g_memdup2 (&enrolment, sizeof enrolment),
                       GUINT_TO_POINTER (contract));
}

void
binome_matching_lawful_add_tutor (BinomeMatchingLawful *self, gint64 enrolment,
                                  const BinomeRuleCounts *followed)
{
  g_hash_table_insert (self->followed, g_memdup2 (&enrolment, sizeof enrolment),
                       g_memdup2 (followed, sizeof *followed));
}

/* ---- one tutor ---- */

/* A tutee whom the law counts, and the tutor found. */
typedef struct
{
  guint tutee;
  guint tutor;
  gboolean is_locked;
  int score;
} Counted;

/* By tutor; of one tutor those first who are to stay. */
static int
compare_counted (gconstpointer a, gconstpointer b)
{
  const Counted *x = a, *y = b;

  if (x->tutor != y->tutor)
    return x->tutor < y->tutor ? -1 : 1;
  if (x->is_locked != y->is_locked)
    return x->is_locked ? -1 : 1;
  if (x->score != y->score)
    return x->score > y->score ? -1 : 1;
  return x->tutee < y->tutee ? -1 : x->tutee > y->tutee;
}

static BinomeRuleContract
get_contract (const BinomeMatchingLawful *self, BinomeMatchProblem *problem, guint tutee)
{
  gint64 id = binome_match_problem_get_tutee_id (problem, tutee);

  return (BinomeRuleContract)GPOINTER_TO_UINT (g_hash_table_lookup (self->contracts, &id));
}

static GArray *
list_counted (const BinomeMatchingLawful *self, BinomeMatchSolution *solution)
{
  BinomeMatchProblem *problem = binome_match_solution_get_problem (solution);
  GArray *counted = g_array_new (FALSE, FALSE, sizeof (Counted));

  for (guint i = 0; i < binome_match_problem_get_n_tutees (problem); i++)
    {
      int tutor = binome_match_solution_get_tutor (solution, i);
      Counted one = { .tutee = i };
      BinomeMatchScore score;

      if (tutor < 0 || get_contract (self, problem, i) == BINOME_RULE_CONTRACT_NONE)
        continue;
      binome_match_solution_get_score (solution, i, &score);
      one.tutor = (guint)tutor;
      one.score = score.score;
      one.is_locked = binome_match_solution_is_locked (solution, i);
      g_array_append_val (counted, one);
    }
  g_array_sort (counted, compare_counted);
  return counted;
}

static gboolean
keep_apart (BinomeMatchSession *session, gboolean in_problem, guint tutee, guint tutor, GError **error)
{
  BinomeMatchProblem *problem = binome_match_session_get_problem (session);

  if (!in_problem)
    return binome_match_session_forbid (session, tutee, tutor, error);

  return binome_match_problem_forbid (problem, binome_match_problem_get_tutee_id (problem, tutee),
                                      binome_match_problem_get_tutor_id (problem, tutor),
                                      BINOME_MATCHING_BY_LAW);
}

/* Keeps everybody from a tutor, but those who @stay, of whom the law allows not one more beside them. */
static gboolean
keep_others_apart (const BinomeMatchingLawful *self, BinomeMatchSession *session, gboolean in_problem,
                   guint tutor, const BinomeRuleCounts *counts, GHashTable *stay, GError **error)
{
  BinomeMatchProblem *problem = binome_match_session_get_problem (session);

  for (guint i = 0; i < binome_match_problem_get_n_tutees (problem); i++)
    {
      BinomeRuleContract contract = get_contract (self, problem, i);

      if (contract != BINOME_RULE_CONTRACT_NONE && !g_hash_table_contains (stay, GUINT_TO_POINTER (i))
          && binome_rules_find_excess (self->rules, counts, contract) != NULL
          && !keep_apart (session, in_problem, i, tutor, error))
        return FALSE;
    }

  return TRUE;
}

/* @some: (array length=n): whom the law counts of those who are with one tutor, in the order they stay. */
static gboolean
correct_tutor (const BinomeMatchingLawful *self, BinomeMatchSession *session, gboolean in_problem,
               const Counted *some, guint n, gboolean *corrected, GError **error)
{
  BinomeMatchProblem *problem = binome_match_session_get_problem (session);
  gint64 tutor = binome_match_problem_get_tutor_id (problem, some->tutor);
  const BinomeRuleCounts *followed = g_hash_table_lookup (self->followed, &tutor);
  g_autoptr (GHashTable) stay = g_hash_table_new (NULL, NULL);
  BinomeRuleCounts counts = { 0 };

  if (followed != NULL)
    counts = *followed;
  for (guint k = 0; k < n; k++)
    {
      BinomeRuleContract contract = get_contract (self, problem, some[k].tutee);

      if (binome_rules_find_excess (self->rules, &counts, contract) != NULL)
        continue;
      binome_rule_counts_add (&counts, contract, 1);
      g_hash_table_add (stay, GUINT_TO_POINTER (some[k].tutee));
    }
  if (g_hash_table_size (stay) == n)
    return TRUE;

  *corrected = TRUE;
  return keep_others_apart (self, session, in_problem, some->tutor, &counts, stay, error);
}

/**
 * binome_matching_lawful_correct:
 * @session: a session that is solved
 * @in_problem: whether pairs are kept apart in the problem, for a new session and with their reason, or else
 *   in this session alone
 * @corrected: (out): whether something had to be kept apart: it must be solved anew
 * @error: return location for a #GError: %BINOME_ERROR_REFUSED for a pair kept together by hand
 *
 * Holds the pairs against the law. Nothing is done where the problem has no such limits.
 *
 * Returns: whether what had to be kept apart is
 */
gboolean
binome_matching_lawful_correct (BinomeMatchSession *session, gboolean in_problem, gboolean *corrected,
                                GError **error)
{
  BinomeMatchingLawful *self = binome_match_problem_get_limits (binome_match_session_get_problem (session));
  g_autoptr (BinomeMatchSolution) solution = NULL;
  g_autoptr (GArray) counted = NULL;

  *corrected = FALSE;
  if (self == NULL)
    return TRUE;

  solution = binome_match_session_dup_solution (session);
  counted = list_counted (self, solution);
  for (guint first = 0, last; first < counted->len; first = last)
    {
      const Counted *some = &g_array_index (counted, Counted, first);

      for (last = first + 1;
           last < counted->len && g_array_index (counted, Counted, last).tutor == some->tutor;)
        last++;
      if (!correct_tutor (self, session, in_problem, some, last - first, corrected, error))
        return FALSE;
    }
  if (*corrected && !self->is_corrected)
    {
      self->is_corrected = TRUE;
      self->served = binome_match_solution_get_served (solution);
      self->total = binome_match_solution_get_total (solution);
    }
  return TRUE;
}

/**
 * binome_matching_lawful_is_proven:
 * @solution: lawful pairs
 * @by_total: whether the pairs are asked to serve most and then to have the best total, and nothing else
 *
 * Returns: whether no other lawful pairs are better: nothing had to be corrected, or nothing was lost by it
 */
gboolean
binome_matching_lawful_is_proven (BinomeMatchSolution *solution, gboolean by_total)
{
  const BinomeMatchingLawful *self
      = binome_match_problem_get_limits (binome_match_solution_get_problem (solution));

  return self == NULL || !self->is_corrected
         || (by_total && binome_match_solution_get_served (solution) == self->served
             && binome_match_solution_get_total (solution) == self->total);
}
