/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "binome-match-grid.h"

G_BEGIN_DECLS

#define BINOME_TYPE_HEAT_MAP (binome_heat_map_get_type ())
G_DECLARE_FINAL_TYPE (BinomeHeatMap, binome_heat_map, BINOME, HEAT_MAP, GtkWidget)

void binome_heat_map_set_grid (BinomeHeatMap *self, BinomeMatchGrid *grid, const int *chosen,
                               const gboolean *kept);
void binome_heat_map_zoom (BinomeHeatMap *self, double factor);
void binome_heat_map_fit (BinomeHeatMap *self);
void binome_heat_map_set_cell (BinomeHeatMap *self, guint row, guint column);
gboolean binome_heat_map_get_cell (BinomeHeatMap *self, guint *row, guint *column);
double binome_heat_map_get_cell_size (BinomeHeatMap *self);
char *binome_heat_map_describe (BinomeHeatMap *self);
GBytes *binome_heat_map_save (BinomeHeatMap *self, gboolean svg, GError **error);

G_END_DECLS
