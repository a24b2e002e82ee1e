/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A tutee and a tutor side by side, with what they have in common. */

#include "binome-match-profiles.h"

#include <glib/gi18n-lib.h>

#include "binome-availability-workflow.h"
#include "binome-error.h"
#include "binome-matching-load.h"
#include "binome-matching-private.h"
#include "binome-language.h"
#include "binome-own-values.h"
#include "binome-text.h"
#include "binome-workflow-sql.h"

static void
fact_free (gpointer data)
{
  BinomeMatchFact *fact = data;

  g_free (fact->label);
  g_free (fact->tutee);
  g_free (fact->tutor);
  g_free (fact);
}

void
binome_match_profiles_free (BinomeMatchProfiles *self)
{
  g_free (self->tutee);
  g_free (self->tutor);
  g_clear_pointer (&self->facts, g_ptr_array_unref);
  g_clear_pointer (&self->skills, g_ptr_array_unref);
  g_clear_pointer (&self->lines, g_ptr_array_unref);
  g_free (self);
}

static void
add_fact (BinomeMatchProfiles *self, GPtrArray *list, const char *label, const char *tutee, const char *tutor,
          gboolean common)
{
  BinomeMatchFact *fact;

  if (*tutee == '\0' && *tutor == '\0')
    return;

  fact = g_new0 (BinomeMatchFact, 1);
  fact->label = g_strdup (label);
  fact->tutee = g_strdup (tutee);
  fact->tutor = g_strdup (tutor);
  fact->common = common;
  self->n_common += common;
  g_ptr_array_add (list, fact);
}

static gboolean
is_same (const char *a, const char *b)
{
  g_autofree char *one = binome_text_fold (a);
  g_autofree char *other = binome_text_fold (b);

  return *one != '\0' && g_str_equal (one, other);
}

/* Whether two values, each perhaps a list, have something in common. */
static gboolean
do_meet (const char *a, const char *b)
{
  g_auto (GStrv) ones = g_strsplit (a, ", ", -1);
  g_auto (GStrv) others = g_strsplit (b, ", ", -1);

  for (guint i = 0; ones[i] != NULL; i++)
    for (guint k = 0; others[k] != NULL; k++)
      if (is_same (ones[i], others[k]))
        return TRUE;

  return FALSE;
}

/* ---- who they are ---- */

/* Whether they have a language in common, however each is written. */
static gboolean
speak_same (const char *a, const char *b)
{
  g_auto (GStrv) ones = binome_language_split (a);
  g_auto (GStrv) others = binome_language_split (b);

  for (guint i = 0; ones[i] != NULL; i++)
    for (guint k = 0; others[k] != NULL; k++)
      if (is_same (ones[i], others[k]))
        return TRUE;

  return FALSE;
}

/* “fr, en” in words: a code tells nobody anything. */
static char *
describe_languages (const char *text)
{
  g_auto (GStrv) languages = binome_language_split (text);

  for (guint k = 0; languages[k] != NULL; k++)
    {
      g_autofree char *language = languages[k];

      languages[k] = binome_language_dup_name (language);
    }
  return g_strjoinv (", ", languages);
}

static void
add_language (BinomeMatchProfiles *self, BinomeEntity *tutee, BinomeEntity *tutor)
{
  const char *mine = binome_entity_get_text (tutee, BINOME_PERSON_LANGUAGE);
  const char *theirs = binome_entity_get_text (tutor, BINOME_PERSON_LANGUAGE);
  g_autofree char *one = describe_languages (mine);
  g_autofree char *other = describe_languages (theirs);

  add_fact (self, self->facts, _ (binome_entity_get_field (tutee, BINOME_PERSON_LANGUAGE)->label), one, other,
            speak_same (mine, theirs));
}

static void
add_person_facts (BinomeMatchProfiles *self, BinomeEntity *tutee, BinomeEntity *tutor)
{
  static const BinomePersonField fields[] = { BINOME_PERSON_JOB, BINOME_PERSON_TEAM, BINOME_PERSON_SITE,
                                              BINOME_PERSON_HIRED_ON, BINOME_PERSON_LEAVES_ON };

  for (gsize i = 0; i < G_N_ELEMENTS (fields); i++)
    {
      g_autofree char *one = binome_entity_format (tutee, fields[i]);
      g_autofree char *other = binome_entity_format (tutor, fields[i]);
      gboolean is_day = fields[i] == BINOME_PERSON_HIRED_ON || fields[i] == BINOME_PERSON_LEAVES_ON;

      add_fact (self, self->facts, _ (binome_entity_get_field (tutee, fields[i])->label), one, other,
                !is_day && is_same (one, other));
      if (fields[i] == BINOME_PERSON_SITE)
        add_language (self, tutee, tutor);
    }
  if (binome_entity_get_boolean (tutee, BINOME_PERSON_REMOTE)
      || binome_entity_get_boolean (tutor, BINOME_PERSON_REMOTE))
    {
      g_autofree char *one = binome_entity_format (tutee, BINOME_PERSON_REMOTE);
      g_autofree char *other = binome_entity_format (tutor, BINOME_PERSON_REMOTE);

      add_fact (self, self->facts, _ (binome_entity_get_field (tutee, BINOME_PERSON_REMOTE)->label), one,
                other, g_str_equal (one, other));
    }
}

