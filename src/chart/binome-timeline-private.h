/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "binome-chart-private.h"
#include "binome-timeline.h"

G_BEGIN_DECLS

typedef struct
{
  gint64 id;
  BinomeDate date;
  BinomeTimelineMark state;
  char *label;
} BinomeTimelinePoint;

typedef struct
{
  gint64 id;
  char *label;
  char *sublabel;
  char *state;
  BinomeDate from;
  BinomeDate to;
  GArray *points; /* BinomeTimelinePoint, by date */
} BinomeTimelineRow;

struct _BinomeTimeline
{
  GObject parent_instance;

  GPtrArray *rows;
  BinomeDate first; /* of all dates; none where there are none */
  BinomeDate last;
};

const BinomeTimelineRow *binome_timeline_row (BinomeTimeline *self, guint row);
const BinomeTimelinePoint *binome_timeline_point (BinomeTimeline *self, guint row, guint mark);
void binome_timeline_get_span (BinomeTimeline *self, BinomeDate *from, BinomeDate *to);

/* What one drawing shows: the part of the rows and days behind a window of width by height. */
typedef struct
{
  BinomeTimeline *timeline;
  const BinomeChartTheme *theme;
  BinomeChartTheme own_theme; /* the caller's, with a font size that one can divide by */
  PangoContext *pango;
  BinomeTimelineZoom zoom;
  double width, height;
  double scroll_x, scroll_y;
  double label_width;
  double header;
  double row_height;
  double day; /* width of a day */
  BinomeDate from, to;
} BinomeTimelineView;

double binome_timeline_view_x (const BinomeTimelineView *view, BinomeDate date);

/* Marks (binome-timeline-mark.c). */
double binome_timeline_mark_radius (const BinomeChartTheme *theme);
void binome_timeline_mark_draw (cairo_t *cr, BinomeTimelineMark state, double x, double y,
                                const BinomeChartTheme *theme);

/* Header (binome-timeline-header.c). */
void binome_timeline_header_draw_days (const BinomeTimelineView *view, cairo_t *cr);
PangoLayout *binome_timeline_header_place_today (const BinomeTimelineView *view, BinomeDate today,
                                                 double *left, double *width);
void binome_timeline_header_draw (const BinomeTimelineView *view, cairo_t *cr, BinomeDate today);

G_END_DECLS
