/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The pairs of each tutee that the engine works with: the best ones, a few ordinary ones, and whatever proved
 * useful later.
 *
 * Where many pairs are worth the same, every tutee would list the same few tutors. So each begins to look
 * at a place of their own in the row, and of equal pairs those met first are listed.
 */

#include "binome-match-engine-private.h"

#include <string.h>

#define ENOUGH_SEEN 96
#define SAMPLES 3 /* one ordinary pair for so many of the best */
#define RUN 4     /* keys that are put in order one by one */
#define KEYS 2    /* so many times a list is collected before the best are chosen */

/* While a row is read: the best pairs so far. */
typedef struct
{
  BinomeMatchSieve sieve; /* the first member */
  const BinomeMatchEngine *engine;
  gpointer rows;
  BinomeMatchRow *row;
  guint64 *keys;   /* "score << 32 | order", a larger one being better; room for KEYS times a list */
  guint64 *others; /* room for as many */
  guint32 *tutors; /* by order */
  guint n;         /* keys */
  guint n_seen;
  guint64 *samples; /* keys of the first pairs that were seen */
  guint n_samples;
  gboolean may_guess; /* from the first pairs, how good one must be to get on the list */
  gboolean has_guessed;
} Reader;

typedef struct
{
  BinomeMatchEngine *engine;
  Reader *readers;
} Job;

static void reader_take (BinomeMatchSieve *sieve, const BinomeMatchArc *arcs, gsize n_arcs);

static void
reader_init (Reader *self, const BinomeMatchEngine *engine)
{
  self->sieve.take = reader_take;
  self->engine = engine;
  self->rows = engine->rows->scratch_new (engine->rows);
  self->keys = g_new (guint64, KEYS * (gsize)engine->list_size + RUN);
  self->others = g_new (guint64, KEYS * (gsize)engine->list_size + RUN);
  self->tutors = g_new (guint32, (gsize)engine->n_tutors + 1);
  self->samples = g_new (guint64, engine->list_size);
}

static void
reader_clear (Reader *self)
{
  self->engine->rows->scratch_free (self->rows);
  g_free (self->keys);
  g_free (self->others);
  g_free (self->tutors);
  g_free (self->samples);
}

/* Moves the largest "keep" of "n" keys to the front. All keys differ. */
static void
select_best (guint64 *keys, guint n, guint keep)
{
  guint low = 0, high = n;

  while (high - low > 1)
    {
      guint64 pivot = keys[low + (high - low) / 2];
      guint left = low, right = high - 1;

      for (;;)
        {
          while (keys[left] > pivot)
            left++;
          while (keys[right] < pivot)
            right--;
          if (left >= right)
            break;
          guint64 other = keys[left];
          keys[left++] = keys[right];
          keys[right--] = other;
        }
      /* Up to right all are at least the pivot, after it at most. */
      if (left == right && keys[right] < pivot)
        right--;
      if (keep <= right)
        high = right + 1 > high - 1 ? high - 1 : right + 1;
      else
        low = right + 1;
      if (keep <= low || keep >= high)
        return;
    }
}

static int
compare_arcs (const BinomeMatchArc *x, const BinomeMatchArc *y)
{
  if (x->score != y->score)
    return x->score > y->score ? -1 : 1;
  return x->tutor < y->tutor ? -1 : x->tutor > y->tutor;
}

static inline void
put_in_order (guint64 *a, guint64 *b)
{
  guint64 larger = MAX (*a, *b), smaller = MIN (*a, *b);

  *a = larger;
  *b = smaller;
}

/* Two runs in order become one. No step depends on a guess of how keys compare, which would be wrong half of
 * the time. */
static void
merge_runs (guint64 *to, const guint64 *a, const guint64 *a_end, const guint64 *b, const guint64 *b_end)
{
  while (a < a_end && b < b_end)
    {
      guint64 x = *a, y = *b;
      gboolean is_x = x > y;

      *to++ = is_x ? x : y;
      a += is_x;
      b += !is_x;
    }
  memcpy (to, a, (gsize)(a_end - a) * sizeof *to);
  memcpy (to + (a_end - a), b, (gsize)(b_end - b) * sizeof *to);
}

