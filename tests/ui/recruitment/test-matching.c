/* SPDX-License-Identifier: GPL-3.0-or-later */
/* From an empty page through a run and its reasons to pairs that have started, and back. */

#include <locale.h>

#include "match-scene.h"
#include "recruitment-fixture.h"
#include "recruitment/binome-match-options-dialog.h"
#include "recruitment/binome-match-result-dialog.h"

static GPtrArray *
list_pairs (Fixture *f)
{
  g_autofree char *dump = scene_dump (&f->scene);
  g_auto (GStrv) lines = g_strsplit (dump, "\n", -1);
  GPtrArray *pairs = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; lines[i] != NULL; i++)
    if (g_str_has_prefix (lines[i], "BinomePair "))
      g_ptr_array_add (pairs, scene_get (&f->scene, BINOME_TYPE_PAIR,
                                         g_ascii_strtoll (lines[i] + strlen ("BinomePair "), NULL, 10)));
  return pairs;
}

static guint
count_pairs (Fixture *f, BinomePairState state)
{
  g_autoptr (GPtrArray) pairs = list_pairs (f);
  guint n = 0;

  for (guint i = 0; i < pairs->len; i++)
    n += binome_entity_get_choice (pairs->pdata[i], BINOME_PAIR_STATE) == (int)state;
  return n;
}

static void
match (Fixture *f)
{
  click_template_child (f->page, "match_button");
  test_settle ();
}

static GtkWidget *
find_button (gpointer widget, const char *label)
{
  GtkWidget *button = find_labelled (widget, GTK_TYPE_BUTTON, label);

  g_assert_nonnull (button);
  return button;
}

/* The question that stands in front of the page: says why, and goes on. */
static void
answer (Fixture *f, const char *reason)
{
  AdwDialog *question = adw_window_get_visible_dialog (f->window);
  g_autoptr (GPtrArray) entries = NULL;

  g_assert_true (ADW_IS_ALERT_DIALOG (question));
  entries = find_all (question, ADW_TYPE_ENTRY_ROW);
  g_assert_cmpuint (entries->len, ==, 1);
  gtk_editable_set_text (entries->pdata[0], reason);
  g_signal_emit_by_name (question, "response", "accept");
  adw_dialog_force_close (question);
  test_settle ();
}

static void
test_figures (Fixture *f, gconstpointer data)
{
  g_autoptr (GPtrArray) buttons = find_all (fixture_child (f, "figures"), GTK_TYPE_BUTTON);

  g_assert_cmpuint (buttons->len, ==, 4);
  gtk_test_accessible_assert_property (buttons->pdata[0], GTK_ACCESSIBLE_PROPERTY_LABEL, "Tutors: 3");
  /* Paul two, Anne one, Luc the two that the programme allows. */
  gtk_test_accessible_assert_property (buttons->pdata[1], GTK_ACCESSIBLE_PROPERTY_LABEL, "Places free: 5");
  gtk_test_accessible_assert_property (buttons->pdata[2], GTK_ACCESSIBLE_PROPERTY_LABEL, "Tutees: 4");
  gtk_test_accessible_assert_property (buttons->pdata[3], GTK_ACCESSIBLE_PROPERTY_LABEL,
                                       "Without a tutor: 4");
  /* Nor does a screen reader find a gap where there is none. */
  g_assert_false (adw_banner_get_revealed (fixture_child (f, "gap_banner")));
  g_assert_cmpstr (adw_banner_get_title (fixture_child (f, "gap_banner")), ==, "");
}

/* Without Luc there are three places for four tutees. */
static void
test_shortage (Fixture *f, gconstpointer data)
{
  BinomeEntity *luc = binome_store_get (f->scene.store, BINOME_TYPE_ENROLMENT, f->scene.luc);
  AdwBanner *banner = fixture_child (f, "gap_banner");

  test_settle ();
  binome_entity_set_choice (luc, BINOME_ENROLMENT_STATE, BINOME_ENROLMENT_STATE_UNAVAILABLE);
  binome_store_flush_async (f->scene.store, NULL, NULL);
  test_settle ();
  test_settle ();
  g_assert_true (adw_banner_get_revealed (banner));
  g_assert_cmpstr (adw_banner_get_title (banner), ==, "1 tutee will have nobody: places are short");
  g_object_unref (luc);
}

