/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "binome-letter-recipients.h"
#include "binome-letter-words.h"
#include "binome-letter.h"
#include "binome-report.h"

G_BEGIN_DECLS

/**
 * BinomeMadeLetter:
 * @kind: which letter
 * @recipient: whom it is for
 * @programme: of which programme it speaks
 * @language: it is written in
 * @on: the day that stands in it
 * @version: of the company's wording; 0 for the shipped text
 * @sender_name: (nullable): the co-ordinator
 * @sender_email: (nullable): the co-ordinator's address
 * @subject: with everything filled in
 * @blocks: (element-type BinomeLetterBlock): the text, with everything filled in
 * @missing: (element-type utf8): the fields that are empty
 *
 * A letter for one person, ready to be read.
 */
typedef struct
{
  const BinomeLetterKind *kind;
  BinomeLetterRecipient *recipient;
  gint64 programme;
  const char *language;
  BinomeDate on;
  int version;
  char *sender_name;
  char *sender_email;
  char *subject;
  GPtrArray *blocks;
  GPtrArray *missing;
} BinomeMadeLetter;

GPtrArray *binome_letters_make (BinomeDb *db, const BinomeLetterKind *kind, gint64 programme,
                                GPtrArray *recipients, const char *language, GError **error);
BinomeMadeLetter *binome_letter_make_on (BinomeDb *db, const BinomeLetterKind *kind, gint64 programme,
                                         const BinomeLetterRecipient *recipient, const char *language,
                                         BinomeDate on, GError **error);
char *binome_letters_describe_missing (GPtrArray *letters);
char *binome_letter_blocks_join (GPtrArray *blocks);
void binome_letter_block_write (const BinomeLetterBlock *block, const BinomeLetterWords *words,
                                BinomeReport *report);
void binome_made_letter_free (gpointer self);
BinomeReport *binome_letters_build_report (GPtrArray *letters);
BinomeReport *binome_made_letter_build_report (const BinomeMadeLetter *self);
GBytes *binome_made_letter_write_pdf (const BinomeMadeLetter *self, GCancellable *cancellable,
                                      GError **error);
char *binome_made_letter_dup_file_name (const BinomeMadeLetter *self, const char *extension);
gboolean binome_made_letter_can_be_sent (const BinomeMadeLetter *self);
gboolean binome_letters_save_messages (GPtrArray *letters, GFile *folder, GPtrArray *written,
                                       GCancellable *cancellable, GError **error);
gboolean binome_letters_record (BinomeDb *db, GPtrArray *letters, BinomeLetterWay way, GError **error);
BinomeMadeLetter *binome_made_letter_load (BinomeDb *db, gint64 letter, GError **error);

G_END_DECLS
