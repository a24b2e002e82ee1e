/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The lists of people that have a name, and the filters they are made of: one menu. What a list looks
 * for is kept; what it finds is always of today. */

#include "people/binome-people-lists.h"

#include <glib/gi18n-lib.h>

#include "binome-feedback.h"
#include "people/binome-people-filters.h"
#include "people/binome-people-own.h"
#include "widgets/binome-kept-list-form.h"

struct _BinomePeopleLists
{
  BinomeSession *session;
  GtkWidget *page; /* not owned: it owns us */
  GtkEditable *search;
  BinomePeopleListsChanged changed;
  BinomePeopleFilters *filters;
  BinomePeopleOwn *own;

  GSimpleActionGroup *actions;
  GPtrArray *lists;
  gint64 current; /* the list shown; 0 for none */
  char *title;    /* as the page shows it */
};

static BinomeEntity *
find_current (BinomePeopleLists *self)
{
  for (guint i = 0; self->lists != NULL && i < self->lists->len; i++)
    if (binome_entity_get_id (self->lists->pdata[i]) == self->current)
      return self->lists->pdata[i];

  return NULL;
}

static void
enable (BinomePeopleLists *self, const char *name, gboolean enabled)
{
  g_simple_action_set_enabled (
      G_SIMPLE_ACTION (g_action_map_lookup_action (G_ACTION_MAP (self->actions), name)), enabled);
}

static void
show_actions (BinomePeopleLists *self)
{
  gboolean narrowed = binome_people_lists_is_filtered (self) || *gtk_editable_get_text (self->search) != '\0';

  enable (self, "save", narrowed);
  enable (self, "everybody", narrowed);
  enable (self, "rename", find_current (self) != NULL);
  enable (self, "remove", find_current (self) != NULL);
}

/* ---- the menu ---- */

static GMenu *
make_list_section (BinomePeopleLists *self)
{
  GMenu *section = g_menu_new ();

  g_menu_append (section, _ ("_Everybody"), "lists.everybody");
  for (guint i = 0; i < self->lists->len; i++)
    {
      g_autoptr (GMenuItem) item = g_menu_item_new (NULL, NULL);
      g_auto (GStrv) parts
          = g_strsplit (binome_entity_get_text (self->lists->pdata[i], BINOME_SAVED_LIST_TITLE), "_", -1);
      g_autofree char *label = g_strjoinv ("__", parts);

      g_menu_item_set_label (item, label);
      g_menu_item_set_action_and_target (item, "lists.open", "x",
                                         binome_entity_get_id (self->lists->pdata[i]));
      g_menu_append_item (section, item);
    }
  return section;
}

/* Made when it is opened: each of its lines is a widget, and a page that opens need not wait for them. */
static void
fill_menu (GtkMenuButton *button, gpointer lists_of_page)
{
  BinomePeopleLists *self = lists_of_page;
  g_autoptr (GMenu) menu = g_menu_new ();
  g_autoptr (GMenu) lists = make_list_section (self);
  g_autoptr (GMenu) narrow = g_menu_new ();
  g_autoptr (GMenuModel) columns = binome_people_own_make_columns_menu (self->own);
  g_autoptr (GMenu) keep = g_menu_new ();

  binome_people_filters_append (self->filters, narrow);
  binome_people_own_append_filters (self->own, narrow);
  g_menu_append (keep, _ ("_Keep This List…"), "lists.save");
  g_menu_append (keep, _ ("_Rename This List…"), "lists.rename");
  g_menu_append (keep, _ ("Re_move This List"), "lists.remove");
  g_menu_append_section (menu, _ ("Lists"), G_MENU_MODEL (lists));
  g_menu_append_section (menu, _ ("Only"), G_MENU_MODEL (narrow));
  if (g_menu_model_get_n_items (columns) > 0)
    g_menu_append_section (menu, _ ("Columns"), columns);
  g_menu_append_section (menu, NULL, G_MENU_MODEL (keep));
  gtk_menu_button_set_menu_model (button, G_MENU_MODEL (menu));
}

/* ---- what is chosen ---- */

static void
tell (BinomePeopleLists *self)
{
  g_set_str (&self->title, binome_people_lists_get_title (self));
  show_actions (self);
  self->changed (self->page);
}

/* site=Lyon, a line each: what a list filters by. */
static char *
write_filters (BinomePeopleLists *self)
{
  GString *text = g_string_new (NULL);

  binome_people_filters_write (self->filters, text);
  binome_people_own_write_filters (self->own, text);
  return g_string_free (text, FALSE);
}

static void
read_filters (BinomePeopleLists *self, const char *text)
{
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);

  binome_people_filters_read (self->filters, (const char *const *)lines);
  binome_people_own_read_filters (self->own, (const char *const *)lines);
}

static void
on_open_cb (GSimpleAction *action, GVariant *target, gpointer user_data)
{
  BinomePeopleLists *self = user_data;
  BinomeEntity *list;

  self->current = g_variant_get_int64 (target);
  list = find_current (self);
  if (list == NULL)
    return;

  read_filters (self, binome_entity_get_text (list, BINOME_SAVED_LIST_FILTERS));
  gtk_editable_set_text (self->search, binome_entity_get_text (list, BINOME_SAVED_LIST_SEARCH));
  tell (self);
}

