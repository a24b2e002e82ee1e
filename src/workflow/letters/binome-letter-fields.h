/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "binome-db.h"
#include "binome-letter-words.h"
#include "binome-model.h"

G_BEGIN_DECLS

/* Whom or what a field is about. */
typedef enum
{
  BINOME_LETTER_PERSON_SOURCE,
  BINOME_LETTER_PERSON_MANAGER,
  BINOME_LETTER_PERSON_PART,
  BINOME_LETTER_TUTOR,
  BINOME_LETTER_TUTOR_MANAGER,
  BINOME_LETTER_TUTOR_PART,
  BINOME_LETTER_TUTEE,
  BINOME_LETTER_TUTEE_MANAGER,
  BINOME_LETTER_TUTEE_PART,
  BINOME_LETTER_PAIR_SOURCE,
  BINOME_LETTER_PROGRAMME_SOURCE,
  BINOME_LETTER_CANDIDATE,
  BINOME_LETTER_COORDINATOR,
  BINOME_LETTER_SPONSOR,
  BINOME_LETTER_COMPANY,
  BINOME_LETTER_N_SOURCES,
} BinomeLetterSource;

/**
 * BinomeLetterFacts:
 * @language: of the letter
 * @words: of that language
 * @today: the day of the letter
 * @entities: (nullable elements): whom it speaks of
 * @check_ins: (nullable): the check-ins of the pair, a line each
 * @skills: (nullable): what the tutee is to learn, a line each
 * @action_plan: (nullable): the lines of the action plan, with the work, the means, the evidence and the
 * levels
 * @training: (nullable): the course of the recipient’s next session
 * @training_dates: (nullable): its days and times
 * @training_place: (nullable): where it is
 * @missing: (element-type utf8): the fields that were asked for and are empty; those of the company’s own by
 *   what they are called
 * @db: the file, for fields of the company’s own
 * @own: (nullable) (element-type BinomeLetterOwn): those that there are
 * @reader: the only person who reads the letter; 0 where others do as well
 * @error: (nullable): why one of them could not be read
 *
 * What the fields of one letter are filled in from.
 */
typedef struct
{
  const char *language;
  BinomeLetterWords *words;
  BinomeDate today;
  BinomeEntity *entities[BINOME_LETTER_N_SOURCES];
  char *check_ins;
  char *skills;
  char *action_plan;
  char *training;
  char *training_dates;
  char *training_place;
  GPtrArray *missing;
  BinomeDb *db;
  GPtrArray *own;
  gint64 reader;
  GError *error;
} BinomeLetterFacts;

BinomeLetterFacts *binome_letter_facts_load (BinomeDb *db, gint64 person, gint64 programme, gint64 enrolment,
                                             gint64 pair, const char *language, GError **error);
void binome_letter_facts_free (BinomeLetterFacts *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (BinomeLetterFacts, binome_letter_facts_free)

char *binome_letter_fields_lookup (const char *field, gpointer facts);
gboolean binome_letter_fields_check (const char *field, gpointer scope, GError **error);
GPtrArray *binome_letter_fields_list (const char *letter);
char *binome_letter_fields_dup_label (const char *letter, const char *field);

G_END_DECLS
