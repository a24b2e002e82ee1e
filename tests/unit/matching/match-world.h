/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "binome-match-solver.h"

/* What was done by hand, kept beside the session as plain tables. */
typedef struct
{
  BinomeMatchProblem *problem;
  guint n, m;
  int score[80][50]; /* -1 not possible */
  int capacity[50];
  int lock[80];
} MatchWorld;

void match_world_init (MatchWorld *world, BinomeMatchProblem *problem);
void match_world_leave_out (MatchWorld *world, int minimum);
void match_world_solve (const MatchWorld *world, guint *served, gint64 *total);
