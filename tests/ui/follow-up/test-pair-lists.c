/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The action plan, the team and the documents on the page of a pair. */

#include <adwaita.h>
#include <locale.h>
#include <string.h>

#include "binome-letter-library.h"
#include "binome-skill-framework.h"
#include "binome-window.h"
#include "follow-up/binome-pair-page.h"
#include "printing/binome-report-dialog.h"
#include "printing/binome-report-preview.h"
#include "scene-season.h"
#include "widgets/binome-entity-list.h"
#include "widgets/binome-file-row.h"
#include "widgets/binome-form-dialog.h"
#include "widgets/binome-row-message.h"
#include "test-settle.h"

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
  f->page = GTK_WIDGET (binome_window_show_page (f->window, "follow-up", "pairs"));
  test_settle ();
  binome_window_push (f->page,
                      binome_pair_page_new (binome_window_get_session (f->window), f->season.lea_paul));
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
      && g_strcmp0 (adw_preferences_row_get_title (ADW_PREFERENCES_ROW (widget)), title) == 0)
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
open_form (Fixture *f, const char *row)
{
  GtkWidget *button = find (GTK_WIDGET (f->window), ADW_TYPE_BUTTON_ROW, row), *form;

  g_assert_nonnull (button);
  g_signal_emit_by_name (button, "activated");
  test_settle ();
  form = GTK_WIDGET (adw_application_window_get_visible_dialog (ADW_APPLICATION_WINDOW (f->window)));
  g_assert_true (BINOME_IS_FORM_DIALOG (form));
  return form;
}

static void
accept (GtkWidget *form)
{
  gtk_widget_activate_default (form);
  test_settle ();
  test_settle ();
}

/* A step of the plan is written down, and stands on the page. */
static void
test_action_plan (Fixture *f, gconstpointer data)
{
  GtkWidget *form = open_form (f, "Add a Step");

  gtk_editable_set_text (GTK_EDITABLE (find (form, ADW_TYPE_ENTRY_ROW, "Goal")), "Weld a frame alone");
  gtk_editable_set_text (GTK_EDITABLE (find (form, ADW_TYPE_ENTRY_ROW, "Skill")), "Welding");
  accept (form);
  g_assert_nonnull (find (GTK_WIDGET (f->window), ADW_TYPE_ACTION_ROW, "Weld a frame alone"));
  g_assert_cmpstr (binome_store_get_undo_name (f->season.scene.store), ==, "Add a step to the action plan");
}

/* The last row of the form removes what it shows. */
static void
test_remove_step (Fixture *f, gconstpointer data)
{
  BinomeStore *store = f->season.scene.store;
  GtkWidget *form = open_form (f, "Add a Step"), *row;

  gtk_editable_set_text (GTK_EDITABLE (find (form, ADW_TYPE_ENTRY_ROW, "Goal")), "Weld a frame alone");
  accept (form);
  row = find (GTK_WIDGET (f->window), ADW_TYPE_ACTION_ROW, "Weld a frame alone");
  g_signal_emit_by_name (gtk_widget_get_parent (row), "row-activated", row);
  test_settle ();
  g_signal_emit_by_name (find (GTK_WIDGET (f->window), ADW_TYPE_BUTTON_ROW, "_Remove This Step"),
                         "activated");
  test_settle ();
  test_settle ();
  g_assert_null (find (GTK_WIDGET (f->window), ADW_TYPE_ACTION_ROW, "Weld a frame alone"));
  g_assert_null (adw_application_window_get_visible_dialog (ADW_APPLICATION_WINDOW (f->window)));
  g_assert_cmpstr (binome_store_get_undo_name (store), ==, "Remove a step of the action plan");
  g_assert_true (binome_store_undo (store, NULL, NULL));
  test_settle ();
  g_assert_nonnull (find (GTK_WIDGET (f->window), ADW_TYPE_ACTION_ROW, "Weld a frame alone"));
}

static void
open_row (Fixture *f, const char *title)
{
  GtkWidget *row = find (GTK_WIDGET (f->window), ADW_TYPE_ACTION_ROW, title);

  g_assert_nonnull (row);
  g_signal_emit_by_name (gtk_widget_get_parent (row), "row-activated", row);
  test_settle ();
}

static gboolean
wording_work (BinomeDb *db, gpointer data, GError **error)
{
  return binome_letter_wording_save (db, "charter", "en", "Charter", "Be kind, {tutor.name}.", error);
}

/* Made with its words and shown as it will be printed; when the company words it anew, a new version is
 * asked for. */
