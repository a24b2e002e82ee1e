/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The pairs of a programme as a table: who, what needs somebody, state, dates. Sorts by any column, the
 * most urgent first; emits `activated (pair)`. */

#include "follow-up/binome-pair-list.h"

#include <glib/gi18n-lib.h>

#include "binome-follow-up-rows.h"
#include "binome-model.h"
#include "binome-text.h"
#include "follow-up/binome-pair-columns.h"
#include "follow-up/binome-pair-many.h"
#include "follow-up/binome-row-item.h"
#include "widgets/binome-kept-lists.h"
#include "widgets/binome-selection-bar.h"

/* In the order of the drop-down. */
typedef enum
{
  SHOW_RUNNING,
  SHOW_NEEDY,
  SHOW_STAGED,
  SHOW_ENDED,
  SHOW_ALL,
} Show;

struct _BinomePairList
{
  AdwBin parent_instance;

  GtkSearchEntry *search_entry;
  GtkDropDown *show_drop_down;
  BinomeKeptLists *kept_lists;
  GtkStack *stack;
  GtkColumnView *view;
  GtkColumnViewColumn *needs_column;
  BinomeSelectionBar *selection_bar;

  BinomeSession *session;

  GListStore *store;
  GtkFilterListModel *filtered;
  GtkCustomFilter *filter;
  char *needle; /* folded */
};

G_DEFINE_FINAL_TYPE (BinomePairList, binome_pair_list, ADW_TYPE_BIN)

enum
{
  SIGNAL_ACTIVATED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

/* ---- which ones ---- */

static gboolean
is_shown (const BinomePairRow *row, Show show)
{
  switch (show)
    {
    case SHOW_RUNNING:
      return binome_pair_state_is_live (row->state);
    case SHOW_NEEDY:
      return *row->sentence != '\0';
    case SHOW_STAGED:
      return row->state < BINOME_PAIR_STATE_ACTIVE;
    case SHOW_ENDED:
      return row->state >= BINOME_PAIR_STATE_COMPLETED;
    case SHOW_ALL:
    default:
      return TRUE;
    }
}

static gboolean
filter_pair (gpointer item, gpointer user_data)
{
  BinomePairList *self = user_data;
  const BinomePairRow *row = binome_row_item_get (item);
  g_autofree char *folded = NULL;

  if (!is_shown (row, (Show)gtk_drop_down_get_selected (self->show_drop_down)))
    return FALSE;
  if (self->needle == NULL || *self->needle == '\0')
    return TRUE;

  folded = binome_text_fold (row->title);
  return strstr (folded, self->needle) != NULL;
}

static void
show_stack (BinomePairList *self)
{
  gboolean nothing = g_list_model_get_n_items (G_LIST_MODEL (self->filtered)) == 0;

  gtk_stack_set_visible_child_name (self->stack, nothing ? "nothing" : "list");
}

static void
on_filter_changed_cb (BinomePairList *self)
{
  g_free (self->needle);
  self->needle = binome_text_fold (gtk_editable_get_text (GTK_EDITABLE (self->search_entry)));
  if (self->filter != NULL)
    gtk_filter_changed (GTK_FILTER (self->filter), GTK_FILTER_CHANGE_DIFFERENT);
}

static void
on_activated_cb (BinomePairList *self, guint position)
{
  g_autoptr (BinomeRowItem) item
      = g_list_model_get_item (G_LIST_MODEL (gtk_column_view_get_model (self->view)), position);

  if (item == NULL)
    return;
  if (binome_selection_bar_get_active (self->selection_bar))
    binome_selection_bar_toggle (self->selection_bar,
                                 ((const BinomePairRow *)binome_row_item_get (item))->pair);
  else
    g_signal_emit (self, signals[SIGNAL_ACTIVATED], 0,
                   ((const BinomePairRow *)binome_row_item_get (item))->pair);
}

/* ---- several at once ---- */

static GArray *
list_pairs (GListModel *items)
{
  GArray *ids = g_array_new (FALSE, FALSE, sizeof (gint64));

  for (guint i = 0; i < g_list_model_get_n_items (items); i++)
    {
      g_autoptr (GObject) item = g_list_model_get_item (items, i);

      g_array_append_val (ids, ((const BinomePairRow *)binome_row_item_get ((gpointer)item))->pair);
    }
  return ids;
}

static void
on_selection_changed_cb (BinomePairList *self)
{
  binome_row_items_touch (G_LIST_MODEL (self->store));
}

static GMenuModel *
make_selection_menu (gpointer list)
{
  BinomePairList *self = list;
  gboolean states[BINOME_PAIR_STATE_ENDED_EARLY + 1] = { FALSE };

  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (self->store)); i++)
    {
      g_autoptr (BinomeRowItem) item = g_list_model_get_item (G_LIST_MODEL (self->store), i);
      const BinomePairRow *row = binome_row_item_get (item);

      if (binome_selection_bar_contains (self->selection_bar, row->pair))
        states[row->state] = TRUE;
    }
  return binome_pair_many_make_menu (states);
}

