/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The window: the programme switcher, the sidebar, and the page chosen there. */

#include "binome-window.h"

#include <glib/gi18n-lib.h>

#include "binome-list-model.h"
#include "binome-pages.h"

struct _BinomeWindow
{
  AdwApplicationWindow parent_instance;

  BinomeSession *session;
  BinomeListModel *programmes;
  GHashTable *pages; /* name to BinomePage, made when first shown */
  const char *page_name;
  gboolean detached;

  AdwToastOverlay *toasts;
  AdwNavigationSplitView *split_view;
  AdwNavigationPage *content_page;
  AdwNavigationView *navigation;
  GtkListBox *sidebar_list;
  GtkListBox *programme_list;
  GtkPopover *programme_popover;
  GtkMenuButton *programme_button;
  GtkLabel *programme_title;
  GtkLabel *programme_subtitle;
};

G_DEFINE_FINAL_TYPE (BinomeWindow, binome_window, ADW_TYPE_APPLICATION_WINDOW)

/* ---- the programme switcher ---- */

static void
show_programme (BinomeWindow *self)
{
  BinomeProgramme *programme = binome_session_get_programme (self->session);

  if (programme == NULL)
    {
      gtk_label_set_label (self->programme_title, _ ("No programme yet"));
      gtk_label_set_label (self->programme_subtitle, _ ("Create one to begin"));
      return;
    }

  gtk_label_set_label (self->programme_title,
                       binome_entity_get_text (BINOME_ENTITY (programme), BINOME_PROGRAMME_TITLE));
  gtk_label_set_label (self->programme_subtitle,
                       binome_entity_get_choice_label (BINOME_ENTITY (programme), BINOME_PROGRAMME_STATE));
}

static void
on_programme_changed_cb (BinomeWindow *self)
{
  BinomeProgramme *programme = binome_session_get_programme (self->session);

  if (programme != NULL)
    g_signal_connect_object (programme, "notify", G_CALLBACK (show_programme), self, G_CONNECT_SWAPPED);
  show_programme (self);
}

static GtkWidget *
make_programme_row (gpointer item, gpointer user_data)
{
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  g_object_bind_property (item, "title", label, "label", G_BINDING_SYNC_CREATE);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), label);
  return row;
}

static void
on_programme_activated_cb (BinomeWindow *self, GtkListBoxRow *row)
{
  gint64 id = binome_list_model_get_id (self->programmes, (guint)gtk_list_box_row_get_index (row));

  gtk_popover_popdown (self->programme_popover);
  binome_session_set_programme_id (self->session, id);
}

/* Some programme is always chosen while there is one: the one that starts last. */
static void
on_programmes_changed_cb (BinomeWindow *self)
{
  gint64 chosen = binome_session_get_programme_id (self->session);
  guint n = g_list_model_get_n_items (G_LIST_MODEL (self->programmes));

  if (binome_list_model_is_loading (self->programmes))
    return;
  if (chosen == 0 || binome_list_model_find (self->programmes, chosen) == G_MAXUINT)
    binome_session_set_programme_id (self->session,
                                     n > 0 ? binome_list_model_get_id (self->programmes, 0) : 0);
}

/* ---- pages ---- */

static BinomePage *
get_page (BinomeWindow *self, const BinomePageInfo *info)
{
  BinomePage *page = g_hash_table_lookup (self->pages, info->name);

  if (page == NULL)
    {
      page = g_object_new (info->get_type (), "session", self->session, "title", _ (info->title), NULL);
      g_object_ref_sink (page);
      g_hash_table_insert (self->pages, (gpointer)info->name, page);
      /* It stays in the window: GTK 4.18 warns when a page that a screen reader has read comes back. */
      adw_navigation_view_add (self->navigation, ADW_NAVIGATION_PAGE (page));
    }

  return page;
}

static void
select_row (BinomeWindow *self, const char *name)
{
  guint n;
  const BinomePageInfo *infos = binome_pages_get (&n);

  for (guint i = 0; i < n; i++)
    if (g_str_equal (infos[i].name, name))
      gtk_list_box_select_row (self->sidebar_list,
                               gtk_list_box_get_row_at_index (self->sidebar_list, (int)i));
}

/**
 * binome_window_show_page:
 * @self: a window
 * @name: a page's name
 * @section: (nullable): one of its sections
 *
 * Shows a page, as a click in the sidebar does.
 *
 * Returns: (transfer none) (nullable): the page; %NULL where there is none of that name
 */
