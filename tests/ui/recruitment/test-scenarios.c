/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Around a run: what if, two runs side by side, the heat map, profiles, the minutes on the screen. */

#include <locale.h>
#include <string.h>

#include "binome-matching.h"
#include "printing/binome-report-dialog.h"
#include "recruitment-fixture.h"
#include "recruitment/binome-compare-runs-dialog.h"
#include "recruitment/binome-heat-map-dialog.h"
#include "recruitment/binome-heat-map.h"
#include "recruitment/binome-profiles-dialog.h"
#include "recruitment/binome-what-if-dialog.h"

static gpointer
view_of (Fixture *f)
{
  return fixture_child (f, "matching_view");
}

static void
match (Fixture *f)
{
  click_template_child (f->page, "match_button");
  test_settle ();
}

/* What an action of the view opens. */
static AdwDialog *
open_dialog (Fixture *f, const char *action, GType type)
{
  AdwDialog *dialog;

  g_assert_true (gtk_widget_activate_action (view_of (f), action, NULL));
  test_settle ();
  dialog = adw_window_get_visible_dialog (f->window);
  g_assert_true (g_type_is_a (G_OBJECT_TYPE (dialog), type));
  return dialog;
}

/* Answers the question in front of everything. */
static void
answer (Fixture *f, const char *text)
{
  AdwDialog *question = adw_window_get_visible_dialog (f->window);
  g_autoptr (GPtrArray) entries = NULL;

  g_assert_true (ADW_IS_ALERT_DIALOG (question));
  entries = find_all (question, ADW_TYPE_ENTRY_ROW);
  gtk_editable_set_text (entries->pdata[0], text);
  g_signal_emit_by_name (question, "response", "accept");
  adw_dialog_force_close (question);
  test_settle ();
  test_settle ();
}

static const char *
text_of (gpointer dialog, const char *label)
{
  return gtk_label_get_label (template_child (dialog, label));
}

static guint
count_rows (gpointer dialog, const char *list)
{
  g_autoptr (GPtrArray) rows = find_all (template_child (dialog, list), ADW_TYPE_ACTION_ROW);

  return rows->len;
}

/* Until all that was tried is solved and shown. */
static void
solve (gpointer dialog)
{
  do
    {
      g_autofree char *is_settled
          = gtk_test_accessible_check_state (dialog, GTK_ACCESSIBLE_STATE_BUSY, FALSE);

      test_settle ();
      if (is_settled == NULL)
        return;
    }
  while (TRUE);
}

