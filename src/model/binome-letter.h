/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "binome-entity.h"

G_BEGIN_DECLS

#define BINOME_TYPE_LETTER (binome_letter_get_type ())
BINOME_DECLARE_ENTITY (BinomeLetter, binome_letter, LETTER)

/* A letter that was made: to whom, what it said and how it left. */
typedef enum
{
  BINOME_LETTER_LETTER,
  BINOME_LETTER_LANGUAGE,
  BINOME_LETTER_PERSON,
  BINOME_LETTER_PROGRAMME,
  BINOME_LETTER_ENROLMENT,
  BINOME_LETTER_PAIR,
  BINOME_LETTER_SUBJECT,
  BINOME_LETTER_BODY,
  BINOME_LETTER_MADE_ON,
  BINOME_LETTER_WAY,
  BINOME_LETTER_VERSION,
} BinomeLetterField;

/* How a letter left. */
typedef enum
{
  BINOME_LETTER_WAY_PRINTED,
  BINOME_LETTER_WAY_PDF,
  BINOME_LETTER_WAY_MESSAGE,
  BINOME_LETTER_WAY_MAIL,
} BinomeLetterWay;

extern const BinomeChoice binome_letter_ways[];

BinomeLetter *binome_letter_new (void);

G_END_DECLS
