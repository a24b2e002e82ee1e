/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <pango/pangocairo.h>

#include "binome-chart-theme.h"
#include "binome-report-table.h"

G_BEGIN_DECLS

/* The typefaces of a report, from the cover down to the foot of the page. */
typedef enum
{
  BINOME_REPORT_COVER_TITLE,
  BINOME_REPORT_COVER_SUBTITLE,
  BINOME_REPORT_COVER_NAME,
  BINOME_REPORT_COVER_FACT,
  BINOME_REPORT_TITLE,
  BINOME_REPORT_SUBTITLE,
  BINOME_REPORT_HEADING_1,
  BINOME_REPORT_HEADING_2,
  BINOME_REPORT_BODY,
  BINOME_REPORT_CAPTION,
  BINOME_REPORT_FIGURE,
  BINOME_REPORT_FIGURE_SMALL,
  BINOME_REPORT_LABEL,
  BINOME_REPORT_NOTE,
  BINOME_REPORT_TABLE_HEAD,
  BINOME_REPORT_TABLE_CELL,
  BINOME_REPORT_TABLE_TOTAL,
  BINOME_REPORT_SMALL_HEAD,
  BINOME_REPORT_SMALL_CELL,
  BINOME_REPORT_SMALL_TOTAL,
  BINOME_REPORT_CONTENTS_1,
  BINOME_REPORT_CONTENTS_2,
  BINOME_REPORT_FURNITURE,
} BinomeReportStyle;

/**
 * BinomeReportText:
 * @layout: the text, broken into lines
 * @leading: from one baseline to the next, in points
 * @baseline: from the top of a line to its baseline, in points
 * @n_lines: how many lines there are, at least 1
 *
 * A text set in one style on an even grid of lines, whatever fonts its letters come from.
 */
typedef struct
{
  PangoLayout *layout;
  BinomeReportStyle style;
  double leading;
  double baseline;
  int n_lines;
} BinomeReportText;

char *binome_report_clean_text (const char *text);
char *binome_report_clean_line (const char *text);

PangoContext *binome_report_type_context (const char *language);
double binome_report_type_leading (BinomeReportStyle style);
void binome_report_type_ink (cairo_t *cr, const BinomeColour *colour, double strength);
void binome_report_type_rule (cairo_t *cr, double x, double y, double width, double thickness,
                              const BinomeColour *colour);

BinomeReportText *binome_report_text_new (PangoContext *context, BinomeReportStyle style, const char *text,
                                          double width, int max_lines);
BinomeReportText *binome_report_text_new_led (PangoContext *context, BinomeReportStyle style,
                                              const char *lead, const char *text, double width,
                                              int max_lines);
void binome_report_text_free (BinomeReportText *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (BinomeReportText, binome_report_text_free)
double binome_report_text_height (const BinomeReportText *self);
double binome_report_text_width (const BinomeReportText *self);
void binome_report_text_draw (const BinomeReportText *self, cairo_t *cr, double x, double y, double width,
                              BinomeReportAlign align, int first, int count);

G_END_DECLS
