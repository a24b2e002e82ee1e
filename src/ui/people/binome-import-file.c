/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Reads a list from a file, in a thread of its own; again where its format was guessed wrong. */

#include "people/binome-import-file.h"

#include <glib/gi18n-lib.h>

#include "binome-error.h"

/* A list of a million people is far smaller. */
#define MAX_BYTES (300 * 1000 * 1000)

/* What the thread works on. An import that is read again is left alone until it is done. */
typedef struct
{
  GFile *file;
  BinomeImport *import;
  BinomeImportFormat format;
} Reading;

static void
reading_free (gpointer data)
{
  Reading *reading = data;

  g_clear_object (&reading->file);
  g_clear_object (&reading->import);
  g_free (reading);
}

static gboolean
check_size (GFile *file, GCancellable *cancellable, GError **error)
{
  g_autoptr (GFileInfo) info
      = g_file_query_info (file, G_FILE_ATTRIBUTE_STANDARD_SIZE, G_FILE_QUERY_INFO_NONE, cancellable, error);

  if (info == NULL)
    return FALSE;
  if (g_file_info_get_size (info) > MAX_BYTES)
    {
      g_set_error_literal (error, BINOME_ERROR, BINOME_ERROR_INVALID,
                           _ ("This file is too large for a staff list."));
      return FALSE;
    }

  return TRUE;
}

static void
read_thread (GTask *task, gpointer source, gpointer task_data, GCancellable *cancellable)
{
  Reading *reading = task_data;
  g_autofree char *name = g_file_get_basename (reading->file);
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (BinomeImport) import = NULL;
  GError *error = NULL;

  if (check_size (reading->file, cancellable, &error))
    bytes = g_file_load_bytes (reading->file, cancellable, NULL, &error);
  if (bytes != NULL)
    import = binome_import_new_for_bytes (bytes, name, cancellable, &error);
  if (import == NULL)
    g_task_return_error (task, error);
  else
    g_task_return_pointer (task, g_steal_pointer (&import), g_object_unref);
}

/**
 * binome_import_file_read_async:
 * @file: a list
 * @cancellable: (nullable): to give up at once
 * @callback: called when it is done
 * @user_data: for @callback; whatever is shown belongs here, as the thread may be the last to let go of its
 * task
 *
 * Reads a list and guesses its format.
 */
void
binome_import_file_read_async (GFile *file, GCancellable *cancellable, GAsyncReadyCallback callback,
                               gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (NULL, cancellable, callback, user_data);
  Reading *reading = g_new0 (Reading, 1);

  reading->file = g_object_ref (file);
  g_task_set_task_data (task, reading, reading_free);
  g_task_set_return_on_cancel (task, TRUE);
  g_task_run_in_thread (task, read_thread);
}

/* Returns: (transfer full) (nullable): the list */
BinomeImport *
binome_import_file_read_finish (GAsyncResult *result, GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}

static gboolean
set_format (BinomeImport *import, const BinomeImportFormat *format, GError **error)
{
  gboolean is_spreadsheet = binome_import_is_spreadsheet (import);

  if (is_spreadsheet && format->sheet != binome_import_get_sheet (import))
    return binome_import_set_sheet (import, format->sheet, error);
  if (!is_spreadsheet
      && (format->encoding != binome_import_get_encoding (import)
          || format->separator != binome_import_get_separator (import)))
    return binome_import_set_format (import, format->encoding, format->separator, error);

  binome_import_set_has_header (import, format->has_header);
  return TRUE;
}

static void
read_again_thread (GTask *task, gpointer source, gpointer task_data, GCancellable *cancellable)
{
  Reading *reading = task_data;
  GError *error = NULL;

  if (set_format (reading->import, &reading->format, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

/**
 * binome_import_file_read_again_async:
 * @import: a list; not to be touched until then
 * @format: its format
 * @callback: called when it is done
 * @user_data: for @callback; whatever is shown belongs here, as the thread may be the last to let go of its
 * task
 *
 * Reads a list again where its format is another one than was guessed.
 */
void
binome_import_file_read_again_async (BinomeImport *import, const BinomeImportFormat *format,
                                     GAsyncReadyCallback callback, gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (NULL, NULL, callback, user_data);
  Reading *reading = g_new0 (Reading, 1);

  reading->import = g_object_ref (import);
  reading->format = *format;
  g_task_set_task_data (task, reading, reading_free);
  g_task_run_in_thread (task, read_again_thread);
}

gboolean
binome_import_file_read_again_finish (GAsyncResult *result, GError **error)
{
  return g_task_propagate_boolean (G_TASK (result), error);
}