static void
test_agreement (Fixture *f, gconstpointer data)
{
  AdwApplicationWindow *window = ADW_APPLICATION_WINDOW (f->window);
  AdwDialog *dialog;

  accept (open_form (f, "Add a Document"));
  open_row (f, "Tutoring charter, version 1");
  g_signal_emit_by_name (find (GTK_WIDGET (f->window), ADW_TYPE_BUTTON_ROW, "_Show and Print…"), "activated");
  test_settle ();
  dialog = adw_application_window_get_visible_dialog (window);
  g_assert_true (BINOME_IS_REPORT_DIALOG (dialog));
  g_assert_cmpuint (binome_report_preview_get_n_pages (BINOME_REPORT_PREVIEW (gtk_widget_get_template_child (
                        GTK_WIDGET (dialog), BINOME_TYPE_REPORT_DIALOG, "preview"))),
                    ==, 1);
  /* A version keeps its words. */
  g_assert_false (gtk_widget_get_visible (GTK_WIDGET (
      gtk_widget_get_template_child (GTK_WIDGET (dialog), BINOME_TYPE_REPORT_DIALOG, "edit_button"))));
  adw_dialog_force_close (dialog);
  test_settle ();
  adw_dialog_force_close (adw_application_window_get_visible_dialog (window));
  test_settle ();

  scene_write (&f->season.scene, wording_work, NULL);
  test_settle ();
  test_settle ();
  g_assert_nonnull (strstr (adw_action_row_get_subtitle (ADW_ACTION_ROW (find (
                                GTK_WIDGET (f->window), ADW_TYPE_ACTION_ROW, "Tutoring charter, version 1"))),
                            "Would read otherwise today"));
  open_row (f, "Tutoring charter, version 1");
  g_signal_emit_by_name (find (GTK_WIDGET (f->window), ADW_TYPE_BUTTON_ROW, "_Make a New Version"),
                         "activated");
  test_settle ();
  test_settle ();
  g_assert_cmpstr (adw_action_row_get_subtitle (ADW_ACTION_ROW (
                       find (GTK_WIDGET (f->window), ADW_TYPE_ACTION_ROW, "Tutoring charter, version 2"))),
                   ==, "To be signed · 30 Jun 2026");
  g_assert_cmpstr (binome_store_get_undo_name (f->season.scene.store), ==,
                   "Make a new version of a document");
}

static const char *
get_subtitle (Fixture *f, const char *title)
{
  return adw_action_row_get_subtitle (
      ADW_ACTION_ROW (find (GTK_WIDGET (f->window), ADW_TYPE_ACTION_ROW, title)));
}

static void
attach (Fixture *f, const char *name, const char *content)
{
  g_autofree char *path = g_build_filename (f->season.scene.folder, name, NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);

  g_assert_true (g_file_set_contents (path, content, -1, NULL));
  binome_file_row_keep (find (GTK_WIDGET (f->window), ADW_TYPE_ACTION_ROW, "Signed copy"), file);
  test_settle ();
  test_settle ();
}

/* The signed copy is in its form and in the list; what is none is refused below its row. */
static void
test_scan (Fixture *f, gconstpointer data)
{
  AdwApplicationWindow *window = ADW_APPLICATION_WINDOW (f->window);
  g_autofree char *path = g_build_filename (f->season.scene.folder, "copy.pdf", NULL), *copied = NULL;
  g_autoptr (GFile) copy = g_file_new_for_path (path);
  GtkWidget *row;

  accept (open_form (f, "Add a Document"));
  open_row (f, "Tutoring charter, version 1");
  row = find (GTK_WIDGET (f->window), ADW_TYPE_ACTION_ROW, "Signed copy");
  g_assert_nonnull (row);
  g_assert_cmpstr (get_subtitle (f, "Signed copy"), ==, "A PDF or a picture; none yet");
  attach (f, "charter.txt", "Signed");
  g_assert_nonnull (strstr (binome_row_message_get (row), "a PDF or a picture"));
  g_assert_cmpstr (get_subtitle (f, "Signed copy"), ==, "A PDF or a picture; none yet");

  attach (f, "charter.pdf", "%PDF-1.7 signed");
  g_assert_null (binome_row_message_get (row));
  g_assert_cmpstr (get_subtitle (f, "Signed copy"), ==, "charter.pdf");
  g_assert_cmpstr (binome_store_get_undo_name (f->season.scene.store), ==, "Change “Signed copy”");
  binome_file_row_save (row, copy);
  test_settle ();
  g_assert_true (g_file_get_contents (path, &copied, NULL, NULL));
  g_assert_cmpstr (copied, ==, "%PDF-1.7 signed");
  g_assert_true (gtk_widget_activate_action (row, "file.remove", NULL));
  test_settle ();
  g_assert_cmpstr (get_subtitle (f, "Signed copy"), ==, "A PDF or a picture; none yet");
  g_assert_true (binome_store_undo (f->season.scene.store, NULL, NULL));
  test_settle ();
  g_assert_cmpstr (get_subtitle (f, "Signed copy"), ==, "charter.pdf");
  adw_dialog_force_close (adw_application_window_get_visible_dialog (window));
  test_settle ();
  g_assert_cmpstr (get_subtitle (f, "Tutoring charter, version 1"), ==,
                   "To be signed · 30 Jun 2026\nSigned copy attached");

  g_assert_true (binome_store_undo (f->season.scene.store, NULL, NULL));
  test_settle ();
  g_assert_cmpstr (get_subtitle (f, "Tutoring charter, version 1"), ==, "To be signed · 30 Jun 2026");
}

