/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The pairs of a programme as a timeline: one row a pair, its check-ins and meetings as marks. */

#include "binome-timeline-workflow.h"

#include <glib/gi18n-lib.h>

#include "binome-workflow-sql.h"

#define SQL_PAIRS                                                                                            \
  "SELECT x.id, " BINOME_SQL_NAME ("pe") ", " BINOME_SQL_NAME (                                              \
      "pr") ", x.state, x.started_on,"                                                                       \
            " coalesce(x.ended_on, x.expected_end) FROM pair x"                                              \
            " JOIN enrolment ee ON ee.id = x.tutee JOIN person pe ON pe.id = ee.person"                      \
            " JOIN enrolment er ON er.id = x.tutor JOIN person pr ON pr.id = er.person"                      \
            " WHERE x.programme = ?1 AND x.started_on IS NOT NULL"

#define SQL_CHECK_INS                                                                                        \
  "SELECT c.pair, c.id, c.state, c.due_on, c.\"window\", c.done_on, c.title"                                 \
  " FROM check_in c JOIN pair x ON x.id = c.pair WHERE x.programme = ?1 ORDER BY c.due_on, c.id"

#define SQL_MEETINGS                                                                                         \
  "SELECT m.pair, m.id, m.held_on, m.subject, m.kind"                                                        \
  " FROM meeting m JOIN pair x ON x.id = m.pair WHERE x.programme = ?1 AND m.outcome = 'held' ORDER BY m.held_on, m.id"

typedef struct
{
  gint64 id;
  char *tutee;
  char *tutor;
  int state;
  BinomeDate from;
  BinomeDate until;
  guint row;
} Row;

static void
row_free (gpointer data)
{
  Row *row = data;

  g_free (row->tutee);
  g_free (row->tutor);
  g_free (row);
}

/* Where a check-in stands, as binome_check_in_get_status() has it. */
static BinomeTimelineMark
get_mark (int state, BinomeDate due_on, int window, BinomeDate today)
{
  switch (state)
    {
    case BINOME_CHECK_IN_STATE_DONE:
      return BINOME_TIMELINE_DONE;
    case BINOME_CHECK_IN_STATE_WAIVED:
      return BINOME_TIMELINE_WAIVED;
    case BINOME_CHECK_IN_STATE_MISSED:
      return BINOME_TIMELINE_MISSED;
    default:
      return today > due_on + window ? BINOME_TIMELINE_OVERDUE
             : today >= due_on       ? BINOME_TIMELINE_DUE
                                     : BINOME_TIMELINE_PLANNED;
    }
}

static int
compare_rows (gconstpointer a, gconstpointer b)
{
  const Row *one = a, *other = b;
  int order = g_utf8_collate (one->tutee, other->tutee);

  return order != 0 ? order : (one->id > other->id) - (one->id < other->id);
}

static GPtrArray *
read_pairs (BinomeDb *db, gint64 programme, GError **error)
{
  BinomeStatement *statement = binome_db_prepare (db, SQL_PAIRS, error);
  g_autoptr (GPtrArray) rows = g_ptr_array_new_with_free_func (row_free);
  GError *local_error = NULL;

  if (statement == NULL)
    return NULL;

  binome_statement_bind_integer (statement, 1, programme);
  while (binome_statement_step (statement, &local_error))
    {
      Row *row = g_new0 (Row, 1);

      row->id = binome_statement_get_integer (statement, 0);
      row->tutee = g_strdup (binome_statement_get_text (statement, 1));
      row->tutor = g_strdup (binome_statement_get_text (statement, 2));
      row->state = MAX (binome_choice_find (binome_pair_states, binome_statement_get_text (statement, 3)), 0);
      row->from = binome_statement_get_date (statement, 4);
      row->until = binome_statement_get_date (statement, 5);
      g_ptr_array_add (rows, row);
    }
  if (local_error != NULL)
    {
      g_propagate_error (error, local_error);
      return NULL;
    }

  g_ptr_array_sort_values (rows, compare_rows);
  return g_steal_pointer (&rows);
}

