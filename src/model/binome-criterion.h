/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "binome-entity.h"

G_BEGIN_DECLS

#define BINOME_TYPE_CRITERION (binome_criterion_get_type ())
BINOME_DECLARE_ENTITY (BinomeCriterion, binome_criterion, CRITERION)

/* What makes a good pair in a programme. */
typedef enum
{
  BINOME_CRITERION_PROGRAMME,
  BINOME_CRITERION_TITLE,
  BINOME_CRITERION_COMPARATOR,
  BINOME_CRITERION_ATTRIBUTE,
  BINOME_CRITERION_KIND,
  BINOME_CRITERION_WEIGHT,
  BINOME_CRITERION_MISSING,
  BINOME_CRITERION_MINIMUM,
  BINOME_CRITERION_MAXIMUM,
  BINOME_CRITERION_ACTIVE,
  BINOME_CRITERION_POSITION,
  BINOME_CRITERION_FIELD,
  BINOME_CRITERION_VIEWPOINT,
  BINOME_CRITERION_TUTOR_FIELD, /* what the tutor's side is read from, where it is another field */
} BinomeCriterionField;

/* How two people are compared. */
typedef enum
{
  BINOME_COMPARATOR_SAME,
  BINOME_COMPARATOR_DIFFERENT,
  BINOME_COMPARATOR_SKILLS_COVERED,
  BINOME_COMPARATOR_SKILL_LEVEL,
  BINOME_COMPARATOR_SENIORITY_GAP,
  BINOME_COMPARATOR_DATES_OVERLAP,
  BINOME_COMPARATOR_NOT_MANAGER,
  BINOME_COMPARATOR_OVERLAP,
  BINOME_COMPARATOR_LEVEL_GAP,
  BINOME_COMPARATOR_OFFERS_NEEDS,
  BINOME_COMPARATOR_SITE_DISTANCE,
  BINOME_COMPARATOR_WISHES,
  BINOME_COMPARATOR_TALK,
} BinomeComparator;

/* What is compared; BINOME_ATTRIBUTE_FIELD is a field of the company’s own. */
typedef enum
{
  BINOME_ATTRIBUTE_NONE,
  BINOME_ATTRIBUTE_SITE,
  BINOME_ATTRIBUTE_TEAM,
  BINOME_ATTRIBUTE_JOB,
  BINOME_ATTRIBUTE_LANGUAGE,
  BINOME_ATTRIBUTE_FIELD,
  BINOME_ATTRIBUTE_AVAILABILITY,
  BINOME_ATTRIBUTE_CONTRACT,
  BINOME_ATTRIBUTE_DIPLOMA,
  BINOME_ATTRIBUTE_EXPERIENCE,
  BINOME_ATTRIBUTE_REMOTE,
} BinomeAttribute;

/* What the outcome means for the pair. */
typedef enum
{
  BINOME_CRITERION_KIND_MUST,
  BINOME_CRITERION_KIND_MUST_NOT,
  BINOME_CRITERION_KIND_WEIGHTED,
} BinomeCriterionKind;

/* Whose view counts, where the two can differ. */
typedef enum
{
  BINOME_VIEWPOINT_BOTH,
  BINOME_VIEWPOINT_TUTEE,
  BINOME_VIEWPOINT_TUTOR,
} BinomeViewpoint;

/* What an unknown value means for the pair. */
typedef enum
{
  BINOME_MISSING_NEUTRAL,
  BINOME_MISSING_PENALISE,
  BINOME_MISSING_EXCLUDE,
} BinomeMissing;

extern const BinomeChoice binome_criterion_comparators[];
extern const BinomeChoice binome_criterion_attributes[];
extern const BinomeChoice binome_criterion_kinds[];
extern const BinomeChoice binome_criterion_missing[];
extern const BinomeChoice binome_criterion_viewpoints[];

BinomeCriterion *binome_criterion_new (void);

G_END_DECLS
