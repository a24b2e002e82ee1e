/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>
#include <gio/gunixfdlist.h>

G_BEGIN_DECLS

void binome_mail_portal_compose_async (const char *address, const char *subject, const char *body,
                                       GUnixFDList *attachment, GAsyncReadyCallback callback,
                                       gpointer user_data);
gboolean binome_mail_portal_compose_finish (GAsyncResult *result, GError **error);

G_END_DECLS
