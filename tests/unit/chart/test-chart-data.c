/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A chart's data: descriptions, the table, the keyboard. */

#include <math.h>

#include "binome-chart.h"

static const char *const months[] = { "January", "February", "March", NULL };

static BinomeChart *
sample (void)
{
  BinomeChart *chart = binome_chart_new (BINOME_CHART_BAR, "Pairs");

  binome_chart_set_categories (chart, months);
  binome_chart_add_series (chart, "Asked", (double[]){ 8, NAN, 1234.5 }, 3);
  binome_chart_add_series (chart, "Served", (double[]){ 6, 7, 12 }, 3);
  return chart;
}

static void
assert_text (char *text, const char *expected)
{
  g_assert_cmpstr (text, ==, expected);
  g_free (text);
}

static void
test_describe (void)
{
  g_autoptr (BinomeChart) chart = sample ();

  assert_text (binome_chart_describe_point (chart, 5), "Served, March: 12");
  assert_text (binome_chart_describe_point (chart, 1), "Asked, February: no value");
  assert_text (binome_chart_describe_point (chart, 6), "");
  assert_text (binome_chart_describe_point (chart, -1), "");
  assert_text (binome_chart_summarise (chart),
               "Pairs. 2 series. Lowest: Served, January: 6. Highest: Asked, March: 1234.5.");
  binome_chart_set_target (chart, 20, "Goal");
  binome_chart_set_unit (chart, "h");
  assert_text (
      binome_chart_summarise (chart),
      "Pairs. 2 series. Lowest: Served, January: 6\302\240h. Highest: Asked, March: 1234.5\302\240h. "
      "Target: 20\302\240h.");
}

static void
test_empty (void)
{
  g_autoptr (BinomeChart) chart = binome_chart_new (BINOME_CHART_LINE, "Pairs");

  g_assert_true (binome_chart_is_empty (chart));
  assert_text (binome_chart_summarise (chart), "Pairs. Nothing to show yet.");
  g_assert_cmpuint (binome_chart_get_n_points (chart), ==, 0);
  g_assert_cmpint (binome_chart_move_focus (chart, -1, BINOME_CHART_RIGHT), ==, -1);
  g_assert_cmpint (binome_chart_move_focus (chart, 4, BINOME_CHART_RIGHT), ==, -1);
  g_assert_cmpuint (binome_chart_table_n_rows (chart), ==, 0);
  binome_chart_add_series (chart, "S", (double[]){ NAN, INFINITY, -INFINITY, 1e300 }, 4);
  g_assert_true (binome_chart_is_empty (chart));
  g_assert_cmpint (binome_chart_move_focus (chart, -1, BINOME_CHART_RIGHT), ==, -1);
}

static void
test_table (void)
{
  g_autoptr (BinomeChart) chart = sample ();

  g_assert_cmpuint (binome_chart_table_n_rows (chart), ==, 3);
  g_assert_cmpuint (binome_chart_table_n_columns (chart), ==, 3);
  assert_text (binome_chart_table_header (chart, 0), "Category");
  binome_chart_set_category_name (chart, "Month");
  assert_text (binome_chart_table_header (chart, 0), "Month");
  assert_text (binome_chart_table_header (chart, 2), "Served");
  assert_text (binome_chart_table_header (chart, 3), "");
  assert_text (binome_chart_table_cell (chart, 2, 0), "March");
  assert_text (binome_chart_table_cell (chart, 2, 1), "1234.5");
  assert_text (binome_chart_table_cell (chart, 1, 1), "–");
  assert_text (binome_chart_table_cell (chart, 1, 2), "7");
  assert_text (binome_chart_table_cell (chart, 3, 0), "");
  binome_chart_set_unit (chart, "%");
  assert_text (binome_chart_table_cell (chart, 1, 2), "7%");
}

