/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "binome-chart.h"
#include "binome-figures.h"

G_BEGIN_DECLS

/* The charts of the dashboard and the report. All are (transfer full); %NULL where there is nothing to draw.
 */
BinomeChart *binome_figures_chart_states (const BinomeFigures *figures);
BinomeChart *binome_figures_chart_sites (const BinomeFigures *figures);
BinomeChart *binome_figures_chart_activity (const BinomeFigures *figures);
BinomeChart *binome_figures_chart_hours (const BinomeFigures *figures);
BinomeChart *binome_figures_chart_check_ins (const BinomeFigures *figures);
BinomeChart *binome_figures_chart_skills (const BinomeFigures *figures);

G_END_DECLS
