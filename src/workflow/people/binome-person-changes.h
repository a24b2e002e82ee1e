/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "binome-db.h"

G_BEGIN_DECLS

/* One change of the journal, read out before its words are looked up. */
typedef struct
{
  gint64 action_id;
  char *action;
  char *at;
  char *source;
  gboolean undone;
  GType type; /* %G_TYPE_INVALID for what the program does not know any more */
  gint64 row;
  char operation; /* i, u or d */
  char *before;   /* (nullable): JSON */
  char *after;    /* (nullable): JSON */
} BinomePersonChange;

void binome_person_change_free (BinomePersonChange *change);
GPtrArray *binome_person_list_changes (BinomeDb *db, gint64 person, gint64 before, guint limit,
                                       GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (BinomePersonChange, binome_person_change_free)

G_END_DECLS
