/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Who is trained, when, and who pays: the places of a session and what becomes of them. */

#include "binome-training-workflow.h"

#include <math.h>
#include <glib/gi18n-lib.h>

#include "binome-clock.h"
#include "binome-error.h"
#include "binome-rules-resource.h"
#include "binome-text.h"
#include "binome-workflow-sql.h"

#define FIELD(f) (G_GUINT64_CONSTANT (1) << (f))

/**
 * binome_attendance_state_takes_a_place:
 * @state: a #BinomeAttendanceState
 *
 * Returns: whether such a person has a place in the session
 */
gboolean
binome_attendance_state_takes_a_place (int state)
{
  return state != BINOME_ATTENDANCE_STATE_PROPOSED && state != BINOME_ATTENDANCE_STATE_CANCELLED;
}

/* ---- funding ---- */

/**
 * binome_training_load_funding:
 * @error: return location for a #GError
 *
 * Returns: (transfer full) (nullable): the rule of the law for the training of tutors
 */
BinomeFunding *
binome_training_load_funding (GError **error)
{
  g_autoptr (GBytes) bytes
      = g_resource_lookup_data (binome_rules_get_resource (), "/org/binome/Binome/rules/fr-funding.json",
                                G_RESOURCE_LOOKUP_FLAGS_NONE, error);

  return bytes != NULL ? binome_funding_new_for_bytes (bytes, "tutor-training", error) : NULL;
}

/**
 * binome_training_find_funding:
 * @law: the rule of the law
 * @course: a course
 *
 * Returns: (transfer full): the ceilings of @course: what its branch pays where that is known, or @law
 */
BinomeFunding *
binome_training_find_funding (const BinomeFunding *law, BinomeEntity *course)
{
  BinomeFunding *funding = binome_funding_copy (law);
  double hourly = binome_entity_get_real (course, BINOME_COURSE_HOURLY_CEILING);
  gint64 hours = binome_entity_get_integer (course, BINOME_COURSE_HOURS_CEILING);

  if (isfinite (hourly) && hourly >= 0)
    funding->hourly_ceiling = hourly;
  if (hours > 0)
    funding->hours_ceiling = (double)hours;
  return funding;
}

static BinomeEntity *
get_course (BinomeDb *db, BinomeEntity *session, GError **error)
{
  return binome_db_get (db, BINOME_TYPE_COURSE,
                        binome_entity_get_reference (session, BINOME_TRAINING_SESSION_COURSE), error);
}

/**
 * binome_training_ask_funding:
 * @db: the file, in a write
 * @session: a session
 * @asked: (out) (optional): for how many people
 * @error: return location for a #GError
 *
 * Writes down the highest funding that can be asked for, for everybody who has a place and no amount.
 *
 * Returns: whether it was done
 */
gboolean
binome_training_ask_funding (BinomeDb *db, gint64 session, guint *asked, GError **error)
{
  g_autoptr (BinomeEntity) entity = binome_db_get (db, BINOME_TYPE_TRAINING_SESSION, session, error);
  g_autoptr (BinomeEntity) course = entity != NULL ? get_course (db, entity, error) : NULL;
  g_autoptr (BinomeFunding) law = course != NULL ? binome_training_load_funding (error) : NULL;
  g_autoptr (BinomeFunding) funding = law != NULL ? binome_training_find_funding (law, course) : NULL;
  g_autoptr (GPtrArray) places = NULL;
  guint n = 0;

  if (funding == NULL)
    return FALSE;
  places = binome_workflow_select_of (db, BINOME_TYPE_ATTENDANCE, BINOME_ATTENDANCE_SESSION, session, error);
  if (places == NULL)
    return FALSE;

  for (guint i = 0; i < places->len; i++)
    {
      BinomeEntity *place = places->pdata[i];
      double hours = binome_entity_get_real (place, BINOME_ATTENDANCE_HOURS);
      double ceiling;

      if (isnan (hours))
        hours = binome_entity_get_real (course, BINOME_COURSE_HOURS);
      ceiling = binome_funding_get_ceiling (funding, hours,
                                            binome_entity_get_real (place, BINOME_ATTENDANCE_COST));
      if (!binome_attendance_state_takes_a_place (binome_entity_get_choice (place, BINOME_ATTENDANCE_STATE))
          || !isnan (binome_entity_get_real (place, BINOME_ATTENDANCE_FUNDING_ASKED)) || isnan (ceiling))
        continue;
      binome_entity_set_real (place, BINOME_ATTENDANCE_FUNDING_ASKED, ceiling);
      if (!binome_db_update_fields (db, place, FIELD (BINOME_ATTENDANCE_FUNDING_ASKED), error))
        return FALSE;
      n++;
    }

  if (asked != NULL)
    *asked = n;
  return TRUE;
}

