/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "binome-db.h"
#include "binome-model.h"

G_BEGIN_DECLS

/* Each belongs into one store write. */
gboolean binome_pair_check_ins_make (BinomeDb *db, BinomeEntity *pair, BinomeEntity *tutee, GError **error);
gboolean binome_pair_check_ins_follow_end (BinomeDb *db, BinomeEntity *pair, BinomeDate before,
                                           BinomeDate until, GError **error);
gboolean binome_pair_check_ins_give_up (BinomeDb *db, BinomeEntity *pair, BinomeDate on, gboolean completed,
                                        GError **error);
gboolean binome_pair_check_ins_take_up (BinomeDb *db, BinomeEntity *pair, BinomeDate ended_on,
                                        GError **error);

G_END_DECLS
