/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "binome-import.h"
#include "binome-session.h"

G_BEGIN_DECLS

#define BINOME_TYPE_IMPORT_COLUMNS (binome_import_columns_get_type ())
G_DECLARE_FINAL_TYPE (BinomeImportColumns, binome_import_columns, BINOME, IMPORT_COLUMNS, AdwBin)

void binome_import_columns_set_session (BinomeImportColumns *self, BinomeSession *session);
void binome_import_columns_suggest (BinomeImportColumns *self, BinomeImport *import);
void binome_import_columns_set_import (BinomeImportColumns *self, BinomeImport *import);
BinomeEncoding binome_import_columns_get_encoding (BinomeImportColumns *self);
guint binome_import_columns_get_sheet (BinomeImportColumns *self);
char binome_import_columns_get_separator (BinomeImportColumns *self);
gboolean binome_import_columns_get_has_header (BinomeImportColumns *self);

G_END_DECLS
