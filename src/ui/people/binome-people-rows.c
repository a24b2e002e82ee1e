/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The rows of the list of people, wide and narrow: what stands in them, their boxes, and where the keyboard
 * stands when other people take their places. Whoever is selected stays so through sorting and searching. */

#include "people/binome-people-rows.h"

#include <glib/gi18n-lib.h>

#include "binome-model.h"
#include "people/binome-person-tile.h"
#include "widgets/binome-initials.h"
#include "widgets/binome-steady-list.h"
#include "widgets/binome-text-cell.h"

/* How many boxes out of sight are drawn anew at a time. */
#define PIECE 32

static const char check_key[] = "binome-check";
static const char style_key[] = "binome-style";

struct _BinomePeopleRows
{
  GtkWidget *page; /* not owned: it owns us */
  BinomeListModel *people;
  GtkSelectionModel *rows;
  GtkColumnView *wide;
  GtkListView *narrow;
  gboolean is_narrow;
  BinomePeopleOwnTexts *own; /* (nullable): what tiles show below the job */

  BinomeSelectionBar *bar;
  GHashTable *checks; /* those that are bound, to their list item; not owned */
  GPtrArray *waiting; /* boxes out of sight that do not show yet who is selected */
  guint source;
  gint64 followed; /* who had the keyboard when another order was asked for; 0 for nobody */
};

/* ---- boxes ---- */

static GtkWidget *
view_of (BinomePeopleRows *self)
{
  return self->is_narrow ? GTK_WIDGET (self->narrow) : GTK_WIDGET (self->wide);
}

static BinomeEntity *
person_of (GtkListItem *item)
{
  BinomeSteadyRow *row = gtk_list_item_get_item (item);

  return row != NULL ? binome_steady_row_get_item (row) : NULL;
}

static void
on_check_toggled_cb (BinomePeopleRows *self, GtkCheckButton *check)
{
  GtkListItem *item = g_hash_table_lookup (self->checks, check);
  BinomeEntity *person = item != NULL ? person_of (item) : NULL;

  if (person != NULL)
    binome_selection_bar_select (self->bar, binome_entity_get_id (person),
                                 gtk_check_button_get_active (check));
}

static void
show_check (BinomePeopleRows *self, GtkCheckButton *check, BinomeEntity *person)
{
  gtk_check_button_set_active (check,
                               binome_selection_bar_contains (self->bar, binome_entity_get_id (person)));
}

static void
show_bound (BinomePeopleRows *self, gpointer check)
{
  GtkListItem *item = g_hash_table_lookup (self->checks, check);

  if (item != NULL && person_of (item) != NULL)
    show_check (self, check, person_of (item));
}

static gboolean
on_idle_cb (gpointer data)
{
  BinomePeopleRows *self = data;

  for (guint i = 0; i < PIECE && self->waiting->len > 0; i++)
    show_bound (self, g_ptr_array_steal_index_fast (self->waiting, self->waiting->len - 1));
  if (self->waiting->len > 0)
    return G_SOURCE_CONTINUE;

  self->source = 0;
  return G_SOURCE_REMOVE;
}

static gboolean
is_in_sight (BinomePeopleRows *self, GtkWidget *check)
{
  GtkWidget *view = view_of (self);
  graphene_point_t place;

  return gtk_widget_compute_point (check, view, &GRAPHENE_POINT_INIT (0, 0), &place)
         && place.y > -(float)gtk_widget_get_height (check) && place.y < (float)gtk_widget_get_height (view);
}

/* Those in sight at once: a view has many times more rows ready than are seen. */
static void
show_checks (BinomePeopleRows *self)
{
  GHashTableIter iter;
  gpointer check;

  g_ptr_array_set_size (self->waiting, 0);
  g_hash_table_iter_init (&iter, self->checks);
  while (g_hash_table_iter_next (&iter, &check, NULL))
    if (is_in_sight (self, check))
      show_bound (self, check);
    else
      g_ptr_array_add (self->waiting, check);
  if (self->waiting->len > 0 && self->source == 0)
    self->source = g_idle_add (on_idle_cb, self);
}

