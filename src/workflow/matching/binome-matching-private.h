/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <json-glib/json-glib.h>

#include "binome-match-explainer.h"
#include "binome-match-views.h"
#include "binome-matching.h"

G_BEGIN_DECLS

/* What a run found for one tutee, ready to be kept. */
typedef struct
{
  gint64 tutee;
  gint64 tutor; /* 0 for nobody */
  double score; /* 0 to 100 */
  int coverage;
  gboolean locked;
  char *detail;
} BinomeMatchFound;

/* How what explains a result is written down: 3 in values throughout; 2 with the values of the two in words,
 * without it all in words. */
#define BINOME_MATCHING_DETAIL_FORMAT 3
#define BINOME_MATCHING_DETAIL_CAN_BE_TOLD 2

void binome_match_found_free (BinomeMatchFound *self);

BinomeMatchProblem *binome_matching_load_problem (BinomeDb *db, gint64 programme, char **criteria,
                                                  GError **error);
GPtrArray *binome_match_detail_list_lines (BinomeMatchProblem *problem, guint tutee, guint tutor);
BinomeMatchSession *binome_matching_options_solve (const BinomeMatchingOptions *self,
                                                   BinomeMatchProblem *problem, GCancellable *cancellable,
                                                   BinomeMatchProgress progress, gpointer user_data,
                                                   GError **error);

/**
 * BinomeMatchInsight:
 * @session: solved; not to be changed as long as it is explained
 * @solution: the pairs of @session
 * @explainer: of @session
 * @fragile: (element-type BinomeMatchFragile) (nullable): pairs that hang on a weight; %NULL where there
 *   are too many people to find out
 * @unreached: (element-type guint) (nullable): tutors with a place whom no tutee can have; %NULL where only
 * one person is asked about
 * @n_asked: for how many people more it may be asked who else could be
 * @n_helped: for how many people without a tutor more it may be tried out what would help
 *
 * What is known of an optimum beside the pairs.
 */
typedef struct
{
  BinomeMatchSession *session;
  BinomeMatchSolution *solution;
  BinomeMatchExplainer *explainer;
  GArray *fragile;
  GArray *unreached;
  guint n_asked;
  guint n_helped;
} BinomeMatchInsight;

BinomeMatchInsight *binome_match_insight_new (BinomeMatchSession *session, GCancellable *cancellable,
                                              GError **error);
BinomeMatchInsight *binome_match_insight_new_for_one (BinomeMatchSession *session);
void binome_match_insight_free (BinomeMatchInsight *self);
char *binome_match_insight_list_unreached (const BinomeMatchInsight *self);
gboolean binome_match_insight_add_pair (BinomeMatchInsight *self, JsonBuilder *builder, guint tutee,
                                        GCancellable *cancellable, GError **error);
BinomeMatchReasons *binome_match_insight_dup_reasons (BinomeMatchInsight *self, guint tutee);
void binome_match_insight_add_nobody (BinomeMatchInsight *self, JsonBuilder *builder,
                                      const BinomeMatchReasons *reasons);
BinomeMatchFound *binome_matching_explain (BinomeMatchInsight *insight, guint tutee,
                                           GCancellable *cancellable, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (BinomeMatchInsight, binome_match_insight_free)

BinomeMatchRun *binome_matching_make_run (BinomeMatching *self);
GPtrArray *binome_matching_get_found (BinomeMatching *self);
const char *binome_matching_get_author (void);
void binome_matching_set_run (BinomeMatching *self, gint64 run);

/* The reasons that forbid a pair, where nobody but the program says so. */
#define BINOME_MATCHING_WAS_PAIR "was-pair"
#define BINOME_MATCHING_LATER "later\n" /* the day follows, and below it the rule that is broken then */
#define BINOME_MATCHING_BY_LAW "by-law"

G_END_DECLS
