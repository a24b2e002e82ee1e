/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "binome-session.h"

G_BEGIN_DECLS

#define BINOME_TYPE_SKILL_TABLE (binome_skill_table_get_type ())
G_DECLARE_FINAL_TYPE (BinomeSkillTable, binome_skill_table, BINOME, SKILL_TABLE, AdwPreferencesGroup)

void binome_skill_table_show (BinomeSkillTable *self, BinomeSession *session, gint64 pair,
                              const char *pair_title, GPtrArray *skills, GPtrArray *assessments);
void binome_skill_table_set_editable (BinomeSkillTable *self, gboolean editable);

G_END_DECLS
