/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "binome-entity.h"

G_BEGIN_DECLS

#define BINOME_TYPE_THRESHOLD (binome_threshold_get_type ())
BINOME_DECLARE_ENTITY (BinomeThreshold, binome_threshold, THRESHOLD)

/* After how long the program speaks up: one row. Each number is in days, but for the months of
 * %BINOME_THRESHOLD_EARLY_MONTHS. What the law says is not here: it stands in resources/rules. */
typedef enum
{
  BINOME_THRESHOLD_STAGE_DAYS,   /* a candidate in one stage: stuck */
  BINOME_THRESHOLD_INVITED_DAYS, /* an invitation without an answer: stuck */
  BINOME_THRESHOLD_DECIDE_DAYS,  /* a proposed pair: late after that */
  BINOME_THRESHOLD_QUIET_DAYS,   /* a pair without a meeting: amber */
  BINOME_THRESHOLD_SILENT_DAYS,  /* the same: red */
  BINOME_THRESHOLD_EARLY_MONTHS, /* how long a pair is new */
  BINOME_THRESHOLD_EARLY_DAYS,   /* without any contact at most, while it is */
  BINOME_THRESHOLD_CONTACT_DAYS, /* the same, later */
  BINOME_THRESHOLD_CLOSE_DAYS,   /* a pair past its end: late after that */
  BINOME_THRESHOLD_REFRESH_DAYS, /* before a training of tutors expires */
} BinomeThresholdField;

BinomeThreshold *binome_threshold_new (void);

G_END_DECLS
