/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "binome-entity.h"

G_BEGIN_DECLS

#define BINOME_TYPE_MILESTONE (binome_milestone_get_type ())
BINOME_DECLARE_ENTITY (BinomeMilestone, binome_milestone, MILESTONE)

/* A dated step in the schedule of a programme. */
typedef enum
{
  BINOME_MILESTONE_PROGRAMME,
  BINOME_MILESTONE_TITLE,
  BINOME_MILESTONE_KIND,
  BINOME_MILESTONE_DUE_ON,
  BINOME_MILESTONE_DONE_ON,
  BINOME_MILESTONE_NOTE,
} BinomeMilestoneField;

/* The milestones every programme has. */
typedef enum
{
  BINOME_MILESTONE_KIND_PREPARATION,
  BINOME_MILESTONE_KIND_RECRUITMENT_OPEN,
  BINOME_MILESTONE_KIND_RECRUITMENT_CLOSE,
  BINOME_MILESTONE_KIND_TRAINING,
  BINOME_MILESTONE_KIND_MATCHING,
  BINOME_MILESTONE_KIND_LAUNCH,
  BINOME_MILESTONE_KIND_MID_REVIEW,
  BINOME_MILESTONE_KIND_CLOSING,
  BINOME_MILESTONE_KIND_REPORT,
  BINOME_MILESTONE_KIND_OTHER,
} BinomeMilestoneKind;

extern const BinomeChoice binome_milestone_kinds[];

BinomeMilestone *binome_milestone_new (void);

G_END_DECLS
