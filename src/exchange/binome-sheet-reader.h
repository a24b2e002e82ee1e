/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

#define BINOME_TYPE_SHEET_READER (binome_sheet_reader_get_type ())
G_DECLARE_FINAL_TYPE (BinomeSheetReader, binome_sheet_reader, BINOME, SHEET_READER, GObject)

gboolean binome_sheet_reader_recognises (GBytes *bytes);
BinomeSheetReader *binome_sheet_reader_new (GBytes *bytes, int sheet, GCancellable *cancellable,
                                            GError **error);
const char *const *binome_sheet_reader_get_names (BinomeSheetReader *self);
guint binome_sheet_reader_get_sheet (BinomeSheetReader *self);
char *binome_sheet_reader_dup_note (BinomeSheetReader *self);

G_END_DECLS
