/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Looks at a whole matching: which pairs hang on a weight, whom nobody can reach, how many pairs are
 * possible.
 */

#include "binome-match-views.h"

#include <string.h>

#include "binome-match-session-private.h"

/**
 * binome_match_session_get_options:
 * @self: a session
 *
 * Returns: (transfer none): what is wanted
 */
const BinomeMatchOptions *
binome_match_session_get_options (BinomeMatchSession *self)
{
  return &self->options;
}

/* ---- fragile pairs ---- */

/* What counts of a matching, in this order. */
typedef struct
{
  guint served;
  int lowest; /* 0 where it does not count */
  gint64 worth;
} Rank;

static gboolean
is_below (Rank a, Rank b)
{
  if (a.served != b.served)
    return a.served < b.served;
  return a.lowest != b.lowest ? a.lowest < b.lowest : a.worth < b.worth;
}

/* What the pairs of "shown" count for by the scores of "engine": those that are possible there. Their worth
 * is the total less what further tutees of one tutor cost. */
static Rank
rank_pairs (BinomeMatchSession *self, const BinomeMatchEngine *shown, const BinomeMatchEngine *engine)
{
  guint n_penalties;
  const gint64 *penalties = binome_match_engine_get_penalties (engine, &n_penalties);
  g_autofree guint *load = g_new0 (guint, self->problem->tutors->len + 1);
  Rank rank = { 0, self->options.best_worst ? BINOME_MATCH_SCORE_MAX : 0, 0 };

  for (guint i = 0; i < self->problem->tutees->len; i++)
    {
      int tutor = binome_match_engine_get_tutor (shown, i);
      int score = tutor >= 0 ? binome_match_engine_get_score (engine, i, (guint)tutor) : -1;
      gint64 key = binome_match_pair_key (i, (guint)MAX (tutor, 0));

      if (score < 0)
        continue;
      rank.served++;
      rank.worth += score;
      if (penalties != NULL)
        rank.worth -= penalties[MIN (load[tutor], n_penalties - 1)];
      load[tutor]++;
      if (binome_match_engine_get_lock (shown, i) < 0
          && GPOINTER_TO_INT (g_hash_table_lookup (self->by_hand, &key)) != HAND_ALLOWED)
        rank.lowest = MIN (rank.lowest, score);
    }
  return rank;
}

/* Those whose pair is no longer possible; and, where other pairs are better than those of now, those who have
 * another tutor then. */
static void
list_fragile (BinomeMatchSession *self, const BinomeMatchEngine *base, const BinomeMatchEngine *then,
              guint criterion, int change, GArray *fragile)
{
  const BinomeMatchEngine *shown = binome_match_session_get_shown (self);
  gboolean better = is_below (rank_pairs (self, shown, base), rank_pairs (self, then, then));

  for (guint i = 0; i < self->problem->tutees->len; i++)
    {
      int now = binome_match_engine_get_tutor (shown, i);
      BinomeMatchFragile one = { i, criterion, change, binome_match_engine_get_tutor (then, i) };
      gboolean vanishes = now >= 0 && binome_match_engine_get_score (base, i, (guint)now) < 0;

      if (vanishes || (better && one.tutor != now))
        g_array_append_val (fragile, one);
    }
}

/* Solves with other weights. Where the pairs of now are possible and as good as any then, they stay: nothing
 * is fragile. */
static gboolean
try_weight (BinomeMatchSession *self, guint criterion, int change, GArray *fragile, GCancellable *cancellable,
            GError **error)
{
  int weight = binome_match_problem_criterion (self->problem, criterion)->weight + change;
  g_autoptr (BinomeMatchProblem) problem = NULL;
  g_autoptr (BinomeMatchKernel) kernel = NULL;
  g_autoptr (BinomeMatchEngine) engine = NULL, raised = NULL;

  if (weight < 0 || weight > BINOME_MATCH_WEIGHT_MAX)
    return TRUE;
  problem = binome_match_problem_new_with_weight (self->problem, criterion, weight);
  kernel = binome_match_kernel_new (problem, BINOME_MATCH_RULE_NONE);
  engine = binome_match_session_new_engine (self, self->engine, problem, kernel, self->options.minimum, NULL);
  if (!binome_match_engine_solve (engine, cancellable, NULL, NULL, error))
    return FALSE;
  if (self->options.best_worst)
    {
      raised = binome_match_session_raise (self, engine, problem, kernel, NULL, cancellable, error);
      if (raised == NULL)
        return FALSE;
    }
  list_fragile (self, engine, raised != NULL ? raised : engine, criterion, change, fragile);
  return TRUE;
}

/**
 * binome_match_session_dup_fragile:
 * @self: a session that is solved
 * @cancellable: (nullable): to stop it
 * @progress: (nullable) (scope call): told now and then how far it is
 * @user_data: for @progress
 * @error: where to say that it was cancelled
 *
 * Which pairs one point more or less on one weight would change: each is solved.
 *
 * Returns: (transfer full) (element-type BinomeMatchFragile): by criterion, then by tutee; %NULL with
 *   %G_IO_ERROR_CANCELLED
 */
