/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Saved charts: what other programs find in the files. */

#include <math.h>
#include <string.h>
#include <glib/gstdio.h>

#include "binome-chart.h"
#include "binome-error.h"

static BinomeChart *
sample (void)
{
  BinomeChart *chart = binome_chart_new (BINOME_CHART_LINE, "Pairs <started> & ended");

  binome_chart_set_caption (chart, "From the journal");
  binome_chart_add_series (chart, "Started", (double[]){ 4, 8, 6 }, 3);
  return chart;
}

static char *
text_of (GBytes *bytes)
{
  return g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
}

static void
ignore_text_cb (GMarkupParseContext *context, const char *name, const char **names, const char **values,
                gpointer user_data, GError **error)
{
  if (g_str_equal (name, "title") || g_str_equal (name, "desc"))
    (*(int *)user_data)++;
}

static void
test_svg (void)
{
  g_autoptr (BinomeChart) chart = sample ();
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = binome_chart_save_svg (chart, 400, 300, binome_chart_theme_paper (), &error);
  g_autofree char *text = NULL;
  int described = 0;
  GMarkupParser parser = { .start_element = ignore_text_cb };
  g_autoptr (GMarkupParseContext) context = g_markup_parse_context_new (&parser, 0, &described, NULL);

  g_assert_no_error (error);
  text = text_of (bytes);
  g_assert_nonnull (strstr (text, "<title>Pairs &lt;started&gt; &amp; ended</title>"));
  g_assert_nonnull (strstr (text, "From the journal</desc>"));
  g_assert_nonnull (strstr (text, "role=\"img\""));
  g_assert_true (g_markup_parse_context_parse (context, text, -1, &error));
  g_assert_true (g_markup_parse_context_end_parse (context, &error));
  g_assert_no_error (error);
  g_assert_cmpint (described, ==, 2);
}

static guint32
big_endian (const guint8 *p)
{
  return (guint32)p[0] << 24 | (guint32)p[1] << 16 | (guint32)p[2] << 8 | p[3];
}

/* The size stands in the first chunk (PNG specification, 11.2.2). */
static void
test_png (void)
{
  g_autoptr (BinomeChart) chart = sample ();
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = binome_chart_save_png (chart, 400, 300, binome_chart_theme_paper (), &error);
  const guint8 *data;
  gsize size;

  g_assert_no_error (error);
  data = g_bytes_get_data (bytes, &size);
  g_assert_cmpuint (size, >, 2000);
  g_assert_cmpmem (data, 8, "\x89PNG\r\n\x1a\n", 8);
  g_assert_cmpuint (big_endian (data + 16), ==, 800);
  g_assert_cmpuint (big_endian (data + 20), ==, 600);
}

static void
test_pdf (void)
{
  g_autoptr (BinomeChart) chart = sample ();
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = binome_chart_save_pdf (chart, 400, 300, binome_chart_theme_paper (), &error);

  g_assert_no_error (error);
  g_assert_cmpuint (g_bytes_get_size (bytes), >, 1000);
  g_assert_cmpmem (g_bytes_get_data (bytes, NULL), 5, "%PDF-", 5);
}

static void
test_impossible_sizes (void)
{
  static const double sizes[] = { 0, -1, 1e9, NAN, INFINITY };
  g_autoptr (BinomeChart) chart = sample ();

  for (gsize i = 0; i < G_N_ELEMENTS (sizes); i++)
    {
      g_autoptr (GError) svg = NULL;
      g_autoptr (GError) png = NULL;
      g_autoptr (GError) pdf = NULL;

      g_assert_null (binome_chart_save_svg (chart, sizes[i], 300, binome_chart_theme_paper (), &svg));
      g_assert_error (svg, BINOME_ERROR, BINOME_ERROR_INVALID);
      g_assert_null (binome_chart_save_png (chart, 400, sizes[i], binome_chart_theme_paper (), &png));
      g_assert_error (png, BINOME_ERROR, BINOME_ERROR_INVALID);
      g_assert_null (binome_chart_save_pdf (chart, sizes[i], 300, binome_chart_theme_paper (), &pdf));
      g_assert_error (pdf, BINOME_ERROR, BINOME_ERROR_INVALID);
    }
}

static void
test_file (void)
{
  g_autoptr (BinomeChart) chart = sample ();
  g_autoptr (GError) error = NULL;
  g_autofree char *folder = g_dir_make_tmp ("binome-chart-XXXXXX", &error);
  g_autofree char *path = g_build_filename (folder, "Chart.SVG", NULL);
  g_autofree char *text = NULL;
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GFile) other = g_file_new_build_filename (folder, "chart.docx", NULL);
  g_autoptr (GFile) nowhere = g_file_new_build_filename (folder, "no", "chart.png", NULL);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();

  g_assert_true (binome_chart_save (chart, file, 400, 300, binome_chart_theme_paper (), NULL, &error));
  g_assert_no_error (error);
  g_assert_true (g_file_get_contents (path, &text, NULL, NULL));
  g_assert_nonnull (strstr (text, "<svg"));

  g_assert_false (binome_chart_save (chart, other, 400, 300, binome_chart_theme_paper (), NULL, &error));
  g_assert_error (error, BINOME_ERROR, BINOME_ERROR_INVALID);
  g_clear_error (&error);
  g_assert_false (binome_chart_save (chart, nowhere, 400, 300, binome_chart_theme_paper (), NULL, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND);
  g_clear_error (&error);
  g_cancellable_cancel (cancellable);
  g_assert_false (
      binome_chart_save (chart, file, 400, 300, binome_chart_theme_paper (), cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);

  g_unlink (path);
  g_rmdir (folder);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/chart/save/svg", test_svg);
  g_test_add_func ("/chart/save/png", test_png);
  g_test_add_func ("/chart/save/pdf", test_pdf);
  g_test_add_func ("/chart/save/impossible-sizes", test_impossible_sizes);
  g_test_add_func ("/chart/save/file", test_file);
  return g_test_run ();
}
