/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <pango/pangocairo.h>

#include "binome-chart.h"

G_BEGIN_DECLS

typedef struct
{
  char *name;
  double *values; /* NaN where there is none; never infinite */
  guint n;
} BinomeChartSeries;

struct _BinomeChart
{
  GObject parent_instance;

  BinomeChartKind kind;
  char *title;
  char *caption;
  char *unit;
  char *category_name;
  GPtrArray *labels; /* char *, of categories */
  GPtrArray *series; /* BinomeChartSeries * */
  guint n_categories;
  double target; /* NaN for none */
  char *target_label;
  gboolean show_title;
};

typedef struct
{
  double x, y, width, height;
} BinomeChartBox;

/* Data (binome-chart.c). */
double binome_chart_value (BinomeChart *self, guint series, guint category);
char *binome_chart_category_label (BinomeChart *self, guint category);
const char *binome_chart_series_name (BinomeChart *self, guint series);
char *binome_chart_format_value (BinomeChart *self, double value);
gboolean binome_chart_range (BinomeChart *self, double *min, double *max, gboolean *whole);

/* Axes (binome-chart-axis.c). */
typedef struct
{
  double min;
  double max;
  double step;
  guint n_ticks;
} BinomeChartAxis;

void binome_chart_axis_init (BinomeChartAxis *axis, double min, double max, guint max_intervals,
                             gboolean whole);
double binome_chart_axis_tick (const BinomeChartAxis *axis, guint i);
double binome_chart_axis_share (const BinomeChartAxis *axis, double value);
char *binome_chart_axis_label (const BinomeChartAxis *axis, guint i, const char *unit);

/* Text (binome-chart-text.c). */
typedef enum
{
  BINOME_CHART_TEXT_PLAIN,
  BINOME_CHART_TEXT_SMALL,
  BINOME_CHART_TEXT_BOLD,
  BINOME_CHART_TEXT_TITLE,
} BinomeChartTextStyle;

PangoContext *binome_chart_text_context (void);
PangoLayout *binome_chart_text_new (PangoContext *context, const BinomeChartTheme *theme,
                                    BinomeChartTextStyle style, const char *text, double max_width);
void binome_chart_text_size (PangoLayout *layout, double *width, double *height);
void binome_chart_text_show (cairo_t *cr, PangoLayout *layout, double x, double y,
                             const BinomeColour *colour);
void binome_chart_text_bubble (cairo_t *cr, PangoContext *context, const BinomeChartTheme *theme,
                               const char *first, const char *second, double x, double y, double width,
                               double height);

/* Looks (binome-chart-style.c): colour, dash, marker and hatch of a series go together. */
void binome_chart_style_colour (cairo_t *cr, const BinomeColour *colour, double opacity);
const BinomeColour *binome_chart_style_series (const BinomeChartTheme *theme, guint series, guint n_series);
void binome_chart_style_dash (cairo_t *cr, guint series, double line_width);
void binome_chart_style_target (cairo_t *cr, const BinomeChartTheme *theme);
void binome_chart_style_marker (cairo_t *cr, guint series, double x, double y, double radius,
                                const BinomeColour *colour, const BinomeChartTheme *theme);
void binome_chart_style_fill (cairo_t *cr, guint series, const BinomeColour *colour,
                              const BinomeChartTheme *theme);
void binome_chart_style_rounded (cairo_t *cr, double x, double y, double width, double height, double radius);

/* The layout of one drawing (binome-chart-frame.c). */
typedef enum
{
  BINOME_CHART_LABELS_PLAIN,
  BINOME_CHART_LABELS_WRAPPED, /* in two lines */
  BINOME_CHART_LABELS_TURNED,  /* by 45 degrees, each ending under its category */
  BINOME_CHART_LABELS_SKIPPED, /* one in so many, shortened to the room it has */
} BinomeChartLabels;

typedef struct
{
  BinomeChart *chart;
  const BinomeChartTheme *theme;
  BinomeChartTheme own_theme; /* the caller's, with a font size that one can divide by */
  PangoContext *pango;
  BinomeChartKind kind; /* as drawn: a radar needs 3 to 12 axes, else it is drawn as bars */
  gboolean horizontal;  /* bars from left to right, as long labels want it */
  gboolean show_values;
  gboolean show_ticks;
  BinomeChartLabels labels;
  guint label_every;
  double label_room; /* width of a category label at most */
  double foot;       /* between the plot and the labels: room for the values of negative bars */
  double line;       /* height of a line of plain text */
  double small_line;
  double width, height;
  BinomeChartAxis axis;
  BinomeChartBox title;
  BinomeChartBox legend;
  BinomeChartBox plot;
  double radius;       /* of a radar, around the middle of the plot */
  guint label_lines;   /* of the labels at its sides */
  double upright_room; /* for the labels above and below it */
} BinomeChartFrame;

gboolean binome_chart_frame_init (BinomeChartFrame *frame, BinomeChart *chart, double width, double height,
                                  const BinomeChartTheme *theme);
void binome_chart_frame_clear (BinomeChartFrame *frame);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (BinomeChartFrame, binome_chart_frame_clear)
void binome_chart_frame_draw_grid (const BinomeChartFrame *frame, cairo_t *cr);
void binome_chart_frame_draw_target (const BinomeChartFrame *frame, cairo_t *cr);
void binome_chart_frame_draw_bubble (const BinomeChartFrame *frame, cairo_t *cr, guint series, guint category,
                                     double x, double y);

/* Legend (binome-chart-legend.c). */
double binome_chart_legend_height (const BinomeChartFrame *frame, double width, double max_height);
void binome_chart_legend_draw (const BinomeChartFrame *frame, cairo_t *cr);

/* Bars (binome-chart-bar.c). */
void binome_chart_bar_box (const BinomeChartFrame *frame, guint series, guint category, BinomeChartBox *box);
void binome_chart_bar_draw (const BinomeChartFrame *frame, cairo_t *cr, int focus);
int binome_chart_bar_hit (const BinomeChartFrame *frame, double x, double y);

/* Lines (binome-chart-line.c). */
void binome_chart_line_point (const BinomeChartFrame *frame, guint series, guint category, double *x,
                              double *y);
void binome_chart_line_draw (const BinomeChartFrame *frame, cairo_t *cr, int focus);
int binome_chart_line_hit (const BinomeChartFrame *frame, double x, double y);

/* Radars (binome-chart-radar.c). */
void binome_chart_radar_place (BinomeChartFrame *frame);
void binome_chart_radar_point (const BinomeChartFrame *frame, double value, guint category, double *x,
                               double *y);
void binome_chart_radar_draw (const BinomeChartFrame *frame, cairo_t *cr, int focus);
int binome_chart_radar_hit (const BinomeChartFrame *frame, double x, double y);

G_END_DECLS
