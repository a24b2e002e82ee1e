/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The follow-up of the season that the unit tests of the workflow count by hand, on 30 June: Léa and Paul
 * run, have an overdue check-in and no meeting since 14 April; the two other pairs have ended. */

#include <adwaita.h>
#include <locale.h>

#include "binome-follow-up-rows.h"
#include "binome-window.h"
#include "follow-up/binome-check-in-list.h"
#include "follow-up/binome-check-in-tile.h"
#include "follow-up/binome-follow-up-page.h"
#include "follow-up/binome-pair-list.h"
#include "follow-up/binome-pair-page.h"
#include "follow-up/binome-skill-table.h"
#include "scene-season.h"
#include "widgets/binome-form-dialog.h"
#include "test-settle.h"
#include "widgets/binome-selection-bar.h"
#include "widgets/binome-selection-bar.h"

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
  gtk_window_set_default_size (GTK_WINDOW (f->window), 1180, 800);
  f->page = GTK_WIDGET (binome_window_show_page (f->window, "follow-up", data));
  gtk_window_present (GTK_WINDOW (f->window));
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

static gpointer
child_of (gpointer widget, const char *name)
{
  GObject *child = gtk_widget_get_template_child (widget, G_OBJECT_TYPE (widget), name);

  g_assert_nonnull (child);
  return child;
}

static const char *
text_of (GtkWidget *widget)
{
  if (ADW_IS_PREFERENCES_ROW (widget))
    return adw_preferences_row_get_title (ADW_PREFERENCES_ROW (widget));
  if (GTK_IS_LABEL (widget))
    return gtk_label_get_text (GTK_LABEL (widget));
  if (GTK_IS_BUTTON (widget))
    return gtk_button_get_label (GTK_BUTTON (widget));
  return NULL;
}

/* The first widget in sight of a type, with that text where one is given. */
static gpointer
find (GtkWidget *widget, GType type, const char *text)
{
  GtkWidget *found = NULL;

  if (!gtk_widget_get_visible (widget))
    return NULL;
  if (g_type_is_a (G_OBJECT_TYPE (widget), type) && (text == NULL || g_strcmp0 (text_of (widget), text) == 0))
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL && found == NULL;
       child = gtk_widget_get_next_sibling (child))
    found = find (child, type, text);
  return found;
}

static void
click (GtkWidget *inside, const char *label)
{
  GtkWidget *button = find (inside, GTK_TYPE_BUTTON, label);

  g_assert_nonnull (button);
  g_signal_emit_by_name (button, "clicked");
  test_settle ();
}

static GtkWidget *
dialog_of (Fixture *f)
{
  AdwDialog *dialog = adw_application_window_get_visible_dialog (ADW_APPLICATION_WINDOW (f->window));

  g_assert_nonnull (dialog);
  return GTK_WIDGET (dialog);
}

static void
accept (Fixture *f)
{
  g_signal_emit_by_name (child_of (dialog_of (f), "accept_button"), "clicked");
  test_settle ();
}

static gboolean
count_meetings_work (BinomeDb *db, gpointer data, GError **error)
{
  g_autoptr (BinomeQuery) query = binome_query_new (BINOME_TYPE_MEETING);

  *(gint64 *)data = binome_db_count (db, query, error);
  return *(gint64 *)data >= 0;
}

static gint64
count_meetings (Fixture *f)
{
  gint64 n = 0;

  scene_read (&f->season.scene, count_meetings_work, &n);
  return n;
}

static void
test_figures (Fixture *f, gconstpointer data)
{
  GtkWidget *strip = child_of (f->page, "figures");

  g_assert_cmpstr (gtk_stack_get_visible_child_name (child_of (f->page, "main_stack")), ==, "pairs");
  gtk_test_accessible_assert_property (GTK_ACCESSIBLE (gtk_widget_get_ancestor (
                                           find (strip, GTK_TYPE_LABEL, "Pair running"), GTK_TYPE_BUTTON)),
                                       GTK_ACCESSIBLE_PROPERTY_LABEL, "Pair running: 1");
  gtk_test_accessible_assert_property (
      GTK_ACCESSIBLE (gtk_widget_get_ancestor (find (strip, GTK_TYPE_LABEL, "Silent pair"), GTK_TYPE_BUTTON)),
      GTK_ACCESSIBLE_PROPERTY_LABEL, "Silent pair: 1");
  g_assert_nonnull (find (strip, GTK_TYPE_LABEL, "Check-in overdue"));
  g_assert_nonnull (find (strip, GTK_TYPE_LABEL, "Meeting this month, 1 h")); /* 75 minutes on 9 June */
}

