/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Who takes part in a programme, as tutor or tutee, and with which skills. */

#include "binome-enrolment-workflow.h"

#include <glib/gi18n-lib.h>

#include "binome-clock.h"
#include "binome-error.h"
#include "binome-live-rules.h"
#include "binome-own-values.h"
#include "binome-pair-team.h"
#include "binome-pair-workflow.h"
#include "binome-person-presence.h"
#include "binome-person-skills.h"
#include "binome-programme-workflow.h"
#include "binome-text.h"
#include "binome-workflow-sql.h"

#define FIELD(f) (G_GUINT64_CONSTANT (1) << (f))

/**
 * binome_enrolment_put_state:
 * @enrolment: a participant
 * @to: the state
 *
 * The one way to set the state: it notes since when, since when somebody is on the waiting list or
 * unavailable, and how far those had come who refuse or withdraw.
 *
 * Returns: the fields that are to be kept
 */
guint64
binome_enrolment_put_state (BinomeEntity *enrolment, BinomeEnrolmentState to)
{
  BinomeDate today = binome_clock_today ();
  gboolean leaves = to == BINOME_ENROLMENT_STATE_REFUSED || to == BINOME_ENROLMENT_STATE_WITHDREW;

  binome_entity_set_choice (enrolment, BINOME_ENROLMENT_LEFT_FROM,
                            leaves ? binome_entity_get_choice (enrolment, BINOME_ENROLMENT_STATE)
                                   : (int)BINOME_ENROLMENT_STATE_IDENTIFIED);
  binome_entity_set_choice (enrolment, BINOME_ENROLMENT_STATE, (int)to);
  binome_entity_set_date (enrolment, BINOME_ENROLMENT_STATE_SINCE, today);
  binome_entity_set_date (enrolment, BINOME_ENROLMENT_WAITING_SINCE,
                          to == BINOME_ENROLMENT_STATE_WAITING ? today : BINOME_DATE_NONE);
  binome_entity_set_date (enrolment, BINOME_ENROLMENT_UNAVAILABLE_FROM,
                          to == BINOME_ENROLMENT_STATE_UNAVAILABLE ? today : BINOME_DATE_NONE);
  binome_entity_set_date (enrolment, BINOME_ENROLMENT_UNAVAILABLE_UNTIL, BINOME_DATE_NONE);
  return FIELD (BINOME_ENROLMENT_STATE) | FIELD (BINOME_ENROLMENT_STATE_SINCE)
         | FIELD (BINOME_ENROLMENT_WAITING_SINCE) | FIELD (BINOME_ENROLMENT_LEFT_FROM)
         | FIELD (BINOME_ENROLMENT_UNAVAILABLE_FROM) | FIELD (BINOME_ENROLMENT_UNAVAILABLE_UNTIL);
}

/**
 * binome_enrolment_get_usual_contract:
 * @programme: a programme
 *
 * Returns: the contract of those whom a programme of its kind is made for; none where the kind does not say
 */
BinomeContract
binome_enrolment_get_usual_contract (BinomeEntity *programme)
{
  switch (binome_entity_get_choice (programme, BINOME_PROGRAMME_KIND))
    {
    case BINOME_PROGRAMME_KIND_APPRENTICESHIP:
      return BINOME_CONTRACT_APPRENTICESHIP;
    case BINOME_PROGRAMME_KIND_PROFESSIONALISATION:
      return BINOME_CONTRACT_PROFESSIONALISATION;
    default:
      return BINOME_CONTRACT_NONE;
    }
}

/**
 * binome_enrolment_make:
 * @programme: a programme
 * @role: as tutor or as tutee
 * @person: who
 * @capacity: tutees at most for a tutor; 0 for as many as the programme allows
 *
 * Returns: (transfer full): the enrolment, not kept yet: accepted, for as long as the programme runs, a tutee
 *   with the contract that the programme is made for
 */
