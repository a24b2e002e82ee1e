/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The interview of a candidate, scored from 1 to 4; 0 means not scored. Only co-ordinators see it. */

#include "binome-interview.h"

#include <glib/gi18n-lib.h>

#include "binome-enrolment.h"

const BinomeChoice binome_interview_decisions[] = {
  { "open", N_ ("Still open") },
  { "accept", N_ ("Accept") },
  { "wait", N_ ("Waiting list") },
  { "refuse", N_ ("Refuse") },
  { NULL, NULL },
};

static const BinomeField fields[] = {
  [BINOME_INTERVIEW_ENROLMENT] = BINOME_REFERENCE ("enrolment", N_ ("Participant"), binome_enrolment_get_type,
                                                   BINOME_FIELD_REQUIRED | BINOME_FIELD_INTERNAL),
  [BINOME_INTERVIEW_HELD_ON] = BINOME_DAY ("held-on", N_ ("Held on"), BINOME_FIELD_SENSITIVE),
  [BINOME_INTERVIEW_INTERVIEWER]
  = BINOME_TEXT ("interviewer", N_ ("Interviewer"), BINOME_FIELD_PERSONAL | BINOME_FIELD_SENSITIVE),
  [BINOME_INTERVIEW_MOTIVATION]
  = BINOME_INTEGER ("motivation", N_ ("Motivation"), 0, 4, 0, BINOME_FIELD_PERSONAL | BINOME_FIELD_SENSITIVE),
  [BINOME_INTERVIEW_EXPERTISE]
  = BINOME_INTEGER ("expertise", N_ ("Expertise"), 0, 4, 0, BINOME_FIELD_PERSONAL | BINOME_FIELD_SENSITIVE),
  [BINOME_INTERVIEW_PEDAGOGY] = BINOME_INTEGER ("pedagogy", N_ ("Ability to teach"), 0, 4, 0,
                                                BINOME_FIELD_PERSONAL | BINOME_FIELD_SENSITIVE),
  [BINOME_INTERVIEW_AVAILABILITY] = BINOME_INTEGER ("availability", N_ ("Availability"), 0, 4, 0,
                                                    BINOME_FIELD_PERSONAL | BINOME_FIELD_SENSITIVE),
  [BINOME_INTERVIEW_DECISION]
  = BINOME_CHOICE ("decision", N_ ("Decision"), binome_interview_decisions, BINOME_INTERVIEW_DECISION_OPEN,
                   BINOME_FIELD_PERSONAL | BINOME_FIELD_SENSITIVE),
  [BINOME_INTERVIEW_NOTE]
  = BINOME_NOTE ("note", N_ ("Notes"), BINOME_FIELD_PERSONAL | BINOME_FIELD_SENSITIVE),
};

static char *
dup_title (BinomeEntity *self)
{
  return g_strdup (binome_entity_get_choice_label (self, BINOME_INTERVIEW_DECISION));
}

BINOME_DEFINE_ENTITY (BinomeInterview, binome_interview, "interview", N_ ("Interview"), fields)