static void
test_pairs (Fixture *f, gconstpointer data)
{
  GtkWidget *list = child_of (f->page, "pair_list");
  GtkColumnView *view = child_of (list, "view");
  GtkDropDown *show = child_of (list, "show_drop_down");

  gtk_test_accessible_assert_role (GTK_ACCESSIBLE (view), GTK_ACCESSIBLE_ROLE_TREE_GRID);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (gtk_column_view_get_model (view))), ==, 1);
  g_assert_nonnull (find (list, GTK_TYPE_LABEL, "No meeting for 77 days.")); /* 14 April to 30 June */
  g_assert_nonnull (find (list, GTK_TYPE_LABEL, "Active"));
  gtk_drop_down_set_selected (show, 4);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (gtk_column_view_get_model (view))), ==, 3);
  gtk_drop_down_set_selected (show, 3);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (gtk_column_view_get_model (view))), ==, 2);
  gtk_drop_down_set_selected (show, 2);
  g_assert_cmpstr (gtk_stack_get_visible_child_name (child_of (list, "stack")), ==, "nothing");
}

static void
test_check_ins (Fixture *f, gconstpointer data)
{
  GtkWidget *list = child_of (f->page, "check_in_list");
  GtkWidget *tile = find (list, BINOME_TYPE_CHECK_IN_TILE, NULL);

  g_assert_nonnull (find (list, GTK_TYPE_LABEL, "Overdue (1)"));
  g_assert_nonnull (tile);
  gtk_widget_activate_action (tile, "check-in.waive", NULL);
  test_settle ();
  accept (f); /* a reason is missing: the form says so and stays */
  gtk_editable_set_text (find (dialog_of (f), ADW_TYPE_ENTRY_ROW, "Reason"), "On leave");
  accept (f);
  g_assert_null (adw_application_window_get_visible_dialog (ADW_APPLICATION_WINDOW (f->window)));
  g_assert_true (g_str_has_suffix (binome_store_get_undo_name (f->season.scene.store), ": On leave"));
  g_assert_null (find (list, GTK_TYPE_LABEL, "Overdue (1)"));
  gtk_widget_activate_action (GTK_WIDGET (f->window), "win.undo", NULL);
  test_settle ();
  g_assert_nonnull (find (list, GTK_TYPE_LABEL, "Overdue (1)"));

  gtk_widget_activate_action (find (list, BINOME_TYPE_CHECK_IN_TILE, NULL), "check-in.hold", NULL);
  test_settle ();
  adw_combo_row_set_selected (find (dialog_of (f), ADW_TYPE_COMBO_ROW, "Satisfaction"), 4);
  accept (f);
  g_assert_null (find (list, GTK_TYPE_LABEL, "Overdue (1)"));
}

/* What stands below the name of a list: a kept one is a search and a choice, as of now. */
static void
keep (Fixture *f, GtkWidget *list, const char *title)
{
  gtk_widget_activate_action (gtk_widget_get_first_child (child_of (list, "kept_lists")), "kept.save", NULL);
  test_settle ();
  gtk_editable_set_text (find (dialog_of (f), ADW_TYPE_ENTRY_ROW, "Name"), title);
  accept (f);
}

