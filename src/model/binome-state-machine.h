/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "binome-field.h"

G_BEGIN_DECLS

/**
 * BinomeMove:
 * @from: a state
 * @to: the next one
 * @label: what the user calls the move, N_()
 * @needs_reason: whether the user must say why
 *
 * One allowed move of a state machine.
 */
typedef struct
{
  int from;
  int to;
  const char *label;
  gboolean needs_reason;
} BinomeMove;

/* The states an object can have and the moves between them. */
typedef struct
{
  const BinomeChoice *states;
  const BinomeMove *moves;
  guint n_moves;
} BinomeStateMachine;

extern const BinomeStateMachine binome_programme_machine;
extern const BinomeStateMachine binome_enrolment_machine;
extern const BinomeStateMachine binome_pair_machine;
extern const BinomeStateMachine binome_check_in_machine;
extern const BinomeStateMachine binome_match_run_machine;
extern const BinomeStateMachine binome_attendance_machine;
extern const BinomeStateMachine binome_session_machine;

const BinomeMove *binome_state_machine_find (const BinomeStateMachine *machine, int from, int to);
gboolean binome_state_machine_check (const BinomeStateMachine *machine, int from, int to, const char *reason,
                                     GError **error);

gboolean binome_pair_state_is_live (int state);
gboolean binome_pair_state_takes_a_place (int state);
gboolean binome_enrolment_state_can_match (int state);

G_END_DECLS
