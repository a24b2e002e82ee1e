/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A group of rows that starts with the first hundred and shows more when asked, so that a run with
 * thousands of results is on the screen at once. Without rows it is hidden. */

#include "recruitment/binome-growing-list.h"

#include <glib/gi18n-lib.h>

#define STEP 100

struct _BinomeGrowingList
{
  AdwPreferencesGroup parent_instance;

  GListStore *items;
  GtkSliceListModel *slice;
  GtkListBox *list_box;
  GtkWidget *more_button;
};

G_DEFINE_FINAL_TYPE (BinomeGrowingList, binome_growing_list, ADW_TYPE_PREFERENCES_GROUP)

static void
show_more_button (BinomeGrowingList *self)
{
  guint n = g_list_model_get_n_items (G_LIST_MODEL (self->items));
  guint shown = g_list_model_get_n_items (G_LIST_MODEL (self->slice));
  guint rest = n > shown ? n - shown : 0;
  g_autofree char *label
      = g_strdup_printf (ngettext ("Show More (%u left)", "Show More (%u left)", rest), rest);

  gtk_button_set_label (GTK_BUTTON (self->more_button), label);
  gtk_widget_set_visible (self->more_button, rest > 0);
  gtk_widget_set_visible (GTK_WIDGET (self), n > 0);
}

static void
on_more_clicked_cb (BinomeGrowingList *self)
{
  gtk_slice_list_model_set_size (self->slice, gtk_slice_list_model_get_size (self->slice) + STEP);
  show_more_button (self);
}

static void
binome_growing_list_dispose (GObject *object)
{
  BinomeGrowingList *self = BINOME_GROWING_LIST (object);

  g_clear_object (&self->slice);
  g_clear_object (&self->items);

  G_OBJECT_CLASS (binome_growing_list_parent_class)->dispose (object);
}

static void
binome_growing_list_class_init (BinomeGrowingListClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = binome_growing_list_dispose;
}

static void
binome_growing_list_init (BinomeGrowingList *self)
{
  self->items = g_list_store_new (G_TYPE_OBJECT);
  self->slice = gtk_slice_list_model_new (G_LIST_MODEL (g_object_ref (self->items)), 0, STEP);
  self->list_box = GTK_LIST_BOX (gtk_list_box_new ());
  gtk_list_box_set_selection_mode (self->list_box, GTK_SELECTION_NONE);
  gtk_widget_add_css_class (GTK_WIDGET (self->list_box), "boxed-list");
  self->more_button = gtk_button_new ();
  gtk_widget_set_halign (self->more_button, GTK_ALIGN_CENTER);
  gtk_widget_set_margin_top (self->more_button, 12);
  gtk_widget_add_css_class (self->more_button, "flat");
  g_signal_connect_object (self->more_button, "clicked", G_CALLBACK (on_more_clicked_cb), self,
                           G_CONNECT_SWAPPED);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (self), GTK_WIDGET (self->list_box));
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (self), self->more_button);
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
}

/**
 * binome_growing_list_get_list_box:
 * @self: a list
 *
 * Returns: (transfer none): the box of its rows
 */
GtkListBox *
binome_growing_list_get_list_box (BinomeGrowingList *self)
{
  return self->list_box;
}

/**
 * binome_growing_list_set_items:
 * @self: a list
 * @items: (element-type GObject): what to show
 * @make_row: makes the row of an item
 * @user_data: for @make_row; must live as long as @self
 */
void
binome_growing_list_set_items (BinomeGrowingList *self, GPtrArray *items, GtkListBoxCreateWidgetFunc make_row,
                               gpointer user_data)
{
  gtk_list_box_bind_model (self->list_box, NULL, NULL, NULL, NULL);
  g_list_store_splice (self->items, 0, g_list_model_get_n_items (G_LIST_MODEL (self->items)), items->pdata,
                       items->len);
  gtk_list_box_bind_model (self->list_box, G_LIST_MODEL (self->slice), make_row, user_data, NULL);
  show_more_button (self);
}

/* Replaces @n items of @items at @position. */
static void
splice (BinomeGrowingList *self, guint position, guint n_old, GPtrArray *items, guint n)
{
  g_list_store_splice (self->items, position, n_old, n > 0 ? items->pdata + position : NULL, n);
}

static gboolean
is_same (BinomeGrowingList *self, guint position, GPtrArray *items, guint index, GEqualFunc equal)
{
  g_autoptr (GObject) old = g_list_model_get_item (G_LIST_MODEL (self->items), position);

  return equal (old, items->pdata[index]);
}

/* Where the keyboard is; -1 for elsewhere. */
static int
find_focus (BinomeGrowingList *self)
{
  GtkWidget *focus = gtk_widget_get_focus_child (GTK_WIDGET (self->list_box));

  return GTK_IS_LIST_BOX_ROW (focus) ? gtk_list_box_row_get_index (GTK_LIST_BOX_ROW (focus)) : -1;
}

/**
 * binome_growing_list_update_items:
 * @self: a list that has been given its items once
 * @items: (element-type GObject): what to show now
 * @equal: whether two items have the same row
 *
 * Makes only those rows anew that changed; the keyboard stays in its line.
 */
void
binome_growing_list_update_items (BinomeGrowingList *self, GPtrArray *items, GEqualFunc equal)
{
  guint n_old = g_list_model_get_n_items (G_LIST_MODEL (self->items));
  int focus = find_focus (self);
  GtkListBoxRow *row;
  guint first = 0;

  if (n_old == items->len)
    {
      for (guint i = 0; i < n_old; i++)
        if (!is_same (self, i, items, i, equal))
          splice (self, i, 1, items, 1);
    }
  else
    {
      while (first < MIN (n_old, items->len) && is_same (self, first, items, first, equal))
        first++;
      splice (self, first, n_old - first, items, items->len - first);
    }

  show_more_button (self);
  if (focus < 0 || gtk_widget_get_focus_child (GTK_WIDGET (self->list_box)) != NULL)
    return;
  row = gtk_list_box_get_row_at_index (self->list_box, focus);
  if (row != NULL)
    gtk_widget_child_focus (GTK_WIDGET (row), GTK_DIR_TAB_FORWARD);
}
