/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Proves that no unlisted pair is better than the prices say, or finds those that are.
 *
 * A row is proven at once where the tutee's price reaches the bound of the list: at prices of 0 the bound
 * holds for ever, as no price is below 0. Where a bound was found at later prices, only tutors whose price
 * has fallen since can break it: few are looked at one by one, for more the row is read for them alone. All
 * other rows are read again as a whole, in several threads; each touches nothing but its own row, so that
 * the result is the same for any number of them.
 */

#include "binome-match-engine-private.h"

#include "binome-match-score.h"

#define MOST_ADDED 24
#define MOST_FALLEN 4 /* to look at one by one; for more it is quicker to read the row */
#define TO_SPARE (BINOME_MATCH_SCORE_MAX / 8)

typedef struct
{
  gint64 value; /* score less the tutor's price */
  BinomeMatchArc arc;
} Offer;

/* A row that may be broken. */
typedef struct
{
  guint32 tutee;
  gboolean fallen_alone; /* its bound holds but for tutors whose price fell since the last pricing */
  gboolean keep;         /* the whole row is to be kept from now on */
} Suspect;

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
  const GArray *suspects; /* of Suspect */
  const GArray *fallen;   /* of guint32: tutors whose price fell since the last pricing */
  Reader *readers;
  Finding **findings; /* per suspect, NULL where nothing was found */
  gint32 **kept;      /* per suspect, the row where it is to be kept */
} Job;

typedef enum
{
  PROVEN,
  DOUBTFUL_FALLEN, /* as to the tutors whose price fell since the last pricing */
  DOUBTFUL,
} Standing;

/* Looks at the tutors whose price fell since the bound of the row was found. */
static void
look_at_fallen (BinomeMatchEngine *self, guint tutee, gsize first)
{
  BinomeMatchRow *row = &self->row[tutee];
  const gint32 *kept = binome_match_engine_find_kept (self, tutee);

  for (gsize k = first; k < self->fallen->len; k++)
    {
      guint32 tutor = g_array_index (self->fallen, guint32, k);
      int score;

      if (!self->listed[tutor] || self->largest - self->v[tutor] <= row->bound
          || binome_match_engine_find_arc (self, tutee, tutor) != NULL)
        continue;
      score = kept != NULL ? kept[tutor] : self->rows->score (self->rows, tutee, tutor);
      if (score >= 0)
        row->bound = MAX (row->bound, score - self->v[tutor]);
    }
  row->mark = self->fallen_start + self->fallen->len;
}

/* Whether the bound proves the row, if need be after a look at few tutors. "since" is how long the list of
 * fallen prices was at the last pricing. */
