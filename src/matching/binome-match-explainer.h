/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "binome-match-session.h"

G_BEGIN_DECLS

/* How many tutors are kept by index, where there are more. */
#define BINOME_MATCH_TUTORS_NAMED 5

/**
 * BinomeMatchTutors:
 * @n: how many
 * @first: the indexes of the first of them
 */
typedef struct
{
  guint n;
  guint first[BINOME_MATCH_TUTORS_NAMED];
} BinomeMatchTutors;

/**
 * BinomeMatchRuleCount:
 * @rule: which one
 * @removed: the tutors it rules out, alone or with other rules
 * @removed_alone: how many of those no other rule rules out
 * @would_serve: how many of the latter could take the person if the rule were given up, if need be by moving
 *   others to another suitable tutor, everyone served staying served
 *
 * What one rule does to one person.
 */
typedef struct
{
  guint rule;
  BinomeMatchTutors removed;
  guint removed_alone;
  guint would_serve;
} BinomeMatchRuleCount;

/* Why a tutor whom no rule removes does not take the person. */
typedef enum
{
  BINOME_MATCH_LACK_PLACE,     /* all places are taken by now */
  BINOME_MATCH_LACK_HELD_BACK, /* what is left is held back */
  BINOME_MATCH_LACK_PROGRAMME, /* all are taken, and the programme allows no more */
  BINOME_MATCH_LACK_LAW,       /* so does the law */
  BINOME_MATCH_LACK_HOURS,     /* so do the hours of the tutor */
  BINOME_MATCH_LACK_SCORE,     /* the score is below the lowest accepted */
} BinomeMatchLack;

#define BINOME_MATCH_N_LACKS (BINOME_MATCH_LACK_SCORE + 1)

/* What a relaxation gives up. */
typedef enum
{
  BINOME_MATCH_RELAX_RULE,         /* a rule, for this person alone */
  BINOME_MATCH_RELAX_PAIR,         /* that two people are kept apart */
  BINOME_MATCH_RELAX_RESERVE,      /* places with a tutor that are held back */
  BINOME_MATCH_RELAX_SEAT,         /* more places with a tutor */
  BINOME_MATCH_RELAX_MINIMUM,      /* the lowest acceptable score, for this person alone */
  BINOME_MATCH_RELAX_TWO_RULES,    /* two rules, for this person alone */
  BINOME_MATCH_RELAX_RULE_MINIMUM, /* a rule and the lowest acceptable score, for this person alone */
  BINOME_MATCH_RELAX_RULE_SEAT,    /* a rule, for this person with a tutor who has one more place */
} BinomeMatchRelax;

#define BINOME_MATCH_N_RELAX (BINOME_MATCH_RELAX_RULE_SEAT + 1)

/**
 * BinomeMatchRelaxation:
 * @relax: what is given up
 * @rule: the rule, or the one that keeps the pair apart
 * @second: the other rule, or %BINOME_MATCH_RULE_NONE
 * @tutor: the tutor of the place; otherwise whom they would get
 * @count: how many places
 * @served: how many people more would be served
 * @total: how much higher the total score would be
 *
 * A small change with which somebody would be served, in the best matching then, or in one that is as good:
 * done, solved and taken back, so that the gain is exact.
 */
typedef struct
{
  BinomeMatchRelax relax;
  guint rule;
  int second;
  guint tutor;
  guint count;
  int served;
  gint64 total;
} BinomeMatchRelaxation;

/**
 * BinomeMatchReasons:
 * @n_tutors: how many tutors there are
 * @lacks: per #BinomeMatchLack, the tutors whom no rule removes
 * @rules: (element-type BinomeMatchRuleCount): the rules that remove somebody, those that remove most first
 * @relaxations: (element-type BinomeMatchRelaxation) (nullable): the changes that would serve the person, the
 *   best gain first; two at once only where none does alone; %NULL where they were not looked for
 *
 * Why somebody has no tutor. A tutor is counted under every rule that removes them, or under one lack.
 */
typedef struct
{
  guint n_tutors;
  BinomeMatchTutors lacks[BINOME_MATCH_N_LACKS];
  GArray *rules;
  GArray *relaxations;
} BinomeMatchReasons;

#define BINOME_TYPE_MATCH_EXPLAINER (binome_match_explainer_get_type ())
G_DECLARE_FINAL_TYPE (BinomeMatchExplainer, binome_match_explainer, BINOME, MATCH_EXPLAINER, GObject)

BinomeMatchExplainer *binome_match_explainer_new (BinomeMatchSession *session);
gboolean binome_match_explainer_lift_rule (BinomeMatchExplainer *self, guint rule, guint *served,
                                           gint64 *total, GCancellable *cancellable, GError **error);
char *binome_match_explainer_dup_pair_sentence (BinomeMatchExplainer *self, guint tutee);
BinomeMatchReasons *binome_match_explainer_dup_reasons (BinomeMatchExplainer *self, guint tutee,
                                                        gboolean with_relaxations);
void binome_match_reasons_free (BinomeMatchReasons *reasons);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (BinomeMatchReasons, binome_match_reasons_free)

G_END_DECLS
