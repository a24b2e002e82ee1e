/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "binome-match-compare-private.h"

G_BEGIN_DECLS

/* What a criterion adds to a pair in one number: points, what is obtainable above them, and above that a
 * mark where the pair is ruled out. Such numbers can be summed over all criteria. */
#define SUM_MAXIMUM_SHIFT 40
#define SUM_BARS_SHIFT 56
#define SUM_MAX_CRITERIA 255

typedef struct _BinomeMatchColumn BinomeMatchColumn;
typedef struct _BinomeMatchColumnRow BinomeMatchColumnRow;

/* A criterion made ready for one problem. See binome-match-column.c for the kinds. */
BinomeMatchColumn *binome_match_column_new (const BinomeMatchProblem *problem, guint criterion,
                                            gboolean lifted);
void binome_match_column_free (BinomeMatchColumn *self);

/* Where it goes by classes that can be summed up for joint classes. */
const guint16 *binome_match_column_get_classes (const BinomeMatchColumn *self, guint *n_classes);
const guint64 *binome_match_column_get_class_sums (const BinomeMatchColumn *self, guint tutee);

/* The room that one thread needs to work on a row. */
BinomeMatchColumnRow *binome_match_column_row_new (const BinomeMatchColumn *self);
void binome_match_column_row_free (BinomeMatchColumnRow *row);
void binome_match_column_begin (BinomeMatchColumnRow *row, guint tutee, guint64 *feasible);
int binome_match_column_compare (const BinomeMatchColumn *a, const BinomeMatchColumn *b);
int binome_match_column_get_weight (const BinomeMatchColumnRow *row);
gboolean binome_match_column_adds (const BinomeMatchColumnRow *row);
void binome_match_column_add (BinomeMatchColumnRow *row, guint block, const guint8 *who, guint n,
                              guint64 *sums);

static inline guint64
sum_of (const BinomeMatchCriterion *criterion, BinomeMatchOutcome outcome)
{
  BinomeMatchShare share = binome_match_share (criterion, outcome);

  return (guint64)share.points | (guint64)share.maximum << SUM_MAXIMUM_SHIFT
         | (guint64)share.bars << SUM_BARS_SHIFT;
}

G_END_DECLS
