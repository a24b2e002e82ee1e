/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Drawing a chart and pointing at it: both from the same layout. */

#include "binome-chart-private.h"

#include <math.h>
#include <glib/gi18n-lib.h>

static void
draw_title (const BinomeChartFrame *frame, cairo_t *cr)
{
  const char *unit = frame->chart->unit;
  g_autofree char *with_unit = NULL;
  g_autoptr (PangoLayout) layout = NULL;

  if (frame->title.width <= 0)
    return;

  /* A longer unit does not stand at each tick of the axis, but once here. */
  if (unit != NULL && g_utf8_strlen (unit, -1) > 2)
    /* Translators: the title of a chart, then the unit of its values. */
    with_unit = g_strdup_printf (C_ ("chart title", "%s (%s)"), frame->chart->title, unit);
  layout = binome_chart_text_new (frame->pango, frame->theme, BINOME_CHART_TEXT_TITLE,
                                  with_unit != NULL ? with_unit : frame->chart->title, frame->title.width);
  binome_chart_text_show (cr, layout, frame->title.x, frame->title.y, &frame->theme->ink);
}

static void
draw_nothing (const BinomeChartFrame *frame, cairo_t *cr)
{
  const BinomeChartBox *plot = &frame->plot;
  g_autoptr (PangoLayout) layout = NULL;
  double width, height;

  if (plot->width <= 0)
    return; /* too small for any text */

  layout = binome_chart_text_new (frame->pango, frame->theme, BINOME_CHART_TEXT_PLAIN,
                                  _ ("Nothing to show yet"), plot->width);
  binome_chart_text_size (layout, &width, &height);
  binome_chart_text_show (cr, layout, plot->x + (plot->width - width) / 2,
                          plot->y + (plot->height - height) / 2, &frame->theme->faint_ink);
}

/**
 * binome_chart_draw:
 * @self: a chart
 * @cr: where to draw, with the chart's upper left corner at the origin
 * @width: in units of the surface
 * @height: in units of the surface
 * @theme: colours and font
 * @focus: the point to highlight, with its value; -1 for none
 *
 * Draws without a background, so that the chart lies on whatever the widget or the page has. A chart
 * without data draws a short notice instead.
 */
void
binome_chart_draw (BinomeChart *self, cairo_t *cr, double width, double height, const BinomeChartTheme *theme,
                   int focus)
{
  g_auto (BinomeChartFrame) frame = { 0 };

  g_return_if_fail (BINOME_IS_CHART (self));
  g_return_if_fail (cr != NULL && theme != NULL);

  if (focus >= (int)binome_chart_get_n_points (self)
      || (focus >= 0
          && isnan (binome_chart_value (self, (guint)focus / self->n_categories,
                                        (guint)focus % self->n_categories))))
    focus = -1;

  cairo_save (cr);
  cairo_new_path (cr);
  if (!binome_chart_frame_init (&frame, self, width, height, theme))
    {
      draw_title (&frame, cr);
      draw_nothing (&frame, cr);
      cairo_restore (cr);
      return;
    }

  draw_title (&frame, cr);
  binome_chart_legend_draw (&frame, cr);
  switch (frame.kind)
    {
    case BINOME_CHART_LINE:
      binome_chart_line_draw (&frame, cr, focus);
      break;
    case BINOME_CHART_RADAR:
      binome_chart_radar_draw (&frame, cr, focus);
      break;
    case BINOME_CHART_BAR:
    default:
      binome_chart_bar_draw (&frame, cr, focus);
      break;
    }
  cairo_restore (cr);
}

/**
 * binome_chart_hit:
 * @self: a chart
 * @width: as given to binome_chart_draw()
 * @height: as given to binome_chart_draw()
 * @theme: as given to binome_chart_draw()
 * @x: where the pointer is
 * @y: where the pointer is
 *
 * Returns: the point there, or the nearest one of the category there; -1 outside the plot
 */
int
binome_chart_hit (BinomeChart *self, double width, double height, const BinomeChartTheme *theme, double x,
                  double y)
{
  g_auto (BinomeChartFrame) frame = { 0 };

  g_return_val_if_fail (BINOME_IS_CHART (self), -1);
  g_return_val_if_fail (theme != NULL, -1);

  if (!binome_chart_frame_init (&frame, self, width, height, theme))
    return -1;

  switch (frame.kind)
    {
    case BINOME_CHART_LINE:
      return binome_chart_line_hit (&frame, x, y);
    case BINOME_CHART_RADAR:
      return binome_chart_radar_hit (&frame, x, y);
    case BINOME_CHART_BAR:
    default:
      return binome_chart_bar_hit (&frame, x, y);
    }
}
