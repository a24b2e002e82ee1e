/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Radars: one axis a category, from the centre outwards, one polygon a series. */

#include "binome-chart-private.h"

#include <math.h>

static double
angle_of (const BinomeChartFrame *frame, guint category)
{
  return -G_PI / 2 + 2 * G_PI * category / frame->chart->n_categories;
}

/* A category's label, in two lines where it needs them and there is room. */
static PangoLayout *
category_text (const BinomeChartFrame *frame, guint category)
{
  gboolean upright = fabs (cos (angle_of (frame, category))) < 0.1; /* above or below: may be wider */
  g_autofree char *label = binome_chart_category_label (frame->chart, category);
  PangoLayout *layout = binome_chart_text_new (frame->pango, frame->theme, BINOME_CHART_TEXT_SMALL, label,
                                               upright ? frame->upright_room : frame->label_room);

  if (!upright && frame->label_lines > 1)
    {
      pango_layout_set_wrap (layout, PANGO_WRAP_WORD_CHAR);
      pango_layout_set_height (layout, -(int)frame->label_lines);
    }
  return layout;
}

/* As large as the labels around it leave room for. */
static double
fitting_radius (const BinomeChartFrame *frame)
{
  const BinomeChartBox *plot = &frame->plot;
  double radius = MIN (plot->width, plot->height) / 2, gap = frame->theme->font_size * 0.7;

  for (guint c = 0; c < frame->chart->n_categories; c++)
    {
      g_autoptr (PangoLayout) layout = category_text (frame, c);
      double across = fabs (cos (angle_of (frame, c))), up = fabs (sin (angle_of (frame, c))), width, height;

      binome_chart_text_size (layout, &width, &height);
      if (across >= 0.1)
        radius = MIN (radius, (plot->width / 2 - width - gap) / across);
      if (up >= 0.1)
        radius = MIN (radius, (plot->height / 2 - (across < 0.1 ? height : height / 2) - gap) / up);
    }

  return MAX (radius, MIN (plot->width, plot->height) * 0.12);
}

/* Chooses the size, and the lines of the labels so that neighbours do not meet. */
void
binome_chart_radar_place (BinomeChartFrame *frame)
{
  double step = 2 * G_PI / frame->chart->n_categories, font = frame->theme->font_size;

  frame->label_room = frame->plot.width * 0.27;
  frame->upright_room = frame->plot.width * 0.9;
  frame->label_lines = frame->label_room >= font * 6 ? 2 : 1;
  frame->radius = fitting_radius (frame);
  if (frame->label_lines > 1 && step < G_PI / 3
      && frame->radius * (cos (step) - cos (2 * step)) < frame->small_line * 2.1)
    {
      frame->label_lines = 1;
      frame->radius = fitting_radius (frame);
    }
  if (frame->radius * (1 - cos (step)) + font * 0.6 < frame->label_lines * frame->small_line / 2)
    frame->upright_room = MAX (2 * frame->radius * sin (step), font * 4);
}

static void
disc (const BinomeChartFrame *frame, double *cx, double *cy, double *radius)
{
  *radius = frame->radius;
  *cx = frame->plot.x + frame->plot.width / 2;
  *cy = frame->plot.y + frame->plot.height / 2;
}

/* Where @value lies on the axis of @category. */
void
binome_chart_radar_point (const BinomeChartFrame *frame, double value, guint category, double *x, double *y)
{
  double share = binome_chart_axis_share (&frame->axis, value), cx, cy, radius;

  disc (frame, &cx, &cy, &radius);
  *x = cx + cos (angle_of (frame, category)) * radius * share;
  *y = cy + sin (angle_of (frame, category)) * radius * share;
}

/* A ring through @value on each axis. */
static void
ring_path (const BinomeChartFrame *frame, cairo_t *cr, double value)
{
  cairo_new_path (cr);
  for (guint c = 0; c < frame->chart->n_categories; c++)
    {
      double x, y;

      binome_chart_radar_point (frame, value, c, &x, &y);
      cairo_line_to (cr, x, y);
    }
  cairo_close_path (cr);
}

static void
draw_web (const BinomeChartFrame *frame, cairo_t *cr)
{
  double cx, cy, radius;

  disc (frame, &cx, &cy, &radius);
  cairo_set_dash (cr, NULL, 0, 0);
  cairo_set_line_width (cr, MAX (frame->theme->font_size * 0.06, 0.6));
  binome_chart_style_colour (cr, &frame->theme->grid, 1);
  for (guint i = 1; i < frame->axis.n_ticks; i++)
    {
      ring_path (frame, cr, binome_chart_axis_tick (&frame->axis, i));
      cairo_stroke (cr);
    }
  for (guint c = 0; c < frame->chart->n_categories; c++)
    {
      double x, y;

      binome_chart_radar_point (frame, frame->axis.max, c, &x, &y);
      cairo_move_to (cr, cx, cy);
      cairo_line_to (cr, x, y);
      cairo_stroke (cr);
    }
}

static void
draw_labels (const BinomeChartFrame *frame, cairo_t *cr)
{
  for (guint c = 0; c < frame->chart->n_categories; c++)
    {
      double x, y, width, height, angle = angle_of (frame, c), gap = frame->theme->font_size * 0.6;
      gboolean upright = fabs (cos (angle)) < 0.1;
      g_autoptr (PangoLayout) layout = category_text (frame, c);

      binome_chart_radar_point (frame, frame->axis.max, c, &x, &y);
      binome_chart_text_size (layout, &width, &height);
      x += cos (angle) * gap;
      y += sin (angle) * gap;
      if (upright)
        {
          x -= width / 2;
          y -= sin (angle) < 0 ? height : 0;
        }
      else
        {
          x -= cos (angle) < 0 ? width : 0;
          y -= height / 2;
        }
      binome_chart_text_show (cr, layout, CLAMP (x, 0, MAX (frame->width - width, 0)), y, &frame->theme->ink);
    }
}

