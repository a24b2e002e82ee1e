/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "binome-week.h"

G_BEGIN_DECLS

#define BINOME_TYPE_WEEK_CELL (binome_week_cell_get_type ())
G_DECLARE_FINAL_TYPE (BinomeWeekCell, binome_week_cell, BINOME, WEEK_CELL, GtkWidget)

BinomeWeekCell *binome_week_cell_new (BinomeWeekday weekday, int starts_at);
BinomeWeekday binome_week_cell_get_weekday (BinomeWeekCell *self);
int binome_week_cell_get_minute (BinomeWeekCell *self);
void binome_week_cell_set_place (BinomeWeekCell *self, BinomeWeekPlace place);
const char *binome_week_place_get_letter (BinomeWeekPlace place);

G_END_DECLS