BinomeEntity *
binome_enrolment_make (BinomeEntity *programme, BinomeEnrolmentRole role, gint64 person, int capacity)
{
  BinomeEntity *enrolment = BINOME_ENTITY (binome_enrolment_new ());
  int limit = (int)binome_entity_get_integer (programme, BINOME_PROGRAMME_TUTEES_PER_TUTOR);

  binome_entity_set_reference (enrolment, BINOME_ENROLMENT_PROGRAMME, binome_entity_get_id (programme));
  binome_entity_set_reference (enrolment, BINOME_ENROLMENT_PERSON, person);
  binome_entity_set_choice (enrolment, BINOME_ENROLMENT_ROLE, (int)role);
  binome_entity_set_date (enrolment, BINOME_ENROLMENT_APPLIED_ON, binome_clock_today ());
  binome_entity_set_date (enrolment, BINOME_ENROLMENT_STATE_SINCE, binome_clock_today ());
  binome_entity_set_date (enrolment, BINOME_ENROLMENT_STARTS_ON,
                          binome_entity_get_date (programme, BINOME_PROGRAMME_STARTS_ON));
  binome_entity_set_date (enrolment, BINOME_ENROLMENT_ENDS_ON,
                          binome_entity_get_date (programme, BINOME_PROGRAMME_ENDS_ON));
  if (role == BINOME_ENROLMENT_ROLE_TUTOR)
    binome_entity_set_integer (enrolment, BINOME_ENROLMENT_CAPACITY, capacity > 0 ? capacity : limit);
  else /* nobody is left out of what the law says because nobody entered their contract */
    binome_entity_set_choice (enrolment, BINOME_ENROLMENT_CONTRACT,
                              (int)binome_enrolment_get_usual_contract (programme));

  return enrolment;
}

/* The people who take part in that role already, whatever became of it. */
static GHashTable *
list_enrolled (BinomeDb *db, gint64 programme, BinomeEnrolmentRole role, GError **error)
{
  g_autoptr (GPtrArray) enrolments
      = binome_workflow_select_of (db, BINOME_TYPE_ENROLMENT, BINOME_ENROLMENT_PROGRAMME, programme, error);
  GHashTable *people;

  if (enrolments == NULL)
    return NULL;

  people = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  for (guint i = 0; i < enrolments->len; i++)
    {
      gint64 person = binome_entity_get_reference (enrolments->pdata[i], BINOME_ENROLMENT_PERSON);

      if (binome_entity_get_choice (enrolments->pdata[i], BINOME_ENROLMENT_ROLE) == (int)role)
        g_hash_table_add (people, g_memdup2 (&person, sizeof person));
    }

  return people;
}

/* Cuts the days to those on which the person is there; who is not there at all is named in @absent. */
static gboolean
fit (BinomeDb *db, BinomeEntity *enrolment, GPtrArray *absent, gboolean *there, GError **error)
{
  g_autoptr (GError) local_error = NULL;

  *there = binome_person_fit_enrolment (db, BINOME_ENROLMENT (enrolment), &local_error);
  if (*there)
    return TRUE;
  if (absent == NULL || !g_error_matches (local_error, BINOME_ERROR, BINOME_ERROR_REFUSED))
    {
      g_propagate_error (error, g_steal_pointer (&local_error));
      return FALSE;
    }

  g_ptr_array_add (absent, g_strdup (local_error->message));
  return TRUE;
}

/**
 * binome_enrolment_enrol_in_state:
 * @db: the file, in a write
 * @programme: a programme
 * @role: as tutors or as tutees
 * @state: in which state: accepted, or a candidate
 * @people: (array length=n_people): ids of people
 * @n_people: how many
 * @capacity: tutees at most for each tutor; 0 for as many as the programme allows
 * @absent: (element-type utf8) (nullable): gets a sentence for each who is not in the company then, while
 *   the others are enrolled; %NULL to enrol nobody where somebody is not
 * @counts: (out) (optional): how many were enrolled and how many were already
 * @error: return location for a #GError: %BINOME_ERROR_REFUSED without @absent, or once the programme is
 *   closed
 *
 * Enrols people, there for as long as the programme runs and they are in the company, with the skills of
 * their page. Those who take part in that role already are left as they are.
 *
 * Returns: whether it was done
 */
