/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * BinomeDate:
 *
 * A day, as its Julian day number of the Gregorian calendar (the one of #GDate); 0 means "no date".
 * Days subtract and compare like integers.
 */
typedef gint32 BinomeDate;

#define BINOME_DATE_NONE ((BinomeDate)0)

/* How a day is written for people, in the user's locale. */
typedef enum
{
  BINOME_DATE_SHORT,  /* 16/03/2026 in French, 03/16/2026 in American English */
  BINOME_DATE_MEDIUM, /* 16 Mar 2026 */
  BINOME_DATE_LONG,   /* Monday 16 March 2026 */
  BINOME_DATE_MONTH,  /* March 2026 */
} BinomeDateStyle;

BinomeDate binome_date_new (int year, int month, int day);
void binome_date_get (BinomeDate date, int *year, int *month, int *day);
int binome_date_get_weekday (BinomeDate date);
BinomeDate binome_date_parse_iso (const char *text);
char *binome_date_format_iso (BinomeDate date);
char *binome_date_format (BinomeDate date, BinomeDateStyle style);
char *binome_date_format_moment (const char *utc);
BinomeDate binome_date_parse_local (const char *text);
BinomeDate binome_date_add_months (BinomeDate date, int months);
int binome_date_months_between (BinomeDate from, BinomeDate to);
gboolean binome_date_is_working_day (BinomeDate date);
gboolean binome_date_is_public_holiday (BinomeDate date);
BinomeDate binome_date_add_working_days (BinomeDate date, int days);
BinomeDate binome_date_next_working_day (BinomeDate date);
BinomeDate binome_date_previous_working_day (BinomeDate date);

G_END_DECLS
