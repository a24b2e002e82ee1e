/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "binome-chart.h"

G_BEGIN_DECLS

#define BINOME_TYPE_CHART_CANVAS (binome_chart_canvas_get_type ())
G_DECLARE_FINAL_TYPE (BinomeChartCanvas, binome_chart_canvas, BINOME, CHART_CANVAS, GtkWidget)

GtkWidget *binome_chart_canvas_new (void);
void binome_chart_canvas_set_chart (BinomeChartCanvas *self, BinomeChart *chart);
BinomeChart *binome_chart_canvas_get_chart (BinomeChartCanvas *self);
int binome_chart_canvas_get_point (BinomeChartCanvas *self);

G_END_DECLS
