/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "binome-db.h"
#include "binome-model.h"

G_BEGIN_DECLS

gboolean binome_person_set_all (BinomeDb *db, const gint64 *people, guint n_people, guint field,
                                BinomeEntity *value, GError **error);
gboolean binome_person_delete_all (BinomeDb *db, const gint64 *people, guint n_people, GError **error);
GStrv binome_person_list_values (BinomeDb *db, guint field, guint limit, GError **error);
gboolean binome_person_keep_list (BinomeDb *db, BinomeSavedList *list, GError **error);

G_END_DECLS
