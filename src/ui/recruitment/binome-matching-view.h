/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "binome-export-list.h"
#include "binome-matching-options.h"
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

/* For what can be done around a run. */
BinomeSession *binome_matching_view_get_session (BinomeMatchingView *self);
BinomeRecruitment *binome_matching_view_get_recruitment (BinomeMatchingView *self);
void binome_matching_view_read_last_options (BinomeMatchingView *self, BinomeMatchingOptions *options);
void binome_matching_view_start (BinomeMatchingView *self, const char *title,
                                 const BinomeMatchingOptions *options);
void binome_matching_view_choose_run (BinomeMatchingView *self, gint64 run);
void binome_matching_view_tell_adopted (BinomeMatchingView *self);
BinomeExportList *binome_matching_view_list_shown (BinomeMatchingView *self);

G_END_DECLS