static gboolean
level_work (BinomeDb *db, gpointer data, GError **error)
{
  return binome_skill_framework_add_wording (db, data, error);
}

/* Levels are chosen in the words of the framework. */
static void
test_levels (Fixture *f, gconstpointer data)
{
  g_autoptr (BinomeSkillWording) wording = binome_skill_wording_new ();
  GtkWidget *form, *row;
  GListModel *words;

  binome_entity_set_reference (BINOME_ENTITY (wording), BINOME_SKILL_WORDING_SKILL, f->season.welding);
  binome_entity_set_integer (BINOME_ENTITY (wording), BINOME_SKILL_WORDING_LEVEL, 2);
  binome_entity_set_text (BINOME_ENTITY (wording), BINOME_SKILL_WORDING_WORDING, "Welds a frame alone");
  scene_write (&f->season.scene, level_work, wording);

  form = open_form (f, "Add a Step");
  row = find (form, ADW_TYPE_COMBO_ROW, "Level aimed at");
  words = adw_combo_row_get_model (ADW_COMBO_ROW (row));
  g_assert_cmpstr (gtk_string_list_get_string (GTK_STRING_LIST (words), 2), ==,
                   "2 – Alone in usual situations");
  gtk_editable_set_text (GTK_EDITABLE (find (form, ADW_TYPE_ENTRY_ROW, "Skill")), "welding");
  words = adw_combo_row_get_model (ADW_COMBO_ROW (row));
  g_assert_cmpstr (gtk_string_list_get_string (GTK_STRING_LIST (words), 2), ==, "2 – Welds a frame alone");
  g_assert_cmpuint (adw_combo_row_get_selected (ADW_COMBO_ROW (row)), ==, 3);
  adw_combo_row_set_selected (ADW_COMBO_ROW (row), 2);
  gtk_editable_set_text (GTK_EDITABLE (find (form, ADW_TYPE_ENTRY_ROW, "Goal")), "Weld a frame");
  accept (form);
  g_assert_nonnull (strstr (adw_action_row_get_subtitle (ADW_ACTION_ROW (
                                find (GTK_WIDGET (f->window), ADW_TYPE_ACTION_ROW, "Weld a frame"))),
                            "level 0 → 2"));
}

/* The team starts from the tutor of the pair, whole. */
static void
test_team (Fixture *f, gconstpointer data)
{
  GtkWidget *row;

  accept (open_form (f, "Change the Team"));
  row = find (GTK_WIDGET (f->window), ADW_TYPE_ACTION_ROW, "Paul Durand");
  g_assert_nonnull (row);
  g_assert_cmpstr (binome_store_get_undo_name (f->season.scene.store), ==, "Change the team of tutors");
}

/* From 1 July Luc stands in for Paul. Returns: the list of the team. */
static GtkWidget *
name_stand_in (Fixture *f)
{
  GtkWidget *list = GTK_WIDGET (gtk_widget_get_template_child (
      GTK_WIDGET (adw_navigation_view_get_visible_page (ADW_NAVIGATION_VIEW (gtk_widget_get_ancestor (
          find (GTK_WIDGET (f->window), ADW_TYPE_BUTTON_ROW, "Change the Team"), ADW_TYPE_NAVIGATION_VIEW)))),
      BINOME_TYPE_PAIR_PAGE, "team"));
  GtkWidget *form;
  GListModel *names;
  GtkWidget *choice;

  g_signal_emit_by_name (adw_preferences_group_get_header_suffix (ADW_PREFERENCES_GROUP (list)), "clicked");
  test_settle ();
  form = GTK_WIDGET (adw_application_window_get_visible_dialog (ADW_APPLICATION_WINDOW (f->window)));
  g_assert_true (BINOME_IS_FORM_DIALOG (form));
  choice = find (form, ADW_TYPE_COMBO_ROW, "Stand-in");
  names = adw_combo_row_get_model (ADW_COMBO_ROW (choice));
  for (guint i = 0; i < g_list_model_get_n_items (names); i++)
    if (g_strcmp0 (gtk_string_list_get_string (GTK_STRING_LIST (names), i), "Luc Moreau") == 0)
      adw_combo_row_set_selected (ADW_COMBO_ROW (choice), i);
  gtk_editable_set_text (GTK_EDITABLE (find (form, ADW_TYPE_ENTRY_ROW, "From")), "2026-07-01");
  accept (form);
  return list;
}

