/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "binome-entity.h"

G_BEGIN_DECLS

#define BINOME_TYPE_CRITERIA_SET (binome_criteria_set_get_type ())
BINOME_DECLARE_ENTITY (BinomeCriteriaSet, binome_criteria_set, CRITERIA_SET)

/* The criteria of a programme as they stood on a day, kept under a name. */
typedef enum
{
  BINOME_CRITERIA_SET_PROGRAMME,
  BINOME_CRITERIA_SET_TITLE,
  BINOME_CRITERIA_SET_VERSION,
  BINOME_CRITERIA_SET_KEPT_ON,
  BINOME_CRITERIA_SET_CONTENT,
} BinomeCriteriaSetField;

BinomeCriteriaSet *binome_criteria_set_new (void);

G_END_DECLS
