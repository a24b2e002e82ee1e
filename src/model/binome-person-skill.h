/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "binome-entity.h"

G_BEGIN_DECLS

#define BINOME_TYPE_PERSON_SKILL (binome_person_skill_get_type ())
BINOME_DECLARE_ENTITY (BinomePersonSkill, binome_person_skill, PERSON_SKILL)

/* A skill that someone offers or wants, with the level and what shows it. */
typedef enum
{
  BINOME_PERSON_SKILL_PERSON,
  BINOME_PERSON_SKILL_SKILL,
  BINOME_PERSON_SKILL_SIDE,
  BINOME_PERSON_SKILL_LEVEL,
  BINOME_PERSON_SKILL_TARGET,
  BINOME_PERSON_SKILL_EVIDENCE,
} BinomePersonSkillField;

/* Whether the skill is there or wished for. */
typedef enum
{
  BINOME_PERSON_SKILL_SIDE_OFFERED,
  BINOME_PERSON_SKILL_SIDE_WANTED,
} BinomePersonSkillSide;

extern const BinomeChoice binome_person_skill_sides[];

BinomePersonSkill *binome_person_skill_new (void);

G_END_DECLS
