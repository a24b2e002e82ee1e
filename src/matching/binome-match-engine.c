/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The exact optimum of a matching over all pairs, with memory in proportion to the people.
 *
 * A pair weighs "serving + score", where serving exceeds every possible sum of scores: the heaviest
 * matching then serves the most people and, among those, has the best total. The engine keeps a matching
 * and dual prices, u of the tutees and v of a seat with each tutor, with
 *
 *   (1) u + v >= weight for every possible pair, with equality for every pair that is made;
 *   (2) u >= 0, and u = 0 for whoever is unserved;
 *   (3) v >= 0, and v = 0 for whoever has a free seat.
 *
 * By linear programming duality the matching is then optimal. With penalties for the further tutees of one
 * tutor (each seat dearer than the one before), (3) reads: v is not below the price of the last seat taken,
 * and not above that of the next one.
 *
 * Of each tutee only a list of the best pairs is kept, and a bound on all the others (lists). Prices and a
 * first matching come cheaply from counting who can be served at all and from bidding (start). What then
 * breaks (2) or (3) is repaired one path at a time by a shortest path search over the lists, which keeps
 * (1) (search). At last every row whose bound does not prove (1) for the unlisted pairs is read again, and
 * what breaks (1) joins the list (pricing). When nothing does, the optimum is that of all pairs.
 *
 * A change by hand breaks (2) or (3) at a few people, which the same search repairs.
 *
 * Everything is in 64-bit integers: up to BINOME_MATCH_INSTANCE_MAX_TUTEES nothing overflows.
 */

#include "binome-match-engine-private.h"

#include "binome-match-score.h"

#define LIST_SIZE 48
#define SHORT_LIST_SIZE 24 /* to save memory */
#define MANY_TUTEES 50000
#define MANY 64 /* from so many who wait, bidding is quicker than searching alone */

static int *
new_indexes (guint n)
{
  int *indexes = g_new (int, n);

  for (guint k = 0; k < n; k++)
    indexes[k] = NOBODY;
  return indexes;
}

static GArray *
new_queue (void)
{
  return g_array_new (FALSE, FALSE, sizeof (guint32));
}

static void
set_penalties (BinomeMatchEngine *self, const BinomeMatchSetup *setup)
{
  gint64 least = 0;

  if (setup->n_penalties == 0)
    return;

  self->n_penalties = setup->n_penalties;
  self->penalty = g_new (gint64, setup->n_penalties);
  for (guint k = 0; k < setup->n_penalties; k++)
    {
      least = CLAMP (setup->penalties[k], least, BINOME_MATCH_SCORE_MAX);
      self->penalty[k] = least;
    }
}

/**
 * binome_match_engine_new:
 * @rows: the possible pairs; they outlive the engine
 * @capacities: (array length=n_tutors): how many tutees each tutor can take; copied
 * @setup: (nullable): what to look for
 *
 * Returns: (transfer full): an engine, for one thread at a time
 */
