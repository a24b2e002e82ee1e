/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The pairs of a programme and their check-ins as lists show them: one read each, no row loaded twice. */

#include "binome-follow-up-rows.h"

#include <glib/gi18n-lib.h>

#include "binome-workflow-sql.h"

/* How far “coming” reaches. */
#define DAYS_AHEAD 30

#define SQL_OPEN "('planned', 'due', 'overdue')"

#define SQL_JOINS                                                                                            \
  " JOIN enrolment ee ON ee.id = x.tutee JOIN person pe ON pe.id = ee.person"                                \
  " JOIN enrolment er ON er.id = x.tutor JOIN person pr ON pr.id = er.person"

#define SQL_PAIRS                                                                                            \
  "SELECT x.id, " BINOME_SQL_NAME ("pe") ", " BINOME_SQL_NAME (                                              \
      "pr") ", x.state, x.started_on,"                                                                       \
            " coalesce(x.ended_on, x.expected_end),"                                                         \
            " (SELECT max(m.held_on) FROM meeting m WHERE m.pair = x.id AND m.outcome = 'held'),"            \
            " (SELECT min(c.due_on) FROM check_in c WHERE c.pair = x.id AND c.state IN " SQL_OPEN            \
            "   AND x.state IN " BINOME_SQL_LIVE ") FROM pair x" SQL_JOINS " WHERE x.programme = ?1"

/* ?2 is one of the pairs, 0 for all. */
#define SQL_CHECK_INS                                                                                                   \
  "SELECT c.id, x.id, " BINOME_SQL_NAME ("pe") ", " BINOME_SQL_NAME (                                                   \
      "pr") ", c.title, c.kind, c.state, c.due_on,"                                                                     \
            " c.\"window\", c.done_on, c.satisfaction, c.reason FROM check_in c JOIN pair x ON x.id = c.pair" SQL_JOINS \
            " WHERE x.programme = ?1 AND (x.id = ?2 OR (?2 = 0 AND (c.state NOT IN " SQL_OPEN                           \
            " OR " BINOME_SQL_CHECK_IN_COUNTS ")))"

/**
 * binome_pair_row_free:
 * @row: a row
 */
void
binome_pair_row_free (BinomePairRow *row)
{
  g_free (row->tutee);
  g_free (row->tutor);
  g_free (row->title);
  g_free (row->sentence);
  g_free (row);
}

static char *
dup_pair_title (const char *tutee, const char *tutor)
{
  /* Translators: the name of a pair: the tutee, then the tutor. */
  return g_strdup_printf (_ ("%1$s with %2$s"), tutee, tutor);
}

static BinomePairRow *
read_pair (BinomeStatement *statement)
{
  BinomePairRow *row = g_new0 (BinomePairRow, 1);

  row->pair = binome_statement_get_integer (statement, 0);
  row->tutee = g_strdup (binome_statement_get_text (statement, 1));
  row->tutor = g_strdup (binome_statement_get_text (statement, 2));
  row->title = dup_pair_title (row->tutee, row->tutor);
  row->state = MAX (binome_choice_find (binome_pair_states, binome_statement_get_text (statement, 3)), 0);
  row->started_on = binome_statement_get_date (statement, 4);
  row->ends_on = binome_statement_get_date (statement, 5);
  row->last_meeting = binome_statement_get_date (statement, 6);
  row->next_check_in = binome_statement_get_date (statement, 7);
  row->sentence = g_strdup ("");
  return row;
}

/* The first need of a pair is its most urgent one. */
static void
add_needs (GPtrArray *rows, GPtrArray *needs)
{
  g_autoptr (GHashTable) by_pair = g_hash_table_new (g_int64_hash, g_int64_equal);

  for (guint i = needs->len; i > 0; i--)
    {
      BinomeNeed *need = needs->pdata[i - 1];

      if (need->pair != 0)
        g_hash_table_insert (by_pair, &need->pair, need);
    }
  for (guint i = 0; i < rows->len; i++)
    {
      BinomePairRow *row = rows->pdata[i];
      const BinomeNeed *need = g_hash_table_lookup (by_pair, &row->pair);

      if (need == NULL)
        continue;
      row->urgency = need->urgency;
      g_set_str (&row->sentence, need->sentence);
    }
}

static int
compare_pairs (gconstpointer a, gconstpointer b)
{
  const BinomePairRow *one = a, *other = b;
  int order = g_utf8_collate (one->tutee, other->tutee);

  return order != 0 ? order : (one->pair > other->pair) - (one->pair < other->pair);
}

/**
 * binome_pair_rows_list:
 * @db: the file
 * @programme: a programme
 * @needs: (element-type BinomeNeed): of binome_needs_list(), the most urgent first
 * @error: return location for a #GError
 *
 * Returns: (transfer full) (element-type BinomePairRow) (nullable): all its pairs, by the name of the tutee
 */
GPtrArray *
binome_pair_rows_list (BinomeDb *db, gint64 programme, GPtrArray *needs, GError **error)
{
  BinomeStatement *statement = binome_db_prepare (db, SQL_PAIRS, error);
  g_autoptr (GPtrArray) rows = g_ptr_array_new_with_free_func ((GDestroyNotify)binome_pair_row_free);
  GError *local_error = NULL;

  if (statement == NULL)
    return NULL;

  binome_statement_bind_integer (statement, 1, programme);
  while (binome_statement_step (statement, &local_error))
    g_ptr_array_add (rows, read_pair (statement));
  if (local_error != NULL)
    {
      g_propagate_error (error, local_error);
      return NULL;
    }

  add_needs (rows, needs);
  g_ptr_array_sort_values (rows, compare_pairs);
  return g_steal_pointer (&rows);
}

