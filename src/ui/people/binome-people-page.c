/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Everybody of the company: a list to search and sort, to enrol from, and the way to each person. */

#include "binome-people-page.h"

#include <glib/gi18n-lib.h>

#include "binome-feedback.h"
#include "binome-list-model.h"
#include "binome-window.h"
#include "fields/binome-own-fields-many.h"
#include "letters/binome-letters-dialog.h"
#include "people/binome-bulk-edit.h"
#include "people/binome-enrol-people.h"
#include "people/binome-merge-dialog.h"
#include "people/binome-people-keys.h"
#include "people/binome-people-lists.h"
#include "people/binome-people-rows.h"
#include "people/binome-people-skill.h"
#include "people/binome-person-dialog.h"
#include "people/binome-person-page.h"
#include "widgets/binome-selection-bar.h"

struct _BinomePeoplePage
{
  BinomePage parent_instance;

  BinomeListModel *people;
  BinomePeopleRows *rows;
  BinomePeopleLists *lists;
  gboolean narrow;

  GtkToggleButton *search_button;
  GtkMenuButton *lists_button, *more_button;
  GMenuModel *people_menu, *selection_menu;
  GtkButton *add_button;
  AdwWindowTitle *title_widget;
  GtkSearchBar *search_bar;
  GtkSearchEntry *search_entry;
  GtkStack *stack;
  GtkColumnView *column_view;
  GtkColumnViewColumn *name_column;
  GtkListView *list_view;
  BinomeSelectionBar *selection_bar;
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

/* @reordered: the same people come in another order. */
static void
ask (BinomePeoplePage *self, gboolean reordered)
{
  g_autoptr (BinomeQuery) query = NULL;

  if (self->people == NULL)
    return;

  if (self->rows != NULL)
    binome_people_rows_start_over (self->rows, reordered);
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
  ask (self, FALSE);
}

static void
on_order_changed_cb (BinomePeoplePage *self)
{
  ask (self, TRUE);
}

/* What is searched is seen in its field. */
static void
on_list_changed_cb (gpointer page)
{
  BinomePeoplePage *self = page;

  if (*gtk_editable_get_text (GTK_EDITABLE (self->search_entry)) != '\0')
    gtk_search_bar_set_search_mode (self->search_bar, TRUE);
  ask (self, FALSE);
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
on_selection_changed_cb (BinomePeoplePage *self)
{
  guint n = binome_selection_bar_count (self->selection_bar);
  gboolean may_enrol = n > 0 && binome_page_get_programme_id (BINOME_PAGE (self)) != 0;

  gtk_widget_action_set_enabled (GTK_WIDGET (self), "people.enrol-tutors", may_enrol);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "people.enrol-tutees", may_enrol);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "people.letters", may_enrol);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "people.select-none", n > 0);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "people.merge", n == 2);
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
  binome_people_rows_settle (self->rows);
  if (!is_searching (self))
    binome_selection_bar_keep (self->selection_bar, binome_list_model_get_ids (self->people));
}

