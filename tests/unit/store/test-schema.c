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

/* The criteria and the runs of version 8 are all there after their table was made anew. */
static void
assert_matched (Workspace *self)
{
  g_autoptr (BinomeEntity) criterion = workspace_get (self, BINOME_TYPE_CRITERION, 1);
  g_autoptr (BinomeEntity) run = workspace_get (self, BINOME_TYPE_MATCH_RUN, 1);

  g_assert_cmpstr (binome_entity_get_text (criterion, BINOME_CRITERION_TITLE), ==, "Même site");
  g_assert_cmpint (binome_entity_get_choice (criterion, BINOME_CRITERION_ATTRIBUTE), ==,
                   BINOME_ATTRIBUTE_SITE);
  g_assert_cmpint (binome_entity_get_choice (criterion, BINOME_CRITERION_VIEWPOINT), ==,
                   BINOME_VIEWPOINT_BOTH);
  g_assert_cmpint (binome_entity_get_integer (run, BINOME_MATCH_RUN_SERVED), ==, 1);
}

/* Plans, their check-ins and fields of the company's own are all there after their tables were made anew;
 * the ids of what was deleted are not given again. */
static void
assert_planned (Workspace *self)
{
  g_autoptr (BinomeEntity) step = workspace_get (self, BINOME_TYPE_PLAN_STEP, 2);
  g_autoptr (BinomeEntity) check_in = workspace_get (self, BINOME_TYPE_CHECK_IN, 1);
  g_autoptr (BinomeEntity) other = workspace_get (self, BINOME_TYPE_PLAN_TEMPLATE_STEP, 1);
  g_autoptr (BinomeEntity) field = workspace_get (self, BINOME_TYPE_FIELD_DEFINITION, 1);
  g_autoptr (BinomeEntity) value = workspace_get (self, BINOME_TYPE_FIELD_VALUE, 1);
  g_autoptr (BinomeEntity) criterion = workspace_get (self, BINOME_TYPE_CRITERION, 1);

  g_assert_cmpstr (binome_entity_get_text (step, BINOME_PLAN_STEP_TITLE), ==, "Bilan final");
  g_assert_cmpint (binome_entity_get_choice (step, BINOME_PLAN_STEP_ANCHOR), ==, BINOME_ANCHOR_END);
  g_assert_cmpint (binome_entity_get_choice (step, BINOME_PLAN_STEP_OWNER), ==,
                   BINOME_PLAN_STEP_OWNER_MANAGER);
  g_assert_cmpint (binome_entity_get_reference (check_in, BINOME_CHECK_IN_STEP), ==, 2);
  g_assert_cmpint (binome_entity_get_integer (other, BINOME_PLAN_TEMPLATE_STEP_DAYS), ==, 30);
  g_assert_cmpint (binome_entity_get_choice (field, BINOME_FIELD_DEFINITION_AUDIENCE), ==,
                   BINOME_FIELD_AUDIENCE_EVERYONE);
  g_assert_true (binome_entity_get_boolean (field, BINOME_FIELD_DEFINITION_LISTED));
  g_assert_cmpint (binome_entity_get_reference (value, BINOME_FIELD_VALUE_FIELD), ==, 1);
  g_assert_cmpint (binome_entity_get_reference (criterion, BINOME_CRITERION_FIELD), ==, 1);
}

static gboolean
search_work (BinomeDb *db, gpointer data, GError **error)
{
  g_autoptr (BinomeQuery) query = binome_query_new (BINOME_TYPE_PERSON);
  gint64 *found = data;

  binome_query_search (query, "laetitia");
  *found = binome_db_count (db, query, error);
  return *found >= 0;
}

/* What was agreed on, decided and signed with version 12 stands where it stood. */
static void
assert_documented (Workspace *self)
{
  g_autoptr (BinomeEntity) pair = workspace_get (self, BINOME_TYPE_PAIR, 1);
  g_autoptr (BinomeEntity) decision = workspace_get (self, BINOME_TYPE_MATCH_CONSTRAINT, 1);
  g_autoptr (BinomeEntity) copy = workspace_get (self, BINOME_TYPE_ATTACHMENT, 1);
  gint64 found = 0;

  g_assert_cmpstr (binome_entity_get_text (pair, BINOME_PAIR_RHYTHM), ==, "Chaque mardi");
  g_assert_cmpint (binome_entity_get_choice (decision, BINOME_MATCH_CONSTRAINT_KIND), ==,
                   BINOME_MATCH_CONSTRAINT_KIND_ALLOW);
  g_assert_true (binome_entity_get_boolean (decision, BINOME_MATCH_CONSTRAINT_REASON_SHOWN));
  g_assert_cmpstr (binome_entity_get_text (copy, BINOME_ATTACHMENT_CONTENT), ==, "UERG");
  g_assert_true (binome_store_read (self->store, search_work, &found, NULL, NULL));
  g_assert_cmpint (found, ==, 1);
}

