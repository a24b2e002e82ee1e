/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The looks of a series: its colour never stands alone, a dash, a marker or a hatch goes with it. */

#include "binome-chart-private.h"

#include <math.h>

#define N_LOOKS 6

/* From the seventh series on, a colour comes back with another look. */
static guint
look_of (guint series)
{
  return (series + series / N_LOOKS) % N_LOOKS;
}

void
binome_chart_style_colour (cairo_t *cr, const BinomeColour *colour, double opacity)
{
  cairo_set_source_rgba (cr, colour->r, colour->g, colour->b, colour->a * opacity);
}

/* The only series has the accent colour, several run through the palette. */
const BinomeColour *
binome_chart_style_series (const BinomeChartTheme *theme, guint series, guint n_series)
{
  return n_series <= 1 ? &theme->accent : &theme->series[series % BINOME_CHART_N_SERIES_COLOURS];
}

/* Sets the dash of @series' line. */
void
binome_chart_style_dash (cairo_t *cr, guint series, double line_width)
{
  static const struct
  {
    int n;
    double lengths[6];
  } dashes[N_LOOKS] = {
    { 0, { 0 } },        { 2, { 4, 2.5 } },
    { 2, { 0.1, 2.2 } }, { 4, { 5, 2.2, 0.1, 2.2 } },
    { 2, { 8, 2.5 } },   { 6, { 5, 2.2, 0.1, 2.2, 0.1, 2.2 } },
  };
  double scaled[6];
  guint look = look_of (series);

  for (int i = 0; i < dashes[look].n; i++)
    scaled[i] = dashes[look].lengths[i] * line_width;
  cairo_set_dash (cr, scaled, dashes[look].n, 0);
  cairo_set_line_cap (cr, CAIRO_LINE_CAP_ROUND);
  cairo_set_line_join (cr, CAIRO_LINE_JOIN_ROUND);
}

/* The pen of what one wants to reach: neutral ink, in dashes that no series has. */
void
binome_chart_style_target (cairo_t *cr, const BinomeChartTheme *theme)
{
  binome_chart_style_colour (cr, &theme->ink, 1);
  cairo_set_line_width (cr, theme->font_size * 0.11);
  cairo_set_line_cap (cr, CAIRO_LINE_CAP_BUTT);
  cairo_set_dash (cr, (double[]){ theme->font_size * 0.5, theme->font_size * 0.3 }, 2, 0);
}

static void
polygon (cairo_t *cr, double x, double y, double radius, int corners, double turn)
{
  for (int i = 0; i < corners; i++)
    cairo_line_to (cr, x + radius * cos (turn + 2 * G_PI * i / corners),
                   y + radius * sin (turn + 2 * G_PI * i / corners));
  cairo_close_path (cr);
}

static void
cross (cairo_t *cr, double x, double y, double radius)
{
  static const int corners[12][2] = { { -1, -3 }, { 1, -3 }, { 1, -1 }, { 3, -1 }, { 3, 1 },   { 1, 1 },
                                      { 1, 3 },   { -1, 3 }, { -1, 1 }, { -3, 1 }, { -3, -1 }, { -1, -1 } };

  for (int i = 0; i < 12; i++)
    cairo_line_to (cr, x + corners[i][0] * radius / 3, y + corners[i][1] * radius / 3);
  cairo_close_path (cr);
}

/* Draws the marker of @series at (@x, @y), with a rim of the background's colour around it. */
void
binome_chart_style_marker (cairo_t *cr, guint series, double x, double y, double radius,
                           const BinomeColour *colour, const BinomeChartTheme *theme)
{
  cairo_new_path (cr);
  switch (look_of (series))
    {
    case 0:
      cairo_arc (cr, x, y, radius, 0, 2 * G_PI);
      break;
    case 1:
      polygon (cr, x, y, radius * 1.25, 4, G_PI / 4);
      break;
    case 2:
      polygon (cr, x, y, radius * 1.35, 3, -G_PI / 2);
      break;
    case 3:
      polygon (cr, x, y, radius * 1.3, 4, 0);
      break;
    case 4:
      polygon (cr, x, y, radius * 1.35, 3, G_PI / 2);
      break;
    default:
      cross (cr, x, y, radius * 1.2);
      break;
    }
  cairo_set_dash (cr, NULL, 0, 0);
  cairo_set_line_join (cr, CAIRO_LINE_JOIN_ROUND);
  binome_chart_style_colour (cr, &theme->background, 1);
  cairo_set_line_width (cr, MAX (radius * 0.7, 1));
  cairo_stroke_preserve (cr);
  binome_chart_style_colour (cr, colour, 1);
  cairo_fill (cr);
}

