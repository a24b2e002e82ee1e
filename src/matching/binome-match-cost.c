/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a pair would cost the programme: it is forced, everything else arranged anew, and taken back. */

#include "binome-match-session-private.h"

typedef struct
{
  guint served;
  gint64 total;
  gint64 worth;
} Standing;

static Standing
get_standing (BinomeMatchSession *self)
{
  Standing standing;

  binome_match_session_count (self, &standing.served, &standing.total);
  standing.worth = binome_match_engine_get_worth (self->engine);
  return standing;
}

static gboolean
has_room (BinomeMatchSession *self, guint tutee, guint tutor)
{
  int room = binome_match_engine_get_capacity (self->engine, tutor);

  for (guint i = 0; i < self->problem->tutees->len; i++)
    room -= i != tutee && binome_match_engine_get_lock (self->engine, i) == (int)tutor;
  return room > 0;
}

/* The standing with the pair forced. The engine is left as it was when "memory" was made. */
static Standing
force (BinomeMatchSession *self, const BinomeMatchMemory *memory, guint tutee, guint tutor)
{
  Standing standing;

  if (binome_match_engine_get_lock (self->engine, tutee) >= 0)
    binome_match_engine_unlock (self->engine, tutee);
  binome_match_engine_lock (self->engine, tutee, tutor);
  binome_match_session_resolve (self);
  standing = get_standing (self);
  binome_match_engine_restore (self->engine, memory);
  return standing;
}

static BinomeMatchCost
compare_standings (BinomeMatchSession *self, guint tutee, guint tutor, Standing now, Standing then)
{
  return (BinomeMatchCost){ tutor, binome_match_engine_get_score (self->engine, tutee, tutor),
                            (int)now.served - (int)then.served, now.total - then.total };
}

/**
 * binome_match_session_get_cost:
 * @self: a session that is solved
 * @tutee: an index
 * @tutor: an index
 * @cost: (out): what forcing this pair would cost
 *
 * Returns: %FALSE where the pair cannot be: a rule does not allow it, or all places are locked
 */
gboolean
binome_match_session_get_cost (BinomeMatchSession *self, guint tutee, guint tutor, BinomeMatchCost *cost)
{
  g_return_val_if_fail (self->engine != NULL, FALSE);
  g_return_val_if_fail (tutee < self->problem->tutees->len && tutor < self->problem->tutors->len, FALSE);

  if (binome_match_engine_get_score (self->engine, tutee, tutor) < 0 || !has_room (self, tutee, tutor))
    return FALSE;

  binome_match_session_remember (self);
  *cost
      = compare_standings (self, tutee, tutor, get_standing (self), force (self, self->memory, tutee, tutor));
  return TRUE;
}

/* A tutor who may be an alternative, and a bound on what it costs at least. */
typedef struct
{
  guint tutor;
  gint64 least;
} Candidate;

/* An alternative with its exact cost in the worth of the whole. */
typedef struct
{
  BinomeMatchCost cost;
  gint64 loss;
} Alternative;

static int
compare_candidates (gconstpointer a, gconstpointer b)
{
  const Candidate *x = a, *y = b;

  if (x->least != y->least)
    return x->least < y->least ? -1 : 1;
  return x->tutor < y->tutor ? -1 : x->tutor > y->tutor;
}

static int
compare_alternatives (gconstpointer a, gconstpointer b)
{
  const Alternative *x = a, *y = b;

  if (x->loss != y->loss)
    return x->loss < y->loss ? -1 : 1;
  return x->cost.tutor < y->cost.tutor ? -1 : x->cost.tutor > y->cost.tutor;
}

