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
  /* Whoever takes part is the tutor or the tutee of the letter: without a pair, and in a team the tutor it is
   * written to, who need not be the principal one. */
  if (enrolment != 0
      && (!load (self, db, BINOME_LETTER_PERSON_PART, BINOME_TYPE_ENROLMENT, enrolment, error)
          || !load (self, db, BINOME_LETTER_CANDIDATE, BINOME_TYPE_PERSON,
                    reference_of (self, BINOME_LETTER_PERSON_PART, BINOME_ENROLMENT_PERSON), error)
          || !load_side (
              self, db,
              binome_entity_get_choice (self->entities[BINOME_LETTER_PERSON_PART], BINOME_ENROLMENT_ROLE)
                      == BINOME_ENROLMENT_ROLE_TUTOR
                  ? BINOME_LETTER_TUTOR
                  : BINOME_LETTER_TUTEE,
              enrolment, error)))
    return FALSE;

  return load (self, db, BINOME_LETTER_PAIR_SOURCE, BINOME_TYPE_PAIR, pair, error)
         && load_side (self, db, BINOME_LETTER_TUTOR,
                       reference_of (self, BINOME_LETTER_PAIR_SOURCE, BINOME_PAIR_TUTOR), error)
         && load_side (self, db, BINOME_LETTER_TUTEE,
                       reference_of (self, BINOME_LETTER_PAIR_SOURCE, BINOME_PAIR_TUTEE), error);
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

/* What a level reads like; 0 is the start of everybody. */
static char *
dup_level (const BinomeLetterFacts *self, gint64 start, gint64 target)
{
  g_autofree char *from = g_strdup_printf ("%" G_GINT64_FORMAT, start);
  g_autofree char *to = g_strdup_printf ("%" G_GINT64_FORMAT, target);

  return start >= 0 ? binome_letter_words_fill (self->words, "levels", from, to, NULL)
                    : binome_letter_words_fill (self->words, "target", to, NULL);
}

static void
append_part (GString *line, const BinomeLetterFacts *self, const char *word, const char *value)
{
  g_autofree char *part = *value != '\0' ? binome_letter_words_fill (self->words, word, value, NULL) : NULL;

  if (part != NULL)
    g_string_append_printf (line, " – %s", part);
}

static gboolean
end_list (GString *lines, GError *local_error, char **list, GError **error)
{
  if (local_error != NULL)
    {
      g_propagate_error (error, local_error);
      return FALSE;
    }

  *list = g_strdup (lines->str);
  return TRUE;
}

/* Skills with the level to start from, where the action plan says it, and the one aimed at. */
static gboolean
load_skills (BinomeLetterFacts *self, BinomeDb *db, gint64 tutee, gint64 pair, GError **error)
{
  BinomeStatement *row = binome_db_prepare (
      db,
      "SELECT s.title, es.level, coalesce ((SELECT min (a.start_level) FROM action_step a WHERE a.pair = ?2"
      " AND a.skill = s.id AND a.state <> 'dropped'), (SELECT min (k.level) FROM person_skill k"
      " JOIN enrolment e ON e.person = k.person WHERE e.id = ?1 AND k.skill = s.id AND k.side = 'wanted'), -1),"
      " coalesce ((SELECT max (a.target_level)"
      " FROM action_step a WHERE a.pair = ?2 AND a.skill = s.id AND a.state <> 'dropped'), es.level)"
      " FROM enrolment_skill es JOIN skill s ON s.id = es.skill WHERE es.enrolment = ?1 ORDER BY s.title",
      error);
  g_autoptr (GString) lines = g_string_new (NULL);
  GError *local_error = NULL;

  if (row == NULL)
    return FALSE;

  binome_statement_bind_integer (row, 1, tutee);
  binome_statement_bind_integer (row, 2, pair);
  while (binome_statement_step (row, &local_error))
    {
      g_autofree char *title = g_strdup (binome_statement_get_text (row, 0));
      g_autofree char *level
          = dup_level (self, binome_statement_get_integer (row, 2), binome_statement_get_integer (row, 3));

      g_strdelimit (title, "\r\n", ' ');
      g_string_append_printf (lines, "%s (%s)\n", title, level);
    }
  return end_list (lines, local_error, &self->skills, error);
}

