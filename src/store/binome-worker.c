/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The database thread: the only one that touches the file. It takes one job after the other. */

#include "binome-worker.h"

#include "binome-store.h"

struct _BinomeWorker
{
  GThread *thread;
  GAsyncQueue *queue;
  GMainContext *context;
  BinomeJobDone done;
  gpointer owner;

  GMutex mutex;
  GCond finished;
  GHashTable *waiting; /* jobs that somebody waits for, to whether they are done */
  GQueue results;      /* jobs done whose callback has not come yet */
  gboolean delivering;

  BinomeDb *db; /* of the thread alone */
};

BinomeJob *
binome_job_new (BinomeJobKind kind, const char *name, int option)
{
  BinomeJob *job = g_new0 (BinomeJob, 1);

  job->kind = kind;
  job->name = g_strdup (name);
  job->option = option;
  job->touched = g_array_new (FALSE, FALSE, sizeof (BinomeTouched));
  return job;
}

/* A job that has @work done with @data, which stays the caller's. */
BinomeJob *
binome_job_new_work (BinomeJobKind kind, const char *name, int option, BinomeWork work, gpointer data,
                     GCancellable *cancellable)
{
  BinomeJob *job = binome_job_new (kind, name, option);

  job->work = work;
  job->data = data;
  job->cancellable = cancellable != NULL ? g_object_ref (cancellable) : NULL;
  return job;
}

void
binome_job_free (BinomeJob *job)
{
  if (job->destroy != NULL && job->data != NULL)
    job->destroy (job->data);
  g_clear_object (&job->cancellable);
  g_clear_object (&job->task);
  g_clear_error (&job->error);
  g_array_unref (job->touched);
  g_free (job->name);
  g_free (job->undo_name);
  g_free (job->redo_name);
  g_free (job);
}

static void
run_open (BinomeWorker *self, BinomeJob *job)
{
  gboolean read_only = (job->option & BINOME_STORE_READ_ONLY) != 0;

  self->db = binome_db_open (job->name, read_only, (job->option & BINOME_STORE_CREATE) != 0,
                             (job->option & BINOME_STORE_CHECK_LATER) != 0, &job->error);
  if (self->db != NULL
      && (!binome_journal_prepare (self->db, &job->error) || !binome_follow_prepare (self->db, &job->error)))
    g_clear_pointer (&self->db, binome_db_close);
}

static void
run_write (BinomeWorker *self, BinomeJob *job)
{
  if (!binome_journal_begin (self->db, job->name, (BinomeSource)job->option, &job->error))
    return;

  if (!job->work (self->db, job->data, &job->error)
      || g_cancellable_set_error_if_cancelled (job->cancellable, &job->error)
      || !binome_journal_commit (self->db, job->touched, &job->error))
    {
      binome_journal_roll_back (self->db);
      g_array_set_size (job->touched, 0);
    }
}

static void
run_step (BinomeWorker *self, BinomeJob *job)
{
  g_clear_pointer (&job->name, g_free);
  binome_journal_step (self->db, job->kind == BINOME_JOB_UNDO, job->touched, &job->name, &job->error);
}

static void
run (BinomeWorker *self, BinomeJob *job)
{
  if (g_cancellable_set_error_if_cancelled (job->cancellable, &job->error))
    return;
  if (self->db != NULL)
    self->db->cancellable = job->cancellable;

  switch (job->kind)
    {
    case BINOME_JOB_OPEN:
      run_open (self, job);
      break;
    case BINOME_JOB_READ:
      job->work (self->db, job->data, &job->error);
      break;
    case BINOME_JOB_WRITE:
      run_write (self, job);
      break;
    case BINOME_JOB_UNDO:
    case BINOME_JOB_REDO:
      run_step (self, job);
      break;
    case BINOME_JOB_CLOSE:
      g_clear_pointer (&self->db, binome_db_close);
      break;
    default:
      g_return_if_reached ();
    }

  if (self->db != NULL)
    {
      self->db->cancellable = NULL;
      binome_db_rest (self->db);
      job->undo_name = binome_journal_next_name (self->db, TRUE);
      job->redo_name = binome_journal_next_name (self->db, FALSE);
    }
}

