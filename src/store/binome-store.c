/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The workspace as the rest of the program sees it: work handed to the database thread, live
 * entities, undo and redo, and news of what changed. */

#include "binome-store-private.h"

#include <glib/gi18n-lib.h>

#include "binome-error.h"
#include "binome-live.h"
#include "binome-model.h"

struct _BinomeStore
{
  GObject parent_instance;

  BinomeWorker *worker;
  BinomeLive *live;
  char *path;
  char *undo_name;
  char *redo_name;
  guint64 n_asked;
  gboolean read_only;
};

G_DEFINE_FINAL_TYPE (BinomeStore, binome_store, G_TYPE_OBJECT)

typedef enum
{
  PROP_UNDO_NAME = 1,
  PROP_REDO_NAME,
  N_PROPS
} BinomeStoreProperty;

enum
{
  SIGNAL_CHANGED,
  SIGNAL_REJECTED,
  N_SIGNALS
};

static GParamSpec *properties[N_PROPS];
static guint signals[N_SIGNALS];

struct _BinomeChanges
{
  const GArray *touched;
};

/**
 * binome_changes_include:
 * @self: what an action changed
 * @type: an entity
 *
 * Returns: whether any row of that entity may have changed
 */
gboolean
binome_changes_include (const BinomeChanges *self, GType type)
{
  return binome_changes_include_row (self, type, 0);
}

/**
 * binome_changes_include_row:
 * @self: what an action changed
 * @type: an entity
 * @id: its row; 0 for any
 *
 * Returns: whether that row may have changed
 */
gboolean
binome_changes_include_row (const BinomeChanges *self, GType type, gint64 id)
{
  for (guint i = 0; i < self->touched->len; i++)
    {
      const BinomeTouched *row = &g_array_index (self->touched, BinomeTouched, i);

      if (row->type == G_TYPE_INVALID || (row->type == type && (id == 0 || row->id == id)))
        return TRUE;
    }

  return FALSE;
}

/* What follows from a job, in the main thread: live entities are loaded again, others are told. */
static void
take_in (BinomeStore *self, BinomeJob *job)
{
  BinomeChanges changes = { job->touched };

  if (job->kind != BINOME_JOB_READ && g_set_str (&self->undo_name, job->undo_name))
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_UNDO_NAME]);
  if (job->kind != BINOME_JOB_READ && g_set_str (&self->redo_name, job->redo_name))
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_REDO_NAME]);
  if (job->touched->len > 0)
    {
      binome_live_refresh (self->live, job->touched);
      g_signal_emit (self, signals[SIGNAL_CHANGED], 0, &changes);
    }
}

static void
on_done_cb (BinomeJob *job, gpointer owner)
{
  BinomeStore *self = owner;

  take_in (self, job);
  binome_live_done (self->live, job);
  if (job->task == NULL)
    return;

  /* The data itself belongs to the task. */
  if (job->error != NULL)
    g_task_return_error (job->task, g_steal_pointer (&job->error));
  else if (job->kind == BINOME_JOB_UNDO || job->kind == BINOME_JOB_REDO)
    g_task_return_pointer (job->task, g_steal_pointer (&job->name), g_free);
  else
    g_task_return_pointer (job->task, job->data, NULL);
}

static void
submit (BinomeStore *self, BinomeJob *job)
{
  self->n_asked++;
  binome_worker_submit (self->worker, job);
}

static void
on_live_submit_cb (gpointer owner, BinomeJob *job)
{
  submit (owner, job);
}

static void
on_live_rejected_cb (gpointer owner, BinomeEntity *entity, guint field, const GError *error)
{
  binome_entity_refuse (entity, field, error);
  g_signal_emit (owner, signals[SIGNAL_REJECTED], 0, entity, field, error);
}

