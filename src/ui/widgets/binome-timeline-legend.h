/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define BINOME_TYPE_TIMELINE_LEGEND (binome_timeline_legend_get_type ())
G_DECLARE_FINAL_TYPE (BinomeTimelineLegend, binome_timeline_legend, BINOME, TIMELINE_LEGEND, GtkWidget)

G_END_DECLS