BinomeMatchEngine *
binome_match_engine_new (const BinomeMatchRows *rows, const int *capacities, const BinomeMatchSetup *setup)
{
  static const BinomeMatchSetup usual;
  BinomeMatchEngine *self = g_new0 (BinomeMatchEngine, 1);
  guint n = rows->n_tutees, m = rows->n_tutors;

  setup = setup != NULL ? setup : &usual;
  self->edits = binome_match_edits_new (rows, setup->minimum);
  self->rows = binome_match_edits_get_rows (self->edits);
  self->n_threads = setup->n_threads > 0 ? setup->n_threads : binome_match_parallel_default_threads ();
  self->list_size = setup->list_size > 0 ? setup->list_size : n > MANY_TUTEES ? SHORT_LIST_SIZE : LIST_SIZE;
  self->minimum = MAX (setup->minimum, 0);
  self->n_tutees = n;
  self->n_tutors = m;
  set_penalties (self, setup);
  self->largest = setup->largest > 0 ? setup->largest : BINOME_MATCH_SCORE_MAX;
  self->serving
      = ((gint64)n + 1)
        * ((gint64)self->largest + 1 + (self->penalty != NULL ? self->penalty[self->n_penalties - 1] : 0));

  self->tutor = new_indexes (n);
  self->score = g_new0 (guint32, n);
  self->first = new_indexes (m);
  self->next = new_indexes (n);
  self->load = g_new0 (int, m);
  self->capacity = g_new0 (int, m);
  self->held = g_new0 (int, m);
  self->lock = new_indexes (n);
  self->u = g_new0 (gint64, n);
  self->v = g_new0 (gint64, m);
  self->row = g_new0 (BinomeMatchRow, n);
  self->kept = g_hash_table_new_full (NULL, NULL, NULL, g_free);
  self->listed = g_new0 (gboolean, m);
  self->fell_at = g_new0 (gsize, m);
  self->in_doubt = g_new0 (guint8, n);
  self->is_priced = g_new0 (guint8, n);
  self->distance = g_new (gint64, m);
  self->from = new_indexes (m);
  self->via = new_indexes (m);
  for (guint j = 0; j < m; j++)
    {
      self->capacity[j] = MAX (capacities[j], 0);
      self->distance[j] = FAR;
    }
  self->waiting = new_queue ();
  self->open = new_queue ();
  self->doubted = new_queue ();
  self->priced = new_queue ();
  self->fallen = new_queue ();
  self->touched = g_new (guint32, (gsize)m + 1);
  self->settled = g_new (guint32, (gsize)m + 1);
  return self;
}

/**
 * binome_match_engine_free:
 * @self: (transfer full): an engine
 */
void
binome_match_engine_free (BinomeMatchEngine *self)
{
  GArray *queues[] = { self->waiting, self->open, self->doubted, self->priced, self->fallen };

  for (guint k = 0; k < G_N_ELEMENTS (queues); k++)
    g_array_unref (queues[k]);
  for (guint i = 0; i < self->n_tutees; i++)
    g_free (self->row[i].arcs);
  binome_match_engine_clear_back (self);
  g_hash_table_unref (self->kept);
  g_free (self->row);
  g_free (self->penalty);
  g_free (self->tutor);
  g_free (self->score);
  g_free (self->first);
  g_free (self->next);
  g_free (self->load);
  g_free (self->capacity);
  g_free (self->held);
  g_free (self->lock);
  g_free (self->u);
  g_free (self->v);
  g_free (self->listed);
  g_free (self->fell_at);
  g_free (self->in_doubt);
  g_free (self->is_priced);
  g_free (self->distance);
  g_free (self->from);
  g_free (self->via);
  g_free (self->touched);
  g_free (self->settled);
  g_free (self->heap);
  binome_match_edits_free (self->edits);
  g_free (self);
}

void
binome_match_engine_take_seat (BinomeMatchEngine *self, guint tutee, guint tutor, guint32 score)
{
  self->tutor[tutee] = (int)tutor;
  self->score[tutee] = score;
  self->next[tutee] = self->first[tutor];
  self->first[tutor] = (int)tutee;
  tally_add (self, tutor, score);
  self->load[tutor]++;
}

void
binome_match_engine_leave_seat (BinomeMatchEngine *self, guint tutee)
{
  int tutor = self->tutor[tutee];
  int *link = &self->first[tutor];

  while (*link != (int)tutee)
    link = &self->next[*link];
  *link = self->next[tutee];
  self->next[tutee] = NOBODY;
  self->tutor[tutee] = NOBODY;
  self->load[tutor]--;
  tally_remove (self, (guint)tutor, self->score[tutee]);
}

void
binome_match_engine_wait (BinomeMatchEngine *self, guint tutee)
{
  g_array_append_val (self->waiting, tutee);
}

void
binome_match_engine_open (BinomeMatchEngine *self, guint tutor)
{
  g_array_append_val (self->open, tutor);
}