static void
test_kept_pairs (Fixture *f, gconstpointer data)
{
  GtkWidget *list = child_of (f->page, "pair_list"), *kept = child_of (list, "kept_lists");
  GtkColumnView *view = child_of (list, "view");
  GtkDropDown *show = child_of (list, "show_drop_down");
  GtkEditable *search = child_of (list, "search_entry");

  gtk_drop_down_set_selected (show, 3);
  keep (f, list, "What has ended");
  gtk_widget_activate_action (gtk_widget_get_first_child (kept), "kept.everybody", NULL);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (gtk_column_view_get_model (view))), ==, 3);
  gtk_editable_set_text (search, "nobody");
  test_settle ();
  gtk_widget_activate_action (gtk_widget_get_first_child (kept), "kept.open", "x", (gint64)1);
  test_settle ();
  g_assert_cmpuint (gtk_drop_down_get_selected (show), ==, 3);
  g_assert_cmpstr (gtk_editable_get_text (search), ==, "");
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (gtk_column_view_get_model (view))), ==, 2);
}

/* Selected pairs are paused together, with one reason and one undo; those that cannot be are named. */
static void
test_many_pairs (Fixture *f, gconstpointer data)
{
  BinomeStore *store = f->season.scene.store;
  GtkWidget *list = child_of (f->page, "pair_list");
  BinomeSelectionBar *bar = child_of (list, "selection_bar");
  AdwDialog *dialog;

  gtk_drop_down_set_selected (child_of (list, "show_drop_down"), 4);
  binome_selection_bar_set_active (bar, TRUE);
  g_signal_emit_by_name (child_of (list, "view"), "activate", 0);
  g_assert_nonnull (find (GTK_WIDGET (bar), GTK_TYPE_LABEL, "1 selected"));
  g_signal_emit_by_name (bar, "all-wanted");
  g_assert_nonnull (find (GTK_WIDGET (bar), GTK_TYPE_LABEL, "3 selected"));

  gtk_widget_activate_action (list, "pairs.letters", NULL);
  test_settle ();
  dialog = ADW_DIALOG (dialog_of (f));
  g_assert_nonnull (find (GTK_WIDGET (dialog), GTK_TYPE_LABEL, "For the 3 you selected."));
  adw_dialog_force_close (dialog);
  test_settle ();

  gtk_widget_activate_action (list, "pairs.move", "i", BINOME_PAIR_STATE_PAUSED);
  test_settle ();
  dialog = ADW_DIALOG (dialog_of (f));
  gtk_editable_set_text (g_object_get_data (G_OBJECT (dialog), "binome-entry"), "Summer");
  g_signal_emit_by_name (dialog, "response", "accept");
  adw_dialog_force_close (dialog);
  test_settle ();
  test_settle ();
  g_assert_cmpstr (binome_store_get_undo_name (store), ==, "Pause");
  dialog = ADW_DIALOG (dialog_of (f));
  g_assert_cmpstr (adw_alert_dialog_get_heading (ADW_ALERT_DIALOG (dialog)), ==, "Pause: 1 of 3");
  g_assert_true (g_str_has_prefix (adw_alert_dialog_get_body (ADW_ALERT_DIALOG (dialog)),
                                   "2 of 3 were left as they were:"));
  adw_dialog_force_close (dialog);
  test_settle ();
  g_assert_nonnull (find (list, GTK_TYPE_LABEL, "Paused"));
  gtk_widget_activate_action (GTK_WIDGET (f->window), "win.undo", NULL);
  test_settle ();
  g_assert_null (find (list, GTK_TYPE_LABEL, "Paused"));
}

/* The returns from training of selected pairs; what is no day is told below the row, before anything is done.
 */
