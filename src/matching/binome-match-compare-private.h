/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "binome-match-problem-private.h"
#include "binome-match-score.h"

G_BEGIN_DECLS

/* What comparing two people by one criterion gives. */
typedef struct
{
  gboolean known; /* the fields it needs are filled on both sides */
  gboolean met;   /* what the criterion describes is so */
  int share;      /* how far, 0 to BINOME_MATCH_SCORE_MAX */
} BinomeMatchOutcome;

BinomeMatchOutcome binome_match_compare (const BinomeMatchCriterion *criterion,
                                         const BinomeMatchMember *tutee, const BinomeMatchMember *tutor);
char *binome_match_compare_dup_value (const BinomeMatchCriterion *criterion, const BinomeMatchMember *member,
                                      const BinomeMatchMember *other, gboolean is_tutor);

G_END_DECLS
