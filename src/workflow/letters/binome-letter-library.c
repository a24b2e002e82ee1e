/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The letters there are, with their texts: as shipped, or in the company's own words. */

#include "binome-letter-library.h"

#include <string.h>
#include <glib/gi18n-lib.h>

#include "binome-clock.h"
#include "binome-error.h"
#include "binome-letter-fields.h"
#include "binome-letter-own.h"
#include "binome-letter-template.h"
#include "binome-letters-resource.h"
#include "binome-text.h"

#define RECRUITING N_ ("Recruiting")
#define PROPOSING N_ ("Proposing the pairs")
#define ANNOUNCING N_ ("Announcing the pairs")
#define COMMITTING N_ ("Committing to each other")
#define DOCUMENTS N_ ("Documents to print")

#define CANDIDATES "identified", "invited", "interested"
#define APPLICANTS "interested", "applied"
#define UNMATCHED "accepted", "waiting"
#define AGREED "accepted", "confirmed", "active"

const BinomeLetterKind binome_letter_kinds[] = {
  { "call-letter",
    N_ ("Call for volunteers: letter"),
    N_ ("To everybody; one copy"),
    RECRUITING,
    BINOME_LETTER_TO_ALL,
    { NULL } },
  { "call-poster",
    N_ ("Call for volunteers: poster"),
    N_ ("For the notice boards"),
    RECRUITING,
    BINOME_LETTER_TO_ALL,
    { NULL } },
  { "invitation",
    N_ ("Invitation to take part"),
    N_ ("To people you have identified"),
    RECRUITING,
    BINOME_LETTER_TO_PARTICIPANTS,
    { CANDIDATES, NULL } },
  { "manager-request",
    N_ ("Request for the line manager’s agreement"),
    N_ ("To the managers of those who apply"),
    RECRUITING,
    BINOME_LETTER_TO_THEIR_MANAGERS,
    { APPLICANTS, NULL } },
  { "acknowledgement",
    N_ ("Acknowledgement of an application"),
    N_ ("To those who apply"),
    RECRUITING,
    BINOME_LETTER_TO_PARTICIPANTS,
    { "applied", NULL } },
  { "interview-sheet",
    N_ ("Interview sheet"),
    N_ ("To be filled in with those who apply"),
    RECRUITING,
    BINOME_LETTER_TO_PARTICIPANTS,
    { "applied", "manager-agreed", NULL } },
  { "refusal",
    N_ ("Answer: not accepted"),
    N_ ("To those who are not accepted"),
    RECRUITING,
    BINOME_LETTER_TO_PARTICIPANTS,
    { "refused", NULL } },
  { "waiting-list",
    N_ ("Answer: waiting list"),
    N_ ("To those who wait for a place"),
    RECRUITING,
    BINOME_LETTER_TO_PARTICIPANTS,
    { "waiting", NULL } },
  { "training-invitation",
    N_ ("Invitation to a training"),
    N_ ("To those with a session to come"),
    RECRUITING,
    BINOME_LETTER_TO_TRAINEES,
    { "applied", "manager-agreed", "interviewed", "accepted", "waiting", "matched", NULL } },
  { "tutor-proposal",
    N_ ("To a tutor: proposal of a pair"),
    N_ ("To tutors who are asked; it notes that they were"),
    PROPOSING,
    BINOME_LETTER_TO_PAIR_TUTOR,
    { "proposed", "reviewed", NULL } },
  { "tutee-proposal",
    N_ ("To a tutee: proposal of a pair"),
    N_ ("To tutees whose tutor said yes; it notes that they were asked"),
    PROPOSING,
    BINOME_LETTER_TO_PAIR_TUTEE,
    { "offered", NULL } },
  { "offer-withdrawn",
    N_ ("Proposal withdrawn"),
    N_ ("To those asked for a pair that does not go ahead"),
    PROPOSING,
    BINOME_LETTER_TO_ASKED,
    { "declined", "expired", "cancelled", NULL } },
  { "tutor-matched",
    N_ ("To a tutor: your tutee"),
    N_ ("To tutors who have a pair"),
    ANNOUNCING,
    BINOME_LETTER_TO_PAIR_TUTOR,
    { AGREED, NULL } },
  { "tutee-matched",
    N_ ("To a tutee: your tutor"),
    N_ ("To tutees who have a pair"),
    ANNOUNCING,
    BINOME_LETTER_TO_PAIR_TUTEE,
    { AGREED, NULL } },
  { "tutor-unmatched",
    N_ ("To a tutor: no tutee for now"),
    N_ ("To tutors who have no pair"),
    ANNOUNCING,
    BINOME_LETTER_TO_TUTORS,
    { UNMATCHED, NULL } },
  { "tutee-unmatched",
    N_ ("To a tutee: no tutor for now"),
    N_ ("To tutees who have no pair"),
    ANNOUNCING,
    BINOME_LETTER_TO_TUTEES,
    { UNMATCHED, NULL } },
  { "manager-copy",
    N_ ("To line managers: the pair"),
    N_ ("To the managers of both"),
    ANNOUNCING,
    BINOME_LETTER_TO_PAIR_MANAGERS,
    { AGREED, NULL } },
  { "stand-in",
    N_ ("To a stand-in tutor: the replacement"),
    N_ ("To those who stand in for a tutor"),
    ANNOUNCING,
    BINOME_LETTER_TO_STAND_INS,
    { AGREED, "paused", "closing", NULL } },
  { "stand-in-tutee",
    N_ ("To a tutee: the stand-in tutor"),
    N_ ("To those whose tutor is away"),
    ANNOUNCING,
    BINOME_LETTER_TO_STOOD_IN_FOR,
    { AGREED, "paused", "closing", NULL } },
  { "mission-letter",
    N_ ("Mission letter"),
    N_ ("From the company to the tutor"),
    COMMITTING,
    BINOME_LETTER_TO_PAIR_TUTOR,
    { AGREED, NULL } },
  { "charter",
    N_ ("Tutoring charter"),
    N_ ("Signed by tutor and tutee"),
    COMMITTING,
    BINOME_LETTER_TO_PAIR_TUTOR,
    { AGREED, NULL } },
  { "agreement",
    N_ ("Tutoring agreement"),
    N_ ("Goals, rhythm and signatures of a pair"),
    COMMITTING,
    BINOME_LETTER_TO_PAIR_TUTEE,
    { AGREED, NULL } },
  { "registration-tutor",
    N_ ("Registration form for tutors"),
    N_ ("Printed from the candidates"),
    DOCUMENTS,
    BINOME_LETTER_DOCUMENT,
    { NULL } },
  { "registration-tutee",
    N_ ("Registration form for tutees"),
    N_ ("Printed from the candidates"),
    DOCUMENTS,
    BINOME_LETTER_DOCUMENT,
    { NULL } },
  { "attendance-sheet",
    N_ ("Attendance sheet"),
    N_ ("Printed from a training session"),
    DOCUMENTS,
    BINOME_LETTER_DOCUMENT,
    { NULL } },
  { "action-plan",
    N_ ("Individual action plan"),
    N_ ("Printed from a pair"),
    DOCUMENTS,
    BINOME_LETTER_DOCUMENT,
    { NULL } },
  { "matching-minutes",
    N_ ("Matching minutes"),
    N_ ("Printed from a run of the matching"),
    DOCUMENTS,
    BINOME_LETTER_DOCUMENT,
    { NULL } },
  { "evaluation-report",
    N_ ("Evaluation report"),
    N_ ("Printed from the results of a programme"),
    DOCUMENTS,
    BINOME_LETTER_DOCUMENT,
    { NULL } },
};
const guint binome_letter_n_kinds = G_N_ELEMENTS (binome_letter_kinds);

