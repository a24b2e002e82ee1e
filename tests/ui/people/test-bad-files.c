/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Files that nobody wants to get, in the import dialog: each is refused with a reason or read as it is meant,
 * and the people that were there stay. */

#include "people-fixture.h"

#include "bad-sheets.h"
#include "binome-model.h"
#include "people/binome-import-dialog.h"

static const char *
step_of (BinomeImportDialog *dialog)
{
  return adw_navigation_page_get_tag (
      adw_navigation_view_get_visible_page (people_child (dialog, "navigation")));
}

static gboolean
is_done (gpointer dialog)
{
  return g_strcmp0 (step_of (dialog), "progress") != 0;
}

static BinomeImportDialog *
open_sheet (Fixture *f, const BadSheet *sheet)
{
  g_autofree char *path = g_build_filename (f->folder, sheet->name, NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GBytes) bytes = sheet->make ();
  g_autoptr (GError) error = NULL;
  BinomeImportDialog *dialog;
  gsize size;
  const char *data = g_bytes_get_data (bytes, &size);

  g_file_set_contents (path, data, (gssize)size, &error);
  g_assert_no_error (error);
  dialog = binome_import_dialog_new_for_file (binome_window_get_session (f->window), file);
  adw_dialog_present (ADW_DIALOG (dialog), GTK_WIDGET (f->window));
  test_settle ();
  people_wait_until (is_done, dialog);
  return dialog;
}

static void
click (BinomeImportDialog *dialog, const char *button)
{
  g_signal_emit_by_name (people_child (dialog, button), "clicked");
  test_settle ();
}

static void
assert_refused (BinomeImportDialog *dialog, const char *reason)
{
  AdwBanner *banner = people_child (dialog, "file_banner");

  g_assert_cmpstr (step_of (dialog), ==, "file");
  g_assert_true (adw_banner_get_revealed (banner));
  g_assert_nonnull (strstr (adw_banner_get_title (banner), reason));
  adw_dialog_force_close (ADW_DIALOG (dialog));
  test_settle ();
}

static gboolean
is_gone (gpointer dialog)
{
  return *(gpointer *)dialog == NULL;
}

/* What stands above the columns of the file. */
static const char *
find_description (GtkWidget *widget)
{
  const char *found
      = ADW_IS_PREFERENCES_GROUP (widget)
                && g_strcmp0 (adw_preferences_group_get_title (ADW_PREFERENCES_GROUP (widget)), "Columns")
                       == 0
            ? adw_preferences_group_get_description (ADW_PREFERENCES_GROUP (widget))
            : NULL;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL && found == NULL;
       child = gtk_widget_get_next_sibling (child))
    found = find_description (child);
  return found;
}

/* What else is to be known of the file is told before anything is imported; of others there is nothing. */
static void
assert_note (BinomeImportDialog *dialog, const char *note)
{
  const char *description = find_description (GTK_WIDGET (dialog));

  g_assert_nonnull (description);
  if (note != NULL)
    g_assert_nonnull (strstr (description, note));
  else
    g_assert_null (strstr (description, "#"));
}

static void
import_all (BinomeImportDialog *dialog)
{
  click (dialog, "preview_button");
  people_wait_until (is_done, dialog);
  g_assert_cmpstr (step_of (dialog), ==, "preview");
  g_object_add_weak_pointer (G_OBJECT (dialog), (gpointer *)&dialog);
  click (dialog, "apply_button");
  people_wait_until (is_gone, &dialog);
}

static void
test_sheets (Fixture *f, gconstpointer data)
{
  gint64 expected = 3;

  for (guint i = 0; i < n_bad_sheets; i++)
    {
      BinomeImportDialog *dialog = open_sheet (f, &bad_sheets[i]);

      if (bad_sheets[i].refused != NULL)
        assert_refused (dialog, bad_sheets[i].refused);
      else
        {
          g_assert_cmpstr (step_of (dialog), ==, "columns");
          assert_note (dialog, bad_sheets[i].note);
          import_all (dialog);
        }
      expected += bad_sheets[i].n_people;
      g_assert_cmpint (people_count (f->store, BINOME_TYPE_PERSON), ==, expected);
    }
}

int
main (int argc, char **argv)
{
  adw_init ();
  g_test_init (&argc, &argv, NULL);

  g_test_add ("/ui/people/bad-files/sheets", Fixture, NULL, people_set_up, test_sheets, people_tear_down);
  return g_test_run ();
}
