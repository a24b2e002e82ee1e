/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "binome-chart.h"

G_BEGIN_DECLS

#define BINOME_TYPE_CHART_VIEW (binome_chart_view_get_type ())
G_DECLARE_FINAL_TYPE (BinomeChartView, binome_chart_view, BINOME, CHART_VIEW, AdwBin)

GtkWidget *binome_chart_view_new (void);
void binome_chart_view_set_chart (BinomeChartView *self, BinomeChart *chart);
BinomeChart *binome_chart_view_get_chart (BinomeChartView *self);

G_END_DECLS
