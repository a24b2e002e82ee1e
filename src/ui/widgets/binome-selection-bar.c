/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which rows of a list are selected, and a bar below the list with what can be done with them. */

#include "widgets/binome-selection-bar.h"

#include <glib/gi18n-lib.h>

#include "binome-id-set.h"

struct _BinomeSelectionBar
{
  AdwBin parent_instance;

  BinomeIdSet *ids;
  gboolean active;
  gboolean lasting; /* boxes stand in the rows at all times */

  BinomeSelectionMenu make_menu;
  gpointer list; /* of @make_menu; not owned */

  GtkActionBar *bar;
  GtkLabel *label;
  GtkMenuButton *menu_button;
};

static void buildable_init (GtkBuildableIface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (BinomeSelectionBar, binome_selection_bar, ADW_TYPE_BIN,
                               G_IMPLEMENT_INTERFACE (GTK_TYPE_BUILDABLE, buildable_init))

typedef enum
{
  PROP_ACTIVE = 1,
  PROP_LASTING,
  N_PROPS
} BinomeSelectionBarProperty;

enum
{
  SIGNAL_CHANGED,
  SIGNAL_ALL_WANTED,
  N_SIGNALS
};

static GParamSpec *properties[N_PROPS];
static guint signals[N_SIGNALS];

static void
show (BinomeSelectionBar *self)
{
  guint n = binome_id_set_get_size (self->ids);
  /* Translators: how many rows are selected. */
  g_autofree char *text = g_strdup_printf (ngettext ("%u selected", "%u selected", n), n);

  gtk_label_set_label (self->label, text);
  gtk_widget_set_sensitive (GTK_WIDGET (self->menu_button), n > 0);
  gtk_action_bar_set_revealed (self->bar, self->lasting ? n > 0 : self->active);
}

static void
tell_changed (BinomeSelectionBar *self)
{
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
  show (self);
}

static void
on_close_clicked_cb (BinomeSelectionBar *self)
{
  if (self->lasting)
    binome_selection_bar_select_none (self);
  else
    binome_selection_bar_set_active (self, FALSE);
}

static void
on_all_clicked_cb (BinomeSelectionBar *self)
{
  g_signal_emit (self, signals[SIGNAL_ALL_WANTED], 0);
}

/* Then the user is always selecting: the bar is there while something is selected. */
static void
set_lasting (BinomeSelectionBar *self, gboolean lasting)
{
  self->lasting = self->active = lasting;
  show (self);
}

static void
binome_selection_bar_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  switch ((BinomeSelectionBarProperty)prop_id)
    {
    case PROP_ACTIVE:
      g_value_set_boolean (value, BINOME_SELECTION_BAR (object)->active);
      break;
    case PROP_LASTING:
      g_value_set_boolean (value, BINOME_SELECTION_BAR (object)->lasting);
      break;
    case N_PROPS:
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
binome_selection_bar_set_property (GObject *object, guint prop_id, const GValue *value, GParamSpec *pspec)
{
  switch ((BinomeSelectionBarProperty)prop_id)
    {
    case PROP_ACTIVE:
      binome_selection_bar_set_active (BINOME_SELECTION_BAR (object), g_value_get_boolean (value));
      break;
    case PROP_LASTING:
      set_lasting (BINOME_SELECTION_BAR (object), g_value_get_boolean (value));
      break;
    case N_PROPS:
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
binome_selection_bar_finalize (GObject *object)
{
  binome_id_set_free (BINOME_SELECTION_BAR (object)->ids);

  G_OBJECT_CLASS (binome_selection_bar_parent_class)->finalize (object);
}

static void
binome_selection_bar_class_init (BinomeSelectionBarClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = binome_selection_bar_get_property;
  object_class->set_property = binome_selection_bar_set_property;
  object_class->finalize = binome_selection_bar_finalize;

  properties[PROP_ACTIVE] = g_param_spec_boolean (
      "active", NULL, NULL, FALSE,
      (GParamFlags)(G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY));
  properties[PROP_LASTING] = g_param_spec_boolean (
      "lasting", NULL, NULL, FALSE,
      (GParamFlags)(G_PARAM_READWRITE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS));
  g_object_class_install_properties (object_class, N_PROPS, properties);

  /* `changed`: others are selected, or selecting begins or ends. `all-wanted`: the list is to select its
   * rows. */
  signals[SIGNAL_CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                          NULL, NULL, G_TYPE_NONE, 0);
  signals[SIGNAL_ALL_WANTED] = g_signal_new ("all-wanted", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                                             NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static GtkWidget *
make_button (BinomeSelectionBar *self, const char *icon, const char *tooltip, GCallback clicked)
{
  GtkWidget *button = gtk_button_new_from_icon_name (icon);

  gtk_widget_set_tooltip_text (button, tooltip);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, tooltip, -1);
  g_signal_connect_object (button, "clicked", clicked, self, G_CONNECT_SWAPPED);
  return button;
}

/* Each line of a menu is a widget: a page that opens does not wait for them. */
static void
on_menu_wanted_cb (GtkMenuButton *button, gpointer bar)
{
  BinomeSelectionBar *self = bar;
  g_autoptr (GMenuModel) menu = self->make_menu (self->list);

  gtk_menu_button_set_menu_model (button, menu);
}

static void
binome_selection_bar_init (BinomeSelectionBar *self)
{
  self->ids = binome_id_set_new ();
  self->bar = GTK_ACTION_BAR (gtk_action_bar_new ());
  self->label = GTK_LABEL (gtk_label_new (NULL));
  self->menu_button = GTK_MENU_BUTTON (gtk_menu_button_new ());
  gtk_menu_button_set_label (self->menu_button, C_ ("selection", "_Actions"));
  gtk_menu_button_set_use_underline (self->menu_button, TRUE);
  gtk_menu_button_set_direction (self->menu_button, GTK_ARROW_UP);
  gtk_menu_button_set_create_popup_func (self->menu_button, on_menu_wanted_cb, self, NULL);
  gtk_label_set_ellipsize (self->label, PANGO_ELLIPSIZE_END);
  gtk_action_bar_pack_start (self->bar, make_button (self, "window-close-symbolic", _ ("Stop selecting"),
                                                     G_CALLBACK (on_close_clicked_cb)));
  gtk_action_bar_pack_start (self->bar, GTK_WIDGET (self->label));
  gtk_action_bar_pack_end (self->bar, GTK_WIDGET (self->menu_button));
  gtk_action_bar_pack_end (self->bar, make_button (self, "edit-select-all-symbolic", _ ("Select all"),
                                                   G_CALLBACK (on_all_clicked_cb)));
  adw_bin_set_child (ADW_BIN (self), GTK_WIDGET (self->bar));
  show (self);
}

/* What is done most often has a button beside the menu: a child of the type “action”. */
static void
add_child (GtkBuildable *buildable, GtkBuilder *builder, GObject *child, const char *type)
{
  g_return_if_fail (g_strcmp0 (type, "action") == 0);

  gtk_action_bar_pack_end (BINOME_SELECTION_BAR (buildable)->bar, GTK_WIDGET (child));
}

static void
buildable_init (GtkBuildableIface *iface)
{
  iface->add_child = add_child;
}

/* Whether the user is selecting: boxes are seen. */
gboolean
binome_selection_bar_get_active (BinomeSelectionBar *self)
{
  return self->active;
}

/* Starts or ends selecting; nothing is selected then. */
void
binome_selection_bar_set_active (BinomeSelectionBar *self, gboolean active)
{
  if (self->active == !!active)
    return;

  self->active = !!active;
  binome_id_set_remove_all (self->ids);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_ACTIVE]);
  tell_changed (self);
}

gboolean
binome_selection_bar_contains (BinomeSelectionBar *self, gint64 id)
{
  return binome_id_set_contains (self->ids, id);
}

/* How many are selected. */
guint
binome_selection_bar_count (BinomeSelectionBar *self)
{
  return binome_id_set_get_size (self->ids);
}

/* Selects a row, or lets go of it. */
void
binome_selection_bar_select (BinomeSelectionBar *self, gint64 id, gboolean selected)
{
  if (binome_id_set_contains (self->ids, id) == !!selected)
    return;

  if (selected)
    binome_id_set_add (self->ids, id);
  else
    binome_id_set_remove (self->ids, id);
  tell_changed (self);
}

void
binome_selection_bar_toggle (BinomeSelectionBar *self, gint64 id)
{
  binome_selection_bar_select (self, id, !binome_id_set_contains (self->ids, id));
}

/**
 * binome_selection_bar_select_all:
 * @self: a bar
 * @ids: (element-type gint64): what is selected too, beside what was selected before
 */
void
binome_selection_bar_select_all (BinomeSelectionBar *self, GArray *ids)
{
  binome_id_set_reserve (self->ids, MAX (ids->len, binome_id_set_get_size (self->ids)));
  for (guint i = 0; i < ids->len; i++)
    binome_id_set_add (self->ids, g_array_index (ids, gint64, i));
  tell_changed (self);
}

void
binome_selection_bar_select_none (BinomeSelectionBar *self)
{
  if (binome_id_set_get_size (self->ids) == 0)
    return;

  binome_id_set_remove_all (self->ids);
  tell_changed (self);
}

/**
 * binome_selection_bar_keep:
 * @self: a bar
 * @ids: (element-type gint64): all that are left in the list
 *
 * Lets go of rows that are not there any more.
 */
void
binome_selection_bar_keep (BinomeSelectionBar *self, GArray *ids)
{
  guint n = binome_id_set_get_size (self->ids);
  g_autoptr (BinomeIdSet) left = NULL;

  if (n == 0)
    return;

  left = binome_id_set_new ();
  binome_id_set_reserve (left, MIN (n, ids->len));
  for (guint i = 0; i < ids->len; i++)
    if (binome_id_set_contains (self->ids, g_array_index (ids, gint64, i)))
      binome_id_set_add (left, g_array_index (ids, gint64, i));
  if (binome_id_set_get_size (left) == n)
    return;

  binome_id_set_free (self->ids);
  self->ids = g_steal_pointer (&left);
  tell_changed (self);
}

/* Returns: (transfer full) (element-type gint64): what is selected */
GArray *
binome_selection_bar_list (BinomeSelectionBar *self)
{
  return binome_id_set_list (self->ids);
}

/**
 * binome_selection_bar_set_menu:
 * @self: a bar
 * @make_menu: makes the menu of what can be done with what is selected, each time it is opened
 * @list: given to @make_menu; the list, which outlives the bar
 */
void
binome_selection_bar_set_menu (BinomeSelectionBar *self, BinomeSelectionMenu make_menu, gpointer list)
{
  self->make_menu = make_menu;
  self->list = list;
}

/* ---- the box of a row ---- */

/* Shows only: the row is what is clicked. */
GtkWidget *
binome_selection_check_new (void)
{
  GtkWidget *check = gtk_check_button_new ();

  gtk_widget_set_can_target (check, FALSE);
  gtk_widget_set_focusable (check, FALSE);
  gtk_widget_set_valign (check, GTK_ALIGN_CENTER);
  gtk_widget_set_visible (check, FALSE);
  return check;
}

/**
 * binome_selection_check_show:
 * @check: the box of a row
 * @bar: what is selected
 * @id: the row
 * @name: how it is called
 */
void
binome_selection_check_show (GtkWidget *check, BinomeSelectionBar *bar, gint64 id, const char *name)
{
  gtk_widget_set_visible (check, binome_selection_bar_get_active (bar));
  gtk_check_button_set_active (GTK_CHECK_BUTTON (check), binome_selection_bar_contains (bar, id));
  gtk_accessible_update_property (GTK_ACCESSIBLE (check), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
}
