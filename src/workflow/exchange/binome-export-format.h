/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "binome-export.h"

G_BEGIN_DECLS

/* The kinds of file that a list can be written to; the first are those of binome-table-writer.h. */
typedef enum
{
  BINOME_EXPORT_FORMAT_CSV = BINOME_TABLE_CSV,
  BINOME_EXPORT_FORMAT_XLSX = BINOME_TABLE_XLSX,
  BINOME_EXPORT_FORMAT_ODS = BINOME_TABLE_ODS,
  BINOME_EXPORT_FORMAT_VCARD,
  BINOME_EXPORT_FORMAT_ICALENDAR,
  BINOME_EXPORT_FORMAT_JSON,
} BinomeExportFormat;

#define BINOME_N_EXPORT_FORMATS (BINOME_EXPORT_FORMAT_JSON + 1)

gboolean binome_export_format_for_name (const char *file_name, BinomeExportKind kind,
                                        BinomeExportFormat *format, GError **error);
gboolean binome_export_format_for_word (const char *word, BinomeExportKind kind, BinomeExportFormat *format,
                                        GError **error);
gboolean binome_export_format_is_for (BinomeExportFormat format, BinomeExportKind kind);
BinomeExportFormat binome_export_format_get_usual (BinomeExportKind kind);
gboolean binome_export_format_is_table (BinomeExportFormat format);
const char *binome_export_format_get_suffix (BinomeExportFormat format);
const char *binome_export_format_get_label (BinomeExportFormat format);

G_END_DECLS
