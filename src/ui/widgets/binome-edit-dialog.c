/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The fields of a live entity in a dialog: kept as they are typed, so there is nothing to accept. */

#include "binome-edit-dialog.h"

#include <glib/gi18n-lib.h>

#include "binome-entity-row.h"
#include "binome-feedback.h"

struct _BinomeEditDialog
{
  AdwDialog parent_instance;

  AdwBanner *error_banner;
  AdwPreferencesGroup *fields_group;
  AdwPreferencesGroup *delete_group;

  BinomeSession *session;
  BinomeEntity *entity;
};

G_DEFINE_FINAL_TYPE (BinomeEditDialog, binome_edit_dialog, ADW_TYPE_DIALOG)

typedef struct
{
  GType type;
  gint64 id;
} Row;

static gboolean
delete_work (BinomeDb *db, gpointer data, GError **error)
{
  Row *row = data;

  return binome_db_delete (db, row->type, row->id, error);
}

static void
on_deleted_cb (GtkWidget *widget, gpointer data)
{
  BinomeEditDialog *self = BINOME_EDIT_DIALOG (widget);
  g_autofree char *title = binome_entity_dup_title (self->entity);
  /* Translators: %s is what was deleted, such as a title. */
  g_autofree char *message = g_strdup_printf (_ ("“%s” deleted"), title);

  binome_feedback_toast_undo (widget, message);
  adw_dialog_close (ADW_DIALOG (self));
}

static void
on_delete_activated_cb (BinomeEditDialog *self)
{
  Row *row = g_new0 (Row, 1);
  g_autofree char *title = binome_entity_dup_title (self->entity);
  /* Translators: %s is what is deleted, such as a title. */
  g_autofree char *action = g_strdup_printf (_ ("Delete “%s”"), title);

  row->type = G_OBJECT_TYPE (self->entity);
  row->id = binome_entity_get_id (self->entity);
  binome_session_write (self->session, GTK_WIDGET (self), action, delete_work, row, g_free, on_deleted_cb);
}

static void
on_rejected_cb (BinomeEditDialog *self, BinomeEntity *entity, guint field, const GError *error)
{
  if (entity != self->entity)
    return;

  adw_banner_set_title (self->error_banner, error->message);
  adw_banner_set_revealed (self->error_banner, TRUE);
}

static void
on_entity_changed_cb (BinomeEditDialog *self)
{
  adw_banner_set_revealed (self->error_banner, FALSE);
}

static void
on_closed_cb (BinomeEditDialog *self)
{
  binome_store_flush_async (binome_session_get_store (self->session), NULL, NULL);
}

static void
binome_edit_dialog_dispose (GObject *object)
{
  BinomeEditDialog *self = BINOME_EDIT_DIALOG (object);

  g_clear_object (&self->session);
  g_clear_object (&self->entity);
  gtk_widget_dispose_template (GTK_WIDGET (self), BINOME_TYPE_EDIT_DIALOG);

  G_OBJECT_CLASS (binome_edit_dialog_parent_class)->dispose (object);
}

static void
binome_edit_dialog_class_init (BinomeEditDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = binome_edit_dialog_dispose;
  gtk_widget_class_set_template_from_resource (widget_class, "/org/binome/Binome/ui/widgets/edit-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, BinomeEditDialog, error_banner);
  gtk_widget_class_bind_template_child (widget_class, BinomeEditDialog, fields_group);
  gtk_widget_class_bind_template_child (widget_class, BinomeEditDialog, delete_group);
  gtk_widget_class_bind_template_callback (widget_class, on_delete_activated_cb);
}

static void
binome_edit_dialog_init (BinomeEditDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  g_signal_connect (self, "closed", G_CALLBACK (on_closed_cb), NULL);
}

/**
 * binome_edit_dialog_new:
 * @session: what the window works on
 * @entity: a live entity
 * @fields: (array length=n_fields): its fields, in the order to show
 * @n_fields: how many
 *
 * Returns: (transfer floating): a dialog to edit @entity, or delete it
 */
BinomeEditDialog *
binome_edit_dialog_new (BinomeSession *session, BinomeEntity *entity, const guint *fields, guint n_fields)
{
  BinomeEditDialog *self
      = g_object_new (BINOME_TYPE_EDIT_DIALOG, "title", _ (BINOME_ENTITY_GET_CLASS (entity)->label), NULL);

  self->session = g_object_ref (session);
  self->entity = g_object_ref (entity);
  binome_entity_row_add_all (self->fields_group, entity, fields, n_fields);
  g_signal_connect_object (binome_session_get_store (session), "rejected", G_CALLBACK (on_rejected_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (entity, "notify", G_CALLBACK (on_entity_changed_cb), self, G_CONNECT_SWAPPED);
  return self;
}

/**
 * binome_edit_dialog_get_group:
 * @self: a dialog
 *
 * Returns: (transfer none): the group of its fields, for rows of another kind
 */
AdwPreferencesGroup *
binome_edit_dialog_get_group (BinomeEditDialog *self)
{
  return self->fields_group;
}

/**
 * binome_edit_dialog_forbid_delete:
 * @self: a dialog
 *
 * Leaves out the button that deletes.
 */
void
binome_edit_dialog_forbid_delete (BinomeEditDialog *self)
{
  gtk_widget_set_visible (GTK_WIDGET (self->delete_group), FALSE);
}
