/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The pairs of a programme as a table: who, what needs somebody, state, dates. Sorts by any column, the
 * most urgent first; emits `activated (pair)`. */

#include "follow-up/binome-pair-list.h"

#include <glib/gi18n-lib.h>

#include "binome-follow-up-rows.h"
#include "binome-model.h"
#include "binome-text.h"
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
  GtkColumnViewColumn *pair_column;
  GtkColumnViewColumn *state_column;
  GtkColumnViewColumn *needs_column;
  GtkColumnViewColumn *end_column;
  GtkColumnViewColumn *meeting_column;
  GtkColumnViewColumn *check_in_column;
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

/* ---- cells ---- */

/* Puts a row into the child of a cell. */
typedef void (*ShowCell) (BinomePairList *self, GtkWidget *child, const BinomePairRow *row);

typedef struct
{
  const char *name;
  GtkWidget *(*make) (void);
  ShowCell show;
} Cell;

static GtkWidget *
make_label (const char *style)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  if (style != NULL)
    gtk_widget_add_css_class (label, style);
  return label;
}

static GtkWidget *
make_pair (void)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *labels = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  gtk_box_append (GTK_BOX (box), binome_selection_check_new ());
  gtk_box_append (GTK_BOX (box), adw_avatar_new (32, NULL, TRUE));
  gtk_box_append (GTK_BOX (labels), make_label (NULL));
  gtk_box_append (GTK_BOX (labels), make_label ("dim-label"));
  gtk_widget_add_css_class (gtk_widget_get_last_child (labels), "caption");
  gtk_box_append (GTK_BOX (labels), make_label ("caption"));
  gtk_widget_set_valign (labels, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (box), labels);
  return box;
}

static void
show_pair (BinomePairList *self, GtkWidget *child, const BinomePairRow *row)
{
  GtkWidget *labels = gtk_widget_get_last_child (child);
  GtkWidget *avatar = gtk_widget_get_prev_sibling (labels);
  GtkWidget *tutor = gtk_widget_get_next_sibling (gtk_widget_get_first_child (labels));
  GtkWidget *sentence = gtk_widget_get_last_child (labels);
  /* Translators: under the name of a tutee: the tutor. */
  g_autofree char *with = g_strdup_printf (_ ("with %s"), row->tutor);

  binome_selection_check_show (gtk_widget_get_first_child (child), self->selection_bar, row->pair,
                               row->title);
  adw_avatar_set_text (ADW_AVATAR (avatar), row->tutee);
  gtk_label_set_label (GTK_LABEL (gtk_widget_get_first_child (labels)), row->tutee);
  gtk_label_set_label (GTK_LABEL (tutor), with);
  gtk_label_set_label (GTK_LABEL (sentence), row->sentence);
  gtk_widget_set_visible (sentence,
                          *row->sentence != '\0' && !gtk_column_view_column_get_visible (self->needs_column));
}

static GtkWidget *
make_icon_and_label (void)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *icon = gtk_image_new ();

  gtk_accessible_update_state (GTK_ACCESSIBLE (icon), GTK_ACCESSIBLE_STATE_HIDDEN, TRUE, -1);
  gtk_box_append (GTK_BOX (box), icon);
  gtk_box_append (GTK_BOX (box), make_label (NULL));
  return box;
}

static GtkWidget *
make_needs (void)
{
  GtkWidget *box = make_icon_and_label ();

  gtk_widget_add_css_class (gtk_widget_get_last_child (box), "caption");
  return box;
}

static void
show_state (BinomePairList *self, GtkWidget *child, const BinomePairRow *row)
{
  gtk_image_set_from_icon_name (GTK_IMAGE (gtk_widget_get_first_child (child)),
                                binome_pair_state_get_icon_name (row->state));
  gtk_label_set_label (GTK_LABEL (gtk_widget_get_last_child (child)),
                       _ (binome_pair_states[row->state].label));
}

static void
show_needs (BinomePairList *self, GtkWidget *child, const BinomePairRow *row)
{
  GtkWidget *icon = gtk_widget_get_first_child (child);
  gboolean late = row->urgency == BINOME_URGENCY_NOW;

  gtk_image_set_from_icon_name (GTK_IMAGE (icon),
                                late ? "dialog-warning-symbolic" : "dialog-information-symbolic");
  gtk_widget_remove_css_class (icon, late ? "accent" : "warning");
  gtk_widget_add_css_class (icon, late ? "warning" : "accent");
  gtk_widget_set_visible (icon, *row->sentence != '\0');
  gtk_label_set_label (GTK_LABEL (gtk_widget_get_last_child (child)), row->sentence);
  gtk_widget_set_tooltip_text (child, *row->sentence != '\0' ? row->sentence : NULL);
}

