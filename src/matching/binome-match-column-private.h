/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "binome-match-compare-private.h"
#include "binome-match-lanes-private.h"
#include "binome-match-lineup-private.h"

G_BEGIN_DECLS

/* What a criterion adds to a pair in one number: points, what is obtainable above them, and above that a
 * mark where the pair is ruled out. Such numbers can be summed over all criteria. */
#define SUM_MAXIMUM_SHIFT 40
#define SUM_BARS_SHIFT 56
#define SUM_MAX_CRITERIA 255

typedef struct _BinomeMatchColumn BinomeMatchColumn;
typedef struct _BinomeMatchColumnRow BinomeMatchColumnRow;
typedef struct _BinomeMatchCounter BinomeMatchCounter;
typedef struct _BinomeMatchCounterRow BinomeMatchCounterRow;

/* What a row's people can get from a criterion, in few cells: each person is in one. */
typedef struct
{
  guint n;
  gint32 best[LANES_CELLS]; /* the most points of an outcome that counts, -1 where there is none */
  guint16 is_free;          /* a bit per cell in which the criterion may be left out */
} BinomeMatchCells;

/* A criterion made ready for one problem. See binome-match-column.c for the kinds. */
BinomeMatchColumn *binome_match_column_new (const BinomeMatchLineup *lineup, guint criterion, gboolean lifted,
                                            const GPtrArray *counters);
void binome_match_column_free (BinomeMatchColumn *self);
int binome_match_column_compare (const BinomeMatchColumn *a, const BinomeMatchColumn *b);
void binome_match_column_bar_classes (const BinomeMatchColumn *self, guint tutee, guint64 *feasible);

/* What is counted, once for all criteria that look at it: of GPtrArray of BinomeMatchCounter. */
GPtrArray *binome_match_counters_new (const BinomeMatchLineup *lineup, guint n_threads);
BinomeMatchCounterRow **binome_match_counters_rows_new (const GPtrArray *counters);
void binome_match_counters_rows_free (const GPtrArray *counters, BinomeMatchCounterRow **rows);
void binome_match_counters_begin (const GPtrArray *counters, BinomeMatchCounterRow **rows, guint tutee);

/* The room that one thread needs to work on a row. */
BinomeMatchColumnRow *binome_match_column_row_new (const BinomeMatchColumn *self,
                                                   BinomeMatchCounterRow **counter_rows);
void binome_match_column_row_free (BinomeMatchColumnRow *row);
void binome_match_column_begin (BinomeMatchColumnRow *row, guint tutee, guint64 *feasible,
                                const BinomeMatchLive *live);
int binome_match_column_get_weight (const BinomeMatchColumnRow *row);
gboolean binome_match_column_adds (const BinomeMatchColumnRow *row);
gboolean binome_match_column_bars (const BinomeMatchColumnRow *row);
const BinomeMatchCells *binome_match_column_get_cells (const BinomeMatchColumnRow *row);
void binome_match_column_bar (BinomeMatchColumnRow *row, guint block, guint64 *live);
void binome_match_column_lose (BinomeMatchColumnRow *row, guint block, const guint8 *losses,
                               const guint64 *live, guint8 *lost);
void binome_match_column_spare (const BinomeMatchColumnRow *row, guint block, guint64 *spared);
void binome_match_column_add (BinomeMatchColumnRow *row, guint block, const guint8 *who, guint n,
                              guint64 *sums);

static inline guint64
sum_of (const BinomeMatchCriterion *criterion, BinomeMatchOutcome outcome)
{
  BinomeMatchShare share = binome_match_share (criterion, outcome);

  return (guint64)share.points | (guint64)share.maximum << SUM_MAXIMUM_SHIFT
         | (guint64)share.bars << SUM_BARS_SHIFT;
}

static inline gboolean
sum_bars (guint64 sum)
{
  return sum >> SUM_BARS_SHIFT != 0;
}

static inline gint64
sum_points (guint64 sum)
{
  return (gint64)(sum & ((G_GUINT64_CONSTANT (1) << SUM_MAXIMUM_SHIFT) - 1));
}

static inline gint64
sum_maximum (guint64 sum)
{
  return (gint64)(sum >> SUM_MAXIMUM_SHIFT & 0xffff);
}

static inline void
cells_clear (BinomeMatchCells *self)
{
  self->n = 0;
  self->is_free = 0;
  for (guint k = 0; k < LANES_CELLS; k++)
    self->best[k] = -1;
}

/* Somebody in this cell may get this. */
static inline void
cells_add (BinomeMatchCells *self, guint cell, guint64 sum)
{
  self->n = MAX (self->n, cell + 1);
  if (sum_bars (sum))
    return;
  if (sum_maximum (sum) == 0)
    self->is_free |= (guint16)(1u << cell);
  else
    self->best[cell] = MAX (self->best[cell], (gint32)sum_points (sum));
}

G_END_DECLS
