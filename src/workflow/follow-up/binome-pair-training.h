/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "binome-db.h"
#include "binome-model.h"

G_BEGIN_DECLS

GPtrArray *binome_pair_list_untrained (BinomeDb *db, const gint64 *pairs, guint n_pairs, BinomeDate today,
                                       GError **error);

G_END_DECLS
