/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "binome-export-list.h"

G_BEGIN_DECLS

/* Rows that are in memory at a time. */
#define BINOME_EXPORT_ROWS_AT_ONCE 256

/* What a calendar is about: all 0 for everything, or one of them. */
typedef struct
{
  gint64 programme;
  gint64 pair;
  gint64 person;
} BinomeExportScope;

GArray *binome_export_list_select (BinomeExportList *self, BinomeDb *db, GError **error);
gboolean binome_export_list_go_on (BinomeExportList *self, BinomeDb *db, double progress, GError **error);
const BinomeExportScope *binome_export_list_get_scope (BinomeExportList *self);

GBytes *binome_export_contacts (BinomeExportList *list, BinomeDb *db, GError **error);
GBytes *binome_export_calendar (BinomeExportList *list, BinomeDb *db, GError **error);
GBytes *binome_export_workspace (BinomeExportList *list, BinomeDb *db, BinomeExportFlags flags,
                                 GError **error);

/* Takes a piece of the document; FALSE with an error ends it. */
typedef gboolean (*BinomeExportSink) (const char *text, gpointer data, GError **error);

gboolean binome_export_journal (BinomeDb *db, gboolean sensitive, BinomeExportSink sink, gpointer data,
                                GError **error);

G_END_DECLS
