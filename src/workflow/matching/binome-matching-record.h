/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "binome-db.h"
#include "binome-model.h"

G_BEGIN_DECLS

/**
 * BinomeMatchAsked:
 * @title: of a criterion
 * @kind: whether it is a rule or a preference, with its weight, in words
 * @condition: what it looks at, with its thresholds, in words; "" where the run kept less
 * @missing: what an unknown value does, in words; "" where the run kept less
 * @viewpoint: whose view counts, in words; "" where the run kept less
 *
 * A criterion as it was when a run was made.
 */
typedef struct
{
  char *title;
  char *kind;
  char *condition;
  char *missing;
  char *viewpoint;
} BinomeMatchAsked;

/**
 * BinomeMatchDecision:
 * @tutee: a name
 * @tutor: a name
 * @kind: together, apart or allowed
 * @reason: why; "" where none was given, or it is not to be shown
 * @on: the day; %BINOME_DATE_NONE where it is not known
 *
 * Two people of whom something was decided when a run was made.
 */
typedef struct
{
  char *tutee;
  char *tutor;
  BinomeMatchConstraintKind kind;
  char *reason;
  BinomeDate on;
} BinomeMatchDecision;

GPtrArray *binome_match_run_list_criteria (BinomeEntity *run);
char *binome_match_asked_dup_line (const BinomeMatchAsked *self, gboolean whole);
gboolean binome_match_run_knows_criteria (BinomeEntity *run);

char *binome_matching_write_decisions (BinomeDb *db, gint64 programme, GError **error);
GPtrArray *binome_match_run_list_decisions (BinomeDb *db, BinomeEntity *run, GError **error);

G_END_DECLS
