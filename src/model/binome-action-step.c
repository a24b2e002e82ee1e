/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One line of a pair’s action plan: a skill, the work that builds it, and what will show it. */

#include "binome-action-step.h"

#include <glib/gi18n-lib.h>

#include "binome-pair.h"
#include "binome-skill.h"

const BinomeChoice binome_action_step_states[] = {
  { "open", N_ ("To do") },      { "under-way", N_ ("Under way") },
  { "reached", N_ ("Reached") }, { "partly-reached", N_ ("Partly reached") },
  { "dropped", N_ ("Dropped") }, { NULL, NULL },
};

static const BinomeField fields[] = {
  [BINOME_ACTION_STEP_PAIR] = BINOME_REFERENCE ("pair", N_ ("Pair"), binome_pair_get_type,
                                                BINOME_FIELD_REQUIRED | BINOME_FIELD_INTERNAL),
  [BINOME_ACTION_STEP_TITLE] = BINOME_TEXT ("title", N_ ("Goal"), BINOME_FIELD_REQUIRED),
  [BINOME_ACTION_STEP_SKILL] = BINOME_REFERENCE ("skill", N_ ("Skill"), binome_skill_get_type, 0),
  [BINOME_ACTION_STEP_SITUATION] = BINOME_TEXT ("situation", N_ ("Work situation"), 0),
  [BINOME_ACTION_STEP_RESOURCE] = BINOME_TEXT ("resource", N_ ("Resource"), 0),
  [BINOME_ACTION_STEP_DUE_ON] = BINOME_DAY ("due-on", N_ ("Due on"), 0),
  [BINOME_ACTION_STEP_EVIDENCE] = BINOME_TEXT ("evidence", N_ ("What will show it"), 0),
  [BINOME_ACTION_STEP_START_LEVEL] = BINOME_INTEGER ("start-level", N_ ("Level at the start"), 0, 4, 0, 0),
  [BINOME_ACTION_STEP_TARGET_LEVEL] = BINOME_INTEGER ("target-level", N_ ("Level aimed at"), 0, 4, 3, 0),
  [BINOME_ACTION_STEP_LEVEL] = BINOME_INTEGER ("level", N_ ("Level reached"), 0, 4, 0, 0),
  [BINOME_ACTION_STEP_DONE_ON] = BINOME_DAY ("done-on", N_ ("Done on"), 0),
  [BINOME_ACTION_STEP_STATE] = BINOME_CHOICE ("state", N_ ("State"), binome_action_step_states,
                                              BINOME_ACTION_STEP_STATE_OPEN, BINOME_FIELD_INTERNAL),
  [BINOME_ACTION_STEP_POSITION]
  = BINOME_INTEGER ("position", N_ ("Position"), 0, 100000, 0, BINOME_FIELD_INTERNAL),
};

static char *
dup_title (BinomeEntity *self)
{
  return g_strdup (binome_entity_get_text (self, BINOME_ACTION_STEP_TITLE));
}

BINOME_DEFINE_ENTITY (BinomeActionStep, binome_action_step, "action_step", N_ ("Step of the action plan"),
                      fields)
