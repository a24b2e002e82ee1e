/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "binome-db.h"
#include "binome-report.h"

G_BEGIN_DECLS

BinomeReport *binome_evaluation_report_build (BinomeDb *db, gint64 programme, BinomeDate as_of,
                                              GError **error);

G_END_DECLS
