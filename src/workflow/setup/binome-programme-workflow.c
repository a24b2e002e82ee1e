/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the co-ordinator does with a programme as a whole. */

#include "binome-programme-workflow.h"

#include <glib/gi18n-lib.h>

#include "binome-clock.h"
#include "binome-enrolment-workflow.h"
#include "binome-error.h"
#include "binome-person-presence.h"
#include "binome-plan-source-workflow.h"
#include "binome-plan-template-workflow.h"
#include "binome-programme-plan.h"
#include "binome-workflow-sql.h"

#define FIELD(f) (G_GUINT64_CONSTANT (1) << (f))

/**
 * binome_programme_check_dates:
 * @starts_on: the first day
 * @ends_on: the last day
 * @error: return location for a #GError
 *
 * Returns: whether a programme can have these dates
 */
gboolean
binome_programme_check_dates (BinomeDate starts_on, BinomeDate ends_on, GError **error)
{
  if (starts_on == BINOME_DATE_NONE || ends_on == BINOME_DATE_NONE)
    {
      g_set_error_literal (error, BINOME_ERROR, BINOME_ERROR_INVALID,
                           _ ("A programme needs the day it starts and the day it ends."));
      return FALSE;
    }
  if (ends_on <= starts_on)
    {
      g_set_error_literal (error, BINOME_ERROR, BINOME_ERROR_INVALID,
                           _ ("A programme must end after it starts."));
      return FALSE;
    }

  return TRUE;
}

/**
 * binome_programme_create:
 * @db: the file, in a write
 * @programme: a new programme, filled by the caller
 * @coordinator: the person who co-ordinates it, 0 for nobody yet
 * @error: return location for a #GError
 *
 * Keeps a programme and gives it its schedule, the check-in plan of the template that fits and first
 * criteria.
 *
 * Returns: whether it was kept
 */
gboolean
binome_programme_create (BinomeDb *db, BinomeProgramme *programme, gint64 coordinator, GError **error)
{
  BinomeEntity *entity = BINOME_ENTITY (programme);
  BinomeProgrammeKind kind = (BinomeProgrammeKind)binome_entity_get_choice (entity, BINOME_PROGRAMME_KIND);
  BinomeDate starts_on = binome_entity_get_date (entity, BINOME_PROGRAMME_STARTS_ON);
  BinomeDate ends_on = binome_entity_get_date (entity, BINOME_PROGRAMME_ENDS_ON);
  g_autoptr (GPtrArray) milestones = NULL;
  g_autoptr (GPtrArray) steps = NULL;
  g_autoptr (GPtrArray) criteria = NULL;
  gint64 id;

  if (!binome_entity_validate (entity, error) || !binome_programme_check_dates (starts_on, ends_on, error)
      || !binome_db_insert (db, entity, error))
    return FALSE;

  id = binome_entity_get_id (entity);
  milestones = binome_programme_plan_milestones (kind, starts_on, ends_on);
  steps = binome_plan_template_make_steps (db, kind, starts_on, ends_on, error);
  criteria = binome_programme_plan_criteria (kind);

  return steps != NULL && binome_workflow_insert_all (db, milestones, BINOME_MILESTONE_PROGRAMME, id, error)
         && binome_workflow_insert_all (db, steps, BINOME_PLAN_STEP_PROGRAMME, id, error)
         && binome_plan_source_keep (db, id, 0, error)
         && binome_workflow_insert_all (db, criteria, BINOME_CRITERION_PROGRAMME, id, error)
         && (coordinator == 0 || binome_programme_set_coordinator (db, id, coordinator, error));
}

static gboolean
is_held_on (BinomeEntity *role, BinomeRoleFunction function, BinomeDate on)
{
  BinomeDate until = binome_entity_get_date (role, BINOME_ROLE_ENDS_ON);

  return binome_entity_get_choice (role, BINOME_ROLE_FUNCTION) == (int)function
         && binome_entity_get_date (role, BINOME_ROLE_STARTS_ON) <= on
         && (until == BINOME_DATE_NONE || until >= on);
}

