/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the fields of one letter are filled in from, read from the file. */

#include "binome-letter-fields.h"

#include "binome-clock.h"
#include "binome-programme-workflow.h"
#include "binome-workflow-sql.h"

/* Loads what @id names, if anything, into a place that has nothing yet. */
static gboolean
load (BinomeLetterFacts *self, BinomeDb *db, guint source, GType type, gint64 id, GError **error)
{
  if (id == 0 || self->entities[source] != NULL)
    return TRUE;

  self->entities[source] = binome_db_get (db, type, id, error);
  return self->entities[source] != NULL;
}

static gint64
reference_of (const BinomeLetterFacts *self, guint source, guint field)
{
  return self->entities[source] == NULL ? 0 : binome_entity_get_reference (self->entities[source], field);
}

/* A person with what hangs on the person: the line manager. */
static gboolean
load_person (BinomeLetterFacts *self, BinomeDb *db, guint source, gint64 id, GError **error)
{
  return load (self, db, source, BINOME_TYPE_PERSON, id, error)
         && load (self, db, source + 1, BINOME_TYPE_PERSON,
                  reference_of (self, source, BINOME_PERSON_MANAGER), error);
}

/* One side of the pair: the part, the person and the manager. */
static gboolean
load_side (BinomeLetterFacts *self, BinomeDb *db, guint source, gint64 enrolment, GError **error)
{
  return load (self, db, source + 2, BINOME_TYPE_ENROLMENT, enrolment, error)
         && load_person (self, db, source, reference_of (self, source + 2, BINOME_ENROLMENT_PERSON), error);
}

static gboolean
load_pair (BinomeLetterFacts *self, BinomeDb *db, gint64 pair, gint64 enrolment, GError **error)
{
  if (!load (self, db, BINOME_LETTER_PAIR_SOURCE, BINOME_TYPE_PAIR, pair, error)
      || !load_side (self, db, BINOME_LETTER_TUTOR,
                     reference_of (self, BINOME_LETTER_PAIR_SOURCE, BINOME_PAIR_TUTOR), error)
      || !load_side (self, db, BINOME_LETTER_TUTEE,
                     reference_of (self, BINOME_LETTER_PAIR_SOURCE, BINOME_PAIR_TUTEE), error))
    return FALSE;
  if (enrolment == 0)
    return TRUE;

  /* Without a pair, whoever takes part is the tutor or the tutee of the letter. */
  if (!load (self, db, BINOME_LETTER_PERSON_PART, BINOME_TYPE_ENROLMENT, enrolment, error)
      || !load (self, db, BINOME_LETTER_CANDIDATE, BINOME_TYPE_PERSON,
                reference_of (self, BINOME_LETTER_PERSON_PART, BINOME_ENROLMENT_PERSON), error))
    return FALSE;
  return load_side (
      self, db,
      binome_entity_get_choice (self->entities[BINOME_LETTER_PERSON_PART], BINOME_ENROLMENT_ROLE)
              == BINOME_ENROLMENT_ROLE_TUTOR
          ? BINOME_LETTER_TUTOR
          : BINOME_LETTER_TUTEE,
      enrolment, error);
}

static gboolean
load_around (BinomeLetterFacts *self, BinomeDb *db, gint64 programme, GError **error)
{
  g_autoptr (BinomeQuery) query = binome_query_new (BINOME_TYPE_ORGANISATION);
  g_autoptr (GPtrArray) companies = binome_db_select (db, query, error);
  gint64 coordinator = 0, sponsor = 0;

  if (companies == NULL)
    return FALSE;
  if (companies->len > 0)
    self->entities[BINOME_LETTER_COMPANY] = g_object_ref (companies->pdata[0]);
  if (programme == 0)
    return TRUE;

  return load (self, db, BINOME_LETTER_PROGRAMME_SOURCE, BINOME_TYPE_PROGRAMME, programme, error)
         && binome_programme_find_holder (db, programme, BINOME_ROLE_FUNCTION_COORDINATOR, self->today,
                                          &coordinator, error)
         && binome_programme_find_holder (db, programme, BINOME_ROLE_FUNCTION_SPONSOR, self->today, &sponsor,
                                          error)
         && load (self, db, BINOME_LETTER_COORDINATOR, BINOME_TYPE_PERSON, coordinator, error)
         && load (self, db, BINOME_LETTER_SPONSOR, BINOME_TYPE_PERSON, sponsor, error);
}

