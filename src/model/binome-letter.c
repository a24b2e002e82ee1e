/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A letter that was made: to whom, what it said and how it left. */

#include "binome-letter.h"

#include <glib/gi18n-lib.h>

#include "binome-enrolment.h"
#include "binome-pair.h"
#include "binome-person.h"
#include "binome-programme.h"

const BinomeChoice binome_letter_ways[] = {
  { "printed", N_ ("Printed") },
  { "pdf", N_ ("Saved as PDF") },
  { "message", N_ ("Saved as a message") },
  { "mail", N_ ("Sent by e-mail") },
  { NULL, NULL },
};

static const BinomeField fields[] = {
  [BINOME_LETTER_LETTER]
  = BINOME_TEXT ("letter", N_ ("Letter"), BINOME_FIELD_REQUIRED | BINOME_FIELD_INTERNAL),
  [BINOME_LETTER_LANGUAGE] = BINOME_TEXT ("language", N_ ("Language"), BINOME_FIELD_INTERNAL),
  [BINOME_LETTER_PERSON]
  = BINOME_REFERENCE ("person", N_ ("To"), binome_person_get_type, BINOME_FIELD_PERSONAL),
  [BINOME_LETTER_PROGRAMME]
  = BINOME_REFERENCE ("programme", N_ ("Programme"), binome_programme_get_type, BINOME_FIELD_INTERNAL),
  [BINOME_LETTER_ENROLMENT]
  = BINOME_REFERENCE ("enrolment", N_ ("Participant"), binome_enrolment_get_type, BINOME_FIELD_INTERNAL),
  [BINOME_LETTER_PAIR] = BINOME_REFERENCE ("pair", N_ ("Pair"), binome_pair_get_type, BINOME_FIELD_INTERNAL),
  [BINOME_LETTER_SUBJECT] = BINOME_TEXT ("subject", N_ ("Subject"), BINOME_FIELD_PERSONAL),
  [BINOME_LETTER_BODY] = BINOME_NOTE ("body", N_ ("Text"), BINOME_FIELD_PERSONAL | BINOME_FIELD_INTERNAL),
  [BINOME_LETTER_MADE_ON] = BINOME_DAY ("made-on", N_ ("Made on"), 0),
  [BINOME_LETTER_WAY] = BINOME_CHOICE ("way", N_ ("Way"), binome_letter_ways, BINOME_LETTER_WAY_PRINTED, 0),
  [BINOME_LETTER_VERSION]
  = BINOME_INTEGER ("version", N_ ("Version of the text"), 0, 100000, 0, BINOME_FIELD_INTERNAL),
};

static char *
dup_title (BinomeEntity *self)
{
  return g_strdup (binome_entity_get_text (self, BINOME_LETTER_SUBJECT));
}

BINOME_DEFINE_ENTITY (BinomeLetter, binome_letter, "letter", N_ ("Letter"), fields)
