/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The signature of one more tutor of the team on the agreement that all of them sign. */

#include "binome-agreement-signature.h"

#include <glib/gi18n-lib.h>

#include "binome-agreement.h"
#include "binome-enrolment.h"

static const BinomeField fields[] = {
  [BINOME_AGREEMENT_SIGNATURE_AGREEMENT]
  = BINOME_REFERENCE ("agreement", N_ ("Document to sign"), binome_agreement_get_type,
                      BINOME_FIELD_REQUIRED | BINOME_FIELD_INTERNAL),
  [BINOME_AGREEMENT_SIGNATURE_TUTOR]
  = BINOME_REFERENCE ("tutor", N_ ("Tutor"), binome_enrolment_get_type, BINOME_FIELD_REQUIRED),
  [BINOME_AGREEMENT_SIGNATURE_SIGNED_ON] = BINOME_DAY ("signed-on", N_ ("Signed by the tutor on"), 0),
};

static char *
dup_title (BinomeEntity *self)
{
  return binome_entity_format (self, BINOME_AGREEMENT_SIGNATURE_SIGNED_ON);
}

BINOME_DEFINE_ENTITY (BinomeAgreementSignature, binome_agreement_signature, "agreement_signature",
                      N_ ("Signature of a tutor"), fields)
