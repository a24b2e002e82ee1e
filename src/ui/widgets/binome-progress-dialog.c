/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How far something long is, with a way to give it up. What is done in no time does not show it at all. */

#include "widgets/binome-progress-dialog.h"

#include <glib/gi18n-lib.h>

#define PATIENCE_MS 400
#define LOOK_MS 100

struct _BinomeProgressDialog
{
  AdwAlertDialog parent_instance;

  GtkProgressBar *bar;
  GCancellable *cancellable;
  GtkWidget *parent; /* weak */
  BinomeProgressAsk ask;
  gpointer data;
  GDestroyNotify destroy;
  guint source;
  gboolean presented;
  gboolean finished;
};

G_DEFINE_FINAL_TYPE (BinomeProgressDialog, binome_progress_dialog, ADW_TYPE_ALERT_DIALOG)

static gboolean
on_look_cb (gpointer data)
{
  BinomeProgressDialog *self = data;
  double done = self->ask (self->data);

  if (done < 0 || done >= 1)
    gtk_progress_bar_pulse (self->bar);
  else
    gtk_progress_bar_set_fraction (self->bar, done);
  return G_SOURCE_CONTINUE;
}

static gboolean
on_patience_cb (gpointer data)
{
  BinomeProgressDialog *self = data;

  self->source = 0;
  if (self->parent == NULL)
    return G_SOURCE_REMOVE;

  self->presented = TRUE;
  on_look_cb (self);
  self->source = g_timeout_add (LOOK_MS, on_look_cb, self);
  adw_dialog_present (ADW_DIALOG (self), self->parent);
  return G_SOURCE_REMOVE;
}

/* The button, Escape, or the window that closes: all of them give up. */
static void
on_response_cb (BinomeProgressDialog *self)
{
  if (!self->finished)
    g_cancellable_cancel (self->cancellable);
}

static void
binome_progress_dialog_dispose (GObject *object)
{
  BinomeProgressDialog *self = BINOME_PROGRESS_DIALOG (object);

  g_clear_handle_id (&self->source, g_source_remove);
  g_clear_weak_pointer (&self->parent);
  g_clear_object (&self->cancellable);
  if (self->destroy != NULL)
    g_clear_pointer (&self->data, self->destroy);

  G_OBJECT_CLASS (binome_progress_dialog_parent_class)->dispose (object);
}

static void
binome_progress_dialog_class_init (BinomeProgressDialogClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = binome_progress_dialog_dispose;
}

static void
binome_progress_dialog_init (BinomeProgressDialog *self)
{
  self->bar = GTK_PROGRESS_BAR (gtk_progress_bar_new ());
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->bar), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Progress"),
                                  -1);
  adw_alert_dialog_set_extra_child (ADW_ALERT_DIALOG (self), GTK_WIDGET (self->bar));
  adw_alert_dialog_add_response (ADW_ALERT_DIALOG (self), "cancel", _ ("_Cancel"));
  adw_alert_dialog_set_close_response (ADW_ALERT_DIALOG (self), "cancel");
  g_signal_connect (self, "response", G_CALLBACK (on_response_cb), NULL);
}

/**
 * binome_progress_dialog_new:
 * @heading: what is being done
 * @cancellable: is cancelled when the user gives it up
 *
 * Returns: (transfer floating): a dialog that is not seen yet
 */
BinomeProgressDialog *
binome_progress_dialog_new (const char *heading, GCancellable *cancellable)
{
  BinomeProgressDialog *self = g_object_new (BINOME_TYPE_PROGRESS_DIALOG, "heading", heading, NULL);

  self->cancellable = g_object_ref (cancellable);
  return self;
}

/**
 * binome_progress_dialog_watch:
 * @self: a dialog
 * @parent: what it covers
 * @ask: how far it is
 * @data: for @ask
 * @destroy: (nullable): gives @data back
 *
 * Shows the dialog when it takes more than a moment, until binome_progress_dialog_finish().
 */
void
binome_progress_dialog_watch (BinomeProgressDialog *self, GtkWidget *parent, BinomeProgressAsk ask,
                              gpointer data, GDestroyNotify destroy)
{
  g_set_weak_pointer (&self->parent, parent);
  self->ask = ask;
  self->data = data;
  self->destroy = destroy;
  self->source = g_timeout_add (PATIENCE_MS, on_patience_cb, self);
}

/**
 * binome_progress_dialog_finish:
 * @self: a dialog
 *
 * It is done, or given up: the dialog goes.
 */
void
binome_progress_dialog_finish (BinomeProgressDialog *self)
{
  self->finished = TRUE;
  g_clear_handle_id (&self->source, g_source_remove);
  if (self->presented)
    adw_dialog_force_close (ADW_DIALOG (self));
}
