/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The check-in plan, the question to the pairs that run, and the templates. */

#include <adwaita.h>
#include <locale.h>

#include "binome-window.h"
#include "scene-season.h"
#include "setup/binome-plan-template-page.h"
#include "setup/binome-schedule-view.h"
#include "test-settle.h"
#include "widgets/binome-edit-dialog.h"
#include "widgets/binome-form-dialog.h"

typedef struct
{
  Season season;
  BinomeWindow *window;
  GtkWidget *page;
} Fixture;

static void
set_up (Fixture *f, gconstpointer data)
{
  season_set_up (&f->season, data);
  test_settle_watch (f->season.scene.store);
  f->window = g_object_ref_sink (binome_window_new (NULL, f->season.scene.store));
  binome_session_set_programme_id (binome_window_get_session (f->window), f->season.scene.programme);
  gtk_window_present (GTK_WINDOW (f->window));
  f->page = GTK_WIDGET (binome_window_show_page (f->window, "setup", "schedule"));
  test_settle ();
}

static void
tear_down (Fixture *f, gconstpointer data)
{
  gtk_window_destroy (GTK_WINDOW (f->window));
  for (int i = 0; i < 5; i++)
    test_settle ();
  g_assert_finalize_object (f->window);
  season_tear_down (&f->season, data);
}

static GtkWidget *
find (GtkWidget *widget, GType type, const char *title)
{
  if (g_type_is_a (G_OBJECT_TYPE (widget), type)
      && (title == NULL
          || g_strcmp0 (adw_preferences_row_get_title (ADW_PREFERENCES_ROW (widget)), title) == 0))
    return widget;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find (child, type, title);

      if (found != NULL)
        return found;
    }
  return NULL;
}

static GtkWidget *
find_in_window (Fixture *f, GType type, const char *title)
{
  return find (GTK_WIDGET (f->window), type, title);
}

static GtkWidget *
dialog_of (Fixture *f)
{
  return GTK_WIDGET (adw_application_window_get_visible_dialog (ADW_APPLICATION_WINDOW (f->window)));
}

static void
press (GtkWidget *inside, const char *button_row)
{
  GtkWidget *row = find (inside, ADW_TYPE_BUTTON_ROW, button_row);

  g_assert_nonnull (row);
  g_signal_emit_by_name (row, "activated");
  test_settle ();
}

static void
accept (GtkWidget *form)
{
  gtk_widget_activate_default (form);
  test_settle ();
  test_settle ();
}

static void
open_row (Fixture *f, const char *title)
{
  GtkWidget *view = find_in_window (f, BINOME_TYPE_SCHEDULE_VIEW, NULL);
  GtkWidget *row = find (view, ADW_TYPE_ACTION_ROW, title);

  g_assert_nonnull (row);
  g_signal_emit_by_name (gtk_widget_get_parent (row), "row-activated", row);
  test_settle ();
}

static void
act (Fixture *f, const char *title, const char *action)
{
  gtk_widget_activate_action (find_in_window (f, ADW_TYPE_ACTION_ROW, title), action, NULL);
  test_settle ();
}

static void
add_step_in (Fixture *f, GtkWidget *inside, const char *title, int days)
{
  GtkWidget *form;

  press (inside, "Add a Check-in");
  form = dialog_of (f);
  gtk_editable_set_text (GTK_EDITABLE (find (form, ADW_TYPE_ENTRY_ROW, "Check-in")), title);
  adw_spin_row_set_value (ADW_SPIN_ROW (find (form, ADW_TYPE_SPIN_ROW, "Days")), days);
  accept (form);
}

static void
add_step (Fixture *f, const char *title, int days)
{
  add_step_in (f, f->page, title, days);
}

