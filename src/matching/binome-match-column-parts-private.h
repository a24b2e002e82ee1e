/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "binome-match-column-private.h"

G_BEGIN_DECLS

/* The kinds of columns that keep something ready. */

/* binome-match-column.c */
gboolean binome_match_column_is_by_classes (const BinomeMatchCriterion *criterion);

/* binome-match-classes.c */
typedef struct _BinomeMatchClasses BinomeMatchClasses;

guint64 *binome_match_classes_dup_ranks (const BinomeMatchLineup *lineup,
                                         const BinomeMatchCriterion *criterion, guint64 *n_barred);
BinomeMatchClasses *binome_match_classes_new (const BinomeMatchLineup *lineup,
                                              const BinomeMatchCriterion *criterion);
void binome_match_classes_free (BinomeMatchClasses *self);
const guint16 *binome_match_classes_get_tutors (const BinomeMatchClasses *self, guint *n_classes);
const guint64 *binome_match_classes_get_sums (const BinomeMatchClasses *self, guint tutee);
gboolean binome_match_classes_adds (const BinomeMatchClasses *self);
void binome_match_classes_bar (const BinomeMatchClasses *self, guint tutee, guint64 *feasible);
gboolean binome_match_classes_get_lanes (const BinomeMatchClasses *self, guint tutee, guint block,
                                         BinomeMatchLanes *lanes);
const BinomeMatchCells *binome_match_classes_get_cells (const BinomeMatchClasses *self, guint tutee);

/* binome-match-counter.c */
enum
{
  COUNTER_HAS,
  COUNTER_LEVEL, /* at 1 or above: the level is known; then at 2, 3, 4 */
};

/* Something that a person wants or offers. */
typedef struct
{
  guint32 number : 28;
  guint32 level : 4;
} BinomeMatchWanted;

BinomeMatchCounter *binome_match_counters_find (const GPtrArray *counters,
                                                const BinomeMatchCriterion *criterion, guint *at);
guint binome_match_counter_count_wanted (const BinomeMatchCounter *self, guint tutee);
gboolean binome_match_counter_has_unknown_level (const BinomeMatchCounter *self);
const guint64 *binome_match_counter_get_set (const BinomeMatchCounter *self, guint number, guint set);
guint binome_match_counter_row_get_wanted (const BinomeMatchCounterRow *row,
                                           const BinomeMatchWanted **wanted);
const BinomeMatchLanes *binome_match_counter_row_count (BinomeMatchCounterRow *row, guint block);
const guint8 *binome_match_counter_row_get_numbers (BinomeMatchCounterRow *row, guint block,
                                                    const guint64 *live);

/* binome-match-counts.c */
typedef struct _BinomeMatchCounts BinomeMatchCounts;
typedef struct _BinomeMatchCountsRow BinomeMatchCountsRow;

BinomeMatchCounts *binome_match_counts_new (const BinomeMatchLineup *lineup,
                                            const BinomeMatchCriterion *criterion, const GPtrArray *counters);
void binome_match_counts_free (BinomeMatchCounts *self);
BinomeMatchCountsRow *binome_match_counts_row_new (const BinomeMatchCounts *self,
                                                   BinomeMatchCounterRow **counter_rows);
void binome_match_counts_row_free (BinomeMatchCountsRow *row);
gboolean binome_match_counts_begin (BinomeMatchCountsRow *row, gboolean *adds, gboolean *bars);
const BinomeMatchCells *binome_match_counts_get_cells (const BinomeMatchCountsRow *row);
void binome_match_counts_bar (BinomeMatchCountsRow *row, guint block, guint64 *live);
void binome_match_counts_lose (BinomeMatchCountsRow *row, guint block, const guint8 *losses,
                               const guint64 *live, guint8 *lost);
void binome_match_counts_add (BinomeMatchCountsRow *row, guint block, const guint8 *who, guint n,
                              guint64 *sums);

/* binome-match-sparse.c */
typedef struct _BinomeMatchRange BinomeMatchRange;
typedef struct _BinomeMatchExceptions BinomeMatchExceptions;

BinomeMatchRange *binome_match_range_new (const BinomeMatchLineup *lineup,
                                          const BinomeMatchCriterion *criterion);
void binome_match_range_free (BinomeMatchRange *self);
void binome_match_range_get (const BinomeMatchRange *self, guint tutee, const BinomeMatchLive *live,
                             guint64 *known, guint64 *met);

BinomeMatchExceptions *binome_match_exceptions_new (const BinomeMatchLineup *lineup,
                                                    const BinomeMatchCriterion *criterion);
void binome_match_exceptions_free (BinomeMatchExceptions *self);
const guint32 *binome_match_exceptions_get (const BinomeMatchExceptions *self, guint tutee, guint *n_tutors);
guint64 binome_match_exceptions_get_same (const BinomeMatchExceptions *self, guint tutee);

G_END_DECLS
