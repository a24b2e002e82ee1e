/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "binome-report-box.h"

G_BEGIN_DECLS

void binome_report_stack_add_poster (BinomeReportStack *self, const char *const *lines);

G_END_DECLS