static void
test_journey (Fixture *f, gconstpointer data)
{
  gpointer view = fixture_child (f, "matching_view");
  gpointer proposals = fixture_child (f, "proposals_view");
  AdwViewStack *sections = fixture_child (f, "view_stack");
  AdwDialog *question;
  g_autoptr (GPtrArray) rows = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_cmpstr (gtk_stack_get_visible_child_name (template_child (view, "stack")), ==, "empty");
  match (f);
  g_assert_cmpstr (adw_view_stack_get_visible_child_name (sections), ==, "matching");
  g_assert_cmpstr (gtk_stack_get_visible_child_name (template_child (view, "stack")), ==, "run");
  g_assert_cmpstr (adw_preferences_row_get_title (template_child (view, "summary_row")), ==,
                   "4 of 4 tutees have a tutor");
  g_assert_false (gtk_widget_get_visible (template_child (view, "nobody_list")));
  rows = find_all (template_child (view, "served_list"), ADW_TYPE_ACTION_ROW);
  g_assert_cmpuint (rows->len, ==, 4);
  /* By name: Hugo is first, and Paul is the tutor of his site. */
  g_assert_cmpstr (adw_preferences_row_get_title (rows->pdata[0]), ==, "Hugo Bernard");
  g_assert_nonnull (strstr (adw_action_row_get_subtitle (rows->pdata[0]), "Paul Durand"));

  g_signal_emit_by_name (find_button (view, "_Adopt"), "clicked");
  test_settle ();
  answer (f, "Serves everybody");
  g_assert_cmpstr (adw_view_stack_get_visible_child_name (sections), ==, "proposals");
  g_assert_cmpuint (count_pairs (f, BINOME_PAIR_STATE_PROPOSED), ==, 4);
  g_assert_cmpstr (gtk_stack_get_visible_child_name (template_child (proposals, "stack")), ==, "list");
  g_assert_false (gtk_widget_get_visible (template_child (view, "decision_box")));

  /* Nobody was trained: it is asked whether they start all the same. */
  click_template_child (proposals, "start_button");
  question = adw_window_get_visible_dialog (f->window);
  g_assert_true (ADW_IS_ALERT_DIALOG (question));
  g_signal_emit_by_name (question, "response", "start");
  adw_dialog_force_close (question);
  test_settle ();
  g_assert_cmpuint (count_pairs (f, BINOME_PAIR_STATE_ACTIVE), ==, 4);
  g_assert_cmpstr (binome_store_get_undo_name (f->scene.store), ==, "Start 4 pairs");
  g_assert_cmpstr (gtk_stack_get_visible_child_name (template_child (proposals, "stack")), ==, "empty");

  binome_store_undo (f->scene.store, NULL, &error);
  g_assert_no_error (error);
  test_settle ();
  g_assert_cmpuint (count_pairs (f, BINOME_PAIR_STATE_PROPOSED), ==, 4);
  g_assert_cmpstr (gtk_stack_get_visible_child_name (template_child (proposals, "stack")), ==, "list");
}

/* Opens what the run says of the first tutee. */
static AdwDialog *
open_result (Fixture *f)
{
  gpointer list = template_child (fixture_child (f, "matching_view"), "served_list");
  g_autoptr (GPtrArray) boxes = find_all (list, GTK_TYPE_LIST_BOX);
  g_autoptr (GPtrArray) rows = NULL;

  rows = find_all (list, ADW_TYPE_ACTION_ROW);
  g_assert_cmpuint (rows->len, >, 0);
  for (guint i = 0; i < boxes->len; i++)
    if (gtk_widget_get_parent (rows->pdata[0]) == boxes->pdata[i])
      g_signal_emit_by_name (boxes->pdata[i], "row-activated", rows->pdata[0]);
  test_settle ();
  g_assert_true (BINOME_IS_MATCH_RESULT_DIALOG (adw_window_get_visible_dialog (f->window)));
  return adw_window_get_visible_dialog (f->window);
}

