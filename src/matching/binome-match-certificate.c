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
#include "binome-match-edits.h"
#include "binome-match-kernel.h"
#include "binome-match-problem-private.h"
#include "binome-match-score.h"

#define ROWS_AT_ONCE 64

/* What one thread found out about its rows. */
typedef struct
{
  BinomeMatchSieve sieve; /* the first member */
  gpointer rows;
  const BinomeMatchAssignment *assignment;
  guint tutee; /* whose row is being read */
  gboolean found;
  guint served;
  gint64 total;
  gint64 bound; /* what the prices allow at most */
  const char *fault;
} Part;

typedef struct
{
  const BinomeMatchRows *rows;
  const BinomeMatchAssignment *assignment;
  Part *parts;
} Proof;

static void
find_fault (Part *part, gboolean wrong, const char *fault)
{
  if (wrong && part->fault == NULL)
    part->fault = fault;
}

/* Possible pairs of one tutee: their lines of prices, and the one that was chosen. */
static void
prove_arcs (BinomeMatchSieve *sieve, const BinomeMatchArc *arcs, gsize n_arcs)
{
  Part *part = (Part *)sieve;
  const BinomeMatchAssignment *assignment = part->assignment;
  gint64 price = assignment->tutee_price[part->tutee];

  for (gsize k = 0; k < n_arcs; k++)
    {
      gint64 weight = assignment->serving + arcs[k].score;
      gint64 prices = price + assignment->tutor_price[arcs[k].tutor];

      find_fault (part, prices < weight,
                  N_ ("The proof of the matching does not hold: a better pair has been missed."));
      find_fault (part, arcs[k].score > assignment->largest,
                  N_ ("The proof of the matching does not hold: serving one more person weighs too little."));
      if ((int)arcs[k].tutor != assignment->tutor[part->tutee])
        continue;
      find_fault (part, prices != weight,
                  N_ ("The proof of the matching does not hold: a pair costs more than it brings."));
      part->served++;
      part->total += arcs[k].score;
      part->found = TRUE;
    }
}

/* Wanted are the pairs whose line is broken, and those where it holds with equality, as that of the chosen
 * one must. */
static void
prove_row (Part *part, const Proof *proof, guint tutee)
{
  const BinomeMatchAssignment *assignment = proof->assignment;
  gint64 price = assignment->tutee_price[tutee];

  find_fault (part, price < 0, N_ ("The proof of the matching does not hold: a price is below zero."));
  find_fault (part, assignment->tutor[tutee] < 0 && price != 0,
              N_ ("The proof of the matching does not hold: somebody is left out who could be served."));
  part->bound += price;
  if (assignment->lock[tutee] >= 0)
    return;

  part->tutee = tutee;
  part->found = FALSE;
  part->sieve.least = price - assignment->serving - 1;
  proof->rows->read (proof->rows, part->rows, tutee, &part->sieve);
  find_fault (
      part, assignment->tutor[tutee] >= 0 && !part->found,
      N_ ("The matching holds a pair that a rule does not allow, or that costs more than it brings."));
}

static void
prove_block (guint first, guint last, guint thread, gpointer user_data)
{
  const Proof *proof = user_data;

  for (guint i = first; i < last; i++)
    prove_row (&proof->parts[thread], proof, i);
}

static gint64
get_penalty (const BinomeMatchAssignment *assignment, guint tutor, int seat)
{
  guint at = (guint)(assignment->held[tutor] + seat);

  return assignment->n_penalties > 0 ? assignment->penalty[MIN (at, assignment->n_penalties - 1)] : 0;
}

/* The seats of one tutor: each one taken is worth its penalty, each one free is not too dear. Adds what the
 * seats are worth to the bound, and gives what the penalties of those taken cost. */
static gint64
prove_tutor (Part *part, const BinomeMatchAssignment *assignment, guint tutor, int load)
{
  gint64 price = assignment->tutor_price[tutor], cost = 0;
  int seats = assignment->seats[tutor];

  find_fault (part, price < 0, N_ ("The proof of the matching does not hold: a price is below zero."));
  find_fault (part, load > seats, N_ ("The matching gives a tutor more tutees than seats."));
  find_fault (part, load < seats && price > get_penalty (assignment, tutor, load),
              N_ ("The proof of the matching does not hold: a free seat has a price."));
  for (int seat = 0; seat < load; seat++)
    {
      part->bound += price - get_penalty (assignment, tutor, seat);
      cost += get_penalty (assignment, tutor, seat);
      find_fault (part, price < get_penalty (assignment, tutor, seat),
                  N_ ("The proof of the matching does not hold: a seat is too cheap."));
    }
  return cost;
}

static gboolean
conclude (const Proof *proof, guint n_parts, GError **error)
{
  const BinomeMatchAssignment *assignment = proof->assignment;
  g_autofree int *load = g_new0 (int, assignment->n_tutors);
  gint64 dearest = assignment->n_penalties > 0 ? assignment->penalty[assignment->n_penalties - 1] : 0;
  Part whole = { 0 };
  gint64 cost = 0;

  find_fault (&whole, assignment->serving <= (gint64)assignment->n_tutees * (assignment->largest + dearest),
              N_ ("The proof of the matching does not hold: serving one more person weighs too little."));
  for (guint k = 0; k < n_parts; k++)
    {
      whole.served += proof->parts[k].served;
      whole.total += proof->parts[k].total;
      whole.bound += proof->parts[k].bound;
      find_fault (&whole, proof->parts[k].fault != NULL, proof->parts[k].fault);
    }
  for (guint i = 0; i < assignment->n_tutees; i++)
    if (assignment->tutor[i] >= 0)
      load[assignment->tutor[i]]++;
  for (guint j = 0; j < assignment->n_tutors; j++)
    cost += prove_tutor (&whole, assignment, j, load[j]);

  find_fault (&whole, whole.served != assignment->served || whole.total != assignment->total,
              N_ ("The figures of the matching do not add up."));
  find_fault (&whole, whole.bound != assignment->serving * whole.served + whole.total - cost,
              N_ ("The proof of the matching does not hold: better pairs may exist."));
  if (whole.fault == NULL)
    return TRUE;

  g_set_error_literal (error, BINOME_ERROR, BINOME_ERROR_FAILED, _ (whole.fault));
  return FALSE;
}

