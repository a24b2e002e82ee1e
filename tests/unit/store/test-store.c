/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Opening, reading, writing, and the files that must be refused. */

#include <string.h>
#include <sys/stat.h>
#include <glib/gstdio.h>
#include <sqlite3.h>

#include "binome-backup.h"
#include "binome-error.h"
#include "store-fixture.h"

static void
test_modes (Workspace *self, gconstpointer data)
{
  static const char *const files[]
      = { "test.binome", "test.binome-wal", "test.binome-shm", "test.binome.lock" };
  g_autofree char *folder = g_path_get_dirname (self->path);
  struct stat info;

  workspace_add_person (self, "Martin", "Claire");
  g_assert_cmpint (stat (folder, &info), ==, 0);
  g_assert_cmpint (info.st_mode & 0777, ==, 0700);
  for (gsize i = 0; i < G_N_ELEMENTS (files); i++)
    {
      g_autofree char *path = g_build_filename (folder, files[i], NULL);

      g_assert_cmpint (stat (path, &info), ==, 0);
      g_assert_cmpint (info.st_mode & 0777, ==, 0600);
    }
}

static void
test_round_trip (Workspace *self, gconstpointer data)
{
  BinomeEntity *person = BINOME_ENTITY (binome_person_new ());
  g_autoptr (BinomeEntity) kept = NULL;
  gint64 id;

  binome_entity_set_text (person, BINOME_PERSON_FAMILY_NAME, "L’Hôpital-D’Œuvre");
  binome_entity_set_date (person, BINOME_PERSON_HIRED_ON, binome_date_new (2019, 2, 28));
  binome_entity_set_integer (person, BINOME_PERSON_BIRTH_YEAR, 1979);
  binome_entity_set_boolean (person, BINOME_PERSON_REMOTE, TRUE);
  id = workspace_add (self, person);
  workspace_reopen (self);

  kept = workspace_get (self, BINOME_TYPE_PERSON, id);
  g_assert_cmpstr (binome_entity_get_text (kept, BINOME_PERSON_FAMILY_NAME), ==, "L’Hôpital-D’Œuvre");
  g_assert_cmpint (binome_entity_get_date (kept, BINOME_PERSON_HIRED_ON), ==, binome_date_new (2019, 2, 28));
  g_assert_cmpint (binome_entity_get_integer (kept, BINOME_PERSON_BIRTH_YEAR), ==, 1979);
  g_assert_true (binome_entity_get_boolean (kept, BINOME_PERSON_REMOTE));
  g_assert_cmpint (binome_entity_get_reference (kept, BINOME_PERSON_MANAGER), ==, 0);
}

static gboolean
fail_after_insert_work (BinomeDb *db, gpointer data, GError **error)
{
  g_autoptr (BinomePerson) person = binome_person_new ();

  binome_entity_set_text (BINOME_ENTITY (person), BINOME_PERSON_FAMILY_NAME, "Lost");
  if (!binome_db_insert (db, BINOME_ENTITY (person), error))
    return FALSE;
  g_set_error_literal (error, BINOME_ERROR, BINOME_ERROR_REFUSED, "no");
  return FALSE;
}

static void
test_all_or_nothing (Workspace *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *before = workspace_dump (self);
  g_autofree char *after = NULL;

  g_assert_false (binome_store_write (self->store, "Fail", BINOME_SOURCE_USER, fail_after_insert_work, NULL,
                                      NULL, &error));
  g_assert_error (error, BINOME_ERROR, BINOME_ERROR_REFUSED);
  after = workspace_dump (self);
  g_assert_cmpstr (before, ==, after);
  g_assert_null (binome_store_get_undo_name (self->store));
}

static void
test_invalid (Workspace *self, gconstpointer data)
{
  g_autoptr (BinomeEntity) nobody = BINOME_ENTITY (binome_person_new ());
  g_autoptr (GError) error = NULL;

  g_assert_false (binome_entity_validate (nobody, &error));
  g_assert_error (error, BINOME_ERROR, BINOME_ERROR_INVALID);
  g_assert_cmpstr (error->message, ==, "“Family name” cannot be empty.");
}

