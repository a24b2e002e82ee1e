/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "binome-import.h"

G_BEGIN_DECLS

/* Every verdict, for binome_import_lines_set_verdict(). */
#define BINOME_IMPORT_ALL (-1)

#define BINOME_TYPE_IMPORT_LINE (binome_import_line_get_type ())
G_DECLARE_FINAL_TYPE (BinomeImportLine, binome_import_line, BINOME, IMPORT_LINE, GObject)

guint binome_import_line_get_row (BinomeImportLine *self);
BinomeImportVerdict binome_import_line_get_verdict (BinomeImportLine *self);

#define BINOME_TYPE_IMPORT_LINES (binome_import_lines_get_type ())
G_DECLARE_FINAL_TYPE (BinomeImportLines, binome_import_lines, BINOME, IMPORT_LINES, GObject)

BinomeImportLines *binome_import_lines_new (BinomeImport *import);
void binome_import_lines_set_verdict (BinomeImportLines *self, int verdict);

G_END_DECLS
