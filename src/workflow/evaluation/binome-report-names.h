/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "binome-db.h"

G_BEGIN_DECLS

/**
 * BinomeReportNames:
 * @organisation: (nullable): the company
 * @coordinator: (nullable): who co-ordinates the programme
 * @sponsor: (nullable): who carries it
 *
 * Whom a document about a programme names.
 */
typedef struct
{
  char *organisation;
  char *coordinator;
  char *sponsor;
} BinomeReportNames;

gboolean binome_report_names_read (BinomeReportNames *self, BinomeDb *db, gint64 programme, BinomeDate as_of,
                                   GError **error);
void binome_report_names_clear (BinomeReportNames *self);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (BinomeReportNames, binome_report_names_clear)

G_END_DECLS
