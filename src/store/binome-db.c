/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The open file: connection, settings, lock, statements, errors. */

#include "binome-db-private.h"

#include <errno.h>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>
#include <glib/gi18n-lib.h>

#include "binome-error.h"
#include "binome-functions.h"

/* "Bino": how file(1) and Binôme recognise a workspace. */
#define APPLICATION_ID 0x42696e6f

/* How often a long statement looks whether it was cancelled, in SQLite's own instructions. */
#define INSTRUCTIONS_BETWEEN_LOOKS 20000

/**
 * binome_db_set_error:
 * @self: a file
 * @code: what SQLite returned
 * @error: return location for a #GError
 *
 * Puts a failure of SQLite in the user's words.
 */
void
binome_db_set_error (BinomeDb *self, int code, GError **error)
{
  const char *detail = self->handle != NULL ? sqlite3_errmsg (self->handle) : sqlite3_errstr (code);

  switch (code & 0xff)
    {
    case SQLITE_INTERRUPT:
      g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_CANCELLED, _ ("Cancelled."));
      break;
    case SQLITE_FULL:
      g_set_error_literal (error, BINOME_ERROR, BINOME_ERROR_FAILED,
                           _ ("The disk is full. Nothing was changed; free some space and try again."));
      break;
    case SQLITE_CORRUPT:
    case SQLITE_NOTADB:
      g_set_error (error, BINOME_ERROR, BINOME_ERROR_DAMAGED,
                   _ ("“%s” is damaged, or is not a Binôme workspace."), self->path);
      break;
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
      g_set_error_literal (error, BINOME_ERROR, BINOME_ERROR_BUSY,
                           _ ("The workspace is busy in another program. Close it there and try again."));
      break;
    case SQLITE_READONLY:
    case SQLITE_PERM:
    case SQLITE_CANTOPEN:
      g_set_error (error, BINOME_ERROR, BINOME_ERROR_FAILED, _ ("“%s” cannot be opened for writing."),
                   self->path);
      break;
    case SQLITE_CONSTRAINT:
      /* Translators: %s is a technical detail. */
      g_set_error (error, BINOME_ERROR, BINOME_ERROR_INVALID,
                   _ ("This does not fit what is already kept (%s)."), detail);
      break;
    default:
      /* Translators: %s is a technical detail. */
      g_set_error (error, BINOME_ERROR, BINOME_ERROR_FAILED,
                   _ ("The workspace could not be read or written (%s)."), detail);
      break;
    }
}

/* Runs SQL of the program's own, without parameters. */
gboolean
binome_db_exec (BinomeDb *self, const char *sql, GError **error)
{
  int code = sqlite3_exec (self->handle, sql, NULL, NULL, NULL);

  if (code != SQLITE_OK)
    {
      binome_db_set_error (self, code, error);
      return FALSE;
    }

  return TRUE;
}

/**
 * binome_db_prepare:
 * @self: the file
 * @sql: one statement of the program's own; what users typed goes in as parameters
 * @error: return location for a #GError
 *
 * Returns: (transfer none) (nullable): the statement, ready for its parameters
 */
BinomeStatement *
binome_db_prepare (BinomeDb *self, const char *sql, GError **error)
{
  BinomeStatement *statement = g_hash_table_lookup (self->statements, sql);
  gboolean keep = statement == NULL;
  sqlite3_stmt *stmt;
  int code;

  if (statement != NULL && !sqlite3_stmt_busy (statement->stmt))
    {
      sqlite3_reset (statement->stmt);
      sqlite3_clear_bindings (statement->stmt);
      return statement;
    }

  code = sqlite3_prepare_v3 (self->handle, sql, -1, SQLITE_PREPARE_PERSISTENT, &stmt, NULL);
  if (code != SQLITE_OK)
    {
      binome_db_set_error (self, code, error);
      return NULL;
    }
  statement = g_new0 (BinomeStatement, 1);
  statement->stmt = stmt;
  statement->db = self;
  if (keep)
    g_hash_table_insert (self->statements, g_strdup (sql), statement);
  else
    g_ptr_array_add (self->extra, statement);
  return statement;
}

/* After each piece of work: no statement keeps a transaction open. */
void
binome_db_rest (BinomeDb *self)
{
  GHashTableIter iter;
  gpointer statement;

  g_hash_table_iter_init (&iter, self->statements);
  while (g_hash_table_iter_next (&iter, NULL, &statement))
    sqlite3_reset (((BinomeStatement *)statement)->stmt);
  g_ptr_array_set_size (self->extra, 0);
}

