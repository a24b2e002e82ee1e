/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How a report is divided into pages, read back from the text of its PDF. */

#include "report-fixture.h"

#include <locale.h>
#include <stdlib.h>
#include <string.h>

/* The text of each page, as pdftotext reads it. */
static char **
read_pages (BinomeReport *report, const BinomeReportPaper *paper)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *path = report_fixture_path ("pages.pdf");
  g_autofree char *text = NULL;
  char **pages;
  guint n;

  g_assert_true (binome_report_export_pdf (report, path, paper, NULL, &error));
  g_assert_no_error (error);
  text = report_fixture_run ((const char *const[]){ "pdftotext", "-layout", path, "-", NULL });
  pages = g_strsplit (text, "\f", -1);
  n = g_strv_length (pages);
  g_assert_cmpuint (n, >, 1);
  g_assert_cmpstr (pages[n - 1], ==, "");
  g_clear_pointer (&pages[n - 1], g_free);
  return pages;
}

static BinomeReport *
new_plain (void)
{
  BinomeReport *report = binome_report_new ("Plain", "en");

  binome_report_set_date_text (report, "16 March 2026");
  return report;
}

static void
add_lines (BinomeReport *report, guint n)
{
  for (guint i = 0; i < n; i++)
    {
      g_autofree char *text = g_strdup_printf ("Line %u of the filling.", i + 1);

      binome_report_add_paragraph (report, text);
    }
}

static void
test_empty (void)
{
  g_autoptr (BinomeReport) report = new_plain ();
  g_auto (GStrv) pages = read_pages (report, NULL);

  g_assert_cmpuint (binome_report_paginate (report, NULL), ==, 1);
  g_assert_cmpuint (g_strv_length (pages), ==, 1);
  g_assert_nonnull (strstr (pages[0], "Page 1 of 1"));
}

static void
test_page_break (void)
{
  g_autoptr (BinomeReport) report = new_plain ();

  binome_report_add_paragraph (report, "One.");
  g_assert_cmpuint (binome_report_paginate (report, NULL), ==, 1);
  binome_report_add_page_break (report);
  binome_report_add_page_break (report);
  g_assert_cmpuint (binome_report_paginate (report, NULL), ==, 1);
  binome_report_add_paragraph (report, "Two.");
  g_assert_cmpuint (binome_report_get_n_pages (report), ==, 2);
}

/* On A4 the text is 841.89 - 2 * 40 - 36 - 30 = 695.89 points high; one-line paragraphs take 14.5 and
 * 8 above all but the first: 14.5 + 30 * 22.5 = 689.5 fit, one more does not. */
static void
test_full_page (void)
{
  g_autoptr (BinomeReport) report = new_plain ();

  add_lines (report, 31);
  g_assert_cmpuint (binome_report_paginate (report, NULL), ==, 1);
  add_lines (report, 1);
  g_assert_cmpuint (binome_report_paginate (report, NULL), ==, 2);
}

static void
test_furniture (void)
{
  g_autoptr (BinomeReport) report = report_fixture_new (60);
  g_auto (GStrv) pages = read_pages (report, NULL);
  guint n = g_strv_length (pages);

  g_assert_cmpuint (n, ==, binome_report_get_n_pages (report));
  g_assert_null (strstr (pages[0], "Page "));
  g_assert_nonnull (strstr (pages[0], "Claire Morvan"));
  for (guint i = 1; i < n; i++)
    {
      g_autofree char *foot = g_strdup_printf ("Page %u of %u", i + 1, n);

      g_assert_cmpuint (report_fixture_count (pages[i], foot), ==, 1);
      g_assert_cmpuint (report_fixture_count (pages[i], "16 March 2026"), ==, 1);
      g_assert_nonnull (strstr (pages[i], "Tutoring at Béryl Industrie"));
    }
}

/* Wherever the page ends, a heading stands above the paragraph that it announces. */
static void
test_headings_keep (void)
{
  for (guint n = 20; n <= 36; n++)
    {
      g_autoptr (BinomeReport) report = new_plain ();
      g_auto (GStrv) pages = NULL;
      gboolean found = FALSE;

      add_lines (report, n);
      binome_report_add_heading (report, 1, "Announced");
      binome_report_add_heading (report, 2, "Within");
      binome_report_add_paragraph (report, "What was announced.");
      pages = read_pages (report, NULL);
      for (guint i = 0; pages[i] != NULL; i++)
        {
          gboolean here = strstr (pages[i], "Announced") != NULL;

          found = found || here;
          g_assert_true (here == (strstr (pages[i], "Within") != NULL));
          g_assert_true (here == (strstr (pages[i], "What was announced.") != NULL));
        }
      g_assert_true (found);
    }
}