/* From the start of the pair Luc stands in for Paul: his name, for whom and from when stand in the list. */
static void
test_stand_in (Fixture *f, gconstpointer data)
{
  GtkWidget *list = name_stand_in (f);

  g_assert_cmpstr (binome_store_get_undo_name (f->season.scene.store), ==, "Name a stand-in");
  g_assert_cmpstr (
      adw_action_row_get_subtitle (ADW_ACTION_ROW (find (list, ADW_TYPE_ACTION_ROW, "Luc Moreau"))), ==,
      "Principal tutor · 100% · legal reference · from 1 Jul 2026 · stands in for Paul Durand");

  /* Both have a charter of their own. Whose it is, is read after the documents are. */
  accept (open_form (f, "Add a Document"));
  test_settle ();
  g_assert_nonnull (
      find (GTK_WIDGET (f->window), ADW_TYPE_ACTION_ROW, "Tutoring charter for Paul Durand, version 1"));
  g_assert_nonnull (
      find (GTK_WIDGET (f->window), ADW_TYPE_ACTION_ROW, "Tutoring charter for Luc Moreau, version 1"));
}

static void
collect (GtkWidget *widget, const char *title, GPtrArray *rows)
{
  if (ADW_IS_ENTRY_ROW (widget)
      && g_strcmp0 (adw_preferences_row_get_title (ADW_PREFERENCES_ROW (widget)), title) == 0)
    g_ptr_array_add (rows, widget);
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    collect (child, title, rows);
}

static void
sign (Fixture *f, const char *title, guint position)
{
  g_autoptr (GPtrArray) rows = g_ptr_array_new ();
  GtkWidget *form;

  open_row (f, "Tutoring agreement, version 1");
  form = GTK_WIDGET (adw_application_window_get_visible_dialog (ADW_APPLICATION_WINDOW (f->window)));
  g_assert_true (BINOME_IS_FORM_DIALOG (form));
  collect (form, title, rows);
  g_assert_cmpuint (rows->len, >, position);
  gtk_editable_set_text (GTK_EDITABLE (rows->pdata[position]), "2026-06-30");
  accept (form);
}

/* All tutors of a team sign the agreement: each has a row under the name, and it is signed with the last. */
static void
test_co_signatures (Fixture *f, gconstpointer data)
{
  static const char title[] = "Tutoring agreement, version 1";
  static const char *const sides[] = { "Signed by the tutor on", "Signed by the tutee on",
                                       "Signed by the line manager on", "Signed for the company on" };
  GtkWidget *form;

  name_stand_in (f);
  form = open_form (f, "Add a Document");
  adw_combo_row_set_selected (ADW_COMBO_ROW (find (form, ADW_TYPE_COMBO_ROW, "Document")),
                              BINOME_AGREEMENT_KIND_AGREEMENT);
  accept (form);
  for (gsize i = 0; i < G_N_ELEMENTS (sides); i++)
    sign (f, sides[i], 0);
  g_assert_true (g_str_has_prefix (get_subtitle (f, title), "Partly signed"));
  sign (f, "Signed by the tutor on", 1);
  g_assert_true (g_str_has_prefix (get_subtitle (f, title), "Signed ·"));
  g_assert_nonnull (strstr (get_subtitle (f, title), "Luc Moreau"));
  g_assert_true (binome_store_undo (f->season.scene.store, NULL, NULL));
  test_settle ();
  g_assert_true (g_str_has_prefix (get_subtitle (f, title), "Partly signed"));
}

int
main (int argc, char **argv)
{
  setlocale (LC_ALL, "");
  g_test_init (&argc, &argv, NULL);
  adw_init ();

  g_test_add ("/ui/pair-lists/action-plan", Fixture, NULL, set_up, test_action_plan, tear_down);
  g_test_add ("/ui/pair-lists/remove-step", Fixture, NULL, set_up, test_remove_step, tear_down);
  g_test_add ("/ui/pair-lists/agreement", Fixture, NULL, set_up, test_agreement, tear_down);
  g_test_add ("/ui/pair-lists/scan", Fixture, NULL, set_up, test_scan, tear_down);
  g_test_add ("/ui/pair-lists/levels", Fixture, NULL, set_up, test_levels, tear_down);
  g_test_add ("/ui/pair-lists/team", Fixture, NULL, set_up, test_team, tear_down);
  g_test_add ("/ui/pair-lists/co-signatures", Fixture, NULL, set_up, test_co_signatures, tear_down);
  g_test_add ("/ui/pair-lists/stand-in", Fixture, NULL, set_up, test_stand_in, tear_down);
  return g_test_run ();
}