/**
 * binome_letter_kind_find:
 * @id: (nullable): how the file calls a letter
 *
 * Returns: (nullable): the letter
 */
const BinomeLetterKind *
binome_letter_kind_find (const char *id)
{
  for (guint i = 0; i < binome_letter_n_kinds; i++)
    if (g_strcmp0 (binome_letter_kinds[i].id, id) == 0)
      return &binome_letter_kinds[i];
  return NULL;
}

/**
 * binome_letter_for_state:
 * @state: that a candidate has come to
 *
 * Returns: (nullable): the letter that is due then; %NULL for none
 */
const char *
binome_letter_for_state (BinomeEnrolmentState state)
{
  static const struct
  {
    BinomeEnrolmentState state;
    const char *letter;
  } due[] = {
    { BINOME_ENROLMENT_STATE_INVITED, "invitation" },
    { BINOME_ENROLMENT_STATE_INTERESTED, "manager-request" },
    { BINOME_ENROLMENT_STATE_APPLIED, "acknowledgement" },
    { BINOME_ENROLMENT_STATE_MANAGER_AGREED, "interview-sheet" },
    { BINOME_ENROLMENT_STATE_WAITING, "waiting-list" },
    { BINOME_ENROLMENT_STATE_REFUSED, "refusal" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (due); i++)
    if (due[i].state == state)
      return due[i].letter;
  return NULL;
}

/**
 * binome_letter_wording_clear:
 * @self: a wording
 */
void
binome_letter_wording_clear (BinomeLetterWording *self)
{
  g_clear_pointer (&self->subject, g_free);
  g_clear_pointer (&self->body, g_free);
  self->version = 0;
}

#define SUBJECT "subject: "

/**
 * binome_letter_wording_load_shipped:
 * @self: (out caller-allocates): the wording
 * @letter: which letter
 * @language: one of binome_letter_languages
 * @error: return location for a #GError: %BINOME_ERROR_NOT_FOUND
 *
 * Returns: whether there is such a text
 */
gboolean
binome_letter_wording_load_shipped (BinomeLetterWording *self, const char *letter, const char *language,
                                    GError **error)
{
  g_autofree char *path = g_strdup_printf ("/org/binome/Binome/letters/%s.%s.txt", letter, language);
  g_autoptr (GBytes) bytes
      = g_resource_lookup_data (binome_letters_get_resource (), path, G_RESOURCE_LOOKUP_FLAGS_NONE, NULL);
  const char *text = bytes != NULL ? g_bytes_get_data (bytes, NULL) : NULL;
  g_autofree char *copy = NULL;
  char *end;

  *self = (BinomeLetterWording){ NULL, NULL, 0 };
  if (text == NULL || !g_str_has_prefix (text, SUBJECT))
    {
      g_set_error_literal (error, BINOME_ERROR, BINOME_ERROR_NOT_FOUND,
                           _ ("There is no text of this letter in this language."));
      return FALSE;
    }

  copy = g_strndup (text, g_bytes_get_size (bytes));
  end = strchr (copy, '\n');
  self->subject = g_strndup (copy + strlen (SUBJECT), (gsize)(end - copy) - strlen (SUBJECT));
  self->body = g_strchug (g_strdup (end));
  return TRUE;
}

static gboolean
find_own (BinomeDb *db, const char *letter, const char *language, BinomeEntity **own, GError **error)
{
  g_autoptr (BinomeQuery) query = binome_query_new (BINOME_TYPE_LETTER_TEMPLATE);
  g_autoptr (GPtrArray) found = NULL;

  binome_query_where_text (query, BINOME_LETTER_TEMPLATE_LETTER, letter);
  binome_query_where_text (query, BINOME_LETTER_TEMPLATE_LANGUAGE, language);
  found = binome_db_select (db, query, error);
  if (found == NULL)
    return FALSE;

  *own = found->len > 0 ? g_object_ref (found->pdata[0]) : NULL;
  return TRUE;
}

/**
 * binome_letter_wording_load:
 * @self: (out caller-allocates): the wording
 * @db: the file
 * @letter: which letter
 * @language: one of binome_letter_languages
 * @error: return location for a #GError
 *
 * Returns: whether the company's wording, or else the shipped one, was found
 */
gboolean
binome_letter_wording_load (BinomeLetterWording *self, BinomeDb *db, const char *letter, const char *language,
                            GError **error)
{
  g_autoptr (BinomeEntity) own = NULL;

  *self = (BinomeLetterWording){ NULL, NULL, 0 };
  if (!find_own (db, letter, language, &own, error))
    return FALSE;
  if (own == NULL)
    return binome_letter_wording_load_shipped (self, letter, language, error);

  self->subject = g_strdup (binome_entity_get_text (own, BINOME_LETTER_TEMPLATE_SUBJECT));
  self->body = g_strdup (binome_entity_get_text (own, BINOME_LETTER_TEMPLATE_BODY));
  self->version = (int)binome_entity_get_integer (own, BINOME_LETTER_TEMPLATE_VERSION);
  return TRUE;
}

/**
 * binome_letter_wording_parse:
 * @text: a subject or the text of a letter
 * @scope: what its fields can be
 * @error: return location for a #GError: %BINOME_ERROR_INVALID with the line and what to do
 *
 * Returns: (transfer full) (nullable): the text, taken apart
 */
BinomeLetterText *
binome_letter_wording_parse (const char *text, BinomeLetterScope *scope, GError **error)
{
  g_autoptr (BinomeLetterText) parsed = binome_letter_text_parse (text, error);

  if (parsed == NULL || !binome_letter_text_check (parsed, binome_letter_fields_check, scope, error))
    return NULL;
  return g_steal_pointer (&parsed);
}

static gboolean
check_text (const char *text, BinomeLetterScope *scope, GError **error)
{
  g_autoptr (BinomeLetterText) parsed = binome_letter_wording_parse (text, scope, error);

  return parsed != NULL;
}

/**
 * binome_letter_wording_check:
 * @kind: which letter
 * @subject: of a letter
 * @body: its text
 * @own: (nullable) (element-type BinomeLetterOwn): the fields of the company’s own that letters may have
 * @error: return location for a #GError: %BINOME_ERROR_INVALID with the line and what to do
 *
 * Returns: whether a letter can be made of it
 */
gboolean
binome_letter_wording_check (const BinomeLetterKind *kind, const char *subject, const char *body,
                             GPtrArray *own, GError **error)
{
  BinomeLetterScope scope = { kind, own };

  if (binome_text_is_blank (subject) || binome_text_is_blank (body))
    {
      g_set_error_literal (error, BINOME_ERROR, BINOME_ERROR_INVALID,
                           _ ("A letter needs a subject and a text."));
      return FALSE;
    }
  if (strpbrk (subject, "\r\n") != NULL)
    {
      g_set_error_literal (error, BINOME_ERROR, BINOME_ERROR_INVALID, _ ("The subject must be one line."));
      return FALSE;
    }
  if (!check_text (subject, &scope, error))
    {
      g_prefix_error (error, "%s ", _ ("In the subject:"));
      return FALSE;
    }

  return check_text (body, &scope, error);
}

/**
 * binome_letter_wording_save:
 * @db: the file, in a write
 * @letter: which letter
 * @language: one of binome_letter_languages
 * @subject: of the letter
 * @body: its text
 * @error: return location for a #GError: %BINOME_ERROR_INVALID where it is no text of a letter
 *
 * Keeps the company's own wording, as the next version of it.
 *
 * Returns: whether it is kept
 */
gboolean
binome_letter_wording_save (BinomeDb *db, const char *letter, const char *language, const char *subject,
                            const char *body, GError **error)
{
  g_autoptr (BinomeEntity) own = NULL;
  g_autoptr (GPtrArray) fields = binome_letter_own_list (db, error);
  gboolean is_new;

  if (fields == NULL
      || !binome_letter_wording_check (binome_letter_kind_find (letter), subject, body, fields, error)
      || !find_own (db, letter, language, &own, error))
    return FALSE;

  is_new = own == NULL;
  if (is_new)
    {
      own = BINOME_ENTITY (binome_letter_template_new ());
      binome_entity_set_text (own, BINOME_LETTER_TEMPLATE_LETTER, letter);
      binome_entity_set_text (own, BINOME_LETTER_TEMPLATE_LANGUAGE, language);
    }
  else
    binome_entity_set_integer (own, BINOME_LETTER_TEMPLATE_VERSION,
                               binome_entity_get_integer (own, BINOME_LETTER_TEMPLATE_VERSION) + 1);
  binome_entity_set_text (own, BINOME_LETTER_TEMPLATE_SUBJECT, subject);
  binome_entity_set_text (own, BINOME_LETTER_TEMPLATE_BODY, body);
  binome_entity_set_date (own, BINOME_LETTER_TEMPLATE_CHANGED_ON, binome_clock_today ());
  return is_new ? binome_db_insert (db, own, error) : binome_db_update (db, own, error);
}

/**
 * binome_letter_wording_restore:
 * @db: the file, in a write
 * @letter: which letter
 * @language: one of binome_letter_languages
 * @error: return location for a #GError
 *
 * Lets go of the company's own wording: the shipped text holds again. Undo brings it back.
 *
 * Returns: whether it is done
 */
gboolean
binome_letter_wording_restore (BinomeDb *db, const char *letter, const char *language, GError **error)
{
  g_autoptr (BinomeEntity) own = NULL;

  return find_own (db, letter, language, &own, error)
         && (own == NULL
             || binome_db_delete (db, BINOME_TYPE_LETTER_TEMPLATE, binome_entity_get_id (own), error));
}
