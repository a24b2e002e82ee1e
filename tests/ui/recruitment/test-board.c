/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Candidates as a list and as a board: stages, who is stuck, moves by keyboard, menu and dropping, undo. */

#include <locale.h>
#include <string.h>

#include "binome-clock.h"
#include "binome-own-fields.h"
#include "binome-own-values.h"
#include "binome-thresholds.h"
#include "letters/binome-letters-dialog.h"
#include "recruitment-fixture.h"
#include "recruitment/binome-funnel-board.h"
#include "recruitment/binome-funnel-card.h"
#include "recruitment/binome-funnel-column.h"
#include "recruitment/binome-participant-dialog.h"
#include "recruitment/binome-participants-view.h"
#include "widgets/binome-date-row.h"
#include "widgets/binome-form-dialog.h"
#include "widgets/binome-row-message.h"
#include "widgets/binome-selection-bar.h"

#define E(s) BINOME_ENROLMENT_STATE_##s

static void
put (Fixture *f, gint64 enrolment, BinomeEnrolmentState state, int month, int day)
{
  g_autoptr (BinomeEntity) entity = scene_get (&f->scene, BINOME_TYPE_ENROLMENT, enrolment);

  binome_entity_set_choice (entity, BINOME_ENROLMENT_STATE, (int)state);
  binome_entity_set_date (entity, BINOME_ENROLMENT_STATE_SINCE, binome_date_new (2026, month, day));
  scene_set (&f->scene, entity);
}

static BinomeEnrolmentState
read_state (Fixture *f, gint64 enrolment)
{
  g_autoptr (BinomeEntity) entity = scene_get (&f->scene, BINOME_TYPE_ENROLMENT, enrolment);

  return (BinomeEnrolmentState)binome_entity_get_choice (entity, BINOME_ENROLMENT_STATE);
}

/* Paul and Anne were only identified, Paul 40 days ago; Luc is invited. The board of the tutors is shown. */
static gpointer
open_board (Fixture *f)
{
  gpointer view = fixture_child (f, "tutors_view");

  put (f, f->scene.paul, E (IDENTIFIED), 1, 21);
  put (f, f->scene.anne, E (IDENTIFIED), 2, 27);
  put (f, f->scene.luc, E (INVITED), 2, 27);
  test_settle ();
  adw_toggle_group_set_active_name (template_child (view, "view_toggles"), "board");
  test_settle ();
  g_assert_cmpstr (gtk_stack_get_visible_child_name (template_child (view, "stack")), ==, "board");
  return template_child (view, "board");
}

static BinomeFunnelColumn *
column_of (gpointer board, BinomeEnrolmentState state)
{
  return BINOME_FUNNEL_COLUMN (binome_funnel_board_get_column (board, state));
}

static void
press (gpointer board, guint keyval, GdkModifierType state)
{
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (board);
  gboolean done = FALSE;

  for (guint i = 0; i < g_list_model_get_n_items (controllers); i++)
    {
      g_autoptr (GtkEventController) controller = g_list_model_get_item (controllers, i);

      if (GTK_IS_EVENT_CONTROLLER_KEY (controller))
        g_signal_emit_by_name (controller, "key-pressed", keyval, 0, state, &done);
    }
  g_assert_true (done);
  test_settle ();
}

static void
focus (BinomeFunnelColumn *column, guint position)
{
  g_assert_true (binome_funnel_column_focus (column, position));
  test_settle ();
}

static void
test_board (Fixture *f, gconstpointer data)
{
  gpointer board = open_board (f);
  BinomeFunnelColumn *identified = column_of (board, E (IDENTIFIED));
  BinomeFunnelColumn *invited = column_of (board, E (INVITED));
  g_autoptr (GPtrArray) cards = find_all (identified, BINOME_TYPE_FUNNEL_CARD);
  g_autofree char *description = NULL;

  g_assert_cmpuint (binome_funnel_column_get_n (identified), ==, 2);
  g_assert_cmpuint (binome_funnel_column_get_n (invited), ==, 1);
  g_assert_cmpstr (gtk_label_get_label (template_child (identified, "count_label")), ==, "2");
  g_assert_cmpstr (gtk_label_get_label (template_child (invited, "conversion_label")), ==,
                   "33% of the step before");
  gtk_test_accessible_assert_property (invited, GTK_ACCESSIBLE_PROPERTY_LABEL, "Invited, 1 candidate");
  gtk_test_accessible_assert_property (template_child (invited, "list_view"), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                       "Invited");

  /* Who has been here longest comes first, with a word and a mark. */
  g_assert_cmpuint (cards->len, ==, 2);
  g_object_get (cards->pdata[0], "description", &description, NULL);
  g_assert_cmpstr (description, ==, "Paul Durand, Tutor · Lyon, Stuck for 40 days");
  g_assert_true (gtk_widget_get_visible (template_child (cards->pdata[0], "stuck_icon")));
  g_assert_false (gtk_widget_get_visible (template_child (cards->pdata[1], "stuck_icon")));

  /* States at the edge are there only while somebody is. */
  g_assert_false (gtk_widget_get_visible (GTK_WIDGET (column_of (board, E (RETIRED)))));
  g_assert_true (gtk_widget_get_visible (GTK_WIDGET (column_of (board, E (WITHDREW)))));
}

