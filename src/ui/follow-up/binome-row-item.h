/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

#define BINOME_TYPE_ROW_ITEM (binome_row_item_get_type ())
G_DECLARE_FINAL_TYPE (BinomeRowItem, binome_row_item, BINOME, ROW_ITEM, GObject)

gconstpointer binome_row_item_get (BinomeRowItem *self);
void binome_row_items_update (GListStore *store, GPtrArray *rows);
void binome_row_items_touch (GListModel *items);

G_END_DECLS
