/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a level of a skill means, in words. */

#include "binome-skill-wording.h"

#include <glib/gi18n-lib.h>

#include "binome-skill.h"

static const BinomeField fields[] = {
  [BINOME_SKILL_WORDING_SKILL] = BINOME_REFERENCE ("skill", N_ ("Skill"), binome_skill_get_type,
                                                   BINOME_FIELD_REQUIRED | BINOME_FIELD_INTERNAL),
  [BINOME_SKILL_WORDING_LEVEL] = BINOME_INTEGER ("level", N_ ("Level"), 0, 4, 0, 0),
  [BINOME_SKILL_WORDING_WORDING] = BINOME_TEXT ("wording", N_ ("What it means"), BINOME_FIELD_REQUIRED),
};

static char *
dup_title (BinomeEntity *self)
{
  return g_strdup (binome_entity_get_text (self, BINOME_SKILL_WORDING_WORDING));
}

BINOME_DEFINE_ENTITY (BinomeSkillWording, binome_skill_wording, "skill_wording", N_ ("Level of a skill"),
                      fields)