/* All possible tutors. The slack of a pair in the prices is a lower bound on its cost (duality). */
static GArray *
list_candidates (BinomeMatchSession *self, guint tutee, int current)
{
  const BinomeMatchRows *rows = binome_match_engine_get_rows (self->engine);
  GArray *candidates = g_array_new (FALSE, FALSE, sizeof (Candidate));
  g_autoptr (GArray) arcs = binome_match_rows_collect (rows, tutee);
  gint64 serving = binome_match_engine_get_serving (self->engine);

  for (guint k = 0; k < arcs->len; k++)
    {
      BinomeMatchArc arc = g_array_index (arcs, BinomeMatchArc, k);
      Candidate candidate = { arc.tutor, 0 };

      candidate.least = binome_match_engine_get_tutee_price (self->engine, tutee)
                        + binome_match_engine_get_tutor_price (self->engine, arc.tutor)
                        - (serving + arc.score);
      if ((int)arc.tutor != current && binome_match_engine_get_capacity (self->engine, arc.tutor) > 0)
        g_array_append_val (candidates, candidate);
    }
  g_array_sort (candidates, compare_candidates);
  return candidates;
}

/* Forces candidates one after the other, until no further one can be among the best. */
static gboolean
find_best (BinomeMatchSession *self, const BinomeMatchMemory *memory, guint tutee, const GArray *candidates,
           guint most, Standing now, GArray *found, GCancellable *cancellable, GError **error)
{
  Standing base = get_standing (self); /* with the tutee not locked */

  for (guint k = 0; k < candidates->len; k++)
    {
      const Candidate *candidate = &g_array_index (candidates, Candidate, k);
      Alternative alternative;
      Standing then;

      if (found->len >= most && g_array_index (found, Alternative, most - 1).loss <= candidate->least)
        return TRUE;
      if (g_cancellable_set_error_if_cancelled (cancellable, error))
        return FALSE;
      if (!has_room (self, tutee, candidate->tutor))
        continue;
      then = force (self, memory, tutee, candidate->tutor);
      alternative.cost = compare_standings (self, tutee, candidate->tutor, now, then);
      alternative.loss = base.worth - then.worth;
      g_array_append_val (found, alternative);
      g_array_sort (found, compare_alternatives);
    }
  return TRUE;
}

/**
 * binome_match_session_dup_alternatives:
 * @self: a session that is solved
 * @tutee: an index
 * @most: how many at most
 * @cancellable: (nullable): to stop it
 * @error: where to say that it was cancelled
 *
 * The other tutors that would cost the programme least, exactly, the best first.
 *
 * Returns: (transfer full) (element-type BinomeMatchCost): the alternatives; %NULL with
 *   %G_IO_ERROR_CANCELLED
 */
GArray *
binome_match_session_dup_alternatives (BinomeMatchSession *self, guint tutee, guint most,
                                       GCancellable *cancellable, GError **error)
{
  g_autoptr (GArray) found = g_array_new (FALSE, FALSE, sizeof (Alternative)), candidates = NULL;
  g_autoptr (BinomeMatchMemory) unlocked = NULL;
  GArray *costs = NULL;
  Standing now;
  int current;

  g_return_val_if_fail (self->engine != NULL && tutee < self->problem->tutees->len, NULL);

  binome_match_session_remember (self);
  now = get_standing (self);
  current = binome_match_engine_get_tutor (self->engine, tutee);
  if (binome_match_engine_get_lock (self->engine, tutee) >= 0)
    {
      binome_match_engine_unlock (self->engine, tutee);
      binome_match_session_resolve (self);
      unlocked = binome_match_engine_remember (self->engine);
    }

  candidates = list_candidates (self, tutee, current);
  if (most > 0
      && find_best (self, unlocked != NULL ? unlocked : self->memory, tutee, candidates, most, now, found,
                    cancellable, error))
    {
      costs = g_array_new (FALSE, FALSE, sizeof (BinomeMatchCost));
      for (guint k = 0; k < MIN (found->len, most); k++)
        g_array_append_val (costs, g_array_index (found, Alternative, k).cost);
    }
  if (unlocked != NULL)
    binome_match_engine_restore (self->engine, self->memory);
  return costs != NULL || most > 0 ? costs : g_array_new (FALSE, FALSE, sizeof (BinomeMatchCost));
}
