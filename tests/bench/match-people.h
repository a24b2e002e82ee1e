/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "binome-match-problem.h"

/* A company to be matched: how many, how many sites, whether a pair must work on one site, in how many
 * percent of the half-days people are free, and how many places in percent of the tutees. */
typedef struct
{
  guint n_tutees;
  guint n_tutors;
  guint n_sites;
  gboolean one_site;
  guint free;
  guint seats;
  guint32 seed;
} MatchPeople;

BinomeMatchProblem *match_people_make (const MatchPeople *people);
