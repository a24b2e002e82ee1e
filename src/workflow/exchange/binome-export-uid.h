/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "binome-db.h"

G_BEGIN_DECLS

char *binome_export_uid_load_space (BinomeDb *db, GError **error);
char *binome_export_uid_new (const char *space, const char *table, gint64 id);

G_END_DECLS
