/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Backups: whole, consistent copies made by SQLite itself, never by copying a live file. */

#include "binome-backup.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>
#include <glib/gstdio.h>
#include <glib/gi18n-lib.h>

#include "binome-clock.h"
#include "binome-db-private.h"
#include "binome-error.h"

static gboolean
copy_work (BinomeDb *db, gpointer data, GError **error)
{
  BinomeStatement *statement = binome_db_prepare (db, "VACUUM INTO ?1", error);

  if (statement == NULL)
    return FALSE;

  binome_statement_bind_text (statement, 1, data);
  return binome_statement_run (statement, error);
}

static gboolean
fail_with_errno (const char *path, GError **error)
{
  int code = errno;

  g_set_error (error, BINOME_ERROR, BINOME_ERROR_FAILED, _ ("“%1$s” cannot be written: %2$s."), path,
               g_strerror (code));
  return FALSE;
}

/* On disk, and under its name: both survive a power cut. */
static gboolean
sync_path (const char *path)
{
  int fd = open (path, O_RDONLY | O_CLOEXEC);
  gboolean done = fd >= 0 && fsync (fd) == 0;

  if (fd >= 0)
    close (fd);
  return done;
}

static gboolean
move_into_place (const char *from, const char *to, GError **error)
{
  g_autofree char *folder = g_path_get_dirname (to);

  if (g_chmod (from, 0600) != 0 || !sync_path (from) || g_rename (from, to) != 0 || !sync_path (folder))
    {
      fail_with_errno (to, error);
      g_unlink (from);
      return FALSE;
    }

  return TRUE;
}

/* The whole of a backup, on the database thread. */
static gboolean
backup_work (BinomeDb *db, gpointer data, GError **error)
{
  const char *path = data;
  g_autofree char *folder = g_path_get_dirname (path);
  g_autofree char *partial = g_strconcat (path, ".part", NULL);

  if (g_mkdir_with_parents (folder, 0700) != 0)
    return fail_with_errno (folder, error);

  g_unlink (partial);
  if (!copy_work (db, partial, error))
    {
      g_unlink (partial);
      return FALSE;
    }

  return move_into_place (partial, path, error);
}

/**
 * binome_backup_write:
 * @store: an open workspace
 * @path: where the copy goes; a file that is there is replaced once the copy is whole
 * @error: return location for a #GError
 *
 * Waits until the copy is on disk: for the command line and tests.
 *
 * Returns: whether it was made
 */
gboolean
binome_backup_write (BinomeStore *store, const char *path, GError **error)
{
  return binome_store_read (store, backup_work, (gpointer)path, NULL, error);
}

/**
 * binome_backup_write_async:
 * @store: an open workspace
 * @path: where the copy goes
 * @callback: called when it is on disk, or not
 * @user_data: for @callback
 *
 * As binome_backup_write(), without waiting. The answer is binome_store_read_finish()'s, its data
 * the path.
 */
void
binome_backup_write_async (BinomeStore *store, const char *path, GAsyncReadyCallback callback,
                           gpointer user_data)
{
  binome_store_read_async (store, backup_work, g_strdup (path), g_free, NULL, callback, user_data);
}

/* Opens @path as a workspace, to see that it is one and whole, and copies it to @copy. */
static gboolean
copy_checked (const char *path, const char *copy, GError **error)
{
  g_autoptr (BinomeStore) store = binome_store_open (path, BINOME_STORE_READ_ONLY, error);
  g_autoptr (GPtrArray) problems = NULL;

  if (store == NULL || (problems = binome_verify (store, error)) == NULL)
    return FALSE;
  if (problems->len > 0)
    {
      g_set_error (error, BINOME_ERROR, BINOME_ERROR_DAMAGED, _ ("The backup “%1$s” cannot be used: %2$s"),
                   path, (const char *)problems->pdata[0]);
      return FALSE;
    }

  return binome_store_read (store, copy_work, (gpointer)copy, NULL, error);
}

/* What stands at @path now, with its write-ahead log, goes aside under a name of its own. */
static char *
set_aside (const char *path, GError **error)
{
  static const char *const parts[] = { "-wal", "-shm", "" };
  g_autofree char *now = binome_clock_now ();
  g_autofree char *base = NULL;

  if (!g_file_test (path, G_FILE_TEST_EXISTS))
    return g_strdup ("");

  g_strdelimit (now, ":", '-');
  base = g_strdup_printf ("%s.before-restore-%s", path, now);
  for (int n = 2; g_file_test (base, G_FILE_TEST_EXISTS); n++)
    {
      g_free (base);
      base = g_strdup_printf ("%s.before-restore-%s-%d", path, now, n);
    }
  for (gsize i = 0; i < G_N_ELEMENTS (parts); i++)
    {
      g_autofree char *from = g_strconcat (path, parts[i], NULL);
      g_autofree char *to = g_strconcat (base, parts[i], NULL);

      if (g_rename (from, to) != 0 && errno != ENOENT)
        {
          fail_with_errno (to, error);
          return NULL;
        }
    }

  return g_steal_pointer (&base);
}