static void
binome_store_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  BinomeStore *self = BINOME_STORE (object);

  switch ((BinomeStoreProperty)prop_id)
    {
    case PROP_UNDO_NAME:
      g_value_set_string (value, self->undo_name);
      break;
    case PROP_REDO_NAME:
      g_value_set_string (value, self->redo_name);
      break;
    case N_PROPS:
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
binome_store_dispose (GObject *object)
{
  binome_store_close (BINOME_STORE (object), NULL);

  G_OBJECT_CLASS (binome_store_parent_class)->dispose (object);
}

static void
binome_store_finalize (GObject *object)
{
  BinomeStore *self = BINOME_STORE (object);

  binome_live_free (self->live);
  g_free (self->path);
  g_free (self->undo_name);
  g_free (self->redo_name);

  G_OBJECT_CLASS (binome_store_parent_class)->finalize (object);
}

static void
binome_store_class_init (BinomeStoreClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  const GParamFlags flags = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY;

  object_class->get_property = binome_store_get_property;
  object_class->dispose = binome_store_dispose;
  object_class->finalize = binome_store_finalize;

  properties[PROP_UNDO_NAME] = g_param_spec_string ("undo-name", NULL, NULL, NULL, flags);
  properties[PROP_REDO_NAME] = g_param_spec_string ("redo-name", NULL, NULL, NULL, flags);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  signals[SIGNAL_CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                          NULL, NULL, G_TYPE_NONE, 1, G_TYPE_POINTER);
  signals[SIGNAL_REJECTED]
      = g_signal_new ("rejected", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                      G_TYPE_NONE, 3, BINOME_TYPE_ENTITY, G_TYPE_UINT, G_TYPE_ERROR);
}

static void
binome_store_init (BinomeStore *self)
{
  guint n;

  binome_model_get_types (&n); /* the classes must be there before the thread asks for them */
  self->worker = binome_worker_new (on_done_cb, self);
  self->live = binome_live_new (on_live_submit_cb, on_live_rejected_cb, self);
}

/* Gives a job to the thread, waits, and takes in what came of it. */
static gboolean
run_and_wait (BinomeStore *self, BinomeJob *job, char **name, GError **error)
{
  gboolean done;

  if (self->worker == NULL)
    {
      g_set_error_literal (error, BINOME_ERROR, BINOME_ERROR_NOT_FOUND, _ ("The workspace has been closed."));
      binome_job_free (job);
      return FALSE;
    }

  binome_worker_wait (self->worker, job);
  done = job->error == NULL;
  if (!done)
    g_propagate_error (error, g_steal_pointer (&job->error));
  if (done && name != NULL)
    *name = g_steal_pointer (&job->name);
  take_in (self, job);
  binome_live_done (self->live, job);
  binome_job_free (job);

  return done;
}

static BinomeStore *
store_for (const char *path, BinomeStoreFlags flags)
{
  BinomeStore *self = g_object_new (BINOME_TYPE_STORE, NULL);

  self->path = g_strdup (path);
  self->read_only = (flags & BINOME_STORE_READ_ONLY) != 0;
  return self;
}

/**
 * binome_store_open:
 * @path: the file
 * @flags: how
 * @error: return location for a #GError: %BINOME_ERROR_NOT_FOUND, %BINOME_ERROR_BUSY (open
 *   elsewhere), %BINOME_ERROR_NEWER, %BINOME_ERROR_DAMAGED; in none of these is the file changed
 *
 * Opens a workspace and waits for it: for the command line and tests.
 *
 * Returns: (transfer full) (nullable): the workspace
 */
BinomeStore *
binome_store_open (const char *path, BinomeStoreFlags flags, GError **error)
{
  g_autoptr (BinomeStore) self = store_for (path, flags);

  if (!run_and_wait (self, binome_job_new (BINOME_JOB_OPEN, path, (int)flags), NULL, error))
    return NULL;

  return g_steal_pointer (&self);
}

/**
 * binome_store_open_async:
 * @path: the file
 * @flags: how
 * @cancellable: (nullable): a #GCancellable
 * @callback: called when it is open, or not
 * @user_data: for @callback
 *
 * As binome_store_open(), without waiting.
 */
void
binome_store_open_async (const char *path, BinomeStoreFlags flags, GCancellable *cancellable,
                         GAsyncReadyCallback callback, gpointer user_data)
{
  g_autoptr (BinomeStore) self = store_for (path, flags);
  BinomeJob *job = binome_job_new (BINOME_JOB_OPEN, path, (int)flags);

  job->task = g_task_new (self, cancellable, callback, user_data);
  submit (self, job);
}

/**
 * binome_store_open_finish:
 * @result: as given to the callback
 * @error: return location for a #GError, see binome_store_open()
 *
 * Returns: (transfer full) (nullable): the workspace
 */
BinomeStore *
binome_store_open_finish (GAsyncResult *result, GError **error)
{
  GTask *task = G_TASK (result);
  g_autoptr (GError) local_error = NULL;

  g_task_propagate_pointer (task, &local_error);
  if (local_error != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local_error));
      return NULL;
    }

  return g_object_ref (g_task_get_source_object (task));
}

