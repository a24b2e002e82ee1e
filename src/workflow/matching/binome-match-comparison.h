/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "binome-db.h"
#include "binome-model.h"

G_BEGIN_DECLS

/**
 * BinomeMatchSide:
 * @run: a #BinomeMatchRun
 * @busiest: the most tutees of one tutor
 * @n_tutors: tutors who have a tutee
 * @n_rivals: how many tutees and tutors would both rather have each other; -1 where that cannot be told
 * @only: (element-type utf8): criteria, in words, that only this run had
 * @criteria: (nullable): the kept set that the run was made with, and its version
 *
 * One of two runs that are compared.
 */
typedef struct
{
  BinomeEntity *run;
  guint busiest;
  guint n_tutors;
  int n_rivals;
  GPtrArray *only;
  char *criteria;
} BinomeMatchSide;

/**
 * BinomeMatchShift:
 * @tutee: a name
 * @from: the tutor of the first run; "" for nobody
 * @to: the tutor of the second run; "" for nobody
 * @from_score: 0 to 100
 * @to_score: 0 to 100
 *
 * A tutee whom two runs give another tutor.
 */
typedef struct
{
  char *tutee;
  char *from;
  char *to;
  double from_score;
  double to_score;
} BinomeMatchShift;

/**
 * BinomeMatchComparison:
 * @sides: the two runs
 * @shifts: (element-type BinomeMatchShift): who changes, by name
 * @n_common: tutees who have the same tutor in both
 *
 * Two runs side by side.
 */
typedef struct
{
  BinomeMatchSide sides[2];
  GPtrArray *shifts;
  guint n_common;
} BinomeMatchComparison;

BinomeMatchComparison *binome_match_comparison_read (BinomeDb *db, gint64 first, gint64 second,
                                                     GError **error);
void binome_match_comparison_free (BinomeMatchComparison *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (BinomeMatchComparison, binome_match_comparison_free)

G_END_DECLS
