/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "binome-match-column-private.h"

G_BEGIN_DECLS

/* The kinds of columns that keep something ready. */

/* binome-match-classes.c */
typedef struct _BinomeMatchClasses BinomeMatchClasses;

BinomeMatchClasses *binome_match_classes_new (const BinomeMatchProblem *problem,
                                              const BinomeMatchCriterion *criterion);
void binome_match_classes_free (BinomeMatchClasses *self);
const guint16 *binome_match_classes_get_tutors (const BinomeMatchClasses *self, guint *n_classes);
const guint64 *binome_match_classes_get_sums (const BinomeMatchClasses *self, guint tutee);
gboolean binome_match_classes_adds (const BinomeMatchClasses *self);
void binome_match_classes_bar (const BinomeMatchClasses *self, guint tutee, guint64 *feasible);

/* binome-match-counts.c */
typedef struct _BinomeMatchCounts BinomeMatchCounts;
typedef struct _BinomeMatchCountsRow BinomeMatchCountsRow;

BinomeMatchCounts *binome_match_counts_new (const BinomeMatchProblem *problem,
                                            const BinomeMatchCriterion *criterion);
void binome_match_counts_free (BinomeMatchCounts *self);
BinomeMatchCountsRow *binome_match_counts_row_new (const BinomeMatchCounts *self);
void binome_match_counts_row_free (BinomeMatchCountsRow *row);
gboolean binome_match_counts_begin (BinomeMatchCountsRow *row, guint tutee, guint64 *feasible,
                                    gboolean *adds);
void binome_match_counts_add (BinomeMatchCountsRow *row, guint block, const guint8 *who, guint n,
                              guint64 *sums);

/* binome-match-sparse.c */
typedef struct _BinomeMatchRange BinomeMatchRange;
typedef struct _BinomeMatchExceptions BinomeMatchExceptions;

BinomeMatchRange *binome_match_range_new (const BinomeMatchProblem *problem,
                                          const BinomeMatchCriterion *criterion);
void binome_match_range_free (BinomeMatchRange *self);
void binome_match_range_get (const BinomeMatchRange *self, guint tutee, guint64 *known, guint64 *met);

BinomeMatchExceptions *binome_match_exceptions_new (const BinomeMatchProblem *problem,
                                                    const BinomeMatchCriterion *criterion);
void binome_match_exceptions_free (BinomeMatchExceptions *self);
const guint32 *binome_match_exceptions_get (const BinomeMatchExceptions *self, guint tutee, guint *n_tutors);
guint64 binome_match_exceptions_get_same (const BinomeMatchExceptions *self, guint tutee);

G_END_DECLS
