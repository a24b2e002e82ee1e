/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "binome-db.h"

G_BEGIN_DECLS

/**
 * BinomeDistance:
 * @site: a site
 * @other: another one
 * @kilometres: between them; 0 where it is not known
 *
 * How far two sites are from each other.
 */
typedef struct
{
  char *site;
  char *other;
  int kilometres;
} BinomeDistance;

void binome_distance_free (BinomeDistance *self);
GPtrArray *binome_distances_list (BinomeDb *db, gint64 programme, GError **error);
gboolean binome_distance_set (BinomeDb *db, const char *site, const char *other, int kilometres,
                              GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (BinomeDistance, binome_distance_free)

G_END_DECLS
