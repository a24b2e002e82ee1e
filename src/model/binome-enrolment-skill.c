/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A skill that a tutor offers, or that a tutee wants, with its level. */

#include "binome-enrolment-skill.h"

#include <glib/gi18n-lib.h>

#include "binome-enrolment.h"
#include "binome-entity-title.h"
#include "binome-skill.h"

static const BinomeField fields[] = {
  [BINOME_ENROLMENT_SKILL_ENROLMENT]
  = BINOME_REFERENCE ("enrolment", N_ ("Participant"), binome_enrolment_get_type,
                      BINOME_FIELD_REQUIRED | BINOME_FIELD_INTERNAL),
  [BINOME_ENROLMENT_SKILL_SKILL]
  = BINOME_REFERENCE ("skill", N_ ("Skill"), binome_skill_get_type, BINOME_FIELD_REQUIRED),
  [BINOME_ENROLMENT_SKILL_LEVEL] = BINOME_INTEGER ("level", N_ ("Level"), 0, 4, 2, 0),
};

static char *
dup_title (BinomeEntity *self)
{
  char *title = binome_entity_dup_title_of (self, BINOME_ENROLMENT_SKILL_SKILL);

  return title != NULL ? title : g_strdup (_ ("Skill"));
}

BINOME_DEFINE_ENTITY (BinomeEnrolmentSkill, binome_enrolment_skill, "enrolment_skill",
                      N_ ("Skill of a participant"), fields)