static gint64
highest_id (const char *path, const char *table)
{
  g_autofree char *sql = g_strdup_printf ("SELECT seq FROM sqlite_sequence WHERE name = '%s'", table);
  sqlite3_stmt *stmt;
  sqlite3 *handle;
  gint64 id;

  g_assert_cmpint (sqlite3_open (path, &handle), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_prepare_v2 (handle, sql, -1, &stmt, NULL), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_step (stmt), ==, SQLITE_ROW);
  id = sqlite3_column_int64 (stmt, 0);
  g_assert_cmpint (sqlite3_step (stmt), ==, SQLITE_DONE);
  sqlite3_finalize (stmt);
  g_assert_cmpint (sqlite3_close (handle), ==, SQLITE_OK);
  return id;
}

/* Once given out a migration is never changed: files were made by it. */
static const struct
{
  const char *name;
  const char *checksum;
} given_out[] = {
  { "0001-people-and-programmes.sql", "79fbdf8cedb46ef977b36f24186933d01d1a93e8f7690d2d18a10709f187603b" },
  { "0002-matching.sql", "2e4b17c395f2f2b618e5633f4ff9783cc073f1842650155d37e75643d290bdfc" },
  { "0003-follow-up.sql", "bc37f6de4ccaa22208edfc7875eb6bc470ac601643c327db4226ed8de6f68775" },
  { "0004-people.sql", "9e07f5dddeeef9ba9fb1bd1345be81643de966113bb229a71b951cb3dd57e8b4" },
  { "0005-recruitment.sql", "4f0aeb28c3835b8337bce8e45f0e7b86776a4e36cc867a2de8ae80fd721c4849" },
  { "0006-training-and-skills.sql", "13233306c7714c42a5feb516b3a155eeb9e730340c26a3b5376942f1bbb84de2" },
  { "0007-from-proposal-to-pair.sql", "ed8c4ec7aae4b5190a820d1aec71404791ca5ce5bd406ae5db4ee306ab24e9be" },
  { "0008-letters.sql", "f792539dae701e529deaae08cd546a339f33e742f427b200732d3f3b4a7f18cd" },
  { "0009-matching.sql", "39da368f08a213379c46c271631b0f227c3b0133eed5178ba1c2a26d060dab0f" },
  { "0010-documents-and-plans.sql", "9c2f8942b634f94a996b5826a9f2d8235e92e8d5d70a64795933e8d9cb6eca49" },
  { "0011-pair-terms.sql", "cae413c5a64c53af4d48b235614b4b8ce6679b481058a6eaaf42bb5b4e484da0" },
  { "0012-allowed-pairs.sql", "4f81f6a9bcfb35019c195334bcbeafba055aeada352d5e95209e442c1d72f814" },
  { "0013-order-of-names.sql", "4252615dc26eebc5caead990bdf07de3d8f36a68d8ddb6e3916a71f9c79740bd" },
  { "0014-search-spelled-out.sql", "ef9f477a57c4de1b56cc7c4666435317827faedf67cc01b4fc82e912413fa580" },
  { "0015-period-of-today.sql", "2fe314132840a519b1f5d478433706b0b4fe3c09c0aca169c1f46026015acd28" },
  { "0016-days-away.sql", "dc7af4b5b6e488cb518f0afac34ee2f4ac5813a3e4896eb2643d263e6ce5d9e0" },
  { "0017-a-tutor-each.sql", "6c404704b11731446bcc7c48c70e201ddd4a70f037665edc740f9fbdb5715f38" },
  { "0018-contract-criterion.sql", "c97c1aae9e3da2c9ad8305f6770590893dc34cb8a2afef3a48eb01282adc6bc3" },
  { "0019-plan-sources.sql", "7e4dd24d1db592bbadcb3dfae9270979af789c7edf7036d8195282ae03bdbf68" },
  { "0020-own-files.sql", "0002f9ba0ce205c2ee388659d7a4c3704b9270ae5a4c454f4d371b3bc27c0ac3" },
  { "0021-thresholds.sql", "9320ee4c4a197a077a38880eccce2233eca8cfc14338cf93c4bea5604088de20" },
  { "0022-prolonged.sql", "2dee144a5256584d8ab479b178dacf778edb2a420ace9ef6eba9ac2c4fa80cdc" },
  { "0023-next-best.sql", "e8dc2875a34eb79c8e63aba839395ae0e80a7b627275b87112f212723619dcda" },
  { "0024-more-criteria.sql", "b7046589a7813823ccbfb8a2d8bce17941f218be39309c1b62fd7e54f926603d" },
};

static char *
given_out_sql (guint i)
{
  g_autofree char *path
      = g_test_build_filename (G_TEST_DIST, "..", "resources", "sql", given_out[i].name, NULL);
  g_autoptr (GError) error = NULL;
  char *sql = NULL;

  g_file_get_contents (path, &sql, NULL, &error);
  g_assert_no_error (error);
  return sql;
}

static void
test_given_out (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (given_out); i++)
    {
      g_autofree char *sql = given_out_sql (i);
      g_autofree char *checksum = g_compute_checksum_for_string (G_CHECKSUM_SHA256, sql, -1);

      g_assert_cmpstr (checksum, ==, given_out[i].checksum);
    }
}