/* No page starts or ends with a single line of a paragraph of five. */
static void
test_widows_and_orphans (void)
{
  static const char *const lines = "aaa\nbbb\nccc\nddd\neee";

  for (guint n = 24; n <= 32; n++)
    {
      g_autoptr (BinomeReport) report = new_plain ();
      g_auto (GStrv) pages = NULL;

      add_lines (report, n);
      binome_report_add_paragraph (report, lines);
      pages = read_pages (report, NULL);
      for (guint i = 0; pages[i] != NULL; i++)
        {
          g_assert_true ((strstr (pages[i], "aaa") != NULL) == (strstr (pages[i], "bbb") != NULL));
          g_assert_true ((strstr (pages[i], "ddd") != NULL) == (strstr (pages[i], "eee") != NULL));
        }
    }
}

static void
test_long_table (void)
{
  g_autoptr (BinomeReport) report = report_fixture_new (300);
  g_auto (GStrv) pages = read_pages (report, NULL);
  g_autofree char *all = g_strjoinv ("\n", pages);
  guint pages_with_rows = 0;

  for (guint i = 1; i <= 300; i++)
    {
      g_autofree char *row = g_strdup_printf ("Pair %u ", i);

      g_assert_cmpuint (report_fixture_count (all, row), ==, 1);
    }
  for (guint i = 0; pages[i] != NULL; i++)
    {
      gboolean rows = g_regex_match_simple ("Pair [0-9]+ ", pages[i], 0, 0);

      pages_with_rows += rows;
      g_assert_cmpuint (report_fixture_count (pages[i], "Site "), ==, rows);
    }
  /* A row takes 19.5 points: at most 35 fit on a page, less the head. */
  g_assert_cmpuint (pages_with_rows, >=, 9);
  g_assert_cmpuint (pages_with_rows, <=, 10);
  g_assert_cmpuint (report_fixture_count (all, "1,284 h"), ==, 2);
}

static void
test_empty_table (void)
{
  g_autoptr (BinomeReport) report = report_fixture_new (3);
  g_auto (GStrv) pages = read_pages (report, NULL);
  g_autofree char *all = g_strjoinv ("\n", pages);

  g_assert_cmpuint (report_fixture_count (all, "No rows."), ==, 1);
}

/* A chart, its caption and its figures stand on one page wherever it falls. */
static void
test_chart_keeps (void)
{
  for (guint n = 8; n <= 30; n++)
    {
      g_autoptr (BinomeReport) report = new_plain ();
      g_autoptr (BinomeChart) chart = report_fixture_chart ();
      g_auto (GStrv) pages = NULL;
      guint charts = 0;

      add_lines (report, n);
      binome_report_add_chart (report, chart, 200, "Meetings, planned and held");
      pages = read_pages (report, NULL);
      for (guint i = 0; pages[i] != NULL; i++)
        if (strstr (pages[i], "Figure 1. Meetings") != NULL)
          {
            charts++;
            /* Twice each: under the bars and in the table. */
            g_assert_cmpuint (report_fixture_count (pages[i], "2025 Q1"), ==, 2);
            g_assert_cmpuint (report_fixture_count (pages[i], "2025 Q4"), ==, 2);
          }
      g_assert_cmpuint (charts, ==, 1);
    }
}

/* The contents name the page on which each heading is found. */
static void
test_contents (void)
{
  static const char *const titles[] = { "Summary", "Results", "Follow-up", "Objectives", "Pairs" };
  g_autoptr (BinomeReport) report = report_fixture_new (40);
  g_auto (GStrv) pages = read_pages (report, NULL);

  g_assert_nonnull (strstr (pages[1], "Contents"));
  for (guint i = 0; i < G_N_ELEMENTS (titles); i++)
    {
      g_autofree char *pattern = g_strdup_printf ("(?m)^ *[0-9.]+ +%s +([0-9]+)$", titles[i]);
      g_autofree char *heading = g_strdup_printf ("(?m)^ *[0-9.]+ +%s$", titles[i]);
      g_autoptr (GRegex) regex = g_regex_new (pattern, 0, 0, NULL);
      g_autoptr (GMatchInfo) match = NULL;
      g_autofree char *page = NULL;

      g_assert_true (g_regex_match (regex, pages[1], 0, &match));
      page = g_match_info_fetch (match, 1);
      g_assert_cmpint (atoi (page), >, 2);
      g_assert_true (g_regex_match_simple (heading, pages[atoi (page) - 1], 0, 0));
    }
}