static void
test_one_writer (Workspace *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (BinomeStore) reader = NULL;
  g_autoptr (BinomeStore) second = binome_store_open (self->path, BINOME_STORE_NONE, &error);

  g_assert_null (second);
  g_assert_error (error, BINOME_ERROR, BINOME_ERROR_BUSY);
  g_clear_error (&error);

  reader = binome_store_open (self->path, BINOME_STORE_READ_ONLY, &error);
  g_assert_no_error (error);
  g_assert_false (
      binome_store_write (reader, "Write", BINOME_SOURCE_USER, fail_after_insert_work, NULL, NULL, &error));
  g_assert_nonnull (error);
}

static void
test_missing (Workspace *self, gconstpointer data)
{
  g_autofree char *path = g_build_filename (self->folder, "nowhere.binome", NULL);
  g_autoptr (GError) error = NULL;

  g_assert_null (binome_store_open (path, BINOME_STORE_NONE, &error));
  g_assert_error (error, BINOME_ERROR, BINOME_ERROR_NOT_FOUND);
  g_assert_false (g_file_test (path, G_FILE_TEST_EXISTS));
}

/* A file that must be refused, and stay as it is to the last byte. */
static void
assert_refused (const char *path, BinomeError code)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *before = NULL, *after = NULL;
  gsize before_length, after_length;

  g_assert_true (g_file_get_contents (path, &before, &before_length, NULL));
  g_assert_null (binome_store_open (path, BINOME_STORE_CREATE, &error));
  g_assert_error (error, BINOME_ERROR, (int)code);
  g_assert_true (g_file_get_contents (path, &after, &after_length, NULL));
  g_assert_cmpmem (before, before_length, after, after_length);
}

static void
test_foreign (Workspace *self, gconstpointer data)
{
  g_autofree char *text = g_build_filename (self->folder, "text.binome", NULL);
  g_autofree char *other = g_build_filename (self->folder, "other.binome", NULL);
  sqlite3 *handle;

  g_assert_true (
      g_file_set_contents (text, "This is no workspace, but it is long enough to look like one.", -1, NULL));
  assert_refused (text, BINOME_ERROR_DAMAGED);

  g_assert_cmpint (sqlite3_open (other, &handle), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_exec (handle, "CREATE TABLE t (x)", NULL, NULL, NULL), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_close (handle), ==, SQLITE_OK);
  assert_refused (other, BINOME_ERROR_DAMAGED);
}

/* A program killed while it made the file leaves one with settings and nothing in it. */
static void
test_cut_short (Workspace *self, gconstpointer data)
{
  g_autofree char *path = g_build_filename (self->folder, "cut-short.binome", NULL);
  g_autoptr (BinomeStore) store = NULL;
  g_autoptr (GError) error = NULL;
  sqlite3 *handle;

  g_assert_cmpint (sqlite3_open (path, &handle), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_exec (handle, "PRAGMA journal_mode = WAL", NULL, NULL, NULL), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_close (handle), ==, SQLITE_OK);
  store = binome_store_open (path, BINOME_STORE_CREATE, &error);
  g_assert_no_error (error);
  binome_store_close (store, NULL);
}

static void
test_newer (Workspace *self, gconstpointer data)
{
  sqlite3 *handle;

  binome_store_close (self->store, NULL);
  g_assert_cmpint (sqlite3_open (self->path, &handle), ==, SQLITE_OK);
  g_assert_cmpint (
      sqlite3_exec (handle, "PRAGMA journal_mode = DELETE; PRAGMA user_version = 999", NULL, NULL, NULL), ==,
      SQLITE_OK);
  g_assert_cmpint (sqlite3_close (handle), ==, SQLITE_OK);
  assert_refused (self->path, BINOME_ERROR_NEWER);
}

