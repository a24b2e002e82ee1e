/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "binome-export-list.h"
#include "binome-session.h"
#include "recruitment/binome-recruitment.h"

G_BEGIN_DECLS

#define BINOME_TYPE_PROPOSALS_VIEW (binome_proposals_view_get_type ())
G_DECLARE_FINAL_TYPE (BinomeProposalsView, binome_proposals_view, BINOME, PROPOSALS_VIEW, AdwBin)

void binome_proposals_view_show (BinomeProposalsView *self, BinomeSession *session,
                                 BinomeRecruitment *recruitment);
BinomeExportList *binome_proposals_view_list_shown (BinomeProposalsView *self);

G_END_DECLS
