/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "binome-entity.h"

G_BEGIN_DECLS

#define BINOME_TYPE_PERSON (binome_person_get_type ())
BINOME_DECLARE_ENTITY (BinomePerson, binome_person, PERSON)

/* Someone of the company: tutor, tutee, manager or co-ordinator, over the years. */
typedef enum
{
  BINOME_PERSON_FAMILY_NAME,
  BINOME_PERSON_GIVEN_NAME,
  BINOME_PERSON_STAFF_NUMBER,
  BINOME_PERSON_EMAIL,
  BINOME_PERSON_PHONE,
  BINOME_PERSON_BIRTH_YEAR,
  BINOME_PERSON_SITE,
  BINOME_PERSON_TEAM,
  BINOME_PERSON_JOB,
  BINOME_PERSON_GRADE,
  BINOME_PERSON_MANAGER,
  BINOME_PERSON_HIRED_ON,
  BINOME_PERSON_LEAVES_ON,
  BINOME_PERSON_LANGUAGE,
  BINOME_PERSON_REMOTE,
  BINOME_PERSON_NOTE,
} BinomePersonField;

BinomePerson *binome_person_new (void);

G_END_DECLS
