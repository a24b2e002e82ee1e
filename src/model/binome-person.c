/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Someone of the company: tutor, tutee, manager or co-ordinator, over the years. */

#include "binome-person.h"

#include <glib/gi18n-lib.h>

#include "binome-error.h"

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

/* What the person alone can tell; that nobody leads those who lead them is seen in the file. */
static gboolean
check (BinomeEntity *self, guint field, GError **error)
{
  BinomeDate hired_on = binome_entity_get_date (self, BINOME_PERSON_HIRED_ON);
  BinomeDate leaves_on = binome_entity_get_date (self, BINOME_PERSON_LEAVES_ON);
  gint64 id = binome_entity_get_id (self);

  if ((field == BINOME_PERSON_HIRED_ON || field == BINOME_PERSON_LEAVES_ON) && hired_on != BINOME_DATE_NONE
      && leaves_on != BINOME_DATE_NONE && leaves_on < hired_on)
    {
      g_autofree char *hired = binome_date_format (hired_on, BINOME_DATE_MEDIUM);
      g_autofree char *leaves = binome_date_format (leaves_on, BINOME_DATE_MEDIUM);

      /* Translators: two dates. */
      g_set_error (error, BINOME_ERROR, BINOME_ERROR_INVALID,
                   _ ("Nobody leaves before being hired: hired on %1$s, leaves on %2$s."), hired, leaves);
      return FALSE;
    }
  if (field == BINOME_PERSON_MANAGER && id != 0
      && binome_entity_get_reference (self, BINOME_PERSON_MANAGER) == id)
    {
      g_set_error_literal (error, BINOME_ERROR, BINOME_ERROR_INVALID,
                           _ ("Nobody is their own line manager."));
      return FALSE;
    }

  return TRUE;
}

BINOME_DEFINE_CHECKED_ENTITY (BinomePerson, binome_person, "person", N_ ("Person"), fields, check)
