/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The exact optimum of a matching, by successive shortest augmenting paths with dual prices.
 *
 * A pair weighs "serving + score", where serving exceeds every possible sum of scores: the heaviest
 * assignment then serves the most people and, among those, has the best total. Tutees enter one by one.
 * At each moment, over the tutees who are in:
 *
 *   tutee_price + tutor_price >= weight     for every arc, with equality for every pair,
 *   tutee_price = 0 for whoever is unserved, tutor_price = 0 for whoever has a free seat, none below 0.
 *
 * So the assignment is optimal at each moment (linear programming duality). A newcomer takes the
 * shortest path, in the slack of the first line, to a free seat or to someone who is better left out
 * (the newcomer too), and the prices move by what is left of that length.
 *
 * Rows are long and only their best arcs matter. Each tutee keeps a shortlist of the arcs with the best
 * "score - tutor_price" when it was made, and the best of what it leaves out. As tutor prices only ever
 * rise, those figures stay upper bounds: most scans end within the shortlist, the others make it anew.
 */

#include "binome-match-assign.h"

#include <glib/gi18n-lib.h>

#include "binome-error.h"
#include "binome-match-score.h"

#define FAR G_MAXINT64
#define PROGRESS_STEP 64
#define LIST_SIZE 32

typedef struct
{
  gint64 distance;
  guint32 tutor;
} HeapItem;

typedef struct
{
  gint64 value; /* score less tutor_price, when it was listed */
  BinomeMatchArc arc;
} Listed;

typedef struct
{
  const BinomeMatchInstance *instance;
  BinomeMatchAssignment *assignment;

  int *seats;     /* per tutor, those still free */
  int *first;     /* per tutor, one of their tutees, or -1 */
  int *next;      /* per tutee, another tutee of the same tutor, or -1 */
  Listed *listed; /* per tutee, LIST_SIZE places for the shortlist, best value first */
  guint *n_listed;
  gint64 *unlisted; /* per tutee, no arc beyond the shortlist has a better value */

  /* Of the search that is under way. */
  gint64 *distance; /* per tutor */
  int *from;        /* per tutor, the tutee from whom it was reached */
  GArray *touched;  /* of guint32: tutors with a distance */
  GArray *settled;  /* of guint32: tutors whose distance is final */
  GArray *heap;     /* of HeapItem */
  gint64 best;      /* length of the shortest path to an end so far */
  int end_tutor;    /* which ends in a free seat here, or -1 */
  int end_tutee;    /* or in this tutee's being left out, or -1 */
} Search;

static gboolean
is_before (const HeapItem *a, const HeapItem *b)
{
  return a->distance != b->distance ? a->distance < b->distance : a->tutor < b->tutor;
}

static void
heap_push (GArray *heap, HeapItem item)
{
  HeapItem *items;
  guint at = heap->len;

  g_array_append_val (heap, item);
  items = (HeapItem *)heap->data;
  for (; at > 0 && is_before (&item, &items[(at - 1) / 2]); at = (at - 1) / 2)
    items[at] = items[(at - 1) / 2];
  items[at] = item;
}

static HeapItem
heap_pop (GArray *heap)
{
  HeapItem *items = (HeapItem *)heap->data;
  HeapItem top = items[0], last = items[heap->len - 1];
  guint n = heap->len - 1, at = 0;

  for (guint child; (child = 2 * at + 1) < n; at = child)
    {
      if (child + 1 < n && is_before (&items[child + 1], &items[child]))
        child++;
      if (!is_before (&items[child], &last))
        break;
      items[at] = items[child];
    }
  items[at] = last;
  g_array_set_size (heap, n);
  return top;
}

static void
reach_tutor (Search *self, int tutee, guint tutor, gint64 distance)
{
  if (self->distance[tutor] == FAR)
    g_array_append_val (self->touched, tutor);
  self->distance[tutor] = distance;
  self->from[tutor] = tutee;

  if (self->seats[tutor] > 0)
    {
      self->best = distance;
      self->end_tutor = (int)tutor;
      self->end_tutee = -1;
    }
  else
    heap_push (self->heap, (HeapItem){ distance, tutor });
}

