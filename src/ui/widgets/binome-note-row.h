/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

GtkWidget *binome_note_row_new (const char *title);
GtkTextBuffer *binome_note_row_get_buffer (GtkWidget *row);

G_END_DECLS