/* Nobody else may have the workspace open. */
static gboolean
is_free (const char *path, GError **error)
{
  g_autofree char *lock_path = g_strconcat (path, ".lock", NULL);
  struct flock lock = { .l_type = F_WRLCK, .l_whence = SEEK_SET };
  int fd = open (lock_path, O_RDWR | O_CLOEXEC);
  gboolean free_to_use = fd < 0 || fcntl (fd, F_OFD_SETLK, &lock) == 0;

  if (fd >= 0)
    close (fd);
  if (!free_to_use)
    g_set_error_literal (error, BINOME_ERROR, BINOME_ERROR_BUSY,
                         _ ("The workspace is open in another Binôme. Close it there and try again."));
  return free_to_use;
}

/**
 * binome_backup_restore:
 * @backup: a file that binome_backup_write() made
 * @workspace: the workspace to replace; nobody may have it open
 * @set_aside_path: (out) (optional) (transfer full): where the workspace as it was has gone; "" where there
 *   was none
 * @error: return location for a #GError; the workspace is then as it was
 *
 * Returns: whether @workspace is now what @backup was
 */
gboolean
binome_backup_restore (const char *backup, const char *workspace, char **set_aside_path, GError **error)
{
  g_autofree char *folder = g_path_get_dirname (workspace);
  g_autofree char *partial = g_strconcat (workspace, ".part", NULL);
  g_autofree char *aside = NULL;

  if (g_mkdir_with_parents (folder, 0700) != 0)
    return fail_with_errno (folder, error);
  g_unlink (partial);
  if (!is_free (workspace, error) || !copy_checked (backup, partial, error)
      || (aside = set_aside (workspace, error)) == NULL || !move_into_place (partial, workspace, error))
    {
      g_unlink (partial);
      return FALSE;
    }

  if (set_aside_path != NULL)
    *set_aside_path = g_steal_pointer (&aside);
  return TRUE;
}

static char *
backup_folder (const char *workspace)
{
  g_autofree char *folder = g_path_get_dirname (workspace);

  return g_build_filename (folder, "backups", NULL);
}

static int
compare_names (gconstpointer a, gconstpointer b)
{
  return strcmp (*(char *const *)a, *(char *const *)b);
}

/* The automatic backups of a workspace, the oldest first: their names carry the day. */
static GPtrArray *
list_backups (const char *workspace)
{
  g_autofree char *folder = backup_folder (workspace);
  g_autofree char *name = g_path_get_basename (workspace);
  g_autofree char *prefix = g_strconcat (name, ".", NULL);
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  GPtrArray *paths = g_ptr_array_new_with_free_func (g_free);
  const char *entry;

  while (dir != NULL && (entry = g_dir_read_name (dir)) != NULL)
    if (g_str_has_prefix (entry, prefix)
        && binome_date_parse_iso (entry + strlen (prefix)) != BINOME_DATE_NONE)
      g_ptr_array_add (paths, g_build_filename (folder, entry, NULL));
  g_ptr_array_sort (paths, compare_names);

  return paths;
}

/**
 * binome_backup_find_newest:
 * @workspace: a workspace, perhaps a damaged one
 *
 * Returns: (transfer full) (nullable): its newest automatic backup that is whole
 */
char *
binome_backup_find_newest (const char *workspace)
{
  g_autoptr (GPtrArray) paths = list_backups (workspace);

  for (guint i = paths->len; i-- > 0;)
    {
      g_autoptr (BinomeStore) store = binome_store_open (paths->pdata[i], BINOME_STORE_READ_ONLY, NULL);
      g_autoptr (GPtrArray) problems = store != NULL ? binome_verify (store, NULL) : NULL;

      if (problems != NULL && problems->len == 0)
        return g_strdup (paths->pdata[i]);
    }

  return NULL;
}

typedef struct
{
  char *workspace;
  guint keep;
} Daily;

static void
daily_free (gpointer data)
{
  g_free (((Daily *)data)->workspace);
  g_free (data);
}

static gboolean
daily_work (BinomeDb *db, gpointer data, GError **error)
{
  Daily *daily = data;
  g_autofree char *day = binome_date_format_iso (binome_clock_today ());
  g_autofree char *folder = backup_folder (daily->workspace);
  g_autofree char *name = g_path_get_basename (daily->workspace);
  g_autofree char *file = g_strconcat (name, ".", day, NULL);
  g_autofree char *path = g_build_filename (folder, file, NULL);
  g_autoptr (GPtrArray) paths = NULL;

  if (!binome_db_check (db, error)
      || (!g_file_test (path, G_FILE_TEST_EXISTS) && !backup_work (db, path, error)))
    return FALSE;

  paths = list_backups (daily->workspace);
  for (guint i = 0; paths->len > daily->keep && i < paths->len - daily->keep; i++)
    g_unlink (paths->pdata[i]);
  return TRUE;
}

/**
 * binome_backup_keep_daily_async:
 * @store: an open workspace
 * @keep: how many days' backups to keep
 * @callback: (nullable): called when it is done
 * @user_data: for @callback
 *
 * Makes today's automatic backup, in the folder `backups` beside the workspace, unless it is there,
 * and removes the oldest beyond @keep. A damaged workspace is left alone, and its backups: that is
 * %BINOME_ERROR_DAMAGED. The answer is binome_store_read_finish()'s.
 */
void
binome_backup_keep_daily_async (BinomeStore *store, guint keep, GAsyncReadyCallback callback,
                                gpointer user_data)
{
  Daily *daily = g_new0 (Daily, 1);

  daily->workspace = g_strdup (binome_store_get_path (store));
  daily->keep = keep;
  binome_store_read_async (store, daily_work, daily, daily_free, NULL, callback, user_data);
}
