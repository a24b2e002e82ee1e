/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A list of any length: the ids come first, in their order; rows are loaded as they are looked at. */

#include "binome-list-model.h"

#include "binome-db-private.h"
#include "binome-model.h"

/* Several changes in a row ask only once. */
#define REFRESH_DELAY_MS 20

/* The rows that are asked for first when another question is asked: as many as a list view makes ready. */
#define FIRST_ROWS 256

/* As many rows as a window shows. They are put in place at once; the others one such piece at a time, so that
 * what the user does meanwhile never waits for all of them. */
#define SHOWN_ROWS 24

/* What is in place is drawn before the next piece is put there. */
#define REST_DELAY_MS 20

/* How many rows are said to have changed at once. A list view looks through all of them for those it has in
 * sight, and so would load them. */
#define PIECE 256

struct _BinomeListModel
{
  GObject parent_instance;

  BinomeStore *store;
  BinomeQuery *query;
  GArray *ids;
  GCancellable *cancellable;
  guint refresh_source;
  GPtrArray *first_rows; /* (nullable): copies, while the first rows are put in place */
  GPtrArray *held;       /* (nullable): of those in place, the live ones: a view may not hold them yet */
  GArray *first_ids;
  guint n_placed; /* of them */
  guint rest_source;
  gboolean loading;
};

static void list_model_init (GListModelInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (BinomeListModel, binome_list_model, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, list_model_init))

typedef enum
{
  PROP_LOADING = 1,
  PROP_N_ITEMS,
  N_PROPS
} BinomeListModelProperty;

static GParamSpec *properties[N_PROPS];

static void
set_loading (BinomeListModel *self, gboolean loading)
{
  if (self->loading == loading)
    return;

  self->loading = loading;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_LOADING]);
}

static void
replace_rows (BinomeListModel *self, guint start, guint removed, const gint64 *ids, guint added)
{
  if (removed == added)
    memcpy (&g_array_index (self->ids, gint64, start), ids, added * sizeof (gint64));
  else
    {
      g_array_remove_range (self->ids, start, removed);
      g_array_insert_vals (self->ids, start, ids, added);
    }
  g_list_model_items_changed (G_LIST_MODEL (self), start, removed, added);
  if (removed != added)
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_N_ITEMS]);
}

/* Tells only of the part that differs, so that a list view keeps its place and its selection. */
static void
replace_all (BinomeListModel *self, GArray *ids)
{
  const gint64 *new = (const gint64 *)(gpointer)ids->data;
  guint n_old = self->ids->len, shorter = MIN (n_old, ids->len), start = 0, end = 0;

  while (start < shorter && g_array_index (self->ids, gint64, start) == new[start])
    start++;
  while (end < shorter - start
         && g_array_index (self->ids, gint64, n_old - 1 - end) == new[ids->len - 1 - end])
    end++;

  while (start < shorter - end)
    {
      guint n = MIN (PIECE, shorter - end - start);

      replace_rows (self, start, n, new + start, n);
      start += n;
    }
  if (n_old != ids->len)
    replace_rows (self, start, n_old - end - start, new + start, ids->len - end - start);
}

typedef struct
{
  BinomeQuery *query;
  guint limit; /* 0 for all rows */
  GArray *ids;
  GPtrArray *rows; /* copies, where there is a limit */
} Search;

static void
search_free (gpointer data)
{
  Search *search = data;

  binome_query_unref (search->query);
  g_clear_pointer (&search->ids, g_array_unref);
  g_clear_pointer (&search->rows, g_ptr_array_unref);
  g_free (search);
}

static gboolean
search_work (BinomeDb *db, gpointer data, GError **error)
{
  Search *search = data;

  if (search->limit == 0)
    {
      search->ids = binome_db_select_ids (db, search->query, error);
      return search->ids != NULL;
    }

  search->ids = binome_db_select_first_ids (db, search->query, search->limit, error);
  if (search->ids != NULL)
    search->rows
        = binome_db_select_rows (db, binome_query_get_entity_type (search->query),
                                 (const gint64 *)(gpointer)search->ids->data, search->ids->len, error);
  return search->rows != NULL;
}

/* ---- the first rows ---- */

static void ask (BinomeListModel *self, guint limit);

static void
forget_first (BinomeListModel *self)
{
  g_clear_handle_id (&self->rest_source, g_source_remove);
  g_clear_pointer (&self->first_ids, g_array_unref);
  g_clear_pointer (&self->first_rows, g_ptr_array_unref);
  g_clear_pointer (&self->held, g_ptr_array_unref);
}

