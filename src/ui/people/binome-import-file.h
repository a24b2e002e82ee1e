/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "binome-import.h"

G_BEGIN_DECLS

/* How a file is to be read, where what was guessed is wrong. */
typedef struct
{
  BinomeEncoding encoding;
  char separator;
  guint sheet;
  gboolean has_header;
} BinomeImportFormat;

void binome_import_file_read_async (GFile *file, GCancellable *cancellable, GAsyncReadyCallback callback,
                                    gpointer user_data);
BinomeImport *binome_import_file_read_finish (GAsyncResult *result, GError **error);
void binome_import_file_read_again_async (BinomeImport *import, const BinomeImportFormat *format,
                                          GAsyncReadyCallback callback, gpointer user_data);
gboolean binome_import_file_read_again_finish (GAsyncResult *result, GError **error);

G_END_DECLS
