/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "follow-up/binome-row-item.h"

G_BEGIN_DECLS

#define BINOME_TYPE_CHECK_IN_TILE (binome_check_in_tile_get_type ())
G_DECLARE_FINAL_TYPE (BinomeCheckInTile, binome_check_in_tile, BINOME, CHECK_IN_TILE, AdwBin)

GtkWidget *binome_check_in_tile_new (gboolean with_pair);
void binome_check_in_tile_set_item (BinomeCheckInTile *self, BinomeRowItem *item);

G_END_DECLS
