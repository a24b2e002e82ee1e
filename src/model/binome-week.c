/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A week in half-hours: when somebody can be met, and when two can. */

#include "binome-week.h"

#include <string.h>
#include <glib/gi18n-lib.h>

static guint
slot_of (BinomeWeekday weekday, int in_day)
{
  return (guint)weekday * BINOME_WEEK_SLOTS_PER_DAY + (guint)in_day;
}

/**
 * binome_week_place_of:
 * @place: as the file keeps it
 *
 * Returns: the same as bits
 */
BinomeWeekPlace
binome_week_place_of (BinomeAvailabilityPlace place)
{
  switch (place)
    {
    case BINOME_AVAILABILITY_PLACE_SITE:
      return BINOME_WEEK_SITE;
    case BINOME_AVAILABILITY_PLACE_REMOTE:
      return BINOME_WEEK_REMOTE;
    case BINOME_AVAILABILITY_PLACE_EITHER:
    default:
      return BINOME_WEEK_EITHER;
    }
}

/**
 * binome_week_place_to_choice:
 * @place: where; not nowhere
 *
 * Returns: the same as the file keeps it
 */
BinomeAvailabilityPlace
binome_week_place_to_choice (BinomeWeekPlace place)
{
  if (place == BINOME_WEEK_SITE)
    return BINOME_AVAILABILITY_PLACE_SITE;

  return place == BINOME_WEEK_REMOTE ? BINOME_AVAILABILITY_PLACE_REMOTE : BINOME_AVAILABILITY_PLACE_EITHER;
}

/**
 * binome_week_add:
 * @self: a week
 * @weekday: a day
 * @starts_at: minutes from midnight
 * @ends_at: minutes from midnight
 * @place: where
 *
 * Adds the half-hours that lie wholly between two times; what is added to the same half-hour adds up.
 */
void
binome_week_add (BinomeWeek *self, BinomeWeekday weekday, int starts_at, int ends_at, BinomeWeekPlace place)
{
  int first = (MAX (starts_at, 0) + BINOME_WEEK_SLOT_MINUTES - 1) / BINOME_WEEK_SLOT_MINUTES;
  int end = MIN (ends_at / BINOME_WEEK_SLOT_MINUTES, BINOME_WEEK_SLOTS_PER_DAY);

  if ((guint)weekday >= BINOME_WEEK_DAYS)
    return;

  for (int i = first; i < end; i++)
    self->slots[slot_of (weekday, i)] |= (guint8)place;
}

/**
 * binome_week_add_availability:
 * @self: a week
 * @availability: a row of the file
 */
void
binome_week_add_availability (BinomeWeek *self, BinomeEntity *availability)
{
  int place = binome_entity_get_choice (availability, BINOME_AVAILABILITY_PLACE);

  binome_week_add (self, (BinomeWeekday)binome_entity_get_choice (availability, BINOME_AVAILABILITY_WEEKDAY),
                   (int)binome_entity_get_integer (availability, BINOME_AVAILABILITY_STARTS_AT),
                   (int)binome_entity_get_integer (availability, BINOME_AVAILABILITY_ENDS_AT),
                   binome_week_place_of ((BinomeAvailabilityPlace)place));
}

/**
 * binome_week_get:
 * @self: a week
 * @weekday: a day
 * @minute: minutes from midnight
 *
 * Returns: where somebody is to be met then
 */
BinomeWeekPlace
binome_week_get (const BinomeWeek *self, BinomeWeekday weekday, int minute)
{
  if ((guint)weekday >= BINOME_WEEK_DAYS || minute < 0 || minute >= 24 * 60)
    return BINOME_WEEK_NOWHERE;

  return (BinomeWeekPlace)self->slots[slot_of (weekday, minute / BINOME_WEEK_SLOT_MINUTES)];
}

/**
 * binome_week_is_empty:
 * @self: a week
 *
 * Returns: whether nothing is known to be free
 */
gboolean
binome_week_is_empty (const BinomeWeek *self)
{
  return binome_week_count_minutes (self) == 0;
}

/**
 * binome_week_count_minutes:
 * @self: a week
 *
 * Returns: the minutes that are free
 */
int
binome_week_count_minutes (const BinomeWeek *self)
{
  int minutes = 0;

  for (guint i = 0; i < BINOME_WEEK_SLOTS; i++)
    if (self->slots[i] != BINOME_WEEK_NOWHERE)
      minutes += BINOME_WEEK_SLOT_MINUTES;

  return minutes;
}

