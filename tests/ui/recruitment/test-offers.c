/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Proposals: the steps of an offer, a refusal with its reasons, several pairs at once. */

#include <locale.h>
#include <string.h>

#include "binome-pair-offer.h"
#include "binome-pair-waiting.h"
#include "widgets/binome-selection-bar.h"
#include "recruitment-fixture.h"

static BinomePairState
get_state (Fixture *f, gint64 pair)
{
  g_autoptr (BinomeEntity) entity = scene_get (&f->scene, BINOME_TYPE_PAIR, pair);

  return (BinomePairState)binome_entity_get_choice (entity, BINOME_PAIR_STATE);
}

static guint
count_rows (Fixture *f)
{
  gpointer list = template_child (fixture_child (f, "proposals_view"), "list");
  g_autoptr (GPtrArray) checks = find_all (list, GTK_TYPE_CHECK_BUTTON);

  return checks->len;
}

static void
show (Fixture *f)
{
  adw_view_stack_set_visible_child_name (fixture_child (f, "view_stack"), "proposals");
  binome_page_queue_refresh (BINOME_PAGE (f->page));
  test_settle ();
  test_settle ();
}

static void
press (Fixture *f, const char *label)
{
  GtkWidget *button = find_labelled (fixture_child (f, "proposals_view"), GTK_TYPE_BUTTON, label);

  g_assert_nonnull (button);
  g_signal_emit_by_name (button, "clicked");
  test_settle ();
  test_settle ();
}

/* The button of a row is always the next step. */
static void
test_steps (Fixture *f, gconstpointer data)
{
  static const char *const steps[]
      = { "Ask the Tutor", "Tutor Says Yes", "Ask the Tutee", "Tutee Says Yes", "Confirm" };
  gint64 pair = scene_propose (&f->scene, f->scene.lea, f->scene.paul);
  AdwAlertDialog *dialog;

  show (f);
  for (guint i = 0; i < G_N_ELEMENTS (steps); i++)
    press (f, steps[i]);
  g_assert_cmpint (get_state (f, pair), ==, BINOME_PAIR_STATE_CONFIRMED);

  /* Paul has no training: it is said first, and he may start all the same. */
  press (f, "Start");
  g_assert_cmpint (get_state (f, pair), ==, BINOME_PAIR_STATE_CONFIRMED);
  dialog = ADW_ALERT_DIALOG (adw_window_get_visible_dialog (f->window));
  g_assert_cmpstr (adw_alert_dialog_get_body (dialog), ==, "Paul Durand: No training yet");
  g_signal_emit_by_name (dialog, "response", "start");
  adw_dialog_force_close (ADW_DIALOG (dialog));
  test_settle ();
  test_settle ();
  g_assert_cmpint (get_state (f, pair), ==, BINOME_PAIR_STATE_ACTIVE);
}

/* Whom nobody asked is not started along with those who agreed, unless somebody says so. */
static void
test_start_all (Fixture *f, gconstpointer data)
{
  gint64 agreed = scene_propose (&f->scene, f->scene.lea, f->scene.paul);
  gint64 proposed = scene_propose (&f->scene, f->scene.ines, f->scene.anne);
  AdwAlertDialog *question;

  scene_move (&f->scene, agreed, BINOME_PAIR_STATE_REVIEWED, NULL, NULL);
  scene_move (&f->scene, agreed, BINOME_PAIR_STATE_OFFERED, NULL, NULL);
  scene_move (&f->scene, agreed, BINOME_PAIR_STATE_ACCEPTED, NULL, NULL);
  scene_move (&f->scene, agreed, BINOME_PAIR_STATE_CONFIRMED, NULL, NULL);
  show (f);
  click_template_child (fixture_child (f, "proposals_view"), "start_button");
  question = ADW_ALERT_DIALOG (adw_window_get_visible_dialog (f->window));
  g_assert_nonnull (question);
  g_assert_nonnull (strstr (adw_alert_dialog_get_body (question), "Inès"));
  g_assert_null (strstr (adw_alert_dialog_get_body (question), "Léa"));
  g_signal_emit_by_name (question, "response", "agreed");
  adw_dialog_force_close (ADW_DIALOG (question));
  test_settle ();

  question = ADW_ALERT_DIALOG (adw_window_get_visible_dialog (f->window));
  g_assert_nonnull (question);
  g_assert_cmpstr (adw_alert_dialog_get_body (question), ==, "Paul Durand: No training yet");
  g_signal_emit_by_name (question, "response", "start");
  adw_dialog_force_close (ADW_DIALOG (question));
  test_settle ();
  g_assert_cmpint (get_state (f, agreed), ==, BINOME_PAIR_STATE_ACTIVE);
  g_assert_cmpint (get_state (f, proposed), ==, BINOME_PAIR_STATE_PROPOSED);
}

