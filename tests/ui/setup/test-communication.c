/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The communication plan: what is late, ticking it off, an action of its own, and the poster from it. */

#include <locale.h>

#include "binome-session.h"
#include "letters/binome-letters-dialog.h"
#include "setup/binome-communication-view.h"
#include "test-settle.h"
#include "widgets/binome-edit-dialog.h"
#include "widgets/binome-form-dialog.h"
#include "workflow-fixture.h"

typedef struct
{
  Scene scene;
  BinomeSession *session;
  AdwWindow *window;
  BinomeCommunicationView *view;
  gint64 poster; /* planned for the day before */
} Fixture;

static void
set_up (Fixture *f, gconstpointer data)
{
  BinomeEntity *action = BINOME_ENTITY (binome_communication_new ());

  scene_set_up (&f->scene, data);
  test_settle_watch (f->scene.store);
  binome_entity_set_reference (action, BINOME_COMMUNICATION_PROGRAMME, f->scene.programme);
  binome_entity_set_text (action, BINOME_COMMUNICATION_TITLE, "Call by poster");
  binome_entity_set_text (action, BINOME_COMMUNICATION_AUDIENCE, "All staff");
  binome_entity_set_date (action, BINOME_COMMUNICATION_PLANNED_ON, binome_date_new (2026, 3, 1));
  binome_entity_set_integer (action, BINOME_COMMUNICATION_REACH, 120);
  f->poster = scene_add (&f->scene, action);
  f->session = binome_session_new (f->scene.store);
  binome_session_set_programme_id (f->session, f->scene.programme);
  f->view = g_object_new (BINOME_TYPE_COMMUNICATION_VIEW, NULL);
  f->window = ADW_WINDOW (adw_window_new ());
  gtk_window_set_default_size (GTK_WINDOW (f->window), 900, 700);
  adw_window_set_content (f->window, GTK_WIDGET (f->view));
  gtk_window_present (GTK_WINDOW (f->window));
  binome_communication_view_show (f->view, f->session);
  test_settle ();
}

static void
tear_down (Fixture *f, gconstpointer data)
{
  BinomeCommunicationView *view = g_object_ref (f->view);

  gtk_window_destroy (GTK_WINDOW (f->window));
  test_settle ();
  g_assert_finalize_object (view);
  g_clear_object (&f->session);
  scene_tear_down (&f->scene, data);
}

/* The first widget of a type, with that title or label where one is given. */
static gpointer
find (gpointer widget, GType type, const char *title)
{
  gpointer found = NULL;

  if (g_type_is_a (G_OBJECT_TYPE (widget), type))
    {
      const char *property = g_type_is_a (type, ADW_TYPE_PREFERENCES_ROW) ? "title" : "label";
      g_autofree char *text = NULL;

      if (title != NULL)
        g_object_get (widget, property, &text, NULL);
      if (g_strcmp0 (text, title) == 0)
        return widget;
    }
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL && found == NULL;
       child = gtk_widget_get_next_sibling (child))
    found = find (child, type, title);
  return found;
}

static void
test_tick (Fixture *f, gconstpointer data)
{
  gpointer row = find (f->view, ADW_TYPE_ACTION_ROW, "Call by poster");
  gpointer tick = find (row, GTK_TYPE_CHECK_BUTTON, NULL);
  GtkWidget *late = find (row, GTK_TYPE_LABEL, "Late");
  g_autoptr (BinomeEntity) done = NULL;

  gtk_test_accessible_assert_property (tick, GTK_ACCESSIBLE_PROPERTY_LABEL, "Call by poster");
  g_assert_true (gtk_widget_get_visible (late));
  g_assert_cmpstr (adw_action_row_get_subtitle (row), ==,
                   "Poster · All staff · 1 Mar 2026 · 120 people reached");
  gtk_check_button_set_active (tick, TRUE);
  test_settle ();
  binome_communication_view_show (f->view, f->session);
  test_settle ();
  done = scene_get (&f->scene, BINOME_TYPE_COMMUNICATION, f->poster);
  g_assert_cmpint (binome_entity_get_choice (done, BINOME_COMMUNICATION_STATE), ==,
                   BINOME_COMMUNICATION_STATE_DONE);
  g_assert_false (gtk_widget_get_visible (late));
  g_assert_nonnull (find (f->view, GTK_TYPE_LABEL, "1 of 1 action done, people reached: 120."));
  g_assert_true (binome_store_undo (f->scene.store, NULL, NULL));
  test_settle ();
  g_assert_false (gtk_check_button_get_active (tick));
}

static void
test_cancel (Fixture *f, gconstpointer data)
{
  gpointer row = find (f->view, ADW_TYPE_ACTION_ROW, "Call by poster");
  gpointer dialog;

  g_signal_emit_by_name (row, "activate");
  test_settle ();
  dialog = adw_window_get_visible_dialog (f->window);
  g_assert_true (BINOME_IS_EDIT_DIALOG (dialog));
  g_assert_false (gtk_widget_get_visible (find (dialog, ADW_TYPE_BUTTON_ROW, "_Plan Again")));
  g_signal_emit_by_name (find (dialog, ADW_TYPE_BUTTON_ROW, "_Cancel This Action"), "activated");
  test_settle ();
  g_assert_true (gtk_widget_get_visible (find (dialog, ADW_TYPE_BUTTON_ROW, "_Plan Again")));
  g_assert_nonnull (find (row, GTK_TYPE_LABEL, "Cancelled"));
  g_assert_false (gtk_widget_get_sensitive (find (row, GTK_TYPE_CHECK_BUTTON, NULL)));

  /* The poster is made from its action. */
  g_signal_emit_by_name (find (dialog, ADW_TYPE_BUTTON_ROW, "Make the Poster…"), "activated");
  test_settle ();
  dialog = adw_window_get_visible_dialog (f->window);
  g_assert_true (BINOME_IS_LETTERS_DIALOG (dialog));
  adw_dialog_force_close (dialog);
  test_settle ();
}

static void
test_add (Fixture *f, gconstpointer data)
{
  gpointer dialog;

  g_signal_emit_by_name (find (f->view, ADW_TYPE_BUTTON_ROW, "Add an Action"), "activated");
  test_settle ();
  dialog = adw_window_get_visible_dialog (f->window);
  g_assert_true (BINOME_IS_FORM_DIALOG (dialog));
  g_assert_null (find (f->view, ADW_TYPE_ACTION_ROW, "Article"));
  gtk_editable_set_text (find (dialog, ADW_TYPE_ENTRY_ROW, "Action"), "Article");
  g_signal_emit_by_name (find (dialog, GTK_TYPE_BUTTON, "_Add"), "clicked");
  test_settle ();
  g_assert_null (adw_window_get_visible_dialog (f->window));
  g_assert_nonnull (find (f->view, ADW_TYPE_ACTION_ROW, "Article"));
}

int
main (int argc, char *argv[])
{
  setlocale (LC_ALL, "");
  g_test_init (&argc, &argv, NULL);
  adw_init ();

  g_test_add ("/communication/tick", Fixture, NULL, set_up, test_tick, tear_down);
  g_test_add ("/communication/cancel", Fixture, NULL, set_up, test_cancel, tear_down);
  g_test_add ("/communication/add", Fixture, NULL, set_up, test_add, tear_down);

  return g_test_run ();
}
