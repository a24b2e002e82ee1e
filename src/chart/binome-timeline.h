/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <cairo.h>
#include <glib-object.h>

#include "binome-chart.h"
#include "binome-date.h"

G_BEGIN_DECLS

/* How much time the width of a screen shows. */
typedef enum
{
  BINOME_TIMELINE_WEEK,
  BINOME_TIMELINE_MONTH,
  BINOME_TIMELINE_QUARTER,
} BinomeTimelineZoom;

typedef enum
{
  BINOME_TIMELINE_PLANNED,
  BINOME_TIMELINE_DUE,
  BINOME_TIMELINE_OVERDUE,
  BINOME_TIMELINE_DONE,
  BINOME_TIMELINE_WAIVED,
  BINOME_TIMELINE_MISSED,
  BINOME_TIMELINE_MEETING,
} BinomeTimelineMark;

#define BINOME_TIMELINE_N_MARKS 7

/**
 * BinomeTimelineFocus:
 * @row: the row, -1 for none
 * @mark: the mark in it, -1 for the row itself
 * @date: the day to stay near when going from row to row; kept by binome_timeline_move_focus()
 */
typedef struct
{
  int row;
  int mark;
  BinomeDate date;
} BinomeTimelineFocus;

#define BINOME_TYPE_TIMELINE (binome_timeline_get_type ())
G_DECLARE_FINAL_TYPE (BinomeTimeline, binome_timeline, BINOME, TIMELINE, GObject)

BinomeTimeline *binome_timeline_new (void);
guint binome_timeline_add_row (BinomeTimeline *self, gint64 id, const char *label, const char *sublabel,
                               BinomeDate from, BinomeDate to, const char *state);
void binome_timeline_add_mark (BinomeTimeline *self, guint row, gint64 id, BinomeDate date,
                               BinomeTimelineMark state, const char *label);
void binome_timeline_include (BinomeTimeline *self, BinomeDate date);

guint binome_timeline_get_n_rows (BinomeTimeline *self);
guint binome_timeline_get_n_marks (BinomeTimeline *self, guint row);
gint64 binome_timeline_get_row_id (BinomeTimeline *self, guint row);
gint64 binome_timeline_get_mark_id (BinomeTimeline *self, guint row, guint mark);
BinomeDate binome_timeline_get_mark_date (BinomeTimeline *self, guint row, guint mark);
void binome_timeline_move_focus (BinomeTimeline *self, BinomeTimelineFocus *focus,
                                 BinomeChartDirection direction);
char *binome_timeline_describe (BinomeTimeline *self, int row, int mark);
const char *binome_timeline_mark_get_label (BinomeTimelineMark state);

double binome_timeline_get_width (BinomeTimeline *self, BinomeTimelineZoom zoom,
                                  const BinomeChartTheme *theme);
double binome_timeline_get_row_height (BinomeTimeline *self, const BinomeChartTheme *theme);
double binome_timeline_get_header_height (BinomeTimeline *self, const BinomeChartTheme *theme);
double binome_timeline_get_label_width (BinomeTimeline *self, double width, const BinomeChartTheme *theme);
double binome_timeline_get_x (BinomeTimeline *self, BinomeDate date, BinomeTimelineZoom zoom,
                              const BinomeChartTheme *theme);
BinomeDate binome_timeline_get_date (BinomeTimeline *self, double x, BinomeTimelineZoom zoom,
                                     const BinomeChartTheme *theme);
void binome_timeline_draw (BinomeTimeline *self, cairo_t *cr, double width, double height, double scroll_x,
                           double scroll_y, BinomeTimelineZoom zoom, const BinomeChartTheme *theme,
                           BinomeDate today, int focus_row, int focus_mark);
gboolean binome_timeline_hit (BinomeTimeline *self, double width, double height, double scroll_x,
                              double scroll_y, BinomeTimelineZoom zoom, const BinomeChartTheme *theme,
                              double x, double y, int *row, int *mark);
double binome_timeline_get_legend_height (double width, const BinomeChartTheme *theme);
void binome_timeline_draw_legend (cairo_t *cr, double width, const BinomeChartTheme *theme);

G_END_DECLS
