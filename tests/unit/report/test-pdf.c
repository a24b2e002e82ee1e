/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The PDF file, as poppler and qpdf see it. */

#include "report-fixture.h"

#include <locale.h>
#include <string.h>
#include <glib/gstdio.h>

#include "binome-error.h"

static char *
export_sample (guint n_rows)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (BinomeReport) report = report_fixture_new (n_rows);
  char *path = report_fixture_path ("sample.pdf");

  g_assert_true (binome_report_export_pdf (report, path, NULL, NULL, &error));
  g_assert_no_error (error);
  return path;
}

static void
assert_line (const char *text, const char *pattern)
{
  if (!g_regex_match_simple (pattern, text, G_REGEX_MULTILINE, 0))
    {
      g_test_message ("no “%s” in:\n%s", pattern, text);
      g_test_fail ();
    }
}

static void
test_info (void)
{
  g_autofree char *path = export_sample (90);
  g_autoptr (BinomeReport) report = report_fixture_new (90);
  g_autofree char *info = report_fixture_run ((const char *const[]){ "pdfinfo", "-isodates", path, NULL });
  g_autofree char *pages = g_strdup_printf ("^Pages: +%u$", binome_report_paginate (report, NULL));

  assert_line (info, "^Title: +Tutoring at Béryl Industrie: évaluation 2025$");
  assert_line (info, "^Author: +Claire Morvan$");
  assert_line (info, "^Subject: +Tutoring programme$");
  assert_line (info, "^Keywords: +tutoring, evaluation$");
  assert_line (info, "^CreationDate: +2026-03-16T12:00:00Z$");
  assert_line (info, "^Tagged: +yes$");
  assert_line (info, "^Page size: +595\\.276 x 841\\.89 pts \\(A4\\)$");
  assert_line (info, "^PDF version: +1\\.7$");
  assert_line (info, pages);
}

static void
test_sound (void)
{
  g_autofree char *path = export_sample (300);
  g_autofree char *verdict = report_fixture_run ((const char *const[]){ "qpdf", "--check", path, NULL });

  g_assert_nonnull (strstr (verdict, "No syntax or stream encoding errors found"));
}

static void
test_structure (void)
{
  g_autofree char *path = export_sample (90);
  g_autofree char *tree = report_fixture_run ((const char *const[]){ "pdfinfo", "-struct-text", path, NULL });
  static const char *const patterns[] = { "^Document",
                                          "^  H1 \\(block\\)\\n    \"1Summary\"",
                                          "^  H2 \\(block\\)\\n    \"2\\.1Follow-up\"",
                                          "^  Table",
                                          "^    TR\\n      TH",
                                          "^      TD\\n        \"Pair 90\"",
                                          "^  L \\(block\\)",
                                          "^    LI",
                                          "^      LBody",
                                          "^  Figure",
                                          "^    Caption",
                                          "^  TOC",
                                          "^    TOCI",
                                          "^      Link" };

  for (guint i = 0; i < G_N_ELEMENTS (patterns); i++)
    assert_line (tree, patterns[i]);
  /* Running headers and footers are not read aloud. */
  g_assert_null (strstr (tree, "Page 2 of"));
  /* Of 90 pairs in turn on four sites. */
  g_assert_cmpuint (report_fixture_count (tree, "\"Nantes\""), ==, 23);
}

static void
test_outline_and_links (void)
{
  g_autofree char *path = export_sample (10);
  g_autofree char *json = report_fixture_run ((const char *const[]){ "qpdf", "--json", path, NULL });
  g_autofree char *destinations
      = report_fixture_run ((const char *const[]){ "pdfinfo", "-dests", path, NULL });

  g_assert_nonnull (strstr (json, "\"outlines\": ["));
  g_assert_nonnull (strstr (json, "\"title\": \"1\u2002Summary\""));
  g_assert_nonnull (strstr (json, "\"title\": \"2.1\u2002Follow-up\""));
  g_assert_nonnull (strstr (json, "\"title\": \"3\u2002Pairs\""));
  g_assert_cmpuint (report_fixture_count (json, "\"/Subtype\": \"/Link\""), ==, 5);
  for (guint i = 1; i <= 5; i++)
    {
      g_autofree char *name = g_strdup_printf ("\"section-%u\"", i);

      g_assert_nonnull (strstr (destinations, name));
    }
}

static void
test_fonts (void)
{
  g_autofree char *path = export_sample (10);
  g_autofree char *fonts = report_fixture_run ((const char *const[]){ "pdffonts", path, NULL });
  g_auto (GStrv) lines = g_strsplit (g_strchomp (fonts), "\n", -1);

  g_assert_cmpuint (g_strv_length (lines), >, 2);
  for (guint i = 2; lines[i] != NULL; i++)
    assert_line (lines[i], " yes (yes|no) +yes +[0-9]+ +0$");
}

