/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "binome-entity.h"

G_BEGIN_DECLS

#define BINOME_TYPE_OBJECTIVE (binome_objective_get_type ())
BINOME_DECLARE_ENTITY (BinomeObjective, binome_objective, OBJECTIVE)

/* What a programme sets out to reach, with its indicator, baseline and target. */
typedef enum
{
  BINOME_OBJECTIVE_PROGRAMME,
  BINOME_OBJECTIVE_TITLE,
  BINOME_OBJECTIVE_INDICATOR,
  BINOME_OBJECTIVE_INDICATOR_TEXT,
  BINOME_OBJECTIVE_UNIT,
  BINOME_OBJECTIVE_DIRECTION,
  BINOME_OBJECTIVE_BASELINE,
  BINOME_OBJECTIVE_TARGET,
  BINOME_OBJECTIVE_RESULT,
  BINOME_OBJECTIVE_DUE_ON,
  BINOME_OBJECTIVE_PRIORITY,
  BINOME_OBJECTIVE_COMMENT,
  BINOME_OBJECTIVE_SKILL,
} BinomeObjectiveField;

/* How the result of an objective is known: a figure of the programme, or entered by hand. */
typedef enum
{
  BINOME_INDICATOR_MANUAL,
  BINOME_INDICATOR_TUTORS,
  BINOME_INDICATOR_TUTEES,
  BINOME_INDICATOR_SERVED_SHARE,
  BINOME_INDICATOR_HOURS,
  BINOME_INDICATOR_CHECK_INS_ON_TIME,
  BINOME_INDICATOR_COMPLETED_SHARE,
  BINOME_INDICATOR_SKILLS_REACHED,
} BinomeIndicator;

/* Which way the figure should go. */
typedef enum
{
  BINOME_DIRECTION_UP,
  BINOME_DIRECTION_DOWN,
} BinomeDirection;

extern const BinomeChoice binome_objective_indicators[];
extern const BinomeChoice binome_objective_directions[];

BinomeObjective *binome_objective_new (void);

G_END_DECLS
