/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "binome-entity.h"

G_BEGIN_DECLS

#define BINOME_TYPE_ABSENCE (binome_absence_get_type ())
BINOME_DECLARE_ENTITY (BinomeAbsence, binome_absence, ABSENCE)

/* Days on which someone cannot be met. */
typedef enum
{
  BINOME_ABSENCE_PERSON,
  BINOME_ABSENCE_STARTS_ON,
  BINOME_ABSENCE_ENDS_ON,
  BINOME_ABSENCE_REASON,
} BinomeAbsenceField;

BinomeAbsence *binome_absence_new (void);

G_END_DECLS
