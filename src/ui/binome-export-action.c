/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Writes a list to a file; the ending of its name says which kind. */

#include "binome-export-action.h"

#include <glib/gi18n-lib.h>

#include "binome-clock.h"
#include "binome-feedback.h"
#include "binome-file-save.h"
#include "widgets/binome-progress-dialog.h"

/* What is written, and where. */
typedef struct
{
  BinomeWindow *window;
  BinomeExportList *list;
  BinomeExportFormat format;
  GFile *file;
} Job;

static void
job_free (gpointer data)
{
  Job *job = data;

  g_clear_object (&job->window);
  g_clear_object (&job->file);
  binome_export_list_unref (job->list);
  g_free (job);
}

/* In the thread of the store. */
static gboolean
export_work (BinomeDb *db, gpointer data, GError **error)
{
  Job *job = data;
  g_autoptr (GBytes) bytes
      = binome_export_list_make (job->list, db, binome_clock_today (), job->format, error);

  return bytes != NULL && binome_file_save (job->file, bytes, binome_db_get_cancellable (db), error);
}

/* What the user is told stays until it is read: a failure is no toast. */
static void
show_failure (GtkWidget *window, const GError *error)
{
  AdwDialog *alert;

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    {
      binome_feedback_toast (window, _ ("Cancelled: nothing was written."));
      return;
    }

  alert = adw_alert_dialog_new (_ ("The List Was Not Exported"), error->message);
  adw_alert_dialog_add_response (ADW_ALERT_DIALOG (alert), "close", _ ("_Close"));
  adw_dialog_present (alert, window);
}

static void
on_exported_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (BinomeProgressDialog) dialog = user_data;
  g_autoptr (GError) error = NULL;
  g_autofree char *name = NULL;
  g_autofree char *message = NULL;
  gpointer data;
  gboolean written = binome_store_read_finish (BINOME_STORE (source), result, &data, &error);
  Job *job = g_object_get_data (G_OBJECT (dialog), "binome-job");

  binome_progress_dialog_finish (dialog);
  if (!written)
    {
      show_failure (GTK_WIDGET (job->window), error);
      return;
    }

  name = g_file_get_basename (job->file);
  /* Translators: %s is a file. */
  message = g_strdup_printf (_ ("Written: “%s”"), name);
  binome_feedback_toast (GTK_WIDGET (job->window), message);
}

static double
get_progress (gpointer list)
{
  return binome_export_list_get_progress (list);
}

/* Takes @job. */
static void
start (Job *job)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  BinomeProgressDialog *dialog = binome_progress_dialog_new (_ ("Exporting…"), cancellable);

  g_object_ref_sink (dialog);
  g_object_set_data_full (G_OBJECT (dialog), "binome-job", job, job_free);
  binome_progress_dialog_watch (dialog, GTK_WIDGET (job->window), get_progress,
                                binome_export_list_ref (job->list), (GDestroyNotify)binome_export_list_unref);
  binome_store_read_async (binome_session_get_store (binome_window_get_session (job->window)), export_work,
                           job, NULL, cancellable, on_exported_cb, dialog);
}

/**
 * binome_export_action_write:
 * @window: the window that asks for the file
 * @list: what to write
 * @file: where to; its ending says which kind of file
 *
 * Writes @list, with progress and a way to give it up. A file that is there is replaced once the new one is
 * whole.
 */
void
binome_export_action_write (BinomeWindow *window, BinomeExportList *list, GFile *file)
{
  g_autofree char *name = g_file_get_basename (file);
  g_autoptr (GError) error = NULL;
  BinomeExportFormat format;
  Job *job;

  if (!binome_export_format_for_name (name, binome_export_list_get_kind (list), &format, &error))
    {
      show_failure (GTK_WIDGET (window), error);
      return;
    }

  job = g_new0 (Job, 1);
  job->window = g_object_ref (window);
  job->list = binome_export_list_ref (list);
  job->format = format;
  job->file = g_object_ref (file);
  start (job);
}

/* ---- which file ---- */

typedef struct
{
  BinomeWindow *window;
  BinomeExportList *list;
} Question;

static void
on_file_chosen_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Question *question = user_data;
  g_autoptr (GFile) file = gtk_file_dialog_save_finish (GTK_FILE_DIALOG (source), result, NULL);

  if (file != NULL)
    binome_export_action_write (question->window, question->list, file);
  g_object_unref (question->window);
  binome_export_list_unref (question->list);
  g_free (question);
}

/* The usual kind of file comes first. */
static GListModel *
make_filters (BinomeExportKind kind)
{
  static const BinomeExportFormat order[]
      = { BINOME_EXPORT_FORMAT_XLSX,  BINOME_EXPORT_FORMAT_ODS,       BINOME_EXPORT_FORMAT_CSV,
          BINOME_EXPORT_FORMAT_VCARD, BINOME_EXPORT_FORMAT_ICALENDAR, BINOME_EXPORT_FORMAT_JSON };
  GListStore *filters = g_list_store_new (GTK_TYPE_FILE_FILTER);

  for (guint i = 0; i < G_N_ELEMENTS (order); i++)
    if (binome_export_format_is_for (order[i], kind))
      {
        g_autoptr (GtkFileFilter) filter = gtk_file_filter_new ();

        gtk_file_filter_set_name (filter, binome_export_format_get_label (order[i]));
        gtk_file_filter_add_suffix (filter, binome_export_format_get_suffix (order[i]) + 1);
        g_list_store_append (filters, filter);
      }

  return G_LIST_MODEL (filters);
}

/**
 * binome_export_action_run_as:
 * @window: the window that asks for the file
 * @list: (transfer full): what to write
 * @format: the kind of file that is offered
 *
 * Asks for a file and writes the list to it. Its name may end otherwise than offered.
 */
