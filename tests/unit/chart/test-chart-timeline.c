/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The timeline: its measures, what the pointer and the keyboard find, and how it stands size. */

#include <math.h>
#include <string.h>
#include <time.h>

#include "binome-timeline.h"

static BinomeDate
day (int month, int of_month)
{
  return binome_date_new (2026, month, of_month);
}

/* Two pairs and one without dates; marks on purpose not added in order. */
static BinomeTimeline *
sample (void)
{
  BinomeTimeline *timeline = binome_timeline_new ();

  binome_timeline_add_row (timeline, 11, "Amina and Paul", "Lyon", day (3, 2), day (6, 30), "Active");
  binome_timeline_add_row (timeline, 12, "Claire and Hugo", NULL, day (3, 9), BINOME_DATE_NONE, NULL);
  binome_timeline_add_row (timeline, 13, "Mia and Noé", NULL, BINOME_DATE_NONE, BINOME_DATE_NONE, "Proposed");
  binome_timeline_add_mark (timeline, 0, 102, day (4, 6), BINOME_TIMELINE_PLANNED, "Check-in 2");
  binome_timeline_add_mark (timeline, 0, 101, day (3, 16), BINOME_TIMELINE_DONE, "Check-in 1");
  binome_timeline_add_mark (timeline, 1, 201, day (3, 12), BINOME_TIMELINE_OVERDUE, "Check-in 1");
  binome_timeline_add_mark (timeline, 1, 202, day (4, 2), BINOME_TIMELINE_DUE, "Check-in 2");
  binome_timeline_add_mark (timeline, 1, 203, day (5, 4), BINOME_TIMELINE_PLANNED, "Check-in 3");
  return timeline;
}

static void
test_order (void)
{
  g_autoptr (BinomeTimeline) timeline = sample ();

  g_assert_cmpuint (binome_timeline_get_n_rows (timeline), ==, 3);
  g_assert_cmpuint (binome_timeline_get_n_marks (timeline, 0), ==, 2);
  g_assert_cmpuint (binome_timeline_get_n_marks (timeline, 7), ==, 0);
  g_assert_cmpint (binome_timeline_get_row_id (timeline, 1), ==, 12);
  g_assert_cmpint (binome_timeline_get_mark_id (timeline, 0, 0), ==, 101);
  g_assert_cmpint (binome_timeline_get_mark_id (timeline, 0, 1), ==, 102);
  g_assert_cmpint (binome_timeline_get_mark_id (timeline, 0, 2), ==, 0);
  g_assert_cmpint (binome_timeline_get_mark_date (timeline, 1, 2), ==, day (5, 4));
}

/* One day only, 16 March: the span is its month, 31 days; a second, 28 March, reaches into April. */
static void
test_measures (void)
{
  g_autoptr (BinomeTimeline) timeline = binome_timeline_new ();
  const BinomeChartTheme *theme = binome_chart_theme_paper ();

  g_assert_cmpfloat (binome_timeline_get_width (timeline, BINOME_TIMELINE_MONTH, theme), ==, 0);
  g_assert_cmpint (binome_timeline_get_date (timeline, 50, BINOME_TIMELINE_MONTH, theme), ==,
                   BINOME_DATE_NONE);
  binome_timeline_include (timeline, day (3, 16));
  for (int zoom = BINOME_TIMELINE_WEEK; zoom <= BINOME_TIMELINE_QUARTER; zoom++)
    {
      double one = binome_timeline_get_x (timeline, day (3, 17), zoom, theme)
                   - binome_timeline_get_x (timeline, day (3, 16), zoom, theme);

      g_assert_cmpfloat_with_epsilon (binome_timeline_get_width (timeline, zoom, theme), 31 * one, 1e-6);
      g_assert_cmpfloat_with_epsilon (binome_timeline_get_x (timeline, day (3, 1), zoom, theme), one / 2,
                                      1e-6);
      g_assert_cmpint (binome_timeline_get_date (timeline, 15.5 * one, zoom, theme), ==, day (3, 16));
      g_assert_cmpint (binome_timeline_get_date (timeline, -9, zoom, theme), ==, day (3, 1));
      g_assert_cmpint (binome_timeline_get_date (timeline, 1e12, zoom, theme), ==, day (3, 31));
    }
  binome_timeline_include (timeline, day (3, 28));
  g_assert_cmpint (binome_timeline_get_date (timeline, 1e12, BINOME_TIMELINE_MONTH, theme), ==, day (4, 30));
}

static void
assert_described (BinomeTimeline *timeline, int row, int mark, const char *expected)
{
  g_autofree char *text = binome_timeline_describe (timeline, row, mark);

  g_assert_cmpstr (text, ==, expected);
}

