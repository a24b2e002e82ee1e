/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Proves that no unlisted pair is better than the prices say, or finds those that are.
 *
 * A row is proven at once where the tutee's price reaches the bound of the list: at prices of 0 the bound
 * holds for ever, as no price is below 0. Where a bound was found at later prices, only tutors whose price
 * has fallen since can break it: they are looked at one by one. All other rows are read again, in several
 * threads; each touches nothing but its own row, so that the result is the same for any number of them.
 */

#include "binome-match-engine-private.h"

#include "binome-match-score.h"

#define MOST_ADDED 24
#define MOST_FALLEN 24 /* to look at one by one; for more it is quicker to read the row */
#define TO_SPARE (BINOME_MATCH_SCORE_MAX / 8)

typedef struct
{
  gint64 value; /* score less the tutor's price */
  BinomeMatchArc arc;
} Offer;

/* What reading a row again found. */
typedef struct
{
  guint32 tutee;
  guint n;
  Offer best[MOST_ADDED];
} Finding;

/* While a row is read. */
typedef struct
{
  BinomeMatchSieve sieve; /* the first member */
  const BinomeMatchEngine *engine;
  gpointer rows;
  guint8 *is_listed; /* per tutor, of the row being read */
  gint64 price;      /* what the tutee pays: better pairs are missing from the list */
  gint64 bound;
  Finding *finding;
} Reader;

typedef struct
{
  BinomeMatchEngine *engine;
  const GArray *suspects; /* of guint32 */
  Reader *readers;
  Finding **findings; /* per suspect, NULL where nothing was found */
} Job;

/* Tutors whose price fell since the row's bound was found; FALSE where that is no longer known, or where
 * reading the row is quicker. */
static gboolean
find_fallen (const BinomeMatchEngine *self, const BinomeMatchRow *row, gsize *first)
{
  if (row->mark < self->fallen_start)
    return FALSE;
  *first = row->mark - self->fallen_start;
  return self->fallen->len - *first <= MOST_FALLEN;
}

/* Whether the bound proves the row, if need be after a look at the tutors whose price fell. */
static gboolean
is_proven (BinomeMatchEngine *self, guint tutee)
{
  BinomeMatchRow *row = &self->row[tutee];
  gint64 price = self->u[tutee] - self->serving;
  gsize first;

  if (price < row->bound)
    return FALSE;
  if (row->mark == FROM_ZERO)
    return TRUE;
  if (!find_fallen (self, row, &first))
    return FALSE;

  for (gsize k = first; k < self->fallen->len; k++)
    {
      guint32 tutor = g_array_index (self->fallen, guint32, k);
      int score;

      if (!self->listed[tutor] || self->largest - self->v[tutor] <= row->bound)
        continue;
      score = self->rows->score (self->rows, tutee, tutor);
      if (score >= 0)
        row->bound = MAX (row->bound, score - self->v[tutor]);
    }
  row->mark = self->fallen_start + self->fallen->len;
  return price >= row->bound;
}

/* Puts an offer in its place among the best; returns the value of the one that falls out. */
static gint64
insert_offer (Finding *finding, Offer offer)
{
  gint64 out = G_MININT64;
  guint at = finding->n;

  if (finding->n < MOST_ADDED)
    finding->n++;
  else
    {
      if (offer.value <= finding->best[MOST_ADDED - 1].value)
        return offer.value;
      at = MOST_ADDED - 1;
      out = finding->best[at].value;
    }
  for (; at > 0 && finding->best[at - 1].value < offer.value; at--)
    finding->best[at] = finding->best[at - 1];
  finding->best[at] = offer;
  return out;
}

static void
reader_take (BinomeMatchSieve *sieve, const BinomeMatchArc *arcs, gsize n_arcs)
{
  Reader *self = (Reader *)sieve;
  const BinomeMatchEngine *engine = self->engine;

  for (gsize k = 0; k < n_arcs; k++)
    {
      gint64 value = arcs[k].score - engine->v[arcs[k].tutor];

      if (value <= self->bound || self->is_listed[arcs[k].tutor] || !engine->listed[arcs[k].tutor])
        continue;
      if (value <= self->price)
        self->bound = value;
      else
        self->bound = MAX (self->bound, insert_offer (self->finding, (Offer){ value, arcs[k] }));
    }
}

/* Reads a row again, and makes its bound anew: not better than is needed with something to spare, so that
 * most pairs need not be scored to the end. */
