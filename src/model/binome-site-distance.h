/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "binome-entity.h"

G_BEGIN_DECLS

#define BINOME_TYPE_SITE_DISTANCE (binome_site_distance_get_type ())
BINOME_DECLARE_ENTITY (BinomeSiteDistance, binome_site_distance, SITE_DISTANCE)

/* How far two sites of the company are from each other. */
typedef enum
{
  BINOME_SITE_DISTANCE_SITE,
  BINOME_SITE_DISTANCE_OTHER,
  BINOME_SITE_DISTANCE_KILOMETRES,
} BinomeSiteDistanceField;

BinomeSiteDistance *binome_site_distance_new (void);

G_END_DECLS
