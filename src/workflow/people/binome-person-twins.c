/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Two records that may be one person: by staff number, e-mail, or name and year of birth. */

#include "binome-person-merge.h"

#include "binome-workflow-sql.h"

static const char all_sql[]
    = "WITH key (id, reason, key) AS MATERIALIZED ("
      " SELECT id, 0, lower (trim (staff_number)) FROM person WHERE trim (staff_number) <> ''"
      " UNION ALL SELECT id, 1, lower (trim (email)) FROM person WHERE trim (email) <> ''"
      " UNION ALL SELECT id, 2, binome_fold (given_name || ' ' || family_name) || ' ' || birth_year"
      "  FROM person WHERE birth_year > 0)"
      " SELECT a.id, b.id, min (a.reason), " BINOME_SQL_NAME ("p") ", " BINOME_SQL_NAME (
          "q") " FROM key a JOIN key b ON b.key = a.key AND b.reason = a.reason AND b.id > a.id"
               " JOIN person p ON p.id = a.id JOIN person q ON q.id = b.id"
               " WHERE ?1 = 0 GROUP BY a.id, b.id ORDER BY 3, p.family_name, a.id, b.id LIMIT ?2";

/* Without the keys of everybody: a page asks for it each time it is shown. */
static const char one_sql[]
    = "SELECT p.id, q.id, CASE WHEN p.staff_number <> '' AND lower (trim (q.staff_number)) = lower (trim "
      "(p.staff_number)) THEN 0"
      " WHEN p.email <> '' AND lower (trim (q.email)) = lower (trim (p.email)) THEN 1"
      " WHEN p.birth_year > 0 AND q.birth_year = p.birth_year"
      "  AND binome_fold (q.given_name || ' ' || q.family_name) = binome_fold (p.given_name || ' ' || p.family_name)"
      "  THEN 2 END AS reason, " BINOME_SQL_NAME ("p") ", " BINOME_SQL_NAME (
          "q") " FROM person p JOIN person q ON q.id <> p.id WHERE p.id = ?1 AND reason IS NOT NULL"
               " ORDER BY 3, q.id LIMIT ?2";

void
binome_person_twins_free (BinomePersonTwins *twins)
{
  g_free (twins->first_name);
  g_free (twins->second_name);
  g_free (twins);
}

/**
 * binome_person_list_twins:
 * @db: the file
 * @person: whose other record is looked for; 0 for everybody’s
 * @limit: how many at most
 * @error: return location for a #GError
 *
 * Returns: (transfer full) (element-type BinomePersonTwins): records that may be one person, the surest
 *   first
 */
GPtrArray *
binome_person_list_twins (BinomeDb *db, gint64 person, guint limit, GError **error)
{
  BinomeStatement *statement = binome_db_prepare (db, person != 0 ? one_sql : all_sql, error);
  g_autoptr (GPtrArray) found = g_ptr_array_new_with_free_func ((GDestroyNotify)binome_person_twins_free);
  g_autoptr (GError) local_error = NULL;

  if (statement == NULL)
    return NULL;

  binome_statement_bind_integer (statement, 1, person);
  binome_statement_bind_integer (statement, 2, limit);
  while (binome_statement_step (statement, &local_error))
    {
      BinomePersonTwins *twins = g_new0 (BinomePersonTwins, 1);

      twins->first = binome_statement_get_integer (statement, 0);
      twins->second = binome_statement_get_integer (statement, 1);
      twins->reason = (BinomeTwinsReason)binome_statement_get_integer (statement, 2);
      twins->first_name = g_strdup (binome_statement_get_text (statement, 3));
      twins->second_name = g_strdup (binome_statement_get_text (statement, 4));
      g_ptr_array_add (found, twins);
    }
  if (local_error != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local_error));
      return NULL;
    }

  return g_steal_pointer (&found);
}