void
binome_export_action_run_as (BinomeWindow *window, BinomeExportList *list, BinomeExportFormat format)
{
  g_autoptr (GtkFileDialog) dialog = gtk_file_dialog_new ();
  BinomeExportKind kind = binome_export_list_get_kind (list);
  g_autoptr (GListModel) filters = make_filters (kind);
  g_autofree char *name
      = g_strconcat (binome_export_kind_get_label (kind), binome_export_format_get_suffix (format), NULL);
  Question *question = g_new0 (Question, 1);

  question->window = g_object_ref (window);
  question->list = list;
  gtk_file_dialog_set_title (dialog, _ ("Export"));
  gtk_file_dialog_set_initial_name (dialog, name);
  gtk_file_dialog_set_filters (dialog, filters);
  gtk_file_dialog_save (dialog, GTK_WINDOW (window), NULL, on_file_chosen_cb, question);
}

/**
 * binome_export_action_run:
 * @window: the window that asks for the file
 * @list: (transfer full): what to write
 *
 * Asks for a file and writes the list to it, offering the usual kind of file. Sensitive fields are left out.
 */
void
binome_export_action_run (BinomeWindow *window, BinomeExportList *list)
{
  binome_export_action_run_as (window, list,
                               binome_export_format_get_usual (binome_export_list_get_kind (list)));
}

typedef struct
{
  BinomeWindow *window;
  BinomeExportKind kind;
} Sensitive;

static void
on_sensitive_answered_cb (GObject *dialog, GAsyncResult *result, gpointer user_data)
{
  Sensitive *asked = user_data;

  if (g_str_equal (adw_alert_dialog_choose_finish (ADW_ALERT_DIALOG (dialog), result), "export"))
    {
      BinomeExportList *list = binome_export_list_new (asked->kind);

      binome_export_list_set_flags (list, BINOME_EXPORT_SENSITIVE);
      binome_export_action_run (asked->window, list);
    }
  g_object_unref (asked->window);
  g_free (asked);
}

/**
 * binome_export_action_run_kind:
 * @window: the window that asks
 * @kind: a list of all there is
 *
 * Asks for a file and writes the list to it; first whether that is meant, where all of it is sensitive.
 */
void
binome_export_action_run_kind (BinomeWindow *window, BinomeExportKind kind)
{
  g_autofree char *heading = NULL;
  AdwAlertDialog *dialog;
  Sensitive *asked;

  if (!binome_export_kind_is_sensitive (kind))
    {
      binome_export_action_run (window, binome_export_list_new (kind));
      return;
    }

  asked = g_new0 (Sensitive, 1);
  asked->window = g_object_ref (window);
  asked->kind = kind;
  /* Translators: %s is a list, such as “Interviews”. */
  heading = g_strdup_printf (_ ("Export “%s”?"), binome_export_kind_get_label (kind));
  dialog = ADW_ALERT_DIALOG (adw_alert_dialog_new (
      heading, _ ("Only co-ordinators are meant to see this. Anyone who opens the file can read it.")));
  adw_alert_dialog_add_responses (dialog, "cancel", _ ("_Cancel"), "export", _ ("_Export"), NULL);
  adw_alert_dialog_set_response_appearance (dialog, "export", ADW_RESPONSE_DESTRUCTIVE);
  adw_alert_dialog_set_close_response (dialog, "cancel");
  adw_alert_dialog_choose (dialog, GTK_WIDGET (window), NULL, on_sensitive_answered_cb, asked);
}

static void
on_workspace_answered_cb (GObject *dialog, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (BinomeWindow) window = user_data;
  const char *answer = adw_alert_dialog_choose_finish (ADW_ALERT_DIALOG (dialog), result);
  GtkWidget *history = adw_alert_dialog_get_extra_child (ADW_ALERT_DIALOG (dialog));
  BinomeExportList *list;

  if (g_str_equal (answer, "cancel"))
    return;

  list = binome_export_list_new (BINOME_EXPORT_WORKSPACE);
  binome_export_list_set_flags (
      list, (g_str_equal (answer, "all") ? BINOME_EXPORT_SENSITIVE : BINOME_EXPORT_NONE)
                | (gtk_check_button_get_active (GTK_CHECK_BUTTON (history)) ? BINOME_EXPORT_JOURNAL
                                                                            : BINOME_EXPORT_NONE));
  binome_export_action_run (window, list);
}

/**
 * binome_export_action_run_workspace:
 * @window: the window that asks
 *
 * Asks whether sensitive fields go along, then for a file, and writes the whole workspace to it.
 */
void
binome_export_action_run_workspace (BinomeWindow *window)
{
  AdwAlertDialog *dialog = ADW_ALERT_DIALOG (adw_alert_dialog_new (
      _ ("Export the Whole Workspace?"),
      _ ("The file holds everything about everybody, and anyone who opens it can read it. It is meant for another program; to keep a copy, back up instead.")));

  adw_alert_dialog_set_extra_child (
      dialog, gtk_check_button_new_with_mnemonic (_ ("With the _history: what was done, and when")));
  adw_alert_dialog_add_responses (dialog, "cancel", _ ("_Cancel"), "all", _ ("With _Sensitive Fields"),
                                  "most", _ ("_Without Sensitive Fields"), NULL);
  adw_alert_dialog_set_response_appearance (dialog, "all", ADW_RESPONSE_DESTRUCTIVE);
  adw_alert_dialog_set_default_response (dialog, "most");
  adw_alert_dialog_set_close_response (dialog, "cancel");
  adw_alert_dialog_choose (dialog, GTK_WIDGET (window), NULL, on_workspace_answered_cb,
                           g_object_ref (window));
}
