/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How many places a tutor could have at most, so that no place is suggested that cannot be. */

#include "binome-match-limits.h"

#include "binome-match-problem-private.h"

/**
 * binome_match_problem_set_ceiling:
 * @self: a problem
 * @tutor_id: enrolment of the tutor
 * @ceiling: how many places there can be, were the tutor to want more
 * @limit: what sets it
 *
 * Returns: %FALSE where the tutor is not part of the problem
 */
gboolean
binome_match_problem_set_ceiling (BinomeMatchProblem *self, gint64 tutor_id, int ceiling,
                                  BinomeMatchLimit limit)
{
  gpointer tutor;

  if (!g_hash_table_lookup_extended (self->tutor_index, &tutor_id, NULL, &tutor))
    return FALSE;

  ceiling = CLAMP (ceiling, 0, G_MAXINT / BINOME_MATCH_N_LIMITS - 1);
  g_hash_table_insert (self->ceilings, tutor, GINT_TO_POINTER (ceiling * BINOME_MATCH_N_LIMITS + (int)limit));
  return TRUE;
}

/**
 * binome_match_problem_get_ceiling:
 * @self: a problem
 * @tutor: an index
 * @limit: (out) (optional): what sets it
 *
 * Returns: how many places there can be at most; %G_MAXINT where nothing sets a limit
 */
int
binome_match_problem_get_ceiling (BinomeMatchProblem *self, guint tutor, BinomeMatchLimit *limit)
{
  gpointer value;
  gboolean found = g_hash_table_lookup_extended (self->ceilings, GUINT_TO_POINTER (tutor), NULL, &value);

  if (limit != NULL)
    *limit = found ? (BinomeMatchLimit)(GPOINTER_TO_INT (value) % BINOME_MATCH_N_LIMITS)
                   : BINOME_MATCH_LIMIT_NONE;
  return found ? GPOINTER_TO_INT (value) / BINOME_MATCH_N_LIMITS : G_MAXINT;
}

/**
 * binome_match_problem_set_limits:
 * @self: a problem without any
 * @limits: (transfer full): what the caller knows of who may be together with one tutor; the solver does not
 * @destroy: frees it
 */
void
binome_match_problem_set_limits (BinomeMatchProblem *self, gpointer limits, GDestroyNotify destroy)
{
  g_return_if_fail (self->limits == NULL);

  self->limits = limits;
  self->free_limits = destroy;
}

/**
 * binome_match_problem_get_limits:
 * @self: a problem
 *
 * Returns: (transfer none) (nullable): what was set
 */
gpointer
binome_match_problem_get_limits (BinomeMatchProblem *self)
{
  return self->limits;
}
