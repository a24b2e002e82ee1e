/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "binome-db.h"
#include "binome-threshold.h"

G_BEGIN_DECLS

BinomeEntity *binome_thresholds_load (BinomeDb *db, GError **error);
int binome_thresholds_get (BinomeEntity *self, BinomeThresholdField field);
void binome_thresholds_set_shipped (BinomeEntity *self);
gboolean binome_thresholds_keep (BinomeDb *db, gpointer self, GError **error);

G_END_DECLS
