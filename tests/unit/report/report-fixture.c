/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A sample report, and other programs to read PDFs with. */

#include "report-fixture.h"

#include <string.h>
#include <glib/gstdio.h>

BinomeChart *
report_fixture_chart (void)
{
  static const char *const quarters[] = { "2025 Q1", "2025 Q2", "2025 Q3", "2025 Q4", NULL };
  static const double held[] = { 31, 44, 38, 52 }, planned[] = { 36, 48, 48, 54 };
  BinomeChart *chart = binome_chart_new (BINOME_CHART_BAR, "Meetings by quarter");

  binome_chart_set_category_name (chart, "Quarter");
  binome_chart_set_categories (chart, quarters);
  binome_chart_add_series (chart, "Planned", planned, G_N_ELEMENTS (planned));
  binome_chart_add_series (chart, "Held", held, G_N_ELEMENTS (held));
  return chart;
}

void
report_fixture_add_pairs (BinomeReport *report, guint n_rows)
{
  static const char *const sites[] = { "Lyon", "Nantes", "Lille", "Toulouse" };
  static const char *const states[] = { "Active", "Completed", "Ended early" };
  const char *const total[] = { "Total", "", "", "1,284 h", NULL };
  BinomeReportTable *table = binome_report_add_table (report, "Pairs of the programme");

  binome_report_table_add_column (table, "Pair", BINOME_REPORT_START, 2);
  binome_report_table_add_column (table, "Site", BINOME_REPORT_START, 2);
  binome_report_table_add_column (table, "State", BINOME_REPORT_CENTRE, 1.5);
  binome_report_table_add_column (table, "Hours", BINOME_REPORT_END, 1);
  for (guint i = 0; i < n_rows; i++)
    {
      g_autofree char *name = g_strdup_printf ("Pair %u", i + 1);
      g_autofree char *hours = g_strdup_printf ("%u h", 4 + i % 23);
      const char *const cells[] = { name, sites[i % 4], states[i % 3], hours, NULL };

      binome_report_table_add_row (table, cells);
    }
  binome_report_table_set_total (table, total);
}

static void
add_results (BinomeReport *report)
{
  g_autoptr (BinomeChart) chart = report_fixture_chart ();
  BinomeReportTable *table;

  binome_report_add_heading (report, 1, "Results");
  binome_report_add_heading (report, 2, "Follow-up");
  binome_report_add_chart (report, chart, 190, "Meetings planned and held, by quarter.");
  binome_report_add_heading (report, 2, "Objectives");
  table = binome_report_add_table (report, "Objectives, as set at the start");
  binome_report_table_add_column (table, "Objective", BINOME_REPORT_START, 0);
  binome_report_table_add_column (table, "Target", BINOME_REPORT_END, 0);
}

BinomeReport *
report_fixture_new (guint n_rows)
{
  BinomeReport *report = binome_report_new ("Tutoring at Béryl Industrie: évaluation 2025", "en");

  binome_report_set_subtitle (report, "Evaluation report for the steering committee");
  binome_report_set_author (report, "Claire Morvan");
  binome_report_set_subject (report, "Tutoring programme");
  binome_report_set_keywords (report, "tutoring, evaluation");
  binome_report_set_organisation (report, "Béryl Industrie");
  binome_report_set_period (report, "January to December 2025");
  binome_report_set_date_text (report, "16 March 2026");

  binome_report_add_cover (report);
  binome_report_add_heading (report, 1, "Summary");
  binome_report_add_paragraph (report, "The programme served most of those who asked for a tutor.");
  binome_report_add_key_figure (report, "86 %", "Tutees served", "74 % in 2024");
  binome_report_add_key_figure (report, "48", "Tutors", NULL);
  binome_report_add_key_figure (report, "1,284 h", "Hours together", "27 h a tutor");
  binome_report_add_lead_paragraph (report, "To decide.", "A third group from September.");
  binome_report_add_bullet (report, "Train the tutors before they start.");
  binome_report_add_bullet (report, "Free two hours a month for each tutor.");
  add_results (report);
  binome_report_add_page_break (report);
  binome_report_add_heading (report, 1, "Pairs");
  report_fixture_add_pairs (report, n_rows);
  binome_report_add_space (report, 12);
  binome_report_add_signature (report, "For the company", "Claire Morvan");
  binome_report_add_signature (report, "For the staff", NULL);
  return report;
}

char *
report_fixture_path (const char *name)
{
  g_autoptr (GError) error = NULL;
  static char *folder;
  char *path;

  if (folder == NULL)
    folder = g_dir_make_tmp ("binome-report-XXXXXX", &error);
  g_assert_no_error (error);
  path = g_build_filename (folder, name, NULL);
  g_remove (path);
  return path;
}

char *
report_fixture_run (const char *const *arguments)
{
  g_autoptr (GError) error = NULL;
  char *output = NULL;
  g_autofree char *complaint = NULL;
  int status;

  g_spawn_sync (NULL, (char **)arguments, NULL, G_SPAWN_SEARCH_PATH, NULL, NULL, &output, &complaint, &status,
                &error);
  g_assert_no_error (error);
  g_spawn_check_wait_status (status, &error);
  if (error != NULL)
    g_test_message ("%s: %s%s", arguments[0], output, complaint);
  g_assert_no_error (error);
  return output;
}

guint
report_fixture_count (const char *text, const char *part)
{
  guint n = 0;

  for (const char *p = text; (p = strstr (p, part)) != NULL; p += strlen (part))
    n++;
  return n;
}
