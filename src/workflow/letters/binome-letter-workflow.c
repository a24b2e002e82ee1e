/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Letters are made, one for each recipient, and what left is kept with its text. */

#include "binome-letter-workflow.h"

#include <glib/gi18n-lib.h>

#include "binome-clock.h"
#include "binome-enrolment-workflow.h"
#include "binome-error.h"
#include "binome-agreement.h"
#include "binome-letter-fields.h"
#include "binome-letter-own.h"
#include "binome-manager-agreement.h"
#include "binome-pair-offer.h"
#include "binome-person.h"
#include "binome-workflow-sql.h"

/* The wording of a letter in one language, taken apart. */
typedef struct
{
  BinomeLetterText *subject;
  BinomeLetterText *body;
  int version;
} Template;

static void
template_free (gpointer data)
{
  Template *template = data;

  g_clear_pointer (&template->subject, binome_letter_text_free);
  g_clear_pointer (&template->body, binome_letter_text_free);
  g_free (template);
}

static Template *
find_template (GHashTable *templates, BinomeDb *db, GPtrArray *own, const char *letter, const char *language,
               GError **error)
{
  Template *template = g_hash_table_lookup (templates, language);
  g_auto (BinomeLetterWording) wording = { NULL, NULL, 0 };
  BinomeLetterScope scope = { binome_letter_kind_find (letter), own };

  if (template != NULL)
    return template;
  if (!binome_letter_wording_load (&wording, db, letter, language, error))
    return NULL;

  template = g_new0 (Template, 1);
  template->version = wording.version;
  template->subject = binome_letter_wording_parse (wording.subject, &scope, error);
  template->body
      = template->subject != NULL ? binome_letter_wording_parse (wording.body, &scope, error) : NULL;
  if (template->body == NULL)
    {
      template_free (template);
      return NULL;
    }
  g_hash_table_insert (templates, (char *)language, template);
  return template;
}

/**
 * binome_made_letter_free:
 * @self: (transfer full): a letter
 */
void
binome_made_letter_free (gpointer self)
{
  BinomeMadeLetter *letter = self;

  g_clear_pointer (&letter->recipient, binome_letter_recipient_free);
  g_clear_pointer (&letter->blocks, g_ptr_array_unref);
  g_clear_pointer (&letter->missing, g_ptr_array_unref);
  g_free (letter->sender_name);
  g_free (letter->sender_email);
  g_free (letter->subject);
  g_free (letter);
}

/**
 * binome_letter_blocks_join:
 * @blocks: (element-type BinomeLetterBlock): a subject
 *
 * Returns: (transfer full): what stands there, on one line
 */
char *
binome_letter_blocks_join (GPtrArray *blocks)
{
  g_autoptr (GString) line = g_string_new (NULL);

  for (guint i = 0; i < blocks->len; i++)
    {
      g_autofree char *words = g_strjoinv (" ", ((BinomeLetterBlock *)blocks->pdata[i])->lines);

      g_string_append_printf (line, "%s%s", line->len > 0 ? " " : "", words);
    }
  return g_strdup (line->str);
}

/* The language of a recipient, else of the programme, else of the interface. */
static const char *
choose_language (const char *of_recipient, const char *of_programme)
{
  const char *language = binome_letter_language_find (of_recipient);

  if (language == NULL)
    language = binome_letter_language_find (of_programme);
  if (language == NULL)
    language = binome_letter_language_find (C_ ("language code", "en"));
  return language != NULL ? language : binome_letter_languages[0].id;
}

/* A letter for everybody, and a document that others sign and keep, have more readers than one. */
static gboolean
has_one_reader (const BinomeLetterKind *kind)
{
  return kind->audience != BINOME_LETTER_TO_ALL && binome_choice_find (binome_agreement_kinds, kind->id) < 0;
}

