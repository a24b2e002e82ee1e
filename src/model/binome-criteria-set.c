/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The criteria of a programme as they stood on a day, kept under a name to compare and to use again. */

#include "binome-criteria-set.h"

#include <glib/gi18n-lib.h>

#include "binome-programme.h"

static const BinomeField fields[] = {
  [BINOME_CRITERIA_SET_PROGRAMME]
  = BINOME_REFERENCE ("programme", N_ ("Programme"), binome_programme_get_type,
                      BINOME_FIELD_REQUIRED | BINOME_FIELD_INTERNAL),
  [BINOME_CRITERIA_SET_TITLE] = BINOME_TEXT ("title", N_ ("Title"), BINOME_FIELD_REQUIRED),
  [BINOME_CRITERIA_SET_VERSION]
  = BINOME_INTEGER ("version", N_ ("Version"), 1, 100000, 1, BINOME_FIELD_INTERNAL),
  [BINOME_CRITERIA_SET_KEPT_ON] = BINOME_DAY ("kept-on", N_ ("Kept on"), BINOME_FIELD_INTERNAL),
  [BINOME_CRITERIA_SET_CONTENT] = BINOME_NOTE ("content", N_ ("Criteria"), BINOME_FIELD_INTERNAL),
};

static char *
dup_title (BinomeEntity *self)
{
  return g_strdup (binome_entity_get_text (self, BINOME_CRITERIA_SET_TITLE));
}

BINOME_DEFINE_ENTITY (BinomeCriteriaSet, binome_criteria_set, "criteria_set", N_ ("Set of criteria"), fields)
