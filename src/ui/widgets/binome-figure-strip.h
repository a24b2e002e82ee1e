/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define BINOME_TYPE_FIGURE_STRIP (binome_figure_strip_get_type ())
G_DECLARE_FINAL_TYPE (BinomeFigureStrip, binome_figure_strip, BINOME, FIGURE_STRIP, AdwBin)

GtkWidget *binome_figure_strip_new (void);
void binome_figure_strip_set (BinomeFigureStrip *self, const char *name, const char *value, const char *label,
                              const char *tooltip, const char *page);

G_END_DECLS
