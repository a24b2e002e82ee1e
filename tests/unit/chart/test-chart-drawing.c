/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Drawing: whatever the data and the size, nothing breaks, and nothing leaves its place. */

#include <math.h>

#include "binome-chart-private.h"

static const char *const long_labels[] = {
  "Soudage TIG et MIG sur acier inoxydable et aluminium",
  "Lecture de plans",
  "Sécurité et prévention des risques",
  "Relation avec les clients",
  "Gestion de la production",
  "Qualité",
  NULL,
};

typedef enum
{
  DATA_NONE,
  DATA_ONE,
  DATA_TWELVE,
  DATA_NEGATIVE,
  DATA_MIXED,
  DATA_LONG_LABELS,
  DATA_HUNDRED,
  DATA_HUGE,
  DATA_TINY,
  DATA_ZERO,
  DATA_MANY_SERIES,
  DATA_NOT_FINITE,
  N_DATA,
} Data;

static void
add_wave (BinomeChart *chart, const char *name, guint n, double from, double by)
{
  g_autofree double *values = g_new (double, n);

  for (guint i = 0; i < n; i++)
    values[i] = from + by * (1 + sin (i * 0.7)) + (i % 5 == 3 ? NAN : 0);
  binome_chart_add_series (chart, name, values, n);
}

static BinomeChart *
make (BinomeChartKind kind, Data data)
{
  BinomeChart *chart = binome_chart_new (kind, "A title that is rather long for a chart that narrow");

  switch (data)
    {
    case DATA_ONE:
      add_wave (chart, "One", 1, 3, 1);
      break;
    case DATA_TWELVE:
      add_wave (chart, "Served", 12, 3, 10);
      binome_chart_set_target (chart, 18, "Target");
      break;
    case DATA_NEGATIVE:
      add_wave (chart, "Net", 7, -30, 10);
      break;
    case DATA_MIXED:
      add_wave (chart, "Net", 7, -10, 10);
      add_wave (chart, "Gross", 7, -5, 10);
      break;
    case DATA_LONG_LABELS:
      binome_chart_set_categories (chart, long_labels);
      add_wave (chart, "Self", 6, 0, 2);
      add_wave (chart, "Tutor", 6, 0, 2);
      binome_chart_set_unit (chart, "points of level");
      break;
    case DATA_HUNDRED:
      add_wave (chart, "All", 100, 0, 50);
      add_wave (chart, "Some", 90, 0, 50);
      break;
    case DATA_HUGE:
      add_wave (chart, "Euros", 5, 0, 4e14);
      binome_chart_set_unit (chart, "€");
      break;
    case DATA_TINY:
      add_wave (chart, "Small", 5, 0, 1e-300);
      break;
    case DATA_ZERO:
      add_wave (chart, "Zero", 5, 0, 0);
      break;
    case DATA_MANY_SERIES:
      for (int i = 0; i < 40; i++)
        add_wave (chart, "A series whose name takes room", 5, i, 1);
      break;
    case DATA_NOT_FINITE:
      binome_chart_add_series (chart, "Odd", (double[]){ NAN, INFINITY, -INFINITY, 1e308, -1e308, 2 }, 6);
      binome_chart_set_target (chart, INFINITY, "Never");
      break;
    case DATA_NONE:
    default:
      break;
    }
  return chart;
}

static const double sizes[][2] = {
  { 240, 120 }, { 240, 400 },  { 360, 200 },   { 560, 260 },
  { 560, 120 }, { 1000, 150 }, { 2000, 1200 }, { 300, 2000 },
};

/* The ink of any chart stays inside its size: on paper, what leaves it lies over the neighbours. */
static void
test_inside (void)
{
  for (int kind = BINOME_CHART_BAR; kind <= BINOME_CHART_RADAR; kind++)
    for (int data = 0; data < N_DATA; data++)
      for (gsize i = 0; i < G_N_ELEMENTS (sizes); i++)
        for (int focus = -1; focus < 3; focus += 3)
          {
            g_autoptr (BinomeChart) chart = make (kind, data);
            cairo_surface_t *surface = cairo_recording_surface_create (CAIRO_CONTENT_COLOR_ALPHA, NULL);
            cairo_t *cr = cairo_create (surface);
            double x, y, width, height;
            BinomeChartTheme theme = *binome_chart_theme_paper ();

            if (focus >= 0)
              binome_chart_theme_init (&theme, BINOME_CHART_MOOD_HIGH_CONTRAST_LIGHT, NULL);
            binome_chart_draw (chart, cr, sizes[i][0], sizes[i][1], &theme, focus);
            g_assert_cmpint (cairo_status (cr), ==, CAIRO_STATUS_SUCCESS);
            cairo_recording_surface_ink_extents (surface, &x, &y, &width, &height);
            g_test_message ("kind %d, data %d, %g × %g: ink from %g, %g to %g, %g", kind, data, sizes[i][0],
                            sizes[i][1], x, y, x + width, y + height);
            g_assert_cmpfloat (width, >, 0);
            g_assert_cmpfloat (x, >=, -1.5);
            g_assert_cmpfloat (y, >=, -1.5);
            g_assert_cmpfloat (x + width, <=, sizes[i][0] + 1.5);
            g_assert_cmpfloat (y + height, <=, sizes[i][1] + 1.5);
            cairo_destroy (cr);
            cairo_surface_destroy (surface);
          }
}