/* Tutees and tutors stand in the order of the file: Léa is the first tutee, Paul, Anne and Luc the tutors. */
static void
test_what_if (Fixture *f, gconstpointer data)
{
  AdwDialog *dialog;
  g_autoptr (BinomeEntity) run = NULL;
  g_autofree char *dump = NULL;

  match (f);
  dialog = open_dialog (f, "matching.what-if", BINOME_TYPE_WHAT_IF_DIALOG);
  g_assert_cmpstr (gtk_stack_get_visible_child_name (template_child (dialog, "stack")), ==, "study");
  g_assert_cmpstr (text_of (dialog, "served_label"), ==, "4");
  g_assert_cmpuint (count_rows (dialog, "tutees_list"), ==, 4);
  g_assert_cmpuint (count_rows (dialog, "changes_list"), ==, 0);

  /* Another tutor is chosen from those with their cost. */
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (dialog), "what-if.choose", "(uu)", 0, 0));
  solve (dialog);
  g_assert_nonnull (find_labelled (dialog, ADW_TYPE_ACTION_ROW, "Anne Petit"));
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (dialog), "what-if.lock", "(uu)", 0, 1));
  test_settle ();
  answer (f, "They know each other");
  solve (dialog);
  g_assert_cmpuint (count_rows (dialog, "changes_list"), ==, 1);
  g_assert_nonnull (find_labelled (template_child (dialog, "changes_list"), ADW_TYPE_ACTION_ROW,
                                   "Léa Martin with Anne Petit, whatever comes"));
  g_assert_cmpuint (count_rows (dialog, "moves_list"), >=, 1);
  g_assert_nonnull (strstr (text_of (dialog, "mean_label"), "→"));

  /* What the programme does not allow is said, and nothing is changed. */
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (dialog), "what-if.places", "(ui)", 0, 7));
  solve (dialog);
  g_assert_true (adw_banner_get_revealed (template_child (dialog, "error_banner")));
  g_assert_nonnull (
      strstr (adw_banner_get_title (template_child (dialog, "error_banner")), "Paul Durand can have 2"));
  g_assert_cmpuint (count_rows (dialog, "changes_list"), ==, 1);

  /* Without Paul one of four has nobody. */
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (dialog), "what-if.places", "(ui)", 0, 0));
  solve (dialog);
  g_assert_cmpstr (text_of (dialog, "served_label"), ==, "4 → 3");
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (dialog), "what-if.take-back", "u", 1));
  solve (dialog);
  g_assert_cmpstr (text_of (dialog, "served_label"), ==, "4");

  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (dialog), "what-if.forbid", "(uu)", 1, 0));
  test_settle ();
  answer (f, "They asked");
  g_assert_cmpuint (count_rows (dialog, "changes_list"), ==, 2);

  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (dialog), "what-if.keep", NULL));
  test_settle ();
  answer (f, "Léa with Anne");
  g_assert_null (adw_window_get_visible_dialog (f->window));
  run = scene_get (&f->scene, BINOME_TYPE_MATCH_RUN, 2);
  g_assert_cmpstr (binome_entity_get_text (run, BINOME_MATCH_RUN_TITLE), ==, "Léa with Anne");
  g_assert_cmpint (binome_entity_get_integer (run, BINOME_MATCH_RUN_LOCKED), ==, 1);
  g_assert_cmpuint (count_rows (view_of (f), "constraints_list"), ==, 2);
  g_assert_cmpstr (binome_store_get_undo_name (f->scene.store), ==, "Keep what was tried as a run");
}

static void
set_places (gpointer dialog, guint tutor, int places)
{
  g_assert_true (gtk_widget_activate_action (dialog, "what-if.places", "(ui)", tutor, places));
}

/* Whoever is quick loses nothing: a dialog closed while changes are solved goes, and what is kept before the
 * last change is solved has it. */
static void
test_quick (Fixture *f, gconstpointer data)
{
  AdwDialog *dialog;
  g_autoptr (BinomeEntity) paul = NULL, anne = NULL, run = NULL;

  match (f);
  for (guint round = 0; round < 4; round++)
    {
      dialog = open_dialog (f, "matching.what-if", BINOME_TYPE_WHAT_IF_DIALOG);
      for (guint k = 0; k < 12; k++)
        set_places (dialog, k % 3, (int)(k % 2));
      g_assert_true (gtk_widget_activate_action (GTK_WIDGET (dialog), "what-if.choose", "(uu)", 0, 0));
      for (guint k = 0; k < round * 2; k++)
        g_main_context_iteration (NULL, FALSE);
      g_object_add_weak_pointer (G_OBJECT (dialog), (gpointer *)&dialog);
      adw_dialog_force_close (dialog);
      test_settle ();
      g_assert_null (dialog);
    }

  dialog = open_dialog (f, "matching.what-if", BINOME_TYPE_WHAT_IF_DIALOG);
  set_places (dialog, 0, 1);
  solve (dialog);
  set_places (dialog, 0, 0);
  set_places (dialog, 1, 0);
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (dialog), "what-if.keep", NULL));
  answer (f, "Without Paul and Anne");
  test_settle ();
  g_assert_null (adw_window_get_visible_dialog (f->window));
  paul = scene_get (&f->scene, BINOME_TYPE_ENROLMENT, f->scene.paul);
  anne = scene_get (&f->scene, BINOME_TYPE_ENROLMENT, f->scene.anne);
  g_assert_cmpint (binome_entity_get_integer (paul, BINOME_ENROLMENT_CAPACITY), ==, 0);
  g_assert_cmpint (binome_entity_get_integer (anne, BINOME_ENROLMENT_CAPACITY), ==, 0);
  run = scene_get (&f->scene, BINOME_TYPE_MATCH_RUN, 2);
  g_assert_cmpint (binome_entity_get_integer (run, BINOME_MATCH_RUN_SERVED), ==, 2);
}

