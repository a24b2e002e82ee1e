/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A template that the plan of a programme comes from, so that a change of it can be offered. */

#include "binome-plan-source.h"

#include <glib/gi18n-lib.h>

#include "binome-plan-template.h"
#include "binome-programme.h"

static const BinomeField fields[] = {
  [BINOME_PLAN_SOURCE_PROGRAMME] = BINOME_REFERENCE ("programme", N_ ("Programme"), binome_programme_get_type,
                                                     BINOME_FIELD_REQUIRED | BINOME_FIELD_INTERNAL),
  [BINOME_PLAN_SOURCE_TEMPLATE]
  = BINOME_REFERENCE ("template", N_ ("Plan template"), binome_plan_template_get_type,
                      BINOME_FIELD_REQUIRED | BINOME_FIELD_INTERNAL),
  [BINOME_PLAN_SOURCE_TAKEN] = BINOME_NOTE ("taken", N_ ("As it was taken"), BINOME_FIELD_INTERNAL),
};

static char *
dup_title (BinomeEntity *self)
{
  g_autoptr (BinomeEntity) template = binome_entity_get_object (self, BINOME_PLAN_SOURCE_TEMPLATE);

  return template != NULL ? binome_entity_dup_title (template) : g_strdup (_ ("Plan template"));
}

BINOME_DEFINE_ENTITY (BinomePlanSource, binome_plan_source, "plan_source", N_ ("Source of a plan"), fields)
