/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Someone’s part in a training session. */

#include "binome-attendance.h"

#include <glib/gi18n-lib.h>

#include "binome-entity-title.h"
#include "binome-person.h"
#include "binome-training-session.h"

const BinomeChoice binome_attendance_states[] = {
  { "proposed", N_ ("Proposed") },   { "enrolled", N_ ("Enrolled") },
  { "attended", N_ ("Attended") },   { "validated", N_ ("Validated") },
  { "failed", N_ ("Failed") },       { "expired", N_ ("Expired") },
  { "cancelled", N_ ("Cancelled") }, { NULL, NULL },
};

static const BinomeField fields[] = {
  [BINOME_ATTENDANCE_SESSION]
  = BINOME_REFERENCE ("session", N_ ("Training session"), binome_training_session_get_type,
                      BINOME_FIELD_REQUIRED | BINOME_FIELD_INTERNAL),
  [BINOME_ATTENDANCE_PERSON] = BINOME_REFERENCE ("person", N_ ("Person"), binome_person_get_type,
                                                 BINOME_FIELD_REQUIRED | BINOME_FIELD_PERSONAL),
  [BINOME_ATTENDANCE_STATE] = BINOME_CHOICE ("state", N_ ("State"), binome_attendance_states,
                                             BINOME_ATTENDANCE_STATE_PROPOSED, BINOME_FIELD_INTERNAL),
  [BINOME_ATTENDANCE_HOURS] = BINOME_REAL ("hours", N_ ("Hours attended"), BINOME_FIELD_NOT_NEGATIVE),
  [BINOME_ATTENDANCE_COST]
  = BINOME_REAL ("cost", N_ ("Cost"), BINOME_FIELD_NOT_NEGATIVE | BINOME_FIELD_MONEY),
  [BINOME_ATTENDANCE_FUNDING_ASKED]
  = BINOME_REAL ("funding-asked", N_ ("Funding asked for"), BINOME_FIELD_NOT_NEGATIVE | BINOME_FIELD_MONEY),
  [BINOME_ATTENDANCE_FUNDING_RECEIVED]
  = BINOME_REAL ("funding-received", N_ ("Funding received"), BINOME_FIELD_NOT_NEGATIVE | BINOME_FIELD_MONEY),
  [BINOME_ATTENDANCE_VALID_UNTIL] = BINOME_DAY ("valid-until", N_ ("Valid until"), 0),
  [BINOME_ATTENDANCE_NOTE] = BINOME_NOTE ("note", N_ ("Notes"), BINOME_FIELD_PERSONAL),
};

static char *
dup_title (BinomeEntity *self)
{
  char *title = binome_entity_dup_title_of (self, BINOME_ATTENDANCE_PERSON);

  return title != NULL ? title : g_strdup (_ ("Place in a training"));
}

BINOME_DEFINE_ENTITY (BinomeAttendance, binome_attendance, "attendance", N_ ("Place in a training"), fields)
