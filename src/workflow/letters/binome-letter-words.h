/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "binome-date.h"
#include "binome-field.h"

G_BEGIN_DECLS

/**
 * BinomeLetterWords:
 *
 * How dates, numbers and fixed answers are written in one language of the letters, which may be
 * another than that of the interface.
 */
typedef struct _BinomeLetterWords BinomeLetterWords;

extern const BinomeChoice binome_letter_languages[];

const char *binome_letter_language_find (const char *text);

BinomeLetterWords *binome_letter_words_load (const char *language);
void binome_letter_words_free (BinomeLetterWords *self);
char *binome_letter_words_format_date (const BinomeLetterWords *self, BinomeDate date);
char *binome_letter_words_fill (const BinomeLetterWords *self, const char *word, ...) G_GNUC_NULL_TERMINATED;
char *binome_letter_words_count (const BinomeLetterWords *self, const char *word, double value);
char *binome_letter_words_format_number (const BinomeLetterWords *self, double value);
char *binome_letter_words_get (const BinomeLetterWords *self, const char *group, const char *word);
gboolean binome_letter_words_has (const BinomeLetterWords *self, const char *group);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (BinomeLetterWords, binome_letter_words_free)

G_END_DECLS
