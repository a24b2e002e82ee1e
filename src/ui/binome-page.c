/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The base of every page: it knows the session, and is refreshed when what it may show has changed. */

#include "binome-page.h"

typedef struct
{
  BinomeSession *session;
  guint refresh_source;
  gboolean stale;
} BinomePagePrivate;

G_DEFINE_ABSTRACT_TYPE_WITH_PRIVATE (BinomePage, binome_page, ADW_TYPE_NAVIGATION_PAGE)

typedef enum
{
  PROP_SESSION = 1,
  N_PROPS
} BinomePageProperty;

static GParamSpec *properties[N_PROPS];

static BinomePagePrivate *
priv (BinomePage *self)
{
  return binome_page_get_instance_private (self);
}

static gboolean
on_refresh_cb (gpointer data)
{
  BinomePage *self = data;

  priv (self)->refresh_source = 0;
  priv (self)->stale = FALSE;
  if (BINOME_PAGE_GET_CLASS (self)->refresh != NULL)
    BINOME_PAGE_GET_CLASS (self)->refresh (self);
  return G_SOURCE_REMOVE;
}

static void
on_changed_cb (BinomePage *self)
{
  priv (self)->stale = TRUE;
  if (gtk_widget_get_mapped (GTK_WIDGET (self)))
    binome_page_queue_refresh (self);
}

static void
binome_page_map (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (binome_page_parent_class)->map (widget);

  if (priv (BINOME_PAGE (widget))->stale)
    binome_page_queue_refresh (BINOME_PAGE (widget));
}

static void
binome_page_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  switch ((BinomePageProperty)prop_id)
    {
    case PROP_SESSION:
      g_value_set_object (value, priv (BINOME_PAGE (object))->session);
      break;
    case N_PROPS:
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
binome_page_set_property (GObject *object, guint prop_id, const GValue *value, GParamSpec *pspec)
{
  switch ((BinomePageProperty)prop_id)
    {
    case PROP_SESSION:
      priv (BINOME_PAGE (object))->session = g_value_dup_object (value);
      break;
    case N_PROPS:
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
binome_page_constructed (GObject *object)
{
  BinomePage *self = BINOME_PAGE (object);

  G_OBJECT_CLASS (binome_page_parent_class)->constructed (object);

  priv (self)->stale = TRUE;
  if (priv (self)->session == NULL)
    return;
  g_signal_connect_object (priv (self)->session, "notify::programme", G_CALLBACK (on_changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (binome_page_get_store (self), "changed", G_CALLBACK (on_changed_cb), self,
                           G_CONNECT_SWAPPED);
}

static void
binome_page_dispose (GObject *object)
{
  BinomePage *self = BINOME_PAGE (object);

  g_clear_handle_id (&priv (self)->refresh_source, g_source_remove);
  g_clear_object (&priv (self)->session);

  G_OBJECT_CLASS (binome_page_parent_class)->dispose (object);
}

static void
binome_page_class_init (BinomePageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = binome_page_get_property;
  object_class->set_property = binome_page_set_property;
  object_class->constructed = binome_page_constructed;
  object_class->dispose = binome_page_dispose;
  GTK_WIDGET_CLASS (klass)->map = binome_page_map;

  properties[PROP_SESSION]
      = g_param_spec_object ("session", NULL, NULL, BINOME_TYPE_SESSION,
                             G_PARAM_READWRITE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
binome_page_init (BinomePage *self)
{
}

/**
 * binome_page_get_session:
 * @self: a page
 *
 * Returns: (transfer none) (nullable): the session of its window
 */
BinomeSession *
binome_page_get_session (BinomePage *self)
{
  return priv (self)->session;
}

/**
 * binome_page_get_store:
 * @self: a page with a session
 *
 * Returns: (transfer none): the workspace
 */
BinomeStore *
binome_page_get_store (BinomePage *self)
{
  return binome_session_get_store (priv (self)->session);
}

/**
 * binome_page_get_programme_id:
 * @self: a page
 *
 * Returns: the programme chosen in its window; 0 for none
 */
gint64
binome_page_get_programme_id (BinomePage *self)
{
  return priv (self)->session != NULL ? binome_session_get_programme_id (priv (self)->session) : 0;
}

/**
 * binome_page_queue_refresh:
 * @self: a page
 *
 * Has the page shown anew soon; several calls count as one.
 */
void
binome_page_queue_refresh (BinomePage *self)
{
  if (priv (self)->refresh_source == 0)
    priv (self)->refresh_source = g_idle_add (on_refresh_cb, self);
}

static AdwViewStack *
find_stack (GtkWidget *widget)
{
  AdwViewStack *found = ADW_IS_VIEW_STACK (widget) ? ADW_VIEW_STACK (widget) : NULL;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL && found == NULL;
       child = gtk_widget_get_next_sibling (child))
    found = find_stack (child);
  return found;
}

/**
 * binome_page_show_section:
 * @self: a page
 * @section: the name of a child of its AdwViewStack, and behind a slash what it is to be narrowed to, such as
 *   `tutors/stuck`
 *
 * Shows one of the page's sections; an unknown name changes nothing.
 */
void
binome_page_show_section (BinomePage *self, const char *section)
{
  AdwViewStack *stack = find_stack (GTK_WIDGET (self));
  g_auto (GStrv) parts = g_strsplit (section, "/", 2);

  if (stack == NULL || parts[0] == NULL || adw_view_stack_get_child_by_name (stack, parts[0]) == NULL)
    return;

  adw_view_stack_set_visible_child_name (stack, parts[0]);
  if (parts[1] != NULL && BINOME_PAGE_GET_CLASS (self)->filter_section != NULL)
    BINOME_PAGE_GET_CLASS (self)->filter_section (self, parts[0], parts[1]);
}

/**
 * binome_page_list_shown:
 * @self: a page
 *
 * Returns: (transfer full) (nullable): the list that the user looks at, as it is filtered and sorted; %NULL
 *   where the page shows none
 */
BinomeExportList *
binome_page_list_shown (BinomePage *self)
{
  return BINOME_PAGE_GET_CLASS (self)->list_shown != NULL ? BINOME_PAGE_GET_CLASS (self)->list_shown (self)
                                                          : NULL;
}

/**
 * binome_page_make_calendar:
 * @self: a page
 *
 * Returns: (transfer full): the calendar of the pair or the person that the page is about, or else of the
 *   programme
 */
BinomeExportList *
binome_page_make_calendar (BinomePage *self)
{
  BinomeExportList *calendar = binome_export_list_new (BINOME_EXPORT_CALENDAR);

  binome_export_list_set_programme (calendar, binome_page_get_programme_id (self));
  if (BINOME_PAGE_GET_CLASS (self)->narrow_calendar != NULL)
    BINOME_PAGE_GET_CLASS (self)->narrow_calendar (self, calendar);
  return calendar;
}
