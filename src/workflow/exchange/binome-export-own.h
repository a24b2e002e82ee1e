/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "binome-db.h"
#include "binome-table-writer.h"

G_BEGIN_DECLS

/**
 * BinomeExportOwn:
 *
 * The columns of fields of the company’s own, for a list whose rows are people.
 */
typedef struct _BinomeExportOwn BinomeExportOwn;

BinomeExportOwn *binome_export_own_load (BinomeDb *db, gint64 programme, gboolean sensitive, GError **error);
void binome_export_own_free (BinomeExportOwn *self);
void binome_export_own_add_titles (BinomeExportOwn *self, BinomeTableWriter *writer);
void binome_export_own_add_cells (BinomeExportOwn *self, BinomeTableWriter *writer, gint64 person);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (BinomeExportOwn, binome_export_own_free)

G_END_DECLS