static void
test_keep_apart (Fixture *f, gconstpointer data)
{
  gpointer view = fixture_child (f, "matching_view");
  AdwDialog *dialog, *question;
  g_autoptr (GPtrArray) rows = NULL;

  match (f);
  dialog = open_result (f);
  g_assert_cmpstr (adw_dialog_get_title (dialog), ==, "Why This Pair?");
  g_assert_nonnull (find_labelled (dialog, ADW_TYPE_ACTION_ROW, "The same site"));

  g_signal_emit_by_name (find_labelled (dialog, ADW_TYPE_BUTTON_ROW, "Keep _Apart…"), "activated");
  test_settle ();
  question = adw_window_get_visible_dialog (f->window);
  g_assert_true (ADW_IS_ALERT_DIALOG (question));
  g_signal_emit_by_name (question, "response", "accept");
  adw_dialog_force_close (question);
  test_settle ();
  g_assert_true (adw_banner_get_revealed (template_child (dialog, "again_banner")));

  g_signal_emit_by_name (template_child (dialog, "again_banner"), "button-clicked");
  test_settle ();
  test_settle ();
  g_assert_null (adw_window_get_visible_dialog (f->window));
  rows = find_all (template_child (view, "served_list"), ADW_TYPE_ACTION_ROW);
  g_assert_cmpstr (adw_preferences_row_get_title (rows->pdata[0]), ==, "Hugo Bernard");
  g_assert_null (strstr (adw_action_row_get_subtitle (rows->pdata[0]), "Paul Durand"));
  g_assert_nonnull (find_labelled (template_child (view, "constraints_list"), ADW_TYPE_ACTION_ROW,
                                   "Hugo Bernard and Paul Durand"));
}

static GPtrArray *
list_nobody (Fixture *f)
{
  return find_all (template_child (fixture_child (f, "matching_view"), "nobody_list"), ADW_TYPE_ACTION_ROW);
}

/* Paul of Lyon alone has places, and Léa needs none of them. */
static gboolean
lyon_only_work (BinomeDb *db, gpointer data, GError **error)
{
  Fixture *f = data;
  BinomeStatement *statement
      = binome_db_prepare (db, "UPDATE enrolment SET state = 'unavailable' WHERE id = ?1", error);

  if (statement == NULL)
    return FALSE;
  binome_statement_bind_integer (statement, 1, f->scene.lea);
  return binome_statement_run (statement, error)
         && binome_enrolment_set_capacity (db, f->scene.anne, 0, error)
         && binome_enrolment_set_capacity (db, f->scene.luc, 0, error);
}

static gboolean
paris_too_work (BinomeDb *db, gpointer data, GError **error)
{
  return binome_enrolment_set_capacity (db, ((Fixture *)data)->scene.luc, 2, error);
}

/* As a run of very many people keeps it. */
static gboolean
forget_costs_work (BinomeDb *db, gpointer data, GError **error)
{
  BinomeStatement *statement = binome_db_prepare (
      db, "UPDATE match_result SET detail = json_remove (detail, '$.help', '$.rivals', '$.fragile')", error);

  return statement != NULL && binome_statement_run (statement, error);
}

