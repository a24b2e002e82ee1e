/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "binome-store.h"

G_BEGIN_DECLS

/**
 * BinomeAction:
 * @id: its number
 * @name: what was done, in the words of the one who did it
 * @at: when, in UTC
 * @source: who or what did it
 * @undone: whether it has been undone
 * @n_changes: how many rows it touched
 *
 * One entry of the journal.
 */
typedef struct
{
  gint64 id;
  char *name;
  char *at;
  BinomeSource source;
  gboolean undone;
  gint64 n_changes;
} BinomeAction;

void binome_action_free (BinomeAction *action);
GPtrArray *binome_journal_list (BinomeDb *db, guint limit, GError **error);
GPtrArray *binome_journal_list_for (BinomeDb *db, GType type, gint64 id, guint limit, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (BinomeAction, binome_action_free)

G_END_DECLS
