/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The result of the engine by itself, and the short way to it from the bare numbers. */

#include "binome-match-assign.h"

#include <glib/gi18n-lib.h>

#include "binome-error.h"

/**
 * binome_match_assignment_new:
 * @engine: an engine that is solved
 *
 * Returns: (transfer full): its matching and the proof
 */
BinomeMatchAssignment *
binome_match_assignment_new (const BinomeMatchEngine *engine)
{
  const BinomeMatchRows *rows = binome_match_engine_get_rows (engine);
  BinomeMatchAssignment *self = g_new0 (BinomeMatchAssignment, 1);
  const gint64 *penalty = binome_match_engine_get_penalties (engine, &self->n_penalties);

  self->n_tutees = rows->n_tutees;
  self->n_tutors = rows->n_tutors;
  self->serving = binome_match_engine_get_serving (engine);
  self->largest = binome_match_engine_get_largest (engine);
  self->minimum = binome_match_engine_get_minimum (engine);
  self->penalty = g_memdup2 (penalty, self->n_penalties * sizeof *penalty);
  self->tutor = g_new (int, rows->n_tutees);
  self->lock = g_new (int, rows->n_tutees);
  self->tutee_price = g_new (gint64, rows->n_tutees);
  self->seats = g_new (int, rows->n_tutors);
  self->held = g_new0 (int, rows->n_tutors);
  self->tutor_price = g_new (gint64, rows->n_tutors);
  for (guint i = 0; i < rows->n_tutees; i++)
    {
      self->lock[i] = binome_match_engine_get_lock (engine, i);
      self->tutor[i] = self->lock[i] >= 0 ? -1 : binome_match_engine_get_tutor (engine, i);
      self->tutee_price[i] = binome_match_engine_get_tutee_price (engine, i);
      if (self->lock[i] >= 0)
        self->held[self->lock[i]]++;
    }
  for (guint j = 0; j < rows->n_tutors; j++)
    {
      self->seats[j] = binome_match_engine_get_capacity (engine, j) - self->held[j];
      self->tutor_price[j] = binome_match_engine_get_tutor_price (engine, j);
    }
  binome_match_engine_count (engine, FALSE, &self->served, &self->total);
  return self;
}

/**
 * binome_match_assignment_free:
 * @self: (transfer full): an assignment
 */
void
binome_match_assignment_free (BinomeMatchAssignment *self)
{
  g_free (self->tutor);
  g_free (self->lock);
  g_free (self->seats);
  g_free (self->held);
  g_free (self->tutee_price);
  g_free (self->tutor_price);
  g_free (self->penalty);
  g_free (self);
}

/**
 * binome_match_assign:
 * @instance: who can be paired with whom, and at what score
 * @cancellable: (nullable): to stop it
 * @progress: (nullable) (scope call): told now and then how far it is
 * @user_data: for @progress
 * @error: where to say why not
 *
 * Finds the assignment that serves the most tutees and, among those, has the best total score. The same
 * instance always gives the same assignment. Safe in any thread.
 *
 * Returns: (transfer full): the assignment and its proof; %NULL with %G_IO_ERROR_CANCELLED, or with
 *   %BINOME_ERROR_INVALID for more than %BINOME_MATCH_INSTANCE_MAX_TUTEES tutees, or for scores so large that
 *   the weights would leave 64 bits
 */
BinomeMatchAssignment *
binome_match_assign (const BinomeMatchInstance *instance, GCancellable *cancellable,
                     BinomeMatchProgress progress, gpointer user_data, GError **error)
{
  guint n_tutees = binome_match_instance_get_n_tutees (instance);
  guint n_tutors = binome_match_instance_get_n_tutors (instance);
  BinomeMatchSetup setup = { .largest = binome_match_instance_get_largest (instance) };
  g_autofree int *capacities = NULL;
  g_autoptr (BinomeMatchEngine) engine = NULL;

  /* The sum of all weights must stay within 64 bits, with room to spare. */
  if (n_tutees > BINOME_MATCH_INSTANCE_MAX_TUTEES
      || (double)n_tutees * n_tutees * ((double)setup.largest + 1) > (double)(G_MAXINT64 / 4))
    {
      g_set_error_literal (error, BINOME_ERROR, BINOME_ERROR_INVALID,
                           _ ("There are too many tutees for one matching."));
      return NULL;
    }

  capacities = g_new0 (int, n_tutors);
  for (guint j = 0; j < n_tutors; j++)
    capacities[j] = binome_match_instance_get_capacity (instance, j);
  engine = binome_match_engine_new (binome_match_instance_get_rows (instance), capacities, &setup);
  if (!binome_match_engine_solve (engine, cancellable, progress, user_data, error))
    return NULL;
  return binome_match_assignment_new (engine);
}