/* The largest first. In both there is room for a run more. */
static void
sort_keys (guint64 *keys, guint n, guint64 *other)
{
  guint64 *from = keys, *to = other;

  memset (keys + n, 0, RUN * sizeof *keys);
  for (guint64 *four = keys; four < keys + n; four += RUN)
    {
      put_in_order (&four[0], &four[1]);
      put_in_order (&four[2], &four[3]);
      put_in_order (&four[0], &four[2]);
      put_in_order (&four[1], &four[3]);
      put_in_order (&four[1], &four[2]);
    }
  for (guint width = RUN; width < n; width *= 2)
    {
      guint64 *before = from;

      for (guint first = 0; first < n; first += 2 * width)
        {
          guint middle = MIN (first + width, n), end = MIN (first + 2 * width, n);

          merge_runs (to + first, from + first, from + middle, from + middle, from + end);
        }
      from = to;
      to = before;
    }
  if (from != keys)
    memcpy (keys, from, n * sizeof *keys);
}

/* The lowest of the best so many. */
static gint64
lowest_of_best (Reader *self, guint rank)
{
  gint64 lowest = G_MAXINT64;

  select_best (self->keys, self->n, rank);
  for (guint k = 0; k < rank; k++)
    lowest = MIN (lowest, (gint64)(self->keys[k] >> 32));
  return lowest;
}

/* Once enough pairs were seen to tell, worse ones than will probably get on the list are not wanted. */
static void
guess (Reader *self)
{
  guint rank
      = 1 + (guint)((guint64)self->sieve.passed * self->engine->list_size * 3 / 2 / self->engine->n_tutors);

  self->may_guess = FALSE;
  if (rank > self->n / 2)
    return;
  self->has_guessed = TRUE;
  self->sieve.least = MAX (self->sieve.least, lowest_of_best (self, rank));
  self->row->bound = MAX (self->row->bound, self->sieve.least);
}

/* Forgets all but the best; what is forgotten counts for the bound. */
static void
keep_best (Reader *self)
{
  guint keep = self->engine->list_size;

  if (self->n <= keep)
    return;
  /* From now on only better ones are wanted: all that are left out are as good as this at most. */
  self->sieve.least = MAX (self->sieve.least, lowest_of_best (self, keep));
  self->row->bound = MAX (self->row->bound, self->sieve.least);
  self->n = keep;
}

static void
reader_take (BinomeMatchSieve *sieve, const BinomeMatchArc *arcs, gsize n_arcs)
{
  Reader *self = (Reader *)sieve;
  guint size = self->engine->list_size;

  for (gsize k = 0; k < n_arcs; k++)
    {
      guint64 key;

      if (arcs[k].score <= sieve->least || !self->engine->listed[arcs[k].tutor])
        continue;
      key = (guint64)arcs[k].score << 32 | (G_MAXUINT32 - self->n_seen);
      if (self->n_samples < size / SAMPLES)
        self->samples[self->n_samples++] = key;
      self->tutors[self->n_seen++] = arcs[k].tutor;
      self->keys[self->n++] = key;
      if (self->n == KEYS * size)
        keep_best (self);
    }
  if (self->may_guess && sieve->passed > 0 && self->n_seen >= ENOUGH_SEEN)
    guess (self);
}

/* Puts what was collected in order, and cuts it to a list; what is left out counts for the bound. */
static void
cut (Reader *self)
{
  guint keep = self->engine->list_size;

  sort_keys (self->keys, self->n, self->others);
  if (self->n <= keep)
    return;
  self->row->bound = MAX (self->row->bound, (gint64)(self->keys[keep] >> 32));
  self->n = keep;
}

/* Some ordinary pairs beside the best: where all want the same few tutors, they are what most will get, and
 * give prices their scale from the start. All keys differ: those above the lowest of the best are among
 * them. */
static void
add_samples (Reader *self)
{
  guint64 lowest = self->n > 0 ? self->keys[self->n - 1] : G_MAXUINT64;

  for (guint k = 0; k < self->n_samples; k++)
    if (self->samples[k] < lowest)
      self->keys[self->n++] = self->samples[k];
}

/* In place of the order in which pairs were met the tutor, so that equal ones come by tutor. All but the
 * samples and equal ones are in order already. */
