/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A person’s part in a programme, as tutor or tutee. */

#include "binome-enrolment.h"

#include <glib/gi18n-lib.h>

#include "binome-entity-title.h"
#include "binome-error.h"
#include "binome-person.h"
#include "binome-programme.h"

const BinomeChoice binome_enrolment_roles[] = {
  { "tutor", N_ ("Tutor") },
  { "tutee", N_ ("Tutee") },
  { NULL, NULL },
};

const BinomeChoice binome_enrolment_states[] = {
  { "identified", N_ ("Identified") },
  { "invited", N_ ("Invited") },
  { "interested", N_ ("Interested") },
  { "applied", N_ ("Applied") },
  { "manager-agreed", N_ ("Manager agreed") },
  { "interviewed", N_ ("Interviewed") },
  { "accepted", N_ ("Accepted") },
  { "waiting", N_ ("Waiting list") },
  { "matched", N_ ("Matched") },
  { "done", N_ ("Done") },
  { "refused", N_ ("Refused") },
  { "withdrew", N_ ("Withdrew") },
  { "unavailable", N_ ("Unavailable") },
  { "retired", N_ ("Retired") },
  { NULL, NULL },
};

const BinomeChoice binome_enrolment_contracts[] = {
  { "none", N_ ("No particular contract") },
  { "apprenticeship", N_ ("Apprenticeship contract") },
  { "professionalisation", N_ ("Professionalisation contract") },
  { "internship", N_ ("Internship") },
  { "aided", N_ ("Aided contract") },
  { "civic-service", N_ ("Civic service") },
  { NULL, NULL },
};

static const BinomeField fields[] = {
  [BINOME_ENROLMENT_PROGRAMME] = BINOME_REFERENCE ("programme", N_ ("Programme"), binome_programme_get_type,
                                                   BINOME_FIELD_REQUIRED | BINOME_FIELD_INTERNAL),
  [BINOME_ENROLMENT_PERSON] = BINOME_REFERENCE ("person", N_ ("Person"), binome_person_get_type,
                                                BINOME_FIELD_REQUIRED | BINOME_FIELD_PERSONAL),
  [BINOME_ENROLMENT_ROLE]
  = BINOME_CHOICE ("role", N_ ("Role"), binome_enrolment_roles, BINOME_ENROLMENT_ROLE_TUTOR, 0),
  [BINOME_ENROLMENT_STATE] = BINOME_CHOICE ("state", N_ ("State"), binome_enrolment_states,
                                            BINOME_ENROLMENT_STATE_ACCEPTED, BINOME_FIELD_INTERNAL),
  [BINOME_ENROLMENT_APPLIED_ON] = BINOME_DAY ("applied-on", N_ ("Applied on"), 0),
  [BINOME_ENROLMENT_CAPACITY] = BINOME_INTEGER ("capacity", N_ ("Tutees at most"), 0, 99, 1, 0),
  [BINOME_ENROLMENT_HOURS_PER_MONTH]
  = BINOME_REAL ("hours-per-month", N_ ("Hours a month"), BINOME_FIELD_NOT_NEGATIVE),
  [BINOME_ENROLMENT_CONTRACT] = BINOME_CHOICE ("contract", N_ ("Contract"), binome_enrolment_contracts,
                                               BINOME_CONTRACT_NONE, BINOME_FIELD_PERSONAL),
  [BINOME_ENROLMENT_STARTS_ON] = BINOME_DAY ("starts-on", N_ ("Available from"), 0),
  [BINOME_ENROLMENT_ENDS_ON] = BINOME_DAY ("ends-on", N_ ("Available until"), 0),
  [BINOME_ENROLMENT_GOALS] = BINOME_NOTE ("goals", N_ ("Goals"), BINOME_FIELD_PERSONAL),
  [BINOME_ENROLMENT_REASON] = BINOME_TEXT ("reason", N_ ("Reason"), BINOME_FIELD_PERSONAL),
  [BINOME_ENROLMENT_ENDED_ON] = BINOME_DAY ("ended-on", N_ ("Ended on"), 0),
  [BINOME_ENROLMENT_STATE_SINCE]
  = BINOME_DAY ("state-since", N_ ("In this state since"), BINOME_FIELD_INTERNAL),
  [BINOME_ENROLMENT_WAITING_SINCE]
  = BINOME_DAY ("waiting-since", N_ ("Waiting since"), BINOME_FIELD_INTERNAL),
  [BINOME_ENROLMENT_PRIORITY] = BINOME_INTEGER ("priority", N_ ("Priority (0 to 3)"), 0, 3, 0, 0),
  [BINOME_ENROLMENT_LEFT_FROM]
  = BINOME_CHOICE ("left-from", N_ ("Left at the stage"), binome_enrolment_states,
                   BINOME_ENROLMENT_STATE_IDENTIFIED, BINOME_FIELD_INTERNAL),
  [BINOME_ENROLMENT_EXPERIENCE] = BINOME_REAL ("experience", N_ ("Years of experience in the field"),
                                               BINOME_FIELD_PERSONAL | BINOME_FIELD_NOT_NEGATIVE),
  [BINOME_ENROLMENT_UNAVAILABLE_FROM]
  = BINOME_DAY ("unavailable-from", N_ ("Unavailable from"), BINOME_FIELD_INTERNAL),
  [BINOME_ENROLMENT_UNAVAILABLE_UNTIL]
  = BINOME_DAY ("unavailable-until", N_ ("Unavailable until"), BINOME_FIELD_INTERNAL),
  [BINOME_ENROLMENT_PROLONGED] = BINOME_BOOLEAN (
      "prolonged", N_ ("Training prolonged after a failed examination"), FALSE, BINOME_FIELD_PERSONAL),
};

static char *
dup_title (BinomeEntity *self)
{
  char *name = binome_entity_dup_title_of (self, BINOME_ENROLMENT_PERSON);

  return name != NULL ? name : g_strdup (binome_entity_get_choice_label (self, BINOME_ENROLMENT_ROLE));
}

static gboolean
check (BinomeEntity *self, guint field, GError **error)
{
  BinomeDate from = binome_entity_get_date (self, BINOME_ENROLMENT_STARTS_ON);
  BinomeDate until = binome_entity_get_date (self, BINOME_ENROLMENT_ENDS_ON);

  if ((field != BINOME_ENROLMENT_STARTS_ON && field != BINOME_ENROLMENT_ENDS_ON) || from == BINOME_DATE_NONE
      || until == BINOME_DATE_NONE || until >= from)
    return TRUE;

  g_set_error_literal (error, BINOME_ERROR, BINOME_ERROR_INVALID,
                       _ ("The part in the programme ends before it starts."));
  return FALSE;
}

BINOME_DEFINE_CHECKED_ENTITY (BinomeEnrolment, binome_enrolment, "enrolment", N_ ("Enrolment"), fields, check)
