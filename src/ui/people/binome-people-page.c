/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Everybody of the company: a list to search and sort, to enrol from, and the way to each person. */

#include "binome-people-page.h"

#include <glib/gi18n-lib.h>

#include "binome-feedback.h"
#include "binome-list-model.h"
#include "binome-window.h"
#include "people/binome-bulk-edit.h"
#include "people/binome-enrol-people.h"
#include "people/binome-merge-dialog.h"
#include "people/binome-people-keys.h"
#include "people/binome-people-lists.h"
#include "people/binome-person-dialog.h"
#include "people/binome-person-page.h"
#include "people/binome-person-tile.h"

struct _BinomePeoplePage
{
  BinomePage parent_instance;

  BinomeListModel *people;
  GtkNoSelection *rows;
  GHashTable *ticked; /* ids (gint64): they stay ticked through sorting and searching */
  GHashTable *checks; /* the boxes to be seen, not owned */
  BinomePeopleLists *lists;
  gboolean narrow;

  GtkToggleButton *search_button;
  GtkMenuButton *lists_button;
  GtkButton *add_button;
  AdwWindowTitle *title_widget;
  GtkSearchBar *search_bar;
  GtkSearchEntry *search_entry;
  GtkStack *stack;
  GtkColumnView *column_view;
  GtkColumnViewColumn *check_column;
  GtkColumnViewColumn *name_column;
  GtkListView *list_view;
  GtkActionBar *action_bar;
  GtkLabel *selected_label;
};

G_DEFINE_FINAL_TYPE (BinomePeoplePage, binome_people_page, BINOME_TYPE_PAGE)

/* ---- which people, in which order ---- */

static const struct
{
  const char *column;
  BinomePersonField field;
} sorted_columns[] = {
  { "name", BINOME_PERSON_FAMILY_NAME },  { "job", BINOME_PERSON_JOB },
  { "team", BINOME_PERSON_TEAM },         { "site", BINOME_PERSON_SITE },
  { "hired-on", BINOME_PERSON_HIRED_ON }, { "staff-number", BINOME_PERSON_STAFF_NUMBER },
};

static void
add_order (BinomePeoplePage *self, BinomeQuery *query)
{
  GtkColumnViewSorter *sorter = GTK_COLUMN_VIEW_SORTER (gtk_column_view_get_sorter (self->column_view));
  GtkColumnViewColumn *column = gtk_column_view_sorter_get_primary_sort_column (sorter);
  gboolean descending = gtk_column_view_sorter_get_primary_sort_order (sorter) == GTK_SORT_DESCENDING;
  const char *id = column != NULL ? gtk_column_view_column_get_id (column) : "name";
  gboolean by_name = g_str_equal (id, "name");

  if (self->lists != NULL)
    binome_people_lists_add_order (self->lists, query, id, descending);
  for (gsize i = 0; i < G_N_ELEMENTS (sorted_columns) && !by_name; i++)
    if (g_str_equal (sorted_columns[i].column, id))
      binome_query_sort (query, sorted_columns[i].field, descending);
  binome_query_sort (query, BINOME_PERSON_FAMILY_NAME, by_name && descending);
  binome_query_sort (query, BINOME_PERSON_GIVEN_NAME, by_name && descending);
}

static void
ask (BinomePeoplePage *self)
{
  g_autoptr (BinomeQuery) query = NULL;

  if (self->people == NULL)
    return;

  query = binome_query_new (BINOME_TYPE_PERSON);
  binome_query_search (query, gtk_editable_get_text (GTK_EDITABLE (self->search_entry)));
  binome_people_lists_add_conditions (self->lists, query);
  add_order (self, query);
  binome_list_model_set_query (self->people, query);
}

static void
on_search_changed_cb (BinomePeoplePage *self)
{
  if (self->lists != NULL)
    binome_people_lists_follow_search (self->lists);
  ask (self);
}

/* What is searched is seen in its field. */
static void
on_list_changed_cb (gpointer page)
{
  BinomePeoplePage *self = page;

  if (*gtk_editable_get_text (GTK_EDITABLE (self->search_entry)) != '\0')
    gtk_search_bar_set_search_mode (self->search_bar, TRUE);
  ask (self);
}

static void
on_search_mode_cb (BinomePeoplePage *self)
{
  if (!gtk_search_bar_get_search_mode (self->search_bar))
    gtk_editable_set_text (GTK_EDITABLE (self->search_entry), "");
}

