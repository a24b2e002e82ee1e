/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define BINOME_TYPE_INITIALS (binome_initials_get_type ())
G_DECLARE_FINAL_TYPE (BinomeInitials, binome_initials, BINOME, INITIALS, GtkWidget)

GtkWidget *binome_initials_new (GtkWidget *view, int size);
void binome_initials_set_name (BinomeInitials *self, const char *name);

G_END_DECLS