/* Called whenever the price of a tutee has fallen. */
void
binome_match_engine_doubt (BinomeMatchEngine *self, guint tutee)
{
  if (self->in_doubt[tutee])
    return;
  self->in_doubt[tutee] = TRUE;
  g_array_append_val (self->doubted, tutee);
}

/* Called whenever the price of a tutor has fallen; once is enough between two pricings. Beyond some length
 * the past is dropped; rows that would need it are read anew. */
void
binome_match_engine_fall (BinomeMatchEngine *self, guint tutor)
{
  if (self->fell_at[tutor] > self->priced_at)
    return;
  if (self->fallen->len >= 4 * self->n_tutors + 1024)
    {
      self->fallen_start += self->fallen->len;
      g_array_set_size (self->fallen, 0);
    }
  g_array_append_val (self->fallen, tutor);
  self->fell_at[tutor] = self->fallen_start + self->fallen->len;
}

typedef struct
{
  BinomeMatchProgress progress;
  gpointer user_data;
  guint n_tutees;
  guint eighths; /* of the way */
} Way;

/* Lists are the first half of the way; then each round is a little step. */
static void
report (Way *way)
{
  way->eighths = way->eighths < 4 ? 4 : MIN (way->eighths + 1, 7);
  if (way->progress != NULL && way->n_tutees > 0)
    way->progress (way->n_tutees * way->eighths / 4, 2 * way->n_tutees, way->user_data);
}

/**
 * binome_match_engine_solve:
 * @self: an engine
 * @cancellable: (nullable): to stop it
 * @progress: (nullable) (scope call): told now and then how far it is
 * @user_data: for @progress
 * @error: where to say that it was cancelled
 *
 * Finds the optimum, the first time from nothing, after changes from where it was. When it is cancelled, it
 * can be called again.
 *
 * Returns: whether the optimum is there; otherwise %G_IO_ERROR_CANCELLED
 */
gboolean
binome_match_engine_solve (BinomeMatchEngine *self, GCancellable *cancellable, BinomeMatchProgress progress,
                           gpointer user_data, GError **error)
{
  Way way = { progress, user_data, self->n_tutees, 0 };
  guint n_found;

  if (!self->is_started)
    {
      if (!binome_match_engine_make_lists (self, cancellable, progress, user_data, error))
        return FALSE;
      report (&way);
      if (!binome_match_engine_start (self, cancellable, error))
        return FALSE;
      self->is_started = TRUE;
    }

  do
    {
      gboolean bids = self->penalty == NULL && self->waiting->len > MANY;

      report (&way);
      if ((bids && !binome_match_engine_bid (self, cancellable, error))
          || !binome_match_engine_repair (self, cancellable, error)
          || !binome_match_engine_price (self, &n_found, cancellable, error))
        return FALSE;
    }
  while (n_found > 0);
  self->is_settled = TRUE;

  if (progress != NULL && self->n_tutees > 0)
    progress (2 * self->n_tutees, 2 * self->n_tutees, user_data);
  return TRUE;
}

/**
 * binome_match_engine_get_tutor:
 * @self: an engine
 * @tutee: an index
 *
 * Returns: the tutor they got, locked or not; -1 for nobody
 */
int
binome_match_engine_get_tutor (const BinomeMatchEngine *self, guint tutee)
{
  return self->lock[tutee] != NOBODY ? self->lock[tutee] : self->tutor[tutee];
}

/**
 * binome_match_engine_get_lock:
 * @self: an engine
 * @tutee: an index
 *
 * Returns: the tutor they are locked to, or -1
 */
int
binome_match_engine_get_lock (const BinomeMatchEngine *self, guint tutee)
{
  return self->lock[tutee];
}

/**
 * binome_match_engine_get_capacity:
 * @self: an engine
 * @tutor: an index
 *
 * Returns: how many tutees at once, locked ones included
 */
int
binome_match_engine_get_capacity (const BinomeMatchEngine *self, guint tutor)
{
  return self->capacity[tutor];
}

/**
 * binome_match_engine_get_held:
 * @self: an engine
 * @tutor: an index
 *
 * Returns: how many tutees are locked to them
 */