static void
test_filter (Fixture *f, gconstpointer data)
{
  gpointer board = open_board (f), view = fixture_child (f, "tutors_view");
  BinomeFunnelColumn *identified = column_of (board, E (IDENTIFIED));
  GListModel *shown = G_LIST_MODEL (gtk_list_view_get_model (template_child (view, "list_view")));

  g_assert_cmpstr (gtk_label_get_label (template_child (view, "stuck_label")), ==, "1 stuck");
  gtk_toggle_button_set_active (template_child (view, "stuck_button"), TRUE);
  test_settle ();
  g_assert_cmpuint (binome_funnel_column_get_n (identified), ==, 1);
  g_assert_cmpuint (binome_funnel_column_get_n (column_of (board, E (INVITED))), ==, 0);
  /* The list that nobody looks at follows once somebody does. */
  adw_toggle_group_set_active_name (template_child (view, "view_toggles"), "list");
  g_assert_cmpuint (g_list_model_get_n_items (shown), ==, 1);
  adw_toggle_group_set_active_name (template_child (view, "view_toggles"), "board");
  gtk_toggle_button_set_active (template_child (view, "stuck_button"), FALSE);

  gtk_editable_set_text (template_child (view, "search_entry"), "ANNE");
  test_settle ();
  g_assert_cmpuint (binome_funnel_column_get_n (identified), ==, 1);
  gtk_editable_set_text (template_child (view, "search_entry"), "");

  /* All stages, then those where somebody is. */
  gtk_drop_down_set_selected (template_child (view, "state_drop_down"), 2);
  test_settle ();
  g_assert_false (gtk_widget_get_visible (GTK_WIDGET (identified)));
  g_assert_true (gtk_widget_get_visible (GTK_WIDGET (column_of (board, E (INVITED)))));
  adw_toggle_group_set_active_name (template_child (view, "view_toggles"), "list");
  g_assert_cmpstr (gtk_stack_get_visible_child_name (template_child (view, "stack")), ==, "list");
  g_assert_cmpuint (g_list_model_get_n_items (shown), ==, 1);
}

static gboolean
patient_work (BinomeDb *db, gpointer data, GError **error)
{
  g_autoptr (BinomeEntity) thresholds = binome_thresholds_load (db, error);

  binome_entity_set_integer (thresholds, BINOME_THRESHOLD_STAGE_DAYS, 41);
  return binome_thresholds_keep (db, thresholds, error);
}

/* Who has been there for 40 days is not stuck any more once the company waits for 41. */
static void
test_threshold (Fixture *f, gconstpointer data)
{
  gpointer board = open_board (f), view = fixture_child (f, "tutors_view");
  BinomeFunnelColumn *identified = column_of (board, E (IDENTIFIED));

  gtk_toggle_button_set_active (template_child (view, "stuck_button"), TRUE);
  test_settle ();
  g_assert_cmpuint (binome_funnel_column_get_n (identified), ==, 1);
  scene_write (&f->scene, patient_work, NULL);
  test_settle ();
  g_assert_cmpuint (binome_funnel_column_get_n (identified), ==, 0);
  g_assert_cmpstr (gtk_label_get_label (template_child (view, "stuck_label")), ==, "0 stuck");
}

