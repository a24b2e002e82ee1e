/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Texts, tables and papers that nobody expects: every one must still give a sound PDF. */

#include "report-fixture.h"

#include <locale.h>
#include <math.h>
#include <string.h>

static char *
assert_sound (BinomeReport *report, const BinomeReportPaper *paper)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *path = report_fixture_path ("hostile.pdf");
  g_autofree char *verdict = NULL;

  g_assert_true (binome_report_export_pdf (report, path, paper, NULL, &error));
  g_assert_no_error (error);
  verdict = report_fixture_run ((const char *const[]){ "qpdf", "--check", path, NULL });
  return report_fixture_run ((const char *const[]){ "pdftotext", "-layout", path, "-", NULL });
}

static char *
repeat (const char *part, guint n)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < n; i++)
    g_string_append (text, part);
  return g_string_free_and_steal (text);
}

static void
test_long_words (void)
{
  g_autofree char *word = repeat ("Anticonstitutionnellement", 400);
  g_autoptr (BinomeReport) report = binome_report_new (word, "fr");
  const char *const cells[] = { word, "1", NULL };
  BinomeReportTable *table;
  g_autofree char *text = NULL;

  binome_report_set_subtitle (report, word);
  binome_report_set_organisation (report, word);
  binome_report_set_author (report, word);
  binome_report_set_period (report, word);
  binome_report_set_date_text (report, word);
  binome_report_add_cover (report);
  for (guint i = 0; i < 3; i++)
    binome_report_add_heading (report, 1, word);
  binome_report_add_paragraph (report, word);
  binome_report_add_bullet (report, word);
  for (guint i = 0; i < 7; i++)
    binome_report_add_key_figure (report, word, word, word);
  for (guint i = 0; i < 5; i++)
    binome_report_add_signature (report, word, word);
  table = binome_report_add_table (report, word);
  binome_report_table_add_column (table, word, BINOME_REPORT_START, 0);
  binome_report_table_add_column (table, word, BINOME_REPORT_END, 0);
  binome_report_table_add_row (table, cells);
  binome_report_table_set_total (table, cells);
  text = assert_sound (report, NULL);
  g_assert_nonnull (strstr (text, "Anticonstitutionnellement"));
}

/* A row taller than a page goes on over the pages, every line of it once. */
static void
test_tall_row (void)
{
  GString *lines = g_string_new (NULL);
  g_autoptr (BinomeReport) report = binome_report_new ("Tall", "en");
  BinomeReportTable *table = binome_report_add_table (report, NULL);
  g_autofree char *tall = NULL;
  g_autofree char *text = NULL;

  for (guint i = 1; i <= 200; i++)
    g_string_append_printf (lines, "%sline <%u>", i == 1 ? "" : "\n", i);
  tall = g_string_free_and_steal (lines);
  binome_report_table_add_column (table, "Note", BINOME_REPORT_START, 3);
  binome_report_table_add_column (table, "Pair", BINOME_REPORT_START, 1);
  binome_report_table_add_row (table, (const char *const[]){ tall, "first", NULL });
  binome_report_table_add_row (table, (const char *const[]){ "after", "second", NULL });
  text = assert_sound (report, NULL);
  for (guint i = 1; i <= 200; i++)
    {
      g_autofree char *line = g_strdup_printf ("line <%u>", i);

      g_assert_cmpuint (report_fixture_count (text, line), ==, 1);
    }
  g_assert_cmpuint (report_fixture_count (text, "first"), ==, 1);
  g_assert_cmpuint (report_fixture_count (text, "second"), ==, 1);
}

static void
test_bad_text (void)
{
  static const char *const bad
      = "a\xff\xfe"
        "b\x01\x7f\x1b[0m <b>&amp; \\ ' ( ) \r\n\t\u2028\u202e\u0301\xf0\x9f\x98\x80";
  g_autoptr (BinomeReport) report = binome_report_new (bad, bad);
  BinomeReportTable *table;
  g_autofree char *text = NULL;

  binome_report_set_author (report, bad);
  binome_report_set_keywords (report, bad);
  binome_report_add_cover (report);
  for (guint i = 0; i < 4; i++)
    binome_report_add_heading (report, (int)i - 1, bad);
  binome_report_add_lead_paragraph (report, bad, bad);
  binome_report_add_paragraph (report, NULL);
  binome_report_add_bullet (report, "");
  binome_report_add_key_figure (report, NULL, NULL, NULL);
  binome_report_add_signature (report, NULL, NULL);
  table = binome_report_add_table (report, bad);
  binome_report_table_add_column (table, bad, BINOME_REPORT_START, NAN);
  binome_report_table_add_column (table, NULL, BINOME_REPORT_END, -1);
  binome_report_table_add_row (table, (const char *const[]){ bad, NULL });
  binome_report_table_add_row (table, (const char *const[]){ bad, "", "too", "many", NULL });
  binome_report_table_add_row (table, NULL);
  text = assert_sound (report, NULL);
  g_assert_nonnull (strstr (text, "<b>&amp;"));
}

