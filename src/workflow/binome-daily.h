/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "binome-db.h"

G_BEGIN_DECLS

gboolean binome_daily_apply (BinomeDb *db, gpointer data, GError **error);

G_END_DECLS