/* Puts an arc in its place among the best so far, equal ones in the order of the row. */
static void
offer_arc (Search *self, int tutee, BinomeMatchArc arc, gint64 value)
{
  Listed *list = self->listed + (gsize)tutee * LIST_SIZE;
  guint at = self->n_listed[tutee];

  if (at < LIST_SIZE)
    self->n_listed[tutee]++;
  else
    {
      self->unlisted[tutee] = MAX (self->unlisted[tutee], MIN (value, list[LIST_SIZE - 1].value));
      if (value <= list[LIST_SIZE - 1].value)
        return;
      at = LIST_SIZE - 1;
    }
  for (; at > 0 && list[at - 1].value < value; at--)
    list[at] = list[at - 1];
  list[at] = (Listed){ value, arc };
}

static void
make_shortlist (Search *self, int tutee)
{
  const gint64 *price = self->assignment->tutor_price;
  gsize n_arcs;
  const BinomeMatchArc *arcs = binome_match_instance_get_arcs (self->instance, (guint)tutee, &n_arcs);

  self->n_listed[tutee] = 0;
  self->unlisted[tutee] = G_MININT64;
  for (gsize k = 0; k < n_arcs; k++)
    offer_arc (self, tutee, arcs[k], arcs[k].score - price[arcs[k].tutor]);
}

static void
follow_arc (Search *self, int tutee, BinomeMatchArc arc, gint64 start)
{
  gint64 length = start - arc.score + self->assignment->tutor_price[arc.tutor];

  if (length < self->best && length < self->distance[arc.tutor])
    reach_tutor (self, tutee, arc.tutor, length);
}

/* Follows the shortlist. Returns whether nothing beyond it can beat the best end either. */
static gboolean
follow_shortlist (Search *self, int tutee, gint64 start)
{
  const Listed *list = self->listed + (gsize)tutee * LIST_SIZE;

  for (guint k = 0; k < self->n_listed[tutee]; k++)
    {
      if (list[k].value <= start - self->best)
        return TRUE;
      follow_arc (self, tutee, list[k].arc, start);
    }

  return self->unlisted[tutee] <= start - self->best;
}

/* Follows the arcs of a tutee who is reached at a distance, as far as they can matter. */
static void
scan_tutee (Search *self, int tutee, gint64 distance)
{
  gint64 start = distance + self->assignment->tutee_price[tutee];
  gsize n_arcs;
  const BinomeMatchArc *arcs = binome_match_instance_get_arcs (self->instance, (guint)tutee, &n_arcs);

  if (start < self->best)
    {
      self->best = start;
      self->end_tutee = tutee;
      self->end_tutor = -1;
    }

  start -= self->assignment->serving;
  if (follow_shortlist (self, tutee, start))
    return;
  make_shortlist (self, tutee);
  if (follow_shortlist (self, tutee, start))
    return;
  for (gsize k = 0; k < n_arcs; k++)
    follow_arc (self, tutee, arcs[k], start);
}

/* The price at which a newcomer breaks no line: their best arc, less what its tutor costs. */
static gint64
entry_price (Search *self, int tutee)
{
  make_shortlist (self, tutee);
  if (self->n_listed[tutee] == 0)
    return 0;

  return MAX (self->assignment->serving + self->listed[(gsize)tutee * LIST_SIZE].value, 0);
}

static gboolean
find_path (Search *self, int tutee, GCancellable *cancellable, GError **error)
{
  self->best = FAR;
  self->end_tutor = self->end_tutee = -1;
  scan_tutee (self, tutee, 0);

  while (self->heap->len > 0 && g_array_index (self->heap, HeapItem, 0).distance < self->best)
    {
      HeapItem item = heap_pop (self->heap);

      if (item.distance > self->distance[item.tutor])
        continue; /* reached again on a shorter way */
      if (g_cancellable_set_error_if_cancelled (cancellable, error))
        return FALSE;
      g_array_append_val (self->settled, item.tutor);
      for (int i = self->first[item.tutor]; i >= 0; i = self->next[i])
        scan_tutee (self, i, item.distance);
    }

  return TRUE;
}