/* A new step is offered to the pair that runs; accepted it is one action, after which nothing differs. */
static void
test_difference (Fixture *f, gconstpointer data)
{
  BinomeStore *store = f->season.scene.store;
  GtkWidget *dialog, *pair;

  act (f, "Compare the Pairs with the Plan…", "schedule.compare");
  g_assert_null (dialog_of (f));

  add_step (f, "Visit of the workshop", 150);
  dialog = dialog_of (f);
  g_assert_true (BINOME_IS_FORM_DIALOG (dialog));
  pair = find (dialog, ADW_TYPE_EXPANDER_ROW, "Léa Martin with Paul Durand");
  g_assert_nonnull (pair);
  g_assert_cmpstr (adw_expander_row_get_subtitle (ADW_EXPANDER_ROW (pair)), ==, "1 change");
  adw_expander_row_set_expanded (ADW_EXPANDER_ROW (pair), TRUE);
  test_settle ();
  g_assert_cmpstr (adw_action_row_get_subtitle (
                       ADW_ACTION_ROW (find (pair, ADW_TYPE_ACTION_ROW, "Visit of the workshop"))),
                   ==, "Added, due on 30 Jul 2026");

  accept (dialog);
  g_assert_null (dialog_of (f));
  g_assert_cmpstr (binome_store_get_undo_name (store), ==, "Bring pairs in line with the plan");
  act (f, "Compare the Pairs with the Plan…", "schedule.compare");
  g_assert_null (dialog_of (f));

  /* Taken back, the question comes up again. */
  g_assert_true (binome_store_undo (store, NULL, NULL));
  test_settle ();
  act (f, "Compare the Pairs with the Plan…", "schedule.compare");
  dialog = dialog_of (f);
  g_assert_nonnull (dialog);

  /* Unticked it is left, and told again only to who asks. */
  pair = find (dialog, ADW_TYPE_EXPANDER_ROW, NULL);
  gtk_check_button_set_active (GTK_CHECK_BUTTON (find (pair, GTK_TYPE_CHECK_BUTTON, NULL)), FALSE);
  g_assert_cmpstr (adw_expander_row_get_subtitle (ADW_EXPANDER_ROW (pair)), ==, "0 of 1 change");
  accept (dialog);
  g_assert_null (dialog_of (f));
  add_step (f, "After the leave", 160);
  dialog = dialog_of (f);
  g_assert_nonnull (dialog);
  pair = find (dialog, ADW_TYPE_EXPANDER_ROW, NULL);
  g_assert_cmpstr (adw_expander_row_get_subtitle (ADW_EXPANDER_ROW (pair)), ==, "1 change");
  adw_dialog_force_close (ADW_DIALOG (dialog));
  test_settle ();
  act (f, "Compare the Pairs with the Plan…", "schedule.compare");
  pair = find (dialog_of (f), ADW_TYPE_EXPANDER_ROW, NULL);
  g_assert_nonnull (pair);
  g_assert_cmpstr (adw_expander_row_get_subtitle (ADW_EXPANDER_ROW (pair)), ==, "2 changes");
  adw_dialog_force_close (ADW_DIALOG (dialog_of (f)));
  test_settle ();
}

/* Another number of days, typed into the step, is offered once its dialog is closed. */
static void
test_change (Fixture *f, gconstpointer data)
{
  GtkWidget *dialog;

  open_row (f, "One month before the end");
  dialog = dialog_of (f);
  g_assert_true (BINOME_IS_EDIT_DIALOG (dialog));
  adw_dialog_force_close (ADW_DIALOG (dialog));
  test_settle ();
  test_settle ();
  g_assert_null (dialog_of (f)); /* nothing was changed */

  open_row (f, "One month before the end");
  adw_spin_row_set_value (ADW_SPIN_ROW (find (dialog_of (f), ADW_TYPE_SPIN_ROW, "Days")), 20);
  adw_dialog_force_close (ADW_DIALOG (dialog_of (f)));
  test_settle ();
  test_settle ();
  g_assert_true (BINOME_IS_FORM_DIALOG (dialog_of (f)));
  adw_dialog_force_close (ADW_DIALOG (dialog_of (f)));
  test_settle ();
}

