/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A report into a PDF file, on a thread of its own. */

#include "printing/binome-report-save.h"

static gboolean
write_elsewhere (BinomeReport *report, GFile *file, GCancellable *cancellable, GError **error)
{
  g_autoptr (GFileOutputStream) stream
      = g_file_replace (file, NULL, FALSE, G_FILE_CREATE_NONE, cancellable, error);

  return stream != NULL
         && binome_report_write_pdf (report, G_OUTPUT_STREAM (stream), &binome_report_a4, cancellable, error)
         && g_output_stream_close (G_OUTPUT_STREAM (stream), cancellable, error);
}

static void
save_in_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  GFile *file = data;
  g_autofree char *path = g_file_get_path (file);
  GError *error = NULL;
  gboolean saved;

  /* A file of this machine is written beside and then put in place; elsewhere it is written as it is. */
  if (path != NULL)
    saved = binome_report_export_pdf (source, path, &binome_report_a4, cancellable, &error);
  else
    saved = write_elsewhere (source, file, cancellable, &error);

  if (saved)
    g_task_return_pointer (task, g_object_ref (file), g_object_unref);
  else
    g_task_return_error (task, error);
}

/**
 * binome_report_save_async:
 * @report: a report that nobody else uses until it is saved
 * @file: where to; what was there is replaced
 * @cancellable: (nullable): to stop it
 * @callback: called when it is done
 * @user_data: for @callback
 *
 * Writes @report as a PDF on A4 paper.
 */
void
binome_report_save_async (BinomeReport *report, GFile *file, GCancellable *cancellable,
                          GAsyncReadyCallback callback, gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (report, cancellable, callback, user_data);

  g_task_set_task_data (task, g_object_ref (file), g_object_unref);
  g_task_run_in_thread (task, save_in_thread);
}

/**
 * binome_report_save_finish:
 * @result: what the callback got
 * @error: return location for a #GError
 *
 * Returns: (transfer full) (nullable): the file written
 */
GFile *
binome_report_save_finish (GAsyncResult *result, GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}