static void
on_everybody_cb (GSimpleAction *action, GVariant *target, gpointer user_data)
{
  binome_people_lists_show_all (user_data);
}

/* ---- keeping ---- */

static void
on_kept_cb (BinomePeopleLists *self, gpointer list)
{
  self->current = binome_entity_get_id (list);
  binome_people_lists_refresh (self);
}

static void
on_page_kept_cb (GtkWidget *page, gpointer list)
{
  on_kept_cb (g_object_get_data (G_OBJECT (page), "binome-lists"), list);
}

/* Takes @list. */
static void
present_form (BinomePeopleLists *self, BinomeEntity *list)
{
  BinomeFormDialog *form = binome_kept_list_form_new (self->session, list);

  g_signal_connect_object (form, "done", G_CALLBACK (on_page_kept_cb), self->page, G_CONNECT_SWAPPED);
  adw_dialog_present (ADW_DIALOG (form), self->page);
}

static void
on_save_cb (GSimpleAction *action, GVariant *target, gpointer user_data)
{
  BinomePeopleLists *self = user_data;
  BinomeEntity *list = BINOME_ENTITY (binome_saved_list_new ());
  g_autofree char *text = write_filters (self);

  binome_entity_set_choice (list, BINOME_SAVED_LIST_PAGE, BINOME_SAVED_LIST_PAGE_PEOPLE);
  binome_entity_set_text (list, BINOME_SAVED_LIST_SEARCH, gtk_editable_get_text (self->search));
  binome_entity_set_text (list, BINOME_SAVED_LIST_FILTERS, text);
  present_form (self, list);
}

static void
on_rename_cb (GSimpleAction *action, GVariant *target, gpointer user_data)
{
  BinomePeopleLists *self = user_data;
  BinomeEntity *list = find_current (self);

  if (list != NULL)
    present_form (self, binome_entity_copy (list));
}

static gboolean
remove_work (BinomeDb *db, gpointer data, GError **error)
{
  return binome_db_delete (db, BINOME_TYPE_SAVED_LIST, *(gint64 *)data, error);
}

static void
on_removed_cb (GtkWidget *page, gpointer data)
{
  binome_feedback_toast_undo (page, _ ("List removed"));
}

static void
on_remove_cb (GSimpleAction *action, GVariant *target, gpointer user_data)
{
  BinomePeopleLists *self = user_data;

  binome_session_write (self->session, self->page, _ ("Remove a list"), remove_work,
                        g_memdup2 (&self->current, sizeof self->current), g_free, on_removed_cb);
}

/* ---- reading ---- */

typedef struct
{
  GPtrArray *lists;
  GPtrArray *values;
} Answer;

static void
answer_free (gpointer data)
{
  Answer *answer = data;

  g_clear_pointer (&answer->lists, g_ptr_array_unref);
  g_clear_pointer (&answer->values, g_ptr_array_unref);
  g_free (answer);
}

static gboolean
read_work (BinomeDb *db, gpointer data, GError **error)
{
  Answer *answer = data;
  g_autoptr (BinomeQuery) query = binome_query_new (BINOME_TYPE_SAVED_LIST);

  binome_query_where_choice (query, BINOME_SAVED_LIST_PAGE, BINOME_QUERY_EQUAL,
                             BINOME_SAVED_LIST_PAGE_PEOPLE);
  binome_query_sort (query, BINOME_SAVED_LIST_TITLE, FALSE);
  answer->lists = binome_db_select (db, query, error);
  answer->values = answer->lists != NULL ? binome_people_filters_load (db, error) : NULL;
  return answer->values != NULL;
}

static void
on_read_cb (GtkWidget *page, gpointer data)
{
  BinomePeopleLists *self = g_object_get_data (G_OBJECT (page), "binome-lists");
  Answer *answer = data;

  if (self == NULL)
    return;

  g_clear_pointer (&self->lists, g_ptr_array_unref);
  self->lists = g_steal_pointer (&answer->lists);
  binome_people_filters_take (self->filters, g_steal_pointer (&answer->values));
  if (find_current (self) == NULL)
    self->current = 0;
  show_actions (self);
  if (g_strcmp0 (binome_people_lists_get_title (self), self->title) != 0)
    tell (self);
}

/**
 * binome_people_lists_refresh:
 * @self: lists
 *
 * Reads the lists again, and what can be filtered by.
 */
void
binome_people_lists_refresh (BinomePeopleLists *self)
{
  binome_people_own_refresh (self->own);
  binome_session_read (self->session, self->page, read_work, g_new0 (Answer, 1), answer_free, on_read_cb);
}

/**
 * binome_people_lists_follow_search:
 * @self: lists
 *
 * Another word is searched: there may be something to keep now.
 */
void
binome_people_lists_follow_search (BinomePeopleLists *self)
{
  show_actions (self);
}

