/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The life of a pair: proposed, started with its check-ins, closed with a date and a reason. */

#include "binome-pair-workflow.h"

#include <glib/gi18n-lib.h>

#include "binome-clock.h"
#include "binome-error.h"
#include "binome-pair-check-ins.h"
#include "binome-pair-sides.h"
#include "binome-pair-team.h"
#include "binome-text.h"
#include "binome-workflow-sql.h"

#define FIELD(f) (G_GUINT64_CONSTANT (1) << (f))

/**
 * binome_pair_effective_capacity:
 * @own: tutees at most, as the tutor agreed
 * @programme: tutees per tutor at most in the programme
 *
 * Returns: the lower of both, 0 or more
 */
int
binome_pair_effective_capacity (int own, int programme)
{
  return MAX (MIN (own, programme), 0);
}

/**
 * binome_pair_check_in_date:
 * @anchor: from which end of the pair to count
 * @days: how many days before or after it
 * @starts_on: the first day of the pair
 * @ends_on: its expected last day, %BINOME_DATE_NONE where it is not known
 *
 * Returns: the day a step of the plan falls on for a pair, moved to the next working day from Monday
 *   to Friday, before the start and where the pair would be over by then to the one before;
 *   %BINOME_DATE_NONE where the pair is too short for it or its end is not known
 */
BinomeDate
binome_pair_check_in_date (BinomeAnchor anchor, int days, BinomeDate starts_on, BinomeDate ends_on)
{
  gboolean from_end = anchor == BINOME_ANCHOR_END || anchor == BINOME_ANCHOR_AFTER;
  BinomeDate day, next;

  if (starts_on == BINOME_DATE_NONE || (from_end && ends_on == BINOME_DATE_NONE))
    return BINOME_DATE_NONE;

  switch (anchor)
    {
    case BINOME_ANCHOR_UPFRONT:
      return binome_date_previous_working_day (starts_on - days);
    case BINOME_ANCHOR_AFTER:
      return binome_date_next_working_day (ends_on + days);
    case BINOME_ANCHOR_START:
    case BINOME_ANCHOR_END:
    default:
      day = from_end ? ends_on - days : starts_on + days;
      if (day < starts_on || (ends_on != BINOME_DATE_NONE && day > ends_on))
        return BINOME_DATE_NONE;
      next = binome_date_next_working_day (day);
      if (ends_on == BINOME_DATE_NONE || next <= ends_on)
        return next;
      day = binome_date_previous_working_day (day);
      return day >= starts_on ? day : BINOME_DATE_NONE;
    }
}

static gboolean
check_once (BinomeDb *db, gint64 tutee, gint64 tutor, GError **error)
{
  g_autoptr (GPtrArray) pairs
      = binome_workflow_select_of (db, BINOME_TYPE_PAIR, BINOME_PAIR_TUTEE, tutee, error);

  if (pairs == NULL)
    return FALSE;

  for (guint i = 0; i < pairs->len; i++)
    if (binome_entity_get_reference (pairs->pdata[i], BINOME_PAIR_TUTOR) == tutor
        && binome_pair_state_takes_a_place (binome_entity_get_choice (pairs->pdata[i], BINOME_PAIR_STATE)))
      {
        g_set_error_literal (error, BINOME_ERROR, BINOME_ERROR_REFUSED, _ ("These two are a pair already."));
        return FALSE;
      }

  return TRUE;
}

/**
 * binome_pair_propose:
 * @db: the file, in a write
 * @pair: a new pair: tutee, tutor, origin, and for a run its run and score
 * @error: return location for a #GError: %BINOME_ERROR_REFUSED with the rule
 *
 * Keeps a proposal: the one way in for pairs made by hand, by a run or by an import. It takes one of
 * the tutor's places at once.
 *
 * Returns: whether it was kept
 */
gboolean
binome_pair_propose (BinomeDb *db, BinomePair *pair, GError **error)
{
  return binome_pair_propose_within (db, pair, NULL, error);
}