/* Skill, work situation, resource, date, evidence, level: a line each. */
static gboolean
load_plan (BinomeLetterFacts *self, BinomeDb *db, gint64 pair, GError **error)
{
  BinomeStatement *row = binome_db_prepare (
      db,
      "SELECT a.title, a.situation, a.resource, a.due_on, a.evidence, a.start_level, a.target_level,"
      " coalesce (s.title, '') FROM action_step a LEFT JOIN skill s ON s.id = a.skill"
      " WHERE a.pair = ?1 AND a.state <> 'dropped' ORDER BY a.position, a.id",
      error);
  g_autoptr (GString) lines = g_string_new (NULL);
  GError *local_error = NULL;

  if (row == NULL)
    return FALSE;

  binome_statement_bind_integer (row, 1, pair);
  while (binome_statement_step (row, &local_error))
    {
      g_autoptr (GString) line = g_string_new (binome_statement_get_text (row, 0));
      g_autofree char *day
          = binome_letter_words_format_date (self->words, binome_statement_get_date (row, 3));
      g_autofree char *level
          = dup_level (self, binome_statement_get_integer (row, 5), binome_statement_get_integer (row, 6));

      append_part (line, self, "skill", binome_statement_get_text (row, 7));
      append_part (line, self, "level", *binome_statement_get_text (row, 7) != '\0' ? level : "");
      append_part (line, self, "situation", binome_statement_get_text (row, 1));
      append_part (line, self, "resource", binome_statement_get_text (row, 2));
      append_part (line, self, "evidence", binome_statement_get_text (row, 4));
      append_part (line, self, "due", day);
      g_strdelimit (line->str, "\r\n", ' ');
      g_string_append_printf (lines, "%s\n", line->str);
    }
  return end_list (lines, local_error, &self->action_plan, error);
}

/* The next session that somebody is to go to, or was proposed. */
static gboolean
load_training (BinomeLetterFacts *self, BinomeDb *db, gint64 person, gint64 programme, GError **error)
{
  BinomeStatement *row = binome_db_prepare (
      db,
      "SELECT c.title, t.starts_on, t.ends_on, t.times, t.place FROM attendance a"
      " JOIN training_session t ON t.id = a.session JOIN course c ON c.id = t.course"
      " WHERE a.person = ?1 AND (t.programme IS NULL OR t.programme = ?2) AND t.state = 'planned'"
      " AND a.state IN ('proposed', 'enrolled') AND t.starts_on >= ?3 ORDER BY t.starts_on, t.id LIMIT 1",
      error);
  g_autofree char *starts = NULL, *ends = NULL, *days = NULL;
  GError *local_error = NULL;
  const char *times;

  if (row == NULL)
    return FALSE;

  binome_statement_bind_integer (row, 1, person);
  binome_statement_bind_integer (row, 2, programme);
  binome_statement_bind_date (row, 3, self->today);
  if (!binome_statement_step (row, &local_error))
    {
      if (local_error != NULL)
        g_propagate_error (error, local_error);
      return local_error == NULL;
    }

  self->training = g_strdup (binome_statement_get_text (row, 0));
  starts = binome_letter_words_format_date (self->words, binome_statement_get_date (row, 1));
  ends = binome_letter_words_format_date (self->words, binome_statement_get_date (row, 2));
  days = *ends == '\0' || g_str_equal (starts, ends)
             ? g_strdup (starts)
             : binome_letter_words_fill (self->words, "period", starts, ends, NULL);
  times = binome_statement_get_text (row, 3);
  self->training_dates = *times != '\0' ? g_strdup_printf ("%s, %s", days, times) : g_strdup (days);
  self->training_place = g_strdup (binome_statement_get_text (row, 4));
  return TRUE;
}

static gboolean
load_lists (BinomeLetterFacts *self, BinomeDb *db, gint64 person, gint64 programme, GError **error)
{
  BinomeEntity *pair = self->entities[BINOME_LETTER_PAIR_SOURCE];
  BinomeEntity *tutee = self->entities[BINOME_LETTER_TUTEE_PART];

  if (tutee != NULL
      && !load_skills (self, db, binome_entity_get_id (tutee), pair != NULL ? binome_entity_get_id (pair) : 0,
                       error))
    return FALSE;
  if (person != 0 && !load_training (self, db, person, programme, error))
    return FALSE;

  return pair == NULL
         || (load_list (self, db,
                        "SELECT title, due_on FROM check_in WHERE pair = ?1 AND state IN "
                        "('planned', 'due', 'overdue', 'done') ORDER BY due_on, id",
                        binome_entity_get_id (pair), &self->check_ins, error)
             && load_plan (self, db, binome_entity_get_id (pair), error));
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
      || !load_lists (self, db, person, programme, error))
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
  g_free (self->training);
  g_free (self->training_dates);
  g_free (self->training_place);
  g_free (self);
}