/* What would help, and who else could be, is found out for one person where the run did not do it. */
static void
test_find_out_now (Fixture *f, gconstpointer data)
{
  g_autoptr (GPtrArray) nobody = NULL, rows = NULL;
  AdwDialog *dialog;

  match_scene_only_the_site (&f->scene, BINOME_CRITERION_KIND_MUST);
  scene_write (&f->scene, lyon_only_work, f);
  match (f);
  scene_write (&f->scene, forget_costs_work, NULL);
  test_settle ();
  nobody = list_nobody (f);
  g_signal_emit_by_name (gtk_widget_get_parent (nobody->pdata[0]), "row-activated", nobody->pdata[0]);
  test_settle ();
  dialog = adw_window_get_visible_dialog (f->window);
  g_assert_false (gtk_widget_get_mapped (template_child (dialog, "help_group")));
  g_assert_true (gtk_widget_get_mapped (template_child (dialog, "ask_group")));
  g_assert_cmpstr (adw_preferences_group_get_title (template_child (dialog, "ask_group")), ==,
                   "What Would Help");
  g_assert_true (
      g_str_has_prefix (adw_preferences_group_get_description (template_child (dialog, "ask_group")),
                        "With so many people a run finds this out for some of them only."));

  g_signal_emit_by_name (template_child (dialog, "ask_row"), "activated");
  while (!gtk_widget_get_visible (template_child (dialog, "help_group")))
    g_main_context_iteration (NULL, TRUE);
  g_assert_false (gtk_widget_get_visible (template_child (dialog, "ask_group")));
  g_assert_nonnull (find_button (template_child (dialog, "help_group"), "_Allow…"));
  adw_dialog_force_close (dialog);
  test_settle ();

  dialog = open_result (f);
  g_assert_cmpstr (adw_preferences_group_get_title (template_child (dialog, "ask_group")), ==,
                   "Next Best Tutors");
  g_signal_emit_by_name (template_child (dialog, "ask_row"), "activated");
  while (gtk_widget_get_visible (template_child (dialog, "ask_row")))
    g_main_context_iteration (NULL, TRUE);
  /* Nobody else has a place in Lyon. */
  g_assert_cmpstr (adw_preferences_group_get_description (template_child (dialog, "ask_group")), ==,
                   "No other tutor is possible.");
  adw_dialog_force_close (dialog);
  test_settle ();

  /* Somebody who is served otherwise by now is told so. */
  scene_write (&f->scene, paris_too_work, f);
  test_settle ();
  rows = list_nobody (f);
  g_signal_emit_by_name (gtk_widget_get_parent (rows->pdata[0]), "row-activated", rows->pdata[0]);
  test_settle ();
  dialog = adw_window_get_visible_dialog (f->window);
  g_signal_emit_by_name (template_child (dialog, "ask_row"), "activated");
  while (!adw_banner_get_revealed (template_child (dialog, "error_banner")))
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpstr (adw_banner_get_title (template_child (dialog, "error_banner")), ==,
                   "Something has changed since this run. Match again to see what holds now.");
  g_assert_true (gtk_widget_get_sensitive (template_child (dialog, "ask_row")));
}

/* The rule of the site leaves those of Paris with nobody: it is given up for one of them, with a reason, and
 * the next run serves them. */
static void
test_allow (Fixture *f, gconstpointer data)
{
  gpointer view = fixture_child (f, "matching_view");
  g_autoptr (GPtrArray) nobody = NULL, rows = NULL, decisions = NULL;
  AdwDialog *dialog;
  GtkWidget *button;

  match_scene_only_the_site (&f->scene, BINOME_CRITERION_KIND_MUST);
  scene_write (&f->scene, lyon_only_work, f);
  match (f);
  nobody = list_nobody (f);
  g_assert_cmpuint (nobody->len, ==, 2);
  g_assert_cmpstr (adw_preferences_row_get_title (nobody->pdata[0]), ==, "Inès Robert");

  g_signal_emit_by_name (gtk_widget_get_parent (nobody->pdata[0]), "row-activated", nobody->pdata[0]);
  test_settle ();
  dialog = adw_window_get_visible_dialog (f->window);
  g_assert_cmpstr (adw_dialog_get_title (dialog), ==, "Why Nobody?");
  g_assert_true (gtk_widget_get_mapped (template_child (dialog, "help_group")));
  button = find_button (template_child (dialog, "help_group"), "_Allow…");
  g_signal_emit_by_name (button, "clicked");
  test_settle ();
  answer (f, "They meet on line every day");
  g_assert_true (adw_banner_get_revealed (template_child (dialog, "again_banner")));
  g_assert_cmpstr (adw_banner_get_title (template_child (dialog, "again_banner")), ==,
                   "Allowed. Match again to see the effect.");
  g_assert_cmpstr (binome_store_get_undo_name (f->scene.store), ==, "Allow a pair");

  g_signal_emit_by_name (template_child (dialog, "again_banner"), "button-clicked");
  test_settle ();
  test_settle ();
  g_assert_cmpstr (adw_preferences_row_get_title (template_child (view, "summary_row")), ==,
                   "2 of 3 tutees have a tutor");
  decisions = find_all (template_child (view, "constraints_list"), ADW_TYPE_ACTION_ROW);
  g_assert_cmpuint (decisions->len, ==, 1);
  g_assert_cmpstr (adw_preferences_row_get_title (decisions->pdata[0]), ==, "Inès Robert and Paul Durand");
  g_assert_nonnull (
      strstr (adw_action_row_get_subtitle (decisions->pdata[0]), "They meet on line every day"));
}

