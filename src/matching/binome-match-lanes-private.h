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

void binome_match_lanes_count (BinomeMatchLanes *self, const guint64 *const *sets, guint n_sets, guint block);
void binome_match_lanes_spread (const BinomeMatchLanes *self, const guint64 *live, guint8 *numbers);
void binome_match_lanes_at_least (const BinomeMatchLanes *self, guint least, guint64 *mask);
void binome_match_lanes_lose (const BinomeMatchLanes *self, const guint8 *losses, const guint64 *live,
                              guint8 *lost);
void binome_match_numbers_lose (const guint8 *a, guint most_a, const guint8 *b, const guint8 *losses,
                                const guint64 *live, guint8 *lost);
void binome_match_lanes_keep (const guint8 *lost, guint most, guint64 *live);

/* For tests: what other processors do. */
void binome_match_lanes_spread_plain (const BinomeMatchLanes *self, const guint64 *live, guint8 *numbers);
void binome_match_numbers_lose_plain (const guint8 *a, guint most_a, const guint8 *b, const guint8 *losses,
                                      const guint64 *live, guint8 *lost);
void binome_match_lanes_keep_plain (const guint8 *lost, guint most, guint64 *live);

G_END_DECLS
