/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* A place in a list, and who stands there at present. */
#define BINOME_TYPE_STEADY_ROW (binome_steady_row_get_type ())
G_DECLARE_FINAL_TYPE (BinomeSteadyRow, binome_steady_row, BINOME, STEADY_ROW, GObject)

gpointer binome_steady_row_get_item (BinomeSteadyRow *self);

#define BINOME_TYPE_STEADY_LIST (binome_steady_list_get_type ())
G_DECLARE_FINAL_TYPE (BinomeSteadyList, binome_steady_list, BINOME, STEADY_LIST, GObject)

BinomeSteadyList *binome_steady_list_new (GListModel *source, const char *watched);
void binome_steady_list_set_piece (BinomeSteadyList *self, guint n);
GListModel *binome_steady_list_get_source (BinomeSteadyList *self);

/**
 * BinomeSteadySetup:
 * @list_item: a #GtkListItem or #GtkColumnViewRow
 * @user_data: of the factory
 *
 * Makes what stands in a row, or in a cell of it.
 */
typedef void (*BinomeSteadySetup) (gpointer list_item, gpointer user_data);

/**
 * BinomeSteadyShow:
 * @list_item: a #GtkListItem or #GtkColumnViewRow
 * @item: (nullable): who stands there now; %NULL where nobody does any more
 * @user_data: of the factory
 *
 * Shows @item: at first, whenever another takes the place, and whenever it tells of itself. %NULL is shown
 * last before @list_item goes, or serves another place.
 */
typedef void (*BinomeSteadyShow) (gpointer list_item, gpointer item, gpointer user_data);

GtkListItemFactory *binome_steady_factory_new (BinomeSteadySetup setup, BinomeSteadyShow show,
                                               gpointer owner);

G_END_DECLS
