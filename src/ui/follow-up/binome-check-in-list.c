/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The check-ins of a programme by what they want: overdue, due, coming, later, closed. Emits
 * `activated (pair)`. */

#include "follow-up/binome-check-in-list.h"

#include <glib/gi18n-lib.h>

#include "binome-follow-up-rows.h"
#include "binome-text.h"
#include "follow-up/binome-check-in-tile.h"
#include "follow-up/binome-pair-many.h"
#include "follow-up/binome-row-item.h"
#include "widgets/binome-kept-lists.h"
#include "widgets/binome-selection-bar.h"

struct _BinomeCheckInList
{
  AdwBin parent_instance;

  GtkSearchEntry *search_entry;
  GtkDropDown *show_drop_down;
  BinomeKeptLists *kept_lists;
  GtkStack *stack;
  GtkListView *view;
  BinomeSelectionBar *selection_bar;

  BinomeSession *session;

  GListStore *store;
  GtkFilterListModel *filtered;
  GtkCustomFilter *filter;
  char *needle; /* folded */
  GtkCustomSorter *sections;
};

G_DEFINE_FINAL_TYPE (BinomeCheckInList, binome_check_in_list, ADW_TYPE_BIN)

enum
{
  SIGNAL_ACTIVATED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static int
compare_groups (gconstpointer a, gconstpointer b, gpointer user_data)
{
  const BinomeCheckInRow *one = binome_row_item_get ((gpointer)a), *other = binome_row_item_get ((gpointer)b);

  return (int)one->group - (int)other->group;
}

static const char *
get_group_title (BinomeCheckInGroup group)
{
  switch (group)
    {
    case BINOME_CHECK_IN_GROUP_OVERDUE:
      return _ ("Overdue");
    case BINOME_CHECK_IN_GROUP_DUE:
      return _ ("Due Now");
    case BINOME_CHECK_IN_GROUP_COMING:
      return _ ("In the Next 30 Days");
    case BINOME_CHECK_IN_GROUP_LATER:
      return _ ("Later");
    case BINOME_CHECK_IN_GROUP_CLOSED:
    default:
      return _ ("Done");
    }
}

/* ---- rows ---- */

static void
on_setup_cb (GtkListItemFactory *factory, GtkListItem *item)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0), *check = binome_selection_check_new ();
  GtkWidget *tile = binome_check_in_tile_new (TRUE);

  gtk_widget_set_margin_start (check, 12);
  gtk_widget_set_hexpand (tile, TRUE);
  gtk_box_append (GTK_BOX (box), check);
  gtk_box_append (GTK_BOX (box), tile);
  gtk_list_item_set_child (item, box);
}

static void
show_check (GtkListItem *item)
{
  BinomeCheckInList *self = g_object_get_data (G_OBJECT (item), "binome-list");
  const BinomeCheckInRow *row = binome_row_item_get (gtk_list_item_get_item (item));

  binome_selection_check_show (gtk_widget_get_first_child (gtk_list_item_get_child (item)),
                               self->selection_bar, row->check_in, row->title);
}

static void
on_bind_cb (BinomeCheckInList *self, GtkListItem *item)
{
  const BinomeCheckInRow *row = binome_row_item_get (gtk_list_item_get_item (item));
  g_autofree char *label = g_strdup_printf ("%s, %s", row->pair_title, row->title);

  g_object_set_data (G_OBJECT (item), "binome-list", self);
  binome_check_in_tile_set_item (
      BINOME_CHECK_IN_TILE (gtk_widget_get_last_child (gtk_list_item_get_child (item))),
      gtk_list_item_get_item (item));
  gtk_list_item_set_accessible_label (item, label);
  g_signal_connect_swapped (gtk_list_item_get_item (item), "changed", G_CALLBACK (show_check), item);
  show_check (item);
}

static void
on_unbind_cb (GtkListItemFactory *factory, GtkListItem *item)
{
  g_signal_handlers_disconnect_by_func (gtk_list_item_get_item (item), show_check, item);
  binome_check_in_tile_set_item (
      BINOME_CHECK_IN_TILE (gtk_widget_get_last_child (gtk_list_item_get_child (item))), NULL);
}

