/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a line manager answered when asked to release someone for the programme. */

#include "binome-manager-agreement.h"

#include <glib/gi18n-lib.h>

#include "binome-enrolment.h"
#include "binome-person.h"

const BinomeChoice binome_agreement_answers[] = {
  { "awaited", N_ ("Awaited") }, { "yes", N_ ("Yes") }, { "limited", N_ ("Yes, with limits") },
  { "no", N_ ("No") },           { NULL, NULL },
};

static const BinomeField fields[] = {
  [BINOME_MANAGER_AGREEMENT_ENROLMENT]
  = BINOME_REFERENCE ("enrolment", N_ ("Participant"), binome_enrolment_get_type,
                      BINOME_FIELD_REQUIRED | BINOME_FIELD_INTERNAL),
  [BINOME_MANAGER_AGREEMENT_MANAGER]
  = BINOME_REFERENCE ("manager", N_ ("Line manager"), binome_person_get_type, BINOME_FIELD_PERSONAL),
  [BINOME_MANAGER_AGREEMENT_ASKED_ON] = BINOME_DAY ("asked-on", N_ ("Asked on"), 0),
  [BINOME_MANAGER_AGREEMENT_ANSWERED_ON] = BINOME_DAY ("answered-on", N_ ("Answered on"), 0),
  [BINOME_MANAGER_AGREEMENT_ANSWER]
  = BINOME_CHOICE ("answer", N_ ("Answer"), binome_agreement_answers, BINOME_AGREEMENT_ANSWER_AWAITED, 0),
  [BINOME_MANAGER_AGREEMENT_HOURS_PER_MONTH]
  = BINOME_REAL ("hours-per-month", N_ ("Hours a month at most"), BINOME_FIELD_NOT_NEGATIVE),
  [BINOME_MANAGER_AGREEMENT_STARTS_ON] = BINOME_DAY ("starts-on", N_ ("From"), 0),
  [BINOME_MANAGER_AGREEMENT_ENDS_ON] = BINOME_DAY ("ends-on", N_ ("Until"), 0),
  [BINOME_MANAGER_AGREEMENT_NOTE] = BINOME_NOTE ("note", N_ ("Conditions"), BINOME_FIELD_PERSONAL),
};

static char *
dup_title (BinomeEntity *self)
{
  return g_strdup (binome_entity_get_choice_label (self, BINOME_MANAGER_AGREEMENT_ANSWER));
}

BINOME_DEFINE_ENTITY (BinomeManagerAgreement, binome_manager_agreement, "manager_agreement",
                      N_ ("Manager’s agreement"), fields)
