/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Does with 100,000 people at once what a user does beside looking at their list: selects and enrols all,
 * looks at them as participants and at as many letters, looks for duplicates, merges two, sets a field of
 * all, opens a kept list, imports and exports and gives it up.
 *
 * binome-lists-bench WORKSPACE PEOPLE.csv writes one "name value" a line, milliseconds. “NAME” is the time by
 * the clock on the wall, “NAME-main” the longest turn of the main loop in time of the processor: what the
 * user feels as a pause. The workspace is changed. It needs a display. */

#include <adwaita.h>
#include <stdio.h>
#include <unistd.h>

#include "binome-clock.h"
#include "binome-export-list.h"
#include "binome-export-action.h"
#include "binome-import.h"
#include "binome-model.h"
#include "binome-person-bulk.h"
#include "letters/binome-sent-letters-page.h"
#include "list-watch.h"
#include "people/binome-merge-dialog.h"
#include "widgets/binome-progress-dialog.h"
#include "widgets/binome-steady-list.h"

#define PATIENCE_S 180

static BinomeWindow *window;
static BinomeStore *store;

typedef gboolean (*Condition) (gpointer data);

/* From watch_begin() until @condition holds and no more rows are to come, and a frame was painted. */
static void
say_until (const char *name, Condition condition, gpointer data)
{
  gint64 end = g_get_monotonic_time () + PATIENCE_S * G_USEC_PER_SEC;
  guint frames;
  double seen;

  while (!condition (data) && g_get_monotonic_time () < end)
    g_main_context_iteration (NULL, TRUE);
  frames = watch.frames;
  gdk_frame_clock_request_phase (gtk_widget_get_frame_clock (GTK_WIDGET (window)),
                                 GDK_FRAME_CLOCK_PHASE_AFTER_PAINT);
  while (watch.frames == frames && g_get_monotonic_time () < end)
    g_main_context_iteration (NULL, TRUE);
  seen = (double)(g_get_monotonic_time () - watch.begin) / 1000;
  turn_loop (1500); /* what comes of it is no pause either */
  say (name, "", seen);
  say (name, "-main", (double)watch.longest / 1000);
  if (g_get_monotonic_time () >= end)
    g_error ("%s does not end", name);
}

static GtkWidget *
visible_page (void)
{
  return GTK_WIDGET (adw_navigation_view_get_visible_page (child_of (window, "navigation")));
}

/* ---- what is counted in the file ---- */

typedef struct
{
  BinomeQuery *query;
  gint64 n;
} Count;

static gboolean
count_work (BinomeDb *db, gpointer data, GError **error)
{
  Count *count = data;

  count->n = binome_db_count (db, count->query, error);
  return count->n >= 0;
}

static gint64
count_rows (GType type)
{
  g_autoptr (BinomeQuery) query = binome_query_new (type);
  Count count = { query, 0 };

  if (!binome_store_read (store, count_work, &count, NULL, NULL))
    g_error ("nothing can be counted");
  return count.n;
}

static gboolean
is_undo_name (gpointer part)
{
  const char *name = binome_store_get_undo_name (store);

  return part != NULL ? name != NULL && strstr (name, part) != NULL : TRUE;
}

static gboolean
is_set (gpointer flag)
{
  return *(gboolean *)flag;
}

static void
on_undone_cb (GObject *source, GAsyncResult *result, gpointer done)
{
  g_autoptr (GError) error = NULL;

  if (!binome_store_undo_finish (BINOME_STORE (source), result, NULL, &error))
    g_error ("%s", error->message);
  *(gboolean *)done = TRUE;
}

static void
undo (const char *name)
{
  gboolean done = FALSE;

  watch_begin ();
  binome_store_undo_async (store, on_undone_cb, &done);
  say_until (name, is_set, &done);
}

/* ---- all at once ---- */

static gboolean
people_are_there (gpointer page)
{
  const char *text = adw_window_title_get_subtitle (child_of (page, "title_widget"));

  return text != NULL && *text != '\0';
}

