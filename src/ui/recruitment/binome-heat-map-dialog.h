/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "binome-session.h"
#include "recruitment/binome-recruitment.h"

G_BEGIN_DECLS

#define BINOME_TYPE_HEAT_MAP_DIALOG (binome_heat_map_dialog_get_type ())
G_DECLARE_FINAL_TYPE (BinomeHeatMapDialog, binome_heat_map_dialog, BINOME, HEAT_MAP_DIALOG, AdwDialog)

BinomeHeatMapDialog *binome_heat_map_dialog_new (BinomeSession *session, BinomeRecruitment *recruitment);

G_END_DECLS