static void
test_keyboard (Fixture *f, gconstpointer data)
{
  gpointer board = open_board (f);
  BinomeFunnelColumn *identified = column_of (board, E (IDENTIFIED));
  BinomeFunnelColumn *invited = column_of (board, E (INVITED));
  guint position = 9;

  focus (identified, 0);
  g_assert_cmpint (binome_funnel_column_get_focused (identified, &position), ==, f->scene.paul);
  g_assert_cmpuint (position, ==, 0);
  press (board, GDK_KEY_Right, 0);
  g_assert_cmpint (binome_funnel_column_get_focused (invited, NULL), ==, f->scene.luc);
  press (board, GDK_KEY_Left, 0);
  g_assert_cmpint (binome_funnel_column_get_focused (identified, NULL), ==, f->scene.paul);

  /* The card goes on, and the focus with it. */
  press (board, GDK_KEY_Right, GDK_CONTROL_MASK);
  g_assert_cmpint (read_state (f, f->scene.paul), ==, E (INVITED));
  g_assert_cmpint (binome_funnel_column_get_focused (invited, NULL), ==, f->scene.paul);
  g_assert_cmpstr (binome_store_get_undo_name (f->scene.store), ==, "Invite");
  g_assert_true (binome_store_undo (f->scene.store, NULL, NULL));
  test_settle ();
  g_assert_cmpint (read_state (f, f->scene.paul), ==, E (IDENTIFIED));
  g_assert_cmpuint (binome_funnel_column_get_n (identified), ==, 2);
}

static gboolean
drop (BinomeFunnelColumn *from, BinomeFunnelColumn *to)
{
  gboolean taken = FALSE;

  g_signal_emit_by_name (to, "dropped", from, &taken);
  test_settle ();
  return taken;
}

static gpointer
find_controller (gpointer widget, GType type)
{
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (widget);

  for (guint i = 0; i < g_list_model_get_n_items (controllers); i++)
    {
      g_autoptr (GtkEventController) controller = g_list_model_get_item (controllers, i);

      if (g_type_is_a (G_OBJECT_TYPE (controller), type))
        return controller;
    }
  return NULL;
}

/* What a card hands to the column that it is dropped on, as GTK carries it. */
static void
test_drag (Fixture *f, gconstpointer data)
{
  gpointer board = open_board (f);
  BinomeFunnelColumn *identified = column_of (board, E (IDENTIFIED));
  BinomeFunnelColumn *invited = column_of (board, E (INVITED));
  g_autoptr (GPtrArray) cards = find_all (identified, BINOME_TYPE_FUNNEL_CARD);
  g_autoptr (GdkContentProvider) content = NULL;
  g_auto (GValue) value = G_VALUE_INIT;
  gboolean taken = FALSE;

  g_signal_emit_by_name (find_controller (cards->pdata[1], GTK_TYPE_DRAG_SOURCE), "prepare", 5.0, 5.0,
                         &content);
  g_assert_nonnull (content);
  g_value_init (&value, BINOME_TYPE_FUNNEL_COLUMN);
  g_assert_true (gdk_content_provider_get_value (content, &value, NULL));
  g_assert_true (g_value_get_object (&value) == identified);
  g_signal_emit_by_name (find_controller (invited, GTK_TYPE_DROP_TARGET), "drop", &value, 5.0, 5.0, &taken);
  test_settle ();
  g_assert_true (taken);
  g_assert_cmpint (read_state (f, f->scene.anne), ==, E (INVITED));
  g_assert_cmpint (read_state (f, f->scene.paul), ==, E (IDENTIFIED));
}

static void
test_drop (Fixture *f, gconstpointer data)
{
  gpointer board = open_board (f);
  BinomeFunnelColumn *identified = column_of (board, E (IDENTIFIED));
  BinomeFunnelColumn *invited = column_of (board, E (INVITED));
  BinomeFunnelColumn *accepted = column_of (board, E (ACCEPTED));
  GtkSelectionModel *selection = gtk_list_view_get_model (template_child (identified, "list_view"));

  /* Where one may go is marked, and where not. */
  g_signal_emit_by_name (identified, "dragged", TRUE);
  g_assert_true (gtk_widget_has_css_class (GTK_WIDGET (invited), "drop-allowed"));
  g_assert_true (gtk_widget_has_css_class (GTK_WIDGET (accepted), "drop-forbidden"));
  g_assert_false (gtk_widget_has_css_class (GTK_WIDGET (identified), "drop-forbidden"));
  g_signal_emit_by_name (identified, "dragged", FALSE);
  g_assert_false (gtk_widget_has_css_class (GTK_WIDGET (invited), "drop-allowed"));

  /* Both are taken along, as one action. */
  gtk_selection_model_select_all (selection);
  g_assert_false (drop (identified, accepted));
  g_assert_cmpint (read_state (f, f->scene.paul), ==, E (IDENTIFIED));
  g_assert_true (drop (identified, invited));
  g_assert_cmpint (read_state (f, f->scene.paul), ==, E (INVITED));
  g_assert_cmpint (read_state (f, f->scene.anne), ==, E (INVITED));
  g_assert_cmpuint (binome_funnel_column_get_n (invited), ==, 3);
  g_assert_true (binome_store_undo (f->scene.store, NULL, NULL));
  test_settle ();
  g_assert_cmpint (read_state (f, f->scene.paul), ==, E (IDENTIFIED));
  g_assert_cmpint (read_state (f, f->scene.anne), ==, E (IDENTIFIED));
}

