/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Changes by hand in the engine: each leaves the prices consistent with every possible pair, and sends those
 * who are concerned to look around anew. The next solving repairs the rest. */

#include "binome-match-engine-private.h"

/* Sends tutees away until the tutor has no more than there is room for. */
static void
make_room (BinomeMatchEngine *self, guint tutor)
{
  while (self->load[tutor] > 0
         && (self->held[tutor] + self->load[tutor] > self->capacity[tutor]
             || self->v[tutor] < last_seat_price (self, tutor)))
    {
      guint tutee = (guint)self->first[tutor];

      binome_match_engine_leave_seat (self, tutee);
      binome_match_engine_wait (self, tutee);
    }
}

/* Somebody loses their tutor, whose seat may be too dear for others now. */
static void
set_free (BinomeMatchEngine *self, guint tutee)
{
  int tutor = self->tutor[tutee];

  if (tutor != NOBODY)
    {
      binome_match_engine_leave_seat (self, tutee);
      binome_match_engine_open (self, (guint)tutor);
    }
  binome_match_engine_wait (self, tutee);
}

/* What the rules say of a locked pair may have changed. */
static void
score_locked (BinomeMatchEngine *self, guint tutee)
{
  guint32 score = (guint32)MAX (self->rows->score (self->rows, tutee, (guint)self->lock[tutee]), 0);

  self->tally.total += (gint64)score - self->score[tutee];
  self->score[tutee] = score;
}

/**
 * binome_match_engine_lock:
 * @self: an engine
 * @tutee: an index, not locked
 * @tutor: an index
 *
 * Keeps two people together from the next solving on, whatever is said of the pair. The seat counts; the
 * caller sees to it that a tutor does not hold more locked tutees than there are seats.
 */
void
binome_match_engine_lock (BinomeMatchEngine *self, guint tutee, guint tutor)
{
  g_return_if_fail (self->lock[tutee] == NOBODY);

  if (self->tutor[tutee] != NOBODY)
    set_free (self, tutee);
  self->lock[tutee] = (int)tutor;
  self->score[tutee] = 0;
  tally_add (self, tutor, 0);
  self->held[tutor]++;
  score_locked (self, tutee);
  self->u[tutee] = 0;
  make_room (self, tutor);
}

/**
 * binome_match_engine_unlock:
 * @self: an engine
 * @tutee: an index, locked
 *
 * Leaves somebody to the criteria again.
 */
void
binome_match_engine_unlock (BinomeMatchEngine *self, guint tutee)
{
  int tutor = self->lock[tutee];

  g_return_if_fail (tutor != NOBODY);

  self->lock[tutee] = NOBODY;
  self->held[tutor]--;
  tally_remove (self, (guint)tutor, self->score[tutee]);
  binome_match_engine_open (self, (guint)tutor);
  if (!self->is_started)
    return;
  if (self->row[tutee].arcs == NULL)
    binome_match_engine_make_list (self, tutee);
  self->u[tutee] = binome_match_engine_entry_price (self, tutee);
  binome_match_engine_wait (self, tutee);
  binome_match_engine_doubt (self, tutee);
}

/**
 * binome_match_engine_forbid:
 * @self: an engine
 * @tutee: an index
 * @tutor: an index
 *
 * Keeps two people apart from the next solving on.
 */
void
binome_match_engine_forbid (BinomeMatchEngine *self, guint tutee, guint tutor)
{
  binome_match_edits_forbid (self->edits, tutee, tutor);
  binome_match_engine_forget_kept (self, tutee);
  if (self->lock[tutee] == (int)tutor)
    score_locked (self, tutee);
  if (!self->is_started)
    return;
  binome_match_engine_remove_arc (self, tutee, tutor);
  if (self->tutor[tutee] == (int)tutor)
    set_free (self, tutee);
}

/**
 * binome_match_engine_allow:
 * @self: an engine
 * @tutee: an index
 * @tutor: an index
 * @score: what the pair is worth
 *
 * Makes a pair possible from the next solving on, whatever the rules say of it.
 */
void
binome_match_engine_allow (BinomeMatchEngine *self, guint tutee, guint tutor, int score)
{
  gint64 worth = weight_of (self, (guint32)score) - self->v[tutor];

  binome_match_edits_allow (self->edits, tutee, tutor, score);
  binome_match_engine_forget_kept (self, tutee);
  if (self->lock[tutee] == (int)tutor)
    score_locked (self, tutee);
  if (!self->is_started)
    return;
  binome_match_engine_remove_arc (self, tutee, tutor);
  binome_match_engine_add_arc (self, tutee, (BinomeMatchArc){ tutor, (guint32)score });
  if (self->lock[tutee] != NOBODY || (self->u[tutee] >= worth && self->tutor[tutee] != (int)tutor))
    return;

  /* Their price must rise, or their own pair is worth something else now: they look around anew. */
  set_free (self, tutee);
  self->u[tutee] = MAX (self->u[tutee], worth);
}

/* A tutor who had no seat when the lists were made joins them. */
static void
introduce (BinomeMatchEngine *self, guint tutor)
{
  self->listed[tutor] = TRUE;
  for (guint i = 0; i < self->n_tutees; i++)
    {
      int score = self->rows->score (self->rows, i, tutor);

      if (score >= 0 && self->row[i].arcs != NULL && score > self->row[i].bound)
        binome_match_engine_add_arc (self, i, (BinomeMatchArc){ tutor, (guint32)score });
    }
}

/**
 * binome_match_engine_set_capacity:
 * @self: an engine
 * @tutor: an index
 * @capacity: how many tutees at once, locked ones included
 *
 * Gives a tutor more seats or fewer from the next solving on.
 */
void
binome_match_engine_set_capacity (BinomeMatchEngine *self, guint tutor, int capacity)
{
  gboolean more = capacity > self->capacity[tutor];

  self->capacity[tutor] = MAX (capacity, 0);
  if (!self->is_started)
    return;
  if (more && !self->listed[tutor])
    introduce (self, tutor);
  make_room (self, tutor);
  binome_match_engine_open (self, tutor);
}
