/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Work, undo and redo that the main thread hands over without waiting for it. */

#include "binome-store-private.h"

/* The data lives until the callback has returned: the task keeps it. */
static void
submit_work (BinomeStore *self, BinomeJob *job, GDestroyNotify destroy, GAsyncReadyCallback callback,
             gpointer user_data)
{
  GTask *task = g_task_new (self, NULL, callback, user_data);

  if (job->data != NULL)
    g_task_set_task_data (task, job->data, destroy);
  binome_store_submit (self, job, task);
}

/**
 * binome_store_read_async:
 * @self: a workspace
 * @work: what to do
 * @data: for @work, which may put its answer there
 * @destroy: (nullable): frees @data once @callback has returned
 * @cancellable: (nullable): a #GCancellable
 * @callback: called when it is done
 * @user_data: for @callback
 *
 * Has @work done without waiting for it.
 */
void
binome_store_read_async (BinomeStore *self, BinomeWork work, gpointer data, GDestroyNotify destroy,
                         GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data)
{
  submit_work (self, binome_job_new_work (BINOME_JOB_READ, NULL, 0, work, data, cancellable), destroy,
               callback, user_data);
}

/**
 * binome_store_read_finish:
 * @self: a workspace
 * @result: as given to the callback
 * @data: (out) (optional) (transfer none): the data that was given with the work
 * @error: return location for a #GError
 *
 * Returns: whether the work succeeded
 */
gboolean
binome_store_read_finish (BinomeStore *self, GAsyncResult *result, gpointer *data, GError **error)
{
  g_autoptr (GError) local_error = NULL;

  g_task_propagate_pointer (G_TASK (result), &local_error);
  if (data != NULL)
    *data = g_task_get_task_data (G_TASK (result));
  if (local_error != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local_error));
      return FALSE;
    }

  return TRUE;
}

/**
 * binome_store_write_async:
 * @self: a workspace
 * @action: what the user did, in the user's language
 * @source: who or what did it
 * @work: what to do
 * @data: for @work, which may put its answer there
 * @destroy: (nullable): frees @data once @callback has returned
 * @cancellable: (nullable): a #GCancellable
 * @callback: called when it is on disk, or refused
 * @user_data: for @callback
 *
 * As binome_store_write(), without waiting.
 */
void
binome_store_write_async (BinomeStore *self, const char *action, BinomeSource source, BinomeWork work,
                          gpointer data, GDestroyNotify destroy, GCancellable *cancellable,
                          GAsyncReadyCallback callback, gpointer user_data)
{
  submit_work (self, binome_job_new_work (BINOME_JOB_WRITE, action, (int)source, work, data, cancellable),
               destroy, callback, user_data);
}

/**
 * binome_store_write_finish:
 * @self: a workspace
 * @result: as given to the callback
 * @data: (out) (optional) (transfer none): the data that was given with the work
 * @error: return location for a #GError
 *
 * Returns: whether the work succeeded; otherwise nothing was changed
 */
gboolean
binome_store_write_finish (BinomeStore *self, GAsyncResult *result, gpointer *data, GError **error)
{
  return binome_store_read_finish (self, result, data, error);
}

/**
 * binome_store_undo_async:
 * @self: a workspace
 * @callback: called when it is done
 * @user_data: for @callback
 *
 * As binome_store_undo(), without waiting.
 */
void
binome_store_undo_async (BinomeStore *self, GAsyncReadyCallback callback, gpointer user_data)
{
  binome_store_submit (self, binome_job_new (BINOME_JOB_UNDO, NULL, 0),
                       g_task_new (self, NULL, callback, user_data));
}

/**
 * binome_store_redo_async:
 * @self: a workspace
 * @callback: called when it is done
 * @user_data: for @callback
 *
 * As binome_store_redo(), without waiting.
 */
void
binome_store_redo_async (BinomeStore *self, GAsyncReadyCallback callback, gpointer user_data)
{
  binome_store_submit (self, binome_job_new (BINOME_JOB_REDO, NULL, 0),
                       g_task_new (self, NULL, callback, user_data));
}

/**
 * binome_store_undo_finish:
 * @self: a workspace
 * @result: as given to the callback, of undo or redo
 * @name: (out) (optional) (transfer full): what was undone or done again
 * @error: return location for a #GError
 *
 * Returns: whether something was
 */
gboolean
binome_store_undo_finish (BinomeStore *self, GAsyncResult *result, char **name, GError **error)
{
  g_autofree char *done = g_task_propagate_pointer (G_TASK (result), error);

  if (done == NULL)
    return FALSE;

  if (name != NULL)
    *name = g_steal_pointer (&done);
  return TRUE;
}

static gboolean
nothing_work (BinomeDb *db, gpointer data, GError **error)
{
  return TRUE;
}

/**
 * binome_store_flush_async:
 * @self: a workspace
 * @callback: (nullable): called when the edits so far are on disk
 * @user_data: for @callback
 *
 * As binome_store_flush(), without waiting: when a form loses the focus.
 */
void
binome_store_flush_async (BinomeStore *self, GAsyncReadyCallback callback, gpointer user_data)
{
  binome_store_read_async (self, nothing_work, NULL, NULL, NULL, callback, user_data);
}

gboolean
binome_store_flush_finish (BinomeStore *self, GAsyncResult *result, GError **error)
{
  return binome_store_read_finish (self, result, NULL, error);
}
