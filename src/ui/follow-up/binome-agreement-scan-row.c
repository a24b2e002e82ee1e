/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The signed copy of a document in its form: to attach, to look at, to replace, to take away. What is done
 * here is done at once, and can be undone. */

#include "follow-up/binome-agreement-scan-row.h"

#include <glib/gi18n-lib.h>

#include "binome-agreement-scan.h"
#include "binome-feedback.h"
#include "binome-model.h"
#include "widgets/binome-form-dialog.h"

/* It lives as long as the row. */
typedef struct
{
  BinomeSession *session;
  BinomeEntity *agreement; /* live */
  GtkWidget *clear_button;
  GtkWidget *choose_button;
} ScanRow;

static void
scan_row_free (gpointer data)
{
  ScanRow *self = data;

  g_object_unref (self->session);
  g_object_unref (self->agreement);
  g_free (self);
}

static ScanRow *
get (GtkWidget *row)
{
  return g_object_get_data (G_OBJECT (row), "binome-scan-row");
}

static void
show (GtkWidget *row)
{
  const ScanRow *self = get (row);
  const char *name = binome_entity_get_text (self->agreement, BINOME_AGREEMENT_SCAN);
  gboolean attached = *name != '\0';
  const char *choose = attached ? _ ("Replace with another file…") : _ ("Attach a file…");

  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), attached ? name : _ ("A PDF or a picture; none yet"));
  gtk_widget_set_visible (self->clear_button, attached);
  gtk_widget_set_tooltip_text (self->choose_button, choose);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->choose_button), GTK_ACCESSIBLE_PROPERTY_LABEL, choose,
                                  -1);
}

/* ---- attaching ---- */

typedef struct
{
  gint64 agreement;
  GFile *file; /* NULL to take it away */
  char *folder;
} Scan;

static Scan *
scan_new (const ScanRow *self)
{
  Scan *scan = g_new0 (Scan, 1);

  scan->agreement = binome_entity_get_id (self->agreement);
  return scan;
}

static void
scan_free (gpointer data)
{
  Scan *scan = data;

  g_clear_object (&scan->file);
  g_free (scan->folder);
  g_free (scan);
}

static gboolean
attach_work (BinomeDb *db, gpointer data, GError **error)
{
  const Scan *scan = data;

  return binome_agreement_scan_attach (db, scan->agreement, scan->file, error);
}

static gboolean
remove_work (BinomeDb *db, gpointer data, GError **error)
{
  return binome_agreement_scan_remove (db, ((Scan *)data)->agreement, error);
}

static void
on_attached_cb (GtkWidget *row, gpointer data)
{
  GtkWidget *form = gtk_widget_get_ancestor (row, BINOME_TYPE_FORM_DIALOG);

  if (form != NULL)
    binome_form_dialog_show_error (BINOME_FORM_DIALOG (form), NULL);
  binome_feedback_toast_undo (row, _ ("Signed copy attached"));
}

static void
on_removed_cb (GtkWidget *row, gpointer data)
{
  binome_feedback_toast_undo (row, _ ("Signed copy removed"));
}

/**
 * binome_agreement_scan_row_attach:
 * @row: a row
 * @file: a PDF or a picture
 *
 * Takes the file into the workspace as the signed copy.
 */
void
binome_agreement_scan_row_attach (GtkWidget *row, GFile *file)
{
  ScanRow *self = get (row);
  Scan *scan = scan_new (self);

  scan->file = g_object_ref (file);
  binome_session_write (self->session, row, _ ("Attach a signed copy"), attach_work, scan, scan_free,
                        on_attached_cb);
}

static void
on_clear_clicked_cb (GtkWidget *row)
{
  ScanRow *self = get (row);

  binome_session_write (self->session, row, _ ("Remove a signed copy"), remove_work, scan_new (self),
                        scan_free, on_removed_cb);
}

