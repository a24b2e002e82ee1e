/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Who can get a letter. */

#include "binome-letter-recipients.h"

#include <string.h>
#include <glib/gi18n-lib.h>

#include "binome-clock.h"
#include "binome-pair.h"
#include "binome-workflow-sql.h"

/* Columns: person, enrolment, pair, name, about, e-mail, language, state. Parameter: the programme. */
#define OF_PARTICIPANTS(condition)                                                                           \
  "SELECT p.id, e.id, 0, " BINOME_SQL_NAME (                                                                 \
      "p") ", '', p.email, p.language, e.state "                                                             \
           "FROM enrolment e JOIN person p ON p.id = e.person WHERE e.programme = ?1 " condition             \
           " ORDER BY p.family_name, p.given_name, e.id"

#define WITHOUT_PAIR(role, side)                                                                             \
  "AND e.role = '" role "' AND NOT EXISTS (SELECT 1 FROM pair x WHERE x." side " = e.id "                    \
  "AND x.state IN " BINOME_SQL_TAKES_A_PLACE ")"

/* The second parameter is the day. A tutor in the team of a pair has a tutee. */
#define TUTORS_WITHOUT_PAIR                                                                                  \
  WITHOUT_PAIR ("tutor", "tutor")                                                                            \
  " AND NOT EXISTS (SELECT 1 FROM tutor_period q JOIN pair x ON x.id = q.pair WHERE q.tutor = e.id"          \
  " AND x.state IN " BINOME_SQL_TAKES_A_PLACE " AND (q.ends_on IS NULL OR q.ends_on >= ?2))"

/* The tutor of a pair, and those in its team whose part is not over. */
#define OF_PAIR_TUTORS                                                                                       \
  "SELECT p.id, e.id, x.id, " BINOME_SQL_NAME ("p") ", " BINOME_SQL_NAME (                                   \
      "o") ", p.email, p.language, x.state"                                                                  \
           " FROM (SELECT id AS pair, tutor FROM pair WHERE programme = ?1"                                  \
           " UNION SELECT q.pair, q.tutor FROM tutor_period q JOIN pair y ON y.id = q.pair"                  \
           " WHERE y.programme = ?1 AND (q.ends_on IS NULL OR q.ends_on >= ?2)) t"                           \
           " JOIN pair x ON x.id = t.pair JOIN enrolment e ON e.id = t.tutor"                                \
           " JOIN person p ON p.id = e.person JOIN enrolment f ON f.id = x.tutee"                            \
           " JOIN person o ON o.id = f.person ORDER BY p.family_name, p.given_name, x.id"

#define OF_PAIRS(mine, other)                                                                                \
  "SELECT p.id, e.id, x.id, " BINOME_SQL_NAME ("p") ", " BINOME_SQL_NAME (                                   \
      "o") ", p.email, p.language, x.state FROM pair x JOIN enrolment e ON e.id = x." mine                   \
           " JOIN person p ON p.id = e.person JOIN enrolment f ON f.id = x." other                           \
           " JOIN person o ON o.id = f.person WHERE x.programme = ?1 ORDER BY p.family_name, p.given_name, x.id"

/* A pair is announced once to someone who manages both. */
#define OF_PAIR_MANAGERS                                                                                     \
  "SELECT m.id, 0, x.id, " BINOME_SQL_NAME ("m") ", " BINOME_SQL_NAME ("o") " || ', ' || " BINOME_SQL_NAME ( \
      "u") ", m.email, m.language, x.state FROM pair x "                                                     \
           "JOIN enrolment e ON e.id = x.tutee JOIN person o ON o.id = e.person "                            \
           "JOIN enrolment f ON f.id = x.tutor JOIN person u ON u.id = f.person "                            \
           "JOIN person m ON m.id = o.manager OR m.id = u.manager OR m.id IN "                               \
           "(SELECT w.manager FROM tutor_period q JOIN enrolment g ON g.id = q.tutor "                       \
           "JOIN person w ON w.id = g.person "                                                               \
           "WHERE q.pair = x.id AND (q.ends_on IS NULL OR q.ends_on >= ?2)) "                                \
           "WHERE x.programme = ?1 ORDER BY m.family_name, m.given_name, x.id"

/* The periods of a pair in which somebody stands in, until they are over. The second parameter is the day. */
#define STAND_IN_PERIODS                                                                                     \
  "tutor_period q WHERE q.pair = x.id AND q.replaces IS NOT NULL"                                            \
  " AND (q.ends_on IS NULL OR q.ends_on >= ?2)"

#define OF_STAND_INS(who)                                                                                        \
  "SELECT p.id, e.id, x.id, " BINOME_SQL_NAME ("p") ", " BINOME_SQL_NAME (                                       \
      "o") ", p.email, p.language, x.state FROM pair x JOIN enrolment e ON " who                                 \
           " JOIN person p ON p.id = e.person JOIN enrolment f ON f.id = iif (e.id = x.tutee, x.tutor, x.tutee)" \
           " JOIN person o ON o.id = f.person WHERE x.programme = ?1 AND x.state IN " BINOME_SQL_TAKES_A_PLACE   \
           " ORDER BY p.family_name, p.given_name, x.id"

