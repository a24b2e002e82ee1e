/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Writes a list to a file for spreadsheets; the ending of its name says which kind. */

#include "binome-export-action.h"

#include <glib/gi18n-lib.h>

#include "binome-clock.h"
#include "binome-feedback.h"

/* What is written, and where. */
typedef struct
{
  BinomeWindow *window;
  BinomeExportKind kind;
  BinomeTableFormat format;
  GFile *file;
} Job;

static void
job_free (gpointer data)
{
  Job *job = data;

  g_clear_object (&job->window);
  g_clear_object (&job->file);
  g_free (job);
}

/* In the thread of the store. */
static gboolean
export_work (BinomeDb *db, gpointer data, GError **error)
{
  Job *job = data;
  g_autoptr (BinomeTableWriter) writer
      = binome_table_writer_new (job->format, binome_export_kind_get_label (job->kind));

  return binome_export_table (db, job->kind, 0, binome_clock_today (), BINOME_EXPORT_NONE, writer, error)
         && binome_table_writer_save (writer, job->file, binome_db_get_cancellable (db), error);
}

static void
on_exported_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (BinomeWindow) window = user_data;
  g_autoptr (GError) error = NULL;
  g_autofree char *name = NULL;
  g_autofree char *message = NULL;
  gpointer job;

  if (!binome_store_read_finish (BINOME_STORE (source), result, &job, &error))
    {
      binome_feedback_show_error (GTK_WIDGET (window), error);
      return;
    }

  name = g_file_get_basename (((Job *)job)->file);
  /* Translators: %s is a file. */
  message = g_strdup_printf (_ ("Written: “%s”"), name);
  binome_feedback_toast (GTK_WIDGET (window), message);
}

static void
on_file_chosen_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Job *job = user_data;
  g_autoptr (GError) error = NULL;
  g_autofree char *name = NULL;

  job->file = gtk_file_dialog_save_finish (GTK_FILE_DIALOG (source), result, NULL);
  if (job->file == NULL)
    {
      job_free (job);
      return;
    }

  name = g_file_get_basename (job->file);
  if (!binome_table_format_for_name (name, &job->format, &error))
    {
      binome_feedback_show_error (GTK_WIDGET (job->window), error);
      job_free (job);
      return;
    }

  binome_store_read_async (binome_session_get_store (binome_window_get_session (job->window)), export_work,
                           job, job_free, NULL, on_exported_cb, g_object_ref (job->window));
}

static GListModel *
make_filters (void)
{
  static const BinomeTableFormat order[] = { BINOME_TABLE_XLSX, BINOME_TABLE_ODS, BINOME_TABLE_CSV };
  GListStore *filters = g_list_store_new (GTK_TYPE_FILE_FILTER);

  for (guint i = 0; i < G_N_ELEMENTS (order); i++)
    if (binome_table_format_is_built (order[i]))
      {
        g_autoptr (GtkFileFilter) filter = gtk_file_filter_new ();

        gtk_file_filter_set_name (filter, binome_table_format_get_label (order[i]));
        gtk_file_filter_add_suffix (filter, binome_table_format_get_suffix (order[i]) + 1);
        g_list_store_append (filters, filter);
      }

  return G_LIST_MODEL (filters);
}

/**
 * binome_export_action_run:
 * @window: the window that asks for the file
 * @kind: what to write
 *
 * Asks for a file and writes the list to it. Sensitive fields are left out.
 */
void
binome_export_action_run (BinomeWindow *window, BinomeExportKind kind)
{
  g_autoptr (GtkFileDialog) dialog = gtk_file_dialog_new ();
  g_autoptr (GListModel) filters = make_filters ();
  BinomeTableFormat format
      = binome_table_format_is_built (BINOME_TABLE_XLSX) ? BINOME_TABLE_XLSX : BINOME_TABLE_ODS;
  g_autofree char *name
      = g_strconcat (binome_export_kind_get_label (kind), binome_table_format_get_suffix (format), NULL);
  Job *job = g_new0 (Job, 1);

  job->window = g_object_ref (window);
  job->kind = kind;
  gtk_file_dialog_set_title (dialog, _ ("Export"));
  gtk_file_dialog_set_initial_name (dialog, name);
  gtk_file_dialog_set_filters (dialog, filters);
  gtk_file_dialog_save (dialog, GTK_WINDOW (window), NULL, on_file_chosen_cb, job);
}
