/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "binome-match-session.h"

G_BEGIN_DECLS

/* The remedy "one more seat", beside those that lift a rule. */
#define BINOME_MATCH_REMEDY_SEAT (-2)

/**
 * BinomeMatchRuleCount:
 * @rule: which one
 * @removed: how many tutors it rules out, alone or with other rules
 * @removed_alone: how many of those no other rule rules out
 * @would_serve: how many of the latter could take the person, if need be by moving others to another
 *   suitable tutor, everyone served staying served
 *
 * What one rule does to one person.
 */
typedef struct
{
  guint rule;
  guint removed;
  guint removed_alone;
  guint would_serve;
} BinomeMatchRuleCount;

/* What a relaxation gives up. */
typedef enum
{
  BINOME_MATCH_RELAX_RULE,    /* a rule, for this person alone */
  BINOME_MATCH_RELAX_PAIR,    /* that two people are kept apart */
  BINOME_MATCH_RELAX_SEAT,    /* one more place with a tutor */
  BINOME_MATCH_RELAX_MINIMUM, /* the lowest acceptable score, for this person alone */
} BinomeMatchRelax;

/**
 * BinomeMatchRelaxation:
 * @relax: what is given up
 * @rule: the rule, or the one that keeps the pair apart
 * @tutor: the tutor of the pair or of the place; who they would get below the lowest acceptable score
 * @served: how many people more would be served
 * @total: how much higher the total score would be
 *
 * One small change that would serve somebody: done, solved and taken back, so that the gain is exact.
 */
typedef struct
{
  BinomeMatchRelax relax;
  guint rule;
  guint tutor;
  int served;
  gint64 total;
} BinomeMatchRelaxation;

/**
 * BinomeMatchReasons:
 * @n_tutors: how many tutors there are
 * @n_suitable: how many of them no rule removes; all their seats are taken
 * @rules: (element-type BinomeMatchRuleCount): the rules that remove somebody, those that remove most first
 * @n_too_low: how many tutors only the lowest acceptable score removes
 * @relaxations: (element-type BinomeMatchRelaxation): the changes that would serve the person, the best gain
 *   first
 * @remedy: the rule whose lifting for this person alone would serve them, %BINOME_MATCH_REMEDY_SEAT where
 *   one more seat at a suitable tutor would, %BINOME_MATCH_RULE_NONE where no single change does
 * @sentence: why there is nobody, in the user's language
 * @advice: (nullable): the remedy in words
 *
 * Why somebody has no tutor.
 */
typedef struct
{
  guint n_tutors;
  guint n_suitable;
  guint n_too_low;
  GArray *rules;
  GArray *relaxations;
  int remedy;
  char *sentence;
  char *advice;
} BinomeMatchReasons;

#define BINOME_TYPE_MATCH_EXPLAINER (binome_match_explainer_get_type ())
G_DECLARE_FINAL_TYPE (BinomeMatchExplainer, binome_match_explainer, BINOME, MATCH_EXPLAINER, GObject)

BinomeMatchExplainer *binome_match_explainer_new (BinomeMatchSession *session);
gboolean binome_match_explainer_lift_rule (BinomeMatchExplainer *self, guint rule, guint *served,
                                           gint64 *total, GCancellable *cancellable, GError **error);
char *binome_match_explainer_dup_pair_sentence (BinomeMatchExplainer *self, guint tutee);
BinomeMatchReasons *binome_match_explainer_dup_reasons (BinomeMatchExplainer *self, guint tutee);
void binome_match_reasons_free (BinomeMatchReasons *reasons);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (BinomeMatchReasons, binome_match_reasons_free)

G_END_DECLS
