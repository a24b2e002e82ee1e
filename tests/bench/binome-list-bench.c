/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Uses the list of people as a user does, in a real window, and says how long each thing took.
 *
 * binome-list-bench WORKSPACE writes one "name value" a line, milliseconds and megabytes. It needs a display.
 * “NAME” is the time by the clock on the wall until the rows are painted with their texts; “NAME-work” is
 * what the processor did for the main thread until then, all turns of its loop together; “NAME-main” is the
 * longest turn until the last row is there, again in time of the processor: what the user feels as a pause.
 */

#include <adwaita.h>
#include <stdio.h>

#include "binome-window.h"
#include "list-watch.h"
#include "widgets/binome-steady-list.h"

#define PATIENCE_S 60

static GtkColumnView *people_view;
static GtkWidget *people_page;

/* ---- what is seen ---- */

/* The rows at the top have their texts; they are held, as what stands in a window is. */
static gboolean
rows_are_loaded (void)
{
  static gpointer held[10];
  GListModel *rows = G_LIST_MODEL (gtk_column_view_get_model (people_view));
  guint n = rows != NULL ? g_list_model_get_n_items (rows) : 0;
  gboolean loaded = n > 0;

  for (guint i = 0; i < MIN (n, G_N_ELEMENTS (held)); i++)
    {
      gpointer before = held[i];

      held[i] = g_list_model_get_item (rows, i);
      g_clear_object (&before);
      loaded = loaded
               && (binome_steady_row_get_item (held[i]) == NULL
                   || binome_entity_is_loaded (binome_steady_row_get_item (held[i])));
    }

  return loaded;
}

static GListModel *
get_people (void)
{
  GtkNoSelection *rows = GTK_NO_SELECTION (gtk_column_view_get_model (people_view));

  return rows != NULL ? binome_steady_list_get_source (BINOME_STEADY_LIST (gtk_no_selection_get_model (rows)))
                      : NULL;
}

/* Whether rows are still to come. */
static gboolean
is_asking (void)
{
  gboolean loading = TRUE;

  if (get_people () != NULL)
    g_object_get (get_people (), "loading", &loading, NULL);
  return loading;
}

static void
on_answer_cb (gboolean *answered)
{
  *answered = TRUE;
}

typedef struct
{
  double first, work, longest, all;
  gboolean same; /* what is seen was right already */
} Times;

/* Until the answer is there, its first rows have their texts, and a frame with them was painted; and until
 * all rows are there. */
static Times
wait_for_rows (const char *name)
{
  gint64 end = g_get_monotonic_time () + PATIENCE_S * G_USEC_PER_SEC;
  GListModel *people = get_people ();
  gboolean answered = FALSE, asked = FALSE;
  gulong handler = g_signal_connect_swapped (people, "items-changed", G_CALLBACK (on_answer_cb), &answered);
  guint frames;
  Times times;

  while (!((answered || (asked && !is_asking ())) && rows_are_loaded ()) && g_get_monotonic_time () < end)
    {
      asked = asked || is_asking ();
      g_main_context_iteration (NULL, TRUE);
    }
  g_signal_handler_disconnect (people, handler);
  times.same = !answered;
  frames = watch.frames;
  gdk_frame_clock_request_phase (gtk_widget_get_frame_clock (GTK_WIDGET (people_view)),
                                 GDK_FRAME_CLOCK_PHASE_AFTER_PAINT);
  while (watch.frames == frames && g_get_monotonic_time () < end)
    g_main_context_iteration (NULL, TRUE);
  times.first = (double)(watch.painted - watch.begin) / 1000;
  times.work = (double)watch.painted_busy / 1000;
  while (is_asking () && g_get_monotonic_time () < end)
    g_main_context_iteration (NULL, TRUE);
  times.all = (double)(g_get_monotonic_time () - watch.begin) / 1000;
  times.longest = (double)watch.longest / 1000;
  if (g_get_monotonic_time () >= end)
    g_error ("%s: nothing to be seen", name);
  return times;
}

static void
say_times (const char *name, Times times)
{
  say (name, "", times.first);
  say (name, "-work", times.work);
  say (name, "-main", times.longest);
  say (name, "-all", times.all);
}

/* ---- what is done ---- */

static void
measure_first_rows (BinomeWindow *window)
{
  watch_begin ();
  binome_window_show_page (window, "people", NULL);
  people_page = GTK_WIDGET (adw_navigation_view_get_visible_page (child_of (window, "navigation")));
  people_view = child_of (people_page, "column_view");
  say_times ("first-rows", wait_for_rows ("first-rows"));
}

static void
measure_sort (const char *column, GtkSortType order, const char *name)
{
  GListModel *columns = gtk_column_view_get_columns (people_view);

  turn_loop (300);
  for (guint i = 0; i < g_list_model_get_n_items (columns); i++)
    {
      g_autoptr (GtkColumnViewColumn) one = g_list_model_get_item (columns, i);

      if (g_strcmp0 (gtk_column_view_column_get_id (one), column) == 0)
        {
          watch_begin ();
          gtk_column_view_sort_by_column (people_view, one, order);
          say_times (name, wait_for_rows (name));
        }
    }
}