/* ---- sessions ---- */

/**
 * binome_training_add_session:
 * @db: the file, in a write
 * @session: a new session
 * @error: return location for a #GError: %BINOME_ERROR_INVALID where it ends before it starts
 *
 * Returns: whether it was kept
 */
gboolean
binome_training_add_session (BinomeDb *db, BinomeTrainingSession *session, GError **error)
{
  BinomeEntity *entity = BINOME_ENTITY (session);
  BinomeDate from = binome_entity_get_date (entity, BINOME_TRAINING_SESSION_STARTS_ON);
  BinomeDate until = binome_entity_get_date (entity, BINOME_TRAINING_SESSION_ENDS_ON);

  if (until != BINOME_DATE_NONE && until < from)
    {
      g_set_error_literal (error, BINOME_ERROR, BINOME_ERROR_INVALID,
                           _ ("A session cannot end before it starts."));
      return FALSE;
    }

  return binome_db_insert (db, entity, error);
}

static BinomeEntity *
make_place (BinomeEntity *session, BinomeEntity *course, gint64 person)
{
  BinomeEntity *place = BINOME_ENTITY (binome_attendance_new ());

  binome_entity_set_reference (place, BINOME_ATTENDANCE_SESSION, binome_entity_get_id (session));
  binome_entity_set_reference (place, BINOME_ATTENDANCE_PERSON, person);
  binome_entity_set_choice (place, BINOME_ATTENDANCE_STATE, BINOME_ATTENDANCE_STATE_ENROLLED);
  binome_entity_set_real (place, BINOME_ATTENDANCE_COST, binome_entity_get_real (course, BINOME_COURSE_COST));
  return place;
}

static gboolean
check_open (BinomeEntity *session, GError **error)
{
  if (binome_entity_get_choice (session, BINOME_TRAINING_SESSION_STATE) != BINOME_SESSION_STATE_CANCELLED)
    return TRUE;

  g_set_error_literal (error, BINOME_ERROR, BINOME_ERROR_REFUSED,
                       _ ("This session is cancelled. Plan it again first."));
  return FALSE;
}

static gboolean
check_places (BinomeDb *db, BinomeEntity *session, GError **error)
{
  gint64 places = binome_entity_get_integer (session, BINOME_TRAINING_SESSION_PLACES);
  gint64 taken;

  if (!binome_workflow_get_number (
          db, "SELECT count(*) FROM attendance WHERE session = ?1 AND state NOT IN ('proposed', 'cancelled')",
          binome_entity_get_id (session), &taken, error))
    return FALSE;
  if (taken <= places)
    return TRUE;

  g_set_error (error, BINOME_ERROR, BINOME_ERROR_REFUSED,
               /* Translators: %1$d places, for %2$d people. */
               ngettext ("The session has %1$d place, not enough for %2$d people.",
                         "The session has %1$d places, not enough for %2$d people.", (gulong)places),
               (int)places, (int)taken);
  return FALSE;
}

/**
 * binome_training_enrol:
 * @db: the file, in a write
 * @session: a session
 * @people: (array length=n_people): who
 * @n_people: how many
 * @counts: (out) (optional): what came of it
 * @error: return location for a #GError: %BINOME_ERROR_REFUSED where places are short
 *
 * Gives people a place. Those who were only proposed, or had cancelled, are enrolled again.
 *
 * Returns: whether it was done
 */