/**
 * binome_pair_propose_within:
 * @db: the file, in a write
 * @pair: a new pair, see binome_pair_propose()
 * @capacities: (element-type gint64 BinomeCapacity) (nullable): the limits of the tutors, as
 *   binome_capacity_read_programme() gave them for many pairs; of those that are missing they are read
 * @error: return location for a #GError: %BINOME_ERROR_REFUSED with the rule
 *
 * Returns: whether it was kept
 */
gboolean
binome_pair_propose_within (BinomeDb *db, BinomePair *pair, GHashTable *capacities, GError **error)
{
  BinomeEntity *entity = BINOME_ENTITY (pair);
  gint64 tutee = binome_entity_get_reference (entity, BINOME_PAIR_TUTEE);
  gint64 tutor = binome_entity_get_reference (entity, BINOME_PAIR_TUTOR);
  const BinomeCapacity *limits = capacities != NULL ? g_hash_table_lookup (capacities, &tutor) : NULL;
  g_auto (BinomePairSides) sides = { 0 };
  BinomeDate from, until;

  if (!binome_pair_sides_load (&sides, db, tutee, tutor, error)
      || !binome_pair_sides_check (&sides, FALSE, error) || !check_once (db, tutee, tutor, error)
      || !binome_pair_sides_check_constraint (&sides, db, error)
      || !(limits != NULL ? binome_pair_sides_check_places_within (&sides, db, 0, limits, error)
                          : binome_pair_sides_check_places (&sides, db, 0, error)))
    return FALSE;

  binome_pair_sides_get_presence (&sides, &from, &until);
  binome_entity_set_reference (entity, BINOME_PAIR_PROGRAMME, binome_entity_get_id (sides.programme));
  binome_entity_set_choice (entity, BINOME_PAIR_STATE, BINOME_PAIR_STATE_PROPOSED);
  if (binome_entity_get_date (entity, BINOME_PAIR_PROPOSED_ON) == BINOME_DATE_NONE)
    binome_entity_set_date (entity, BINOME_PAIR_PROPOSED_ON, binome_clock_today ());
  if (binome_entity_get_date (entity, BINOME_PAIR_EXPECTED_END) == BINOME_DATE_NONE)
    binome_entity_set_date (entity, BINOME_PAIR_EXPECTED_END, until);

  return binome_db_insert (db, entity, error);
}

/**
 * binome_pair_create:
 * @db: the file, in a write
 * @tutee: an enrolment
 * @tutor: an enrolment
 * @pair: (out) (optional): the new pair
 * @error: return location for a #GError: %BINOME_ERROR_REFUSED with the rule
 *
 * Proposes a pair made by hand.
 *
 * Returns: whether it was kept
 */
gboolean
binome_pair_create (BinomeDb *db, gint64 tutee, gint64 tutor, gint64 *pair, GError **error)
{
  g_autoptr (BinomePair) made = binome_pair_new ();

  binome_entity_set_reference (BINOME_ENTITY (made), BINOME_PAIR_TUTEE, tutee);
  binome_entity_set_reference (BINOME_ENTITY (made), BINOME_PAIR_TUTOR, tutor);
  binome_entity_set_choice (BINOME_ENTITY (made), BINOME_PAIR_ORIGIN, BINOME_PAIR_ORIGIN_HAND);
  if (!binome_pair_propose (db, made, error))
    return FALSE;

  if (pair != NULL)
    *pair = binome_entity_get_id (BINOME_ENTITY (made));
  return TRUE;
}

/* One of the two accepted, so the tutee's other offers are void. */
static gboolean
release_other_offers (BinomeDb *db, BinomeEntity *pair, BinomeDate on, GError **error)
{
  g_autoptr (GPtrArray) others = binome_workflow_select_of (
      db, BINOME_TYPE_PAIR, BINOME_PAIR_TUTEE, binome_entity_get_reference (pair, BINOME_PAIR_TUTEE), error);

  if (others == NULL)
    return FALSE;

  for (guint i = 0; i < others->len; i++)
    {
      BinomeEntity *other = g_ptr_array_index (others, i);

      if (binome_entity_get_id (other) == binome_entity_get_id (pair)
          || binome_entity_get_choice (other, BINOME_PAIR_STATE) > BINOME_PAIR_STATE_OFFERED)
        continue;
      binome_entity_set_choice (other, BINOME_PAIR_STATE, BINOME_PAIR_STATE_CANCELLED);
      binome_entity_set_date (other, BINOME_PAIR_ENDED_ON, on);
      binome_entity_set_text (other, BINOME_PAIR_END_REASON, _ ("Another offer was accepted"));
      if (!binome_db_update (db, other, error))
        return FALSE;
    }

  return TRUE;
}

