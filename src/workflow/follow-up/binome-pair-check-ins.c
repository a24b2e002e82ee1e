/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What becomes of the check-ins of a pair as it starts, gets another end, ends or goes on. */

#include "binome-pair-check-ins.h"

#include <glib/gi18n-lib.h>

#include "binome-clock.h"
#include "binome-pair-workflow.h"
#include "binome-plan-check-in.h"
#include "binome-workflow-sql.h"

#define FIELD(f) (G_GUINT64_CONSTANT (1) << (f))

static GPtrArray *
select_steps (BinomeDb *db, BinomeEntity *pair, GError **error)
{
  return binome_workflow_select_of (db, BINOME_TYPE_PLAN_STEP, BINOME_PLAN_STEP_PROGRAMME,
                                    binome_entity_get_reference (pair, BINOME_PAIR_PROGRAMME), error);
}

static GPtrArray *
select_check_ins (BinomeDb *db, BinomeEntity *pair, GError **error)
{
  return binome_workflow_select_of (db, BINOME_TYPE_CHECK_IN, BINOME_CHECK_IN_PAIR,
                                    binome_entity_get_id (pair), error);
}

static BinomeAnchor
get_anchor (BinomeEntity *step)
{
  return (BinomeAnchor)binome_entity_get_choice (step, BINOME_PLAN_STEP_ANCHOR);
}

/* ---- the start ---- */

/* What should have come before a start that is near is to be done now; before one that is past, not at all.
 */
static gboolean
bring_forward (BinomeEntity *step, BinomeEntity *pair, BinomeEntity *check_in)
{
  BinomeDate today = binome_clock_today ();

  if (get_anchor (step) != BINOME_ANCHOR_UPFRONT
      || binome_entity_get_date (check_in, BINOME_CHECK_IN_DUE_ON) >= today)
    return TRUE;

  binome_entity_set_date (check_in, BINOME_CHECK_IN_DUE_ON, today);
  return binome_entity_get_date (pair, BINOME_PAIR_STARTED_ON) >= today;
}

/**
 * binome_pair_check_ins_make:
 * @db: the file, in a write
 * @pair: a pair that has just got its start and its expected end
 * @tutee: the person who is its tutee
 * @error: return location for a #GError
 *
 * Gives a pair the check-ins of the plan, once, when it starts.
 *
 * Returns: whether they were kept
 */
gboolean
binome_pair_check_ins_make (BinomeDb *db, BinomeEntity *pair, BinomeEntity *tutee, GError **error)
{
  const char *job = binome_entity_get_text (tutee, BINOME_PERSON_JOB);
  g_autoptr (GPtrArray) steps = select_steps (db, pair, error);

  if (steps == NULL)
    return FALSE;

  for (guint i = 0; i < steps->len; i++)
    {
      BinomeEntity *step = g_ptr_array_index (steps, i);
      BinomeDate day = binome_plan_step_find_day (step, pair);
      g_autoptr (BinomeEntity) check_in = NULL;

      if (day == BINOME_DATE_NONE || !binome_plan_step_is_for (step, job))
        continue;
      check_in = binome_plan_step_make_check_in (step, pair, day);
      if (bring_forward (step, pair, check_in) && !binome_db_insert (db, check_in, error))
        return FALSE;
    }

  return TRUE;
}

/* ---- another end ---- */

/* The check-in that a step of the plan gave the pair, still where the plan put it. */
static BinomeEntity *
find_check_in (GPtrArray *check_ins, BinomeEntity *step, BinomeDate due_on)
{
  for (guint i = 0; i < check_ins->len; i++)
    {
      BinomeEntity *check_in = g_ptr_array_index (check_ins, i);

      if (binome_entity_get_choice (check_in, BINOME_CHECK_IN_STATE) == BINOME_CHECK_IN_STATE_PLANNED
          && binome_entity_get_date (check_in, BINOME_CHECK_IN_DUE_ON) == due_on
          && binome_entity_get_reference (check_in, BINOME_CHECK_IN_STEP) == binome_entity_get_id (step))
        return check_in;
    }

  return NULL;
}

static gboolean
follow_step (BinomeDb *db, GPtrArray *check_ins, BinomeEntity *pair, BinomeEntity *step, BinomeDate before,
             BinomeDate until, GError **error)
{
  BinomeDate started_on = binome_entity_get_date (pair, BINOME_PAIR_STARTED_ON);
  int days = (int)binome_entity_get_integer (step, BINOME_PLAN_STEP_DAYS);
  BinomeDate from = binome_pair_check_in_date (get_anchor (step), days, started_on, before);
  BinomeDate to = binome_pair_check_in_date (get_anchor (step), days, started_on, until);
  BinomeEntity *check_in = to != BINOME_DATE_NONE ? find_check_in (check_ins, step, from) : NULL;

  if (check_in == NULL)
    return TRUE;

  binome_entity_set_date (check_in, BINOME_CHECK_IN_DUE_ON, to);
  binome_entity_set_date (check_in, BINOME_CHECK_IN_PLANNED_ON, to);
  return binome_db_update_fields (db, check_in,
                                  FIELD (BINOME_CHECK_IN_DUE_ON) | FIELD (BINOME_CHECK_IN_PLANNED_ON), error);
}

