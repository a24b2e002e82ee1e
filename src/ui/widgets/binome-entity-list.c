/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A short list of entities as a group of rows: a title, a button to add one, a word when it is
 * empty. Emits `add` and `activated (entity)`. */

#include "binome-entity-list.h"

struct _BinomeEntityList
{
  AdwPreferencesGroup parent_instance;

  GtkWidget *add_box;
  AdwPreferencesRow *add_row;
  GtkStack *stack;
  GtkListBox *list_box;
  GtkLabel *empty_label;

  BinomeListModel *model;
  BinomeEntityListShow show;
  gpointer user_data;
};

G_DEFINE_FINAL_TYPE (BinomeEntityList, binome_entity_list, ADW_TYPE_PREFERENCES_GROUP)

enum
{
  SIGNAL_ADD,
  SIGNAL_ACTIVATED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static void
on_add_activated_cb (BinomeEntityList *self)
{
  g_signal_emit (self, signals[SIGNAL_ADD], 0);
}

static void
on_row_activated_cb (BinomeEntityList *self, GtkListBoxRow *row)
{
  g_signal_emit (self, signals[SIGNAL_ACTIVATED], 0, g_object_get_data (G_OBJECT (row), "binome-entity"));
}

static void
show_row (GtkWidget *row)
{
  BinomeEntity *entity = g_object_get_data (G_OBJECT (row), "binome-entity");
  BinomeEntityList *self = BINOME_ENTITY_LIST (gtk_widget_get_ancestor (row, BINOME_TYPE_ENTITY_LIST));

  if (self == NULL || !binome_entity_is_loaded (entity))
    return;

  self->show (ADW_ACTION_ROW (row), entity, self->user_data);
  if (g_object_get_data (G_OBJECT (row), "binome-open") == NULL)
    {
      GtkWidget *icon = gtk_image_new_from_icon_name ("go-next-symbolic"); /* after what @show added */

      gtk_accessible_update_state (GTK_ACCESSIBLE (icon), GTK_ACCESSIBLE_STATE_HIDDEN, TRUE, -1);
      adw_action_row_add_suffix (ADW_ACTION_ROW (row), icon);
      g_object_set_data (G_OBJECT (row), "binome-open", icon);
    }
}

static void
on_row_parent_cb (GtkWidget *row)
{
  if (gtk_widget_get_parent (row) != NULL)
    show_row (row);
}

static GtkWidget *
make_row (gpointer item, gpointer user_data)
{
  GtkWidget *row = adw_action_row_new ();

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  g_object_set_data_full (G_OBJECT (row), "binome-entity", g_object_ref (item), g_object_unref);
  g_signal_connect_object (item, "notify", G_CALLBACK (show_row), row, G_CONNECT_SWAPPED);
  g_signal_connect (row, "notify::parent", G_CALLBACK (on_row_parent_cb), NULL);
  return row;
}

static void
show_stack (BinomeEntityList *self)
{
  gboolean empty = g_list_model_get_n_items (G_LIST_MODEL (self->model)) == 0;

  gtk_stack_set_visible_child_name (self->stack, empty ? "empty" : "list");
}

static void
binome_entity_list_dispose (GObject *object)
{
  BinomeEntityList *self = BINOME_ENTITY_LIST (object);

  g_clear_object (&self->model);
  gtk_widget_dispose_template (GTK_WIDGET (self), BINOME_TYPE_ENTITY_LIST);

  G_OBJECT_CLASS (binome_entity_list_parent_class)->dispose (object);
}

static void
binome_entity_list_class_init (BinomeEntityListClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = binome_entity_list_dispose;

  signals[SIGNAL_ADD] = g_signal_new ("add", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                      NULL, G_TYPE_NONE, 0);
  signals[SIGNAL_ACTIVATED] = g_signal_new ("activated", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                                            NULL, NULL, NULL, G_TYPE_NONE, 1, BINOME_TYPE_ENTITY);

  gtk_widget_class_set_template_from_resource (widget_class, "/org/binome/Binome/ui/widgets/entity-list.ui");
  gtk_widget_class_bind_template_child (widget_class, BinomeEntityList, add_box);
  gtk_widget_class_bind_template_child (widget_class, BinomeEntityList, add_row);
  gtk_widget_class_bind_template_child (widget_class, BinomeEntityList, stack);
  gtk_widget_class_bind_template_child (widget_class, BinomeEntityList, list_box);
  gtk_widget_class_bind_template_child (widget_class, BinomeEntityList, empty_label);
  gtk_widget_class_bind_template_callback (widget_class, on_add_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_row_activated_cb);
}

static void
binome_entity_list_init (BinomeEntityList *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * binome_entity_list_set_add_label:
 * @self: a list
 * @label: what its last row adds, such as “Add an objective”
 */
void
binome_entity_list_set_add_label (BinomeEntityList *self, const char *label)
{
  adw_preferences_row_set_title (self->add_row, label);
  gtk_widget_set_visible (self->add_box, TRUE);
}

/**
 * binome_entity_list_set_empty_text:
 * @self: a list
 * @text: what to say while there is nothing in it
 */
void
binome_entity_list_set_empty_text (BinomeEntityList *self, const char *text)
{
  gtk_label_set_label (self->empty_label, text);
}

/**
 * binome_entity_list_refresh:
 * @self: a list
 *
 * Puts the words into all rows again, after something beside the entities has changed.
 */
void
binome_entity_list_refresh (BinomeEntityList *self)
{
  for (GtkWidget *row = gtk_widget_get_first_child (GTK_WIDGET (self->list_box)); row != NULL;
       row = gtk_widget_get_next_sibling (row))
    show_row (row);
}

/**
 * binome_entity_list_set_model:
 * @self: a list
 * @model: what to show; not thousands
 * @show: puts an entity's words into its row
 * @user_data: for @show; must live as long as @self
 */
void
binome_entity_list_set_model (BinomeEntityList *self, BinomeListModel *model, BinomeEntityListShow show,
                              gpointer user_data)
{
  g_set_object (&self->model, model);
  self->show = show;
  self->user_data = user_data;
  gtk_list_box_bind_model (self->list_box, G_LIST_MODEL (model), make_row, NULL, NULL);
  g_signal_connect_object (model, "items-changed", G_CALLBACK (show_stack), self, G_CONNECT_SWAPPED);
  show_stack (self);
}