static GtkWidget *
make_check (gpointer list_item, BinomePeopleRows *self)
{
  GtkWidget *check = gtk_check_button_new ();

  gtk_widget_set_valign (check, GTK_ALIGN_CENTER);
  g_object_set_data (list_item, check_key, check);
  g_signal_connect_swapped (check, "toggled", G_CALLBACK (on_check_toggled_cb), self);
  return check;
}

/* Whom the box is for, and whether they are selected. */
static void
bind_check (gpointer list_item, BinomeEntity *person, BinomePeopleRows *self)
{
  GtkWidget *check = g_object_get_data (list_item, check_key);
  g_autofree char *name = NULL;
  g_autofree char *label = NULL;

  gtk_widget_set_opacity (check, person != NULL ? 1 : 0); /* an empty row is about to go */
  if (person == NULL)
    {
      g_hash_table_remove (self->checks, check);
      return;
    }

  name = binome_entity_dup_title (person);
  /* Translators: %s is a person. */
  label = g_strdup_printf (_ ("Select %s"), name);
  g_hash_table_insert (self->checks, check, list_item);
  show_check (self, GTK_CHECK_BUTTON (check), person);
  gtk_accessible_update_property (GTK_ACCESSIBLE (check), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
}

/* ---- cells ---- */

static void
set_up_check (gpointer list_item, gpointer rows)
{
  gtk_list_item_set_child (list_item, make_check (list_item, rows));
}

static void
show_check_cell (gpointer list_item, gpointer person, gpointer rows)
{
  bind_check (list_item, person, rows);
}

static void
set_up_name (gpointer list_item, gpointer style)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *name = binome_text_cell_new (style);

  gtk_widget_set_hexpand (name, TRUE);
  gtk_box_append (GTK_BOX (box), binome_initials_new (binome_text_cell_style_get_view (style), 28));
  gtk_box_append (GTK_BOX (box), name);
  gtk_list_item_set_child (list_item, box);
}

static void
show_name (gpointer list_item, gpointer person, gpointer style)
{
  GtkWidget *box = gtk_list_item_get_child (list_item);
  g_autofree char *title = person != NULL ? binome_entity_dup_title (person) : g_strdup ("");

  binome_initials_set_name (BINOME_INITIALS (gtk_widget_get_first_child (box)), title);
  /* The list is sorted by family name: that is what the eye looks for. */
  binome_text_cell_set_two (BINOME_TEXT_CELL (gtk_widget_get_last_child (box)),
                            person != NULL ? binome_entity_get_text (person, BINOME_PERSON_GIVEN_NAME) : "",
                            person != NULL ? binome_entity_get_text (person, BINOME_PERSON_FAMILY_NAME) : "");
}

static void
set_up_text (gpointer list_item, gpointer style)
{
  gtk_list_item_set_child (list_item, binome_text_cell_new (style));
}

static void
show_text (gpointer list_item, gpointer person, BinomePersonField field)
{
  binome_text_cell_set_text (BINOME_TEXT_CELL (gtk_list_item_get_child (list_item)),
                             person != NULL ? binome_entity_get_text (person, field) : NULL);
}

static void
show_job (gpointer list_item, gpointer person, gpointer style)
{
  show_text (list_item, person, BINOME_PERSON_JOB);
}

static void
show_team (gpointer list_item, gpointer person, gpointer style)
{
  show_text (list_item, person, BINOME_PERSON_TEAM);
}

static void
show_site (gpointer list_item, gpointer person, gpointer style)
{
  show_text (list_item, person, BINOME_PERSON_SITE);
}

static void
show_staff_number (gpointer list_item, gpointer person, gpointer style)
{
  show_text (list_item, person, BINOME_PERSON_STAFF_NUMBER);
}

static void
show_hired_on (gpointer list_item, gpointer person, gpointer style)
{
  g_autofree char *day
      = person != NULL
            ? binome_date_format (binome_entity_get_date (person, BINOME_PERSON_HIRED_ON), BINOME_DATE_SHORT)
            : NULL;

  binome_text_cell_set_text (BINOME_TEXT_CELL (gtk_list_item_get_child (list_item)), day);
}