/* ---- what is shown ---- */

static gboolean
is_searching (BinomePeoplePage *self)
{
  return *gtk_editable_get_text (GTK_EDITABLE (self->search_entry)) != '\0'
         || (self->lists != NULL && binome_people_lists_is_filtered (self->lists));
}

static void
show_count (BinomePeoplePage *self, guint n)
{
  g_autofree char *count = is_searching (self)
                               ? g_strdup_printf (ngettext ("%u person found", "%u people found", n), n)
                               : g_strdup_printf (ngettext ("%u person", "%u people", n), n);

  const char *title = binome_people_lists_get_title (self->lists);

  adw_window_title_set_title (self->title_widget, title != NULL ? title : _ ("People"));
  adw_window_title_set_subtitle (self->title_widget, n > 0 ? count : "");
}

static void
show_ticked (BinomePeoplePage *self)
{
  guint n = g_hash_table_size (self->ticked);
  gboolean may_enrol = n > 0 && binome_page_get_programme_id (BINOME_PAGE (self)) != 0;
  /* Translators: how many people are selected. */
  g_autofree char *text = g_strdup_printf (ngettext ("%u selected", "%u selected", n), n);

  gtk_label_set_label (self->selected_label, text);
  gtk_action_bar_set_revealed (self->action_bar, n > 0);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "people.enrol-tutors", may_enrol);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "people.enrol-tutees", may_enrol);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "people.select-none", n > 0);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "people.merge", n == 2);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "people.set", n > 0);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "people.delete", n > 0);
}

/* Whoever is not in the file any more cannot be ticked. */
static void
forget_gone (BinomePeoplePage *self)
{
  guint n = g_list_model_get_n_items (G_LIST_MODEL (self->people));
  g_autoptr (GHashTable) left = NULL;

  if (is_searching (self) || g_hash_table_size (self->ticked) == 0)
    return;

  left = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  for (guint i = 0; i < n; i++)
    {
      gint64 id = binome_list_model_get_id (self->people, i);

      if (g_hash_table_contains (self->ticked, &id))
        g_hash_table_add (left, g_memdup2 (&id, sizeof id));
    }
  g_hash_table_unref (self->ticked);
  self->ticked = g_steal_pointer (&left);
  show_ticked (self);
}

static void
show_state (BinomePeoplePage *self)
{
  guint n = g_list_model_get_n_items (G_LIST_MODEL (self->people));
  const char *name = self->narrow ? "narrow" : "wide";

  if (n == 0 && binome_list_model_is_loading (self->people))
    return;

  if (n == 0)
    name = is_searching (self) ? "nothing" : "empty";
  gtk_stack_set_visible_child_name (self->stack, name);
  if (binome_list_model_is_loading (self->people))
    return; /* the first rows are there, and the others are counted soon */

  show_count (self, n);
  forget_gone (self);
}

/* Only the view that is seen has the rows. */
static void
show_view (BinomePeoplePage *self)
{
  GtkSelectionModel *rows;

  if (self->rows == NULL)
    return;

  rows = GTK_SELECTION_MODEL (self->rows);
  gtk_column_view_set_model (self->column_view, self->narrow ? NULL : rows);
  gtk_list_view_set_model (self->list_view, self->narrow ? rows : NULL);
  show_state (self);
}

static void
on_narrow_cb (BinomePeoplePage *self)
{
  self->narrow = TRUE;
  show_view (self);
}

static void
on_wide_cb (BinomePeoplePage *self)
{
  self->narrow = FALSE;
  show_view (self);
}

/* ---- rows ---- */

static char *
person_markup (gpointer cell, const char *given, const char *family)
{
  g_autofree char *safe_given = g_markup_escape_text (given != NULL ? given : "", -1);
  g_autofree char *safe_family = g_markup_escape_text (family != NULL ? family : "", -1);

  /* The list is sorted by family name: that is what the eye looks for. */
  return g_strdup_printf ("%s%s<b>%s</b>", safe_given, *safe_given != '\0' ? " " : "", safe_family);
}

static char *
format_day (gpointer cell, int date)
{
  return binome_date_format (date, BINOME_DATE_SHORT);
}

