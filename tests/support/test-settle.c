/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Until the store has answered and the window shows it: as long as that takes, on any machine. */

#include "test-settle.h"

/* An answer is often shown by asking again. It has settled once nobody asked anything for a few rounds,
 * however slow the machine is; together they are longer than the 150 ms that a search entry waits for more
 * typing. */
#define QUIET_ROUNDS 5
#define PAUSE_MS 40
#define MOST_ROUNDS 500 /* nothing asks for ever */

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
static void
settle_round (void)
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

/* Returns: what was asked so far, without the questions of the @round rounds themselves */
static guint64
count_asked (guint round)
{
  return watched != NULL ? binome_store_get_n_asked (watched) - round : 0;
}

void
test_settle (void)
{
  guint64 asked = count_asked (0);
  guint round = 0, quiet = 0;

  while (quiet < QUIET_ROUNDS)
    {
      guint64 before = asked;

      settle_round ();
      asked = count_asked (++round);
      quiet = asked == before ? quiet + 1 : 0;
      g_assert_cmpuint (round, <, MOST_ROUNDS);
    }
}
