/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Bars, upright or lying, side by side for several series. */

#include "binome-chart-private.h"

#include <math.h>

/* Where the bar of a point lies; its width or height is 0 for a value of zero or none. */
void
binome_chart_bar_box (const BinomeChartFrame *frame, guint series, guint category, BinomeChartBox *box)
{
  const BinomeChartBox *plot = &frame->plot;
  guint n = frame->chart->series->len;
  double length = frame->horizontal ? plot->height : plot->width;
  double slot = length / frame->chart->n_categories;
  double group = MIN (slot * (n > 1 ? 0.8 : 0.62), n * frame->theme->font_size * 4.5);
  double bar = group / n, gap = bar > 8 && n > 1 ? 2 : 0;
  double across = slot * category + (slot - group) / 2 + bar * series + gap / 2;
  double value = binome_chart_value (frame->chart, series, category);
  double from = binome_chart_axis_share (&frame->axis, 0);
  double to = isnan (value) ? from : binome_chart_axis_share (&frame->axis, value);

  if (frame->horizontal)
    *box = (BinomeChartBox){ plot->x + MIN (from, to) * plot->width, plot->y + across,
                             fabs (to - from) * plot->width, bar - gap };
  else
    *box = (BinomeChartBox){ plot->x + across, plot->y + (1 - MAX (from, to)) * plot->height, bar - gap,
                             fabs (to - from) * plot->height };
}

/* Adds the bar to the path, its far end rounded. */
static void
bar_path (cairo_t *cr, const BinomeChartFrame *frame, const BinomeChartBox *box, gboolean negative)
{
  double along = frame->horizontal ? box->width : box->height;
  double across = frame->horizontal ? box->height : box->width;
  double r = MIN (MIN (across / 2, along), frame->theme->font_size * 0.4);

  /* Drawn upright and growing upwards, then turned to where it belongs. */
  cairo_save (cr);
  if (frame->horizontal)
    {
      cairo_translate (cr, negative ? box->x + box->width : box->x, box->y);
      cairo_scale (cr, negative ? -1 : 1, 1);
      cairo_rotate (cr, G_PI / 2);
    }
  else
    {
      cairo_translate (cr, box->x, negative ? box->y : box->y + box->height);
      cairo_scale (cr, 1, negative ? -1 : 1);
    }
  cairo_new_path (cr);
  cairo_move_to (cr, 0, 0);
  cairo_line_to (cr, 0, -(along - r));
  cairo_arc (cr, r, -(along - r), r, G_PI, 3 * G_PI / 2);
  cairo_arc (cr, across - r, -(along - r), r, 3 * G_PI / 2, 2 * G_PI);
  cairo_line_to (cr, across, 0);
  cairo_close_path (cr);
  cairo_restore (cr);
}

static void
draw_value (const BinomeChartFrame *frame, cairo_t *cr, const BinomeChartBox *box, guint series,
            guint category)
{
  double value = binome_chart_value (frame->chart, series, category), width, height, x, y;
  g_autofree char *text = binome_chart_format_value (frame->chart, value);
  g_autoptr (PangoLayout) layout
      = binome_chart_text_new (frame->pango, frame->theme, BINOME_CHART_TEXT_SMALL, text, 0);

  binome_chart_text_size (layout, &width, &height);
  if (frame->horizontal)
    {
      x = value < 0 ? box->x - width - height * 0.3 : box->x + box->width + height * 0.3;
      y = box->y + (box->height - height) / 2;
    }
  else
    {
      x = box->x + (box->width - width) / 2;
      y = value < 0 ? box->y + box->height + height * 0.05 : box->y - height * 1.05;
    }
  if (!isnan (frame->chart->target)) /* its line may run through here */
    {
      binome_chart_style_colour (cr, &frame->theme->background, 0.85);
      binome_chart_style_rounded (cr, x - 2, y, width + 4, height, height * 0.3);
      cairo_fill (cr);
    }
  binome_chart_text_show (cr, layout, x, y, &frame->theme->ink);
}

static void
draw_bar (const BinomeChartFrame *frame, cairo_t *cr, guint series, guint category)
{
  const BinomeChartTheme *theme = frame->theme;
  const BinomeColour *colour = binome_chart_style_series (theme, series, frame->chart->series->len);
  BinomeChartBox box;

  binome_chart_bar_box (frame, series, category, &box);
  if (box.width > 0 && box.height > 0)
    {
      gboolean negative = binome_chart_value (frame->chart, series, category) < 0;

      bar_path (cr, frame, &box, negative);
      binome_chart_style_fill (cr, series, colour, theme);
      if (theme->high_contrast)
        {
          bar_path (cr, frame, &box, negative);
          binome_chart_style_colour (cr, &theme->ink, 1);
          cairo_set_line_width (cr, 1);
          cairo_stroke (cr);
        }
    }
}

/* Draws the bars; the one with the focus gets a rim and a bubble. */
void
binome_chart_bar_draw (const BinomeChartFrame *frame, cairo_t *cr, int focus)
{
  guint n = frame->chart->n_categories;
  BinomeChartBox box;

  binome_chart_frame_draw_grid (frame, cr);
  for (guint s = 0; s < frame->chart->series->len; s++)
    for (guint c = 0; c < n; c++)
      if (!isnan (binome_chart_value (frame->chart, s, c)))
        draw_bar (frame, cr, s, c);
  binome_chart_frame_draw_target (frame, cr);
  for (guint c = 0; frame->show_values && c < n; c++)
    if (!isnan (binome_chart_value (frame->chart, 0, c)))
      {
        binome_chart_bar_box (frame, 0, c, &box);
        draw_value (frame, cr, &box, 0, c);
      }
  if (focus < 0)
    return;

  binome_chart_bar_box (frame, (guint)focus / n, (guint)focus % n, &box);
  binome_chart_style_colour (cr, &frame->theme->ink, 1);
  cairo_set_line_width (cr, frame->theme->font_size * 0.15);
  cairo_set_dash (cr, NULL, 0, 0);
  binome_chart_style_rounded (cr, box.x - 2, box.y - 2, box.width + 4, box.height + 4,
                              frame->theme->font_size * 0.45);
  cairo_stroke (cr);
  binome_chart_frame_draw_bubble (frame, cr, (guint)focus / n, (guint)focus % n, box.x + box.width / 2,
                                  box.y);
}

/* The point whose bar is nearest within the category at (@x, @y); -1 outside the plot. */
int
binome_chart_bar_hit (const BinomeChartFrame *frame, double x, double y)
{
  const BinomeChartBox *plot = &frame->plot;
  guint n = frame->chart->n_categories, category;
  double nearest = G_MAXDOUBLE, along;
  int found = -1;

  if (!(x >= plot->x && x < plot->x + plot->width && y >= plot->y && y < plot->y + plot->height))
    return -1;

  along = frame->horizontal ? (y - plot->y) / plot->height : (x - plot->x) / plot->width;
  category = MIN ((guint)(along * n), n - 1);
  for (guint s = 0; s < frame->chart->series->len; s++)
    {
      BinomeChartBox box;
      double distance;

      if (isnan (binome_chart_value (frame->chart, s, category)))
        continue;
      binome_chart_bar_box (frame, s, category, &box);
      distance = frame->horizontal ? fabs (y - box.y - box.height / 2) : fabs (x - box.x - box.width / 2);
      if (distance < nearest)
        {
          nearest = distance;
          found = (int)(s * n + category);
        }
    }

  return found;
}
