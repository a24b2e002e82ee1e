/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "binome-entity.h"

G_BEGIN_DECLS

#define BINOME_TYPE_TUTOR_PERIOD (binome_tutor_period_get_type ())
BINOME_DECLARE_ENTITY (BinomeTutorPeriod, binome_tutor_period, TUTOR_PERIOD)

/* Someone’s part in the team of tutors of a pair, from a day to a day. */
typedef enum
{
  BINOME_TUTOR_PERIOD_PAIR,
  BINOME_TUTOR_PERIOD_TUTOR,
  BINOME_TUTOR_PERIOD_FUNCTION,
  BINOME_TUTOR_PERIOD_SHARE,
  BINOME_TUTOR_PERIOD_REFERENCE,
  BINOME_TUTOR_PERIOD_STARTS_ON,
  BINOME_TUTOR_PERIOD_ENDS_ON,
  BINOME_TUTOR_PERIOD_REASON,
  BINOME_TUTOR_PERIOD_REPLACES,
} BinomeTutorPeriodField;

/* What a tutor does in the team of a pair. */
typedef enum
{
  BINOME_TUTOR_FUNCTION_PRINCIPAL,
  BINOME_TUTOR_FUNCTION_SECOND,
  BINOME_TUTOR_FUNCTION_OPERATIONAL,
} BinomeTutorFunction;

extern const BinomeChoice binome_tutor_functions[];

BinomeTutorPeriod *binome_tutor_period_new (void);

G_END_DECLS
