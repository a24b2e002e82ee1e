/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "binome-store.h"

G_BEGIN_DECLS

#define BINOME_TYPE_LIST_MODEL (binome_list_model_get_type ())
G_DECLARE_FINAL_TYPE (BinomeListModel, binome_list_model, BINOME, LIST_MODEL, GObject)

BinomeListModel *binome_list_model_new (BinomeStore *store, BinomeQuery *query);
void binome_list_model_set_query (BinomeListModel *self, BinomeQuery *query);
BinomeQuery *binome_list_model_get_query (BinomeListModel *self);
gboolean binome_list_model_is_loading (BinomeListModel *self);
gint64 binome_list_model_get_id (BinomeListModel *self, guint position);
GArray *binome_list_model_get_ids (BinomeListModel *self);
guint binome_list_model_find (BinomeListModel *self, gint64 id);

G_END_DECLS
