/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The best worst case: among the matchings that serve the most people, the lowest score as high as can be,
 * and only then the total.
 *
 * The session’s own engine knows only the user’s lowest score. It says how many can be served, and is what
 * explanations ask. From where it stands the highest floor with which as many are served is searched for, and
 * an engine with that floor has the pairs that are shown.
 */

#include "binome-match-session-private.h"

/* Another engine for the same session: the locks and capacities of "base", the pairs by hand and those that
 * are tried, other scores, another lowest score. */
BinomeMatchEngine *
binome_match_session_new_engine (BinomeMatchSession *self, const BinomeMatchEngine *base,
                                 BinomeMatchProblem *problem, const BinomeMatchKernel *kernel, int minimum,
                                 const BinomeMatchAttempt *attempt)
{
  g_autofree int *capacities = g_new0 (int, problem->tutors->len + 1);
  int penalties[BINOME_MATCH_N_PENALTIES];
  BinomeMatchSetup setup;
  BinomeMatchEngine *engine;
  GHashTableIter iter;
  gpointer key, hand;

  for (guint j = 0; j < problem->tutors->len; j++)
    capacities[j] = binome_match_engine_get_capacity (base, j);
  binome_match_options_get_setup (&self->options, &setup, penalties);
  setup.minimum = minimum;
  engine = binome_match_engine_new (binome_match_kernel_get_rows (kernel), capacities, &setup);

  g_hash_table_iter_init (&iter, self->by_hand);
  while (g_hash_table_iter_next (&iter, &key, &hand))
    {
      guint64 pair = (guint64) * (const gint64 *)key;
      guint tutee = (guint)(pair >> 32), tutor = (guint)(guint32)pair;

      if (GPOINTER_TO_INT (hand) == HAND_APART)
        binome_match_engine_forbid (engine, tutee, tutor);
      else
        binome_match_engine_allow (engine, tutee, tutor,
                                   binome_match_score_regardless (problem, tutee, tutor));
    }
  for (guint k = 0; attempt != NULL && k < attempt->n_arcs; k++)
    if (attempt->below || (int)attempt->arcs[k].score >= minimum)
      binome_match_engine_allow (engine, attempt->tutee, attempt->arcs[k].tutor, (int)attempt->arcs[k].score);
  for (guint i = 0; i < problem->tutees->len; i++)
    {
      int lock = binome_match_engine_get_lock (base, i);

      if (lock < 0)
        continue;
      /* Whoever is kept together may be below. */
      if (binome_match_engine_get_score (engine, i, (guint)lock) < 0)
        binome_match_engine_allow (engine, i, (guint)lock,
                                   MAX (binome_match_score_regardless (problem, i, (guint)lock), 0));
      binome_match_engine_lock (engine, i, (guint)lock);
    }
  return engine;
}

/* A pair that may be as low as it is: decided by hand, or tried as such. */
static gboolean
is_exempt (BinomeMatchSession *self, const BinomeMatchEngine *engine, guint tutee, guint tutor,
           const BinomeMatchAttempt *attempt)
{
  gint64 key = binome_match_pair_key (tutee, tutor);

  if (binome_match_engine_get_lock (engine, tutee) >= 0
      || GPOINTER_TO_INT (g_hash_table_lookup (self->by_hand, &key)) == HAND_ALLOWED)
    return TRUE;
  for (guint k = 0; attempt != NULL && attempt->below && attempt->tutee == tutee && k < attempt->n_arcs; k++)
    if (attempt->arcs[k].tutor == tutor)
      return TRUE;
  return FALSE;
}

/* The lowest score of the pairs of an engine that nobody decided by hand. */
int
binome_match_session_get_lowest (BinomeMatchSession *self, const BinomeMatchEngine *engine,
                                 const BinomeMatchAttempt *attempt)
{
  int lowest = BINOME_MATCH_SCORE_MAX;

  for (guint i = 0; i < self->problem->tutees->len; i++)
    {
      int tutor = binome_match_engine_get_tutor (engine, i);

      if (tutor >= 0 && !is_exempt (self, engine, i, (guint)tutor, attempt))
        lowest = MIN (lowest, (int)binome_match_engine_get_own_score (engine, i));
    }
  return lowest;
}

/* Where to look next: near the floor that was best before, since little changes at once; then in the middle.
 */
static int
choose_floor (int low, int high, int before, guint step)
{
  int near = before + (step > 0);

  return step < 2 && near > low && near <= high ? near : low + (high - low + 1) / 2;
}

/* An engine with the highest floor with which as many are served as by "base", solved. */
BinomeMatchEngine *
binome_match_session_raise (BinomeMatchSession *self, const BinomeMatchEngine *base,
                            BinomeMatchProblem *problem, const BinomeMatchKernel *kernel,
                            const BinomeMatchAttempt *attempt, GCancellable *cancellable, GError **error)
{
  g_autoptr (BinomeMatchEngine) best = NULL;
  int low = MAX (binome_match_session_get_lowest (self, base, attempt), self->options.minimum),
      high = BINOME_MATCH_SCORE_MAX;
  guint served, then;
  gint64 total;

  binome_match_engine_count (base, FALSE, &served, &total);
  for (guint step = 0; low < high || best == NULL; step++)
    {
      int floor = low < high ? choose_floor (low, high, self->floor, step) : low;
      g_autoptr (BinomeMatchEngine) engine
          = binome_match_session_new_engine (self, base, problem, kernel, floor, attempt);

      if (!binome_match_engine_solve (engine, cancellable, NULL, NULL, error))
        return NULL;
      binome_match_engine_count (engine, FALSE, &then, &total);
      if (then < served && floor > low)
        {
          high = floor - 1;
          continue;
        }
      low = MAX (floor, binome_match_session_get_lowest (self, engine, attempt));
      g_clear_pointer (&best, binome_match_engine_free);
      best = g_steal_pointer (&engine);
    }
  return g_steal_pointer (&best);
}

/* After the session’s own engine is solved: the floor for it, where one is wanted. */
gboolean
binome_match_session_find_floor (BinomeMatchSession *self, GCancellable *cancellable, GError **error)
{
  g_clear_pointer (&self->raised, binome_match_engine_free);
  if (!self->options.best_worst)
    return TRUE;

  self->raised = binome_match_session_raise (self, self->engine, self->problem, self->kernel, NULL,
                                             cancellable, error);
  if (self->raised == NULL)
    return FALSE;
  self->floor = binome_match_session_get_lowest (self, self->raised, NULL);
  return TRUE;
}

/* What there would be if what is tried were so: the session’s own engine is solved with it. "tutor" is whom
 * "tutee" would have. */
void
binome_match_session_stand (BinomeMatchSession *self, const BinomeMatchAttempt *attempt, guint tutee,
                            int *tutor, guint *served, gint64 *total)
{
  g_autoptr (BinomeMatchEngine) raised = NULL;
  const BinomeMatchEngine *engine = self->engine;

  if (self->options.best_worst)
    engine = raised
        = binome_match_session_raise (self, self->engine, self->problem, self->kernel, attempt, NULL, NULL);
  binome_match_engine_count (engine, TRUE, served, total);
  *tutor = binome_match_engine_get_tutor (engine, tutee);
}
