/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "binome-db.h"
#include "binome-enrolment.h"
#include "binome-letter-text.h"

G_BEGIN_DECLS

/* Who gets a letter. */
typedef enum
{
  BINOME_LETTER_TO_ALL,            /* one copy, for everybody */
  BINOME_LETTER_TO_PARTICIPANTS,   /* each tutor and tutee */
  BINOME_LETTER_TO_THEIR_MANAGERS, /* the line manager of each tutor and tutee */
  BINOME_LETTER_TO_TRAINEES,       /* each participant with a training session to come */
  BINOME_LETTER_TO_TUTORS,         /* each tutor without a pair */
  BINOME_LETTER_TO_TUTEES,         /* each tutee without a pair */
  BINOME_LETTER_TO_PAIR_TUTOR,     /* the tutor of each pair */
  BINOME_LETTER_TO_PAIR_TUTEE,     /* the tutee of each pair */
  BINOME_LETTER_TO_PAIR_MANAGERS,  /* the line managers of both, for each pair */
  BINOME_LETTER_TO_STAND_INS,      /* whoever stands in for the tutor of a pair, now or soon */
  BINOME_LETTER_TO_STOOD_IN_FOR,   /* the tutee of each pair that has a stand-in, now or soon */
  BINOME_LETTER_TO_ASKED, /* those who were asked for a pair that came to nothing, and had not refused */
  BINOME_LETTER_DOCUMENT, /* nobody: it is printed where what it tells of is */
} BinomeLetterAudience;

/**
 * BinomeLetterKind:
 * @id: how the file and the shipped texts call it
 * @label: N_(), how the user calls it
 * @note: N_(), what it is for
 * @group: N_(), under which title it stands
 * @audience: who gets it
 * @states: the states of the participant, or of the pair, in which one usually gets it, ended by %NULL
 */
typedef struct
{
  const char *id;
  const char *label;
  const char *note;
  const char *group;
  BinomeLetterAudience audience;
  const char *states[8];
} BinomeLetterKind;

extern const BinomeLetterKind binome_letter_kinds[];
extern const guint binome_letter_n_kinds;

const BinomeLetterKind *binome_letter_kind_find (const char *id);
const char *binome_letter_for_state (BinomeEnrolmentState state);

/**
 * BinomeLetterWording:
 * @subject: of the letter; may have fields
 * @body: its text
 * @version: of the company's own wording; 0 for the text that is shipped
 */
typedef struct
{
  char *subject;
  char *body;
  int version;
} BinomeLetterWording;

/**
 * BinomeLetterScope:
 * @kind: which letter
 * @own: (nullable) (element-type BinomeLetterOwn): the fields of the company’s own that letters may have
 *
 * What the fields of a text can be.
 */
typedef struct
{
  const BinomeLetterKind *kind;
  GPtrArray *own;
} BinomeLetterScope;

void binome_letter_wording_clear (BinomeLetterWording *self);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (BinomeLetterWording, binome_letter_wording_clear)

gboolean binome_letter_wording_load_shipped (BinomeLetterWording *self, const char *letter,
                                             const char *language, GError **error);
gboolean binome_letter_wording_load (BinomeLetterWording *self, BinomeDb *db, const char *letter,
                                     const char *language, GError **error);
BinomeLetterText *binome_letter_wording_parse (const char *text, BinomeLetterScope *scope, GError **error);
gboolean binome_letter_wording_check (const BinomeLetterKind *kind, const char *subject, const char *body,
                                      GPtrArray *own, GError **error);
gboolean binome_letter_wording_save (BinomeDb *db, const char *letter, const char *language,
                                     const char *subject, const char *body, GError **error);
gboolean binome_letter_wording_restore (BinomeDb *db, const char *letter, const char *language,
                                        GError **error);

G_END_DECLS