static void
test_returns (Fixture *f, gconstpointer data)
{
  GtkWidget *list = child_of (f->page, "pair_list");
  BinomeSelectionBar *bar = child_of (list, "selection_bar");
  g_autoptr (GPtrArray) before = scene_list_check_ins (&f->season.scene, f->season.lea_paul);
  g_autoptr (GPtrArray) after = NULL;
  AdwAlertDialog *dialog;
  GtkWidget *entry;

  gtk_drop_down_set_selected (child_of (list, "show_drop_down"), 4);
  binome_selection_bar_set_active (bar, TRUE);
  g_signal_emit_by_name (bar, "all-wanted");
  gtk_widget_activate_action (list, "pairs.returns", NULL);
  test_settle ();
  dialog = ADW_ALERT_DIALOG (dialog_of (f));
  entry = g_object_get_data (G_OBJECT (dialog), "binome-entry");
  gtk_editable_set_text (GTK_EDITABLE (entry), "2026-07-06, soon");
  g_assert_nonnull (find (GTK_WIDGET (dialog), GTK_TYPE_LABEL, "“soon” is not a day."));
  g_assert_false (adw_alert_dialog_get_response_enabled (dialog, "accept"));
  gtk_editable_set_text (GTK_EDITABLE (entry), "2026-07-06, 2026-08-03");
  g_assert_null (find (GTK_WIDGET (dialog), GTK_TYPE_LABEL, "“soon” is not a day."));
  g_assert_true (adw_alert_dialog_get_response_enabled (dialog, "accept"));
  g_signal_emit_by_name (dialog, "response", "accept");
  adw_dialog_force_close (ADW_DIALOG (dialog));
  test_settle ();
  g_assert_cmpstr (binome_store_get_undo_name (f->season.scene.store), ==, "Plan returns from training");
  dialog = ADW_ALERT_DIALOG (dialog_of (f));
  g_assert_cmpstr (adw_alert_dialog_get_heading (dialog), ==, "Plan returns from training: 1 of 3");
  adw_dialog_force_close (ADW_DIALOG (dialog));
  test_settle ();
  after = scene_list_check_ins (&f->season.scene, f->season.lea_paul);
  g_assert_cmpuint (after->len, ==, before->len + 2);
}

/* Selected check-ins get another day together. */
static void
test_many_check_ins (Fixture *f, gconstpointer data)
{
  GtkWidget *list = child_of (f->page, "check_in_list");
  BinomeSelectionBar *bar = child_of (list, "selection_bar");

  g_assert_nonnull (find (list, GTK_TYPE_LABEL, "Overdue (1)"));
  gtk_drop_down_set_selected (child_of (list, "show_drop_down"), 1);
  binome_selection_bar_set_active (bar, TRUE);
  g_signal_emit_by_name (bar, "all-wanted");
  g_assert_nonnull (find (GTK_WIDGET (bar), GTK_TYPE_LABEL, "1 selected"));
  gtk_widget_activate_action (list, "check-ins.postpone", NULL);
  test_settle ();
  accept (f);
  test_settle ();
  g_assert_cmpstr (binome_store_get_undo_name (f->season.scene.store), ==, "Plan for another day");
  g_assert_cmpstr (gtk_stack_get_visible_child_name (child_of (list, "stack")), ==, "not-found");
  gtk_widget_activate_action (GTK_WIDGET (f->window), "win.undo", NULL);
  test_settle ();
  g_assert_nonnull (find (list, GTK_TYPE_LABEL, "Overdue (1)"));
}

static void
test_kept_check_ins (Fixture *f, gconstpointer data)
{
  GtkWidget *list = child_of (f->page, "check_in_list"), *kept = child_of (list, "kept_lists");
  GtkListView *view = child_of (list, "view");
  GtkDropDown *show = child_of (list, "show_drop_down");
  guint all = g_list_model_get_n_items (G_LIST_MODEL (gtk_list_view_get_model (view)));

  g_assert_cmpuint (all, >, 1);
  gtk_drop_down_set_selected (show, 1);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (gtk_list_view_get_model (view))), ==, 1);
  keep (f, list, "Late");
  gtk_widget_activate_action (gtk_widget_get_first_child (kept), "kept.everybody", NULL);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (gtk_list_view_get_model (view))), ==, all);
  gtk_widget_activate_action (gtk_widget_get_first_child (kept), "kept.open", "x", (gint64)1);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (gtk_list_view_get_model (view))), ==, 1);
  gtk_editable_set_text (child_of (list, "search_entry"), "nobody at all");
  test_settle ();
  g_assert_cmpstr (gtk_stack_get_visible_child_name (child_of (list, "stack")), ==, "not-found");
}

