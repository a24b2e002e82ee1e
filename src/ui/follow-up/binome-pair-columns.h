/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "widgets/binome-selection-bar.h"

G_BEGIN_DECLS

void binome_pair_columns_set_up (GtkColumnView *view, BinomeSelectionBar *bar);

const char *binome_pair_state_get_icon_name (int state);

G_END_DECLS
