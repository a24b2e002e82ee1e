/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The words of a document to sign: filled in from the letters of the company when it is made, then kept as
 * they were, and compared with what they would be today. */

#include "binome-agreement-text.h"

#include <glib/gi18n-lib.h>

#include "binome-error.h"
#include "binome-letter-words.h"
#include "binome-letter-workflow.h"
#include "binome-workflow-sql.h"

/* A document is the letter of the same name. */
static const BinomeLetterKind *
find_letter (BinomeAgreementKind kind)
{
  return binome_letter_kind_find (binome_agreement_kinds[kind].id);
}

/* The recipient of the letter that the document is: the tutee of the pair, or @tutor. */
static gint64
get_addressee (const BinomeLetterKind *letter, BinomeEntity *pair, gint64 tutor)
{
  if (letter->audience == BINOME_LETTER_TO_PAIR_TUTEE)
    return binome_entity_get_reference (pair, BINOME_PAIR_TUTEE);

  return tutor != 0 ? tutor : binome_entity_get_reference (pair, BINOME_PAIR_TUTOR);
}

/**
 * binome_agreement_make_text:
 * @db: the file
 * @pair: a pair
 * @kind: which document
 * @tutor: an enrolment: who signs it as tutor; 0 for the tutor of the pair
 * @language: (nullable): to write it in; %NULL for that of the person it is made out to
 * @on: the day that stands in it
 * @text: (out): its words, with everything filled in, in the marks of letters
 * @written_in: (out): the language it is in
 * @error: return location for a #GError
 *
 * Returns: whether @text was set
 */
gboolean
binome_agreement_make_text (BinomeDb *db, gint64 pair, BinomeAgreementKind kind, gint64 tutor,
                            const char *language, BinomeDate on, char **text, const char **written_in,
                            GError **error)
{
  const BinomeLetterKind *letter = find_letter (kind);
  g_autoptr (BinomeEntity) entity = binome_db_get (db, BINOME_TYPE_PAIR, pair, error);
  gint64 enrolment = entity != NULL ? get_addressee (letter, entity, tutor) : 0;
  g_autoptr (BinomeEntity) part
      = entity != NULL ? binome_db_get (db, BINOME_TYPE_ENROLMENT, enrolment, error) : NULL;
  gint64 person = part != NULL ? binome_entity_get_reference (part, BINOME_ENROLMENT_PERSON) : 0;
  g_autoptr (BinomeEntity) addressee
      = part != NULL ? binome_db_get (db, BINOME_TYPE_PERSON, person, error) : NULL;
  BinomeLetterRecipient recipient = { .person = person, .enrolment = enrolment, .pair = pair };
  BinomeMadeLetter *made;

  if (addressee == NULL)
    return FALSE;

  recipient.language = (char *)binome_entity_get_text (addressee, BINOME_PERSON_LANGUAGE);
  made = binome_letter_make_on (db, letter, binome_entity_get_reference (entity, BINOME_PAIR_PROGRAMME),
                                &recipient, language, on, error);
  if (made == NULL)
    return FALSE;

  *text = binome_letter_text_write (made->blocks);
  *written_in = made->language;
  binome_made_letter_free (made);
  return TRUE;
}

/* Whether the words would be others if the document was made today. */
static gboolean
has_changed (BinomeDb *db, BinomeEntity *agreement, gboolean *changed, GError **error)
{
  const char *before = binome_entity_get_text (agreement, BINOME_AGREEMENT_TEXT);
  const char *language
      = binome_letter_language_find (binome_entity_get_text (agreement, BINOME_AGREEMENT_LANGUAGE));
  g_autofree char *now = NULL;

  *changed = FALSE;
  if (*before == '\0' || language == NULL
      || binome_entity_get_choice (agreement, BINOME_AGREEMENT_STATE) == BINOME_AGREEMENT_STATE_REVISED)
    return TRUE;
  if (!binome_agreement_make_text (
          db, binome_entity_get_reference (agreement, BINOME_AGREEMENT_PAIR),
          (BinomeAgreementKind)binome_entity_get_choice (agreement, BINOME_AGREEMENT_KIND),
          binome_entity_get_reference (agreement, BINOME_AGREEMENT_TUTOR), language,
          binome_entity_get_date (agreement, BINOME_AGREEMENT_MADE_ON), &now, &language, error))
    return FALSE;

  *changed = !g_str_equal (before, now);
  return TRUE;
}

/**
 * binome_agreement_list_changed:
 * @db: the file
 * @pair: a pair
 * @error: return location for a #GError
 *
 * Compares the newest version of each document with what it would say today: the wording of the company,
 * the dates, the goals or the action plan may have changed since. The day it was made on does not count.
 *
 * Returns: (transfer full) (element-type gint64) (nullable): the documents that would read otherwise
 */
GArray *
binome_agreement_list_changed (BinomeDb *db, gint64 pair, GError **error)
{
  g_autoptr (GPtrArray) all
      = binome_workflow_select_of (db, BINOME_TYPE_AGREEMENT, BINOME_AGREEMENT_PAIR, pair, error);
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));

  if (all == NULL)
    return NULL;

  for (guint i = 0; i < all->len; i++)
    {
      gint64 id = binome_entity_get_id (all->pdata[i]);
      gboolean changed;

      if (!has_changed (db, all->pdata[i], &changed, error))
        return NULL;
      if (changed)
        g_array_append_val (ids, id);
    }

  return g_steal_pointer (&ids);
}

/**
 * binome_agreement_build_report:
 * @db: the file
 * @agreement: a document
 * @error: return location for a #GError: %BINOME_ERROR_REFUSED where it has no words
 *
 * Returns: (transfer full) (nullable): its pages, with lines to sign, in the words of that version
 */
BinomeReport *
binome_agreement_build_report (BinomeDb *db, gint64 agreement, GError **error)
{
  g_autoptr (BinomeEntity) entity = binome_db_get (db, BINOME_TYPE_AGREEMENT, agreement, error);
  const char *words = entity != NULL ? binome_entity_get_text (entity, BINOME_AGREEMENT_TEXT) : NULL;
  g_autoptr (BinomeLetterText) text = NULL;
  g_autoptr (GPtrArray) blocks = NULL;
  BinomeMadeLetter made = { 0 };

  if (entity == NULL)
    return NULL;
  if (*words == '\0')
    {
      g_set_error_literal (error, BINOME_ERROR, BINOME_ERROR_REFUSED,
                           _ ("This version was made without words. Make a new version to print it."));
      return NULL;
    }
  text = binome_letter_text_parse (words, error);
  if (text == NULL)
    return NULL;

  blocks = binome_letter_text_merge (text, NULL, NULL);
  made.blocks = blocks;
  made.language = binome_letter_language_find (binome_entity_get_text (entity, BINOME_AGREEMENT_LANGUAGE));
  if (made.language == NULL)
    made.language = binome_letter_languages[0].id;
  made.subject = (char *)binome_entity_get_choice_label (entity, BINOME_AGREEMENT_KIND);
  return binome_made_letter_build_report (&made);
}
