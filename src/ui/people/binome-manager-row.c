/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Someone's line manager: a click chooses another one. */

#include "binome-manager-row.h"

#include <glib/gi18n-lib.h>

#include "binome-person-workflow.h"
#include "people/binome-person-chooser.h"

struct _BinomeManagerRow
{
  AdwActionRow parent_instance;

  BinomeSession *session;
  BinomeEntity *entity;
  guint field;
  BinomeEntity *manager;
  GBinding *binding;

  GtkWidget *clear_button;
};

G_DEFINE_FINAL_TYPE (BinomeManagerRow, binome_manager_row, ADW_TYPE_ACTION_ROW)

static void
show_manager (BinomeManagerRow *self)
{
  gint64 id = binome_entity_get_reference (self->entity, self->field);

  g_clear_pointer (&self->binding, g_binding_unbind);
  g_clear_object (&self->manager);
  if (id != 0)
    self->manager = binome_store_get (binome_session_get_store (self->session), BINOME_TYPE_PERSON, id);
  if (self->manager != NULL)
    self->binding
        = g_object_bind_property (self->manager, "heading", self, "subtitle", G_BINDING_SYNC_CREATE);
  else
    adw_action_row_set_subtitle (ADW_ACTION_ROW (self), _ ("Nobody"));
  gtk_widget_set_visible (self->clear_button, self->manager != NULL);
}

typedef struct
{
  gint64 person;
  gint64 manager;
} Leading;

static gboolean
lead_work (BinomeDb *db, gpointer data, GError **error)
{
  const Leading *leading = data;

  return binome_person_set_manager (db, leading->person, leading->manager, error);
}

/* Of a person in the file, which looks for circles; of a form, which is looked at when it is kept. */
static void
set_manager (BinomeManagerRow *self, gint64 manager)
{
  Leading *leading;

  if (!BINOME_IS_PERSON (self->entity))
    {
      binome_entity_set_reference (self->entity, self->field, manager);
      return;
    }

  leading = g_new0 (Leading, 1);
  leading->person = binome_entity_get_id (self->entity);
  leading->manager = manager;
  binome_session_write (self->session, GTK_WIDGET (self), _ ("Change the line manager"), lead_work, leading,
                        g_free, NULL);
}

static void
on_chosen_cb (BinomeManagerRow *self, gint64 id)
{
  set_manager (self, id);
}

static void
binome_manager_row_activate (AdwActionRow *row)
{
  BinomeManagerRow *self = BINOME_MANAGER_ROW (row);
  BinomePersonChooser *chooser = binome_person_chooser_new (self->session, _ ("Line Manager"));

  g_signal_connect_object (chooser, "chosen", G_CALLBACK (on_chosen_cb), self, G_CONNECT_SWAPPED);
  adw_dialog_present (ADW_DIALOG (chooser), GTK_WIDGET (self));
}

static void
on_clear_clicked_cb (BinomeManagerRow *self)
{
  set_manager (self, 0);
}

static void
binome_manager_row_dispose (GObject *object)
{
  BinomeManagerRow *self = BINOME_MANAGER_ROW (object);

  g_clear_pointer (&self->binding, g_binding_unbind);
  g_clear_object (&self->manager);
  g_clear_object (&self->entity);
  g_clear_object (&self->session);

  G_OBJECT_CLASS (binome_manager_row_parent_class)->dispose (object);
}

static void
binome_manager_row_class_init (BinomeManagerRowClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = binome_manager_row_dispose;
  ADW_ACTION_ROW_CLASS (klass)->activate = binome_manager_row_activate;
}

static void
binome_manager_row_init (BinomeManagerRow *self)
{
  self->clear_button = gtk_button_new_from_icon_name ("edit-clear-symbolic");
  gtk_widget_set_valign (self->clear_button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (self->clear_button, "flat");
  gtk_widget_set_tooltip_text (self->clear_button, _ ("No line manager"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->clear_button), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("No line manager"), -1);
  g_signal_connect_object (self->clear_button, "clicked", G_CALLBACK (on_clear_clicked_cb), self,
                           G_CONNECT_SWAPPED);
  adw_action_row_add_suffix (ADW_ACTION_ROW (self), self->clear_button);
  adw_action_row_add_suffix (ADW_ACTION_ROW (self), gtk_image_new_from_icon_name ("go-next-symbolic"));
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (self), FALSE);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (self), TRUE);
  gtk_widget_add_css_class (GTK_WIDGET (self), "property");
}

/**
 * binome_manager_row_new:
 * @session: what the window works on
 * @entity: a live person, or a copy of a period that a form fills
 * @field: its reference to the line manager
 *
 * Returns: (transfer floating): a row with the line manager
 */
GtkWidget *
binome_manager_row_new (BinomeSession *session, BinomeEntity *entity, guint field)
{
  const BinomeField *declared = binome_entity_get_field (entity, field);
  BinomeManagerRow *self = g_object_new (BINOME_TYPE_MANAGER_ROW, "title", _ (declared->label), NULL);
  g_autofree char *signal = g_strconcat ("notify::", declared->name, NULL);

  self->session = g_object_ref (session);
  self->entity = g_object_ref (entity);
  self->field = field;
  g_signal_connect_object (entity, signal, G_CALLBACK (show_manager), self, G_CONNECT_SWAPPED);
  show_manager (self);
  return GTK_WIDGET (self);
}
