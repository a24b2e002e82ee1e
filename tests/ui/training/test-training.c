/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The section of training and the page of a session, in the real window. */

#include <locale.h>

#include "binome-training-workflow.h"
#include "letters/binome-letter-text-page.h"
#include "printing/binome-report-preview.h"
#include "printing/binome-report-dialog.h"
#include "training/binome-training-forms.h"
#include "training/binome-training-session-page.h"
#include "training/binome-training-view.h"
#include "training-fixture.h"

static gpointer
find_view (Fixture *f)
{
  return find (f->window, BINOME_TYPE_TRAINING_VIEW, NULL);
}

/* ---- tests ---- */

static void
test_empty (Fixture *f, gconstpointer data)
{
  gpointer view = find_view (f);

  g_assert_cmpstr (gtk_stack_get_visible_child_name (child (view, "stack")), ==, "empty");
  gtk_widget_activate_action (view, "training.add-course", NULL);
  test_settle ();
  gtk_editable_set_text (find (visible_dialog (f), ADW_TYPE_ENTRY_ROW, "Course"), "Being a tutor");
  g_signal_emit_by_name (child (visible_dialog (f), "accept_button"), "clicked");
  test_settle ();
  g_assert_null (visible_dialog (f));
  g_assert_cmpstr (gtk_stack_get_visible_child_name (child (view, "stack")), ==, "training");
  g_assert_nonnull (find (child (view, "courses_list"), ADW_TYPE_ACTION_ROW, "Being a tutor"));

  /* Nothing is planned yet: to enrol somebody, one plans first. */
  g_signal_emit_by_name (child (view, "untrained_banner"), "button-clicked");
  test_settle ();
  g_assert_cmpstr (adw_dialog_get_title (visible_dialog (f)), ==, "Plan a Session");
  g_signal_emit_by_name (child (visible_dialog (f), "accept_button"), "clicked");
  test_settle ();
  g_assert_nonnull (find (child (view, "sessions_list"), ADW_TYPE_ACTION_ROW, "Being a tutor"));
}

static void
test_enrol (Fixture *f, gconstpointer data)
{
  gpointer view = find_view (f);
  gpointer banner = child (view, "untrained_banner");
  AdwActionRow *row = find (child (view, "tutors_list"), ADW_TYPE_ACTION_ROW, "Paul Durand");

  g_assert_true (adw_banner_get_revealed (banner));
  g_assert_cmpstr (adw_banner_get_title (banner), ==, "1 tutor follows a tutee without a valid training");
  g_assert_cmpstr (adw_action_row_get_subtitle (row), ==, "No training yet; follows 1 tutee");

  g_signal_emit_by_name (banner, "button-clicked");
  test_settle ();
  g_assert_cmpstr (adw_dialog_get_title (visible_dialog (f)), ==, "Enrol Tutors");
  g_assert_nonnull (find (visible_dialog (f), GTK_TYPE_SEARCH_ENTRY, NULL));
  /* Paul is ticked, who follows somebody; Luc is added. */
  gtk_check_button_set_active (GTK_CHECK_BUTTON (adw_action_row_get_activatable_widget (
                                   find (visible_dialog (f), ADW_TYPE_ACTION_ROW, "Luc Moreau"))),
                               TRUE);
  g_signal_emit_by_name (child (visible_dialog (f), "accept_button"), "clicked");
  test_settle ();
  g_assert_null (visible_dialog (f));
  g_assert_cmpstr (binome_store_get_undo_name (f->scene.store), ==, "Enrol 2 tutors in a training");
  row = find (child (view, "tutors_list"), ADW_TYPE_ACTION_ROW, "Luc Moreau");
  g_assert_cmpstr (adw_action_row_get_subtitle (row), ==, "Training planned on 2 Mar 2026");

  /* One undo takes both back. */
  g_assert_true (binome_store_undo (f->scene.store, NULL, NULL));
  test_settle ();
  row = find (child (view, "tutors_list"), ADW_TYPE_ACTION_ROW, "Luc Moreau");
  g_assert_cmpstr (adw_action_row_get_subtitle (row), ==, "No training yet");
}

static void
test_too_many (Fixture *f, gconstpointer data)
{
  gpointer dialog;

  gtk_widget_activate_action (find_view (f), "training.enrol", "x", (gint64)0);
  test_settle ();
  dialog = visible_dialog (f);
  for (guint i = 0; i < 2; i++)
    gtk_check_button_set_active (GTK_CHECK_BUTTON (adw_action_row_get_activatable_widget (find (
                                     dialog, ADW_TYPE_ACTION_ROW, i == 0 ? "Luc Moreau" : "Anne Petit"))),
                                 TRUE);
  g_signal_emit_by_name (child (dialog, "accept_button"), "clicked");
  test_settle ();
  g_assert_true (visible_dialog (f) == dialog); /* it says why, with all that was ticked */
  g_assert_cmpstr (adw_banner_get_title (child (dialog, "error_banner")), ==,
                   "The session has 2 places, not enough for 3 people.");
  adw_dialog_force_close (dialog);
  test_settle ();
}

