/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "binome-table-reader.h"

G_BEGIN_DECLS

/**
 * BinomeTablePatch:
 *
 * A table as another reader reads it, with some of its cells corrected. The file itself stays as it is.
 */
#define BINOME_TYPE_TABLE_PATCH (binome_table_patch_get_type ())
G_DECLARE_FINAL_TYPE (BinomeTablePatch, binome_table_patch, BINOME, TABLE_PATCH, GObject)

BinomeTablePatch *binome_table_patch_new (BinomeTableReader *reader);
void binome_table_patch_set (BinomeTablePatch *self, guint line, guint column, const char *text);
guint binome_table_patch_get_n_lines (BinomeTablePatch *self);
gboolean binome_table_patch_has_line (BinomeTablePatch *self, guint line);

G_END_DECLS