/* Series of different lengths, and fewer labels than values. */
static void
test_ragged (void)
{
  g_autoptr (BinomeChart) chart = binome_chart_new (BINOME_CHART_LINE, NULL);

  binome_chart_set_categories (chart, (const char *const[]){ "a", NULL });
  binome_chart_add_series (chart, NULL, (double[]){ 1, 2, 3 }, 3);
  binome_chart_add_series (chart, NULL, NULL, 0);
  g_assert_cmpuint (binome_chart_table_n_rows (chart), ==, 3);
  assert_text (binome_chart_table_cell (chart, 1, 0), "2");
  assert_text (binome_chart_table_cell (chart, 1, 2), "–");
  assert_text (binome_chart_describe_point (chart, 0), "a: 1");
  assert_text (binome_chart_table_header (chart, 1), "Value");
}

static void
test_invalid_text (void)
{
  g_autoptr (BinomeChart) chart = binome_chart_new (BINOME_CHART_BAR, "two\nlines \xff");

  g_assert_true (g_utf8_validate (binome_chart_get_title (chart), -1, NULL));
  g_assert_null (g_utf8_strchr (binome_chart_get_title (chart), -1, '\n'));
  g_assert_null (binome_chart_get_caption (chart));
  binome_chart_set_caption (chart, "From the journal");
  g_assert_cmpstr (binome_chart_get_caption (chart), ==, "From the journal");
}

/* Points: 0 1 2 Asked (1 has none), 3 4 5 Served. */
static void
test_focus (void)
{
  g_autoptr (BinomeChart) chart = sample ();
  static const struct
  {
    int from;
    BinomeChartDirection direction;
    int to;
  } moves[] = {
    { -1, BINOME_CHART_UP, 0 },    { 0, BINOME_CHART_RIGHT, 2 }, { 2, BINOME_CHART_LEFT, 0 },
    { 0, BINOME_CHART_LEFT, 0 },   { 2, BINOME_CHART_RIGHT, 2 }, { 4, BINOME_CHART_UP, 4 },
    { 5, BINOME_CHART_UP, 2 },     { 0, BINOME_CHART_DOWN, 3 },  { 3, BINOME_CHART_DOWN, 3 },
    { 3, BINOME_CHART_END, 5 },    { 5, BINOME_CHART_HOME, 3 },  { 3, BINOME_CHART_RIGHT, 4 },
    { 99, BINOME_CHART_RIGHT, 0 },
  };

  g_assert_cmpuint (binome_chart_get_n_points (chart), ==, 6);
  for (gsize i = 0; i < G_N_ELEMENTS (moves); i++)
    g_assert_cmpint (binome_chart_move_focus (chart, moves[i].from, moves[i].direction), ==, moves[i].to);
}

/* With one series, up and down lead through it: its bars may lie one below the other. */
static void
test_focus_single (void)
{
  g_autoptr (BinomeChart) chart = binome_chart_new (BINOME_CHART_BAR, "One");

  binome_chart_add_series (chart, "S", (double[]){ NAN, 2, 3 }, 3);
  g_assert_cmpint (binome_chart_move_focus (chart, -1, BINOME_CHART_DOWN), ==, 1);
  g_assert_cmpint (binome_chart_move_focus (chart, 1, BINOME_CHART_DOWN), ==, 2);
  g_assert_cmpint (binome_chart_move_focus (chart, 2, BINOME_CHART_UP), ==, 1);
  g_assert_cmpint (binome_chart_move_focus (chart, 1, BINOME_CHART_UP), ==, 1);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/chart/data/describe", test_describe);
  g_test_add_func ("/chart/data/empty", test_empty);
  g_test_add_func ("/chart/data/table", test_table);
  g_test_add_func ("/chart/data/ragged", test_ragged);
  g_test_add_func ("/chart/data/invalid-text", test_invalid_text);
  g_test_add_func ("/chart/data/focus", test_focus);
  g_test_add_func ("/chart/data/focus-single", test_focus_single);
  return g_test_run ();
}
