/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Looks at a whole matching: who would rather have each other, which pairs hang on a weight, whom nobody can
 * reach, how many pairs are possible. */

#include "binome-match-views.h"

#include <string.h>

#include "binome-match-session-private.h"

/* ---- stability ---- */

/* How much a tutee wants a tutor: the first choice most. */
static int
wish_of_tutee (const BinomeMatchProblem *problem, guint tutee, int tutor)
{
  const BinomeMatchRelation *relation
      = tutor >= 0 ? binome_match_problem_get_relation (problem, tutee, (guint)tutor) : NULL;

  if (relation == NULL)
    return 0;
  return relation->rank > 0 ? BINOME_MATCH_RANKS + 2 - relation->rank
                            : relation->wish == BINOME_MATCH_STANCE_PREFER;
}

static int
wish_of_tutor (const BinomeMatchProblem *problem, guint tutor, guint tutee)
{
  static const int of_stance[] = { 1, 2, 1, 0 };
  const BinomeMatchRelation *relation = binome_match_problem_get_relation (problem, tutee, tutor);

  return of_stance[relation != NULL ? relation->stance : BINOME_MATCH_STANCE_NONE];
}

/* What a tutor thinks of the least wanted of their tutees; 0 while a place is free, for whom they would
 * rather not have does not become welcome by that. */
static int *
list_least_wanted (BinomeMatchSession *self)
{
  guint n = self->problem->tutees->len, m = self->problem->tutors->len;
  int *least = g_new (int, m + 1);
  g_autofree int *load = g_new0 (int, m + 1);

  for (guint j = 0; j < m; j++)
    least[j] = G_MAXINT;
  for (guint i = 0; i < n; i++)
    {
      int tutor = binome_match_engine_get_tutor (self->engine, i);

      if (tutor < 0)
        continue;
      load[tutor]++;
      least[tutor] = MIN (least[tutor], wish_of_tutor (self->problem, (guint)tutor, i));
    }
  for (guint j = 0; j < m; j++)
    if (load[j] < binome_match_engine_get_capacity (self->engine, j))
      least[j] = 0;
  return least;
}

static int
compare_rivals (gconstpointer a, gconstpointer b)
{
  const BinomeMatchRivals *x = a, *y = b;

  if (x->tutee != y->tutee)
    return x->tutee < y->tutee ? -1 : 1;
  return x->tutor < y->tutor ? -1 : x->tutor > y->tutor;
}

/**
 * binome_match_session_dup_rivals:
 * @self: a session that is solved
 *
 * Whether the matching is stable in the sense of wishes: names every possible pair of people who would both
 * rather have each other than what they have. A tutee would where they ranked the tutor above their own, or
 * said that they would like them and nothing such of their own; a tutor where a place is free and they would
 * not rather not, or where they said more for this tutee than for one of theirs. Locked pairs stay out of it.
 *
 * Returns: (transfer full) (element-type BinomeMatchRivals): the pairs, none where it is stable
 */
GArray *
binome_match_session_dup_rivals (BinomeMatchSession *self)
{
  GArray *rivals = g_array_new (FALSE, FALSE, sizeof (BinomeMatchRivals));
  g_autofree int *least = list_least_wanted (self);
  GHashTableIter iter;
  gpointer key;

  g_hash_table_iter_init (&iter, self->problem->relations);
  while (g_hash_table_iter_next (&iter, &key, NULL))
    {
      guint64 pair = (guint64) * (const gint64 *)key;
      BinomeMatchRivals both = { (guint)(pair >> 32), (guint)(guint32)pair };
      int tutor = binome_match_engine_get_tutor (self->engine, both.tutee);

      if (tutor == (int)both.tutor || binome_match_engine_get_lock (self->engine, both.tutee) >= 0
          || wish_of_tutee (self->problem, both.tutee, (int)both.tutor)
                 <= wish_of_tutee (self->problem, both.tutee, tutor)
          || wish_of_tutor (self->problem, both.tutor, both.tutee) <= least[both.tutor]
          || binome_match_engine_get_score (self->engine, both.tutee, both.tutor) < 0)
        continue;
      g_array_append_val (rivals, both);
    }
  g_array_sort (rivals, compare_rivals);
  return rivals;
}

/* ---- fragile pairs ---- */

/* Solves with other weights. Where the pairs of now are as good as any then, they stay: nothing is fragile.
 * Otherwise whoever has another tutor then is. */
static gboolean
try_weight (BinomeMatchSession *self, guint criterion, int change, GArray *fragile, GCancellable *cancellable,
            GError **error)
{
  int weight = binome_match_problem_criterion (self->problem, criterion)->weight + change;
  g_autoptr (BinomeMatchProblem) problem = NULL;
  g_autoptr (BinomeMatchKernel) kernel = NULL;
  g_autoptr (BinomeMatchEngine) engine = NULL;
  guint served;
  gint64 total, now = 0;

  if (weight < 0 || weight > BINOME_MATCH_WEIGHT_MAX)
    return TRUE;
  problem = binome_match_problem_new_with_weight (self->problem, criterion, weight);
  kernel = binome_match_kernel_new (problem, BINOME_MATCH_RULE_NONE);
  engine = binome_match_session_new_engine (self, kernel);
  if (!binome_match_engine_solve (engine, cancellable, NULL, NULL, error))
    return FALSE;

  binome_match_engine_count (engine, FALSE, &served, &total);
  for (guint i = 0; i < problem->tutees->len; i++)
    {
      int tutor = binome_match_engine_get_tutor (self->engine, i);

      if (tutor >= 0 && binome_match_engine_get_lock (self->engine, i) < 0)
        now += MAX (binome_match_engine_get_score (engine, i, (guint)tutor), 0);
    }
  /* The rules are the same, so that as many are served. */
  for (guint i = 0; i < problem->tutees->len && now < total; i++)
    {
      BinomeMatchFragile one = { i, criterion, change, binome_match_engine_get_tutor (engine, i) };

      if (one.tutor != binome_match_engine_get_tutor (self->engine, i))
        g_array_append_val (fragile, one);
    }
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
