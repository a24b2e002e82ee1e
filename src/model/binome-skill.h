/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "binome-entity.h"

G_BEGIN_DECLS

#define BINOME_TYPE_SKILL (binome_skill_get_type ())
BINOME_DECLARE_ENTITY (BinomeSkill, binome_skill, SKILL)

/* A skill of the framework that people offer, want and are assessed on. */
typedef enum
{
  BINOME_SKILL_TITLE,
  BINOME_SKILL_DOMAIN,
  BINOME_SKILL_DESCRIPTION,
  BINOME_SKILL_CODE,
} BinomeSkillField;

BinomeSkill *binome_skill_new (void);

G_END_DECLS