gboolean
binome_enrolment_enrol_in_state (BinomeDb *db, gint64 programme, BinomeEnrolmentRole role,
                                 BinomeEnrolmentState state, const gint64 *people, guint n_people,
                                 int capacity, GPtrArray *absent, BinomeEnrolCounts *counts, GError **error)
{
  g_autoptr (BinomeEntity) entity = binome_db_get (db, BINOME_TYPE_PROGRAMME, programme, error);
  g_autoptr (GHashTable) enrolled = entity != NULL && binome_programme_check_open (entity, error)
                                        ? list_enrolled (db, programme, role, error)
                                        : NULL;
  BinomeEnrolCounts done = { 0 };

  if (enrolled == NULL)
    return FALSE;

  for (guint i = 0; i < n_people; i++)
    {
      g_autoptr (BinomeEntity) enrolment = NULL;
      gboolean there;

      if (g_cancellable_set_error_if_cancelled (binome_db_get_cancellable (db), error))
        return FALSE;
      if (!g_hash_table_add (enrolled, g_memdup2 (&people[i], sizeof *people)))
        {
          done.already++;
          continue;
        }

      enrolment = binome_enrolment_make (entity, role, people[i], capacity);
      binome_entity_set_choice (enrolment, BINOME_ENROLMENT_STATE, (int)state);
      if (state < BINOME_ENROLMENT_STATE_APPLIED)
        binome_entity_set_date (enrolment, BINOME_ENROLMENT_APPLIED_ON, BINOME_DATE_NONE);
      if (!fit (db, enrolment, absent, &there, error))
        return FALSE;
      if (!there)
        continue;
      if (!binome_db_insert (db, enrolment, error)
          || !binome_person_give_skills (db, BINOME_ENROLMENT (enrolment), error))
        return FALSE;
      done.enrolled++;
    }

  if (counts != NULL)
    *counts = done;
  return TRUE;
}

/**
 * binome_enrolment_enrol:
 * @db: the file, in a write
 * @programme: a programme
 * @role: as tutors or as tutees
 * @people: (array length=n_people): ids of people
 * @n_people: how many
 * @capacity: tutees at most for each tutor; 0 for as many as the programme allows
 * @counts: (out) (optional): how many were enrolled and how many were already
 * @error: return location for a #GError
 *
 * As binome_enrolment_enrol_in_state(), as accepted.
 *
 * Returns: whether it was done
 */
gboolean
binome_enrolment_enrol (BinomeDb *db, gint64 programme, BinomeEnrolmentRole role, const gint64 *people,
                        guint n_people, int capacity, BinomeEnrolCounts *counts, GError **error)
{
  return binome_enrolment_enrol_in_state (db, programme, role, BINOME_ENROLMENT_STATE_ACCEPTED, people,
                                          n_people, capacity, NULL, counts, error);
}

/**
 * binome_enrolment_set_skills:
 * @db: the file, in a write
 * @enrolment: a participant
 * @skills: (array length=n_skills): what a tutor offers or a tutee wants
 * @n_skills: how many; a skill named twice counts once, with its last level
 * @error: return location for a #GError
 *
 * Makes @skills the skills of a participant; rows that are the same already are not touched.
 *
 * Returns: whether it was done
 */