int
binome_match_engine_get_held (const BinomeMatchEngine *self, guint tutor)
{
  return self->held[tutor];
}

/**
 * binome_match_engine_get_score:
 * @self: an engine
 * @tutee: an index
 * @tutor: an index
 *
 * Returns: what the pair is worth with the changes made by hand, or -1 where it is not possible
 */
int
binome_match_engine_get_score (const BinomeMatchEngine *self, guint tutee, guint tutor)
{
  return self->rows->score (self->rows, tutee, tutor);
}

/**
 * binome_match_engine_get_own_score:
 * @self: an engine
 * @tutee: an index
 *
 * Returns: what the pair is worth that they are in, locked or not; 0 where no rule allows it
 */
guint32
binome_match_engine_get_own_score (const BinomeMatchEngine *self, guint tutee)
{
  return self->tutor[tutee] != NOBODY || self->lock[tutee] != NOBODY ? self->score[tutee] : 0;
}

/**
 * binome_match_engine_get_serving:
 * @self: an engine
 *
 * Returns: what serving one more person weighs, above every sum of scores
 */
gint64
binome_match_engine_get_serving (const BinomeMatchEngine *self)
{
  return self->serving;
}

/**
 * binome_match_engine_get_largest:
 * @self: an engine
 *
 * Returns: no score is above it
 */
guint32
binome_match_engine_get_largest (const BinomeMatchEngine *self)
{
  return self->largest;
}

/**
 * binome_match_engine_get_minimum:
 * @self: an engine
 *
 * Returns: the lowest score of a pair that is made, pairs allowed by hand apart
 */
int
binome_match_engine_get_minimum (const BinomeMatchEngine *self)
{
  return self->minimum;
}

/**
 * binome_match_engine_get_tutee_price:
 * @self: an engine
 * @tutee: an index
 *
 * Returns: their dual price
 */
gint64
binome_match_engine_get_tutee_price (const BinomeMatchEngine *self, guint tutee)
{
  return self->u[tutee];
}

/**
 * binome_match_engine_get_tutor_price:
 * @self: an engine
 * @tutor: an index
 *
 * Returns: the dual price of a seat with them
 */
gint64
binome_match_engine_get_tutor_price (const BinomeMatchEngine *self, guint tutor)
{
  return self->v[tutor];
}

/**
 * binome_match_engine_get_worth:
 * @self: an engine that is solved
 *
 * What the engine makes as large as it can, locked pairs included: people served, times
 * binome_match_engine_get_serving(), plus scores, less penalties.
 *
 * Returns: the sum
 */
gint64
binome_match_engine_get_worth (const BinomeMatchEngine *self)
{
  return self->serving * self->tally.served + self->tally.total - self->tally.penalties;
}

/**
 * binome_match_engine_count:
 * @self: an engine
 * @with_locked: whether locked pairs count too
 * @served: (out): how many tutees have a tutor
 * @total: (out): the sum of their scores
 */
void
binome_match_engine_count (const BinomeMatchEngine *self, gboolean with_locked, guint *served, gint64 *total)
{
  *served = self->tally.served;
  *total = self->tally.total;
  for (guint i = 0; i < self->n_tutees && !with_locked; i++)
    if (self->lock[i] != NOBODY)
      {
        --*served;
        *total -= self->score[i];
      }
}

/**
 * binome_match_engine_get_penalties:
 * @self: an engine
 * @n_penalties: (out): how many, 0 for none
 *
 * Returns: (transfer none) (nullable): what the first, second… tutee of one tutor costs
 */
const gint64 *
binome_match_engine_get_penalties (const BinomeMatchEngine *self, guint *n_penalties)
{
  *n_penalties = self->n_penalties;
  return self->penalty;
}

/**
 * binome_match_engine_get_rows:
 * @self: an engine
 *
 * Returns: (transfer none): the possible pairs with the changes made by hand
 */
const BinomeMatchRows *
binome_match_engine_get_rows (const BinomeMatchEngine *self)
{
  return self->rows;
}
