/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One check-in or task of a plan template. */

#include "binome-plan-template-step.h"

#include <glib/gi18n-lib.h>

#include "binome-plan-step.h"
#include "binome-plan-template.h"

static const BinomeField fields[] = {
  [BINOME_PLAN_TEMPLATE_STEP_TEMPLATE]
  = BINOME_REFERENCE ("template", N_ ("Plan template"), binome_plan_template_get_type,
                      BINOME_FIELD_REQUIRED | BINOME_FIELD_INTERNAL),
  [BINOME_PLAN_TEMPLATE_STEP_TITLE] = BINOME_TEXT ("title", N_ ("Check-in"), BINOME_FIELD_REQUIRED),
  [BINOME_PLAN_TEMPLATE_STEP_KIND]
  = BINOME_CHOICE ("kind", N_ ("Kind"), binome_plan_step_kinds, BINOME_CHECK_IN_KIND_CONTACT, 0),
  [BINOME_PLAN_TEMPLATE_STEP_ANCHOR]
  = BINOME_CHOICE ("anchor", N_ ("Counted"), binome_plan_step_anchors, BINOME_ANCHOR_START, 0),
  [BINOME_PLAN_TEMPLATE_STEP_DAYS] = BINOME_INTEGER ("days", N_ ("Days"), 0, 3660, 0, 0),
  [BINOME_PLAN_TEMPLATE_STEP_WINDOW] = BINOME_INTEGER ("window", N_ ("Days to hold it"), 0, 365, 7, 0),
  [BINOME_PLAN_TEMPLATE_STEP_OWNER]
  = BINOME_CHOICE ("owner", N_ ("Done by"), binome_plan_step_owners, BINOME_PLAN_STEP_OWNER_COORDINATOR, 0),
};

static char *
dup_title (BinomeEntity *self)
{
  return g_strdup (binome_entity_get_text (self, BINOME_PLAN_TEMPLATE_STEP_TITLE));
}

BINOME_DEFINE_ENTITY (BinomePlanTemplateStep, binome_plan_template_step, "plan_template_step",
                      N_ ("Step of a plan template"), fields)
