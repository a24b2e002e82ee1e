/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "binome-db.h"
#include "binome-timeline.h"

G_BEGIN_DECLS

BinomeTimeline *binome_timeline_load (BinomeDb *db, gint64 programme, BinomeDate today, GError **error);

G_END_DECLS