static void
test_describe (void)
{
  g_autoptr (BinomeTimeline) timeline = sample ();

  assert_described (timeline, 0, 0, "Amina and Paul: Check-in 1, Done, Monday 16 March 2026");
  assert_described (timeline, 0, -1,
                    "Amina and Paul, Lyon, Active. From Monday 2 March 2026 to Tuesday 30 June 2026.");
  assert_described (timeline, 1, -1, "Claire and Hugo. Since Monday 9 March 2026.");
  assert_described (timeline, 2, -1, "Mia and Noé, Proposed. No dates yet.");
  assert_described (timeline, 0, 9, "");
  binome_timeline_add_mark (timeline, 2, 301, day (3, 18), BINOME_TIMELINE_MEETING, NULL);
  assert_described (timeline, 2, 0, "Mia and Noé: Meeting, Wednesday 18 March 2026");
  assert_described (timeline, 9, 0, "");
  assert_described (timeline, -1, -1, "");
}

static void
assert_moved (BinomeTimeline *timeline, BinomeTimelineFocus *focus, BinomeChartDirection direction, int row,
              int mark)
{
  binome_timeline_move_focus (timeline, focus, direction);
  g_assert_cmpint (focus->row, ==, row);
  g_assert_cmpint (focus->mark, ==, mark);
}

static void
test_focus (void)
{
  g_autoptr (BinomeTimeline) timeline = sample ();
  g_autoptr (BinomeTimeline) empty = binome_timeline_new ();
  BinomeTimelineFocus focus = { -1, -1, BINOME_DATE_NONE };

  assert_moved (empty, &focus, BINOME_CHART_DOWN, -1, -1);
  assert_moved (timeline, &focus, BINOME_CHART_DOWN, 0, -1);
  assert_moved (timeline, &focus, BINOME_CHART_RIGHT, 0, 0);
  assert_moved (timeline, &focus, BINOME_CHART_RIGHT, 0, 1); /* 6 April */
  assert_moved (timeline, &focus, BINOME_CHART_RIGHT, 0, 1);
  assert_moved (timeline, &focus, BINOME_CHART_DOWN, 1, 1);  /* 2 April is nearest */
  assert_moved (timeline, &focus, BINOME_CHART_DOWN, 2, -1); /* no marks */
  assert_moved (timeline, &focus, BINOME_CHART_DOWN, 2, -1);
  assert_moved (timeline, &focus, BINOME_CHART_UP, 1, 1); /* and back to April */
  assert_moved (timeline, &focus, BINOME_CHART_END, 1, 2);
  assert_moved (timeline, &focus, BINOME_CHART_UP, 0, 1);
  assert_moved (timeline, &focus, BINOME_CHART_DOWN, 1, 2); /* still near 4 May */
  assert_moved (timeline, &focus, BINOME_CHART_HOME, 1, 0);
  assert_moved (timeline, &focus, BINOME_CHART_LEFT, 1, -1);
  assert_moved (timeline, &focus, BINOME_CHART_DOWN, 2, -1);
  assert_moved (timeline, &focus, BINOME_CHART_END, 2, -1);
}

static guint32
rgb (const BinomeColour *c)
{
  return (guint32)lround (c->r * 255) << 16 | (guint32)lround (c->g * 255) << 8
         | (guint32)lround (c->b * 255);
}

/* The only thing painted in the colour of “overdue” is one mark: each such pixel leads to it, at any
 * scroll. */
static void
test_pointing (void)
{
  g_autoptr (BinomeTimeline) timeline = sample ();
  static const double scrolls[][2] = { { 0, 0 }, { 40, 0 }, { 0, 30 }, { 60, 44 } };
  BinomeChartTheme theme;

  binome_chart_theme_init (&theme, BINOME_CHART_MOOD_LIGHT, NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (scrolls); i++)
    {
      cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, 800, 240);
      cairo_t *cr = cairo_create (surface);
      const guchar *data;
      guint painted = 0;

      cairo_set_source_rgb (cr, 1, 1, 1);
      cairo_paint (cr);
      binome_timeline_draw (timeline, cr, 800, 240, scrolls[i][0], scrolls[i][1], BINOME_TIMELINE_MONTH,
                            &theme, BINOME_DATE_NONE, -1, -1);
      g_assert_cmpint (cairo_status (cr), ==, CAIRO_STATUS_SUCCESS);
      cairo_destroy (cr);
      cairo_surface_flush (surface);
      data = cairo_image_surface_get_data (surface);
      for (int y = 0; y < 240; y++)
        for (int x = 0; x < 800; x++)
          {
            guint32 value;
            int row, mark;

            memcpy (&value, data + y * cairo_image_surface_get_stride (surface) + x * 4, 4);
            if ((value & 0xffffff) != rgb (&theme.bad))
              continue;
            painted++;
            g_assert_true (binome_timeline_hit (timeline, 800, 240, scrolls[i][0], scrolls[i][1],
                                                BINOME_TIMELINE_MONTH, &theme, x + 0.5, y + 0.5, &row,
                                                &mark));
            g_assert_cmpint (row, ==, 1);
            g_assert_cmpint (mark, ==, 0);
          }
      g_assert_cmpuint (painted, >, 20);
      cairo_surface_destroy (surface);
    }
}

