/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "binome-db.h"
#include "binome-report.h"

G_BEGIN_DECLS

BinomeReport *binome_action_plan_build_report (BinomeDb *db, gint64 pair, GError **error);

G_END_DECLS
