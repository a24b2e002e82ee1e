/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The steps of the action plan of a pair. */

#include "binome-pair-actions.h"

#include <glib/gi18n-lib.h>

#include "binome-clock.h"
#include "binome-enrolment-workflow.h"
#include "binome-error.h"
#include "binome-text.h"
#include "binome-workflow-sql.h"

static gboolean
exists (BinomeDb *db, const char *sql, gint64 id, gboolean *found, GError **error)
{
  gint64 n;

  if (!binome_workflow_get_number (db, sql, id, &n, error))
    return FALSE;

  *found = n > 0;
  return TRUE;
}

/* Reached and partly reached have a day; what is still to do has none. */
static void
put_day (BinomeEntity *step)
{
  int state = binome_entity_get_choice (step, BINOME_ACTION_STEP_STATE);
  gboolean done
      = state == BINOME_ACTION_STEP_STATE_REACHED || state == BINOME_ACTION_STEP_STATE_PARTLY_REACHED;

  if (!done)
    binome_entity_set_date (step, BINOME_ACTION_STEP_DONE_ON, BINOME_DATE_NONE);
  else if (binome_entity_get_date (step, BINOME_ACTION_STEP_DONE_ON) == BINOME_DATE_NONE)
    binome_entity_set_date (step, BINOME_ACTION_STEP_DONE_ON, binome_clock_today ());
}

/**
 * binome_action_step_keep:
 * @db: the file, in a write
 * @step: a step of a pair's action plan, new or changed
 * @skill: (nullable): the name of the skill it builds, which is made where there is none of that name;
 *   blank for none
 * @error: return location for a #GError: %BINOME_ERROR_INVALID for a level aimed at below that at the
 *   start, or a day in the future
 *
 * Keeps a step; a new one comes last. A step that is reached gets today's date unless it has one.
 *
 * Returns: whether it was kept
 */
gboolean
binome_action_step_keep (BinomeDb *db, BinomeActionStep *step, const char *skill, GError **error)
{
  BinomeEntity *entity = BINOME_ENTITY (step);
  gint64 pair = binome_entity_get_reference (entity, BINOME_ACTION_STEP_PAIR), id = 0, last;
  gboolean known;

  if (binome_entity_get_integer (entity, BINOME_ACTION_STEP_TARGET_LEVEL)
      < binome_entity_get_integer (entity, BINOME_ACTION_STEP_START_LEVEL))
    {
      g_set_error_literal (error, BINOME_ERROR, BINOME_ERROR_INVALID,
                           _ ("The level aimed at lies below the level at the start."));
      return FALSE;
    }
  put_day (entity);
  if (binome_entity_get_date (entity, BINOME_ACTION_STEP_DONE_ON) != BINOME_DATE_NONE
      && !binome_workflow_check_past (binome_entity_get_date (entity, BINOME_ACTION_STEP_DONE_ON), error))
    return FALSE;
  if (!binome_text_is_blank (skill) && !binome_skill_ensure (db, skill, NULL, &id, error))
    return FALSE;
  binome_entity_set_reference (entity, BINOME_ACTION_STEP_SKILL, id);

  if (!exists (db, "SELECT count(*) FROM action_step WHERE id = ?1", binome_entity_get_id (entity), &known,
               error))
    return FALSE;
  if (known)
    return binome_db_update (db, entity, error);

  if (!binome_workflow_get_number (
          db, "SELECT coalesce (max (position), -1) FROM action_step WHERE pair = ?1", pair, &last, error))
    return FALSE;
  binome_entity_set_id (entity, 0); /* a form that was refused can be sent again */
  binome_entity_set_integer (entity, BINOME_ACTION_STEP_POSITION, last + 1);
  return binome_db_insert (db, entity, error);
}