/**
 * binome_store_close:
 * @self: a workspace
 * @error: return location for a #GError
 *
 * Keeps the last edits and closes the file. What had been asked for is done before it returns.
 *
 * Returns: whether the last edits could be kept
 */
gboolean
binome_store_close (BinomeStore *self, GError **error)
{
  gboolean kept = TRUE;
  BinomeJob *job;

  if (self->worker == NULL)
    return TRUE;

  job = binome_live_take_edits (self->live);
  if (job != NULL)
    kept = run_and_wait (self, job, NULL, error);
  binome_worker_stop (self->worker);
  self->worker = NULL;
  return kept;
}

const char *
binome_store_get_path (BinomeStore *self)
{
  return self->path;
}

gboolean
binome_store_is_read_only (BinomeStore *self)
{
  return self->read_only;
}

/**
 * binome_store_dup_default_path:
 *
 * Returns: (transfer full): where the workspace is when nobody says otherwise
 */
char *
binome_store_dup_default_path (void)
{
  return g_build_filename (g_get_user_data_dir (), "binome", "workspace.binome", NULL);
}

/**
 * binome_store_read:
 * @self: a workspace
 * @work: what to do
 * @data: for @work
 * @cancellable: (nullable): a #GCancellable
 * @error: return location for a #GError
 *
 * Has @work done and waits for it.
 *
 * Returns: whether it succeeded
 */
gboolean
binome_store_read (BinomeStore *self, BinomeWork work, gpointer data, GCancellable *cancellable,
                   GError **error)
{
  binome_store_flush (self);
  return run_and_wait (self, binome_job_new_work (BINOME_JOB_READ, NULL, 0, work, data, cancellable), NULL,
                       error);
}

/**
 * binome_store_write:
 * @self: a workspace
 * @action: what the user did, in the user's language
 * @source: who or what did it
 * @work: what to do
 * @data: for @work
 * @cancellable: (nullable): a #GCancellable
 * @error: return location for a #GError
 *
 * Has @work done as one transaction and one entry of the journal, and waits for it. When it returns
 * %TRUE the change is on disk.
 *
 * Returns: whether it succeeded; otherwise nothing was changed
 */
gboolean
binome_store_write (BinomeStore *self, const char *action, BinomeSource source, BinomeWork work,
                    gpointer data, GCancellable *cancellable, GError **error)
{
  binome_store_flush (self);
  return run_and_wait (self,
                       binome_job_new_work (BINOME_JOB_WRITE, action, (int)source, work, data, cancellable),
                       NULL, error);
}

/**
 * binome_store_undo:
 * @self: a workspace
 * @name: (out) (optional) (transfer full): what was undone
 * @error: return location for a #GError; %BINOME_ERROR_NOT_FOUND where there is nothing to undo
 *
 * Takes back the last action, also one of an earlier day, and waits for it.
 *
 * Returns: whether something was undone
 */