static AdwAlertDialog *
ask (Fixture *f, gint64 pair, BinomePairStep step)
{
  gtk_widget_activate_action (GTK_WIDGET (fixture_child (f, "proposals_view")), "proposals.step", "(xi)",
                              pair, (int)step);
  test_settle ();
  return ADW_ALERT_DIALOG (adw_window_get_visible_dialog (f->window));
}

/* A refusal needs a reason of the list and words; then another row stands there. */
static void
test_refusal (Fixture *f, gconstpointer data)
{
  gint64 pair = scene_propose (&f->scene, f->scene.lea, f->scene.paul);
  g_autoptr (GError) error = NULL;
  AdwAlertDialog *dialog;

  show (f);
  press (f, "Ask the Tutor");
  dialog = ask (f, pair, BINOME_PAIR_STEP_TUTOR_NO);
  g_assert_false (adw_alert_dialog_get_response_enabled (dialog, "accept"));
  gtk_editable_set_text (GTK_EDITABLE (find_labelled (dialog, ADW_TYPE_ENTRY_ROW, "In a few words")),
                         "Far away");
  g_assert_false (adw_alert_dialog_get_response_enabled (dialog, "accept"));
  adw_combo_row_set_selected (ADW_COMBO_ROW (find_labelled (dialog, ADW_TYPE_COMBO_ROW, "Reason")),
                              BINOME_DECLINE_REASON_DISTANCE);
  g_assert_true (adw_alert_dialog_get_response_enabled (dialog, "accept"));
  g_signal_emit_by_name (dialog, "response", "accept");
  adw_dialog_force_close (ADW_DIALOG (dialog));
  test_settle ();
  test_settle ();

  g_assert_cmpint (get_state (f, pair), ==, BINOME_PAIR_STATE_DECLINED);
  g_assert_cmpuint (count_rows (f), ==, 1);
  g_assert_nonnull (find_labelled (fixture_child (f, "proposals_view"), GTK_TYPE_BUTTON, "Ask the Tutor"));

  binome_store_undo (f->scene.store, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpint (get_state (f, pair), ==, BINOME_PAIR_STATE_OFFERED);
}

/* Everything selected, one step, one undo. */
static void
test_many (Fixture *f, gconstpointer data)
{
  gint64 lea = scene_propose (&f->scene, f->scene.lea, f->scene.paul);
  gint64 ines = scene_propose (&f->scene, f->scene.ines, f->scene.anne);
  gpointer view = fixture_child (f, "proposals_view");
  gpointer bar = adw_bin_get_child (template_child (view, "selection_bar"));
  g_autoptr (GPtrArray) checks = NULL;
  g_autoptr (GError) error = NULL;

  show (f);
  g_assert_cmpuint (count_rows (f), ==, 2);
  g_assert_false (gtk_action_bar_get_revealed (bar));
  press (f, "_Select All");
  g_assert_true (gtk_action_bar_get_revealed (bar));
  checks = find_all (view, GTK_TYPE_CHECK_BUTTON);
  g_assert_cmpuint (checks->len, ==, 2);
  g_assert_true (gtk_check_button_get_active (checks->pdata[0]));
  gtk_check_button_set_active (checks->pdata[0], FALSE);
  g_assert_cmpuint (binome_selection_bar_count (template_child (view, "selection_bar")), ==, 1);
  gtk_check_button_set_active (checks->pdata[0], TRUE);
  gtk_widget_activate_action (view, "proposals.step-selected", "i", (int)BINOME_PAIR_STEP_ASK_TUTOR);
  test_settle ();
  test_settle ();
  g_assert_cmpint (get_state (f, lea), ==, BINOME_PAIR_STATE_OFFERED);
  g_assert_cmpint (get_state (f, ines), ==, BINOME_PAIR_STATE_OFFERED);

  binome_store_undo (f->scene.store, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpint (get_state (f, lea), ==, BINOME_PAIR_STATE_PROPOSED);
  g_assert_cmpint (get_state (f, ines), ==, BINOME_PAIR_STATE_PROPOSED);
}

static gboolean
wait_work (BinomeDb *db, gpointer data, GError **error)
{
  return binome_waiting_put (db, *(gint64 *)data, 2, "No place in Paris", error);
}

/* Who waits is seen with their rank, and gets the free place from here. */
static void
test_waiting_list (Fixture *f, gconstpointer data)
{
  gpointer view = fixture_child (f, "proposals_view"), list = template_child (view, "waiting_list");

  scene_write (&f->scene, wait_work, &f->scene.ines);
  show (f);
  g_assert_true (gtk_widget_get_visible (list));
  g_assert_nonnull (find_labelled (list, ADW_TYPE_ACTION_ROW, "1. Inès Robert"));
  g_assert_cmpuint (count_rows (f), ==, 0);
  g_signal_emit_by_name (find_labelled (list, GTK_TYPE_BUTTON, "_Propose a Tutor"), "clicked");
  test_settle ();
  test_settle ();
  g_assert_cmpuint (count_rows (f), ==, 1);
}

/* Those who are selected get a tutor together, whoever comes before them; one undo takes all back. */
static void
test_many_waiting (Fixture *f, gconstpointer data)
{
  GtkWidget *list = template_child (fixture_child (f, "proposals_view"), "waiting_list"), *row, *bar;
  g_autoptr (GPtrArray) bars = find_all (list, BINOME_TYPE_SELECTION_BAR);
  g_autoptr (GError) error = NULL;

  scene_write (&f->scene, wait_work, &f->scene.ines);
  scene_write (&f->scene, wait_work, &f->scene.lea);
  show (f);
  g_assert_cmpuint (bars->len, ==, 1);
  bar = bars->pdata[0];
  row = find_labelled (list, ADW_TYPE_ACTION_ROW, "2. Inès Robert");
  g_assert_nonnull (row);
  binome_selection_bar_set_active (BINOME_SELECTION_BAR (bar), TRUE);
  g_signal_emit_by_name (gtk_widget_get_parent (row), "row-activated", row);
  gtk_widget_activate_action (list, "waiting.propose", NULL);
  test_settle ();
  test_settle ();
  g_assert_cmpuint (count_rows (f), ==, 1);
  g_assert_cmpstr (binome_store_get_undo_name (f->scene.store), ==, "Propose a tutor");
  g_assert_true (binome_store_undo (f->scene.store, NULL, &error));
  test_settle ();
  test_settle ();
  g_assert_cmpuint (count_rows (f), ==, 0);
}

int
main (int argc, char **argv)
{
  setlocale (LC_ALL, "");
  g_test_init (&argc, &argv, NULL);
  adw_init ();

  g_test_add ("/offers/steps", Fixture, NULL, fixture_set_up, test_steps, fixture_tear_down);
  g_test_add ("/offers/start-all", Fixture, NULL, fixture_set_up, test_start_all, fixture_tear_down);
  g_test_add ("/offers/refusal", Fixture, NULL, fixture_set_up, test_refusal, fixture_tear_down);
  g_test_add ("/offers/many", Fixture, NULL, fixture_set_up, test_many, fixture_tear_down);
  g_test_add ("/offers/waiting-list", Fixture, NULL, fixture_set_up, test_waiting_list, fixture_tear_down);
  g_test_add ("/offers/many-waiting", Fixture, NULL, fixture_set_up, test_many_waiting, fixture_tear_down);

  return g_test_run ();
}