static void
test_log_meeting (Fixture *f, gconstpointer data)
{
  gint64 before = count_meetings (f);
  GtkWidget *dialog;

  click (f->page, "_Log a Meeting");
  dialog = dialog_of (f);
  adw_spin_row_set_value (find (dialog, ADW_TYPE_SPIN_ROW, "Minutes"), 90);
  gtk_editable_set_text (find (dialog, ADW_TYPE_ENTRY_ROW, "Subject"), "Quality");
  adw_combo_row_set_selected (find (dialog, ADW_TYPE_COMBO_ROW, "Outcome"), BINOME_MEETING_OUTCOME_NO_SHOW);
  g_assert_null (find (dialog, ADW_TYPE_SPIN_ROW, "Minutes"));
  adw_combo_row_set_selected (find (dialog, ADW_TYPE_COMBO_ROW, "Outcome"), BINOME_MEETING_OUTCOME_HELD);
  accept (f);
  g_assert_cmpint (count_meetings (f), ==, before + 1);
  g_assert_true (g_str_has_prefix (binome_store_get_undo_name (f->season.scene.store), "Log a meeting of L"));
  gtk_widget_activate_action (GTK_WIDGET (f->window), "win.undo", NULL);
  test_settle ();
  g_assert_cmpint (count_meetings (f), ==, before);
}

static GtkWidget *
open_pair (Fixture *f)
{
  AdwNavigationPage *page = binome_pair_page_new (binome_window_get_session (f->window), f->season.lea_paul);

  binome_window_push (f->page, page);
  test_settle ();
  return GTK_WIDGET (page);
}

static int
get_state (Fixture *f)
{
  g_autoptr (BinomeEntity) pair = scene_get (&f->season.scene, BINOME_TYPE_PAIR, f->season.lea_paul);

  return binome_entity_get_choice (pair, BINOME_PAIR_STATE);
}

static void
test_pair (Fixture *f, gconstpointer data)
{
  GtkWidget *page = open_pair (f);

  g_assert_nonnull (find (page, ADW_TYPE_ACTION_ROW, "Active"));
  g_assert_nonnull (find (child_of (page, "skills"), ADW_TYPE_ACTION_ROW, "Safety"));
  click (page, "Prepare the closing");
  g_assert_cmpint (get_state (f), ==, BINOME_PAIR_STATE_CLOSING);
  g_assert_nonnull (find (page, ADW_TYPE_ACTION_ROW, "Closing"));
  click (page, "End early…");
  accept (f); /* without a reason: refused */
  g_assert_cmpint (get_state (f), ==, BINOME_PAIR_STATE_CLOSING);
  gtk_editable_set_text (find (dialog_of (f), ADW_TYPE_ENTRY_ROW, "Reason"), "Moved to Nantes");
  accept (f);
  g_assert_cmpint (get_state (f), ==, BINOME_PAIR_STATE_ENDED_EARLY);
  gtk_widget_activate_action (GTK_WIDGET (f->window), "win.undo", NULL);
  test_settle ();
  g_assert_cmpint (get_state (f), ==, BINOME_PAIR_STATE_CLOSING);
}

/* Where the tutee is an apprentice, the page of the pair plans the returns too. */
static void
test_returns_of_one (Fixture *f, gconstpointer data)
{
  g_autoptr (BinomeEntity) lea = scene_get (&f->season.scene, BINOME_TYPE_ENROLMENT, f->season.scene.lea);
  g_autoptr (GPtrArray) before = scene_list_check_ins (&f->season.scene, f->season.lea_paul);
  g_autoptr (GPtrArray) after = NULL;
  GtkWidget *page = open_pair (f);
  AdwDialog *dialog;

  g_assert_false (gtk_widget_get_visible (child_of (page, "returns_row")));
  binome_entity_set_choice (lea, BINOME_ENROLMENT_CONTRACT, BINOME_CONTRACT_APPRENTICESHIP);
  scene_set (&f->season.scene, lea);
  test_settle ();
  g_assert_true (gtk_widget_get_visible (child_of (page, "returns_row")));

  g_signal_emit_by_name (child_of (page, "returns_row"), "activated");
  test_settle ();
  dialog = ADW_DIALOG (dialog_of (f));
  gtk_editable_set_text (g_object_get_data (G_OBJECT (dialog), "binome-entry"), "2026-07-06");
  g_signal_emit_by_name (dialog, "response", "accept");
  adw_dialog_force_close (dialog);
  test_settle ();
  after = scene_list_check_ins (&f->season.scene, f->season.lea_paul);
  g_assert_cmpuint (after->len, ==, before->len + 1);
}

