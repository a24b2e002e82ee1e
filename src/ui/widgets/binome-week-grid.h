/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "binome-week.h"

G_BEGIN_DECLS

#define BINOME_TYPE_WEEK_GRID (binome_week_grid_get_type ())
G_DECLARE_FINAL_TYPE (BinomeWeekGrid, binome_week_grid, BINOME, WEEK_GRID, GtkBox)

/* Signal `changed`: the user has changed the week; once for a drag. */

BinomeWeekGrid *binome_week_grid_new (void);
void binome_week_grid_set_week (BinomeWeekGrid *self, const BinomeWeek *week);
const BinomeWeek *binome_week_grid_get_week (BinomeWeekGrid *self);
gboolean binome_week_grid_is_dragging (BinomeWeekGrid *self);

G_END_DECLS
