/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A part of the week in which someone can meet; minutes count from midnight. */

#include "binome-availability.h"

#include <glib/gi18n-lib.h>

#include "binome-person.h"

const BinomeChoice binome_weekdays[] = {
  { "monday", N_ ("Monday") },       { "tuesday", N_ ("Tuesday") },
  { "wednesday", N_ ("Wednesday") }, { "thursday", N_ ("Thursday") },
  { "friday", N_ ("Friday") },       { "saturday", N_ ("Saturday") },
  { "sunday", N_ ("Sunday") },       { NULL, NULL },
};

const BinomeChoice binome_availability_places[] = {
  { "either", N_ ("On site or remote") },
  { "site", N_ ("On site") },
  { "remote", N_ ("Remote") },
  { NULL, NULL },
};

static const BinomeField fields[] = {
  [BINOME_AVAILABILITY_PERSON]
  = BINOME_REFERENCE ("person", N_ ("Person"), binome_person_get_type,
                      BINOME_FIELD_REQUIRED | BINOME_FIELD_INTERNAL | BINOME_FIELD_PERSONAL),
  [BINOME_AVAILABILITY_WEEKDAY]
  = BINOME_CHOICE ("weekday", N_ ("Day"), binome_weekdays, BINOME_WEEKDAY_MONDAY, BINOME_FIELD_PERSONAL),
  [BINOME_AVAILABILITY_STARTS_AT]
  = BINOME_INTEGER ("starts-at", N_ ("From"), 0, 1440, 540, BINOME_FIELD_PERSONAL),
  [BINOME_AVAILABILITY_ENDS_AT]
  = BINOME_INTEGER ("ends-at", N_ ("Until"), 0, 1440, 720, BINOME_FIELD_PERSONAL),
  [BINOME_AVAILABILITY_PLACE] = BINOME_CHOICE ("place", N_ ("Where"), binome_availability_places,
                                               BINOME_AVAILABILITY_PLACE_EITHER, BINOME_FIELD_PERSONAL),
};

static char *
dup_title (BinomeEntity *self)
{
  return g_strdup (binome_entity_get_choice_label (self, BINOME_AVAILABILITY_WEEKDAY));
}

BINOME_DEFINE_ENTITY (BinomeAvailability, binome_availability, "availability", N_ ("Availability"), fields)
