/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The frame of a dialog that is filled by code: a title, a way out, and room below. */

#include "widgets/binome-plain-dialog.h"

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

  *view = ADW_TOOLBAR_VIEW (adw_toolbar_view_new ());
  adw_toolbar_view_add_top_bar (*view, adw_header_bar_new ());
  adw_dialog_set_title (dialog, title);
  adw_dialog_set_content_width (dialog, width);
  adw_dialog_set_content_height (dialog, height);
  adw_dialog_set_child (dialog, GTK_WIDGET (*view));
  return dialog;
}
