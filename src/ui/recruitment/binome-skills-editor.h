/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "binome-session.h"

G_BEGIN_DECLS

#define BINOME_TYPE_SKILLS_EDITOR (binome_skills_editor_get_type ())
G_DECLARE_FINAL_TYPE (BinomeSkillsEditor, binome_skills_editor, BINOME, SKILLS_EDITOR, AdwPreferencesGroup)

void binome_skills_editor_set_enrolment (BinomeSkillsEditor *self, BinomeSession *session, gint64 enrolment);

G_END_DECLS
