/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "binome-db.h"
#include "binome-own-answer.h"

G_BEGIN_DECLS

#define BINOME_OWN_FIELDS_MAX_CHOICES 100

/* The fields. Writing belongs into one store write. */
GPtrArray *binome_own_fields_list (BinomeDb *db, GError **error);
GPtrArray *binome_own_fields_list_of (BinomeDb *db, BinomeFieldScope scope, GError **error);
gboolean binome_own_fields_keep (BinomeDb *db, BinomeFieldDefinition *definition, GError **error);
gboolean binome_own_fields_remove (BinomeDb *db, gint64 field, GError **error);
gboolean binome_own_fields_move (BinomeDb *db, gint64 field, int by, GError **error);
const char *binome_own_fields_get_matching_hint (BinomeEntity *definition);

G_END_DECLS
