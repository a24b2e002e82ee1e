/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The page of a candidate: its lines, the pages behind them, and what the forms lead to. */

#include <locale.h>
#include <string.h>

#include "binome-availability-workflow.h"
#include "recruitment-fixture.h"
#include "recruitment/binome-participant-dialog.h"
#include "widgets/binome-entity-list.h"
#include "widgets/binome-form-dialog.h"
#include "widgets/binome-week-grid.h"

static gpointer
open_candidate (Fixture *f, gint64 enrolment)
{
  BinomeParticipantDialog *dialog = binome_participant_dialog_new (f->session, enrolment);

  adw_dialog_present (ADW_DIALOG (dialog), GTK_WIDGET (f->page));
  test_settle ();
  return dialog;
}

static const char *
subtitle_of (gpointer dialog, const char *title)
{
  GtkWidget *row = find_labelled (dialog, ADW_TYPE_ACTION_ROW, title);

  g_assert_nonnull (row);
  return adw_action_row_get_subtitle (ADW_ACTION_ROW (row));
}

static void
open_line (gpointer dialog, const char *title)
{
  g_signal_emit_by_name (find_labelled (dialog, ADW_TYPE_ACTION_ROW, title), "activated");
  test_settle ();
}

static void
put_state (Fixture *f, gint64 enrolment, BinomeEnrolmentState state)
{
  g_autoptr (BinomeEntity) entity = scene_get (&f->scene, BINOME_TYPE_ENROLMENT, enrolment);

  binome_entity_set_choice (entity, BINOME_ENROLMENT_STATE, (int)state);
  scene_set (&f->scene, entity);
  test_settle ();
}

static int
read_state (Fixture *f, gint64 enrolment)
{
  g_autoptr (BinomeEntity) entity = scene_get (&f->scene, BINOME_TYPE_ENROLMENT, enrolment);

  return binome_entity_get_choice (entity, BINOME_ENROLMENT_STATE);
}

static void
test_lines (Fixture *f, gconstpointer data)
{
  gpointer dialog = open_candidate (f, f->scene.luc);

  g_assert_nonnull (strstr (subtitle_of (dialog, "Eligibility"), "points to look at"));
  g_assert_cmpstr (subtitle_of (dialog, "Manager’s Agreement"), ==, "Not asked yet");
  g_assert_cmpstr (subtitle_of (dialog, "Interview"), ==, "None yet");
  g_assert_cmpstr (subtitle_of (dialog, "Availability"), ==, "Nothing known of the week yet");
  g_assert_cmpstr (adw_action_row_get_subtitle (template_child (dialog, "capacity_row")), ==,
                   "2 of 5: the programme allows 2\n0 taken, 2 free");
  open_line (dialog, "Eligibility");
  g_assert_cmpstr (subtitle_of (dialog, "Training"), ==, "Not trained as a tutor yet.");
  adw_dialog_force_close (dialog);
}

static gpointer
open_form (Fixture *f, gpointer dialog, const char *line, const char *add)
{
  gpointer form;

  open_line (dialog, line);
  g_signal_emit_by_name (find_labelled (dialog, ADW_TYPE_BUTTON_ROW, add), "activated");
  test_settle ();
  form = adw_window_get_visible_dialog (f->window);
  g_assert_true (BINOME_IS_FORM_DIALOG (form));
  return form;
}

static void
choose (gpointer form, const char *title, guint position)
{
  adw_combo_row_set_selected (ADW_COMBO_ROW (find_labelled (form, ADW_TYPE_COMBO_ROW, title)), position);
  test_settle ();
}