/* Two runs of which one serves fewer; it is put aside from the comparison, with the reason. */
static void
test_compare (Fixture *f, gconstpointer data)
{
  AdwDialog *dialog;
  GtkWidget *row;
  g_autoptr (BinomeEntity) run = NULL;

  match (f);
  g_assert_true (gtk_widget_activate_action (view_of (f), "matching.options", NULL));
  test_settle ();
  dialog = adw_window_get_visible_dialog (f->window);
  gtk_editable_set_text (template_child (dialog, "title_row"), "One kept free");
  adw_spin_row_set_value (template_child (dialog, "reserve_row"), 1);
  click_template_child (dialog, "match_button");
  test_settle ();

  dialog = open_dialog (f, "matching.compare", BINOME_TYPE_COMPARE_RUNS_DIALOG);
  row = find_labelled (template_child (dialog, "figures_group"), ADW_TYPE_ACTION_ROW, "Tutees with a tutor");
  g_assert_nonnull (row);
  gtk_test_accessible_assert_property (row, GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, "First: 3, second: 4");
  g_assert_cmpuint (count_rows (dialog, "shifts_list"), >=, 1);
  g_assert_nonnull (find_labelled (dialog, ADW_TYPE_ACTION_ROW, "Both had the same criteria."));
  row = find_labelled (dialog, ADW_TYPE_BUTTON_ROW, "Discard “One kept free”…");
  g_assert_nonnull (row);
  g_signal_emit_by_name (row, "activated");
  test_settle ();
  answer (f, "Serves one fewer");
  run = scene_get (&f->scene, BINOME_TYPE_MATCH_RUN, 2);
  g_assert_cmpint (binome_entity_get_choice (run, BINOME_MATCH_RUN_STATE), ==,
                   BINOME_MATCH_RUN_STATE_DISCARDED);
  g_assert_cmpstr (binome_entity_get_text (run, BINOME_MATCH_RUN_DECISION), ==, "Serves one fewer");
}

static void
wish (Fixture *f, gint64 tutee, gint64 tutor, BinomeWishSide side)
{
  BinomeEntity *entity = BINOME_ENTITY (binome_wish_new ());

  binome_entity_set_reference (entity, BINOME_WISH_TUTEE, tutee);
  binome_entity_set_reference (entity, BINOME_WISH_TUTOR, tutor);
  binome_entity_set_choice (entity, BINOME_WISH_SIDE, (int)side);
  binome_entity_set_choice (entity, BINOME_WISH_KIND, BINOME_WISH_PREFER);
  scene_add (&f->scene, entity);
}

/* Before a run is adopted it says who would both rather have each other; beside another run, how many. */
static void
test_wishes (Fixture *f, gconstpointer data)
{
  AdwDialog *dialog;
  GtkWidget *row;

  match (f);
  row = find_labelled (view_of (f), ADW_TYPE_ACTION_ROW, "Wishes against This Run");
  g_assert_nonnull (row);
  g_assert_true (gtk_widget_activate (row));
  test_settle ();
  dialog = adw_window_get_visible_dialog (f->window);
  g_assert_cmpstr (adw_dialog_get_title (dialog), ==, "Wishes against This Run");
  g_assert_nonnull (find_labelled (dialog, GTK_TYPE_LABEL, "The Pairs of This Run Are Stable"));
  adw_dialog_force_close (dialog);

  /* Hugo has Paul of his own site. */
  wish (f, f->scene.hugo, f->scene.anne, BINOME_WISH_SIDE_TUTEE);
  wish (f, f->scene.hugo, f->scene.anne, BINOME_WISH_SIDE_TUTOR);
  test_settle ();
  dialog = open_dialog (f, "matching.wishes", ADW_TYPE_DIALOG);
  g_assert_nonnull (find_labelled (dialog, ADW_TYPE_ACTION_ROW, "Hugo Bernard with Anne Petit"));
  adw_dialog_force_close (dialog);

  match (f);
  dialog = open_dialog (f, "matching.compare", BINOME_TYPE_COMPARE_RUNS_DIALOG);
  row = find_labelled (template_child (dialog, "figures_group"), ADW_TYPE_ACTION_ROW,
                       "Would both rather have each other");
  g_assert_nonnull (row);
  gtk_test_accessible_assert_property (row, GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, "First: 1, second: 1");
}