/* Who said no knows that nothing comes of it. */
#define OF_ASKED                                                                                             \
  "SELECT p.id, e.id, x.id, " BINOME_SQL_NAME ("p") ", " BINOME_SQL_NAME (                                   \
      "o") ", p.email, p.language, x.state FROM pair x JOIN enrolment e ON"                                  \
           " (e.id = x.tutor AND x.tutor_asked_on IS NOT NULL AND x.tutor_answer <> 'declined')"             \
           " OR (e.id = x.tutee AND x.tutee_asked_on IS NOT NULL AND x.tutee_answer <> 'declined')"          \
           " JOIN person p ON p.id = e.person"                                                               \
           " JOIN enrolment f ON f.id = iif (e.id = x.tutor, x.tutee, x.tutor)"                              \
           " JOIN person o ON o.id = f.person WHERE x.programme = ?1"                                        \
           " AND x.state IN ('declined', 'expired', 'cancelled')"                                            \
           " ORDER BY p.family_name, p.given_name, x.id"

static const char *const queries[] = {
  [BINOME_LETTER_TO_ALL] = NULL,
  [BINOME_LETTER_TO_PARTICIPANTS] = OF_PARTICIPANTS (""),
  [BINOME_LETTER_TO_THEIR_MANAGERS] = "SELECT m.id, e.id, 0, " BINOME_SQL_NAME ("m") ", " BINOME_SQL_NAME (
      "p") ", m.email, m.language, e.state "
           "FROM enrolment e JOIN person p ON p.id = e.person JOIN person m ON m.id = p.manager "
           "WHERE e.programme = ?1 ORDER BY m.family_name, m.given_name, e.id",
  [BINOME_LETTER_TO_TRAINEES]
  = OF_PARTICIPANTS ("AND EXISTS (SELECT 1 FROM attendance a JOIN training_session t ON t.id = a.session"
                     " WHERE a.person = p.id AND a.state IN ('proposed', 'enrolled') AND t.state = 'planned'"
                     " AND (t.programme IS NULL OR t.programme = ?1) AND t.starts_on >= ?2)"),
  [BINOME_LETTER_TO_TUTORS] = OF_PARTICIPANTS (TUTORS_WITHOUT_PAIR),
  [BINOME_LETTER_TO_TUTEES] = OF_PARTICIPANTS (WITHOUT_PAIR ("tutee", "tutee")),
  [BINOME_LETTER_TO_PAIR_TUTOR] = OF_PAIR_TUTORS,
  [BINOME_LETTER_TO_PAIR_TUTEE] = OF_PAIRS ("tutee", "tutor"),
  [BINOME_LETTER_TO_PAIR_MANAGERS] = OF_PAIR_MANAGERS,
  [BINOME_LETTER_TO_STAND_INS] = OF_STAND_INS ("e.id IN (SELECT q.tutor FROM " STAND_IN_PERIODS ")"),
  [BINOME_LETTER_TO_STOOD_IN_FOR]
  = OF_STAND_INS ("e.id = x.tutee AND EXISTS (SELECT 1 FROM " STAND_IN_PERIODS ")"),
  [BINOME_LETTER_TO_ASKED] = OF_ASKED,
  [BINOME_LETTER_DOCUMENT] = NULL,
};

/**
 * binome_letter_recipient_free:
 * @self: (transfer full): a recipient
 */
void
binome_letter_recipient_free (gpointer self)
{
  BinomeLetterRecipient *recipient = self;

  g_free (recipient->name);
  g_free (recipient->about);
  g_free (recipient->email);
  g_free (recipient->language);
  g_free (recipient);
}

/**
 * binome_letter_recipient_copy:
 * @self: a recipient
 *
 * Returns: (transfer full): the same
 */
BinomeLetterRecipient *
binome_letter_recipient_copy (const BinomeLetterRecipient *self)
{
  BinomeLetterRecipient *copy = g_memdup2 (self, sizeof *self);

  copy->name = g_strdup (self->name);
  copy->about = g_strdup (self->about);
  copy->email = g_strdup (self->email);
  copy->language = g_strdup (self->language);
  return copy;
}

static gboolean
is_usual (const BinomeLetterKind *kind, const char *state)
{
  for (guint i = 0; kind->states[i] != NULL; i++)
    if (g_str_equal (kind->states[i], state))
      return TRUE;
  return FALSE;
}

