/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The level of a tutee in a skill, as somebody saw it on a day. */

#include "binome-skill-assessment.h"

#include <glib/gi18n-lib.h>

#include "binome-pair.h"
#include "binome-skill.h"

const BinomeChoice binome_skill_assessment_assessors[] = {
  { "tutee", N_ ("Tutee") },
  { "tutor", N_ ("Tutor") },
  { "third", N_ ("Third party") },
  { NULL, NULL },
};

const BinomeChoice binome_skill_assessment_moments[] = {
  { "start", N_ ("Initial") },
  { "middle", N_ ("Middle") },
  { "end", N_ ("End") },
  { NULL, NULL },
};

static const BinomeField fields[] = {
  [BINOME_SKILL_ASSESSMENT_PAIR] = BINOME_REFERENCE ("pair", N_ ("Pair"), binome_pair_get_type,
                                                     BINOME_FIELD_REQUIRED | BINOME_FIELD_INTERNAL),
  [BINOME_SKILL_ASSESSMENT_SKILL]
  = BINOME_REFERENCE ("skill", N_ ("Skill"), binome_skill_get_type, BINOME_FIELD_REQUIRED),
  [BINOME_SKILL_ASSESSMENT_ASSESSOR] = BINOME_CHOICE (
      "assessor", N_ ("Assessed by"), binome_skill_assessment_assessors, BINOME_ASSESSOR_TUTOR, 0),
  [BINOME_SKILL_ASSESSMENT_MOMENT]
  = BINOME_CHOICE ("moment", N_ ("Moment"), binome_skill_assessment_moments, BINOME_MOMENT_START, 0),
  [BINOME_SKILL_ASSESSMENT_ASSESSED_ON]
  = BINOME_DAY ("assessed-on", N_ ("Assessed on"), BINOME_FIELD_REQUIRED),
  [BINOME_SKILL_ASSESSMENT_LEVEL] = BINOME_INTEGER ("level", N_ ("Level"), 0, 4, 0, BINOME_FIELD_PERSONAL),
};

static char *
dup_title (BinomeEntity *self)
{
  g_autoptr (BinomeEntity) skill = binome_entity_get_object (self, BINOME_SKILL_ASSESSMENT_SKILL);

  return skill != NULL ? binome_entity_dup_title (skill) : g_strdup (_ ("Skill"));
}

BINOME_DEFINE_ENTITY (BinomeSkillAssessment, binome_skill_assessment, "skill_assessment",
                      N_ ("Skill assessment"), fields)
