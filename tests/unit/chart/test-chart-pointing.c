/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Pointing: what lies under the pointer is what was drawn there, seen from the pixels. */

#include <math.h>
#include <string.h>

#include "binome-chart-private.h"

typedef struct
{
  cairo_surface_t *surface;
  int width, height;
} Picture;

static void
picture_clear (Picture *picture)
{
  g_clear_pointer (&picture->surface, cairo_surface_destroy);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Picture, picture_clear)

static Picture
draw (BinomeChart *chart, int width, int height, const BinomeChartTheme *theme, int focus)
{
  Picture picture = { cairo_image_surface_create (CAIRO_FORMAT_ARGB32, width, height), width, height };
  cairo_t *cr = cairo_create (picture.surface);

  cairo_set_source_rgb (cr, 1, 1, 1);
  cairo_paint (cr);
  binome_chart_draw (chart, cr, width, height, theme, focus);
  g_assert_cmpint (cairo_status (cr), ==, CAIRO_STATUS_SUCCESS);
  cairo_destroy (cr);
  cairo_surface_flush (picture.surface);
  return picture;
}

static guint32
pixel (const Picture *picture, int x, int y)
{
  const guchar *data = cairo_image_surface_get_data (picture->surface);
  guint32 value;

  memcpy (&value, data + y * cairo_image_surface_get_stride (picture->surface) + x * 4, 4);
  return value & 0xffffff;
}

static guint32
rgb (const BinomeColour *c)
{
  return (guint32)lround (c->r * 255) << 16 | (guint32)lround (c->g * 255) << 8
         | (guint32)lround (c->b * 255);
}

/* Each pixel in a series' own colour belongs to that series, and each bar is found. */
static void
check_bars (const char *const *labels, int width, int height, gboolean lying)
{
  static const double values[3][5] = { { 4, 8, NAN, -6, 2 }, { 5, 6, 7, 8, 9 }, { 3, -3, 3, 1, 10 } };
  g_autoptr (BinomeChart) chart = binome_chart_new (BINOME_CHART_BAR, NULL);
  BinomeChartTheme theme;
  g_auto (Picture) picture = { 0 };
  guint found[15] = { 0 };

  binome_chart_theme_init (&theme, BINOME_CHART_MOOD_LIGHT, NULL);
  binome_chart_set_categories (chart, labels);
  for (int s = 0; s < 3; s++)
    binome_chart_add_series (chart, "S", values[s], 5);
  picture = draw (chart, width, height, &theme, -1);

  for (int y = 0; y < height; y += 3)
    for (int x = 0; x < width; x += 3)
      for (int s = 0; s < 3; s++)
        if (pixel (&picture, x, y) == rgb (&theme.series[s]))
          {
            int hit = binome_chart_hit (chart, width, height, &theme, x + 0.5, y + 0.5);

            if (hit < 0)
              {
                g_assert_cmpint (y, >, height * 0.8); /* the legend */
                continue;
              }
            g_assert_cmpint (hit / 5, ==, s);
            found[hit]++;
          }
  for (int p = 0; p < 15; p++)
    if (isnan (values[p / 5][p % 5]))
      g_assert_cmpuint (found[p], ==, 0);
    else
      g_assert_cmpuint (found[p], >, 3);

  /* Which way they lie: the order of points along one axis. */
  {
    g_auto (BinomeChartFrame) frame = { 0 };

    g_assert_true (binome_chart_frame_init (&frame, chart, width, height, &theme));
    g_assert_cmpint (frame.horizontal, ==, lying);
  }
}

static void
test_bars_upright (void)
{
  check_bars ((const char *const[]){ "a", "b", "c", "d", "e", NULL }, 500, 300, FALSE);
}

static void
test_bars_lying (void)
{
  check_bars ((const char *const[]){ "Prévention des risques", "Relation avec les clients",
                                     "Lecture de plans", "Gestion de la production", "Soudage", NULL },
              400, 400, TRUE);
}

/* A bar of twice the value is twice as long: counted in pixels. */
static void
test_bar_lengths (void)
{
  g_autoptr (BinomeChart) chart = binome_chart_new (BINOME_CHART_BAR, NULL);
  BinomeChartTheme theme;
  g_auto (Picture) picture = { 0 };
  int lengths[3] = { 0 };

  binome_chart_theme_init (&theme, BINOME_CHART_MOOD_LIGHT, NULL);
  theme.grid = theme.background;
  binome_chart_add_series (chart, NULL, (double[]){ 10, 5, 2.5 }, 3);
  picture = draw (chart, 400, 400, &theme, -1);
  for (int x = 0; x < 400; x++)
    {
      int length = 0, hit = -1;

      for (int y = 0; y < 400; y++)
        if (pixel (&picture, x, y) == rgb (&theme.accent))
          {
            length++;
            if (hit < 0)
              hit = binome_chart_hit (chart, 400, 400, &theme, x + 0.5, y + 0.5);
            g_assert_cmpint (hit, >=, 0);
          }
      if (hit >= 0)
        lengths[hit] = MAX (lengths[hit], length);
    }
  g_assert_cmpint (lengths[0], >, 200);
  g_assert_cmpint (ABS (lengths[0] - 2 * lengths[1]), <=, 4);
  g_assert_cmpint (ABS (lengths[1] - 2 * lengths[2]), <=, 4);
}