static BinomeLetterRecipient *
read_recipient (const BinomeLetterKind *kind, BinomeStatement *statement)
{
  BinomeLetterRecipient *self = g_new0 (BinomeLetterRecipient, 1);
  const BinomeChoice *states
      = kind->audience >= BINOME_LETTER_TO_PAIR_TUTOR ? binome_pair_states : binome_enrolment_states;
  const char *state = binome_statement_get_text (statement, 7);
  int index = binome_choice_find (states, state);

  self->person = binome_statement_get_integer (statement, 0);
  self->enrolment = binome_statement_get_integer (statement, 1);
  self->pair = binome_statement_get_integer (statement, 2);
  self->name = g_strdup (binome_statement_get_text (statement, 3));
  self->about = g_strdup (binome_statement_get_text (statement, 4));
  self->email = g_strdup (binome_statement_get_text (statement, 5));
  self->language = g_strdup (binome_statement_get_text (statement, 6));
  self->state = index >= 0 ? _ (states[index].label) : "";
  self->usual = is_usual (kind, state);
  self->had_on = BINOME_DATE_NONE;
  return self;
}

static BinomeLetterRecipient *
everybody (void)
{
  BinomeLetterRecipient *self = g_new0 (BinomeLetterRecipient, 1);

  self->name = g_strdup (_ ("Everybody"));
  self->about = g_strdup ("");
  self->email = g_strdup ("");
  self->language = g_strdup ("");
  self->state = "";
  self->usual = TRUE;
  self->had_on = BINOME_DATE_NONE;
  return self;
}

/* Person, part and pair: about the same, one has had a letter already. */
static char *
make_key (gint64 person, gint64 enrolment, gint64 pair)
{
  return g_strdup_printf ("%" G_GINT64_FORMAT " %" G_GINT64_FORMAT " %" G_GINT64_FORMAT, person, enrolment,
                          pair);
}

/* When those who had the letter got it last. */
static GHashTable *
read_had (BinomeDb *db, const BinomeLetterKind *kind, gint64 programme, GError **error)
{
  g_autoptr (GHashTable) had = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  BinomeStatement *row = binome_db_prepare (
      db,
      "SELECT coalesce (person, 0), coalesce (enrolment, 0), coalesce (pair, 0), max (made_on) FROM letter"
      " WHERE letter = ?1 AND programme = ?2 GROUP BY 1, 2, 3",
      error);
  GError *local_error = NULL;

  if (row == NULL)
    return NULL;

  binome_statement_bind_text (row, 1, kind->id);
  binome_statement_bind_integer (row, 2, programme);
  while (binome_statement_step (row, &local_error))
    g_hash_table_insert (had,
                         make_key (binome_statement_get_integer (row, 0),
                                   binome_statement_get_integer (row, 1),
                                   binome_statement_get_integer (row, 2)),
                         GINT_TO_POINTER (binome_statement_get_date (row, 3)));
  if (local_error != NULL)
    {
      g_propagate_error (error, local_error);
      return NULL;
    }

  return g_steal_pointer (&had);
}

static gboolean
note_had (GPtrArray *recipients, BinomeDb *db, const BinomeLetterKind *kind, gint64 programme, GError **error)
{
  g_autoptr (GHashTable) had = read_had (db, kind, programme, error);

  if (had == NULL)
    return FALSE;

  for (guint i = 0; i < recipients->len; i++)
    {
      BinomeLetterRecipient *recipient = recipients->pdata[i];
      g_autofree char *key = make_key (recipient->person, recipient->enrolment, recipient->pair);
      gpointer on;

      if (g_hash_table_lookup_extended (had, key, NULL, &on))
        recipient->had_on = GPOINTER_TO_INT (on);
    }
  return TRUE;
}

/**
 * binome_letter_recipients_list:
 * @db: the file
 * @kind: a letter
 * @programme: a programme
 * @error: return location for a #GError
 *
 * Returns: (transfer full) (element-type BinomeLetterRecipient): who can get the letter, by name
 */
GPtrArray *
binome_letter_recipients_list (BinomeDb *db, const BinomeLetterKind *kind, gint64 programme, GError **error)
{
  g_autoptr (GPtrArray) recipients = g_ptr_array_new_with_free_func (binome_letter_recipient_free);
  BinomeStatement *statement;
  GError *local_error = NULL;

  if (queries[kind->audience] == NULL)
    {
      g_ptr_array_add (recipients, everybody ());
      return note_had (recipients, db, kind, programme, error) ? g_steal_pointer (&recipients) : NULL;
    }
  statement = binome_db_prepare (db, queries[kind->audience], error);
  if (statement == NULL)
    return NULL;

  binome_statement_bind_integer (statement, 1, programme);
  if (strstr (queries[kind->audience], "?2") != NULL)
    binome_statement_bind_date (statement, 2, binome_clock_today ());
  while (binome_statement_step (statement, &local_error))
    g_ptr_array_add (recipients, read_recipient (kind, statement));
  if (local_error != NULL)
    {
      g_propagate_error (error, local_error);
      return NULL;
    }

  return note_had (recipients, db, kind, programme, error) ? g_steal_pointer (&recipients) : NULL;
}
