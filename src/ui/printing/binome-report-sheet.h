/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "binome-report.h"

G_BEGIN_DECLS

#define BINOME_TYPE_REPORT_SHEET (binome_report_sheet_get_type ())
G_DECLARE_FINAL_TYPE (BinomeReportSheet, binome_report_sheet, BINOME, REPORT_SHEET, GtkWidget)

GtkWidget *binome_report_sheet_new (void);
void binome_report_sheet_set_page (BinomeReportSheet *self, BinomeReport *report, guint page);

G_END_DECLS
