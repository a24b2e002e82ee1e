/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The lists of a view that have a name, as a menu: what a list looks for is kept, what it finds is always of
 * today. */

#include "widgets/binome-kept-lists.h"

#include <glib/gi18n-lib.h>

#include "binome-feedback.h"
#include "widgets/binome-kept-list-form.h"

struct _BinomeKeptLists
{
  AdwBin parent_instance;

  GSimpleActionGroup *actions;
  BinomeSession *session;
  GtkWidget *view; /* not owned: it owns us */
  const BinomeKeptListsOwner *owner;
  char *only; /* with which line the filters of its lists begin */
  GPtrArray *lists;
};

G_DEFINE_FINAL_TYPE (BinomeKeptLists, binome_kept_lists, ADW_TYPE_BIN)

static BinomeEntity *
find_list (BinomeKeptLists *self, gint64 id)
{
  for (guint i = 0; self->lists != NULL && i < self->lists->len; i++)
    if (binome_entity_get_id (self->lists->pdata[i]) == id)
      return self->lists->pdata[i];

  return NULL;
}

/* ---- the menu ---- */

static void
append_lists (BinomeKeptLists *self, GMenu *menu, const char *action)
{
  for (guint i = 0; i < self->lists->len; i++)
    {
      g_autoptr (GMenuItem) item = g_menu_item_new (NULL, NULL);
      g_auto (GStrv) parts
          = g_strsplit (binome_entity_get_text (self->lists->pdata[i], BINOME_SAVED_LIST_TITLE), "_", -1);
      g_autofree char *label = g_strjoinv ("__", parts);

      g_menu_item_set_label (item, label);
      g_menu_item_set_action_and_target (item, action, "x", binome_entity_get_id (self->lists->pdata[i]));
      g_menu_append_item (menu, item);
    }
}

/* Made when it is opened. */
static void
fill_menu (GtkMenuButton *button, gpointer kept_lists)
{
  BinomeKeptLists *self = kept_lists;
  g_autoptr (GMenu) menu = g_menu_new ();
  g_autoptr (GMenu) lists = g_menu_new ();
  g_autoptr (GMenu) keep = g_menu_new ();
  g_autoptr (GMenu) rename = g_menu_new ();
  g_autoptr (GMenu) remove = g_menu_new ();

  g_menu_append (lists, _ (self->owner->all), "kept.everybody");
  append_lists (self, lists, "kept.open");
  append_lists (self, rename, "kept.rename");
  append_lists (self, remove, "kept.remove");
  g_menu_append (keep, _ ("_Keep This List…"), "kept.save");
  if (self->lists->len > 0)
    {
      g_menu_append_submenu (keep, _ ("Re_name a List"), G_MENU_MODEL (rename));
      g_menu_append_submenu (keep, _ ("Re_move a List"), G_MENU_MODEL (remove));
    }
  g_menu_append_section (menu, _ ("Lists"), G_MENU_MODEL (lists));
  g_menu_append_section (menu, NULL, G_MENU_MODEL (keep));
  gtk_menu_button_set_menu_model (button, G_MENU_MODEL (menu));
}

/* ---- reading ---- */

typedef struct
{
  BinomeSavedListPage page;
  GPtrArray *lists;
} Reading;

static void
reading_free (gpointer data)
{
  g_clear_pointer (&((Reading *)data)->lists, g_ptr_array_unref);
  g_free (data);
}

static gboolean
read_work (BinomeDb *db, gpointer data, GError **error)
{
  Reading *reading = data;
  g_autoptr (BinomeQuery) query = binome_query_new (BINOME_TYPE_SAVED_LIST);

  binome_query_where_choice (query, BINOME_SAVED_LIST_PAGE, BINOME_QUERY_EQUAL, (int)reading->page);
  binome_query_sort (query, BINOME_SAVED_LIST_TITLE, FALSE);
  reading->lists = binome_db_select (db, query, error);
  return reading->lists != NULL;
}

static void
on_read_cb (GtkWidget *widget, gpointer data)
{
  BinomeKeptLists *self = BINOME_KEPT_LISTS (widget);
  Reading *reading = data;

  g_ptr_array_set_size (self->lists, 0);
  for (guint i = 0; i < reading->lists->len; i++)
    if (g_str_has_prefix (binome_entity_get_text (reading->lists->pdata[i], BINOME_SAVED_LIST_FILTERS),
                          self->only))
      g_ptr_array_add (self->lists, g_object_ref (reading->lists->pdata[i]));
}

static void
refresh (BinomeKeptLists *self)
{
  Reading *reading = g_new0 (Reading, 1);

  reading->page = self->owner->page;
  binome_session_read (self->session, GTK_WIDGET (self), read_work, reading, reading_free, on_read_cb);
}

/* ---- what is chosen ---- */

static void
on_open_cb (GSimpleAction *action, GVariant *target, gpointer user_data)
{
  BinomeKeptLists *self = user_data;
  BinomeEntity *list = find_list (self, g_variant_get_int64 (target));

  if (list != NULL)
    self->owner->read (self->view, binome_entity_get_text (list, BINOME_SAVED_LIST_SEARCH),
                       binome_entity_get_text (list, BINOME_SAVED_LIST_FILTERS));
}

static void
on_everybody_cb (GSimpleAction *action, GVariant *target, gpointer user_data)
{
  BinomeKeptLists *self = user_data;

  self->owner->read (self->view, "", "");
}