static GtkWidget *
make_date (void)
{
  GtkWidget *label = make_label ("numeric-cell");

  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_NONE);
  return label;
}

static void
show_date (GtkWidget *child, BinomeDate date)
{
  g_autofree char *text = binome_date_format (date, BINOME_DATE_SHORT);

  gtk_label_set_label (GTK_LABEL (child), *text != '\0' ? text : "–");
}

static void
show_end (BinomePairList *self, GtkWidget *child, const BinomePairRow *row)
{
  show_date (child, row->ends_on);
}

static void
show_meeting (BinomePairList *self, GtkWidget *child, const BinomePairRow *row)
{
  show_date (child, row->last_meeting);
}

static void
show_check_in (BinomePairList *self, GtkWidget *child, const BinomePairRow *row)
{
  show_date (child, row->next_check_in);
}

static const Cell cells[] = {
  { "pair", make_pair, show_pair },
  { "needs", make_needs, show_needs },
  { "state", make_icon_and_label, show_state },
  { "end", make_date, show_end },
  { "meeting", make_date, show_meeting },
  { "check-in", make_date, show_check_in },
};

static void
on_setup_cb (GtkListItemFactory *factory, GtkListItem *item, const Cell *cell)
{
  gtk_list_item_set_child (item, cell->make ());
}

static void
show_item (GtkListItem *item)
{
  GtkWidget *child = gtk_list_item_get_child (item);
  BinomePairList *self = g_object_get_data (G_OBJECT (item), "binome-list");
  const Cell *cell = g_object_get_data (G_OBJECT (item), "binome-cell");

  cell->show (self, child, binome_row_item_get (gtk_list_item_get_item (item)));
}

static void
on_bind_cb (GtkListItemFactory *factory, GtkListItem *item, const Cell *cell)
{
  g_object_set_data (G_OBJECT (item), "binome-list", g_object_get_data (G_OBJECT (factory), "binome-list"));
  g_object_set_data (G_OBJECT (item), "binome-cell", (gpointer)cell);
  g_signal_connect_swapped (gtk_list_item_get_item (item), "changed", G_CALLBACK (show_item), item);
  show_item (item);
}

static void
on_unbind_cb (GtkListItemFactory *factory, GtkListItem *item)
{
  g_signal_handlers_disconnect_by_func (gtk_list_item_get_item (item), show_item, item);
}

/* ---- order ---- */

static int
compare_names (const BinomePairRow *one, const BinomePairRow *other)
{
  return g_utf8_collate (one->tutee, other->tutee);
}

static int
sort_by_pair (gconstpointer a, gconstpointer b, gpointer user_data)
{
  return compare_names (binome_row_item_get ((gpointer)a), binome_row_item_get ((gpointer)b));
}

static int
sort_by_state (gconstpointer a, gconstpointer b, gpointer user_data)
{
  const BinomePairRow *one = binome_row_item_get ((gpointer)a), *other = binome_row_item_get ((gpointer)b);

  return one->state - other->state;
}

static int
sort_by_needs (gconstpointer a, gconstpointer b, gpointer user_data)
{
  const BinomePairRow *one = binome_row_item_get ((gpointer)a), *other = binome_row_item_get ((gpointer)b);
  gboolean one_needs = *one->sentence != '\0', other_needs = *other->sentence != '\0';

  if (one_needs != other_needs)
    return one_needs ? -1 : 1;
  return one->urgency != other->urgency ? (int)other->urgency - (int)one->urgency
                                        : compare_names (one, other);
}

/* No date comes last. */
static int
compare_dates (BinomeDate one, BinomeDate other)
{
  return (one == BINOME_DATE_NONE) != (other == BINOME_DATE_NONE) ? (one == BINOME_DATE_NONE ? 1 : -1)
                                                                  : one - other;
}

static int
sort_by_end (gconstpointer a, gconstpointer b, gpointer user_data)
{
  const BinomePairRow *one = binome_row_item_get ((gpointer)a), *other = binome_row_item_get ((gpointer)b);

  return compare_dates (one->ends_on, other->ends_on);
}

static int
sort_by_meeting (gconstpointer a, gconstpointer b, gpointer user_data)
{
  const BinomePairRow *one = binome_row_item_get ((gpointer)a), *other = binome_row_item_get ((gpointer)b);

  return one->last_meeting - other->last_meeting; /* who never met comes first */
}

