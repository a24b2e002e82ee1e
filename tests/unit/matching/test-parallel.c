/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Whatever helpers come, and however late: every item is handled once, and nobody works on when it is over.
 */

#include "binome-match-parallel.h"

#define ITEMS 1000
#define TURNS 300
#define THREADS 8

typedef struct
{
  guint handled[ITEMS]; /* each by one thread alone */
  guint at_work[THREADS];
  guint n_blocks;
  guint cancel_after;
  GCancellable *cancellable;
} Work;

static void
handle (guint first, guint last, guint thread, gpointer user_data)
{
  Work *work = user_data;
  guint n_blocks;

  g_assert_cmpuint (thread, <, THREADS);
  /* A number belongs to one thread at a time. */
  g_assert_cmpuint (work->at_work[thread]++, ==, 0);
  for (guint k = first; k < last; k++)
    work->handled[k]++;
  n_blocks = (guint)g_atomic_int_add (&work->n_blocks, 1) + 1;
  if (work->cancellable && n_blocks == work->cancel_after)
    g_cancellable_cancel (work->cancellable);
  /* Whoever counts may be put to sleep before it cancels: the blocks of the others end after that. */
  while (work->cancellable && n_blocks > work->cancel_after
         && !g_cancellable_is_cancelled (work->cancellable))
    g_thread_yield ();
  work->at_work[thread]--;
}

static void
test_once (void)
{
  for (guint turn = 0; turn < TURNS; turn++)
    {
      Work work = { 0 };
      guint n_items = turn % 7 == 0 ? turn : ITEMS, step = 1 + turn % 64;

      g_assert_true (
          binome_match_parallel (n_items, step, 1 + turn % THREADS, handle, &work, NULL, NULL, NULL, NULL));
      for (guint k = 0; k < ITEMS; k++)
        g_assert_cmpuint (work.handled[k], ==, k < n_items ? 1 : 0);
    }
}

static void
test_cancelled (void)
{
  for (guint turn = 0; turn < TURNS; turn++)
    {
      g_autoptr (GCancellable) cancellable = g_cancellable_new ();
      g_autoptr (GError) error = NULL;
      Work work = { .cancel_after = 1 + turn % 20, .cancellable = cancellable };
      guint n_blocks;

      g_assert_false (binome_match_parallel (ITEMS, 10, 1 + turn % THREADS, handle, &work, cancellable, NULL,
                                             NULL, &error));
      g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
      /* Nobody touches the work any more, which is about to go out of scope. */
      n_blocks = work.n_blocks;
      g_assert_cmpuint (n_blocks, >=, work.cancel_after);
      g_assert_cmpuint (n_blocks, <, work.cancel_after + THREADS);
      for (guint k = 0; k < THREADS; k++)
        g_assert_cmpuint (work.at_work[k], ==, 0);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/matching/parallel/once", test_once);
  g_test_add_func ("/matching/parallel/cancelled", test_cancelled);
  return g_test_run ();
}
