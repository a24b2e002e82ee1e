/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "binome-entity.h"

G_BEGIN_DECLS

#define BINOME_TYPE_PRESENCE (binome_presence_get_type ())
BINOME_DECLARE_ENTITY (BinomePresence, binome_presence, PRESENCE)

/* A time someone spends in the company on one site, in one team, under one manager. */
typedef enum
{
  BINOME_PRESENCE_PERSON,
  BINOME_PRESENCE_STARTS_ON,
  BINOME_PRESENCE_ENDS_ON,
  BINOME_PRESENCE_SITE,
  BINOME_PRESENCE_TEAM,
  BINOME_PRESENCE_MANAGER,
  BINOME_PRESENCE_PATTERN,
  BINOME_PRESENCE_NOTE,
} BinomePresenceField;

/* How someone’s working week looks. */
typedef enum
{
  BINOME_WORKING_PATTERN_FULL_TIME,
  BINOME_WORKING_PATTERN_PART_TIME,
  BINOME_WORKING_PATTERN_SHIFTS,
  BINOME_WORKING_PATTERN_NIGHTS,
  BINOME_WORKING_PATTERN_HYBRID,
  BINOME_WORKING_PATTERN_REMOTE,
} BinomeWorkingPattern;

extern const BinomeChoice binome_working_patterns[];

BinomePresence *binome_presence_new (void);

G_END_DECLS
