/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "binome-entity.h"

G_BEGIN_DECLS

#define BINOME_TYPE_INTERVIEW (binome_interview_get_type ())
BINOME_DECLARE_ENTITY (BinomeInterview, binome_interview, INTERVIEW)

/* The interview of a candidate, scored from 1 to 4; 0 means not scored. Only co-ordinators see it. */
typedef enum
{
  BINOME_INTERVIEW_ENROLMENT,
  BINOME_INTERVIEW_HELD_ON,
  BINOME_INTERVIEW_INTERVIEWER,
  BINOME_INTERVIEW_MOTIVATION,
  BINOME_INTERVIEW_EXPERTISE,
  BINOME_INTERVIEW_PEDAGOGY,
  BINOME_INTERVIEW_AVAILABILITY,
  BINOME_INTERVIEW_DECISION,
  BINOME_INTERVIEW_NOTE,
} BinomeInterviewField;

/* What the interview led to. */
typedef enum
{
  BINOME_INTERVIEW_DECISION_OPEN,
  BINOME_INTERVIEW_DECISION_ACCEPT,
  BINOME_INTERVIEW_DECISION_WAIT,
  BINOME_INTERVIEW_DECISION_REFUSE,
} BinomeInterviewDecision;

extern const BinomeChoice binome_interview_decisions[];

BinomeInterview *binome_interview_new (void);

G_END_DECLS
