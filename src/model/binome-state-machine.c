/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which state may follow which. Every change of state goes through these tables. */

#include "binome-state-machine.h"

#include <glib/gi18n-lib.h>

#include "binome-attendance.h"
#include "binome-check-in.h"
#include "binome-enrolment.h"
#include "binome-error.h"
#include "binome-match-run.h"
#include "binome-pair.h"
#include "binome-programme.h"
#include "binome-text.h"
#include "binome-training-session.h"

#define P(s) BINOME_PROGRAMME_STATE_##s
static const BinomeMove programme_moves[] = {
  { P (DRAFT), P (PREPARING), N_ ("Start preparing"), FALSE },
  { P (PREPARING), P (OPEN), N_ ("Open the recruitment"), FALSE },
  { P (OPEN), P (MATCHING), N_ ("Start matching"), FALSE },
  { P (MATCHING), P (RUNNING), N_ ("Start the programme"), FALSE },
  { P (RUNNING), P (EVALUATING), N_ ("Start evaluating"), FALSE },
  { P (EVALUATING), P (CLOSED), N_ ("Close"), FALSE },
  { P (CLOSED), P (ARCHIVED), N_ ("Archive"), FALSE },
  { P (PREPARING), P (DRAFT), N_ ("Back to draft"), TRUE },
  { P (OPEN), P (PREPARING), N_ ("Back to preparing"), TRUE },
  { P (MATCHING), P (OPEN), N_ ("Back to candidates"), TRUE },
  { P (RUNNING), P (MATCHING), N_ ("Back to matching"), TRUE },
  { P (EVALUATING), P (RUNNING), N_ ("Back to running"), TRUE },
  { P (CLOSED), P (EVALUATING), N_ ("Reopen"), TRUE },
  { P (ARCHIVED), P (CLOSED), N_ ("Take out of the archive"), TRUE },
  { P (DRAFT), P (CANCELLED), N_ ("Cancel the programme"), TRUE },
  { P (PREPARING), P (CANCELLED), N_ ("Cancel the programme"), TRUE },
  { P (OPEN), P (CANCELLED), N_ ("Cancel the programme"), TRUE },
  { P (MATCHING), P (CANCELLED), N_ ("Cancel the programme"), TRUE },
  { P (RUNNING), P (CANCELLED), N_ ("Cancel the programme"), TRUE },
  { P (EVALUATING), P (CANCELLED), N_ ("Cancel the programme"), TRUE },
  { P (CANCELLED), P (DRAFT), N_ ("Take up again"), TRUE },
};
#undef P

