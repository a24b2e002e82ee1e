/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "binome-person.h"

G_BEGIN_DECLS

#define BINOME_TYPE_PERSON_TILE (binome_person_tile_get_type ())
G_DECLARE_FINAL_TYPE (BinomePersonTile, binome_person_tile, BINOME, PERSON_TILE, AdwBin)

void binome_person_tile_show_own (gpointer tile, const char *text);
char *binome_person_tile_describe (BinomePerson *person);

G_END_DECLS
