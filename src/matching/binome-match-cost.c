/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a pair would cost the programme: it is forced, everything else arranged anew, and taken back. */

#include "binome-match-session-private.h"

typedef struct
{
  guint served;
  gint64 total;
  gint64 worth; /* of the session's own engine */
} Standing;

/* As it is shown. */
static Standing
get_standing (BinomeMatchSession *self)
{
  Standing standing;

  binome_match_session_count (self, &standing.served, &standing.total);
  standing.worth = binome_match_engine_get_worth (self->engine);
  return standing;
}

/* Whether a tutor has a place besides those of others who are kept together with them. */
gboolean
binome_match_session_has_room (BinomeMatchSession *self, guint tutee, guint tutor)
{
  int held = binome_match_engine_get_held (self->engine, tutor);

  held -= binome_match_engine_get_lock (self->engine, tutee) == (int)tutor;
  return held < binome_match_engine_get_capacity (self->engine, tutor);
}

/* The standing with the pair forced; "exact" with the best worst case, where that is wanted. The engine is
 * left as it was when "memory" was made. */
static Standing
force (BinomeMatchSession *self, const BinomeMatchMemory *memory, guint tutee, guint tutor, gboolean exact)
{
  Standing standing;
  int given;

  if (binome_match_engine_get_lock (self->engine, tutee) >= 0)
    binome_match_engine_unlock (self->engine, tutee);
  binome_match_engine_lock (self->engine, tutee, tutor);
  binome_match_session_resolve (self);
  standing.worth = binome_match_engine_get_worth (self->engine);
  if (exact)
    binome_match_session_stand (self, NULL, tutee, &given, &standing.served, &standing.total);
  else
    binome_match_engine_count (self->engine, TRUE, &standing.served, &standing.total);
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

  if (binome_match_engine_get_score (self->engine, tutee, tutor) < 0
      || !binome_match_session_has_room (self, tutee, tutor))
    return FALSE;

  binome_match_session_remember (self);
  *cost = compare_standings (self, tutee, tutor, get_standing (self),
                             force (self, self->memory, tutee, tutor, TRUE));
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

/* Who is asked about, and what was found so far. */
typedef struct
{
  BinomeMatchSession *session;
  const BinomeMatchMemory *memory; /* with the tutee not locked */
  guint tutee;
  int current;
  guint most;
  Standing now;
  Standing base; /* with the tutee not locked */
  GArray *found; /* of Alternative, the least loss first */
} Question;

/* The tutors of these pairs, those first that may cost least. The slack of a pair in the prices is a lower
 * bound on its cost (duality). */
static GArray *
list_candidates (const Question *self, const BinomeMatchArc *arcs, guint n_arcs)
{
  const BinomeMatchEngine *engine = self->session->engine;
  GArray *candidates = g_array_sized_new (FALSE, FALSE, sizeof (Candidate), n_arcs);
  gint64 start
      = binome_match_engine_get_tutee_price (engine, self->tutee) - binome_match_engine_get_serving (engine);

  for (guint k = 0; k < n_arcs; k++)
    {
      gint64 price = binome_match_engine_get_tutor_price (engine, arcs[k].tutor);
      Candidate candidate = { arcs[k].tutor, start + price - arcs[k].score };

      if ((int)arcs[k].tutor != self->current && binome_match_engine_get_capacity (engine, arcs[k].tutor) > 0)
        g_array_append_val (candidates, candidate);
    }
  g_array_sort (candidates, compare_candidates);
  return candidates;
}

/* Whether nobody who costs that much at least can be among the best. */
static gboolean
is_answered (const Question *self, gint64 least)
{
  return self->found->len >= self->most
         && g_array_index (self->found, Alternative, self->most - 1).loss <= least;
}

static gboolean
was_tried (const Question *self, guint tutor)
{
  for (guint k = 0; k < self->found->len; k++)
    if (g_array_index (self->found, Alternative, k).cost.tutor == tutor)
      return TRUE;
  return FALSE;
}

static void
try_candidate (const Question *self, guint tutor)
{
  Standing then = force (self->session, self->memory, self->tutee, tutor, FALSE);
  Alternative alternative = { compare_standings (self->session, self->tutee, tutor, self->now, then),
                              self->base.worth - then.worth };

  g_array_append_val (self->found, alternative);
  g_array_sort (self->found, compare_alternatives);
}

/* Forces candidates one after the other, until no further one can be among the best. Those from whom on
 * others may cost less are left out. */
static gboolean
try_candidates (const Question *self, const GArray *candidates, gint64 least_of_others,
                GCancellable *cancellable, GError **error)
{
  for (guint k = 0; k < candidates->len; k++)
    {
      const Candidate *candidate = &g_array_index (candidates, Candidate, k);

      if (candidate->least > least_of_others || is_answered (self, candidate->least))
        return TRUE;
      if (g_cancellable_set_error_if_cancelled (cancellable, error))
        return FALSE;
      if (binome_match_session_has_room (self->session, self->tutee, candidate->tutor)
          && !was_tried (self, candidate->tutor))
        try_candidate (self, candidate->tutor);
    }
  return TRUE;
}

/* Looks at the listed pairs, and where those do not answer it at all possible ones. */
static gboolean
answer (const Question *self, GCancellable *cancellable, GError **error)
{
  gint64 least_of_others;
  guint n_listed;
  const BinomeMatchArc *listed
      = binome_match_engine_get_listed (self->session->engine, self->tutee, &n_listed, &least_of_others);
  g_autoptr (GArray) candidates = list_candidates (self, listed, n_listed), arcs = NULL, all = NULL;

  if (!try_candidates (self, candidates, least_of_others, cancellable, error))
    return FALSE;
  if (least_of_others == G_MAXINT64 || is_answered (self, least_of_others))
    return TRUE;

  arcs = binome_match_rows_collect (binome_match_engine_get_rows (self->session->engine), self->tutee);
  all = list_candidates (self, (const BinomeMatchArc *)(const void *)arcs->data, arcs->len);
  return try_candidates (self, all, G_MAXINT64, cancellable, error);
}

/* With a best worst case the candidates are found by the total alone, and each of them costed with it. */
static void
cost_exactly (const Question *self)
{
  gint64 serving = binome_match_engine_get_serving (self->session->engine);

  for (guint k = 0; k < self->found->len; k++)
    {
      Alternative *alternative = &g_array_index (self->found, Alternative, k);
      guint tutor = alternative->cost.tutor;

      alternative->cost = compare_standings (self->session, self->tutee, tutor, self->now,
                                             force (self->session, self->memory, self->tutee, tutor, TRUE));
      alternative->loss = alternative->cost.served * serving + alternative->cost.total;
    }
  g_array_sort (self->found, compare_alternatives);
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
  g_autoptr (GArray) found = g_array_new (FALSE, FALSE, sizeof (Alternative));
  g_autoptr (BinomeMatchMemory) unlocked = NULL;
  Question question = { self, NULL, tutee, -1, most, { 0 }, { 0 }, found };
  GArray *costs = NULL;

  g_return_val_if_fail (self->engine != NULL && tutee < self->problem->tutees->len, NULL);

  if (most == 0)
    return g_array_new (FALSE, FALSE, sizeof (BinomeMatchCost));
  binome_match_session_remember (self);
  question.now = get_standing (self);
  question.current = binome_match_session_get_tutor (self, tutee);
  if (binome_match_engine_get_lock (self->engine, tutee) >= 0)
    {
      binome_match_engine_unlock (self->engine, tutee);
      binome_match_session_resolve (self);
      unlocked = binome_match_engine_remember (self->engine);
    }
  question.memory = unlocked != NULL ? unlocked : self->memory;
  question.base = get_standing (self);

  if (answer (&question, cancellable, error))
    {
      g_array_set_size (found, MIN (found->len, most));
      if (self->options.best_worst)
        cost_exactly (&question);
      costs = g_array_new (FALSE, FALSE, sizeof (BinomeMatchCost));
      for (guint k = 0; k < found->len; k++)
        g_array_append_val (costs, g_array_index (found, Alternative, k).cost);
    }
  if (unlocked != NULL)
    binome_match_engine_restore (self->engine, self->memory);
  return costs;
}
