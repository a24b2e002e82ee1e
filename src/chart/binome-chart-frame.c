/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The layout of one drawing: what goes where in the size at hand, for drawing and for pointing alike. */

#include "binome-chart-private.h"

#include <math.h>
#include <glib/gi18n-lib.h>

#define LEAST_SIZE 24
#define MOST_MEASURED 64 /* labels measured to choose a layout; each drawn one is kept to its room anyway */

static double
text_width (const BinomeChartFrame *frame, BinomeChartTextStyle style, const char *text)
{
  g_autoptr (PangoLayout) layout = binome_chart_text_new (frame->pango, frame->theme, style, text, 0);
  double width;

  binome_chart_text_size (layout, &width, NULL);
  return width;
}

static double
line_height (const BinomeChartFrame *frame, BinomeChartTextStyle style)
{
  g_autoptr (PangoLayout) layout = binome_chart_text_new (frame->pango, frame->theme, style, "Éj", 0);
  double height;

  binome_chart_text_size (layout, NULL, &height);
  return height;
}

static double
widest_label (const BinomeChartFrame *frame)
{
  guint n = frame->chart->n_categories, stride = n / MOST_MEASURED + 1;
  double widest = 0;

  for (guint c = (n - 1) % stride; c < n;
       c += stride) /* the last, mostly the greatest number, is one of them */
    {
      g_autofree char *label = binome_chart_category_label (frame->chart, c);

      widest = MAX (widest, text_width (frame, BINOME_CHART_TEXT_SMALL, label));
    }

  return widest;
}

static double
widest_tick (const BinomeChartFrame *frame)
{
  double widest = 0;

  for (guint i = 0; i < frame->axis.n_ticks; i++)
    {
      g_autofree char *label = binome_chart_axis_label (&frame->axis, i, frame->chart->unit);

      widest = MAX (widest, text_width (frame, BINOME_CHART_TEXT_SMALL, label));
    }

  return widest;
}

static double
widest_value (const BinomeChartFrame *frame)
{
  double widest = 0;

  for (guint c = 0; c < MIN (frame->chart->n_categories, MOST_MEASURED); c++)
    {
      g_autofree char *value
          = binome_chart_format_value (frame->chart, binome_chart_value (frame->chart, 0, c));

      widest = MAX (widest, text_width (frame, BINOME_CHART_TEXT_SMALL, value));
    }

  return widest;
}

/* The axis over the values and the target. Bars and radars start at zero, else their lengths lie; a
 * line may start higher where its values are far from zero. */
static void
init_axis (BinomeChartFrame *frame, double length, double least_step)
{
  double min, max;
  gboolean whole;

  binome_chart_range (frame->chart, &min, &max, &whole);
  if (!isnan (frame->chart->target))
    {
      min = MIN (min, frame->chart->target);
      max = MAX (max, frame->chart->target);
    }
  if (frame->kind != BINOME_CHART_LINE || min < max * 0.7)
    min = MIN (min, 0);
  if (frame->kind != BINOME_CHART_LINE || max > min * 0.7)
    max = MAX (max, 0);

  binome_chart_axis_init (&frame->axis, min, max, (guint)CLAMP (length / MAX (least_step, 1), 3, 6), whole);
}

/* The title above and the legend below, wherever the height has room for them; what is left is the
 * plot's. */
static void
place_texts (BinomeChartFrame *frame)
{
  double pad = frame->theme->font_size * 0.35;
  double top = pad, bottom = frame->height - pad;

  if (frame->chart->show_title && *frame->chart->title != '\0' && frame->height >= frame->line * 4)
    {
      frame->title = (BinomeChartBox){ pad, top, frame->width - 2 * pad,
                                       line_height (frame, BINOME_CHART_TEXT_TITLE) };
      top += frame->title.height + frame->line * 0.4;
    }

  frame->legend.width = frame->width - 2 * pad;
  frame->legend.height = binome_chart_legend_height (frame, frame->legend.width, (bottom - top) * 0.35);
  frame->legend.x = pad;
  frame->legend.y = bottom - frame->legend.height;
  if (frame->legend.height > 0)
    bottom = frame->legend.y - frame->line * 0.3;

  frame->plot = (BinomeChartBox){ pad, top, frame->width - 2 * pad, MAX (bottom - top, 1) };
}