static gboolean
start (BinomeDb *db, BinomeEntity *pair, const BinomePairSides *sides, BinomeDate on, GError **error)
{
  BinomeDate until, expected = binome_entity_get_date (pair, BINOME_PAIR_EXPECTED_END);

  if (!binome_pair_sides_check_start (sides, &on, &until, error))
    return FALSE;

  binome_entity_set_date (pair, BINOME_PAIR_STARTED_ON, on);
  if (expected == BINOME_DATE_NONE || expected < on || (until != BINOME_DATE_NONE && expected > until))
    binome_entity_set_date (pair, BINOME_PAIR_EXPECTED_END, until);

  return binome_pair_check_ins_make (db, pair, sides->tutee_person, error);
}

/* A closed pair that goes on again: its end is forgotten, the check-ins given up with it come back. */
static gboolean
reopen (BinomeDb *db, BinomeEntity *pair, GError **error)
{
  BinomeDate ended_on = binome_entity_get_date (pair, BINOME_PAIR_ENDED_ON);

  binome_entity_set_date (pair, BINOME_PAIR_ENDED_ON, BINOME_DATE_NONE);
  binome_entity_set_text (pair, BINOME_PAIR_END_REASON, "");
  return binome_pair_check_ins_take_up (db, pair, ended_on, error);
}

/**
 * binome_pair_check_end:
 * @pair: a pair, kept or not
 * @on: its last day
 * @error: return location for a #GError: %BINOME_ERROR_INVALID
 *
 * Returns: whether it can have ended on that day
 */
gboolean
binome_pair_check_end (BinomeEntity *pair, BinomeDate on, GError **error)
{
  BinomeDate started_on = binome_entity_get_date (pair, BINOME_PAIR_STARTED_ON);
  g_autofree char *day = NULL;

  if (!binome_workflow_check_past (on, error))
    return FALSE;
  if (started_on != BINOME_DATE_NONE && on < started_on)
    {
      day = binome_date_format (started_on, BINOME_DATE_MEDIUM);
      /* Translators: %s is a date. */
      g_set_error (error, BINOME_ERROR, BINOME_ERROR_INVALID,
                   _ ("The pair started on %s and cannot end before."), day);
      return FALSE;
    }

  return TRUE;
}

/* An end has a date and a reason, always both. */
static gboolean
end (BinomeDb *db, BinomeEntity *pair, BinomePairState to, const char *reason, BinomeDate on, GError **error)
{
  gboolean completed = to == BINOME_PAIR_STATE_COMPLETED;

  if (on == BINOME_DATE_NONE)
    on = binome_clock_today ();
  if (!binome_pair_check_end (pair, on, error))
    return FALSE;

  if (binome_text_is_blank (reason))
    reason = completed ? _ ("Completed as planned") : _ ("No answer");
  binome_entity_set_date (pair, BINOME_PAIR_ENDED_ON, on);
  binome_entity_set_text (pair, BINOME_PAIR_END_REASON, reason);
  return binome_pair_check_ins_give_up (db, pair, on, completed, error);
}

