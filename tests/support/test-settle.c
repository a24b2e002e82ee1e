/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Until the store has answered and the window shows it: as long as that takes, on any machine. */

#include "test-settle.h"

/* An answer is shown by asking again, a few questions deep; a pause lets what waits for more typing begin. */
#define ROUNDS 5
#define PAUSE_MS 30

static BinomeStore *watched; /* not owned; NULL once it is gone */

static gboolean
nothing_work (BinomeDb *db, gpointer data, GError **error)
{
  return TRUE;
}

static void
on_answered_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GError) error = NULL;

  binome_store_read_finish (BINOME_STORE (source), result, NULL, &error);
  g_assert_no_error (error);
  *(gboolean *)data = TRUE;
}

/* From now on test_settle() waits for @store. */
void
test_settle_watch (BinomeStore *store)
{
  g_set_weak_pointer (&watched, store);
}

static gboolean
on_turn_cb (gpointer data)
{
  *(gboolean *)data = TRUE;
  return G_SOURCE_REMOVE;
}

/* The store takes one question after the other: once a last one is answered, so is all that was asked before.
 * What is ready to be drawn has been once something less urgent had its turn. */
void
test_settle (void)
{
  for (guint round = 0; round < ROUNDS; round++)
    {
      gboolean paused = FALSE, answered = watched == NULL, drawn = FALSE;

      g_timeout_add (PAUSE_MS, on_turn_cb, &paused);
      while (!paused)
        g_main_context_iteration (NULL, TRUE);
      if (watched != NULL)
        binome_store_read_async (watched, nothing_work, NULL, NULL, NULL, on_answered_cb, &answered);
      while (!answered)
        g_main_context_iteration (NULL, TRUE);
      g_idle_add_full (G_PRIORITY_LOW, on_turn_cb, &drawn, NULL);
      while (!drawn)
        g_main_context_iteration (NULL, TRUE);
    }
}
