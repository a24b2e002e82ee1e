/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

void binome_people_keys_add (GtkWidget *page, GtkWidget *search, GtkWidget *const *views, guint n_views);

G_END_DECLS
