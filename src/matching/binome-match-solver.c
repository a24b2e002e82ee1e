/* SPDX-License-Identifier: GPL-3.0-or-later */
/* From a matching problem to the best pairs, as the options want them. */

#include "binome-match-solver.h"

#include "binome-match-session.h"

struct _BinomeMatchSolver
{
  GObject parent_instance;

  BinomeMatchProblem *problem;
  BinomeMatchOptions options;
};

G_DEFINE_FINAL_TYPE (BinomeMatchSolver, binome_match_solver, G_TYPE_OBJECT)

static void
binome_match_solver_finalize (GObject *object)
{
  BinomeMatchSolver *self = BINOME_MATCH_SOLVER (object);

  g_clear_pointer (&self->problem, binome_match_problem_unref);
  G_OBJECT_CLASS (binome_match_solver_parent_class)->finalize (object);
}

static void
binome_match_solver_class_init (BinomeMatchSolverClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = binome_match_solver_finalize;
}

static void
binome_match_solver_init (BinomeMatchSolver *self)
{
}

/**
 * binome_match_solver_new:
 * @problem: what to solve; not to be changed any more
 *
 * Returns: (transfer full): a solver
 */
BinomeMatchSolver *
binome_match_solver_new (BinomeMatchProblem *problem)
{
  return binome_match_solver_new_with_options (problem, NULL);
}

/**
 * binome_match_solver_new_with_options:
 * @problem: what to solve; not to be changed any more
 * @options: (nullable): what is wanted; copied
 *
 * Returns: (transfer full): a solver
 */
BinomeMatchSolver *
binome_match_solver_new_with_options (BinomeMatchProblem *problem, const BinomeMatchOptions *options)
{
  BinomeMatchSolver *self = g_object_new (BINOME_TYPE_MATCH_SOLVER, NULL);

  self->problem = binome_match_problem_ref (problem);
  if (options != NULL)
    self->options = *options;
  return self;
}

/**
 * binome_match_solver_solve:
 * @self: a solver
 * @cancellable: (nullable): to stop it
 * @progress: (nullable) (scope call): told now and then how far it is
 * @user_data: for @progress
 * @error: where to say why not
 *
 * Finds the pairs that serve the most tutees and, among those, are the best as the options say: without
 * any, those with the best total score. Locked pairs are part of it. The same problem always gives the same
 * pairs. Safe in any thread; blocks.
 *
 * Returns: (transfer full): the pairs; %NULL with %BINOME_ERROR_REFUSED for a lock that cannot be, or
 *   %G_IO_ERROR_CANCELLED
 */
BinomeMatchSolution *
binome_match_solver_solve (BinomeMatchSolver *self, GCancellable *cancellable, BinomeMatchProgress progress,
                           gpointer user_data, GError **error)
{
  g_autoptr (BinomeMatchSession) session = NULL;

  g_return_val_if_fail (BINOME_IS_MATCH_SOLVER (self), NULL);

  session = binome_match_session_new (self->problem, &self->options);
  if (!binome_match_session_solve (session, cancellable, progress, user_data, error))
    return NULL;
  return binome_match_session_dup_solution (session);
}