/**
 * binome_check_in_row_free:
 * @row: a row
 */
void
binome_check_in_row_free (BinomeCheckInRow *row)
{
  g_free (row->pair_title);
  g_free (row->title);
  g_free (row->reason);
  g_free (row);
}

/* As binome_check_in_get_status() has it, for a row that is no entity. */
static BinomeCheckInState
get_status (int state, BinomeDate due_on, BinomeDate hold_by, BinomeDate today)
{
  if (state > BINOME_CHECK_IN_STATE_OVERDUE || today < due_on)
    return (BinomeCheckInState)state;

  return today > hold_by ? BINOME_CHECK_IN_STATE_OVERDUE : BINOME_CHECK_IN_STATE_DUE;
}

static BinomeCheckInGroup
get_group (const BinomeCheckInRow *row, BinomeDate today)
{
  switch (row->status)
    {
    case BINOME_CHECK_IN_STATE_OVERDUE:
      return BINOME_CHECK_IN_GROUP_OVERDUE;
    case BINOME_CHECK_IN_STATE_DUE:
      return BINOME_CHECK_IN_GROUP_DUE;
    case BINOME_CHECK_IN_STATE_PLANNED:
      return row->due_on - today <= DAYS_AHEAD ? BINOME_CHECK_IN_GROUP_COMING : BINOME_CHECK_IN_GROUP_LATER;
    case BINOME_CHECK_IN_STATE_DONE:
    case BINOME_CHECK_IN_STATE_WAIVED:
    case BINOME_CHECK_IN_STATE_MISSED:
    default:
      return BINOME_CHECK_IN_GROUP_CLOSED;
    }
}

static BinomeCheckInRow *
read_check_in (BinomeStatement *statement, BinomeDate today)
{
  BinomeCheckInRow *row = g_new0 (BinomeCheckInRow, 1);
  int state = MAX (binome_choice_find (binome_check_in_states, binome_statement_get_text (statement, 6)), 0);

  row->check_in = binome_statement_get_integer (statement, 0);
  row->pair = binome_statement_get_integer (statement, 1);
  row->pair_title
      = dup_pair_title (binome_statement_get_text (statement, 2), binome_statement_get_text (statement, 3));
  row->title = g_strdup (binome_statement_get_text (statement, 4));
  row->kind = MAX (binome_choice_find (binome_plan_step_kinds, binome_statement_get_text (statement, 5)), 0);
  row->due_on = binome_statement_get_date (statement, 7);
  row->hold_by = row->due_on + (BinomeDate)binome_statement_get_integer (statement, 8);
  row->done_on = binome_statement_get_date (statement, 9);
  row->satisfaction = (int)binome_statement_get_integer (statement, 10);
  row->reason = g_strdup (binome_statement_get_text (statement, 11));
  row->status = get_status (state, row->due_on, row->hold_by, today);
  row->group = get_group (row, today);
  return row;
}

static BinomeDate
closed_on (const BinomeCheckInRow *row)
{
  return row->done_on != BINOME_DATE_NONE ? row->done_on : row->due_on;
}

/* What is still open in the order to do it; what is closed, the latest first. */
static int
compare_check_ins (gconstpointer a, gconstpointer b)
{
  const BinomeCheckInRow *one = a, *other = b;
  int order = one->group != other->group                   ? (int)one->group - (int)other->group
              : one->group == BINOME_CHECK_IN_GROUP_CLOSED ? closed_on (other) - closed_on (one)
                                                           : one->due_on - other->due_on;

  if (order == 0)
    order = g_utf8_collate (one->pair_title, other->pair_title);
  return order != 0 ? order : (one->check_in > other->check_in) - (one->check_in < other->check_in);
}

/**
 * binome_check_in_rows_list:
 * @db: the file
 * @programme: a programme
 * @pair: one of its pairs; 0 for all
 * @today: the day to look from
 * @error: return location for a #GError
 *
 * Returns: (transfer full) (element-type BinomeCheckInRow) (nullable): the check-ins by group, open
 *   ones the earliest first, closed ones the latest first
 */
GPtrArray *
binome_check_in_rows_list (BinomeDb *db, gint64 programme, gint64 pair, BinomeDate today, GError **error)
{
  BinomeStatement *statement = binome_db_prepare (db, SQL_CHECK_INS, error);
  g_autoptr (GPtrArray) rows = g_ptr_array_new_with_free_func ((GDestroyNotify)binome_check_in_row_free);
  GError *local_error = NULL;

  if (statement == NULL)
    return NULL;

  binome_statement_bind_integer (statement, 1, programme);
  binome_statement_bind_integer (statement, 2, pair);
  while (binome_statement_step (statement, &local_error))
    g_ptr_array_add (rows, read_check_in (statement, today));
  if (local_error != NULL)
    {
      g_propagate_error (error, local_error);
      return NULL;
    }

  g_ptr_array_sort_values (rows, compare_check_ins);
  return g_steal_pointer (&rows);
}
