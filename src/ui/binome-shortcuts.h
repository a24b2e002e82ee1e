/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define BINOME_TYPE_SHORTCUTS (binome_shortcuts_get_type ())
G_DECLARE_FINAL_TYPE (BinomeShortcuts, binome_shortcuts, BINOME, SHORTCUTS, AdwDialog)

BinomeShortcuts *binome_shortcuts_new (void);

G_END_DECLS
