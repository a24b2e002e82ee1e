/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Time for the store to answer and for the window to show it. */

#include "test-wait.h"

static gboolean
on_timeout_cb (gpointer data)
{
  *(gboolean *)data = TRUE;
  return G_SOURCE_REMOVE;
}

/* The milliseconds are those of a plain build; under sanitizers they are as many times more. */
void
test_wait (guint milliseconds)
{
  gboolean done = FALSE;

  g_timeout_add (milliseconds * TEST_SLOWNESS, on_timeout_cb, &done);
  while (!done)
    g_main_context_iteration (NULL, TRUE);
}
