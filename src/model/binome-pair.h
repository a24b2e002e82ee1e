/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "binome-entity.h"

G_BEGIN_DECLS

#define BINOME_TYPE_PAIR (binome_pair_get_type ())
BINOME_DECLARE_ENTITY (BinomePair, binome_pair, PAIR)

/* A tutor and a tutee: un binôme. */
typedef enum
{
  BINOME_PAIR_PROGRAMME,
  BINOME_PAIR_TUTEE,
  BINOME_PAIR_TUTOR,
  BINOME_PAIR_STATE,
  BINOME_PAIR_ORIGIN,
  BINOME_PAIR_RUN,
  BINOME_PAIR_SCORE,
  BINOME_PAIR_PROPOSED_ON,
  BINOME_PAIR_STARTED_ON,
  BINOME_PAIR_EXPECTED_END,
  BINOME_PAIR_ENDED_ON,
  BINOME_PAIR_END_REASON,
  BINOME_PAIR_GOALS,
  BINOME_PAIR_NOTE,
} BinomePairField;

/* Where a pair stands. The moves allowed are in binome-state-machine.h. */
typedef enum
{
  BINOME_PAIR_STATE_PROPOSED,
  BINOME_PAIR_STATE_REVIEWED,
  BINOME_PAIR_STATE_OFFERED,
  BINOME_PAIR_STATE_ACCEPTED,
  BINOME_PAIR_STATE_CONFIRMED,
  BINOME_PAIR_STATE_ACTIVE,
  BINOME_PAIR_STATE_PAUSED,
  BINOME_PAIR_STATE_CLOSING,
  BINOME_PAIR_STATE_COMPLETED,
  BINOME_PAIR_STATE_DECLINED,
  BINOME_PAIR_STATE_EXPIRED,
  BINOME_PAIR_STATE_CANCELLED,
  BINOME_PAIR_STATE_ENDED_EARLY,
} BinomePairState;

/* Where a pair comes from. */
typedef enum
{
  BINOME_PAIR_ORIGIN_RUN,
  BINOME_PAIR_ORIGIN_HAND,
  BINOME_PAIR_ORIGIN_IMPORT,
} BinomePairOrigin;

extern const BinomeChoice binome_pair_states[];
extern const BinomeChoice binome_pair_origins[];

BinomePair *binome_pair_new (void);

G_END_DECLS
