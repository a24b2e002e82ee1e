/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A participant, the skills, and the criteria. */

#include <locale.h>

#include "recruitment-fixture.h"
#include "recruitment/binome-criterion-rows.h"
#include "recruitment/binome-participant-dialog.h"
#include "recruitment/binome-skill-chooser.h"

static gint64
read_integer (Fixture *f, gint64 enrolment, guint field)
{
  g_autoptr (BinomeEntity) entity = scene_get (&f->scene, BINOME_TYPE_ENROLMENT, enrolment);

  return binome_entity_get_integer (entity, field);
}

static int
read_state (Fixture *f, gint64 enrolment)
{
  g_autoptr (BinomeEntity) entity = scene_get (&f->scene, BINOME_TYPE_ENROLMENT, enrolment);

  return binome_entity_get_choice (entity, BINOME_ENROLMENT_STATE);
}

static gpointer
open_participant (Fixture *f, gint64 enrolment)
{
  BinomeParticipantDialog *dialog = binome_participant_dialog_new (f->session, enrolment);

  adw_dialog_present (ADW_DIALOG (dialog), GTK_WIDGET (f->page));
  test_settle ();
  return dialog;
}

static void
test_lists (Fixture *f, gconstpointer data)
{
  gpointer view = fixture_child (f, "tutors_view");
  GListModel *shown = G_LIST_MODEL (gtk_list_view_get_model (template_child (view, "list_view")));

  gtk_test_accessible_assert_role (template_child (view, "list_view"), GTK_ACCESSIBLE_ROLE_LIST);
  gtk_test_accessible_assert_property (template_child (view, "list_view"), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                       "Tutors");
  g_assert_cmpuint (g_list_model_get_n_items (shown), ==, 3);
  /* Accents and case do not matter, and the site is searched too. */
  gtk_editable_set_text (template_child (view, "search_entry"), "LYÓN");
  test_settle ();
  g_assert_cmpuint (g_list_model_get_n_items (shown), ==, 1);
  gtk_editable_set_text (template_child (view, "search_entry"), "nowhere");
  test_settle ();
  g_assert_cmpstr (gtk_stack_get_visible_child_name (template_child (view, "stack")), ==, "nothing");
}

static void
test_capacity (Fixture *f, gconstpointer data)
{
  gpointer dialog = open_participant (f, f->scene.paul);

  g_assert_cmpfloat (adw_spin_row_get_value (template_child (dialog, "capacity_row")), ==, 2);
  adw_spin_row_set_value (template_child (dialog, "capacity_row"), 3);
  adw_dialog_force_close (dialog); /* at once: what was typed is kept */
  test_settle ();
  g_assert_cmpint (read_integer (f, f->scene.paul, BINOME_ENROLMENT_CAPACITY), ==, 3);
}

static void
test_moves (Fixture *f, gconstpointer data)
{
  gpointer dialog = open_participant (f, f->scene.lea);
  GtkWidget *row = find_labelled (dialog, ADW_TYPE_BUTTON_ROW, "Put on the waiting list");

  g_assert_nonnull (row);
  /* Only a pair makes somebody matched. */
  g_assert_null (find_labelled (dialog, ADW_TYPE_BUTTON_ROW, "Match"));
  g_signal_emit_by_name (row, "activated");
  test_settle ();
  g_assert_cmpint (read_state (f, f->scene.lea), ==, BINOME_ENROLMENT_STATE_WAITING);
  g_assert_nonnull (find_labelled (dialog, ADW_TYPE_BUTTON_ROW, "Take from the waiting list"));
  adw_dialog_force_close (dialog);
}

static void
test_remove_refused (Fixture *f, gconstpointer data)
{
  gpointer dialog;

  scene_propose (&f->scene, f->scene.lea, f->scene.paul);
  test_settle ();
  dialog = open_participant (f, f->scene.lea);
  g_signal_emit_by_name (find_labelled (dialog, ADW_TYPE_BUTTON_ROW, "_Take Out of the Programme"),
                         "activated");
  test_settle ();
  g_assert_true (adw_banner_get_revealed (template_child (dialog, "error_banner")));
  g_assert_true (adw_window_get_visible_dialog (f->window) == dialog);
  adw_dialog_force_close (dialog);
}

static void
test_remove (Fixture *f, gconstpointer data)
{
  gpointer dialog = open_participant (f, f->scene.noah);
  gpointer view = fixture_child (f, "tutees_view");
  GListModel *shown = G_LIST_MODEL (gtk_list_view_get_model (template_child (view, "list_view")));

  g_assert_cmpuint (g_list_model_get_n_items (shown), ==, 4);
  g_signal_emit_by_name (find_labelled (dialog, ADW_TYPE_BUTTON_ROW, "_Take Out of the Programme"),
                         "activated");
  test_settle ();
  g_assert_null (adw_window_get_visible_dialog (f->window));
  g_assert_cmpuint (g_list_model_get_n_items (shown), ==, 3);
}

