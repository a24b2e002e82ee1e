/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Backup, restore, the daily copies, and a check that finds what was tampered with. */

#include <sys/stat.h>
#include <glib/gstdio.h>
#include <sqlite3.h>

#include "binome-backup.h"
#include "binome-clock.h"
#include "binome-error.h"
#include "binome-functions.h"
#include "store-fixture.h"

static void
test_restore (Workspace *self, gconstpointer data)
{
  g_autofree char *backup = g_build_filename (self->folder, "copy", "b.binome", NULL);
  g_autofree char *aside = NULL;
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  g_autoptr (GError) error = NULL;
  struct stat info;

  workspace_add_person (self, "Martin", "Claire");
  before = workspace_dump (self);
  g_assert_true (binome_backup_write (self->store, backup, &error));
  g_assert_cmpint (stat (backup, &info), ==, 0);
  g_assert_cmpint (info.st_mode & 0777, ==, 0600);
  workspace_add_person (self, "Later", "On");

  g_assert_false (binome_backup_restore (backup, self->path, NULL, &error));
  g_assert_error (error, BINOME_ERROR, BINOME_ERROR_BUSY);
  g_clear_error (&error);

  binome_store_close (self->store, NULL);
  g_object_unref (self->store);
  g_assert_true (binome_backup_restore (backup, self->path, &aside, &error));
  g_assert_true (g_file_test (aside, G_FILE_TEST_EXISTS));
  self->store = binome_store_open (self->path, BINOME_STORE_NONE, &error);
  g_assert_no_error (error);
  after = workspace_dump (self);
  g_assert_cmpstr (before, ==, after);
  g_assert_cmpstr (binome_store_get_undo_name (self->store), ==, "Add");
}

static void
test_restore_refuses_damage (Workspace *self, gconstpointer data)
{
  g_autofree char *backup = g_build_filename (self->folder, "bad.binome", NULL);
  g_autoptr (GError) error = NULL;
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;

  workspace_add_person (self, "Martin", "Claire");
  before = workspace_dump (self);
  binome_store_close (self->store, NULL);
  g_object_unref (self->store);
  g_assert_true (g_file_set_contents (backup, "SQLite format 3", -1, NULL));
  g_assert_false (binome_backup_restore (backup, self->path, NULL, &error));
  g_assert_nonnull (error);
  g_clear_error (&error);
  self->store = binome_store_open (self->path, BINOME_STORE_NONE, &error);
  g_assert_no_error (error);
  after = workspace_dump (self);
  g_assert_cmpstr (before, ==, after);
}

static void
on_kept_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GError) error = NULL;

  binome_store_read_finish (BINOME_STORE (source), result, NULL, &error);
  g_assert_no_error (error);
  *(gboolean *)user_data = TRUE;
}

static gboolean
is_true (gpointer data)
{
  return *(gboolean *)data;
}

static void
test_daily (Workspace *self, gconstpointer data)
{
  g_autofree char *newest = NULL;
  g_autofree char *folder = g_build_filename (self->folder, "data", "backups", NULL);
  g_autoptr (GDir) dir = NULL;
  BinomeDate today = binome_clock_today ();
  int n = 0;

  for (int day = 0; day < 5; day++)
    {
      gboolean kept = FALSE;

      binome_clock_fix (today + day);
      binome_backup_keep_daily_async (self->store, 3, on_kept_cb, &kept);
      iterate_until (is_true, &kept);
    }
  binome_clock_fix (today);
  dir = g_dir_open (folder, 0, NULL);
  while (g_dir_read_name (dir) != NULL)
    n++;
  g_assert_cmpint (n, ==, 3);
  newest = binome_backup_find_newest (self->path);
  g_assert_true (g_str_has_suffix (newest, "test.binome.2026-03-20"));
  /* The newest that is whole, not just the newest. */
  g_assert_true (g_file_set_contents (newest, "damaged", -1, NULL));
  g_free (newest);
  newest = binome_backup_find_newest (self->path);
  g_assert_true (g_str_has_suffix (newest, "test.binome.2026-03-19"));
}

static guint
problems_after (Workspace *self, const char *sql)
{
  g_autoptr (GPtrArray) problems = NULL;
  g_autoptr (GError) error = NULL;
  sqlite3 *handle;

  binome_store_close (self->store, NULL);
  g_assert_cmpint (sqlite3_open (self->path, &handle), ==, SQLITE_OK);
  g_assert_cmpint (binome_functions_add (handle), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_exec (handle, sql, NULL, NULL, NULL), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_close (handle), ==, SQLITE_OK);
  g_object_unref (self->store);
  self->store = binome_store_open (self->path, BINOME_STORE_NONE, &error);
  g_assert_no_error (error);
  problems = binome_verify (self->store, &error);
  g_assert_no_error (error);
  return problems->len;
}

static gboolean
rename_work (BinomeDb *db, gpointer data, GError **error)
{
  g_autoptr (BinomeEntity) person = binome_db_get (db, BINOME_TYPE_PERSON, 1, error);

  binome_entity_set_text (person, BINOME_PERSON_SITE, "Lyon");
  return binome_db_update (db, person, error);
}

static void
test_verify (Workspace *self, gconstpointer data)
{
  workspace_add_person (self, "Martin", "Claire");
  workspace_add_person (self, "Bernard", "Luc");
  g_assert_true (binome_store_write (self->store, "Move", BINOME_SOURCE_USER, rename_work, NULL, NULL, NULL));
  g_assert_cmpuint (problems_after (self, "SELECT 1"), ==, 0);
  g_assert_cmpuint (problems_after (self, "UPDATE person SET site = 'Elsewhere' WHERE id = 1"), ==, 1);
  g_assert_cmpuint (problems_after (self, "UPDATE person SET site = 'Lyon' WHERE id = 1"), ==, 0);
  /* One row missing, and with it the search index no longer fits. */
  g_assert_cmpuint (problems_after (self, "DELETE FROM person WHERE id = 2"), ==, 2);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  add_test ("/store/backup/restore", test_restore);
  add_test ("/store/backup/restore-refuses-damage", test_restore_refuses_damage);
  add_test ("/store/backup/daily", test_daily);
  add_test ("/store/backup/verify", test_verify);
  return g_test_run ();
}