/* The one who hands over was there until the day before; who came the same day leaves no trace. */
static gboolean
end_role (BinomeDb *db, BinomeEntity *role, BinomeDate today, GError **error)
{
  if (binome_entity_get_date (role, BINOME_ROLE_STARTS_ON) >= today)
    return binome_db_delete (db, BINOME_TYPE_ROLE, binome_entity_get_id (role), error);

  binome_entity_set_date (role, BINOME_ROLE_ENDS_ON, today - 1);
  return binome_db_update_fields (db, role, FIELD (BINOME_ROLE_ENDS_ON), error);
}

/**
 * binome_programme_keep_role:
 * @db: the file, in a write
 * @role: a function around a programme, new or changed
 * @error: return location for a #GError: %BINOME_ERROR_INVALID for an end before the start,
 *   %BINOME_ERROR_REFUSED where the person is not in the company all that time
 *
 * Keeps a role. Without days of its own it is for as long as the programme runs.
 *
 * Returns: whether it was kept
 */
gboolean
binome_programme_keep_role (BinomeDb *db, BinomeRole *role, GError **error)
{
  BinomeEntity *entity = BINOME_ENTITY (role);
  BinomeDate from = binome_entity_get_date (entity, BINOME_ROLE_STARTS_ON);
  BinomeDate until = binome_entity_get_date (entity, BINOME_ROLE_ENDS_ON);
  g_autoptr (BinomeEntity) programme = binome_db_get (
      db, BINOME_TYPE_PROGRAMME, binome_entity_get_reference (entity, BINOME_ROLE_PROGRAMME), error);

  if (programme == NULL)
    return FALSE;
  if (from != BINOME_DATE_NONE && until != BINOME_DATE_NONE && until < from)
    {
      g_set_error_literal (error, BINOME_ERROR, BINOME_ERROR_INVALID,
                           _ ("A role cannot end before it starts."));
      return FALSE;
    }
  if (from == BINOME_DATE_NONE)
    from = binome_entity_get_date (programme, BINOME_PROGRAMME_STARTS_ON);
  if (until == BINOME_DATE_NONE)
    until = MAX (from, binome_entity_get_date (programme, BINOME_PROGRAMME_ENDS_ON));
  if (!binome_person_check_present (db, binome_entity_get_reference (entity, BINOME_ROLE_PERSON), from, until,
                                    error))
    return FALSE;

  return binome_entity_get_id (entity) != 0 ? binome_db_update (db, entity, error)
                                            : binome_db_insert (db, entity, error);
}

/**
 * binome_programme_set_coordinator:
 * @db: the file, in a write
 * @programme: a programme
 * @person: who co-ordinates it from today on
 * @error: return location for a #GError
 *
 * The first co-ordinator holds the role from the beginning, a later one from today; the one before
 * is kept with the dates.
 *
 * Returns: whether it was kept
 */
gboolean
binome_programme_set_coordinator (BinomeDb *db, gint64 programme, gint64 person, GError **error)
{
  g_autoptr (GPtrArray) roles
      = binome_workflow_select_of (db, BINOME_TYPE_ROLE, BINOME_ROLE_PROGRAMME, programme, error);
  g_autoptr (BinomeEntity) role = NULL;
  BinomeDate today = binome_clock_today ();
  gboolean first = TRUE;

  if (roles == NULL)
    return FALSE;

  for (guint i = 0; i < roles->len; i++)
    {
      BinomeEntity *other = g_ptr_array_index (roles, i);

      if (binome_entity_get_choice (other, BINOME_ROLE_FUNCTION) == BINOME_ROLE_FUNCTION_COORDINATOR)
        first = FALSE;
      if (!is_held_on (other, BINOME_ROLE_FUNCTION_COORDINATOR, today))
        continue;
      if (binome_entity_get_reference (other, BINOME_ROLE_PERSON) == person)
        return TRUE;
      if (!end_role (db, other, today, error))
        return FALSE;
    }

  role = BINOME_ENTITY (binome_role_new ());
  binome_entity_set_reference (role, BINOME_ROLE_PROGRAMME, programme);
  binome_entity_set_reference (role, BINOME_ROLE_PERSON, person);
  binome_entity_set_choice (role, BINOME_ROLE_FUNCTION, BINOME_ROLE_FUNCTION_COORDINATOR);
  binome_entity_set_date (role, BINOME_ROLE_STARTS_ON, first ? BINOME_DATE_NONE : today);
  return binome_db_insert (db, role, error);
}

