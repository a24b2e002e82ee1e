/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "binome-db.h"
#include "binome-model.h"

G_BEGIN_DECLS

/**
 * BinomePlanBehind:
 * @programme: a programme whose plan comes from the template
 * @title: what it is called
 * @is_behind: whether its plan is not what the template says by now
 * @differences: (element-type BinomePlanDifference): the pairs that run and have the older text
 *
 * What a change of a template means for a programme that took it.
 */
typedef struct
{
  gint64 programme;
  char *title;
  gboolean is_behind;
  GPtrArray *differences;
} BinomePlanBehind;

void binome_plan_behind_free (gpointer self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (BinomePlanBehind, binome_plan_behind_free)

GPtrArray *binome_plan_source_list_behind (BinomeDb *db, gint64 template, BinomeDate today, GError **error);

/* Each belongs into one store write. */
gboolean binome_plan_source_keep (BinomeDb *db, gint64 programme, gint64 template, GError **error);
gboolean binome_plan_source_follow (BinomeDb *db, gint64 template, GPtrArray *behind, BinomeDate today,
                                    guint *n_pairs, GError **error);

G_END_DECLS
