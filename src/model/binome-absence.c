/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Days on which someone cannot be met. */

#include "binome-absence.h"

#include <glib/gi18n-lib.h>

#include "binome-person.h"

static const BinomeField fields[] = {
  [BINOME_ABSENCE_PERSON]
  = BINOME_REFERENCE ("person", N_ ("Person"), binome_person_get_type,
                      BINOME_FIELD_REQUIRED | BINOME_FIELD_INTERNAL | BINOME_FIELD_PERSONAL),
  [BINOME_ABSENCE_STARTS_ON]
  = BINOME_DAY ("starts-on", N_ ("From"), BINOME_FIELD_REQUIRED | BINOME_FIELD_PERSONAL),
  [BINOME_ABSENCE_ENDS_ON]
  = BINOME_DAY ("ends-on", N_ ("Until"), BINOME_FIELD_REQUIRED | BINOME_FIELD_PERSONAL),
  [BINOME_ABSENCE_REASON] = BINOME_TEXT ("reason", N_ ("Reason"), BINOME_FIELD_PERSONAL),
};

static char *
dup_title (BinomeEntity *self)
{
  return g_strdup (binome_entity_get_text (self, BINOME_ABSENCE_REASON));
}

BINOME_DEFINE_ENTITY (BinomeAbsence, binome_absence, "absence", N_ ("Absence"), fields)
