/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Remembers an optimum, so that whatever is tried can be taken back. */

#include "binome-match-engine-private.h"

#include <string.h>

struct _BinomeMatchMemory
{
  int *tutor, *first, *next, *load, *capacity, *held, *lock;
  guint32 *score;
  BinomeMatchTally tally;
  gint64 *u, *v;
  gint64 *bound;
  gsize *mark;
  gsize n_fallen; /* dropped ones included */
};

/**
 * binome_match_engine_remember:
 * @self: an engine that is solved
 *
 * Returns: (transfer full): its matching, prices, locks and capacities; not the pairs that were allowed or
 *   forbidden
 */
BinomeMatchMemory *
binome_match_engine_remember (const BinomeMatchEngine *self)
{
  BinomeMatchMemory *memory = g_new0 (BinomeMatchMemory, 1);
  guint n = self->n_tutees, m = self->n_tutors;

  memory->tally = self->tally;
  memory->tutor = g_memdup2 (self->tutor, n * sizeof *self->tutor);
  memory->next = g_memdup2 (self->next, n * sizeof *self->next);
  memory->lock = g_memdup2 (self->lock, n * sizeof *self->lock);
  memory->score = g_memdup2 (self->score, n * sizeof *self->score);
  memory->u = g_memdup2 (self->u, n * sizeof *self->u);
  memory->first = g_memdup2 (self->first, m * sizeof *self->first);
  memory->load = g_memdup2 (self->load, m * sizeof *self->load);
  memory->capacity = g_memdup2 (self->capacity, m * sizeof *self->capacity);
  memory->held = g_memdup2 (self->held, m * sizeof *self->held);
  memory->v = g_memdup2 (self->v, m * sizeof *self->v);
  memory->bound = g_new (gint64, n + 1);
  memory->mark = g_new (gsize, n + 1);
  for (guint i = 0; i < n; i++)
    {
      memory->bound[i] = self->row[i].bound;
      memory->mark[i] = self->row[i].mark;
    }
  memory->n_fallen = self->fallen_start + self->fallen->len;
  return memory;
}

/* The prices that have fallen since have risen again: they are as they were. */
static void
forget_falls (BinomeMatchEngine *self, const BinomeMatchMemory *memory)
{
  guint kept = memory->n_fallen > self->fallen_start ? (guint)(memory->n_fallen - self->fallen_start) : 0;

  for (guint k = kept; k < self->fallen->len; k++)
    self->fell_at[g_array_index (self->fallen, guint32, k)] = 0;
  g_array_set_size (self->fallen, kept);
  self->priced_at = self->fallen_start + kept;
}

/**
 * binome_match_engine_restore:
 * @self: an engine
 * @memory: of this engine, with the same pairs allowed and forbidden as now
 *
 * Makes it as it was: solved, at that optimum, with the bounds that proved it.
 */
void
binome_match_engine_restore (BinomeMatchEngine *self, const BinomeMatchMemory *memory)
{
  guint n = self->n_tutees, m = self->n_tutors;

  forget_falls (self, memory);
  for (guint i = 0; i < n; i++)
    {
      self->row[i].bound = memory->bound[i];
      self->row[i].mark = memory->mark[i];
    }
  for (guint k = 0; k < self->doubted->len; k++)
    self->in_doubt[g_array_index (self->doubted, guint32, k)] = FALSE;
  g_array_set_size (self->doubted, 0);

  self->tally = memory->tally;
  memcpy (self->tutor, memory->tutor, n * sizeof *self->tutor);
  memcpy (self->next, memory->next, n * sizeof *self->next);
  memcpy (self->lock, memory->lock, n * sizeof *self->lock);
  memcpy (self->score, memory->score, n * sizeof *self->score);
  memcpy (self->u, memory->u, n * sizeof *self->u);
  memcpy (self->first, memory->first, m * sizeof *self->first);
  memcpy (self->load, memory->load, m * sizeof *self->load);
  memcpy (self->capacity, memory->capacity, m * sizeof *self->capacity);
  memcpy (self->held, memory->held, m * sizeof *self->held);
  memcpy (self->v, memory->v, m * sizeof *self->v);
  g_array_set_size (self->waiting, 0);
  g_array_set_size (self->open, 0);
}

/**
 * binome_match_memory_free:
 * @memory: (transfer full): a memory
 */
void
binome_match_memory_free (BinomeMatchMemory *memory)
{
  g_free (memory->tutor);
  g_free (memory->next);
  g_free (memory->lock);
  g_free (memory->score);
  g_free (memory->u);
  g_free (memory->first);
  g_free (memory->load);
  g_free (memory->capacity);
  g_free (memory->held);
  g_free (memory->v);
  g_free (memory->bound);
  g_free (memory->mark);
  g_free (memory);
}
