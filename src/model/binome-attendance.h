/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "binome-entity.h"

G_BEGIN_DECLS

#define BINOME_TYPE_ATTENDANCE (binome_attendance_get_type ())
BINOME_DECLARE_ENTITY (BinomeAttendance, binome_attendance, ATTENDANCE)

/* Someone’s part in a training session. */
typedef enum
{
  BINOME_ATTENDANCE_SESSION,
  BINOME_ATTENDANCE_PERSON,
  BINOME_ATTENDANCE_STATE,
  BINOME_ATTENDANCE_HOURS,
  BINOME_ATTENDANCE_COST,
  BINOME_ATTENDANCE_FUNDING_ASKED,
  BINOME_ATTENDANCE_FUNDING_RECEIVED,
  BINOME_ATTENDANCE_VALID_UNTIL,
  BINOME_ATTENDANCE_NOTE,
} BinomeAttendanceField;

/* Where someone’s training stands. */
typedef enum
{
  BINOME_ATTENDANCE_STATE_PROPOSED,
  BINOME_ATTENDANCE_STATE_ENROLLED,
  BINOME_ATTENDANCE_STATE_ATTENDED,
  BINOME_ATTENDANCE_STATE_VALIDATED,
  BINOME_ATTENDANCE_STATE_FAILED,
  BINOME_ATTENDANCE_STATE_EXPIRED,
  BINOME_ATTENDANCE_STATE_CANCELLED,
} BinomeAttendanceState;

extern const BinomeChoice binome_attendance_states[];

BinomeAttendance *binome_attendance_new (void);

G_END_DECLS
