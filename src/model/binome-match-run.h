/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "binome-entity.h"

G_BEGIN_DECLS

#define BINOME_TYPE_MATCH_RUN (binome_match_run_get_type ())
BINOME_DECLARE_ENTITY (BinomeMatchRun, binome_match_run, MATCH_RUN)

/* One run of the matching, kept with what it was given and what it found. */
typedef enum
{
  BINOME_MATCH_RUN_PROGRAMME,
  BINOME_MATCH_RUN_TITLE,
  BINOME_MATCH_RUN_RUN_ON,
  BINOME_MATCH_RUN_STATE,
  BINOME_MATCH_RUN_TUTEES,
  BINOME_MATCH_RUN_TUTORS,
  BINOME_MATCH_RUN_SEATS,
  BINOME_MATCH_RUN_SERVED,
  BINOME_MATCH_RUN_TOTAL,
  BINOME_MATCH_RUN_MEAN_SCORE,
  BINOME_MATCH_RUN_LOWEST_SCORE,
  BINOME_MATCH_RUN_PROVEN,
  BINOME_MATCH_RUN_CRITERIA,
  BINOME_MATCH_RUN_CRITERIA_SET,
  BINOME_MATCH_RUN_BALANCE,
  BINOME_MATCH_RUN_BEST_WORST,
  BINOME_MATCH_RUN_MINIMUM_SCORE,
  BINOME_MATCH_RUN_RESERVE,
  BINOME_MATCH_RUN_LOCKED,
  BINOME_MATCH_RUN_LOAD_SPREAD,
  BINOME_MATCH_RUN_AUTHOR,
  BINOME_MATCH_RUN_DECIDED_ON,
  BINOME_MATCH_RUN_DECISION,
  BINOME_MATCH_RUN_DECIDED_BY,
  BINOME_MATCH_RUN_UNREACHED, /* their enrolments, with spaces between */
  BINOME_MATCH_RUN_DECISIONS, /* what was decided of pairs by hand then, see binome-matching-record.c */
} BinomeMatchRunField;

/* What became of a run. */
typedef enum
{
  BINOME_MATCH_RUN_STATE_DRAFT,
  BINOME_MATCH_RUN_STATE_ADOPTED,
  BINOME_MATCH_RUN_STATE_DISCARDED,
} BinomeMatchRunState;

extern const BinomeChoice binome_match_run_states[];

BinomeMatchRun *binome_match_run_new (void);

G_END_DECLS
