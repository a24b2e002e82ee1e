/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Axes: ticks as one would choose them by hand. */

#include <math.h>

#include "binome-chart-private.h"

typedef struct
{
  double min, max;
  guint most;
  gboolean whole;
  double first, last, step;
} Case;

/* Worked out on paper: the least step of 1, 2, 5 × 10ⁿ that covers the range in so many intervals. */
static const Case cases[] = {
  { 0, 10, 5, TRUE, 0, 10, 2 },  { 0, 7, 5, TRUE, 0, 8, 2 },         { 0, 30, 6, TRUE, 0, 30, 5 },
  { 0, 31, 6, TRUE, 0, 40, 10 }, { 0, 1, 5, FALSE, 0, 1, 0.2 },      { 0, 1, 5, TRUE, 0, 1, 1 },
  { 0, 3, 6, TRUE, 0, 3, 1 },    { 0, 0.37, 4, FALSE, 0, 0.4, 0.1 }, { -8, 6, 5, TRUE, -10, 10, 5 },
  { -3, 0, 3, TRUE, -3, 0, 1 },  { 72, 98, 5, TRUE, 70, 100, 10 },   { 0, 123456, 5, TRUE, 0, 150000, 50000 },
  { 0, 0, 5, TRUE, 0, 1, 1 },    { 5, 5, 5, TRUE, 0, 5, 1 },         { -5, -5, 5, TRUE, -5, 0, 1 },
  { 0, 22, 1, TRUE, 0, 50, 50 }, { -1, 1, 1, TRUE, -1, 1, 1 },       { 0, 1e15, 5, TRUE, 0, 1e15, 2e14 },
};

static void
test_ticks (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      const Case *c = &cases[i];
      BinomeChartAxis axis;

      binome_chart_axis_init (&axis, c->min, c->max, c->most, c->whole);
      g_test_message ("%g to %g in %u: %g to %g by %g", c->min, c->max, c->most, axis.min, axis.max,
                      axis.step);
      g_assert_cmpfloat_with_epsilon (axis.min, c->first, c->step * 1e-9);
      g_assert_cmpfloat_with_epsilon (axis.max, c->last, c->step * 1e-9);
      g_assert_cmpfloat_with_epsilon (axis.step, c->step, c->step * 1e-9);
      g_assert_cmpuint (axis.n_ticks, ==, (guint)round ((c->last - c->first) / c->step) + 1);
    }
}

/* Whatever the range, the ticks cover it and are no more than allowed. */
static void
test_any_range (void)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (20260316);

  for (int i = 0; i < 20000; i++)
    {
      double size = pow (10, g_rand_double_range (random, -8, 15));
      double a = g_rand_double_range (random, -1, 1) * size, b = g_rand_double_range (random, -1, 1) * size;
      guint most = (guint)g_rand_int_range (random, 1, 9);
      BinomeChartAxis axis;
      double slack;

      binome_chart_axis_init (&axis, MIN (a, b), MAX (a, b), most, i % 2 == 0);
      slack = axis.step * 1e-6;
      g_assert_cmpfloat (axis.min, <=, MIN (a, b) + slack);
      g_assert_cmpfloat (axis.max, >=, MAX (a, b) - slack);
      g_assert_cmpuint (axis.n_ticks, <=, MAX (most, 2) + 1);
      g_assert_cmpuint (axis.n_ticks, >=, 2);
      g_assert_cmpfloat_with_epsilon (binome_chart_axis_tick (&axis, axis.n_ticks - 1), axis.max, slack);
    }
}

static void
test_labels (void)
{
  BinomeChartAxis axis;
  g_autofree char *half = NULL;
  g_autofree char *percent = NULL;
  g_autofree char *hours = NULL;
  g_autofree char *million = NULL;

  binome_chart_axis_init (&axis, 0, 2, 4, FALSE);
  half = binome_chart_axis_label (&axis, 1, NULL);
  g_assert_cmpstr (half, ==, "0.5");
  hours = binome_chart_axis_label (&axis, 2, "h");
  g_assert_cmpstr (hours, ==, "1\302\240h");
  binome_chart_axis_init (&axis, 0, 100, 5, TRUE);
  percent = binome_chart_axis_label (&axis, 1, "%");
  g_assert_cmpstr (percent, ==, "20%");
  binome_chart_axis_init (&axis, 0, 2000000, 4, TRUE);
  million = binome_chart_axis_label (&axis, 3, NULL);
  g_assert_cmpstr (million, ==, "1.5 m");
}

static void
test_share (void)
{
  BinomeChartAxis axis;

  binome_chart_axis_init (&axis, -5, 15, 4, TRUE);
  g_assert_cmpfloat_with_epsilon (binome_chart_axis_share (&axis, 0), 0.25, 1e-12);
  g_assert_cmpfloat_with_epsilon (binome_chart_axis_share (&axis, 15), 1, 1e-12);
  g_assert_cmpfloat_with_epsilon (binome_chart_axis_share (&axis, 99), 1, 1e-12);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/chart/axis/ticks", test_ticks);
  g_test_add_func ("/chart/axis/any-range", test_any_range);
  g_test_add_func ("/chart/axis/labels", test_labels);
  g_test_add_func ("/chart/axis/share", test_share);
  return g_test_run ();
}
