/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "binome-entity.h"

G_BEGIN_DECLS

#define BINOME_TYPE_PLAN_SOURCE (binome_plan_source_get_type ())
BINOME_DECLARE_ENTITY (BinomePlanSource, binome_plan_source, PLAN_SOURCE)

/* A template that the plan of a programme comes from. */
typedef enum
{
  BINOME_PLAN_SOURCE_PROGRAMME,
  BINOME_PLAN_SOURCE_TEMPLATE,
  BINOME_PLAN_SOURCE_TAKEN, /* what the template said when it was taken last: a step a line, its id first */
} BinomePlanSourceField;

BinomePlanSource *binome_plan_source_new (void);

G_END_DECLS