static void
on_check_toggled_cb (GtkCheckButton *check, BinomePeoplePage *self)
{
  GtkListItem *item = g_object_get_data (G_OBJECT (check), "binome-item");
  gint64 id = binome_list_model_get_id (self->people, gtk_list_item_get_position (item));

  if (id == 0)
    return;

  if (gtk_check_button_get_active (check))
    g_hash_table_add (self->ticked, g_memdup2 (&id, sizeof id));
  else
    g_hash_table_remove (self->ticked, &id);
  show_ticked (self);
}

/* A box follows the person it is bound to; that is no tick of the user's. */
static void
show_check (BinomePeoplePage *self, GtkWidget *check)
{
  GtkListItem *item = g_object_get_data (G_OBJECT (check), "binome-item");
  gint64 id = binome_entity_get_id (gtk_list_item_get_item (item));

  g_signal_handlers_block_by_func (check, on_check_toggled_cb, self);
  gtk_check_button_set_active (GTK_CHECK_BUTTON (check), g_hash_table_contains (self->ticked, &id));
  g_signal_handlers_unblock_by_func (check, on_check_toggled_cb, self);
}

static void
show_checks (BinomePeoplePage *self)
{
  GHashTableIter iter;
  gpointer check;

  g_hash_table_iter_init (&iter, self->checks);
  while (g_hash_table_iter_next (&iter, &check, NULL))
    show_check (self, check);
  show_ticked (self);
}

/* Says whom the box is for, as soon as the name is known. */
static void
name_check (GtkWidget *check, GParamSpec *pspec, BinomeEntity *person)
{
  g_autofree char *name = binome_entity_dup_title (person);
  /* Translators: %s is a person. */
  g_autofree char *label = g_strdup_printf (_ ("Select %s"), name);

  gtk_accessible_update_property (GTK_ACCESSIBLE (check), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
}

static GtkWidget *
make_check (BinomePeoplePage *self, GtkListItem *item)
{
  GtkWidget *check = gtk_check_button_new ();

  g_object_set_data (G_OBJECT (check), "binome-item", item);
  gtk_widget_set_valign (check, GTK_ALIGN_CENTER);
  g_signal_connect_object (check, "toggled", G_CALLBACK (on_check_toggled_cb), self, G_CONNECT_DEFAULT);
  return check;
}

static void
on_setup_check_cb (GtkListItemFactory *factory, GtkListItem *item, gpointer user_data)
{
  gtk_list_item_set_child (item, make_check (user_data, item));
}

static void
on_setup_tile_cb (GtkListItemFactory *factory, GtkListItem *item, gpointer user_data)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *tile = g_object_new (BINOME_TYPE_PERSON_TILE, "hexpand", TRUE, NULL);

  g_object_bind_property (item, "item", tile, "person", G_BINDING_SYNC_CREATE);
  gtk_box_append (GTK_BOX (box), make_check (user_data, item));
  gtk_box_append (GTK_BOX (box), tile);
  gtk_list_item_set_child (item, box);
}

/* The box is the first thing of a cell, or the cell itself. */
static GtkWidget *
check_of (GtkListItem *item)
{
  GtkWidget *child = gtk_list_item_get_child (item);

  return GTK_IS_CHECK_BUTTON (child) ? child : gtk_widget_get_first_child (child);
}

static void
on_bind_cb (GtkListItemFactory *factory, GtkListItem *item, gpointer user_data)
{
  BinomePeoplePage *self = user_data;
  BinomeEntity *person = gtk_list_item_get_item (item);
  GtkWidget *check = check_of (item);

  g_hash_table_add (self->checks, check);
  show_check (self, check);
  g_signal_connect_swapped (person, "notify::heading", G_CALLBACK (name_check), check);
  name_check (check, NULL, person);
}

static void
on_unbind_cb (GtkListItemFactory *factory, GtkListItem *item, gpointer user_data)
{
  BinomePeoplePage *self = user_data;
  GtkWidget *check = check_of (item);

  g_hash_table_remove (self->checks, check);
  g_signal_handlers_disconnect_by_func (gtk_list_item_get_item (item), name_check, check);
}

static GtkListItemFactory *
make_factory (BinomePeoplePage *self, GCallback setup)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();

  g_signal_connect_object (factory, "setup", setup, self, G_CONNECT_DEFAULT);
  g_signal_connect_object (factory, "bind", G_CALLBACK (on_bind_cb), self, G_CONNECT_DEFAULT);
  g_signal_connect_object (factory, "unbind", G_CALLBACK (on_unbind_cb), self, G_CONNECT_DEFAULT);
  return factory;
}

