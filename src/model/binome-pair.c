/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A tutor and a tutee: un binôme. */

#include "binome-pair.h"

#include <glib/gi18n-lib.h>

#include "binome-entity-title.h"
#include "binome-enrolment.h"
#include "binome-match-run.h"
#include "binome-programme.h"

const BinomeChoice binome_pair_states[] = {
  { "proposed", N_ ("Proposed") },       { "reviewed", N_ ("Reviewed") },
  { "offered", N_ ("Offered") },         { "accepted", N_ ("Accepted") },
  { "confirmed", N_ ("Confirmed") },     { "active", N_ ("Active") },
  { "paused", N_ ("Paused") },           { "closing", N_ ("Closing") },
  { "completed", N_ ("Completed") },     { "declined", N_ ("Declined") },
  { "expired", N_ ("Expired") },         { "cancelled", N_ ("Cancelled") },
  { "ended-early", N_ ("Ended early") }, { NULL, NULL },
};

const BinomeChoice binome_pair_origins[] = {
  { "run", N_ ("Matching run") },
  { "hand", N_ ("By hand") },
  { "import", N_ ("Import") },
  { "next", N_ ("Next best") },
  { NULL, NULL },
};

const BinomeChoice binome_pair_answers[] = {
  { "awaited", N_ ("Awaited") },
  { "accepted", N_ ("Accepted") },
  { "declined", N_ ("Declined") },
  { NULL, NULL },
};

const BinomeChoice binome_pair_decline_reasons[] = {
  { "none", N_ ("No reason given") },
  { "workload", N_ ("Workload") },
  { "dates", N_ ("Dates or hours do not fit") },
  { "distance", N_ ("Too far apart") },
  { "field", N_ ("Field or level does not fit") },
  { "relation", N_ ("Would rather have someone else") },
  { "leaving", N_ ("Leaving the company or the team") },
  { "other", N_ ("Other reason") },
  { NULL, NULL },
};

static const BinomeField fields[] = {
  [BINOME_PAIR_PROGRAMME] = BINOME_REFERENCE ("programme", N_ ("Programme"), binome_programme_get_type,
                                              BINOME_FIELD_REQUIRED | BINOME_FIELD_INTERNAL),
  [BINOME_PAIR_TUTEE]
  = BINOME_REFERENCE ("tutee", N_ ("Tutee"), binome_enrolment_get_type, BINOME_FIELD_REQUIRED),
  [BINOME_PAIR_TUTOR]
  = BINOME_REFERENCE ("tutor", N_ ("Tutor"), binome_enrolment_get_type, BINOME_FIELD_REQUIRED),
  [BINOME_PAIR_STATE] = BINOME_CHOICE ("state", N_ ("State"), binome_pair_states, BINOME_PAIR_STATE_PROPOSED,
                                       BINOME_FIELD_INTERNAL),
  [BINOME_PAIR_ORIGIN]
  = BINOME_CHOICE ("origin", N_ ("Origin"), binome_pair_origins, BINOME_PAIR_ORIGIN_RUN, 0),
  [BINOME_PAIR_RUN]
  = BINOME_REFERENCE ("run", N_ ("Matching run"), binome_match_run_get_type, BINOME_FIELD_INTERNAL),
  [BINOME_PAIR_SCORE] = BINOME_REAL ("score", N_ ("Score"), 0),
  [BINOME_PAIR_PROPOSED_ON] = BINOME_DAY ("proposed-on", N_ ("Proposed on"), 0),
  [BINOME_PAIR_STARTED_ON] = BINOME_DAY ("started-on", N_ ("Started on"), 0),
  [BINOME_PAIR_EXPECTED_END] = BINOME_DAY ("expected-end", N_ ("Expected end"), 0),
  [BINOME_PAIR_ENDED_ON] = BINOME_DAY ("ended-on", N_ ("Ended on"), 0),
  [BINOME_PAIR_END_REASON] = BINOME_TEXT ("end-reason", N_ ("Reason for the end"), 0),
  [BINOME_PAIR_GOALS] = BINOME_NOTE ("goals", N_ ("Goals"), 0),
  [BINOME_PAIR_NOTE] = BINOME_NOTE ("note", N_ ("Notes"), BINOME_FIELD_PERSONAL),
  [BINOME_PAIR_TUTOR_ASKED_ON] = BINOME_DAY ("tutor-asked-on", N_ ("Tutor asked on"), BINOME_FIELD_INTERNAL),
  [BINOME_PAIR_TUTOR_ANSWER] = BINOME_CHOICE ("tutor-answer", N_ ("Tutor’s answer"), binome_pair_answers,
                                              BINOME_PAIR_ANSWER_AWAITED, BINOME_FIELD_INTERNAL),
  [BINOME_PAIR_TUTEE_ASKED_ON] = BINOME_DAY ("tutee-asked-on", N_ ("Tutee asked on"), BINOME_FIELD_INTERNAL),
  [BINOME_PAIR_TUTEE_ANSWER] = BINOME_CHOICE ("tutee-answer", N_ ("Tutee’s answer"), binome_pair_answers,
                                              BINOME_PAIR_ANSWER_AWAITED, BINOME_FIELD_INTERNAL),
  [BINOME_PAIR_DECLINE_REASON]
  = BINOME_CHOICE ("decline-reason", N_ ("Why declined"), binome_pair_decline_reasons,
                   BINOME_DECLINE_REASON_NONE, BINOME_FIELD_INTERNAL),
  [BINOME_PAIR_RHYTHM] = BINOME_TEXT ("rhythm", N_ ("Rhythm of the meetings"), 0),
  [BINOME_PAIR_PLACE] = BINOME_TEXT ("place", N_ ("Where they meet"), 0),
  [BINOME_PAIR_HOURS_PER_MONTH] = BINOME_REAL ("hours-per-month", N_ ("Hours released a month"), 0),
  [BINOME_PAIR_PLAN_LEFT]
  = BINOME_NOTE ("plan-left", N_ ("Changes of the plan left aside"), BINOME_FIELD_INTERNAL),
};

static char *
dup_title (BinomeEntity *self)
{
  g_autofree char *tutor_title = binome_entity_dup_title_of (self, BINOME_PAIR_TUTOR);
  g_autofree char *tutee_title = binome_entity_dup_title_of (self, BINOME_PAIR_TUTEE);

  if (tutor_title == NULL || tutee_title == NULL)
    return g_strdup (_ ("Pair"));

  /* Translators: the name of a pair: the tutee, then the tutor. */
  return g_strdup_printf (_ ("%1$s with %2$s"), tutee_title, tutor_title);
}

BINOME_DEFINE_ENTITY (BinomePair, binome_pair, "pair", N_ ("Pair"), fields)
