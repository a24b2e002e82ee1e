/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Work on many independent items in a few threads.
 *
 * Items are dealt out in blocks, so that a slow one holds nobody up. Each item's result must depend on the
 * item alone: then it does not matter who did what, and the result is the same for any number of threads.
 */

#include "binome-match-parallel.h"

#define MAX_THREADS 16

typedef struct
{
  guint n_items;
  guint step;
  guint next;
  BinomeMatchBlock block;
  gpointer user_data;
  GCancellable *cancellable;
  BinomeMatchProgress progress;
  gpointer progress_data;
} Deal;

typedef struct
{
  Deal *deal;
  guint number;
} Worker;

static gpointer
work (gpointer data)
{
  const Worker *worker = data;
  Deal *deal = worker->deal;

  for (;;)
    {
      guint first;

      if (g_cancellable_is_cancelled (deal->cancellable))
        return NULL;
      first = (guint)g_atomic_int_add (&deal->next, deal->step);
      if (first >= deal->n_items)
        return NULL;
      if (deal->progress != NULL && worker->number == 0)
        deal->progress (first, deal->n_items, deal->progress_data);
      deal->block (first, MIN (first + deal->step, deal->n_items), worker->number, deal->user_data);
    }
}

/**
 * binome_match_parallel:
 * @n_items: how many items
 * @step: how many of them are dealt out at once
 * @n_threads: how many threads, the caller's included; for few items fewer are used
 * @block: (scope call): does the work; in several threads at once
 * @user_data: for @block
 * @cancellable: (nullable): looked at between blocks
 * @progress: (nullable) (scope call): told of the blocks that the caller's thread begins
 * @progress_data: for @progress
 * @error: where to say that it was cancelled
 *
 * Returns: whether every item was handled; otherwise %G_IO_ERROR_CANCELLED
 */
gboolean
binome_match_parallel (guint n_items, guint step, guint n_threads, BinomeMatchBlock block, gpointer user_data,
                       GCancellable *cancellable, BinomeMatchProgress progress, gpointer progress_data,
                       GError **error)
{
  Deal deal = { n_items, step, 0, block, user_data, cancellable, progress, progress_data };
  Worker workers[MAX_THREADS];
  GThread *threads[MAX_THREADS];
  guint n = CLAMP (n_threads, 1, MIN (n_items / step + 1, MAX_THREADS));

  for (guint k = 0; k < n; k++)
    workers[k] = (Worker){ &deal, k };
  for (guint k = 1; k < n; k++)
    threads[k] = g_thread_new ("binome-matching", work, &workers[k]);
  work (&workers[0]);
  for (guint k = 1; k < n; k++)
    g_thread_join (threads[k]);

  return !g_cancellable_set_error_if_cancelled (cancellable, error);
}

/**
 * binome_match_parallel_default_threads:
 *
 * Returns: how many threads to use on this machine, 1 to 4
 */
guint
binome_match_parallel_default_threads (void)
{
  return CLAMP (g_get_num_processors (), 1, 4);
}