static void
on_activate_cb (BinomePeoplePage *self, guint position)
{
  gint64 id = binome_list_model_get_id (self->people, position);

  if (id != 0)
    binome_window_push (GTK_WIDGET (self),
                        binome_person_page_new (binome_page_get_session (BINOME_PAGE (self)), id));
}

/* ---- actions ---- */

static GArray *
list_ticked (BinomePeoplePage *self)
{
  GArray *ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  GHashTableIter iter;
  gpointer id;

  g_hash_table_iter_init (&iter, self->ticked);
  while (g_hash_table_iter_next (&iter, &id, NULL))
    g_array_append_vals (ids, id, 1);
  return ids;
}

static void
enrol (BinomePeoplePage *self, BinomeEnrolmentRole role)
{
  g_autoptr (GArray) ids = list_ticked (self);

  binome_enrol_people (binome_page_get_session (BINOME_PAGE (self)), GTK_WIDGET (self), role,
                       BINOME_ENROLMENT_STATE_ACCEPTED, ids);
  g_hash_table_remove_all (self->ticked);
  show_checks (self);
}

/* The record entered first is the one proposed to stay. */
static void
merge (GtkWidget *widget, const char *name, GVariant *parameter)
{
  BinomePeoplePage *self = BINOME_PEOPLE_PAGE (widget);
  g_autoptr (GArray) ids = list_ticked (self);

  if (ids->len == 2)
    binome_merge_dialog_present (binome_page_get_session (BINOME_PAGE (self)), widget,
                                 MIN (g_array_index (ids, gint64, 0), g_array_index (ids, gint64, 1)),
                                 MAX (g_array_index (ids, gint64, 0), g_array_index (ids, gint64, 1)));
}

/* The menu names the field. */
static void
set_field (GtkWidget *widget, const char *name, GVariant *parameter)
{
  BinomePeoplePage *self = BINOME_PEOPLE_PAGE (widget);
  g_autoptr (BinomeEntity) sample = BINOME_ENTITY (binome_person_new ());
  g_autoptr (GArray) ids = list_ticked (self);

  for (guint i = 0; i < binome_entity_get_n_fields (sample); i++)
    if (g_str_equal (binome_entity_get_field (sample, i)->name, g_variant_get_string (parameter, NULL)))
      binome_bulk_edit_present (binome_page_get_session (BINOME_PAGE (self)), widget, (BinomePersonField)i,
                                ids);
}

static void
delete_ticked (GtkWidget *widget, const char *name, GVariant *parameter)
{
  g_autoptr (GArray) ids = list_ticked (BINOME_PEOPLE_PAGE (widget));

  binome_bulk_edit_delete (binome_page_get_session (BINOME_PAGE (widget)), widget, ids);
}

static void
find_twins (GtkWidget *widget, const char *name, GVariant *parameter)
{
  binome_merge_dialog_present_twins (binome_page_get_session (BINOME_PAGE (widget)), widget);
}

static void
enrol_tutors (GtkWidget *widget, const char *name, GVariant *parameter)
{
  enrol (BINOME_PEOPLE_PAGE (widget), BINOME_ENROLMENT_ROLE_TUTOR);
}

static void
enrol_tutees (GtkWidget *widget, const char *name, GVariant *parameter)
{
  enrol (BINOME_PEOPLE_PAGE (widget), BINOME_ENROLMENT_ROLE_TUTEE);
}

/* All that is listed: what the search has found. */
static void
select_all (GtkWidget *widget, const char *name, GVariant *parameter)
{
  BinomePeoplePage *self = BINOME_PEOPLE_PAGE (widget);
  guint n = g_list_model_get_n_items (G_LIST_MODEL (self->people));

  if (binome_list_model_is_loading (self->people))
    return; /* what is seen is not yet what was asked for */

  for (guint i = 0; i < n; i++)
    {
      gint64 id = binome_list_model_get_id (self->people, i);

      g_hash_table_add (self->ticked, g_memdup2 (&id, sizeof id));
    }
  show_checks (self);
}

static void
select_none (GtkWidget *widget, const char *name, GVariant *parameter)
{
  BinomePeoplePage *self = BINOME_PEOPLE_PAGE (widget);

  g_hash_table_remove_all (self->ticked);
  show_checks (self);
}

