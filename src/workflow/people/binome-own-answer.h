/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "binome-match-problem.h"
#include "binome-model.h"

G_BEGIN_DECLS

/* What a field of the company’s own holds, as the file keeps it: text as it is, days as 2026-03-16, numbers
 * with a point, “yes” or “no”, choices by name and one a line, levels from −2 to 2, people by id, files by
 * address. Pure: nothing here reads the file. */

gboolean binome_own_answer_is_structured (BinomeFieldKind kind);
gboolean binome_own_answer_has_choices (BinomeFieldKind kind);
gboolean binome_own_answer_is_text (BinomeFieldKind kind);

int binome_own_answer_find_yes_no (const char *text);
GStrv binome_own_answer_split (const char *lines);
char *binome_own_answer_read (BinomeEntity *definition, const char *text, GError **error);
char *binome_own_answer_format (BinomeEntity *definition, const char *answer);
double binome_own_answer_get_number (BinomeEntity *definition, const char *answer);
void binome_own_answer_add_match_values (BinomeEntity *definition, const char *answer, GStringChunk *texts,
                                         GArray *values);

G_END_DECLS