gboolean
binome_enrolment_set_skills (BinomeDb *db, gint64 enrolment, const BinomeSkillLevel *skills, guint n_skills,
                             GError **error)
{
  g_autoptr (GPtrArray) rows = binome_workflow_select_of (db, BINOME_TYPE_ENROLMENT_SKILL,
                                                          BINOME_ENROLMENT_SKILL_ENROLMENT, enrolment, error);
  g_autoptr (GHashTable) wanted = g_hash_table_new (g_int64_hash, g_int64_equal);
  GHashTableIter iter;
  gpointer level;

  if (rows == NULL)
    return FALSE;

  for (guint i = 0; i < n_skills; i++)
    g_hash_table_insert (wanted, (gpointer)&skills[i].skill, (gpointer)&skills[i]);

  for (guint i = 0; i < rows->len; i++)
    {
      BinomeEntity *row = g_ptr_array_index (rows, i);
      gint64 skill = binome_entity_get_reference (row, BINOME_ENROLMENT_SKILL_SKILL);
      const BinomeSkillLevel *found = g_hash_table_lookup (wanted, &skill);

      if (found == NULL)
        {
          if (!binome_db_delete (db, BINOME_TYPE_ENROLMENT_SKILL, binome_entity_get_id (row), error))
            return FALSE;
          continue;
        }
      g_hash_table_remove (wanted, &skill);
      if (binome_entity_get_integer (row, BINOME_ENROLMENT_SKILL_LEVEL) == found->level)
        continue;
      binome_entity_set_integer (row, BINOME_ENROLMENT_SKILL_LEVEL, found->level);
      if (!binome_db_update_fields (db, row, FIELD (BINOME_ENROLMENT_SKILL_LEVEL), error))
        return FALSE;
    }

  g_hash_table_iter_init (&iter, wanted);
  while (g_hash_table_iter_next (&iter, NULL, &level))
    {
      const BinomeSkillLevel *found = level;
      g_autoptr (BinomeEntity) row = BINOME_ENTITY (binome_enrolment_skill_new ());

      binome_entity_set_reference (row, BINOME_ENROLMENT_SKILL_ENROLMENT, enrolment);
      binome_entity_set_reference (row, BINOME_ENROLMENT_SKILL_SKILL, found->skill);
      binome_entity_set_integer (row, BINOME_ENROLMENT_SKILL_LEVEL, found->level);
      if (!binome_db_insert (db, row, error))
        return FALSE;
    }

  return TRUE;
}

/**
 * binome_skill_ensure:
 * @db: the file, in a write
 * @title: what the skill is called
 * @domain: (nullable): the domain of a new skill
 * @skill: (out): its id
 * @error: return location for a #GError
 *
 * Finds a skill by its title, whatever its case and accents, or makes it.
 *
 * Returns: whether @skill was set
 */
gboolean
binome_skill_ensure (BinomeDb *db, const char *title, const char *domain, gint64 *skill, GError **error)
{
  g_autofree char *clean = binome_text_clean_line (title);
  g_autofree char *key = binome_text_fold (clean);
  g_autoptr (BinomeQuery) query = binome_query_new (BINOME_TYPE_SKILL);
  g_autoptr (GPtrArray) known = binome_db_select (db, query, error);
  g_autoptr (BinomeEntity) made = NULL;

  *skill = 0;
  if (known == NULL)
    return FALSE;

  for (guint i = 0; i < known->len; i++)
    {
      g_autofree char *other
          = binome_text_fold (binome_entity_get_text (known->pdata[i], BINOME_SKILL_TITLE));

      if (g_str_equal (key, other))
        {
          *skill = binome_entity_get_id (known->pdata[i]);
          return TRUE;
        }
    }

  made = BINOME_ENTITY (binome_skill_new ());
  binome_entity_set_text (made, BINOME_SKILL_TITLE, clean);
  binome_entity_set_text (made, BINOME_SKILL_DOMAIN, domain);
  if (!binome_db_insert (db, made, error))
    return FALSE;

  *skill = binome_entity_get_id (made);
  return TRUE;
}

/**
 * binome_enrolment_set_capacity:
 * @db: the file, in a write
 * @enrolment: a tutor
 * @capacity: tutees at most, 0 to 99
 * @error: return location for a #GError: %BINOME_ERROR_REFUSED where more places are taken already,
 *   %BINOME_ERROR_INVALID for another number
 *
 * Returns: whether it was kept
 */
