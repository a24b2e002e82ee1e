/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What makes a good pair in a programme. */

#include "binome-criterion.h"

#include <glib/gi18n-lib.h>

#include "binome-field-definition.h"
#include "binome-programme.h"

const BinomeChoice binome_criterion_comparators[] = {
  { "same", N_ ("The same") },
  { "different", N_ ("Different") },
  { "skills-covered", N_ ("Skills wanted that the tutor offers") },
  { "skill-level", N_ ("Tutor’s level above the tutee’s target") },
  { "seniority-gap", N_ ("Years of seniority between them") },
  { "dates-overlap", N_ ("Days available together") },
  { "not-manager", N_ ("Not the line manager") },
  { "overlap", N_ ("In common") },
  { "level-gap", N_ ("Gap between two levels") },
  { "offers-needs", N_ ("Tutor offers what the tutee needs") },
  { "site-distance", N_ ("Distance between sites") },
  { "wishes", N_ ("Wishes of both") },
  { "talk", N_ ("Try-out talk") },
  { NULL, NULL },
};

const BinomeChoice binome_criterion_attributes[] = {
  { "none", N_ ("–") },
  { "site", N_ ("Site") },
  { "team", N_ ("Team") },
  { "job", N_ ("Job") },
  { "language", N_ ("Language") },
  { "field", N_ ("Field of your own") },
  { "availability", N_ ("Availability in the week") },
  { "contract", N_ ("Contract") },
  { "diploma", N_ ("Level of diploma") },
  { "experience", N_ ("Years of experience in the field") },
  { "remote", N_ ("Works remotely") },
  { NULL, NULL },
};

const BinomeChoice binome_criterion_kinds[] = {
  { "must", N_ ("Required") },
  { "must-not", N_ ("Excluded") },
  { "weighted", N_ ("Preferred") },
  { NULL, NULL },
};

const BinomeChoice binome_criterion_missing[] = {
  { "neutral", N_ ("Leave it out") },
  { "penalise", N_ ("Count it as not met") },
  { "exclude", N_ ("Rule the pair out") },
  { NULL, NULL },
};

const BinomeChoice binome_criterion_viewpoints[] = {
  { "both", N_ ("Both") },
  { "tutee", N_ ("The tutee") },
  { "tutor", N_ ("The tutor") },
  { NULL, NULL },
};

static const BinomeField fields[] = {
  [BINOME_CRITERION_PROGRAMME] = BINOME_REFERENCE ("programme", N_ ("Programme"), binome_programme_get_type,
                                                   BINOME_FIELD_REQUIRED | BINOME_FIELD_INTERNAL),
  [BINOME_CRITERION_TITLE] = BINOME_TEXT ("title", N_ ("Criterion"), BINOME_FIELD_REQUIRED),
  [BINOME_CRITERION_COMPARATOR]
  = BINOME_CHOICE ("comparator", N_ ("Compares"), binome_criterion_comparators, BINOME_COMPARATOR_SAME, 0),
  [BINOME_CRITERION_ATTRIBUTE]
  = BINOME_CHOICE ("attribute", N_ ("Field"), binome_criterion_attributes, BINOME_ATTRIBUTE_NONE, 0),
  [BINOME_CRITERION_KIND]
  = BINOME_CHOICE ("kind", N_ ("Kind"), binome_criterion_kinds, BINOME_CRITERION_KIND_WEIGHTED, 0),
  [BINOME_CRITERION_WEIGHT] = BINOME_INTEGER ("weight", N_ ("Weight"), 0, 10, 5, 0),
  [BINOME_CRITERION_MISSING]
  = BINOME_CHOICE ("missing", N_ ("When unknown"), binome_criterion_missing, BINOME_MISSING_NEUTRAL, 0),
  [BINOME_CRITERION_MINIMUM] = BINOME_INTEGER ("minimum", N_ ("At least"), 0, 100000, 0, 0),
  [BINOME_CRITERION_MAXIMUM] = BINOME_INTEGER ("maximum", N_ ("At most"), 0, 100000, 0, 0),
  [BINOME_CRITERION_ACTIVE] = BINOME_BOOLEAN ("active", N_ ("In use"), 1, 0),
  [BINOME_CRITERION_POSITION]
  = BINOME_INTEGER ("position", N_ ("Position"), 0, 100000, 0, BINOME_FIELD_INTERNAL),
  [BINOME_CRITERION_FIELD]
  = BINOME_REFERENCE ("field", N_ ("Field of your own"), binome_field_definition_get_type, 0),
  [BINOME_CRITERION_VIEWPOINT]
  = BINOME_CHOICE ("viewpoint", N_ ("Point of view"), binome_criterion_viewpoints, BINOME_VIEWPOINT_BOTH, 0),
  [BINOME_CRITERION_TUTOR_FIELD]
  = BINOME_REFERENCE ("tutor-field", N_ ("Field of the tutor"), binome_field_definition_get_type, 0),
};

static char *
dup_title (BinomeEntity *self)
{
  return g_strdup (binome_entity_get_text (self, BINOME_CRITERION_TITLE));
}

BINOME_DEFINE_ENTITY (BinomeCriterion, binome_criterion, "criterion", N_ ("Matching criterion"), fields)
