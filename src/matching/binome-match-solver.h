/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "binome-match-assign.h"
#include "binome-match-problem.h"
#include "binome-match-score.h"

G_BEGIN_DECLS

/**
 * BinomeMatchOptions:
 * @n_threads: how many threads, 0 for as many as the machine has; the result is the same for any number
 * @minimum: the lowest acceptable score; locked pairs may be below
 * @balance: in points of score, by how much each further tutee of one tutor costs more than the one before;
 *   0 for no balance
 * @reserve: how many places of each tutor stay free, as long as one can be used
 * @best_worst: whether the lowest score counts before the total
 *
 * What is wanted of the pairs, after most people served and before the best total.
 */
typedef struct
{
  guint n_threads;
  int minimum;
  int balance;
  int reserve;
  gboolean best_worst;
} BinomeMatchOptions;

#define BINOME_TYPE_MATCH_SOLVER (binome_match_solver_get_type ())
G_DECLARE_FINAL_TYPE (BinomeMatchSolver, binome_match_solver, BINOME, MATCH_SOLVER, GObject)

#define BINOME_TYPE_MATCH_SOLUTION (binome_match_solution_get_type ())

typedef struct _BinomeMatchSolution BinomeMatchSolution;

BinomeMatchSolver *binome_match_solver_new (BinomeMatchProblem *problem);
BinomeMatchSolver *binome_match_solver_new_with_options (BinomeMatchProblem *problem,
                                                         const BinomeMatchOptions *options);
BinomeMatchSolution *binome_match_solver_solve (BinomeMatchSolver *self, GCancellable *cancellable,
                                                BinomeMatchProgress progress, gpointer user_data,
                                                GError **error);

GType binome_match_solution_get_type (void);
BinomeMatchSolution *binome_match_solution_new (BinomeMatchProblem *problem, const BinomeMatchEngine *engine);
BinomeMatchSolution *binome_match_solution_ref (BinomeMatchSolution *self);
void binome_match_solution_unref (BinomeMatchSolution *self);
BinomeMatchProblem *binome_match_solution_get_problem (BinomeMatchSolution *self);
int binome_match_solution_get_tutor (BinomeMatchSolution *self, guint tutee);
gboolean binome_match_solution_is_locked (BinomeMatchSolution *self, guint tutee);
void binome_match_solution_get_score (BinomeMatchSolution *self, guint tutee, BinomeMatchScore *score);
guint binome_match_solution_get_served (BinomeMatchSolution *self);
gint64 binome_match_solution_get_total (BinomeMatchSolution *self);
int binome_match_solution_get_lowest (BinomeMatchSolution *self);
guint binome_match_solution_get_load (BinomeMatchSolution *self, guint tutor);
const BinomeMatchAssignment *binome_match_solution_get_assignment (BinomeMatchSolution *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (BinomeMatchSolution, binome_match_solution_unref)

G_END_DECLS
