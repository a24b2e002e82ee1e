/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A matching as plain tables, beside the one that is tested. */

#include "match-world.h"

#include <string.h>

#include "binome-match-assign.h"
#include "binome-match-certificate.h"

void
match_world_init (MatchWorld *world, BinomeMatchProblem *problem)
{
  world->problem = problem;
  world->n = binome_match_problem_get_n_tutees (problem);
  world->m = binome_match_problem_get_n_tutors (problem);
  for (guint i = 0; i < world->n; i++)
    {
      world->lock[i] = -1;
      for (guint j = 0; j < world->m; j++)
        {
          BinomeMatchScore score;

          binome_match_score_pair (problem, i, j, &score);
          world->score[i][j] = score.feasible ? score.score : -1;
          world->capacity[j] = binome_match_problem_get_capacity (problem, j);
        }
    }
}

/* Pairs below the lowest score are not possible. */
void
match_world_leave_out (MatchWorld *world, int minimum)
{
  for (guint i = 0; i < world->n; i++)
    for (guint j = 0; j < world->m; j++)
      if (world->score[i][j] < minimum)
        world->score[i][j] = -1;
}

/* The optimum of the tables, solved from nothing, locks taken out first. */
void
match_world_solve (const MatchWorld *world, guint *served, gint64 *total)
{
  g_autoptr (BinomeMatchInstance) instance = NULL;
  g_autoptr (BinomeMatchAssignment) found = NULL;
  int seats[50];

  memcpy (seats, world->capacity, sizeof seats);
  *served = 0;
  *total = 0;
  for (guint i = 0; i < world->n; i++)
    if (world->lock[i] >= 0)
      {
        seats[world->lock[i]]--;
        *total += world->score[i][world->lock[i]];
        ++*served;
      }
  instance = binome_match_instance_new (world->m, seats);
  for (guint i = 0; i < world->n; i++)
    {
      for (guint j = 0; j < world->m && world->lock[i] < 0; j++)
        if (world->score[i][j] >= 0)
          binome_match_instance_add_arc (instance, j, (guint32)world->score[i][j]);
      binome_match_instance_end_tutee (instance);
    }
  found = binome_match_assign (instance, NULL, NULL, NULL, NULL);
  g_assert_true (binome_match_certificate_check (instance, found, NULL));
  *served += found->served;
  *total += found->total;
}