/* What was asked and answered belongs to the offer that is made now. */
static void
put_answers (BinomeEntity *pair, BinomePairState to, BinomeDate on)
{
  if (to == BINOME_PAIR_STATE_PROPOSED || to == BINOME_PAIR_STATE_OFFERED)
    {
      gboolean asked = to == BINOME_PAIR_STATE_OFFERED;

      binome_entity_set_date (pair, BINOME_PAIR_TUTOR_ASKED_ON, asked ? on : BINOME_DATE_NONE);
      binome_entity_set_date (pair, BINOME_PAIR_TUTEE_ASKED_ON, BINOME_DATE_NONE);
      binome_entity_set_choice (pair, BINOME_PAIR_TUTOR_ANSWER, BINOME_PAIR_ANSWER_AWAITED);
      binome_entity_set_choice (pair, BINOME_PAIR_TUTEE_ANSWER, BINOME_PAIR_ANSWER_AWAITED);
      binome_entity_set_choice (pair, BINOME_PAIR_DECLINE_REASON, BINOME_DECLINE_REASON_NONE);
    }
  else if (to == BINOME_PAIR_STATE_ACCEPTED)
    {
      binome_entity_set_choice (pair, BINOME_PAIR_TUTOR_ANSWER, BINOME_PAIR_ANSWER_ACCEPTED);
      binome_entity_set_choice (pair, BINOME_PAIR_TUTEE_ANSWER, BINOME_PAIR_ANSWER_ACCEPTED);
    }
}

static gboolean
is_end (int state)
{
  return state >= BINOME_PAIR_STATE_COMPLETED;
}

/* Whether a move gives a place, or confirms one, so that capacity must be looked at again. */
static gboolean
needs_place (int from, int to)
{
  return is_end (from) || to == BINOME_PAIR_STATE_ACCEPTED || to == BINOME_PAIR_STATE_CONFIRMED
         || (to == BINOME_PAIR_STATE_ACTIVE && !binome_pair_state_is_live (from));
}

/* Whether a move brings the two together; a pair that runs goes on whatever is said of it meanwhile. */
static gboolean
brings_together (int from, int to)
{
  return is_end (from) || (to >= BINOME_PAIR_STATE_OFFERED && !binome_pair_state_is_live (from));
}

static gboolean
carry_out (BinomeDb *db, BinomeEntity *pair, const BinomePairSides *sides, int from, BinomePairState to,
           const char *reason, BinomeDate on, GError **error)
{
  if (is_end ((int)to))
    return end (db, pair, to, reason, on, error);

  if (brings_together (from, (int)to) && !binome_pair_sides_check_constraint (sides, db, error))
    return FALSE;
  if (needs_place (from, (int)to)
      && (!binome_pair_sides_check (sides, is_end (from), error)
          || !binome_pair_sides_check_places (sides, db, binome_entity_get_id (pair), error)))
    return FALSE;
  if (is_end (from) && !reopen (db, pair, error))
    return FALSE;
  if (to == BINOME_PAIR_STATE_ACTIVE
      && binome_entity_get_date (pair, BINOME_PAIR_STARTED_ON) == BINOME_DATE_NONE
      && !start (db, pair, sides, on, error))
    return FALSE;
  if (to == BINOME_PAIR_STATE_ACCEPTED || to == BINOME_PAIR_STATE_CONFIRMED || to == BINOME_PAIR_STATE_ACTIVE)
    return release_other_offers (db, pair, on != BINOME_DATE_NONE ? on : binome_clock_today (), error);

  return TRUE;
}

/**
 * binome_pair_move:
 * @db: the file, in a write
 * @pair: a pair
 * @to: the state wanted
 * @reason: (nullable): why, where the move needs it
 * @on: the day of the start or of the end; %BINOME_DATE_NONE for today, or for a start the first day
 *   on which both are there
 * @error: return location for a #GError: %BINOME_ERROR_REFUSED with the rule,
 *   %BINOME_ERROR_INVALID for a reason or a date that is missing or wrong
 *
 * Moves a pair on, with all that follows from it: places, the tutee's other offers, check-ins,
 * enrolments.
 *
 * Returns: whether it was moved
 */
