/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "binome-report.h"

G_BEGIN_DECLS

#define BINOME_TYPE_REPORT_PREVIEW (binome_report_preview_get_type ())
G_DECLARE_FINAL_TYPE (BinomeReportPreview, binome_report_preview, BINOME, REPORT_PREVIEW, AdwBin)

void binome_report_preview_set_report (BinomeReportPreview *self, BinomeReport *report);
guint binome_report_preview_get_n_pages (BinomeReportPreview *self);

G_END_DECLS
