/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "binome-session.h"
#include "recruitment/binome-recruitment.h"

G_BEGIN_DECLS

#define BINOME_TYPE_WAITING_LIST (binome_waiting_list_get_type ())
G_DECLARE_FINAL_TYPE (BinomeWaitingList, binome_waiting_list, BINOME, WAITING_LIST, AdwPreferencesGroup)

void binome_waiting_list_show (BinomeWaitingList *self, BinomeSession *session,
                               BinomeRecruitment *recruitment);

G_END_DECLS
