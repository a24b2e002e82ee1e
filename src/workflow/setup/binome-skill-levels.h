/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "binome-db.h"
#include "binome-model.h"

G_BEGIN_DECLS

#define BINOME_N_SKILL_LEVELS 5

/**
 * BinomeSkillLevels:
 * @skill: a skill
 * @title: its name
 * @words: what each level means; %NULL where the framework does not say
 *
 * The levels of a skill, from 0, not seen yet, to 4, can teach it.
 */
typedef struct
{
  gint64 skill;
  char *title;
  char *words[BINOME_N_SKILL_LEVELS];
} BinomeSkillLevels;

GPtrArray *binome_skill_levels_list (BinomeDb *db, GError **error);
const BinomeSkillLevels *binome_skill_levels_find (GPtrArray *all, gint64 skill);
const BinomeSkillLevels *binome_skill_levels_find_title (GPtrArray *all, const char *title);
char *binome_skill_levels_describe (const BinomeSkillLevels *self, int level);
char *binome_skill_levels_describe_held (const BinomeSkillLevels *self, int level);

G_END_DECLS
