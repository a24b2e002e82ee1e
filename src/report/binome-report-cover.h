/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "binome-report-box.h"
#include "binome-report-private.h"

G_BEGIN_DECLS

/**
 * BinomeReportHeading:
 * @number: such as “2.1”
 * @title: without the number
 * @level: 1 or 2
 * @index: among all headings, from 0
 * @page: where it stands, from 0
 *
 * A heading of the whole report, for its own block, the table of contents and the outline.
 */
typedef struct
{
  char *number;
  char *title;
  int level;
  guint index;
  guint page;
} BinomeReportHeading;

void binome_report_stack_add_cover (BinomeReportStack *self, BinomeReport *report,
                                    const BinomeReportPaper *paper);
void binome_report_stack_add_title (BinomeReportStack *self, BinomeReport *report);
void binome_report_stack_add_contents (BinomeReportStack *self, GPtrArray *headings);
void binome_report_stack_add_heading (BinomeReportStack *self, BinomeReportHeading *heading);
const BinomeReportHeading *binome_report_box_get_heading (const BinomeReportBox *self);

G_END_DECLS
