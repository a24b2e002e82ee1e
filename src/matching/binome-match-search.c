/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Repairs a matching path by path, from both sides.
 *
 * Forward: a tutee without a tutor has a price above 0. The shortest path, in what is left of line (1) for
 * each pair, leads to a seat that is worth offering or to somebody who is better left out, maybe the
 * tutee. Everyone on it moves up one seat.
 *
 * Backward: a tutor has a free seat that costs too much. The shortest path leads to a tutee without a
 * tutor, or to a tutor whose seat may be given up, maybe their own.
 *
 * Either way the prices of all that were reached sooner than the end move by the difference, which keeps
 * (1), makes the path tight, and harms nobody else (Dijkstra's method with potentials).
 */

#include "binome-match-engine-private.h"

typedef struct
{
  gint64 length; /* of the shortest path to an end so far */
  int tutor;     /* which ends with this tutor, or NOBODY */
  int tutee;     /* or with this tutee, or NOBODY */
} End;

static gboolean
is_before (const BinomeMatchHeapItem *a, const BinomeMatchHeapItem *b)
{
  return a->distance != b->distance ? a->distance < b->distance : a->tutor < b->tutor;
}

static void
heap_push (BinomeMatchEngine *self, BinomeMatchHeapItem item)
{
  BinomeMatchHeapItem *items;
  gsize at = self->n_heap++;

  if (at == self->heap_room)
    {
      self->heap_room += self->heap_room / 2 + 64;
      self->heap = g_renew (BinomeMatchHeapItem, self->heap, self->heap_room);
    }
  items = self->heap;
  for (; at > 0 && is_before (&item, &items[(at - 1) / 4]); at = (at - 1) / 4)
    items[at] = items[(at - 1) / 4];
  items[at] = item;
}

static BinomeMatchHeapItem
heap_pop (BinomeMatchEngine *self)
{
  BinomeMatchHeapItem *items = self->heap;
  gsize n = --self->n_heap, at = 0;
  BinomeMatchHeapItem top = items[0], last = items[n];

  for (gsize child; (child = 4 * at + 1) < n; at = child)
    {
      gsize end = MIN (child + 4, n);

      for (gsize other = child + 1; other < end; other++)
        if (is_before (&items[other], &items[child]))
          child = other;
      if (!is_before (&items[child], &last))
        break;
      items[at] = items[child];
    }
  items[at] = last;
  return top;
}

static void
reach (BinomeMatchEngine *self, guint tutor, int from, gint64 distance)
{
  if (self->distance[tutor] == FAR)
    self->touched[self->n_touched++] = tutor;
  self->distance[tutor] = distance;
  self->from[tutor] = from;
  heap_push (self, (BinomeMatchHeapItem){ distance, tutor });
}

/* The next tutor whose distance is final and below the end found so far, or NOBODY. */
static int
settle_next (BinomeMatchEngine *self, const End *end)
{
  while (self->n_heap > 0)
    {
      BinomeMatchHeapItem item = heap_pop (self);

      if (item.distance >= end->length)
        return NOBODY;
      if (item.distance > self->distance[item.tutor])
        continue; /* reached again on a shorter way */
      self->settled[self->n_settled++] = item.tutor;
      return (int)item.tutor;
    }

  return NOBODY;
}

static void
forget_search (BinomeMatchEngine *self)
{
  for (guint k = 0; k < self->n_touched; k++)
    self->distance[self->touched[k]] = FAR;
  self->n_touched = self->n_settled = 0;
  self->n_heap = 0;
}

/* ---- forward ---- */

static void
scan_tutee (BinomeMatchEngine *self, guint tutee, gint64 distance, End *end)
{
  const BinomeMatchRow *row = &self->row[tutee];
  gint64 start = distance + self->u[tutee];

  if (start < end->length)
    *end = (End){ start, NOBODY, (int)tutee };

  start -= self->serving;
  for (guint k = 0; k < row->n; k++)
    {
      BinomeMatchArc arc = row->arcs[k];
      gint64 length = start - arc.score, seat;

      if (length >= end->length)
        return; /* further ones are worth less, and no price is below 0 */
      length += self->v[arc.tutor];
      if (length >= end->length || length >= self->distance[arc.tutor])
        continue;

      seat = next_seat_price (self, arc.tutor);
      seat = seat != FAR ? length + MAX (seat - self->v[arc.tutor], 0) : FAR;
      if (seat < end->length)
        *end = (End){ seat, (int)arc.tutor, NOBODY };
      reach (self, arc.tutor, (int)tutee, length);
    }
}

static void
move_prices_forward (BinomeMatchEngine *self, guint newcomer, gint64 length)
{
  self->u[newcomer] -= length;
  binome_match_engine_doubt (self, newcomer);
  for (guint k = 0; k < self->n_settled; k++)
    {
      guint32 tutor = self->settled[k];
      gint64 step = length - self->distance[tutor];

      if (step <= 0)
        continue;
      self->v[tutor] += step;
      for (int i = self->first[tutor]; i != NOBODY; i = self->next[i])
        {
          self->u[i] -= step;
          binome_match_engine_doubt (self, (guint)i);
        }
    }
}

/* From the end of the path back to the newcomer, everyone moves up one seat. */
static void
follow_forward (BinomeMatchEngine *self, guint newcomer, const End *end)
{
  int free_seat = end->tutor;

  if (end->tutee == (int)newcomer)
    return;
  if (end->tutee != NOBODY)
    {
      free_seat = self->tutor[end->tutee];
      binome_match_engine_leave_seat (self, (guint)end->tutee);
    }

  for (;;)
    {
      guint tutee = (guint)self->from[free_seat];
      int left = self->tutor[tutee];
      const BinomeMatchArc *arc = binome_match_engine_find_arc (self, tutee, (guint)free_seat);

      if (left != NOBODY)
        binome_match_engine_leave_seat (self, tutee);
      binome_match_engine_take_seat (self, tutee, (guint)free_seat, arc->score);
      if (tutee == newcomer)
        return;
      free_seat = left;
    }
}

static void
search_forward (BinomeMatchEngine *self, guint newcomer)
{
  End end = { FAR, NOBODY, NOBODY };
  int tutor;

  scan_tutee (self, newcomer, 0, &end);
  while ((tutor = settle_next (self, &end)) != NOBODY)
    for (int i = self->first[tutor]; i != NOBODY; i = self->next[i])
      scan_tutee (self, (guint)i, self->distance[tutor], &end);

  move_prices_forward (self, newcomer, end.length);
  follow_forward (self, newcomer, &end);
  forget_search (self);
}

/* ---- backward ---- */

static void
scan_tutor (BinomeMatchEngine *self, guint tutor, gint64 distance, End *end)
{
  const BinomeMatchBackRow *row = &self->back[tutor];
  gint64 start = distance + self->v[tutor] - self->serving;

  for (guint k = 0; k < row->n; k++)
    {
      BinomeMatchBack arc = row->arcs[k];
      int other = self->tutor[arc.tutee];
      gint64 length = start - arc.score + self->u[arc.tutee], seat;

      if (length >= end->length || other == (int)tutor || self->lock[arc.tutee] != NOBODY)
        continue;
      if (other == NOBODY)
        {
          *end = (End){ length, (int)tutor, (int)arc.tutee };
          continue;
        }
      if (length >= self->distance[other])
        continue;
      reach (self, (guint)other, (int)arc.tutee, length);
      self->via[other] = (int)tutor;
      seat = length + MAX (self->v[other] - last_seat_price (self, (guint)other), 0);
      if (seat < end->length)
        *end = (End){ seat, other, NOBODY };
    }
}

static void
move_prices_backward (BinomeMatchEngine *self, gint64 length)
{
  for (guint k = 0; k < self->n_settled; k++)
    {
      guint32 tutor = self->settled[k];
      gint64 step = length - self->distance[tutor];

      if (step <= 0)
        continue;
      self->v[tutor] -= step;
      binome_match_engine_fall (self, tutor);
      for (int i = self->first[tutor]; i != NOBODY; i = self->next[i])
        self->u[i] += step;
    }
}

/* The end's tutee comes to the end's tutor; then everyone on the path moves one seat towards the root. The
 * tutee from whom a tutor was reached sits with that tutor, and comes to the tutor one step nearer. */
static void
follow_backward (BinomeMatchEngine *self, guint root, const End *end)
{
  int tutor = end->tutor;

  if (end->tutee != NOBODY)
    {
      const BinomeMatchArc *arc = binome_match_engine_find_arc (self, (guint)end->tutee, (guint)tutor);

      binome_match_engine_take_seat (self, (guint)end->tutee, (guint)tutor, arc->score);
    }
  while (tutor != (int)root)
    {
      guint tutee = (guint)self->from[tutor];
      int to = self->via[tutor];
      const BinomeMatchArc *arc = binome_match_engine_find_arc (self, tutee, (guint)to);

      binome_match_engine_leave_seat (self, tutee);
      binome_match_engine_take_seat (self, tutee, (guint)to, arc->score);
      tutor = to;
    }
}

static void
search_backward (BinomeMatchEngine *self, guint root)
{
  End end = { self->v[root] - next_seat_price (self, root), (int)root, NOBODY };
  int tutor;

  reach (self, root, NOBODY, 0);
  while ((tutor = settle_next (self, &end)) != NOBODY)
    scan_tutor (self, (guint)tutor, self->distance[tutor], &end);

  move_prices_backward (self, end.length);
  follow_backward (self, root, &end);
  forget_search (self);
}

/* ---- both ---- */

static gboolean
needs_search (const BinomeMatchEngine *self, guint tutee)
{
  return self->tutor[tutee] == NOBODY && self->lock[tutee] == NOBODY && self->u[tutee] > 0;
}

static gboolean
serve_waiting (BinomeMatchEngine *self, GCancellable *cancellable, GError **error)
{
  guint at;

  for (at = 0; at < self->waiting->len && !g_cancellable_is_cancelled (cancellable); at++)
    if (needs_search (self, g_array_index (self->waiting, guint32, at)))
      search_forward (self, g_array_index (self->waiting, guint32, at));

  g_array_remove_range (self->waiting, 0, at);
  return !g_cancellable_set_error_if_cancelled (cancellable, error);
}

static gboolean
fill_open (BinomeMatchEngine *self, GCancellable *cancellable, GError **error)
{
  guint at;

  for (at = 0; at < self->open->len && !g_cancellable_is_cancelled (cancellable); at++)
    {
      guint32 tutor = g_array_index (self->open, guint32, at);

      while (self->v[tutor] > next_seat_price (self, tutor))
        {
          binome_match_engine_make_back (self);
          search_backward (self, tutor);
        }
    }

  g_array_remove_range (self->open, 0, at);
  return !g_cancellable_set_error_if_cancelled (cancellable, error);
}

/* Makes the matching optimal over the listed pairs. */
gboolean
binome_match_engine_repair (BinomeMatchEngine *self, GCancellable *cancellable, GError **error)
{
  return serve_waiting (self, cancellable, error) && fill_open (self, cancellable, error);
}
