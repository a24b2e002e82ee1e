/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "binome-letter-library.h"

G_BEGIN_DECLS

/**
 * BinomeLetterRecipient:
 * @person: whom the letter is for; 0 for everybody
 * @enrolment: the part it speaks of; 0 for none
 * @pair: the pair it speaks of; 0 for none
 * @name: of the recipient
 * @about: whom it speaks of, where that is somebody else; else empty
 * @email: of the recipient
 * @language: of the recipient, as it was entered
 * @state: of the participant or the pair, in the user's language; empty for none
 * @usual: whether one usually gets this letter in that state
 * @meant: whether it is about somebody who was chosen, see binome_letter_recipients_mark()
 * @had_on: when they got this letter last, about the same pair; none where they have not
 */
typedef struct
{
  gint64 person, enrolment, pair;
  char *name;
  char *about;
  char *email;
  char *language;
  const char *state;
  gboolean usual;
  gboolean meant;
  BinomeDate had_on;
} BinomeLetterRecipient;

GPtrArray *binome_letter_recipients_list (BinomeDb *db, const BinomeLetterKind *kind, gint64 programme,
                                          GError **error);
gboolean binome_letter_recipients_mark (BinomeDb *db, GPtrArray *recipients, gint64 programme, GType type,
                                        GArray *ids, GError **error);
BinomeLetterRecipient *binome_letter_recipient_copy (const BinomeLetterRecipient *self);
void binome_letter_recipient_free (gpointer self);

G_END_DECLS