/* Has the file's rows for the next few places, so that whoever looks at them finds them loaded. */
static void
adopt (BinomeListModel *self, guint start, guint n)
{
  g_autoptr (GPtrArray) rows = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = start; i < MIN (start + n, self->first_rows->len); i++)
    g_ptr_array_add (rows, g_object_ref (self->first_rows->pdata[i]));
  g_ptr_array_extend_and_steal (self->held, binome_store_adopt (self->store, rows));
}

/* Puts the next few of the first rows in place. */
static void
place_some (BinomeListModel *self)
{
  guint n_new = self->first_ids->len, start = self->n_placed, n = MIN (SHOWN_ROWS, n_new - start);
  guint n_old = MIN (n, self->ids->len - MIN (self->ids->len, start));
  const gint64 *ids = (const gint64 *)(gpointer)self->first_ids->data + start;

  self->n_placed = start + n;
  adopt (self, start, n);
  if (n_old < n || memcmp (&g_array_index (self->ids, gint64, start), ids, n * sizeof (gint64)) != 0)
    replace_rows (self, start, n_old, ids, n);
}

static gboolean
on_rest_cb (gpointer data)
{
  BinomeListModel *self = data;

  self->rest_source = 0;
  if (self->n_placed < self->first_ids->len)
    {
      place_some (self);
      self->rest_source = g_timeout_add (REST_DELAY_MS, on_rest_cb, self);
    }
  else
    ask (self, 0);
  return G_SOURCE_REMOVE;
}

/* Where that is all, it is shown at once: nothing that was not found may stay. */
static void
take_first (BinomeListModel *self, Search *search)
{
  forget_first (self);
  self->first_rows = g_ptr_array_ref (search->rows);
  self->held = g_ptr_array_new_with_free_func (g_object_unref);
  self->first_ids = g_array_ref (search->ids);
  self->n_placed = 0;
  if (search->ids->len < search->limit)
    {
      adopt (self, 0, search->ids->len);
      replace_all (self, search->ids);
      forget_first (self);
      set_loading (self, FALSE);
      return;
    }

  place_some (self);
  self->rest_source = g_timeout_add (REST_DELAY_MS, on_rest_cb, self);
}

static void
on_searched_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (BinomeListModel) self = user_data;
  g_autoptr (GError) error = NULL;
  Search *search;

  if (!binome_store_read_finish (BINOME_STORE (source), result, (gpointer *)&search, &error))
    {
      if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
        {
          g_warning ("%s", error->message);
          set_loading (self, FALSE);
        }
      return;
    }
  if (search->query != self->query)
    return; /* another question was asked meanwhile */

  if (search->limit > 0)
    take_first (self, search);
  else
    {
      replace_all (self, search->ids);
      forget_first (self);
      set_loading (self, FALSE);
    }
}

static void
ask (BinomeListModel *self, guint limit)
{
  Search *search = g_new0 (Search, 1);

  search->query = binome_query_ref (self->query);
  search->limit = limit;
  binome_store_read_async (self->store, search_work, search, search_free, self->cancellable, on_searched_cb,
                           g_object_ref (self));
}

static void
refresh (BinomeListModel *self, guint limit)
{
  g_clear_handle_id (&self->refresh_source, g_source_remove);
  forget_first (self);
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  if (self->query == NULL)
    return;

  self->cancellable = g_cancellable_new ();
  set_loading (self, TRUE);
  ask (self, limit);
}

static gboolean
on_refresh_cb (gpointer data)
{
  BinomeListModel *self = data;

  self->refresh_source = 0;
  refresh (self, 0);
  return G_SOURCE_REMOVE;
}

static void
on_changed_cb (BinomeStore *store, const BinomeChanges *changes, BinomeListModel *self)
{
  guint n;
  const GType *types = binome_model_get_types (&n);
  gboolean concerned = FALSE;

  for (guint i = 0; i < n && self->query != NULL && !concerned; i++)
    concerned
        = binome_changes_include (changes, types[i])
          && binome_query_concerns (self->query, BINOME_ENTITY_CLASS (g_type_class_peek (types[i]))->table);
  if (concerned && self->refresh_source == 0)
    self->refresh_source = g_timeout_add (REFRESH_DELAY_MS, on_refresh_cb, self);
}

static void
binome_list_model_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  BinomeListModel *self = BINOME_LIST_MODEL (object);

  switch ((BinomeListModelProperty)prop_id)
    {
    case PROP_LOADING:
      g_value_set_boolean (value, self->loading);
      break;
    case PROP_N_ITEMS:
      g_value_set_uint (value, self->ids->len);
      break;
    case N_PROPS:
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
binome_list_model_dispose (GObject *object)
{
  BinomeListModel *self = BINOME_LIST_MODEL (object);

  g_clear_handle_id (&self->refresh_source, g_source_remove);
  forget_first (self);
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->store);
  g_clear_pointer (&self->query, binome_query_unref);

  G_OBJECT_CLASS (binome_list_model_parent_class)->dispose (object);
}

