/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "binome-entity.h"

G_BEGIN_DECLS

#define BINOME_TYPE_ENROLMENT_SKILL (binome_enrolment_skill_get_type ())
BINOME_DECLARE_ENTITY (BinomeEnrolmentSkill, binome_enrolment_skill, ENROLMENT_SKILL)

/* A skill that a tutor offers, or that a tutee wants, with its level. */
typedef enum
{
  BINOME_ENROLMENT_SKILL_ENROLMENT,
  BINOME_ENROLMENT_SKILL_SKILL,
  BINOME_ENROLMENT_SKILL_LEVEL,
} BinomeEnrolmentSkillField;

BinomeEnrolmentSkill *binome_enrolment_skill_new (void);

G_END_DECLS
