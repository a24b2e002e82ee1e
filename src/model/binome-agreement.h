/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "binome-entity.h"

G_BEGIN_DECLS

#define BINOME_TYPE_AGREEMENT (binome_agreement_get_type ())
BINOME_DECLARE_ENTITY (BinomeAgreement, binome_agreement, AGREEMENT)

/* A charter, mission letter or tutoring agreement of a pair, in one version, with its signatures. */
typedef enum
{
  BINOME_AGREEMENT_PAIR,
  BINOME_AGREEMENT_KIND,
  BINOME_AGREEMENT_VERSION,
  BINOME_AGREEMENT_STATE,
  BINOME_AGREEMENT_MADE_ON,
  BINOME_AGREEMENT_TUTOR_SIGNED_ON,
  BINOME_AGREEMENT_TUTEE_SIGNED_ON,
  BINOME_AGREEMENT_MANAGER_SIGNED_ON,
  BINOME_AGREEMENT_COMPANY_SIGNED_ON,
  BINOME_AGREEMENT_TEXT,
  BINOME_AGREEMENT_SCAN,
  BINOME_AGREEMENT_LANGUAGE,
  BINOME_AGREEMENT_TUTOR,
} BinomeAgreementField;

/* What is signed. */
typedef enum
{
  BINOME_AGREEMENT_KIND_CHARTER,
  BINOME_AGREEMENT_KIND_MISSION_LETTER,
  BINOME_AGREEMENT_KIND_AGREEMENT,
} BinomeAgreementKind;

/* How far the signing is. */
typedef enum
{
  BINOME_AGREEMENT_STATE_DRAFT,
  BINOME_AGREEMENT_STATE_PARTLY_SIGNED,
  BINOME_AGREEMENT_STATE_SIGNED,
  BINOME_AGREEMENT_STATE_REVISED,
} BinomeAgreementState;

extern const BinomeChoice binome_agreement_kinds[];
extern const BinomeChoice binome_agreement_states[];

BinomeAgreement *binome_agreement_new (void);

G_END_DECLS
