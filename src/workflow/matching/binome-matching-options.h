/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "binome-model.h"

G_BEGIN_DECLS

/**
 * BinomeMatchingOptions:
 * @minimum_score: the lowest score accepted, 0 to 100; pairs kept together by hand may be below
 * @reserve: how many places of each tutor stay free, as long as one can be used
 * @balance: whether tutees are spread over tutors
 * @best_worst: whether the lowest score is raised before the total
 *
 * What a run is asked for, after most people served. All zeros for the best total alone.
 */
typedef struct
{
  int minimum_score;
  int reserve;
  gboolean balance;
  gboolean best_worst;
} BinomeMatchingOptions;

/* By spreading, each further tutee of one tutor must be worth this much more than with another tutor:
 * points of 100. */
#define BINOME_MATCHING_BALANCE_POINTS 10

void binome_matching_options_read (BinomeMatchingOptions *self, BinomeEntity *run);
void binome_matching_options_write (const BinomeMatchingOptions *self, BinomeEntity *run);
char *binome_matching_options_describe (const BinomeMatchingOptions *self);

G_END_DECLS
