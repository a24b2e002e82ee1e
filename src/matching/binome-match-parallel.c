/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Work on many independent items in a few threads.
 *
 * Items are dealt out in blocks, so that a slow one holds nobody up. Each item's result must depend on the
 * item alone: then it does not matter who did what, and the result is the same for any number of threads. On
 * a busy machine a helper may come when nothing is left to do: nobody waits for it.
 */

#include "binome-match-parallel.h"

#define MAX_THREADS 16
#define CLOSED G_MININT

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

  /* A helper may look at these alone before it has come in, and after it has left. */
  int n_users;   /* the caller, and each helper that was called */
  int n_workers; /* helpers called so far that came in: their numbers */
  int n_inside;  /* helpers at work; CLOSED more once no further one may come in */
  GMutex mutex;
  GCond left; /* a helper */
} Deal;

static void
deal_unref (Deal *deal)
{
  if (!g_atomic_int_dec_and_test (&deal->n_users))
    return;
  g_mutex_clear (&deal->mutex);
  g_cond_clear (&deal->left);
  g_free (deal);
}

static void
work (Deal *deal, guint number)
{
  for (;;)
    {
      guint first;

      if (g_cancellable_is_cancelled (deal->cancellable))
        return;
      first = (guint)g_atomic_int_add (&deal->next, deal->step);
      if (first >= deal->n_items)
        return;
      if (deal->progress != NULL && number == 0)
        deal->progress (first, deal->n_items, deal->progress_data);
      deal->block (first, MIN (first + deal->step, deal->n_items), number, deal->user_data);
    }
}

static gboolean
come_in (Deal *deal)
{
  int n;

  do
    {
      n = g_atomic_int_get (&deal->n_inside);
      if (n < 0)
        return FALSE;
    }
  while (!g_atomic_int_compare_and_exchange (&deal->n_inside, n, n + 1));
  return TRUE;
}

static gpointer
help (gpointer data)
{
  Deal *deal = data;

  if (come_in (deal))
    {
      work (deal, (guint)g_atomic_int_add (&deal->n_workers, 1) + 1);
      g_mutex_lock (&deal->mutex);
      g_atomic_int_add (&deal->n_inside, -1);
      g_cond_signal (&deal->left);
      g_mutex_unlock (&deal->mutex);
    }
  deal_unref (deal);
  return NULL;
}

/* Lets nobody in any more, and waits for those who are. */
static void
close_deal (Deal *deal)
{
  g_mutex_lock (&deal->mutex);
  g_atomic_int_add (&deal->n_inside, CLOSED);
  while (g_atomic_int_get (&deal->n_inside) != CLOSED)
    g_cond_wait (&deal->left, &deal->mutex);
  g_mutex_unlock (&deal->mutex);
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
  guint n = CLAMP (n_threads, 1, MIN (n_items / step + 1, MAX_THREADS));
  Deal *deal = g_new0 (Deal, 1);

  *deal = (Deal){ n_items, step, 0, block, user_data, cancellable, progress, progress_data, (int)n, 0, 0 };
  g_mutex_init (&deal->mutex);
  g_cond_init (&deal->left);
  for (guint k = 1; k < n; k++)
    g_thread_unref (g_thread_new ("binome-matching", help, deal));
  work (deal, 0);
  close_deal (deal);
  deal_unref (deal);

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
  static gsize n = 0; /* the system is asked once: its answer is read from files */

  if (g_once_init_enter (&n))
    {
      guint processors = g_get_num_processors ();

      g_once_init_leave (&n, CLAMP (processors, 1, 4));
    }
  return (guint)n;
}
