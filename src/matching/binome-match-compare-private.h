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
  gboolean veto;  /* rules the pair out whatever the kind */
} BinomeMatchOutcome;

/* What one criterion adds to the score of a pair, once its outcome is known. */
typedef struct
{
  gboolean bars;
  int weight;    /* of a preference; 0 for a hard rule */
  int maximum;   /* obtainable by this pair: the weight, or 0 where it is left out */
  gint64 points; /* in millionths of a point of weight */
} BinomeMatchShare;

static inline BinomeMatchOutcome
outcome_unknown (void)
{
  return (BinomeMatchOutcome){ FALSE, FALSE, 0, FALSE };
}

static inline BinomeMatchOutcome
outcome_bool (gboolean met)
{
  return (BinomeMatchOutcome){ TRUE, met, met ? BINOME_MATCH_SCORE_MAX : 0, FALSE };
}

/* Of an amount, what share of the amount asked for; whole from there on. */
static inline BinomeMatchOutcome
outcome_share (gint64 amount, gint64 asked, gboolean met)
{
  gint64 part = CLAMP (amount, 0, asked);

  return (BinomeMatchOutcome){ TRUE, met, (int)(part * BINOME_MATCH_SCORE_MAX / asked), FALSE };
}

BinomeMatchOutcome binome_match_compare (const BinomeMatchProblem *problem,
                                         const BinomeMatchCriterion *criterion,
                                         const BinomeMatchMember *tutee, const BinomeMatchMember *tutor);
BinomeMatchOutcome binome_match_compare_common (const BinomeMatchCriterion *criterion, guint wanted,
                                                guint common);
BinomeMatchOutcome binome_match_compare_levels (guint common, guint compared, guint high);
BinomeMatchCriterion binome_match_lift (const BinomeMatchCriterion *criterion);
BinomeMatchShare binome_match_share (const BinomeMatchCriterion *criterion, BinomeMatchOutcome outcome);

/* binome-match-compare-fields.c */
BinomeMatchOutcome binome_match_compare_overlap (const BinomeMatchProblem *problem,
                                                 const BinomeMatchCriterion *criterion,
                                                 const BinomeMatchMember *tutee,
                                                 const BinomeMatchMember *tutor);
BinomeMatchOutcome binome_match_compare_numbers (const BinomeMatchProblem *problem,
                                                 const BinomeMatchCriterion *criterion,
                                                 const BinomeMatchMember *tutee,
                                                 const BinomeMatchMember *tutor);
BinomeMatchOutcome binome_match_compare_distance (const BinomeMatchProblem *problem,
                                                  const BinomeMatchCriterion *criterion,
                                                  const BinomeMatchMember *tutee,
                                                  const BinomeMatchMember *tutor);
BinomeMatchOutcome binome_match_compare_wishes (const BinomeMatchProblem *problem,
                                                const BinomeMatchCriterion *criterion,
                                                const BinomeMatchMember *tutee,
                                                const BinomeMatchMember *tutor);
char *binome_match_compare_dup_field (const BinomeMatchProblem *problem,
                                      const BinomeMatchCriterion *criterion, const BinomeMatchMember *member,
                                      const BinomeMatchMember *other, gboolean is_tutor);
char *binome_match_compare_dup_wish (const BinomeMatchProblem *problem, const BinomeMatchCriterion *criterion,
                                     const BinomeMatchMember *tutee, const BinomeMatchMember *tutor,
                                     gboolean is_tutor);

char *binome_match_compare_dup_value (const BinomeMatchProblem *problem,
                                      const BinomeMatchCriterion *criterion, const BinomeMatchMember *member,
                                      const BinomeMatchMember *other, gboolean is_tutor);

G_END_DECLS
