/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "binome-import.h"

G_BEGIN_DECLS

/* Something was corrected. */
typedef void (*BinomeImportFixed) (gpointer user_data);

AdwDialog *binome_import_fix_dialog_new (BinomeImportFix *fix, GObject *owner, BinomeImportFixed fixed);

G_END_DECLS
