/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "binome-session.h"

G_BEGIN_DECLS

#define BINOME_TYPE_MANAGER_ROW (binome_manager_row_get_type ())
G_DECLARE_FINAL_TYPE (BinomeManagerRow, binome_manager_row, BINOME, MANAGER_ROW, AdwActionRow)

GtkWidget *binome_manager_row_new (BinomeSession *session, BinomeEntity *entity, guint field);

G_END_DECLS
