/* SPDX-License-Identifier: GPL-3.0-or-later */
/* First prices and a first matching, so that few paths are left to be searched.
 *
 * Count: a matching of most people over the lists. Where somebody stays out, everyone whom they compete
 * with, directly or by moving others, fights for seats that are all taken (Dulmage and Mendelsohn): such
 * a seat costs about as much as serving one person weighs. Without this first step the prices would have
 * to climb there score by score.
 *
 * Bid: each tutee asks for the best seat at the prices of the moment, and is ready to pay up to where the
 * second best would be as good. A full tutor keeps the highest bids; the price is what the first of those
 * turned away would have paid. Prices stay consistent all the time, so stopping early does no harm.
 */

#include "binome-match-engine-private.h"

#define BIDS_PER_TUTEE 8
#define CHECK_EVERY 1024

/* ---- count ---- */

typedef struct
{
  BinomeMatchEngine *engine;
  guint32 *seen; /* per tutor, the round in which it was last visited */
  guint32 *at;   /* per tutee on the path, how far their list was followed */
  int *seat_of;  /* per tutee on the path, the tutor tried */
  int *move_of;  /* per tutee on the path, whom they would displace: the next one of that tutor */
  GArray *path;  /* of guint32 */
} Count;

static gboolean
has_seat (const BinomeMatchEngine *self, guint tutor)
{
  return self->held[tutor] + self->load[tutor] < self->capacity[tutor];
}

/* Everyone on the path moves to the tutor they tried. */
static void
move_path (Count *self)
{
  BinomeMatchEngine *engine = self->engine;

  for (guint k = self->path->len; k-- > 0;)
    {
      guint32 tutee = g_array_index (self->path, guint32, k);

      if (engine->tutor[tutee] != NOBODY)
        binome_match_engine_leave_seat (engine, tutee);
      binome_match_engine_take_seat (
          engine, tutee, (guint)self->seat_of[tutee],
          binome_match_engine_find_arc (engine, tutee, (guint)self->seat_of[tutee])->score);
    }
}

/* The next tutor of this tutee that was not visited in this round, or NOBODY. */
static int
next_unseen (Count *self, guint tutee, guint32 round)
{
  const BinomeMatchRow *row = &self->engine->row[tutee];

  while (self->at[tutee] < row->n)
    {
      guint tutor = row->arcs[self->at[tutee]++].tutor;

      if (self->seen[tutor] != round)
        {
          self->seen[tutor] = round;
          return (int)tutor;
        }
    }
  return NOBODY;
}

static void
push_tutee (Count *self, guint32 tutee)
{
  self->at[tutee] = 0;
  self->move_of[tutee] = NOBODY;
  g_array_append_val (self->path, tutee);
}

/* Depth first from a tutee without a tutor to a free seat. */
static gboolean
find_seat (Count *self, guint32 root, guint32 round)
{
  BinomeMatchEngine *engine = self->engine;

  g_array_set_size (self->path, 0);
  push_tutee (self, root);
  while (self->path->len > 0)
    {
      guint32 tutee = g_array_index (self->path, guint32, self->path->len - 1);

      if (self->move_of[tutee] == NOBODY)
        {
          int tutor = next_unseen (self, tutee, round);

          if (tutor == NOBODY)
            {
              g_array_set_size (self->path, self->path->len - 1);
              continue;
            }
          self->seat_of[tutee] = tutor;
          if (has_seat (engine, (guint)tutor))
            {
              move_path (self);
              return TRUE;
            }
          self->move_of[tutee] = engine->first[tutor];
          if (self->move_of[tutee] == NOBODY)
            continue;
        }

      /* Try to move the next tutee of that tutor. */
      guint32 other = (guint32)self->move_of[tutee];
      self->move_of[tutee] = engine->next[other];
      push_tutee (self, other);
    }

  return FALSE;
}