static gboolean
set_up_work (BinomeDb *db, gpointer data, GError **error)
{
  g_autoptr (BinomeEntity) programme = BINOME_ENTITY (binome_programme_new ());
  g_autoptr (BinomeEntity) list = BINOME_ENTITY (binome_saved_list_new ());

  binome_entity_set_text (programme, BINOME_PROGRAMME_TITLE, "100,000");
  binome_entity_set_date (programme, BINOME_PROGRAMME_STARTS_ON, binome_clock_today ());
  binome_entity_set_date (programme, BINOME_PROGRAMME_ENDS_ON, binome_clock_today () + 365);
  if (!binome_db_insert (db, programme, error))
    return FALSE;
  *(gint64 *)data = binome_entity_get_id (programme);
  binome_entity_set_text (list, BINOME_SAVED_LIST_TITLE, "Martin");
  binome_entity_set_text (list, BINOME_SAVED_LIST_SEARCH, "martin");
  binome_entity_set_choice (list, BINOME_SAVED_LIST_PAGE, BINOME_SAVED_LIST_PAGE_PEOPLE);
  return binome_person_keep_list (db, BINOME_SAVED_LIST (list), error);
}

static gboolean
dialog_is_there (gpointer data)
{
  return adw_application_window_get_visible_dialog (ADW_APPLICATION_WINDOW (window)) != NULL;
}

static void
close_dialog (void)
{
  AdwDialog *dialog = adw_application_window_get_visible_dialog (ADW_APPLICATION_WINDOW (window));

  if (dialog != NULL)
    adw_dialog_force_close (dialog);
  turn_loop (500);
}

static void
measure_enrol (void)
{
  GtkWidget *page = visible_page ();

  gtk_widget_activate_action (page, "people.select-all", NULL);
  turn_loop (500);
  watch_begin ();
  gtk_widget_activate_action (page, "people.enrol-tutees", NULL);
  g_signal_emit_by_name (
      adw_application_window_get_visible_dialog (ADW_APPLICATION_WINDOW (gtk_widget_get_root (page))),
      "response", "enrol");
  say_until ("enrol-all", is_undo_name, (gpointer) "100");
  close_dialog (); /* a click on its button would have */
  if (count_rows (BINOME_TYPE_ENROLMENT) != count_rows (BINOME_TYPE_PERSON))
    g_error ("not all are enrolled");
}

static gboolean
everybody_stays (gpointer data)
{
  return binome_store_get_undo_name (store) == NULL || !is_undo_name ((gpointer) "tutees");
}

/* ---- lists ---- */

static gboolean
participants_are_there (gpointer list)
{
  return g_list_model_get_n_items (G_LIST_MODEL (gtk_list_view_get_model (list))) > 0;
}

static gboolean
participants_are_found (gpointer list)
{
  guint n = g_list_model_get_n_items (G_LIST_MODEL (gtk_list_view_get_model (list)));

  return n > 0 && n < 50000;
}

static void
measure_participants (void)
{
  GtkWidget *page, *view, *list;

  watch_begin ();
  binome_window_show_page (window, "recruitment", NULL);
  page = visible_page ();
  view = child_of (page, "tutees_view");
  list = child_of (view, "list_view");
  adw_view_stack_set_visible_child_name (child_of (page, "view_stack"), "tutees");
  say_until ("participants", participants_are_there, list);

  watch_begin ();
  gtk_editable_set_text (child_of (view, "search_entry"), "martin");
  say_until ("participants-search", participants_are_found, list);
  gtk_editable_set_text (child_of (view, "search_entry"), "");
  turn_loop (1500);
  watch_begin ();
  adw_toggle_group_set_active_name (child_of (view, "view_toggles"), "board");
  say_until ("board", is_undo_name, NULL);
  adw_toggle_group_set_active_name (child_of (view, "view_toggles"), "list");
}

/* One letter for everybody who is in the file, each of another day. */
static gboolean
letters_work (BinomeDb *db, gpointer data, GError **error)
{
  BinomeStatement *statement = binome_db_prepare (
      db,
      "INSERT INTO letter (letter, language, person, programme, subject, body, way, made_on)"
      " SELECT 'acknowledgement', 'fr', id, ?1, 'Votre candidature', 'Merci.', 'printed',"
      " date ('2026-01-01', '-' || (id * 7919 % 900) || ' days') FROM person",
      error);

  if (statement == NULL)
    return FALSE;

  binome_statement_bind_integer (statement, 1, *(gint64 *)data);
  return binome_statement_run (statement, error);
}

static GListModel *
letters_of (gpointer page)
{
  return G_LIST_MODEL (gtk_list_view_get_model (child_of (page, "list_view")));
}

