/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "binome-chart-theme.h"

G_BEGIN_DECLS

void binome_widget_theme_init (BinomeChartTheme *theme, GtkWidget *widget);
void binome_widget_theme_follow (GtkWidget *widget);

G_END_DECLS
