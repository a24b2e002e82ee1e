/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The one place that tells the user how something went. */

#include "binome-feedback.h"

#include <glib/gi18n-lib.h>

#include "binome-window.h"
#include "widgets/binome-form-dialog.h"

static BinomeWindow *
window_of (GtkWidget *widget)
{
  GtkRoot *root = widget != NULL ? gtk_widget_get_root (widget) : NULL;

  return BINOME_IS_WINDOW (root) ? BINOME_WINDOW (root) : NULL;
}

static void
show (GtkWidget *widget, const char *message, gboolean undo)
{
  BinomeWindow *window = window_of (widget);
  AdwToast *toast;

  if (window == NULL)
    return;

  toast = adw_toast_new (message);
  adw_toast_set_use_markup (toast, FALSE);
  if (undo)
    {
      adw_toast_set_button_label (toast, _ ("_Undo"));
      adw_toast_set_action_name (toast, "win.undo");
    }
  binome_window_add_toast (window, toast);
}

/**
 * binome_feedback_show_error:
 * @widget: (nullable): where the user is
 * @error: what went wrong; a cancellation is not told
 *
 * Tells of a failure: in the form where there is one, else at the bottom of the window.
 */
void
binome_feedback_show_error (GtkWidget *widget, const GError *error)
{
  GtkWidget *form = widget != NULL ? gtk_widget_get_ancestor (widget, BINOME_TYPE_FORM_DIALOG) : NULL;

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  if (form != NULL)
    binome_form_dialog_show_error (BINOME_FORM_DIALOG (form), error->message);
  else
    show (widget, error->message, FALSE);
}

/**
 * binome_feedback_toast:
 * @widget: where the user is
 * @message: what was done
 */
void
binome_feedback_toast (GtkWidget *widget, const char *message)
{
  show (widget, message, FALSE);
}

/**
 * binome_feedback_toast_undo:
 * @widget: where the user is
 * @message: what was done
 *
 * As binome_feedback_toast(), with a button that takes it back.
 */
void
binome_feedback_toast_undo (GtkWidget *widget, const char *message)
{
  show (widget, message, TRUE);
}
