/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "binome-db.h"
#include "binome-model.h"

G_BEGIN_DECLS

/* What an import did: how many were new, and how many texts of known ones were changed. */
typedef struct
{
  guint skills;
  guint observables;
  guint wordings;
  guint changed;
} BinomeFrameworkCounts;

/**
 * BinomeFrameworkSkill:
 * @skill: the skill
 * @n_observables: how many observable criteria it has
 * @n_wordings: how many levels are worded
 * @n_uses: how many participants, objectives and assessments name it
 *
 * A skill of the framework.
 */
typedef struct
{
  BinomeEntity *skill;
  guint n_observables;
  guint n_wordings;
  guint n_uses;
} BinomeFrameworkSkill;

GPtrArray *binome_skill_framework_list (BinomeDb *db, GError **error);

/* Each of these belongs into one store write. */
gboolean binome_skill_framework_import (BinomeDb *db, GBytes *csv, BinomeFrameworkCounts *counts,
                                        GError **error);
gboolean binome_skill_framework_add_tutor_skills (BinomeDb *db, const char *language,
                                                  BinomeFrameworkCounts *counts, GError **error);
gboolean binome_skill_framework_add_wording (BinomeDb *db, BinomeSkillWording *wording, GError **error);
gboolean binome_skill_framework_add_observable (BinomeDb *db, BinomeObservable *observable, GError **error);

G_END_DECLS
