/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "binome-entity.h"

G_BEGIN_DECLS

#define BINOME_TYPE_COMMUNICATION (binome_communication_get_type ())
BINOME_DECLARE_ENTITY (BinomeCommunication, binome_communication, COMMUNICATION)

/* One action that makes the programme known. */
typedef enum
{
  BINOME_COMMUNICATION_PROGRAMME,
  BINOME_COMMUNICATION_TITLE,
  BINOME_COMMUNICATION_AUDIENCE,
  BINOME_COMMUNICATION_CHANNEL,
  BINOME_COMMUNICATION_MESSAGE,
  BINOME_COMMUNICATION_PLANNED_ON,
  BINOME_COMMUNICATION_DONE_ON,
  BINOME_COMMUNICATION_AUTHOR,
  BINOME_COMMUNICATION_STATE,
  BINOME_COMMUNICATION_REACH,
} BinomeCommunicationField;

/* How something reaches people. */
typedef enum
{
  BINOME_CHANNEL_POSTER,
  BINOME_CHANNEL_LETTER,
  BINOME_CHANNEL_E_MAIL,
  BINOME_CHANNEL_INTRANET,
  BINOME_CHANNEL_MEETING,
  BINOME_CHANNEL_OTHER,
} BinomeChannel;

/* Whether it was done. */
typedef enum
{
  BINOME_COMMUNICATION_STATE_PLANNED,
  BINOME_COMMUNICATION_STATE_DONE,
  BINOME_COMMUNICATION_STATE_CANCELLED,
} BinomeCommunicationState;

extern const BinomeChoice binome_channels[];
extern const BinomeChoice binome_communication_states[];

BinomeCommunication *binome_communication_new (void);

G_END_DECLS
