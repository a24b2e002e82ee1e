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

  GtkActionBar *bar;
  GtkLabel *label;
  GtkMenuButton *menu_button;
};

G_DEFINE_FINAL_TYPE (BinomeSelectionBar, binome_selection_bar, ADW_TYPE_BIN)

typedef enum
{
  PROP_ACTIVE = 1,
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
  gtk_action_bar_set_revealed (self->bar, self->active);
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
  binome_selection_bar_set_active (self, FALSE);
}

static void
on_all_clicked_cb (BinomeSelectionBar *self)
{
  g_signal_emit (self, signals[SIGNAL_ALL_WANTED], 0);
}

static void
binome_selection_bar_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  switch ((BinomeSelectionBarProperty)prop_id)
    {
    case PROP_ACTIVE:
      g_value_set_boolean (value, BINOME_SELECTION_BAR (object)->active);
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

/* Whether the user is selecting. */
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

void
binome_selection_bar_toggle (BinomeSelectionBar *self, gint64 id)
{
  if (binome_id_set_contains (self->ids, id))
    binome_id_set_remove (self->ids, id);
  else
    binome_id_set_add (self->ids, id);
  tell_changed (self);
}

/**
 * binome_selection_bar_set_all:
 * @self: a bar
 * @ids: (element-type gint64): what is selected from now on, and nothing else
 */
void
binome_selection_bar_set_all (BinomeSelectionBar *self, GArray *ids)
{
  binome_id_set_remove_all (self->ids);
  for (guint i = 0; i < ids->len; i++)
    binome_id_set_add (self->ids, g_array_index (ids, gint64, i));
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
  g_autoptr (GArray) left = NULL;

  if (binome_id_set_get_size (self->ids) == 0)
    return;

  left = g_array_new (FALSE, FALSE, sizeof (gint64));
  for (guint i = 0; i < ids->len; i++)
    if (binome_id_set_contains (self->ids, g_array_index (ids, gint64, i)))
      g_array_append_val (left, g_array_index (ids, gint64, i));
  if (left->len < binome_id_set_get_size (self->ids))
    binome_selection_bar_set_all (self, left);
}

/* Returns: (transfer full) (element-type gint64): what is selected */
GArray *
binome_selection_bar_list (BinomeSelectionBar *self)
{
  return binome_id_set_list (self->ids);
}

/* What can be done with what is selected. */
void
binome_selection_bar_set_menu (BinomeSelectionBar *self, GMenuModel *menu)
{
  gtk_menu_button_set_menu_model (self->menu_button, menu);
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
