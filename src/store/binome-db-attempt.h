/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "binome-db.h"

G_BEGIN_DECLS

typedef gboolean (*BinomeDbAttempt) (BinomeDb *db, gpointer data, GError **error);

gboolean binome_db_attempt (BinomeDb *self, BinomeDbAttempt attempt, gpointer data, GError **error);

G_END_DECLS