/* The values of the rings, along the first axis, over the polygons so that they stay readable. */
static void
draw_ring_values (const BinomeChartFrame *frame, cairo_t *cr)
{
  double cx, cy, radius;

  disc (frame, &cx, &cy, &radius);
  if (radius < frame->small_line * 2.5)
    return;

  for (guint i = 1; i < frame->axis.n_ticks; i++) /* the centre needs no value */
    {
      double x, y, width, height;
      g_autofree char *label = binome_chart_axis_label (&frame->axis, i, frame->chart->unit);
      g_autoptr (PangoLayout) layout
          = binome_chart_text_new (frame->pango, frame->theme, BINOME_CHART_TEXT_SMALL, label, 0);

      binome_chart_radar_point (frame, binome_chart_axis_tick (&frame->axis, i), 0, &x, &y);
      binome_chart_text_size (layout, &width, &height);
      x -= width + frame->theme->font_size * 0.4;
      y -= height / 2;
      binome_chart_style_colour (cr, &frame->theme->background, 0.75);
      binome_chart_style_rounded (cr, x - 2, y + height * 0.1, width + 4, height * 0.8, 3);
      cairo_fill (cr);
      binome_chart_text_show (cr, layout, x, y, &frame->theme->faint_ink);
    }
}

/* The outline of @series, broken at missing values. Returns whether it is whole, and then closed. */
static gboolean
polygon_path (const BinomeChartFrame *frame, cairo_t *cr, guint series)
{
  guint n = frame->chart->n_categories;
  gboolean whole = TRUE;

  cairo_new_path (cr);
  for (guint c = 0; c <= n; c++)
    {
      double value = binome_chart_value (frame->chart, series, c % n), x, y;

      if (isnan (value))
        {
          whole = FALSE;
          cairo_new_sub_path (cr);
          continue;
        }
      binome_chart_radar_point (frame, value, c % n, &x, &y);
      cairo_line_to (cr, x, y);
    }
  if (whole)
    cairo_close_path (cr);

  return whole;
}

static void
draw_series (const BinomeChartFrame *frame, cairo_t *cr, guint series)
{
  const BinomeChartTheme *theme = frame->theme;
  const BinomeColour *colour = binome_chart_style_series (theme, series, frame->chart->series->len);
  double line = theme->font_size * 0.15;

  polygon_path (frame, cr, series);
  binome_chart_style_colour (cr, colour, 1);
  cairo_set_line_width (cr, line);
  binome_chart_style_dash (cr, series, line);
  cairo_stroke (cr);
  for (guint c = 0; c < frame->chart->n_categories; c++)
    {
      double value = binome_chart_value (frame->chart, series, c), x, y;

      if (isnan (value))
        continue;
      binome_chart_radar_point (frame, value, c, &x, &y);
      binome_chart_style_marker (cr, series, x, y, theme->font_size * 0.25, colour, theme);
    }
}

void
binome_chart_radar_draw (const BinomeChartFrame *frame, cairo_t *cr, int focus)
{
  const BinomeChartTheme *theme = frame->theme;
  guint n = frame->chart->n_categories, n_series = frame->chart->series->len, series, category;
  double x, y;

  draw_web (frame, cr);
  for (guint s = 0; s < n_series; s++) /* all areas lie under all lines */
    if (polygon_path (frame, cr, s))
      {
        binome_chart_style_colour (cr, binome_chart_style_series (theme, s, n_series), 0.12);
        cairo_fill (cr);
      }
  for (guint s = 0; s < n_series; s++)
    draw_series (frame, cr, s);
  if (!isnan (frame->chart->target))
    {
      ring_path (frame, cr, frame->chart->target);
      binome_chart_style_target (cr, theme);
      cairo_stroke (cr);
    }
  draw_ring_values (frame, cr);
  draw_labels (frame, cr);
  if (focus < 0)
    return;

  series = (guint)focus / n;
  category = (guint)focus % n;
  binome_chart_radar_point (frame, binome_chart_value (frame->chart, series, category), category, &x, &y);
  binome_chart_style_marker (cr, series, x, y, theme->font_size * 0.42, &theme->ink, theme);
  binome_chart_style_marker (cr, series, x, y, theme->font_size * 0.25,
                             binome_chart_style_series (theme, series, n_series), theme);
  binome_chart_frame_draw_bubble (frame, cr, series, category, x, y);
}

/* The nearest point within reach of the pointer. */
int
binome_chart_radar_hit (const BinomeChartFrame *frame, double x, double y)
{
  guint n = frame->chart->n_categories;
  double nearest = frame->theme->font_size * 1.5;
  int found = -1;

  for (guint s = 0; s < frame->chart->series->len; s++)
    for (guint c = 0; c < n; c++)
      {
        double value = binome_chart_value (frame->chart, s, c), px, py;

        if (isnan (value))
          continue;
        binome_chart_radar_point (frame, value, c, &px, &py);
        if (hypot (px - x, py - y) < nearest)
          {
            nearest = hypot (px - x, py - y);
            found = (int)(s * n + c);
          }
      }

  return found;
}