/**
 * binome_programme_find_holder:
 * @db: the file
 * @programme: a programme
 * @function: a function around it
 * @on: a day
 * @person: (out): who holds it on that day, 0 for nobody
 * @error: return location for a #GError
 *
 * Returns: whether @person was set
 */
gboolean
binome_programme_find_holder (BinomeDb *db, gint64 programme, BinomeRoleFunction function, BinomeDate on,
                              gint64 *person, GError **error)
{
  g_autoptr (GPtrArray) roles
      = binome_workflow_select_of (db, BINOME_TYPE_ROLE, BINOME_ROLE_PROGRAMME, programme, error);

  *person = 0;
  if (roles == NULL)
    return FALSE;

  for (guint i = 0; i < roles->len && *person == 0; i++)
    if (is_held_on (roles->pdata[i], function, on))
      *person = binome_entity_get_reference (roles->pdata[i], BINOME_ROLE_PERSON);

  return TRUE;
}

/**
 * binome_programme_find_coordinator:
 * @db: the file
 * @programme: a programme
 * @on: a day
 * @person: (out): who co-ordinates it on that day, 0 for nobody
 * @error: return location for a #GError
 *
 * Returns: whether @person was set
 */
gboolean
binome_programme_find_coordinator (BinomeDb *db, gint64 programme, BinomeDate on, gint64 *person,
                                   GError **error)
{
  return binome_programme_find_holder (db, programme, BINOME_ROLE_FUNCTION_COORDINATOR, on, person, error);
}

/**
 * binome_programme_check_open:
 * @programme: a programme
 * @error: return location for a #GError: %BINOME_ERROR_REFUSED once it is closed, archived or cancelled
 *
 * Returns: whether people may still take part and pairs be made
 */
gboolean
binome_programme_check_open (BinomeEntity *programme, GError **error)
{
  if (binome_entity_get_choice (programme, BINOME_PROGRAMME_STATE) < BINOME_PROGRAMME_STATE_CLOSED)
    return TRUE;

  /* Translators: %s is the state of a programme, such as “Archived”. */
  g_set_error (error, BINOME_ERROR, BINOME_ERROR_REFUSED,
               _ ("The programme takes no participants and no pairs any more: “%s”."),
               binome_entity_get_choice_label (programme, BINOME_PROGRAMME_STATE));
  return FALSE;
}

static gboolean
check_no_pair_runs (BinomeDb *db, gint64 programme, GError **error)
{
  gint64 n;

  if (!binome_workflow_get_number (
          db, "SELECT count(*) FROM pair WHERE programme = ?1 AND state IN " BINOME_SQL_LIVE, programme, &n,
          error))
    return FALSE;
  if (n > 0)
    {
      g_set_error (error, BINOME_ERROR, BINOME_ERROR_REFUSED,
                   ngettext ("%d pair is still running. Complete or end it first.",
                             "%d pairs are still running. Complete or end them first.", (gulong)n),
                   (int)n);
      return FALSE;
    }

  return TRUE;
}