/* Cuts @side from the plot, unless too little would be left. */
static gboolean
cut (double *start, double *length, double amount, gboolean at_start, double share)
{
  if (amount > *length * share)
    return FALSE;

  if (at_start)
    *start += amount;
  *length -= amount;
  return TRUE;
}

static void
place_horizontal (BinomeChartFrame *frame, double widest)
{
  BinomeChartBox *plot = &frame->plot;
  double gap = frame->theme->font_size * 0.5, tick;

  frame->label_room = MIN (widest, plot->width * 0.42);
  cut (&plot->x, &plot->width, frame->label_room + gap, TRUE, 0.6);
  frame->show_ticks = cut (&plot->y, &plot->height, frame->small_line * 1.2, FALSE, 0.4);

  init_axis (frame, plot->width, frame->small_line * 4);
  tick = widest_tick (frame);
  init_axis (frame, plot->width, tick * 1.8);
  frame->show_values = frame->chart->series->len == 1;
  frame->show_values
      = frame->show_values && cut (&plot->x, &plot->width, widest_value (frame) + gap, FALSE, 0.3);
  if (!frame->show_values)
    cut (&plot->x, &plot->width, tick / 2, FALSE, 0.3);
  else if (frame->axis.min < 0 && cut (&plot->x, &plot->width, widest_value (frame) + gap, TRUE, 0.3))
    frame->foot = widest_value (frame) + gap;
}

/* Labels under the axis: plain where they fit, else turned, else one in so many. */
static void
place_labels (BinomeChartFrame *frame, double widest)
{
  BinomeChartBox *plot = &frame->plot;
  double slot = plot->width / MAX (frame->chart->n_categories, 1);
  double gap = frame->theme->font_size * 0.6, turned;

  frame->label_every = 1;
  frame->label_room = slot - gap;
  frame->labels = BINOME_CHART_LABELS_PLAIN;
  if (widest <= frame->label_room)
    {
      cut (&plot->y, &plot->height, frame->small_line * 1.2, FALSE, 0.5);
      return;
    }

  if (frame->label_room >= frame->small_line * 4.5
      && (widest < frame->label_room * 2 || frame->label_room * 2 > plot->height * 0.45)
      && cut (&plot->y, &plot->height, frame->small_line * 2.2, FALSE, 0.45))
    {
      frame->labels = BINOME_CHART_LABELS_WRAPPED;
      return;
    }

  frame->label_room = MIN (widest, plot->height * 0.45);
  turned = (frame->label_room + frame->small_line) / G_SQRT2;
  if (slot >= frame->small_line * 1.5 && frame->label_room > frame->small_line * 3
      && cut (&plot->y, &plot->height, turned + frame->small_line * 0.2, FALSE, 0.45))
    {
      frame->labels = BINOME_CHART_LABELS_TURNED;
      return;
    }

  frame->labels = BINOME_CHART_LABELS_SKIPPED;
  frame->label_every = (guint)MAX (ceil ((MIN (widest, frame->small_line * 5) + gap) / slot), 1);
  frame->label_room = frame->label_every * slot - gap;
  if (frame->label_room < MIN (widest, frame->small_line * 2)
      || !cut (&plot->y, &plot->height, frame->small_line * 1.2, FALSE, 0.5))
    frame->label_every = 0;
}

static void
place_vertical (BinomeChartFrame *frame, double widest)
{
  BinomeChartBox *plot = &frame->plot;
  double gap = frame->theme->font_size * 0.5, tick, left;
  gboolean values;

  init_axis (frame, plot->height - frame->small_line * 2, frame->small_line * 2);
  tick = widest_tick (frame);
  left = tick + gap;
  frame->show_ticks = cut (&plot->x, &plot->width, left, TRUE, 0.4);
  place_labels (frame, widest);

  /* A turned label of the first category must not leave the drawing. */
  if (frame->labels == BINOME_CHART_LABELS_TURNED)
    {
      guint n = frame->chart->n_categories;
      double pad = frame->theme->font_size * 0.5;
      double over = frame->label_room / G_SQRT2 - (plot->x - pad + plot->width / n / 2);

      if (over > 0)
        cut (&plot->x, &plot->width, MIN (over, plot->width * 0.15), TRUE, 1);
      frame->label_room = MIN (frame->label_room, (plot->x - pad + plot->width / n / 2) * G_SQRT2);
    }

  values = frame->kind == BINOME_CHART_BAR && frame->chart->series->len == 1
           && widest_value (frame) < plot->width / frame->chart->n_categories;
  frame->show_values
      = cut (&plot->y, &plot->height, values ? frame->small_line * 1.2 : frame->small_line * 0.6, TRUE, 0.25)
        && values;
  if (frame->show_values && frame->axis.min < 0
      && cut (&plot->y, &plot->height, frame->small_line * 1.1, FALSE, 0.25))
    frame->foot = frame->small_line * 1.1;
  init_axis (frame, plot->height, frame->small_line * 2);
}