static void
on_chosen_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GtkWidget) row = user_data;
  g_autoptr (GFile) file = gtk_file_dialog_open_finish (GTK_FILE_DIALOG (source), result, NULL);

  if (file != NULL && gtk_widget_get_root (row) != NULL)
    binome_agreement_scan_row_attach (row, file);
}

static void
on_choose_clicked_cb (GtkWidget *row)
{
  g_autoptr (GtkFileDialog) dialog = gtk_file_dialog_new ();
  g_autoptr (GtkFileFilter) filter = gtk_file_filter_new ();

  gtk_file_filter_set_name (filter, _ ("PDF and pictures"));
  gtk_file_filter_add_mime_type (filter, "application/pdf");
  gtk_file_filter_add_mime_type (filter, "image/jpeg");
  gtk_file_filter_add_mime_type (filter, "image/png");
  gtk_file_filter_add_mime_type (filter, "image/tiff");
  gtk_file_dialog_set_title (dialog, _ ("Attach a Signed Copy"));
  gtk_file_dialog_set_default_filter (dialog, filter);
  gtk_file_dialog_open (dialog, GTK_WINDOW (gtk_widget_get_root (row)), NULL, on_chosen_cb,
                        g_object_ref (row));
}

/* ---- looking at it ---- */

static gboolean
open_work (BinomeDb *db, gpointer data, GError **error)
{
  Scan *scan = data;

  scan->file = binome_agreement_scan_put_out (db, scan->agreement, scan->folder, error);
  return scan->file != NULL;
}

static void
on_put_out_cb (GtkWidget *row, gpointer data)
{
  binome_feedback_open_file (row, ((Scan *)data)->file);
}

static void
on_activated_cb (GtkWidget *row)
{
  ScanRow *self = get (row);
  Scan *scan;

  if (*binome_entity_get_text (self->agreement, BINOME_AGREEMENT_SCAN) == '\0')
    {
      on_choose_clicked_cb (row);
      return;
    }

  scan = scan_new (self);
  /* Emptied with the session: nobody's signature is left behind. */
  scan->folder = g_build_filename (g_get_user_runtime_dir (), "binome", "signed", NULL);
  binome_session_read (self->session, row, open_work, scan, scan_free, on_put_out_cb);
}

static GtkWidget *
add_button (GtkWidget *row, const char *icon, GCallback clicked)
{
  GtkWidget *button = gtk_button_new_from_icon_name (icon);

  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (button, "flat");
  g_signal_connect_object (button, "clicked", clicked, row, G_CONNECT_SWAPPED);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), button);
  return button;
}

/**
 * binome_agreement_scan_row_new:
 * @session: what the window works on
 * @agreement: a live document
 *
 * Returns: (transfer floating): a row that shows its signed copy, or asks for it
 */
GtkWidget *
binome_agreement_scan_row_new (BinomeSession *session, BinomeEntity *agreement)
{
  GtkWidget *row = adw_action_row_new ();
  ScanRow *self = g_new0 (ScanRow, 1);

  self->session = g_object_ref (session);
  self->agreement = g_object_ref (agreement);
  g_object_set_data_full (G_OBJECT (row), "binome-scan-row", self, scan_row_free);
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), _ ("Signed copy"));
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  gtk_widget_add_css_class (row, "property");
  self->clear_button = add_button (row, "edit-clear-symbolic", G_CALLBACK (on_clear_clicked_cb));
  gtk_widget_set_tooltip_text (self->clear_button, _ ("Remove the signed copy"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->clear_button), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Remove the signed copy"), -1);
  self->choose_button = add_button (row, "document-open-symbolic", G_CALLBACK (on_choose_clicked_cb));
  g_signal_connect (row, "activated", G_CALLBACK (on_activated_cb), NULL);
  g_signal_connect_object (agreement, "notify::scan", G_CALLBACK (show), row, G_CONNECT_SWAPPED);
  show (row);
  return row;
}