/* The fields of the company’s own, but not those that are nobody’s business here. */
static gboolean
add_own_facts (BinomeMatchProfiles *self, BinomeDb *db, gint64 tutee, gint64 tutor, GError **error)
{
  g_autoptr (GPtrArray) mine = binome_own_values_load (db, BINOME_FIELD_SCOPE_PERSON, tutee, error);
  g_autoptr (GPtrArray) theirs
      = mine != NULL ? binome_own_values_load (db, BINOME_FIELD_SCOPE_PERSON, tutor, error) : NULL;

  if (theirs == NULL)
    return FALSE;

  for (guint i = 0; i < MIN (mine->len, theirs->len); i++)
    {
      const BinomeOwnValue *one = mine->pdata[i], *other = theirs->pdata[i];

      if (!binome_entity_get_boolean (one->definition, BINOME_FIELD_DEFINITION_SENSITIVE))
        add_fact (self, self->facts, binome_entity_get_text (one->definition, BINOME_FIELD_DEFINITION_TITLE),
                  one->text, other->text, do_meet (one->text, other->text));
    }
  return TRUE;
}

/* ---- skills ---- */

static char *
format_level (gint64 level, const char *without)
{
  /* Translators: the level of a skill, 1 to 4. */
  return level > 0 ? g_strdup_printf (_ ("level %d"), (int)level) : g_strdup (without);
}

static gboolean
add_skills (BinomeMatchProfiles *self, BinomeDb *db, gint64 tutee, gint64 tutor, GError **error)
{
  BinomeStatement *statement = binome_db_prepare (
      db,
      "SELECT s.title, max (k.enrolment = ?1), max (k.enrolment = ?2),"
      " max (CASE WHEN k.enrolment = ?1 THEN k.level ELSE 0 END),"
      " max (CASE WHEN k.enrolment = ?2 THEN k.level ELSE 0 END)"
      " FROM enrolment_skill k JOIN skill s ON s.id = k.skill WHERE k.enrolment IN (?1, ?2)"
      " GROUP BY s.id ORDER BY 2 + 3 DESC, 1",
      error);
  GError *local_error = NULL;

  if (statement == NULL)
    return FALSE;
  binome_statement_bind_integer (statement, 1, tutee);
  binome_statement_bind_integer (statement, 2, tutor);
  while (binome_statement_step (statement, &local_error))
    {
      gboolean wanted = binome_statement_get_integer (statement, 1) != 0;
      gboolean offered = binome_statement_get_integer (statement, 2) != 0;
      g_autofree char *one
          = wanted ? format_level (binome_statement_get_integer (statement, 3), _ ("wanted")) : g_strdup ("");
      g_autofree char *other = offered
                                   ? format_level (binome_statement_get_integer (statement, 4), _ ("offered"))
                                   : g_strdup ("");

      add_fact (self, self->skills, binome_statement_get_text (statement, 0), one, other, wanted && offered);
    }
  if (local_error != NULL)
    {
      g_propagate_error (error, local_error);
      return FALSE;
    }

  return TRUE;
}

/* ---- the score table ---- */

/* What the latest run that brought them together has kept; nothing where none has. */
static gboolean
read_kept_lines (BinomeMatchProfiles *self, BinomeDb *db, gint64 tutee, gint64 tutor, GError **error)
{
  BinomeStatement *statement = binome_db_prepare (
      db, "SELECT detail FROM match_result WHERE tutee = ?1 AND tutor = ?2 ORDER BY run DESC LIMIT 1", error);
  GError *local_error = NULL;

  if (statement == NULL)
    return FALSE;
  binome_statement_bind_integer (statement, 1, tutee);
  binome_statement_bind_integer (statement, 2, tutor);
  if (binome_statement_step (statement, &local_error))
    {
      g_autoptr (BinomeMatchDetail) detail
          = binome_match_detail_parse (binome_statement_get_text (statement, 0));

      g_ptr_array_unref (self->lines);
      self->lines = g_ptr_array_ref (detail->lines);
    }
  if (local_error != NULL)
    {
      g_propagate_error (error, local_error);
      return FALSE;
    }

  return TRUE;
}

static gboolean
find_two (BinomeMatchProblem *problem, gint64 tutee_id, gint64 tutor_id, guint *tutee, guint *tutor)
{
  guint n_tutees = binome_match_problem_get_n_tutees (problem);
  guint n_tutors = binome_match_problem_get_n_tutors (problem);

  for (*tutee = 0; *tutee < n_tutees && binome_match_problem_get_tutee_id (problem, *tutee) != tutee_id;)
    (*tutee)++;
  for (*tutor = 0; *tutor < n_tutors && binome_match_problem_get_tutor_id (problem, *tutor) != tutor_id;)
    (*tutor)++;
  return *tutee < n_tutees && *tutor < n_tutors;
}

