/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "binome-db.h"
#include "binome-report.h"

G_BEGIN_DECLS

BinomeReport *binome_matching_minutes_build (BinomeDb *db, gint64 run, GError **error);
gint64 binome_matching_minutes_find_run (BinomeDb *db, gint64 programme, GError **error);

G_END_DECLS
