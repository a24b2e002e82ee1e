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
  BINOME_PAIR_TUTOR_ASKED_ON,
  BINOME_PAIR_TUTOR_ANSWER,
  BINOME_PAIR_TUTEE_ASKED_ON,
  BINOME_PAIR_TUTEE_ANSWER,
  BINOME_PAIR_DECLINE_REASON,
  BINOME_PAIR_RHYTHM,
  BINOME_PAIR_PLACE,
  BINOME_PAIR_HOURS_PER_MONTH, /* of the tutor, for this tutee */
  BINOME_PAIR_PLAN_LEFT,       /* the keys of BinomePlanChange, one a line */
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
  BINOME_PAIR_ORIGIN_NEXT, /* the next best tutor, after a refusal */
} BinomePairOrigin;

/* What one side of a pair answered to the offer. */
typedef enum
{
  BINOME_PAIR_ANSWER_AWAITED,
  BINOME_PAIR_ANSWER_ACCEPTED,
  BINOME_PAIR_ANSWER_DECLINED,
} BinomePairAnswer;

/* Why an offer was declined. */
typedef enum
{
  BINOME_DECLINE_REASON_NONE,
  BINOME_DECLINE_REASON_WORKLOAD,
  BINOME_DECLINE_REASON_DATES,
  BINOME_DECLINE_REASON_DISTANCE,
  BINOME_DECLINE_REASON_FIELD,
  BINOME_DECLINE_REASON_RELATION,
  BINOME_DECLINE_REASON_LEAVING,
  BINOME_DECLINE_REASON_OTHER,
} BinomeDeclineReason;

extern const BinomeChoice binome_pair_states[];
extern const BinomeChoice binome_pair_origins[];
extern const BinomeChoice binome_pair_answers[];
extern const BinomeChoice binome_pair_decline_reasons[];

BinomePair *binome_pair_new (void);

G_END_DECLS
