/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One run of the matching, kept with what it was given and what it found. */

#include "binome-match-run.h"

#include <glib/gi18n-lib.h>

#include "binome-criteria-set.h"
#include "binome-programme.h"

const BinomeChoice binome_match_run_states[] = {
  { "draft", N_ ("Draft") },
  { "adopted", N_ ("Adopted") },
  { "discarded", N_ ("Discarded") },
  { NULL, NULL },
};

static const BinomeField fields[] = {
  [BINOME_MATCH_RUN_PROGRAMME] = BINOME_REFERENCE ("programme", N_ ("Programme"), binome_programme_get_type,
                                                   BINOME_FIELD_REQUIRED | BINOME_FIELD_INTERNAL),
  [BINOME_MATCH_RUN_TITLE] = BINOME_TEXT ("title", N_ ("Title"), BINOME_FIELD_REQUIRED),
  [BINOME_MATCH_RUN_RUN_ON] = BINOME_DAY ("run-on", N_ ("Run on"), BINOME_FIELD_REQUIRED),
  [BINOME_MATCH_RUN_STATE] = BINOME_CHOICE ("state", N_ ("State"), binome_match_run_states,
                                            BINOME_MATCH_RUN_STATE_DRAFT, BINOME_FIELD_INTERNAL),
  [BINOME_MATCH_RUN_TUTEES] = BINOME_INTEGER ("tutees", N_ ("Tutees"), 0, 0, 0, 0),
  [BINOME_MATCH_RUN_TUTORS] = BINOME_INTEGER ("tutors", N_ ("Tutors"), 0, 0, 0, 0),
  [BINOME_MATCH_RUN_SEATS] = BINOME_INTEGER ("seats", N_ ("Places"), 0, 0, 0, 0),
  [BINOME_MATCH_RUN_SERVED] = BINOME_INTEGER ("served", N_ ("Tutees with a tutor"), 0, 0, 0, 0),
  [BINOME_MATCH_RUN_TOTAL] = BINOME_INTEGER ("total", N_ ("Total of points"), 0, 0, 0, BINOME_FIELD_INTERNAL),
  [BINOME_MATCH_RUN_MEAN_SCORE] = BINOME_REAL ("mean-score", N_ ("Mean score"), 0),
  [BINOME_MATCH_RUN_LOWEST_SCORE] = BINOME_REAL ("lowest-score", N_ ("Lowest score"), 0),
  [BINOME_MATCH_RUN_PROVEN] = BINOME_BOOLEAN ("proven", N_ ("Proven to be the best"), 0, 0),
  [BINOME_MATCH_RUN_CRITERIA] = BINOME_NOTE ("criteria", N_ ("Criteria"), BINOME_FIELD_INTERNAL),
  [BINOME_MATCH_RUN_CRITERIA_SET]
  = BINOME_REFERENCE ("criteria-set", N_ ("Criteria"), binome_criteria_set_get_type, BINOME_FIELD_INTERNAL),
  [BINOME_MATCH_RUN_BALANCE] = BINOME_BOOLEAN ("balance", N_ ("Spread tutees over tutors"), 0, 0),
  [BINOME_MATCH_RUN_BEST_WORST] = BINOME_BOOLEAN ("best-worst", N_ ("Raise the lowest score first"), 0, 0),
  [BINOME_MATCH_RUN_MINIMUM_SCORE]
  = BINOME_INTEGER ("minimum-score", N_ ("Lowest score accepted"), 0, 100, 0, 0),
  [BINOME_MATCH_RUN_RESERVE] = BINOME_INTEGER ("reserve", N_ ("Places kept free"), 0, 100000, 0, 0),
  [BINOME_MATCH_RUN_LOCKED] = BINOME_INTEGER ("locked", N_ ("Kept together by hand"), 0, 0, 0, 0),
  [BINOME_MATCH_RUN_LOAD_SPREAD] = BINOME_REAL ("load-spread", N_ ("Spread of the load"), 0),
  [BINOME_MATCH_RUN_AUTHOR] = BINOME_TEXT ("author", N_ ("Made by"), BINOME_FIELD_PERSONAL),
  [BINOME_MATCH_RUN_DECIDED_ON] = BINOME_DAY ("decided-on", N_ ("Decided on"), 0),
  [BINOME_MATCH_RUN_DECISION] = BINOME_NOTE ("decision", N_ ("Reason of the decision"), 0),
  [BINOME_MATCH_RUN_DECIDED_BY] = BINOME_TEXT ("decided-by", N_ ("Decided by"), BINOME_FIELD_PERSONAL),
  [BINOME_MATCH_RUN_UNREACHED]
  = BINOME_TEXT ("unreached", N_ ("Tutors nobody reaches"), BINOME_FIELD_INTERNAL),
  [BINOME_MATCH_RUN_DECISIONS]
  = BINOME_NOTE ("decisions", N_ ("Decisions by hand"),
                 BINOME_FIELD_INTERNAL | BINOME_FIELD_PERSONAL | BINOME_FIELD_SENSITIVE),
};

static char *
dup_title (BinomeEntity *self)
{
  return g_strdup (binome_entity_get_text (self, BINOME_MATCH_RUN_TITLE));
}

BINOME_DEFINE_ENTITY (BinomeMatchRun, binome_match_run, "match_run", N_ ("Matching run"), fields)
