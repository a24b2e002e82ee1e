/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "binome-date.h"

G_BEGIN_DECLS

/**
 * BinomeDateFormat:
 * @BINOME_DATE_FORMAT_NONE: no dates
 * @BINOME_DATE_FORMAT_AMBIGUOUS: day/month/year or month/day/year: someone has to say
 * @BINOME_DATE_FORMAT_ISO: year first, `2026-03-16` or `20260316`
 * @BINOME_DATE_FORMAT_DMY: day/month/year
 * @BINOME_DATE_FORMAT_MDY: month/day/year
 * @BINOME_DATE_FORMAT_SERIAL: Excel’s count of days, 46097
 * @BINOME_DATE_FORMAT_LONG: with the month as a word, in French or English
 *
 * How the dates of a column are written.
 */
typedef enum
{
  BINOME_DATE_FORMAT_NONE,
  BINOME_DATE_FORMAT_AMBIGUOUS,
  BINOME_DATE_FORMAT_ISO,
  BINOME_DATE_FORMAT_DMY,
  BINOME_DATE_FORMAT_MDY,
  BINOME_DATE_FORMAT_SERIAL,
  BINOME_DATE_FORMAT_LONG,
} BinomeDateFormat;

#define BINOME_N_DATE_FORMATS (BINOME_DATE_FORMAT_LONG + 1)

/**
 * BinomeDateGuess:
 * @n_cells: cells that hold something
 * @n_blank: cells that hold nothing, or zeros for a date
 * @n_fit: how many of @n_cells are a date in each format
 * @n_only_dmy: cells that can be day/month/year but not month/day/year
 * @n_only_mdy: the other way round
 * @n_either: cells that would be two different days
 *
 * What has been seen of a column of dates; starts with zeros.
 */
typedef struct
{
  guint n_cells;
  guint n_blank;
  guint n_fit[BINOME_N_DATE_FORMATS];
  guint n_only_dmy;
  guint n_only_mdy;
  guint n_either;
} BinomeDateGuess;

void binome_date_guess_add (BinomeDateGuess *self, const char *text);
BinomeDateFormat binome_date_guess_get_format (const BinomeDateGuess *self);
guint binome_date_guess_get_n_unfit (const BinomeDateGuess *self, BinomeDateFormat format);
BinomeDate binome_date_guess_parse (BinomeDateFormat format, const char *text);

G_END_DECLS
