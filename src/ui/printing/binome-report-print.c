/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A report on a printer. */

#include "printing/binome-report-print.h"

#include "binome-feedback.h"

/* The sheet that the user chose, with the report's own margins, which every printer can keep. */
static void
find_paper (GtkPrintContext *context, BinomeReportPaper *paper)
{
  GtkPageSetup *setup = gtk_print_context_get_page_setup (context);

  *paper = binome_report_a4;
  paper->width = gtk_page_setup_get_paper_width (setup, GTK_UNIT_POINTS);
  paper->height = gtk_page_setup_get_paper_height (setup, GTK_UNIT_POINTS);
}

/* A handler, since GTK never calls the virtual function alone. */
static gboolean
on_paginate_cb (GtkPrintOperation *operation, GtkPrintContext *context, BinomeReport *report)
{
  BinomeReportPaper paper;

  find_paper (context, &paper);
  gtk_print_operation_set_n_pages (operation, (int)binome_report_paginate (report, &paper));
  return TRUE;
}

static void
on_draw_page_cb (GtkPrintOperation *operation, GtkPrintContext *context, int page, BinomeReport *report)
{
  binome_report_draw_page (report, gtk_print_context_get_cairo_context (context), (guint)page);
}

/**
 * binome_report_print_new:
 * @report: a report that nobody else paginates
 *
 * Returns: (transfer full): an operation that prints @report on the paper that the user chooses
 */
GtkPrintOperation *
binome_report_print_new (BinomeReport *report)
{
  GtkPrintOperation *operation = gtk_print_operation_new ();

  gtk_print_operation_set_job_name (operation, binome_report_get_title (report));
  gtk_print_operation_set_unit (operation, GTK_UNIT_POINTS);
  gtk_print_operation_set_use_full_page (operation, TRUE);
  gtk_print_operation_set_embed_page_setup (operation, TRUE);
  gtk_print_operation_set_allow_async (operation, TRUE);
  g_object_set_data_full (G_OBJECT (operation), "binome-report", g_object_ref (report), g_object_unref);
  g_signal_connect_object (operation, "paginate", G_CALLBACK (on_paginate_cb), report, G_CONNECT_DEFAULT);
  g_signal_connect_object (operation, "draw-page", G_CALLBACK (on_draw_page_cb), report, G_CONNECT_DEFAULT);
  return operation;
}

static void
on_done_cb (GtkPrintOperation *operation, GtkPrintOperationResult result, GtkWidget *widget)
{
  g_autoptr (GError) error = NULL;

  if (result != GTK_PRINT_OPERATION_RESULT_ERROR)
    return;

  gtk_print_operation_get_error (operation, &error);
  if (error != NULL)
    binome_feedback_show_error (widget, error);
}

/**
 * binome_report_print_run:
 * @report: a report that nobody else paginates
 * @widget: where the user is: a failure is told there
 *
 * Asks for a printer and prints, without waiting for the end.
 */
void
binome_report_print_run (BinomeReport *report, GtkWidget *widget)
{
  g_autoptr (GtkPrintOperation) operation = binome_report_print_new (report);
  GtkRoot *root = gtk_widget_get_root (widget);

  g_signal_connect_object (operation, "done", G_CALLBACK (on_done_cb), widget, G_CONNECT_DEFAULT);
  /* What went wrong is told by “done”, in every case. */
  gtk_print_operation_run (operation, GTK_PRINT_OPERATION_ACTION_PRINT_DIALOG,
                           GTK_IS_WINDOW (root) ? GTK_WINDOW (root) : NULL, NULL);
}