static BinomeMadeLetter *
make (BinomeDb *db, GPtrArray *own, const BinomeLetterKind *kind, gint64 programme,
      const BinomeLetterRecipient *recipient, const Template *template, const char *language, BinomeDate on,
      GError **error)
{
  g_autoptr (BinomeLetterFacts) facts = binome_letter_facts_load (
      db, recipient->person, programme, recipient->enrolment, recipient->pair, language, error);
  g_autoptr (GPtrArray) subject = NULL;
  BinomeMadeLetter *letter;

  if (facts == NULL)
    return NULL;

  facts->today = on;
  facts->own = g_ptr_array_ref (own);
  facts->reader = has_one_reader (kind) ? recipient->person : 0;
  subject = binome_letter_text_merge (template->subject, binome_letter_fields_lookup, facts);
  letter = g_new0 (BinomeMadeLetter, 1);
  letter->kind = kind;
  letter->recipient = binome_letter_recipient_copy (recipient);
  letter->programme = programme;
  letter->language = language;
  letter->on = on;
  letter->version = template->version;
  letter->subject = binome_letter_blocks_join (subject);
  if (facts->entities[BINOME_LETTER_COORDINATOR] != NULL)
    {
      BinomeEntity *sender = facts->entities[BINOME_LETTER_COORDINATOR];

      letter->sender_name = binome_entity_dup_title (sender);
      letter->sender_email = g_strdup (binome_entity_get_text (sender, BINOME_PERSON_EMAIL));
    }
  letter->blocks = binome_letter_text_merge (template->body, binome_letter_fields_lookup, facts);
  letter->missing = g_steal_pointer (&facts->missing);
  if (facts->error != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&facts->error));
      g_clear_pointer (&letter, binome_made_letter_free);
    }
  return letter;
}

/**
 * binome_letters_make:
 * @db: the file
 * @kind: which letter
 * @programme: of which programme it speaks
 * @recipients: (element-type BinomeLetterRecipient): who gets one
 * @language: (nullable): of all letters; %NULL for the language of each recipient, else of the
 *   programme, else of the interface
 * @error: return location for a #GError: %BINOME_ERROR_INVALID where the wording has an error,
 *   %G_IO_ERROR_CANCELLED
 *
 * Returns: (transfer full) (element-type BinomeMadeLetter) (nullable): a letter for each recipient
 */
GPtrArray *
binome_letters_make (BinomeDb *db, const BinomeLetterKind *kind, gint64 programme, GPtrArray *recipients,
                     const char *language, GError **error)
{
  g_autoptr (GPtrArray) letters = g_ptr_array_new_with_free_func (binome_made_letter_free);
  g_autoptr (GHashTable) templates = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, template_free);
  g_autoptr (BinomeEntity) entity = binome_db_get (db, BINOME_TYPE_PROGRAMME, programme, error);
  g_autoptr (GPtrArray) own = entity != NULL ? binome_letter_own_list (db, error) : NULL;

  if (own == NULL)
    return NULL;

  for (guint i = 0; i < recipients->len; i++)
    {
      const BinomeLetterRecipient *recipient = recipients->pdata[i];
      const char *chosen = language != NULL
                               ? language
                               : choose_language (recipient->language,
                                                  binome_entity_get_text (entity, BINOME_PROGRAMME_LANGUAGE));
      Template *template;
      BinomeMadeLetter *letter;

      if (g_cancellable_set_error_if_cancelled (binome_db_get_cancellable (db), error))
        return NULL;
      template = find_template (templates, db, own, kind->id, chosen, error);
      letter = template == NULL ? NULL
                                : make (db, own, kind, programme, recipient, template, chosen,
                                        binome_clock_today (), error);
      if (letter == NULL)
        return NULL;
      g_ptr_array_add (letters, letter);
    }

  return g_steal_pointer (&letters);
}

/* The letters that move those who get them. */
#define INVITATION "invitation"
#define MANAGER_REQUEST "manager-request"
#define TUTOR_PROPOSAL "tutor-proposal"
#define TUTEE_PROPOSAL "tutee-proposal"

/* Who was only identified is invited once the invitation has left. */
static gboolean
note_invitation (BinomeDb *db, const BinomeMadeLetter *made, guint *n_invited, GError **error)
{
  g_autoptr (BinomeEntity) enrolment = NULL;

  if (!g_str_equal (made->kind->id, INVITATION) || made->recipient->enrolment == 0)
    return TRUE;
  enrolment = binome_db_get (db, BINOME_TYPE_ENROLMENT, made->recipient->enrolment, error);
  if (enrolment == NULL)
    return FALSE;
  if (binome_entity_get_choice (enrolment, BINOME_ENROLMENT_STATE) != BINOME_ENROLMENT_STATE_IDENTIFIED)
    return TRUE;

  ++*n_invited;
  return binome_enrolment_move (db, made->recipient->enrolment, BINOME_ENROLMENT_STATE_INVITED, NULL, error);
}