BinomePage *
binome_window_show_page (BinomeWindow *self, const char *name, const char *section)
{
  const BinomePageInfo *info = binome_pages_find (name);
  AdwNavigationPage *page;

  if (info == NULL)
    return NULL;

  page = ADW_NAVIGATION_PAGE (get_page (self, info));
  if (adw_navigation_view_get_visible_page (self->navigation) != page)
    adw_navigation_view_replace (self->navigation, &page, 1);
  /* GTK would look for the keyboard's place on the page before, which is hidden now, and Tab never come to
   * this one. */
  if (gtk_widget_get_focus_child (GTK_WIDGET (self->navigation)) != GTK_WIDGET (page))
    gtk_widget_set_focus_child (GTK_WIDGET (self->navigation), NULL);
  self->page_name = info->name;
  select_row (self, name);
  gtk_window_set_title (GTK_WINDOW (self), _ (info->title));
  adw_navigation_page_set_title (self->content_page, _ (info->title));
  adw_navigation_split_view_set_show_content (self->split_view, TRUE);
  if (section != NULL)
    binome_page_show_section (BINOME_PAGE (page), section);

  return BINOME_PAGE (page);
}

static void
on_row_activated_cb (BinomeWindow *self, GtkListBoxRow *row)
{
  guint n;
  const BinomePageInfo *infos = binome_pages_get (&n);

  binome_window_show_page (self, infos[gtk_list_box_row_get_index (row)].name, NULL);
}

/* The page follows the arrow keys where both are seen at once. */
static void
on_row_selected_cb (BinomeWindow *self, GtkListBoxRow *row)
{
  guint n;
  const BinomePageInfo *infos = binome_pages_get (&n);

  if (row == NULL || adw_navigation_split_view_get_collapsed (self->split_view))
    return;
  if (g_strcmp0 (infos[gtk_list_box_row_get_index (row)].name, self->page_name) != 0)
    binome_window_show_page (self, infos[gtk_list_box_row_get_index (row)].name, NULL);
}

/* The chosen row follows when a detail page is left. */
static void
on_popped_cb (BinomeWindow *self)
{
  if (self->page_name != NULL)
    select_row (self, self->page_name);
}

static GtkWidget *
make_page_row (const BinomePageInfo *info)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *label = gtk_label_new (_ (info->title));
  GtkWidget *row = gtk_list_box_row_new ();

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_box_append (GTK_BOX (box), gtk_image_new_from_icon_name (info->icon_name));
  gtk_box_append (GTK_BOX (box), label);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, _ (info->title), -1);
  return row;
}

static void
fill_sidebar (BinomeWindow *self)
{
  guint n;
  const BinomePageInfo *infos = binome_pages_get (&n);

  for (guint i = 0; i < n; i++)
    gtk_list_box_append (self->sidebar_list, make_page_row (&infos[i]));
}

/* ---- life ---- */

/* What was typed is on disk as soon as the window is left. */
static void
on_active_changed_cb (BinomeWindow *self)
{
  if (!gtk_window_is_active (GTK_WINDOW (self)) && self->session != NULL)
    binome_store_flush_async (binome_session_get_store (self->session), NULL, NULL);
}

static void
binome_window_dispose (GObject *object)
{
  BinomeWindow *self = BINOME_WINDOW (object);

  g_clear_pointer (&self->pages, g_hash_table_unref);
  g_clear_object (&self->programmes);
  g_clear_object (&self->session);
  gtk_widget_dispose_template (GTK_WIDGET (self), BINOME_TYPE_WINDOW);

  G_OBJECT_CLASS (binome_window_parent_class)->dispose (object);
}

static void
binome_window_class_init (BinomeWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = binome_window_dispose;

  gtk_widget_class_set_template_from_resource (widget_class, "/org/binome/Binome/ui/window.ui");
  gtk_widget_class_bind_template_child (widget_class, BinomeWindow, toasts);
  gtk_widget_class_bind_template_child (widget_class, BinomeWindow, split_view);
  gtk_widget_class_bind_template_child (widget_class, BinomeWindow, content_page);
  gtk_widget_class_bind_template_child (widget_class, BinomeWindow, navigation);
  gtk_widget_class_bind_template_child (widget_class, BinomeWindow, sidebar_list);
  gtk_widget_class_bind_template_child (widget_class, BinomeWindow, programme_list);
  gtk_widget_class_bind_template_child (widget_class, BinomeWindow, programme_popover);
  gtk_widget_class_bind_template_child (widget_class, BinomeWindow, programme_button);
  gtk_widget_class_bind_template_child (widget_class, BinomeWindow, programme_title);
  gtk_widget_class_bind_template_child (widget_class, BinomeWindow, programme_subtitle);
  gtk_widget_class_bind_template_callback (widget_class, on_row_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_row_selected_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_programme_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_popped_cb);
  binome_window_actions_install (widget_class);
}

static void
binome_window_init (BinomeWindow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->pages = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, g_object_unref);
  g_signal_connect (self, "notify::is-active", G_CALLBACK (on_active_changed_cb), NULL);
  fill_sidebar (self);
}