static void
give_reason (Fixture *f, const char *reason)
{
  GtkWidget *dialog = GTK_WIDGET (adw_window_get_visible_dialog (f->window));

  g_assert_true (ADW_IS_ALERT_DIALOG (dialog));
  gtk_editable_set_text (GTK_EDITABLE (find_labelled (dialog, ADW_TYPE_ENTRY_ROW, "Reason")), reason);
  g_signal_emit_by_name (dialog, "response", "accept");
  adw_dialog_force_close (ADW_DIALOG (dialog));
  test_settle ();
}

/* Leaving asks why. */
static void
test_reason (Fixture *f, gconstpointer data)
{
  gpointer board = open_board (f);
  g_autoptr (GPtrArray) cards = find_all (column_of (board, E (INVITED)), BINOME_TYPE_FUNNEL_CARD);

  gtk_widget_activate_action (cards->pdata[0], "card.move", "i", (int)E (WITHDREW));
  test_settle ();
  give_reason (f, "No time");
  g_assert_cmpint (read_state (f, f->scene.luc), ==, E (WITHDREW));
  g_assert_cmpuint (binome_funnel_column_get_n (column_of (board, E (WITHDREW))), ==, 1);
}

/* Who is unavailable says until when; a last day that is over is refused below its row. */
static void
test_away (Fixture *f, gconstpointer data)
{
  gpointer board = open_board (f);
  g_autoptr (GPtrArray) cards = NULL;
  g_autoptr (BinomeEntity) luc = NULL;
  GtkWidget *dialog, *until;

  put (f, f->scene.luc, E (ACCEPTED), 2, 27);
  test_settle ();
  cards = find_all (column_of (board, E (ACCEPTED)), BINOME_TYPE_FUNNEL_CARD);
  for (guint i = 0; i < cards->len; i++)
    if (find_labelled (cards->pdata[i], GTK_TYPE_LABEL, "Luc Moreau") != NULL)
      gtk_widget_activate_action (cards->pdata[i], "card.move", "i", (int)E (UNAVAILABLE));
  test_settle ();
  dialog = GTK_WIDGET (adw_window_get_visible_dialog (f->window));
  g_assert_true (ADW_IS_ALERT_DIALOG (dialog));
  until = find_labelled (dialog, ADW_TYPE_ENTRY_ROW, "Last day (optional)");
  gtk_editable_set_text (GTK_EDITABLE (find_labelled (dialog, ADW_TYPE_ENTRY_ROW, "Reason")), "Long leave");
  g_assert_true (adw_alert_dialog_get_response_enabled (ADW_ALERT_DIALOG (dialog), "accept"));
  binome_date_row_set_date (BINOME_DATE_ROW (until), binome_clock_today () - 1);
  g_assert_false (adw_alert_dialog_get_response_enabled (ADW_ALERT_DIALOG (dialog), "accept"));
  g_assert_nonnull (binome_row_message_get (until));
  binome_date_row_set_date (BINOME_DATE_ROW (until), binome_clock_today () + 30);
  g_assert_true (adw_alert_dialog_get_response_enabled (ADW_ALERT_DIALOG (dialog), "accept"));
  g_signal_emit_by_name (dialog, "response", "accept");
  adw_dialog_force_close (ADW_DIALOG (dialog));
  test_settle ();
  g_assert_cmpint (read_state (f, f->scene.luc), ==, E (UNAVAILABLE));
  luc = scene_get (&f->scene, BINOME_TYPE_ENROLMENT, f->scene.luc);
  g_assert_cmpint (binome_entity_get_date (luc, BINOME_ENROLMENT_UNAVAILABLE_FROM), ==,
                   binome_clock_today ());
  g_assert_cmpint (binome_entity_get_date (luc, BINOME_ENROLMENT_UNAVAILABLE_UNTIL), ==,
                   binome_clock_today () + 30);
}