/* The manager of a candidate is asked once the request has left, where they were not yet. */
static gboolean
note_request (BinomeDb *db, const BinomeMadeLetter *made, GError **error)
{
  g_autoptr (BinomeEntity) agreement = NULL;
  gint64 known;

  if (!g_str_equal (made->kind->id, MANAGER_REQUEST) || made->recipient->enrolment == 0)
    return TRUE;
  if (!binome_workflow_get_number (db, "SELECT count(*) FROM manager_agreement WHERE enrolment = ?1",
                                   made->recipient->enrolment, &known, error))
    return FALSE;
  if (known > 0)
    return TRUE;

  agreement = BINOME_ENTITY (binome_manager_agreement_new ());
  binome_entity_set_reference (agreement, BINOME_MANAGER_AGREEMENT_ENROLMENT, made->recipient->enrolment);
  binome_entity_set_reference (agreement, BINOME_MANAGER_AGREEMENT_MANAGER, made->recipient->person);
  binome_entity_set_date (agreement, BINOME_MANAGER_AGREEMENT_ASKED_ON, binome_clock_today ());
  return binome_db_insert (db, agreement, error);
}

/* Tutor and tutee are asked by the proposal, where it is their turn. */
static gboolean
note_proposal (BinomeDb *db, const BinomeMadeLetter *made, GError **error)
{
  gboolean to_tutor = g_str_equal (made->kind->id, TUTOR_PROPOSAL);
  BinomePairStep step = to_tutor ? BINOME_PAIR_STEP_ASK_TUTOR : BINOME_PAIR_STEP_ASK_TUTEE;
  BinomePairStepAnswer answer = { 0 };
  g_autoptr (BinomeEntity) pair = NULL;

  if ((!to_tutor && !g_str_equal (made->kind->id, TUTEE_PROPOSAL)) || made->recipient->pair == 0)
    return TRUE;
  pair = binome_db_get (db, BINOME_TYPE_PAIR, made->recipient->pair, error);
  if (pair == NULL)
    return FALSE;

  return !binome_pair_step_applies (step, pair)
         || binome_pair_take_step (db, made->recipient->pair, step, &answer, error);
}

/**
 * binome_letter_make_on:
 * @db: the file
 * @kind: which letter
 * @programme: of which programme it speaks
 * @recipient: who gets it
 * @language: (nullable): see binome_letters_make()
 * @on: the day that stands in the letter
 * @error: return location for a #GError: see binome_letters_make()
 *
 * Returns: (transfer full) (nullable): one letter, as of another day
 */
BinomeMadeLetter *
binome_letter_make_on (BinomeDb *db, const BinomeLetterKind *kind, gint64 programme,
                       const BinomeLetterRecipient *recipient, const char *language, BinomeDate on,
                       GError **error)
{
  g_autoptr (GHashTable) templates = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, template_free);
  g_autoptr (BinomeEntity) entity = binome_db_get (db, BINOME_TYPE_PROGRAMME, programme, error);
  g_autoptr (GPtrArray) own = entity != NULL ? binome_letter_own_list (db, error) : NULL;
  const char *chosen;
  Template *template;

  if (own == NULL)
    return NULL;

  chosen = language != NULL ? language
                            : choose_language (recipient->language,
                                               binome_entity_get_text (entity, BINOME_PROGRAMME_LANGUAGE));
  template = find_template (templates, db, own, kind->id, chosen, error);
  return template == NULL ? NULL : make (db, own, kind, programme, recipient, template, chosen, on, error);
}

/**
 * binome_letters_record:
 * @db: the file, in a write
 * @letters: (element-type BinomeMadeLetter): what left
 * @way: how
 * @error: return location for a #GError
 *
 * Keeps what was sent to whom, with its text as it was. Candidates who were only identified, and are sent
 * the invitation, are invited by that; a line manager is asked by the request, a tutor or tutee by the
 * proposal. One undo takes back both.
 *
 * Returns: whether it is kept
 */
