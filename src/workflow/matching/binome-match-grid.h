/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "binome-match-problem.h"
#include "binome-matrix.h"

G_BEGIN_DECLS

/**
 * BinomeMatchGrid:
 *
 * The scores of all tutees with all tutors, in an order of one’s own, computed where they are looked at: the
 * whole matrix is never in memory. May be read in any thread.
 */
typedef struct _BinomeMatchGrid BinomeMatchGrid;

/* What a run made of two people. */
typedef enum
{
  BINOME_MATCH_MARK_NONE,
  BINOME_MATCH_MARK_FOUND,
  BINOME_MATCH_MARK_KEPT, /* together by hand */
} BinomeMatchMark;

BinomeMatchGrid *binome_match_grid_new (BinomeMatchProblem *problem, const guint *tutees,
                                        const guint *tutors);
BinomeMatchGrid *binome_match_grid_ref (BinomeMatchGrid *self);
void binome_match_grid_unref (BinomeMatchGrid *self);

guint binome_match_grid_get_n_rows (const BinomeMatchGrid *self);
guint binome_match_grid_get_n_columns (const BinomeMatchGrid *self);
guint binome_match_grid_get_tutee (const BinomeMatchGrid *self, guint row);
guint binome_match_grid_get_tutor (const BinomeMatchGrid *self, guint column);
int binome_match_grid_get_column (const BinomeMatchGrid *self, guint tutor);
BinomeMatchProblem *binome_match_grid_get_problem (const BinomeMatchGrid *self);

BinomeMatrixTile *binome_match_grid_read (BinomeMatchGrid *self, guint row, guint column, guint n_rows,
                                          guint n_columns, guint block, GCancellable *cancellable,
                                          GError **error);
char *binome_match_grid_describe (const BinomeMatchGrid *self, guint row, guint column, BinomeMatchMark mark);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (BinomeMatchGrid, binome_match_grid_unref)

G_END_DECLS
