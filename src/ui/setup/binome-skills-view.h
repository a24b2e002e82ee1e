/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "binome-session.h"

G_BEGIN_DECLS

#define BINOME_TYPE_SKILLS_VIEW (binome_skills_view_get_type ())
G_DECLARE_FINAL_TYPE (BinomeSkillsView, binome_skills_view, BINOME, SKILLS_VIEW, AdwBin)

void binome_skills_view_show (BinomeSkillsView *self, BinomeSession *session);
void binome_skills_view_import (BinomeSkillsView *self, GBytes *csv);

G_END_DECLS
