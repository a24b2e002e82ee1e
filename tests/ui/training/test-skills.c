/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The skills framework in the set-up of a programme. */

#include <locale.h>
#include <string.h>

#include "binome-window.h"
#include "setup/binome-skills-view.h"
#include "training-fixture.h"

static gpointer
find_view (Fixture *f)
{
  return find (f->window, BINOME_TYPE_SKILLS_VIEW, NULL);
}

static gpointer
find_row (Fixture *f, const char *title)
{
  return find (child (find_view (f), "skills_list"), ADW_TYPE_ACTION_ROW, title);
}

/* From nothing to the nine skills of tutors, and back, in one step each. */
static void
test_tutor_skills (Fixture *f, gconstpointer data)
{
  gpointer view = find_view (f);
  AdwActionRow *row;

  g_assert_cmpstr (gtk_stack_get_visible_child_name (child (view, "stack")), ==, "empty");
  gtk_widget_activate_action (view, "skills.add-tutor-skills", NULL);
  test_settle ();
  g_assert_cmpstr (gtk_stack_get_visible_child_name (child (view, "stack")), ==, "skills");
  row = find_row (f, "Prepare the arrival of the tutee in the company");
  g_assert_nonnull (row);
  g_assert_cmpstr (adw_action_row_get_subtitle (row), ==, "RS5515-1 · 3 criteria · 5 levels worded");
  g_assert_false (gtk_widget_get_visible (child (view, "tutor_skills_row")));
  g_assert_cmpstr (binome_store_get_undo_name (f->scene.store), ==, "Add the tutor skills");

  g_assert_true (binome_store_undo (f->scene.store, NULL, NULL));
  test_settle ();
  g_assert_cmpstr (gtk_stack_get_visible_child_name (child (view, "stack")), ==, "empty");
}

static void
import (Fixture *f, const char *text)
{
  g_autoptr (GBytes) csv = g_bytes_new (text, strlen (text));

  binome_skills_view_import (find_view (f), csv);
  test_settle ();
}

static void
test_import (Fixture *f, gconstpointer data)
{
  import (f, "domaine;compétence;critère;niveau;libellé\nAtelier;Souder;Cordon régulier;1;Avec de l’aide\n");
  g_assert_cmpstr (adw_action_row_get_subtitle (find_row (f, "Souder")), ==, "1 criterion · 1 level worded");
  g_assert_cmpstr (binome_store_get_undo_name (f->scene.store), ==, "Import a skills framework");
}

static void
accept (Fixture *f, GType type, const char *title, const char *text)
{
  AdwDialog *dialog = visible_dialog (f);

  gtk_editable_set_text (find (dialog, type, title), text);
  g_signal_emit_by_name (child (dialog, "accept_button"), "clicked");
  test_settle ();
}

static void
test_edit (Fixture *f, gconstpointer data)
{
  AdwDialog *dialog;

  gtk_widget_activate_action (find_view (f), "skills.add", NULL);
  test_settle ();
  accept (f, ADW_TYPE_ENTRY_ROW, "Skill", "Welding");
  g_assert_cmpstr (adw_action_row_get_subtitle (find_row (f, "Welding")), ==, "0 criteria · 0 levels worded");

  adw_action_row_activate (find_row (f, "Welding"));
  test_settle ();
  dialog = visible_dialog (f);
  g_signal_emit_by_name (find (dialog, ADW_TYPE_BUTTON_ROW, "Add a Criterion"), "activated");
  test_settle ();
  accept (f, ADW_TYPE_ENTRY_ROW, "Observable criterion", "An even seam");
  g_assert_nonnull (find (dialog, ADW_TYPE_ACTION_ROW, "An even seam"));
  g_signal_emit_by_name (find (dialog, ADW_TYPE_BUTTON_ROW, "Word a Level"), "activated");
  test_settle ();
  accept (f, ADW_TYPE_ENTRY_ROW, "What it means", "Nothing yet");
  g_assert_nonnull (find (dialog, ADW_TYPE_ACTION_ROW, "Level 0"));

  /* Deleting the skill takes them with it, and undo brings all of it back. */
  g_signal_emit_by_name (find (dialog, ADW_TYPE_BUTTON_ROW, "_Delete"), "activated");
  test_settle ();
  g_assert_null (find_row (f, "Welding"));
  g_assert_true (binome_store_undo (f->scene.store, NULL, NULL));
  test_settle ();
  g_assert_cmpstr (adw_action_row_get_subtitle (find_row (f, "Welding")), ==, "1 criterion · 1 level worded");
}

int
main (int argc, char *argv[])
{
  setlocale (LC_ALL, "");
  g_test_init (&argc, &argv, NULL);
  adw_init ();
  g_test_add ("/skills/tutor-skills", Fixture, "setup/skills", set_up, test_tutor_skills, tear_down);
  g_test_add ("/skills/import", Fixture, "setup/skills", set_up, test_import, tear_down);
  g_test_add ("/skills/edit", Fixture, "setup/skills", set_up, test_edit, tear_down);
  return g_test_run ();
}