static gpointer
open_session (Fixture *f)
{
  gpointer view = find_view (f);

  gtk_widget_activate_action (view, "training.enrol", "x", (gint64)0);
  test_settle ();
  g_signal_emit_by_name (child (visible_dialog (f), "accept_button"), "clicked");
  test_settle ();
  activate (find (child (view, "sessions_list"), ADW_TYPE_ACTION_ROW, "Being a tutor"));
  return find (f->window, BINOME_TYPE_TRAINING_SESSION_PAGE, NULL);
}

static const char *
subtitle_of (gpointer page, const char *list, const char *title)
{
  return adw_action_row_get_subtitle (find (child (page, list), ADW_TYPE_ACTION_ROW, title));
}

static void
test_session (Fixture *f, gconstpointer data)
{
  gpointer page = open_session (f);

  g_assert_cmpstr (adw_navigation_page_get_title (page), ==, "Being a tutor");
  g_assert_cmpstr (subtitle_of (page, "people_list", "Paul Durand"), ==, "Enrolled");
  gtk_widget_activate_action (page, "session.ask", NULL);
  test_settle ();
  g_assert_cmpstr (adw_action_row_get_subtitle (child (page, "funding_row")), ==,
                   "€0 received, €105 asked for");
  g_assert_false (gtk_widget_get_visible (child (page, "ask_row")));
  g_assert_nonnull (strstr (adw_action_row_get_subtitle (child (page, "ceiling_row")), "L6332-14"));

  g_assert_true (gtk_widget_get_visible (child (page, "hold_row")));
  gtk_widget_activate_action (page, "session.hold", NULL);
  test_settle ();
  g_assert_cmpstr (subtitle_of (page, "people_list", "Paul Durand"), ==, "Attended · €105 asked for");
  g_assert_false (gtk_widget_get_visible (child (page, "enrol_row")));
  gtk_widget_activate_action (page, "session.validate", NULL);
  test_settle ();
  g_assert_cmpstr (subtitle_of (page, "people_list", "Paul Durand"), ==,
                   "Valid until 2 Mar 2028 · €105 asked for");
  g_assert_false (gtk_widget_get_visible (child (page, "validate_row")));
}

/* More than the law pays is said; deleting what was attended is refused. */
static void
test_limits (Fixture *f, gconstpointer data)
{
  gpointer page = open_session (f);

  activate (find (child (page, "people_list"), ADW_TYPE_ACTION_ROW, "Paul Durand"));
  gtk_editable_set_text (find (visible_dialog (f), ADW_TYPE_ENTRY_ROW, "Funding asked for"), "106");
  adw_dialog_force_close (visible_dialog (f));
  test_settle ();
  test_settle ();
  g_assert_true (gtk_widget_has_css_class (child (page, "funding_row"), "warning"));

  gtk_widget_activate_action (page, "session.delete", NULL);
  test_settle ();
  g_assert_null (find (f->window, BINOME_TYPE_TRAINING_SESSION_PAGE, NULL));
  g_assert_true (binome_store_undo (f->scene.store, NULL, NULL));
  test_settle ();
  g_assert_nonnull (find (child (find_view (f), "sessions_list"), ADW_TYPE_ACTION_ROW, "Being a tutor"));
}

static void
test_sheet (Fixture *f, gconstpointer data)
{
  static const char *two_pages = "Before\n\n[page]\n\n{block.attendance}";
  gpointer page = open_session (f);

  gtk_widget_activate_action (page, "session.sheet", NULL);
  test_settle ();
  g_assert_true (BINOME_IS_REPORT_DIALOG (visible_dialog (f)));
  g_assert_cmpuint (binome_report_preview_get_n_pages (child (visible_dialog (f), "preview")), ==, 1);

  /* Its words are changed from there, and are seen at once. */
  gtk_widget_activate_action (GTK_WIDGET (visible_dialog (f)), "report.edit-text", NULL);
  test_settle ();
  page = adw_navigation_view_get_visible_page (child (visible_dialog (f), "navigation"));
  g_assert_true (BINOME_IS_LETTER_TEXT_PAGE (page));
  gtk_text_buffer_set_text (gtk_text_view_get_buffer (child (page, "text_view")), two_pages, -1);
  adw_navigation_view_pop (child (visible_dialog (f), "navigation"));
  test_settle ();
  g_assert_cmpuint (binome_report_preview_get_n_pages (child (visible_dialog (f), "preview")), ==, 2);
  adw_dialog_force_close (visible_dialog (f));
  test_settle ();
}

int
main (int argc, char *argv[])
{
  setlocale (LC_ALL, "");
  g_test_init (&argc, &argv, NULL);
  adw_init ();
  g_test_add ("/training/empty", Fixture, "recruitment/training", set_up, test_empty, tear_down);
  g_test_add ("/training/enrol", Fixture, "recruitment/training with a course", set_up, test_enrol,
              tear_down);
  g_test_add ("/training/too-many", Fixture, "recruitment/training with a course", set_up, test_too_many,
              tear_down);
  g_test_add ("/training/session", Fixture, "recruitment/training with a course", set_up, test_session,
              tear_down);
  g_test_add ("/training/limits", Fixture, "recruitment/training with a course", set_up, test_limits,
              tear_down);
  g_test_add ("/training/sheet", Fixture, "recruitment/training with a course", set_up, test_sheet,
              tear_down);
  return g_test_run ();
}