static int
on_progress_cb (void *data)
{
  BinomeDb *self = data;

  return self->cancellable != NULL && g_cancellable_is_cancelled (self->cancellable);
}

/* One writer at a time: a lock of our own beside the file, freed by the kernel however we end. */
static gboolean
lock_file (BinomeDb *self, GError **error)
{
  struct flock lock = { .l_type = F_WRLCK, .l_whence = SEEK_SET };
  g_autofree char *path = g_strconcat (self->path, ".lock", NULL);

  self->lock_fd = open (path, O_RDWR | O_CREAT | O_CLOEXEC, 0600);
  if (self->lock_fd < 0)
    {
      g_set_error (error, BINOME_ERROR, BINOME_ERROR_FAILED, _ ("“%1$s” cannot be opened for writing: %2$s."),
                   self->path, g_strerror (errno));
      return FALSE;
    }
  if (fcntl (self->lock_fd, F_OFD_SETLK, &lock) < 0)
    {
      g_set_error_literal (error, BINOME_ERROR, BINOME_ERROR_BUSY,
                           _ ("The workspace is open in another Binôme. Close it there and try again."));
      return FALSE;
    }

  return TRUE;
}

/* The folder is for its owner alone (0700), and so is the file (0600). SQLite gives its own side
 * files the same mode. */
static gboolean
make_file (const char *path, GError **error)
{
  g_autofree char *folder = g_path_get_dirname (path);
  int fd;

  if (g_mkdir_with_parents (folder, 0700) != 0 || (fd = open (path, O_RDWR | O_CREAT | O_CLOEXEC, 0600)) < 0)
    {
      g_set_error (error, BINOME_ERROR, BINOME_ERROR_FAILED, _ ("“%1$s” cannot be made: %2$s."), path,
                   g_strerror (errno));
      return FALSE;
    }

  close (fd);
  return TRUE;
}

static gint64
get_pragma (BinomeDb *self, const char *sql, GError **error)
{
  BinomeStatement *statement = binome_db_prepare (self, sql, error);
  gint64 value = -1;

  if (statement != NULL && binome_statement_step (statement, error))
    {
      value = binome_statement_get_integer (statement, 0);
      sqlite3_reset (statement->stmt);
    }

  return value;
}

/* Looks, once, whether the file is whole: a damaged one is never written to. A large file takes a
 * while, so the window opens first; the first write waits for it. */
gboolean
binome_db_check (BinomeDb *self, GError **error)
{
  BinomeStatement *statement;

  if (self->checked)
    return TRUE;

  statement = binome_db_prepare (self, "PRAGMA quick_check (1)", error);
  if (statement == NULL || !binome_statement_step (statement, error))
    return FALSE;
  self->checked = g_str_equal (binome_statement_get_text (statement, 0), "ok");
  sqlite3_reset (statement->stmt);
  if (!self->checked)
    binome_db_set_error (self, SQLITE_CORRUPT, error);
  return self->checked;
}

/* Looks before anything is written: is it ours, and not from the future? */
static gboolean
check_header (BinomeDb *self, gboolean check_later, GError **error)
{
  g_autoptr (GError) local_error = NULL;
  gint64 id = get_pragma (self, "PRAGMA application_id", &local_error);
  gint64 version = local_error == NULL ? get_pragma (self, "PRAGMA user_version", &local_error) : -1;
  gint64 things
      = local_error == NULL ? get_pragma (self, "SELECT count (*) FROM sqlite_schema", &local_error) : -1;

  if (local_error != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local_error));
      return FALSE;
    }
  if (things == 0 && version == 0)
    return TRUE; /* new, or one whose making was cut short */
  if (id != APPLICATION_ID)
    {
      binome_db_set_error (self, SQLITE_NOTADB, error);
      return FALSE;
    }
  if (version > binome_migration_get_newest ())
    {
      g_set_error (
          error, BINOME_ERROR, BINOME_ERROR_NEWER,
          _ ("“%s” was made by a newer Binôme. Update Binôme to open it; the file has not been changed."),
          self->path);
      return FALSE;
    }

  /* What is older is about to be written. */
  return version == binome_migration_get_newest () && check_later ? TRUE : binome_db_check (self, error);
}

