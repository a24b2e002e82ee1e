/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "binome-export-list.h"
#include "binome-session.h"

G_BEGIN_DECLS

#define BINOME_TYPE_CHECK_IN_LIST (binome_check_in_list_get_type ())
G_DECLARE_FINAL_TYPE (BinomeCheckInList, binome_check_in_list, BINOME, CHECK_IN_LIST, AdwBin)

void binome_check_in_list_set_rows (BinomeCheckInList *self, BinomeSession *session, GPtrArray *rows);
BinomeExportList *binome_check_in_list_get_shown (BinomeCheckInList *self);

G_END_DECLS
