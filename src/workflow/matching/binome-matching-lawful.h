/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "binome-match-session.h"
#include "binome-rules-limit.h"

G_BEGIN_DECLS

/**
 * BinomeMatchingLawful:
 *
 * Whom the law counts among those who wait, and whom the tutors follow already: what the pairs found are held
 * against.
 */
typedef struct _BinomeMatchingLawful BinomeMatchingLawful;

BinomeMatchingLawful *binome_matching_lawful_new (BinomeRules *rules);
void binome_matching_lawful_free (BinomeMatchingLawful *self);
void binome_matching_lawful_add_tutee (BinomeMatchingLawful *self, gint64 enrolment,
                                       BinomeRuleContract contract);
void binome_matching_lawful_add_tutor (BinomeMatchingLawful *self, gint64 enrolment,
                                       const BinomeRuleCounts *followed);
gboolean binome_matching_lawful_correct (BinomeMatchSession *session, gboolean in_problem,
                                         gboolean *corrected, GError **error);
gboolean binome_matching_lawful_is_proven (BinomeMatchSolution *solution, gboolean by_total);

G_END_DECLS
