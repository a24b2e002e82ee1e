/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "binome-list-model.h"

G_BEGIN_DECLS

#define BINOME_TYPE_ENTITY_LIST (binome_entity_list_get_type ())
G_DECLARE_FINAL_TYPE (BinomeEntityList, binome_entity_list, BINOME, ENTITY_LIST, AdwPreferencesGroup)

/* Puts an entity's words into its row; called again whenever the entity changes. */
typedef void (*BinomeEntityListShow) (AdwActionRow *row, BinomeEntity *entity, gpointer user_data);

void binome_entity_list_set_add_label (BinomeEntityList *self, const char *label);
void binome_entity_list_set_empty_text (BinomeEntityList *self, const char *text);
void binome_entity_list_refresh (BinomeEntityList *self);
void binome_entity_list_set_model (BinomeEntityList *self, BinomeListModel *model, BinomeEntityListShow show,
                                   gpointer user_data);

G_END_DECLS
