/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Reads the rows behind the figures of a programme: one statement for each kind, whatever its size. */

#include "binome-facts.h"

#include "binome-pair-workflow.h"

#define SQL_ENROLMENTS                                                                                       \
  "SELECT e.id, e.role, e.state, e.applied_on, e.ended_on, e.capacity, r.tutees_per_tutor, p.site"           \
  " FROM enrolment e JOIN person p ON p.id = e.person JOIN programme r ON r.id = e.programme"                \
  " WHERE e.programme = ?1 ORDER BY e.id"

#define SQL_PAIRS                                                                                            \
  "SELECT id, tutee, tutor, state, proposed_on, started_on, ended_on FROM pair WHERE programme = ?1 ORDER BY id"

#define SQL_CHECK_INS                                                                                        \
  "SELECT c.pair, c.due_on, c.done_on, c.\"window\", c.state, c.satisfaction"                                \
  " FROM check_in c JOIN pair x ON x.id = c.pair WHERE x.programme = ?1 ORDER BY c.id"

#define SQL_MEETINGS                                                                                         \
  "SELECT m.pair, m.held_on, m.minutes, m.outcome"                                                           \
  " FROM meeting m JOIN pair x ON x.id = m.pair WHERE x.programme = ?1 ORDER BY m.id"

#define SQL_WANTS                                                                                            \
  "SELECT k.enrolment, k.skill, s.title, k.level FROM enrolment_skill k"                                     \
  " JOIN enrolment e ON e.id = k.enrolment JOIN skill s ON s.id = k.skill"                                   \
  " WHERE e.programme = ?1 AND e.role = 'tutee' ORDER BY k.id"

#define SQL_ASSESSMENTS                                                                                      \
  "SELECT a.pair, a.skill, a.moment, a.assessed_on, a.level"                                                 \
  " FROM skill_assessment a JOIN pair x ON x.id = a.pair WHERE x.programme = ?1 ORDER BY a.id"

static void
clear_enrolment (gpointer data)
{
  g_free (((BinomeEnrolmentFact *)data)->site);
}

static void
clear_want (gpointer data)
{
  g_free (((BinomeWantFact *)data)->title);
}

/**
 * binome_facts_free:
 * @facts: the rows of a programme
 */
void
binome_facts_free (BinomeFacts *facts)
{
  g_clear_object (&facts->programme);
  g_clear_pointer (&facts->objectives, g_ptr_array_unref);
  g_array_unref (facts->enrolments);
  g_array_unref (facts->pairs);
  g_array_unref (facts->check_ins);
  g_array_unref (facts->meetings);
  g_array_unref (facts->wants);
  g_array_unref (facts->assessments);
  g_free (facts);
}

static int
get_choice (BinomeStatement *row, int column, const BinomeChoice *choices)
{
  return MAX (binome_choice_find (choices, binome_statement_get_text (row, column)), 0);
}

typedef void (*ReadRow) (GArray *list, BinomeStatement *row);

static void
read_enrolment (GArray *list, BinomeStatement *row)
{
  BinomeEnrolmentFact fact = {
    .id = binome_statement_get_integer (row, 0),
    .role = (BinomeEnrolmentRole)get_choice (row, 1, binome_enrolment_roles),
    .state = (BinomeEnrolmentState)get_choice (row, 2, binome_enrolment_states),
    .applied_on = binome_statement_get_date (row, 3),
    .ended_on = binome_statement_get_date (row, 4),
    .capacity = binome_pair_effective_capacity ((int)binome_statement_get_integer (row, 5),
                                                (int)binome_statement_get_integer (row, 6)),
    .site = g_strdup (binome_statement_get_text (row, 7)),
  };

  g_array_append_val (list, fact);
}

static void
read_pair (GArray *list, BinomeStatement *row)
{
  BinomePairFact fact = {
    .id = binome_statement_get_integer (row, 0),
    .tutee = binome_statement_get_integer (row, 1),
    .tutor = binome_statement_get_integer (row, 2),
    .state = (BinomePairState)get_choice (row, 3, binome_pair_states),
    .proposed_on = binome_statement_get_date (row, 4),
    .started_on = binome_statement_get_date (row, 5),
    .ended_on = binome_statement_get_date (row, 6),
  };

  g_array_append_val (list, fact);
}

static void
read_check_in (GArray *list, BinomeStatement *row)
{
  BinomeCheckInFact fact = {
    .pair = binome_statement_get_integer (row, 0),
    .due_on = binome_statement_get_date (row, 1),
    .done_on = binome_statement_get_date (row, 2),
    .window = (int)binome_statement_get_integer (row, 3),
    .state = (BinomeCheckInState)get_choice (row, 4, binome_check_in_states),
    .satisfaction = (int)binome_statement_get_integer (row, 5),
  };

  g_array_append_val (list, fact);
}

