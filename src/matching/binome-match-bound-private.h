/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "binome-match-column-private.h"
#include "binome-match-rows.h"

G_BEGIN_DECLS

#define NEAR_PRICE (1 << 28) /* price lists reach that far from their base */

/* Who in a row is surely not wanted. See binome-match-bound.c. */
typedef struct
{
  guint n_columns;
  BinomeMatchColumnRow *columns[SUM_MAX_CRITERIA];
  gint64
      most_left_out; /* the score above which pairs are wanted, at the lowest price; it was made for that */
  gboolean is_made;
  gboolean takes_all;
  gboolean takes_none;
  guint n_losing;                  /* columns in which something can be lost */
  guint8 losing[SUM_MAX_CRITERIA]; /* which ones */
  guint8 losses[SUM_MAX_CRITERIA][LANES_CELLS];
  guint8 budget; /* who has lost more is out */
  guint shift;   /* losses are counted in such powers of two */
  gint64 price_factor;
} BinomeMatchBound;

/* Prices as the line-up wants them. */
typedef struct
{
  const gint64 *prices; /* whose they are; NULL for none */
  gint64 base;
  gint64 lowest;    /* of "relative" */
  gint32 *relative; /* per tutor of the line-up, price less base, no farther than fits */
} BinomeMatchPrices;

void binome_match_bound_begin (BinomeMatchBound *self);
void binome_match_bound_add (BinomeMatchBound *self, BinomeMatchColumnRow *column);
void binome_match_bound_make (BinomeMatchBound *self, gint64 most_left_out);
void binome_match_bound_apply (const BinomeMatchBound *self, guint block, const BinomeMatchPrices *prices,
                               gint64 least, guint64 *live);

gboolean binome_match_prices_fit (const BinomeMatchPrices *self, const gint64 *prices, gint64 least);
void binome_match_prices_set (BinomeMatchPrices *self, const BinomeMatchLineup *lineup, const gint64 *prices,
                              gint64 least);

G_END_DECLS
