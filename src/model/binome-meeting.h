/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "binome-entity.h"

G_BEGIN_DECLS

#define BINOME_TYPE_MEETING (binome_meeting_get_type ())
BINOME_DECLARE_ENTITY (BinomeMeeting, binome_meeting, MEETING)

/* A meeting of a pair. */
typedef enum
{
  BINOME_MEETING_PAIR,
  BINOME_MEETING_HELD_ON,
  BINOME_MEETING_MINUTES,
  BINOME_MEETING_KIND,
  BINOME_MEETING_OUTCOME,
  BINOME_MEETING_SUBJECT,
  BINOME_MEETING_NEXT_STEP,
  BINOME_MEETING_NOTE,
} BinomeMeetingField;

/* How they met. */
typedef enum
{
  BINOME_MEETING_KIND_IN_PERSON,
  BINOME_MEETING_KIND_REMOTE,
  BINOME_MEETING_KIND_PHONE,
  BINOME_MEETING_KIND_ON_THE_JOB,
} BinomeMeetingKind;

/* Whether they met. Only a meeting held counts minutes. */
typedef enum
{
  BINOME_MEETING_OUTCOME_HELD,
  BINOME_MEETING_OUTCOME_CANCELLED,
  BINOME_MEETING_OUTCOME_NO_SHOW,
} BinomeMeetingOutcome;

extern const BinomeChoice binome_meeting_kinds[];
extern const BinomeChoice binome_meeting_outcomes[];

BinomeMeeting *binome_meeting_new (void);

G_END_DECLS
