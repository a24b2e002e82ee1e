/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/* Which rows of a list are selected, and what can be done with them, below the list. */
#define BINOME_TYPE_SELECTION_BAR (binome_selection_bar_get_type ())
G_DECLARE_FINAL_TYPE (BinomeSelectionBar, binome_selection_bar, BINOME, SELECTION_BAR, AdwBin)

/* Makes the menu of what can be done with what is selected in @list. */
typedef GMenuModel *(*BinomeSelectionMenu) (gpointer list);

gboolean binome_selection_bar_get_active (BinomeSelectionBar *self);
void binome_selection_bar_set_active (BinomeSelectionBar *self, gboolean active);
gboolean binome_selection_bar_contains (BinomeSelectionBar *self, gint64 id);
guint binome_selection_bar_count (BinomeSelectionBar *self);
void binome_selection_bar_select (BinomeSelectionBar *self, gint64 id, gboolean selected);
void binome_selection_bar_toggle (BinomeSelectionBar *self, gint64 id);
void binome_selection_bar_select_all (BinomeSelectionBar *self, GArray *ids);
void binome_selection_bar_select_none (BinomeSelectionBar *self);
void binome_selection_bar_keep (BinomeSelectionBar *self, GArray *ids);
GArray *binome_selection_bar_list (BinomeSelectionBar *self);
void binome_selection_bar_set_menu (BinomeSelectionBar *self, BinomeSelectionMenu make_menu, gpointer list);

GtkWidget *binome_selection_check_new (void);
void binome_selection_check_show (GtkWidget *check, BinomeSelectionBar *bar, gint64 id, const char *name);

G_END_DECLS
