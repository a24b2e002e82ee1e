/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "binome-db.h"
#include "binome-model.h"

G_BEGIN_DECLS

GPtrArray *binome_pair_team_select (BinomeDb *db, gint64 pair, GError **error);
GArray *binome_pair_team_list_tutors (BinomeDb *db, gint64 pair, GError **error);
BinomeTutorPeriod *binome_pair_team_make_principal (BinomeEntity *pair);
gboolean binome_pair_team_check (BinomeEntity *pair, GPtrArray *periods, GError **error);

/* Belongs into one store write. */
gboolean binome_pair_team_keep (BinomeDb *db, gint64 pair, GPtrArray *periods, GError **error);
gboolean binome_pair_team_sync (BinomeDb *db, gint64 pair, GError **error);
gboolean binome_pair_team_follow_today (BinomeDb *db, gint64 pair, GError **error);

gboolean binome_pair_team_count_share (BinomeDb *db, gint64 tutor, gint64 but, gint64 *share, GError **error);
gboolean binome_pair_team_count_places (BinomeDb *db, gint64 tutor, gint64 but, gint64 *places,
                                        GError **error);

G_END_DECLS