static void
on_all_wanted_cb (BinomePairList *self)
{
  g_autoptr (GArray) ids = list_pairs (G_LIST_MODEL (self->filtered));

  binome_selection_bar_select_all (self->selection_bar, ids);
}

static void
act (GtkWidget *widget, const char *name, GVariant *parameter)
{
  BinomePairList *self = BINOME_PAIR_LIST (widget);
  g_autoptr (GArray) ids = binome_selection_bar_list (self->selection_bar);

  binome_pair_many_act (widget, self->session, ids, name, parameter);
}

/* Where there is no room for its column, what a pair needs stands under its name. */
static void
on_needs_visible_cb (BinomePairList *self)
{
  binome_row_items_touch (G_LIST_MODEL (self->store));
}

/* ---- lists that are kept ---- */

static const char *const show_ids[] = {
  [SHOW_RUNNING] = "running", [SHOW_NEEDY] = "needy", [SHOW_STAGED] = "staged",
  [SHOW_ENDED] = "ended",     [SHOW_ALL] = "all",
};

static char *
write_list (GtkWidget *list, const char **search)
{
  BinomePairList *self = BINOME_PAIR_LIST (list);

  *search = gtk_editable_get_text (GTK_EDITABLE (self->search_entry));
  return g_strdup_printf ("show=%s\n", show_ids[gtk_drop_down_get_selected (self->show_drop_down)]);
}

static void
read_list (GtkWidget *list, const char *search, const char *filters)
{
  BinomePairList *self = BINOME_PAIR_LIST (list);
  guint show = binome_kept_lists_find_show (filters, show_ids, G_N_ELEMENTS (show_ids), SHOW_ALL);

  gtk_editable_set_text (GTK_EDITABLE (self->search_entry), search);
  gtk_drop_down_set_selected (self->show_drop_down, show);
  on_filter_changed_cb (self);
}

static const BinomeKeptListsOwner lists_owner
    = { BINOME_SAVED_LIST_PAGE_PAIRS, N_ ("_All Pairs"), write_list, read_list };

static void
set_up_model (BinomePairList *self)
{
  g_autoptr (GtkSortListModel) sorted = NULL;
  g_autoptr (GtkNoSelection) selection = NULL;

  self->filter = gtk_custom_filter_new (filter_pair, self, NULL);
  self->filtered = gtk_filter_list_model_new (g_object_ref (G_LIST_MODEL (self->store)),
                                              g_object_ref (GTK_FILTER (self->filter)));
  sorted = gtk_sort_list_model_new (g_object_ref (G_LIST_MODEL (self->filtered)),
                                    g_object_ref (gtk_column_view_get_sorter (self->view)));
  selection = gtk_no_selection_new (g_object_ref (G_LIST_MODEL (sorted)));
  gtk_column_view_set_model (self->view, GTK_SELECTION_MODEL (selection));
  g_signal_connect_object (self->filtered, "items-changed", G_CALLBACK (show_stack), self, G_CONNECT_SWAPPED);
}

