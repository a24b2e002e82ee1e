/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "binome-session.h"

G_BEGIN_DECLS

/* Where files of one sort are kept. @field and @owner are what binome_file_row_new() was given; @keep and
 * @remove are done in a store write. */
typedef struct
{
  const char *folder; /* of copies to be looked at, in the folder of the user’s session: emptied with it */
  GtkFileFilter *(*make_filter) (void); /* (nullable): what can be chosen; (transfer full) */
  gboolean (*keep) (BinomeDb *db, gint64 field, gint64 owner, GFile *file, GError **error);
  gboolean (*remove) (BinomeDb *db, gint64 field, gint64 owner, GError **error);
  GFile *(*put_out) (BinomeDb *db, gint64 field, gint64 owner, const char *folder, GError **error);
  gboolean (*save) (BinomeDb *db, gint64 field, gint64 owner, GFile *to, GError **error);
} BinomeFilePlace;

GtkWidget *binome_file_row_new (BinomeSession *session, const BinomeFilePlace *place, gint64 field,
                                gint64 owner, const char *title, const char *empty);
void binome_file_row_show (GtkWidget *row, const char *answer, const char *text);
void binome_file_row_keep (GtkWidget *row, GFile *file);
void binome_file_row_save (GtkWidget *row, GFile *to);

G_END_DECLS
