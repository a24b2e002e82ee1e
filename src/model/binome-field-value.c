/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a field of the company’s own holds for one person or one participant. */

#include "binome-field-value.h"

#include <glib/gi18n-lib.h>

#include "binome-enrolment.h"
#include "binome-field-definition.h"
#include "binome-person.h"

static const BinomeField fields[] = {
  [BINOME_FIELD_VALUE_FIELD] = BINOME_REFERENCE ("field", N_ ("Field"), binome_field_definition_get_type,
                                                 BINOME_FIELD_REQUIRED | BINOME_FIELD_INTERNAL),
  [BINOME_FIELD_VALUE_PERSON] = BINOME_REFERENCE ("person", N_ ("Person"), binome_person_get_type,
                                                  BINOME_FIELD_INTERNAL | BINOME_FIELD_PERSONAL),
  [BINOME_FIELD_VALUE_ENROLMENT]
  = BINOME_REFERENCE ("enrolment", N_ ("Participant"), binome_enrolment_get_type,
                      BINOME_FIELD_INTERNAL | BINOME_FIELD_PERSONAL),
  [BINOME_FIELD_VALUE_VALUE] = BINOME_NOTE ("value", N_ ("Value"), BINOME_FIELD_PERSONAL),
};

static char *
dup_title (BinomeEntity *self)
{
  return g_strdup (binome_entity_get_text (self, BINOME_FIELD_VALUE_VALUE));
}

BINOME_DEFINE_ENTITY (BinomeFieldValue, binome_field_value, "field_value", N_ ("Answer"), fields)
