/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "binome-db.h"

G_BEGIN_DECLS

/* Keeping, using and removing belong into one store write each. */
gboolean binome_criteria_set_keep (BinomeDb *db, gint64 programme, const char *title, gint64 *set,
                                   GError **error);
gboolean binome_criteria_set_use (BinomeDb *db, gint64 set, GStrv *left_out, GError **error);
gboolean binome_criteria_set_remove (BinomeDb *db, gint64 set, GError **error);
gboolean binome_criteria_replace (BinomeDb *db, gint64 programme, GPtrArray *criteria, GError **error);

GPtrArray *binome_criteria_set_read (BinomeDb *db, gint64 set, GStrv *left_out, GError **error);

/**
 * BinomeCriteriaDifference:
 * @kept: (nullable): the criterion as it is in the set; %NULL where it is not
 * @now: (nullable): as it is now; %NULL where it is not
 *
 * A criterion that is not the same now.
 */
typedef struct
{
  BinomeEntity *kept;
  BinomeEntity *now;
} BinomeCriteriaDifference;

void binome_criteria_difference_free (BinomeCriteriaDifference *self);
GPtrArray *binome_criteria_compare (GPtrArray *kept, GPtrArray *now);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (BinomeCriteriaDifference, binome_criteria_difference_free)

G_END_DECLS