static const struct
{
  const char *id;
  BinomeSteadySetup setup;
  BinomeSteadyShow show;
  guint least_chars, chars;
  BinomeTextCellFlags flags;
} columns[] = {
  { "name", set_up_name, show_name, 16, 22, BINOME_TEXT_CELL_DEFAULT },
  { "job", set_up_text, show_job, 8, 16, BINOME_TEXT_CELL_DEFAULT },
  { "team", set_up_text, show_team, 7, 13, BINOME_TEXT_CELL_DEFAULT },
  { "site", set_up_text, show_site, 7, 10, BINOME_TEXT_CELL_DEFAULT },
  { "staff-number", set_up_text, show_staff_number, 7, 9, BINOME_TEXT_CELL_NUMERIC },
  { "hired-on", set_up_text, show_hired_on, 11, 11, BINOME_TEXT_CELL_NUMERIC | BINOME_TEXT_CELL_END },
};

static void
show_row (gpointer row, gpointer person, gpointer rows)
{
  g_autofree char *title = person != NULL ? binome_entity_dup_title (person) : g_strdup ("");

  gtk_column_view_row_set_accessible_label (row, title);
}

static void
set_up_tile (gpointer list_item, gpointer rows)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *tile = g_object_new (BINOME_TYPE_PERSON_TILE, "hexpand", TRUE, NULL);

  gtk_box_append (GTK_BOX (box), make_check (list_item, rows));
  gtk_box_append (GTK_BOX (box), tile);
  gtk_list_item_set_child (list_item, box);
}

static void
show_tile (gpointer list_item, gpointer person, gpointer rows)
{
  BinomePeopleRows *self = rows;
  GtkWidget *tile = gtk_widget_get_last_child (gtk_list_item_get_child (list_item));

  g_object_set (tile, "person", person, NULL);
  if (self->own != NULL)
    binome_people_own_texts_bind (self->own, tile, person != NULL ? binome_entity_get_id (person) : 0);
  bind_check (list_item, person, rows);
}

static void
set_factory (BinomePeopleRows *self, GtkColumnViewColumn *column)
{
  const char *id = gtk_column_view_column_get_id (column);
  g_autoptr (GtkListItemFactory) factory = NULL;

  if (id == NULL)
    factory = binome_steady_factory_new (set_up_check, show_check_cell, self);
  for (gsize i = 0; i < G_N_ELEMENTS (columns); i++)
    if (g_strcmp0 (columns[i].id, id) == 0)
      {
        BinomeTextCellStyle *style = binome_text_cell_style_new (
            GTK_WIDGET (self->wide), columns[i].least_chars, columns[i].chars, columns[i].flags);

        factory = binome_steady_factory_new (columns[i].setup, columns[i].show, style);
        g_object_set_data_full (G_OBJECT (factory), style_key, style,
                                (GDestroyNotify)binome_text_cell_style_unref);
      }
  gtk_column_view_column_set_factory (column, factory);
}

static void
set_factories (BinomePeopleRows *self)
{
  GListModel *all = gtk_column_view_get_columns (self->wide);
  g_autoptr (GtkListItemFactory) row = binome_steady_factory_new (NULL, show_row, self);
  g_autoptr (GtkListItemFactory) tile = binome_steady_factory_new (set_up_tile, show_tile, self);

  for (guint i = 0; i < g_list_model_get_n_items (all); i++)
    {
      g_autoptr (GtkColumnViewColumn) column = g_list_model_get_item (all, i);

      set_factory (self, column);
    }
  gtk_column_view_set_row_factory (self->wide, row);
  gtk_list_view_set_factory (self->narrow, tile);
}

/* ---- the keyboard ---- */

static void
scroll_to (BinomePeopleRows *self, guint position, GtkListScrollFlags flags)
{
  if (position >= g_list_model_get_n_items (G_LIST_MODEL (self->rows)))
    return;
  if (self->is_narrow)
    gtk_list_view_scroll_to (self->narrow, position, flags, NULL);
  else
    gtk_column_view_scroll_to (self->wide, position, NULL, flags, NULL);
}

static void
give_keyboard (BinomePeopleRows *self, guint position)
{
  scroll_to (self, position, GTK_LIST_SCROLL_FOCUS);
  gtk_widget_grab_focus (view_of (self));
}

/* The person of the row that has the keyboard. */
static gint64
find_focused (BinomePeopleRows *self)
{
  GtkRoot *root = gtk_widget_get_root (self->page);
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;
  GHashTableIter iter;
  gpointer check, item;

  if (focus == NULL || !gtk_widget_is_ancestor (focus, view_of (self)))
    return 0;

  g_hash_table_iter_init (&iter, self->checks);
  while (g_hash_table_iter_next (&iter, &check, &item))
    if ((check == focus || gtk_widget_is_ancestor (check, focus)) && person_of (item) != NULL)
      return binome_entity_get_id (person_of (item));

  return 0;
}