static void
read_meeting (GArray *list, BinomeStatement *row)
{
  BinomeMeetingFact fact = {
    .pair = binome_statement_get_integer (row, 0),
    .held_on = binome_statement_get_date (row, 1),
    .minutes = (int)binome_statement_get_integer (row, 2),
    .outcome = (BinomeMeetingOutcome)get_choice (row, 3, binome_meeting_outcomes),
  };

  g_array_append_val (list, fact);
}

static void
read_want (GArray *list, BinomeStatement *row)
{
  BinomeWantFact fact = {
    .tutee = binome_statement_get_integer (row, 0),
    .skill = binome_statement_get_integer (row, 1),
    .title = g_strdup (binome_statement_get_text (row, 2)),
    .level = (int)binome_statement_get_integer (row, 3),
  };

  g_array_append_val (list, fact);
}

static void
read_assessment (GArray *list, BinomeStatement *row)
{
  BinomeAssessmentFact fact = {
    .pair = binome_statement_get_integer (row, 0),
    .skill = binome_statement_get_integer (row, 1),
    .moment = (BinomeMoment)get_choice (row, 2, binome_skill_assessment_moments),
    .assessed_on = binome_statement_get_date (row, 3),
    .level = (int)binome_statement_get_integer (row, 4),
  };

  g_array_append_val (list, fact);
}

static gboolean
read_rows (BinomeDb *db, const char *sql, gint64 programme, GArray *list, ReadRow read, GError **error)
{
  BinomeStatement *row = binome_db_prepare (db, sql, error);
  GError *local_error = NULL;

  if (row == NULL)
    return FALSE;

  binome_statement_bind_integer (row, 1, programme);
  while (binome_statement_step (row, &local_error))
    read (list, row);
  if (local_error != NULL)
    g_propagate_error (error, local_error);

  return local_error == NULL;
}

static gboolean
read_objectives (BinomeFacts *facts, BinomeDb *db, gint64 programme, GError **error)
{
  g_autoptr (BinomeQuery) query = binome_query_new (BINOME_TYPE_OBJECTIVE);

  binome_query_where_integer (query, BINOME_OBJECTIVE_PROGRAMME, BINOME_QUERY_EQUAL, programme);
  binome_query_sort (query, BINOME_OBJECTIVE_PRIORITY, FALSE);
  facts->objectives = binome_db_select (db, query, error);
  return facts->objectives != NULL;
}

/**
 * binome_facts_read:
 * @db: the file
 * @programme: a programme
 * @error: return location for a #GError
 *
 * Returns: (transfer full) (nullable): its rows as they are now; the figures look at their dates
 */
BinomeFacts *
binome_facts_read (BinomeDb *db, gint64 programme, GError **error)
{
  g_autoptr (BinomeFacts) facts = g_new0 (BinomeFacts, 1);

  facts->enrolments = g_array_new (FALSE, FALSE, sizeof (BinomeEnrolmentFact));
  facts->pairs = g_array_new (FALSE, FALSE, sizeof (BinomePairFact));
  facts->check_ins = g_array_new (FALSE, FALSE, sizeof (BinomeCheckInFact));
  facts->meetings = g_array_new (FALSE, FALSE, sizeof (BinomeMeetingFact));
  facts->wants = g_array_new (FALSE, FALSE, sizeof (BinomeWantFact));
  facts->assessments = g_array_new (FALSE, FALSE, sizeof (BinomeAssessmentFact));
  g_array_set_clear_func (facts->enrolments, clear_enrolment);
  g_array_set_clear_func (facts->wants, clear_want);

  facts->programme = binome_db_get (db, BINOME_TYPE_PROGRAMME, programme, error);
  if (facts->programme == NULL || !read_objectives (facts, db, programme, error)
      || !read_rows (db, SQL_ENROLMENTS, programme, facts->enrolments, read_enrolment, error)
      || !read_rows (db, SQL_PAIRS, programme, facts->pairs, read_pair, error)
      || !read_rows (db, SQL_CHECK_INS, programme, facts->check_ins, read_check_in, error)
      || !read_rows (db, SQL_MEETINGS, programme, facts->meetings, read_meeting, error)
      || !read_rows (db, SQL_WANTS, programme, facts->wants, read_want, error)
      || !read_rows (db, SQL_ASSESSMENTS, programme, facts->assessments, read_assessment, error))
    return NULL;

  return g_steal_pointer (&facts);
}
