/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "binome-entity.h"

G_BEGIN_DECLS

#define BINOME_TYPE_PLAN_TEMPLATE_STEP (binome_plan_template_step_get_type ())
BINOME_DECLARE_ENTITY (BinomePlanTemplateStep, binome_plan_template_step, PLAN_TEMPLATE_STEP)

/* One check-in or task of a plan template. */
typedef enum
{
  BINOME_PLAN_TEMPLATE_STEP_TEMPLATE,
  BINOME_PLAN_TEMPLATE_STEP_TITLE,
  BINOME_PLAN_TEMPLATE_STEP_KIND,
  BINOME_PLAN_TEMPLATE_STEP_ANCHOR,
  BINOME_PLAN_TEMPLATE_STEP_DAYS,
  BINOME_PLAN_TEMPLATE_STEP_WINDOW,
  BINOME_PLAN_TEMPLATE_STEP_OWNER,
} BinomePlanTemplateStepField;

BinomePlanTemplateStep *binome_plan_template_step_new (void);

G_END_DECLS
