/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A field that the company adds to people or to participants. */

#include "binome-field-definition.h"

#include <glib/gi18n-lib.h>

const BinomeChoice binome_field_scopes[] = {
  { "person", N_ ("Every person") },
  { "tutor", N_ ("Tutors") },
  { "tutee", N_ ("Tutees") },
  { NULL, NULL },
};

const BinomeChoice binome_field_kinds[] = {
  { "text", N_ ("Text") },
  { "long-text", N_ ("Long text") },
  { "number", N_ ("Number") },
  { "date", N_ ("Date") },
  { "yes-no", N_ ("Yes or no") },
  { "choice", N_ ("One of a list") },
  { "choices", N_ ("Several of a list") },
  { "levels", N_ ("Levels, in order") },
  { "scale", N_ ("Scale from −2 to +2") },
  { "person", N_ ("Person") },
  { "file", N_ ("File") },
  { NULL, NULL },
};

const BinomeChoice binome_field_audiences[] = {
  { "coordinators", N_ ("Co-ordinators only") },
  { "subject", N_ ("The person it is about") },
  { "everyone", N_ ("Everyone in the programme") },
  { NULL, NULL },
};

static const BinomeField fields[] = {
  [BINOME_FIELD_DEFINITION_TITLE] = BINOME_TEXT ("title", N_ ("Name"), BINOME_FIELD_REQUIRED),
  [BINOME_FIELD_DEFINITION_SCOPE]
  = BINOME_CHOICE ("scope", N_ ("About"), binome_field_scopes, BINOME_FIELD_SCOPE_PERSON, 0),
  [BINOME_FIELD_DEFINITION_KIND]
  = BINOME_CHOICE ("kind", N_ ("Kind"), binome_field_kinds, BINOME_FIELD_KIND_TEXT, 0),
  [BINOME_FIELD_DEFINITION_CHOICES] = BINOME_NOTE ("choices", N_ ("Choices, one a line"), 0),
  [BINOME_FIELD_DEFINITION_REQUIRED] = BINOME_BOOLEAN ("required", N_ ("Must be filled in"), 0, 0),
  [BINOME_FIELD_DEFINITION_SENSITIVE] = BINOME_BOOLEAN ("sensitive", N_ ("Sensitive"), 0, 0),
  [BINOME_FIELD_DEFINITION_AUDIENCE]
  = BINOME_CHOICE ("audience", N_ ("Seen by"), binome_field_audiences, BINOME_FIELD_AUDIENCE_SUBJECT, 0),
  [BINOME_FIELD_DEFINITION_MATCHING] = BINOME_BOOLEAN ("matching", N_ ("Used for matching"), 0, 0),
  [BINOME_FIELD_DEFINITION_POSITION]
  = BINOME_INTEGER ("position", N_ ("Position"), 0, 100000, 0, BINOME_FIELD_INTERNAL),
  [BINOME_FIELD_DEFINITION_ACTIVE] = BINOME_BOOLEAN ("active", N_ ("In use"), 1, BINOME_FIELD_INTERNAL),
  [BINOME_FIELD_DEFINITION_LISTED] = BINOME_BOOLEAN ("listed", N_ ("Shown in lists"), 0, 0),
};

static char *
dup_title (BinomeEntity *self)
{
  return g_strdup (binome_entity_get_text (self, BINOME_FIELD_DEFINITION_TITLE));
}

BINOME_DEFINE_ENTITY (BinomeFieldDefinition, binome_field_definition, "field_definition",
                      N_ ("Field of your own"), fields)
