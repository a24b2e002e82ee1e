/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * BinomeLetterBlockKind:
 *
 * What a block of a letter is. In the text it follows from the first line of the block: “# ” a title,
 * “## ” a heading, “- ” a list, “[sender]” and the like one of the others; a paragraph otherwise.
 */
typedef enum
{
  BINOME_LETTER_BLOCK_PARAGRAPH,
  BINOME_LETTER_BLOCK_TITLE,
  BINOME_LETTER_BLOCK_HEADING,
  BINOME_LETTER_BLOCK_ITEM,
  BINOME_LETTER_BLOCK_SENDER,
  BINOME_LETTER_BLOCK_RECIPIENT,
  BINOME_LETTER_BLOCK_DATE,
  BINOME_LETTER_BLOCK_SUBJECT,
  BINOME_LETTER_BLOCK_HEADLINE,
  BINOME_LETTER_BLOCK_LARGE,
  BINOME_LETTER_BLOCK_SIGNATURE,
  BINOME_LETTER_BLOCK_SIGNATURES,
  BINOME_LETTER_BLOCK_PAGE,
  BINOME_LETTER_BLOCK_MADE, /* a table, a chart or the like, which the program makes: “{block.…}” on a line */
} BinomeLetterBlockKind;

/* A block once the fields are filled in; its lines end with %NULL. */
typedef struct
{
  BinomeLetterBlockKind kind;
  char **lines;
} BinomeLetterBlock;

/* How the fields that stand for such a block begin. */
#define BINOME_LETTER_MADE "block."

/**
 * BinomeLetterText:
 *
 * The text of a letter, taken apart. There is no code in it: plain words, marks at the start of a
 * block, and {fields}. “{{” and “}}” stand for braces, “\” before a mark for the mark itself.
 */
typedef struct _BinomeLetterText BinomeLetterText;

/**
 * BinomeLetterLookup:
 * @field: the words between the braces
 * @data: as given
 *
 * Returns: (transfer full) (nullable): what stands there; %NULL or empty for nothing. Several lines
 *   in a list become as many items.
 */
typedef char *(*BinomeLetterLookup) (const char *field, gpointer data);

/**
 * BinomeLetterCheck:
 * @field: the words between the braces
 * @data: as given
 * @error: return location for a #GError
 *
 * Returns: whether there is such a field
 */
typedef gboolean (*BinomeLetterCheck) (const char *field, gpointer data, GError **error);

BinomeLetterText *binome_letter_text_parse (const char *text, GError **error);
void binome_letter_text_free (BinomeLetterText *self);
gboolean binome_letter_text_check (const BinomeLetterText *self, BinomeLetterCheck check, gpointer data,
                                   GError **error);
GPtrArray *binome_letter_text_merge (const BinomeLetterText *self, BinomeLetterLookup lookup, gpointer data);
char *binome_letter_text_write (GPtrArray *blocks);
char *binome_letter_text_write_plain (GPtrArray *blocks);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (BinomeLetterText, binome_letter_text_free)

G_END_DECLS
