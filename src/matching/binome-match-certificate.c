/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The proof that pairs are the best possible, checked without the solver.
 *
 * Whatever the prices, as long as none is below 0 and tutee_price + tutor_price >= weight for every
 * possible pair, no assignment can weigh more than the sum of all tutees' prices plus that of all seats'
 * prices. An assignment that weighs exactly as much is therefore the heaviest: most people served, then
 * best total. All of it is in 64-bit integers, so that "exactly" is meant.
 */

#include "binome-match-certificate.h"

#include <glib/gi18n-lib.h>

#include "binome-error.h"

typedef struct
{
  const BinomeMatchAssignment *assignment;
  int *load;
  guint served;
  gint64 total;
  gint64 bound; /* what the prices allow at most */
  const char *fault;
} Proof;

static void
proof_init (Proof *self, const BinomeMatchAssignment *assignment)
{
  self->assignment = assignment;
  self->load = g_new0 (int, assignment->n_tutors);
  if (assignment->serving <= (gint64)assignment->n_tutees * BINOME_MATCH_SCORE_MAX)
    self->fault = N_ ("The proof of the matching does not hold: serving one more person weighs too little.");
}

static void
proof_clear (Proof *self)
{
  g_free (self->load);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Proof, proof_clear)

static void
find_fault (Proof *self, gboolean wrong, const char *fault)
{
  if (wrong && self->fault == NULL)
    self->fault = fault;
}

/* One possible pair: its line of prices, and whether it is the one chosen. */
static gboolean
prove_arc (Proof *self, guint tutee, guint tutor, int score)
{
  const BinomeMatchAssignment *assignment = self->assignment;
  gint64 weight = assignment->serving + score;
  gint64 prices = assignment->tutee_price[tutee] + assignment->tutor_price[tutor];
  gboolean chosen = assignment->tutor[tutee] == (int)tutor;

  find_fault (self, prices < weight,
              N_ ("The proof of the matching does not hold: a better pair has been missed."));
  if (!chosen)
    return FALSE;

  find_fault (self, prices != weight,
              N_ ("The proof of the matching does not hold: a pair costs more than it brings."));
  self->load[tutor]++;
  self->served++;
  self->total += score;
  return TRUE;
}

static void
prove_tutee (Proof *self, guint tutee, gboolean found)
{
  const BinomeMatchAssignment *assignment = self->assignment;
  gint64 price = assignment->tutee_price[tutee];

  find_fault (self, price < 0, N_ ("The proof of the matching does not hold: a price is below zero."));
  find_fault (self, assignment->tutor[tutee] >= 0 && !found,
              N_ ("The matching holds a pair that a rule does not allow."));
  find_fault (self, assignment->tutor[tutee] < 0 && price != 0,
              N_ ("The proof of the matching does not hold: somebody is left out who could be served."));
  self->bound += price;
}

static void
prove_tutor (Proof *self, guint tutor, int capacity)
{
  gint64 price = self->assignment->tutor_price[tutor];

  find_fault (self, price < 0, N_ ("The proof of the matching does not hold: a price is below zero."));
  find_fault (self, self->load[tutor] > capacity, N_ ("The matching gives a tutor more tutees than seats."));
  find_fault (self, self->load[tutor] < capacity && price != 0,
              N_ ("The proof of the matching does not hold: a free seat has a price."));
  self->bound += price * capacity;
}

static gboolean
conclude (Proof *self, GError **error)
{
  const BinomeMatchAssignment *assignment = self->assignment;

  find_fault (self, self->served != assignment->served || self->total != assignment->total,
              N_ ("The figures of the matching do not add up."));
  find_fault (self, self->bound != assignment->serving * self->served + self->total,
              N_ ("The proof of the matching does not hold: better pairs may exist."));
  if (self->fault == NULL)
    return TRUE;

  g_set_error_literal (error, BINOME_ERROR, BINOME_ERROR_FAILED, _ (self->fault));
  return FALSE;
}

