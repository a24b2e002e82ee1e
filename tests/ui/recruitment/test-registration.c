/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The registration form in the window: what it offers, and what comes back. */

#include <locale.h>
#include <string.h>
#include <glib/gstdio.h>

#include "recruitment-fixture.h"
#include "recruitment/binome-participants-view.h"
#include "recruitment/binome-registration-dialog.h"
#include "recruitment/binome-returns-dialog.h"
#include "test-wait.h"

static void
add_return (Fixture *f, BinomeRegistrationReturns *returns, const char *file, const char *rows)
{
  g_autofree char *text
      = g_strdup_printf ("-;%" G_GINT64_FORMAT "/tutor;;binome-form\n%s", f->scene.programme, rows);
  g_autoptr (GBytes) bytes = g_bytes_new (text, strlen (text));

  g_ptr_array_add (returns->items, binome_registration_return_read (bytes, file));
}

static const char *
subtitle_of (gpointer dialog, const char *title)
{
  GtkWidget *row = find_labelled (dialog, ADW_TYPE_ACTION_ROW, title);

  g_assert_nonnull (row);
  return adw_action_row_get_subtitle (ADW_ACTION_ROW (row));
}

static gpointer
open_returns (Fixture *f, gboolean with_good_ones)
{
  BinomeRegistrationReturns *returns = binome_registration_returns_new (f->scene.programme);
  BinomeReturnsDialog *dialog;

  add_return (f, returns, "three.csv", "-;Roux;;family-name\n-;many;;capacity\n");
  if (with_good_ones)
    {
      add_return (f, returns, "one.csv", "-;Lambert;;family-name\n-;Marie <&>;;given-name\n-;9-12;;monday\n");
      add_return (f, returns, "two.csv", "-;Durand;;family-name\n-;Paul;;given-name\n-;0102;;phone\n");
    }
  dialog = binome_returns_dialog_new (f->session, returns);
  adw_dialog_present (ADW_DIALOG (dialog), GTK_WIDGET (f->page));
  test_settle ();
  return dialog;
}

static void
test_returns (Fixture *f, gconstpointer data)
{
  gpointer dialog = open_returns (f, TRUE);
  gpointer view = fixture_child (f, "tutors_view");
  GListModel *shown = G_LIST_MODEL (gtk_list_view_get_model (template_child (view, "list_view")));

  g_assert_cmpstr (adw_preferences_group_get_description (template_child (dialog, "list_group")), ==,
                   "1 new application · 1 update · 1 left out");
  g_assert_nonnull (strstr (subtitle_of (dialog, "Marie <&> Lambert"), "New application"));
  g_assert_nonnull (strstr (subtitle_of (dialog, "Paul Durand"), "Telephone"));
  g_assert_nonnull (strstr (subtitle_of (dialog, "Roux"), "no number"));
  click_template_child (dialog, "import_button");
  g_assert_null (adw_window_get_visible_dialog (f->window));
  g_assert_cmpuint (g_list_model_get_n_items (shown), ==, 4);
  g_assert_cmpstr (binome_store_get_undo_name (f->scene.store), ==, "Import 2 registration forms");
  g_assert_true (binome_store_undo (f->scene.store, NULL, NULL));
  test_settle ();
  g_assert_cmpuint (g_list_model_get_n_items (shown), ==, 3);
}

static void
test_nothing_good (Fixture *f, gconstpointer data)
{
  gpointer dialog = open_returns (f, FALSE);

  g_assert_false (gtk_widget_get_sensitive (template_child (dialog, "import_button")));
  adw_dialog_force_close (dialog);
}

static void
write_return (Fixture *f, const char *folder, const char *name, const char *rows)
{
  g_autofree char *path = g_build_filename (folder, name, NULL);
  g_autofree char *text
      = g_strdup_printf ("-;%" G_GINT64_FORMAT "/tutor;;binome-form\n%s", f->scene.programme, rows);

  g_assert_true (g_file_set_contents (path, text, -1, NULL));
}

