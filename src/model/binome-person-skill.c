/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A skill that someone offers or wants, with the level and what shows it. */

#include "binome-person-skill.h"

#include <glib/gi18n-lib.h>

#include "binome-entity-title.h"
#include "binome-person.h"
#include "binome-skill.h"

const BinomeChoice binome_person_skill_sides[] = {
  { "offered", N_ ("Offered") },
  { "wanted", N_ ("Wanted") },
  { NULL, NULL },
};

static const BinomeField fields[] = {
  [BINOME_PERSON_SKILL_PERSON]
  = BINOME_REFERENCE ("person", N_ ("Person"), binome_person_get_type,
                      BINOME_FIELD_REQUIRED | BINOME_FIELD_INTERNAL | BINOME_FIELD_PERSONAL),
  [BINOME_PERSON_SKILL_SKILL]
  = BINOME_REFERENCE ("skill", N_ ("Skill"), binome_skill_get_type, BINOME_FIELD_REQUIRED),
  [BINOME_PERSON_SKILL_SIDE]
  = BINOME_CHOICE ("side", N_ ("Side"), binome_person_skill_sides, BINOME_PERSON_SKILL_SIDE_OFFERED, 0),
  [BINOME_PERSON_SKILL_LEVEL] = BINOME_INTEGER ("level", N_ ("Level"), 0, 4, 2, 0),
  [BINOME_PERSON_SKILL_TARGET] = BINOME_INTEGER ("target", N_ ("Level aimed at"), 0, 4, 0, 0),
  [BINOME_PERSON_SKILL_EVIDENCE] = BINOME_TEXT ("evidence", N_ ("What shows it"), BINOME_FIELD_PERSONAL),
};

static char *
dup_title (BinomeEntity *self)
{
  char *title = binome_entity_dup_title_of (self, BINOME_PERSON_SKILL_SKILL);

  return title != NULL ? title : g_strdup (_ ("Skill of a person"));
}

BINOME_DEFINE_ENTITY (BinomePersonSkill, binome_person_skill, "person_skill", N_ ("Skill of a person"),
                      fields)