GArray *
binome_match_session_dup_fragile (BinomeMatchSession *self, GCancellable *cancellable,
                                  BinomeMatchProgress progress, gpointer user_data, GError **error)
{
  g_autoptr (GArray) fragile = g_array_new (FALSE, FALSE, sizeof (BinomeMatchFragile));
  guint n_criteria = self->problem->criteria->len;

  for (guint k = 0; k < 2 * n_criteria; k++)
    {
      if (progress != NULL)
        progress (k, 2 * n_criteria, user_data);
      if (binome_match_problem_criterion (self->problem, k / 2)->kind == BINOME_MATCH_KIND_WEIGHTED
          && !try_weight (self, k / 2, k % 2 == 0 ? 1 : -1, fragile, cancellable, error))
        return NULL;
    }
  return g_steal_pointer (&fragile);
}

/* ---- possible pairs ---- */

typedef struct
{
  BinomeMatchSieve sieve; /* the first member */
  gpointer rows;
  guint64 n_pairs;
  guint n_without;    /* tutees without any */
  guint8 *is_reached; /* per tutor */
} Tally;

typedef struct
{
  const BinomeMatchRows *rows;
  Tally *tallies;
} Job;

static void
tally_take (BinomeMatchSieve *sieve, const BinomeMatchArc *arcs, gsize n_arcs)
{
  Tally *self = (Tally *)sieve;

  self->n_pairs += n_arcs;
  for (gsize k = 0; k < n_arcs; k++)
    self->is_reached[arcs[k].tutor] = TRUE;
}

static void
tally_block (guint first, guint last, guint thread, gpointer user_data)
{
  Job *job = user_data;
  Tally *tally = &job->tallies[thread];

  for (guint i = first; i < last; i++)
    {
      guint64 before = tally->n_pairs;

      job->rows->read (job->rows, tally->rows, i, &tally->sieve);
      tally->n_without += tally->n_pairs == before;
    }
}

/* Reads all rows; says how many pairs are possible, and which tutors are part of one. */
static gboolean
count_all (const BinomeMatchRows *rows, guint64 *n_pairs, guint *n_without, guint8 *is_reached,
           GCancellable *cancellable, GError **error)
{
  guint n_threads = binome_match_parallel_default_threads ();
  g_autofree Tally *tallies = g_new0 (Tally, n_threads);
  Job job = { rows, tallies };
  gboolean done;

  for (guint k = 0; k < n_threads; k++)
    tallies[k] = (Tally){ { G_MININT64, NULL, 0, 0, tally_take },
                          rows->scratch_new (rows),
                          0,
                          0,
                          g_new0 (guint8, rows->n_tutors + 1) };
  done = binome_match_parallel (rows->n_tutees, 64, n_threads, tally_block, &job, cancellable, NULL, NULL,
                                error);

  *n_pairs = *n_without = 0;
  for (guint k = 0; k < n_threads; k++)
    {
      *n_pairs += tallies[k].n_pairs;
      *n_without += tallies[k].n_without;
      for (guint j = 0; j < rows->n_tutors; j++)
        is_reached[j] |= tallies[k].is_reached[j];
      rows->scratch_free (tallies[k].rows);
      g_free (tallies[k].is_reached);
    }
  return done;
}

/**
 * binome_match_session_dup_unreached:
 * @self: a session that is solved
 * @cancellable: (nullable): to stop it
 * @error: where to say that it was cancelled
 *
 * Returns: (transfer full) (element-type guint): tutors with a place with whom no tutee can be paired; %NULL
 *   with %G_IO_ERROR_CANCELLED
 */
GArray *
binome_match_session_dup_unreached (BinomeMatchSession *self, GCancellable *cancellable, GError **error)
{
  const BinomeMatchRows *rows = binome_match_engine_get_rows (self->engine);
  g_autofree guint8 *is_reached = g_new0 (guint8, rows->n_tutors + 1);
  GArray *unreached;
  guint64 n_pairs;
  guint n_without;

  if (!count_all (rows, &n_pairs, &n_without, is_reached, cancellable, error))
    return NULL;

  unreached = g_array_new (FALSE, FALSE, sizeof (guint));
  for (guint j = 0; j < rows->n_tutors; j++)
    if (!is_reached[j] && binome_match_engine_get_capacity (self->engine, j) > 0)
      g_array_append_val (unreached, j);
  return unreached;
}

/**
 * binome_match_problem_count_pairs:
 * @problem: a problem
 * @lifted: a rule that is left out, or %BINOME_MATCH_RULE_NONE
 * @n_pairs: (out): how many pairs no other rule bars
 * @n_without: (out): how many tutees have no such pair
 * @cancellable: (nullable): to stop it
 * @error: where to say that it was cancelled
 *
 * How much room the criteria leave, while they are being edited.
 *
 * Returns: whether they were counted; otherwise %G_IO_ERROR_CANCELLED
 */
gboolean
binome_match_problem_count_pairs (BinomeMatchProblem *problem, int lifted, guint64 *n_pairs, guint *n_without,
                                  GCancellable *cancellable, GError **error)
{
  g_autoptr (BinomeMatchKernel) kernel = binome_match_kernel_new (problem, lifted);
  const BinomeMatchRows *rows = binome_match_kernel_get_rows (kernel);
  g_autofree guint8 *is_reached = g_new0 (guint8, rows->n_tutors + 1);

  return count_all (rows, n_pairs, n_without, is_reached, cancellable, error);
}
