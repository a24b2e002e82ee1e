/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A short form: fields of an entity, Cancel, and one button that does it. What is wrong is said in
 * the form, which stays open with all that was typed. */

#include "binome-form-dialog.h"

#include <glib/gi18n-lib.h>

#include "binome-entity-row.h"
#include "binome-feedback.h"
#include "binome-row-message.h"

struct _BinomeFormDialog
{
  AdwDialog parent_instance;

  AdwPreferencesPage *preferences;
  GtkButton *accept_button;
  AdwBanner *error_banner;

  GPtrArray *entities; /* to be validated before the work is done */
  BinomeSession *session;
  char *action;
  gboolean working;
  GtkWidget *focus; /* weak: where the keyboard was when the button was pressed */
  BinomeWork work;
  gpointer data;
  GDestroyNotify destroy;

  char *remove_action; /* what its last row does, where it has one */
  BinomeWork remove_work;
  gint64 remove_id;
  char *removed; /* what is said once it is done */
};

G_DEFINE_FINAL_TYPE (BinomeFormDialog, binome_form_dialog, ADW_TYPE_DIALOG)

enum
{
  SIGNAL_DONE,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static void
on_written_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (BinomeFormDialog) self = user_data;
  g_autoptr (GError) error = NULL;

  self->working = FALSE;
  gtk_widget_set_sensitive (GTK_WIDGET (self->preferences), TRUE);
  if (self->focus != NULL)
    gtk_widget_grab_focus (self->focus);
  if (!binome_store_write_finish (BINOME_STORE (source), result, NULL, &error))
    {
      binome_form_dialog_show_error (self, error->message);
      return;
    }

  g_signal_emit (self, signals[SIGNAL_DONE], 0, self->data);
  adw_dialog_force_close (ADW_DIALOG (self));
}

/* The first row that says of itself that it is wrong, such as a date that is none. */
static GtkWidget *
find_wrong (GtkWidget *widget)
{
  GtkWidget *found = binome_row_message_get (widget) != NULL ? widget : NULL;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL && found == NULL;
       child = gtk_widget_get_next_sibling (child))
    found = find_wrong (child);
  return found;
}

static gboolean
validate (BinomeFormDialog *self)
{
  GtkWidget *wrong = find_wrong (GTK_WIDGET (self->preferences));

  if (wrong != NULL)
    {
      binome_form_dialog_show_error (self, binome_row_message_get (wrong));
      gtk_widget_grab_focus (wrong);
      return FALSE;
    }
  for (guint i = 0; i < self->entities->len; i++)
    {
      g_autoptr (GError) error = NULL;

      if (!binome_entity_validate (self->entities->pdata[i], &error))
        {
          binome_form_dialog_show_error (self, error->message);
          return FALSE;
        }
    }

  return TRUE;
}

static void
on_accept_clicked_cb (BinomeFormDialog *self)
{
  adw_banner_set_revealed (self->error_banner, FALSE);
  if (self->work == NULL || self->working || !validate (self))
    return;

  /* The keyboard waits on the button: what is insensitive cannot keep it. */
  self->working = TRUE;
  g_set_weak_pointer (&self->focus, gtk_root_get_focus (gtk_widget_get_root (GTK_WIDGET (self))));
  gtk_widget_grab_focus (GTK_WIDGET (self->accept_button));
  /* The form is held until the answer comes, and the data with it: nobody may change it meanwhile. */
  gtk_widget_set_sensitive (GTK_WIDGET (self->preferences), FALSE);
  binome_store_write_async (binome_session_get_store (self->session), self->action, BINOME_SOURCE_USER,
                            self->work, self->data, NULL, NULL, on_written_cb, g_object_ref (self));
}

static void
on_cancel_clicked_cb (BinomeFormDialog *self)
{
  adw_dialog_close (ADW_DIALOG (self));
}

static void
on_removed_cb (GtkWidget *widget, gpointer data)
{
  binome_feedback_toast_undo (widget, BINOME_FORM_DIALOG (widget)->removed);
  adw_dialog_force_close (ADW_DIALOG (widget));
}

