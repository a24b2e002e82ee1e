/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "binome-export-list.h"
#include "binome-session.h"
#include "recruitment/binome-recruitment.h"

G_BEGIN_DECLS

#define BINOME_TYPE_PARTICIPANTS_VIEW (binome_participants_view_get_type ())
G_DECLARE_FINAL_TYPE (BinomeParticipantsView, binome_participants_view, BINOME, PARTICIPANTS_VIEW, AdwBin)

void binome_participants_view_set_role (BinomeParticipantsView *self, BinomeEnrolmentRole role);
void binome_participants_view_show_board (BinomeParticipantsView *self, gboolean board);
void binome_participants_view_show_stuck (BinomeParticipantsView *self);
void binome_participants_view_show (BinomeParticipantsView *self, BinomeSession *session,
                                    BinomeRecruitment *recruitment);
BinomeExportList *binome_participants_view_list_shown (BinomeParticipantsView *self);

G_END_DECLS