static void
press (gpointer map, guint key, GdkModifierType modifier)
{
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (map);

  for (guint i = 0; i < g_list_model_get_n_items (controllers); i++)
    {
      g_autoptr (GtkEventController) controller = g_list_model_get_item (controllers, i);

      if (!GTK_IS_SHORTCUT_CONTROLLER (controller))
        continue;
      for (guint k = 0; k < g_list_model_get_n_items (G_LIST_MODEL (controller)); k++)
        {
          g_autoptr (GtkShortcut) shortcut = g_list_model_get_item (G_LIST_MODEL (controller), k);
          GtkShortcutTrigger *trigger = gtk_shortcut_get_trigger (shortcut);

          if (GTK_IS_KEYVAL_TRIGGER (trigger)
              && gtk_keyval_trigger_get_keyval (GTK_KEYVAL_TRIGGER (trigger)) == key
              && gtk_keyval_trigger_get_modifiers (GTK_KEYVAL_TRIGGER (trigger)) == modifier)
            {
              gtk_shortcut_action_activate (gtk_shortcut_get_action (shortcut), 0, map,
                                            gtk_shortcut_get_arguments (shortcut));
              return;
            }
        }
    }
  g_assert_not_reached ();
}

static void
assert_cell (gpointer map, guint row, guint column)
{
  guint i, j;

  g_assert_true (binome_heat_map_get_cell (map, &i, &j));
  g_assert_cmpuint (i, ==, row);
  g_assert_cmpuint (j, ==, column);
}

static void
test_heat_map (Fixture *f, gconstpointer data)
{
  AdwDialog *dialog;
  gpointer map;
  double fitted;
  g_autoptr (GBytes) svg = NULL, png = NULL;
  g_autoptr (GError) error = NULL;

  match (f);
  dialog = open_dialog (f, "matching.map", BINOME_TYPE_HEAT_MAP_DIALOG);
  map = template_child (dialog, "map");
  g_assert_cmpstr (gtk_stack_get_visible_child_name (template_child (dialog, "stack")), ==, "map");
  fitted = binome_heat_map_get_cell_size (map);
  g_assert_cmpfloat (fitted, >, 20);

  press (map, GDK_KEY_End, GDK_CONTROL_MASK);
  assert_cell (map, 3, 2);
  press (map, GDK_KEY_Home, GDK_NO_MODIFIER_MASK);
  assert_cell (map, 3, 0);
  press (map, GDK_KEY_Up, GDK_NO_MODIFIER_MASK);
  press (map, GDK_KEY_Right, GDK_NO_MODIFIER_MASK);
  assert_cell (map, 2, 1);
  press (map, GDK_KEY_Page_Up, GDK_NO_MODIFIER_MASK);
  assert_cell (map, 0, 1);
  press (map, GDK_KEY_Home, GDK_CONTROL_MASK);
  assert_cell (map, 0, 0);
  /* By site, then by name: those of Lyon first. What is shown is what is said. */
  g_assert_true (g_str_has_prefix (text_of (dialog, "cell_label"), "Hugo Bernard with Paul Durand: "));
  gtk_test_accessible_assert_property (map, GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                       text_of (dialog, "cell_label"));

  press (map, GDK_KEY_plus, GDK_NO_MODIFIER_MASK);
  g_assert_cmpfloat (binome_heat_map_get_cell_size (map), >=, fitted);
  press (map, GDK_KEY_0, GDK_NO_MODIFIER_MASK);
  g_assert_cmpfloat (binome_heat_map_get_cell_size (map), ==, fitted);
  test_settle ();
  svg = binome_heat_map_save (map, TRUE, &error);
  g_assert_no_error (error);
  g_assert_nonnull (g_strstr_len (g_bytes_get_data (svg, NULL), (gssize)g_bytes_get_size (svg), "<svg"));
  png = binome_heat_map_save (map, FALSE, &error);
  g_assert_no_error (error);
  g_assert_cmpmem (g_bytes_get_data (png, NULL), 4, "\x89PNG", 4);

  press (map, GDK_KEY_Return, GDK_NO_MODIFIER_MASK);
  test_settle ();
  dialog = adw_window_get_visible_dialog (f->window);
  g_assert_true (BINOME_IS_PROFILES_DIALOG (dialog));
  g_assert_true (gtk_widget_get_visible (template_child (dialog, "page")));
  g_assert_nonnull (find_labelled (dialog, GTK_TYPE_LABEL, "Hugo Bernard"));
  g_assert_nonnull (find_labelled (dialog, GTK_TYPE_LABEL, "Lyon"));
}

