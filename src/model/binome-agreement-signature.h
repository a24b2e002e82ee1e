/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "binome-entity.h"

G_BEGIN_DECLS

#define BINOME_TYPE_AGREEMENT_SIGNATURE (binome_agreement_signature_get_type ())
BINOME_DECLARE_ENTITY (BinomeAgreementSignature, binome_agreement_signature, AGREEMENT_SIGNATURE)

/* The signature of one more tutor of the team on the agreement that all of them sign. */
typedef enum
{
  BINOME_AGREEMENT_SIGNATURE_AGREEMENT,
  BINOME_AGREEMENT_SIGNATURE_TUTOR,
  BINOME_AGREEMENT_SIGNATURE_SIGNED_ON,
} BinomeAgreementSignatureField;

BinomeAgreementSignature *binome_agreement_signature_new (void);

G_END_DECLS