static Standing
get_standing (BinomeMatchEngine *self, guint tutee, gsize since)
{
  BinomeMatchRow *row = &self->row[tutee];
  gint64 price = self->u[tutee] - self->serving;

  if (price < row->bound)
    return DOUBTFUL;
  if (row->mark == FROM_ZERO)
    return PROVEN;
  if (row->mark < self->fallen_start)
    return DOUBTFUL;
  if (self->fallen_start + self->fallen->len - row->mark > MOST_FALLEN)
    return row->mark >= since && since >= self->fallen_start ? DOUBTFUL_FALLEN : DOUBTFUL;

  look_at_fallen (self, tutee, row->mark - self->fallen_start);
  return price >= row->bound ? PROVEN : DOUBTFUL;
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

/* Takes the pairs of a row that is kept, as far as they can break the bound. */
static void
take_kept (Reader *self, const gint32 *kept, const GArray *among)
{
  const BinomeMatchEngine *engine = self->engine;
  guint n = among != NULL ? among->len : engine->n_tutors;

  for (guint k = 0; k < n; k++)
    {
      guint32 tutor = among != NULL ? g_array_index (among, guint32, k) : k;
      BinomeMatchArc arc = { tutor, (guint32)kept[tutor] };

      if (kept[tutor] >= 0 && kept[tutor] - engine->v[tutor] > self->bound)
        reader_take (&self->sieve, &arc, 1);
    }
}

/* Reads a row again. Its bound is made anew, not better than is needed with something to spare, so that most
 * pairs need not be scored to the end; or it is kept, and raised where somebody whose price fell breaks it.
 */
static void
read_again (BinomeMatchEngine *self, Reader *reader, const Suspect *suspect, const GArray *fallen,
            const gint32 *kept, Finding *finding)
{
  guint tutee = suspect->tutee;
  BinomeMatchRow *row = &self->row[tutee];
  const GArray *among = suspect->fallen_alone ? fallen : NULL;

  *finding = (Finding){ tutee, 0 };
  reader->finding = finding;
  reader->price = self->u[tutee] - self->serving;
  reader->bound = among != NULL ? row->bound : reader->price - TO_SPARE;
  for (guint k = 0; k < row->n; k++)
    reader->is_listed[row->arcs[k].tutor] = TRUE;
  if (kept != NULL)
    take_kept (reader, kept, among);
  else
    {
      reader->sieve.among = among != NULL ? (const guint32 *)(const void *)among->data : NULL;
      reader->sieve.n_among = among != NULL ? among->len : 0;
      reader->sieve.least = reader->bound;
      reader->sieve.place = binome_match_own_place (tutee);
      self->rows->read (self->rows, reader->rows, tutee, &reader->sieve);
    }
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
      const Suspect *suspect = &g_array_index (job->suspects, Suspect, k);
      const gint32 *kept = binome_match_engine_find_kept (job->engine, suspect->tutee);
      Finding finding;

      if (suspect->keep)
        kept = job->kept[k]
            = binome_match_engine_read_kept (job->engine, job->readers[thread].rows, suspect->tutee);
      read_again (job->engine, &job->readers[thread], suspect, job->fallen, kept, &finding);
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
read_suspects (BinomeMatchEngine *self, const GArray *suspects, const GArray *fallen, guint *n_found,
               GCancellable *cancellable, GError **error)
{
  g_autofree Reader *readers = g_new0 (Reader, self->n_threads);
  g_autofree Finding **findings = g_new0 (Finding *, suspects->len);
  g_autofree gint32 **kept = g_new0 (gint32 *, suspects->len);
  Job job = { self, suspects, fallen, readers, findings, kept };
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
      guint32 tutee = g_array_index (suspects, Suspect, k).tutee;

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
      if (kept[k] != NULL)
        binome_match_engine_keep (self, tutee, kept[k]);
      g_free (findings[k]);
    }
  for (guint k = 0; k < n_threads; k++)
    {
      self->rows->scratch_free (readers[k].rows);
      g_free (readers[k].is_listed);
    }
  return done;
}

/* The tutors whose price fell since the list of them had that length, each once. */
static GArray *
list_fallen (const BinomeMatchEngine *self, gsize since)
{
  GArray *fallen = g_array_new (FALSE, FALSE, sizeof (guint32));
  g_autofree guint8 *is_there = g_new0 (guint8, (gsize)self->n_tutors + 1);

  for (gsize k = MAX (since, self->fallen_start) - self->fallen_start; k < self->fallen->len; k++)
    {
      guint32 tutor = g_array_index (self->fallen, guint32, k);

      if (!is_there[tutor])
        g_array_append_val (fallen, tutor);
      is_there[tutor] = TRUE;
    }
  return fallen;
}

/* Looks at every row that may be unproven. "n_found" says how many were broken: their tutees wait for a
 * repair then. When it is cancelled, all that was in doubt stays so. */
gboolean
binome_match_engine_price (BinomeMatchEngine *self, guint *n_found, GCancellable *cancellable, GError **error)
{
  g_autoptr (GArray) suspects = g_array_new (FALSE, FALSE, sizeof (Suspect));
  g_autoptr (GArray) fallen = NULL;
  gsize since = self->priced_at;
  guint n_to_keep = binome_match_engine_count_to_keep (self);

  *n_found = 0;
  self->priced_at = self->fallen_start + self->fallen->len;
  for (guint k = 0; k < self->priced->len; k++)
    binome_match_engine_doubt (self, g_array_index (self->priced, guint32, k));
  for (guint k = 0; k < self->doubted->len; k++)
    {
      guint32 tutee = g_array_index (self->doubted, guint32, k);
      Standing standing = self->lock[tutee] == NOBODY ? get_standing (self, tutee, since) : PROVEN;
      Suspect suspect = { tutee, standing == DOUBTFUL_FALLEN, FALSE };

      if (standing == PROVEN)
        continue;
      suspect.keep = n_to_keep > 0 && binome_match_engine_find_kept (self, tutee) == NULL;
      n_to_keep -= suspect.keep;
      g_array_append_val (suspects, suspect);
    }
  if (suspects->len > 0)
    fallen = list_fallen (self, since);
  if (suspects->len > 0 && !read_suspects (self, suspects, fallen, n_found, cancellable, error))
    return FALSE;

  for (guint k = 0; k < self->doubted->len; k++)
    self->in_doubt[g_array_index (self->doubted, guint32, k)] = FALSE;
  g_array_set_size (self->doubted, 0);
  /* Those whose price has just risen are looked at again once it is settled. */
  for (guint k = 0; k < self->waiting->len; k++)
    binome_match_engine_doubt (self, g_array_index (self->waiting, guint32, k));
  return TRUE;
}