static gboolean
follow_end (BinomeDb *db, BinomeEntity *pair, BinomeDate before, BinomeDate until, gboolean only_after,
            GError **error)
{
  g_autoptr (GPtrArray) steps = select_steps (db, pair, error);
  g_autoptr (GPtrArray) check_ins = steps != NULL ? select_check_ins (db, pair, error) : NULL;

  if (check_ins == NULL)
    return FALSE;

  for (guint i = 0; i < steps->len; i++)
    {
      BinomeAnchor anchor = get_anchor (steps->pdata[i]);

      if ((anchor == BINOME_ANCHOR_AFTER || (anchor == BINOME_ANCHOR_END && !only_after))
          && !follow_step (db, check_ins, pair, steps->pdata[i], before, until, error))
        return FALSE;
    }

  return TRUE;
}

/**
 * binome_pair_check_ins_follow_end:
 * @db: the file, in a write
 * @pair: a pair
 * @before: the end it had so far
 * @until: its new end
 * @error: return location for a #GError
 *
 * Moves the check-ins that count from the end along with it; one that somebody moved by hand stays.
 *
 * Returns: whether they were kept
 */
gboolean
binome_pair_check_ins_follow_end (BinomeDb *db, BinomeEntity *pair, BinomeDate before, BinomeDate until,
                                  GError **error)
{
  return follow_end (db, pair, before, until, FALSE, error);
}

/* ---- the end ---- */

/* Whether a check-in comes after the end by the plan. */
static gboolean
comes_after (BinomeDb *db, BinomeEntity *check_in, gboolean *after, GError **error)
{
  gint64 number;

  *after = FALSE;
  if (!binome_workflow_get_number (db,
                                   "SELECT count(*) FROM check_in c JOIN plan_step s ON s.id = c.step"
                                   " WHERE c.id = ?1 AND s.anchor = 'after'",
                                   binome_entity_get_id (check_in), &number, error))
    return FALSE;

  *after = number > 0;
  return TRUE;
}

/* Whether the pair having ended well leaves a check-in to be held. */
static gboolean
is_left (BinomeDb *db, BinomeEntity *check_in, gboolean *left, GError **error)
{
  *left = binome_entity_get_choice (check_in, BINOME_CHECK_IN_KIND) == BINOME_CHECK_IN_KIND_FINAL;
  return *left || comes_after (db, check_in, left, error);
}

/* Sets the state of the check-ins still to come on a day. */
static gboolean
set_states (BinomeDb *db, BinomeEntity *pair, BinomeDate after, int from, int to, const char *reason,
            gboolean completed, GError **error)
{
  g_autoptr (GPtrArray) check_ins = select_check_ins (db, pair, error);

  if (check_ins == NULL)
    return FALSE;

  for (guint i = 0; i < check_ins->len; i++)
    {
      BinomeEntity *check_in = g_ptr_array_index (check_ins, i);
      gboolean left = FALSE;

      if (binome_entity_get_choice (check_in, BINOME_CHECK_IN_STATE) != from
          || binome_entity_get_date (check_in, BINOME_CHECK_IN_DUE_ON) <= after)
        continue;
      if (completed && !is_left (db, check_in, &left, error))
        return FALSE;
      if (left)
        continue;
      binome_entity_set_choice (check_in, BINOME_CHECK_IN_STATE, to);
      binome_entity_set_text (check_in, BINOME_CHECK_IN_REASON, reason);
      if (!binome_db_update_fields (db, check_in,
                                    FIELD (BINOME_CHECK_IN_STATE) | FIELD (BINOME_CHECK_IN_REASON), error))
        return FALSE;
    }

  return TRUE;
}

/**
 * binome_pair_check_ins_give_up:
 * @db: the file, in a write
 * @pair: a pair that ends
 * @on: its last day
 * @completed: whether it has run its course
 * @error: return location for a #GError
 *
 * Waives the check-ins still to come. Of a completed pair the final review may still be held, and what the
 * plan has after the end is counted from @on.
 *
 * Returns: whether they were kept
 */
gboolean
binome_pair_check_ins_give_up (BinomeDb *db, BinomeEntity *pair, BinomeDate on, gboolean completed,
                               GError **error)
{
  if (!set_states (db, pair, on, BINOME_CHECK_IN_STATE_PLANNED, BINOME_CHECK_IN_STATE_WAIVED,
                   _ ("The pair has ended"), completed, error))
    return FALSE;

  return !completed
         || follow_end (db, pair, binome_entity_get_date (pair, BINOME_PAIR_EXPECTED_END), on, TRUE, error);
}

/**
 * binome_pair_check_ins_take_up:
 * @db: the file, in a write
 * @pair: a closed pair that goes on again
 * @ended_on: the day on which it had ended
 * @error: return location for a #GError
 *
 * The check-ins that were given up with the end come back.
 *
 * Returns: whether they were kept
 */
gboolean
binome_pair_check_ins_take_up (BinomeDb *db, BinomeEntity *pair, BinomeDate ended_on, GError **error)
{
  return set_states (db, pair, ended_on, BINOME_CHECK_IN_STATE_WAIVED, BINOME_CHECK_IN_STATE_PLANNED, "",
                     FALSE, error)
         && follow_end (db, pair, ended_on, binome_entity_get_date (pair, BINOME_PAIR_EXPECTED_END), TRUE,
                        error);
}
