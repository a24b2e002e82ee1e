/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "binome-entity.h"

G_BEGIN_DECLS

#define BINOME_TYPE_AVAILABILITY (binome_availability_get_type ())
BINOME_DECLARE_ENTITY (BinomeAvailability, binome_availability, AVAILABILITY)

/* A part of the week in which someone can meet; minutes count from midnight. */
typedef enum
{
  BINOME_AVAILABILITY_PERSON,
  BINOME_AVAILABILITY_WEEKDAY,
  BINOME_AVAILABILITY_STARTS_AT,
  BINOME_AVAILABILITY_ENDS_AT,
  BINOME_AVAILABILITY_PLACE,
} BinomeAvailabilityField;

/* The days of a week, Monday first as ISO 8601 has it. */
typedef enum
{
  BINOME_WEEKDAY_MONDAY,
  BINOME_WEEKDAY_TUESDAY,
  BINOME_WEEKDAY_WEDNESDAY,
  BINOME_WEEKDAY_THURSDAY,
  BINOME_WEEKDAY_FRIDAY,
  BINOME_WEEKDAY_SATURDAY,
  BINOME_WEEKDAY_SUNDAY,
} BinomeWeekday;

/* Where someone can be met at that time. */
typedef enum
{
  BINOME_AVAILABILITY_PLACE_EITHER,
  BINOME_AVAILABILITY_PLACE_SITE,
  BINOME_AVAILABILITY_PLACE_REMOTE,
} BinomeAvailabilityPlace;

extern const BinomeChoice binome_weekdays[];
extern const BinomeChoice binome_availability_places[];

BinomeAvailability *binome_availability_new (void);

G_END_DECLS
