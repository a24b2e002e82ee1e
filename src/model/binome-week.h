/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "binome-availability.h"

G_BEGIN_DECLS

/* Half-hours of a week, Monday from midnight on. */
#define BINOME_WEEK_DAYS 7
#define BINOME_WEEK_SLOTS_PER_DAY 48
#define BINOME_WEEK_SLOTS (BINOME_WEEK_DAYS * BINOME_WEEK_SLOTS_PER_DAY)
#define BINOME_WEEK_SLOT_MINUTES 30

/* Where somebody can be met in a half-hour, as bits; none for not at all. */
typedef enum
{
  BINOME_WEEK_NOWHERE = 0,
  BINOME_WEEK_SITE = 1 << 0,
  BINOME_WEEK_REMOTE = 1 << 1,
  BINOME_WEEK_EITHER = BINOME_WEEK_SITE | BINOME_WEEK_REMOTE,
} BinomeWeekPlace;

/**
 * BinomeWeek:
 * @slots: a #BinomeWeekPlace for each half-hour, from Monday midnight
 *
 * The week of somebody, in half-hours that are wholly free.
 */
typedef struct
{
  guint8 slots[BINOME_WEEK_SLOTS];
} BinomeWeek;

/**
 * BinomeWeekSpan:
 * @weekday: the day
 * @starts_at: minutes from midnight
 * @ends_at: minutes from midnight, after @starts_at
 * @place: where
 *
 * Half-hours of a day that follow each other, at the same place.
 */
typedef struct
{
  BinomeWeekday weekday;
  int starts_at;
  int ends_at;
  BinomeWeekPlace place;
} BinomeWeekSpan;

void binome_week_add (BinomeWeek *self, BinomeWeekday weekday, int starts_at, int ends_at,
                      BinomeWeekPlace place);
void binome_week_add_availability (BinomeWeek *self, BinomeEntity *availability);
BinomeWeekPlace binome_week_get (const BinomeWeek *self, BinomeWeekday weekday, int minute);
gboolean binome_week_is_empty (const BinomeWeek *self);
int binome_week_count_minutes (const BinomeWeek *self);
GArray *binome_week_list_slots (const BinomeWeek *self);
GArray *binome_week_list_spans (const BinomeWeek *self);
void binome_week_intersect (const BinomeWeek *a, const BinomeWeek *b, BinomeWeek *both);

BinomeWeekPlace binome_week_place_of (BinomeAvailabilityPlace place);
BinomeAvailabilityPlace binome_week_place_to_choice (BinomeWeekPlace place);
char *binome_week_span_describe (const BinomeWeekSpan *span);
char *binome_week_describe (const BinomeWeek *self);
char *binome_week_format_minute (int minute);
gboolean binome_week_add_words (BinomeWeek *self, BinomeWeekday weekday, const char *text);

G_END_DECLS
