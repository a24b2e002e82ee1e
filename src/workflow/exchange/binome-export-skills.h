/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "binome-db.h"
#include "binome-table-writer.h"

G_BEGIN_DECLS

gboolean binome_export_skills (BinomeDb *db, GArray *ids, BinomeTableWriter *writer, GError **error);

G_END_DECLS