/* Prices move so that the path becomes tight and nothing that was settled breaks a line. */
static void
move_prices (Search *self, int tutee)
{
  self->assignment->tutee_price[tutee] -= self->best;
  for (guint k = 0; k < self->settled->len; k++)
    {
      guint32 tutor = g_array_index (self->settled, guint32, k);
      gint64 step = self->best - self->distance[tutor];

      self->assignment->tutor_price[tutor] += step;
      for (int i = self->first[tutor]; i >= 0; i = self->next[i])
        self->assignment->tutee_price[i] -= step;
    }
}

static void
take_seat (Search *self, int tutee, int tutor)
{
  self->assignment->tutor[tutee] = tutor;
  self->next[tutee] = self->first[tutor];
  self->first[tutor] = tutee;
  self->seats[tutor]--;
}

static void
leave_seat (Search *self, int tutee)
{
  int tutor = self->assignment->tutor[tutee];
  int *link = &self->first[tutor];

  while (*link != tutee)
    link = &self->next[*link];
  *link = self->next[tutee];
  self->assignment->tutor[tutee] = -1;
  self->seats[tutor]++;
}

/* From the end of the path back to the newcomer, everyone moves up one seat. */
static void
follow_path (Search *self, int newcomer)
{
  int free_seat = self->end_tutor;

  if (self->end_tutee == newcomer)
    return;
  if (self->end_tutee >= 0)
    {
      free_seat = self->assignment->tutor[self->end_tutee];
      leave_seat (self, self->end_tutee);
    }

  for (;;)
    {
      int tutee = self->from[free_seat];
      int left = self->assignment->tutor[tutee];

      if (left >= 0)
        leave_seat (self, tutee);
      take_seat (self, tutee, free_seat);
      if (tutee == newcomer)
        return;
      free_seat = left;
    }
}

static void
forget_path (Search *self)
{
  for (guint k = 0; k < self->touched->len; k++)
    self->distance[g_array_index (self->touched, guint32, k)] = FAR;
  g_array_set_size (self->touched, 0);
  g_array_set_size (self->settled, 0);
  g_array_set_size (self->heap, 0);
}

static gint64 *
new_prices (guint n, gint64 value)
{
  gint64 *prices = g_new (gint64, n);

  for (guint k = 0; k < n; k++)
    prices[k] = value;
  return prices;
}

static int *
new_indexes (guint n)
{
  int *indexes = g_new (int, n);

  for (guint k = 0; k < n; k++)
    indexes[k] = -1;
  return indexes;
}

static BinomeMatchAssignment *
assignment_new (guint n_tutees, guint n_tutors)
{
  BinomeMatchAssignment *self = g_new0 (BinomeMatchAssignment, 1);

  self->n_tutees = n_tutees;
  self->n_tutors = n_tutors;
  self->serving = ((gint64)n_tutees + 1) * (BINOME_MATCH_SCORE_MAX + 1);
  self->tutor = new_indexes (n_tutees);
  self->tutee_price = new_prices (n_tutees, 0);
  self->tutor_price = new_prices (n_tutors, 0);
  return self;
}

/**
 * binome_match_assignment_free:
 * @self: (transfer full): an assignment
 */
void
binome_match_assignment_free (BinomeMatchAssignment *self)
{
  g_free (self->tutor);
  g_free (self->tutee_price);
  g_free (self->tutor_price);
  g_free (self);
}