static BinomeJob *
take_result (BinomeWorker *self)
{
  BinomeJob *job;

  g_mutex_lock (&self->mutex);
  job = g_queue_pop_head (&self->results);
  if (job == NULL)
    self->delivering = FALSE;
  g_mutex_unlock (&self->mutex);

  return job;
}

static gboolean
on_results_cb (gpointer data)
{
  BinomeWorker *self = data;
  BinomeJob *job;

  while ((job = take_result (self)) != NULL)
    {
      self->done (job, self->owner);
      binome_job_free (job);
    }

  return G_SOURCE_REMOVE;
}

static void
worker_clear (gpointer data)
{
  BinomeWorker *self = data;

  g_async_queue_unref (self->queue);
  g_main_context_unref (self->context);
  g_hash_table_unref (self->waiting);
  g_mutex_clear (&self->mutex);
  g_cond_clear (&self->finished);
}

static void
worker_unref (gpointer data)
{
  g_atomic_rc_box_release_full (data, worker_clear);
}

static void
deliver (BinomeWorker *self, BinomeJob *job)
{
  gboolean already;

  g_mutex_lock (&self->mutex);
  g_queue_push_tail (&self->results, job);
  already = self->delivering;
  self->delivering = TRUE;
  g_mutex_unlock (&self->mutex);

  if (!already)
    {
      g_autoptr (GSource) source = g_idle_source_new ();

      g_source_set_priority (source, G_PRIORITY_DEFAULT);
      g_source_set_callback (source, on_results_cb, g_atomic_rc_box_acquire (self), worker_unref);
      g_source_attach (source, self->context);
    }
}

static gpointer
thread_main (gpointer data)
{
  BinomeWorker *self = data;
  gboolean last = FALSE;

  while (!last)
    {
      BinomeJob *job = g_async_queue_pop (self->queue);
      gboolean waited_for;

      last = job->kind == BINOME_JOB_CLOSE;
      run (self, job);
      g_mutex_lock (&self->mutex);
      waited_for = g_hash_table_contains (self->waiting, job);
      if (waited_for)
        {
          g_hash_table_insert (self->waiting, job, GINT_TO_POINTER (TRUE));
          g_cond_broadcast (&self->finished);
        }
      g_mutex_unlock (&self->mutex);
      if (!waited_for)
        deliver (self, job);
    }

  return NULL;
}

/* Starts the thread. @done is called with @owner in the present main context. */
BinomeWorker *
binome_worker_new (BinomeJobDone done, gpointer owner)
{
  BinomeWorker *self = g_atomic_rc_box_new0 (BinomeWorker);

  self->queue = g_async_queue_new ();
  self->context = g_main_context_ref_thread_default ();
  self->done = done;
  self->owner = owner;
  self->waiting = g_hash_table_new (NULL, NULL);
  g_mutex_init (&self->mutex);
  g_cond_init (&self->finished);
  self->thread = g_thread_new ("database", thread_main, self);
  return self;
}

/* Takes @job, and calls back once it is done. */
void
binome_worker_submit (BinomeWorker *self, BinomeJob *job)
{
  g_async_queue_push (self->queue, job);
}

/* Gives @job to the thread and waits for it; the job stays the caller's. */
void
binome_worker_wait (BinomeWorker *self, BinomeJob *job)
{
  g_mutex_lock (&self->mutex);
  g_hash_table_insert (self->waiting, job, GINT_TO_POINTER (FALSE));
  g_async_queue_push (self->queue, job);
  while (!GPOINTER_TO_INT (g_hash_table_lookup (self->waiting, job)))
    g_cond_wait (&self->finished, &self->mutex);
  g_hash_table_remove (self->waiting, job);
  g_mutex_unlock (&self->mutex);
}

/* Ends the thread after the jobs given so far, whose callbacks have come by the time it returns. */
void
binome_worker_stop (BinomeWorker *self)
{
  BinomeJob *job = binome_job_new (BINOME_JOB_CLOSE, NULL, 0);

  binome_worker_wait (self, job);
  binome_job_free (job);
  g_thread_join (self->thread);
  on_results_cb (self);
  worker_unref (self);
}
