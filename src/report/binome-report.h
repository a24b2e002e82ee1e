/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <cairo.h>
#include <gio/gio.h>

#include "binome-chart.h"
#include "binome-report-table.h"

G_BEGIN_DECLS

/**
 * BinomeReportPaper:
 * @width: of the sheet, in points (1/72 inch)
 * @height: of the sheet
 * @top: free above the running header
 * @right: free on the right
 * @bottom: free below the running footer
 * @left: free on the left
 *
 * A sheet of paper and its margins. Header and footer lie inside the margins.
 */
typedef struct
{
  double width, height;
  double top, right, bottom, left;
} BinomeReportPaper;

extern const BinomeReportPaper binome_report_a4;

/**
 * BinomeReportLines:
 *
 * Lines of a letter that are no running text, and where they stand.
 */
typedef enum
{
  BINOME_REPORT_LINES_SENDER,    /* top left; what follows starts at the window of an envelope */
  BINOME_REPORT_LINES_RECIPIENT, /* on the right, in the window of the envelope */
  BINOME_REPORT_LINES_DATE,      /* on the right */
  BINOME_REPORT_LINES_SUBJECT,   /* in bold */
  BINOME_REPORT_LINES_TITLE,     /* of a document */
  BINOME_REPORT_LINES_LARGE,     /* larger than the text, as on a poster */
  BINOME_REPORT_LINES_HEADLINE,  /* seen from afar */
  BINOME_REPORT_LINES_SIGNATURE, /* on the right, with room to sign above */
} BinomeReportLines;

/**
 * BinomeReportPosterLine:
 *
 * What stands on a poster, from the top to the foot of the page.
 */
typedef enum
{
  BINOME_REPORT_POSTER_SENDER,   /* who speaks */
  BINOME_REPORT_POSTER_HEADLINE, /* seen from afar */
  BINOME_REPORT_POSTER_LEAD,     /* what it is about */
  BINOME_REPORT_POSTER_HEADING,  /* of the lines below */
  BINOME_REPORT_POSTER_TEXT,
  BINOME_REPORT_POSTER_ITEM,    /* with a mark before it */
  BINOME_REPORT_POSTER_CONTACT, /* whom to ask, at the foot */
} BinomeReportPosterLine;

#define BINOME_TYPE_REPORT (binome_report_get_type ())
G_DECLARE_FINAL_TYPE (BinomeReport, binome_report, BINOME, REPORT, GObject)

BinomeReport *binome_report_new (const char *title, const char *language);
void binome_report_set_title (BinomeReport *self, const char *title);
void binome_report_set_subtitle (BinomeReport *self, const char *subtitle);
void binome_report_set_author (BinomeReport *self, const char *author);
void binome_report_set_subject (BinomeReport *self, const char *subject);
void binome_report_set_keywords (BinomeReport *self, const char *keywords);
void binome_report_set_date_text (BinomeReport *self, const char *date);
void binome_report_set_organisation (BinomeReport *self, const char *organisation);
void binome_report_set_period (BinomeReport *self, const char *period);
const char *binome_report_get_title (BinomeReport *self);

void binome_report_add_cover (BinomeReport *self);
void binome_report_add_title (BinomeReport *self);
void binome_report_add_heading (BinomeReport *self, int level, const char *text);
void binome_report_add_paragraph (BinomeReport *self, const char *text);
void binome_report_add_lead_paragraph (BinomeReport *self, const char *lead, const char *text);
void binome_report_add_bullet (BinomeReport *self, const char *text);
void binome_report_add_key_figure (BinomeReport *self, const char *value, const char *label,
                                   const char *note);
BinomeReportTable *binome_report_add_table (BinomeReport *self, const char *caption);
void binome_report_add_chart (BinomeReport *self, BinomeChart *chart, double height, const char *caption);
void binome_report_add_signature (BinomeReport *self, const char *role, const char *name);
void binome_report_add_signature_in (BinomeReport *self, const char *role, const char *name,
                                     const char *date_label, const char *signature_label);
void binome_report_add_page_break (BinomeReport *self);
void binome_report_add_part (BinomeReport *self);
void binome_report_add_lines (BinomeReport *self, BinomeReportLines kind, const char *text);
void binome_report_add_poster_line (BinomeReport *self, BinomeReportPosterLine kind, const char *text);
void binome_report_add_space (BinomeReport *self, double height);

gboolean binome_report_is_empty (BinomeReport *self);
void binome_report_take (BinomeReport *self, BinomeReport *part);

guint binome_report_paginate (BinomeReport *self, const BinomeReportPaper *paper);
guint binome_report_get_n_pages (BinomeReport *self);
const BinomeReportPaper *binome_report_get_paper (BinomeReport *self);
void binome_report_draw_page (BinomeReport *self, cairo_t *cr, guint page);

gboolean binome_report_write_pdf (BinomeReport *self, GOutputStream *stream, const BinomeReportPaper *paper,
                                  GCancellable *cancellable, GError **error);
gboolean binome_report_export_pdf (BinomeReport *self, const char *path, const BinomeReportPaper *paper,
                                   GCancellable *cancellable, GError **error);

G_END_DECLS
