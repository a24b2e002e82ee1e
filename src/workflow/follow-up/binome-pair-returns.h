/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "binome-db.h"

G_BEGIN_DECLS

GArray *binome_pair_returns_parse (const char *text, GError **error);
gboolean binome_pair_returns_plan (BinomeDb *db, gint64 pair, GArray *days, GError **error);

G_END_DECLS
