/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A time someone spends in the company on one site, in one team, under one manager. */

#include "binome-presence.h"

#include <glib/gi18n-lib.h>

#include "binome-error.h"
#include "binome-person.h"

const BinomeChoice binome_working_patterns[] = {
  { "full-time", N_ ("Full time") },
  { "part-time", N_ ("Part time") },
  { "shifts", N_ ("Shifts") },
  { "nights", N_ ("Nights") },
  { "hybrid", N_ ("Partly remote") },
  { "remote", N_ ("Remote") },
  { NULL, NULL },
};

static const BinomeField fields[] = {
  [BINOME_PRESENCE_PERSON]
  = BINOME_REFERENCE ("person", N_ ("Person"), binome_person_get_type,
                      BINOME_FIELD_REQUIRED | BINOME_FIELD_INTERNAL | BINOME_FIELD_PERSONAL),
  [BINOME_PRESENCE_STARTS_ON] = BINOME_DAY ("starts-on", N_ ("From"), BINOME_FIELD_PERSONAL),
  [BINOME_PRESENCE_ENDS_ON] = BINOME_DAY ("ends-on", N_ ("Until"), BINOME_FIELD_PERSONAL),
  [BINOME_PRESENCE_SITE] = BINOME_TEXT ("site", N_ ("Site"), 0),
  [BINOME_PRESENCE_TEAM] = BINOME_TEXT ("team", N_ ("Team"), 0),
  [BINOME_PRESENCE_MANAGER] = BINOME_REFERENCE ("manager", N_ ("Line manager"), binome_person_get_type, 0),
  [BINOME_PRESENCE_PATTERN] = BINOME_CHOICE ("pattern", N_ ("Working pattern"), binome_working_patterns,
                                             BINOME_WORKING_PATTERN_FULL_TIME, BINOME_FIELD_PERSONAL),
  [BINOME_PRESENCE_NOTE] = BINOME_NOTE ("note", N_ ("Notes"), BINOME_FIELD_PERSONAL),
};

static char *
dup_title (BinomeEntity *self)
{
  g_autoptr (BinomeEntity) subject = binome_entity_get_object (self, BINOME_PRESENCE_PERSON);

  return subject != NULL ? binome_entity_dup_title (subject) : g_strdup (_ ("Presence"));
}

static gboolean
check (BinomeEntity *self, guint field, GError **error)
{
  BinomeDate from = binome_entity_get_date (self, BINOME_PRESENCE_STARTS_ON);
  BinomeDate until = binome_entity_get_date (self, BINOME_PRESENCE_ENDS_ON);
  gint64 manager = binome_entity_get_reference (self, BINOME_PRESENCE_MANAGER);

  if ((field == BINOME_PRESENCE_STARTS_ON || field == BINOME_PRESENCE_ENDS_ON) && from != BINOME_DATE_NONE
      && until != BINOME_DATE_NONE && until < from)
    {
      g_set_error_literal (error, BINOME_ERROR, BINOME_ERROR_INVALID,
                           _ ("The period ends before it starts."));
      return FALSE;
    }
  if (field == BINOME_PRESENCE_MANAGER && manager != 0
      && manager == binome_entity_get_reference (self, BINOME_PRESENCE_PERSON))
    {
      g_set_error_literal (error, BINOME_ERROR, BINOME_ERROR_INVALID,
                           _ ("Nobody is their own line manager."));
      return FALSE;
    }

  return TRUE;
}

BINOME_DEFINE_CHECKED_ENTITY (BinomePresence, binome_presence, "presence", N_ ("Presence"), fields, check)