/* A run with a name and other wishes: what it was asked for is kept, shown, and asked for again. */
static void
test_options (Fixture *f, gconstpointer data)
{
  gpointer view = fixture_child (f, "matching_view");
  AdwDialog *dialog;
  g_autoptr (BinomeEntity) run = NULL;

  match (f);
  g_assert_cmpstr (adw_action_row_get_subtitle (template_child (view, "options_row")), ==,
                   "First the most tutees, then the most points.");
  g_assert_true (gtk_widget_activate_action (view, "matching.options", NULL));
  test_settle ();
  dialog = adw_window_get_visible_dialog (f->window);
  g_assert_true (BINOME_IS_MATCH_OPTIONS_DIALOG (dialog));
  gtk_editable_set_text (template_child (dialog, "title_row"), "Spread");
  adw_switch_row_set_active (template_child (dialog, "balance_row"), TRUE);
  adw_switch_row_set_active (template_child (dialog, "best_worst_row"), TRUE);
  adw_spin_row_set_value (template_child (dialog, "reserve_row"), 1);
  click_template_child (dialog, "match_button");
  test_settle ();
  g_assert_cmpstr (adw_action_row_get_subtitle (template_child (view, "options_row")), ==,
                   "First the most tutees, then the highest lowest score, then the most points. "
                   "Tutees are spread over tutors, where that costs few points. "
                   "1 place of each tutor stays free, but never the only one.");
  /* Paul, Anne and Luc can take one each then. */
  g_assert_cmpstr (adw_preferences_row_get_title (template_child (view, "summary_row")), ==,
                   "3 of 4 tutees have a tutor");

  g_assert_true (gtk_widget_activate_action (view, "matching.rename", NULL));
  test_settle ();
  answer (f, "Spread, one place kept");
  g_assert_true (gtk_widget_activate_action (view, "matching.discard", NULL));
  test_settle ();
  answer (f, "Noah has nobody");
  run = scene_get (&f->scene, BINOME_TYPE_MATCH_RUN, 2);
  g_assert_cmpstr (binome_entity_get_text (run, BINOME_MATCH_RUN_TITLE), ==, "Spread, one place kept");
  g_assert_true (binome_entity_get_boolean (run, BINOME_MATCH_RUN_BALANCE));
  g_assert_cmpint (binome_entity_get_integer (run, BINOME_MATCH_RUN_RESERVE), ==, 1);
  g_assert_cmpint (binome_entity_get_choice (run, BINOME_MATCH_RUN_STATE), ==,
                   BINOME_MATCH_RUN_STATE_DISCARDED);
  g_assert_cmpstr (adw_action_row_get_subtitle (template_child (view, "decision_row")), ==,
                   "Noah has nobody");
  g_assert_false (gtk_widget_get_visible (template_child (view, "decision_box")));
}

int
main (int argc, char *argv[])
{
  setlocale (LC_ALL, "");
  g_test_init (&argc, &argv, NULL);
  adw_init ();

  g_test_add ("/recruitment/figures", Fixture, NULL, fixture_set_up, test_figures, fixture_tear_down);
  g_test_add ("/recruitment/shortage", Fixture, NULL, fixture_set_up, test_shortage, fixture_tear_down);
  g_test_add ("/recruitment/journey", Fixture, NULL, fixture_set_up, test_journey, fixture_tear_down);
  g_test_add ("/recruitment/options", Fixture, NULL, fixture_set_up, test_options, fixture_tear_down);
  g_test_add ("/recruitment/find-out-now", Fixture, NULL, fixture_set_up, test_find_out_now,
              fixture_tear_down);
  g_test_add ("/recruitment/allow", Fixture, NULL, fixture_set_up, test_allow, fixture_tear_down);
  g_test_add ("/recruitment/keep-apart", Fixture, NULL, fixture_set_up, test_keep_apart, fixture_tear_down);

  return g_test_run ();
}
