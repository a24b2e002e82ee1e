/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "binome-timeline.h"

G_BEGIN_DECLS

#define BINOME_TYPE_TIMELINE_VIEW (binome_timeline_view_get_type ())
G_DECLARE_FINAL_TYPE (BinomeTimelineView, binome_timeline_view, BINOME, TIMELINE_VIEW, GtkWidget)

void binome_timeline_view_set_timeline (BinomeTimelineView *self, BinomeTimeline *timeline);
BinomeTimelineZoom binome_timeline_view_get_zoom (BinomeTimelineView *self);
void binome_timeline_view_set_zoom (BinomeTimelineView *self, BinomeTimelineZoom zoom);
void binome_timeline_view_show_date (BinomeTimelineView *self, BinomeDate date);
BinomeTimelineFocus binome_timeline_view_get_focus (BinomeTimelineView *self);
void binome_timeline_view_get_focus_area (BinomeTimelineView *self, GdkRectangle *area);

G_END_DECLS
