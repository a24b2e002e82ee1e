/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How wide the columns of a table must be for most of what is in them. */

#include "binome-column-widths.h"

#include <string.h>

/* In characters. A longer text goes on over its neighbours, or is read in the line above the sheet. */
#define MIN_WIDTH 8
#define MAX_WIDTH 48

/* Returns: (transfer full): widths of no columns yet */
GArray *
binome_column_widths_new (void)
{
  return g_array_new (FALSE, TRUE, sizeof (guint));
}

/**
 * binome_column_widths_see:
 * @widths: widths
 * @column: a column, from 0
 * @text: what a cell of it shows
 *
 * Makes the column wide enough for a cell, within reason.
 */
void
binome_column_widths_see (GArray *widths, guint column, const char *text)
{
  const char *end = strchr (text, '\n');
  guint width = (guint)g_utf8_strlen (text, end != NULL ? end - text : -1) + 2;
  guint *known;

  if (widths->len <= column)
    g_array_set_size (widths, column + 1);
  known = &g_array_index (widths, guint, column);
  *known = MAX (*known, CLAMP (width, MIN_WIDTH, MAX_WIDTH));
}

/* The width of a column, in characters. */
guint
binome_column_widths_get (GArray *widths, guint column)
{
  return column < widths->len ? MAX (g_array_index (widths, guint, column), MIN_WIDTH) : MIN_WIDTH;
}