gboolean
binome_enrolment_set_capacity (BinomeDb *db, gint64 enrolment, int capacity, GError **error)
{
  g_autoptr (BinomeEntity) entity = binome_db_get (db, BINOME_TYPE_ENROLMENT, enrolment, error);
  gint64 used;

  if (entity == NULL)
    return FALSE;
  if (capacity < 0 || capacity > 99)
    {
      g_set_error_literal (error, BINOME_ERROR, BINOME_ERROR_INVALID, _ ("The places are from 0 to 99."));
      return FALSE;
    }
  if (!binome_pair_team_count_places (db, enrolment, 0, &used, error))
    return FALSE;
  if (used > capacity)
    {
      g_set_error (error, BINOME_ERROR, BINOME_ERROR_REFUSED,
                   ngettext ("%d place is taken already. Cancel or end that pair first.",
                             "%d places are taken already. Cancel or end some of these pairs first.",
                             (gulong)used),
                   (int)used);
      return FALSE;
    }

  binome_entity_set_integer (entity, BINOME_ENROLMENT_CAPACITY, capacity);
  return binome_db_update_fields (db, entity, FIELD (BINOME_ENROLMENT_CAPACITY), error);
}

/* In the team of a pair that is only planned, somebody else must take the part first. */
static gboolean
check_teams (BinomeDb *db, gint64 enrolment, GError **error)
{
  BinomeStatement *row = binome_db_prepare (
      db,
      "SELECT " BINOME_SQL_NAME (
          "p") " FROM tutor_period q JOIN pair x ON x.id = q.pair"
               " JOIN enrolment e ON e.id = x.tutee JOIN person p ON p.id = e.person"
               " WHERE q.tutor = ?1 AND x.tutor <> ?1 AND x.state IN " BINOME_SQL_STAGED " LIMIT 1",
      error);
  g_autoptr (GError) local_error = NULL;
  g_autofree char *tutee = NULL;

  if (row == NULL)
    return FALSE;

  binome_statement_bind_integer (row, 1, enrolment);
  while (binome_statement_step (row, &local_error))
    tutee = g_strdup (binome_statement_get_text (row, 0));
  if (local_error != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local_error));
      return FALSE;
    }
  if (tutee != NULL)
    /* Translators: %s is a tutee. */
    g_set_error (error, BINOME_ERROR, BINOME_ERROR_REFUSED,
                 _ ("This tutor is in the team of %s. Take them out of the team first."), tutee);

  return tutee == NULL;
}

/* Leaving releases the places that were only staged; a pair that runs must be ended by itself, with
 * its own date and reason. */
static gboolean
release_pairs (BinomeDb *db, gint64 enrolment, const char *reason, GError **error)
{
  static const guint sides[] = { BINOME_PAIR_TUTOR, BINOME_PAIR_TUTEE };

  if (!binome_live_rules_check_leaving (db, enrolment, error) || !check_teams (db, enrolment, error))
    return FALSE;

  for (guint s = 0; s < G_N_ELEMENTS (sides); s++)
    {
      g_autoptr (GPtrArray) pairs
          = binome_workflow_select_of (db, BINOME_TYPE_PAIR, sides[s], enrolment, error);

      if (pairs == NULL)
        return FALSE;
      for (guint i = 0; i < pairs->len; i++)
        {
          int state = binome_entity_get_choice (pairs->pdata[i], BINOME_PAIR_STATE);

          if (binome_pair_state_is_live (state))
            {
              g_set_error_literal (error, BINOME_ERROR, BINOME_ERROR_REFUSED,
                                   _ ("A pair is still running. Complete or end it first."));
              return FALSE;
            }
          if (binome_pair_state_takes_a_place (state)
              && !binome_pair_move (db, binome_entity_get_id (pairs->pdata[i]), BINOME_PAIR_STATE_CANCELLED,
                                    reason, BINOME_DATE_NONE, error))
            return FALSE;
        }
    }

  return TRUE;
}