/* A marker is drawn in its colour at the place where the pointer finds it. */
static void
check_points (BinomeChartKind kind)
{
  static const double values[2][5] = { { 4, 8, NAN, 6, 2 }, { 9, 3, 7, 1, 5 } };
  g_autoptr (BinomeChart) chart = binome_chart_new (kind, "Points");
  BinomeChartTheme theme;
  g_auto (Picture) picture = { 0 };
  g_auto (BinomeChartFrame) frame = { 0 };

  binome_chart_theme_init (&theme, BINOME_CHART_MOOD_LIGHT, NULL);
  binome_chart_add_series (chart, "A", values[0], 5);
  binome_chart_add_series (chart, "B", values[1], 5);
  picture = draw (chart, 480, 360, &theme, -1);
  g_assert_true (binome_chart_frame_init (&frame, chart, 480, 360, &theme));

  for (guint p = 0; p < 10; p++)
    {
      double x, y, value = values[p / 5][p % 5];

      if (isnan (value))
        continue;
      if (kind == BINOME_CHART_LINE)
        binome_chart_line_point (&frame, p / 5, p % 5, &x, &y);
      else
        binome_chart_radar_point (&frame, value, p % 5, &x, &y);
      g_assert_cmphex (pixel (&picture, (int)x, (int)y), ==, rgb (&theme.series[p / 5]));
      g_assert_cmpint (binome_chart_hit (chart, 480, 360, &theme, x, y), ==, (int)p);
    }
}

static void
test_line (void)
{
  check_points (BINOME_CHART_LINE);
}

static void
test_radar (void)
{
  check_points (BINOME_CHART_RADAR);
}

/* A missing value is a gap: between its neighbours nothing of the line is drawn. */
static void
test_gap (void)
{
  g_autoptr (BinomeChart) chart = binome_chart_new (BINOME_CHART_LINE, NULL);
  BinomeChartTheme theme;
  g_auto (Picture) picture = { 0 };
  gboolean drawn[400] = { FALSE };
  int gaps = 0;

  binome_chart_theme_init (&theme, BINOME_CHART_MOOD_LIGHT, NULL);
  binome_chart_add_series (chart, NULL, (double[]){ 5, 6, 5, NAN, 6, 5 }, 6);
  picture = draw (chart, 400, 200, &theme, -1);
  for (int x = 0; x < 400; x++)
    for (int y = 0; y < 200; y++)
      drawn[x] = drawn[x] || pixel (&picture, x, y) == rgb (&theme.accent);
  for (int x = 1; x < 400; x++)
    gaps += drawn[x - 1] && !drawn[x];
  g_assert_cmpint (gaps, ==, 2); /* where each of two pieces ends */
}

/* The focus shows: the picture changes around its point. */
static void
test_focus_is_seen (void)
{
  for (int kind = BINOME_CHART_BAR; kind <= BINOME_CHART_RADAR; kind++)
    {
      g_autoptr (BinomeChart) chart = binome_chart_new (kind, NULL);
      BinomeChartTheme theme;
      g_auto (Picture) plain = { 0 };

      binome_chart_theme_init (&theme, BINOME_CHART_MOOD_LIGHT, NULL);
      binome_chart_add_series (chart, "A", (double[]){ 4, 8, 6, 2 }, 4);
      plain = draw (chart, 400, 300, &theme, -1);
      for (int focus = 0; focus < 4; focus++)
        {
          g_auto (Picture) focused = draw (chart, 400, 300, &theme, focus);
          guint changed = 0;

          for (int y = 0; y < 300; y++)
            for (int x = 0; x < 400; x++)
              changed += pixel (&plain, x, y) != pixel (&focused, x, y);
          g_assert_cmpuint (changed, >, 200);
        }
    }
}

static void
test_outside (void)
{
  g_autoptr (BinomeChart) chart = binome_chart_new (BINOME_CHART_BAR, "Pairs");
  const BinomeChartTheme *theme = binome_chart_theme_paper ();

  g_assert_cmpint (binome_chart_hit (chart, 400, 300, theme, 200, 150), ==, -1);
  binome_chart_add_series (chart, NULL, (double[]){ 1, 2 }, 2);
  g_assert_cmpint (binome_chart_hit (chart, 400, 300, theme, 200, 2), ==, -1); /* the title */
  g_assert_cmpint (binome_chart_hit (chart, 400, 300, theme, -10, 150), ==, -1);
  g_assert_cmpint (binome_chart_hit (chart, 400, 300, theme, NAN, NAN), ==, -1);
  g_assert_cmpint (binome_chart_hit (chart, 400, 300, theme, 390, 150), ==, 1);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/chart/pointing/bars-upright", test_bars_upright);
  g_test_add_func ("/chart/pointing/bars-lying", test_bars_lying);
  g_test_add_func ("/chart/pointing/bar-lengths", test_bar_lengths);
  g_test_add_func ("/chart/pointing/line", test_line);
  g_test_add_func ("/chart/pointing/radar", test_radar);
  g_test_add_func ("/chart/pointing/gap", test_gap);
  g_test_add_func ("/chart/pointing/focus-is-seen", test_focus_is_seen);
  g_test_add_func ("/chart/pointing/outside", test_outside);
  return g_test_run ();
}
