/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The answers of a field that is chosen from a list. */

#include "binome-entity.h"

/**
 * binome_choice_find:
 * @choices: a list of answers
 * @id: (nullable): how the file calls one
 *
 * Returns: its index, or -1
 */
int
binome_choice_find (const BinomeChoice *choices, const char *id)
{
  for (int i = 0; choices[i].id != NULL; i++)
    if (g_strcmp0 (choices[i].id, id) == 0)
      return i;

  return -1;
}

/**
 * binome_choice_count:
 * @choices: a list of answers
 *
 * Returns: how many there are
 */
guint
binome_choice_count (const BinomeChoice *choices)
{
  guint n = 0;

  while (choices[n].id != NULL)
    n++;

  return n;
}