gboolean
binome_store_undo (BinomeStore *self, char **name, GError **error)
{
  binome_store_flush (self);
  return run_and_wait (self, binome_job_new (BINOME_JOB_UNDO, NULL, 0), name, error);
}

/**
 * binome_store_redo:
 * @self: a workspace
 * @name: (out) (optional) (transfer full): what was done again
 * @error: return location for a #GError; %BINOME_ERROR_NOT_FOUND where there is nothing to redo
 *
 * Does again the action last taken back, and waits for it.
 *
 * Returns: whether something was done again
 */
gboolean
binome_store_redo (BinomeStore *self, char **name, GError **error)
{
  binome_store_flush (self);
  return run_and_wait (self, binome_job_new (BINOME_JOB_REDO, NULL, 0), name, error);
}

/* Gives a job to the thread: the task, which it takes, returns when it is done. */
void
binome_store_submit (BinomeStore *self, BinomeJob *job, GTask *task)
{
  BinomeJob *edits = NULL;

  if (self->worker == NULL)
    {
      g_task_return_new_error (task, BINOME_ERROR, BINOME_ERROR_NOT_FOUND, "%s",
                               _ ("The workspace has been closed."));
      g_object_unref (task);
      binome_job_free (job);
      return;
    }

  /* What was typed before comes before. */
  edits = binome_live_take_edits (self->live);
  if (edits != NULL)
    submit (self, edits);
  job->task = task;
  submit (self, job);
}

/**
 * binome_store_get_n_asked:
 * @self: a workspace
 *
 * As long as this does not grow, nobody waits for an answer that leads to a further question.
 *
 * Returns: how many pieces of work were handed over without waiting for them, so far
 */
guint64
binome_store_get_n_asked (BinomeStore *self)
{
  return self->n_asked;
}

const char *
binome_store_get_undo_name (BinomeStore *self)
{
  return self->undo_name;
}

const char *
binome_store_get_redo_name (BinomeStore *self)
{
  return self->redo_name;
}

/**
 * binome_store_get:
 * @self: a workspace
 * @type: an entity
 * @id: its row
 *
 * The live object of a row: the same for everyone who asks, for as long as anyone holds it. It may
 * still have to be loaded ("loaded" notifies), and follows every change. What is set on it is kept
 * a second later, or with binome_store_flush().
 *
 * Returns: (transfer full): the object
 */
gpointer
binome_store_get (BinomeStore *self, GType type, gint64 id)
{
  return binome_live_get (self->live, type, id);
}

/**
 * binome_store_set_rule:
 * @self: a workspace
 * @rule: (nullable): asked on the database thread for every field that was set on a live entity
 *
 * What @rule refuses is not kept, and told by the signal `rejected`.
 */
void
binome_store_set_rule (BinomeStore *self, BinomeStoreRule rule)
{
  binome_live_set_rule (self->live, rule);
}

/**
 * binome_store_adopt:
 * @self: a workspace
 * @rows: (element-type BinomeEntity): copies that a read has just brought
 *
 * The live objects of rows, as binome_store_get() gives them, but loaded already.
 *
 * Returns: (transfer full) (element-type BinomeEntity): the objects, in the order of @rows
 */
GPtrArray *
binome_store_adopt (BinomeStore *self, GPtrArray *rows)
{
  return binome_live_adopt (self->live, rows);
}

/**
 * binome_store_flush:
 * @self: a workspace
 *
 * Keeps the edits so far and waits until they are on disk. What cannot be kept is told by the
 * signal `rejected`.
 */
void
binome_store_flush (BinomeStore *self)
{
  BinomeJob *job = self->worker != NULL ? binome_live_take_edits (self->live) : NULL;

  if (job != NULL)
    run_and_wait (self, job, NULL, NULL);
}
