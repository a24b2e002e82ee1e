/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the benchmarks of lists watch: the turns of the main loop, and the frames that are painted. */

#include "list-watch.h"

#include <stdio.h>
#include <time.h>

#define WIDTH 1100
#define HEIGHT 700

struct watch watch;

/* What the processor did for this thread, in µs: others who use the machine do not count. */
static gint64
worked (void)
{
  struct timespec time;

  clock_gettime (CLOCK_THREAD_CPUTIME_ID, &time);
  return (gint64)time.tv_sec * G_USEC_PER_SEC + time.tv_nsec / 1000;
}

/* Stands in for the wait of the main loop: what lies between two waits is work. */
static int
watching_poll (GPollFD *fds, guint n, int timeout)
{
  gint64 turn = worked () - watch.woken;
  int result;

  watch.longest = MAX (watch.longest, turn);
  watch.busy += turn;
  result = g_poll (fds, n, timeout);
  watch.woken = worked ();
  return result;
}

static void
on_painted_cb (void)
{
  watch.frames++;
  watch.painted = g_get_monotonic_time ();
  watch.painted_busy = watch.busy + worked () - watch.woken;
}

/* What is timed begins now. */
void
watch_begin (void)
{
  watch.begin = g_get_monotonic_time ();
  watch.woken = worked ();
  watch.longest = watch.busy = 0;
}

void
say (const char *name, const char *what, double value)
{
  char number[G_ASCII_DTOSTR_BUF_SIZE];

  printf ("%s%s %s\n", name, what, g_ascii_formatd (number, sizeof number, "%.3f", value));
  fflush (stdout);
}

gpointer
child_of (gpointer widget, const char *name)
{
  GObject *child = gtk_widget_get_template_child (widget, G_OBJECT_TYPE (widget), name);

  if (child == NULL)
    g_error ("there is no “%s”", name);
  return child;
}

void
turn_loop (guint milliseconds)
{
  gint64 end = g_get_monotonic_time () + milliseconds * 1000;

  while (g_get_monotonic_time () < end)
    {
      g_main_context_iteration (NULL, FALSE);
      g_usleep (200);
    }
}

double
read_memory (const char *name)
{
  g_autofree char *text = NULL;
  const char *line;

  if (!g_file_get_contents ("/proc/self/status", &text, NULL, NULL) || (line = strstr (text, name)) == NULL)
    return 0;
  return (double)g_ascii_strtoll (line + strlen (name), NULL, 10) / 1024;
}

/* A window on @store, as a user has it, that is watched from now on. */
BinomeWindow *
list_watch_window (BinomeStore *store)
{
  BinomeWindow *window;

  g_main_context_set_poll_func (NULL, watching_poll);
  window = g_object_ref_sink (binome_window_new (NULL, store));
  gtk_window_set_default_size (GTK_WINDOW (window), WIDTH, HEIGHT);
  gtk_window_present (GTK_WINDOW (window));
  turn_loop (1500);
  g_signal_connect (gtk_widget_get_frame_clock (GTK_WIDGET (window)), "after-paint",
                    G_CALLBACK (on_painted_cb), NULL);
  return window;
}