/* Some people, and the page of one of them, not read when the file is opened, no longer what it was. */
static void
damage (Workspace *self)
{
  const gsize page_size = 4096;
  g_autofree char *contents = NULL;
  gsize length, person = 0;

  for (int i = 0; i < 300; i++)
    {
      g_autofree char *name = g_strdup_printf ("Person-%d", i);

      workspace_add_person (self, name, "X");
    }
  binome_store_close (self->store, NULL);
  g_assert_true (g_file_get_contents (self->path, &contents, &length, NULL));
  while (person + page_size <= length && memcmp (contents + person, "Person-150", 10) != 0)
    person++;
  g_assert_cmpuint (person + page_size, <=, length);
  memset (contents + person / page_size * page_size, 0x5a, page_size);
  g_assert_true (g_file_set_contents (self->path, contents, (gssize)length, NULL));
}

static void
test_damaged (Workspace *self, gconstpointer data)
{
  damage (self);
  assert_refused (self->path, BINOME_ERROR_DAMAGED);
}

static gboolean
add_work (BinomeDb *db, gpointer data, GError **error)
{
  g_autoptr (BinomePerson) person = binome_person_new ();

  binome_entity_set_text (BINOME_ENTITY (person), BINOME_PERSON_FAMILY_NAME, "Late");
  return binome_db_insert (db, BINOME_ENTITY (person), error);
}

/* Opened without the check, it is refused where it would first be written, and stays as it is. */
static void
test_damaged_later (Workspace *self, gconstpointer data)
{
  g_autoptr (BinomeStore) store = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *before = NULL, *after = NULL;
  gsize before_length, after_length;

  damage (self);
  g_assert_true (g_file_get_contents (self->path, &before, &before_length, NULL));
  store = binome_store_open (self->path, BINOME_STORE_CREATE | BINOME_STORE_CHECK_LATER, &error);
  g_assert_no_error (error);
  g_assert_false (binome_store_write (store, "Add", BINOME_SOURCE_USER, add_work, NULL, NULL, &error));
  g_assert_error (error, BINOME_ERROR, BINOME_ERROR_DAMAGED);
  g_clear_error (&error);
  g_assert_false (binome_store_undo (store, NULL, &error));
  g_assert_error (error, BINOME_ERROR, BINOME_ERROR_DAMAGED);
  binome_store_close (store, NULL);
  g_assert_true (g_file_get_contents (self->path, &after, &after_length, NULL));
  g_assert_cmpmem (before, before_length, after, after_length);
}

typedef struct
{
  GCancellable *cancellable;
  int count;
} Endless;

static gboolean
endless_work (BinomeDb *db, gpointer data, GError **error)
{
  Endless *endless = data;

  for (;;)
    {
      g_autoptr (BinomePerson) person = binome_person_new ();

      binome_entity_set_text (BINOME_ENTITY (person), BINOME_PERSON_FAMILY_NAME, "Again");
      if (g_cancellable_set_error_if_cancelled (binome_db_get_cancellable (db), error)
          || !binome_db_insert (db, BINOME_ENTITY (person), error))
        return FALSE;
      if (++endless->count == 500)
        g_cancellable_cancel (endless->cancellable);
    }
}

static void
test_cancel (Workspace *self, gconstpointer data)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;
  g_autofree char *before = workspace_dump (self);
  g_autofree char *after = NULL;
  Endless endless = { cancellable, 0 };

  g_assert_false (binome_store_write (self->store, "Endless", BINOME_SOURCE_USER, endless_work, &endless,
                                      cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  after = workspace_dump (self);
  g_assert_cmpstr (before, ==, after);
  workspace_add_person (self, "After", "All");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  add_test ("/store/store/modes", test_modes);
  add_test ("/store/store/round-trip", test_round_trip);
  add_test ("/store/store/all-or-nothing", test_all_or_nothing);
  add_test ("/store/store/invalid", test_invalid);
  add_test ("/store/store/one-writer", test_one_writer);
  add_test ("/store/store/missing", test_missing);
  add_test ("/store/store/foreign", test_foreign);
  add_test ("/store/store/cut-short", test_cut_short);
  add_test ("/store/store/newer", test_newer);
  add_test ("/store/store/damaged", test_damaged);
  add_test ("/store/store/damaged-later", test_damaged_later);
  add_test ("/store/store/cancel", test_cancel);
  return g_test_run ();
}