static void
search (GtkWidget *widget, const char *name, GVariant *parameter)
{
  BinomePeoplePage *self = BINOME_PEOPLE_PAGE (widget);

  gtk_search_bar_set_search_mode (self->search_bar, TRUE);
  gtk_widget_grab_focus (GTK_WIDGET (self->search_entry));
}

static void
show_all (GtkWidget *widget, const char *name, GVariant *parameter)
{
  BinomePeoplePage *self = BINOME_PEOPLE_PAGE (widget);

  binome_people_lists_show_all (self->lists);
  gtk_search_bar_set_search_mode (self->search_bar, FALSE);
}

static void
on_added_cb (BinomePeoplePage *self, gpointer person)
{
  g_autofree char *name = binome_entity_dup_title (person);
  /* Translators: %s is a person. */
  g_autofree char *message = g_strdup_printf (_ ("%s added"), name);

  binome_feedback_toast_undo (GTK_WIDGET (self), message);
  binome_window_push (GTK_WIDGET (self), binome_person_page_new (binome_page_get_session (BINOME_PAGE (self)),
                                                                 binome_entity_get_id (person)));
}

static void
add (GtkWidget *widget, const char *name, GVariant *parameter)
{
  AdwDialog *dialog = binome_person_dialog_new (binome_page_get_session (BINOME_PAGE (widget)));

  g_signal_connect_object (dialog, "done", G_CALLBACK (on_added_cb), widget, G_CONNECT_SWAPPED);
  adw_dialog_present (dialog, widget);
}

/* ---- life ---- */

static void
binome_people_page_refresh (BinomePage *page)
{
  show_ticked (BINOME_PEOPLE_PAGE (page));
  binome_people_lists_refresh (BINOME_PEOPLE_PAGE (page)->lists);
}

static BinomeExportList *
binome_people_page_list_shown (BinomePage *page)
{
  return binome_export_list_new_for_query (BINOME_EXPORT_PEOPLE,
                                           binome_list_model_get_query (BINOME_PEOPLE_PAGE (page)->people));
}

/* A column that says how it is sorted; the sorting itself is done in the file. */
static void
make_sortable (BinomePeoplePage *self)
{
  GListModel *columns = gtk_column_view_get_columns (self->column_view);

  for (guint i = 0; i < g_list_model_get_n_items (columns); i++)
    {
      g_autoptr (GtkColumnViewColumn) column = g_list_model_get_item (columns, i);
      g_autoptr (GtkSorter) sorter = GTK_SORTER (gtk_custom_sorter_new (NULL, NULL, NULL));

      if (gtk_column_view_column_get_id (column) != NULL)
        gtk_column_view_column_set_sorter (column, sorter);
    }
  gtk_column_view_sort_by_column (self->column_view, self->name_column, GTK_SORT_ASCENDING);
  g_signal_connect_object (gtk_column_view_get_sorter (self->column_view), "changed", G_CALLBACK (ask), self,
                           G_CONNECT_SWAPPED);
}

static void
binome_people_page_constructed (GObject *object)
{
  BinomePeoplePage *self = BINOME_PEOPLE_PAGE (object);

  G_OBJECT_CLASS (binome_people_page_parent_class)->constructed (object);
  if (binome_page_get_session (BINOME_PAGE (self)) == NULL)
    return;

  self->people = binome_list_model_new (binome_page_get_store (BINOME_PAGE (self)), NULL);
  self->rows = gtk_no_selection_new (g_object_ref (G_LIST_MODEL (self->people)));
  g_signal_connect_object (self->people, "notify::loading", G_CALLBACK (show_state), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->people, "notify::n-items", G_CALLBACK (show_state), self, G_CONNECT_SWAPPED);
  self->lists = binome_people_lists_new (binome_page_get_session (BINOME_PAGE (self)), GTK_WIDGET (self),
                                         self->lists_button, GTK_EDITABLE (self->search_entry),
                                         self->column_view, on_list_changed_cb);
  ask (self);
  show_view (self);
  show_ticked (self);
}

static void
binome_people_page_dispose (GObject *object)
{
  BinomePeoplePage *self = BINOME_PEOPLE_PAGE (object);

  g_clear_pointer (&self->lists, binome_people_lists_free);
  gtk_widget_dispose_template (GTK_WIDGET (self), BINOME_TYPE_PEOPLE_PAGE);
  g_clear_object (&self->rows);
  g_clear_object (&self->people);

  G_OBJECT_CLASS (binome_people_page_parent_class)->dispose (object);
}

