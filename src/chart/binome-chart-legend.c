/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The legend: which look is which series, flowing into as many lines as it may have. */

#include "binome-chart-private.h"

#include <math.h>
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

/* One entry a series, where there are several, and one for the target. */
static guint
n_entries (const BinomeChartFrame *frame)
{
  guint n = frame->chart->series->len;

  if (isnan (frame->chart->target))
    return n > 1 ? n : 0;

  return n > 1 || *binome_chart_series_name (frame->chart, 0) != '\0' ? n + 1 : 1;
}

static gboolean
is_target (const BinomeChartFrame *frame, guint entry)
{
  return !isnan (frame->chart->target) && entry + 1 == n_entries (frame);
}

static double
swatch_width (const BinomeChartFrame *frame, guint entry)
{
  return frame->theme->font_size * (frame->kind == BINOME_CHART_BAR && !is_target (frame, entry) ? 1.0 : 2.0);
}

static char *
entry_name (const BinomeChartFrame *frame, guint entry)
{
  g_autofree char *value = NULL;
  const char *name;

  if (!is_target (frame, entry))
    {
      name = binome_chart_series_name (frame->chart, entry);
      return *name == '\0' ? g_strdup_printf ("%u", entry + 1) : g_strdup (name);
    }

  name = frame->chart->target_label;
  value = binome_chart_format_value (frame->chart, frame->chart->target);
  /* Translators: a line of a chart and its value, such as “Target: 20”. */
  return g_strdup_printf (C_ ("target line", "%s: %s"), name != NULL && *name != '\0' ? name : _ ("Target"),
                          value);
}

static PangoLayout *
entry_text (const BinomeChartFrame *frame, guint entry, double width, double *entry_width)
{
  g_autofree char *name = entry_name (frame, entry);
  double room = width - swatch_width (frame, entry) - frame->theme->font_size * 0.5;
  PangoLayout *layout
      = binome_chart_text_new (frame->pango, frame->theme, BINOME_CHART_TEXT_SMALL, name, MAX (room, 1));

  binome_chart_text_size (layout, entry_width, NULL);
  *entry_width += swatch_width (frame, entry) + frame->theme->font_size * 0.5;
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
  guint n = n_entries (frame);
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
  guint rows, max_rows = (guint)(MAX (max_height, 0) / row_height (frame));

  if (binome_chart_is_empty (frame->chart) || n_entries (frame) == 0 || max_rows == 0
      || width < frame->theme->font_size * 4)
    return 0;

  count_fitting (frame, width, max_rows, &rows);
  return rows * row_height (frame);
}

static void
draw_swatch (const BinomeChartFrame *frame, cairo_t *cr, guint series, double x, double y)
{
  const BinomeColour *colour = binome_chart_style_series (frame->theme, series, frame->chart->series->len);
  double width = swatch_width (frame, series), size = frame->theme->font_size;

  if (is_target (frame, series))
    {
      cairo_save (cr);
      binome_chart_style_target (cr, frame->theme);
      cairo_move_to (cr, x, y);
      cairo_line_to (cr, x + width, y);
      cairo_stroke (cr);
      cairo_restore (cr);
      return;
    }
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
  guint n = n_entries (frame), rows, fitting;
  Flow flow = { frame, box->width, (guint)(box->height / row_height (frame) + 0.5), 1, 0 };

  if (box->height <= 0)
    return;

  fitting = count_fitting (frame, box->width, flow.max_rows, &rows);
  for (guint i = 0; i <= fitting && i < n; i++)
    {
      double entry_width, text_height, x, y;
      g_autoptr (PangoLayout) layout = i < fitting ? entry_text (frame, i, box->width, &entry_width)
                                                   : rest_text (frame, n - fitting, &entry_width);

      flow_place (&flow, entry_width);
      x = box->x + flow.x - entry_width - frame->theme->font_size;
      y = box->y + (flow.rows - 0.5) * row_height (frame);
      binome_chart_text_size (layout, NULL, &text_height);
      if (i < fitting)
        {
          draw_swatch (frame, cr, i, x, y);
          x += swatch_width (frame, i) + frame->theme->font_size * 0.5;
        }
      binome_chart_text_show (cr, layout, x, y - text_height / 2, &frame->theme->ink);
    }
}
