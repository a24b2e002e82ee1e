/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Check-ins and tasks to start a programme’s plan from. */

#include "binome-plan-template.h"

#include <glib/gi18n-lib.h>

#include "binome-programme.h"

static const BinomeField fields[] = {
  [BINOME_PLAN_TEMPLATE_TITLE] = BINOME_TEXT ("title", N_ ("Name"), BINOME_FIELD_REQUIRED),
  [BINOME_PLAN_TEMPLATE_KIND] = BINOME_CHOICE ("kind", N_ ("Kind of programme"), binome_programme_kinds,
                                               BINOME_PROGRAMME_KIND_ONBOARDING, 0),
  [BINOME_PLAN_TEMPLATE_JOB] = BINOME_TEXT ("job", N_ ("Job"), 0),
};

static char *
dup_title (BinomeEntity *self)
{
  return g_strdup (binome_entity_get_text (self, BINOME_PLAN_TEMPLATE_TITLE));
}

BINOME_DEFINE_ENTITY (BinomePlanTemplate, binome_plan_template, "plan_template", N_ ("Plan template"), fields)
