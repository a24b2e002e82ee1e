/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Brings an older file up to date: one migration after the other, each in a transaction of its own. */

#include "binome-db-private.h"

#include <glib/gi18n-lib.h>

#include "binome-error.h"
#include "binome-sql-resource.h"

/* In their order: the first brings an empty file to version 1. */
static const char *const migrations[] = {
  "0001-people-and-programmes.sql",
  "0002-matching.sql",
  "0003-follow-up.sql",
  "0004-people.sql",
  "0005-recruitment.sql",
  "0006-training-and-skills.sql",
  "0007-from-proposal-to-pair.sql",
  "0008-letters.sql",
  "0009-matching.sql",
  "0010-documents-and-plans.sql",
  "0011-pair-terms.sql",
  "0012-allowed-pairs.sql",
  "0013-order-of-names.sql",
  "0014-search-spelled-out.sql",
  "0015-period-of-today.sql",
  "0016-days-away.sql",
  "0017-a-tutor-each.sql",
  "0018-contract-criterion.sql",
  "0019-plan-sources.sql",
  "0020-own-files.sql",
  "0021-thresholds.sql",
  "0022-prolonged.sql",
  "0023-next-best.sql",
  "0024-more-criteria.sql",
};

int
binome_migration_get_newest (void)
{
  return G_N_ELEMENTS (migrations);
}

int
binome_migration_get_version (BinomeDb *db)
{
  BinomeStatement *statement = binome_db_prepare (db, "PRAGMA user_version", NULL);
  int version = -1;

  if (statement != NULL && binome_statement_step (statement, NULL))
    version = (int)binome_statement_get_integer (statement, 0);
  binome_db_rest (db);

  return version;
}

static gboolean
references_are_whole (BinomeDb *db, GError **error)
{
  BinomeStatement *statement = binome_db_prepare (db, "PRAGMA foreign_key_check", error);
  g_autoptr (GError) local_error = NULL;

  if (statement == NULL)
    return FALSE;
  if (binome_statement_step (statement, &local_error))
    {
      binome_db_set_error (db, SQLITE_CORRUPT, error);
      return FALSE;
    }
  if (local_error != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local_error));
      return FALSE;
    }

  return TRUE;
}

static gboolean
run_one (BinomeDb *db, int version, GError **error)
{
  g_autofree char *path = g_strconcat ("/org/binome/Binome/sql/", migrations[version], NULL);
  g_autofree char *mark = g_strdup_printf ("PRAGMA user_version = %d", version + 1);
  g_autoptr (GBytes) sql
      = g_resource_lookup_data (binome_sql_get_resource (), path, G_RESOURCE_LOOKUP_FLAGS_NONE, error);

  if (sql == NULL || !binome_db_exec (db, "BEGIN IMMEDIATE", error))
    return FALSE;

  if (!binome_db_exec (db, g_bytes_get_data (sql, NULL), error) || !references_are_whole (db, error)
      || !binome_db_exec (db, mark, error) || !binome_db_exec (db, "COMMIT", error))
    {
      binome_db_exec (db, "ROLLBACK", NULL);
      return FALSE;
    }

  return TRUE;
}

/* A copy of the file as it was, beside it, before the first change to an older one. */
static gboolean
keep_copy (BinomeDb *db, int version, GError **error)
{
  g_autofree char *copy = g_strdup_printf ("%s.version-%d", db->path, version);
  BinomeStatement *statement;

  if (g_file_test (copy, G_FILE_TEST_EXISTS))
    return TRUE;

  statement = binome_db_prepare (db, "VACUUM INTO ?1", error);
  if (statement == NULL)
    return FALSE;
  binome_statement_bind_text (statement, 1, copy);
  return binome_statement_run (statement, error);
}

/* Runs the migrations up to @version; for tests, which make files of every age. */
gboolean
binome_migration_run_to (BinomeDb *db, int version, GError **error)
{
  int current = binome_migration_get_version (db);

  if (current > 0 && current < version && !keep_copy (db, current, error))
    return FALSE;
  /* SQLite ignores this inside a transaction, so it stands here; a migration may rebuild tables. */
  if (current < version && !binome_db_exec (db, "PRAGMA foreign_keys = OFF", error))
    return FALSE;
  for (; current < version; current++)
    if (!run_one (db, current, error))
      return FALSE;

  return binome_db_exec (db, "PRAGMA foreign_keys = ON", error);
}

gboolean
binome_migration_run (BinomeDb *db, GError **error)
{
  return binome_migration_run_to (db, binome_migration_get_newest (), error);
}
