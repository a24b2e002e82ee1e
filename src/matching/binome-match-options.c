/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is wanted of a matching, as the engine wants to hear it. */

#include "binome-match-session-private.h"

/* How many of a tutor's places are given away: some may be held back, but not the last one. */
int
binome_match_options_get_seats (const BinomeMatchOptions *options, int capacity)
{
  return MAX (capacity - MAX (options->reserve, 0), MIN (capacity, 1));
}

int *
binome_match_options_dup_capacities (const BinomeMatchOptions *options, BinomeMatchProblem *problem)
{
  int *capacities = g_new0 (int, problem->tutors->len + 1);

  for (guint j = 0; j < problem->tutors->len; j++)
    capacities[j] = binome_match_options_get_seats (options, binome_match_problem_get_capacity (problem, j));
  return capacities;
}

/* "penalties" has room for BINOME_MATCH_N_PENALTIES, and lives as long as the setup. */
void
binome_match_options_get_setup (const BinomeMatchOptions *options, BinomeMatchSetup *setup, int *penalties)
{
  gint64 step = CLAMP (options->balance, 0, BINOME_MATCH_SCORE_MAX);

  *setup = (BinomeMatchSetup){ .n_threads = options->n_threads, .minimum = options->minimum };
  if (step == 0)
    return;
  for (int k = 0; k < BINOME_MATCH_N_PENALTIES; k++)
    penalties[k] = (int)MIN (step * k, BINOME_MATCH_SCORE_MAX);
  setup->penalties = penalties;
  setup->n_penalties = BINOME_MATCH_N_PENALTIES;
}