static void
add_check_in (BinomeTimeline *timeline, guint row, BinomeStatement *mark, BinomeDate today)
{
  BinomeDate due_on = binome_statement_get_date (mark, 3), done_on = binome_statement_get_date (mark, 5);
  int state = binome_choice_find (binome_check_in_states, binome_statement_get_text (mark, 2));

  binome_timeline_add_mark (timeline, row, binome_statement_get_integer (mark, 1),
                            state == BINOME_CHECK_IN_STATE_DONE && done_on != BINOME_DATE_NONE ? done_on
                                                                                               : due_on,
                            get_mark (state, due_on, (int)binome_statement_get_integer (mark, 4), today),
                            binome_statement_get_text (mark, 6));
}

static void
add_meeting (BinomeTimeline *timeline, guint row, BinomeStatement *mark, BinomeDate today)
{
  const char *subject = binome_statement_get_text (mark, 3);
  int kind = MAX (binome_choice_find (binome_meeting_kinds, binome_statement_get_text (mark, 4)), 0);

  binome_timeline_add_mark (timeline, row, -binome_statement_get_integer (mark, 1),
                            binome_statement_get_date (mark, 2), BINOME_TIMELINE_MEETING,
                            *subject != '\0' ? subject : _ (binome_meeting_kinds[kind].label));
}

typedef void (*AddMark) (BinomeTimeline *timeline, guint row, BinomeStatement *mark, BinomeDate today);

static gboolean
add_marks (BinomeTimeline *timeline, BinomeDb *db, const char *sql, gint64 programme, GHashTable *by_pair,
           AddMark add, BinomeDate today, GError **error)
{
  BinomeStatement *mark = binome_db_prepare (db, sql, error);
  GError *local_error = NULL;

  if (mark == NULL)
    return FALSE;

  binome_statement_bind_integer (mark, 1, programme);
  while (binome_statement_step (mark, &local_error))
    {
      gint64 pair = binome_statement_get_integer (mark, 0);
      Row *row = g_hash_table_lookup (by_pair, &pair);

      if (row != NULL)
        add (timeline, row->row, mark, today);
    }
  if (local_error != NULL)
    g_propagate_error (error, local_error);

  return local_error == NULL;
}

/**
 * binome_timeline_load:
 * @db: the file
 * @programme: a programme
 * @today: the day to look from
 * @error: return location for a #GError
 *
 * Returns: (transfer full) (nullable): the pairs that have started, by the name of the tutee. A
 *   row's id is its pair; a mark's id is its check-in, or minus its meeting
 */
BinomeTimeline *
binome_timeline_load (BinomeDb *db, gint64 programme, BinomeDate today, GError **error)
{
  g_autoptr (BinomeEntity) entity = binome_db_get (db, BINOME_TYPE_PROGRAMME, programme, error);
  g_autoptr (GPtrArray) rows = entity != NULL ? read_pairs (db, programme, error) : NULL;
  g_autoptr (GHashTable) by_pair = g_hash_table_new (g_int64_hash, g_int64_equal);
  g_autoptr (BinomeTimeline) timeline = NULL;

  if (rows == NULL)
    return NULL;

  timeline = binome_timeline_new ();
  binome_timeline_include (timeline, binome_entity_get_date (entity, BINOME_PROGRAMME_STARTS_ON));
  binome_timeline_include (timeline, binome_entity_get_date (entity, BINOME_PROGRAMME_ENDS_ON));
  binome_timeline_include (timeline, today);
  for (guint i = 0; i < rows->len; i++)
    {
      Row *row = g_ptr_array_index (rows, i);
      /* Translators: under the name of a tutee: the tutor. */
      g_autofree char *with = g_strdup_printf (_ ("with %s"), row->tutor);

      row->row = binome_timeline_add_row (timeline, row->id, row->tutee, with, row->from, row->until,
                                          _ (binome_pair_states[row->state].label));
      g_hash_table_insert (by_pair, &row->id, row);
    }

  if (!add_marks (timeline, db, SQL_CHECK_INS, programme, by_pair, add_check_in, today, error)
      || !add_marks (timeline, db, SQL_MEETINGS, programme, by_pair, add_meeting, today, error))
    return NULL;

  return g_steal_pointer (&timeline);
}