gboolean
binome_letters_record (BinomeDb *db, GPtrArray *letters, BinomeLetterWay way, GError **error)
{
  guint n_invited = 0;

  for (guint i = 0; i < letters->len; i++)
    {
      const BinomeMadeLetter *made = letters->pdata[i];
      g_autoptr (BinomeEntity) letter = BINOME_ENTITY (binome_letter_new ());
      g_autofree char *body = binome_letter_text_write (made->blocks);

      binome_entity_set_text (letter, BINOME_LETTER_LETTER, made->kind->id);
      binome_entity_set_text (letter, BINOME_LETTER_LANGUAGE, made->language);
      binome_entity_set_reference (letter, BINOME_LETTER_PERSON, made->recipient->person);
      binome_entity_set_reference (letter, BINOME_LETTER_PROGRAMME, made->programme);
      binome_entity_set_reference (letter, BINOME_LETTER_ENROLMENT, made->recipient->enrolment);
      binome_entity_set_reference (letter, BINOME_LETTER_PAIR, made->recipient->pair);
      binome_entity_set_text (letter, BINOME_LETTER_SUBJECT, made->subject);
      binome_entity_set_text (letter, BINOME_LETTER_BODY, body);
      binome_entity_set_date (letter, BINOME_LETTER_MADE_ON, made->on);
      binome_entity_set_choice (letter, BINOME_LETTER_WAY, (int)way);
      binome_entity_set_integer (letter, BINOME_LETTER_VERSION, made->version);
      if (!binome_db_insert (db, letter, error) || !note_invitation (db, made, &n_invited, error)
          || !note_request (db, made, error) || !note_proposal (db, made, error))
        return FALSE;
    }
  if (n_invited > 0)
    {
      g_autofree char *name
          = g_strdup_printf (ngettext ("Invite %u candidate", "Invite %u candidates", n_invited), n_invited);

      binome_db_name_action (db, name);
    }

  return TRUE;
}

/**
 * binome_made_letter_load:
 * @db: the file
 * @letter: a letter of the history
 * @error: return location for a #GError
 *
 * Returns: (transfer full) (nullable): the letter, as it left
 */
BinomeMadeLetter *
binome_made_letter_load (BinomeDb *db, gint64 letter, GError **error)
{
  g_autoptr (BinomeEntity) entity = binome_db_get (db, BINOME_TYPE_LETTER, letter, error);
  g_autoptr (BinomeLetterText) text = NULL;
  const char *language;
  BinomeMadeLetter *self;

  if (entity == NULL)
    return NULL;
  text = binome_letter_text_parse (binome_entity_get_text (entity, BINOME_LETTER_BODY), error);
  if (text == NULL)
    return NULL;

  language = binome_letter_language_find (binome_entity_get_text (entity, BINOME_LETTER_LANGUAGE));
  self = g_new0 (BinomeMadeLetter, 1);
  self->kind = binome_letter_kind_find (binome_entity_get_text (entity, BINOME_LETTER_LETTER));
  self->programme = binome_entity_get_reference (entity, BINOME_LETTER_PROGRAMME);
  self->language = language != NULL ? language : binome_letter_languages[0].id;
  self->on = binome_entity_get_date (entity, BINOME_LETTER_MADE_ON);
  self->version = (int)binome_entity_get_integer (entity, BINOME_LETTER_VERSION);
  self->subject = g_strdup (binome_entity_get_text (entity, BINOME_LETTER_SUBJECT));
  self->blocks = binome_letter_text_merge (text, NULL, NULL);
  self->missing = g_ptr_array_new_with_free_func (g_free);
  return self;
}

/**
 * binome_letters_describe_missing:
 * @letters: (element-type BinomeMadeLetter): letters
 *
 * Returns: (transfer full): which fields are empty, and in how many letters; empty for none
 */
char *
binome_letters_describe_missing (GPtrArray *letters)
{
  g_autoptr (GHashTable) counts = g_hash_table_new (g_str_hash, g_str_equal);
  GString *text = g_string_new (NULL);
  GHashTableIter iter;
  gpointer field, count;

  for (guint i = 0; i < letters->len; i++)
    {
      const BinomeMadeLetter *letter = letters->pdata[i];

      for (guint j = 0; j < letter->missing->len; j++)
        g_hash_table_insert (
            counts, letter->missing->pdata[j],
            GUINT_TO_POINTER (GPOINTER_TO_UINT (g_hash_table_lookup (counts, letter->missing->pdata[j]))
                              + 1));
    }

  g_hash_table_iter_init (&iter, counts);
  while (g_hash_table_iter_next (&iter, &field, &count))
    {
      g_autofree char *label = binome_letter_fields_dup_label (NULL, field);

      /* Translators: a field that is empty, and in how many letters. */
      g_string_append_printf (text, _ ("%1$s (%2$u)"), label, GPOINTER_TO_UINT (count));
      g_string_append_c (text, '\n');
    }
  if (text->len > 0)
    g_string_prepend (text, _ ("Nothing is known of these, and the letters have a gap there:\n"));
  return g_strchomp (g_string_free (text, FALSE));
}
