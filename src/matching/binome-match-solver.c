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

static BinomeMatchSolution *
solve (BinomeMatchSolver *self, const BinomeMatchOptions *options, GCancellable *cancellable,
       BinomeMatchProgress progress, gpointer user_data, GError **error)
{
  g_autoptr (BinomeMatchSession) session = binome_match_session_new (self->problem, options);

  if (!binome_match_session_solve (session, cancellable, progress, user_data, error))
    return NULL;
  return binome_match_session_dup_solution (session);
}

/* The lowest score of a pair that is not locked. */
static int
get_lowest_free (BinomeMatchSolution *solution, guint n_tutees)
{
  int lowest = BINOME_MATCH_SCORE_MAX;

  for (guint i = 0; i < n_tutees; i++)
    {
      BinomeMatchScore score;

      if (binome_match_solution_get_tutor (solution, i) < 0 || binome_match_solution_is_locked (solution, i))
        continue;
      binome_match_solution_get_score (solution, i, &score);
      lowest = MIN (lowest, score.score);
    }
  return lowest;
}

/* Bisects for the highest lowest score with which as many people are served. "best" is the optimum without
 * that wish, and becomes the one with it. */
static gboolean
raise_lowest (BinomeMatchSolver *self, BinomeMatchSolution **best, GCancellable *cancellable, GError **error)
{
  guint served = binome_match_solution_get_served (*best);
  guint n_tutees = binome_match_problem_get_n_tutees (self->problem);
  int low = get_lowest_free (*best, n_tutees), high = BINOME_MATCH_SCORE_MAX;

  while (low < high)
    {
      BinomeMatchOptions options = self->options;
      BinomeMatchSolution *other;

      options.minimum = low + (high - low + 1) / 2;
      other = solve (self, &options, cancellable, NULL, NULL, error);
      if (other == NULL)
        return FALSE;
      if (binome_match_solution_get_served (other) < served)
        {
          high = options.minimum - 1;
          binome_match_solution_unref (other);
          continue;
        }
      low = get_lowest_free (other, n_tutees);
      binome_match_solution_unref (*best);
      *best = other;
    }
  return TRUE;
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
  g_autoptr (BinomeMatchSolution) solution = NULL;

  g_return_val_if_fail (BINOME_IS_MATCH_SOLVER (self), NULL);

  solution = solve (self, &self->options, cancellable, progress, user_data, error);
  if (solution == NULL)
    return NULL;
  if (self->options.best_worst && !raise_lowest (self, &solution, cancellable, error))
    return NULL;
  return g_steal_pointer (&solution);
}
