/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The possible pairs of a matching as one block of numbers. */

#include "binome-match-instance.h"

#include "binome-match-score.h"

struct _BinomeMatchInstance
{
  BinomeMatchRows rows; /* as the engine sees it; the first member */
  guint32 largest;
  int *capacities;
  GArray *ends; /* of gsize: where each row ends */
  BinomeMatchArc *arcs;
  gsize n_arcs;
  gsize room;
};

static gpointer
scratch_new (const BinomeMatchRows *rows)
{
  return NULL;
}

static void
scratch_free (gpointer scratch)
{
}

static void
read_row (const BinomeMatchRows *rows, gpointer scratch, guint tutee, BinomeMatchSieve *sieve)
{
  gsize n, place;
  const BinomeMatchArc *arcs = binome_match_instance_get_arcs ((const BinomeMatchInstance *)rows, tutee, &n);

  place = (gsize)((guint64)n * sieve->place >> 32);
  sieve->take (sieve, arcs + place, n - place);
  sieve->take (sieve, arcs, place);
}

static int
score_pair (const BinomeMatchRows *rows, guint tutee, guint tutor)
{
  gsize n, low = 0, high;
  const BinomeMatchArc *arcs = binome_match_instance_get_arcs ((const BinomeMatchInstance *)rows, tutee, &n);

  for (high = n; low < high;)
    {
      gsize middle = (low + high) / 2;

      if (arcs[middle].tutor < tutor)
        low = middle + 1;
      else
        high = middle;
    }
  return low < n && arcs[low].tutor == tutor ? (int)arcs[low].score : -1;
}

/**
 * binome_match_instance_new:
 * @n_tutors: how many tutors
 * @capacities: (array length=n_tutors) (nullable): how many tutees each can take; copied
 *
 * An instance without tutees. They are added one after the other: the arcs of one, then
 * binome_match_instance_end_tutee().
 *
 * Returns: (transfer full): the instance
 */
BinomeMatchInstance *
binome_match_instance_new (guint n_tutors, const int *capacities)
{
  BinomeMatchInstance *self = g_new0 (BinomeMatchInstance, 1);

  self->rows = (BinomeMatchRows){ 0, n_tutors, scratch_new, scratch_free, read_row, score_pair };
  self->capacities = g_new0 (int, n_tutors);
  for (guint j = 0; j < n_tutors; j++)
    self->capacities[j] = MAX (capacities[j], 0);
  self->ends = g_array_new (FALSE, FALSE, sizeof (gsize));
  return self;
}

/**
 * binome_match_instance_free:
 * @self: (transfer full): an instance
 */
void
binome_match_instance_free (BinomeMatchInstance *self)
{
  g_free (self->capacities);
  g_array_unref (self->ends);
  g_free (self->arcs);
  g_free (self);
}

/**
 * binome_match_instance_add_arc:
 * @self: an instance
 * @tutor: an index; within a row each at most once, in rising order
 * @score: what the pair is worth
 *
 * Adds a possible pair to the tutee who is being added.
 */
void
binome_match_instance_add_arc (BinomeMatchInstance *self, guint tutor, guint32 score)
{
  g_return_if_fail (tutor < self->rows.n_tutors);

  if (self->n_arcs == self->room)
    {
      self->room = MAX (self->room + self->room / 2, 1024);
      self->arcs = g_renew (BinomeMatchArc, self->arcs, self->room);
    }
  self->largest = MAX (self->largest, score);
  self->arcs[self->n_arcs++] = (BinomeMatchArc){ tutor, score };
}

/**
 * binome_match_instance_end_tutee:
 * @self: an instance
 *
 * Closes the row of a tutee, who may have no arc at all. The next arc belongs to the next tutee.
 */
void
binome_match_instance_end_tutee (BinomeMatchInstance *self)
{
  g_array_append_val (self->ends, self->n_arcs);
  self->rows.n_tutees = self->ends->len;
}

/**
 * binome_match_instance_get_n_tutees:
 * @self: an instance
 *
 * Returns: how many tutees have been added
 */
guint
binome_match_instance_get_n_tutees (const BinomeMatchInstance *self)
{
  return self->ends->len;
}

/**
 * binome_match_instance_get_n_tutors:
 * @self: an instance
 *
 * Returns: how many tutors
 */
guint
binome_match_instance_get_n_tutors (const BinomeMatchInstance *self)
{
  return self->rows.n_tutors;
}

/**
 * binome_match_instance_get_largest:
 * @self: an instance
 *
 * Returns: the largest score, %BINOME_MATCH_SCORE_MAX at least
 */
guint32
binome_match_instance_get_largest (const BinomeMatchInstance *self)
{
  return MAX (self->largest, BINOME_MATCH_SCORE_MAX);
}

/**
 * binome_match_instance_get_n_arcs:
 * @self: an instance
 *
 * Returns: how many possible pairs in all
 */
gsize
binome_match_instance_get_n_arcs (const BinomeMatchInstance *self)
{
  return self->n_arcs;
}

/**
 * binome_match_instance_get_capacity:
 * @self: an instance
 * @tutor: an index
 *
 * Returns: how many tutees they can take
 */
int
binome_match_instance_get_capacity (const BinomeMatchInstance *self, guint tutor)
{
  return self->capacities[tutor];
}

/**
 * binome_match_instance_get_arcs:
 * @self: an instance
 * @tutee: an index
 * @n_arcs: (out): how many
 *
 * Returns: (array length=n_arcs): the possible pairs of @tutee
 */
const BinomeMatchArc *
binome_match_instance_get_arcs (const BinomeMatchInstance *self, guint tutee, gsize *n_arcs)
{
  gsize start = tutee > 0 ? g_array_index (self->ends, gsize, tutee - 1) : 0;

  *n_arcs = g_array_index (self->ends, gsize, tutee) - start;
  return self->arcs + start;
}

/**
 * binome_match_instance_get_rows:
 * @self: an instance
 *
 * Returns: (transfer none): the same as rows for the engine
 */
const BinomeMatchRows *
binome_match_instance_get_rows (const BinomeMatchInstance *self)
{
  return &self->rows;
}
