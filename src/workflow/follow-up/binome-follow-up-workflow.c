/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What happens while a pair runs: check-ins, meetings, assessments. */

#include "binome-follow-up-workflow.h"

#include <glib/gi18n-lib.h>

#include "binome-clock.h"
#include "binome-error.h"
#include "binome-text.h"
#include "binome-workflow-sql.h"

#define FIELD(f) (G_GUINT64_CONSTANT (1) << (f))

static gboolean
check_started (BinomeEntity *pair, GError **error)
{
  if (binome_entity_get_date (pair, BINOME_PAIR_STARTED_ON) != BINOME_DATE_NONE)
    return TRUE;

  g_set_error_literal (error, BINOME_ERROR, BINOME_ERROR_REFUSED, _ ("The pair has not started yet."));
  return FALSE;
}

/* The pair of @id, which must have started. */
static BinomeEntity *
get_started_pair (BinomeDb *db, gint64 id, GError **error)
{
  g_autoptr (BinomeEntity) pair = binome_db_get (db, BINOME_TYPE_PAIR, id, error);

  return pair != NULL && check_started (pair, error) ? g_steal_pointer (&pair) : NULL;
}

/**
 * binome_check_in_add:
 * @db: the file, in a write
 * @check_in: a new check-in: pair, title, kind, day
 * @error: return location for a #GError
 *
 * Adds a check-in to the ones that the plan gave a pair.
 *
 * Returns: whether it was kept
 */
gboolean
binome_check_in_add (BinomeDb *db, BinomeCheckIn *check_in, GError **error)
{
  BinomeEntity *entity = BINOME_ENTITY (check_in);
  g_autoptr (BinomeEntity) pair
      = get_started_pair (db, binome_entity_get_reference (entity, BINOME_CHECK_IN_PAIR), error);

  return pair != NULL && binome_db_insert (db, entity, error);
}

/* Moves a check-in from where it stands today. */
static gboolean
move_check_in (BinomeDb *db, BinomeEntity *check_in, BinomeCheckInState to, const char *reason,
               GError **error)
{
  int from = (int)binome_check_in_get_status (BINOME_CHECK_IN (check_in), binome_clock_today ());
  g_autofree char *why = binome_text_clean_line (reason);

  if (!binome_state_machine_check (&binome_check_in_machine, from, (int)to, why, error))
    return FALSE;

  binome_entity_set_choice (check_in, BINOME_CHECK_IN_STATE, (int)to);
  binome_entity_set_text (check_in, BINOME_CHECK_IN_REASON, why);
  if (!binome_db_update (db, check_in, error))
    return FALSE;

  binome_workflow_name_action (db, binome_state_machine_find (&binome_check_in_machine, from, (int)to), why);
  return TRUE;
}

/**
 * binome_check_in_hold:
 * @db: the file, in a write
 * @check_in: a check-in
 * @on: the day it was held; %BINOME_DATE_NONE for today
 * @satisfaction: from 1 to 5; 0 where nobody was asked
 * @note: (nullable): what was said; %NULL leaves the note as it is
 * @error: return location for a #GError
 *
 * Returns: whether it was kept
 */
gboolean
binome_check_in_hold (BinomeDb *db, gint64 check_in, BinomeDate on, int satisfaction, const char *note,
                      GError **error)
{
  g_autoptr (BinomeEntity) entity = binome_db_get (db, BINOME_TYPE_CHECK_IN, check_in, error);

  if (on == BINOME_DATE_NONE)
    on = binome_clock_today ();
  if (entity == NULL || !binome_workflow_check_past (on, error))
    return FALSE;

  binome_entity_set_date (entity, BINOME_CHECK_IN_DONE_ON, on);
  binome_entity_set_integer (entity, BINOME_CHECK_IN_SATISFACTION, satisfaction);
  if (note != NULL)
    binome_entity_set_text (entity, BINOME_CHECK_IN_NOTE, note);
  return move_check_in (db, entity, BINOME_CHECK_IN_STATE_DONE, NULL, error);
}

/**
 * binome_check_in_waive:
 * @db: the file, in a write
 * @check_in: a check-in
 * @reason: why it is not needed
 * @error: return location for a #GError
 *
 * Returns: whether it was kept; it then counts nowhere
 */
gboolean
binome_check_in_waive (BinomeDb *db, gint64 check_in, const char *reason, GError **error)
{
  g_autoptr (BinomeEntity) entity = binome_db_get (db, BINOME_TYPE_CHECK_IN, check_in, error);

  return entity != NULL && move_check_in (db, entity, BINOME_CHECK_IN_STATE_WAIVED, reason, error);
}

