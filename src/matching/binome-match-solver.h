/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "binome-match-assign.h"
#include "binome-match-problem.h"
#include "binome-match-score.h"

G_BEGIN_DECLS

#define BINOME_TYPE_MATCH_SOLVER (binome_match_solver_get_type ())
G_DECLARE_FINAL_TYPE (BinomeMatchSolver, binome_match_solver, BINOME, MATCH_SOLVER, GObject)

#define BINOME_TYPE_MATCH_SOLUTION (binome_match_solution_get_type ())

typedef struct _BinomeMatchSolution BinomeMatchSolution;

BinomeMatchSolver *binome_match_solver_new (BinomeMatchProblem *problem);
BinomeMatchSolution *binome_match_solver_solve (BinomeMatchSolver *self, GCancellable *cancellable,
                                                BinomeMatchProgress progress, gpointer user_data,
                                                GError **error);

GType binome_match_solution_get_type (void);
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
