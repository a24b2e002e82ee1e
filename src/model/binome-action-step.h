/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "binome-entity.h"

G_BEGIN_DECLS

#define BINOME_TYPE_ACTION_STEP (binome_action_step_get_type ())
BINOME_DECLARE_ENTITY (BinomeActionStep, binome_action_step, ACTION_STEP)

/* One line of a pair’s action plan: a skill, the work that builds it, and what will show it. */
typedef enum
{
  BINOME_ACTION_STEP_PAIR,
  BINOME_ACTION_STEP_TITLE,
  BINOME_ACTION_STEP_SKILL,
  BINOME_ACTION_STEP_SITUATION,
  BINOME_ACTION_STEP_RESOURCE,
  BINOME_ACTION_STEP_DUE_ON,
  BINOME_ACTION_STEP_EVIDENCE,
  BINOME_ACTION_STEP_START_LEVEL,
  BINOME_ACTION_STEP_TARGET_LEVEL,
  BINOME_ACTION_STEP_LEVEL,
  BINOME_ACTION_STEP_DONE_ON,
  BINOME_ACTION_STEP_STATE,
  BINOME_ACTION_STEP_POSITION,
} BinomeActionStepField;

/* What became of it. */
typedef enum
{
  BINOME_ACTION_STEP_STATE_OPEN,
  BINOME_ACTION_STEP_STATE_UNDER_WAY,
  BINOME_ACTION_STEP_STATE_REACHED,
  BINOME_ACTION_STEP_STATE_PARTLY_REACHED,
  BINOME_ACTION_STEP_STATE_DROPPED,
} BinomeActionStepState;

extern const BinomeChoice binome_action_step_states[];

BinomeActionStep *binome_action_step_new (void);

G_END_DECLS
