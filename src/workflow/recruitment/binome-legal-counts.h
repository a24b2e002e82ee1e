/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "binome-db.h"
#include "binome-model.h"
#include "binome-rules-limit.h"

G_BEGIN_DECLS

/**
 * BinomeLegalCounts:
 *
 * Whom tutors follow, and who waits for one, as the law counts them: by contract, over all programmes, each
 * tutee with the principal tutor alone.
 */
typedef struct _BinomeLegalCounts BinomeLegalCounts;

BinomeLegalCounts *binome_legal_counts_read (BinomeDb *db, gint64 programme, GError **error);
void binome_legal_counts_free (BinomeLegalCounts *self);

int binome_legal_counts_limit (BinomeLegalCounts *self, gint64 person, const BinomeRule **rule);
int binome_legal_counts_limit_waiting (BinomeLegalCounts *self, gint64 person, BinomeRuleContract *barred,
                                       const BinomeRule **rule);

gboolean binome_legal_counts_add (BinomeLegalCounts *self, BinomeDb *db, gint64 programme, gint64 person,
                                  GError **error);
BinomeRuleCounts *binome_legal_counts_get (BinomeLegalCounts *self, gint64 person);
gboolean binome_legal_counts_check (BinomeLegalCounts *self, BinomeEntity *tutor_person, BinomeEntity *tutee,
                                    GError **error);
gboolean binome_legal_check (BinomeDb *db, BinomeEntity *tutor_person, BinomeEntity *tutee, gint64 pair,
                             GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (BinomeLegalCounts, binome_legal_counts_free)

G_END_DECLS
