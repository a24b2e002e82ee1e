/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a run found for one tutee: a tutor and the reasons, or the reasons for nobody. */

#include "binome-match-result.h"

#include <glib/gi18n-lib.h>

#include "binome-enrolment.h"
#include "binome-entity-title.h"
#include "binome-match-run.h"

static const BinomeField fields[] = {
  [BINOME_MATCH_RESULT_RUN] = BINOME_REFERENCE ("run", N_ ("Matching run"), binome_match_run_get_type,
                                                BINOME_FIELD_REQUIRED | BINOME_FIELD_INTERNAL),
  [BINOME_MATCH_RESULT_TUTEE]
  = BINOME_REFERENCE ("tutee", N_ ("Tutee"), binome_enrolment_get_type, BINOME_FIELD_REQUIRED),
  [BINOME_MATCH_RESULT_TUTOR] = BINOME_REFERENCE ("tutor", N_ ("Tutor"), binome_enrolment_get_type, 0),
  [BINOME_MATCH_RESULT_SCORE] = BINOME_REAL ("score", N_ ("Score"), 0),
  [BINOME_MATCH_RESULT_COVERAGE] = BINOME_INTEGER ("coverage", N_ ("Known (%)"), 0, 100, 0, 0),
  [BINOME_MATCH_RESULT_LOCKED] = BINOME_BOOLEAN ("locked", N_ ("Kept together"), 0, 0),
  [BINOME_MATCH_RESULT_EXPLANATION] = BINOME_NOTE ("explanation", N_ ("Explanation"), 0),
  [BINOME_MATCH_RESULT_DETAIL] = BINOME_NOTE ("detail", N_ ("Detail"), BINOME_FIELD_INTERNAL),
};

static char *
dup_title (BinomeEntity *self)
{
  char *title = binome_entity_dup_title_of (self, BINOME_MATCH_RESULT_TUTEE);

  return title != NULL ? title : g_strdup (_ ("Tutee"));
}

BINOME_DEFINE_ENTITY (BinomeMatchResult, binome_match_result, "match_result", N_ ("Matching result"), fields)
