/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "binome-entity.h"

G_BEGIN_DECLS

#define BINOME_TYPE_TALK (binome_talk_get_type ())
BINOME_DECLARE_ENTITY (BinomeTalk, binome_talk, TALK)

/* A first talk between two participants before they are paired. */
typedef enum
{
  BINOME_TALK_TUTEE,
  BINOME_TALK_TUTOR,
  BINOME_TALK_HELD_ON,
  BINOME_TALK_TUTEE_RATING,
  BINOME_TALK_TUTOR_RATING,
  BINOME_TALK_COMMENT,
} BinomeTalkField;

BinomeTalk *binome_talk_new (void);

G_END_DECLS