static gboolean
configure (BinomeDb *self, GError **error)
{
  g_autofree char *identify = g_strdup_printf ("PRAGMA application_id = %d", APPLICATION_ID);

  if (self->read_only)
    return binome_db_exec (self, "PRAGMA foreign_keys = ON", error);

  return binome_db_exec (
             self,
             "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA foreign_keys = ON;"
             "PRAGMA cell_size_check = ON; PRAGMA cache_size = -16384; PRAGMA temp_store = MEMORY;",
             error)
         && (get_pragma (self, "PRAGMA application_id", NULL) == APPLICATION_ID
             || binome_db_exec (self, identify, error));
}

/* SQLite need not count the memory it takes, under a lock at each piece: nobody asks. */
static void
configure_library (void)
{
  static gsize done = 0;

  if (g_once_init_enter (&done))
    {
      int code = sqlite3_config (SQLITE_CONFIG_MEMSTATUS, 0);

      /* Whoever has used SQLite before in this process has settled it. */
      if (code != SQLITE_OK)
        g_debug ("%s", sqlite3_errstr (code));
      g_once_init_leave (&done, 1);
    }
}

/* Opens a file; the caller's thread is the only one that may use it. With @check_later, whether it is
 * whole is seen at the first write, or when binome_db_check() is called. */
BinomeDb *
binome_db_open (const char *path, gboolean read_only, gboolean create, gboolean check_later, GError **error)
{
  BinomeDb *self = g_new0 (BinomeDb, 1);
  int code;

  self->path = g_strdup (path);
  self->read_only = read_only;
  self->lock_fd = -1;
  self->statements
      = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify)binome_statement_free);
  self->extra = g_ptr_array_new_with_free_func ((GDestroyNotify)binome_statement_free);

  if (!g_file_test (path, G_FILE_TEST_EXISTS) && !create)
    {
      g_set_error (error, BINOME_ERROR, BINOME_ERROR_NOT_FOUND, _ ("There is no workspace at “%s”."), path);
      goto fail;
    }
  if (!read_only && (!make_file (path, error) || !lock_file (self, error)))
    goto fail;

  configure_library ();
  code = sqlite3_open_v2 (path, &self->handle,
                          (read_only ? SQLITE_OPEN_READONLY : SQLITE_OPEN_READWRITE) | SQLITE_OPEN_NOMUTEX
                              | SQLITE_OPEN_EXRESCODE,
                          NULL);
  if (code == SQLITE_OK)
    code = binome_functions_add (self->handle);
  if (code != SQLITE_OK)
    {
      binome_db_set_error (self, code, error);
      goto fail;
    }
  sqlite3_busy_timeout (self->handle, 2000);
  sqlite3_db_config (self->handle, SQLITE_DBCONFIG_DEFENSIVE, 1, NULL);
  sqlite3_progress_handler (self->handle, INSTRUCTIONS_BETWEEN_LOOKS, on_progress_cb, self);
  if (!check_header (self, check_later, error) || !configure (self, error)
      || (!read_only && !binome_migration_run (self, error)))
    goto fail;

  return self;

fail:
  binome_db_close (self);
  return NULL;
}

void
binome_db_close (BinomeDb *self)
{
  g_clear_pointer (&self->statements, g_hash_table_unref);
  g_clear_pointer (&self->extra, g_ptr_array_unref);
  if (self->handle != NULL && sqlite3_close (self->handle) != SQLITE_OK)
    g_critical ("%s: %s", self->path, sqlite3_errmsg (self->handle));
  if (self->lock_fd >= 0)
    close (self->lock_fd);
  g_free (self->action_name);
  g_free (self->path);
  g_free (self);
}

/**
 * binome_db_get_cancellable:
 * @self: the file
 *
 * Returns: (transfer none) (nullable): what the work going on can be cancelled by
 */
GCancellable *
binome_db_get_cancellable (BinomeDb *self)
{
  return self->cancellable;
}

/**
 * binome_db_get_action:
 * @self: the file
 *
 * Returns: the journal's entry being written; 0 outside a write
 */
gint64
binome_db_get_action (BinomeDb *self)
{
  return self->action;
}

/**
 * binome_db_name_action:
 * @self: the file, in a write
 * @name: what was done, in the user's language, such as “Import 240 people”
 *
 * Names the journal's entry once the work knows better than its caller.
 */
void
binome_db_name_action (BinomeDb *self, const char *name)
{
  g_set_str (&self->action_name, name);
}