/* Lays out @chart in @width by @height. FALSE where there is no room to draw anything at all, or
 * nothing to draw. The frame is to be cleared in both cases. */
gboolean
binome_chart_frame_init (BinomeChartFrame *frame, BinomeChart *chart, double width, double height,
                         const BinomeChartTheme *theme)
{
  double widest;

  *frame = (BinomeChartFrame){ .chart = chart, .own_theme = *theme, .kind = chart->kind, .label_every = 1 };
  frame->own_theme.font_size = theme->font_size >= 1 ? MIN (theme->font_size, 400) : 1;
  frame->theme = &frame->own_theme;
  frame->width = CLAMP (isnan (width) ? 0 : width, 0, 100000);
  frame->height = CLAMP (isnan (height) ? 0 : height, 0, 100000);
  frame->pango = binome_chart_text_context ();
  if (frame->width < LEAST_SIZE || frame->height < LEAST_SIZE)
    return FALSE;

  if (chart->kind == BINOME_CHART_RADAR && (chart->n_categories < 3 || chart->n_categories > 12))
    frame->kind = BINOME_CHART_BAR;
  frame->line = line_height (frame, BINOME_CHART_TEXT_PLAIN);
  frame->small_line = line_height (frame, BINOME_CHART_TEXT_SMALL);
  place_texts (frame);
  if (binome_chart_is_empty (chart))
    return FALSE;

  if (frame->kind == BINOME_CHART_RADAR)
    {
      init_axis (frame, MIN (frame->plot.width, frame->plot.height) / 2, frame->small_line * 1.6);
      binome_chart_radar_place (frame);
      return TRUE;
    }
  widest = widest_label (frame);
  frame->horizontal
      = frame->kind == BINOME_CHART_BAR
        && widest > (frame->plot.width * 0.9) / chart->n_categories - frame->theme->font_size * 0.6
        && frame->plot.height - frame->small_line * 1.2
               >= chart->n_categories * MAX (frame->small_line * 1.25, chart->series->len * 7.0);
  if (frame->horizontal)
    place_horizontal (frame, widest);
  else
    place_vertical (frame, widest);
  return TRUE;
}

void
binome_chart_frame_clear (BinomeChartFrame *frame)
{
  g_clear_object (&frame->pango);
}

/* Half a pixel off, so that a thin line covers one row of pixels. */
static double
crisp (double x)
{
  return floor (x) + 0.5;
}

static void
draw_ticks (const BinomeChartFrame *frame, cairo_t *cr)
{
  const BinomeChartBox *plot = &frame->plot;
  double line = frame->theme->font_size * 0.06;
  double apart = plot->height / (frame->axis.n_ticks - 1);
  guint every = frame->horizontal || apart <= 0 ? 1 : (guint)MAX (ceil (frame->small_line / apart), 1);

  for (guint i = 0; i < frame->axis.n_ticks; i++)
    {
      double share = (double)i / (frame->axis.n_ticks - 1), width, height;
      double x = crisp (plot->x + share * plot->width), y = crisp (plot->y + (1 - share) * plot->height);
      g_autofree char *label = binome_chart_axis_label (&frame->axis, i, frame->chart->unit);
      g_autoptr (PangoLayout) layout
          = binome_chart_text_new (frame->pango, frame->theme, BINOME_CHART_TEXT_SMALL, label, 0);
      gboolean zero = binome_chart_axis_tick (&frame->axis, i) == 0;

      binome_chart_style_colour (cr, zero ? &frame->theme->faint_ink : &frame->theme->grid, 1);
      cairo_set_line_width (cr, MAX (line, zero ? 1 : 0.6));
      cairo_move_to (cr, frame->horizontal ? x : plot->x, frame->horizontal ? plot->y : y);
      cairo_line_to (cr, frame->horizontal ? x : plot->x + plot->width,
                     frame->horizontal ? plot->y + plot->height : y);
      cairo_stroke (cr);
      if (!frame->show_ticks || i % every != 0)
        continue;
      binome_chart_text_size (layout, &width, &height);
      if (frame->horizontal)
        binome_chart_text_show (cr, layout, CLAMP (x - width / 2, 0, frame->width - width),
                                plot->y + plot->height + height * 0.15, &frame->theme->faint_ink);
      else
        binome_chart_text_show (cr, layout, plot->x - width - frame->theme->font_size * 0.5, y - height / 2,
                                &frame->theme->faint_ink);
    }
}

