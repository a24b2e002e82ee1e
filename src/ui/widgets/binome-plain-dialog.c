/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The frame of a dialog that is filled by code: a title, a way out, and room below. */

#include "widgets/binome-plain-dialog.h"

/**
 * binome_plain_dialog_set_up:
 * @self: a dialog with nothing in it
 * @width: that its content would like, in pixels
 * @height: likewise
 *
 * Returns: (transfer none): where the content goes, below a header bar
 */
AdwToolbarView *
binome_plain_dialog_set_up (AdwDialog *self, int width, int height)
{
  AdwToolbarView *view = ADW_TOOLBAR_VIEW (adw_toolbar_view_new ());
  GtkWidget *header = adw_header_bar_new ();

  adw_toolbar_view_add_top_bar (view, header);
  g_object_set_data (G_OBJECT (self), "binome-header", header);
  adw_dialog_set_content_width (self, width);
  adw_dialog_set_content_height (self, height);
  adw_dialog_set_child (self, GTK_WIDGET (view));
  return view;
}

/**
 * binome_plain_dialog_new:
 * @title: of the dialog, translated
 * @width: that its content would like, in pixels
 * @height: likewise
 * @view: (out) (transfer none): where the content goes
 *
 * Returns: (transfer floating): a dialog with a header bar and nothing below it yet
 */
AdwDialog *
binome_plain_dialog_new (const char *title, int width, int height, AdwToolbarView **view)
{
  AdwDialog *dialog = adw_dialog_new ();

  *view = binome_plain_dialog_set_up (dialog, width, height);
  adw_dialog_set_title (dialog, title);
  return dialog;
}

/**
 * binome_plain_dialog_add_export:
 * @self: a dialog that was set up here
 * @label: what the button does, translated
 * @list: which list, as binome_export_kind_for_word() knows it
 *
 * Adds a way to write the list that the dialog shows to a file.
 */
void
binome_plain_dialog_add_export (AdwDialog *self, const char *label, const char *list)
{
  GtkWidget *button = gtk_button_new_from_icon_name ("document-save-symbolic");

  gtk_widget_set_tooltip_text (button, label);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "s", list);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "win.export");
  adw_header_bar_pack_end (g_object_get_data (G_OBJECT (self), "binome-header"), button);
}