/**
 * binome_match_certificate_check:
 * @instance: who can be paired with whom
 * @assignment: what was found for it
 * @error: where to say what is wrong
 *
 * Checks that @assignment keeps to the instance and that its prices prove it the best.
 *
 * Returns: whether it is proven; otherwise %BINOME_ERROR_FAILED
 */
gboolean
binome_match_certificate_check (const BinomeMatchInstance *instance, const BinomeMatchAssignment *assignment,
                                GError **error)
{
  g_auto (Proof) proof = { 0 };

  g_return_val_if_fail (assignment->n_tutees == binome_match_instance_get_n_tutees (instance), FALSE);
  g_return_val_if_fail (assignment->n_tutors == binome_match_instance_get_n_tutors (instance), FALSE);

  proof_init (&proof, assignment);
  for (guint i = 0; i < assignment->n_tutees; i++)
    {
      gsize n_arcs;
      const BinomeMatchArc *arcs = binome_match_instance_get_arcs (instance, i, &n_arcs);
      gboolean found = FALSE;

      for (gsize k = 0; k < n_arcs; k++)
        found |= prove_arc (&proof, i, arcs[k].tutor, (int)arcs[k].score);
      prove_tutee (&proof, i, found);
    }
  for (guint j = 0; j < assignment->n_tutors; j++)
    prove_tutor (&proof, j, binome_match_instance_get_capacity (instance, j));

  return conclude (&proof, error);
}

/* Scores every pair anew; locked pairs only have to be possible. */
static gboolean
prove_rows (Proof *proof, BinomeMatchSolution *solution, int *locks, GCancellable *cancellable,
            GError **error)
{
  BinomeMatchProblem *problem = binome_match_solution_get_problem (solution);
  guint n_tutees = binome_match_problem_get_n_tutees (problem);
  guint n_tutors = binome_match_problem_get_n_tutors (problem);

  for (guint i = 0; i < n_tutees; i++)
    {
      gboolean found = FALSE;
      BinomeMatchScore score;

      if (g_cancellable_set_error_if_cancelled (cancellable, error))
        return FALSE;
      if (binome_match_solution_is_locked (solution, i))
        {
          binome_match_solution_get_score (solution, i, &score);
          find_fault (proof, !score.feasible, N_ ("The matching holds a pair that a rule does not allow."));
          locks[binome_match_solution_get_tutor (solution, i)]++;
        }
      else
        for (guint j = 0; j < n_tutors; j++)
          {
            binome_match_score_pair (problem, i, j, &score);
            if (score.feasible)
              found |= prove_arc (proof, i, j, score.score);
          }
      prove_tutee (proof, i, found);
    }

  return TRUE;
}

/**
 * binome_match_certificate_check_solution:
 * @solution: what a solver found
 * @cancellable: (nullable): to stop it
 * @error: where to say what is wrong
 *
 * Scores every pair again and checks that, beside the locked pairs, @solution is the best possible.
 *
 * Returns: whether it is proven; otherwise %BINOME_ERROR_FAILED or %G_IO_ERROR_CANCELLED
 */
gboolean
binome_match_certificate_check_solution (BinomeMatchSolution *solution, GCancellable *cancellable,
                                         GError **error)
{
  BinomeMatchProblem *problem = binome_match_solution_get_problem (solution);
  guint n_tutors = binome_match_problem_get_n_tutors (problem);
  g_autofree int *locks = g_new0 (int, n_tutors);
  g_auto (Proof) proof = { 0 };

  proof_init (&proof, binome_match_solution_get_assignment (solution));
  if (!prove_rows (&proof, solution, locks, cancellable, error))
    return FALSE;

  for (guint j = 0; j < n_tutors; j++)
    {
      int seats = binome_match_problem_get_capacity (problem, j) - locks[j];

      find_fault (&proof, seats < 0, N_ ("The matching gives a tutor more tutees than seats."));
      prove_tutor (&proof, j, seats);
    }

  return conclude (&proof, error);
}