/* Lines of “day – title”; the day may be none. */
static gboolean
load_list (BinomeLetterFacts *self, BinomeDb *db, const char *sql, gint64 id, char **list, GError **error)
{
  BinomeStatement *statement = binome_db_prepare (db, sql, error);
  g_autoptr (GString) lines = g_string_new (NULL);
  GError *local_error = NULL;

  if (statement == NULL)
    return FALSE;

  binome_statement_bind_integer (statement, 1, id);
  while (binome_statement_step (statement, &local_error))
    {
      g_autofree char *title = g_strdup (binome_statement_get_text (statement, 0));
      g_autofree char *day
          = binome_letter_words_format_date (self->words, binome_statement_get_date (statement, 1));

      g_strdelimit (title, "\r\n", ' ');
      g_string_append_printf (lines, "%s%s%s\n", day, *day != '\0' ? " – " : "", title);
    }
  if (local_error != NULL)
    {
      g_propagate_error (error, local_error);
      return FALSE;
    }

  *list = g_strdup (lines->str);
  return TRUE;
}

static gboolean
load_lists (BinomeLetterFacts *self, BinomeDb *db, GError **error)
{
  BinomeEntity *pair = self->entities[BINOME_LETTER_PAIR_SOURCE];
  BinomeEntity *tutee = self->entities[BINOME_LETTER_TUTEE_PART];

  if (tutee != NULL
      && !load_list (self, db,
                     "SELECT s.title, NULL FROM enrolment_skill es JOIN skill s ON s.id = es.skill "
                     "WHERE es.enrolment = ?1 ORDER BY s.title",
                     binome_entity_get_id (tutee), &self->skills, error))
    return FALSE;

  return pair == NULL
         || (load_list (self, db,
                        "SELECT title, due_on FROM check_in WHERE pair = ?1 AND state IN "
                        "('planned', 'due', 'overdue', 'done') ORDER BY due_on, id",
                        binome_entity_get_id (pair), &self->check_ins, error)
             && load_list (self, db,
                           "SELECT title, due_on FROM action_step WHERE pair = ?1 AND state <> 'dropped' "
                           "ORDER BY position, id",
                           binome_entity_get_id (pair), &self->action_plan, error));
}

/**
 * binome_letter_facts_load:
 * @db: the file
 * @person: whom the letter is for; 0 for nobody in particular
 * @programme: of which programme it speaks; 0 for none
 * @enrolment: the recipient's part, or the part it speaks of; 0 for none
 * @pair: of which pair it speaks; 0 for none
 * @language: of the letter, one of binome_letter_languages
 * @error: return location for a #GError
 *
 * Returns: (transfer full) (nullable): what the fields are filled in from
 */
BinomeLetterFacts *
binome_letter_facts_load (BinomeDb *db, gint64 person, gint64 programme, gint64 enrolment, gint64 pair,
                          const char *language, GError **error)
{
  g_autoptr (BinomeLetterFacts) self = g_new0 (BinomeLetterFacts, 1);

  self->language = language;
  self->db = db;
  self->words = binome_letter_words_load (language);
  self->today = binome_clock_today ();
  self->missing = g_ptr_array_new_with_free_func (g_free);
  if (!load_person (self, db, BINOME_LETTER_PERSON_SOURCE, person, error)
      || !load_pair (self, db, pair, enrolment, error) || !load_around (self, db, programme, error)
      || !load_lists (self, db, error))
    return NULL;

  return g_steal_pointer (&self);
}

/**
 * binome_letter_facts_free:
 * @self: (transfer full): facts
 */
void
binome_letter_facts_free (BinomeLetterFacts *self)
{
  for (guint i = 0; i < BINOME_LETTER_N_SOURCES; i++)
    g_clear_object (&self->entities[i]);
  g_clear_pointer (&self->words, binome_letter_words_free);
  g_clear_pointer (&self->missing, g_ptr_array_unref);
  g_clear_pointer (&self->own, g_ptr_array_unref);
  g_clear_error (&self->error);
  g_free (self->check_ins);
  g_free (self->skills);
  g_free (self->action_plan);
  g_free (self);
}