/**
 * binome_people_lists_show_all:
 * @self: lists
 *
 * Leaves the list, the search and the filters.
 */
void
binome_people_lists_show_all (BinomePeopleLists *self)
{
  self->current = 0;
  read_filters (self, "");
  gtk_editable_set_text (self->search, "");
  tell (self);
}

/**
 * binome_people_lists_add_conditions:
 * @self: lists
 * @query: of people
 *
 * Narrows @query by the filters; the search is the page’s.
 */
void
binome_people_lists_add_conditions (BinomePeopleLists *self, BinomeQuery *query)
{
  binome_people_filters_add_conditions (self->filters, query);
  binome_people_own_add_conditions (self->own, query);
}

gboolean
binome_people_lists_is_filtered (BinomePeopleLists *self)
{
  return binome_people_filters_get_title (self->filters) != NULL
         || binome_people_own_get_filter (self->own) != NULL;
}

/**
 * binome_people_lists_add_order:
 * @self: lists
 * @query: of people
 * @column: the id of the column that is sorted by
 * @descending: whether the greatest comes first
 *
 * Returns: whether that column is a field of the company’s own, and @query is sorted by it
 */
gboolean
binome_people_lists_add_order (BinomePeopleLists *self, BinomeQuery *query, const char *column,
                               gboolean descending)
{
  return binome_people_own_add_order (self->own, query, column, descending);
}

/**
 * binome_people_lists_get_title:
 * @self: lists
 *
 * Returns: (nullable): the name of the list that is shown, while it is shown as it was kept; else the
 *   filter
 */
const char *
binome_people_lists_get_title (BinomePeopleLists *self)
{
  BinomeEntity *list = find_current (self);
  g_autofree char *text = write_filters (self);
  const char *filter;

  if (list != NULL && g_str_equal (text, binome_entity_get_text (list, BINOME_SAVED_LIST_FILTERS))
      && g_str_equal (gtk_editable_get_text (self->search),
                      binome_entity_get_text (list, BINOME_SAVED_LIST_SEARCH)))
    return binome_entity_get_text (list, BINOME_SAVED_LIST_TITLE);

  filter = binome_people_filters_get_title (self->filters);
  return filter != NULL ? filter : binome_people_own_get_filter (self->own);
}

static void
on_filters_changed_cb (gpointer lists)
{
  tell (lists);
}

/* Returns: (transfer none): what people have answered to the fields that are columns. */
BinomePeopleOwnTexts *
binome_people_lists_get_own_texts (BinomePeopleLists *self)
{
  return binome_people_own_get_texts (self->own);
}

static void
on_own_changed_cb (gpointer lists, gboolean filtered)
{
  if (filtered)
    tell (lists);
}

/**
 * binome_people_lists_new:
 * @session: what the window works on
 * @page: the page of people, which keeps the lists as its data “binome-lists”
 * @button: gets the menu
 * @search: the page’s search
 * @view: gets fields of the company’s own as columns
 * @changed: called with @page when another list or filter is chosen
 *
 * Returns: (transfer full): the lists of the page
 */
BinomePeopleLists *
binome_people_lists_new (BinomeSession *session, GtkWidget *page, GtkMenuButton *button, GtkEditable *search,
                         GtkColumnView *view, BinomePeopleListsChanged changed)
{
  static const GActionEntry entries[] = {
    { .name = "open", .parameter_type = "x", .activate = on_open_cb },
    { .name = "everybody", .activate = on_everybody_cb },
    { .name = "save", .activate = on_save_cb },
    { .name = "rename", .activate = on_rename_cb },
    { .name = "remove", .activate = on_remove_cb },
  };
  BinomePeopleLists *self = g_new0 (BinomePeopleLists, 1);

  self->session = g_object_ref (session);
  self->page = page;
  self->search = search;
  self->changed = changed;
  self->own = binome_people_own_new (session, page, view, on_own_changed_cb, self);
  self->lists = g_ptr_array_new_with_free_func (g_object_unref);
  self->actions = g_simple_action_group_new ();
  g_action_map_add_action_entries (G_ACTION_MAP (self->actions), entries, G_N_ELEMENTS (entries), self);
  self->filters
      = binome_people_filters_new (session, page, G_ACTION_MAP (self->actions), on_filters_changed_cb, self);
  gtk_widget_insert_action_group (page, "lists", G_ACTION_GROUP (self->actions));
  g_object_set_data (G_OBJECT (page), "binome-lists", self);
  gtk_menu_button_set_create_popup_func (button, fill_menu, self, NULL);
  show_actions (self);
  return self;
}

void
binome_people_lists_free (BinomePeopleLists *self)
{
  g_object_set_data (G_OBJECT (self->page), "binome-lists", NULL);
  gtk_widget_insert_action_group (self->page, "lists", NULL);
  binome_people_filters_free (self->filters);
  binome_people_own_free (self->own);
  g_object_unref (self->actions);
  g_object_unref (self->session);
  g_clear_pointer (&self->lists, g_ptr_array_unref);
  g_free (self->title);
  g_free (self);
}
