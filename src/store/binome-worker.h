/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "binome-journal-private.h"

G_BEGIN_DECLS

typedef enum
{
  BINOME_JOB_OPEN,
  BINOME_JOB_READ,
  BINOME_JOB_WRITE,
  BINOME_JOB_UNDO,
  BINOME_JOB_REDO,
  BINOME_JOB_CLOSE,
} BinomeJobKind;

typedef struct _BinomeJob BinomeJob;

/* Called in the main context that gave the job, once it is done; the job is freed after it. */
typedef void (*BinomeJobDone) (BinomeJob *job, gpointer owner);

/**
 * BinomeJob:
 *
 * One thing for the database thread to do, and then what came of it.
 */
struct _BinomeJob
{
  BinomeJobKind kind;
  char *name; /* the path for opening, the action for writing; the action's name after undo and redo */
  int option; /* BinomeStoreFlags, or BinomeSource */
  BinomeWork work;
  gpointer data;
  GDestroyNotify destroy;
  GCancellable *cancellable;
  GTask *task;

  GError *error;
  GArray *touched; /* of BinomeTouched */
  char *undo_name;
  char *redo_name;
  gboolean read_only;
};

typedef struct _BinomeWorker BinomeWorker;

BinomeJob *binome_job_new (BinomeJobKind kind, const char *name, int option);
BinomeJob *binome_job_new_work (BinomeJobKind kind, const char *name, int option, BinomeWork work,
                                gpointer data, GCancellable *cancellable);
void binome_job_free (BinomeJob *job);

BinomeWorker *binome_worker_new (BinomeJobDone done, gpointer owner);
void binome_worker_submit (BinomeWorker *self, BinomeJob *job);
void binome_worker_wait (BinomeWorker *self, BinomeJob *job);
void binome_worker_stop (BinomeWorker *self);

G_END_DECLS
