/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A first talk between two participants before they are paired, and what they made of it. */

#include "binome-talk.h"

#include <glib/gi18n-lib.h>

#include "binome-enrolment.h"

static const BinomeField fields[] = {
  [BINOME_TALK_TUTEE]
  = BINOME_REFERENCE ("tutee", N_ ("Tutee"), binome_enrolment_get_type, BINOME_FIELD_REQUIRED),
  [BINOME_TALK_TUTOR]
  = BINOME_REFERENCE ("tutor", N_ ("Tutor"), binome_enrolment_get_type, BINOME_FIELD_REQUIRED),
  [BINOME_TALK_HELD_ON] = BINOME_DAY ("held-on", N_ ("Held on"), 0),
  [BINOME_TALK_TUTEE_RATING] = BINOME_INTEGER ("tutee-rating", N_ ("The tutee’s note (1 to 5)"), 0, 5, 0,
                                               BINOME_FIELD_PERSONAL | BINOME_FIELD_SENSITIVE),
  [BINOME_TALK_TUTOR_RATING] = BINOME_INTEGER ("tutor-rating", N_ ("The tutor’s note (1 to 5)"), 0, 5, 0,
                                               BINOME_FIELD_PERSONAL | BINOME_FIELD_SENSITIVE),
  [BINOME_TALK_COMMENT]
  = BINOME_NOTE ("comment", N_ ("Comment"), BINOME_FIELD_PERSONAL | BINOME_FIELD_SENSITIVE),
};

static char *
dup_title (BinomeEntity *self)
{
  return binome_entity_format (self, BINOME_TALK_HELD_ON);
}

BINOME_DEFINE_ENTITY (BinomeTalk, binome_talk, "talk", N_ ("Try-out talk"), fields)