static void
draw_category (const BinomeChartFrame *frame, cairo_t *cr, guint category)
{
  const BinomeChartBox *plot = &frame->plot;
  double share = (category + 0.5) / frame->chart->n_categories, width, height, x, y;
  g_autofree char *label = binome_chart_category_label (frame->chart, category);
  g_autoptr (PangoLayout) layout = binome_chart_text_new (frame->pango, frame->theme, BINOME_CHART_TEXT_SMALL,
                                                          label, frame->label_room + 1);

  if (frame->labels == BINOME_CHART_LABELS_WRAPPED)
    {
      pango_layout_set_wrap (layout, PANGO_WRAP_WORD_CHAR);
      pango_layout_set_height (layout, -2);
      pango_layout_set_alignment (layout, PANGO_ALIGN_CENTER);
    }
  binome_chart_text_size (layout, &width, &height);
  if (frame->labels == BINOME_CHART_LABELS_WRAPPED)
    width = frame->label_room + 1; /* the text stands in the middle of it */
  if (frame->horizontal)
    {
      binome_chart_text_show (cr, layout, plot->x - frame->foot - frame->theme->font_size * 0.5 - width,
                              plot->y + share * plot->height - height / 2, &frame->theme->ink);
      return;
    }

  x = plot->x + share * plot->width;
  y = plot->y + plot->height + frame->foot + frame->small_line * 0.2;
  if (frame->labels == BINOME_CHART_LABELS_TURNED)
    {
      cairo_save (cr);
      cairo_translate (cr, x + height * 0.3, y);
      cairo_rotate (cr, -G_PI / 4);
      binome_chart_text_show (cr, layout, -width, 0, &frame->theme->ink);
      cairo_restore (cr);
      return;
    }
  binome_chart_text_show (cr, layout, CLAMP (x - width / 2, 0, MAX (frame->width - width, 0)), y,
                          &frame->theme->ink);
}

/* The lines behind the data, with the labels of both axes. */
void
binome_chart_frame_draw_grid (const BinomeChartFrame *frame, cairo_t *cr)
{
  draw_ticks (frame, cr);
  for (guint c = 0; frame->label_every > 0 && c < frame->chart->n_categories; c += frame->label_every)
    draw_category (frame, cr, c);
}

/* The line of the value one wants to reach; the legend names it. */
void
binome_chart_frame_draw_target (const BinomeChartFrame *frame, cairo_t *cr)
{
  const BinomeChartBox *plot = &frame->plot;
  double share, x, y;

  if (isnan (frame->chart->target))
    return;

  share = binome_chart_axis_share (&frame->axis, frame->chart->target);
  x = crisp (plot->x + share * plot->width);
  y = crisp (plot->y + (1 - share) * plot->height);
  cairo_save (cr);
  binome_chart_style_target (cr, frame->theme);
  cairo_move_to (cr, frame->horizontal ? x : plot->x, frame->horizontal ? plot->y : y);
  cairo_line_to (cr, frame->horizontal ? x : plot->x + plot->width,
                 frame->horizontal ? plot->y + plot->height : y);
  cairo_stroke (cr);
  cairo_restore (cr);
}

/* The focused point's value in a bubble above (@x, @y), or below it where there is no room above. */
void
binome_chart_frame_draw_bubble (const BinomeChartFrame *frame, cairo_t *cr, guint series, guint category,
                                double x, double y)
{
  const char *name = binome_chart_series_name (frame->chart, series);
  g_autofree char *label = binome_chart_category_label (frame->chart, category);
  g_autofree char *value
      = binome_chart_format_value (frame->chart, binome_chart_value (frame->chart, series, category));
  /* Translators: series and category of a point, such as “Served, March”. */
  g_autofree char *where
      = *name != '\0' ? g_strdup_printf (C_ ("chart point", "%s, %s"), name, label) : g_strdup (label);

  binome_chart_text_bubble (cr, frame->pango, frame->theme, value, where, x, y, frame->width, frame->height);
}