static void
start_session (BinomeWindow *self, BinomeStore *store)
{
  g_autoptr (BinomeQuery) query = binome_query_new (BINOME_TYPE_PROGRAMME);

  self->session = binome_session_new (store);
  g_signal_connect_object (self->session, "notify::programme", G_CALLBACK (on_programme_changed_cb), self,
                           G_CONNECT_SWAPPED);
  show_programme (self);

  binome_query_sort (query, BINOME_PROGRAMME_STARTS_ON, TRUE);
  self->programmes = binome_list_model_new (store, query);
  gtk_list_box_bind_model (self->programme_list, G_LIST_MODEL (self->programmes), make_programme_row, self,
                           NULL);
  g_signal_connect_object (self->programmes, "notify::loading", G_CALLBACK (on_programmes_changed_cb), self,
                           G_CONNECT_SWAPPED);
}

/**
 * binome_window_new:
 * @application: the application
 * @store: an open workspace
 *
 * Returns: (transfer none): a window on the workspace, with its first page
 */
BinomeWindow *
binome_window_new (GtkApplication *application, BinomeStore *store)
{
  BinomeWindow *self = g_object_new (BINOME_TYPE_WINDOW, "application", application, NULL);
  guint n;
  const BinomePageInfo *infos = binome_pages_get (&n);

  start_session (self, store);
  if (n > 0)
    binome_window_show_page (self, infos[0].name, NULL);
  return self;
}

/**
 * binome_window_new_detached:
 * @original: a window
 *
 * Returns: (transfer none): a second window on the page that @original shows
 */
BinomeWindow *
binome_window_new_detached (BinomeWindow *original)
{
  BinomeWindow *self = g_object_new (BINOME_TYPE_WINDOW, "application",
                                     gtk_window_get_application (GTK_WINDOW (original)), NULL);

  start_session (self, binome_session_get_store (original->session));
  binome_session_set_programme_id (self->session, binome_session_get_programme_id (original->session));
  self->detached = TRUE;
  if (original->page_name != NULL)
    binome_window_show_page (self, original->page_name, NULL);
  adw_navigation_split_view_set_collapsed (self->split_view, TRUE);
  gtk_window_set_default_size (GTK_WINDOW (self), 900, 700);
  return self;
}

/**
 * binome_window_get_session:
 * @self: a window
 *
 * Returns: (transfer none): what the window works on
 */
BinomeSession *
binome_window_get_session (BinomeWindow *self)
{
  return self->session;
}

/**
 * binome_window_get_page_name:
 * @self: a window
 *
 * Returns: (nullable): the name of the page chosen in the sidebar
 */
const char *
binome_window_get_page_name (BinomeWindow *self)
{
  return self->page_name;
}

/**
 * binome_window_add_toast:
 * @self: a window
 * @toast: (transfer full): what to say
 *
 * It takes the place of an earlier one, whose Undo would by now take back something else.
 */
void
binome_window_add_toast (BinomeWindow *self, AdwToast *toast)
{
  adw_toast_overlay_dismiss_all (self->toasts);
  adw_toast_overlay_add_toast (self->toasts, toast);
}

/**
 * binome_window_get_visible_page:
 * @self: a window
 *
 * Returns: (transfer none) (nullable): the page or the detail page that the user looks at
 */
BinomePage *
binome_window_get_visible_page (BinomeWindow *self)
{
  AdwNavigationPage *page = adw_navigation_view_get_visible_page (self->navigation);

  return BINOME_IS_PAGE (page) ? BINOME_PAGE (page) : NULL;
}

/**
 * binome_window_open:
 * @self: a window
 * @page: (transfer floating): a detail page
 *
 * Shows @page above the present one; Escape and the back button leave it.
 */
void
binome_window_open (BinomeWindow *self, AdwNavigationPage *page)
{
  adw_navigation_view_push (self->navigation, page);
}

/**
 * binome_window_push:
 * @widget: a widget in a window
 * @page: (transfer floating): a detail page
 *
 * As binome_window_open(), for the window that @widget is in.
 */
void
binome_window_push (GtkWidget *widget, AdwNavigationPage *page)
{
  GtkRoot *root = gtk_widget_get_root (widget);

  g_return_if_fail (BINOME_IS_WINDOW (root));

  binome_window_open (BINOME_WINDOW (root), page);
}

/**
 * binome_window_session_of:
 * @widget: a widget in a window
 *
 * Returns: (transfer none) (nullable): what its window works on
 */
BinomeSession *
binome_window_session_of (GtkWidget *widget)
{
  GtkRoot *root = gtk_widget_get_root (widget);

  return BINOME_IS_WINDOW (root) ? BINOME_WINDOW (root)->session : NULL;
}