static void
read_again (BinomeMatchEngine *self, Reader *reader, guint tutee, Finding *finding)
{
  BinomeMatchRow *row = &self->row[tutee];

  *finding = (Finding){ tutee, 0 };
  reader->finding = finding;
  reader->price = self->u[tutee] - self->serving;
  reader->bound = reader->price - TO_SPARE;
  reader->sieve.least = reader->bound;
  reader->sieve.place = binome_match_own_place (tutee);
  for (guint k = 0; k < row->n; k++)
    reader->is_listed[row->arcs[k].tutor] = TRUE;
  self->rows->read (self->rows, reader->rows, tutee, &reader->sieve);
  for (guint k = 0; k < row->n; k++)
    reader->is_listed[row->arcs[k].tutor] = FALSE;

  row->bound = reader->bound;
  row->mark = self->fallen_start + self->fallen->len;
}

static void
read_block (guint first, guint last, guint thread, gpointer user_data)
{
  Job *job = user_data;

  for (guint k = first; k < last; k++)
    {
      Finding finding;

      read_again (job->engine, &job->readers[thread], g_array_index (job->suspects, guint32, k), &finding);
      if (finding.n > 0)
        job->findings[k] = g_memdup2 (&finding, sizeof finding);
    }
}

/* Better pairs join the list. The tutee's price rises so that (1) holds again; whatever pair they had is
 * not good enough at that price. */
static void
take_in (BinomeMatchEngine *self, const Finding *finding)
{
  guint tutee = finding->tutee;
  int tutor = self->tutor[tutee];

  for (guint k = 0; k < finding->n; k++)
    binome_match_engine_add_arc (self, tutee, finding->best[k].arc);
  self->u[tutee] = finding->best[0].value + self->serving;
  if (tutor != NOBODY)
    {
      binome_match_engine_leave_seat (self, tutee);
      binome_match_engine_open (self, (guint)tutor);
    }
  binome_match_engine_wait (self, tutee);
}

static gboolean
read_suspects (BinomeMatchEngine *self, const GArray *suspects, guint *n_found, GCancellable *cancellable,
               GError **error)
{
  g_autofree Reader *readers = g_new0 (Reader, self->n_threads);
  g_autofree Finding **findings = g_new0 (Finding *, suspects->len);
  Job job = { self, suspects, readers, findings };
  guint n_threads = MIN (self->n_threads, suspects->len / ROWS_AT_ONCE + 1);
  gboolean done;

  for (guint k = 0; k < n_threads; k++)
    {
      readers[k].sieve.take = reader_take;
      readers[k].sieve.prices = self->v;
      readers[k].engine = self;
      readers[k].rows = self->rows->scratch_new (self->rows);
      readers[k].is_listed = g_new0 (guint8, self->n_tutors);
    }
  done = binome_match_parallel (suspects->len, ROWS_AT_ONCE, n_threads, read_block, &job, cancellable, NULL,
                                NULL, error);
  for (guint k = 0; k < suspects->len; k++)
    {
      guint32 tutee = g_array_index (suspects, guint32, k);

      if (findings[k] != NULL)
        {
          take_in (self, findings[k]);
          ++*n_found;
        }
      if (!self->is_priced[tutee])
        {
          self->is_priced[tutee] = TRUE;
          g_array_append_val (self->priced, tutee);
        }
      g_free (findings[k]);
    }
  for (guint k = 0; k < n_threads; k++)
    {
      self->rows->scratch_free (readers[k].rows);
      g_free (readers[k].is_listed);
    }
  return done;
}

/* Looks at every row that may be unproven. "n_found" says how many were broken: their tutees wait for a
 * repair then. When it is cancelled, all that was in doubt stays so. */
gboolean
binome_match_engine_price (BinomeMatchEngine *self, guint *n_found, GCancellable *cancellable, GError **error)
{
  g_autoptr (GArray) suspects = g_array_new (FALSE, FALSE, sizeof (guint32));

  *n_found = 0;
  self->priced_at = self->fallen_start + self->fallen->len;
  for (guint k = 0; k < self->priced->len; k++)
    binome_match_engine_doubt (self, g_array_index (self->priced, guint32, k));
  for (guint k = 0; k < self->doubted->len; k++)
    {
      guint32 tutee = g_array_index (self->doubted, guint32, k);

      if (self->lock[tutee] == NOBODY && !is_proven (self, tutee))
        g_array_append_val (suspects, tutee);
    }
  if (suspects->len > 0 && !read_suspects (self, suspects, n_found, cancellable, error))
    return FALSE;

  for (guint k = 0; k < self->doubted->len; k++)
    self->in_doubt[g_array_index (self->doubted, guint32, k)] = FALSE;
  g_array_set_size (self->doubted, 0);
  /* Those whose price has just risen are looked at again once it is settled. */
  for (guint k = 0; k < self->waiting->len; k++)
    binome_match_engine_doubt (self, g_array_index (self->waiting, guint32, k));
  return TRUE;
}
