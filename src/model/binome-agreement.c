/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A charter, mission letter or tutoring agreement of a pair, in one version, with its signatures. */

#include "binome-agreement.h"

#include <glib/gi18n-lib.h>

#include "binome-enrolment.h"
#include "binome-pair.h"

const BinomeChoice binome_agreement_kinds[] = {
  { "charter", N_ ("Tutoring charter") },
  { "mission-letter", N_ ("Mission letter") },
  { "agreement", N_ ("Tutoring agreement") },
  { NULL, NULL },
};

const BinomeChoice binome_agreement_states[] = {
  { "draft", N_ ("To be signed") },
  { "partly-signed", N_ ("Partly signed") },
  { "signed", N_ ("Signed") },
  { "revised", N_ ("Replaced") },
  { NULL, NULL },
};

static const BinomeField fields[] = {
  [BINOME_AGREEMENT_PAIR] = BINOME_REFERENCE ("pair", N_ ("Pair"), binome_pair_get_type,
                                              BINOME_FIELD_REQUIRED | BINOME_FIELD_INTERNAL),
  [BINOME_AGREEMENT_KIND]
  = BINOME_CHOICE ("kind", N_ ("Document"), binome_agreement_kinds, BINOME_AGREEMENT_KIND_CHARTER, 0),
  [BINOME_AGREEMENT_VERSION] = BINOME_INTEGER ("version", N_ ("Version"), 1, 1000, 1, 0),
  [BINOME_AGREEMENT_STATE] = BINOME_CHOICE ("state", N_ ("State"), binome_agreement_states,
                                            BINOME_AGREEMENT_STATE_DRAFT, BINOME_FIELD_INTERNAL),
  [BINOME_AGREEMENT_MADE_ON] = BINOME_DAY ("made-on", N_ ("Made on"), 0),
  [BINOME_AGREEMENT_TUTOR_SIGNED_ON] = BINOME_DAY ("tutor-signed-on", N_ ("Signed by the tutor on"), 0),
  [BINOME_AGREEMENT_TUTEE_SIGNED_ON] = BINOME_DAY ("tutee-signed-on", N_ ("Signed by the tutee on"), 0),
  [BINOME_AGREEMENT_MANAGER_SIGNED_ON]
  = BINOME_DAY ("manager-signed-on", N_ ("Signed by the line manager on"), 0),
  [BINOME_AGREEMENT_COMPANY_SIGNED_ON]
  = BINOME_DAY ("company-signed-on", N_ ("Signed for the company on"), 0),
  [BINOME_AGREEMENT_TEXT] = BINOME_NOTE ("text", N_ ("Text"), BINOME_FIELD_INTERNAL),
  [BINOME_AGREEMENT_SCAN] = BINOME_TEXT ("scan", N_ ("Signed copy"), 0),
  [BINOME_AGREEMENT_LANGUAGE] = BINOME_TEXT ("language", N_ ("Language"), BINOME_FIELD_INTERNAL),
  [BINOME_AGREEMENT_TUTOR] = BINOME_REFERENCE ("tutor", N_ ("Tutor who signs"), binome_enrolment_get_type, 0),
};

static char *
dup_title (BinomeEntity *self)
{
  return g_strdup (binome_entity_get_choice_label (self, BINOME_AGREEMENT_KIND));
}

BINOME_DEFINE_ENTITY (BinomeAgreement, binome_agreement, "agreement", N_ ("Document to sign"), fields)
