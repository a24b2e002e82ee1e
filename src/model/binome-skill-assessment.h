/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "binome-entity.h"

G_BEGIN_DECLS

#define BINOME_TYPE_SKILL_ASSESSMENT (binome_skill_assessment_get_type ())
BINOME_DECLARE_ENTITY (BinomeSkillAssessment, binome_skill_assessment, SKILL_ASSESSMENT)

/* The level of a tutee in a skill, as somebody saw it on a day. */
typedef enum
{
  BINOME_SKILL_ASSESSMENT_PAIR,
  BINOME_SKILL_ASSESSMENT_SKILL,
  BINOME_SKILL_ASSESSMENT_ASSESSOR,
  BINOME_SKILL_ASSESSMENT_MOMENT,
  BINOME_SKILL_ASSESSMENT_ASSESSED_ON,
  BINOME_SKILL_ASSESSMENT_LEVEL,
} BinomeSkillAssessmentField;

/* Who looked. */
typedef enum
{
  BINOME_ASSESSOR_TUTEE,
  BINOME_ASSESSOR_TUTOR,
  BINOME_ASSESSOR_THIRD,
} BinomeAssessor;

/* When in the life of the pair. */
typedef enum
{
  BINOME_MOMENT_START,
  BINOME_MOMENT_MIDDLE,
  BINOME_MOMENT_END,
} BinomeMoment;

extern const BinomeChoice binome_skill_assessment_assessors[];
extern const BinomeChoice binome_skill_assessment_moments[];

BinomeSkillAssessment *binome_skill_assessment_new (void);

G_END_DECLS