/* Whoever is not eligible is told by a line in the list, with the reason; a button shows them alone. */
static void
test_ineligible (Fixture *f, gconstpointer data)
{
  gpointer view = fixture_child (f, "tutors_view"), button = template_child (view, "ineligible_button");
  BinomeEntity *agreement = BINOME_ENTITY (binome_manager_agreement_new ());

  g_assert_false (gtk_widget_get_visible (button));
  binome_entity_set_reference (agreement, BINOME_MANAGER_AGREEMENT_ENROLMENT, f->scene.paul);
  binome_entity_set_choice (agreement, BINOME_MANAGER_AGREEMENT_ANSWER, BINOME_AGREEMENT_ANSWER_NO);
  scene_add (&f->scene, agreement);
  test_settle ();
  g_assert_true (gtk_widget_get_visible (button));
  g_assert_cmpstr (gtk_button_get_label (button), ==, "1 not eligible");
  gtk_toggle_button_set_active (button, TRUE);
  test_settle ();
  g_assert_cmpuint (
      g_list_model_get_n_items (G_LIST_MODEL (gtk_list_view_get_model (template_child (view, "list_view")))),
      ==, 1);
  g_assert_nonnull (find_labelled (view, GTK_TYPE_LABEL, "Not eligible: The line manager does not agree."));

  /* On the board as well. */
  binome_participants_view_show_board (view, TRUE);
  test_settle ();
  g_assert_true (gtk_widget_get_visible (button));
  g_assert_cmpuint (binome_funnel_column_get_n (column_of (template_child (view, "board"), E (ACCEPTED))), ==,
                    1);
  gtk_toggle_button_set_active (button, FALSE);
  test_settle ();
  g_assert_cmpuint (binome_funnel_column_get_n (column_of (template_child (view, "board"), E (ACCEPTED))), >,
                    1);

  agreement = BINOME_ENTITY (binome_manager_agreement_new ());
  binome_entity_set_reference (agreement, BINOME_MANAGER_AGREEMENT_ENROLMENT, f->scene.lea);
  binome_entity_set_choice (agreement, BINOME_MANAGER_AGREEMENT_ANSWER, BINOME_AGREEMENT_ANSWER_NO);
  scene_add (&f->scene, agreement);
  test_settle ();
  g_assert_cmpstr (
      gtk_button_get_label (template_child (fixture_child (f, "tutees_view"), "ineligible_button")), ==,
      "1 not eligible");
}

typedef enum
{
  BY_KEY,
  BY_DROPPING,
  BY_MENU,
  N_WAYS,
} Way;

/* Luc is alone in @from. */
static void
move_luc (gpointer board, Way way, BinomeEnrolmentState from, BinomeEnrolmentState to, guint key)
{
  BinomeFunnelColumn *column = column_of (board, from);
  g_autoptr (GPtrArray) cards = find_all (column, BINOME_TYPE_FUNNEL_CARD);

  g_assert_cmpuint (binome_funnel_column_get_n (column), ==, 1);
  if (way == BY_KEY)
    {
      focus (column, 0);
      press (board, key, GDK_CONTROL_MASK);
    }
  else if (way == BY_DROPPING)
    {
      gtk_selection_model_select_all (gtk_list_view_get_model (template_child (column, "list_view")));
      g_assert_true (drop (column, column_of (board, to)));
    }
  else
    {
      gtk_widget_activate_action (cards->pdata[0], "card.move", "i", (int)to);
      test_settle ();
    }
}

