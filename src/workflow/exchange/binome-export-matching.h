/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "binome-db.h"
#include "binome-table-writer.h"

G_BEGIN_DECLS

gboolean binome_export_criteria (BinomeDb *db, gint64 programme, BinomeTableWriter *writer, GError **error);
gboolean binome_export_comparison (BinomeDb *db, gint64 programme, GArray *ids, BinomeTableWriter *writer,
                                   GError **error);

G_END_DECLS
