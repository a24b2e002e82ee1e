/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Someone’s part in the team of tutors of a pair, from a day to a day. */

#include "binome-tutor-period.h"

#include <glib/gi18n-lib.h>

#include "binome-enrolment.h"
#include "binome-entity-title.h"
#include "binome-pair.h"

const BinomeChoice binome_tutor_functions[] = {
  { "principal", N_ ("Principal tutor") },
  { "second", N_ ("Second tutor") },
  { "operational", N_ ("Operational tutor") },
  { NULL, NULL },
};

static const BinomeField fields[] = {
  [BINOME_TUTOR_PERIOD_PAIR] = BINOME_REFERENCE ("pair", N_ ("Pair"), binome_pair_get_type,
                                                 BINOME_FIELD_REQUIRED | BINOME_FIELD_INTERNAL),
  [BINOME_TUTOR_PERIOD_TUTOR]
  = BINOME_REFERENCE ("tutor", N_ ("Tutor"), binome_enrolment_get_type, BINOME_FIELD_REQUIRED),
  [BINOME_TUTOR_PERIOD_FUNCTION]
  = BINOME_CHOICE ("function", N_ ("Function"), binome_tutor_functions, BINOME_TUTOR_FUNCTION_PRINCIPAL, 0),
  [BINOME_TUTOR_PERIOD_SHARE] = BINOME_INTEGER ("share", N_ ("Share (%)"), 0, 100, 100, 0),
  [BINOME_TUTOR_PERIOD_REFERENCE] = BINOME_BOOLEAN ("reference", N_ ("Legal reference"), 0, 0),
  [BINOME_TUTOR_PERIOD_STARTS_ON] = BINOME_DAY ("starts-on", N_ ("From"), 0),
  [BINOME_TUTOR_PERIOD_ENDS_ON] = BINOME_DAY ("ends-on", N_ ("Until"), 0),
  [BINOME_TUTOR_PERIOD_REASON] = BINOME_TEXT ("reason", N_ ("Reason"), 0),
  [BINOME_TUTOR_PERIOD_REPLACES]
  = BINOME_REFERENCE ("replaces", N_ ("Stands in for"), binome_enrolment_get_type, 0),
};

static char *
dup_title (BinomeEntity *self)
{
  char *title = binome_entity_dup_title_of (self, BINOME_TUTOR_PERIOD_TUTOR);

  return title != NULL ? title : g_strdup (_ ("Tutor of a pair"));
}

BINOME_DEFINE_ENTITY (BinomeTutorPeriod, binome_tutor_period, "tutor_period", N_ ("Tutor of a pair"), fields)