/**
 * binome_week_list_slots:
 * @self: a week
 *
 * Returns: (transfer full) (element-type int): the numbers of the half-hours that are free, rising: 0 is
 *   Monday from midnight to half past, 335 the last of Sunday
 */
GArray *
binome_week_list_slots (const BinomeWeek *self)
{
  GArray *slots = g_array_new (FALSE, FALSE, sizeof (int));

  for (int i = 0; i < BINOME_WEEK_SLOTS; i++)
    if (self->slots[i] != BINOME_WEEK_NOWHERE)
      g_array_append_val (slots, i);

  return slots;
}

/**
 * binome_week_list_spans:
 * @self: a week
 *
 * Returns: (transfer full) (element-type BinomeWeekSpan): what is free, day by day, each as long as it goes
 */
GArray *
binome_week_list_spans (const BinomeWeek *self)
{
  GArray *spans = g_array_new (FALSE, FALSE, sizeof (BinomeWeekSpan));

  for (int day = 0; day < BINOME_WEEK_DAYS; day++)
    for (int i = 0; i < BINOME_WEEK_SLOTS_PER_DAY; i++)
      {
        guint8 place = self->slots[slot_of ((BinomeWeekday)day, i)];
        BinomeWeekSpan span = { .weekday = (BinomeWeekday)day, .starts_at = i * BINOME_WEEK_SLOT_MINUTES };

        if (place == BINOME_WEEK_NOWHERE)
          continue;
        while (i + 1 < BINOME_WEEK_SLOTS_PER_DAY && self->slots[slot_of ((BinomeWeekday)day, i + 1)] == place)
          i++;
        span.ends_at = (i + 1) * BINOME_WEEK_SLOT_MINUTES;
        span.place = (BinomeWeekPlace)place;
        g_array_append_val (spans, span);
      }

  return spans;
}

/**
 * binome_week_intersect:
 * @a: somebody's week
 * @b: another's
 * @both: (out caller-allocates): when both are free and can meet at the same place
 */
void
binome_week_intersect (const BinomeWeek *a, const BinomeWeek *b, BinomeWeek *both)
{
  for (guint i = 0; i < BINOME_WEEK_SLOTS; i++)
    both->slots[i] = a->slots[i] & b->slots[i];
}

/**
 * binome_week_format_minute:
 * @minute: minutes from midnight, up to 24 hours
 *
 * Returns: (transfer full): a time of the day as the user writes it, such as “9:30”
 */
char *
binome_week_format_minute (int minute)
{
  /* Translators: hours and minutes of a day, with 24 hours: “9:30”. */
  return g_strdup_printf (C_ ("time of the day", "%1$d:%2$02d"), minute / 60, minute % 60);
}

/**
 * binome_week_span_describe:
 * @span: a part of a week
 *
 * Returns: (transfer full): in words, such as “Monday 9:00–12:00, remote”
 */
char *
binome_week_span_describe (const BinomeWeekSpan *span)
{
  g_autofree char *from = binome_week_format_minute (span->starts_at);
  g_autofree char *until = binome_week_format_minute (span->ends_at);
  const char *day = _ (binome_weekdays[span->weekday].label);

  switch (span->place)
    {
    case BINOME_WEEK_SITE:
      /* Translators: a day of the week, from a time to a time. */
      return g_strdup_printf (_ ("%1$s %2$s–%3$s, on site"), day, from, until);
    case BINOME_WEEK_REMOTE:
      /* Translators: a day of the week, from a time to a time. */
      return g_strdup_printf (_ ("%1$s %2$s–%3$s, remote"), day, from, until);
    case BINOME_WEEK_NOWHERE:
    case BINOME_WEEK_EITHER:
    default:
      /* Translators: a day of the week, from a time to a time. */
      return g_strdup_printf (_ ("%1$s %2$s–%3$s"), day, from, until);
    }
}

/**
 * binome_week_describe:
 * @self: a week
 *
 * Returns: (transfer full): what is free in words, in parts; "" for nothing
 */
char *
binome_week_describe (const BinomeWeek *self)
{
  g_autoptr (GArray) spans = binome_week_list_spans (self);
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < spans->len; i++)
    {
      g_autofree char *part = binome_week_span_describe (&g_array_index (spans, BinomeWeekSpan, i));

      if (i > 0)
        /* Translators: between the parts of a week: “Monday 9:00–12:00; Tuesday 9:00–12:00”. */
        g_string_append (text, C_ ("between parts", "; "));
      g_string_append (text, part);
    }

  return g_string_free (text, FALSE);
}
