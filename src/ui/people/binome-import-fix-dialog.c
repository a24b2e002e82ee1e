/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One line of a list that is being imported, with its cells to be corrected. */

#include "people/binome-import-fix-dialog.h"

#include <glib/gi18n-lib.h>

typedef struct
{
  BinomeImportFix *fix;
  GPtrArray *rows; /* of AdwEntryRow, one a column; NULL where a column is left out */
  GWeakRef owner;
  BinomeImportFixed fixed;
} Fixing;

static void
fixing_free (gpointer data)
{
  Fixing *self = data;

  binome_import_fix_unref (self->fix);
  g_ptr_array_unref (self->rows);
  g_weak_ref_clear (&self->owner);
  g_free (self);
}

static void
on_apply_cb (AdwDialog *dialog)
{
  Fixing *self = g_object_get_data (G_OBJECT (dialog), "binome-fixing");
  g_autoptr (GObject) owner = g_weak_ref_get (&self->owner);

  for (guint i = 0; i < self->rows->len; i++)
    if (self->rows->pdata[i] != NULL)
      binome_import_fix_set (self->fix, i, gtk_editable_get_text (self->rows->pdata[i]));
  adw_dialog_close (dialog);
  if (owner != NULL)
    self->fixed (owner);
}

static void
add_cell (Fixing *self, AdwPreferencesGroup *group, guint column, AdwDialog *dialog)
{
  BinomeImport *import = self->fix->import;
  GtkWidget *row = NULL;

  if (binome_import_get_target (import, column) != BINOME_COLUMN_IGNORE
      || binome_import_get_own_field (import, column) != 0)
    {
      row = adw_entry_row_new ();
      adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
      adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), binome_import_get_header (import, column));
      gtk_editable_set_text (GTK_EDITABLE (row), self->fix->cells[column]);
      g_signal_connect_object (row, "entry-activated", G_CALLBACK (on_apply_cb), dialog, G_CONNECT_SWAPPED);
      adw_preferences_group_add (group, row);
    }
  g_ptr_array_add (self->rows, row);
}

static GtkWidget *
make_apply_button (AdwDialog *dialog)
{
  GtkWidget *button = gtk_button_new_with_mnemonic (_ ("_Correct"));

  gtk_widget_add_css_class (button, "suggested-action");
  g_signal_connect_object (button, "clicked", G_CALLBACK (on_apply_cb), dialog, G_CONNECT_SWAPPED);
  return button;
}

/**
 * binome_import_fix_dialog_new:
 * @fix: (transfer full): the cells of a line, read
 * @owner: who is told
 * @fixed: called once the cells are corrected
 *
 * Returns: (transfer floating): a dialog with what the line says and what is wrong with it
 */
AdwDialog *
binome_import_fix_dialog_new (BinomeImportFix *fix, GObject *owner, BinomeImportFixed fixed)
{
  /* Translators: %u is the number of a line in a file. */
  g_autofree char *title = g_strdup_printf (_ ("Line %u"), fix->line);
  g_autofree char *text = binome_import_dup_text (fix->import, fix->row);
  AdwDialog *dialog = adw_dialog_new ();
  AdwToolbarView *view = ADW_TOOLBAR_VIEW (adw_toolbar_view_new ());
  AdwPreferencesPage *page = ADW_PREFERENCES_PAGE (adw_preferences_page_new ());
  AdwPreferencesGroup *reason = ADW_PREFERENCES_GROUP (adw_preferences_group_new ());
  AdwPreferencesGroup *group = ADW_PREFERENCES_GROUP (adw_preferences_group_new ());
  AdwHeaderBar *bar = ADW_HEADER_BAR (adw_header_bar_new ());
  Fixing *self = g_new0 (Fixing, 1);

  self->fix = fix;
  self->rows = g_ptr_array_new ();
  self->fixed = fixed;
  g_weak_ref_init (&self->owner, owner);
  g_object_set_data_full (G_OBJECT (dialog), "binome-fixing", self, fixing_free);

  adw_preferences_group_set_description (reason, *text != '\0' ? text : NULL);
  gtk_widget_set_visible (GTK_WIDGET (reason), *text != '\0');
  adw_preferences_group_set_description (
      group, _ ("What you correct here holds for this import. Your file stays as it is."));
  for (guint i = 0; fix->cells[i] != NULL; i++)
    add_cell (self, group, i, dialog);
  adw_preferences_page_add (page, reason);
  adw_preferences_page_add (page, group);
  adw_toolbar_view_set_content (view, GTK_WIDGET (page));
  adw_header_bar_pack_end (bar, make_apply_button (dialog));
  adw_toolbar_view_add_top_bar (view, GTK_WIDGET (bar));
  adw_dialog_set_title (dialog, title);
  adw_dialog_set_content_width (dialog, 460);
  adw_dialog_set_content_height (dialog, 560);
  adw_dialog_set_child (dialog, GTK_WIDGET (view));
  return dialog;
}
