/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "binome-entity.h"

G_BEGIN_DECLS

#define BINOME_TYPE_TRAINING_SESSION (binome_training_session_get_type ())
BINOME_DECLARE_ENTITY (BinomeTrainingSession, binome_training_session, TRAINING_SESSION)

/* A course on given days. */
typedef enum
{
  BINOME_TRAINING_SESSION_COURSE,
  BINOME_TRAINING_SESSION_PROGRAMME,
  BINOME_TRAINING_SESSION_STARTS_ON,
  BINOME_TRAINING_SESSION_ENDS_ON,
  BINOME_TRAINING_SESSION_PLACE,
  BINOME_TRAINING_SESSION_TRAINER,
  BINOME_TRAINING_SESSION_PLACES,
  BINOME_TRAINING_SESSION_STATE,
  BINOME_TRAINING_SESSION_TIMES,
  BINOME_TRAINING_SESSION_NOTE,
} BinomeTrainingSessionField;

/* Whether it took place. */
typedef enum
{
  BINOME_SESSION_STATE_PLANNED,
  BINOME_SESSION_STATE_HELD,
  BINOME_SESSION_STATE_CANCELLED,
} BinomeSessionState;

extern const BinomeChoice binome_session_states[];

BinomeTrainingSession *binome_training_session_new (void);

G_END_DECLS