static void
show_view (BinomePeoplePage *self)
{
  if (self->rows == NULL)
    return;

  binome_people_rows_show (self->rows, self->narrow);
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

static void
on_activate_cb (BinomePeoplePage *self, guint position)
{
  gint64 id = binome_list_model_get_id (self->people, position);

  if (id != 0)
    binome_window_push (GTK_WIDGET (self),
                        binome_person_page_new (binome_page_get_session (BINOME_PAGE (self)), id));
}

/* ---- actions ---- */

static void
let_go (GtkWidget *page)
{
  binome_selection_bar_select_none (BINOME_PEOPLE_PAGE (page)->selection_bar);
}

static void
enrol (BinomePeoplePage *self, BinomeEnrolmentRole role)
{
  g_autoptr (GArray) ids = binome_selection_bar_list (self->selection_bar);

  binome_enrol_people_ask (binome_page_get_session (BINOME_PAGE (self)), GTK_WIDGET (self), role, ids,
                           let_go);
}

/* The record entered first is the one proposed to stay. */
static void
merge (GtkWidget *widget, const char *name, GVariant *parameter)
{
  BinomePeoplePage *self = BINOME_PEOPLE_PAGE (widget);
  g_autoptr (GArray) ids = binome_selection_bar_list (self->selection_bar);

  if (ids->len == 2)
    binome_merge_dialog_present (binome_page_get_session (BINOME_PAGE (self)), widget,
                                 g_array_index (ids, gint64, 0), g_array_index (ids, gint64, 1));
}

/* The menu names the field. */
static void
set_field (GtkWidget *widget, const char *name, GVariant *parameter)
{
  BinomePeoplePage *self = BINOME_PEOPLE_PAGE (widget);
  g_autoptr (BinomeEntity) sample = BINOME_ENTITY (binome_person_new ());
  g_autoptr (GArray) ids = binome_selection_bar_list (self->selection_bar);

  for (guint i = 0; i < binome_entity_get_n_fields (sample); i++)
    if (g_str_equal (binome_entity_get_field (sample, i)->name, g_variant_get_string (parameter, NULL)))
      binome_bulk_edit_present (binome_page_get_session (BINOME_PAGE (self)), widget, (BinomePersonField)i,
                                ids);
}

static void
set_own (GtkWidget *widget, const char *name, GVariant *parameter)
{
  g_autoptr (GArray) ids = binome_selection_bar_list (BINOME_PEOPLE_PAGE (widget)->selection_bar);

  binome_own_fields_many_present (widget, binome_page_get_session (BINOME_PAGE (widget)),
                                  BINOME_FIELD_SCOPE_PERSON, ids);
}

static void
add_skill (GtkWidget *widget, const char *name, GVariant *parameter)
{
  g_autoptr (GArray) ids = binome_selection_bar_list (BINOME_PEOPLE_PAGE (widget)->selection_bar);

  binome_people_skill_add (widget, binome_page_get_session (BINOME_PAGE (widget)),
                           g_str_equal (g_variant_get_string (parameter, NULL), "offered")
                               ? BINOME_PERSON_SKILL_SIDE_OFFERED
                               : BINOME_PERSON_SKILL_SIDE_WANTED,
                           ids);
}

static void
delete_selected (GtkWidget *widget, const char *name, GVariant *parameter)
{
  g_autoptr (GArray) ids = binome_selection_bar_list (BINOME_PEOPLE_PAGE (widget)->selection_bar);

  binome_bulk_edit_delete (binome_page_get_session (BINOME_PAGE (widget)), widget, ids);
}

static void
write_letters (GtkWidget *widget, const char *name, GVariant *parameter)
{
  g_autoptr (GArray) ids = binome_selection_bar_list (BINOME_PEOPLE_PAGE (widget)->selection_bar);

  binome_letters_dialog_present_about (widget, binome_page_get_session (BINOME_PAGE (widget)),
                                       BINOME_TYPE_PERSON, ids);
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

static void
on_all_wanted_cb (BinomePeoplePage *self)
{
  if (!binome_list_model_is_loading (self->people)) /* else what is seen is not yet what was asked for */
    binome_selection_bar_select_all (self->selection_bar, binome_list_model_get_ids (self->people));
}

static void
select_all (GtkWidget *widget, const char *name, GVariant *parameter)
{
  on_all_wanted_cb (BINOME_PEOPLE_PAGE (widget));
}

static void
select_none (GtkWidget *widget, const char *name, GVariant *parameter)
{
  binome_selection_bar_select_none (BINOME_PEOPLE_PAGE (widget)->selection_bar);
}

static void
search (GtkWidget *widget, const char *name, GVariant *parameter)
{
  BinomePeoplePage *self = BINOME_PEOPLE_PAGE (widget);

  gtk_search_bar_set_search_mode (self->search_bar, TRUE);
  gtk_widget_grab_focus (GTK_WIDGET (self->search_entry));
}

/* From the search into what it found. */
static void
focus_first (GtkWidget *widget, const char *name, GVariant *parameter)
{
  binome_people_rows_focus_first (BINOME_PEOPLE_PAGE (widget)->rows);
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
  on_selection_changed_cb (BINOME_PEOPLE_PAGE (page));
  binome_people_lists_refresh (BINOME_PEOPLE_PAGE (page)->lists);
}

/* Those who are selected, or else all who are found. */
static BinomeExportList *
binome_people_page_list_shown (BinomePage *page)
{
  BinomePeoplePage *self = BINOME_PEOPLE_PAGE (page);
  g_autoptr (GArray) ids = NULL;

  if (binome_selection_bar_count (self->selection_bar) == 0)
    return binome_export_list_new_for_query (BINOME_EXPORT_PEOPLE,
                                             binome_list_model_get_query (self->people));

  ids = binome_selection_bar_list (self->selection_bar);
  return binome_export_list_new_for_ids (BINOME_EXPORT_PEOPLE, ids);
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
  g_signal_connect_object (gtk_column_view_get_sorter (self->column_view), "changed",
                           G_CALLBACK (on_order_changed_cb), self, G_CONNECT_SWAPPED);
}

static void
binome_people_page_constructed (GObject *object)
{
  BinomePeoplePage *self = BINOME_PEOPLE_PAGE (object);

  G_OBJECT_CLASS (binome_people_page_parent_class)->constructed (object);
  if (binome_page_get_session (BINOME_PAGE (self)) == NULL)
    return;

  self->people = binome_list_model_new (binome_page_get_store (BINOME_PAGE (self)), NULL);
  self->rows = binome_people_rows_new (GTK_WIDGET (self), self->people, self->column_view, self->list_view,
                                       self->selection_bar);
  g_signal_connect_object (self->people, "notify::loading", G_CALLBACK (show_state), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->people, "notify::n-items", G_CALLBACK (show_state), self, G_CONNECT_SWAPPED);
  self->lists = binome_people_lists_new (binome_page_get_session (BINOME_PAGE (self)), GTK_WIDGET (self),
                                         self->lists_button, GTK_EDITABLE (self->search_entry),
                                         self->column_view, on_list_changed_cb);
  binome_people_rows_set_own (self->rows, binome_people_lists_get_own_texts (self->lists));
  ask (self, FALSE);
  show_view (self);
  on_selection_changed_cb (self);
}

static void
binome_people_page_dispose (GObject *object)
{
  BinomePeoplePage *self = BINOME_PEOPLE_PAGE (object);

  g_clear_pointer (&self->lists, binome_people_lists_free);
  g_clear_pointer (&self->rows, binome_people_rows_free);
  gtk_widget_dispose_template (GTK_WIDGET (self), BINOME_TYPE_PEOPLE_PAGE);
  g_clear_object (&self->people);

  G_OBJECT_CLASS (binome_people_page_parent_class)->dispose (object);
}

static void
install_actions (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "people.add", NULL, add);
  gtk_widget_class_install_action (widget_class, "people.search", NULL, search);
  gtk_widget_class_install_action (widget_class, "people.focus-first", NULL, focus_first);
  gtk_widget_class_install_action (widget_class, "people.show-all", NULL, show_all);
  gtk_widget_class_install_action (widget_class, "people.select-all", NULL, select_all);
  gtk_widget_class_install_action (widget_class, "people.select-none", NULL, select_none);
  gtk_widget_class_install_action (widget_class, "people.merge", NULL, merge);
  gtk_widget_class_install_action (widget_class, "people.set", "s", set_field);
  gtk_widget_class_install_action (widget_class, "people.set-own", NULL, set_own);
  gtk_widget_class_install_action (widget_class, "people.add-skill", "s", add_skill);
  gtk_widget_class_install_action (widget_class, "people.letters", NULL, write_letters);
  gtk_widget_class_install_action (widget_class, "people.delete", NULL, delete_selected);
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
  BINOME_PAGE_CLASS (klass)->refresh = binome_people_page_refresh;
  BINOME_PAGE_CLASS (klass)->list_shown = binome_people_page_list_shown;

  g_type_ensure (BINOME_TYPE_PERSON);
  g_type_ensure (BINOME_TYPE_SELECTION_BAR);
  gtk_widget_class_set_template_from_resource (widget_class, "/org/binome/Binome/ui/people/people-page.ui");
  gtk_widget_class_bind_template_child (widget_class, BinomePeoplePage, search_button);
  gtk_widget_class_bind_template_child (widget_class, BinomePeoplePage, lists_button);
  gtk_widget_class_bind_template_child (widget_class, BinomePeoplePage, people_menu);
  gtk_widget_class_bind_template_child (widget_class, BinomePeoplePage, selection_menu);
  gtk_widget_class_bind_template_child (widget_class, BinomePeoplePage, selection_bar);
  gtk_widget_class_bind_template_child (widget_class, BinomePeoplePage, more_button);
  gtk_widget_class_bind_template_child (widget_class, BinomePeoplePage, add_button);
  gtk_widget_class_bind_template_child (widget_class, BinomePeoplePage, title_widget);
  gtk_widget_class_bind_template_child (widget_class, BinomePeoplePage, search_bar);
  gtk_widget_class_bind_template_child (widget_class, BinomePeoplePage, search_entry);
  gtk_widget_class_bind_template_child (widget_class, BinomePeoplePage, stack);
  gtk_widget_class_bind_template_child (widget_class, BinomePeoplePage, column_view);
  gtk_widget_class_bind_template_child (widget_class, BinomePeoplePage, name_column);
  gtk_widget_class_bind_template_child (widget_class, BinomePeoplePage, list_view);
  gtk_widget_class_bind_template_callback (widget_class, on_search_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_search_mode_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_narrow_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_wide_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_activate_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_selection_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_all_wanted_cb);
  install_actions (widget_class);
}

/* Each line of a menu is a widget: they are made when it is opened. */
static void
fill_menu (GtkMenuButton *button, gpointer menu)
{
  gtk_menu_button_set_menu_model (button, menu);
}

static GMenuModel *
get_selection_menu (gpointer page)
{
  return g_object_ref (BINOME_PEOPLE_PAGE (page)->selection_menu);
}

static void
binome_people_page_init (BinomePeoplePage *self)
{
  GtkWidget *views[2];

  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_menu_button_set_create_popup_func (self->more_button, fill_menu, self->people_menu, NULL);
  binome_selection_bar_set_menu (self->selection_bar, get_selection_menu, self);
  gtk_search_bar_connect_entry (self->search_bar, GTK_EDITABLE (self->search_entry));
  views[0] = GTK_WIDGET (self->column_view);
  views[1] = GTK_WIDGET (self->list_view);
  make_sortable (self);
  binome_people_keys_add (GTK_WIDGET (self), GTK_WIDGET (self->search_entry), views, G_N_ELEMENTS (views));
}
