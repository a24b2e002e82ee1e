/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "binome-store.h"

G_BEGIN_DECLS

gboolean binome_backup_write (BinomeStore *store, const char *path, GError **error);
void binome_backup_write_async (BinomeStore *store, const char *path, GAsyncReadyCallback callback,
                                gpointer user_data);
gboolean binome_backup_restore (const char *backup, const char *workspace, char **set_aside_path,
                                GError **error);
char *binome_backup_find_newest (const char *workspace);
void binome_backup_keep_daily_async (BinomeStore *store, guint keep, GAsyncReadyCallback callback,
                                     gpointer user_data);

/* What is wrong with a workspace file: sentences for the user, none when all is well. */
GPtrArray *binome_verify (BinomeStore *store, GError **error);

G_END_DECLS