gboolean
binome_pair_move (BinomeDb *db, gint64 pair, BinomePairState to, const char *reason, BinomeDate on,
                  GError **error)
{
  g_autoptr (BinomeEntity) entity = binome_db_get (db, BINOME_TYPE_PAIR, pair, error);
  g_auto (BinomePairSides) sides = { 0 };
  g_autofree char *why = binome_text_clean_line (reason);
  int from;

  if (entity == NULL)
    return FALSE;

  from = binome_entity_get_choice (entity, BINOME_PAIR_STATE);
  if (!binome_state_machine_check (&binome_pair_machine, from, (int)to, why, error)
      || !binome_pair_sides_load (&sides, db, binome_entity_get_reference (entity, BINOME_PAIR_TUTEE),
                                  binome_entity_get_reference (entity, BINOME_PAIR_TUTOR), error)
      || !carry_out (db, entity, &sides, from, to, why, on, error))
    return FALSE;

  binome_entity_set_choice (entity, BINOME_PAIR_STATE, (int)to);
  put_answers (entity, to, on != BINOME_DATE_NONE ? on : binome_clock_today ());
  if (!binome_db_update (db, entity, error)
      || !binome_pair_sides_sync (&sides, db, to == BINOME_PAIR_STATE_COMPLETED, error)
      || !binome_pair_team_follow_today (db, pair, error) || !binome_pair_team_sync (db, pair, error))
    return FALSE;

  binome_workflow_name_action (db, binome_state_machine_find (&binome_pair_machine, from, (int)to), why);
  return TRUE;
}

/**
 * binome_pair_start:
 * @db: the file, in a write
 * @pair: a pair
 * @on: its first day; %BINOME_DATE_NONE for today or the first day on which both are there
 * @error: return location for a #GError
 *
 * Starts a pair and gives it the check-ins of the programme's plan.
 *
 * Returns: whether it was started
 */
gboolean
binome_pair_start (BinomeDb *db, gint64 pair, BinomeDate on, GError **error)
{
  return binome_pair_move (db, pair, BINOME_PAIR_STATE_ACTIVE, NULL, on, error);
}

/**
 * binome_pair_complete:
 * @db: the file, in a write
 * @pair: a pair
 * @on: its last day; %BINOME_DATE_NONE for today
 * @reason: (nullable): a remark; none means that it went as planned
 * @error: return location for a #GError
 *
 * Returns: whether it was completed
 */
gboolean
binome_pair_complete (BinomeDb *db, gint64 pair, BinomeDate on, const char *reason, GError **error)
{
  return binome_pair_move (db, pair, BINOME_PAIR_STATE_COMPLETED, reason, on, error);
}

/**
 * binome_pair_end_early:
 * @db: the file, in a write
 * @pair: a pair
 * @on: its last day; %BINOME_DATE_NONE for today
 * @reason: why
 * @error: return location for a #GError
 *
 * Returns: whether it was ended
 */
gboolean
binome_pair_end_early (BinomeDb *db, gint64 pair, BinomeDate on, const char *reason, GError **error)
{
  return binome_pair_move (db, pair, BINOME_PAIR_STATE_ENDED_EARLY, reason, on, error);
}

/**
 * binome_pair_remove:
 * @db: the file, in a write
 * @pair: a pair
 * @error: return location for a #GError: %BINOME_ERROR_REFUSED where it has started
 *
 * Takes back a proposal made by mistake. A pair that has started is history: it is ended instead.
 *
 * Returns: whether it is gone
 */
gboolean
binome_pair_remove (BinomeDb *db, gint64 pair, GError **error)
{
  g_autoptr (BinomeEntity) entity = binome_db_get (db, BINOME_TYPE_PAIR, pair, error);
  g_auto (BinomePairSides) sides = { 0 };

  if (entity == NULL)
    return FALSE;
  if (binome_entity_get_date (entity, BINOME_PAIR_STARTED_ON) != BINOME_DATE_NONE)
    {
      g_set_error_literal (error, BINOME_ERROR, BINOME_ERROR_REFUSED,
                           _ ("The pair has started. End it with a date and a reason instead."));
      return FALSE;
    }

  return binome_pair_sides_load (&sides, db, binome_entity_get_reference (entity, BINOME_PAIR_TUTEE),
                                 binome_entity_get_reference (entity, BINOME_PAIR_TUTOR), error)
         && binome_db_delete (db, BINOME_TYPE_PAIR, pair, error)
         && binome_pair_sides_sync (&sides, db, FALSE, error);
}
