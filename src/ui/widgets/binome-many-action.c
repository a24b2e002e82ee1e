/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Does one thing to all that is selected, and tells whom it was not done to. */

#include "widgets/binome-many-action.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

#include "binome-feedback.h"

typedef struct
{
  char *action;
  BinomeMany *many;
  GDestroyNotify destroy_data;
} Taking;

static void
taking_free (gpointer data)
{
  Taking *taking = data;

  if (taking->destroy_data != NULL)
    taking->destroy_data (taking->many->data);
  binome_many_free (taking->many);
  g_free (taking->action);
  g_free (taking);
}

static gboolean
take_work (BinomeDb *db, gpointer data, GError **error)
{
  Taking *taking = data;

  if (!binome_many_run (db, taking->many, error))
    return FALSE;
  binome_db_name_action (db, taking->action); /* each of them gave it its own */
  return TRUE;
}

static void
on_taken_cb (GtkWidget *widget, gpointer data)
{
  const Taking *taking = data;
  const BinomeMany *many = taking->many;
  /* Translators: what was done, to how many of how many: “Pause: 9 of 12”. */
  g_autofree char *message
      = g_strdup_printf (_ ("%1$s: %2$u of %3$u"), taking->action, many->n_done, many->ids->len);
  g_autofree char *left = NULL;
  AdwDialog *dialog;

  binome_feedback_toast_undo (widget, message);
  if (many->left->len == 0)
    return;

  left = binome_many_describe_left (many);
  dialog = adw_alert_dialog_new (message, left);
  adw_alert_dialog_add_response (ADW_ALERT_DIALOG (dialog), "close", _ ("_Close"));
  adw_dialog_present (dialog, widget);
}

static Taking *
taking_new (const char *action, BinomeMany *many, GDestroyNotify destroy_data)
{
  Taking *taking = g_new0 (Taking, 1);

  taking->action = g_strdup (action);
  taking->many = many;
  taking->destroy_data = destroy_data;
  return taking;
}

/**
 * binome_many_action_take:
 * @widget: where the user is
 * @session: what the window works on
 * @action: what is done, as the journal calls it
 * @many: (transfer full): what is done to whom
 * @destroy_data: (nullable): frees the data of @many
 *
 * Does it as one action; those of whom a rule does not allow it are left, and told by name.
 */
void
binome_many_action_take (GtkWidget *widget, BinomeSession *session, const char *action, BinomeMany *many,
                         GDestroyNotify destroy_data)
{
  binome_session_write (session, widget, action, take_work, taking_new (action, many, destroy_data),
                        taking_free, on_taken_cb);
}

static void
on_form_done_cb (GtkWidget *widget, gpointer data)
{
  on_taken_cb (widget, data);
}

/**
 * binome_many_action_set_form:
 * @form: asks for what is needed
 * @widget: where the user is
 * @session: what the window works on
 * @action: what is done, as the journal calls it
 * @many: (transfer full): what is done to whom
 * @destroy_data: (nullable): frees the data of @many
 *
 * Makes the button of the form do it, as binome_many_action_take() does.
 */
void
binome_many_action_set_form (BinomeFormDialog *form, GtkWidget *widget, BinomeSession *session,
                             const char *action, BinomeMany *many, GDestroyNotify destroy_data)
{
  binome_form_dialog_set_work (form, session, action, take_work, taking_new (action, many, destroy_data),
                               taking_free);
  g_signal_connect_object (form, "done", G_CALLBACK (on_form_done_cb), widget, G_CONNECT_SWAPPED);
}