/* As today's criteria see the two, whom no run brought together. */
static gboolean
make_lines (BinomeMatchProfiles *self, BinomeDb *db, gint64 programme, gint64 tutee_id, gint64 tutor_id,
            GError **error)
{
  const BinomeMatchingScope scope = { .everybody = TRUE };
  g_autoptr (GError) local_error = NULL;
  g_autofree char *criteria = NULL;
  g_autoptr (BinomeMatchProblem) problem
      = binome_matching_load_scope (db, programme, &scope, &criteria, &local_error);
  guint tutee, tutor;

  if (problem != NULL && find_two (problem, tutee_id, tutor_id, &tutee, &tutor))
    {
      g_ptr_array_unref (self->lines);
      self->lines = binome_match_detail_list_lines (problem, tutee, tutor);
    }
  /* Where nobody can be matched any more there is no table. */
  if (local_error == NULL || g_error_matches (local_error, BINOME_ERROR, BINOME_ERROR_REFUSED))
    return TRUE;

  g_propagate_error (error, g_steal_pointer (&local_error));
  return FALSE;
}

static gboolean
add_lines (BinomeMatchProfiles *self, BinomeDb *db, gint64 tutee, gint64 tutor, GError **error)
{
  g_autoptr (BinomeEntity) enrolment = NULL;

  if (!read_kept_lines (self, db, tutee, tutor, error))
    return FALSE;
  if (self->lines->len > 0)
    return TRUE;

  enrolment = binome_db_get (db, BINOME_TYPE_ENROLMENT, tutee, error);
  return enrolment != NULL
         && make_lines (self, db, binome_entity_get_reference (enrolment, BINOME_ENROLMENT_PROGRAMME), tutee,
                        tutor, error);
}

/* When each is free, and how much of it they have in common. */
static gboolean
add_weeks (BinomeMatchProfiles *self, BinomeDb *db, gint64 tutee, gint64 tutor, BinomeEntity *one,
           BinomeEntity *other, GError **error)
{
  BinomeWeek mine, theirs;
  BinomeOverlap overlap;
  g_autofree char *first = NULL, *second = NULL, *hours = NULL, *label = NULL;

  if (!binome_availability_overlap (db, tutee, tutor, &overlap, error)
      || !binome_availability_read_week (db, binome_entity_get_id (one), &mine, error)
      || !binome_availability_read_week (db, binome_entity_get_id (other), &theirs, error))
    return FALSE;

  first = overlap.tutee_known ? binome_week_describe (&mine) : g_strdup ("");
  second = overlap.tutor_known ? binome_week_describe (&theirs) : g_strdup ("");
  hours = binome_text_format_number (overlap.minutes / 60.0, overlap.minutes % 60 == 0 ? 0 : 1);
  label = overlap.tutee_known && overlap.tutor_known
              /* Translators: %s is a number of hours. */
              ? g_strdup_printf (_ ("When free (%s h a week in common)"), hours)
              : g_strdup (_ ("When free"));
  add_fact (self, self->facts, label, first, second, overlap.minutes > 0);
  return TRUE;
}

static BinomeEntity *
read_person (BinomeDb *db, gint64 enrolment, GError **error)
{
  g_autoptr (BinomeEntity) entity = binome_db_get (db, BINOME_TYPE_ENROLMENT, enrolment, error);

  return entity != NULL ? binome_db_get (db, BINOME_TYPE_PERSON,
                                         binome_entity_get_reference (entity, BINOME_ENROLMENT_PERSON), error)
                        : NULL;
}

/**
 * binome_match_profiles_read:
 * @db: the file
 * @tutee: an enrolment
 * @tutor: an enrolment of the same programme
 * @error: return location for a #GError
 *
 * Returns: (transfer full) (nullable): both side by side
 */
BinomeMatchProfiles *
binome_match_profiles_read (BinomeDb *db, gint64 tutee, gint64 tutor, GError **error)
{
  g_autoptr (BinomeMatchProfiles) self = g_new0 (BinomeMatchProfiles, 1);
  g_autoptr (BinomeEntity) one = read_person (db, tutee, error);
  g_autoptr (BinomeEntity) other = one != NULL ? read_person (db, tutor, error) : NULL;

  self->facts = g_ptr_array_new_with_free_func (fact_free);
  self->skills = g_ptr_array_new_with_free_func (fact_free);
  self->lines = g_ptr_array_new ();
  if (other == NULL)
    return NULL;

  self->tutee = binome_entity_dup_title (one);
  self->tutor = binome_entity_dup_title (other);
  add_person_facts (self, one, other);
  return add_weeks (self, db, tutee, tutor, one, other, error)
                 && add_own_facts (self, db, binome_entity_get_id (one), binome_entity_get_id (other), error)
                 && add_skills (self, db, tutee, tutor, error) && add_lines (self, db, tutee, tutor, error)
             ? g_steal_pointer (&self)
             : NULL;
}
