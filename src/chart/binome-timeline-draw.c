/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Drawing a timeline and pointing at it. Only what is in sight is looked at, however long it is. */

#include "binome-timeline-private.h"

#include <math.h>
#include <glib/gi18n-lib.h>

static void
binome_timeline_view_clear (BinomeTimelineView *view)
{
  g_clear_object (&view->pango);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (BinomeTimelineView, binome_timeline_view_clear)

/* The size everything is measured by. */
static double
em (const BinomeChartTheme *theme)
{
  return theme->font_size >= 1 ? MIN (theme->font_size, 400) : 1;
}

/* Width of a day: a week fills a narrow window, a quarter a wide one. */
static double
day_width (BinomeTimelineZoom zoom, const BinomeChartTheme *theme)
{
  switch (zoom)
    {
    case BINOME_TIMELINE_WEEK:
      return em (theme) * 4;
    case BINOME_TIMELINE_QUARTER:
      return em (theme) * 0.24;
    case BINOME_TIMELINE_MONTH:
    default:
      return em (theme) * 0.8;
    }
}

/**
 * binome_timeline_get_width:
 * @self: a timeline
 * @zoom: how much time a screen shows
 * @theme: the font, which everything is measured by
 *
 * Returns: the width of all its days, which scroll beside the column of names
 */
double
binome_timeline_get_width (BinomeTimeline *self, BinomeTimelineZoom zoom, const BinomeChartTheme *theme)
{
  BinomeDate from, to;

  g_return_val_if_fail (BINOME_IS_TIMELINE (self) && theme != NULL, 0);

  binome_timeline_get_span (self, &from, &to);
  return from != BINOME_DATE_NONE ? (to - from + 1) * day_width (zoom, theme) : 0;
}

/**
 * binome_timeline_get_row_height:
 * @self: a timeline
 * @theme: the font
 *
 * Returns: the height of each row
 */
double
binome_timeline_get_row_height (BinomeTimeline *self, const BinomeChartTheme *theme)
{
  g_return_val_if_fail (theme != NULL, 0);

  return ceil (em (theme) * 3.3);
}

/**
 * binome_timeline_get_header_height:
 * @self: a timeline
 * @theme: the font
 *
 * Returns: the height of its head, under which the rows scroll
 */
double
binome_timeline_get_header_height (BinomeTimeline *self, const BinomeChartTheme *theme)
{
  g_return_val_if_fail (theme != NULL, 0);

  return ceil (em (theme) * 3.2);
}

/**
 * binome_timeline_get_label_width:
 * @self: a timeline
 * @width: of the whole drawing
 * @theme: the font
 *
 * Returns: the width of the column of names, which does not scroll sideways
 */
double
binome_timeline_get_label_width (BinomeTimeline *self, double width, const BinomeChartTheme *theme)
{
  g_return_val_if_fail (theme != NULL, 0);

  return floor (CLAMP (width * 0.38, 0, em (theme) * 18));
}

/**
 * binome_timeline_get_x:
 * @self: a timeline
 * @date: a day
 * @zoom: how much time a screen shows
 * @theme: the font
 *
 * Returns: where the middle of @date lies in the width of binome_timeline_get_width(), to scroll there
 */
double
binome_timeline_get_x (BinomeTimeline *self, BinomeDate date, BinomeTimelineZoom zoom,
                       const BinomeChartTheme *theme)
{
  BinomeDate from, to;

  g_return_val_if_fail (BINOME_IS_TIMELINE (self) && theme != NULL, 0);

  binome_timeline_get_span (self, &from, &to);
  return from != BINOME_DATE_NONE ? (CLAMP (date, from, to) - from + 0.5) * day_width (zoom, theme) : 0;
}

/**
 * binome_timeline_get_date:
 * @self: a timeline
 * @x: a place in the width of binome_timeline_get_width()
 * @zoom: how much time a screen shows
 * @theme: the font
 *
 * Returns: the day there, so that a change of zoom can keep it in place; none in an empty timeline
 */
BinomeDate
binome_timeline_get_date (BinomeTimeline *self, double x, BinomeTimelineZoom zoom,
                          const BinomeChartTheme *theme)
{
  BinomeDate from, to;

  g_return_val_if_fail (BINOME_IS_TIMELINE (self) && theme != NULL, BINOME_DATE_NONE);

  binome_timeline_get_span (self, &from, &to);
  if (from == BINOME_DATE_NONE || isnan (x))
    return from;

  return from + (BinomeDate)CLAMP (floor (x / day_width (zoom, theme)), 0, to - from);
}

/* Where @date starts in the window. */
double
binome_timeline_view_x (const BinomeTimelineView *view, BinomeDate date)
{
  return view->label_width + (date - view->from) * view->day - view->scroll_x;
}

static double
sane (double value, double most)
{
  return isnan (value) ? 0 : CLAMP (value, 0, MAX (most, 0));
}

static gboolean
view_init (BinomeTimelineView *view, BinomeTimeline *self, double width, double height, double scroll_x,
           double scroll_y, BinomeTimelineZoom zoom, const BinomeChartTheme *theme)
{
  *view = (BinomeTimelineView){ .timeline = self, .own_theme = *theme, .zoom = zoom };
  view->own_theme.font_size = em (theme);
  view->theme = &view->own_theme;
  view->width = sane (width, 100000);
  view->height = sane (height, 100000);
  view->pango = binome_chart_text_context ();
  view->label_width = binome_timeline_get_label_width (self, view->width, theme);
  view->header = binome_timeline_get_header_height (self, theme);
  view->row_height = binome_timeline_get_row_height (self, theme);
  view->day = day_width (zoom, theme);
  view->scroll_x = sane (scroll_x, binome_timeline_get_width (self, zoom, theme));
  view->scroll_y = sane (scroll_y, self->rows->len * view->row_height);
  binome_timeline_get_span (self, &view->from, &view->to);
  return view->width >= 1 && view->height >= 1;
}

static double
row_y (const BinomeTimelineView *view, guint row)
{
  return view->header + row * view->row_height - view->scroll_y;
}

/* The middle of the line on which a row's period and marks lie. */
static double
track_y (const BinomeTimelineView *view, guint row)
{
  return row_y (view, row) + view->row_height / 2;
}

static double
mark_x (const BinomeTimelineView *view, BinomeDate date)
{
  return binome_timeline_view_x (view, date) + view->day / 2;
}

/* The period of a row: a track, open to the right while it goes on. */
static void
draw_period (const BinomeTimelineView *view, cairo_t *cr, const BinomeTimelineRow *row, double y)
{
  const BinomeChartTheme *theme = view->theme;
  double thick = theme->font_size * 0.62, left, right;
  gboolean open = row->to == BINOME_DATE_NONE;

  if (row->from == BINOME_DATE_NONE)
    return;

  left = MAX (binome_timeline_view_x (view, row->from), view->label_width - thick * 2);
  right = MIN (binome_timeline_view_x (view, (open ? view->to : row->to) + 1), view->width + thick * 2);
  if (right <= left)
    return;

  binome_chart_style_rounded (cr, left, y - thick / 2, right - left, thick, thick / 2);
  binome_chart_style_colour (cr, &theme->accent, theme->high_contrast ? 0.5 : 0.24);
  cairo_fill (cr);
  if (theme->high_contrast)
    {
      binome_chart_style_rounded (cr, left, y - thick / 2, right - left, thick, thick / 2);
      binome_chart_style_colour (cr, &theme->ink, 1);
      cairo_set_line_width (cr, 1);
      cairo_stroke (cr);
    }
}

static void
draw_marks (const BinomeTimelineView *view, cairo_t *cr, const BinomeTimelineRow *row, double y,
            int focus_mark)
{
  double r = binome_timeline_mark_radius (view->theme);

  for (guint i = 0; i < row->points->len; i++)
    {
      const BinomeTimelinePoint *point = &g_array_index (row->points, BinomeTimelinePoint, i);
      double x = mark_x (view, point->date);

      if (x < view->label_width - 2 * r || (int)i == focus_mark)
        continue;
      if (x > view->width + 2 * r)
        break; /* they go by date */
      binome_timeline_mark_draw (cr, point->state, x, y, view->theme);
    }
}

static void
draw_names (const BinomeTimelineView *view, cairo_t *cr, const BinomeTimelineRow *row, double y)
{
  const BinomeChartTheme *theme = view->theme;
  double pad = theme->font_size * 0.6, room = view->label_width - 2 * pad, width = 0, height, small_height;
  g_autoptr (PangoLayout) label = NULL;
  g_autoptr (PangoLayout) state = NULL;
  g_autoptr (PangoLayout) sublabel = NULL;

  if (room < theme->font_size)
    return;

  label = binome_chart_text_new (view->pango, theme, BINOME_CHART_TEXT_PLAIN, row->label, room);
  state = binome_chart_text_new (view->pango, theme, BINOME_CHART_TEXT_SMALL, row->state, room);
  binome_chart_text_size (label, NULL, &height);
  binome_chart_text_size (state, &width, &small_height);
  y += (view->row_height - height - small_height) / 2;
  binome_chart_text_show (cr, label, pad, y, &theme->ink);
  binome_chart_text_show (cr, state, pad + room - width, y + height, &theme->ink);
  room -= width > 0 ? width + pad : 0;
  if (room < theme->font_size * 2)
    return;

  sublabel = binome_chart_text_new (view->pango, theme, BINOME_CHART_TEXT_SMALL, row->sublabel, room);
  binome_chart_text_show (cr, sublabel, pad, y + height, &theme->faint_ink);
}

static void
clip_to (cairo_t *cr, double x, double y, double width, double height)
{
  cairo_rectangle (cr, x, y, MAX (width, 0), MAX (height, 0));
  cairo_clip (cr);
}

static void
draw_today (const BinomeTimelineView *view, cairo_t *cr, BinomeDate today)
{
  const BinomeChartTheme *theme = view->theme;
  double left, width, height;
  g_autoptr (PangoLayout) layout = binome_timeline_header_place_today (view, today, &left, &width);

  if (layout == NULL)
    return;

  binome_chart_style_colour (cr, &theme->accent, 1);
  cairo_set_line_width (cr, theme->font_size * 0.13);
  cairo_move_to (cr, left + width / 2, view->header * 0.5);
  cairo_line_to (cr, left + width / 2, view->height);
  cairo_stroke (cr);

  binome_chart_text_size (layout, NULL, &height);
  binome_chart_style_rounded (cr, left, view->header * 0.5, width, height * 1.1, height * 0.55);
  cairo_fill (cr);
  binome_chart_text_show (cr, layout, left + height * 0.4, view->header * 0.5 + height * 0.05,
                          binome_colour_contrast (&theme->accent, &theme->background)
                                  >= binome_colour_contrast (&theme->accent, &theme->ink)
                              ? &theme->background
                              : &theme->ink);
}

/* The mark with the focus, with a rim, and what it is in a bubble. */
static void
draw_focus (const BinomeTimelineView *view, cairo_t *cr, int focus_row, int focus_mark)
{
  const BinomeChartTheme *theme = view->theme;
  const BinomeTimelinePoint *point
      = focus_row < 0 || focus_mark < 0
            ? NULL
            : binome_timeline_point (view->timeline, (guint)focus_row, (guint)focus_mark);
  double x, y, r = binome_timeline_mark_radius (theme);
  g_autofree char *date = NULL;
  g_autofree char *detail = NULL;

  if (point == NULL)
    return;

  x = mark_x (view, point->date);
  y = track_y (view, (guint)focus_row);
  if (x < view->label_width - r || x > view->width + r || y < view->header - r || y > view->height + r)
    return; /* out of sight: the bubble would point at nothing */

  cairo_new_path (cr);
  cairo_arc (cr, x, y, r * 1.9, 0, 2 * G_PI);
  binome_chart_style_colour (cr, &theme->background, 1);
  cairo_fill_preserve (cr);
  binome_chart_style_colour (cr, &theme->ink, 1);
  cairo_set_line_width (cr, r * 0.3);
  cairo_stroke (cr);
  binome_timeline_mark_draw (cr, point->state, x, y, theme);

  date = binome_date_format (point->date, BINOME_DATE_MEDIUM);
  /* Translators: the state of a mark and its day, such as “Overdue, 16 Mar 2026”. */
  detail = g_strdup_printf (C_ ("timeline", "%s, %s"), binome_timeline_mark_get_label (point->state), date);
  binome_chart_text_bubble (cr, view->pango, theme,
                            *point->label != '\0' ? point->label
                                                  : binome_timeline_mark_get_label (point->state),
                            detail, x, y - r * 1.2, view->width, view->height);
}

static void
draw_rows (const BinomeTimelineView *view, cairo_t *cr, int focus_row, int focus_mark)
{
  BinomeTimeline *self = view->timeline;
  guint first = (guint)(view->scroll_y / view->row_height);

  for (guint i = first; i < self->rows->len && row_y (view, i) < view->height; i++)
    {
      const BinomeTimelineRow *row = binome_timeline_row (self, i);
      double y = row_y (view, i), line = floor (y + view->row_height) - 0.5;

      if ((int)i == focus_row)
        {
          binome_chart_style_colour (cr, &view->theme->accent, 0.12);
          cairo_rectangle (cr, 0, y, view->width, view->row_height);
          cairo_fill (cr);
        }
      draw_names (view, cr, row, y);
      binome_chart_style_colour (cr, &view->theme->grid, 1);
      cairo_set_line_width (cr, 1);
      cairo_move_to (cr, 0, line);
      cairo_line_to (cr, view->width, line);
      cairo_stroke (cr);
      cairo_save (cr);
      clip_to (cr, view->label_width, view->header, view->width - view->label_width,
               view->height - view->header);
      draw_period (view, cr, row, track_y (view, i));
      draw_marks (view, cr, row, track_y (view, i), (int)i == focus_row ? focus_mark : -1);
      cairo_restore (cr);
    }
}

static void
draw_nothing (const BinomeTimelineView *view, cairo_t *cr)
{
  double width, height;
  g_autoptr (PangoLayout) layout = binome_chart_text_new (view->pango, view->theme, BINOME_CHART_TEXT_PLAIN,
                                                          _ ("Nothing to show yet"), view->width);

  binome_chart_text_size (layout, &width, &height);
  binome_chart_text_show (cr, layout, (view->width - width) / 2, (view->height - height) / 2,
                          &view->theme->faint_ink);
}

/**
 * binome_timeline_draw:
 * @self: a timeline
 * @cr: where to draw, with the upper left corner of the window at the origin
 * @width: of the window
 * @height: of the window
 * @scroll_x: how far the days are scrolled: 0 to their width less the room beside the names
 * @scroll_y: how far the rows are scrolled
 * @zoom: how much time a screen shows
 * @theme: colours and font
 * @today: the day to draw a line at, or none
 * @focus_row: the row to highlight, -1 for none
 * @focus_mark: the mark to highlight in it, with what it is; -1 for none
 *
 * Draws the head, the column of names and whatever rows and days are in sight, without a background.
 */
void
binome_timeline_draw (BinomeTimeline *self, cairo_t *cr, double width, double height, double scroll_x,
                      double scroll_y, BinomeTimelineZoom zoom, const BinomeChartTheme *theme,
                      BinomeDate today, int focus_row, int focus_mark)
{
  g_auto (BinomeTimelineView) view = { 0 };

  g_return_if_fail (BINOME_IS_TIMELINE (self));
  g_return_if_fail (cr != NULL && theme != NULL);

  if (!view_init (&view, self, width, height, scroll_x, scroll_y, zoom, theme))
    return;

  cairo_save (cr);
  cairo_new_path (cr);
  clip_to (cr, 0, 0, view.width, view.height);
  if (self->rows->len == 0)
    {
      draw_nothing (&view, cr);
      cairo_restore (cr);
      return;
    }

  cairo_save (cr);
  clip_to (cr, view.label_width, 0, view.width - view.label_width, view.height);
  binome_timeline_header_draw_days (&view, cr);
  binome_timeline_header_draw (&view, cr, today);
  cairo_restore (cr);

  cairo_save (cr);
  clip_to (cr, 0, view.header, view.width, view.height - view.header);
  draw_rows (&view, cr, focus_row, focus_mark);
  cairo_restore (cr);

  cairo_save (cr);
  clip_to (cr, view.label_width, 0, view.width - view.label_width, view.height);
  draw_today (&view, cr, today);
  cairo_restore (cr);

  binome_chart_style_colour (cr, &theme->grid, 1);
  cairo_set_line_width (cr, 1);
  cairo_move_to (cr, 0, view.header - 0.5);
  cairo_line_to (cr, view.width, view.header - 0.5);
  cairo_move_to (cr, view.label_width - 0.5, 0);
  cairo_line_to (cr, view.label_width - 0.5, view.height);
  cairo_stroke (cr);
  draw_focus (&view, cr, focus_row, focus_mark);
  cairo_restore (cr);
}

/**
 * binome_timeline_hit:
 * @self: a timeline
 * @width: as given to binome_timeline_draw()
 * @height: likewise
 * @scroll_x: likewise
 * @scroll_y: likewise
 * @zoom: likewise
 * @theme: likewise
 * @x: where the pointer is
 * @y: where the pointer is
 * @row: (out) (optional): the row there, -1 for none
 * @mark: (out) (optional): the mark there, -1 for none
 *
 * Returns: whether there is a row
 */
gboolean
binome_timeline_hit (BinomeTimeline *self, double width, double height, double scroll_x, double scroll_y,
                     BinomeTimelineZoom zoom, const BinomeChartTheme *theme, double x, double y, int *row,
                     int *mark)
{
  g_auto (BinomeTimelineView) view = { 0 };
  const BinomeTimelineRow *r;
  double reach, nearest;
  int found_row = -1, found_mark = -1;

  g_return_val_if_fail (BINOME_IS_TIMELINE (self) && theme != NULL, FALSE);

  if (view_init (&view, self, width, height, scroll_x, scroll_y, zoom, theme) && x >= 0 && x < view.width
      && y >= view.header && y < view.height)
    {
      double number = floor ((y - view.header + view.scroll_y) / view.row_height);

      found_row = number < self->rows->len ? (int)number : -1;
    }

  r = found_row >= 0 ? binome_timeline_row (self, (guint)found_row) : NULL;
  nearest = reach = binome_timeline_mark_radius (theme) * 1.6;
  for (guint i = 0; r != NULL && x >= view.label_width && i < r->points->len; i++)
    {
      double mx = mark_x (&view, g_array_index (r->points, BinomeTimelinePoint, i).date);
      double distance = hypot (mx - x, track_y (&view, (guint)found_row) - y);

      if (mx > x + reach)
        break;                 /* they go by date */
      if (distance <= nearest) /* of several on one day, the one drawn last */
        {
          nearest = distance;
          found_mark = (int)i;
        }
    }

  if (row != NULL)
    *row = found_row;
  if (mark != NULL)
    *mark = found_mark;
  return found_row >= 0;
}