/**
 * binome_check_in_miss:
 * @db: the file, in a write
 * @check_in: a check-in
 * @reason: (nullable): why it did not happen
 * @error: return location for a #GError
 *
 * Returns: whether it was kept
 */
gboolean
binome_check_in_miss (BinomeDb *db, gint64 check_in, const char *reason, GError **error)
{
  g_autoptr (BinomeEntity) entity = binome_db_get (db, BINOME_TYPE_CHECK_IN, check_in, error);

  return entity != NULL && move_check_in (db, entity, BINOME_CHECK_IN_STATE_MISSED, reason, error);
}

/**
 * binome_check_in_plan_again:
 * @db: the file, in a write
 * @check_in: a check-in, closed or not
 * @due_on: its new day; %BINOME_DATE_NONE keeps the one it has
 * @error: return location for a #GError
 *
 * Returns: whether it was kept
 */
gboolean
binome_check_in_plan_again (BinomeDb *db, gint64 check_in, BinomeDate due_on, GError **error)
{
  g_autoptr (BinomeEntity) entity = binome_db_get (db, BINOME_TYPE_CHECK_IN, check_in, error);

  if (entity == NULL)
    return FALSE;

  if (due_on != BINOME_DATE_NONE)
    binome_entity_set_date (entity, BINOME_CHECK_IN_DUE_ON, due_on);
  binome_entity_set_date (entity, BINOME_CHECK_IN_DONE_ON, BINOME_DATE_NONE);
  binome_entity_set_integer (entity, BINOME_CHECK_IN_SATISFACTION, 0);
  if (binome_entity_get_choice (entity, BINOME_CHECK_IN_STATE) <= BINOME_CHECK_IN_STATE_OVERDUE)
    return binome_db_update (db, entity, error);

  return move_check_in (db, entity, BINOME_CHECK_IN_STATE_PLANNED, NULL, error);
}

static gboolean
check_meeting_date (BinomeEntity *pair, BinomeDate on, GError **error)
{
  BinomeDate from = binome_entity_get_date (pair, BINOME_PAIR_STARTED_ON);
  BinomeDate until = binome_entity_get_date (pair, BINOME_PAIR_ENDED_ON);
  g_autofree char *first = NULL, *last = NULL;

  if (on == BINOME_DATE_NONE)
    {
      g_set_error_literal (error, BINOME_ERROR, BINOME_ERROR_INVALID, _ ("A meeting needs its date."));
      return FALSE;
    }
  if (!binome_workflow_check_past (on, error))
    return FALSE;

  first = binome_date_format (from, BINOME_DATE_MEDIUM);
  if (on < from)
    {
      /* Translators: %s is a date. */
      g_set_error (error, BINOME_ERROR, BINOME_ERROR_INVALID, _ ("The pair started on %s only."), first);
      return FALSE;
    }
  if (until != BINOME_DATE_NONE && on > until)
    {
      last = binome_date_format (until, BINOME_DATE_MEDIUM);
      /* Translators: %s is a date. */
      g_set_error (error, BINOME_ERROR, BINOME_ERROR_INVALID, _ ("The pair ended on %s."), last);
      return FALSE;
    }

  return TRUE;
}

static gboolean
is_held (BinomeEntity *meeting)
{
  return binome_entity_get_choice (meeting, BINOME_MEETING_OUTCOME) == BINOME_MEETING_OUTCOME_HELD;
}

/**
 * binome_meeting_check:
 * @pair: its pair
 * @meeting: a meeting, kept or not
 * @error: return location for a #GError: %BINOME_ERROR_REFUSED or %BINOME_ERROR_INVALID with the rule
 *
 * Returns: whether the pair can have met like that
 */
gboolean
binome_meeting_check (BinomeEntity *pair, BinomeEntity *meeting, GError **error)
{
  if (!check_started (pair, error)
      || !check_meeting_date (pair, binome_entity_get_date (meeting, BINOME_MEETING_HELD_ON), error))
    return FALSE;
  if (is_held (meeting) && binome_entity_get_integer (meeting, BINOME_MEETING_MINUTES) == 0)
    {
      g_set_error_literal (error, BINOME_ERROR, BINOME_ERROR_INVALID,
                           _ ("How many minutes did the meeting last?"));
      return FALSE;
    }

  return TRUE;
}

