/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Printing into a file: as many sheets as the report has pages on that paper. */

#include <locale.h>
#include <stdlib.h>
#include <string.h>
#include <adwaita.h>
#include <glib/gstdio.h>

#include "binome-error.h"
#include "printing/binome-report-print.h"
#include "printing/binome-report-save.h"

/* Enough for several pages. */
static BinomeReport *
make_report (void)
{
  BinomeReport *report = binome_report_new ("Onboarding 2026", "en");
  BinomeReportTable *table;

  binome_report_set_subtitle (report, "Evaluation report");
  binome_report_add_cover (report);
  binome_report_add_heading (report, 1, "Pairs");
  table = binome_report_add_table (report, "Pairs");
  binome_report_table_add_column (table, "Tutee", BINOME_REPORT_START, 1);
  binome_report_table_add_column (table, "Tutor", BINOME_REPORT_START, 1);
  for (int i = 0; i < 150; i++)
    {
      g_autofree char *tutee = g_strdup_printf ("Tutee %d", i);
      g_autofree char *tutor = g_strdup_printf ("Tutor %d", i);
      const char *const cells[] = { tutee, tutor, NULL };

      binome_report_table_add_row (table, cells);
    }
  return report;
}

/* What another program says of the file. */
static guint
count_pages (const char *path, const char **paper)
{
  const char *const argv[] = { "pdfinfo", path, NULL };
  g_autofree char *output = NULL;
  g_autoptr (GError) error = NULL;
  const char *line;

  g_spawn_sync (NULL, (char **)argv, NULL, G_SPAWN_SEARCH_PATH, NULL, NULL, &output, NULL, NULL, &error);
  g_assert_no_error (error);
  *paper = strstr (output, "(letter)") != NULL ? "letter" : strstr (output, "(A4)") != NULL ? "A4" : "other";
  line = strstr (output, "Pages:");
  g_assert_nonnull (line);
  return (guint)atoi (line + strlen ("Pages:"));
}

static void
test_export (gconstpointer data)
{
  const char *name = data;
  g_autoptr (BinomeReport) report = make_report ();
  g_autoptr (BinomeReport) same = make_report ();
  g_autoptr (GtkPrintOperation) operation = binome_report_print_new (report);
  g_autoptr (GtkPageSetup) setup = gtk_page_setup_new ();
  GtkPaperSize *size = gtk_paper_size_new (name);
  BinomeReportPaper paper = binome_report_a4;
  g_autofree char *folder = g_dir_make_tmp ("binome-print-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (folder, "report.pdf", NULL);
  g_autofree char *job = NULL;
  g_autoptr (GError) error = NULL;
  const char *found;
  guint expected;

  paper.width = gtk_paper_size_get_width (size, GTK_UNIT_POINTS);
  paper.height = gtk_paper_size_get_height (size, GTK_UNIT_POINTS);
  expected = binome_report_paginate (same, &paper);
  g_assert_cmpuint (expected, >=, 4);

  g_object_get (operation, "job-name", &job, NULL);
  g_assert_cmpstr (job, ==, "Onboarding 2026");
  gtk_page_setup_set_paper_size (setup, size);
  gtk_print_operation_set_default_page_setup (operation, setup);
  gtk_print_operation_set_allow_async (operation, FALSE);
  gtk_print_operation_set_export_filename (operation, path);
  g_assert_cmpint (gtk_print_operation_run (operation, GTK_PRINT_OPERATION_ACTION_EXPORT, NULL, &error), ==,
                   GTK_PRINT_OPERATION_RESULT_APPLY);
  g_assert_no_error (error);
  g_assert_cmpuint (count_pages (path, &found), ==, expected);
  g_assert_cmpstr (found, ==, g_str_equal (name, GTK_PAPER_NAME_LETTER) ? "letter" : "A4");

  g_assert_cmpint (g_unlink (path), ==, 0);
  g_assert_cmpint (g_rmdir (folder), ==, 0);
  gtk_paper_size_free (size);
}

static void
on_saved_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  *(GAsyncResult **)user_data = g_object_ref (result);
}

static GFile *
save (BinomeReport *report, GFile *file, GError **error)
{
  g_autoptr (GAsyncResult) result = NULL;

  binome_report_save_async (report, file, NULL, on_saved_cb, &result);
  while (result == NULL)
    g_main_context_iteration (NULL, TRUE);
  return binome_report_save_finish (result, error);
}

static void
test_save (void)
{
  g_autoptr (BinomeReport) report = make_report ();
  g_autofree char *folder = g_dir_make_tmp ("binome-print-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (folder, "report.pdf", NULL);
  g_autofree char *nowhere = g_build_filename (folder, "missing", "report.pdf", NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GFile) bad_file = g_file_new_for_path (nowhere);
  g_autoptr (GError) error = NULL;
  g_autoptr (GFile) saved = save (report, file, &error);
  const char *found;

  g_assert_no_error (error);
  g_assert_true (g_file_equal (saved, file));
  g_assert_cmpuint (count_pages (path, &found), ==, binome_report_get_n_pages (report));
  g_assert_cmpstr (found, ==, "A4");

  g_assert_null (save (report, bad_file, &error));
  g_assert_nonnull (error);
  g_assert_true (error->domain == BINOME_ERROR);

  g_assert_cmpint (g_unlink (path), ==, 0);
  g_assert_cmpint (g_rmdir (folder), ==, 0);
}

/* The operation keeps its report as long as it needs it, and no longer. */
static void
test_life (void)
{
  BinomeReport *report = make_report ();
  GtkPrintOperation *operation = binome_report_print_new (report);

  g_assert_finalize_object (operation);
  g_assert_finalize_object (report);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  gtk_disable_setlocale ();
  setlocale (LC_ALL, "C.UTF-8");
  adw_init ();

  g_test_add_data_func ("/print/a4", GTK_PAPER_NAME_A4, test_export);
  g_test_add_data_func ("/print/letter", GTK_PAPER_NAME_LETTER, test_export);
  g_test_add_func ("/print/save", test_save);
  g_test_add_func ("/print/life", test_life);
  return g_test_run ();
}