/* Title, plot and legend lie one below the other. */
static void
test_no_overlap (void)
{
  for (int kind = BINOME_CHART_BAR; kind <= BINOME_CHART_RADAR; kind++)
    for (int data = DATA_ONE; data < N_DATA; data++)
      for (gsize i = 0; i < G_N_ELEMENTS (sizes); i++)
        {
          g_autoptr (BinomeChart) chart = make (kind, data);
          g_auto (BinomeChartFrame) frame = { 0 };

          if (!binome_chart_frame_init (&frame, chart, sizes[i][0], sizes[i][1], binome_chart_theme_paper ()))
            continue;
          g_assert_cmpfloat (frame.title.y + frame.title.height, <=, frame.plot.y);
          if (frame.legend.height > 0)
            g_assert_cmpfloat (frame.plot.y + frame.plot.height, <=, frame.legend.y);
          g_assert_cmpfloat (frame.legend.y + frame.legend.height, <=, sizes[i][1]);
          g_assert_cmpfloat (frame.plot.height, >=, sizes[i][1] * 0.2);
          g_assert_cmpfloat (frame.plot.width, >=, sizes[i][0] * 0.25);
        }
}

/* Sizes that no window should ask for, and does. */
static void
test_odd_sizes (void)
{
  static const double odd[] = { NAN, -5, 0, 25, 60, INFINITY };

  for (int kind = BINOME_CHART_BAR; kind <= BINOME_CHART_RADAR; kind++)
    for (int data = 0; data < N_DATA; data++)
      for (gsize w = 0; w < G_N_ELEMENTS (odd); w++)
        for (gsize h = 0; h < G_N_ELEMENTS (odd); h++)
          {
            g_autoptr (BinomeChart) chart = make (kind, data);
            cairo_rectangle_t extents = { 0, 0, 400, 300 };
            cairo_surface_t *surface = cairo_recording_surface_create (CAIRO_CONTENT_COLOR_ALPHA, &extents);
            cairo_t *cr;

            if (data == DATA_MANY_SERIES && kind != BINOME_CHART_BAR)
              {
                cairo_surface_destroy (surface);
                continue; /* slow, and nothing new */
              }
            cr = cairo_create (surface);
            binome_chart_draw (chart, cr, odd[w], odd[h], binome_chart_theme_paper (), 0);
            g_assert_cmpint (cairo_status (cr), ==, CAIRO_STATUS_SUCCESS);
            binome_chart_hit (chart, odd[w], odd[h], binome_chart_theme_paper (), 100, 100);
            cairo_destroy (cr);
            cairo_surface_destroy (surface);
          }
}

static void
test_odd_fonts (void)
{
  static const double font_sizes[] = { 0, -3, 0.5, 60, 5000 };

  for (gsize i = 0; i < G_N_ELEMENTS (font_sizes); i++)
    for (int kind = BINOME_CHART_BAR; kind <= BINOME_CHART_RADAR; kind++)
      {
        g_autoptr (BinomeChart) chart = make (kind, DATA_LONG_LABELS);
        cairo_rectangle_t extents = { 0, 0, 400, 300 };
        cairo_surface_t *surface = cairo_recording_surface_create (CAIRO_CONTENT_COLOR_ALPHA, &extents);
        cairo_t *cr = cairo_create (surface);
        BinomeChartTheme theme = *binome_chart_theme_paper ();

        theme.font_size = font_sizes[i];
        theme.font_family = i % 2 == 0 ? NULL : "No Such Family";
        binome_chart_draw (chart, cr, 400, 300, &theme, 1);
        g_assert_cmpint (cairo_status (cr), ==, CAIRO_STATUS_SUCCESS);
        cairo_destroy (cr);
        cairo_surface_destroy (surface);
      }
}

/* A colour never stands alone: in grey, neighbours still differ, by hatch or by marker. */
static void
test_looks_differ (void)
{
  BinomeColour grey = { 0.4, 0.4, 0.4, 1 };
  guint8 pictures[6][32 * 32 * 4];

  for (int pass = 0; pass < 2; pass++)
    {
      for (guint s = 0; s < 6; s++)
        {
          cairo_surface_t *surface
              = cairo_image_surface_create_for_data (pictures[s], CAIRO_FORMAT_ARGB32, 32, 32, 32 * 4);
          cairo_t *cr = cairo_create (surface);

          cairo_set_operator (cr, CAIRO_OPERATOR_CLEAR);
          cairo_paint (cr);
          cairo_set_operator (cr, CAIRO_OPERATOR_OVER);
          cairo_rectangle (cr, 2, 2, 28, 28);
          if (pass == 0)
            binome_chart_style_fill (cr, s, &grey, binome_chart_theme_paper ());
          else
            binome_chart_style_marker (cr, s, 16, 16, 10, &grey, binome_chart_theme_paper ());
          cairo_destroy (cr);
          cairo_surface_destroy (surface);
        }
      for (guint a = 0; a < 6; a++)
        for (guint b = 0; b < a; b++)
          {
            guint different = 0;

            for (guint i = 0; i < 32 * 32; i++)
              different += ABS (pictures[a][4 * i] - pictures[b][4 * i]) > 20;
            g_assert_cmpuint (different, >, 30);
          }
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/chart/drawing/inside", test_inside);
  g_test_add_func ("/chart/drawing/no-overlap", test_no_overlap);
  g_test_add_func ("/chart/drawing/odd-sizes", test_odd_sizes);
  g_test_add_func ("/chart/drawing/odd-fonts", test_odd_fonts);
  g_test_add_func ("/chart/drawing/looks-differ", test_looks_differ);
  return g_test_run ();
}