/* Stages of the way, by each of the ways; a stage back asks why, and nothing moves before it is said. */
static void
test_there_and_back (Fixture *f, gconstpointer data)
{
  static const BinomeEnrolmentState stages[][2] = {
    { E (INVITED), E (INTERESTED) },     { E (INTERESTED), E (APPLIED) },
    { E (APPLIED), E (MANAGER_AGREED) }, { E (MANAGER_AGREED), E (INTERVIEWED) },
    { E (INTERVIEWED), E (ACCEPTED) },
  };
  gpointer board = open_board (f);

  for (guint i = 0; i < G_N_ELEMENTS (stages); i++)
    for (Way way = BY_KEY; way < N_WAYS; way++)
      {
        g_test_message ("from stage %u, way %d", i, (int)way);
        put (f, f->scene.luc, stages[i][0], 2, 27);
        test_settle ();
        move_luc (board, way, stages[i][0], stages[i][1], GDK_KEY_Right);
        g_assert_cmpint (read_state (f, f->scene.luc), ==, stages[i][1]);

        move_luc (board, way, stages[i][1], stages[i][0], GDK_KEY_Left);
        g_assert_cmpint (read_state (f, f->scene.luc), ==, stages[i][1]);
        give_reason (f, "Recorded by mistake");
        g_assert_cmpint (read_state (f, f->scene.luc), ==, stages[i][0]);
        g_assert_nonnull (strstr (binome_store_get_undo_name (f->scene.store), "Recorded by mistake"));
      }
}

static void
test_open (Fixture *f, gconstpointer data)
{
  gpointer board = open_board (f);
  gpointer list = template_child (column_of (board, E (INVITED)), "list_view");
  AdwDialog *dialog;

  g_signal_emit_by_name (list, "activate", 0);
  test_settle ();
  dialog = adw_window_get_visible_dialog (f->window);
  g_assert_true (BINOME_IS_PARTICIPANT_DIALOG (dialog));
  adw_dialog_force_close (dialog);
  test_settle ();
}

/* As a click on its button makes it. */
static GMenuModel *
open_menu (gpointer bar)
{
  g_autoptr (GPtrArray) buttons = find_all (bar, GTK_TYPE_MENU_BUTTON);

  g_assert_cmpuint (buttons->len, ==, 1);
  gtk_menu_button_popup (buttons->pdata[0]);
  gtk_menu_button_popdown (buttons->pdata[0]);
  return gtk_menu_button_get_menu_model (buttons->pdata[0]);
}

static char *
get_label (GMenuModel *menu, int i)
{
  char *label = NULL;

  g_assert_true (g_menu_model_get_item_attribute (menu, i, G_MENU_ATTRIBUTE_LABEL, "s", &label));
  return label;
}

/* In the list: who is found is selected together, goes on to a state that all can come to, and one undo takes
 * it back. Whoever has moved is not selected any more. */
static void
test_list_moves (Fixture *f, gconstpointer data)
{
  gpointer view = fixture_child (f, "tutors_view"), bar = template_child (view, "selection_bar");
  g_autoptr (GMenuModel) moves = NULL;
  g_autofree char *none = NULL;

  put (f, f->scene.paul, E (IDENTIFIED), 1, 21);
  put (f, f->scene.anne, E (IDENTIFIED), 2, 27);
  put (f, f->scene.luc, E (UNAVAILABLE), 2, 27);
  test_settle ();
  g_assert_false (binome_selection_bar_get_active (bar));
  gtk_widget_activate_action (view, "participants.select-all", NULL);
  test_settle ();
  g_assert_true (binome_selection_bar_get_active (bar));
  g_assert_cmpuint (binome_selection_bar_count (bar), ==, 3);
  none = get_label (open_menu (bar), 0);
  g_assert_cmpstr (none, ==, "No stage in common");

  /* Luc is not asked for, and is left alone. */
  gtk_toggle_button_set_active (template_child (view, "select_button"), FALSE);
  g_assert_cmpuint (binome_selection_bar_count (bar), ==, 0);
  gtk_editable_set_text (template_child (view, "search_entry"), "identified");
  g_signal_emit_by_name (template_child (view, "search_entry"), "search-changed");
  g_signal_emit_by_name (bar, "all-wanted");
  test_settle ();
  g_assert_cmpuint (binome_selection_bar_count (bar), ==, 2);
  moves = g_menu_model_get_item_link (open_menu (bar), 0, G_MENU_LINK_SUBMENU);
  g_assert_nonnull (moves);
  g_assert_cmpint (g_menu_model_get_n_items (moves), >, 1);

  gtk_widget_activate_action (view, "participants.letters", NULL);
  test_settle ();
  g_assert_true (BINOME_IS_LETTERS_DIALOG (adw_window_get_visible_dialog (f->window)));
  adw_dialog_force_close (adw_window_get_visible_dialog (f->window));
  test_settle ();

  gtk_widget_activate_action (view, "participants.set-own", NULL);
  test_settle ();
  g_assert_true (BINOME_IS_FORM_DIALOG (adw_window_get_visible_dialog (f->window)));
  adw_dialog_force_close (adw_window_get_visible_dialog (f->window));
  test_settle ();

  gtk_widget_activate_action (view, "participants.move", "i", (int)E (INVITED));
  test_settle ();
  g_assert_cmpint (read_state (f, f->scene.paul), ==, E (INVITED));
  g_assert_cmpint (read_state (f, f->scene.anne), ==, E (INVITED));
  g_assert_cmpint (read_state (f, f->scene.luc), ==, E (UNAVAILABLE));
  test_settle ();
  g_assert_cmpuint (binome_selection_bar_count (bar), ==, 0);

  g_assert_cmpstr (binome_store_get_undo_name (f->scene.store), ==, "Move 2 candidates to “Invited”");
  g_assert_true (binome_store_undo (f->scene.store, NULL, NULL));
  g_assert_cmpint (read_state (f, f->scene.paul), ==, E (IDENTIFIED));
  g_assert_cmpint (read_state (f, f->scene.anne), ==, E (IDENTIFIED));
}