static gboolean
letters_are_there (gpointer page)
{
  gpointer row = g_list_model_get_item (letters_of (page), 0);
  gpointer letter = row != NULL ? binome_steady_row_get_item (row) : NULL;
  gboolean there = letter != NULL && binome_entity_is_loaded (letter);

  g_clear_object (&row);
  return there;
}

static gboolean
letters_are_found (gpointer page)
{
  guint n = g_list_model_get_n_items (letters_of (page));

  return n > 0 && n < 50000 && letters_are_there (page);
}

static void
measure_letters (gint64 programme)
{
  BinomeSession *session = binome_window_get_session (window);
  g_autoptr (GError) error = NULL;
  AdwNavigationPage *page;

  if (!binome_store_write (store, "Letters", BINOME_SOURCE_USER, letters_work, &programme, NULL, &error))
    g_error ("%s", error->message);
  turn_loop (1500);
  watch_begin ();
  page = binome_sent_letters_page_new (session);
  binome_window_open (window, page);
  say_until ("letters", letters_are_there, page);

  watch_begin ();
  gtk_editable_set_text (child_of (page, "search_entry"), "martin");
  say_until ("letters-search", letters_are_found, page);
  adw_navigation_view_pop (child_of (window, "navigation"));
  turn_loop (1500);
  undo ("undo-letters");
}

/* The button of the form that is there. */
static void
accept (void)
{
  g_signal_emit_by_name (
      child_of (adw_application_window_get_visible_dialog (ADW_APPLICATION_WINDOW (window)), "accept_button"),
      "clicked");
}

static gboolean
one_is_gone (gpointer before)
{
  return count_rows (BINOME_TYPE_PERSON) == *(gint64 *)before - 1;
}

static void
measure_duplicates (void)
{
  GtkWidget *page = visible_page ();
  gint64 before = count_rows (BINOME_TYPE_PERSON);

  watch_begin ();
  binome_merge_dialog_present_twins (binome_window_get_session (window), page);
  say_until ("duplicates", dialog_is_there, NULL);
  close_dialog ();
  watch_begin ();
  binome_merge_dialog_present (binome_window_get_session (window), page, 11, 12);
  say_until ("merge-opens", dialog_is_there, NULL);
  watch_begin ();
  accept ();
  say_until ("merge", one_is_gone, &before);
  undo ("undo-merge");
  if (count_rows (BINOME_TYPE_PERSON) != before)
    g_error ("the undo has left one record of two");
}

/* The only field of the form. */
static GtkWidget *
find_row (GtkWidget *widget)
{
  GtkWidget *found = ADW_IS_ENTRY_ROW (widget) ? widget : NULL;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL && found == NULL;
       child = gtk_widget_get_next_sibling (child))
    found = find_row (child);
  return found;
}

/* One field of everybody. */
static void
measure_bulk_edit (void)
{
  GtkWidget *page = visible_page ();

  gtk_widget_activate_action (page, "people.select-all", NULL);
  turn_loop (500);
  gtk_widget_activate_action (page, "people.set", "s", "site");
  while (!dialog_is_there (NULL))
    g_main_context_iteration (NULL, TRUE);
  gtk_editable_set_text (GTK_EDITABLE (find_row (GTK_WIDGET (
                             adw_application_window_get_visible_dialog (ADW_APPLICATION_WINDOW (window))))),
                         "Lille");
  watch_begin ();
  accept ();
  say_until ("bulk-edit", is_undo_name, (gpointer) "100");
  undo ("undo-bulk-edit");
  gtk_widget_activate_action (page, "people.select-none", NULL);
}

static gboolean
title_is_martin (gpointer page)
{
  return g_strcmp0 (adw_window_title_get_title (child_of (page, "title_widget")), "Martin") == 0;
}

static void
measure_kept_list (void)
{
  GtkWidget *page = visible_page ();

  watch_begin ();
  gtk_widget_activate_action (page, "lists.open", "x", (gint64)1);
  say_until ("kept-list", title_is_martin, page);
  gtk_widget_activate_action (page, "people.show-all", NULL);
  turn_loop (1500);
}

/* ---- in and out, and given up ---- */

