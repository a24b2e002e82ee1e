/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A document as it will be printed, with the ways to paper, to a file, and to its words in the library of
 * letters. */

#include "printing/binome-report-dialog.h"

#include <glib/gi18n-lib.h>

#include "letters/binome-letter-text-page.h"
#include "printing/binome-report-preview.h"
#include "printing/binome-report-print.h"
#include "printing/binome-report-save.h"

struct _BinomeReportDialog
{
  AdwDialog parent_instance;

  AdwNavigationView *navigation;
  AdwBanner *error_banner;
  AdwToastOverlay *toast_overlay;
  GtkWidget *print_button;
  GtkWidget *edit_button;
  BinomeReportPreview *preview;

  BinomeSession *session;
  BinomeReportBuild build;
  gint64 id;
  const BinomeLetterKind *letter; /* (nullable) */
};

G_DEFINE_FINAL_TYPE (BinomeReportDialog, binome_report_dialog, ADW_TYPE_DIALOG)

/* A document on its way, and where to. */
typedef struct
{
  BinomeReportBuild build;
  gint64 id;
  GFile *file;
  BinomeReport *report;
} Document;

static Document *
document_new (BinomeReportDialog *self, GFile *file)
{
  Document *document = g_new0 (Document, 1);

  document->build = self->build;
  document->id = self->id;
  g_set_object (&document->file, file);
  return document;
}

static void
document_free (gpointer data)
{
  Document *document = data;

  g_clear_object (&document->file);
  g_clear_object (&document->report);
  g_free (document);
}

static gboolean
document_work (BinomeDb *db, gpointer data, GError **error)
{
  Document *document = data;

  document->report = document->build (db, document->id, error);
  return document->report != NULL;
}

static void
read_document (BinomeReportDialog *self, GFile *file, BinomeSessionDone done)
{
  binome_session_read (self->session, GTK_WIDGET (self), document_work, document_new (self, file),
                       document_free, done);
}

static void
on_shown_cb (GtkWidget *widget, gpointer data)
{
  binome_report_preview_set_report (BINOME_REPORT_DIALOG (widget)->preview, ((Document *)data)->report);
}

static void
show (BinomeReportDialog *self)
{
  read_document (self, NULL, on_shown_cb);
}

static void
on_print_ready_cb (GtkWidget *widget, gpointer data)
{
  binome_report_print_run (((Document *)data)->report, widget);
}

/* The printer gets a document of its own: its paper may be another than that of the preview. */
static void
print (GtkWidget *widget, const char *name, GVariant *parameter)
{
  read_document (BINOME_REPORT_DIALOG (widget), NULL, on_print_ready_cb);
}

/* The dialog covers the window's toasts: what came of it is told here. */
static void
tell (BinomeReportDialog *self, const GError *error)
{
  adw_banner_set_revealed (self->error_banner, error != NULL);
  if (error != NULL)
    adw_banner_set_title (self->error_banner, error->message);
  else
    adw_toast_overlay_add_toast (self->toast_overlay, adw_toast_new (_ ("Document saved")));
}

static void
on_saved_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (BinomeReportDialog) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GFile) file = binome_report_save_finish (result, &error);

  tell (self, error);
}

static void
on_save_ready_cb (GtkWidget *widget, gpointer data)
{
  Document *document = data;

  binome_report_save_async (document->report, document->file, NULL, on_saved_cb, g_object_ref (widget));
}

static void
on_file_chosen_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (BinomeReportDialog) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GFile) file = gtk_file_dialog_save_finish (GTK_FILE_DIALOG (source), result, &error);

  if (file != NULL)
    read_document (self, file, on_save_ready_cb);
  else if (!g_error_matches (error, GTK_DIALOG_ERROR, GTK_DIALOG_ERROR_DISMISSED))
    tell (self, error);
}

static void
save (GtkWidget *widget, const char *name, GVariant *parameter)
{
  g_autoptr (GtkFileDialog) dialog = gtk_file_dialog_new ();
  g_autofree char *file_name = g_strdup_printf ("%s.pdf", adw_dialog_get_title (ADW_DIALOG (widget)));

  gtk_file_dialog_set_title (dialog, _ ("Save as PDF"));
  gtk_file_dialog_set_initial_name (dialog, file_name);
  gtk_file_dialog_save (dialog, GTK_WINDOW (gtk_widget_get_root (widget)), NULL, on_file_chosen_cb,
                        g_object_ref (widget));
}

/* ---- its words ---- */

/* They are kept when their page goes: what was changed is seen at once. */
static void
on_text_unmap_cb (BinomeReportDialog *self)
{
  if (self->session != NULL)
    show (self);
}

static void
edit_text (GtkWidget *widget, const char *name, GVariant *parameter)
{
  BinomeReportDialog *self = BINOME_REPORT_DIALOG (widget);
  AdwNavigationPage *page = binome_letter_text_page_new (self->session, self->letter, NULL);

  g_signal_connect_object (page, "unmap", G_CALLBACK (on_text_unmap_cb), self, G_CONNECT_SWAPPED);
  adw_navigation_view_push (self->navigation, page);
}

/* ---- the dialog ---- */

static void
binome_report_dialog_dispose (GObject *object)
{
  BinomeReportDialog *self = BINOME_REPORT_DIALOG (object);

  g_clear_object (&self->session);
  gtk_widget_dispose_template (GTK_WIDGET (self), BINOME_TYPE_REPORT_DIALOG);

  G_OBJECT_CLASS (binome_report_dialog_parent_class)->dispose (object);
}

static void
binome_report_dialog_class_init (BinomeReportDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = binome_report_dialog_dispose;

  g_type_ensure (BINOME_TYPE_REPORT_PREVIEW);
  gtk_widget_class_install_action (widget_class, "report.print", NULL, print);
  gtk_widget_class_install_action (widget_class, "report.save", NULL, save);
  gtk_widget_class_install_action (widget_class, "report.edit-text", NULL, edit_text);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_p, GDK_CONTROL_MASK, "report.print", NULL);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/binome/Binome/ui/printing/report-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, BinomeReportDialog, navigation);
  gtk_widget_class_bind_template_child (widget_class, BinomeReportDialog, error_banner);
  gtk_widget_class_bind_template_child (widget_class, BinomeReportDialog, toast_overlay);
  gtk_widget_class_bind_template_child (widget_class, BinomeReportDialog, print_button);
  gtk_widget_class_bind_template_child (widget_class, BinomeReportDialog, edit_button);
  gtk_widget_class_bind_template_child (widget_class, BinomeReportDialog, preview);
}

static void
binome_report_dialog_init (BinomeReportDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  adw_dialog_set_focus (ADW_DIALOG (self), self->print_button);
}

/**
 * binome_report_dialog_new:
 * @session: what the window works on
 * @title: what it is; also the name of the file proposed
 * @build: writes it, on the database thread
 * @id: what it is about, for @build
 * @letter: (nullable): what the library of letters calls its words, if they can be changed there
 *
 * Returns: (transfer floating): a dialog with the document
 */
BinomeReportDialog *
binome_report_dialog_new (BinomeSession *session, const char *title, BinomeReportBuild build, gint64 id,
                          const char *letter)
{
  BinomeReportDialog *self = g_object_new (BINOME_TYPE_REPORT_DIALOG, "title", title, NULL);

  self->session = g_object_ref (session);
  self->build = build;
  self->id = id;
  self->letter = letter != NULL ? binome_letter_kind_find (letter) : NULL;
  gtk_widget_set_visible (self->edit_button, self->letter != NULL);
  show (self);
  return self;
}
