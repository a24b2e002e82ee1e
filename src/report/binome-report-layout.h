/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "binome-report.h"

G_BEGIN_DECLS

/**
 * BinomeReportLayout:
 *
 * A report divided into pages of one paper. It must not outlive the report.
 */
typedef struct _BinomeReportLayout BinomeReportLayout;

BinomeReportLayout *binome_report_layout_new (BinomeReport *report, const BinomeReportPaper *paper);
void binome_report_layout_free (BinomeReportLayout *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (BinomeReportLayout, binome_report_layout_free)

const BinomeReportPaper *binome_report_layout_get_paper (BinomeReportLayout *self);
guint binome_report_layout_get_n_pages (BinomeReportLayout *self);
GPtrArray *binome_report_layout_get_headings (BinomeReportLayout *self);
void binome_report_layout_draw_page (BinomeReportLayout *self, cairo_t *cr, guint page, gboolean tagged);

G_END_DECLS