static void
binome_people_page_finalize (GObject *object)
{
  BinomePeoplePage *self = BINOME_PEOPLE_PAGE (object);

  g_hash_table_unref (self->ticked);
  g_hash_table_unref (self->checks);

  G_OBJECT_CLASS (binome_people_page_parent_class)->finalize (object);
}

static void
install_actions (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "people.add", NULL, add);
  gtk_widget_class_install_action (widget_class, "people.search", NULL, search);
  gtk_widget_class_install_action (widget_class, "people.show-all", NULL, show_all);
  gtk_widget_class_install_action (widget_class, "people.select-all", NULL, select_all);
  gtk_widget_class_install_action (widget_class, "people.select-none", NULL, select_none);
  gtk_widget_class_install_action (widget_class, "people.merge", NULL, merge);
  gtk_widget_class_install_action (widget_class, "people.set", "s", set_field);
  gtk_widget_class_install_action (widget_class, "people.delete", NULL, delete_ticked);
  gtk_widget_class_install_action (widget_class, "people.find-twins", NULL, find_twins);
  gtk_widget_class_install_action (widget_class, "people.enrol-tutors", NULL, enrol_tutors);
  gtk_widget_class_install_action (widget_class, "people.enrol-tutees", NULL, enrol_tutees);
}

static void
binome_people_page_class_init (BinomePeoplePageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->constructed = binome_people_page_constructed;
  G_OBJECT_CLASS (klass)->dispose = binome_people_page_dispose;
  G_OBJECT_CLASS (klass)->finalize = binome_people_page_finalize;
  BINOME_PAGE_CLASS (klass)->refresh = binome_people_page_refresh;
  BINOME_PAGE_CLASS (klass)->list_shown = binome_people_page_list_shown;

  g_type_ensure (BINOME_TYPE_PERSON);
  gtk_widget_class_set_template_from_resource (widget_class, "/org/binome/Binome/ui/people/people-page.ui");
  gtk_widget_class_bind_template_child (widget_class, BinomePeoplePage, search_button);
  gtk_widget_class_bind_template_child (widget_class, BinomePeoplePage, lists_button);
  gtk_widget_class_bind_template_child (widget_class, BinomePeoplePage, add_button);
  gtk_widget_class_bind_template_child (widget_class, BinomePeoplePage, title_widget);
  gtk_widget_class_bind_template_child (widget_class, BinomePeoplePage, search_bar);
  gtk_widget_class_bind_template_child (widget_class, BinomePeoplePage, search_entry);
  gtk_widget_class_bind_template_child (widget_class, BinomePeoplePage, stack);
  gtk_widget_class_bind_template_child (widget_class, BinomePeoplePage, column_view);
  gtk_widget_class_bind_template_child (widget_class, BinomePeoplePage, check_column);
  gtk_widget_class_bind_template_child (widget_class, BinomePeoplePage, name_column);
  gtk_widget_class_bind_template_child (widget_class, BinomePeoplePage, list_view);
  gtk_widget_class_bind_template_child (widget_class, BinomePeoplePage, action_bar);
  gtk_widget_class_bind_template_child (widget_class, BinomePeoplePage, selected_label);
  gtk_widget_class_bind_template_callback (widget_class, on_search_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_search_mode_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_narrow_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_wide_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_activate_cb);
  gtk_widget_class_bind_template_callback (widget_class, person_markup);
  gtk_widget_class_bind_template_callback (widget_class, format_day);
  install_actions (widget_class);
}

static void
binome_people_page_init (BinomePeoplePage *self)
{
  g_autoptr (GtkListItemFactory) check_factory = NULL;
  g_autoptr (GtkListItemFactory) tile_factory = NULL;
  GtkWidget *views[2];

  self->ticked = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  self->checks = g_hash_table_new (NULL, NULL);
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_search_bar_connect_entry (self->search_bar, GTK_EDITABLE (self->search_entry));
  views[0] = GTK_WIDGET (self->column_view);
  views[1] = GTK_WIDGET (self->list_view);
  check_factory = make_factory (self, G_CALLBACK (on_setup_check_cb));
  tile_factory = make_factory (self, G_CALLBACK (on_setup_tile_cb));
  gtk_column_view_column_set_factory (self->check_column, check_factory);
  gtk_list_view_set_factory (self->list_view, tile_factory);
  make_sortable (self);
  binome_people_keys_add (GTK_WIDGET (self), views, G_N_ELEMENTS (views));
}
