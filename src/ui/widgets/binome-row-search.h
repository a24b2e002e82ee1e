/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

GtkWidget *binome_row_search_new (GtkListBox *list);

G_END_DECLS
