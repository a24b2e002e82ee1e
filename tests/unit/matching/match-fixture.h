/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "binome-match-problem.h"
#include "binome-match-score.h"

/* The enrolments in the problems of the fixture, by index. */
#define TUTEE(i) (100 + (i))
#define TUTOR(j) (2000 + (j))

BinomeMatchProblem *match_fixture_problem (GRand *rand, int n_tutees, int n_tutors);
void match_fixture_try_all (BinomeMatchProblem *problem, const int *lock, int *seats, guint tutee,
                            guint served, gint64 total, guint *best_served, gint64 *best_total);