static void
on_written_cb (GObject *source, GAsyncResult *result, gpointer done)
{
  g_autoptr (GError) error = NULL;

  if (!binome_store_write_finish (BINOME_STORE (source), result, NULL, &error)
      && !g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    g_error ("%s", error->message);
  *(gboolean *)done = TRUE;
}

/* @share: how much of it is done before it is given up; 1 to let it end. */
static void
import (const char *path, double share, const char *name)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GMappedFile) file = g_mapped_file_new (path, FALSE, &error);
  g_autoptr (GBytes) bytes = file != NULL ? g_mapped_file_get_bytes (file) : NULL;
  g_autoptr (BinomeImport) import
      = bytes != NULL ? binome_import_new_for_bytes (bytes, "people.csv", NULL, &error) : NULL;
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  gint64 before = count_rows (BINOME_TYPE_PERSON);
  gboolean done = FALSE;

  if (import == NULL || !binome_store_read (store, binome_import_preview, import, NULL, &error))
    g_error ("%s", error->message);
  watch_begin ();
  binome_store_write_async (store, "Import", BINOME_SOURCE_IMPORT, binome_import_apply, g_object_ref (import),
                            g_object_unref, cancellable, on_written_cb, &done);
  while (!done && share < 1 && binome_import_get_progress (import) >= share) /* of looking at the file */
    g_main_context_iteration (NULL, FALSE);
  while (!done && share < 1 && binome_import_get_progress (import) < share)
    g_main_context_iteration (NULL, FALSE);
  if (share < 1)
    {
      watch_begin ();
      g_cancellable_cancel (cancellable);
    }
  say_until (name, is_set, &done);
  if (share < 1 && count_rows (BINOME_TYPE_PERSON) != before)
    g_error ("an import that was given up has left something");
}

static gboolean
export_is_over (gpointer file)
{
  return g_file_query_exists (file, NULL) && !dialog_is_there (NULL);
}

static gboolean
no_dialog_is_there (gpointer data)
{
  return !dialog_is_there (data);
}

static void
measure_export (const char *folder)
{
  g_autofree char *path = g_build_filename (folder, "bench.xlsx", NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (BinomeExportList) list = binome_export_list_new (BINOME_EXPORT_PEOPLE);
  g_autoptr (BinomeExportList) again = binome_export_list_new (BINOME_EXPORT_PEOPLE);
  AdwDialog *dialog;

  unlink (path);
  watch_begin ();
  binome_export_action_write (window, list, file);
  while (!dialog_is_there (NULL))
    g_main_context_iteration (NULL, TRUE);
  dialog = adw_application_window_get_visible_dialog (ADW_APPLICATION_WINDOW (window));
  while (binome_export_list_get_progress (list) < 0.3)
    g_main_context_iteration (NULL, FALSE);
  watch_begin ();
  adw_dialog_close (dialog);
  count_rows (BINOME_TYPE_PERSON); /* once the file is free again */
  say_until ("export-given-up", no_dialog_is_there, NULL);
  turn_loop (1000);
  if (g_file_query_exists (file, NULL))
    g_error ("an export that was given up has left a file");

  watch_begin ();
  binome_export_action_write (window, again, file);
  say_until ("export", export_is_over, file);
  unlink (path);
}

int
main (int argc, char **argv)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *folder = NULL;
  gint64 programme = 0;

  if (argc != 3)
    return 2;
  adw_init ();
  folder = g_path_get_dirname (argv[1]);
  store = binome_store_open (argv[1], BINOME_STORE_CHECK_LATER, &error);
  if (store == NULL
      || !binome_store_write (store, "Prepare", BINOME_SOURCE_USER, set_up_work, &programme, NULL, &error))
    {
      fprintf (stderr, "%s\n", error->message);
      return 1;
    }

  window = list_watch_window (store);
  binome_session_set_programme_id (binome_window_get_session (window), programme);
  binome_window_show_page (window, "people", NULL);
  while (!people_are_there (visible_page ()))
    g_main_context_iteration (NULL, TRUE);
  turn_loop (1000);
  measure_kept_list ();
  measure_duplicates ();
  measure_bulk_edit ();
  measure_enrol ();
  measure_participants ();
  measure_letters (programme);
  binome_window_show_page (window, "people", NULL);
  turn_loop (1500);
  undo ("undo-enrol");
  if (!everybody_stays (NULL) || count_rows (BINOME_TYPE_ENROLMENT) != 0)
    g_error ("the undo has left somebody");
  import (argv[2], 0.3, "import-given-up");
  import (argv[2], 1, "import-again");
  measure_export (folder);

  gtk_window_destroy (GTK_WINDOW (window));
  turn_loop (300);
  g_object_unref (window);
  binome_store_close (store, NULL);
  g_object_unref (store);
  return 0;
}
