/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "binome-journal.h"

G_BEGIN_DECLS

/**
 * BinomePersonEvent:
 * @action: what was done, by its name in the journal
 * @at: when, in UTC, ISO 8601
 * @source: who or what did it
 * @undone: whether it has been taken back
 * @lines: (element-type utf8): what it changed of the person, in words: “Site: Lyon → Paris”
 * @files: (element-type BinomeFormerFile): the files of theirs that it took away
 *
 * One entry of the history of a person.
 */
typedef struct
{
  gint64 action_id;
  char *action;
  char *at;
  BinomeSource source;
  gboolean undone;
  GPtrArray *lines;
  GPtrArray *files;
} BinomePersonEvent;

void binome_person_event_free (BinomePersonEvent *event);
GPtrArray *binome_person_list_history (BinomeDb *db, gint64 person, gint64 before, guint limit,
                                       GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (BinomePersonEvent, binome_person_event_free)

G_END_DECLS