/* Comes before whoever searches. */
static gboolean
on_search_changed_cb (GSignalInvocationHint *hint, guint n_values, const GValue *values, gpointer user_data)
{
  watch_begin ();
  *(gboolean *)user_data = TRUE;
  return G_SOURCE_CONTINUE;
}

/* As keys do: what stands there stays where @text goes on from it, or else the entry would be empty in
 * between, and ask for everybody. */
static void
enter (GtkEditable *entry, const char *text)
{
  const char *before = gtk_editable_get_text (entry);
  int end = (int)g_utf8_strlen (before, -1);

  if (g_str_has_prefix (text, before))
    gtk_editable_insert_text (entry, text + strlen (before), -1, &end);
  else
    gtk_editable_set_text (entry, text);
}

static Times
type (const char *text)
{
  GtkEditable *entry = child_of (people_page, "search_entry");
  guint signal = g_signal_lookup ("search-changed", GTK_TYPE_SEARCH_ENTRY);
  gboolean changed = FALSE;
  gulong hook;

  turn_loop (400);
  hook = g_signal_add_emission_hook (signal, 0, on_search_changed_cb, &changed, NULL);
  enter (entry, text);
  while (!changed)
    g_main_context_iteration (NULL, TRUE);
  g_signal_remove_emission_hook (signal, hook);
  return wait_for_rows (text);
}

/* A word key by key, each answered before the next; then all of it is taken back. The entry waits a moment
 * for further keys; what is timed begins when it has, and the list is asked. */
static void
measure_search (const char *word)
{
  Times most = { 0 };

  gtk_search_bar_set_search_mode (child_of (people_page, "search_bar"), TRUE);
  for (gsize n = 1; n <= strlen (word) + 1; n++)
    {
      g_autofree char *typed = n <= strlen (word) ? g_strndup (word, n) : g_strdup ("");
      g_autofree char *name = g_strconcat ("search-", *typed != '\0' ? typed : "nothing", NULL);
      Times times = type (typed);

      say_times (name, times);
      most.first = MAX (most.first, times.same ? 0 : times.first);
      most.work = MAX (most.work, times.same ? 0 : times.work);
      most.longest = MAX (most.longest, times.longest);
      most.all = MAX (most.all, times.all);
    }
  say_times ("search", most);
  turn_loop (1000);
}

/* From everybody to very few, and back: most rows go, and come again. */
static void
measure_few (void)
{
  g_autoptr (BinomeEntity) person = g_list_model_get_item (get_people (), 0);
  g_autofree char *name = binome_entity_dup_title (person);

  say_times ("few", type (name));
  say_times ("many-again", type (""));
  turn_loop (1000);
}

/* Two hundred pages, then from end to end: a frame each. */
static void
measure_scroll (void)
{
  GtkAdjustment *adjustment = gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (people_view));
  double upper = gtk_adjustment_get_upper (adjustment), page = gtk_adjustment_get_page_size (adjustment);
  g_autoptr (GArray) turns = g_array_new (FALSE, FALSE, sizeof (double));
  double worst = 0, total = 0;

  for (guint i = 0; i < 240; i++)
    {
      guint frames = watch.frames;

      watch_begin ();
      gtk_adjustment_set_value (adjustment,
                                i < 200 ? i * page * 0.8 : (upper - page) * ((i % 2) ? (i - 200) / 40.0 : 1));
      while (watch.frames == frames)
        g_main_context_iteration (NULL, TRUE);
      worst = MAX (worst, (double)watch.longest / 1000);
      total += (double)watch.busy / 1000;
    }
  say ("scroll-frame", "", total / 240);
  say ("scroll-frame-main", "", worst);
  gtk_adjustment_set_value (adjustment, 0);
}

static void
measure_ticks (void)
{
  turn_loop (300);
  watch_begin ();
  gtk_widget_activate_action (people_page, "people.select-all", NULL);
  turn_loop (100);
  say ("select-all-main", "", (double)watch.longest / 1000);
  watch_begin ();
  gtk_widget_activate_action (people_page, "people.select-none", NULL);
  turn_loop (100);
  say ("select-none-main", "", (double)watch.longest / 1000);
}

int
main (int argc, char **argv)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (BinomeStore) store = NULL;
  BinomeWindow *window;

  if (argc != 2)
    return 2;
  adw_init ();
  store = binome_store_open (argv[1], BINOME_STORE_CHECK_LATER, &error);
  if (store == NULL)
    {
      fprintf (stderr, "%s\n", error->message);
      return 1;
    }

  window = list_watch_window (store);
  say ("memory-before", "", read_memory ("VmRSS:"));
  measure_first_rows (window);
  measure_scroll ();
  measure_sort ("name", GTK_SORT_DESCENDING, "sort-name");
  measure_sort ("job", GTK_SORT_ASCENDING, "sort-job");
  measure_sort ("hired-on", GTK_SORT_DESCENDING, "sort-date");
  measure_sort ("name", GTK_SORT_ASCENDING, "sort-name-again");
  measure_search ("martin");
  measure_few ();
  measure_ticks ();
  say ("memory", "", read_memory ("VmRSS:"));
  say ("memory-most", "", read_memory ("VmHWM:"));

  gtk_window_destroy (GTK_WINDOW (window));
  turn_loop (300);
  g_object_unref (window);
  binome_store_close (store, NULL);
  return 0;
}
