/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "binome-chart-private.h"
#include "binome-matrix.h"

G_BEGIN_DECLS

/* From which size of a cell on names, numbers and lines are drawn. */
#define BINOME_MATRIX_NAMED 13
#define BINOME_MATRIX_NUMBERED 24

BinomeColour binome_matrix_class_colour (const BinomeChartTheme *theme, guint class_);
cairo_pattern_t *binome_matrix_make_hatch (const BinomeChartTheme *theme);
void binome_matrix_draw_names (const BinomeMatrix *self, cairo_t *cr, const BinomeMatrixArea *area,
                               const BinomeChartTheme *theme);
void binome_matrix_draw_legend (const BinomeMatrix *self, cairo_t *cr, double y, double width,
                                const BinomeChartTheme *theme);
void binome_matrix_add_corner (cairo_t *cr, double x, double y, double side);
double binome_matrix_legend_height (double width, const BinomeChartTheme *theme);

G_END_DECLS
