/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "binome-db.h"
#include "binome-model.h"

G_BEGIN_DECLS

/* The largest file that is taken into the workspace, in bytes. */
#define BINOME_ATTACHMENT_MOST (20 * 1024 * 1024)

/* Files kept in the workspace, one for each owner: @owner is a row of what the field @reference of the
 * attachment refers to. */
BinomeEntity *binome_attachment_find (BinomeDb *db, guint reference, gint64 owner, GError **error);
char *binome_attachment_load (GFile *file, gsize *size, GError **error);
char *binome_attachment_dup_name (GFile *file);
gboolean binome_attachment_keep (BinomeDb *db, guint reference, gint64 owner, const char *name,
                                 const char *content, gsize size, GError **error);
gboolean binome_attachment_remove (BinomeDb *db, guint reference, gint64 owner, GError **error);
GFile *binome_attachment_put_out (BinomeDb *db, guint reference, gint64 owner, const char *folder,
                                  GError **error);
gboolean binome_attachment_save (BinomeDb *db, guint reference, gint64 owner, GFile *to, GError **error);

G_END_DECLS
