/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * BinomeCsvShape:
 * @separator: the character between two cells
 * @n_columns: how many cells most of the first rows have
 * @start: where the first row begins, after an Excel line such as `sep=;`
 * @first_line: the line number there
 *
 * What the first lines of a CSV file say about the rest.
 */
typedef struct
{
  char separator;
  guint n_columns;
  gsize start;
  guint first_line;
} BinomeCsvShape;

gboolean binome_csv_is_separator (char c);
void binome_csv_sniff (const char *text, gsize size, BinomeCsvShape *shape);

G_END_DECLS