static int
sort_by_check_in (gconstpointer a, gconstpointer b, gpointer user_data)
{
  const BinomePairRow *one = binome_row_item_get ((gpointer)a), *other = binome_row_item_get ((gpointer)b);

  return compare_dates (one->next_check_in, other->next_check_in);
}

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
  gboolean states[BINOME_PAIR_STATE_ENDED_EARLY + 1] = { FALSE };
  g_autoptr (GMenuModel) menu = NULL;

  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (self->store)); i++)
    {
      g_autoptr (BinomeRowItem) item = g_list_model_get_item (G_LIST_MODEL (self->store), i);
      const BinomePairRow *row = binome_row_item_get (item);

      if (binome_selection_bar_contains (self->selection_bar, row->pair))
        states[row->state] = TRUE;
    }
  menu = binome_pair_many_make_menu (states);
  binome_selection_bar_set_menu (self->selection_bar, menu);
  binome_row_items_touch (G_LIST_MODEL (self->store));
}

static void
on_all_wanted_cb (BinomePairList *self)
{
  g_autoptr (GArray) ids = list_pairs (G_LIST_MODEL (self->filtered));

  binome_selection_bar_set_all (self->selection_bar, ids);
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
set_up_column (BinomePairList *self, GtkColumnViewColumn *column, const char *name, GCompareDataFunc compare)
{
  g_autoptr (GtkListItemFactory) factory = gtk_signal_list_item_factory_new ();
  g_autoptr (GtkSorter) sorter = GTK_SORTER (gtk_custom_sorter_new (compare, NULL, NULL));
  const Cell *cell = cells;

  while (!g_str_equal (cell->name, name))
    cell++;
  g_object_set_data (G_OBJECT (factory), "binome-list", self);
  g_signal_connect (factory, "setup", G_CALLBACK (on_setup_cb), (gpointer)cell);
  g_signal_connect (factory, "bind", G_CALLBACK (on_bind_cb), (gpointer)cell);
  g_signal_connect (factory, "unbind", G_CALLBACK (on_unbind_cb), NULL);
  gtk_column_view_column_set_factory (column, factory);
  gtk_column_view_column_set_sorter (column, sorter);
}

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
  gtk_widget_class_bind_template_child (widget_class, BinomePairList, pair_column);
  gtk_widget_class_bind_template_child (widget_class, BinomePairList, state_column);
  gtk_widget_class_bind_template_child (widget_class, BinomePairList, needs_column);
  gtk_widget_class_bind_template_child (widget_class, BinomePairList, end_column);
  gtk_widget_class_bind_template_child (widget_class, BinomePairList, meeting_column);
  gtk_widget_class_bind_template_child (widget_class, BinomePairList, check_in_column);
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
  set_up_column (self, self->pair_column, "pair", sort_by_pair);
  set_up_column (self, self->needs_column, "needs", sort_by_needs);
  set_up_column (self, self->state_column, "state", sort_by_state);
  set_up_column (self, self->end_column, "end", sort_by_end);
  set_up_column (self, self->meeting_column, "meeting", sort_by_meeting);
  set_up_column (self, self->check_in_column, "check-in", sort_by_check_in);
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

/**
 * binome_pair_state_get_icon_name:
 * @state: a #BinomePairState
 *
 * Returns: the icon that stands beside the word, so that states differ by shape too
 */
const char *
binome_pair_state_get_icon_name (int state)
{
  switch ((BinomePairState)state)
    {
    case BINOME_PAIR_STATE_PROPOSED:
    case BINOME_PAIR_STATE_REVIEWED:
      return "document-edit-symbolic";
    case BINOME_PAIR_STATE_OFFERED:
      return "mail-unread-symbolic";
    case BINOME_PAIR_STATE_ACCEPTED:
    case BINOME_PAIR_STATE_CONFIRMED:
      return "mail-read-symbolic";
    case BINOME_PAIR_STATE_ACTIVE:
      return "media-playback-start-symbolic";
    case BINOME_PAIR_STATE_PAUSED:
      return "media-playback-pause-symbolic";
    case BINOME_PAIR_STATE_CLOSING:
      return "emoji-flags-symbolic";
    case BINOME_PAIR_STATE_COMPLETED:
      return "object-select-symbolic";
    case BINOME_PAIR_STATE_DECLINED:
    case BINOME_PAIR_STATE_EXPIRED:
    case BINOME_PAIR_STATE_CANCELLED:
    case BINOME_PAIR_STATE_ENDED_EARLY:
    default:
      return "process-stop-symbolic";
    }
}
