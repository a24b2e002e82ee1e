/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One check-in that every pair of a programme gets, dated from its start or its end. */

#include "binome-plan-step.h"

#include <glib/gi18n-lib.h>

#include "binome-programme.h"

const BinomeChoice binome_plan_step_kinds[] = {
  { "contact", N_ ("Contact by the co-ordinator") },
  { "review", N_ ("Review") },
  { "three-way", N_ ("Three-way review") },
  { "final", N_ ("Final review") },
  { "task", N_ ("Task") },
  { NULL, NULL },
};

const BinomeChoice binome_plan_step_anchors[] = {
  { "upfront", N_ ("Before the start") },
  { "start", N_ ("After the start") },
  { "end", N_ ("Before the end") },
  { "after", N_ ("After the end") },
  { NULL, NULL },
};

const BinomeChoice binome_plan_step_owners[] = {
  { "coordinator", N_ ("Co-ordinator") },
  { "tutor", N_ ("Tutor") },
  { "tutee", N_ ("Tutee") },
  { "manager", N_ ("Line manager") },
  { NULL, NULL },
};

static const BinomeField fields[] = {
  [BINOME_PLAN_STEP_PROGRAMME] = BINOME_REFERENCE ("programme", N_ ("Programme"), binome_programme_get_type,
                                                   BINOME_FIELD_REQUIRED | BINOME_FIELD_INTERNAL),
  [BINOME_PLAN_STEP_TITLE] = BINOME_TEXT ("title", N_ ("Check-in"), BINOME_FIELD_REQUIRED),
  [BINOME_PLAN_STEP_KIND]
  = BINOME_CHOICE ("kind", N_ ("Kind"), binome_plan_step_kinds, BINOME_CHECK_IN_KIND_CONTACT, 0),
  [BINOME_PLAN_STEP_ANCHOR]
  = BINOME_CHOICE ("anchor", N_ ("Counted"), binome_plan_step_anchors, BINOME_ANCHOR_START, 0),
  [BINOME_PLAN_STEP_DAYS] = BINOME_INTEGER ("days", N_ ("Days"), 0, 3660, 0, 0),
  [BINOME_PLAN_STEP_WINDOW] = BINOME_INTEGER ("window", N_ ("Days to hold it"), 0, 365, 7, 0),
  [BINOME_PLAN_STEP_JOB] = BINOME_TEXT ("job", N_ ("Only for the job"), 0),
  [BINOME_PLAN_STEP_OWNER]
  = BINOME_CHOICE ("owner", N_ ("Done by"), binome_plan_step_owners, BINOME_PLAN_STEP_OWNER_COORDINATOR, 0),
  [BINOME_PLAN_STEP_TEMPLATE_STEP]
  = BINOME_INTEGER ("template-step", N_ ("Step of a plan template"), 0, 0, 0, BINOME_FIELD_INTERNAL),
};

static char *
dup_title (BinomeEntity *self)
{
  return g_strdup (binome_entity_get_text (self, BINOME_PLAN_STEP_TITLE));
}

BINOME_DEFINE_ENTITY (BinomePlanStep, binome_plan_step, "plan_step", N_ ("Step of the check-in plan"), fields)
