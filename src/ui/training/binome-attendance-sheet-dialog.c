/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The attendance sheet of a session as it will be printed, with the ways to paper and to a file. */

#include "training/binome-attendance-sheet-dialog.h"

#include <glib/gi18n-lib.h>

#include "binome-training-sheet.h"
#include "printing/binome-report-preview.h"
#include "printing/binome-report-print.h"
#include "printing/binome-report-save.h"

struct _BinomeAttendanceSheetDialog
{
  AdwDialog parent_instance;

  AdwBanner *error_banner;
  AdwToastOverlay *toast_overlay;
  GtkWidget *print_button;
  BinomeReportPreview *preview;

  BinomeSession *session;
  gint64 id;
};

G_DEFINE_FINAL_TYPE (BinomeAttendanceSheetDialog, binome_attendance_sheet_dialog, ADW_TYPE_DIALOG)

/* A sheet on its way, and where to. */
typedef struct
{
  gint64 session;
  GFile *file;
  BinomeReport *report;
} Sheet;

static Sheet *
sheet_new (BinomeAttendanceSheetDialog *self, GFile *file)
{
  Sheet *sheet = g_new0 (Sheet, 1);

  sheet->session = self->id;
  g_set_object (&sheet->file, file);
  return sheet;
}

static void
sheet_free (gpointer data)
{
  Sheet *sheet = data;

  g_clear_object (&sheet->file);
  g_clear_object (&sheet->report);
  g_free (sheet);
}

static gboolean
sheet_work (BinomeDb *db, gpointer data, GError **error)
{
  Sheet *sheet = data;

  sheet->report = binome_training_sheet_build (db, sheet->session, error);
  return sheet->report != NULL;
}

static void
read_sheet (BinomeAttendanceSheetDialog *self, GFile *file, BinomeSessionDone done)
{
  binome_session_read (self->session, GTK_WIDGET (self), sheet_work, sheet_new (self, file), sheet_free,
                       done);
}

static void
on_shown_cb (GtkWidget *widget, gpointer data)
{
  binome_report_preview_set_report (BINOME_ATTENDANCE_SHEET_DIALOG (widget)->preview,
                                    ((Sheet *)data)->report);
}

static void
on_print_ready_cb (GtkWidget *widget, gpointer data)
{
  binome_report_print_run (((Sheet *)data)->report, widget);
}

/* The printer gets a sheet of its own: its paper may be another than that of the preview. */
static void
print (GtkWidget *widget, const char *name, GVariant *parameter)
{
  read_sheet (BINOME_ATTENDANCE_SHEET_DIALOG (widget), NULL, on_print_ready_cb);
}

/* The dialog covers the window's toasts: what came of it is told here. */
static void
tell (BinomeAttendanceSheetDialog *self, const GError *error)
{
  adw_banner_set_revealed (self->error_banner, error != NULL);
  if (error != NULL)
    adw_banner_set_title (self->error_banner, error->message);
  else
    adw_toast_overlay_add_toast (self->toast_overlay, adw_toast_new (_ ("Attendance sheet saved")));
}

static void
on_saved_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (BinomeAttendanceSheetDialog) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GFile) file = binome_report_save_finish (result, &error);

  tell (self, error);
}

static void
on_save_ready_cb (GtkWidget *widget, gpointer data)
{
  Sheet *sheet = data;

  binome_report_save_async (sheet->report, sheet->file, NULL, on_saved_cb, g_object_ref (widget));
}

static void
on_file_chosen_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (BinomeAttendanceSheetDialog) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GFile) file = gtk_file_dialog_save_finish (GTK_FILE_DIALOG (source), result, &error);

  if (file != NULL)
    read_sheet (self, file, on_save_ready_cb);
  else if (!g_error_matches (error, GTK_DIALOG_ERROR, GTK_DIALOG_ERROR_DISMISSED))
    tell (self, error);
}

static void
save (GtkWidget *widget, const char *name, GVariant *parameter)
{
  g_autoptr (GtkFileDialog) dialog = gtk_file_dialog_new ();
  g_autofree char *file_name = g_strdup_printf ("%s.pdf", _ ("Attendance sheet"));

  gtk_file_dialog_set_title (dialog, _ ("Save the Attendance Sheet"));
  gtk_file_dialog_set_initial_name (dialog, file_name);
  gtk_file_dialog_save (dialog, GTK_WINDOW (gtk_widget_get_root (widget)), NULL, on_file_chosen_cb,
                        g_object_ref (widget));
}

static void
binome_attendance_sheet_dialog_dispose (GObject *object)
{
  BinomeAttendanceSheetDialog *self = BINOME_ATTENDANCE_SHEET_DIALOG (object);

  g_clear_object (&self->session);
  gtk_widget_dispose_template (GTK_WIDGET (self), BINOME_TYPE_ATTENDANCE_SHEET_DIALOG);

  G_OBJECT_CLASS (binome_attendance_sheet_dialog_parent_class)->dispose (object);
}

static void
binome_attendance_sheet_dialog_class_init (BinomeAttendanceSheetDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = binome_attendance_sheet_dialog_dispose;

  g_type_ensure (BINOME_TYPE_REPORT_PREVIEW);
  gtk_widget_class_install_action (widget_class, "sheet.print", NULL, print);
  gtk_widget_class_install_action (widget_class, "sheet.save", NULL, save);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_p, GDK_CONTROL_MASK, "sheet.print", NULL);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/binome/Binome/ui/training/attendance-sheet-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, BinomeAttendanceSheetDialog, error_banner);
  gtk_widget_class_bind_template_child (widget_class, BinomeAttendanceSheetDialog, toast_overlay);
  gtk_widget_class_bind_template_child (widget_class, BinomeAttendanceSheetDialog, print_button);
  gtk_widget_class_bind_template_child (widget_class, BinomeAttendanceSheetDialog, preview);
}

static void
binome_attendance_sheet_dialog_init (BinomeAttendanceSheetDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  adw_dialog_set_focus (ADW_DIALOG (self), self->print_button);
}

/**
 * binome_attendance_sheet_dialog_new:
 * @session: what the window works on
 * @training_session: the id of a training session
 *
 * Returns: (transfer floating): a dialog with its attendance sheet
 */
BinomeAttendanceSheetDialog *
binome_attendance_sheet_dialog_new (BinomeSession *session, gint64 training_session)
{
  BinomeAttendanceSheetDialog *self = g_object_new (BINOME_TYPE_ATTENDANCE_SHEET_DIALOG, NULL);

  self->session = g_object_ref (session);
  self->id = training_session;
  read_sheet (self, NULL, on_shown_cb);
  return self;
}
