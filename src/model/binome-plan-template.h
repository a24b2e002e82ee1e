/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "binome-entity.h"

G_BEGIN_DECLS

#define BINOME_TYPE_PLAN_TEMPLATE (binome_plan_template_get_type ())
BINOME_DECLARE_ENTITY (BinomePlanTemplate, binome_plan_template, PLAN_TEMPLATE)

/* Check-ins and tasks to start a programme’s plan from. */
typedef enum
{
  BINOME_PLAN_TEMPLATE_TITLE,
  BINOME_PLAN_TEMPLATE_KIND,
  BINOME_PLAN_TEMPLATE_JOB,
} BinomePlanTemplateField;

BinomePlanTemplate *binome_plan_template_new (void);

G_END_DECLS