/**
 * binome_match_certificate_check_rows:
 * @rows: who can be paired with whom
 * @assignment: what was found for it
 * @n_threads: how many threads, 0 for as many as the machine has
 * @cancellable: (nullable): to stop it
 * @error: where to say what is wrong
 *
 * Reads every possible pair again, and checks that @assignment keeps to them and that its prices prove it
 * the best. Nothing the solver kept is used but the matching and the prices.
 *
 * Returns: whether it is proven; otherwise %BINOME_ERROR_FAILED or %G_IO_ERROR_CANCELLED
 */
gboolean
binome_match_certificate_check_rows (const BinomeMatchRows *rows, const BinomeMatchAssignment *assignment,
                                     guint n_threads, GCancellable *cancellable, GError **error)
{
  guint n_parts = n_threads > 0 ? n_threads : binome_match_parallel_default_threads ();
  g_autofree Part *parts = g_new0 (Part, n_parts);
  Proof proof = { rows, assignment, parts };
  gboolean read;

  g_return_val_if_fail (assignment->n_tutees == rows->n_tutees, FALSE);
  g_return_val_if_fail (assignment->n_tutors == rows->n_tutors, FALSE);

  for (guint k = 0; k < n_parts; k++)
    {
      parts[k].sieve = (BinomeMatchSieve){ .prices = assignment->tutor_price, .take = prove_arcs };
      parts[k].assignment = assignment;
      parts[k].rows = rows->scratch_new (rows);
    }
  read = binome_match_parallel (rows->n_tutees, ROWS_AT_ONCE, n_parts, prove_block, &proof, cancellable, NULL,
                                NULL, error);
  for (guint k = 0; k < n_parts; k++)
    rows->scratch_free (parts[k].rows);

  return read && conclude (&proof, n_parts, error);
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
  return binome_match_certificate_check_rows (binome_match_instance_get_rows (instance), assignment, 1, NULL,
                                              error);
}

/* What the co-ordinator made possible counts among the pairs that could have been. */
static void
allow (BinomeMatchProblem *problem, BinomeMatchEdits *rows)
{
  GHashTableIter iter;
  gpointer key;

  g_hash_table_iter_init (&iter, problem->allowed);
  while (g_hash_table_iter_next (&iter, &key, NULL))
    {
      guint64 pair = (guint64) * (const gint64 *)key;
      guint tutee = (guint)(pair >> 32), tutor = (guint)(guint32)pair;
      int score = binome_match_score_regardless (problem, tutee, tutor);

      if (score >= 0)
        binome_match_edits_allow (rows, tutee, tutor, score);
    }
}

/**
 * binome_match_certificate_check_solution:
 * @solution: what a solver found
 * @cancellable: (nullable): to stop it
 * @error: where to say what is wrong
 *
 * Scores every pair again and checks that, beside the locked pairs, @solution is the best possible. Every
 * pair that was made is scored by the reference too.
 *
 * Returns: whether it is proven; otherwise %BINOME_ERROR_FAILED or %G_IO_ERROR_CANCELLED
 */
gboolean
binome_match_certificate_check_solution (BinomeMatchSolution *solution, GCancellable *cancellable,
                                         GError **error)
{
  BinomeMatchProblem *problem = binome_match_solution_get_problem (solution);
  const BinomeMatchAssignment *assignment = binome_match_solution_get_assignment (solution);
  g_autoptr (BinomeMatchKernel) kernel = binome_match_kernel_new (problem, BINOME_MATCH_RULE_NONE);
  g_autoptr (BinomeMatchEdits) rows
      = binome_match_edits_new (binome_match_kernel_get_rows (kernel), assignment->minimum);

  for (guint i = 0; i < assignment->n_tutees; i++)
    {
      int tutor = binome_match_solution_get_tutor (solution, i);
      BinomeMatchScore score;

      if (tutor < 0)
        continue;
      binome_match_score_pair (problem, i, (guint)tutor, &score);
      if (!score.feasible
          && (!binome_match_problem_is_allowed (problem, i, (guint)tutor)
              || binome_match_score_regardless (problem, i, (guint)tutor) < 0))
        {
          g_set_error_literal (error, BINOME_ERROR, BINOME_ERROR_FAILED,
                               _ ("The matching holds a pair that a rule does not allow."));
          return FALSE;
        }
    }
  allow (problem, rows);
  for (guint j = 0; j < assignment->n_tutors; j++)
    if (assignment->held[j] + assignment->seats[j] > binome_match_problem_get_capacity (problem, j))
      {
        g_set_error_literal (error, BINOME_ERROR, BINOME_ERROR_FAILED,
                             _ ("The matching gives a tutor more tutees than seats."));
        return FALSE;
      }

  return binome_match_certificate_check_rows (binome_match_edits_get_rows (rows), assignment, 0, cancellable,
                                              error);
}