static void
on_header_setup_cb (GtkListItemFactory *factory, GtkListHeader *header)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_set_margin_start (label, 12);
  gtk_widget_set_margin_end (label, 12);
  gtk_widget_add_css_class (label, "heading");
  gtk_list_header_set_child (header, label);
}

static void
show_header (GtkListHeader *header)
{
  const BinomeCheckInRow *row;
  g_autofree char *title = NULL;

  if (gtk_list_header_get_item (header) == NULL)
    return;

  row = binome_row_item_get (gtk_list_header_get_item (header));
  /* Translators: a heading and how many rows are below it. */
  title = g_strdup_printf (C_ ("heading", "%1$s (%2$u)"), get_group_title (row->group),
                           gtk_list_header_get_n_items (header));
  gtk_label_set_label (GTK_LABEL (gtk_list_header_get_child (header)), title);
}

static void
on_header_bind_cb (GtkListItemFactory *factory, GtkListHeader *header)
{
  g_signal_connect (header, "notify::n-items", G_CALLBACK (show_header), NULL);
  show_header (header);
}

static void
on_header_unbind_cb (GtkListItemFactory *factory, GtkListHeader *header)
{
  g_signal_handlers_disconnect_by_func (header, show_header, NULL);
}

static void
on_activated_cb (BinomeCheckInList *self, guint position)
{
  g_autoptr (BinomeRowItem) item
      = g_list_model_get_item (G_LIST_MODEL (gtk_list_view_get_model (self->view)), position);

  if (item == NULL)
    return;
  if (binome_selection_bar_get_active (self->selection_bar))
    binome_selection_bar_toggle (self->selection_bar,
                                 ((const BinomeCheckInRow *)binome_row_item_get (item))->check_in);
  else
    g_signal_emit (self, signals[SIGNAL_ACTIVATED], 0,
                   ((const BinomeCheckInRow *)binome_row_item_get (item))->pair);
}

/* ---- several at once ---- */

static GArray *
list_check_ins (GListModel *items)
{
  GArray *ids = g_array_new (FALSE, FALSE, sizeof (gint64));

  for (guint i = 0; items != NULL && i < g_list_model_get_n_items (items); i++)
    {
      g_autoptr (GObject) item = g_list_model_get_item (items, i);

      g_array_append_val (ids, ((const BinomeCheckInRow *)binome_row_item_get ((gpointer)item))->check_in);
    }
  return ids;
}

static void
on_selection_changed_cb (BinomeCheckInList *self)
{
  binome_row_items_touch (G_LIST_MODEL (self->store));
}

static void
on_all_wanted_cb (BinomeCheckInList *self)
{
  g_autoptr (GArray) ids = list_check_ins (G_LIST_MODEL (self->filtered));

  binome_selection_bar_select_all (self->selection_bar, ids);
}

static GMenuModel *
make_selection_menu (gpointer list)
{
  return binome_check_in_many_make_menu ();
}

static void
act (GtkWidget *widget, const char *name, GVariant *parameter)
{
  BinomeCheckInList *self = BINOME_CHECK_IN_LIST (widget);
  g_autoptr (GArray) ids = binome_selection_bar_list (self->selection_bar);

  binome_check_in_many_act (widget, self->session, ids, name);
}

