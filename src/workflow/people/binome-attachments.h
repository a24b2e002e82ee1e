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

/**
 * BinomeFormerFile:
 * @change: where the journal keeps it
 * @name: what it was called
 *
 * A file that was kept until something took its place or took it away.
 */
typedef struct
{
  gint64 change;
  char *name;
} BinomeFormerFile;

gboolean binome_attachment_list_former (BinomeDb *db, gint64 action, gint64 answer, GPtrArray *files,
                                        GError **error);
GFile *binome_attachment_put_out_former (BinomeDb *db, gint64 change, const char *folder, GError **error);
void binome_former_file_free (gpointer self);

G_END_DECLS