static void
test_pointing_elsewhere (void)
{
  g_autoptr (BinomeTimeline) timeline = sample ();
  const BinomeChartTheme *theme = binome_chart_theme_paper ();
  double header = binome_timeline_get_header_height (timeline, theme);
  double row_height = binome_timeline_get_row_height (timeline, theme);
  int row, mark;

  g_assert_false (binome_timeline_hit (timeline, 600, 300, 0, 0, BINOME_TIMELINE_MONTH, theme, 300,
                                       header / 2, &row, &mark));
  g_assert_cmpint (row, ==, -1);
  g_assert_true (binome_timeline_hit (timeline, 600, 300, 0, 0, BINOME_TIMELINE_MONTH, theme, 10,
                                      header + row_height * 2.5, &row, &mark));
  g_assert_cmpint (row, ==, 2);
  g_assert_cmpint (mark, ==, -1);
  g_assert_false (binome_timeline_hit (timeline, 600, 300, 0, 0, BINOME_TIMELINE_MONTH, theme, 10,
                                       header + row_height * 3.5, NULL, NULL));
  g_assert_false (
      binome_timeline_hit (timeline, 600, 300, 0, 0, BINOME_TIMELINE_MONTH, theme, NAN, NAN, &row, &mark));
}

/* Each state has a shape of its own: in grey, no two pictures of marks are alike. */
static void
test_shapes_differ (void)
{
  BinomeChartTheme theme = *binome_chart_theme_paper ();
  BinomeColour grey = { 0.3, 0.3, 0.3, 1 };
  guint8 pictures[BINOME_TIMELINE_N_MARKS][200 * 60 * 4];

  theme.good = theme.warn = theme.bad = theme.accent = theme.faint_ink = grey;
  theme.font_size = 20;
  for (int state = 0; state < BINOME_TIMELINE_N_MARKS; state++)
    {
      g_autoptr (BinomeTimeline) timeline = binome_timeline_new ();
      cairo_surface_t *surface
          = cairo_image_surface_create_for_data (pictures[state], CAIRO_FORMAT_ARGB32, 200, 60, 200 * 4);
      cairo_t *cr = cairo_create (surface);

      binome_timeline_add_row (timeline, 1, "A", NULL, BINOME_DATE_NONE, BINOME_DATE_NONE, NULL);
      binome_timeline_add_mark (timeline, 0, 1, day (3, 16), (BinomeTimelineMark)state, "x");
      cairo_set_source_rgb (cr, 1, 1, 1);
      cairo_paint (cr);
      cairo_translate (cr, 0, -60);
      binome_timeline_draw (timeline, cr, 200, 160,
                            binome_timeline_get_x (timeline, day (3, 16), 2, &theme) - 60, 0,
                            BINOME_TIMELINE_QUARTER, &theme, BINOME_DATE_NONE, -1, -1);
      g_assert_cmpint (cairo_status (cr), ==, CAIRO_STATUS_SUCCESS);
      cairo_destroy (cr);
      cairo_surface_destroy (surface);
    }
  for (int a = 0; a < BINOME_TIMELINE_N_MARKS; a++)
    for (int b = 0; b < a; b++)
      {
        guint different = 0;

        for (guint i = 0; i < 200 * 60; i++)
          different += ABS (pictures[a][4 * i] - pictures[b][4 * i]) > 60;
        g_assert_cmpuint (different, >, 25);
      }
}

