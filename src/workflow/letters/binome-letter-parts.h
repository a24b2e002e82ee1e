/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * BinomeLetterPart:
 * @name: as the text names it; what begins with %BINOME_LETTER_MADE is a block
 * @label: N_(), how the user calls it
 *
 * What the text of one document may name besides the fields of all.
 */
typedef struct
{
  const char *name;
  const char *label;
} BinomeLetterPart;

const BinomeLetterPart *binome_letter_parts_get (const char *letter);
gboolean binome_letter_parts_knows (const char *letter, const char *field);

G_END_DECLS