static gboolean
own_work (BinomeDb *db, gpointer data, GError **error)
{
  const Fixture *f = data;
  static const struct
  {
    const char *title;
    const char *answer;
    gboolean listed;
    gboolean sensitive;
  } fields[] = {
    { "Gloves", "Size 8", TRUE, FALSE },
    { "Licence", "None yet", TRUE, TRUE },
    { "Locker", "B 12", FALSE, FALSE },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (fields); i++)
    {
      g_autoptr (BinomeFieldDefinition) definition = binome_field_definition_new ();
      BinomeEntity *entity = BINOME_ENTITY (definition);

      binome_entity_set_text (entity, BINOME_FIELD_DEFINITION_TITLE, fields[i].title);
      binome_entity_set_choice (entity, BINOME_FIELD_DEFINITION_SCOPE, BINOME_FIELD_SCOPE_TUTOR);
      binome_entity_set_boolean (entity, BINOME_FIELD_DEFINITION_LISTED, fields[i].listed);
      binome_entity_set_boolean (entity, BINOME_FIELD_DEFINITION_SENSITIVE, fields[i].sensitive);
      if (!binome_own_fields_keep (db, definition, error)
          || !binome_own_values_set (db, binome_entity_get_id (entity), f->scene.paul, fields[i].answer,
                                     error))
        return FALSE;
    }

  return TRUE;
}

static guint
count_found (gpointer view, const char *text)
{
  gtk_editable_set_text (template_child (view, "search_entry"), text);
  g_signal_emit_by_name (template_child (view, "search_entry"), "search-changed");
  test_settle ();
  return g_list_model_get_n_items (
      G_LIST_MODEL (gtk_list_view_get_model (template_child (view, "list_view"))));
}

/* Fields of tutors stand in their rows where they are chosen; sensitive ones are not found by a search. */
static void
test_own_fields (Fixture *f, gconstpointer data)
{
  gpointer view = fixture_child (f, "tutors_view");

  scene_write (&f->scene, own_work, f);
  test_settle ();
  g_assert_nonnull (find_labelled (view, GTK_TYPE_LABEL, "Gloves: Size 8 · Licence: None yet"));
  g_assert_cmpuint (count_found (view, "size 8"), ==, 1);
  g_assert_cmpuint (count_found (view, "none yet"), ==, 0);
  g_assert_cmpuint (count_found (view, "B 12"), ==, 0);
}

