/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "binome-entity.h"

G_BEGIN_DECLS

#define BINOME_TYPE_FIELD_VALUE (binome_field_value_get_type ())
BINOME_DECLARE_ENTITY (BinomeFieldValue, binome_field_value, FIELD_VALUE)

/* What a field of the company’s own holds for one person or one participant. */
typedef enum
{
  BINOME_FIELD_VALUE_FIELD,
  BINOME_FIELD_VALUE_PERSON,
  BINOME_FIELD_VALUE_ENROLMENT,
  BINOME_FIELD_VALUE_VALUE,
} BinomeFieldValueField;

BinomeFieldValue *binome_field_value_new (void);

G_END_DECLS