#define E(s) BINOME_ENROLMENT_STATE_##s
static const BinomeMove enrolment_moves[] = {
  { E (IDENTIFIED), E (INVITED), N_ ("Invite"), FALSE },
  { E (IDENTIFIED), E (INTERESTED), N_ ("Record the interest"), FALSE },
  { E (IDENTIFIED), E (APPLIED), N_ ("Record the application"), FALSE },
  { E (INVITED), E (INTERESTED), N_ ("Record the interest"), FALSE },
  { E (INVITED), E (APPLIED), N_ ("Record the application"), FALSE },
  { E (INTERESTED), E (APPLIED), N_ ("Record the application"), FALSE },
  { E (APPLIED), E (MANAGER_AGREED), N_ ("Record the manager’s agreement"), FALSE },
  { E (APPLIED), E (INTERVIEWED), N_ ("Record the interview"), FALSE },
  { E (APPLIED), E (ACCEPTED), N_ ("Accept"), FALSE },
  { E (APPLIED), E (WAITING), N_ ("Put on the waiting list"), FALSE },
  { E (MANAGER_AGREED), E (INTERVIEWED), N_ ("Record the interview"), FALSE },
  { E (MANAGER_AGREED), E (ACCEPTED), N_ ("Accept"), FALSE },
  { E (MANAGER_AGREED), E (WAITING), N_ ("Put on the waiting list"), FALSE },
  { E (INTERVIEWED), E (ACCEPTED), N_ ("Accept"), FALSE },
  { E (INTERVIEWED), E (WAITING), N_ ("Put on the waiting list"), FALSE },
  { E (ACCEPTED), E (WAITING), N_ ("Put on the waiting list"), FALSE },
  { E (WAITING), E (ACCEPTED), N_ ("Take from the waiting list"), FALSE },
  { E (ACCEPTED), E (MATCHED), N_ ("Match"), FALSE },
  { E (WAITING), E (MATCHED), N_ ("Match"), FALSE },
  { E (MATCHED), E (ACCEPTED), N_ ("Undo the match"), FALSE },
  { E (MATCHED), E (DONE), N_ ("Finish"), FALSE },
  { E (DONE), E (ACCEPTED), N_ ("Take part again"), FALSE },
  { E (INVITED), E (REFUSED), N_ ("Refuse"), TRUE },
  { E (INTERESTED), E (REFUSED), N_ ("Refuse"), TRUE },
  { E (APPLIED), E (REFUSED), N_ ("Refuse"), TRUE },
  { E (MANAGER_AGREED), E (REFUSED), N_ ("Refuse"), TRUE },
  { E (INTERVIEWED), E (REFUSED), N_ ("Refuse"), TRUE },
  { E (ACCEPTED), E (REFUSED), N_ ("Refuse"), TRUE },
  { E (WAITING), E (REFUSED), N_ ("Refuse"), TRUE },
  { E (IDENTIFIED), E (WITHDREW), N_ ("Withdraw"), TRUE },
  { E (INVITED), E (WITHDREW), N_ ("Withdraw"), TRUE },
  { E (INTERESTED), E (WITHDREW), N_ ("Withdraw"), TRUE },
  { E (APPLIED), E (WITHDREW), N_ ("Withdraw"), TRUE },
  { E (MANAGER_AGREED), E (WITHDREW), N_ ("Withdraw"), TRUE },
  { E (INTERVIEWED), E (WITHDREW), N_ ("Withdraw"), TRUE },
  { E (ACCEPTED), E (WITHDREW), N_ ("Withdraw"), TRUE },
  { E (WAITING), E (WITHDREW), N_ ("Withdraw"), TRUE },
  { E (MATCHED), E (WITHDREW), N_ ("Withdraw"), TRUE },
  { E (ACCEPTED), E (UNAVAILABLE), N_ ("Mark as unavailable"), TRUE },
  { E (WAITING), E (UNAVAILABLE), N_ ("Mark as unavailable"), TRUE },
  { E (UNAVAILABLE), E (ACCEPTED), N_ ("Mark as available"), FALSE },
  { E (DONE), E (RETIRED), N_ ("Retire"), FALSE },
  { E (REFUSED), E (APPLIED), N_ ("Reconsider"), TRUE },
  { E (WITHDREW), E (APPLIED), N_ ("Apply again"), FALSE },
  /* Where the stage was recorded by mistake. */
  { E (INVITED), E (IDENTIFIED), N_ ("Back to identified"), TRUE },
  { E (INTERESTED), E (INVITED), N_ ("Back to invited"), TRUE },
  { E (APPLIED), E (INTERESTED), N_ ("Back to interested"), TRUE },
  { E (MANAGER_AGREED), E (APPLIED), N_ ("Back to applied"), TRUE },
  { E (INTERVIEWED), E (APPLIED), N_ ("Back to applied"), TRUE },
  { E (INTERVIEWED), E (MANAGER_AGREED), N_ ("Back to the manager’s agreement"), TRUE },
  { E (ACCEPTED), E (APPLIED), N_ ("Back to applied"), TRUE },
  { E (ACCEPTED), E (INTERVIEWED), N_ ("Back to interviewed"), TRUE },
  { E (WAITING), E (INTERVIEWED), N_ ("Back to interviewed"), TRUE },
};
#undef E

