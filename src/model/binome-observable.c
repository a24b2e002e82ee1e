/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Something one can see or hear that shows a skill. */

#include "binome-observable.h"

#include <glib/gi18n-lib.h>

#include "binome-skill.h"

static const BinomeField fields[] = {
  [BINOME_OBSERVABLE_SKILL] = BINOME_REFERENCE ("skill", N_ ("Skill"), binome_skill_get_type,
                                                BINOME_FIELD_REQUIRED | BINOME_FIELD_INTERNAL),
  [BINOME_OBSERVABLE_TITLE] = BINOME_TEXT ("title", N_ ("Observable criterion"), BINOME_FIELD_REQUIRED),
  [BINOME_OBSERVABLE_POSITION]
  = BINOME_INTEGER ("position", N_ ("Position"), 0, 100000, 0, BINOME_FIELD_INTERNAL),
};

static char *
dup_title (BinomeEntity *self)
{
  return g_strdup (binome_entity_get_text (self, BINOME_OBSERVABLE_TITLE));
}

BINOME_DEFINE_ENTITY (BinomeObservable, binome_observable, "observable", N_ ("Observable criterion"), fields)
