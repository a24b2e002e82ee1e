/* SPDX-License-Identifier: GPL-3.0-or-later */
/* From a matching problem to the best pairs: locks first, then the exact optimum of the rest. */

#include "binome-match-solver.h"

#include <glib/gi18n-lib.h>

#include "binome-error.h"
#include "binome-match-problem-private.h"

struct _BinomeMatchSolver
{
  GObject parent_instance;

  BinomeMatchProblem *problem;
};

G_DEFINE_FINAL_TYPE (BinomeMatchSolver, binome_match_solver, G_TYPE_OBJECT)

struct _BinomeMatchSolution
{
  gatomicrefcount ref_count;
  BinomeMatchProblem *problem;
  BinomeMatchAssignment *assignment; /* of those who are not locked, over the seats that locks leave */
  int *tutor;                        /* per tutee, locks included */
  gboolean *locked;
  guint *load;
  guint served;
  gint64 total;
  int lowest;
};

G_DEFINE_BOXED_TYPE (BinomeMatchSolution, binome_match_solution, binome_match_solution_ref,
                     binome_match_solution_unref)

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

static BinomeMatchSolution *
solution_new (BinomeMatchProblem *problem)
{
  BinomeMatchSolution *self = g_new0 (BinomeMatchSolution, 1);
  guint n_tutees = problem->tutees->len;

  g_atomic_ref_count_init (&self->ref_count);
  self->problem = binome_match_problem_ref (problem);
  self->tutor = g_new (int, n_tutees);
  for (guint i = 0; i < n_tutees; i++)
    self->tutor[i] = -1;
  self->locked = g_new0 (gboolean, n_tutees);
  self->load = g_new0 (guint, problem->tutors->len);
  return self;
}

static gboolean
refuse_second_lock (BinomeMatchProblem *problem, guint tutee, guint one, guint other, GError **error)
{
  g_set_error (error, BINOME_ERROR, BINOME_ERROR_REFUSED,
               /* Translators: a tutee, then two tutors */
               _ ("%s is kept together with both %s and %s. Please release one of the two."),
               binome_match_problem_get_tutee_name (problem, tutee),
               binome_match_problem_get_tutor_name (problem, one),
               binome_match_problem_get_tutor_name (problem, other));
  return FALSE;
}

static gboolean
refuse_barred_lock (BinomeMatchProblem *problem, guint tutee, guint tutor, int rule, GError **error)
{
  g_set_error (error, BINOME_ERROR, BINOME_ERROR_REFUSED,
               /* Translators: a tutee, a tutor, the title of a rule */
               _ ("%s and %s are kept together, but a rule does not allow it: “%s”."),
               binome_match_problem_get_tutee_name (problem, tutee),
               binome_match_problem_get_tutor_name (problem, tutor),
               binome_match_problem_get_rule_title (problem, (guint)rule));
  return FALSE;
}

static gboolean
refuse_crowded_lock (BinomeMatchProblem *problem, guint tutor, guint locks, GError **error)
{
  int capacity = binome_match_problem_get_capacity (problem, tutor);
  g_autofree char *room = NULL;

  /* Translators: how many tutees a tutor can take, within the next sentence */
  room = g_strdup_printf (ngettext ("%d tutee", "%d tutees", capacity), capacity);
  g_set_error (error, BINOME_ERROR, BINOME_ERROR_REFUSED,
               /* Translators: a tutor, “2 tutees”, how many are kept together with the tutor */
               ngettext ("%s can take %s, but %u is kept together with this tutor.",
                         "%s can take %s, but %u are kept together with this tutor.", locks),
               binome_match_problem_get_tutor_name (problem, tutor), room, locks);
  return FALSE;
}

/* Takes in every lock, or says which one cannot be. */
static gboolean
apply_locks (BinomeMatchSolution *self, GError **error)
{
  BinomeMatchProblem *problem = self->problem;

  for (guint k = 0; k < problem->locks->len; k++)
    {
      const BinomeMatchLock *lock = &g_array_index (problem->locks, BinomeMatchLock, k);
      BinomeMatchScore score;

      if (self->locked[lock->tutee])
        return refuse_second_lock (problem, lock->tutee, (guint)self->tutor[lock->tutee], lock->tutor, error);
      binome_match_score_pair (problem, lock->tutee, lock->tutor, &score);
      if (!score.feasible)
        return refuse_barred_lock (problem, lock->tutee, lock->tutor, score.barred_by, error);

      self->locked[lock->tutee] = TRUE;
      self->tutor[lock->tutee] = (int)lock->tutor;
      self->load[lock->tutor]++;
    }

  for (guint j = 0; j < problem->tutors->len; j++)
    if (self->load[j] > (guint)binome_match_problem_tutor (problem, j)->capacity)
      return refuse_crowded_lock (problem, j, self->load[j], error);

  return TRUE;
}

