/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The columns of the table of pairs: what stands in them, and how each is sorted. */

#include "follow-up/binome-pair-columns.h"

#include <glib/gi18n-lib.h>

#include "binome-follow-up-rows.h"
#include "binome-model.h"
#include "follow-up/binome-row-item.h"

/* What the cells look at; not owned. */
typedef struct
{
  BinomeSelectionBar *bar;
  GtkColumnViewColumn *needs; /* (nullable) */
} Table;

/* Puts a row into the child of a cell. */
typedef void (*ShowCell) (const Table *table, GtkWidget *child, const BinomePairRow *row);

typedef struct
{
  const char *id;
  GtkWidget *(*make) (void);
  ShowCell show;
  GCompareDataFunc compare;
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
show_pair (const Table *table, GtkWidget *child, const BinomePairRow *row)
{
  GtkWidget *labels = gtk_widget_get_last_child (child);
  GtkWidget *avatar = gtk_widget_get_prev_sibling (labels);
  GtkWidget *tutor = gtk_widget_get_next_sibling (gtk_widget_get_first_child (labels));
  GtkWidget *sentence = gtk_widget_get_last_child (labels);
  /* Translators: under the name of a tutee: the tutor. */
  g_autofree char *with = g_strdup_printf (_ ("with %s"), row->tutor);

  binome_selection_check_show (gtk_widget_get_first_child (child), table->bar, row->pair, row->title);
  adw_avatar_set_text (ADW_AVATAR (avatar), row->tutee);
  gtk_label_set_label (GTK_LABEL (gtk_widget_get_first_child (labels)), row->tutee);
  gtk_label_set_label (GTK_LABEL (tutor), with);
  gtk_label_set_label (GTK_LABEL (sentence), row->sentence);
  gtk_widget_set_visible (sentence,
                          *row->sentence != '\0' && !gtk_column_view_column_get_visible (table->needs));
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
show_state (const Table *table, GtkWidget *child, const BinomePairRow *row)
{
  gtk_image_set_from_icon_name (GTK_IMAGE (gtk_widget_get_first_child (child)),
                                binome_pair_state_get_icon_name (row->state));
  gtk_label_set_label (GTK_LABEL (gtk_widget_get_last_child (child)),
                       _ (binome_pair_states[row->state].label));
}

static void
show_needs (const Table *table, GtkWidget *child, const BinomePairRow *row)
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
show_end (const Table *table, GtkWidget *child, const BinomePairRow *row)
{
  show_date (child, row->ends_on);
}

static void
show_meeting (const Table *table, GtkWidget *child, const BinomePairRow *row)
{
  show_date (child, row->last_meeting);
}

static void
show_check_in (const Table *table, GtkWidget *child, const BinomePairRow *row)
{
  show_date (child, row->next_check_in);
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

/* ---- the columns ---- */

static const Cell cells[] = {
  { "pair", make_pair, show_pair, sort_by_pair },
  { "needs", make_needs, show_needs, sort_by_needs },
  { "state", make_icon_and_label, show_state, sort_by_state },
  { "end", make_date, show_end, sort_by_end },
  { "meeting", make_date, show_meeting, sort_by_meeting },
  { "check-in", make_date, show_check_in, sort_by_check_in },
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
  const Table *table = g_object_get_data (G_OBJECT (item), "binome-table");
  const Cell *cell = g_object_get_data (G_OBJECT (item), "binome-cell");

  cell->show (table, child, binome_row_item_get (gtk_list_item_get_item (item)));
}

static void
on_bind_cb (GtkListItemFactory *factory, GtkListItem *item, const Cell *cell)
{
  g_object_set_data (G_OBJECT (item), "binome-table", g_object_get_data (G_OBJECT (factory), "binome-table"));
  g_object_set_data (G_OBJECT (item), "binome-cell", (gpointer)cell);
  g_signal_connect_swapped (gtk_list_item_get_item (item), "changed", G_CALLBACK (show_item), item);
  show_item (item);
}

static void
on_unbind_cb (GtkListItemFactory *factory, GtkListItem *item)
{
  g_signal_handlers_disconnect_by_func (gtk_list_item_get_item (item), show_item, item);
}

static void
set_up_column (GtkColumnViewColumn *column, const Cell *cell, Table *table)
{
  g_autoptr (GtkListItemFactory) factory = gtk_signal_list_item_factory_new ();
  g_autoptr (GtkSorter) sorter = GTK_SORTER (gtk_custom_sorter_new (cell->compare, NULL, NULL));

  g_object_set_data (G_OBJECT (factory), "binome-table", table);
  g_signal_connect (factory, "setup", G_CALLBACK (on_setup_cb), (gpointer)cell);
  g_signal_connect (factory, "bind", G_CALLBACK (on_bind_cb), (gpointer)cell);
  g_signal_connect (factory, "unbind", G_CALLBACK (on_unbind_cb), NULL);
  gtk_column_view_column_set_factory (column, factory);
  gtk_column_view_column_set_sorter (column, sorter);
}

/**
 * binome_pair_columns_set_up:
 * @view: a table of #BinomeRowItem with a #BinomePairRow each, whose columns have the ids of what they show
 * @bar: which pairs are selected; in the same widget
 *
 * Gives the columns their cells and their order.
 */
void
binome_pair_columns_set_up (GtkColumnView *view, BinomeSelectionBar *bar)
{
  GListModel *columns = gtk_column_view_get_columns (view);
  Table *table = g_new0 (Table, 1);

  table->bar = bar;
  g_object_set_data_full (G_OBJECT (view), "binome-table", table, g_free);
  for (guint i = 0; i < g_list_model_get_n_items (columns); i++)
    {
      g_autoptr (GtkColumnViewColumn) column = g_list_model_get_item (columns, i);

      for (gsize c = 0; c < G_N_ELEMENTS (cells); c++)
        if (g_strcmp0 (gtk_column_view_column_get_id (column), cells[c].id) == 0)
          set_up_column (column, &cells[c], table);
      if (g_strcmp0 (gtk_column_view_column_get_id (column), "needs") == 0)
        table->needs = column;
    }
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
