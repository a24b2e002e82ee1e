/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A list for views whose rows stay while their contents change.
 *
 * A list view makes the widgets of a row anew when another object takes its place; where a search or a sort
 * answers with other people for all rows, those are two hundred rows of widgets, and a pause that is felt.
 * Here each place has an object of its own which stays, and which tells that somebody else stands there. Only
 * rows that come or go are told to the view. Rows at the end that go are empty at once, and are taken away a
 * few at a time. */

#include "widgets/binome-steady-list.h"

/* How many rows come or go at a time, and when: as many as a window shows. A view has widgets for some two
 * hundred rows; beyond that, any number come and go at once. */
#define PIECE 24
#define PIECE_DELAY_MS 20
#define MOST_WIDGETS 256

/* ---- a place ---- */

struct _BinomeSteadyRow
{
  GObject parent_instance;

  BinomeSteadyList *list; /* not owned; NULL where the place is gone */
  guint position;
  GObject *item;
  gulong handler;
};

G_DEFINE_FINAL_TYPE (BinomeSteadyRow, binome_steady_row, G_TYPE_OBJECT)

typedef enum
{
  PROP_ITEM = 1,
  N_PROPS
} BinomeSteadyRowProperty;

static GParamSpec *properties[N_PROPS];
static guint changed_signal;

struct _BinomeSteadyList
{
  GObject parent_instance;

  GListModel *source;
  char *signal;     /* (nullable): of an item, when it tells of itself */
  GHashTable *rows; /* by position, not owned: whoever looks at them holds them */
  guint n;          /* of the places; those beyond the source are empty, and about to go */
  guint n_source;   /* where there are more, their places are about to come */
  guint source_id;
  guint piece; /* rows that come or go at a time */
};

static void
on_item_notify_cb (BinomeSteadyRow *self)
{
  g_signal_emit (self, changed_signal, 0);
}

static void
set_item (BinomeSteadyRow *self, GObject *item, const char *signal)
{
  if (self->item != NULL && self->handler != 0)
    g_signal_handler_disconnect (self->item, self->handler);
  self->handler = 0;
  g_set_object (&self->item, item);
  if (item != NULL && signal != NULL)
    self->handler = g_signal_connect_swapped (item, signal, G_CALLBACK (on_item_notify_cb), self);
}

