/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * BadSheet:
 * @name: a file
 * @make: makes what is in it
 * @refused: (nullable): what the user is told; %NULL where it can be imported
 * @n_people: how many people it has
 * @note: (nullable): what else the user is told
 *
 * A workbook that nobody wants to get, and what becomes of it as a staff list.
 */
typedef struct
{
  const char *name;
  GBytes *(*make) (void);
  const char *refused;
  guint n_people;
  const char *note;
} BadSheet;

extern const BadSheet bad_sheets[];
extern const guint n_bad_sheets;

G_END_DECLS
