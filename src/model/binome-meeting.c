/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A meeting of a pair. */

#include "binome-meeting.h"

#include <glib/gi18n-lib.h>

#include "binome-pair.h"

const BinomeChoice binome_meeting_kinds[] = {
  { "in-person", N_ ("In person") },
  { "remote", N_ ("Remote") },
  { "phone", N_ ("By telephone") },
  { "on-the-job", N_ ("On the job") },
  { NULL, NULL },
};

const BinomeChoice binome_meeting_outcomes[] = {
  { "held", N_ ("Held") },
  { "cancelled", N_ ("Cancelled") },
  { "no-show", N_ ("Somebody did not come") },
  { NULL, NULL },
};

static const BinomeField fields[] = {
  [BINOME_MEETING_PAIR] = BINOME_REFERENCE ("pair", N_ ("Pair"), binome_pair_get_type,
                                            BINOME_FIELD_REQUIRED | BINOME_FIELD_INTERNAL),
  [BINOME_MEETING_HELD_ON] = BINOME_DAY ("held-on", N_ ("Date"), BINOME_FIELD_REQUIRED),
  [BINOME_MEETING_MINUTES] = BINOME_INTEGER ("minutes", N_ ("Minutes"), 0, 1440, 60, 0),
  [BINOME_MEETING_KIND]
  = BINOME_CHOICE ("kind", N_ ("Kind"), binome_meeting_kinds, BINOME_MEETING_KIND_IN_PERSON, 0),
  [BINOME_MEETING_OUTCOME]
  = BINOME_CHOICE ("outcome", N_ ("Outcome"), binome_meeting_outcomes, BINOME_MEETING_OUTCOME_HELD, 0),
  [BINOME_MEETING_SUBJECT] = BINOME_TEXT ("subject", N_ ("Subject"), 0),
  [BINOME_MEETING_NEXT_STEP] = BINOME_TEXT ("next-step", N_ ("Next step"), 0),
  [BINOME_MEETING_NOTE] = BINOME_NOTE ("note", N_ ("Notes"), BINOME_FIELD_PERSONAL),
};

static char *
dup_title (BinomeEntity *self)
{
  return binome_entity_format (self, BINOME_MEETING_HELD_ON);
}

BINOME_DEFINE_ENTITY (BinomeMeeting, binome_meeting, "meeting", N_ ("Meeting"), fields)