gboolean
binome_training_enrol (BinomeDb *db, gint64 session, const gint64 *people, guint n_people,
                       BinomeTrainingCounts *counts, GError **error)
{
  g_autoptr (BinomeEntity) entity = binome_db_get (db, BINOME_TYPE_TRAINING_SESSION, session, error);
  g_autoptr (BinomeEntity) course = entity != NULL ? get_course (db, entity, error) : NULL;
  g_autoptr (GHashTable) known = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  g_autoptr (GPtrArray) places = NULL;
  BinomeTrainingCounts done = { 0 };

  if (course == NULL || !check_open (entity, error))
    return FALSE;
  places = binome_workflow_select_of (db, BINOME_TYPE_ATTENDANCE, BINOME_ATTENDANCE_SESSION, session, error);
  if (places == NULL)
    return FALSE;
  for (guint i = 0; i < places->len; i++)
    {
      gint64 person = binome_entity_get_reference (places->pdata[i], BINOME_ATTENDANCE_PERSON);

      g_hash_table_insert (known, g_memdup2 (&person, sizeof person), places->pdata[i]);
    }

  for (guint i = 0; i < n_people; i++)
    {
      BinomeEntity *place = g_hash_table_lookup (known, &people[i]);

      if (place == NULL)
        {
          place = make_place (entity, course, people[i]);
          g_ptr_array_add (places, place);
          g_hash_table_insert (known, g_memdup2 (&people[i], sizeof *people), place);
          if (!binome_db_insert (db, place, error))
            return FALSE;
        }
      else if (!binome_attendance_state_takes_a_place (
                   binome_entity_get_choice (place, BINOME_ATTENDANCE_STATE)))
        {
          if (!binome_training_move (db, binome_entity_get_id (place), BINOME_ATTENDANCE_STATE_ENROLLED, NULL,
                                     error))
            return FALSE;
        }
      else
        {
          done.already++;
          continue;
        }
      done.enrolled++;
    }

  if (counts != NULL)
    *counts = done;
  return check_places (db, entity, error);
}

/* ---- moves ---- */

/* What a move brings with it: the hours of the course, and until when the knowledge counts as fresh. */
static void
settle_place (BinomeEntity *place, BinomeEntity *session, BinomeEntity *course, BinomeAttendanceState to)
{
  BinomeDate ends_on = binome_entity_get_date (session, BINOME_TRAINING_SESSION_ENDS_ON);
  int months = (int)binome_entity_get_integer (course, BINOME_COURSE_VALIDITY);

  if (ends_on == BINOME_DATE_NONE)
    ends_on = binome_entity_get_date (session, BINOME_TRAINING_SESSION_STARTS_ON);
  switch (to)
    {
    case BINOME_ATTENDANCE_STATE_ATTENDED:
      if (isnan (binome_entity_get_real (place, BINOME_ATTENDANCE_HOURS)))
        binome_entity_set_real (place, BINOME_ATTENDANCE_HOURS,
                                binome_entity_get_real (course, BINOME_COURSE_HOURS));
      binome_entity_set_date (place, BINOME_ATTENDANCE_VALID_UNTIL, BINOME_DATE_NONE);
      break;
    case BINOME_ATTENDANCE_STATE_VALIDATED:
      if (binome_entity_get_date (place, BINOME_ATTENDANCE_VALID_UNTIL) == BINOME_DATE_NONE && months > 0)
        binome_entity_set_date (place, BINOME_ATTENDANCE_VALID_UNTIL,
                                binome_date_add_months (ends_on, months));
      break;
    case BINOME_ATTENDANCE_STATE_ENROLLED:
    case BINOME_ATTENDANCE_STATE_FAILED:
    case BINOME_ATTENDANCE_STATE_PROPOSED:
    case BINOME_ATTENDANCE_STATE_EXPIRED:
    case BINOME_ATTENDANCE_STATE_CANCELLED:
    default:
      break;
    }
}