static void
binome_list_model_finalize (GObject *object)
{
  g_array_unref (BINOME_LIST_MODEL (object)->ids);

  G_OBJECT_CLASS (binome_list_model_parent_class)->finalize (object);
}

static void
binome_list_model_class_init (BinomeListModelClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  const GParamFlags flags = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY;

  object_class->get_property = binome_list_model_get_property;
  object_class->dispose = binome_list_model_dispose;
  object_class->finalize = binome_list_model_finalize;

  properties[PROP_LOADING] = g_param_spec_boolean ("loading", NULL, NULL, FALSE, flags);
  properties[PROP_N_ITEMS] = g_param_spec_uint ("n-items", NULL, NULL, 0, G_MAXUINT, 0, flags);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
binome_list_model_init (BinomeListModel *self)
{
  self->ids = g_array_new (FALSE, FALSE, sizeof (gint64));
}

static GType
list_model_get_item_type (GListModel *model)
{
  BinomeListModel *self = BINOME_LIST_MODEL (model);

  return self->query != NULL ? binome_query_get_entity_type (self->query) : BINOME_TYPE_ENTITY;
}

static guint
list_model_get_n_items (GListModel *model)
{
  return BINOME_LIST_MODEL (model)->ids->len;
}

static gpointer
list_model_get_item (GListModel *model, guint position)
{
  BinomeListModel *self = BINOME_LIST_MODEL (model);

  if (position >= self->ids->len || self->store == NULL)
    return NULL;

  return binome_store_get (self->store, binome_query_get_entity_type (self->query),
                           g_array_index (self->ids, gint64, position));
}

static void
list_model_init (GListModelInterface *iface)
{
  iface->get_item_type = list_model_get_item_type;
  iface->get_n_items = list_model_get_n_items;
  iface->get_item = list_model_get_item;
}

/**
 * binome_list_model_new:
 * @store: a workspace
 * @query: (nullable): which rows; %NULL for none yet
 *
 * Returns: (transfer full): a list of live entities that follows the file
 */
BinomeListModel *
binome_list_model_new (BinomeStore *store, BinomeQuery *query)
{
  BinomeListModel *self = g_object_new (BINOME_TYPE_LIST_MODEL, NULL);

  self->store = g_object_ref (store);
  g_signal_connect_object (store, "changed", G_CALLBACK (on_changed_cb), self, G_CONNECT_DEFAULT);
  binome_list_model_set_query (self, query);
  return self;
}

/**
 * binome_list_model_set_query:
 * @self: a list
 * @query: (nullable): which rows, of the same entity as before
 *
 * Asks another question; the rows so far stay until the answer is there. The first rows of a long answer
 * come first, and the others soon after: until then it is loading.
 */
void
binome_list_model_set_query (BinomeListModel *self, BinomeQuery *query)
{
  if (query != NULL)
    binome_query_ref (query);
  g_clear_pointer (&self->query, binome_query_unref);
  self->query = query;
  refresh (self, FIRST_ROWS);
}

/**
 * binome_list_model_get_query:
 * @self: a list
 *
 * Returns: (transfer none) (nullable): which rows it shows
 */
BinomeQuery *
binome_list_model_get_query (BinomeListModel *self)
{
  return self->query;
}

/**
 * binome_list_model_is_loading:
 * @self: a list
 *
 * Returns: whether the answer to its question is still to come
 */
gboolean
binome_list_model_is_loading (BinomeListModel *self)
{
  return self->loading;
}

/**
 * binome_list_model_get_id:
 * @self: a list
 * @position: a row's place
 *
 * Returns: its id, without loading it; 0 beyond the end
 */
gint64
binome_list_model_get_id (BinomeListModel *self, guint position)
{
  return position < self->ids->len ? g_array_index (self->ids, gint64, position) : 0;
}

/* Returns: (transfer none) (element-type gint64): the ids of all rows, until they change */
GArray *
binome_list_model_get_ids (BinomeListModel *self)
{
  return self->ids;
}

/**
 * binome_list_model_find:
 * @self: a list
 * @id: a row
 *
 * Returns: its place, or %G_MAXUINT
 */
guint
binome_list_model_find (BinomeListModel *self, gint64 id)
{
  for (guint i = 0; i < self->ids->len; i++)
    if (g_array_index (self->ids, gint64, i) == id)
      return i;

  return G_MAXUINT;
}
