/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "binome-db.h"
#include "binome-model.h"

G_BEGIN_DECLS

gboolean binome_own_file_is_link (const char *answer);
gboolean binome_own_file_keep (BinomeDb *db, gint64 field, gint64 owner, GFile *file, GError **error);
GFile *binome_own_file_put_out (BinomeDb *db, gint64 field, gint64 owner, const char *folder, GError **error);
gboolean binome_own_file_save (BinomeDb *db, gint64 field, gint64 owner, GFile *to, GError **error);

G_END_DECLS