static gboolean
move_place (BinomeDb *db, BinomeEntity *place, BinomeEntity *session, BinomeEntity *course,
            BinomeAttendanceState to, const char *reason, GError **error)
{
  int from = binome_entity_get_choice (place, BINOME_ATTENDANCE_STATE);
  g_autofree char *why = binome_text_clean_line (reason);

  if (!binome_state_machine_check (&binome_attendance_machine, from, (int)to, why, error))
    return FALSE;
  if (to == BINOME_ATTENDANCE_STATE_ATTENDED
      && !binome_workflow_check_past (binome_entity_get_date (session, BINOME_TRAINING_SESSION_STARTS_ON),
                                      error))
    return FALSE;

  settle_place (place, session, course, to);
  binome_entity_set_choice (place, BINOME_ATTENDANCE_STATE, (int)to);
  if (*why != '\0')
    binome_entity_set_text (place, BINOME_ATTENDANCE_NOTE, why);
  return binome_db_update_fields (db, place,
                                  FIELD (BINOME_ATTENDANCE_STATE) | FIELD (BINOME_ATTENDANCE_HOURS)
                                      | FIELD (BINOME_ATTENDANCE_VALID_UNTIL)
                                      | FIELD (BINOME_ATTENDANCE_NOTE),
                                  error);
}

/**
 * binome_training_move:
 * @db: the file, in a write
 * @attendance: somebody's place in a session
 * @to: the state wanted
 * @reason: (nullable): why, where the move needs it; it is kept in the notes
 * @error: return location for a #GError
 *
 * Attending takes the hours of the course where no others are written; validating dates the end of
 * the validity from the last day of the session.
 *
 * Returns: whether it was moved
 */
gboolean
binome_training_move (BinomeDb *db, gint64 attendance, BinomeAttendanceState to, const char *reason,
                      GError **error)
{
  g_autoptr (BinomeEntity) place = binome_db_get (db, BINOME_TYPE_ATTENDANCE, attendance, error);
  g_autoptr (BinomeEntity) session
      = place != NULL ? binome_db_get (db, BINOME_TYPE_TRAINING_SESSION,
                                       binome_entity_get_reference (place, BINOME_ATTENDANCE_SESSION), error)
                      : NULL;
  g_autoptr (BinomeEntity) course = session != NULL ? get_course (db, session, error) : NULL;
  int from;

  if (course == NULL)
    return FALSE;

  from = binome_entity_get_choice (place, BINOME_ATTENDANCE_STATE);
  if (to == BINOME_ATTENDANCE_STATE_ENROLLED && !check_open (session, error))
    return FALSE;
  if (!move_place (db, place, session, course, to, reason, error)
      || (to == BINOME_ATTENDANCE_STATE_ENROLLED && !check_places (db, session, error)))
    return FALSE;

  binome_workflow_name_action (db, binome_state_machine_find (&binome_attendance_machine, from, (int)to),
                               reason);
  return TRUE;
}

static gboolean
move_all (BinomeDb *db, BinomeEntity *session, BinomeAttendanceState from, BinomeAttendanceState to,
          const char *reason, guint *moved, GError **error)
{
  g_autoptr (BinomeEntity) course = get_course (db, session, error);
  g_autoptr (GPtrArray) places = NULL;

  if (course == NULL)
    return FALSE;
  places = binome_workflow_select_of (db, BINOME_TYPE_ATTENDANCE, BINOME_ATTENDANCE_SESSION,
                                      binome_entity_get_id (session), error);
  if (places == NULL)
    return FALSE;

  for (guint i = 0; i < places->len; i++)
    {
      if (binome_entity_get_choice (places->pdata[i], BINOME_ATTENDANCE_STATE) != (int)from)
        continue;
      if (!move_place (db, places->pdata[i], session, course, to, reason, error))
        return FALSE;
      if (moved != NULL)
        (*moved)++;
    }

  return TRUE;
}

/**
 * binome_training_move_all:
 * @db: the file, in a write
 * @session: a session
 * @from: who is meant
 * @to: the state wanted
 * @moved: (out) (optional): how many
 * @error: return location for a #GError
 *
 * Moves everybody in one state to the next.
 *
 * Returns: whether all were moved
 */