static void
on_remove_activated_cb (BinomeFormDialog *self)
{
  if (!self->working)
    binome_session_write (self->session, GTK_WIDGET (self), self->remove_action, self->remove_work,
                          g_memdup2 (&self->remove_id, sizeof self->remove_id), g_free, on_removed_cb);
}

static void
binome_form_dialog_dispose (GObject *object)
{
  BinomeFormDialog *self = BINOME_FORM_DIALOG (object);

  g_clear_object (&self->session);
  g_clear_weak_pointer (&self->focus);
  gtk_widget_dispose_template (GTK_WIDGET (self), BINOME_TYPE_FORM_DIALOG);

  G_OBJECT_CLASS (binome_form_dialog_parent_class)->dispose (object);
}

static void
binome_form_dialog_finalize (GObject *object)
{
  BinomeFormDialog *self = BINOME_FORM_DIALOG (object);

  if (self->destroy != NULL && self->data != NULL)
    self->destroy (self->data);
  g_ptr_array_unref (self->entities);
  g_free (self->action);
  g_free (self->remove_action);
  g_free (self->removed);

  G_OBJECT_CLASS (binome_form_dialog_parent_class)->finalize (object);
}

static void
binome_form_dialog_class_init (BinomeFormDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = binome_form_dialog_dispose;
  G_OBJECT_CLASS (klass)->finalize = binome_form_dialog_finalize;

  /* `done (dialog, data)`: the work is on disk. */
  signals[SIGNAL_DONE] = g_signal_new ("done", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                       NULL, G_TYPE_NONE, 1, G_TYPE_POINTER);

  gtk_widget_class_set_template_from_resource (widget_class, "/org/binome/Binome/ui/widgets/form-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, BinomeFormDialog, preferences);
  gtk_widget_class_bind_template_child (widget_class, BinomeFormDialog, accept_button);
  gtk_widget_class_bind_template_child (widget_class, BinomeFormDialog, error_banner);
  gtk_widget_class_bind_template_callback (widget_class, on_accept_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_cancel_clicked_cb);
}

static void
binome_form_dialog_init (BinomeFormDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->entities = g_ptr_array_new_with_free_func (g_object_unref);
  adw_dialog_set_default_widget (ADW_DIALOG (self), GTK_WIDGET (self->accept_button));
}

/**
 * binome_form_dialog_new:
 * @title: what the form is for
 * @accept_label: what its button does, with a mnemonic
 *
 * Returns: (transfer floating): an empty form
 */
BinomeFormDialog *
binome_form_dialog_new (const char *title, const char *accept_label)
{
  BinomeFormDialog *self = g_object_new (BINOME_TYPE_FORM_DIALOG, "title", title, NULL);

  gtk_button_set_label (self->accept_button, accept_label);
  return self;
}

/**
 * binome_form_dialog_add_group:
 * @self: a form
 * @title: (nullable): of the group
 * @description: (nullable): a sentence under it
 *
 * Returns: (transfer none): a new group at the end, for rows
 */
AdwPreferencesGroup *
binome_form_dialog_add_group (BinomeFormDialog *self, const char *title, const char *description)
{
  AdwPreferencesGroup *group = ADW_PREFERENCES_GROUP (adw_preferences_group_new ());

  adw_preferences_group_set_title (group, title != NULL ? title : "");
  adw_preferences_group_set_description (group, description);
  adw_preferences_page_add (self->preferences, group);
  return group;
}

/**
 * binome_form_dialog_add_page_group:
 * @self: a form
 * @group: a group of rows of another kind
 *
 * Adds @group at the end.
 */
void
binome_form_dialog_add_page_group (BinomeFormDialog *self, AdwPreferencesGroup *group)
{
  adw_preferences_page_add (self->preferences, group);
}

/**
 * binome_form_dialog_add_fields:
 * @self: a form
 * @group: one of its groups
 * @entity: a copy that the form fills; it is validated before the work is done
 * @fields: (array length=n_fields): its fields, in the order to show
 * @n_fields: how many
 */
void
binome_form_dialog_add_fields (BinomeFormDialog *self, AdwPreferencesGroup *group, BinomeEntity *entity,
                               const guint *fields, guint n_fields)
{
  for (guint i = 0; i < n_fields; i++)
    {
      GtkWidget *row = binome_entity_row_new (entity, fields[i]);

      adw_preferences_group_add (group, row);
      if (adw_dialog_get_focus (ADW_DIALOG (self)) == NULL)
        adw_dialog_set_focus (ADW_DIALOG (self), row);
    }
  if (!g_ptr_array_find (self->entities, entity, NULL))
    g_ptr_array_add (self->entities, g_object_ref (entity));
}

/**
 * binome_form_dialog_set_work:
 * @self: a form
 * @session: what the window works on
 * @action: what the user does, in their language
 * @work: what the button does, on the database thread
 * @data: for @work
 * @destroy: (nullable): frees @data with the form
 *
 * When the work is on disk the form emits `done` with @data and closes; when it fails it says why
 * and stays.
 */
void
binome_form_dialog_set_work (BinomeFormDialog *self, BinomeSession *session, const char *action,
                             BinomeWork work, gpointer data, GDestroyNotify destroy)
{
  g_set_object (&self->session, session);
  g_set_str (&self->action, action);
  self->work = work;
  self->data = data;
  self->destroy = destroy;
}

/* A form that was refused can be sent again. */
static gboolean
insert_work (BinomeDb *db, gpointer data, GError **error)
{
  binome_entity_set_id (data, 0);
  return binome_db_insert (db, data, error);
}

/**
 * binome_form_dialog_new_entity:
 * @session: what the window works on
 * @entity: (transfer full): something new, with its owner set
 * @title: what the form does, which is what the journal calls it
 * @fields: (array length=n_fields): its fields, in the order to show
 * @n_fields: how many
 *
 * Returns: (transfer floating): a form that adds @entity to the file
 */
BinomeFormDialog *
binome_form_dialog_new_entity (BinomeSession *session, BinomeEntity *entity, const char *title,
                               const guint *fields, guint n_fields)
{
  BinomeFormDialog *self = binome_form_dialog_new (title, _ ("_Add"));

  binome_form_dialog_add_fields (self, binome_form_dialog_add_group (self, NULL, NULL), entity, fields,
                                 n_fields);
  binome_form_dialog_set_work (self, session, title, insert_work, entity, g_object_unref);
  return self;
}

/**
 * binome_form_dialog_add_remove_row:
 * @self: a form
 * @session: what the window works on
 * @label: what the row does, with a mnemonic
 * @action: the same, as the journal calls it
 * @work: removes it, on the database thread; its data is the address of @id
 * @id: what the form is about
 * @done: what to say afterwards, beside “Undo”
 *
 * Ends the form with a row that removes what it shows, and closes it.
 */
void
binome_form_dialog_add_remove_row (BinomeFormDialog *self, BinomeSession *session, const char *label,
                                   const char *action, BinomeWork work, gint64 id, const char *done)
{
  GtkWidget *row = adw_button_row_new ();

  g_set_object (&self->session, session);
  g_set_str (&self->remove_action, action);
  g_set_str (&self->removed, done);
  self->remove_work = work;
  self->remove_id = id;
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), label);
  adw_preferences_row_set_use_underline (ADW_PREFERENCES_ROW (row), TRUE);
  gtk_widget_add_css_class (row, "destructive-action");
  g_signal_connect_object (row, "activated", G_CALLBACK (on_remove_activated_cb), self, G_CONNECT_SWAPPED);
  adw_preferences_group_add (binome_form_dialog_add_group (self, NULL, NULL), row);
}

/**
 * binome_form_dialog_show_error:
 * @self: a form
 * @message: (nullable): what is wrong; %NULL for nothing any more
 */
void
binome_form_dialog_show_error (BinomeFormDialog *self, const char *message)
{
  adw_banner_set_use_markup (self->error_banner, FALSE);
  if (message != NULL)
    adw_banner_set_title (self->error_banner, message);
  adw_banner_set_revealed (self->error_banner, message != NULL);
}