/* Whoever had a pair has taken part: nobody stays matched in a closed programme. */
static gboolean
finish_enrolments (BinomeDb *db, gint64 programme, GError **error)
{
  g_autoptr (GPtrArray) enrolments
      = binome_workflow_select_of (db, BINOME_TYPE_ENROLMENT, BINOME_ENROLMENT_PROGRAMME, programme, error);

  if (enrolments == NULL)
    return FALSE;

  for (guint i = 0; i < enrolments->len; i++)
    {
      BinomeEntity *enrolment = g_ptr_array_index (enrolments, i);

      if (binome_entity_get_choice (enrolment, BINOME_ENROLMENT_STATE) != BINOME_ENROLMENT_STATE_MATCHED)
        continue;
      if (!binome_db_update_fields (
              db, enrolment, binome_enrolment_put_state (enrolment, BINOME_ENROLMENT_STATE_DONE), error))
        return FALSE;
    }

  return TRUE;
}

/**
 * binome_programme_move:
 * @db: the file, in a write
 * @programme: a programme
 * @to: the state wanted
 * @reason: (nullable): why; moves backward need one. It goes into the journal
 * @error: return location for a #GError
 *
 * Moves a programme to another phase. It cannot be closed or cancelled while pairs are running.
 *
 * Returns: whether it was moved
 */
gboolean
binome_programme_move (BinomeDb *db, gint64 programme, BinomeProgrammeState to, const char *reason,
                       GError **error)
{
  g_autoptr (BinomeEntity) entity = binome_db_get (db, BINOME_TYPE_PROGRAMME, programme, error);
  int from;

  if (entity == NULL)
    return FALSE;

  from = binome_entity_get_choice (entity, BINOME_PROGRAMME_STATE);
  if (!binome_state_machine_check (&binome_programme_machine, from, (int)to, reason, error))
    return FALSE;
  if ((to == BINOME_PROGRAMME_STATE_CLOSED || to == BINOME_PROGRAMME_STATE_CANCELLED)
      && from != BINOME_PROGRAMME_STATE_ARCHIVED && !check_no_pair_runs (db, programme, error))
    return FALSE;
  if (to == BINOME_PROGRAMME_STATE_CLOSED && !finish_enrolments (db, programme, error))
    return FALSE;

  binome_workflow_name_action (db, binome_state_machine_find (&binome_programme_machine, from, (int)to),
                               reason);
  binome_entity_set_choice (entity, BINOME_PROGRAMME_STATE, (int)to);
  return binome_db_update_fields (db, entity, FIELD (BINOME_PROGRAMME_STATE), error);
}

static gboolean
shift_milestones (BinomeDb *db, gint64 programme, int days, GError **error)
{
  g_autoptr (GPtrArray) milestones
      = binome_workflow_select_of (db, BINOME_TYPE_MILESTONE, BINOME_MILESTONE_PROGRAMME, programme, error);

  if (milestones == NULL)
    return FALSE;

  for (guint i = 0; i < milestones->len; i++)
    {
      BinomeEntity *milestone = g_ptr_array_index (milestones, i);
      BinomeDate due_on = binome_entity_get_date (milestone, BINOME_MILESTONE_DUE_ON);

      if (binome_entity_get_date (milestone, BINOME_MILESTONE_DONE_ON) != BINOME_DATE_NONE)
        continue;
      binome_entity_set_date (milestone, BINOME_MILESTONE_DUE_ON,
                              binome_date_next_working_day (due_on + days));
      if (!binome_db_update_fields (db, milestone, FIELD (BINOME_MILESTONE_DUE_ON), error))
        return FALSE;
    }

  return TRUE;
}

/* Participants who are there for just as long as the programme stay so. */
static gboolean
shift_enrolments (BinomeDb *db, gint64 programme, BinomeDate starts_on, BinomeDate ends_on, int days,
                  GError **error)
{
  g_autoptr (GPtrArray) enrolments
      = binome_workflow_select_of (db, BINOME_TYPE_ENROLMENT, BINOME_ENROLMENT_PROGRAMME, programme, error);

  if (enrolments == NULL)
    return FALSE;

  for (guint i = 0; i < enrolments->len; i++)
    {
      BinomeEntity *enrolment = g_ptr_array_index (enrolments, i);

      if (binome_entity_get_date (enrolment, BINOME_ENROLMENT_STARTS_ON) == starts_on)
        binome_entity_set_date (enrolment, BINOME_ENROLMENT_STARTS_ON, starts_on + days);
      if (binome_entity_get_date (enrolment, BINOME_ENROLMENT_ENDS_ON) == ends_on)
        binome_entity_set_date (enrolment, BINOME_ENROLMENT_ENDS_ON, ends_on + days);
      if (!binome_db_update_fields (
              db, enrolment, FIELD (BINOME_ENROLMENT_STARTS_ON) | FIELD (BINOME_ENROLMENT_ENDS_ON), error))
        return FALSE;
    }

  return TRUE;
}

