/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A dated step in the schedule of a programme. */

#include "binome-milestone.h"

#include <glib/gi18n-lib.h>

#include "binome-programme.h"

const BinomeChoice binome_milestone_kinds[] = {
  { "preparation", N_ ("Preparation") },
  { "recruitment-open", N_ ("Recruitment opens") },
  { "recruitment-close", N_ ("Recruitment closes") },
  { "training", N_ ("Tutor training") },
  { "matching", N_ ("Matching") },
  { "launch", N_ ("Launch") },
  { "mid-review", N_ ("Mid-term review") },
  { "closing", N_ ("Closing event") },
  { "report", N_ ("Evaluation report") },
  { "other", N_ ("Other") },
  { NULL, NULL },
};

static const BinomeField fields[] = {
  [BINOME_MILESTONE_PROGRAMME] = BINOME_REFERENCE ("programme", N_ ("Programme"), binome_programme_get_type,
                                                   BINOME_FIELD_REQUIRED | BINOME_FIELD_INTERNAL),
  [BINOME_MILESTONE_TITLE] = BINOME_TEXT ("title", N_ ("Milestone"), BINOME_FIELD_REQUIRED),
  [BINOME_MILESTONE_KIND]
  = BINOME_CHOICE ("kind", N_ ("Kind"), binome_milestone_kinds, BINOME_MILESTONE_KIND_OTHER, 0),
  [BINOME_MILESTONE_DUE_ON] = BINOME_DAY ("due-on", N_ ("Due on"), BINOME_FIELD_REQUIRED),
  [BINOME_MILESTONE_DONE_ON] = BINOME_DAY ("done-on", N_ ("Done on"), 0),
  [BINOME_MILESTONE_NOTE] = BINOME_NOTE ("note", N_ ("Notes"), 0),
};

static char *
dup_title (BinomeEntity *self)
{
  return g_strdup (binome_entity_get_text (self, BINOME_MILESTONE_TITLE));
}

BINOME_DEFINE_ENTITY (BinomeMilestone, binome_milestone, "milestone", N_ ("Milestone"), fields)
