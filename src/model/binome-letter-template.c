/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The company’s own wording of a letter, in one language; the shipped one holds where there is none. */

#include "binome-letter-template.h"

#include <glib/gi18n-lib.h>

static const BinomeField fields[] = {
  [BINOME_LETTER_TEMPLATE_LETTER]
  = BINOME_TEXT ("letter", N_ ("Letter"), BINOME_FIELD_REQUIRED | BINOME_FIELD_INTERNAL),
  [BINOME_LETTER_TEMPLATE_LANGUAGE]
  = BINOME_TEXT ("language", N_ ("Language"), BINOME_FIELD_REQUIRED | BINOME_FIELD_INTERNAL),
  [BINOME_LETTER_TEMPLATE_SUBJECT] = BINOME_TEXT ("subject", N_ ("Subject"), BINOME_FIELD_REQUIRED),
  [BINOME_LETTER_TEMPLATE_BODY] = BINOME_NOTE ("body", N_ ("Text"), 0),
  [BINOME_LETTER_TEMPLATE_VERSION]
  = BINOME_INTEGER ("version", N_ ("Version"), 1, 100000, 1, BINOME_FIELD_INTERNAL),
  [BINOME_LETTER_TEMPLATE_CHANGED_ON] = BINOME_DAY ("changed-on", N_ ("Changed on"), BINOME_FIELD_INTERNAL),
};

static char *
dup_title (BinomeEntity *self)
{
  return g_strdup (binome_entity_get_text (self, BINOME_LETTER_TEMPLATE_SUBJECT));
}

BINOME_DEFINE_ENTITY (BinomeLetterTemplate, binome_letter_template, "letter_template",
                      N_ ("Text of a letter"), fields)
