/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "binome-window.h"

G_BEGIN_DECLS

#define BINOME_TYPE_SEARCH_DIALOG (binome_search_dialog_get_type ())
G_DECLARE_FINAL_TYPE (BinomeSearchDialog, binome_search_dialog, BINOME, SEARCH_DIALOG, AdwDialog)

AdwDialog *binome_search_dialog_new (BinomeWindow *window);

G_END_DECLS
