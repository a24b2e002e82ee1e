/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Lines over categories in order, mostly time; broken where a value is missing. */

#include "binome-chart-private.h"

#include <math.h>

/* Where a point with a value lies. */
void
binome_chart_line_point (const BinomeChartFrame *frame, guint series, guint category, double *x, double *y)
{
  const BinomeChartBox *plot = &frame->plot;
  double share = binome_chart_axis_share (&frame->axis, binome_chart_value (frame->chart, series, category));

  *x = plot->x + (category + 0.5) / frame->chart->n_categories * plot->width;
  *y = plot->y + (1 - share) * plot->height;
}

/* The end of the run of values that starts at @from: the first category after it without one. */
static guint
run_end (const BinomeChartFrame *frame, guint series, guint from)
{
  guint end = from;

  while (end < frame->chart->n_categories && !isnan (binome_chart_value (frame->chart, series, end)))
    end++;

  return end;
}

static void
run_path (const BinomeChartFrame *frame, cairo_t *cr, guint series, guint from, guint end)
{
  cairo_new_path (cr);
  for (guint c = from; c < end; c++)
    {
      double x, y;

      binome_chart_line_point (frame, series, c, &x, &y);
      cairo_line_to (cr, x, y);
    }
}

/* A soft area under the only line, down to zero or to the end of the axis. */
static void
draw_area (const BinomeChartFrame *frame, cairo_t *cr, guint from, guint end, const BinomeColour *colour)
{
  double floor_y = frame->plot.y + (1 - binome_chart_axis_share (&frame->axis, 0)) * frame->plot.height;
  double first_x, last_x, y;

  binome_chart_line_point (frame, 0, from, &first_x, &y);
  binome_chart_line_point (frame, 0, end - 1, &last_x, &y);
  run_path (frame, cr, 0, from, end);
  cairo_line_to (cr, last_x, floor_y);
  cairo_line_to (cr, first_x, floor_y);
  cairo_close_path (cr);
  binome_chart_style_colour (cr, colour, 0.13);
  cairo_fill (cr);
}

static void
draw_series (const BinomeChartFrame *frame, cairo_t *cr, guint series)
{
  const BinomeChartTheme *theme = frame->theme;
  guint n = frame->chart->n_categories, n_series = frame->chart->series->len;
  const BinomeColour *colour = binome_chart_style_series (theme, series, n_series);
  double line = theme->font_size * 0.16, slot = frame->plot.width / n;

  for (guint from = 0; from < n;)
    {
      guint end = run_end (frame, series, from);

      if (end - from >= 2)
        {
          if (n_series == 1)
            draw_area (frame, cr, from, end, colour);
          run_path (frame, cr, series, from, end);
          binome_chart_style_colour (cr, colour, 1);
          cairo_set_line_width (cr, line);
          binome_chart_style_dash (cr, series, line);
          cairo_stroke (cr);
        }
      for (guint c = from; c < end; c++)
        {
          double x, y;

          /* Markers that would run together are left out, but never that of a lone point. */
          if (slot < theme->font_size * 0.7 && end - from > 1)
            break;
          binome_chart_line_point (frame, series, c, &x, &y);
          binome_chart_style_marker (cr, series, x, y, theme->font_size * 0.27, colour, theme);
        }
      from = end + 1;
    }
}

void
binome_chart_line_draw (const BinomeChartFrame *frame, cairo_t *cr, int focus)
{
  const BinomeChartTheme *theme = frame->theme;
  guint n = frame->chart->n_categories, n_series = frame->chart->series->len, series, category;
  double x, y;

  binome_chart_frame_draw_grid (frame, cr);
  for (guint s = 0; s < n_series; s++)
    draw_series (frame, cr, s);
  binome_chart_frame_draw_target (frame, cr);
  if (focus < 0)
    return;

  series = (guint)focus / n;
  category = (guint)focus % n;
  binome_chart_line_point (frame, series, category, &x, &y);
  binome_chart_style_colour (cr, &theme->faint_ink, 0.6);
  cairo_set_dash (cr, NULL, 0, 0);
  cairo_set_line_width (cr, 1);
  cairo_move_to (cr, x, frame->plot.y);
  cairo_line_to (cr, x, frame->plot.y + frame->plot.height);
  cairo_stroke (cr);
  binome_chart_style_marker (cr, series, x, y, theme->font_size * 0.42, &theme->ink, theme);
  binome_chart_style_marker (cr, series, x, y, theme->font_size * 0.27,
                             binome_chart_style_series (theme, series, n_series), theme);
  binome_chart_frame_draw_bubble (frame, cr, series, category, x, y);
}

/* The point nearest in height within the nearest category that has one at (@x, @y). */
int
binome_chart_line_hit (const BinomeChartFrame *frame, double x, double y)
{
  const BinomeChartBox *plot = &frame->plot;
  guint n = frame->chart->n_categories, category;
  double nearest = G_MAXDOUBLE;
  int found = -1;

  if (!(x >= plot->x && x < plot->x + plot->width && y >= plot->y - frame->small_line * 0.5
        && y < plot->y + plot->height + frame->small_line * 0.5))
    return -1;

  category = MIN ((guint)((x - plot->x) / plot->width * n), n - 1);
  for (guint s = 0; s < frame->chart->series->len; s++)
    {
      double px, py;

      if (isnan (binome_chart_value (frame->chart, s, category)))
        continue;
      binome_chart_line_point (frame, s, category, &px, &py);
      if (fabs (py - y) < nearest)
        {
          nearest = fabs (py - y);
          found = (int)(s * n + category);
        }
    }

  return found;
}
