/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "binome-db.h"
#include "binome-model.h"

G_BEGIN_DECLS

/* Does to one what is done to many. */
typedef gboolean (*BinomeManyOne) (BinomeDb *db, gint64 id, gpointer data, GError **error);

/* Whether it can be done to anybody at all: what was asked for is there. */
typedef gboolean (*BinomeManyCheck) (gpointer data, GError **error);

/**
 * BinomeMany:
 * @type: what they are: pairs, check-ins, enrolments or people
 * @ids: (element-type gint64): which ones
 * @check: (nullable): before anything is done; its error is told as it is
 * @one: done to each
 * @data: for @check and @one
 * @n_done: for how many it was done
 * @left: (element-type utf8): the others, each by name and with the reason
 *
 * One action for many rows of a list.
 */
typedef struct
{
  GType type;
  GArray *ids;
  BinomeManyCheck check;
  BinomeManyOne one;
  gpointer data;
  guint n_done;
  GPtrArray *left;
} BinomeMany;

BinomeMany *binome_many_new (GType type, GArray *ids, BinomeManyOne one, gpointer data);
void binome_many_free (gpointer self);
gboolean binome_many_run (BinomeDb *db, BinomeMany *self, GError **error);
char *binome_many_list_left (const BinomeMany *self);
char *binome_many_describe_left (const BinomeMany *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (BinomeMany, binome_many_free)

G_END_DECLS
