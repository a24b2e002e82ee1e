/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "binome-chart.h"
#include "binome-report-box.h"

G_BEGIN_DECLS

void binome_report_stack_add_figures (BinomeReportStack *self, const char *const *figures, double space);
void binome_report_stack_add_signatures (BinomeReportStack *self, const char *const *signatories,
                                         double space);
BinomeReportBox *binome_report_stack_add_chart (BinomeReportStack *self, BinomeChart *chart, double height,
                                                const char *label, const char *caption, double space);

G_END_DECLS