static void
take_free_seats (BinomeMatchEngine *self)
{
  for (guint i = 0; i < self->n_tutees; i++)
    for (guint k = 0; k < self->row[i].n && self->tutor[i] == NOBODY && self->lock[i] == NOBODY; k++)
      if (has_seat (self, self->row[i].arcs[k].tutor))
        binome_match_engine_take_seat (self, i, self->row[i].arcs[k].tutor, self->row[i].arcs[k].score);
}

/* Tutors and tutees whom those without a tutor compete with: their seats cost "serving". */
static void
set_scarce_prices (BinomeMatchEngine *self)
{
  g_autoptr (GArray) queue = g_array_new (FALSE, FALSE, sizeof (guint32));

  for (guint i = 0; i < self->n_tutees; i++)
    if (self->tutor[i] == NOBODY && self->lock[i] == NOBODY && self->row[i].n > 0)
      g_array_append_val (queue, i);
  for (guint at = 0; at < queue->len; at++)
    {
      const BinomeMatchRow *row = &self->row[g_array_index (queue, guint32, at)];

      for (guint k = 0; k < row->n; k++)
        {
          guint tutor = row->arcs[k].tutor;

          if (self->v[tutor] >= self->serving)
            continue;
          self->v[tutor] = self->serving;
          for (int i = self->first[tutor]; i != NOBODY; i = self->next[i])
            g_array_append_val (queue, i);
        }
    }
}

static gboolean
count_most (BinomeMatchEngine *self, GCancellable *cancellable, GError **error)
{
  Count count = { self };
  gboolean found = TRUE, cancelled = FALSE;
  guint32 round = 0;

  take_free_seats (self);
  count.seen = g_new0 (guint32, self->n_tutors);
  count.at = g_new0 (guint32, self->n_tutees);
  count.seat_of = g_new0 (int, self->n_tutees);
  count.move_of = g_new0 (int, self->n_tutees);
  count.path = g_array_new (FALSE, FALSE, sizeof (guint32));
  while (found && !cancelled)
    {
      found = FALSE;
      round++;
      for (guint i = 0; i < self->n_tutees && !cancelled; i++)
        if (self->tutor[i] == NOBODY && self->lock[i] == NOBODY && self->row[i].n > 0)
          {
            found |= find_seat (&count, i, round);
            cancelled = i % 64 == 0 && g_cancellable_is_cancelled (cancellable);
          }
    }
  set_scarce_prices (self);
  for (guint i = 0; i < self->n_tutees; i++)
    if (self->tutor[i] != NOBODY)
      binome_match_engine_leave_seat (self, i);

  g_free (count.seen);
  g_free (count.at);
  g_free (count.seat_of);
  g_free (count.move_of);
  g_array_unref (count.path);
  return !g_cancellable_set_error_if_cancelled (cancellable, error);
}

/* ---- bid ---- */

typedef struct
{
  const BinomeMatchArc *arc; /* the best pair at the prices of the moment */
  gint64 value;              /* what it is worth beyond the price */
  gint64 second;             /* what the next best would be worth, or staying out */
} Wish;

/* Of equal ones a seat that is free. */
static Wish
make_wish (const BinomeMatchEngine *self, guint tutee)
{
  const BinomeMatchRow *row = &self->row[tutee];
  Wish wish = { NULL, 0, 0 };

  for (guint k = 0; k < row->n; k++)
    {
      const BinomeMatchArc *arc = &row->arcs[k];
      gint64 weight = weight_of (self, arc->score), value = weight - self->v[arc->tutor];

      if (weight < wish.second)
        break; /* no price is below 0 */
      if (value > wish.value
          || (value == wish.value && wish.arc != NULL && !has_seat (self, wish.arc->tutor)
              && has_seat (self, arc->tutor)))
        {
          wish.second = wish.value;
          wish.value = value;
          wish.arc = arc;
        }
      else if (value > wish.second)
        wish.second = value;
    }
  return wish;
}