#define P(s) BINOME_PAIR_STATE_##s
static const BinomeMove pair_moves[] = {
  { P (PROPOSED), P (REVIEWED), N_ ("Mark as reviewed"), FALSE },
  { P (PROPOSED), P (ACTIVE), N_ ("Start"), FALSE },
  { P (REVIEWED), P (OFFERED), N_ ("Offer"), FALSE },
  { P (REVIEWED), P (ACTIVE), N_ ("Start"), FALSE },
  { P (OFFERED), P (ACCEPTED), N_ ("Record the acceptance"), FALSE },
  { P (ACCEPTED), P (CONFIRMED), N_ ("Confirm"), FALSE },
  { P (CONFIRMED), P (ACTIVE), N_ ("Start"), FALSE },
  { P (ACTIVE), P (PAUSED), N_ ("Pause"), TRUE },
  { P (PAUSED), P (ACTIVE), N_ ("Resume"), FALSE },
  { P (ACTIVE), P (CLOSING), N_ ("Prepare the closing"), FALSE },
  { P (CLOSING), P (ACTIVE), N_ ("Back to active"), FALSE },
  { P (ACTIVE), P (COMPLETED), N_ ("Complete"), FALSE },
  { P (CLOSING), P (COMPLETED), N_ ("Complete"), FALSE },
  { P (OFFERED), P (DECLINED), N_ ("Record the refusal"), TRUE },
  { P (ACCEPTED), P (DECLINED), N_ ("Record the refusal"), TRUE },
  { P (CONFIRMED), P (DECLINED), N_ ("Record the refusal"), TRUE },
  { P (OFFERED), P (EXPIRED), N_ ("No answer"), FALSE },
  { P (PROPOSED), P (CANCELLED), N_ ("Cancel"), TRUE },
  { P (REVIEWED), P (CANCELLED), N_ ("Cancel"), TRUE },
  { P (OFFERED), P (CANCELLED), N_ ("Cancel"), TRUE },
  { P (ACCEPTED), P (CANCELLED), N_ ("Cancel"), TRUE },
  { P (CONFIRMED), P (CANCELLED), N_ ("Cancel"), TRUE },
  { P (ACTIVE), P (ENDED_EARLY), N_ ("End early"), TRUE },
  { P (PAUSED), P (ENDED_EARLY), N_ ("End early"), TRUE },
  { P (CLOSING), P (ENDED_EARLY), N_ ("End early"), TRUE },
  { P (COMPLETED), P (ACTIVE), N_ ("Reopen"), TRUE },
  { P (ENDED_EARLY), P (ACTIVE), N_ ("Reopen"), TRUE },
  { P (DECLINED), P (PROPOSED), N_ ("Propose again"), TRUE },
  { P (EXPIRED), P (OFFERED), N_ ("Offer again"), FALSE },
  { P (CANCELLED), P (PROPOSED), N_ ("Propose again"), TRUE },
};
#undef P

#define C(s) BINOME_CHECK_IN_STATE_##s
static const BinomeMove check_in_moves[] = {
  { C (PLANNED), C (DUE), N_ ("Fall due"), FALSE },
  { C (DUE), C (OVERDUE), N_ ("Become overdue"), FALSE },
  { C (PLANNED), C (DONE), N_ ("Mark as held"), FALSE },
  { C (DUE), C (DONE), N_ ("Mark as held"), FALSE },
  { C (OVERDUE), C (DONE), N_ ("Mark as held"), FALSE },
  { C (PLANNED), C (WAIVED), N_ ("Waive"), TRUE },
  { C (DUE), C (WAIVED), N_ ("Waive"), TRUE },
  { C (OVERDUE), C (WAIVED), N_ ("Waive"), TRUE },
  { C (OVERDUE), C (MISSED), N_ ("Mark as missed"), FALSE },
  { C (DUE), C (MISSED), N_ ("Mark as missed"), FALSE },
  { C (DONE), C (PLANNED), N_ ("Plan again"), FALSE },
  { C (WAIVED), C (PLANNED), N_ ("Plan again"), FALSE },
  { C (MISSED), C (PLANNED), N_ ("Plan again"), FALSE },
};
#undef C

#define R(s) BINOME_MATCH_RUN_STATE_##s
static const BinomeMove match_run_moves[] = {
  { R (DRAFT), R (ADOPTED), N_ ("Adopt"), FALSE },
  { R (DRAFT), R (DISCARDED), N_ ("Discard"), FALSE },
  { R (ADOPTED), R (DRAFT), N_ ("Take back"), FALSE },
  { R (DISCARDED), R (DRAFT), N_ ("Take up again"), FALSE },
};
#undef R

#define A(s) BINOME_ATTENDANCE_STATE_##s
static const BinomeMove attendance_moves[] = {
  { A (PROPOSED), A (ENROLLED), N_ ("Enrol"), FALSE },
  { A (ENROLLED), A (ATTENDED), N_ ("Record the attendance"), FALSE },
  { A (ATTENDED), A (VALIDATED), N_ ("Validate"), FALSE },
  { A (ATTENDED), A (FAILED), N_ ("Not validated"), FALSE },
  { A (VALIDATED), A (EXPIRED), N_ ("Mark as expired"), FALSE },
  { A (PROPOSED), A (CANCELLED), N_ ("Cancel the place"), FALSE },
  { A (ENROLLED), A (CANCELLED), N_ ("Cancel the place"), TRUE },
  { A (ATTENDED), A (ENROLLED), N_ ("Take back the attendance"), FALSE },
  { A (VALIDATED), A (ATTENDED), N_ ("Take back the validation"), FALSE },
  { A (FAILED), A (ATTENDED), N_ ("Reconsider"), FALSE },
  { A (EXPIRED), A (VALIDATED), N_ ("Mark as valid again"), FALSE },
  { A (CANCELLED), A (ENROLLED), N_ ("Enrol again"), FALSE },
};
#undef A

