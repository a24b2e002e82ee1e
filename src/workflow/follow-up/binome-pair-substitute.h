/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "binome-db.h"

G_BEGIN_DECLS

gboolean binome_pair_team_substitute (BinomeDb *db, BinomeEntity *stand_in, GError **error);

G_END_DECLS