/* Parallel lines, @gap apart, over a box: level, rising (@slope 1) or falling (-1). Each ends at the
 * box, which is much cheaper than clipping. */
static void
hatch_lines (cairo_t *cr, const BinomeChartBox *box, double gap, int slope)
{
  double bottom = box->y + box->height;

  if (slope == 0)
    {
      for (double y = bottom - gap / 2; y > box->y; y -= gap)
        {
          cairo_move_to (cr, box->x, y);
          cairo_line_to (cr, box->x + box->width, y);
        }
      return;
    }

  for (double up = -box->width; up < box->height; up += gap * G_SQRT2)
    {
      double from = MAX (0, -up), to = MIN (box->width, box->height - up);

      cairo_move_to (cr, slope > 0 ? box->x + from : box->x + box->width - from, bottom - from - up);
      cairo_line_to (cr, slope > 0 ? box->x + to : box->x + box->width - to, bottom - to - up);
    }
}

static void
hatch_dots (cairo_t *cr, const BinomeChartBox *box, double gap)
{
  double radius = gap * 0.2;
  int row = 0;

  for (double y = box->y + box->height - gap / 2; y > box->y + radius; y -= gap, row++)
    for (double x = box->x + (row % 2 ? gap : gap / 2); x < box->x + box->width - radius; x += gap)
      {
        cairo_new_sub_path (cr);
        cairo_arc (cr, x, y, radius, 0, 2 * G_PI);
      }
}

/* Fills the current path, a box with round corners, in @colour, with the hatch of @series on it, and
 * consumes the path. The hatch is drawn line by line, so that it stays sharp on paper. */
void
binome_chart_style_fill (cairo_t *cr, guint series, const BinomeColour *colour, const BinomeChartTheme *theme)
{
  double x1, y1, x2, y2, gap = MAX (theme->font_size * 0.38, 2), rim;
  guint look = look_of (series);
  BinomeChartBox box;

  binome_chart_style_colour (cr, colour, 1);
  cairo_fill_extents (cr, &x1, &y1, &x2, &y2);
  cairo_fill (cr);
  if (look == 0 || x2 - x1 < 3 || y2 - y1 < 2 || (x2 - x1) * (y2 - y1) > 4e6)
    return;

  rim = MIN (theme->font_size * 0.12, MIN (x2 - x1, y2 - y1) * 0.15); /* keeps the corners clear */
  box = (BinomeChartBox){ x1 + rim, y1 + rim, x2 - x1 - 2 * rim, y2 - y1 - 2 * rim };
  binome_chart_style_colour (cr, &theme->background, theme->high_contrast ? 0.9 : 0.5);
  cairo_set_dash (cr, NULL, 0, 0);
  cairo_set_line_cap (cr, CAIRO_LINE_CAP_BUTT);
  cairo_set_line_width (cr, theme->font_size * 0.09);
  if (look == 2)
    {
      hatch_dots (cr, &box, gap);
      cairo_fill (cr);
      return;
    }
  if (look == 1 || look == 5)
    hatch_lines (cr, &box, gap, 1);
  if (look == 4 || look == 5)
    hatch_lines (cr, &box, gap, -1);
  if (look == 3)
    hatch_lines (cr, &box, gap, 0);
  cairo_stroke (cr);
}

/* Adds a rectangle with round corners to the path. */
void
binome_chart_style_rounded (cairo_t *cr, double x, double y, double width, double height, double radius)
{
  double r = MIN (radius, MIN (width, height) / 2);

  cairo_new_sub_path (cr);
  cairo_arc (cr, x + width - r, y + r, r, -G_PI / 2, 0);
  cairo_arc (cr, x + width - r, y + height - r, r, 0, G_PI / 2);
  cairo_arc (cr, x + r, y + height - r, r, G_PI / 2, G_PI);
  cairo_arc (cr, x + r, y + r, r, G_PI, 3 * G_PI / 2);
  cairo_close_path (cr);
}
