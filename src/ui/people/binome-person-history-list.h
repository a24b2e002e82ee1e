/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "binome-session.h"

G_BEGIN_DECLS

#define BINOME_TYPE_PERSON_HISTORY_LIST (binome_person_history_list_get_type ())
G_DECLARE_FINAL_TYPE (BinomePersonHistoryList, binome_person_history_list, BINOME, PERSON_HISTORY_LIST,
                      AdwPreferencesGroup)

void binome_person_history_list_set_person (BinomePersonHistoryList *self, BinomeSession *session,
                                            gint64 person);
void binome_person_history_list_refresh (BinomePersonHistoryList *self);

G_END_DECLS