static BinomeDate
get_end (Fixture *f)
{
  g_autoptr (BinomeEntity) pair = scene_get (&f->season.scene, BINOME_TYPE_PAIR, f->season.lea_paul);

  return binome_entity_get_date (pair, BINOME_PAIR_EXPECTED_END);
}

/* The end of a pair that runs changes with a reason, and not to a day on which they are not there. */
static void
test_change_end (Fixture *f, gconstpointer data)
{
  GtkWidget *page = open_pair (f);
  BinomeDate before = get_end (f);
  GtkWidget *end, *reason;

  click (page, "Change the End…");
  end = find (dialog_of (f), ADW_TYPE_ENTRY_ROW, "New end");
  reason = find (dialog_of (f), ADW_TYPE_ENTRY_ROW, "Reason");
  g_assert_nonnull (end);
  g_assert_nonnull (reason);
  gtk_editable_set_text (GTK_EDITABLE (end), "2026-07-31");
  accept (f); /* without a reason: refused */
  g_assert_true (adw_banner_get_revealed (child_of (dialog_of (f), "error_banner")));
  g_assert_cmpint (get_end (f), ==, before);

  gtk_editable_set_text (GTK_EDITABLE (reason), "The contract is shorter");
  gtk_editable_set_text (GTK_EDITABLE (end), "2026-06-01");
  accept (f);
  g_assert_cmpstr (adw_banner_get_title (child_of (dialog_of (f), "error_banner")), ==,
                   "The new end lies in the past. Complete the pair instead, or end it early.");
  gtk_editable_set_text (GTK_EDITABLE (end), "2026-07-31");
  accept (f);
  g_assert_null (adw_application_window_get_visible_dialog (ADW_APPLICATION_WINDOW (f->window)));
  g_assert_cmpint (get_end (f), ==, binome_date_new (2026, 7, 31));
  gtk_widget_activate_action (GTK_WIDGET (f->window), "win.undo", NULL);
  test_settle ();
  g_assert_cmpint (get_end (f), ==, before);
}

/* A pair that is offered has the steps of the proposals, with the reasons to decline; before a start the
 * training of the tutor is looked at. */
static void
test_offered (Fixture *f, gconstpointer data)
{
  Scene *scene = &f->season.scene;
  gint64 pair = scene_propose (scene, scene->noah, scene->luc);
  AdwNavigationPage *page = binome_pair_page_new (binome_window_get_session (f->window), pair);
  g_autoptr (BinomeEntity) declined = NULL;
  AdwAlertDialog *dialog;

  binome_window_push (f->page, page);
  test_settle ();
  click (GTK_WIDGET (page), "Start");
  g_assert_cmpstr (adw_banner_get_title (child_of (dialog_of (f), "error_banner")), ==,
                   "The tutor is not trained. Luc Moreau: No training yet");
  adw_dialog_force_close (ADW_DIALOG (dialog_of (f)));
  test_settle ();

  click (GTK_WIDGET (page), "Ask the Tutor");
  test_settle ();
  click (GTK_WIDGET (page), "Tutor Says No…");
  dialog = ADW_ALERT_DIALOG (dialog_of (f));
  gtk_editable_set_text (find (GTK_WIDGET (dialog), ADW_TYPE_ENTRY_ROW, "In a few words"), "Night shift");
  adw_combo_row_set_selected (find (GTK_WIDGET (dialog), ADW_TYPE_COMBO_ROW, "Reason"),
                              BINOME_DECLINE_REASON_WORKLOAD);
  g_signal_emit_by_name (dialog, "response", "accept");
  adw_dialog_force_close (ADW_DIALOG (dialog));
  test_settle ();
  test_settle ();
  declined = scene_get (scene, BINOME_TYPE_PAIR, pair);
  g_assert_cmpint (binome_entity_get_choice (declined, BINOME_PAIR_STATE), ==, BINOME_PAIR_STATE_DECLINED);
  g_assert_cmpint (binome_entity_get_choice (declined, BINOME_PAIR_DECLINE_REASON), ==,
                   BINOME_DECLINE_REASON_WORKLOAD);
  g_assert_nonnull (find (GTK_WIDGET (page), ADW_TYPE_ACTION_ROW, "Declined"));
}

