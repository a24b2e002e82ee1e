/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "binome-session.h"

G_BEGIN_DECLS

#define BINOME_TYPE_IMPORT_DIALOG (binome_import_dialog_get_type ())
G_DECLARE_FINAL_TYPE (BinomeImportDialog, binome_import_dialog, BINOME, IMPORT_DIALOG, AdwDialog)

BinomeImportDialog *binome_import_dialog_new (BinomeSession *session);
BinomeImportDialog *binome_import_dialog_new_for_file (BinomeSession *session, GFile *file);

G_END_DECLS