/* A list that is kept looks for the same again, whoever that is by then; tutors and tutees have their own. */
static void
test_kept_list (Fixture *f, gconstpointer data)
{
  gpointer view = fixture_child (f, "tutors_view");
  gpointer lists = template_child (view, "kept_lists");
  gpointer stuck = template_child (view, "stuck_button");
  BinomeEntity *list = BINOME_ENTITY (binome_saved_list_new ());
  g_autoptr (BinomeEntity) renamed = NULL;
  AdwDialog *form;
  gint64 id;

  open_board (f);
  gtk_toggle_button_set_active (stuck, TRUE);
  gtk_editable_set_text (template_child (view, "search_entry"), "paul");
  test_settle ();
  gtk_widget_activate_action (gtk_widget_get_first_child (lists), "kept.save", NULL);
  test_settle ();
  form = adw_window_get_visible_dialog (ADW_WINDOW (gtk_widget_get_root (GTK_WIDGET (view))));
  g_assert_nonnull (form);
  adw_dialog_force_close (form);
  test_settle ();

  binome_entity_set_text (list, BINOME_SAVED_LIST_TITLE, "Stuck tutors");
  binome_entity_set_choice (list, BINOME_SAVED_LIST_PAGE, BINOME_SAVED_LIST_PAGE_CANDIDATES);
  binome_entity_set_text (list, BINOME_SAVED_LIST_FILTERS, "role=tutor\nstage=identified\nstuck=yes\n");
  id = scene_add (&f->scene, list);
  test_settle ();
  gtk_widget_activate_action (gtk_widget_get_first_child (lists), "kept.everybody", NULL);
  g_assert_false (gtk_toggle_button_get_active (stuck));
  g_assert_cmpstr (gtk_editable_get_text (template_child (view, "search_entry")), ==, "");

  gtk_widget_activate_action (gtk_widget_get_first_child (lists), "kept.open", "x", id);
  test_settle ();
  g_assert_true (gtk_toggle_button_get_active (stuck));
  adw_toggle_group_set_active_name (template_child (view, "view_toggles"), "list");
  test_settle ();
  g_assert_cmpuint (
      g_list_model_get_n_items (G_LIST_MODEL (gtk_list_view_get_model (template_child (view, "list_view")))),
      ==, 1);

  gtk_widget_activate_action (gtk_widget_get_first_child (lists), "kept.rename", "x", id);
  test_settle ();
  form = adw_window_get_visible_dialog (ADW_WINDOW (gtk_widget_get_root (GTK_WIDGET (view))));
  g_assert_cmpstr (adw_dialog_get_title (form), ==, "Rename This List");
  gtk_editable_set_text (GTK_EDITABLE (find_labelled (form, ADW_TYPE_ENTRY_ROW, "Name")), "Tutors who wait");
  g_signal_emit_by_name (template_child (form, "accept_button"), "clicked");
  test_settle ();
  renamed = scene_get (&f->scene, BINOME_TYPE_SAVED_LIST, id);
  g_assert_cmpstr (binome_entity_get_text (renamed, BINOME_SAVED_LIST_TITLE), ==, "Tutors who wait");
  g_assert_cmpstr (binome_entity_get_text (renamed, BINOME_SAVED_LIST_FILTERS), ==,
                   "role=tutor\nstage=identified\nstuck=yes\n");

  gtk_widget_activate_action (gtk_widget_get_first_child (lists), "kept.remove", "x", id);
  test_settle ();
  g_assert_cmpstr (binome_store_get_undo_name (f->scene.store), ==, "Remove a list");
}

int
main (int argc, char *argv[])
{
  setlocale (LC_ALL, "");
  g_test_init (&argc, &argv, NULL);
  adw_init ();

  g_test_add ("/board/board", Fixture, NULL, fixture_set_up, test_board, fixture_tear_down);
  g_test_add ("/board/filter", Fixture, NULL, fixture_set_up, test_filter, fixture_tear_down);
  g_test_add ("/board/keyboard", Fixture, NULL, fixture_set_up, test_keyboard, fixture_tear_down);
  g_test_add ("/board/drag", Fixture, NULL, fixture_set_up, test_drag, fixture_tear_down);
  g_test_add ("/board/drop", Fixture, NULL, fixture_set_up, test_drop, fixture_tear_down);
  g_test_add ("/board/threshold", Fixture, NULL, fixture_set_up, test_threshold, fixture_tear_down);
  g_test_add ("/board/reason", Fixture, NULL, fixture_set_up, test_reason, fixture_tear_down);
  g_test_add ("/board/away", Fixture, NULL, fixture_set_up, test_away, fixture_tear_down);
  g_test_add ("/board/ineligible", Fixture, NULL, fixture_set_up, test_ineligible, fixture_tear_down);
  g_test_add ("/board/there-and-back", Fixture, NULL, fixture_set_up, test_there_and_back, fixture_tear_down);
  g_test_add ("/board/open", Fixture, NULL, fixture_set_up, test_open, fixture_tear_down);
  g_test_add ("/board/list-moves", Fixture, NULL, fixture_set_up, test_list_moves, fixture_tear_down);
  g_test_add ("/board/own-fields", Fixture, NULL, fixture_set_up, test_own_fields, fixture_tear_down);
  g_test_add ("/board/kept-list", Fixture, NULL, fixture_set_up, test_kept_list, fixture_tear_down);

  return g_test_run ();
}