static void
fill_row (Reader *self, BinomeMatchRow *row)
{
  row->n = row->room = self->n;
  row->arcs = g_new (BinomeMatchArc, MAX (self->n, 1));
  for (guint k = 0; k < self->n; k++)
    {
      guint64 key = self->keys[k];
      BinomeMatchArc arc = { self->tutors[G_MAXUINT32 - (guint32)key], (guint32)(key >> 32) };
      guint at = k;

      for (; at > 0 && compare_arcs (&row->arcs[at - 1], &arc) > 0; at--)
        row->arcs[at] = row->arcs[at - 1];
      row->arcs[at] = arc;
    }
}

static void
read_list (Reader *self, guint tutee, gboolean may_guess)
{
  self->row->bound = G_MININT64;
  self->row->mark = FROM_ZERO;
  self->sieve.least = -1;
  self->sieve.passed = 0;
  self->sieve.place = binome_match_own_place (tutee);
  self->n = self->n_seen = self->n_samples = 0;
  self->may_guess = may_guess;
  self->has_guessed = FALSE;
  self->engine->rows->read (self->engine->rows, self->rows, tutee, &self->sieve);
}

static void
make_list (BinomeMatchEngine *self, Reader *reader, guint tutee)
{
  BinomeMatchRow *row = &self->row[tutee];

  reader->row = row;
  read_list (reader, tutee, TRUE);
  if (reader->has_guessed && reader->n < self->list_size / 2)
    read_list (reader, tutee, FALSE);

  cut (reader);
  add_samples (reader);
  fill_row (reader, row);
}

static void
make_lists_block (guint first, guint last, guint thread, gpointer user_data)
{
  Job *job = user_data;

  for (guint i = first; i < last; i++)
    if (job->engine->lock[i] == NOBODY)
      make_list (job->engine, &job->readers[thread], i);
}

typedef struct
{
  BinomeMatchProgress progress;
  gpointer user_data;
} Half;

/* The lists are the first half of the way. */
static void
on_progress_cb (guint done, guint total, gpointer user_data)
{
  const Half *half = user_data;

  half->progress (done, 2 * total, half->user_data);
}

gboolean
binome_match_engine_make_lists (BinomeMatchEngine *self, GCancellable *cancellable,
                                BinomeMatchProgress progress, gpointer user_data, GError **error)
{
  g_autofree Reader *readers = g_new0 (Reader, self->n_threads);
  Job job = { self, readers };
  Half half = { progress, user_data };
  gboolean done;

  for (guint j = 0; j < self->n_tutors; j++)
    {
      self->listed[j] = self->capacity[j] > self->held[j];
      /* Nobody would want to pay that much: without a seat no pair needs to be looked at. */
      self->v[j] = self->listed[j] ? 0 : weight_of (self, self->largest);
    }
  for (guint i = 0; i < self->n_tutees; i++)
    {
      g_clear_pointer (&self->row[i].arcs, g_free);
      self->row[i].n = 0;
    }

  for (guint k = 0; k < self->n_threads; k++)
    reader_init (&readers[k], self);
  done = binome_match_parallel (self->n_tutees, ROWS_AT_ONCE, self->n_threads, make_lists_block, &job,
                                cancellable, progress != NULL ? on_progress_cb : NULL, &half, error);
  for (guint k = 0; k < self->n_threads; k++)
    reader_clear (&readers[k]);
  return done;
}

static void
add_back (BinomeMatchEngine *self, guint tutor, guint tutee, guint32 score)
{
  BinomeMatchBackRow *row = &self->back[tutor];

  if (row->n == row->room)
    {
      row->room += row->room / 4 + 8;
      row->arcs = g_renew (BinomeMatchBack, row->arcs, row->room);
    }
  row->arcs[row->n++] = (BinomeMatchBack){ tutee, score };
}

static void
remove_back (BinomeMatchEngine *self, guint tutor, guint tutee)
{
  BinomeMatchBackRow *row = &self->back[tutor];

  for (guint k = 0; k < row->n; k++)
    if (row->arcs[k].tutee == tutee)
      {
        row->arcs[k] = row->arcs[--row->n];
        return;
      }
}

