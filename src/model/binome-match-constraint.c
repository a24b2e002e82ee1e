/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Two people whom the co-ordinator keeps together or apart, or allows to be a pair, whatever the criteria
 * say. */

#include "binome-match-constraint.h"

#include <glib/gi18n-lib.h>

#include "binome-enrolment.h"
#include "binome-programme.h"

const BinomeChoice binome_match_constraint_kinds[] = {
  { "forbid", N_ ("Kept apart") },
  { "lock", N_ ("Kept together") },
  { "allow", N_ ("Allowed") },
  { NULL, NULL },
};

static const BinomeField fields[] = {
  [BINOME_MATCH_CONSTRAINT_PROGRAMME]
  = BINOME_REFERENCE ("programme", N_ ("Programme"), binome_programme_get_type,
                      BINOME_FIELD_REQUIRED | BINOME_FIELD_INTERNAL),
  [BINOME_MATCH_CONSTRAINT_TUTEE]
  = BINOME_REFERENCE ("tutee", N_ ("Tutee"), binome_enrolment_get_type, BINOME_FIELD_REQUIRED),
  [BINOME_MATCH_CONSTRAINT_TUTOR]
  = BINOME_REFERENCE ("tutor", N_ ("Tutor"), binome_enrolment_get_type, BINOME_FIELD_REQUIRED),
  [BINOME_MATCH_CONSTRAINT_KIND] = BINOME_CHOICE ("kind", N_ ("Constraint"), binome_match_constraint_kinds,
                                                  BINOME_MATCH_CONSTRAINT_KIND_FORBID, 0),
  [BINOME_MATCH_CONSTRAINT_REASON]
  = BINOME_TEXT ("reason", N_ ("Reason"), BINOME_FIELD_PERSONAL | BINOME_FIELD_SENSITIVE),
  [BINOME_MATCH_CONSTRAINT_DECIDED_ON] = BINOME_DAY ("decided-on", N_ ("Decided on"), BINOME_FIELD_INTERNAL),
  [BINOME_MATCH_CONSTRAINT_REASON_SHOWN]
  = BINOME_BOOLEAN ("reason-shown", N_ ("The minutes show the reason"), 0, BINOME_FIELD_INTERNAL),
};

static char *
dup_title (BinomeEntity *self)
{
  return g_strdup (binome_entity_get_choice_label (self, BINOME_MATCH_CONSTRAINT_KIND));
}

BINOME_DEFINE_ENTITY (BinomeMatchConstraint, binome_match_constraint, "match_constraint", N_ ("Constraint"),
                      fields)
