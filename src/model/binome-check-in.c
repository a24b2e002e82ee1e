/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A dated talk with a pair. */

#include "binome-check-in.h"

#include <glib/gi18n-lib.h>

#include "binome-pair.h"
#include "binome-plan-step.h"

const BinomeChoice binome_check_in_states[] = {
  { "planned", N_ ("Planned") },
  { "due", N_ ("Due") },
  { "overdue", N_ ("Overdue") },
  { "done", N_ ("Done") },
  { "waived", N_ ("Waived") },
  { "missed", N_ ("Missed") },
  { NULL, NULL },
};

static const BinomeField fields[] = {
  [BINOME_CHECK_IN_PAIR] = BINOME_REFERENCE ("pair", N_ ("Pair"), binome_pair_get_type,
                                             BINOME_FIELD_REQUIRED | BINOME_FIELD_INTERNAL),
  [BINOME_CHECK_IN_TITLE] = BINOME_TEXT ("title", N_ ("Check-in"), BINOME_FIELD_REQUIRED),
  [BINOME_CHECK_IN_KIND]
  = BINOME_CHOICE ("kind", N_ ("Kind"), binome_plan_step_kinds, BINOME_CHECK_IN_KIND_CONTACT, 0),
  [BINOME_CHECK_IN_DUE_ON] = BINOME_DAY ("due-on", N_ ("Due on"), BINOME_FIELD_REQUIRED),
  [BINOME_CHECK_IN_WINDOW] = BINOME_INTEGER ("window", N_ ("Days to hold it"), 0, 365, 7, 0),
  [BINOME_CHECK_IN_STATE] = BINOME_CHOICE ("state", N_ ("State"), binome_check_in_states,
                                           BINOME_CHECK_IN_STATE_PLANNED, BINOME_FIELD_INTERNAL),
  [BINOME_CHECK_IN_DONE_ON] = BINOME_DAY ("done-on", N_ ("Held on"), 0),
  [BINOME_CHECK_IN_SATISFACTION]
  = BINOME_INTEGER ("satisfaction", N_ ("Satisfaction (1 to 5)"), 0, 5, 0, BINOME_FIELD_PERSONAL),
  [BINOME_CHECK_IN_REASON] = BINOME_TEXT ("reason", N_ ("Reason"), 0),
  [BINOME_CHECK_IN_NOTE] = BINOME_NOTE ("note", N_ ("Notes"), BINOME_FIELD_PERSONAL),
  [BINOME_CHECK_IN_STEP] = BINOME_REFERENCE ("step", N_ ("Step of the check-in plan"),
                                             binome_plan_step_get_type, BINOME_FIELD_INTERNAL),
  [BINOME_CHECK_IN_PLANNED_ON] = BINOME_DAY ("planned-on", N_ ("Planned on"), BINOME_FIELD_INTERNAL),
};

static char *
dup_title (BinomeEntity *self)
{
  return g_strdup (binome_entity_get_text (self, BINOME_CHECK_IN_TITLE));
}

BINOME_DEFINE_ENTITY (BinomeCheckIn, binome_check_in, "check_in", N_ ("Check-in"), fields)

/**
 * binome_check_in_get_status:
 * @self: a check-in
 * @today: the day to look at it from
 *
 * Returns: its state on that day: a planned check-in is due from its date on, and overdue once its
 *   days to hold it are over
 */
BinomeCheckInState
binome_check_in_get_status (BinomeCheckIn *self, BinomeDate today)
{
  BinomeEntity *entity = BINOME_ENTITY (self);
  BinomeCheckInState state = (BinomeCheckInState)binome_entity_get_choice (entity, BINOME_CHECK_IN_STATE);
  BinomeDate due = binome_entity_get_date (entity, BINOME_CHECK_IN_DUE_ON);

  if (state > BINOME_CHECK_IN_STATE_OVERDUE || today < due)
    return state;

  return today > due + binome_entity_get_integer (entity, BINOME_CHECK_IN_WINDOW)
             ? BINOME_CHECK_IN_STATE_OVERDUE
             : BINOME_CHECK_IN_STATE_DUE;
}