/* The list of somebody who had none yet. Tutors without a seat stay out of the list. */
void
binome_match_engine_make_list (BinomeMatchEngine *self, guint tutee)
{
  Reader reader = { 0 };

  reader_init (&reader, self);
  make_list (self, &reader, tutee);
  reader_clear (&reader);
  if (self->back == NULL)
    return;
  for (guint k = 0; k < self->row[tutee].n; k++)
    add_back (self, self->row[tutee].arcs[k].tutor, tutee, self->row[tutee].arcs[k].score);
}

const BinomeMatchArc *
binome_match_engine_find_arc (const BinomeMatchEngine *self, guint tutee, guint tutor)
{
  const BinomeMatchRow *row = &self->row[tutee];

  for (guint k = 0; k < row->n; k++)
    if (row->arcs[k].tutor == tutor)
      return &row->arcs[k];
  return NULL;
}

/**
 * binome_match_engine_get_listed:
 * @self: an engine that is solved
 * @tutee: an index, not locked
 * @n_arcs: (out): how many
 * @least_of_others: (out): for no other possible pair is the sum of both prices less its weight below this
 *
 * Returns: (transfer none) (array length=n_arcs) (nullable): the best pairs of @tutee, until the next change
 */
const BinomeMatchArc *
binome_match_engine_get_listed (const BinomeMatchEngine *self, guint tutee, guint *n_arcs,
                                gint64 *least_of_others)
{
  const BinomeMatchRow *row = &self->row[tutee];

  *n_arcs = row->n;
  *least_of_others = row->bound > G_MININT64 ? self->u[tutee] - self->serving - row->bound : FAR;
  return row->arcs;
}

void
binome_match_engine_add_arc (BinomeMatchEngine *self, guint tutee, BinomeMatchArc arc)
{
  BinomeMatchRow *row = &self->row[tutee];
  guint at;

  if (row->arcs == NULL || binome_match_engine_find_arc (self, tutee, arc.tutor) != NULL)
    return;
  if (row->n == row->room)
    {
      row->room += row->room / 4 + 8;
      row->arcs = g_renew (BinomeMatchArc, row->arcs, row->room);
    }
  for (at = row->n++; at > 0 && compare_arcs (&row->arcs[at - 1], &arc) > 0; at--)
    row->arcs[at] = row->arcs[at - 1];
  row->arcs[at] = arc;
  if (self->back != NULL)
    add_back (self, arc.tutor, tutee, arc.score);
}

void
binome_match_engine_remove_arc (BinomeMatchEngine *self, guint tutee, guint tutor)
{
  BinomeMatchRow *row = &self->row[tutee];
  const BinomeMatchArc *arc = binome_match_engine_find_arc (self, tutee, tutor);
  gsize at;

  if (arc == NULL)
    return;
  at = (gsize)(arc - row->arcs);
  memmove (row->arcs + at, row->arcs + at + 1, (row->n - at - 1) * sizeof (BinomeMatchArc));
  row->n--;
  if (self->back != NULL)
    remove_back (self, tutor, tutee);
}

/* The least price at which a tutee breaks no line with a listed pair. */
gint64
binome_match_engine_entry_price (const BinomeMatchEngine *self, guint tutee)
{
  const BinomeMatchRow *row = &self->row[tutee];
  gint64 price = 0;

  for (guint k = 0; k < row->n; k++)
    price = MAX (price, weight_of (self, row->arcs[k].score) - self->v[row->arcs[k].tutor]);
  return price;
}

void
binome_match_engine_make_back (BinomeMatchEngine *self)
{
  if (self->back != NULL)
    return;

  self->back = g_new0 (BinomeMatchBackRow, (gsize)self->n_tutors + 1);
  for (guint i = 0; i < self->n_tutees; i++)
    for (guint k = 0; k < self->row[i].n; k++)
      self->back[self->row[i].arcs[k].tutor].room++;
  for (guint j = 0; j < self->n_tutors; j++)
    self->back[j].arcs = g_new (BinomeMatchBack, self->back[j].room);
  for (guint i = 0; i < self->n_tutees; i++)
    for (guint k = 0; k < self->row[i].n; k++)
      add_back (self, self->row[i].arcs[k].tutor, i, self->row[i].arcs[k].score);
}

void
binome_match_engine_clear_back (BinomeMatchEngine *self)
{
  for (guint j = 0; self->back != NULL && j < self->n_tutors; j++)
    g_free (self->back[j].arcs);
  g_clear_pointer (&self->back, g_free);
}
