/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A skill of the framework that people offer, want and are assessed on. */

#include "binome-skill.h"

#include <glib/gi18n-lib.h>

static const BinomeField fields[] = {
  [BINOME_SKILL_TITLE] = BINOME_TEXT ("title", N_ ("Skill"), BINOME_FIELD_REQUIRED | BINOME_FIELD_SEARCHED),
  [BINOME_SKILL_DOMAIN] = BINOME_TEXT ("domain", N_ ("Domain"), BINOME_FIELD_SEARCHED),
  [BINOME_SKILL_DESCRIPTION] = BINOME_NOTE ("description", N_ ("Description"), 0),
  [BINOME_SKILL_CODE] = BINOME_TEXT ("code", N_ ("Code"), BINOME_FIELD_SEARCHED),
};

static char *
dup_title (BinomeEntity *self)
{
  return g_strdup (binome_entity_get_text (self, BINOME_SKILL_TITLE));
}

BINOME_DEFINE_ENTITY (BinomeSkill, binome_skill, "skill", N_ ("Skill"), fields)
