/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "binome-entity.h"

G_BEGIN_DECLS

#define BINOME_TYPE_PLAN_STEP (binome_plan_step_get_type ())
BINOME_DECLARE_ENTITY (BinomePlanStep, binome_plan_step, PLAN_STEP)

/* One check-in that every pair of a programme gets, dated from its start or its end. */
typedef enum
{
  BINOME_PLAN_STEP_PROGRAMME,
  BINOME_PLAN_STEP_TITLE,
  BINOME_PLAN_STEP_KIND,
  BINOME_PLAN_STEP_ANCHOR,
  BINOME_PLAN_STEP_DAYS,
  BINOME_PLAN_STEP_WINDOW,
  BINOME_PLAN_STEP_JOB,
  BINOME_PLAN_STEP_OWNER,
  BINOME_PLAN_STEP_TEMPLATE_STEP, /* an id, also of one that is gone */
} BinomePlanStepField;

/* What a check-in is. */
typedef enum
{
  BINOME_CHECK_IN_KIND_CONTACT,
  BINOME_CHECK_IN_KIND_REVIEW,
  BINOME_CHECK_IN_KIND_THREE_WAY,
  BINOME_CHECK_IN_KIND_FINAL,
  BINOME_CHECK_IN_KIND_TASK,
} BinomeCheckInKind;

/* Which end of the pair the days count from. */
typedef enum
{
  BINOME_ANCHOR_UPFRONT, /* before the start */
  BINOME_ANCHOR_START,
  BINOME_ANCHOR_END,
  BINOME_ANCHOR_AFTER, /* after the end */
} BinomeAnchor;

/* Who sees to a step of the plan. */
typedef enum
{
  BINOME_PLAN_STEP_OWNER_COORDINATOR,
  BINOME_PLAN_STEP_OWNER_TUTOR,
  BINOME_PLAN_STEP_OWNER_TUTEE,
  BINOME_PLAN_STEP_OWNER_MANAGER,
} BinomePlanStepOwner;

extern const BinomeChoice binome_plan_step_owners[];
extern const BinomeChoice binome_plan_step_kinds[];
extern const BinomeChoice binome_plan_step_anchors[];

BinomePlanStep *binome_plan_step_new (void);

G_END_DECLS