static void
binome_steady_row_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  switch ((BinomeSteadyRowProperty)prop_id)
    {
    case PROP_ITEM:
      g_value_set_object (value, BINOME_STEADY_ROW (object)->item);
      break;
    case N_PROPS:
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
binome_steady_row_dispose (GObject *object)
{
  BinomeSteadyRow *self = BINOME_STEADY_ROW (object);

  if (self->list != NULL)
    g_hash_table_remove (self->list->rows, GUINT_TO_POINTER (self->position));
  self->list = NULL;
  set_item (self, NULL, NULL);

  G_OBJECT_CLASS (binome_steady_row_parent_class)->dispose (object);
}

static void
binome_steady_row_class_init (BinomeSteadyRowClass *klass)
{
  G_OBJECT_CLASS (klass)->get_property = binome_steady_row_get_property;
  G_OBJECT_CLASS (klass)->dispose = binome_steady_row_dispose;

  properties[PROP_ITEM]
      = g_param_spec_object ("item", NULL, NULL, G_TYPE_OBJECT, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (G_OBJECT_CLASS (klass), N_PROPS, properties);

  /* Another stands here, or the same tells of itself. */
  changed_signal = g_signal_new ("changed", BINOME_TYPE_STEADY_ROW, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                 G_TYPE_NONE, 0);
}

static void
binome_steady_row_init (BinomeSteadyRow *self)
{
}

/**
 * binome_steady_row_get_item:
 * @self: a place
 *
 * Returns: (transfer none) (nullable): who stands there
 */
gpointer
binome_steady_row_get_item (BinomeSteadyRow *self)
{
  return self->item;
}

/* ---- the list ---- */

static void list_model_init (GListModelInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (BinomeSteadyList, binome_steady_list, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, list_model_init))

/* From @start on, @removed places go and @added come: those behind move, and keep who stands there. */
static void
move_rows (BinomeSteadyList *self, guint start, guint removed, guint added)
{
  g_autoptr (GHashTable) before = g_steal_pointer (&self->rows);
  GHashTableIter iter;
  gpointer row;

  self->rows = g_hash_table_new (NULL, NULL);
  g_hash_table_iter_init (&iter, before);
  while (g_hash_table_iter_next (&iter, NULL, &row))
    {
      BinomeSteadyRow *one = row;

      if (one->position >= start && one->position - start < removed)
        {
          one->list = NULL;
          continue;
        }
      if (one->position >= start)
        one->position += added - removed;
      g_hash_table_insert (self->rows, GUINT_TO_POINTER (one->position), one);
    }
}

static gpointer
get_item_at (BinomeSteadyList *self, guint position)
{
  return position < self->n_source ? g_list_model_get_item (self->source, position) : NULL;
}

static void
renew_row (BinomeSteadyList *self, BinomeSteadyRow *row)
{
  g_autoptr (GObject) item = row->list == self ? get_item_at (self, row->position) : NULL;

  if (row->list != self || item == row->item)
    return;

  set_item (row, item, self->signal);
  g_object_notify_by_pspec (G_OBJECT (row), properties[PROP_ITEM]);
  g_signal_emit (row, changed_signal, 0);
}

/* The rows are held: what is told to them may let go of others. */
static void
renew_rows (BinomeSteadyList *self, guint start, guint n)
{
  g_autoptr (GPtrArray) rows = g_ptr_array_new_with_free_func (g_object_unref);
  GHashTableIter iter;
  gpointer row;

  g_hash_table_iter_init (&iter, self->rows);
  while (g_hash_table_iter_next (&iter, NULL, &row))
    {
      guint position = ((BinomeSteadyRow *)row)->position;

      if (position >= start && position - start < n)
        g_ptr_array_add (rows, g_object_ref (row));
    }
  for (guint i = 0; i < rows->len; i++)
    renew_row (self, rows->pdata[i]);
}

static void
splice (BinomeSteadyList *self, guint start, guint removed, guint added)
{
  if (removed == 0 && added == 0)
    return;

  move_rows (self, start, removed, added);
  self->n += added - removed;
  g_list_model_items_changed (G_LIST_MODEL (self), start, removed, added);
}

/* One step towards as many places as there are items. */
static void
take_step (BinomeSteadyList *self)
{
  guint more = self->n_source - self->n, fewer = self->n - self->n_source;

  if (self->n < self->n_source)
    splice (self, self->n, 0, self->n < MOST_WIDGETS ? MIN (more, self->piece) : more);
  else if (fewer > MOST_WIDGETS)
    splice (self, self->n_source + MOST_WIDGETS, fewer - MOST_WIDGETS, 0);
  else
    splice (self, self->n - MIN (fewer, self->piece), MIN (fewer, self->piece), 0);
}

static gboolean
on_piece_cb (gpointer data)
{
  BinomeSteadyList *self = data;

  take_step (self);
  if (self->n != self->n_source)
    return G_SOURCE_CONTINUE;

  self->source_id = 0;
  return G_SOURCE_REMOVE;
}

/* From @start on all is other: empty places serve those who come, and become of those who went. */
static void
move_end (BinomeSteadyList *self, guint start)
{
  renew_rows (self, start, G_MAXUINT);
  if (self->n < self->n_source || self->n - self->n_source <= self->piece
      || self->n - self->n_source > MOST_WIDGETS)
    take_step (self);
  if (self->n != self->n_source && self->source_id == 0)
    self->source_id = g_timeout_add (PIECE_DELAY_MS, on_piece_cb, self);
}

static void
on_items_changed_cb (BinomeSteadyList *self, guint position, guint removed, guint added)
{
  guint kept = MIN (removed, added), n_before = self->n_source;

  self->n_source += added - removed;
  if (removed != added && position + removed >= MIN (n_before, self->n))
    {
      move_end (self, position);
      return;
    }

  splice (self, position + kept, removed - kept, added - kept);
  renew_rows (self, position, kept);
}

static void
binome_steady_list_dispose (GObject *object)
{
  BinomeSteadyList *self = BINOME_STEADY_LIST (object);
  GHashTableIter iter;
  gpointer row;

  g_clear_handle_id (&self->source_id, g_source_remove);
  g_hash_table_iter_init (&iter, self->rows);
  while (g_hash_table_iter_next (&iter, NULL, &row))
    ((BinomeSteadyRow *)row)->list = NULL;
  g_hash_table_remove_all (self->rows);
  g_clear_object (&self->source);

  G_OBJECT_CLASS (binome_steady_list_parent_class)->dispose (object);
}

static void
binome_steady_list_finalize (GObject *object)
{
  BinomeSteadyList *self = BINOME_STEADY_LIST (object);

  g_hash_table_unref (self->rows);
  g_free (self->signal);

  G_OBJECT_CLASS (binome_steady_list_parent_class)->finalize (object);
}

static void
binome_steady_list_class_init (BinomeSteadyListClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = binome_steady_list_dispose;
  G_OBJECT_CLASS (klass)->finalize = binome_steady_list_finalize;
}

static void
binome_steady_list_init (BinomeSteadyList *self)
{
  self->piece = PIECE;
  self->rows = g_hash_table_new (NULL, NULL);
}

static GType
list_model_get_item_type (GListModel *model)
{
  return BINOME_TYPE_STEADY_ROW;
}

static guint
list_model_get_n_items (GListModel *model)
{
  return BINOME_STEADY_LIST (model)->n;
}

static gpointer
list_model_get_item (GListModel *model, guint position)
{
  BinomeSteadyList *self = BINOME_STEADY_LIST (model);
  BinomeSteadyRow *row = g_hash_table_lookup (self->rows, GUINT_TO_POINTER (position));
  g_autoptr (GObject) item = NULL;

  if (row != NULL)
    return g_object_ref (row);
  if (position >= self->n || self->source == NULL)
    return NULL;

  item = get_item_at (self, position);
  row = g_object_new (BINOME_TYPE_STEADY_ROW, NULL);
  row->list = self;
  row->position = position;
  set_item (row, item, self->signal);
  g_hash_table_insert (self->rows, GUINT_TO_POINTER (position), row);
  return row;
}

static void
list_model_init (GListModelInterface *iface)
{
  iface->get_item_type = list_model_get_item_type;
  iface->get_n_items = list_model_get_n_items;
  iface->get_item = list_model_get_item;
}

/**
 * binome_steady_list_new:
 * @source: who is in the list
 * @watched: (nullable): a property of its items; it is notified whenever anything of an item changes
 *
 * Returns: (transfer full): a list of #BinomeSteadyRow, as long as @source, or for a moment longer by some
 * that are empty. Where @source replaces items by as many others, their rows stay; those too many or too few
 * come or go at the end of what was replaced.
 */
BinomeSteadyList *
binome_steady_list_new (GListModel *source, const char *watched)
{
  BinomeSteadyList *self = g_object_new (BINOME_TYPE_STEADY_LIST, NULL);

  self->source = g_object_ref (source);
  self->n_source = g_list_model_get_n_items (source);
  move_end (self, 0);
  self->signal = watched != NULL ? g_strconcat ("notify::", watched, NULL) : NULL;
  g_signal_connect_object (source, "items-changed", G_CALLBACK (on_items_changed_cb), self,
                           G_CONNECT_SWAPPED);
  return self;
}

/**
 * binome_steady_list_set_piece:
 * @self: a list
 * @n: rows that come or go at a time; as many as a window shows, where each has many widgets
 */
void
binome_steady_list_set_piece (BinomeSteadyList *self, guint n)
{
  self->piece = n;
}

/* Returns: (transfer none): who is in the list */
GListModel *
binome_steady_list_get_source (BinomeSteadyList *self)
{
  return self->source;
}

/* ---- what shows the rows ---- */

typedef struct
{
  BinomeSteadySetup setup;
  BinomeSteadyShow show;
  gpointer owner;
} Maker;

static const char maker_key[] = "binome-steady-maker";

static gpointer
row_of (gpointer list_item)
{
  return GTK_IS_COLUMN_VIEW_ROW (list_item) ? gtk_column_view_row_get_item (list_item)
                                            : gtk_list_item_get_item (list_item);
}

static void
on_setup_cb (GtkListItemFactory *factory, gpointer list_item, Maker *maker)
{
  g_object_set_data (list_item, maker_key, maker);
  if (maker->setup != NULL)
    maker->setup (list_item, maker->owner);
}

static void
on_row_changed_cb (gpointer list_item, BinomeSteadyRow *row)
{
  Maker *maker = g_object_get_data (list_item, maker_key);

  maker->show (list_item, row->item, maker->owner);
}

static void
on_bind_cb (GtkListItemFactory *factory, gpointer list_item, Maker *maker)
{
  BinomeSteadyRow *row = row_of (list_item);

  g_signal_connect_swapped (row, "changed", G_CALLBACK (on_row_changed_cb), list_item);
  maker->show (list_item, row->item, maker->owner);
}

static void
on_unbind_cb (GtkListItemFactory *factory, gpointer list_item, Maker *maker)
{
  g_signal_handlers_disconnect_by_func (row_of (list_item), on_row_changed_cb, list_item);
  maker->show (list_item, NULL, maker->owner);
}

/**
 * binome_steady_factory_new:
 * @setup: (nullable): makes what stands in a row
 * @show: shows whoever stands there
 * @owner: for both; must live as long as rows are shown
 *
 * Returns: (transfer full): makes the rows of a view of a #BinomeSteadyList
 */
GtkListItemFactory *
binome_steady_factory_new (BinomeSteadySetup setup, BinomeSteadyShow show, gpointer owner)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
  Maker *maker = g_new0 (Maker, 1);

  maker->setup = setup;
  maker->show = show;
  maker->owner = owner;
  g_object_set_data_full (G_OBJECT (factory), maker_key, maker, g_free);
  g_signal_connect (factory, "setup", G_CALLBACK (on_setup_cb), maker);
  g_signal_connect (factory, "bind", G_CALLBACK (on_bind_cb), maker);
  g_signal_connect (factory, "unbind", G_CALLBACK (on_unbind_cb), maker);
  return factory;
}