/**
 * binome_programme_shift:
 * @db: the file, in a write
 * @programme: a programme
 * @days: by how many days, negative for earlier
 * @error: return location for a #GError
 *
 * Moves the whole programme in time: its dates, the milestones not done yet, and the participants
 * who are there from its first day or to its last. Pairs that have started keep their dates.
 *
 * Returns: whether it was moved
 */
gboolean
binome_programme_shift (BinomeDb *db, gint64 programme, int days, GError **error)
{
  g_autoptr (BinomeEntity) entity = binome_db_get (db, BINOME_TYPE_PROGRAMME, programme, error);
  BinomeDate starts_on, ends_on;

  if (entity == NULL)
    return FALSE;
  if (days < -3660 || days > 3660)
    {
      g_set_error_literal (error, BINOME_ERROR, BINOME_ERROR_INVALID,
                           _ ("A programme can be moved by ten years at most."));
      return FALSE;
    }

  starts_on = binome_entity_get_date (entity, BINOME_PROGRAMME_STARTS_ON);
  ends_on = binome_entity_get_date (entity, BINOME_PROGRAMME_ENDS_ON);
  binome_entity_set_date (entity, BINOME_PROGRAMME_STARTS_ON, starts_on + days);
  binome_entity_set_date (entity, BINOME_PROGRAMME_ENDS_ON, ends_on + days);

  return binome_db_update_fields (
             db, entity, FIELD (BINOME_PROGRAMME_STARTS_ON) | FIELD (BINOME_PROGRAMME_ENDS_ON), error)
         && shift_milestones (db, programme, days, error)
         && shift_enrolments (db, programme, starts_on, ends_on, days, error);
}

/**
 * binome_programme_delete:
 * @db: the file, in a write
 * @programme: a programme
 * @error: return location for a #GError
 *
 * Deletes a programme that was only prepared. One in which a pair has started is history: it can be
 * cancelled, closed and archived.
 *
 * Returns: whether it is gone
 */
gboolean
binome_programme_delete (BinomeDb *db, gint64 programme, GError **error)
{
  gint64 started;

  if (!binome_workflow_get_number (
          db, "SELECT count(*) FROM pair WHERE programme = ?1 AND started_on IS NOT NULL", programme,
          &started, error))
    return FALSE;
  if (started > 0)
    {
      g_set_error_literal (
          error, BINOME_ERROR, BINOME_ERROR_REFUSED,
          _ ("Pairs have started in this programme. Cancel it, or close and archive it, instead."));
      return FALSE;
    }

  return binome_db_delete (db, BINOME_TYPE_PROGRAMME, programme, error);
}

/**
 * binome_milestone_finish:
 * @db: the file, in a write
 * @milestone: a milestone
 * @on: the day it was done; %BINOME_DATE_NONE for today
 * @error: return location for a #GError
 *
 * Returns: whether it was kept
 */
gboolean
binome_milestone_finish (BinomeDb *db, gint64 milestone, BinomeDate on, GError **error)
{
  g_autoptr (BinomeEntity) entity = binome_db_get (db, BINOME_TYPE_MILESTONE, milestone, error);

  if (on == BINOME_DATE_NONE)
    on = binome_clock_today ();
  if (entity == NULL || !binome_workflow_check_past (on, error))
    return FALSE;

  binome_entity_set_date (entity, BINOME_MILESTONE_DONE_ON, on);
  return binome_db_update_fields (db, entity, FIELD (BINOME_MILESTONE_DONE_ON), error);
}