static void
test_minutes (Fixture *f, gconstpointer data)
{
  AdwDialog *dialog;

  match (f);
  dialog = open_dialog (f, "matching.minutes", BINOME_TYPE_REPORT_DIALOG);
  g_assert_true (gtk_widget_get_visible (template_child (dialog, "edit_button")));
}

static gboolean
nobody_work (BinomeDb *db, gpointer data, GError **error)
{
  BinomeStatement *statement
      = binome_db_prepare (db, "UPDATE enrolment SET state = 'unavailable' WHERE role = 'tutee'", error);

  return statement != NULL && binome_statement_run (statement, error);
}

static gboolean
adopt_work (BinomeDb *db, gpointer data, GError **error)
{
  return binome_match_run_adopt (db, 1, "The committee agrees", FALSE, NULL, error);
}

static gboolean
lock_work (BinomeDb *db, gpointer data, GError **error)
{
  Fixture *f = data;

  return binome_match_constraint_set (db, f->scene.hugo, f->scene.anne, BINOME_MATCH_CONSTRAINT_KIND_LOCK,
                                      "They asked", error);
}

/* An adopted run is looked back at: its people, whatever they have by now, its pairs, those kept by hand. */
static void
test_adopted (Fixture *f, gconstpointer data)
{
  AdwDialog *dialog;
  gpointer map;

  scene_write (&f->scene, lock_work, f);
  match (f);
  scene_write (&f->scene, adopt_work, NULL);
  test_settle ();

  dialog = open_dialog (f, "matching.map", BINOME_TYPE_HEAT_MAP_DIALOG);
  map = template_child (dialog, "map");
  g_assert_cmpstr (gtk_stack_get_visible_child_name (template_child (dialog, "stack")), ==, "map");
  g_assert_false (adw_banner_get_revealed (template_child (dialog, "error_banner")));
  /* By site, then by name: Hugo is the first, Paul of Lyon before Anne and Luc of Paris. */
  binome_heat_map_set_cell (map, 0, 1);
  g_assert_true (g_str_has_prefix (text_of (dialog, "cell_label"), "Hugo Bernard with Anne Petit: "));
  g_assert_true (g_str_has_suffix (text_of (dialog, "cell_label"), "kept together by you"));
  binome_heat_map_set_cell (map, 1, 0);
  g_assert_true (g_str_has_suffix (text_of (dialog, "cell_label"), "the pair that was found"));
  adw_dialog_force_close (dialog);
  test_settle ();

  dialog = open_dialog (f, "matching.what-if", BINOME_TYPE_WHAT_IF_DIALOG);
  g_assert_cmpstr (gtk_stack_get_visible_child_name (template_child (dialog, "stack")), ==, "study");
  g_assert_cmpuint (count_rows (dialog, "tutees_list"), ==, 4);
  g_assert_cmpstr (text_of (dialog, "served_label"), ==, "4");
  g_assert_false (gtk_widget_get_visible (template_child (dialog, "keep_button")));
}

static gboolean
count_pairs_work (BinomeDb *db, gpointer data, GError **error)
{
  g_autoptr (BinomeQuery) query = binome_query_new (BINOME_TYPE_PAIR);

  binome_query_where_integer (query, BINOME_PAIR_RUN, BINOME_QUERY_EQUAL, 1);
  *(gint64 *)data = binome_db_count (db, query, error);
  return TRUE;
}

