/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "recruitment/binome-heat-map.h"

G_BEGIN_DECLS

struct _BinomeHeatMap
{
  GtkWidget parent_instance;

  BinomeMatchGrid *grid;
  int *chosen;    /* per row the column, -1 for none */
  gboolean *kept; /* per row whether that is by hand */
  BinomeMatrixTile *tile;
  double top;
  double left;
  double cell; /* 0 until there is a size to fit */
  gboolean fitted;
  int row;
  int column;
  double pointer_x;
  double pointer_y;
  double drag_top;
  double drag_left;

  GCancellable *reading;
  guint read_source;
};

guint binome_heat_map_count_rows (BinomeHeatMap *self);
guint binome_heat_map_count_columns (BinomeHeatMap *self);
void binome_heat_map_get_matrix (BinomeHeatMap *self, gboolean with_focus, BinomeMatrix *matrix);
void binome_heat_map_get_area (BinomeHeatMap *self, BinomeMatrixArea *area);
void binome_heat_map_set_view (BinomeHeatMap *self, double cell, double top, double left);
void binome_heat_map_zoom_at (BinomeHeatMap *self, double factor, double x, double y);
void binome_heat_map_show_cell (BinomeHeatMap *self);
void binome_heat_map_point_out (BinomeHeatMap *self, int row, int column);
char *binome_heat_map_describe_cell (BinomeHeatMap *self, guint row, guint column);

void binome_heat_map_add_keys (GtkWidgetClass *widget_class);
void binome_heat_map_add_controllers (BinomeHeatMap *self);

G_END_DECLS
