/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "binome-match-problem.h"
#include "binome-model.h"

G_BEGIN_DECLS

/* The rules of the program itself, as a run keeps them; a criterion is kept by its title. */
#define BINOME_MATCHING_RULE_SELF "self"
#define BINOME_MATCHING_RULE_APART "apart"
#define BINOME_MATCHING_RULE_VETO "veto"
#define BINOME_MATCHING_RULE_PRESENCE "presence"
#define BINOME_MATCHING_RULE_LATER "later"
#define BINOME_MATCHING_RULE_WAS_PAIR "was-pair"
#define BINOME_MATCHING_RULE_BY_LAW "by-law"

/* What tutors lack whom no rule removes. */
#define BINOME_MATCHING_LACK_PLACE "no-place"
#define BINOME_MATCHING_LACK_HELD_BACK "held-back"
#define BINOME_MATCHING_LACK_PROGRAMME "programme"
#define BINOME_MATCHING_LACK_LAW "law"
#define BINOME_MATCHING_LACK_HOURS "hours"

const char *binome_matching_rule_find_code (BinomeMatchProblem *problem, guint rule);
const char *binome_matching_rule_get_title (const char *code);

/* What would serve somebody, as a run keeps it. */
#define BINOME_MATCHING_HELP_PAIR "pair"
#define BINOME_MATCHING_HELP_SEAT "seat"
#define BINOME_MATCHING_HELP_MINIMUM "minimum"
#define BINOME_MATCHING_HELP_RULE "rule"
#define BINOME_MATCHING_HELP_RESERVE "reserve"
#define BINOME_MATCHING_HELP_TWO_RULES "two-rules"
#define BINOME_MATCHING_HELP_RULE_MINIMUM "rule-minimum"
#define BINOME_MATCHING_HELP_RULE_SEAT "rule-seat"

char *binome_matching_help_describe (const char *kind, const char *tutor, const char *rule,
                                     const char *second, guint places);

char *binome_match_result_dup_explanation (BinomeEntity *result);
char *binome_match_explanation_dup (const char *detail, gboolean is_pair, gboolean is_locked,
                                    const char *otherwise);

G_END_DECLS
