/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "binome-entity.h"

G_BEGIN_DECLS

#define BINOME_TYPE_MATCH_RESULT (binome_match_result_get_type ())
BINOME_DECLARE_ENTITY (BinomeMatchResult, binome_match_result, MATCH_RESULT)

/* What a run found for one tutee: a tutor and the reasons, or the reasons for nobody. */
typedef enum
{
  BINOME_MATCH_RESULT_RUN,
  BINOME_MATCH_RESULT_TUTEE,
  BINOME_MATCH_RESULT_TUTOR,
  BINOME_MATCH_RESULT_SCORE,
  BINOME_MATCH_RESULT_COVERAGE,
  BINOME_MATCH_RESULT_LOCKED,
  BINOME_MATCH_RESULT_EXPLANATION,
  BINOME_MATCH_RESULT_DETAIL,
} BinomeMatchResultField;

BinomeMatchResult *binome_match_result_new (void);

G_END_DECLS
