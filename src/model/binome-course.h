/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "binome-entity.h"

G_BEGIN_DECLS

#define BINOME_TYPE_COURSE (binome_course_get_type ())
BINOME_DECLARE_ENTITY (BinomeCourse, binome_course, COURSE)

/* A training course for tutors. */
typedef enum
{
  BINOME_COURSE_TITLE,
  BINOME_COURSE_PROVIDER,
  BINOME_COURSE_KIND,
  BINOME_COURSE_MODE,
  BINOME_COURSE_HOURS,
  BINOME_COURSE_VALIDITY,
  BINOME_COURSE_COST,
  BINOME_COURSE_HOURLY_CEILING,
  BINOME_COURSE_HOURS_CEILING,
  BINOME_COURSE_PROGRAMME_TEXT,
} BinomeCourseField;

/* Whether a course is the first of a tutor or keeps the knowledge fresh. */
typedef enum
{
  BINOME_TRAINING_KIND_FIRST,
  BINOME_TRAINING_KIND_REFRESHER,
} BinomeTrainingKind;

/* Where a course is held. */
typedef enum
{
  BINOME_TRAINING_MODE_IN_PERSON,
  BINOME_TRAINING_MODE_REMOTE,
  BINOME_TRAINING_MODE_MIXED,
  BINOME_TRAINING_MODE_SELF_STUDY,
} BinomeTrainingMode;

extern const BinomeChoice binome_training_kinds[];
extern const BinomeChoice binome_training_modes[];

BinomeCourse *binome_course_new (void);

G_END_DECLS
