/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "binome-entity.h"

G_BEGIN_DECLS

#define BINOME_TYPE_CHECK_IN (binome_check_in_get_type ())
BINOME_DECLARE_ENTITY (BinomeCheckIn, binome_check_in, CHECK_IN)

/* A dated talk with a pair. The day it was planned on is the one that the plan gave it: none for a check-in
 * that was added by hand, another than the day it is due on once somebody has moved it. */
typedef enum
{
  BINOME_CHECK_IN_PAIR,
  BINOME_CHECK_IN_TITLE,
  BINOME_CHECK_IN_KIND,
  BINOME_CHECK_IN_DUE_ON,
  BINOME_CHECK_IN_WINDOW,
  BINOME_CHECK_IN_STATE,
  BINOME_CHECK_IN_DONE_ON,
  BINOME_CHECK_IN_SATISFACTION,
  BINOME_CHECK_IN_REASON,
  BINOME_CHECK_IN_NOTE,
  BINOME_CHECK_IN_STEP,
  BINOME_CHECK_IN_PLANNED_ON,
} BinomeCheckInField;

/* Where a check-in stands. “Due” and “overdue” follow from the date: binome_check_in_get_status(). */
typedef enum
{
  BINOME_CHECK_IN_STATE_PLANNED,
  BINOME_CHECK_IN_STATE_DUE,
  BINOME_CHECK_IN_STATE_OVERDUE,
  BINOME_CHECK_IN_STATE_DONE,
  BINOME_CHECK_IN_STATE_WAIVED,
  BINOME_CHECK_IN_STATE_MISSED,
} BinomeCheckInState;

extern const BinomeChoice binome_check_in_states[];

BinomeCheckInState binome_check_in_get_status (BinomeCheckIn *self, BinomeDate today);

BinomeCheckIn *binome_check_in_new (void);

G_END_DECLS