static void
test_agreement (Fixture *f, gconstpointer data)
{
  gpointer dialog, form;
  GtkWidget *move;

  put_state (f, f->scene.paul, BINOME_ENROLMENT_STATE_APPLIED);
  dialog = open_candidate (f, f->scene.paul);
  form = open_form (f, dialog, "Manager’s Agreement", "Ask the Line Manager");
  move = find_labelled (form, ADW_TYPE_SWITCH_ROW, "Move on to “Manager agreed”");
  g_assert_false (gtk_widget_get_visible (move)); /* nobody answered yet */
  choose (form, "Answer", BINOME_AGREEMENT_ANSWER_YES);
  g_assert_true (gtk_widget_get_visible (move));
  click_template_child (form, "accept_button");
  g_assert_cmpint (read_state (f, f->scene.paul), ==, BINOME_ENROLMENT_STATE_MANAGER_AGREED);
  g_assert_true (g_str_has_prefix (subtitle_of (dialog, "Manager’s Agreement"), "Yes"));
  g_assert_true (binome_store_undo (f->scene.store, NULL, NULL));
  test_settle ();
  g_assert_cmpint (read_state (f, f->scene.paul), ==, BINOME_ENROLMENT_STATE_APPLIED);
  g_assert_cmpstr (subtitle_of (dialog, "Manager’s Agreement"), ==, "Not asked yet");
  adw_dialog_force_close (dialog);
}

static void
test_interview (Fixture *f, gconstpointer data)
{
  gpointer dialog, form;
  GtkWidget *reason;

  put_state (f, f->scene.paul, BINOME_ENROLMENT_STATE_MANAGER_AGREED);
  dialog = open_candidate (f, f->scene.paul);
  form = open_form (f, dialog, "Interview", "Add an Interview");
  reason = find_labelled (form, ADW_TYPE_ENTRY_ROW, "Reason of the refusal");
  g_assert_false (gtk_widget_get_visible (reason));
  choose (form, "Decision", BINOME_INTERVIEW_DECISION_REFUSE);
  g_assert_true (gtk_widget_get_visible (reason));
  click_template_child (form, "accept_button");
  g_assert_true (adw_banner_get_revealed (template_child (form, "error_banner"))); /* no reason */
  gtk_editable_set_text (GTK_EDITABLE (reason), "No time this year");
  click_template_child (form, "accept_button");
  g_assert_cmpint (read_state (f, f->scene.paul), ==, BINOME_ENROLMENT_STATE_REFUSED);
  adw_dialog_force_close (dialog);
}

static GtkWidget *
find_type (GtkWidget *widget, GType type)
{
  g_autoptr (GPtrArray) found = find_all (widget, type);

  return found->len > 0 ? found->pdata[0] : NULL;
}

static void
test_availability (Fixture *f, gconstpointer data)
{
  gpointer dialog = open_candidate (f, f->scene.paul);
  GtkWidget *grid;

  open_line (dialog, "Availability");
  grid = find_type (dialog, BINOME_TYPE_WEEK_GRID);
  g_assert_nonnull (grid);
  g_signal_emit_by_name (find_labelled (grid, GTK_TYPE_BUTTON, "_Office Hours"), "clicked");
  test_settle ();
  g_assert_cmpstr (subtitle_of (dialog, "Availability"), ==, "40 h a week");
  g_assert_cmpstr (binome_store_get_undo_name (f->scene.store), ==, "Change when somebody is free");
  g_assert_true (binome_store_undo (f->scene.store, NULL, NULL));
  test_settle ();
  g_assert_true (binome_week_is_empty (binome_week_grid_get_week (BINOME_WEEK_GRID (grid))));
  g_signal_emit_by_name (find_labelled (dialog, ADW_TYPE_BUTTON_ROW, "Add an Absence"), "activated");
  test_settle ();
  click_template_child (adw_window_get_visible_dialog (f->window), "accept_button");
  g_assert_cmpstr (subtitle_of (dialog, "Availability"), ==, "Nothing known of the week yet · 1 absence");
  adw_dialog_force_close (dialog);
}

int
main (int argc, char *argv[])
{
  setlocale (LC_ALL, "");
  g_test_init (&argc, &argv, NULL);
  adw_init ();

  g_test_add ("/recruitment/candidate/lines", Fixture, NULL, fixture_set_up, test_lines, fixture_tear_down);
  g_test_add ("/recruitment/candidate/agreement", Fixture, NULL, fixture_set_up, test_agreement,
              fixture_tear_down);
  g_test_add ("/recruitment/candidate/interview", Fixture, NULL, fixture_set_up, test_interview,
              fixture_tear_down);
  g_test_add ("/recruitment/candidate/availability", Fixture, NULL, fixture_set_up, test_availability,
              fixture_tear_down);

  return g_test_run ();
}