/* A meeting is deleted with its button, and is back with one Undo. */
static void
test_delete_meeting (Fixture *f, gconstpointer data)
{
  GtkWidget *page = open_pair (f);
  gint64 before = count_meetings (f);
  GtkWidget *row = find (child_of (page, "meetings"), ADW_TYPE_ACTION_ROW, "14 Apr 2026");
  GtkWidget *button = row != NULL ? find (row, GTK_TYPE_BUTTON, NULL) : NULL;

  g_assert_nonnull (button);
  gtk_test_accessible_assert_role (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_ROLE_BUTTON);
  g_signal_emit_by_name (button, "clicked");
  test_settle ();
  g_assert_cmpint (count_meetings (f), ==, before - 1);
  gtk_widget_activate_action (GTK_WIDGET (f->window), "win.undo", NULL);
  test_settle ();
  g_assert_cmpint (count_meetings (f), ==, before);
}

static void
test_gone (Fixture *f, gconstpointer data)
{
  AdwNavigationPage *page = binome_pair_page_new (binome_window_get_session (f->window), 987654);

  binome_window_push (f->page, page);
  test_settle ();
  g_assert_cmpstr (gtk_stack_get_visible_child_name (child_of (page, "main_stack")), ==, "gone");
}

int
main (int argc, char **argv)
{
  setlocale (LC_ALL, "");
  g_test_init (&argc, &argv, NULL);
  adw_init ();

  g_test_add ("/ui/follow-up/figures", Fixture, "timeline", set_up, test_figures, tear_down);
  g_test_add ("/ui/follow-up/pairs", Fixture, "pairs", set_up, test_pairs, tear_down);
  g_test_add ("/ui/follow-up/check-ins", Fixture, "check-ins", set_up, test_check_ins, tear_down);
  g_test_add ("/ui/follow-up/kept-pairs", Fixture, "pairs", set_up, test_kept_pairs, tear_down);
  g_test_add ("/ui/follow-up/many-pairs", Fixture, "pairs", set_up, test_many_pairs, tear_down);
  g_test_add ("/ui/follow-up/returns", Fixture, "pairs", set_up, test_returns, tear_down);
  g_test_add ("/ui/follow-up/kept-check-ins", Fixture, "check-ins", set_up, test_kept_check_ins, tear_down);
  g_test_add ("/ui/follow-up/many-check-ins", Fixture, "check-ins", set_up, test_many_check_ins, tear_down);
  g_test_add ("/ui/follow-up/log-meeting", Fixture, "timeline", set_up, test_log_meeting, tear_down);
  g_test_add ("/ui/follow-up/pair", Fixture, "pairs", set_up, test_pair, tear_down);
  g_test_add ("/ui/follow-up/returns-of-one", Fixture, "pairs", set_up, test_returns_of_one, tear_down);
  g_test_add ("/ui/follow-up/change-end", Fixture, "pairs", set_up, test_change_end, tear_down);
  g_test_add ("/ui/follow-up/offered", Fixture, "pairs", set_up, test_offered, tear_down);
  g_test_add ("/ui/follow-up/delete-meeting", Fixture, "pairs", set_up, test_delete_meeting, tear_down);
  g_test_add ("/ui/follow-up/gone", Fixture, "pairs", set_up, test_gone, tear_down);
  return g_test_run ();
}
