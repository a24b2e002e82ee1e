/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

#include "binome-column-guess.h"

G_BEGIN_DECLS

/**
 * BinomeColumnContent:
 * @n_cells: cells that hold something
 * @n_distinct: how many different things they hold
 * @n_emails: e-mail addresses
 * @n_phones: telephone numbers
 * @n_dates: dates in the column’s format, or in either order where that is open
 * @n_years: years in which somebody at work may be born
 * @n_codes: short words with a digit, such as staff numbers
 * @n_given: single words that are a frequent given name
 * @n_full: family and given name together
 * @n_capitals: words in capitals
 * @n_contracts: kinds of contract
 * @n_languages: names or codes of languages
 * @mean_year: the mean year of the dates
 *
 * What the cells of a column look like.
 */
typedef struct
{
  guint n_cells;
  guint n_distinct;
  guint n_emails;
  guint n_phones;
  guint n_dates;
  guint n_years;
  guint n_codes;
  guint n_given;
  guint n_full;
  guint n_capitals;
  guint n_contracts;
  guint n_languages;
  int mean_year;
} BinomeColumnContent;

void binome_column_content_init (BinomeColumnContent *self, GPtrArray *rows, guint first_row, guint column);
gboolean binome_column_content_mostly (const BinomeColumnContent *self, guint n);
BinomeColumnMatch binome_column_content_match (const BinomeColumnContent *self);
gboolean binome_column_cell_is_data (const char *cell);
const char *binome_column_get_cell (GPtrArray *rows, guint row, guint column);

G_END_DECLS
