/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "binome-entity.h"

G_BEGIN_DECLS

#define BINOME_TYPE_LETTER_TEMPLATE (binome_letter_template_get_type ())
BINOME_DECLARE_ENTITY (BinomeLetterTemplate, binome_letter_template, LETTER_TEMPLATE)

/* The company’s own wording of a letter, in one language; the shipped one holds where there is none. */
typedef enum
{
  BINOME_LETTER_TEMPLATE_LETTER,
  BINOME_LETTER_TEMPLATE_LANGUAGE,
  BINOME_LETTER_TEMPLATE_SUBJECT,
  BINOME_LETTER_TEMPLATE_BODY,
  BINOME_LETTER_TEMPLATE_VERSION,
  BINOME_LETTER_TEMPLATE_CHANGED_ON,
} BinomeLetterTemplateField;

BinomeLetterTemplate *binome_letter_template_new (void);

G_END_DECLS