static void
test_odd_input (void)
{
  static const double odd[] = { NAN, -100, 0, 1, 50, 800, 1e9, INFINITY };
  static const BinomeDate dates[] = { G_MININT32, -1, 0, 1, 40, 3652059, 3652060, G_MAXINT32 };
  g_autoptr (BinomeTimeline) timeline = binome_timeline_new ();
  cairo_rectangle_t extents = { 0, 0, 800, 300 };

  for (gsize i = 0; i < G_N_ELEMENTS (dates); i++)
    for (gsize j = 0; j < G_N_ELEMENTS (dates); j++)
      {
        guint row = binome_timeline_add_row (timeline, 1, "\xff\nodd", "", dates[i], dates[j], NULL);

        binome_timeline_add_mark (timeline, row, 1, dates[i], BINOME_TIMELINE_DUE, NULL);
        binome_timeline_add_mark (timeline, row, 1, dates[j], (BinomeTimelineMark)99, "x");
      }
  binome_timeline_add_mark (timeline, 4000, 1, day (3, 16), BINOME_TIMELINE_DUE, "nowhere");
  for (gsize w = 0; w < G_N_ELEMENTS (odd); w++)
    for (gsize s = 0; s < G_N_ELEMENTS (odd); s++)
      for (int zoom = BINOME_TIMELINE_WEEK; zoom <= BINOME_TIMELINE_QUARTER; zoom++)
        {
          cairo_surface_t *surface = cairo_recording_surface_create (CAIRO_CONTENT_COLOR_ALPHA, &extents);
          cairo_t *cr = cairo_create (surface);
          BinomeChartTheme theme = *binome_chart_theme_paper ();

          theme.font_size = w % 2 == 0 ? 0 : 12;
          binome_timeline_draw (timeline, cr, MIN (odd[w], 3000), 300, odd[s], odd[s], zoom, &theme, dates[s],
                                (int)s - 1, 0);
          binome_timeline_hit (timeline, odd[w], odd[w], odd[s], odd[s], zoom, &theme, odd[s], odd[w], NULL,
                               NULL);
          g_assert_cmpint (cairo_status (cr), ==, CAIRO_STATUS_SUCCESS);
          binome_timeline_draw_legend (cr, odd[w], &theme);
          g_assert_cmpint (cairo_status (cr), ==, CAIRO_STATUS_SUCCESS);
          cairo_destroy (cr);
          cairo_surface_destroy (surface);
        }
}

/* Of this thread alone: others on the machine do not count. */
static gint64
get_cpu_time (void)
{
  struct timespec now;

  clock_gettime (CLOCK_THREAD_CPUTIME_ID, &now);
  return now.tv_sec * G_USEC_PER_SEC + now.tv_nsec / 1000;
}

static gint64
time_drawing (guint rows)
{
  g_autoptr (BinomeTimeline) timeline = binome_timeline_new ();
  gint64 best = G_MAXINT64;

  for (guint i = 0; i < rows; i++)
    {
      binome_timeline_add_row (timeline, i, "Amina and Paul", "Lyon", day (1, 5), day (11, 30), "Active");
      for (int k = 0; k < 6; k++)
        binome_timeline_add_mark (timeline, i, k, day (1 + k, 12), BINOME_TIMELINE_PLANNED, "Check-in");
    }
  for (int i = 0; i < 10; i++)
    {
      cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, 900, 600);
      cairo_t *cr = cairo_create (surface);
      gint64 start = get_cpu_time ();

      binome_timeline_draw (timeline, cr, 900, 600, 0, 300, BINOME_TIMELINE_MONTH,
                            binome_chart_theme_paper (), day (3, 16), -1, -1);
      best = MIN (best, get_cpu_time () - start);
      cairo_destroy (cr);
      cairo_surface_destroy (surface);
    }
  return best;
}

/* A hundred times the rows must not take a hundred times as long: only those in sight are drawn. */
static void
test_many_rows (void)
{
  gint64 few = time_drawing (100), many = time_drawing (10000);

  g_test_message ("100 rows: %" G_GINT64_FORMAT " µs, 10,000 rows: %" G_GINT64_FORMAT " µs", few, many);
  g_assert_cmpint (many, <, few * 30);
}

static void
test_legend (void)
{
  const BinomeChartTheme *theme = binome_chart_theme_paper ();
  double wide = binome_timeline_get_legend_height (2000, theme),
         narrow = binome_timeline_get_legend_height (120, theme);

  g_assert_cmpfloat (wide, >, theme->font_size);
  g_assert_cmpfloat (narrow, >=, 3 * wide); /* seven entries, at most two or three a line */
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/chart/timeline/order", test_order);
  g_test_add_func ("/chart/timeline/measures", test_measures);
  g_test_add_func ("/chart/timeline/describe", test_describe);
  g_test_add_func ("/chart/timeline/focus", test_focus);
  g_test_add_func ("/chart/timeline/pointing", test_pointing);
  g_test_add_func ("/chart/timeline/pointing-elsewhere", test_pointing_elsewhere);
  g_test_add_func ("/chart/timeline/shapes-differ", test_shapes_differ);
  g_test_add_func ("/chart/timeline/odd-input", test_odd_input);
  g_test_add_func ("/chart/timeline/many-rows", test_many_rows);
  g_test_add_func ("/chart/timeline/legend", test_legend);
  return g_test_run ();
}
