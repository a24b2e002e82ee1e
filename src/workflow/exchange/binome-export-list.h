/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "binome-export-format.h"

G_BEGIN_DECLS

/**
 * BinomeExportList:
 *
 * A list on its way to a spreadsheet, as it is filtered and sorted where it is shown. Reference counted; to
 * be set up before it is written, and then left alone but for its progress, which any thread may ask for.
 */
typedef struct _BinomeExportList BinomeExportList;

BinomeExportList *binome_export_list_new (BinomeExportKind kind);
BinomeExportList *binome_export_list_new_for_query (BinomeExportKind kind, BinomeQuery *query);
BinomeExportList *binome_export_list_new_for_ids (BinomeExportKind kind, GArray *ids);
BinomeExportList *binome_export_list_ref (BinomeExportList *self);
void binome_export_list_unref (BinomeExportList *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (BinomeExportList, binome_export_list_unref)

void binome_export_list_set_programme (BinomeExportList *self, gint64 programme);
void binome_export_list_set_pair (BinomeExportList *self, gint64 pair);
void binome_export_list_set_person (BinomeExportList *self, gint64 person);
void binome_export_list_set_flags (BinomeExportList *self, BinomeExportFlags flags);
BinomeExportKind binome_export_list_get_kind (BinomeExportList *self);
double binome_export_list_get_progress (BinomeExportList *self);
gboolean binome_export_list_write (BinomeExportList *self, BinomeDb *db, BinomeDate as_of,
                                   BinomeTableWriter *writer, GError **error);
GBytes *binome_export_list_make (BinomeExportList *self, BinomeDb *db, BinomeDate as_of,
                                 BinomeExportFormat format, GError **error);

G_END_DECLS
