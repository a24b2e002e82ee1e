/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "binome-csv-writer.h"
#include "binome-db.h"

G_BEGIN_DECLS

/* What can be handed to a spreadsheet. */
typedef enum
{
  BINOME_EXPORT_PEOPLE,
  BINOME_EXPORT_PAIRS,
  BINOME_EXPORT_MEETINGS,
  BINOME_EXPORT_INDICATORS,
} BinomeExportKind;

/**
 * BinomeExportFlags:
 * @BINOME_EXPORT_SENSITIVE: with the sensitive fields, which are left out otherwise
 */
typedef enum
{
  BINOME_EXPORT_NONE = 0,
  BINOME_EXPORT_SENSITIVE = 1 << 0,
} BinomeExportFlags;

/* The writer gives bytes or a file: binome_csv_writer_finish(), binome_csv_writer_save(). */
BinomeCsvWriter *binome_export_csv (BinomeDb *db, BinomeExportKind kind, gint64 programme, BinomeDate as_of,
                                    BinomeExportFlags flags, const BinomeCsvStyle *style, GError **error);

G_END_DECLS