static void
test_many_columns (void)
{
  g_autoptr (BinomeReport) report = binome_report_new ("Wide", "en");
  BinomeReportTable *table = binome_report_add_table (report, "Wide");
  const char *cells[60] = { NULL };
  g_autofree char *text = NULL;

  binome_report_add_table (report, "No columns at all");
  for (guint i = 0; i < 59; i++)
    {
      cells[i] = "several words of text";
      binome_report_table_add_column (table, "Head", BINOME_REPORT_CENTRE, i % 2);
    }
  g_assert_cmpuint (binome_report_table_get_n_columns (table), ==, BINOME_REPORT_MAX_COLUMNS);
  for (guint i = 0; i < 5; i++)
    binome_report_table_add_row (table, cells);
  text = assert_sound (report, NULL);
}

static void
test_papers (void)
{
  const BinomeReportPaper papers[] = {
    { 0, 0, 0, 0, 0, 0 },         { -5, NAN, NAN, -1, 1e300, INFINITY },
    { 30, 20, 5, 5, 5, 5 },       { 595, 842, 900, 900, 900, 900 },
    { 1e9, 1e9, 0, 0, 0, 0 },     { 250, 3000, 10, 10, 10, 10 },
    { 842, 595, 40, 40, 40, 40 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (papers); i++)
    {
      g_autoptr (BinomeReport) report = report_fixture_new (30);
      g_autofree char *text = assert_sound (report, &papers[i]);

      for (guint row = 1; row <= 30; row++)
        {
          g_autofree char *name = g_strdup_printf ("Pair %u", row);

          /* On the narrowest sheets a cell may be broken. */
          g_assert_true (strstr (text, name) != NULL || papers[i].width < 200);
        }
    }
}

static void
test_charts (void)
{
  static const double heights[] = { -1, 0, NAN, 1e6, INFINITY };
  g_autoptr (BinomeReport) report = binome_report_new ("Charts", "en");
  g_autoptr (BinomeChart) empty = binome_chart_new (BINOME_CHART_LINE, NULL);
  g_autofree char *text = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (heights); i++)
    {
      g_autoptr (BinomeChart) chart = report_fixture_chart ();

      binome_report_add_chart (report, chart, heights[i], NULL);
      binome_report_add_chart (report, empty, heights[i], NULL);
      binome_report_add_space (report, heights[i]);
    }
  text = assert_sound (report, NULL);
  g_assert_nonnull (strstr (text, "Figure 10."));
}

static void
test_draw_beyond (void)
{
  g_autoptr (BinomeReport) report = report_fixture_new (1);
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_RGB24, 10, 10);
  cairo_t *cr = cairo_create (surface);

  binome_report_draw_page (report, cr, 1000);
  g_assert_cmpint (cairo_status (cr), ==, CAIRO_STATUS_SUCCESS);
  cairo_destroy (cr);
  cairo_surface_destroy (surface);
}

static void
test_freed (void)
{
  BinomeReport *report = report_fixture_new (20);

  binome_report_paginate (report, NULL);
  g_assert_finalize_object (report);
}

static void
fill_poster (BinomeReport *report, const char *part, guint n)
{
  g_autofree char *words = repeat (part, n);

  for (int kind = BINOME_REPORT_POSTER_SENDER; kind <= BINOME_REPORT_POSTER_CONTACT; kind++)
    binome_report_add_poster_line (report, (BinomeReportPosterLine)kind, words);
}

/* A poster is one page, whatever stands on it; what fits on it is all there. */
static void
test_poster (void)
{
  static const char *const parts[] = { "Aide ", "Anticonstitutionnellement", "\n", "\xff\x01 مرحبا " };
  static const guint counts[] = { 0, 1, 12, 60 };
  const BinomeReportPaper slip = { 200, 300, 10, 10, 10, 10 };

  for (gsize i = 0; i < G_N_ELEMENTS (parts); i++)
    for (gsize j = 0; j < G_N_ELEMENTS (counts); j++)
      {
        g_autoptr (BinomeReport) report = binome_report_new ("Poster", "fr");
        g_autofree char *text = NULL;

        fill_poster (report, parts[i], counts[j]);
        g_assert_cmpuint (binome_report_paginate (report, j % 2 == 0 ? NULL : &slip), ==, 1);
        if (j != 2)
          continue;
        text = assert_sound (report, NULL);
        if (i == 0)
          g_assert_cmpuint (report_fixture_count (text, "Aide"), ==, 7 * 12);
      }
}

int
main (int argc, char *argv[])
{
  setlocale (LC_ALL, "");
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/report/hostile/long-words", test_long_words);
  g_test_add_func ("/report/hostile/tall-row", test_tall_row);
  g_test_add_func ("/report/hostile/bad-text", test_bad_text);
  g_test_add_func ("/report/hostile/many-columns", test_many_columns);
  g_test_add_func ("/report/hostile/papers", test_papers);
  g_test_add_func ("/report/hostile/charts", test_charts);
  g_test_add_func ("/report/hostile/draw-beyond", test_draw_beyond);
  g_test_add_func ("/report/hostile/freed", test_freed);
  g_test_add_func ("/report/hostile/poster", test_poster);
  return g_test_run ();
}