static void
test_same_again (void)
{
  g_autoptr (GOutputStream) first = g_memory_output_stream_new_resizable ();
  g_autoptr (GOutputStream) second = g_memory_output_stream_new_resizable ();
  g_autoptr (BinomeReport) report = report_fixture_new (40);
  g_autoptr (GBytes) one = NULL;
  g_autoptr (GBytes) two = NULL;

  g_assert_true (binome_report_write_pdf (report, first, NULL, NULL, NULL));
  g_assert_true (binome_report_write_pdf (report, second, NULL, NULL, NULL));
  g_assert_true (g_output_stream_close (first, NULL, NULL));
  g_assert_true (g_output_stream_close (second, NULL, NULL));
  one = g_memory_output_stream_steal_as_bytes (G_MEMORY_OUTPUT_STREAM (first));
  two = g_memory_output_stream_steal_as_bytes (G_MEMORY_OUTPUT_STREAM (second));
  g_assert_true (g_bytes_equal (one, two));
}

static void
test_failure_names_the_file (void)
{
  g_autoptr (BinomeReport) report = report_fixture_new (1);
  g_autofree char *folder = report_fixture_path ("missing");
  g_autofree char *path = g_build_filename (folder, "report.pdf", NULL);
  g_autoptr (GError) error = NULL;

  g_assert_false (binome_report_export_pdf (report, path, NULL, NULL, &error));
  g_assert_error (error, BINOME_ERROR, BINOME_ERROR_FAILED);
  g_assert_nonnull (strstr (error->message, path));
  g_assert_nonnull (strstr (error->message, "the folder does not exist"));
}

/* A folder in the way cannot be replaced, and nothing else is left beside it. */
static void
test_failure_leaves_the_old (void)
{
  g_autoptr (BinomeReport) report = report_fixture_new (1);
  g_autofree char *folder = report_fixture_path ("held");
  g_autofree char *path = g_build_filename (folder, "report.pdf", NULL);
  g_autofree char *within = g_build_filename (path, "kept", NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (GDir) dir = NULL;

  g_assert_cmpint (g_mkdir_with_parents (path, 0700), ==, 0);
  g_assert_true (g_file_set_contents (within, "old", -1, NULL));
  g_assert_false (binome_report_export_pdf (report, path, NULL, NULL, &error));
  g_assert_error (error, BINOME_ERROR, BINOME_ERROR_FAILED);
  g_assert_true (g_file_test (within, G_FILE_TEST_IS_REGULAR));
  dir = g_dir_open (folder, 0, NULL);
  g_assert_cmpstr (g_dir_read_name (dir), ==, "report.pdf");
  g_assert_null (g_dir_read_name (dir));
}

static void
test_cancel (void)
{
  g_autoptr (BinomeReport) report = report_fixture_new (1);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autofree char *path = report_fixture_path ("cancelled.pdf");
  g_autofree char *kept = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_true (g_file_set_contents (path, "old", -1, NULL));
  g_cancellable_cancel (cancellable);
  g_assert_false (binome_report_export_pdf (report, path, NULL, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_true (g_file_get_contents (path, &kept, NULL, NULL));
  g_assert_cmpstr (kept, ==, "old");
}

/* A stream that is full after some bytes: the error is the stream's. */
static void
test_full_stream (void)
{
  g_autoptr (BinomeReport) report = report_fixture_new (50);
  char room[2048];
  g_autoptr (GOutputStream) stream = g_memory_output_stream_new (room, sizeof room, NULL, NULL);
  g_autoptr (GError) error = NULL;

  g_assert_false (binome_report_write_pdf (report, stream, NULL, NULL, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_NO_SPACE);
}

int
main (int argc, char *argv[])
{
  setlocale (LC_ALL, "");
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/report/pdf/info", test_info);
  g_test_add_func ("/report/pdf/sound", test_sound);
  g_test_add_func ("/report/pdf/structure", test_structure);
  g_test_add_func ("/report/pdf/outline-and-links", test_outline_and_links);
  g_test_add_func ("/report/pdf/fonts", test_fonts);
  g_test_add_func ("/report/pdf/same-again", test_same_again);
  g_test_add_func ("/report/pdf/failure-names-the-file", test_failure_names_the_file);
  g_test_add_func ("/report/pdf/failure-leaves-the-old", test_failure_leaves_the_old);
  g_test_add_func ("/report/pdf/cancel", test_cancel);
  g_test_add_func ("/report/pdf/full-stream", test_full_stream);
  return g_test_run ();
}
