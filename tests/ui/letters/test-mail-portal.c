/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The desktop's portal for e-mail, played by the test: the message is open only once the portal says so. */

#include <fcntl.h>
#include <gio/gunixfdlist.h>
#include <glib/gstdio.h>

#include "letters/binome-mail-portal.h"

/* What the portal answers; a desktop without one is not played. */
typedef enum
{
  OPENED = 0,
  GIVEN_UP = 1,
  BROKEN = 2,
} Answer;

static const char interface_xml[]
    = "<node><interface name='org.freedesktop.portal.Email'>"
      "<method name='ComposeEmail'><arg type='s' direction='in'/><arg type='a{sv}' direction='in'/>"
      "<arg type='o' direction='out'/></method></interface></node>";

typedef struct
{
  GDBusConnection *bus;
  guint name, object;
  gboolean owned;
  Answer answer;
  char *subject, *address;
  guint n_files;
} Portal;

static void
on_call_cb (GDBusConnection *bus, const char *sender, const char *path, const char *interface,
            const char *method, GVariant *parameters, GDBusMethodInvocation *invocation, gpointer data)
{
  Portal *portal = data;
  g_autoptr (GVariant) options = g_variant_get_child_value (parameters, 1);
  GUnixFDList *files = g_dbus_message_get_unix_fd_list (g_dbus_method_invocation_get_message (invocation));
  g_autofree const char **addresses = NULL;
  g_autofree char *request = NULL, *peer = g_strdup (sender + 1);
  const char *token;
  GVariantBuilder results;

  g_assert_true (g_variant_lookup (options, "handle_token", "&s", &token));
  g_assert_true (g_variant_lookup (options, "subject", "s", &portal->subject));
  g_assert_true (g_variant_lookup (options, "addresses", "^a&s", &addresses));
  portal->address = g_strdup (addresses[0]);
  portal->n_files = files != NULL ? (guint)g_unix_fd_list_get_length (files) : 0;
  g_strdelimit (peer, ".", '_');
  request = g_strdup_printf ("/org/freedesktop/portal/desktop/request/%s/%s", peer, token);
  g_dbus_method_invocation_return_value (invocation, g_variant_new ("(o)", request));
  g_variant_builder_init (&results, G_VARIANT_TYPE_VARDICT);
  g_dbus_connection_emit_signal (bus, sender, request, "org.freedesktop.portal.Request", "Response",
                                 g_variant_new ("(ua{sv})", (guint32)portal->answer, &results), NULL);
}

static void
on_name_acquired_cb (GDBusConnection *bus, const char *name, gpointer data)
{
  ((Portal *)data)->owned = TRUE;
}

static void
portal_start (Portal *portal)
{
  static const GDBusInterfaceVTable methods = { .method_call = on_call_cb };
  g_autoptr (GDBusNodeInfo) node = g_dbus_node_info_new_for_xml (interface_xml, NULL);
  g_autoptr (GError) error = NULL;

  portal->bus = g_bus_get_sync (G_BUS_TYPE_SESSION, NULL, &error);
  g_assert_no_error (error);
  portal->object = g_dbus_connection_register_object (portal->bus, "/org/freedesktop/portal/desktop",
                                                      node->interfaces[0], &methods, portal, NULL, &error);
  g_assert_no_error (error);
  portal->name
      = g_bus_own_name_on_connection (portal->bus, "org.freedesktop.portal.Desktop",
                                      G_BUS_NAME_OWNER_FLAGS_NONE, on_name_acquired_cb, NULL, portal, NULL);
  while (!portal->owned)
    g_main_context_iteration (NULL, TRUE);
}

static void
portal_stop (Portal *portal)
{
  g_bus_unown_name (portal->name);
  g_dbus_connection_unregister_object (portal->bus, portal->object);
  g_object_unref (portal->bus);
  g_free (portal->subject);
  g_free (portal->address);
}

static void
on_done_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  *(GAsyncResult **)data = g_object_ref (result);
}

static gboolean
compose (GError **error)
{
  g_autoptr (GUnixFDList) files = g_unix_fd_list_new ();
  g_autoptr (GAsyncResult) result = NULL;
  int file = open ("/dev/null", O_RDONLY | O_CLOEXEC);

  g_unix_fd_list_append (files, file, NULL);
  g_close (file, NULL);
  binome_mail_portal_compose_async ("lea@example.org", "Votre tuteur", "Bonjour", files, on_done_cb, &result);
  while (result == NULL)
    g_main_context_iteration (NULL, TRUE);
  return binome_mail_portal_compose_finish (result, error);
}

static void
test_answers (void)
{
  static const Answer answers[] = { OPENED, GIVEN_UP, BROKEN };

  for (guint i = 0; i < G_N_ELEMENTS (answers); i++)
    {
      Portal portal = { .answer = answers[i] };
      g_autoptr (GError) error = NULL;

      portal_start (&portal);
      g_assert_cmpint (compose (&error), ==, answers[i] == OPENED);
      g_assert_cmpstr (portal.subject, ==, "Votre tuteur");
      g_assert_cmpstr (portal.address, ==, "lea@example.org");
      g_assert_cmpuint (portal.n_files, ==, 1);
      if (answers[i] == GIVEN_UP)
        g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
      else if (answers[i] == BROKEN)
        g_assert_error (error, G_IO_ERROR, G_IO_ERROR_FAILED);
      portal_stop (&portal);
    }
}

static void
test_no_portal (void)
{
  g_autoptr (GError) error = NULL;

  g_assert_false (compose (&error));
  g_assert_error (error, G_DBUS_ERROR, G_DBUS_ERROR_SERVICE_UNKNOWN);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/letters/mail-portal/answers", test_answers);
  g_test_add_func ("/letters/mail-portal/none", test_no_portal);
  return g_test_run ();
}