typedef struct
{
  BinomeMatchProgress progress;
  gpointer user_data;
  guint n_tutees;
} HalfWay;

/* Scoring is the first half of the way, solving the second. */
static void
on_assign_progress_cb (guint done, guint total, gpointer user_data)
{
  HalfWay *half = user_data;

  half->progress (half->n_tutees + done, 2 * half->n_tutees, half->user_data);
}

/* The possible pairs of everyone who is not locked, over the seats that are left. */
static BinomeMatchInstance *
build_instance (BinomeMatchSolution *self, const HalfWay *half, GCancellable *cancellable, GError **error)
{
  BinomeMatchProblem *problem = self->problem;
  guint n_tutees = problem->tutees->len, n_tutors = problem->tutors->len;
  g_autofree int *seats = g_new0 (int, n_tutors);
  g_autoptr (BinomeMatchInstance) instance = NULL;

  for (guint j = 0; j < n_tutors; j++)
    seats[j] = binome_match_problem_tutor (problem, j)->capacity - (int)self->load[j];
  instance = binome_match_instance_new (n_tutors, seats);

  for (guint i = 0; i < n_tutees; i++)
    {
      if (half->progress != NULL && i % 64 == 0)
        half->progress (i, 2 * n_tutees, half->user_data);
      if (g_cancellable_set_error_if_cancelled (cancellable, error))
        return NULL;

      for (guint j = 0; j < n_tutors && !self->locked[i]; j++)
        {
          BinomeMatchScore score;

          binome_match_score_pair (problem, i, j, &score);
          if (score.feasible)
            binome_match_instance_add_arc (instance, j, score.score);
        }
      binome_match_instance_end_tutee (instance);
    }

  return g_steal_pointer (&instance);
}

static void
take_in_assignment (BinomeMatchSolution *self)
{
  self->lowest = BINOME_MATCH_SCORE_MAX;
  for (guint i = 0; i < self->problem->tutees->len; i++)
    {
      BinomeMatchScore score;

      if (!self->locked[i] && self->assignment->tutor[i] >= 0)
        {
          self->tutor[i] = self->assignment->tutor[i];
          self->load[self->tutor[i]]++;
        }
      if (self->tutor[i] < 0)
        continue;

      binome_match_score_pair (self->problem, i, (guint)self->tutor[i], &score);
      self->served++;
      self->total += score.score;
      self->lowest = MIN (self->lowest, score.score);
    }
  if (self->served == 0)
    self->lowest = 0;
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
  BinomeMatchSolver *self = g_object_new (BINOME_TYPE_MATCH_SOLVER, NULL);

  self->problem = binome_match_problem_ref (problem);
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
 * Finds the pairs that serve the most tutees and, among those, have the best total score. Locked pairs are
 * part of it. The same problem always gives the same pairs. Safe in any thread; blocks.
 *
 * Returns: (transfer full): the pairs; %NULL with %BINOME_ERROR_REFUSED for a lock that cannot be, or
 *   %G_IO_ERROR_CANCELLED
 */
BinomeMatchSolution *
binome_match_solver_solve (BinomeMatchSolver *self, GCancellable *cancellable, BinomeMatchProgress progress,
                           gpointer user_data, GError **error)
{
  g_autoptr (BinomeMatchSolution) solution = NULL;
  g_autoptr (BinomeMatchInstance) instance = NULL;
  HalfWay half = { progress, user_data, 0 };

  g_return_val_if_fail (BINOME_IS_MATCH_SOLVER (self), NULL);

  half.n_tutees = self->problem->tutees->len;
  solution = solution_new (self->problem);
  if (!apply_locks (solution, error))
    return NULL;

  instance = build_instance (solution, &half, cancellable, error);
  if (instance == NULL)
    return NULL;

  solution->assignment = binome_match_assign (instance, cancellable,
                                              progress != NULL ? on_assign_progress_cb : NULL, &half, error);
  if (solution->assignment == NULL)
    return NULL;

  take_in_assignment (solution);
  return g_steal_pointer (&solution);
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
  g_free (self->locked);
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

  return self->locked[tutee];
}

/**
 * binome_match_solution_get_score:
 * @self: a solution
 * @tutee: an index
 * @score: (out): what their pair is worth; not feasible where nobody was found
 */
void
binome_match_solution_get_score (BinomeMatchSolution *self, guint tutee, BinomeMatchScore *score)
{
  g_return_if_fail (tutee < self->problem->tutees->len);

  if (self->tutor[tutee] >= 0)
    binome_match_score_pair (self->problem, tutee, (guint)self->tutor[tutee], score);
  else
    *score = (BinomeMatchScore){ .barred_by = BINOME_MATCH_RULE_NONE };
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
