/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The pairs that were found for a problem, and the proof that they are the best. */

#include "binome-match-solver.h"

#include "binome-match-problem-private.h"

struct _BinomeMatchSolution
{
  gatomicrefcount ref_count;
  BinomeMatchProblem *problem;
  BinomeMatchAssignment *assignment; /* of those who are not locked, over the seats that locks leave */
  int *tutor;                        /* per tutee, locks included */
  int *score;                        /* per tutee with a tutor */
  guint *load;
  guint served;
  gint64 total;
  int lowest;
};

G_DEFINE_BOXED_TYPE (BinomeMatchSolution, binome_match_solution, binome_match_solution_ref,
                     binome_match_solution_unref)

/**
 * binome_match_solution_new:
 * @problem: a problem
 * @engine: an engine that has solved it, its rows being the scores of the problem
 *
 * Returns: (transfer full): what it found
 */
BinomeMatchSolution *
binome_match_solution_new (BinomeMatchProblem *problem, const BinomeMatchEngine *engine)
{
  BinomeMatchSolution *self = g_new0 (BinomeMatchSolution, 1);
  guint n_tutees = problem->tutees->len;

  g_atomic_ref_count_init (&self->ref_count);
  self->problem = binome_match_problem_ref (problem);
  self->assignment = binome_match_assignment_new (engine);
  self->tutor = g_new (int, n_tutees);
  self->score = g_new0 (int, n_tutees);
  self->load = g_new0 (guint, problem->tutors->len);
  self->lowest = BINOME_MATCH_SCORE_MAX;
  for (guint i = 0; i < n_tutees; i++)
    {
      self->tutor[i] = binome_match_engine_get_tutor (engine, i);
      if (self->tutor[i] < 0)
        continue;
      self->score[i] = (int)binome_match_engine_get_own_score (engine, i);
      self->load[self->tutor[i]]++;
      self->served++;
      self->total += self->score[i];
      self->lowest = MIN (self->lowest, self->score[i]);
    }
  if (self->served == 0)
    self->lowest = 0;
  return self;
}

/**
 * binome_match_solution_ref:
 * @self: a solution
 *
 * Returns: (transfer full): @self
 */
BinomeMatchSolution *
binome_match_solution_ref (BinomeMatchSolution *self)
{
  g_atomic_ref_count_inc (&self->ref_count);
  return self;
}

/**
 * binome_match_solution_unref:
 * @self: (transfer full): a solution
 */
void
binome_match_solution_unref (BinomeMatchSolution *self)
{
  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;

  g_clear_pointer (&self->assignment, binome_match_assignment_free);
  g_clear_pointer (&self->problem, binome_match_problem_unref);
  g_free (self->tutor);
  g_free (self->score);
  g_free (self->load);
  g_free (self);
}

/**
 * binome_match_solution_get_problem:
 * @self: a solution
 *
 * Returns: (transfer none): what it solves
 */
BinomeMatchProblem *
binome_match_solution_get_problem (BinomeMatchSolution *self)
{
  return self->problem;
}

/**
 * binome_match_solution_get_tutor:
 * @self: a solution
 * @tutee: an index
 *
 * Returns: the index of their tutor, or -1 for nobody
 */
int
binome_match_solution_get_tutor (BinomeMatchSolution *self, guint tutee)
{
  g_return_val_if_fail (tutee < self->problem->tutees->len, -1);

  return self->tutor[tutee];
}

/**
 * binome_match_solution_is_locked:
 * @self: a solution
 * @tutee: an index
 *
 * Returns: whether the pair of @tutee was set by hand
 */
gboolean
binome_match_solution_is_locked (BinomeMatchSolution *self, guint tutee)
{
  g_return_val_if_fail (tutee < self->problem->tutees->len, FALSE);

  return self->assignment->lock[tutee] >= 0;
}

/**
 * binome_match_solution_get_score:
 * @self: a solution
 * @tutee: an index
 * @score: (out): what their pair is worth; not feasible where nobody was found. A pair that was allowed by
 *   hand says which rule it breaks, and has its score all the same.
 */
void
binome_match_solution_get_score (BinomeMatchSolution *self, guint tutee, BinomeMatchScore *score)
{
  g_return_if_fail (tutee < self->problem->tutees->len);

  *score = (BinomeMatchScore){ .barred_by = BINOME_MATCH_RULE_NONE };
  if (self->tutor[tutee] < 0)
    return;

  binome_match_score_pair (self->problem, tutee, (guint)self->tutor[tutee], score);
  score->feasible = TRUE;
  score->score = self->score[tutee];
}

/**
 * binome_match_solution_get_served:
 * @self: a solution
 *
 * Returns: how many tutees have a tutor
 */
guint
binome_match_solution_get_served (BinomeMatchSolution *self)
{
  return self->served;
}

/**
 * binome_match_solution_get_total:
 * @self: a solution
 *
 * Returns: the sum of the scores of all pairs
 */
gint64
binome_match_solution_get_total (BinomeMatchSolution *self)
{
  return self->total;
}

/**
 * binome_match_solution_get_lowest:
 * @self: a solution
 *
 * Returns: the lowest score of a pair; 0 where there is no pair
 */
int
binome_match_solution_get_lowest (BinomeMatchSolution *self)
{
  return self->lowest;
}

/**
 * binome_match_solution_get_load:
 * @self: a solution
 * @tutor: an index
 *
 * Returns: how many tutees the tutor gets
 */
guint
binome_match_solution_get_load (BinomeMatchSolution *self, guint tutor)
{
  g_return_val_if_fail (tutor < self->problem->tutors->len, 0);

  return self->load[tutor];
}

/**
 * binome_match_solution_get_assignment:
 * @self: a solution
 *
 * Returns: (transfer none): the part that was solved, with its dual prices. Locked tutees stand in it
 *   without a tutor, and the seats they take are not part of it.
 */
const BinomeMatchAssignment *
binome_match_solution_get_assignment (BinomeMatchSolution *self)
{
  return self->assignment;
}
