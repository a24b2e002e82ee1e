/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "binome-entity.h"

G_BEGIN_DECLS

#define BINOME_TYPE_ENROLMENT (binome_enrolment_get_type ())
BINOME_DECLARE_ENTITY (BinomeEnrolment, binome_enrolment, ENROLMENT)

/* A person’s part in a programme, as tutor or tutee. */
typedef enum
{
  BINOME_ENROLMENT_PROGRAMME,
  BINOME_ENROLMENT_PERSON,
  BINOME_ENROLMENT_ROLE,
  BINOME_ENROLMENT_STATE,
  BINOME_ENROLMENT_APPLIED_ON,
  BINOME_ENROLMENT_CAPACITY,
  BINOME_ENROLMENT_HOURS_PER_MONTH,
  BINOME_ENROLMENT_CONTRACT,
  BINOME_ENROLMENT_STARTS_ON,
  BINOME_ENROLMENT_ENDS_ON,
  BINOME_ENROLMENT_GOALS,
  BINOME_ENROLMENT_REASON,
  BINOME_ENROLMENT_ENDED_ON,
  BINOME_ENROLMENT_STATE_SINCE,
  BINOME_ENROLMENT_WAITING_SINCE,
  BINOME_ENROLMENT_PRIORITY,
  BINOME_ENROLMENT_LEFT_FROM, /* the state in which one refused or withdrew: how far one had come */
  BINOME_ENROLMENT_EXPERIENCE,
  BINOME_ENROLMENT_UNAVAILABLE_FROM,
  BINOME_ENROLMENT_UNAVAILABLE_UNTIL, /* the last day; they are back on the next */
  BINOME_ENROLMENT_PROLONGED, /* an apprenticeship after a failed examination (Code du travail, art. L6222-11)
                               */
} BinomeEnrolmentField;

/* Which side of a pair. */
typedef enum
{
  BINOME_ENROLMENT_ROLE_TUTOR,
  BINOME_ENROLMENT_ROLE_TUTEE,
} BinomeEnrolmentRole;

/* Where a candidate stands. */
typedef enum
{
  BINOME_ENROLMENT_STATE_IDENTIFIED,
  BINOME_ENROLMENT_STATE_INVITED,
  BINOME_ENROLMENT_STATE_INTERESTED,
  BINOME_ENROLMENT_STATE_APPLIED,
  BINOME_ENROLMENT_STATE_MANAGER_AGREED,
  BINOME_ENROLMENT_STATE_INTERVIEWED,
  BINOME_ENROLMENT_STATE_ACCEPTED,
  BINOME_ENROLMENT_STATE_WAITING,
  BINOME_ENROLMENT_STATE_MATCHED,
  BINOME_ENROLMENT_STATE_DONE,
  BINOME_ENROLMENT_STATE_REFUSED,
  BINOME_ENROLMENT_STATE_WITHDREW,
  BINOME_ENROLMENT_STATE_UNAVAILABLE,
  BINOME_ENROLMENT_STATE_RETIRED,
} BinomeEnrolmentState;

/* The contract of a tutee; it decides which legal rules apply. */
typedef enum
{
  BINOME_CONTRACT_NONE,
  BINOME_CONTRACT_APPRENTICESHIP,
  BINOME_CONTRACT_PROFESSIONALISATION,
  BINOME_CONTRACT_INTERNSHIP,
  BINOME_CONTRACT_AIDED,
  BINOME_CONTRACT_CIVIC_SERVICE,
} BinomeContract;

extern const BinomeChoice binome_enrolment_roles[];
extern const BinomeChoice binome_enrolment_states[];
extern const BinomeChoice binome_enrolment_contracts[];

BinomeEnrolment *binome_enrolment_new (void);

G_END_DECLS