static void
search_init (Search *self, const BinomeMatchInstance *instance, BinomeMatchAssignment *assignment)
{
  self->instance = instance;
  self->assignment = assignment;
  self->seats = g_new (int, assignment->n_tutors);
  for (guint j = 0; j < assignment->n_tutors; j++)
    self->seats[j] = binome_match_instance_get_capacity (instance, j);
  self->first = new_indexes (assignment->n_tutors);
  self->next = new_indexes (assignment->n_tutees);
  self->listed = g_new (Listed, (gsize)assignment->n_tutees * LIST_SIZE);
  self->n_listed = g_new0 (guint, assignment->n_tutees);
  self->unlisted = new_prices (assignment->n_tutees, G_MININT64);
  self->distance = new_prices (assignment->n_tutors, FAR);
  self->from = new_indexes (assignment->n_tutors);
  self->touched = g_array_new (FALSE, FALSE, sizeof (guint32));
  self->settled = g_array_new (FALSE, FALSE, sizeof (guint32));
  self->heap = g_array_new (FALSE, FALSE, sizeof (HeapItem));
}

static void
search_clear (Search *self)
{
  g_free (self->seats);
  g_free (self->first);
  g_free (self->next);
  g_free (self->listed);
  g_free (self->n_listed);
  g_free (self->unlisted);
  g_free (self->distance);
  g_free (self->from);
  g_array_unref (self->touched);
  g_array_unref (self->settled);
  g_array_unref (self->heap);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Search, search_clear)

static void
count_up (BinomeMatchAssignment *self, const BinomeMatchInstance *instance)
{
  for (guint i = 0; i < self->n_tutees; i++)
    {
      gsize n_arcs;
      const BinomeMatchArc *arcs = binome_match_instance_get_arcs (instance, i, &n_arcs);

      if (self->tutor[i] < 0)
        continue;
      self->served++;
      for (gsize k = 0; k < n_arcs; k++)
        if (arcs[k].tutor == (guint)self->tutor[i])
          {
            self->total += arcs[k].score;
            break;
          }
    }
}

static gboolean
admit_tutees (BinomeMatchAssignment *assignment, const BinomeMatchInstance *instance,
              GCancellable *cancellable, BinomeMatchProgress progress, gpointer user_data, GError **error)
{
  g_auto (Search) search = { 0 };

  search_init (&search, instance, assignment);
  for (guint i = 0; i < assignment->n_tutees; i++)
    {
      if (progress != NULL && i % PROGRESS_STEP == 0)
        progress (i, assignment->n_tutees, user_data);
      if (g_cancellable_set_error_if_cancelled (cancellable, error))
        return FALSE;

      assignment->tutee_price[i] = entry_price (&search, (int)i);
      if (!find_path (&search, (int)i, cancellable, error))
        return FALSE;
      move_prices (&search, (int)i);
      follow_path (&search, (int)i);
      forget_path (&search);
    }

  return TRUE;
}

/**
 * binome_match_assign:
 * @instance: who can be paired with whom, and at what score
 * @cancellable: (nullable): to stop it
 * @progress: (nullable) (scope call): told now and then how far it is
 * @user_data: for @progress
 * @error: where to say why not
 *
 * Finds the assignment that serves the most tutees and, among those, has the best total score. The same
 * instance always gives the same assignment. Safe in any thread.
 *
 * Returns: (transfer full): the assignment and its proof; %NULL with %G_IO_ERROR_CANCELLED, or with
 *   %BINOME_ERROR_INVALID for more than %BINOME_MATCH_INSTANCE_MAX_TUTEES tutees
 */
BinomeMatchAssignment *
binome_match_assign (const BinomeMatchInstance *instance, GCancellable *cancellable,
                     BinomeMatchProgress progress, gpointer user_data, GError **error)
{
  guint n_tutees = binome_match_instance_get_n_tutees (instance);
  g_autoptr (BinomeMatchAssignment) assignment = NULL;

  if (n_tutees > BINOME_MATCH_INSTANCE_MAX_TUTEES)
    {
      g_set_error_literal (error, BINOME_ERROR, BINOME_ERROR_INVALID,
                           _ ("There are too many tutees for one matching."));
      return NULL;
    }

  assignment = assignment_new (n_tutees, binome_match_instance_get_n_tutors (instance));
  if (!admit_tutees (assignment, instance, cancellable, progress, user_data, error))
    return NULL;

  count_up (assignment, instance);
  if (progress != NULL && n_tutees > 0)
    progress (n_tutees, n_tutees, user_data);
  return g_steal_pointer (&assignment);
}
