/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One action that makes the programme known. */

#include "binome-communication.h"

#include <glib/gi18n-lib.h>

#include "binome-programme.h"

const BinomeChoice binome_channels[] = {
  { "poster", N_ ("Poster") },
  { "letter", N_ ("Letter") },
  { "e-mail", N_ ("E-mail") },
  { "intranet", N_ ("Intranet") },
  { "meeting", N_ ("Meeting") },
  { "other", N_ ("Other") },
  { NULL, NULL },
};

const BinomeChoice binome_communication_states[] = {
  { "planned", N_ ("Planned") },
  { "done", N_ ("Done") },
  { "cancelled", N_ ("Cancelled") },
  { NULL, NULL },
};

static const BinomeField fields[] = {
  [BINOME_COMMUNICATION_PROGRAMME]
  = BINOME_REFERENCE ("programme", N_ ("Programme"), binome_programme_get_type,
                      BINOME_FIELD_REQUIRED | BINOME_FIELD_INTERNAL),
  [BINOME_COMMUNICATION_TITLE] = BINOME_TEXT ("title", N_ ("Action"), BINOME_FIELD_REQUIRED),
  [BINOME_COMMUNICATION_AUDIENCE] = BINOME_TEXT ("audience", N_ ("Audience"), 0),
  [BINOME_COMMUNICATION_CHANNEL]
  = BINOME_CHOICE ("channel", N_ ("Channel"), binome_channels, BINOME_CHANNEL_POSTER, 0),
  [BINOME_COMMUNICATION_MESSAGE] = BINOME_NOTE ("message", N_ ("Message"), 0),
  [BINOME_COMMUNICATION_PLANNED_ON] = BINOME_DAY ("planned-on", N_ ("Planned on"), 0),
  [BINOME_COMMUNICATION_DONE_ON] = BINOME_DAY ("done-on", N_ ("Done on"), 0),
  [BINOME_COMMUNICATION_AUTHOR] = BINOME_TEXT ("author", N_ ("By"), 0),
  [BINOME_COMMUNICATION_STATE] = BINOME_CHOICE ("state", N_ ("State"), binome_communication_states,
                                                BINOME_COMMUNICATION_STATE_PLANNED, BINOME_FIELD_INTERNAL),
  [BINOME_COMMUNICATION_REACH] = BINOME_INTEGER ("reach", N_ ("People reached"), 0, 10000000, 0, 0),
};

static char *
dup_title (BinomeEntity *self)
{
  return g_strdup (binome_entity_get_text (self, BINOME_COMMUNICATION_TITLE));
}

BINOME_DEFINE_ENTITY (BinomeCommunication, binome_communication, "communication", N_ ("Communication"),
                      fields)