static void
test_numbers (void)
{
  g_autoptr (BinomeReport) report = report_fixture_new (1);
  g_auto (GStrv) pages = read_pages (report, NULL);

  g_assert_true (g_regex_match_simple ("1 +Summary", pages[1], 0, 0));
  g_assert_true (g_regex_match_simple ("2\\.1 +Follow-up", pages[1], 0, 0));
  g_assert_true (g_regex_match_simple ("2\\.2 +Objectives", pages[1], 0, 0));
  g_assert_true (g_regex_match_simple ("3 +Pairs", pages[1], 0, 0));
}

static void
draw_to_bytes (BinomeReport *report, guint page, double scale, GBytes **bytes)
{
  cairo_surface_t *surface
      = cairo_image_surface_create (CAIRO_FORMAT_RGB24, (int)(596 * scale), (int)(842 * scale));
  cairo_t *cr = cairo_create (surface);

  cairo_set_source_rgb (cr, 1, 1, 1);
  cairo_paint (cr);
  cairo_scale (cr, scale, scale);
  binome_report_draw_page (report, cr, page);
  g_assert_cmpint (cairo_status (cr), ==, CAIRO_STATUS_SUCCESS);
  cairo_surface_flush (surface);
  *bytes = g_bytes_new (cairo_image_surface_get_data (surface),
                        (gsize)cairo_image_surface_get_stride (surface) * (gsize)(int)(842 * scale));
  cairo_destroy (cr);
  cairo_surface_destroy (surface);
}

static void
test_drawn_alike (void)
{
  g_autoptr (BinomeReport) report = report_fixture_new (80);
  guint n = binome_report_paginate (report, NULL);

  for (guint page = 0; page < n; page++)
    {
      g_autoptr (GBytes) once = NULL;
      g_autoptr (GBytes) large = NULL;
      g_autoptr (GBytes) again = NULL;

      draw_to_bytes (report, page, 1, &once);
      draw_to_bytes (report, page, 1.7, &large);
      g_assert_cmpuint (binome_report_paginate (report, NULL), ==, n);
      draw_to_bytes (report, page, 1, &again);
      g_assert_true (g_bytes_equal (once, again));
      g_assert_false (g_bytes_equal (once, large));
    }
}

/* A narrow sheet needs more pages; back on A4 they are as many as before. */
static void
test_papers (void)
{
  const BinomeReportPaper a5 = { 419.53, 595.28, 30, 40, 30, 40 };
  g_autoptr (BinomeReport) report = report_fixture_new (100);
  guint n = binome_report_paginate (report, NULL);

  g_assert_cmpfloat (binome_report_get_paper (report)->width, ==, 595.276);
  g_assert_cmpuint (binome_report_paginate (report, &a5), >, n);
  g_assert_cmpfloat (binome_report_get_paper (report)->width, ==, 419.53);
  g_assert_cmpuint (binome_report_paginate (report, &binome_report_a4), ==, n);
}

int
main (int argc, char *argv[])
{
  setlocale (LC_ALL, "");
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/report/pages/empty", test_empty);
  g_test_add_func ("/report/pages/break", test_page_break);
  g_test_add_func ("/report/pages/full", test_full_page);
  g_test_add_func ("/report/pages/furniture", test_furniture);
  g_test_add_func ("/report/pages/headings-keep", test_headings_keep);
  g_test_add_func ("/report/pages/widows-and-orphans", test_widows_and_orphans);
  g_test_add_func ("/report/pages/long-table", test_long_table);
  g_test_add_func ("/report/pages/empty-table", test_empty_table);
  g_test_add_func ("/report/pages/chart-keeps", test_chart_keeps);
  g_test_add_func ("/report/pages/contents", test_contents);
  g_test_add_func ("/report/pages/numbers", test_numbers);
  g_test_add_func ("/report/pages/drawn-alike", test_drawn_alike);
  g_test_add_func ("/report/pages/papers", test_papers);
  return g_test_run ();
}
