/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "binome-entity.h"

G_BEGIN_DECLS

#define BINOME_TYPE_SKILL_WORDING (binome_skill_wording_get_type ())
BINOME_DECLARE_ENTITY (BinomeSkillWording, binome_skill_wording, SKILL_WORDING)

/* What a level of a skill means, in words. */
typedef enum
{
  BINOME_SKILL_WORDING_SKILL,
  BINOME_SKILL_WORDING_LEVEL,
  BINOME_SKILL_WORDING_WORDING,
} BinomeSkillWordingField;

BinomeSkillWording *binome_skill_wording_new (void);

G_END_DECLS