static void
binome_pair_list_dispose (GObject *object)
{
  BinomePairList *self = BINOME_PAIR_LIST (object);

  if (self->view != NULL)
    gtk_column_view_set_model (self->view, NULL);
  g_clear_object (&self->filtered);
  g_clear_object (&self->filter);
  g_clear_object (&self->session);
  gtk_widget_dispose_template (GTK_WIDGET (self), BINOME_TYPE_PAIR_LIST);

  G_OBJECT_CLASS (binome_pair_list_parent_class)->dispose (object);
}

static void
binome_pair_list_finalize (GObject *object)
{
  BinomePairList *self = BINOME_PAIR_LIST (object);

  g_clear_object (&self->store);
  g_free (self->needle);

  G_OBJECT_CLASS (binome_pair_list_parent_class)->finalize (object);
}

static void
binome_pair_list_class_init (BinomePairListClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = binome_pair_list_dispose;
  G_OBJECT_CLASS (klass)->finalize = binome_pair_list_finalize;

  signals[SIGNAL_ACTIVATED] = g_signal_new ("activated", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                                            NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_INT64);

  g_type_ensure (BINOME_TYPE_KEPT_LISTS);
  g_type_ensure (BINOME_TYPE_SELECTION_BAR);
  gtk_widget_class_set_template_from_resource (widget_class, "/org/binome/Binome/ui/follow-up/pair-list.ui");
  gtk_widget_class_bind_template_child (widget_class, BinomePairList, search_entry);
  gtk_widget_class_bind_template_child (widget_class, BinomePairList, show_drop_down);
  gtk_widget_class_bind_template_child (widget_class, BinomePairList, kept_lists);
  gtk_widget_class_bind_template_child (widget_class, BinomePairList, stack);
  gtk_widget_class_bind_template_child (widget_class, BinomePairList, view);
  gtk_widget_class_bind_template_child (widget_class, BinomePairList, needs_column);
  gtk_widget_class_bind_template_callback (widget_class, on_filter_changed_cb);
  gtk_widget_class_bind_template_child (widget_class, BinomePairList, selection_bar);
  gtk_widget_class_bind_template_callback (widget_class, on_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_selection_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_all_wanted_cb);
  binome_pair_many_install (widget_class, act);
}

static void
binome_pair_list_init (BinomePairList *self)
{
  self->store = g_list_store_new (BINOME_TYPE_ROW_ITEM);
  gtk_widget_init_template (GTK_WIDGET (self));
  binome_pair_columns_set_up (self->view, self->selection_bar);
  binome_selection_bar_set_menu (self->selection_bar, make_selection_menu, self);
  set_up_model (self);
  binome_kept_lists_set_owner (self->kept_lists, GTK_WIDGET (self), &lists_owner);
  gtk_column_view_sort_by_column (self->view, self->needs_column, GTK_SORT_ASCENDING);
  g_signal_connect_object (self->needs_column, "notify::visible", G_CALLBACK (on_needs_visible_cb), self,
                           G_CONNECT_SWAPPED);
}

/**
 * binome_pair_list_set_rows:
 * @self: a list
 * @session: what the window works on
 * @rows: (element-type BinomePairRow): the pairs
 */
void
binome_pair_list_set_rows (BinomePairList *self, BinomeSession *session, GPtrArray *rows)
{
  g_autoptr (GArray) ids = NULL;

  g_set_object (&self->session, session);
  binome_kept_lists_show (self->kept_lists, session, "");
  binome_row_items_update (self->store, rows);
  ids = list_pairs (G_LIST_MODEL (self->store));
  binome_selection_bar_keep (self->selection_bar, ids);
  gtk_filter_changed (GTK_FILTER (self->filter), GTK_FILTER_CHANGE_DIFFERENT);
  gtk_sorter_changed (gtk_column_view_get_sorter (self->view), GTK_SORTER_CHANGE_DIFFERENT);
  show_stack (self);
}

/**
 * binome_pair_list_get_shown:
 * @self: a list
 *
 * Returns: (transfer full): the pairs that are found, in their order
 */
BinomeExportList *
binome_pair_list_get_shown (BinomePairList *self)
{
  g_autoptr (GArray) ids = list_pairs (G_LIST_MODEL (gtk_column_view_get_model (self->view)));

  return binome_export_list_new_for_ids (BINOME_EXPORT_PAIRS, ids);
}
