/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A training course for tutors. */

#include "binome-course.h"

#include <glib/gi18n-lib.h>

const BinomeChoice binome_training_kinds[] = {
  { "first", N_ ("First training") },
  { "refresher", N_ ("Refresher") },
  { NULL, NULL },
};

const BinomeChoice binome_training_modes[] = {
  { "in-person", N_ ("In person") },
  { "remote", N_ ("Remote") },
  { "mixed", N_ ("Partly remote") },
  { "self-study", N_ ("Self-study") },
  { NULL, NULL },
};

static const BinomeField fields[] = {
  [BINOME_COURSE_TITLE] = BINOME_TEXT ("title", N_ ("Course"), BINOME_FIELD_REQUIRED),
  [BINOME_COURSE_PROVIDER] = BINOME_TEXT ("provider", N_ ("Provider"), 0),
  [BINOME_COURSE_KIND]
  = BINOME_CHOICE ("kind", N_ ("Kind"), binome_training_kinds, BINOME_TRAINING_KIND_FIRST, 0),
  [BINOME_COURSE_MODE]
  = BINOME_CHOICE ("mode", N_ ("Mode"), binome_training_modes, BINOME_TRAINING_MODE_IN_PERSON, 0),
  [BINOME_COURSE_HOURS] = BINOME_REAL ("hours", N_ ("Hours"), BINOME_FIELD_NOT_NEGATIVE),
  [BINOME_COURSE_VALIDITY]
  = BINOME_INTEGER ("validity", N_ ("Valid for (months; 0: for good)"), 0, 600, 0, 0),
  [BINOME_COURSE_COST]
  = BINOME_REAL ("cost", N_ ("Cost per person"), BINOME_FIELD_NOT_NEGATIVE | BINOME_FIELD_MONEY),
  [BINOME_COURSE_HOURLY_CEILING] = BINOME_REAL ("hourly-ceiling", N_ ("Funding ceiling per hour"),
                                                BINOME_FIELD_NOT_NEGATIVE | BINOME_FIELD_MONEY),
  [BINOME_COURSE_HOURS_CEILING]
  = BINOME_INTEGER ("hours-ceiling", N_ ("Hours funded at most"), 0, 1000, 0, 0),
  [BINOME_COURSE_PROGRAMME_TEXT] = BINOME_NOTE ("programme-text", N_ ("Contents"), 0),
};

static char *
dup_title (BinomeEntity *self)
{
  return g_strdup (binome_entity_get_text (self, BINOME_COURSE_TITLE));
}

BINOME_DEFINE_ENTITY (BinomeCourse, binome_course, "course", N_ ("Course"), fields)
