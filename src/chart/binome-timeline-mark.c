/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The marks of a timeline: each state has a shape of its own, so that none needs its colour. */

#include "binome-timeline-private.h"

double
binome_timeline_mark_radius (const BinomeChartTheme *theme)
{
  return theme->font_size * 0.56;
}

static const BinomeColour *
mark_colour (BinomeTimelineMark state, const BinomeChartTheme *theme)
{
  switch (state)
    {
    case BINOME_TIMELINE_DUE:
      return &theme->warn;
    case BINOME_TIMELINE_OVERDUE:
    case BINOME_TIMELINE_MISSED:
      return &theme->bad;
    case BINOME_TIMELINE_DONE:
      return &theme->good;
    case BINOME_TIMELINE_MEETING:
      return &theme->accent;
    case BINOME_TIMELINE_PLANNED:
    case BINOME_TIMELINE_WAIVED:
    default:
      return &theme->faint_ink;
    }
}

/* The outline: circle (planned, done, waived), diamond (due), triangle (overdue), square (missed),
 * upright pill (meeting). */
static void
outline (cairo_t *cr, BinomeTimelineMark state, double x, double y, double r)
{
  cairo_new_path (cr);
  switch (state)
    {
    case BINOME_TIMELINE_DUE:
      cairo_move_to (cr, x, y - r * 1.15);
      cairo_line_to (cr, x + r * 1.15, y);
      cairo_line_to (cr, x, y + r * 1.15);
      cairo_line_to (cr, x - r * 1.15, y);
      cairo_close_path (cr);
      break;
    case BINOME_TIMELINE_OVERDUE:
      cairo_move_to (cr, x, y - r * 1.15);
      cairo_line_to (cr, x + r * 1.2, y + r * 0.95);
      cairo_line_to (cr, x - r * 1.2, y + r * 0.95);
      cairo_close_path (cr);
      break;
    case BINOME_TIMELINE_MISSED:
      binome_chart_style_rounded (cr, x - r * 0.9, y - r * 0.9, r * 1.8, r * 1.8, r * 0.3);
      break;
    case BINOME_TIMELINE_MEETING:
      binome_chart_style_rounded (cr, x - r * 0.45, y - r, r * 0.9, r * 2, r * 0.45);
      break;
    case BINOME_TIMELINE_PLANNED:
    case BINOME_TIMELINE_DONE:
    case BINOME_TIMELINE_WAIVED:
    default:
      cairo_arc (cr, x, y, r * (state == BINOME_TIMELINE_DONE ? 1 : 0.85), 0, 2 * G_PI);
      break;
    }
}

/* The sign inside: check mark (done), exclamation mark (overdue), cross (missed), bar (waived). */
static void
sign (cairo_t *cr, BinomeTimelineMark state, double x, double y, double r)
{
  cairo_new_path (cr);
  switch (state)
    {
    case BINOME_TIMELINE_DONE:
      cairo_move_to (cr, x - r * 0.45, y + r * 0.02);
      cairo_line_to (cr, x - r * 0.1, y + r * 0.38);
      cairo_line_to (cr, x + r * 0.48, y - r * 0.36);
      break;
    case BINOME_TIMELINE_OVERDUE:
      cairo_move_to (cr, x, y - r * 0.35);
      cairo_line_to (cr, x, y + r * 0.2);
      cairo_move_to (cr, x, y + r * 0.62);
      cairo_line_to (cr, x, y + r * 0.63);
      break;
    case BINOME_TIMELINE_MISSED:
      cairo_move_to (cr, x - r * 0.38, y - r * 0.38);
      cairo_line_to (cr, x + r * 0.38, y + r * 0.38);
      cairo_move_to (cr, x + r * 0.38, y - r * 0.38);
      cairo_line_to (cr, x - r * 0.38, y + r * 0.38);
      break;
    case BINOME_TIMELINE_WAIVED:
      cairo_move_to (cr, x - r * 0.42, y);
      cairo_line_to (cr, x + r * 0.42, y);
      break;
    case BINOME_TIMELINE_PLANNED:
    case BINOME_TIMELINE_DUE:
    case BINOME_TIMELINE_MEETING:
    default:
      break;
    }
}

