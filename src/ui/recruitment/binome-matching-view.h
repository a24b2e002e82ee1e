/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "binome-session.h"
#include "recruitment/binome-recruitment.h"

G_BEGIN_DECLS

#define BINOME_TYPE_MATCHING_VIEW (binome_matching_view_get_type ())
G_DECLARE_FINAL_TYPE (BinomeMatchingView, binome_matching_view, BINOME, MATCHING_VIEW, AdwBin)

void binome_matching_view_show (BinomeMatchingView *self, BinomeSession *session,
                                BinomeRecruitment *recruitment);
void binome_matching_view_match (BinomeMatchingView *self, BinomeSession *session);
gboolean binome_matching_view_is_running (BinomeMatchingView *self);
gint64 binome_matching_view_get_run (BinomeMatchingView *self);

G_END_DECLS
