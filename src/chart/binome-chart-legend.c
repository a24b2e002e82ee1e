/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The legend: which look is which series, flowing into as many lines as it may have. */

#include "binome-chart-private.h"

#include <glib/gi18n-lib.h>

typedef struct
{
  const BinomeChartFrame *frame;
  double width;
  guint max_rows;
  guint rows;
  double x;
} Flow;

static double
swatch_width (const BinomeChartFrame *frame)
{
  return frame->theme->font_size * (frame->kind == BINOME_CHART_BAR ? 1.0 : 2.0);
}

static double
row_height (const BinomeChartFrame *frame)
{
  return frame->small_line * 1.25;
}

/* Places the next entry of @width; FALSE where the rows are used up. */
static gboolean
flow_place (Flow *flow, double width)
{
  double gap = flow->frame->theme->font_size;

  if (flow->x > 0 && flow->x + width > flow->width)
    {
      if (flow->rows >= flow->max_rows)
        return FALSE;
      flow->rows++;
      flow->x = 0;
    }
  flow->x += width + gap;
  return TRUE;
}

static PangoLayout *
entry_text (const BinomeChartFrame *frame, guint series, double width, double *entry_width)
{
  const char *name = binome_chart_series_name (frame->chart, series);
  g_autofree char *number = *name == '\0' ? g_strdup_printf ("%u", series + 1) : NULL;
  double room = width - swatch_width (frame) - frame->theme->font_size * 0.5;
  PangoLayout *layout = binome_chart_text_new (frame->pango, frame->theme, BINOME_CHART_TEXT_SMALL,
                                               number != NULL ? number : name, MAX (room, 1));

  binome_chart_text_size (layout, entry_width, NULL);
  *entry_width += swatch_width (frame) + frame->theme->font_size * 0.5;
  return layout;
}

static PangoLayout *
rest_text (const BinomeChartFrame *frame, guint n, double *width)
{
  /* Translators: at the end of a legend that has no room for all its entries. */
  g_autofree char *text = g_strdup_printf (ngettext ("%u more", "%u more", n), n);
  PangoLayout *layout = binome_chart_text_new (frame->pango, frame->theme, BINOME_CHART_TEXT_SMALL, text, 0);

  binome_chart_text_size (layout, width, NULL);
  return layout;
}

/* How many entries fit; where not all do, there is room left for saying how many more there are. */
static guint
count_fitting (const BinomeChartFrame *frame, double width, guint max_rows, guint *rows)
{
  guint n = frame->chart->series->len;
  Flow flow = { frame, width, max_rows, 1, 0 };
  Flow before_rest = flow;
  guint fitting_with_rest = 0;
  g_autoptr (PangoLayout) rest = NULL;
  double rest_width;

  rest = rest_text (frame, n, &rest_width);
  for (guint i = 0; i < n; i++)
    {
      double entry_width;
      g_autoptr (PangoLayout) layout = entry_text (frame, i, width, &entry_width);
      Flow trial;

      if (!flow_place (&flow, entry_width))
        {
          *rows = before_rest.rows;
          return fitting_with_rest;
        }
      trial = flow;
      if (flow_place (&trial, rest_width))
        {
          fitting_with_rest = i + 1;
          before_rest = trial;
        }
    }

  *rows = flow.rows;
  return n;
}

/* The height of the legend in @width; 0 where one needs none or there is no room for it. */
double
binome_chart_legend_height (const BinomeChartFrame *frame, double width, double max_height)
{
  guint rows, max_rows = (guint) (MAX (max_height, 0) / row_height (frame));

  if (frame->chart->series->len < 2 || max_rows == 0 || width < swatch_width (frame) * 2)
    return 0;

  count_fitting (frame, width, max_rows, &rows);
  return rows * row_height (frame);
}

static void
draw_swatch (const BinomeChartFrame *frame, cairo_t *cr, guint series, double x, double y)
{
  const BinomeColour *colour = binome_chart_style_series (frame->theme, series, frame->chart->series->len);
  double width = swatch_width (frame), size = frame->theme->font_size;

  if (frame->kind == BINOME_CHART_BAR)
    {
      binome_chart_style_rounded (cr, x, y - size * 0.45, size * 0.9, size * 0.9, size * 0.22);
      binome_chart_style_fill (cr, series, colour, frame->theme);
      return;
    }
  cairo_save (cr);
  binome_chart_style_colour (cr, colour, 1);
  cairo_set_line_width (cr, size * 0.14);
  binome_chart_style_dash (cr, series, size * 0.14);
  cairo_move_to (cr, x, y);
  cairo_line_to (cr, x + width, y);
  cairo_stroke (cr);
  binome_chart_style_marker (cr, series, x + width / 2, y, size * 0.25, colour, frame->theme);
  cairo_restore (cr);
}

/* Draws the legend into its box. */
void
binome_chart_legend_draw (const BinomeChartFrame *frame, cairo_t *cr)
{
  const BinomeChartBox *box = &frame->legend;
  guint n = frame->chart->series->len, rows, fitting;
  Flow flow = { frame, box->width, (guint) (box->height / row_height (frame) + 0.5), 1, 0 };

  if (box->height <= 0)
    return;

  fitting = count_fitting (frame, box->width, flow.max_rows, &rows);
  for (guint i = 0; i <= fitting && i < n; i++)
    {
      double entry_width, text_height, x, y;
      g_autoptr (PangoLayout) layout
          = i < fitting ? entry_text (frame, i, box->width, &entry_width) : rest_text (frame, n - fitting, &entry_width);

      flow_place (&flow, entry_width);
      x = box->x + flow.x - entry_width - frame->theme->font_size;
      y = box->y + (flow.rows - 0.5) * row_height (frame);
      binome_chart_text_size (layout, NULL, &text_height);
      if (i < fitting)
        {
          draw_swatch (frame, cr, i, x, y);
          x += swatch_width (frame) + frame->theme->font_size * 0.5;
        }
      binome_chart_text_show (cr, layout, x, y - text_height / 2, &frame->theme->ink);
    }
}
