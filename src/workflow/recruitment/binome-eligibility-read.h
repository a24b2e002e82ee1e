/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "binome-db.h"
#include "binome-model.h"

G_BEGIN_DECLS

/* Whom eligibility is told of. */
typedef enum
{
  BINOME_ELIGIBILITY_OF_ALL,
  BINOME_ELIGIBILITY_OF_INELIGIBLE, /* of those alone whom something is against, while they may have a pair */
} BinomeEligibilityOf;

GHashTable *binome_eligibility_read (BinomeDb *db, gint64 programme, BinomeEligibilityOf of,
                                     GHashTable *capacities, GError **error);

G_END_DECLS