static gboolean
is_out (BinomeEnrolmentState state)
{
  return state == BINOME_ENROLMENT_STATE_REFUSED || state == BINOME_ENROLMENT_STATE_WITHDREW
         || state == BINOME_ENROLMENT_STATE_UNAVAILABLE || state == BINOME_ENROLMENT_STATE_RETIRED;
}

/* Who goes back to an earlier stage cannot have a pair any more either. */
static gboolean
gives_up_pairs (int from, BinomeEnrolmentState to)
{
  return is_out (to) || (binome_enrolment_state_can_match (from) && to < BINOME_ENROLMENT_STATE_ACCEPTED);
}

/**
 * binome_enrolment_move:
 * @db: the file, in a write
 * @enrolment: a participant
 * @to: the state wanted
 * @reason: (nullable): why, where the move needs it
 * @error: return location for a #GError
 *
 * Moves a participant through the recruitment. Whoever leaves gives back the places of pairs that
 * are only proposed; with a pair that runs nobody can leave.
 *
 * Returns: whether it was moved
 */
gboolean
binome_enrolment_move (BinomeDb *db, gint64 enrolment, BinomeEnrolmentState to, const char *reason,
                       GError **error)
{
  g_autoptr (BinomeEntity) entity = binome_db_get (db, BINOME_TYPE_ENROLMENT, enrolment, error);
  g_autofree char *why = binome_text_clean_line (reason);
  gboolean keep_reason = is_out (to) || to == BINOME_ENROLMENT_STATE_WAITING;
  guint64 fields = FIELD (BINOME_ENROLMENT_REASON) | FIELD (BINOME_ENROLMENT_ENDED_ON);
  int from;

  if (entity == NULL)
    return FALSE;

  from = binome_entity_get_choice (entity, BINOME_ENROLMENT_STATE);
  if (!binome_state_machine_check (&binome_enrolment_machine, from, (int)to, why, error)
      || (gives_up_pairs (from, to) && !release_pairs (db, enrolment, why, error)))
    return FALSE;

  fields |= binome_enrolment_put_state (entity, to);
  binome_entity_set_text (entity, BINOME_ENROLMENT_REASON, keep_reason ? why : "");
  binome_entity_set_date (entity, BINOME_ENROLMENT_ENDED_ON,
                          is_out (to) ? binome_clock_today () : BINOME_DATE_NONE);
  if (!binome_db_update_fields (db, entity, fields, error))
    return FALSE;

  binome_workflow_name_action (db, binome_state_machine_find (&binome_enrolment_machine, from, (int)to), why);
  return TRUE;
}

/**
 * binome_enrolment_remove:
 * @db: the file, in a write
 * @enrolment: a participant
 * @error: return location for a #GError: %BINOME_ERROR_REFUSED where there are pairs
 *
 * Takes somebody enrolled by mistake out of a programme, with what the matching kept about them.
 *
 * Returns: whether it is gone
 */
gboolean
binome_enrolment_remove (BinomeDb *db, gint64 enrolment, GError **error)
{
  gint64 pairs;

  if (!binome_workflow_get_number (db,
                                   "SELECT (SELECT count(*) FROM pair WHERE tutor = ?1 OR tutee = ?1)"
                                   " + (SELECT count(*) FROM tutor_period WHERE tutor = ?1)",
                                   enrolment, &pairs, error))
    return FALSE;
  if (pairs > 0)
    {
      g_set_error_literal (
          error, BINOME_ERROR, BINOME_ERROR_REFUSED,
          _ ("This person has or had a pair here, which is kept. Record a withdrawal instead."));
      return FALSE;
    }

  return binome_workflow_run (db, "DELETE FROM match_constraint WHERE tutee = ?1 OR tutor = ?1", enrolment,
                              error)
         && binome_workflow_run (db, "DELETE FROM match_result WHERE tutee = ?1", enrolment, error)
         && binome_own_values_remove (db, BINOME_FIELD_SCOPE_TUTOR, enrolment, error)
         && binome_db_delete (db, BINOME_TYPE_ENROLMENT, enrolment, error);
}