static void
execute (sqlite3 *handle, const char *sql)
{
  g_assert_cmpint (sqlite3_exec (handle, sql, NULL, NULL, NULL), ==, SQLITE_OK);
}

/* A workspace as the program of that version left it, with more in it. */
static void
make_file (const char *path, guint version, const char *more)
{
  g_autofree char *name = g_strdup_printf ("version-%u.sql", version);
  g_autofree char *data_path = g_test_build_filename (G_TEST_DIST, "unit", "store", name, NULL);
  g_autofree char *mark
      = g_strdup_printf ("PRAGMA application_id = 1114205807; PRAGMA user_version = %u", version);
  g_autofree char *data = NULL;
  g_autoptr (GError) error = NULL;
  sqlite3 *handle;

  g_file_get_contents (data_path, &data, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpint (sqlite3_open (path, &handle), ==, SQLITE_OK);
  for (guint i = 0; i < version; i++)
    {
      g_autofree char *sql = given_out_sql (i);

      execute (handle, sql);
    }
  execute (handle, mark);
  execute (handle, data);
  execute (handle, more);
  g_assert_cmpint (sqlite3_close (handle), ==, SQLITE_OK);
}

/* A file of every version that a program was given out with becomes today's and keeps its people. */
static void
test_migrated (Workspace *self, gconstpointer data)
{
  static const guint versions[] = { 1, 2, 3, 8, 9, 12 };

  for (guint i = 0; i < G_N_ELEMENTS (versions); i++)
    {
      g_autofree char *path = g_strdup_printf ("%s/version-%u.binome", self->folder, versions[i]);
      g_autofree char *copy = g_strdup_printf ("%s.version-%u", path, versions[i]);
      g_autoptr (GError) error = NULL;
      g_autoptr (BinomeStore) store = NULL;
      Workspace old = { NULL, path, NULL };
      g_autoptr (BinomeEntity) person = NULL;

      make_file (path, versions[i], "");
      store = binome_store_open (path, BINOME_STORE_NONE, &error);
      g_assert_no_error (error);
      old.store = store;
      person = workspace_get (&old, BINOME_TYPE_PERSON, 1);
      g_assert_cmpstr (binome_entity_get_text (person, BINOME_PERSON_FAMILY_NAME), ==, "Fontaine");
      g_clear_object (&person);
      if (versions[i] >= 3)
        assert_followed (&old);
      if (versions[i] >= 8)
        assert_matched (&old);
      if (versions[i] >= 9)
        assert_planned (&old);
      if (versions[i] >= 12)
        assert_documented (&old);
      binome_store_close (store, NULL);
      if (versions[i] >= 9)
        g_assert_cmpint (highest_id (path, "plan_step"), ==, 3);
      assert_schema (path);
      if (versions[i] < G_N_ELEMENTS (given_out))
        g_assert_true (g_file_test (copy, G_FILE_TEST_EXISTS));
    }
}

static void
assert_presence (Workspace *self, gint64 id, const char *site, const char *team, gint64 manager)
{
  g_autoptr (BinomeEntity) presence = workspace_get (self, BINOME_TYPE_PRESENCE, id);

  g_assert_cmpstr (binome_entity_get_text (presence, BINOME_PRESENCE_SITE), ==, site);
  g_assert_cmpstr (binome_entity_get_text (presence, BINOME_PRESENCE_TEAM), ==, team);
  g_assert_cmpint (binome_entity_get_reference (presence, BINOME_PRESENCE_MANAGER), ==, manager);
}

/* On 5 January 2026, the last day anything was written, Claire is in Lyon and Noé in Nantes, whatever their
 * periods of that day say; a period that is over, or to come, stays, and so does what the person does not
 * say. */
static void
test_periods (Workspace *self, gconstpointer data)
{
  g_autofree char *path = g_strdup_printf ("%s/periods.binome", self->folder);
  g_autoptr (GError) error = NULL;
  g_autoptr (BinomeStore) store = NULL;
  Workspace old = { NULL, path, NULL };

  make_file (path, 12,
             "INSERT INTO presence (person, starts_on, ends_on, site, team, pattern) VALUES"
             " (1, '2012-09-03', '2019-12-31', 'Brest', '', 'full-time'),"
             " (1, '2020-01-01', '2026-01-05', 'Brest', 'Compta', 'full-time'),"
             " (1, '2026-01-06', NULL, 'Nice', '', 'full-time'),"
             " (2, '2026-01-05', NULL, '', '', 'full-time');");
  store = binome_store_open (path, BINOME_STORE_NONE, &error);
  g_assert_no_error (error);
  old.store = store;
  assert_presence (&old, 1, "Brest", "", 0);
  assert_presence (&old, 2, "Lyon", "Compta", 0);
  assert_presence (&old, 3, "Nice", "", 0);
  assert_presence (&old, 4, "Nantes", "", 1);
  binome_store_close (store, NULL);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  add_test ("/store/schema/fresh", test_fresh);
  add_test ("/store/schema/migrated", test_migrated);
  add_test ("/store/schema/periods", test_periods);
  g_test_add_func ("/store/schema/given-out", test_given_out);
  return g_test_run ();
}