gboolean
binome_training_move_all (BinomeDb *db, gint64 session, BinomeAttendanceState from, BinomeAttendanceState to,
                          guint *moved, GError **error)
{
  g_autoptr (BinomeEntity) entity = binome_db_get (db, BINOME_TYPE_TRAINING_SESSION, session, error);

  if (moved != NULL)
    *moved = 0;
  return entity != NULL && move_all (db, entity, from, to, NULL, moved, error)
         && (to != BINOME_ATTENDANCE_STATE_ENROLLED || check_places (db, entity, error));
}

/**
 * binome_training_move_session:
 * @db: the file, in a write
 * @session: a session
 * @to: the state wanted
 * @reason: (nullable): why, where the move needs it
 * @error: return location for a #GError
 *
 * Whoever was enrolled has attended a session that was held, and loses the place in one that is
 * cancelled; who was absent is corrected one by one.
 *
 * Returns: whether it was moved
 */
gboolean
binome_training_move_session (BinomeDb *db, gint64 session, BinomeSessionState to, const char *reason,
                              GError **error)
{
  g_autoptr (BinomeEntity) entity = binome_db_get (db, BINOME_TYPE_TRAINING_SESSION, session, error);
  g_autofree char *why = binome_text_clean_line (reason);
  int from;

  if (entity == NULL)
    return FALSE;

  from = binome_entity_get_choice (entity, BINOME_TRAINING_SESSION_STATE);
  if (!binome_state_machine_check (&binome_session_machine, from, (int)to, why, error))
    return FALSE;
  if (to == BINOME_SESSION_STATE_HELD
      && (!binome_workflow_check_past (binome_entity_get_date (entity, BINOME_TRAINING_SESSION_STARTS_ON),
                                       error)
          || !move_all (db, entity, BINOME_ATTENDANCE_STATE_ENROLLED, BINOME_ATTENDANCE_STATE_ATTENDED, NULL,
                        NULL, error)))
    return FALSE;
  if (to == BINOME_SESSION_STATE_CANCELLED
      && (!move_all (db, entity, BINOME_ATTENDANCE_STATE_ENROLLED, BINOME_ATTENDANCE_STATE_CANCELLED, why,
                     NULL, error)
          || !move_all (db, entity, BINOME_ATTENDANCE_STATE_PROPOSED, BINOME_ATTENDANCE_STATE_CANCELLED, why,
                        NULL, error)))
    return FALSE;

  binome_entity_set_choice (entity, BINOME_TRAINING_SESSION_STATE, (int)to);
  if (!binome_db_update_fields (db, entity, FIELD (BINOME_TRAINING_SESSION_STATE), error))
    return FALSE;

  binome_workflow_name_action (db, binome_state_machine_find (&binome_session_machine, from, (int)to), why);
  return TRUE;
}

/**
 * binome_training_remove_session:
 * @db: the file, in a write
 * @session: a session
 * @error: return location for a #GError: %BINOME_ERROR_REFUSED where somebody attended it
 *
 * Removes a session made by mistake, with the places in it.
 *
 * Returns: whether it is gone
 */
gboolean
binome_training_remove_session (BinomeDb *db, gint64 session, GError **error)
{
  gint64 attended;

  if (!binome_workflow_get_number (db,
                                   "SELECT count(*) FROM attendance WHERE session = ?1"
                                   " AND state IN ('attended', 'validated', 'failed', 'expired')",
                                   session, &attended, error))
    return FALSE;
  if (attended > 0)
    {
      g_set_error_literal (
          error, BINOME_ERROR, BINOME_ERROR_REFUSED,
          _ ("Somebody attended this session, which is kept. Take back the attendance first."));
      return FALSE;
    }

  return binome_workflow_run (db, "DELETE FROM attendance WHERE session = ?1", session, error)
         && binome_db_delete (db, BINOME_TYPE_TRAINING_SESSION, session, error);
}
