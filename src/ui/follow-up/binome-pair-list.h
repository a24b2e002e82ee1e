/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "binome-export-list.h"
#include "binome-session.h"

G_BEGIN_DECLS

#define BINOME_TYPE_PAIR_LIST (binome_pair_list_get_type ())
G_DECLARE_FINAL_TYPE (BinomePairList, binome_pair_list, BINOME, PAIR_LIST, AdwBin)

void binome_pair_list_set_rows (BinomePairList *self, BinomeSession *session, GPtrArray *rows);
BinomeExportList *binome_pair_list_get_shown (BinomePairList *self);

G_END_DECLS
