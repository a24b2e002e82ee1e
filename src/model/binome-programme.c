/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A tutoring programme: one edition, from its set-up to its evaluation. */

#include "binome-programme.h"

#include <glib/gi18n-lib.h>

#include "binome-error.h"

const BinomeChoice binome_programme_kinds[] = {
  { "onboarding", N_ ("Onboarding") },
  { "apprenticeship", N_ ("Apprenticeship") },
  { "professionalisation", N_ ("Professionalisation contract") },
  { "transfer", N_ ("Know-how transfer before departure") },
  { "mobility", N_ ("Internal mobility") },
  { "reverse", N_ ("Reverse mentoring") },
  { "peer", N_ ("Peer tutoring") },
  { "other", N_ ("Other") },
  { NULL, NULL },
};

const BinomeChoice binome_programme_states[] = {
  { "draft", N_ ("Draft") },
  { "preparing", N_ ("Preparing") },
  { "open", N_ ("Open to candidates") },
  { "matching", N_ ("Matching") },
  { "running", N_ ("Running") },
  { "evaluating", N_ ("Evaluating") },
  { "closed", N_ ("Closed") },
  { "archived", N_ ("Archived") },
  { "cancelled", N_ ("Cancelled") },
  { NULL, NULL },
};

static const BinomeField fields[] = {
  [BINOME_PROGRAMME_TITLE]
  = BINOME_TEXT ("title", N_ ("Title"), BINOME_FIELD_REQUIRED | BINOME_FIELD_SEARCHED),
  [BINOME_PROGRAMME_CODE] = BINOME_TEXT ("code", N_ ("Code"), BINOME_FIELD_SEARCHED),
  [BINOME_PROGRAMME_KIND]
  = BINOME_CHOICE ("kind", N_ ("Kind"), binome_programme_kinds, BINOME_PROGRAMME_KIND_ONBOARDING, 0),
  [BINOME_PROGRAMME_STATE] = BINOME_CHOICE ("state", N_ ("State"), binome_programme_states,
                                            BINOME_PROGRAMME_STATE_DRAFT, BINOME_FIELD_INTERNAL),
  [BINOME_PROGRAMME_PURPOSE] = BINOME_NOTE ("purpose", N_ ("Purpose"), 0),
  [BINOME_PROGRAMME_STARTS_ON] = BINOME_DAY ("starts-on", N_ ("Starts on"), BINOME_FIELD_REQUIRED),
  [BINOME_PROGRAMME_ENDS_ON] = BINOME_DAY ("ends-on", N_ ("Ends on"), BINOME_FIELD_REQUIRED),
  [BINOME_PROGRAMME_BUDGET] = BINOME_REAL ("budget", N_ ("Budget (€)"), BINOME_FIELD_MONEY),
  [BINOME_PROGRAMME_TUTEES_PER_TUTOR]
  = BINOME_INTEGER ("tutees-per-tutor", N_ ("Tutees per tutor at most"), 1, 99, 2, 0),
  [BINOME_PROGRAMME_SITES] = BINOME_TEXT ("sites", N_ ("Sites"), 0),
  [BINOME_PROGRAMME_LANGUAGE] = BINOME_TEXT ("language", N_ ("Language"), 0),
  [BINOME_PROGRAMME_HOURS_PER_TUTEE]
  = BINOME_REAL ("hours-per-tutee", N_ ("Hours a month for each tutee"), BINOME_FIELD_NOT_NEGATIVE),
};

static char *
dup_title (BinomeEntity *self)
{
  return g_strdup (binome_entity_get_text (self, BINOME_PROGRAMME_TITLE));
}

static gboolean
check (BinomeEntity *self, guint field, GError **error)
{
  BinomeDate from = binome_entity_get_date (self, BINOME_PROGRAMME_STARTS_ON);
  BinomeDate until = binome_entity_get_date (self, BINOME_PROGRAMME_ENDS_ON);

  if ((field != BINOME_PROGRAMME_STARTS_ON && field != BINOME_PROGRAMME_ENDS_ON) || from == BINOME_DATE_NONE
      || until == BINOME_DATE_NONE || until > from)
    return TRUE;

  g_set_error_literal (error, BINOME_ERROR, BINOME_ERROR_INVALID,
                       _ ("A programme must end after it starts."));
  return FALSE;
}

BINOME_DEFINE_CHECKED_ENTITY (BinomeProgramme, binome_programme, "programme", N_ ("Programme"), fields, check)
