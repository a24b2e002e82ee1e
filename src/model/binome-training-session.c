/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A course on given days. */

#include "binome-training-session.h"

#include <glib/gi18n-lib.h>

#include "binome-course.h"
#include "binome-error.h"
#include "binome-programme.h"

const BinomeChoice binome_session_states[] = {
  { "planned", N_ ("Scheduled") },
  { "held", N_ ("Held") },
  { "cancelled", N_ ("Called off") },
  { NULL, NULL },
};

static const BinomeField fields[] = {
  [BINOME_TRAINING_SESSION_COURSE]
  = BINOME_REFERENCE ("course", N_ ("Course"), binome_course_get_type, BINOME_FIELD_REQUIRED),
  [BINOME_TRAINING_SESSION_PROGRAMME]
  = BINOME_REFERENCE ("programme", N_ ("Programme"), binome_programme_get_type, BINOME_FIELD_INTERNAL),
  [BINOME_TRAINING_SESSION_STARTS_ON] = BINOME_DAY ("starts-on", N_ ("From"), BINOME_FIELD_REQUIRED),
  [BINOME_TRAINING_SESSION_ENDS_ON] = BINOME_DAY ("ends-on", N_ ("Until"), 0),
  [BINOME_TRAINING_SESSION_PLACE] = BINOME_TEXT ("place", N_ ("Place"), 0),
  [BINOME_TRAINING_SESSION_TRAINER] = BINOME_TEXT ("trainer", N_ ("Trainer"), 0),
  [BINOME_TRAINING_SESSION_PLACES] = BINOME_INTEGER ("places", N_ ("Places"), 0, 10000, 12, 0),
  [BINOME_TRAINING_SESSION_STATE] = BINOME_CHOICE ("state", N_ ("State"), binome_session_states,
                                                   BINOME_SESSION_STATE_PLANNED, BINOME_FIELD_INTERNAL),
  [BINOME_TRAINING_SESSION_TIMES] = BINOME_TEXT ("times", N_ ("Times"), 0),
  [BINOME_TRAINING_SESSION_NOTE] = BINOME_NOTE ("note", N_ ("Notes"), 0),
};

static char *
dup_title (BinomeEntity *self)
{
  g_autoptr (BinomeEntity) subject = binome_entity_get_object (self, BINOME_TRAINING_SESSION_COURSE);

  return subject != NULL ? binome_entity_dup_title (subject) : g_strdup (_ ("Training session"));
}

static gboolean
check (BinomeEntity *self, guint field, GError **error)
{
  BinomeDate from = binome_entity_get_date (self, BINOME_TRAINING_SESSION_STARTS_ON);
  BinomeDate until = binome_entity_get_date (self, BINOME_TRAINING_SESSION_ENDS_ON);

  if ((field != BINOME_TRAINING_SESSION_STARTS_ON && field != BINOME_TRAINING_SESSION_ENDS_ON)
      || from == BINOME_DATE_NONE || until == BINOME_DATE_NONE || until >= from)
    return TRUE;

  g_set_error_literal (error, BINOME_ERROR, BINOME_ERROR_INVALID,
                       _ ("A session cannot end before it starts."));
  return FALSE;
}

BINOME_DEFINE_CHECKED_ENTITY (BinomeTrainingSession, binome_training_session, "training_session",
                              N_ ("Training session"), fields, check)
