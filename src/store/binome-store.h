/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "binome-db.h"

G_BEGIN_DECLS

#define BINOME_TYPE_STORE (binome_store_get_type ())
G_DECLARE_FINAL_TYPE (BinomeStore, binome_store, BINOME, STORE, GObject)

/**
 * BinomeStoreFlags:
 * @BINOME_STORE_READ_ONLY: change nothing, and need not be alone
 * @BINOME_STORE_CREATE: make the file where there is none
 * @BINOME_STORE_CHECK_LATER: see whether the file is whole only before the first write or automatic backup,
 *   which then fails with %BINOME_ERROR_DAMAGED
 */
typedef enum
{
  BINOME_STORE_NONE = 0,
  BINOME_STORE_READ_ONLY = 1 << 0,
  BINOME_STORE_CREATE = 1 << 1,
  BINOME_STORE_CHECK_LATER = 1 << 2,
} BinomeStoreFlags;

/**
 * BinomeSource:
 *
 * Who or what acts: a person in the window, an import, a rule of the program, or the command line.
 */
typedef enum
{
  BINOME_SOURCE_USER,
  BINOME_SOURCE_IMPORT,
  BINOME_SOURCE_RULE,
  BINOME_SOURCE_COMMAND,
} BinomeSource;

/**
 * BinomeWork:
 * @db: the file
 * @data: as given with the work
 * @error: return location for a #GError
 *
 * Something to do on the database thread. In a write, everything it does is one transaction and one
 * entry of the journal: returning %FALSE undoes it all. It can ask binome_db_get_cancellable().
 *
 * Returns: whether it succeeded
 */
typedef gboolean (*BinomeWork) (BinomeDb *db, gpointer data, GError **error);

/**
 * BinomeStoreRule:
 * @db: the file, in a write
 * @entity: a copy of what the user edits
 * @field: the field that was set
 * @error: return location for a #GError: %BINOME_ERROR_REFUSED or %BINOME_ERROR_INVALID, in the user's words
 *
 * Looks at an edit in view of the rest of the file.
 *
 * Returns: whether it may be kept
 */
typedef gboolean (*BinomeStoreRule) (BinomeDb *db, BinomeEntity *entity, guint field, GError **error);

/**
 * BinomeChanges:
 *
 * What one action changed, as the signal `changed` tells it: `void changed (BinomeStore *,
 * const BinomeChanges *)`, in the main context.
 */
typedef struct _BinomeChanges BinomeChanges;

gboolean binome_changes_include (const BinomeChanges *self, GType type);
gboolean binome_changes_include_row (const BinomeChanges *self, GType type, gint64 id);

/*
 * Other signals: `rejected (BinomeStore *, BinomeEntity *, guint field, const GError *)`: what was
 * set on a live entity cannot be kept as it is; it stays on the entity until it can.
 * Properties: `undo-name` and `redo-name`, see below.
 */

BinomeStore *binome_store_open (const char *path, BinomeStoreFlags flags, GError **error);
void binome_store_open_async (const char *path, BinomeStoreFlags flags, GCancellable *cancellable,
                              GAsyncReadyCallback callback, gpointer user_data);
BinomeStore *binome_store_open_finish (GAsyncResult *result, GError **error);
gboolean binome_store_close (BinomeStore *self, GError **error);
const char *binome_store_get_path (BinomeStore *self);
gboolean binome_store_is_read_only (BinomeStore *self);
char *binome_store_dup_default_path (void);

/* Waiting for the answer: for the command line and tests, never in the window. */
gboolean binome_store_read (BinomeStore *self, BinomeWork work, gpointer data, GCancellable *cancellable,
                            GError **error);
gboolean binome_store_write (BinomeStore *self, const char *action, BinomeSource source, BinomeWork work,
                             gpointer data, GCancellable *cancellable, GError **error);
gboolean binome_store_undo (BinomeStore *self, char **name, GError **error);
gboolean binome_store_redo (BinomeStore *self, char **name, GError **error);

/* Not waiting. The callback comes in the main context; `data` is freed there after it. */
void binome_store_read_async (BinomeStore *self, BinomeWork work, gpointer data, GDestroyNotify destroy,
                              GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data);
gboolean binome_store_read_finish (BinomeStore *self, GAsyncResult *result, gpointer *data, GError **error);
void binome_store_write_async (BinomeStore *self, const char *action, BinomeSource source, BinomeWork work,
                               gpointer data, GDestroyNotify destroy, GCancellable *cancellable,
                               GAsyncReadyCallback callback, gpointer user_data);
gboolean binome_store_write_finish (BinomeStore *self, GAsyncResult *result, gpointer *data, GError **error);
void binome_store_undo_async (BinomeStore *self, GAsyncReadyCallback callback, gpointer user_data);
void binome_store_redo_async (BinomeStore *self, GAsyncReadyCallback callback, gpointer user_data);
gboolean binome_store_undo_finish (BinomeStore *self, GAsyncResult *result, char **name, GError **error);

/* The names of the actions that undo and redo would take, for menus; NULL for none. */
guint64 binome_store_get_n_asked (BinomeStore *self);
const char *binome_store_get_undo_name (BinomeStore *self);
const char *binome_store_get_redo_name (BinomeStore *self);

/* Live entities: one object a row for as long as anyone holds it; what is set on it is kept. */
void binome_store_set_rule (BinomeStore *self, BinomeStoreRule rule);
gpointer binome_store_get (BinomeStore *self, GType type, gint64 id);
GPtrArray *binome_store_adopt (BinomeStore *self, GPtrArray *rows);
void binome_store_flush (BinomeStore *self);
void binome_store_flush_async (BinomeStore *self, GAsyncReadyCallback callback, gpointer user_data);
gboolean binome_store_flush_finish (BinomeStore *self, GAsyncResult *result, GError **error);

G_END_DECLS
