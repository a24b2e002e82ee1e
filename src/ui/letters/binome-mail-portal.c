/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A message in the user's mail program, by way of the desktop: the portal org.freedesktop.portal.Email. It
 * says at once that it was asked, and later, by a signal, what the user has done. */

#include "letters/binome-mail-portal.h"

#include <glib/gi18n-lib.h>

typedef struct
{
  char *address, *subject, *body;
  GUnixFDList *attachment;
  GDBusConnection *bus;
  guint subscription;
} Message;

static void
message_free (gpointer data)
{
  Message *message = data;

  if (message->subscription != 0)
    g_dbus_connection_signal_unsubscribe (message->bus, message->subscription);
  g_clear_object (&message->bus);
  g_clear_object (&message->attachment);
  g_free (message->address);
  g_free (message->subject);
  g_free (message->body);
  g_free (message);
}

static void
stop_listening (Message *message)
{
  g_dbus_connection_signal_unsubscribe (message->bus, message->subscription);
  message->subscription = 0;
}

/* 0 where the message is open, 1 where the user did not want it. */
static void
on_response_cb (GDBusConnection *bus, const char *sender, const char *path, const char *interface,
                const char *signal, GVariant *parameters, gpointer user_data)
{
  GTask *task = user_data;
  guint32 response = 0;

  stop_listening (g_task_get_task_data (task));
  g_variant_get_child (parameters, 0, "u", &response);
  if (response == 0)
    g_task_return_boolean (task, TRUE);
  else if (response == 1)
    g_task_return_new_error_literal (task, G_IO_ERROR, G_IO_ERROR_CANCELLED, _ ("The message was given up."));
  else
    g_task_return_new_error_literal (task, G_IO_ERROR, G_IO_ERROR_FAILED,
                                     _ ("The mail program could not be opened."));
  g_object_unref (task);
}

static void
on_called_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GVariant) answer
      = g_dbus_connection_call_with_unix_fd_list_finish (G_DBUS_CONNECTION (source), NULL, result, &error);

  if (answer != NULL || g_task_get_completed (task))
    return;

  stop_listening (g_task_get_task_data (task));
  g_task_return_error (task, g_steal_pointer (&error));
  g_object_unref (task); /* who listened will not hear any more */
}

static GVariant *
make_parameters (const Message *message, const char *token)
{
  const char *addresses[] = { message->address, NULL };
  GVariantBuilder options;

  g_variant_builder_init (&options, G_VARIANT_TYPE_VARDICT);
  g_variant_builder_add (&options, "{sv}", "handle_token", g_variant_new_string (token));
  g_variant_builder_add (&options, "{sv}", "addresses", g_variant_new_strv (addresses, -1));
  g_variant_builder_add (&options, "{sv}", "subject", g_variant_new_string (message->subject));
  g_variant_builder_add (&options, "{sv}", "body", g_variant_new_string (message->body));
  g_variant_builder_add (&options, "{sv}", "attachment_fds", g_variant_new_parsed ("[handle 0]"));
  return g_variant_new ("(sa{sv})", "", &options);
}

/* The answer may come before the call is back: its path is known from the token. */
static char *
make_path (GDBusConnection *bus, const char *token)
{
  g_autofree char *sender = g_strdup (g_dbus_connection_get_unique_name (bus) + 1);

  g_strdelimit (sender, ".", '_');
  return g_strdup_printf ("/org/freedesktop/portal/desktop/request/%s/%s", sender, token);
}

static void
on_bus_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  GTask *task = user_data;
  Message *message = g_task_get_task_data (task);
  g_autoptr (GError) error = NULL;
  g_autofree char *token = g_strdup_printf ("binome%u", g_random_int ());
  g_autofree char *path = NULL;

  message->bus = g_bus_get_finish (result, &error);
  if (message->bus == NULL)
    {
      g_task_return_error (task, g_steal_pointer (&error));
      g_object_unref (task);
      return;
    }

  path = make_path (message->bus, token);
  message->subscription = g_dbus_connection_signal_subscribe (
      message->bus, "org.freedesktop.portal.Desktop", "org.freedesktop.portal.Request", "Response", path,
      NULL, G_DBUS_SIGNAL_FLAGS_NONE, on_response_cb, task, NULL);
  g_dbus_connection_call_with_unix_fd_list (message->bus, "org.freedesktop.portal.Desktop",
                                            "/org/freedesktop/portal/desktop", "org.freedesktop.portal.Email",
                                            "ComposeEmail", make_parameters (message, token),
                                            G_VARIANT_TYPE ("(o)"), G_DBUS_CALL_FLAGS_NONE, -1,
                                            message->attachment, NULL, on_called_cb, g_object_ref (task));
}

/**
 * binome_mail_portal_compose_async:
 * @address: to whom
 * @subject: about what
 * @body: the text
 * @attachment: one file, open
 * @callback: called when the message is open, or will not be
 * @user_data: for @callback
 *
 * Opens a message in the user's mail program.
 */
void
binome_mail_portal_compose_async (const char *address, const char *subject, const char *body,
                                  GUnixFDList *attachment, GAsyncReadyCallback callback, gpointer user_data)
{
  GTask *task = g_task_new (NULL, NULL, callback, user_data);
  Message *message = g_new0 (Message, 1);

  message->address = g_strdup (address);
  message->subject = g_strdup (subject);
  message->body = g_strdup (body);
  message->attachment = g_object_ref (attachment);
  g_task_set_task_data (task, message, message_free);
  g_bus_get (G_BUS_TYPE_SESSION, NULL, on_bus_cb, task);
}

/**
 * binome_mail_portal_compose_finish:
 * @result: as given to the callback
 * @error: return location for a #GError; %G_IO_ERROR_CANCELLED where the user did not want the message, a
 *   #GDBusError where the desktop has no such portal
 *
 * Returns: whether the message is open
 */
gboolean
binome_mail_portal_compose_finish (GAsyncResult *result, GError **error)
{
  return g_task_propagate_boolean (G_TASK (result), error);
}
