/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Someone of the company: tutor, tutee, manager or co-ordinator, over the years. */

#include "binome-person.h"

#include <glib/gi18n-lib.h>

static const BinomeField fields[] = {
  [BINOME_PERSON_FAMILY_NAME]
  = BINOME_TEXT ("family-name", N_ ("Family name"),
                 BINOME_FIELD_REQUIRED | BINOME_FIELD_PERSONAL | BINOME_FIELD_SEARCHED),
  [BINOME_PERSON_GIVEN_NAME]
  = BINOME_TEXT ("given-name", N_ ("Given name"), BINOME_FIELD_PERSONAL | BINOME_FIELD_SEARCHED),
  [BINOME_PERSON_STAFF_NUMBER]
  = BINOME_TEXT ("staff-number", N_ ("Staff number"), BINOME_FIELD_PERSONAL | BINOME_FIELD_SEARCHED),
  [BINOME_PERSON_EMAIL] = BINOME_TEXT ("email", N_ ("E-mail"), BINOME_FIELD_PERSONAL | BINOME_FIELD_SEARCHED),
  [BINOME_PERSON_PHONE] = BINOME_TEXT ("phone", N_ ("Telephone"), BINOME_FIELD_PERSONAL),
  [BINOME_PERSON_BIRTH_YEAR] = BINOME_INTEGER ("birth-year", N_ ("Year of birth"), 0, 2100, 0,
                                               BINOME_FIELD_PERSONAL | BINOME_FIELD_SENSITIVE),
  [BINOME_PERSON_SITE] = BINOME_TEXT ("site", N_ ("Site"), BINOME_FIELD_SEARCHED),
  [BINOME_PERSON_TEAM] = BINOME_TEXT ("team", N_ ("Team"), BINOME_FIELD_SEARCHED),
  [BINOME_PERSON_JOB] = BINOME_TEXT ("job", N_ ("Job"), BINOME_FIELD_SEARCHED),
  [BINOME_PERSON_GRADE] = BINOME_INTEGER ("grade", N_ ("Level of diploma"), 0, 8, 0, BINOME_FIELD_PERSONAL),
  [BINOME_PERSON_MANAGER] = BINOME_REFERENCE ("manager", N_ ("Line manager"), binome_person_get_type, 0),
  [BINOME_PERSON_HIRED_ON] = BINOME_DAY ("hired-on", N_ ("Hired on"), BINOME_FIELD_PERSONAL),
  [BINOME_PERSON_LEAVES_ON] = BINOME_DAY ("leaves-on", N_ ("Leaves on"), BINOME_FIELD_PERSONAL),
  [BINOME_PERSON_LANGUAGE] = BINOME_TEXT ("language", N_ ("Language"), 0),
  [BINOME_PERSON_REMOTE] = BINOME_BOOLEAN ("remote", N_ ("Works remotely"), 0, 0),
  [BINOME_PERSON_NOTE] = BINOME_NOTE ("note", N_ ("Notes"), BINOME_FIELD_PERSONAL),
};

static char *
dup_title (BinomeEntity *self)
{
  const char *given = binome_entity_get_text (self, BINOME_PERSON_GIVEN_NAME);
  const char *family = binome_entity_get_text (self, BINOME_PERSON_FAMILY_NAME);

  if (*given == '\0' || *family == '\0')
    return g_strconcat (given, family, NULL);

  return g_strconcat (given, " ", family, NULL);
}

BINOME_DEFINE_ENTITY (BinomePerson, binome_person, "person", N_ ("Person"), fields)
