/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a programme sets out to reach, with its indicator, baseline and target. */

#include "binome-objective.h"

#include <glib/gi18n-lib.h>

#include "binome-programme.h"
#include "binome-skill.h"

const BinomeChoice binome_objective_indicators[] = {
  { "manual", N_ ("Entered by hand") },
  { "tutors", N_ ("Tutors active") },
  { "tutees", N_ ("Tutees accompanied") },
  { "served-share", N_ ("Share of tutees with a tutor (%)") },
  { "hours", N_ ("Hours of meetings") },
  { "check-ins-on-time", N_ ("Check-ins held on time (%)") },
  { "completed-share", N_ ("Pairs completed (%)") },
  { "skills-reached", N_ ("Skills at their target (%)") },
  { NULL, NULL },
};

const BinomeChoice binome_objective_directions[] = {
  { "up", N_ ("Higher is better") },
  { "down", N_ ("Lower is better") },
  { NULL, NULL },
};

static const BinomeField fields[] = {
  [BINOME_OBJECTIVE_PROGRAMME] = BINOME_REFERENCE ("programme", N_ ("Programme"), binome_programme_get_type,
                                                   BINOME_FIELD_REQUIRED | BINOME_FIELD_INTERNAL),
  [BINOME_OBJECTIVE_TITLE] = BINOME_TEXT ("title", N_ ("Objective"), BINOME_FIELD_REQUIRED),
  [BINOME_OBJECTIVE_INDICATOR]
  = BINOME_CHOICE ("indicator", N_ ("Indicator"), binome_objective_indicators, BINOME_INDICATOR_MANUAL, 0),
  [BINOME_OBJECTIVE_INDICATOR_TEXT] = BINOME_TEXT ("indicator-text", N_ ("What is measured"), 0),
  [BINOME_OBJECTIVE_UNIT] = BINOME_TEXT ("unit", N_ ("Unit"), 0),
  [BINOME_OBJECTIVE_DIRECTION]
  = BINOME_CHOICE ("direction", N_ ("Direction"), binome_objective_directions, BINOME_DIRECTION_UP, 0),
  [BINOME_OBJECTIVE_BASELINE] = BINOME_REAL ("baseline", N_ ("Baseline"), 0),
  [BINOME_OBJECTIVE_TARGET] = BINOME_REAL ("target", N_ ("Target"), 0),
  [BINOME_OBJECTIVE_RESULT] = BINOME_REAL ("result", N_ ("Result"), 0),
  [BINOME_OBJECTIVE_DUE_ON] = BINOME_DAY ("due-on", N_ ("Due on"), 0),
  [BINOME_OBJECTIVE_PRIORITY] = BINOME_INTEGER ("priority", N_ ("Priority"), 1, 3, 2, 0),
  [BINOME_OBJECTIVE_COMMENT] = BINOME_NOTE ("comment", N_ ("Comment"), 0),
  [BINOME_OBJECTIVE_SKILL] = BINOME_REFERENCE ("skill", N_ ("Skill"), binome_skill_get_type, 0),
};

static char *
dup_title (BinomeEntity *self)
{
  return g_strdup (binome_entity_get_text (self, BINOME_OBJECTIVE_TITLE));
}

BINOME_DEFINE_ENTITY (BinomeObjective, binome_objective, "objective", N_ ("Objective"), fields)