static void
test_skills (Fixture *f, gconstpointer data)
{
  gpointer dialog = open_participant (f, f->scene.paul);
  gpointer editor = template_child (dialog, "skills");
  gpointer chooser;
  GtkWidget *row;

  g_signal_emit_by_name (find_labelled (editor, ADW_TYPE_BUTTON_ROW, "Add a Skill"), "activated");
  test_settle ();
  chooser = adw_window_get_visible_dialog (f->window);
  g_assert_true (BINOME_IS_SKILL_CHOOSER (chooser));
  gtk_editable_set_text (template_child (chooser, "search_entry"), "  Safety  at work ");
  g_signal_emit_by_name (template_child (chooser, "search_entry"), "activate");
  test_settle ();

  row = find_labelled (editor, ADW_TYPE_COMBO_ROW, "Safety at work");
  g_assert_nonnull (row);
  g_assert_cmpuint (adw_combo_row_get_selected (ADW_COMBO_ROW (row)), ==, 2);
  g_assert_cmpstr (binome_store_get_undo_name (f->scene.store), ==, "Add the skill “Safety at work”");
  adw_combo_row_set_selected (ADW_COMBO_ROW (row), 4);
  test_settle ();
  g_assert_cmpstr (binome_store_get_undo_name (f->scene.store), ==, "Change the level of a skill");
  g_assert_true (find_labelled (editor, ADW_TYPE_COMBO_ROW, "Safety at work") == row);

  g_assert_true (binome_store_undo (f->scene.store, NULL, NULL));
  test_settle ();
  g_assert_cmpuint (adw_combo_row_get_selected (ADW_COMBO_ROW (row)), ==, 2);
  g_assert_true (binome_store_undo (f->scene.store, NULL, NULL));
  test_settle ();
  g_assert_null (find_labelled (editor, ADW_TYPE_COMBO_ROW, "Safety at work"));
  adw_dialog_force_close (dialog);
}

static void
test_criterion (Fixture *f, gconstpointer data)
{
  AdwDialog *dialog = binome_criterion_dialog_new (f->session, NULL, 9);
  GtkWidget *compares;

  adw_dialog_present (dialog, GTK_WIDGET (f->page));
  test_settle ();
  compares = find_labelled (dialog, ADW_TYPE_COMBO_ROW, "Compares");
  g_assert_true (gtk_widget_get_visible (find_labelled (dialog, ADW_TYPE_COMBO_ROW, "Field")));
  adw_combo_row_set_selected (ADW_COMBO_ROW (compares), BINOME_COMPARATOR_SENIORITY_GAP);
  g_assert_false (gtk_widget_get_visible (find_labelled (dialog, ADW_TYPE_COMBO_ROW, "Field")));
  g_assert_nonnull (find_labelled (dialog, ADW_TYPE_SPIN_ROW, "Years longer, at least"));
  g_assert_true (gtk_widget_get_visible (find_labelled (dialog, ADW_TYPE_SPIN_ROW, "Years longer, at most")));
  /* The title follows until somebody writes one. */
  g_assert_cmpstr (
      gtk_editable_get_text (GTK_EDITABLE (find_labelled (dialog, ADW_TYPE_ENTRY_ROW, "Criterion"))), ==,
      "The tutor has been here at least as long");
  adw_dialog_force_close (dialog);
}

int
main (int argc, char *argv[])
{
  setlocale (LC_ALL, "");
  g_test_init (&argc, &argv, NULL);
  adw_init ();

  g_test_add ("/recruitment/lists", Fixture, NULL, fixture_set_up, test_lists, fixture_tear_down);
  g_test_add ("/recruitment/capacity", Fixture, NULL, fixture_set_up, test_capacity, fixture_tear_down);
  g_test_add ("/recruitment/moves", Fixture, NULL, fixture_set_up, test_moves, fixture_tear_down);
  g_test_add ("/recruitment/remove-refused", Fixture, NULL, fixture_set_up, test_remove_refused,
              fixture_tear_down);
  g_test_add ("/recruitment/remove", Fixture, NULL, fixture_set_up, test_remove, fixture_tear_down);
  g_test_add ("/recruitment/skills", Fixture, NULL, fixture_set_up, test_skills, fixture_tear_down);
  g_test_add ("/recruitment/criterion", Fixture, NULL, fixture_set_up, test_criterion, fixture_tear_down);

  return g_test_run ();
}
