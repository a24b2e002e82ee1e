/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "binome-store.h"

G_BEGIN_DECLS

gboolean binome_backup_write (BinomeStore *store, const char *path, GError **error);
gboolean binome_backup_restore (const char *backup, const char *workspace, char **set_aside_path, GError **error);
char *binome_backup_find_newest (const char *workspace);
gboolean binome_backup_keep_daily (BinomeStore *store, guint keep, GError **error);

/* What is wrong with a workspace file: sentences for the user, none when all is well. */
GPtrArray *binome_verify (BinomeStore *store, GError **error);

G_END_DECLS
