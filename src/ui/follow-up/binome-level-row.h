/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "binome-skill-levels.h"

G_BEGIN_DECLS

GtkWidget *binome_level_row_new (BinomeEntity *entity, guint field, const BinomeSkillLevels *levels);
void binome_level_row_set_levels (GtkWidget *self, const BinomeSkillLevels *levels);

G_END_DECLS