/* Takes @list. */
static void
present_form (BinomeKeptLists *self, BinomeEntity *list)
{
  BinomeFormDialog *form = binome_kept_list_form_new (self->session, list);

  g_signal_connect_object (form, "done", G_CALLBACK (refresh), self, G_CONNECT_SWAPPED);
  adw_dialog_present (ADW_DIALOG (form), GTK_WIDGET (self));
}

static void
on_save_cb (GSimpleAction *action, GVariant *target, gpointer user_data)
{
  BinomeKeptLists *self = user_data;
  BinomeEntity *list = BINOME_ENTITY (binome_saved_list_new ());
  const char *search = "";
  g_autofree char *filters = self->owner->write (self->view, &search);

  binome_entity_set_choice (list, BINOME_SAVED_LIST_PAGE, (int)self->owner->page);
  binome_entity_set_text (list, BINOME_SAVED_LIST_SEARCH, search);
  binome_entity_set_text (list, BINOME_SAVED_LIST_FILTERS, filters);
  present_form (self, list);
}

static void
on_rename_cb (GSimpleAction *action, GVariant *target, gpointer user_data)
{
  BinomeKeptLists *self = user_data;
  BinomeEntity *list = find_list (self, g_variant_get_int64 (target));

  if (list != NULL)
    present_form (self, binome_entity_copy (list));
}

static gboolean
remove_work (BinomeDb *db, gpointer data, GError **error)
{
  return binome_db_delete (db, BINOME_TYPE_SAVED_LIST, *(gint64 *)data, error);
}

static void
on_removed_cb (GtkWidget *widget, gpointer data)
{
  binome_feedback_toast_undo (widget, _ ("List removed"));
  refresh (BINOME_KEPT_LISTS (widget));
}

static void
on_remove_cb (GSimpleAction *action, GVariant *target, gpointer user_data)
{
  BinomeKeptLists *self = user_data;
  gint64 id = g_variant_get_int64 (target);

  binome_session_write (self->session, GTK_WIDGET (self), _ ("Remove a list"), remove_work,
                        g_memdup2 (&id, sizeof id), g_free, on_removed_cb);
}

/* ---- life ---- */

static void
binome_kept_lists_finalize (GObject *object)
{
  BinomeKeptLists *self = BINOME_KEPT_LISTS (object);

  g_clear_object (&self->session);
  g_clear_object (&self->actions);
  g_ptr_array_unref (self->lists);
  g_free (self->only);

  G_OBJECT_CLASS (binome_kept_lists_parent_class)->finalize (object);
}

static void
binome_kept_lists_class_init (BinomeKeptListsClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = binome_kept_lists_finalize;
}

static void
binome_kept_lists_init (BinomeKeptLists *self)
{
  static const GActionEntry entries[] = {
    { .name = "open", .parameter_type = "x", .activate = on_open_cb },
    { .name = "everybody", .activate = on_everybody_cb },
    { .name = "save", .activate = on_save_cb },
    { .name = "rename", .parameter_type = "x", .activate = on_rename_cb },
    { .name = "remove", .parameter_type = "x", .activate = on_remove_cb },
  };
  GtkWidget *button = gtk_menu_button_new ();

  self->lists = g_ptr_array_new_with_free_func (g_object_unref);
  self->only = g_strdup ("");
  self->actions = g_simple_action_group_new ();
  g_action_map_add_action_entries (G_ACTION_MAP (self->actions), entries, G_N_ELEMENTS (entries), self);
  gtk_widget_insert_action_group (GTK_WIDGET (self), "kept", G_ACTION_GROUP (self->actions));
  gtk_menu_button_set_icon_name (GTK_MENU_BUTTON (button), "starred-symbolic");
  gtk_menu_button_set_create_popup_func (GTK_MENU_BUTTON (button), fill_menu, self, NULL);
  gtk_widget_set_tooltip_text (button, _ ("Lists"));
  adw_bin_set_child (ADW_BIN (self), button);
}

/**
 * binome_kept_lists_set_owner:
 * @self: lists
 * @view: where they are, which owns @self
 * @owner: (transfer none): what they are of; static
 */
void
binome_kept_lists_set_owner (BinomeKeptLists *self, GtkWidget *view, const BinomeKeptListsOwner *owner)
{
  self->view = view;
  self->owner = owner;
}

/**
 * binome_kept_lists_show:
 * @self: lists
 * @session: what the window works on
 * @only: with what the filters of the lists begin that belong here
 *
 * Reads the lists again.
 */
void
binome_kept_lists_show (BinomeKeptLists *self, BinomeSession *session, const char *only)
{
  g_set_object (&self->session, session);
  g_set_str (&self->only, only);
  refresh (self);
}

/**
 * binome_kept_lists_find_show:
 * @filters: what a list was kept with, as a view with one choice writes it: `show=ID`
 * @ids: (array length=n): what the choice may be
 * @n: how many
 * @otherwise: what to show for everything else
 *
 * Returns: which of @ids it is
 */
guint
binome_kept_lists_find_show (const char *filters, const char *const *ids, guint n, guint otherwise)
{
  for (guint i = 0; i < n; i++)
    {
      g_autofree char *line = g_strdup_printf ("show=%s\n", ids[i]);

      if (g_str_equal (filters, line))
        return i;
    }
  return otherwise;
}