/* Of a tutor's tutees the one with the lowest bid, or NOBODY. */
static int
find_lowest (const BinomeMatchEngine *self, guint tutor, const gint64 *bid)
{
  int lowest = NOBODY;

  for (int i = self->first[tutor]; i != NOBODY; i = self->next[i])
    if (lowest == NOBODY || bid[i] < bid[lowest])
      lowest = i;
  return lowest;
}

/* Bids for the best seat. Returns who has to look for another one: somebody displaced, the tutee, or
 * NOBODY. */
static int
place_bid (BinomeMatchEngine *self, guint tutee, gint64 *bid)
{
  Wish wish = make_wish (self, tutee);
  guint tutor;
  int lowest;

  if (wish.arc == NULL)
    return NOBODY;
  tutor = wish.arc->tutor;
  bid[tutee] = self->v[tutor] + wish.value - wish.second;
  if (has_seat (self, tutor))
    {
      binome_match_engine_take_seat (self, tutee, tutor, wish.arc->score);
      return NOBODY;
    }

  lowest = find_lowest (self, tutor, bid);
  if (lowest == NOBODY || bid[lowest] >= bid[tutee])
    {
      gboolean rises = bid[tutee] > self->v[tutor];

      self->v[tutor] = bid[tutee];
      return rises ? (int)tutee : NOBODY;
    }
  self->v[tutor] = bid[lowest];
  binome_match_engine_leave_seat (self, (guint)lowest);
  binome_match_engine_take_seat (self, tutee, tutor, wish.arc->score);
  return lowest;
}

/* Bids for everyone who waits, then sets the prices of all tutees. */
gboolean
binome_match_engine_bid (BinomeMatchEngine *self, GCancellable *cancellable, GError **error)
{
  g_autofree gint64 *bid = g_new0 (gint64, self->n_tutees);
  GArray *queue = self->waiting;
  gsize most = (gsize)queue->len * BIDS_PER_TUTEE;

  /* What those who have a seat would pay for it. */
  for (guint i = 0; i < self->n_tutees; i++)
    if (self->tutor[i] != NOBODY)
      {
        Wish wish = make_wish (self, i);

        gboolean is_own = wish.arc != NULL && (int)wish.arc->tutor == self->tutor[i];

        bid[i] = weight_of (self, self->score[i]) - (is_own ? wish.second : wish.value);
      }

  for (gsize at = 0; at < queue->len && at < most; at++)
    {
      guint32 tutee = g_array_index (queue, guint32, at);
      int other;

      if (self->tutor[tutee] != NOBODY || self->lock[tutee] != NOBODY)
        continue;
      other = place_bid (self, tutee, bid);
      if (other != NOBODY)
        g_array_append_val (queue, other);
      if (at % CHECK_EVERY == 0 && g_cancellable_is_cancelled (cancellable))
        break;
    }

  g_array_set_size (queue, 0);
  for (guint i = 0; i < self->n_tutees; i++)
    if (self->lock[i] == NOBODY)
      {
        gint64 price = binome_match_engine_entry_price (self, i);

        if (price < self->u[i])
          binome_match_engine_doubt (self, i);
        self->u[i] = price;
        if (self->tutor[i] == NOBODY && price > 0)
          binome_match_engine_wait (self, i);
      }
  return !g_cancellable_set_error_if_cancelled (cancellable, error);
}

/* ---- both ---- */

/* First prices, which keep (1) for all listed pairs, and a matching at those prices. */
gboolean
binome_match_engine_start (BinomeMatchEngine *self, GCancellable *cancellable, GError **error)
{
  if (self->penalty == NULL && !count_most (self, cancellable, error))
    return FALSE;

  for (guint i = 0; i < self->n_tutees; i++)
    {
      if (self->lock[i] != NOBODY)
        continue;
      self->u[i] = binome_match_engine_entry_price (self, i);
      binome_match_engine_wait (self, i);
      binome_match_engine_doubt (self, i);
    }
  for (guint j = 0; j < self->n_tutors; j++)
    binome_match_engine_open (self, j);
  return TRUE;
}