static gint64
count_pairs (Fixture *f)
{
  gint64 n;

  scene_read (&f->scene, count_pairs_work, &n);
  return n;
}

/* Somebody has a pair by now: the program asks before it adopts the others, and nothing is written before. */
static void
test_adopt_partly (Fixture *f, gconstpointer data)
{
  g_autoptr (BinomeEntity) draft = NULL, adopted = NULL;
  AdwDialog *question;

  match (f);
  scene_propose (&f->scene, f->scene.lea, f->scene.luc);
  test_settle ();
  g_assert_true (gtk_widget_activate_action (view_of (f), "matching.adopt", NULL));
  test_settle ();
  answer (f, "The committee agrees");

  question = adw_window_get_visible_dialog (f->window);
  g_assert_true (ADW_IS_ALERT_DIALOG (question));
  g_assert_cmpstr (adw_alert_dialog_get_heading (ADW_ALERT_DIALOG (question)), ==,
                   "1 Pair Is No Longer Possible");
  g_assert_true (g_str_has_suffix (adw_alert_dialog_get_body (ADW_ALERT_DIALOG (question)),
                                   "\n\nLéa Martin: This tutee has a pair by now."));
  g_assert_cmpstr (adw_alert_dialog_get_response_label (ADW_ALERT_DIALOG (question), "accept"), ==,
                   "_Adopt the Other 3");
  g_assert_cmpint (count_pairs (f), ==, 0);
  draft = scene_get (&f->scene, BINOME_TYPE_MATCH_RUN, 1);
  g_assert_cmpint (binome_entity_get_choice (draft, BINOME_MATCH_RUN_STATE), ==,
                   BINOME_MATCH_RUN_STATE_DRAFT);

  g_signal_emit_by_name (question, "response", "accept");
  adw_dialog_force_close (question);
  test_settle ();
  g_assert_cmpint (count_pairs (f), ==, 3);
  adopted = scene_get (&f->scene, BINOME_TYPE_MATCH_RUN, 1);
  g_assert_cmpint (binome_entity_get_choice (adopted, BINOME_MATCH_RUN_STATE), ==,
                   BINOME_MATCH_RUN_STATE_ADOPTED);
  g_assert_cmpstr (binome_entity_get_text (adopted, BINOME_MATCH_RUN_DECISION), ==, "The committee agrees");
}

/* Where nobody waits, what if says so; what was found can still be looked at. */
static void
test_nobody (Fixture *f, gconstpointer data)
{
  AdwDialog *dialog;

  match (f);
  scene_write (&f->scene, nobody_work, NULL);
  test_settle ();
  dialog = open_dialog (f, "matching.what-if", BINOME_TYPE_WHAT_IF_DIALOG);
  g_assert_cmpstr (gtk_stack_get_visible_child_name (template_child (dialog, "stack")), ==, "error");
  g_assert_nonnull (strstr (adw_status_page_get_description (template_child (dialog, "error_page")),
                            "No tutee waits for a tutor"));
  adw_dialog_force_close (dialog);
  test_settle ();
  dialog = open_dialog (f, "matching.map", BINOME_TYPE_HEAT_MAP_DIALOG);
  g_assert_cmpstr (gtk_stack_get_visible_child_name (template_child (dialog, "stack")), ==, "map");
}

#define add_test(path, function) g_test_add (path, Fixture, NULL, fixture_set_up, function, fixture_tear_down)

int
main (int argc, char *argv[])
{
  setlocale (LC_ALL, "");
  g_test_init (&argc, &argv, NULL);
  adw_init ();

  add_test ("/scenarios/what-if", test_what_if);
  add_test ("/scenarios/quick", test_quick);
  add_test ("/scenarios/compare", test_compare);
  add_test ("/scenarios/wishes", test_wishes);
  add_test ("/scenarios/heat-map", test_heat_map);
  add_test ("/scenarios/minutes", test_minutes);
  add_test ("/scenarios/adopted", test_adopted);
  add_test ("/scenarios/adopt-partly", test_adopt_partly);
  add_test ("/scenarios/nobody", test_nobody);

  return g_test_run ();
}