/* Draws the mark of @state around (@x, @y), with a rim of the background's colour. */
void
binome_timeline_mark_draw (cairo_t *cr, BinomeTimelineMark state, double x, double y,
                           const BinomeChartTheme *theme)
{
  double r = binome_timeline_mark_radius (theme);
  gboolean hollow = state == BINOME_TIMELINE_PLANNED || state == BINOME_TIMELINE_WAIVED;
  const BinomeColour *colour = mark_colour (state, theme);

  cairo_save (cr);
  cairo_set_dash (cr, NULL, 0, 0);
  cairo_set_line_join (cr, CAIRO_LINE_JOIN_ROUND);
  cairo_set_line_cap (cr, CAIRO_LINE_CAP_ROUND);
  outline (cr, state, x, y, r);
  cairo_set_line_width (cr, r * (hollow ? 0.8 : 0.5));
  binome_chart_style_colour (cr, &theme->background, 1);
  cairo_stroke_preserve (cr);
  if (!hollow)
    binome_chart_style_colour (cr, colour, 1);
  cairo_fill (cr);
  if (hollow)
    {
      outline (cr, state, x, y, r);
      binome_chart_style_colour (cr, colour, 1);
      cairo_set_line_width (cr, r * 0.28);
      cairo_stroke (cr);
    }
  sign (cr, state, x, y, r);
  binome_chart_style_colour (cr, hollow ? colour : &theme->background, 1);
  cairo_set_line_width (cr, r * 0.28);
  cairo_stroke (cr);
  cairo_restore (cr);
}

/* Lays the legend out in @width, and draws it where @cr is given. */
static double
legend (cairo_t *cr, double width, const BinomeChartTheme *theme)
{
  PangoContext *pango = binome_chart_text_context ();
  double r = binome_timeline_mark_radius (theme), x = 0, y = 0, row = theme->font_size * 1.7;

  for (int state = 0; state < BINOME_TIMELINE_N_MARKS; state++)
    {
      double text_width, text_height, entry;
      g_autoptr (PangoLayout) layout = binome_chart_text_new (pango, theme, BINOME_CHART_TEXT_SMALL,
                                                              binome_timeline_mark_get_label (state), 0);

      binome_chart_text_size (layout, &text_width, &text_height);
      entry = r * 3.2 + text_width;
      if (x > 0 && x + entry > width)
        {
          x = 0;
          y += row;
        }
      if (cr != NULL)
        {
          binome_timeline_mark_draw (cr, state, x + r * 1.4, y + row / 2, theme);
          binome_chart_text_show (cr, layout, x + r * 3.2, y + (row - text_height) / 2, &theme->ink);
        }
      x += entry + theme->font_size;
    }

  g_object_unref (pango);
  return y + row;
}

/**
 * binome_timeline_get_legend_height:
 * @width: there is
 * @theme: colours and font
 *
 * Returns: the height binome_timeline_draw_legend() needs
 */
double
binome_timeline_get_legend_height (double width, const BinomeChartTheme *theme)
{
  g_return_val_if_fail (theme != NULL, 0);

  return legend (NULL, width, theme);
}

/**
 * binome_timeline_draw_legend:
 * @cr: where to draw, from the origin
 * @width: there is
 * @theme: colours and font
 *
 * Draws every mark with its word, in as many lines as it takes.
 */
void
binome_timeline_draw_legend (cairo_t *cr, double width, const BinomeChartTheme *theme)
{
  g_return_if_fail (cr != NULL && theme != NULL);

  cairo_save (cr);
  legend (cr, width, theme);
  cairo_restore (cr);
}
