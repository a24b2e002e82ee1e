/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "binome-session.h"

G_BEGIN_DECLS

#define BINOME_TYPE_SCHEDULE_VIEW (binome_schedule_view_get_type ())
G_DECLARE_FINAL_TYPE (BinomeScheduleView, binome_schedule_view, BINOME, SCHEDULE_VIEW, AdwBin)

void binome_schedule_view_show (BinomeScheduleView *self, BinomeSession *session);

G_END_DECLS
