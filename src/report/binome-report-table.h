/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

typedef enum
{
  BINOME_REPORT_START,
  BINOME_REPORT_CENTRE,
  BINOME_REPORT_END,
} BinomeReportAlign;

/**
 * BinomeReportTable:
 *
 * The columns and rows of a table in a report. The columns come first, then the rows.
 */
typedef struct _BinomeReportTable BinomeReportTable;

#define BINOME_REPORT_MAX_COLUMNS 32

BinomeReportTable *binome_report_table_new (const char *caption);
void binome_report_table_free (BinomeReportTable *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (BinomeReportTable, binome_report_table_free)

void binome_report_table_add_column (BinomeReportTable *self, const char *title, BinomeReportAlign align,
                                     double width);
void binome_report_table_add_row (BinomeReportTable *self, const char *const *cells);
void binome_report_table_set_total (BinomeReportTable *self, const char *const *cells);
void binome_report_table_set_compact (BinomeReportTable *self, gboolean compact);
void binome_report_table_set_for_signing (BinomeReportTable *self, gboolean for_signing);

const char *binome_report_table_get_caption (BinomeReportTable *self);
gboolean binome_report_table_get_compact (BinomeReportTable *self);
gboolean binome_report_table_get_for_signing (BinomeReportTable *self);
gboolean binome_report_table_has_total (BinomeReportTable *self);
guint binome_report_table_get_n_columns (BinomeReportTable *self);
guint binome_report_table_get_n_rows (BinomeReportTable *self);
const char *binome_report_table_get_title (BinomeReportTable *self, guint column);
BinomeReportAlign binome_report_table_get_align (BinomeReportTable *self, guint column);
double binome_report_table_get_width (BinomeReportTable *self, guint column);
const char *binome_report_table_get_cell (BinomeReportTable *self, guint row, guint column);
const char *binome_report_table_get_total (BinomeReportTable *self, guint column);

G_END_DECLS
