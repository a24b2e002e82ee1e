/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "binome-report-box.h"
#include "binome-report.h"

G_BEGIN_DECLS

void binome_report_stack_add_letter_lines (BinomeReportStack *self, BinomeReportLines kind, const char *text);

G_END_DECLS