/* Every form of a folder at once, each with its verdict; what else lies there is not taken for one. */
static void
test_folder (Fixture *f, gconstpointer data)
{
  g_autofree char *folder = g_build_filename (f->scene.folder, "returns", NULL);
  g_autofree char *inner = g_build_filename (folder, "older", NULL);
  g_autoptr (GFile) file = g_file_new_for_path (folder);
  g_autoptr (GListStore) chosen = g_list_store_new (G_TYPE_FILE);
  gpointer dialog;

  g_assert_cmpint (g_mkdir_with_parents (inner, 0700), ==, 0);
  write_return (f, folder, "a.CSV", "-;Lambert;;family-name\n-;Marie;;given-name\n");
  write_return (f, folder, "b.csv", "-;Durand;;family-name\n-;Paul;;given-name\n-;0102;;phone\n");
  write_return (f, folder, "c.csv", "-;Roux;;family-name\n-;many;;capacity\n");
  write_return (f, folder, "d.xlsx", "-;Roux;;family-name\n"); /* only called so */
  write_return (f, folder, ".~lock.a.csv", "-;Petit;;family-name\n");
  write_return (f, folder, "notes.txt", "-;Petit;;family-name\n");
  write_return (f, inner, "e.csv", "-;Petit;;family-name\n-;Zoé;;given-name\n");
  g_list_store_append (chosen, file);

  binome_returns_dialog_present (f->session, GTK_WIDGET (f->page), G_LIST_MODEL (chosen));
  for (guint i = 0; i < 100 && adw_window_get_visible_dialog (f->window) == NULL; i++)
    test_wait (50); /* a thread of its own reads the files */
  test_settle ();
  dialog = adw_window_get_visible_dialog (f->window);
  g_assert_true (BINOME_IS_RETURNS_DIALOG (dialog));
  g_assert_cmpstr (adw_preferences_group_get_description (template_child (dialog, "list_group")), ==,
                   "1 new application · 1 update · 2 left out");
  click_template_child (dialog, "import_button");
  g_assert_cmpstr (binome_store_get_undo_name (f->scene.store), ==, "Import 2 registration forms");
  g_assert_true (binome_store_undo (f->scene.store, NULL, NULL));
}

static void
test_form (Fixture *f, gconstpointer data)
{
  gpointer view = fixture_child (f, "tutors_view");
  gpointer dialog;

  g_assert_true (gtk_widget_activate_action (view, "participants.registration-form", NULL));
  test_settle ();
  dialog = adw_window_get_visible_dialog (f->window);
  g_assert_true (BINOME_IS_REGISTRATION_DIALOG (dialog));
  g_assert_cmpstr (adw_preferences_group_get_title (template_child (dialog, "form_group")), ==,
                   "Registration form for tutors");
  g_signal_emit_by_name (find_labelled (dialog, ADW_TYPE_ACTION_ROW, "On _Paper"), "activated");
  test_settle ();
  g_assert_true (adw_window_get_visible_dialog (f->window) != dialog);
  adw_dialog_force_close (adw_window_get_visible_dialog (f->window));
  adw_dialog_force_close (dialog);
  test_settle ();
}

int
main (int argc, char *argv[])
{
  setlocale (LC_ALL, "");
  g_test_init (&argc, &argv, NULL);
  adw_init ();

  g_test_add ("/recruitment/registration/returns", Fixture, NULL, fixture_set_up, test_returns,
              fixture_tear_down);
  g_test_add ("/recruitment/registration/nothing-good", Fixture, NULL, fixture_set_up, test_nothing_good,
              fixture_tear_down);
  g_test_add ("/recruitment/registration/folder", Fixture, NULL, fixture_set_up, test_folder,
              fixture_tear_down);
  g_test_add ("/recruitment/registration/form", Fixture, NULL, fixture_set_up, test_form, fixture_tear_down);

  return g_test_run ();
}
