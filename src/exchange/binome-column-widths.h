/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* How many rows tell how wide the columns must be. */
#define BINOME_COLUMN_WIDTHS_ROWS 200

GArray *binome_column_widths_new (void);
void binome_column_widths_see (GArray *widths, guint column, const char *text);
guint binome_column_widths_get (GArray *widths, guint column);

G_END_DECLS
