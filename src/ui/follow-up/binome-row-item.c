/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A plain row in a GListModel. A row that is read again keeps its object, so that a list keeps its place,
 * its focus and its selection; `changed` tells that it holds something else now. */

#include "follow-up/binome-row-item.h"

struct _BinomeRowItem
{
  GObject parent_instance;

  GPtrArray *rows; /* owns them all */
  guint index;
};

G_DEFINE_FINAL_TYPE (BinomeRowItem, binome_row_item, G_TYPE_OBJECT)

enum
{
  SIGNAL_CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static void
binome_row_item_finalize (GObject *object)
{
  g_clear_pointer (&BINOME_ROW_ITEM (object)->rows, g_ptr_array_unref);

  G_OBJECT_CLASS (binome_row_item_parent_class)->finalize (object);
}

static void
binome_row_item_class_init (BinomeRowItemClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = binome_row_item_finalize;

  signals[SIGNAL_CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                          NULL, NULL, G_TYPE_NONE, 0);
}

static void
binome_row_item_init (BinomeRowItem *self)
{
}

/**
 * binome_row_item_get:
 * @self: an item
 *
 * Returns: (transfer none): its row
 */
gconstpointer
binome_row_item_get (BinomeRowItem *self)
{
  return self->rows->pdata[self->index];
}

static void
set (BinomeRowItem *self, GPtrArray *rows, guint index)
{
  g_ptr_array_ref (rows);
  g_clear_pointer (&self->rows, g_ptr_array_unref);
  self->rows = rows;
  self->index = index;
}

static GHashTable *
index_items (GListModel *items)
{
  GHashTable *by_id = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, g_object_unref);

  for (guint i = 0; i < g_list_model_get_n_items (items); i++)
    {
      BinomeRowItem *item = g_list_model_get_item (items, i);

      g_hash_table_insert (by_id, g_memdup2 (binome_row_item_get (item), sizeof (gint64)), item);
    }

  return by_id;
}

/* Tells the list only of the part that differs. */
static void
replace (GListStore *store, GPtrArray *items)
{
  guint n_old = g_list_model_get_n_items (G_LIST_MODEL (store)), start = 0, end = 0;
  guint shorter = MIN (n_old, items->len);
  g_autoptr (GPtrArray) old = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < n_old; i++)
    g_ptr_array_add (old, g_list_model_get_item (G_LIST_MODEL (store), i));
  while (start < shorter && old->pdata[start] == items->pdata[start])
    start++;
  while (end < shorter - start && old->pdata[n_old - 1 - end] == items->pdata[items->len - 1 - end])
    end++;
  if (n_old - start - end > 0 || items->len - start - end > 0)
    g_list_store_splice (store, start, n_old - start - end, items->pdata + start, items->len - start - end);
}

/**
 * binome_row_items_update:
 * @store: a list of #BinomeRowItem
 * @rows: what it shall show: structures that begin with their id, a gint64; kept
 */
void
binome_row_items_update (GListStore *store, GPtrArray *rows)
{
  g_autoptr (GHashTable) by_id = index_items (G_LIST_MODEL (store));
  g_autoptr (GPtrArray) items = g_ptr_array_new_full (rows->len, g_object_unref);
  g_autoptr (GPtrArray) kept = g_ptr_array_new ();

  for (guint i = 0; i < rows->len; i++)
    {
      BinomeRowItem *item = g_hash_table_lookup (by_id, rows->pdata[i]);

      if (item != NULL)
        {
          g_object_ref (item);
          g_ptr_array_add (kept, item);
        }
      else
        item = g_object_new (BINOME_TYPE_ROW_ITEM, NULL);
      set (item, rows, i);
      g_ptr_array_add (items, item);
    }
  replace (store, items);
  for (guint i = 0; i < kept->len; i++)
    g_signal_emit (kept->pdata[i], signals[SIGNAL_CHANGED], 0);
}

/**
 * binome_row_items_touch:
 * @items: a list of #BinomeRowItem
 *
 * Has every row shown again.
 */
void
binome_row_items_touch (GListModel *items)
{
  for (guint i = 0; i < g_list_model_get_n_items (items); i++)
    {
      g_autoptr (BinomeRowItem) item = g_list_model_get_item (items, i);

      g_signal_emit (item, signals[SIGNAL_CHANGED], 0);
    }
}