static void
set_up_view (BinomeCheckInList *self)
{
  g_autoptr (GtkListItemFactory) rows = gtk_signal_list_item_factory_new ();
  g_autoptr (GtkListItemFactory) headers = gtk_signal_list_item_factory_new ();

  g_signal_connect (rows, "setup", G_CALLBACK (on_setup_cb), NULL);
  g_signal_connect_object (rows, "bind", G_CALLBACK (on_bind_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect (rows, "unbind", G_CALLBACK (on_unbind_cb), NULL);
  g_signal_connect (headers, "setup", G_CALLBACK (on_header_setup_cb), NULL);
  g_signal_connect (headers, "bind", G_CALLBACK (on_header_bind_cb), NULL);
  g_signal_connect (headers, "unbind", G_CALLBACK (on_header_unbind_cb), NULL);
  gtk_list_view_set_factory (self->view, rows);
  gtk_list_view_set_header_factory (self->view, headers);
}

/* How many frames the view takes to know its rows. */
#define SETTLING_FRAMES 5

/* A view that gets its rows stands at the first one, with the heading above it out of sight. */
static gboolean
on_frame_cb (GtkWidget *view, GdkFrameClock *clock, gpointer user_data)
{
  guint *n_frames = user_data;

  gtk_adjustment_set_value (gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (view)), 0);
  return ++*n_frames < SETTLING_FRAMES ? G_SOURCE_CONTINUE : G_SOURCE_REMOVE;
}

/* ---- which ones ---- */

/* The groups come in the order of the drop-down, after “All”. */
static gboolean
filter_check_in (gpointer item, gpointer user_data)
{
  BinomeCheckInList *self = user_data;
  const BinomeCheckInRow *row = binome_row_item_get (item);
  guint shown = gtk_drop_down_get_selected (self->show_drop_down);
  g_autofree char *text = NULL, *folded = NULL;

  if (shown > 0 && row->group != (BinomeCheckInGroup)(shown - 1))
    return FALSE;
  if (self->needle == NULL || *self->needle == '\0')
    return TRUE;

  text = g_strdup_printf ("%s %s", row->pair_title, row->title);
  folded = binome_text_fold (text);
  return strstr (folded, self->needle) != NULL;
}

static void
show_stack (BinomeCheckInList *self)
{
  guint n = g_list_model_get_n_items (G_LIST_MODEL (self->store));
  guint n_found = g_list_model_get_n_items (G_LIST_MODEL (self->filtered));

  gtk_stack_set_visible_child_name (self->stack, n == 0 ? "nothing" : n_found == 0 ? "not-found" : "list");
}

static void
on_filter_changed_cb (BinomeCheckInList *self)
{
  if (self->filter == NULL)
    return;

  g_free (self->needle);
  self->needle = binome_text_fold (gtk_editable_get_text (GTK_EDITABLE (self->search_entry)));
  gtk_filter_changed (GTK_FILTER (self->filter), GTK_FILTER_CHANGE_DIFFERENT);
  show_stack (self);
}

/* ---- lists that are kept ---- */

static const char *const show_ids[] = { "all", "overdue", "due", "coming", "later", "done" };

static char *
write_list (GtkWidget *list, const char **search)
{
  BinomeCheckInList *self = BINOME_CHECK_IN_LIST (list);

  *search = gtk_editable_get_text (GTK_EDITABLE (self->search_entry));
  return g_strdup_printf ("show=%s\n", show_ids[gtk_drop_down_get_selected (self->show_drop_down)]);
}

static void
read_list (GtkWidget *list, const char *search, const char *filters)
{
  BinomeCheckInList *self = BINOME_CHECK_IN_LIST (list);
  guint show = binome_kept_lists_find_show (filters, show_ids, G_N_ELEMENTS (show_ids), 0);

  gtk_editable_set_text (GTK_EDITABLE (self->search_entry), search);
  gtk_drop_down_set_selected (self->show_drop_down, show);
  on_filter_changed_cb (self);
}

static const BinomeKeptListsOwner lists_owner
    = { BINOME_SAVED_LIST_PAGE_CHECK_INS, N_ ("_All Check-ins"), write_list, read_list };

static void
set_up_model (BinomeCheckInList *self)
{
  g_autoptr (GtkSortListModel) sorted
      = gtk_sort_list_model_new (g_object_ref (G_LIST_MODEL (self->filtered)), NULL);
  g_autoptr (GtkNoSelection) selection = NULL;

  gtk_sort_list_model_set_section_sorter (sorted, GTK_SORTER (self->sections));
  selection = gtk_no_selection_new (g_object_ref (G_LIST_MODEL (sorted)));
  gtk_list_view_set_model (self->view, GTK_SELECTION_MODEL (selection));
  gtk_widget_add_tick_callback (GTK_WIDGET (self->view), on_frame_cb, g_new0 (guint, 1), g_free);
}

static void
binome_check_in_list_dispose (GObject *object)
{
  g_clear_object (&BINOME_CHECK_IN_LIST (object)->session);
  adw_bin_set_child (ADW_BIN (object), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (object), BINOME_TYPE_CHECK_IN_LIST);

  G_OBJECT_CLASS (binome_check_in_list_parent_class)->dispose (object);
}

static void
binome_check_in_list_finalize (GObject *object)
{
  BinomeCheckInList *self = BINOME_CHECK_IN_LIST (object);

  g_clear_object (&self->sections);
  g_clear_object (&self->filtered);
  g_clear_object (&self->filter);
  g_clear_object (&self->store);
  g_free (self->needle);

  G_OBJECT_CLASS (binome_check_in_list_parent_class)->finalize (object);
}

static void
binome_check_in_list_class_init (BinomeCheckInListClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = binome_check_in_list_dispose;
  G_OBJECT_CLASS (klass)->finalize = binome_check_in_list_finalize;

  signals[SIGNAL_ACTIVATED] = g_signal_new ("activated", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                                            NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_INT64);

  g_type_ensure (BINOME_TYPE_KEPT_LISTS);
  g_type_ensure (BINOME_TYPE_SELECTION_BAR);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/binome/Binome/ui/follow-up/check-in-list.ui");
  gtk_widget_class_bind_template_child (widget_class, BinomeCheckInList, search_entry);
  gtk_widget_class_bind_template_child (widget_class, BinomeCheckInList, show_drop_down);
  gtk_widget_class_bind_template_child (widget_class, BinomeCheckInList, kept_lists);
  gtk_widget_class_bind_template_child (widget_class, BinomeCheckInList, stack);
  gtk_widget_class_bind_template_child (widget_class, BinomeCheckInList, view);
  gtk_widget_class_bind_template_callback (widget_class, on_filter_changed_cb);
  gtk_widget_class_bind_template_child (widget_class, BinomeCheckInList, selection_bar);
  gtk_widget_class_bind_template_callback (widget_class, on_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_selection_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_all_wanted_cb);
  binome_check_in_many_install (widget_class, act);
}

static void
binome_check_in_list_init (BinomeCheckInList *self)
{
  self->store = g_list_store_new (BINOME_TYPE_ROW_ITEM);
  self->sections = gtk_custom_sorter_new (compare_groups, NULL, NULL);
  gtk_widget_init_template (GTK_WIDGET (self));
  self->filter = gtk_custom_filter_new (filter_check_in, self, NULL);
  self->filtered = gtk_filter_list_model_new (g_object_ref (G_LIST_MODEL (self->store)),
                                              g_object_ref (GTK_FILTER (self->filter)));
  binome_kept_lists_set_owner (self->kept_lists, GTK_WIDGET (self), &lists_owner);
  binome_selection_bar_set_menu (self->selection_bar, make_selection_menu, NULL);
  set_up_view (self);
}

/**
 * binome_check_in_list_set_rows:
 * @self: a list
 * @session: what the window works on
 * @rows: (element-type BinomeCheckInRow): the check-ins, in their order
 */
void
binome_check_in_list_set_rows (BinomeCheckInList *self, BinomeSession *session, GPtrArray *rows)
{
  g_autoptr (GArray) ids = NULL;

  g_set_object (&self->session, session);
  binome_kept_lists_show (self->kept_lists, session, "");
  binome_row_items_update (self->store, rows);
  ids = list_check_ins (G_LIST_MODEL (self->store));
  binome_selection_bar_keep (self->selection_bar, ids);
  gtk_sorter_changed (GTK_SORTER (self->sections), GTK_SORTER_CHANGE_DIFFERENT);
  if (gtk_list_view_get_model (self->view) == NULL && rows->len > 0)
    set_up_model (self);
  gtk_filter_changed (GTK_FILTER (self->filter), GTK_FILTER_CHANGE_DIFFERENT);
  show_stack (self);
}

/**
 * binome_check_in_list_get_shown:
 * @self: a list
 *
 * Returns: (transfer full): the check-ins, in their order
 */
BinomeExportList *
binome_check_in_list_get_shown (BinomeCheckInList *self)
{
  GtkSelectionModel *shown = gtk_list_view_get_model (self->view);
  g_autoptr (GArray) ids = list_check_ins (shown != NULL ? G_LIST_MODEL (shown) : NULL);

  return binome_export_list_new_for_ids (BINOME_EXPORT_CHECK_INS, ids);
}