/**
 * binome_meeting_log:
 * @db: the file, in a write
 * @meeting: a meeting, new or changed
 * @error: return location for a #GError
 *
 * Keeps a meeting of a pair. One that was cancelled, or to which somebody did not come, is an
 * attempt: it lasts 0 minutes.
 *
 * Returns: whether it was kept
 */
gboolean
binome_meeting_log (BinomeDb *db, BinomeMeeting *meeting, GError **error)
{
  BinomeEntity *entity = BINOME_ENTITY (meeting);
  g_autoptr (BinomeEntity) pair = binome_db_get (
      db, BINOME_TYPE_PAIR, binome_entity_get_reference (entity, BINOME_MEETING_PAIR), error);

  if (pair == NULL || !binome_meeting_check (pair, entity, error))
    return FALSE;

  if (!is_held (entity))
    binome_entity_set_integer (entity, BINOME_MEETING_MINUTES, 0);
  return binome_entity_get_id (entity) == 0 ? binome_db_insert (db, entity, error)
                                            : binome_db_update (db, entity, error);
}

/**
 * binome_meeting_delete:
 * @db: the file, in a write
 * @meeting: a meeting
 * @error: return location for a #GError
 *
 * Returns: whether it is gone
 */
gboolean
binome_meeting_delete (BinomeDb *db, gint64 meeting, GError **error)
{
  return binome_db_delete (db, BINOME_TYPE_MEETING, meeting, error);
}

/* The row that says the same thing already: same pair, skill, assessor and moment. */
static gboolean
find_assessment (BinomeDb *db, BinomeEntity *assessment, gint64 *id, GError **error)
{
  g_autoptr (BinomeQuery) query = binome_query_new (BINOME_TYPE_SKILL_ASSESSMENT);
  g_autoptr (GArray) ids = NULL;

  binome_query_where_integer (query, BINOME_SKILL_ASSESSMENT_PAIR, BINOME_QUERY_EQUAL,
                              binome_entity_get_reference (assessment, BINOME_SKILL_ASSESSMENT_PAIR));
  binome_query_where_integer (query, BINOME_SKILL_ASSESSMENT_SKILL, BINOME_QUERY_EQUAL,
                              binome_entity_get_reference (assessment, BINOME_SKILL_ASSESSMENT_SKILL));
  binome_query_where_choice (query, BINOME_SKILL_ASSESSMENT_ASSESSOR, BINOME_QUERY_EQUAL,
                             binome_entity_get_choice (assessment, BINOME_SKILL_ASSESSMENT_ASSESSOR));
  binome_query_where_choice (query, BINOME_SKILL_ASSESSMENT_MOMENT, BINOME_QUERY_EQUAL,
                             binome_entity_get_choice (assessment, BINOME_SKILL_ASSESSMENT_MOMENT));
  ids = binome_db_select_ids (db, query, error);
  if (ids == NULL)
    return FALSE;

  *id = ids->len > 0 ? g_array_index (ids, gint64, 0) : 0;
  return TRUE;
}

/**
 * binome_skill_assessment_record:
 * @db: the file, in a write
 * @assessment: pair, skill, assessor, moment, day and level
 * @error: return location for a #GError
 *
 * Keeps the level of a tutee in a skill. A second look by the same assessor at the same moment
 * replaces the first.
 *
 * Returns: whether it was kept
 */
gboolean
binome_skill_assessment_record (BinomeDb *db, BinomeSkillAssessment *assessment, GError **error)
{
  BinomeEntity *entity = BINOME_ENTITY (assessment);
  g_autoptr (BinomeEntity) pair
      = get_started_pair (db, binome_entity_get_reference (entity, BINOME_SKILL_ASSESSMENT_PAIR), error);
  gint64 same;

  if (pair == NULL)
    return FALSE;

  if (binome_entity_get_date (entity, BINOME_SKILL_ASSESSMENT_ASSESSED_ON) == BINOME_DATE_NONE)
    binome_entity_set_date (entity, BINOME_SKILL_ASSESSMENT_ASSESSED_ON, binome_clock_today ());
  if (!binome_workflow_check_past (binome_entity_get_date (entity, BINOME_SKILL_ASSESSMENT_ASSESSED_ON),
                                   error))
    return FALSE;

  if (binome_entity_get_id (entity) == 0)
    {
      if (!find_assessment (db, entity, &same, error))
        return FALSE;
      binome_entity_set_id (entity, same);
    }

  return binome_entity_get_id (entity) == 0 ? binome_db_insert (db, entity, error)
                                            : binome_db_update (db, entity, error);
}
