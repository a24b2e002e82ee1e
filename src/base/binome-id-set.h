/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Ids of rows, each once: a hundred thousand are added without a pause. */
typedef struct _BinomeIdSet BinomeIdSet;

BinomeIdSet *binome_id_set_new (void);
void binome_id_set_free (BinomeIdSet *self);
guint binome_id_set_get_size (const BinomeIdSet *self);
void binome_id_set_reserve (BinomeIdSet *self, guint n);
void binome_id_set_add (BinomeIdSet *self, gint64 id);
void binome_id_set_remove (BinomeIdSet *self, gint64 id);
void binome_id_set_remove_all (BinomeIdSet *self);
gboolean binome_id_set_contains (const BinomeIdSet *self, gint64 id);
GArray *binome_id_set_list (const BinomeIdSet *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (BinomeIdSet, binome_id_set_free)

G_END_DECLS
