/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "binome-db-private.h"
#include "binome-journal.h"

G_BEGIN_DECLS

/* A row that an action touched. */
typedef struct
{
  GType type;
  gint64 id;
} BinomeTouched;

gboolean binome_journal_prepare (BinomeDb *db, GError **error);
gboolean binome_journal_begin (BinomeDb *db, const char *name, BinomeSource source, GError **error);
gboolean binome_journal_commit (BinomeDb *db, GArray *touched, GError **error);
void binome_journal_roll_back (BinomeDb *db);
gboolean binome_journal_step (BinomeDb *db, gboolean undo, GArray *touched, char **name, GError **error);
char *binome_journal_next_name (BinomeDb *db, gboolean undo);

G_END_DECLS
