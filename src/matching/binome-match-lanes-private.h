/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "binome-match-bits-private.h"

G_BEGIN_DECLS

#define LANES_SLICES 8
#define LANES_CELLS 16
#define LANES_ALL_LOST 255

/* A number of up to eight bits for each person of a block: slice s holds bit s of everybody. */
typedef struct
{
  guint n;
  guint64 slices[LANES_SLICES][BLOCK_WORDS];
} BinomeMatchLanes;

/* The number of one person. */
static inline guint
lanes_pick (const BinomeMatchLanes *self, guint who)
{
  guint number = 0;

  for (guint s = 0; s < self->n; s++)
    number |= (guint)(self->slices[s][who / 64] >> (who % 64) & 1) << s;
  return number;
}

void binome_match_lanes_count (BinomeMatchLanes *self, const guint64 *const *sets, guint n_sets, guint block);
void binome_match_lanes_get (const BinomeMatchLanes *self, const guint8 *who, guint n, guint8 *numbers);
void binome_match_lanes_at_least (const BinomeMatchLanes *self, guint least, guint64 *mask);
void binome_match_lanes_lose (const BinomeMatchLanes *a, guint most_a, const BinomeMatchLanes *b,
                              const guint8 *losses, const guint64 *live, guint8 *lost);
void binome_match_lanes_keep (const guint8 *lost, guint most, guint64 *live);

/* For tests: what other processors do. */
void binome_match_lanes_lose_plain (const BinomeMatchLanes *a, guint most_a, const BinomeMatchLanes *b,
                                    const guint8 *losses, const guint64 *live, guint8 *lost);
void binome_match_lanes_keep_plain (const guint8 *lost, guint most, guint64 *live);

G_END_DECLS
