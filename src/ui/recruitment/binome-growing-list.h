/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define BINOME_TYPE_GROWING_LIST (binome_growing_list_get_type ())
G_DECLARE_FINAL_TYPE (BinomeGrowingList, binome_growing_list, BINOME, GROWING_LIST, AdwPreferencesGroup)

void binome_growing_list_update_items (BinomeGrowingList *self, GPtrArray *items, GEqualFunc equal);
GtkListBox *binome_growing_list_get_list_box (BinomeGrowingList *self);
void binome_growing_list_set_items (BinomeGrowingList *self, GPtrArray *items,
                                    GtkListBoxCreateWidgetFunc make_row, gpointer user_data);

G_END_DECLS
