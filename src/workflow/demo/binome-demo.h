/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "binome-db.h"

G_BEGIN_DECLS

/* Belongs into one store write, on a new file. */
gboolean binome_demo_fill (BinomeDb *db, BinomeDate today, GError **error);

G_END_DECLS
