/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "binome-match-problem.h"
#include "binome-match-rows.h"

G_BEGIN_DECLS

/**
 * BinomeMatchKernel:
 *
 * Scores a problem row by row, the quick way. It says exactly what binome_match_score_pair_without() says.
 */
typedef struct _BinomeMatchKernel BinomeMatchKernel;

BinomeMatchKernel *binome_match_kernel_new (BinomeMatchProblem *problem, int lifted);
void binome_match_kernel_free (BinomeMatchKernel *self);
const BinomeMatchRows *binome_match_kernel_get_rows (const BinomeMatchKernel *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (BinomeMatchKernel, binome_match_kernel_free)

G_END_DECLS