#define S(s) BINOME_SESSION_STATE_##s
static const BinomeMove session_moves[] = {
  { S (PLANNED), S (HELD), N_ ("Mark as held"), FALSE },
  { S (PLANNED), S (CANCELLED), N_ ("Cancel the session"), TRUE },
  { S (HELD), S (PLANNED), N_ ("Plan again"), FALSE },
  { S (CANCELLED), S (PLANNED), N_ ("Plan again"), FALSE },
};
#undef S

const BinomeStateMachine binome_programme_machine
    = { binome_programme_states, programme_moves, G_N_ELEMENTS (programme_moves) };
const BinomeStateMachine binome_enrolment_machine
    = { binome_enrolment_states, enrolment_moves, G_N_ELEMENTS (enrolment_moves) };
const BinomeStateMachine binome_pair_machine = { binome_pair_states, pair_moves, G_N_ELEMENTS (pair_moves) };
const BinomeStateMachine binome_check_in_machine
    = { binome_check_in_states, check_in_moves, G_N_ELEMENTS (check_in_moves) };
const BinomeStateMachine binome_match_run_machine
    = { binome_match_run_states, match_run_moves, G_N_ELEMENTS (match_run_moves) };
const BinomeStateMachine binome_attendance_machine
    = { binome_attendance_states, attendance_moves, G_N_ELEMENTS (attendance_moves) };
const BinomeStateMachine binome_session_machine
    = { binome_session_states, session_moves, G_N_ELEMENTS (session_moves) };

/**
 * binome_state_machine_find:
 * @machine: a state machine
 * @from: a state
 * @to: another
 *
 * Returns: (nullable): the move between them; %NULL where it is not allowed
 */
const BinomeMove *
binome_state_machine_find (const BinomeStateMachine *machine, int from, int to)
{
  for (guint i = 0; i < machine->n_moves; i++)
    if (machine->moves[i].from == from && machine->moves[i].to == to)
      return &machine->moves[i];

  return NULL;
}

/**
 * binome_state_machine_check:
 * @machine: a state machine
 * @from: the state now
 * @to: the state wanted
 * @reason: (nullable): why, as the user said
 * @error: return location for a #GError: %BINOME_ERROR_REFUSED for a move that is not allowed,
 *   %BINOME_ERROR_INVALID for one that lacks its reason
 *
 * Returns: whether the move may be made
 */
gboolean
binome_state_machine_check (const BinomeStateMachine *machine, int from, int to, const char *reason,
                            GError **error)
{
  const BinomeMove *move = binome_state_machine_find (machine, from, to);

  if (move == NULL)
    {
      /* Translators: two states, such as “Draft” and “Running”. */
      g_set_error (error, BINOME_ERROR, BINOME_ERROR_REFUSED, _ ("“%1$s” cannot become “%2$s”."),
                   _ (machine->states[from].label), _ (machine->states[to].label));
      return FALSE;
    }
  if (move->needs_reason && binome_text_is_blank (reason))
    {
      /* Translators: %s is what is to be done, such as “Cancel”. */
      g_set_error (error, BINOME_ERROR, BINOME_ERROR_INVALID, _ ("“%s” needs a reason."), _ (move->label));
      return FALSE;
    }

  return TRUE;
}

/**
 * binome_pair_state_is_live:
 * @state: a #BinomePairState
 *
 * Returns: whether such a pair is being followed
 */
gboolean
binome_pair_state_is_live (int state)
{
  return state == BINOME_PAIR_STATE_ACTIVE || state == BINOME_PAIR_STATE_PAUSED
         || state == BINOME_PAIR_STATE_CLOSING;
}

/**
 * binome_pair_state_takes_a_place:
 * @state: a #BinomePairState
 *
 * Returns: whether such a pair uses one of its tutor's places
 */
gboolean
binome_pair_state_takes_a_place (int state)
{
  return state <= BINOME_PAIR_STATE_CLOSING;
}

/**
 * binome_enrolment_state_can_match:
 * @state: a #BinomeEnrolmentState
 *
 * Returns: whether such a participant can be given a pair
 */
gboolean
binome_enrolment_state_can_match (int state)
{
  return state == BINOME_ENROLMENT_STATE_ACCEPTED || state == BINOME_ENROLMENT_STATE_WAITING
         || state == BINOME_ENROLMENT_STATE_MATCHED;
}
