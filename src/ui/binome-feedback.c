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

static AdwToast *
make_toast (const char *message, gboolean undo)
{
  AdwToast *toast = adw_toast_new (message);

  adw_toast_set_use_markup (toast, FALSE);
  if (undo)
    {
      adw_toast_set_button_label (toast, _ ("_Undo"));
      adw_toast_set_action_name (toast, "win.undo");
    }
  return toast;
}

static void
show (GtkWidget *widget, const char *message, gboolean undo)
{
  BinomeWindow *window = window_of (widget);

  if (window != NULL)
    binome_window_add_toast (window, make_toast (message, undo));
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

static void
on_launched_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GtkWidget) widget = user_data;
  g_autoptr (GError) error = NULL;

  if (!gtk_file_launcher_launch_finish (GTK_FILE_LAUNCHER (source), result, &error)
      && !g_error_matches (error, GTK_DIALOG_ERROR, GTK_DIALOG_ERROR_DISMISSED))
    binome_feedback_show_error (widget, error);
}

/**
 * binome_feedback_open_file:
 * @widget: where the user is
 * @file: what to look at
 *
 * Opens @file in the program that is for it, and tells where that fails.
 */
void
binome_feedback_open_file (GtkWidget *widget, GFile *file)
{
  g_autoptr (GtkFileLauncher) launcher = gtk_file_launcher_new (file);

  gtk_file_launcher_launch (launcher, GTK_WINDOW (gtk_widget_get_root (widget)), NULL, on_launched_cb,
                            g_object_ref (widget));
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

static void
on_letter_clicked_cb (GtkWidget *button, AdwToast *toast)
{
  /* First: without its toast the button belongs to no window. */
  gtk_widget_activate_action_variant (button, "win.write-letter",
                                      g_object_get_data (G_OBJECT (button), "binome-letter"));
  adw_toast_dismiss (toast);
}

/* A toast has one button, which takes back what was done; this one stands below the words. */
static GtkWidget *
make_letter_button (AdwToast *toast, const char *letter, GArray *enrolments)
{
  GtkWidget *button = gtk_button_new_with_mnemonic (_ ("_Write the Letter"));
  gsize n = enrolments != NULL ? enrolments->len : 0;
  GVariant *target = g_variant_new (
      "(s@ax)", letter,
      g_variant_new_fixed_array (G_VARIANT_TYPE_INT64, n > 0 ? enrolments->data : NULL, n, sizeof (gint64)));

  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_halign (button, GTK_ALIGN_START);
  g_object_set_data_full (G_OBJECT (button), "binome-letter", g_variant_ref_sink (target),
                          (GDestroyNotify)g_variant_unref);
  g_signal_connect_object (button, "clicked", G_CALLBACK (on_letter_clicked_cb), toast, G_CONNECT_DEFAULT);
  return button;
}

/**
 * binome_feedback_toast_letter:
 * @widget: where the user is
 * @message: what was done
 * @letter: (nullable): the letter that is due now, if any
 * @enrolments: (nullable) (element-type gint64): who is to get it; %NULL for those who usually do
 *
 * As binome_feedback_toast_undo(), and offers to write the letter.
 */
void
binome_feedback_toast_letter (GtkWidget *widget, const char *message, const char *letter, GArray *enrolments)
{
  BinomeWindow *window = window_of (widget);
  GtkWidget *box, *label;
  AdwToast *toast;

  if (window == NULL || letter == NULL)
    {
      show (widget, message, TRUE);
      return;
    }

  toast = make_toast (message, TRUE);
  box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  label = gtk_label_new (message);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_lines (GTK_LABEL (label), 2);
  gtk_widget_add_css_class (label, "heading");
  gtk_widget_set_margin_start (label, 14);
  gtk_box_append (GTK_BOX (box), label);
  gtk_box_append (GTK_BOX (box), make_letter_button (toast, letter, enrolments));
  adw_toast_set_custom_title (toast, box);
  binome_window_add_toast (window, toast);
}
