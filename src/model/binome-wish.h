/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "binome-entity.h"

G_BEGIN_DECLS

#define BINOME_TYPE_WISH (binome_wish_get_type ())
BINOME_DECLARE_ENTITY (BinomeWish, binome_wish, WISH)

/* Whom a participant would like, or would not like, to be paired with. */
typedef enum
{
  BINOME_WISH_TUTEE,
  BINOME_WISH_TUTOR,
  BINOME_WISH_SIDE,
  BINOME_WISH_KIND,
  BINOME_WISH_RANK,
  BINOME_WISH_REASON,
} BinomeWishField;

/* Who wishes. */
typedef enum
{
  BINOME_WISH_SIDE_TUTEE,
  BINOME_WISH_SIDE_TUTOR,
} BinomeWishSide;

/* What is wished; a tutee ranks the ones they prefer. */
typedef enum
{
  BINOME_WISH_PREFER,
  BINOME_WISH_NEUTRAL,
  BINOME_WISH_AVOID,
  BINOME_WISH_VETO,
} BinomeWishKind;

#define BINOME_WISH_RANK_MAX 5

extern const BinomeChoice binome_wish_sides[];
extern const BinomeChoice binome_wish_kinds[];

BinomeWish *binome_wish_new (void);

G_END_DECLS
