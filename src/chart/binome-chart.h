/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <cairo.h>
#include <gio/gio.h>

#include "binome-chart-theme.h"

G_BEGIN_DECLS

typedef enum
{
  BINOME_CHART_BAR,
  BINOME_CHART_LINE,
  BINOME_CHART_RADAR,
} BinomeChartKind;

typedef enum
{
  BINOME_CHART_LEFT,
  BINOME_CHART_RIGHT,
  BINOME_CHART_UP,
  BINOME_CHART_DOWN,
  BINOME_CHART_HOME,
  BINOME_CHART_END,
} BinomeChartDirection;

#define BINOME_TYPE_CHART (binome_chart_get_type ())
G_DECLARE_FINAL_TYPE (BinomeChart, binome_chart, BINOME, CHART, GObject)

/* Building: before the chart is first shown. */
BinomeChart *binome_chart_new (BinomeChartKind kind, const char *title);
void binome_chart_set_caption (BinomeChart *self, const char *caption);
void binome_chart_set_unit (BinomeChart *self, const char *unit);
void binome_chart_set_categories (BinomeChart *self, const char *const *labels);
void binome_chart_set_category_name (BinomeChart *self, const char *name);
void binome_chart_add_series (BinomeChart *self, const char *name, const double *values, guint n);
void binome_chart_set_target (BinomeChart *self, double value, const char *label);
void binome_chart_set_show_title (BinomeChart *self, gboolean show_title);

BinomeChartKind binome_chart_get_kind (BinomeChart *self);
const char *binome_chart_get_title (BinomeChart *self);
const char *binome_chart_get_caption (BinomeChart *self);
gboolean binome_chart_is_empty (BinomeChart *self);

/* Drawing and pointing. */
void binome_chart_draw (BinomeChart *self, cairo_t *cr, double width, double height,
                        const BinomeChartTheme *theme, int focus);
int binome_chart_hit (BinomeChart *self, double width, double height, const BinomeChartTheme *theme, double x,
                      double y);

/* Data points, for the keyboard and the screen reader. */
guint binome_chart_get_n_points (BinomeChart *self);
int binome_chart_move_focus (BinomeChart *self, int focus, BinomeChartDirection direction);
char *binome_chart_describe_point (BinomeChart *self, int point);
char *binome_chart_summarise (BinomeChart *self);

/* The same figures as a table. */
guint binome_chart_table_n_rows (BinomeChart *self);
guint binome_chart_table_n_columns (BinomeChart *self);
char *binome_chart_table_header (BinomeChart *self, guint column);
char *binome_chart_table_cell (BinomeChart *self, guint row, guint column);

/* Files. */
GBytes *binome_chart_save_svg (BinomeChart *self, double width, double height, const BinomeChartTheme *theme,
                               GError **error);
GBytes *binome_chart_save_png (BinomeChart *self, double width, double height, const BinomeChartTheme *theme,
                               GError **error);
GBytes *binome_chart_save_pdf (BinomeChart *self, double width, double height, const BinomeChartTheme *theme,
                               GError **error);
gboolean binome_chart_save (BinomeChart *self, GFile *file, double width, double height,
                            const BinomeChartTheme *theme, GCancellable *cancellable, GError **error);

G_END_DECLS
