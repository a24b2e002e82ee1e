/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "binome-match-problem.h"

G_BEGIN_DECLS

/* The best score: every preference that can be judged is met in full. */
#define BINOME_MATCH_SCORE_MAX 1000000

/**
 * BinomeMatchScore:
 * @feasible: whether no rule bars the pair
 * @score: points obtained over points obtainable, 0 to %BINOME_MATCH_SCORE_MAX; 0 where barred
 * @coverage: percent of the weights whose fields are filled on both sides
 * @barred_by: the first rule that bars the pair, or %BINOME_MATCH_RULE_NONE
 */
typedef struct
{
  gboolean feasible;
  int score;
  int coverage;
  int barred_by;
} BinomeMatchScore;

/* What a criterion says of a pair. */
typedef enum
{
  BINOME_MATCH_VERDICT_MET,
  BINOME_MATCH_VERDICT_PARTLY,
  BINOME_MATCH_VERDICT_NOT_MET,
  BINOME_MATCH_VERDICT_UNKNOWN,
  BINOME_MATCH_VERDICT_BARRED,
} BinomeMatchVerdict;

/**
 * BinomeMatchLine:
 * @criterion: its index
 * @title: its title
 * @tutee: what the tutee brings, as binome-match-value.h says; "" for nothing known
 * @tutor: what the tutor brings
 * @points: obtained, in millionths of a point of weight
 * @maximum: obtainable by this pair, in the same unit; 0 for a hard rule and where left out
 * @verdict: what came of it
 *
 * One line of the table that explains a score. The points of all lines over the maxima of all lines are
 * the score.
 */
typedef struct
{
  guint criterion;
  char *title;
  char *tutee;
  char *tutor;
  gint64 points;
  gint64 maximum;
  BinomeMatchVerdict verdict;
} BinomeMatchLine;

void binome_match_score_pair (BinomeMatchProblem *problem, guint tutee, guint tutor, BinomeMatchScore *score);
void binome_match_score_pair_without (BinomeMatchProblem *problem, guint tutee, guint tutor, int lifted,
                                      BinomeMatchScore *score);
void binome_match_score_pair_without_rules (BinomeMatchProblem *problem, guint tutee, guint tutor,
                                            const int *lifted, guint n_lifted, BinomeMatchScore *score);
gboolean binome_match_score_can_meet (BinomeMatchProblem *problem, guint tutee, guint tutor);
int binome_match_score_regardless (BinomeMatchProblem *problem, guint tutee, guint tutor);
guint binome_match_score_bars (BinomeMatchProblem *problem, guint tutee, guint tutor, gboolean *bars);
GPtrArray *binome_match_score_lines (BinomeMatchProblem *problem, guint tutee, guint tutor);
void binome_match_line_free (BinomeMatchLine *line);
const char *binome_match_verdict_get_label (BinomeMatchVerdict verdict);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (BinomeMatchLine, binome_match_line_free)

G_END_DECLS
