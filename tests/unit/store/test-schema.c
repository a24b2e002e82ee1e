/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The declarations and the tables must say the same, in a fresh file and in a migrated one. */

#include <glib/gstdio.h>
#include <sqlite3.h>

#include "store-fixture.h"

static const char *
expected_type (const BinomeField *field)
{
  switch (field->type)
    {
    case BINOME_FIELD_INTEGER:
    case BINOME_FIELD_BOOLEAN:
    case BINOME_FIELD_REFERENCE:
      return "INTEGER";
    case BINOME_FIELD_REAL:
      return "REAL";
    case BINOME_FIELD_TEXT:
    case BINOME_FIELD_NOTE:
    case BINOME_FIELD_DATE:
    case BINOME_FIELD_CHOICE:
    default:
      return "TEXT";
    }
}

/* "name TYPE" for each column of a table, in order. */
static char *
columns_in_file (sqlite3 *handle, const char *table)
{
  g_autofree char *sql = g_strdup_printf ("SELECT name, type FROM pragma_table_info ('%s')", table);
  GString *columns = g_string_new (NULL);
  sqlite3_stmt *stmt;

  g_assert_cmpint (sqlite3_prepare_v2 (handle, sql, -1, &stmt, NULL), ==, SQLITE_OK);
  while (sqlite3_step (stmt) == SQLITE_ROW)
    g_string_append_printf (columns, "%s %s\n", (const char *)sqlite3_column_text (stmt, 0),
                            (const char *)sqlite3_column_text (stmt, 1));
  sqlite3_finalize (stmt);
  return g_string_free (columns, FALSE);
}

static char *
columns_declared (BinomeEntityClass *klass)
{
  GString *columns = g_string_new ("id INTEGER\n");

  for (guint i = 0; i < klass->n_fields; i++)
    {
      g_autofree char *name = g_strdelimit (g_strdup (klass->fields[i].name), "-", '_');

      g_string_append_printf (columns, "%s %s\n", name, expected_type (&klass->fields[i]));
    }
  return g_string_free (columns, FALSE);
}

static void
assert_schema (const char *path)
{
  guint n;
  const GType *types = binome_model_get_types (&n);
  sqlite3 *handle;

  g_assert_cmpint (sqlite3_open (path, &handle), ==, SQLITE_OK);
  for (guint i = 0; i < n; i++)
    {
      BinomeEntityClass *klass = g_type_class_peek (types[i]);
      g_autofree char *in_file = columns_in_file (handle, klass->table);
      g_autofree char *declared = columns_declared (klass);

      g_assert_cmpstr (in_file, ==, declared);
    }
  g_assert_cmpint (sqlite3_close (handle), ==, SQLITE_OK);
}

static void
test_fresh (Workspace *self, gconstpointer data)
{
  binome_store_close (self->store, NULL);
  assert_schema (self->path);
}

/* Who took part and was followed in version 3 still does, in the same states. */
static void
assert_followed (Workspace *self)
{
  g_autoptr (BinomeEntity) tutor = workspace_get (self, BINOME_TYPE_ENROLMENT, 1);
  g_autoptr (BinomeEntity) tutee = workspace_get (self, BINOME_TYPE_ENROLMENT, 2);
  g_autoptr (BinomeEntity) pair = workspace_get (self, BINOME_TYPE_PAIR, 1);
  g_autoptr (BinomeEntity) check_in = workspace_get (self, BINOME_TYPE_CHECK_IN, 1);

  g_assert_cmpint (binome_entity_get_choice (tutor, BINOME_ENROLMENT_STATE), ==,
                   BINOME_ENROLMENT_STATE_MATCHED);
  g_assert_cmpint (binome_entity_get_date (tutor, BINOME_ENROLMENT_STATE_SINCE), ==,
                   binome_date_new (2026, 1, 12));
  g_assert_cmpint (binome_entity_get_choice (tutee, BINOME_ENROLMENT_CONTRACT), ==,
                   BINOME_CONTRACT_APPRENTICESHIP);
  g_assert_cmpint (binome_entity_get_date (tutee, BINOME_ENROLMENT_STATE_SINCE), ==, BINOME_DATE_NONE);
  g_assert_cmpint (binome_entity_get_reference (pair, BINOME_PAIR_TUTOR), ==, 1);
  g_assert_cmpint (binome_entity_get_choice (pair, BINOME_PAIR_TUTOR_ANSWER), ==,
                   BINOME_PAIR_ANSWER_ACCEPTED);
  g_assert_cmpint (binome_entity_get_reference (check_in, BINOME_CHECK_IN_PAIR), ==, 1);
}

/* A file of every version that a program was given out with, as the SQL dumps beside this test have it,
 * becomes today's and keeps its people. */
static void
test_migrated (Workspace *self, gconstpointer data)
{
  for (int version = 1; version < 4; version++)
    {
      g_autofree char *dump = g_strdup_printf ("version-%d.sql", version);
      g_autofree char *dump_path = g_test_build_filename (G_TEST_DIST, "unit", "store", dump, NULL);
      g_autofree char *path = g_strdup_printf ("%s/version-%d.binome", self->folder, version);
      g_autofree char *copy = g_strdup_printf ("%s.version-%d", path, version);
      g_autofree char *sql = NULL;
      g_autoptr (GError) error = NULL;
      g_autoptr (BinomeStore) store = NULL;
      Workspace old = { NULL, path, NULL };
      g_autoptr (BinomeEntity) person = NULL;
      sqlite3 *handle;

      g_assert_true (g_file_get_contents (dump_path, &sql, NULL, &error));
      g_assert_cmpint (sqlite3_open (path, &handle), ==, SQLITE_OK);
      g_assert_cmpint (sqlite3_exec (handle, sql, NULL, NULL, NULL), ==, SQLITE_OK);
      g_assert_cmpint (sqlite3_close (handle), ==, SQLITE_OK);

      store = binome_store_open (path, BINOME_STORE_NONE, &error);
      g_assert_no_error (error);
      old.store = store;
      person = workspace_get (&old, BINOME_TYPE_PERSON, 1);
      g_assert_cmpstr (binome_entity_get_text (person, BINOME_PERSON_FAMILY_NAME), ==, "Fontaine");
      g_clear_object (&person);
      if (version == 3)
        assert_followed (&old);
      binome_store_close (store, NULL);
      assert_schema (path);
      g_assert_true (g_file_test (copy, G_FILE_TEST_EXISTS));
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  add_test ("/store/schema/fresh", test_fresh);
  add_test ("/store/schema/migrated", test_migrated);
  return g_test_run ();
}
