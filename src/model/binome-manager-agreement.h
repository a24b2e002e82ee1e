/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "binome-entity.h"

G_BEGIN_DECLS

#define BINOME_TYPE_MANAGER_AGREEMENT (binome_manager_agreement_get_type ())
BINOME_DECLARE_ENTITY (BinomeManagerAgreement, binome_manager_agreement, MANAGER_AGREEMENT)

/* What a line manager answered when asked to release someone for the programme. */
typedef enum
{
  BINOME_MANAGER_AGREEMENT_ENROLMENT,
  BINOME_MANAGER_AGREEMENT_MANAGER,
  BINOME_MANAGER_AGREEMENT_ASKED_ON,
  BINOME_MANAGER_AGREEMENT_ANSWERED_ON,
  BINOME_MANAGER_AGREEMENT_ANSWER,
  BINOME_MANAGER_AGREEMENT_HOURS_PER_MONTH,
  BINOME_MANAGER_AGREEMENT_STARTS_ON,
  BINOME_MANAGER_AGREEMENT_ENDS_ON,
  BINOME_MANAGER_AGREEMENT_NOTE,
} BinomeManagerAgreementField;

/* What the manager said. */
typedef enum
{
  BINOME_AGREEMENT_ANSWER_AWAITED,
  BINOME_AGREEMENT_ANSWER_YES,
  BINOME_AGREEMENT_ANSWER_LIMITED,
  BINOME_AGREEMENT_ANSWER_NO,
} BinomeAgreementAnswer;

extern const BinomeChoice binome_agreement_answers[];

BinomeManagerAgreement *binome_manager_agreement_new (void);

G_END_DECLS