/**
 * binome_people_rows_set_own:
 * @self: the rows, before anybody is shown
 * @texts: what people have answered to the fields of the company’s own that are listed
 */
void
binome_people_rows_set_own (BinomePeopleRows *self, BinomePeopleOwnTexts *texts)
{
  g_set_object (&self->own, texts);
}

/**
 * binome_people_rows_start_over:
 * @self: the rows
 * @follow: whether the same people come in another order; else other people
 *
 * Something else was asked for: the list is looked at from its top. In another order, the keyboard stays with
 * the person it stands on, wherever that person goes.
 */
void
binome_people_rows_start_over (BinomePeopleRows *self, gboolean follow)
{
  GtkAdjustment *adjustment = gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (view_of (self)));

  self->followed = follow ? find_focused (self) : 0;
  if (self->followed == 0 && adjustment != NULL && gtk_adjustment_get_value (adjustment) > 0)
    scroll_to (self, 0, GTK_LIST_SCROLL_NONE);
}

/**
 * binome_people_rows_settle:
 * @self: the rows
 *
 * All rows are there: whoever is followed can be found.
 */
void
binome_people_rows_settle (BinomePeopleRows *self)
{
  guint position = self->followed != 0 ? binome_list_model_find (self->people, self->followed) : G_MAXUINT;

  self->followed = 0;
  if (position != G_MAXUINT)
    give_keyboard (self, position);
}

/* Gives the keyboard to the first row, where there is one. */
void
binome_people_rows_focus_first (BinomePeopleRows *self)
{
  give_keyboard (self, 0);
}

/* ---- life ---- */

/**
 * binome_people_rows_show:
 * @self: the rows
 * @narrow: whether the narrow list is seen; else the table
 *
 * Only the view that is seen has the rows.
 */
void
binome_people_rows_show (BinomePeopleRows *self, gboolean narrow)
{
  self->is_narrow = narrow;
  gtk_column_view_set_model (self->wide, narrow ? NULL : self->rows);
  gtk_list_view_set_model (self->narrow, narrow ? self->rows : NULL);
}

/**
 * binome_people_rows_new:
 * @page: the page of people; it outlives the rows
 * @people: who is listed
 * @wide: a table, whose columns have the ids of what they show; the one without an id gets the boxes
 * @narrow: a list
 * @bar: who is selected; it outlives the rows too
 *
 * Returns: (transfer full): the rows, not seen yet
 */
BinomePeopleRows *
binome_people_rows_new (GtkWidget *page, BinomeListModel *people, GtkColumnView *wide, GtkListView *narrow,
                        BinomeSelectionBar *bar)
{
  BinomePeopleRows *self = g_new0 (BinomePeopleRows, 1);

  self->page = page;
  self->people = g_object_ref (people);
  self->rows = GTK_SELECTION_MODEL (
      gtk_no_selection_new (G_LIST_MODEL (binome_steady_list_new (G_LIST_MODEL (people), "heading"))));
  self->wide = g_object_ref (wide);
  self->narrow = g_object_ref (narrow);
  self->bar = bar;
  g_signal_connect_swapped (bar, "changed", G_CALLBACK (show_checks), self);
  self->checks = g_hash_table_new (NULL, NULL);
  self->waiting = g_ptr_array_new ();
  set_factories (self);
  return self;
}

/* The views may outlive the rows: they lose them here. */
void
binome_people_rows_free (BinomePeopleRows *self)
{
  g_signal_handlers_disconnect_by_func (self->bar, show_checks, self);
  gtk_column_view_set_model (self->wide, NULL);
  gtk_list_view_set_model (self->narrow, NULL);
  g_clear_handle_id (&self->source, g_source_remove);
  g_ptr_array_unref (self->waiting);
  g_object_unref (self->wide);
  g_object_unref (self->narrow);
  g_object_unref (self->rows);
  g_object_unref (self->people);
  g_hash_table_unref (self->checks);
  g_clear_object (&self->own);
  g_free (self);
}
