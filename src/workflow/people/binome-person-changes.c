/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which changes of the journal are about a person: of the person, of other records of theirs that were
 * merged, and of whatever belongs to them, also where it was deleted since. */

#include "binome-person-changes.h"

#include "binome-model.h"

/* Rows of a table whose column is one of a set, those that are there and those that were. */
#define ROWS(table, column, set)                                                                             \
  " UNION SELECT '" table "', id FROM " table " WHERE " column " IN " set                                    \
  " UNION SELECT entity, row FROM change WHERE entity = '" table "' AND operation = 'delete'"                \
  " AND before ->> '$." column "' IN " set
#define OF_PERSON(table) ROWS (table, "person", "who")
#define OF_PART(table) ROWS (table, "enrolment", "part")
#define OF_SIDES(table) ROWS (table, "tutee", "part") ROWS (table, "tutor", "part")

/* The journal tells whose it was of what is no more. ?1 is the person, ?2 the action to look before, 0 for
 * none. */
static const char changes_sql[]
    = "WITH who (id) AS ("
      " SELECT ?1 UNION SELECT record FROM merged_record"
      "  WHERE person = ?1 AND record NOT IN (SELECT id FROM person)),"
      " part (id) AS ("
      " SELECT id FROM enrolment WHERE person IN who"
      " UNION SELECT row FROM change WHERE entity = 'enrolment' AND operation = 'delete'"
      "  AND before ->> '$.person' IN who),"
      " couple (id) AS ("
      " SELECT id FROM pair WHERE tutee IN part UNION SELECT id FROM pair WHERE tutor IN part"
      " UNION SELECT row FROM change WHERE entity = 'pair' AND operation = 'delete'"
      "  AND (before ->> '$.tutee' IN part OR before ->> '$.tutor' IN part)),"
      " found (entity, row) AS ("
      " SELECT 'person', id FROM who UNION SELECT 'enrolment', id FROM part UNION SELECT 'pair', id FROM couple" OF_PERSON (
          "presence") OF_PERSON ("person_skill") OF_PERSON ("role") OF_PERSON ("attendance")
          OF_PERSON ("absence") OF_PERSON ("availability") OF_PERSON ("field_value") OF_PERSON (
              "letter") OF_PART ("field_value") OF_PART ("enrolment_skill") OF_PART ("manager_agreement")
              OF_PART ("interview") OF_SIDES ("wish") OF_SIDES ("talk") OF_SIDES ("match_constraint") ROWS (
                  "tutor_period", "pair", "couple") ROWS ("tutor_period", "tutor",
                                                          "part") ROWS ("check_in", "pair",
                                                                        "couple") ROWS ("meeting", "pair",
                                                                                        "couple")
                  ROWS ("agreement", "pair", "couple") ROWS ("agreement_signature", "tutor", "part") ROWS (
                      "action_step", "pair",
                      "couple") ")"
                                " SELECT c.id, c.action FROM found f CROSS JOIN change c ON c.entity = f.entity AND c.row = f.row"
                                " WHERE ?2 = 0 OR c.action < ?2 ORDER BY c.action DESC, c.id DESC";

static const char change_sql[]
    = "SELECT a.id, a.name, a.at, a.source, a.state, c.entity, c.row, c.operation, c.before, c.after"
      " FROM change c JOIN action a ON a.id = c.action WHERE c.id = ?1";

void
binome_person_change_free (BinomePersonChange *change)
{
  g_free (change->action);
  g_free (change->at);
  g_free (change->source);
  g_free (change->before);
  g_free (change->after);
  g_free (change);
}

static char *
dup_text (BinomeStatement *statement, int column)
{
  return binome_statement_is_null (statement, column)
             ? NULL
             : g_strdup (binome_statement_get_text (statement, column));
}

/* The changes of the newest actions, each action whole. */
static GArray *
find_changes (BinomeDb *db, gint64 person, gint64 before, guint limit, GError **error)
{
  BinomeStatement *row = binome_db_prepare (db, changes_sql, error);
  g_autoptr (GArray) found = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (GError) local_error = NULL;
  gint64 last = 0;
  guint n_actions = 0;

  if (row == NULL)
    return NULL;

  binome_statement_bind_integer (row, 1, person);
  binome_statement_bind_integer (row, 2, before);
  while (binome_statement_step (row, &local_error))
    {
      gint64 id = binome_statement_get_integer (row, 0), action = binome_statement_get_integer (row, 1);

      n_actions += action != last;
      last = action;
      if (n_actions > limit)
        return binome_statement_run (row, error) ? g_steal_pointer (&found) : NULL;
      g_array_append_val (found, id);
    }
  if (local_error != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local_error));
      return NULL;
    }

  return g_steal_pointer (&found);
}

static BinomePersonChange *
read_change (BinomeDb *db, gint64 id, GError **error)
{
  BinomeStatement *row = binome_db_prepare (db, change_sql, error);
  g_autoptr (BinomePersonChange) change = NULL;

  if (row == NULL)
    return NULL;

  binome_statement_bind_integer (row, 1, id);
  if (!binome_statement_step (row, error))
    return NULL;

  change = g_new0 (BinomePersonChange, 1);
  change->action_id = binome_statement_get_integer (row, 0);
  change->action = dup_text (row, 1);
  change->at = dup_text (row, 2);
  change->source = dup_text (row, 3);
  change->undone = !g_str_equal (binome_statement_get_text (row, 4), "done");
  change->type = binome_model_find_type (binome_statement_get_text (row, 5));
  change->row = binome_statement_get_integer (row, 6);
  change->operation = *binome_statement_get_text (row, 7);
  change->before = dup_text (row, 8);
  change->after = dup_text (row, 9);
  return binome_statement_run (row, error) ? g_steal_pointer (&change) : NULL;
}

/**
 * binome_person_list_changes:
 * @db: the file
 * @person: someone
 * @before: only what was done before this action; 0 for all
 * @limit: of how many actions at most
 * @error: return location for a #GError
 *
 * Returns: (transfer full) (element-type BinomePersonChange): what the journal says of them, the newest
 * first; each action is whole
 */
GPtrArray *
binome_person_list_changes (BinomeDb *db, gint64 person, gint64 before, guint limit, GError **error)
{
  g_autoptr (GArray) found = find_changes (db, person, before, limit, error);
  g_autoptr (GPtrArray) changes = g_ptr_array_new_with_free_func ((GDestroyNotify)binome_person_change_free);

  if (found == NULL)
    return NULL;

  for (guint i = 0; i < found->len; i++)
    {
      BinomePersonChange *change = read_change (db, g_array_index (found, gint64, i), error);

      if (change == NULL)
        return NULL;
      g_ptr_array_add (changes, change);
    }

  return g_steal_pointer (&changes);
}