/* A template from the plan that comes with the program, changed, copied, taken and removed. */
static void
test_templates (Fixture *f, gconstpointer data)
{
  BinomeStore *store = f->season.scene.store;

  press (f->page, "Add a Template");
  accept (dialog_of (f));
  test_settle ();
  g_assert_cmpstr (binome_store_get_undo_name (store), ==, "Add a plan template");
  g_assert_nonnull (find_in_window (f, ADW_TYPE_BUTTON_ROW, "_Copy This Template"));
  g_assert_nonnull (find_in_window (f, ADW_TYPE_ACTION_ROW, "Two-month review"));
  gtk_widget_activate_action (find_in_window (f, ADW_TYPE_BUTTON_ROW, "_Copy This Template"), "template.copy",
                              NULL);
  test_settle ();
  test_settle ();
  g_assert_cmpstr (binome_store_get_undo_name (store), ==, "Copy a plan template");
  g_assert_true (binome_store_undo (store, NULL, NULL));
  test_settle ();
  test_settle ();

  gtk_widget_activate_action (find_in_window (f, ADW_TYPE_BUTTON_ROW, "_Remove This Template"),
                              "template.remove", NULL);
  test_settle ();
  test_settle ();
  g_assert_nonnull (find_in_window (f, ADW_TYPE_BUTTON_ROW, "Add a Template"));
  g_assert_cmpstr (binome_store_get_undo_name (store), ==, "Remove a plan template");

  act (f, "Keep as a Template", "schedule.keep-template");
  g_assert_nonnull (find_in_window (f, ADW_TYPE_ACTION_ROW, "Welcome 2026"));
  act (f, "Take a Template…", "schedule.take-template");
  accept (dialog_of (f));
  g_assert_cmpstr (binome_store_get_undo_name (store), ==, "Take a plan template");
}

/* A template that was taken, changed: its page says how many pairs have the older text, and asks them. */
static void
test_template_changed (Fixture *f, gconstpointer data)
{
  static const char older[] = "1 pair that runs has the older text";
  BinomeStore *store = f->season.scene.store;
  GtkWidget *row, *choice, *page;

  act (f, "Keep as a Template", "schedule.keep-template");
  act (f, "Take a Template…", "schedule.take-template");
  choice = find (dialog_of (f), ADW_TYPE_COMBO_ROW, "Template");
  g_assert_nonnull (choice);
  adw_combo_row_set_selected (ADW_COMBO_ROW (choice), 1);
  accept (dialog_of (f));
  g_assert_null (dialog_of (f));

  open_row (f, "Welcome 2026");
  g_assert_null (find_in_window (f, ADW_TYPE_ACTION_ROW, older));
  page = find_in_window (f, BINOME_TYPE_PLAN_TEMPLATE_PAGE, NULL);
  g_assert_nonnull (page);
  add_step_in (f, page, "Visit of the workshop", 150);
  row = find_in_window (f, ADW_TYPE_ACTION_ROW, older);
  g_assert_nonnull (row);
  g_assert_true (gtk_widget_is_visible (row));
  g_assert_cmpstr (adw_action_row_get_subtitle (ADW_ACTION_ROW (row)), ==, "Welcome 2026");

  adw_action_row_activate (ADW_ACTION_ROW (row));
  test_settle ();
  g_assert_nonnull (find (dialog_of (f), ADW_TYPE_EXPANDER_ROW, "Léa Martin with Paul Durand"));
  accept (dialog_of (f));
  g_assert_null (dialog_of (f));
  g_assert_cmpstr (binome_store_get_undo_name (store), ==, "Bring pairs in line with the plan");
  g_assert_false (gtk_widget_is_visible (row));
  g_assert_true (binome_store_undo (store, NULL, NULL));
  test_settle ();
  test_settle ();
  g_assert_true (gtk_widget_is_visible (row));
}

int
main (int argc, char **argv)
{
  setlocale (LC_ALL, "");
  g_test_init (&argc, &argv, NULL);
  adw_init ();

  g_test_add ("/ui/plan/difference", Fixture, NULL, set_up, test_difference, tear_down);
  g_test_add ("/ui/plan/change", Fixture, NULL, set_up, test_change, tear_down);
  g_test_add ("/ui/plan/templates", Fixture, NULL, set_up, test_templates, tear_down);
  g_test_add ("/ui/plan/template-changed", Fixture, NULL, set_up, test_template_changed, tear_down);
  return g_test_run ();
}
