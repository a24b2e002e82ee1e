/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "binome-session.h"

G_BEGIN_DECLS

#define BINOME_TYPE_SKILL_CHOOSER (binome_skill_chooser_get_type ())
G_DECLARE_FINAL_TYPE (BinomeSkillChooser, binome_skill_chooser, BINOME, SKILL_CHOOSER, AdwDialog)

BinomeSkillChooser *binome_skill_chooser_new (BinomeSession *session);

G_END_DECLS
