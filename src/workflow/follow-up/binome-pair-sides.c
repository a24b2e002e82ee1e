/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The two sides of a pair: whether they may be a pair, have a place for it, and what it makes of
 * their enrolments. */

#include "binome-pair-sides.h"

#include <glib/gi18n-lib.h>

#include "binome-clock.h"
#include "binome-enrolment-workflow.h"
#include "binome-error.h"
#include "binome-legal-counts.h"
#include "binome-pair-team.h"
#include "binome-pair-workflow.h"
#include "binome-programme-workflow.h"
#include "binome-workflow-sql.h"

#define SQL_ENGAGED "('accepted', 'confirmed', 'active', 'paused', 'closing')"

/**
 * binome_pair_sides_load:
 * @self: (out): to be cleared even on failure
 * @db: the file
 * @tutee: an enrolment
 * @tutor: an enrolment
 * @error: return location for a #GError
 *
 * Returns: whether all were found
 */
gboolean
binome_pair_sides_load (BinomePairSides *self, BinomeDb *db, gint64 tutee, gint64 tutor, GError **error)
{
  *self = (BinomePairSides){ 0 };

  self->tutee = binome_db_get (db, BINOME_TYPE_ENROLMENT, tutee, error);
  if (self->tutee == NULL)
    return FALSE;
  self->tutor = binome_db_get (db, BINOME_TYPE_ENROLMENT, tutor, error);
  if (self->tutor == NULL)
    return FALSE;
  self->programme
      = binome_db_get (db, BINOME_TYPE_PROGRAMME,
                       binome_entity_get_reference (self->tutee, BINOME_ENROLMENT_PROGRAMME), error);
  if (self->programme == NULL)
    return FALSE;
  self->tutee_person = binome_db_get (
      db, BINOME_TYPE_PERSON, binome_entity_get_reference (self->tutee, BINOME_ENROLMENT_PERSON), error);
  if (self->tutee_person == NULL)
    return FALSE;
  self->tutor_person = binome_db_get (
      db, BINOME_TYPE_PERSON, binome_entity_get_reference (self->tutor, BINOME_ENROLMENT_PERSON), error);
  return self->tutor_person != NULL && binome_pair_sides_read_agreements (self, db, error);
}

/* The later of two first days, the earlier of two last ones; none is open. */
static void
narrow_days (BinomeDate first, BinomeDate last, BinomeDate *from, BinomeDate *until)
{
  *from = MAX (*from, first);
  if (last != BINOME_DATE_NONE && (*until == BINOME_DATE_NONE || last < *until))
    *until = last;
}

/**
 * binome_pair_sides_read_agreed:
 * @db: the file
 * @enrolment: a participant
 * @from: (inout): the first day, which can become later; %BINOME_DATE_NONE for always
 * @until: (inout): the last, which can become earlier; %BINOME_DATE_NONE for ever
 * @error: return location for a #GError
 *
 * Narrows days to those that the manager of a participant agreed to.
 *
 * Returns: whether they were read
 */
gboolean
binome_pair_sides_read_agreed (BinomeDb *db, gint64 enrolment, BinomeDate *from, BinomeDate *until,
                               GError **error)
{
  BinomeStatement *row = binome_db_prepare (
      db, "SELECT starts_on, ends_on FROM manager_agreement WHERE id = " BINOME_SQL_AGREEMENT ("?1"), error);
  GError *local_error = NULL;

  if (row == NULL)
    return FALSE;

  binome_statement_bind_integer (row, 1, enrolment);
  while (binome_statement_step (row, &local_error))
    narrow_days (binome_statement_get_date (row, 0), binome_statement_get_date (row, 1), from, until);
  if (local_error != NULL)
    g_propagate_error (error, local_error);

  return local_error == NULL;
}

/**
 * binome_pair_sides_read_agreements:
 * @self: sides whose enrolments are set, kept or planned
 * @db: the file
 * @error: return location for a #GError
 *
 * A manager's “yes” with limits binds the pair like a presence.
 *
 * Returns: whether the days were read
 */
gboolean
binome_pair_sides_read_agreements (BinomePairSides *self, BinomeDb *db, GError **error)
{
  return binome_pair_sides_read_agreed (db, binome_entity_get_id (self->tutee), &self->agreed_from,
                                        &self->agreed_until, error)
         && binome_pair_sides_read_agreed (db, binome_entity_get_id (self->tutor), &self->agreed_from,
                                           &self->agreed_until, error);
}

/**
 * binome_pair_sides_clear:
 * @self: loaded sides
 */
void
binome_pair_sides_clear (BinomePairSides *self)
{
  g_clear_object (&self->programme);
  g_clear_object (&self->tutee);
  g_clear_object (&self->tutor);
  g_clear_object (&self->tutee_person);
  g_clear_object (&self->tutor_person);
}

/* Whether it is a manager who sets a limit of the days. */
static gboolean
is_by_agreement (const BinomePairSides *self, BinomeDate day)
{
  return day != BINOME_DATE_NONE && (day == self->agreed_from || day == self->agreed_until);
}

static void
narrow (BinomeEntity *entity, guint first, guint last, BinomeDate *from, BinomeDate *until)
{
  narrow_days (binome_entity_get_date (entity, first), binome_entity_get_date (entity, last), from, until);
}

/**
 * binome_pair_sides_get_presence:
 * @self: loaded sides
 * @from: (out): the first day on which both are there, %BINOME_DATE_NONE for always
 * @until: (out): the last, at most the programme's last day; %BINOME_DATE_NONE for ever
 *
 * The days that a pair must lie in: those of both enrolments, of both in the company, and those that their
 * managers agreed to.
 */
void
binome_pair_sides_get_presence (const BinomePairSides *self, BinomeDate *from, BinomeDate *until)
{
  *from = BINOME_DATE_NONE;
  *until = binome_entity_get_date (self->programme, BINOME_PROGRAMME_ENDS_ON);
  narrow (self->tutee, BINOME_ENROLMENT_STARTS_ON, BINOME_ENROLMENT_ENDS_ON, from, until);
  narrow (self->tutor, BINOME_ENROLMENT_STARTS_ON, BINOME_ENROLMENT_ENDS_ON, from, until);
  narrow (self->tutee_person, BINOME_PERSON_HIRED_ON, BINOME_PERSON_LEAVES_ON, from, until);
  narrow (self->tutor_person, BINOME_PERSON_HIRED_ON, BINOME_PERSON_LEAVES_ON, from, until);
  narrow_days (self->agreed_from, self->agreed_until, from, until);
}

/**
 * binome_pair_sides_check_can_match:
 * @enrolment: a participant
 * @person: who that is
 * @again: whether there was a pair already, so that whoever is done may take part again
 * @error: return location for a #GError: %BINOME_ERROR_REFUSED with the state
 *
 * Returns: whether the participant can have a pair
 */
gboolean
binome_pair_sides_check_can_match (BinomeEntity *enrolment, BinomeEntity *person, gboolean again,
                                   GError **error)
{
  int state = binome_entity_get_choice (enrolment, BINOME_ENROLMENT_STATE);
  g_autofree char *name = NULL;

  if (binome_enrolment_state_can_match (state) || (again && state == BINOME_ENROLMENT_STATE_DONE))
    return TRUE;

  name = binome_entity_dup_title (person);
  /* Translators: a person and the state of the enrolment, such as “Withdrew”. */
  g_set_error (error, BINOME_ERROR, BINOME_ERROR_REFUSED, _ ("%1$s cannot have a pair: “%2$s”."), name,
               binome_entity_get_choice_label (enrolment, BINOME_ENROLMENT_STATE));
  return FALSE;
}

/**
 * binome_pair_sides_check:
 * @self: loaded sides
 * @again: whether they were a pair already, so that whoever is done may take part again
 * @error: return location for a #GError: %BINOME_ERROR_REFUSED with the rule
 *
 * Returns: whether these two may be a pair at all, places apart
 */
gboolean
binome_pair_sides_check (const BinomePairSides *self, gboolean again, GError **error)
{
  BinomeDate from, until;

  if (binome_entity_get_reference (self->tutee, BINOME_ENROLMENT_PROGRAMME)
      != binome_entity_get_reference (self->tutor, BINOME_ENROLMENT_PROGRAMME))
    {
      g_set_error_literal (error, BINOME_ERROR, BINOME_ERROR_REFUSED,
                           _ ("Tutor and tutee must take part in the same programme."));
      return FALSE;
    }
  if (binome_entity_get_choice (self->tutee, BINOME_ENROLMENT_ROLE) != BINOME_ENROLMENT_ROLE_TUTEE
      || binome_entity_get_choice (self->tutor, BINOME_ENROLMENT_ROLE) != BINOME_ENROLMENT_ROLE_TUTOR)
    {
      g_set_error_literal (error, BINOME_ERROR, BINOME_ERROR_REFUSED, _ ("A pair is a tutee with a tutor."));
      return FALSE;
    }
  if (binome_entity_get_id (self->tutee_person) == binome_entity_get_id (self->tutor_person))
    {
      g_set_error_literal (error, BINOME_ERROR, BINOME_ERROR_REFUSED, _ ("Nobody can be their own tutor."));
      return FALSE;
    }
  if (!binome_programme_check_open (self->programme, error)
      || !binome_pair_sides_check_can_match (self->tutee, self->tutee_person, again, error)
      || !binome_pair_sides_check_can_match (self->tutor, self->tutor_person, again, error))
    return FALSE;

  binome_pair_sides_get_presence (self, &from, &until);
  if (until != BINOME_DATE_NONE && from > until)
    {
      g_set_error_literal (error, BINOME_ERROR, BINOME_ERROR_REFUSED,
                           is_by_agreement (self, from) || is_by_agreement (self, until)
                               ? _ ("There is no day for this pair among those that the manager agreed to.")
                               : _ ("The two are never there at the same time."));
      return FALSE;
    }

  return TRUE;
}

/**
 * binome_pair_sides_check_veto:
 * @self: loaded sides
 * @db: the file
 * @error: return location for a #GError: %BINOME_ERROR_REFUSED; it does not say which of the two refuses, nor
 * why
 *
 * Returns: whether neither of the two refuses the other
 */
gboolean
binome_pair_sides_check_veto (const BinomePairSides *self, BinomeDb *db, GError **error)
{
  g_autoptr (BinomeQuery) query = binome_query_new (BINOME_TYPE_WISH);
  gint64 n;

  binome_query_where_integer (query, BINOME_WISH_TUTEE, BINOME_QUERY_EQUAL,
                              binome_entity_get_id (self->tutee));
  binome_query_where_integer (query, BINOME_WISH_TUTOR, BINOME_QUERY_EQUAL,
                              binome_entity_get_id (self->tutor));
  binome_query_where_choice (query, BINOME_WISH_KIND, BINOME_QUERY_EQUAL, BINOME_WISH_VETO);
  n = binome_db_count (db, query, error);
  if (n > 0)
    {
      g_autofree char *tutee = binome_entity_dup_title (self->tutee_person);
      g_autofree char *tutor = binome_entity_dup_title (self->tutor_person);

      /* Translators: a tutee and a tutor. Which of the two refuses is told to nobody. */
      g_set_error (error, BINOME_ERROR, BINOME_ERROR_REFUSED,
                   _ ("%1$s and %2$s cannot be a pair: one of the two refuses the other."), tutee, tutor);
    }

  return n == 0;
}

/**
 * binome_pair_sides_check_constraint:
 * @self: loaded sides
 * @db: the file
 * @error: return location for a #GError: %BINOME_ERROR_REFUSED
 *
 * Asked wherever two people come together: proposal, import, offer, acceptance, start, and a new tutor of a
 * team.
 *
 * Returns: whether nobody keeps the two apart: neither one of them nor the co-ordinator
 */
gboolean
binome_pair_sides_check_constraint (const BinomePairSides *self, BinomeDb *db, GError **error)
{
  g_autoptr (BinomeQuery) query = binome_query_new (BINOME_TYPE_MATCH_CONSTRAINT);
  gint64 n;

  binome_query_where_integer (query, BINOME_MATCH_CONSTRAINT_TUTEE, BINOME_QUERY_EQUAL,
                              binome_entity_get_id (self->tutee));
  binome_query_where_integer (query, BINOME_MATCH_CONSTRAINT_TUTOR, BINOME_QUERY_EQUAL,
                              binome_entity_get_id (self->tutor));
  binome_query_where_choice (query, BINOME_MATCH_CONSTRAINT_KIND, BINOME_QUERY_EQUAL,
                             BINOME_MATCH_CONSTRAINT_KIND_FORBID);
  n = binome_db_count (db, query, error);
  if (n > 0)
    g_set_error_literal (error, BINOME_ERROR, BINOME_ERROR_REFUSED,
                         _ ("The co-ordinator keeps these two apart. Allow the pair in the matching first."));

  return n == 0 && binome_pair_sides_check_veto (self, db, error);
}

/**
 * binome_pair_sides_check_start:
 * @self: loaded sides
 * @on: (inout): the first day of the pair; %BINOME_DATE_NONE for today or the first day on which both
 *   are there
 * @until: (out): the last day on which both are there, %BINOME_DATE_NONE for ever
 * @error: return location for a #GError: %BINOME_ERROR_REFUSED
 *
 * Returns: whether the pair can start on that day
 */
gboolean
binome_pair_sides_check_start (const BinomePairSides *self, BinomeDate *on, BinomeDate *until, GError **error)
{
  BinomeDate from;
  g_autofree char *day = NULL;

  binome_pair_sides_get_presence (self, &from, until);
  if (*on == BINOME_DATE_NONE)
    *on = MAX (binome_clock_today (), from);

  if (*on < from)
    {
      day = binome_date_format (from, BINOME_DATE_MEDIUM);
      /* Translators: %s is a date. */
      g_set_error (error, BINOME_ERROR, BINOME_ERROR_REFUSED,
                   is_by_agreement (self, from) ? _ ("The manager agreed only from %s on.")
                                                : _ ("Both are there only from %s on."),
                   day);
      return FALSE;
    }
  if (*until != BINOME_DATE_NONE && *on > *until)
    {
      day = binome_date_format (*until, BINOME_DATE_MEDIUM);
      /* Translators: %s is a date. */
      g_set_error (error, BINOME_ERROR, BINOME_ERROR_REFUSED,
                   is_by_agreement (self, *until)
                       ? _ ("The pair cannot start after %s, the last day that the manager agreed to.")
                       : _ ("The pair cannot start after %s, the last day on which both are there."),
                   day);
      return FALSE;
    }

  return TRUE;
}

/**
 * binome_pair_sides_check_free:
 * @self: loaded sides
 * @limits: of the tutor
 * @used: hundredths of the tutor's places that are taken
 * @engaged: how many tutors the tutee has
 * @error: return location for a #GError: %BINOME_ERROR_REFUSED with the rule
 *
 * Returns: whether the tutor has a place left by the lowest limit but the law's, and the tutee no other tutor
 */
gboolean
binome_pair_sides_check_free (const BinomePairSides *self, const BinomeCapacity *limits, gint64 used,
                              gint64 engaged, GError **error)
{
  g_autofree char *name = binome_entity_dup_title (self->tutor_person);

  if (!binome_capacity_check (limits, name, used, 100, error))
    return FALSE;
  if (engaged > 0)
    {
      g_autofree char *tutee = binome_entity_dup_title (self->tutee_person);

      /* Translators: %s is a tutee. */
      g_set_error (error, BINOME_ERROR, BINOME_ERROR_REFUSED, _ ("%s has a tutor in this programme already."),
                   tutee);
      return FALSE;
    }

  return TRUE;
}

static gboolean
count_pairs (BinomeDb *db, const char *sql, gint64 enrolment, gint64 but, gint64 *n, GError **error)
{
  BinomeStatement *statement = binome_db_prepare (db, sql, error);
  GError *local_error = NULL;

  *n = 0;
  if (statement == NULL)
    return FALSE;

  binome_statement_bind_integer (statement, 1, enrolment);
  binome_statement_bind_integer (statement, 2, but);
  while (binome_statement_step (statement, &local_error))
    *n = binome_statement_get_integer (statement, 0);
  if (local_error != NULL)
    g_propagate_error (error, local_error);

  return local_error == NULL;
}

/**
 * binome_pair_sides_check_places:
 * @self: loaded sides
 * @db: the file
 * @pair: the pair that asks, which does not count; 0 for a new one
 * @error: return location for a #GError: %BINOME_ERROR_REFUSED with the rule
 *
 * Asked at every step on which a place is given: proposal, acceptance, confirmation and start.
 *
 * Returns: whether the tutor has a place left, and the tutee no other tutor
 */
gboolean
binome_pair_sides_check_places (const BinomePairSides *self, BinomeDb *db, gint64 pair, GError **error)
{
  g_autoptr (BinomeCapacity) limits = binome_capacity_read_limits (db, self->tutor, self->programme, error);

  return limits != NULL && binome_pair_sides_check_places_within (self, db, pair, limits, error);
}

/**
 * binome_pair_sides_check_places_within:
 * @self: loaded sides
 * @db: the file
 * @pair: the pair that asks, which does not count; 0 for a new one
 * @limits: of the tutor
 * @error: return location for a #GError: %BINOME_ERROR_REFUSED with the rule
 *
 * As binome_pair_sides_check_places(), with limits that were read before for many pairs.
 *
 * Returns: whether the tutor has a place left, and the tutee no other tutor
 */
gboolean
binome_pair_sides_check_places_within (const BinomePairSides *self, BinomeDb *db, gint64 pair,
                                       const BinomeCapacity *limits, GError **error)
{
  gint64 used, engaged;

  return binome_pair_team_count_share (db, binome_entity_get_id (self->tutor), pair, &used, error)
         && count_pairs (db,
                         "SELECT count(*) FROM pair WHERE tutee = ?1 AND id <> ?2 AND state IN " SQL_ENGAGED,
                         binome_entity_get_id (self->tutee), pair, &engaged, error)
         && binome_pair_sides_check_free (self, limits, used, engaged, error)
         && binome_legal_check (db, self->tutor_person, self->tutee, pair, error);
}

/* The pairs that engage a tutor: alone, or by a part in the team that is not over on a day (?2). */
#define SQL_ENGAGES_TUTOR                                                                                    \
  "SELECT (SELECT count(*) FROM pair x WHERE x.tutor = ?1 AND x.state IN " SQL_ENGAGED                       \
  " AND NOT EXISTS (SELECT 1 FROM tutor_period q WHERE q.pair = x.id))"                                      \
  " + (SELECT count(*) FROM tutor_period q JOIN pair x ON x.id = q.pair WHERE q.tutor = ?1"                  \
  " AND x.state IN " SQL_ENGAGED " AND (q.ends_on IS NULL OR q.ends_on >= ?2))"

#define SQL_ENGAGES_TUTEE "SELECT count(*) FROM pair WHERE tutee = ?1 AND ?2 <> '' AND state IN " SQL_ENGAGED

/* What the state of an enrolment becomes, given whether a pair engages it. Each step is an allowed
 * move: whoever is done takes part again before being matched again. */
static int
next_state (int state, gboolean engaged, gboolean done)
{
  if (engaged)
    return state == BINOME_ENROLMENT_STATE_ACCEPTED || state == BINOME_ENROLMENT_STATE_WAITING
                   || state == BINOME_ENROLMENT_STATE_DONE
               ? BINOME_ENROLMENT_STATE_MATCHED
               : state;
  if (state != BINOME_ENROLMENT_STATE_MATCHED)
    return state;

  return done ? BINOME_ENROLMENT_STATE_DONE : BINOME_ENROLMENT_STATE_ACCEPTED;
}

static gboolean
count_engaging (BinomeDb *db, const char *sql, gint64 enrolment, gint64 *n, GError **error)
{
  BinomeStatement *row = binome_db_prepare (db, sql, error);
  GError *local_error = NULL;

  *n = 0;
  if (row == NULL)
    return FALSE;

  binome_statement_bind_integer (row, 1, enrolment);
  binome_statement_bind_date (row, 2, binome_clock_today ());
  while (binome_statement_step (row, &local_error))
    *n = binome_statement_get_integer (row, 0);
  if (local_error != NULL)
    g_propagate_error (error, local_error);

  return local_error == NULL;
}

static gboolean
sync_enrolment (BinomeDb *db, BinomeEntity *enrolment, const char *sql, gboolean done, GError **error)
{
  int from = binome_entity_get_choice (enrolment, BINOME_ENROLMENT_STATE), to;
  gint64 engaged;

  if (!count_engaging (db, sql, binome_entity_get_id (enrolment), &engaged, error))
    return FALSE;

  to = next_state (from, engaged > 0, done);
  if (to == from)
    return TRUE;

  return binome_db_update_fields (db, enrolment,
                                  binome_enrolment_put_state (enrolment, (BinomeEnrolmentState)to), error);
}

/**
 * binome_pair_sides_sync_tutor:
 * @db: the file, in a write
 * @tutor: an enrolment
 * @error: return location for a #GError
 *
 * Brings the state of a tutor in line with the pairs, those of teams included.
 *
 * Returns: whether it was kept
 */
gboolean
binome_pair_sides_sync_tutor (BinomeDb *db, gint64 tutor, GError **error)
{
  g_autoptr (BinomeEntity) enrolment = binome_db_get (db, BINOME_TYPE_ENROLMENT, tutor, error);

  return enrolment != NULL && sync_enrolment (db, enrolment, SQL_ENGAGES_TUTOR, FALSE, error);
}

/**
 * binome_pair_sides_sync:
 * @self: loaded sides
 * @db: the file, in a write
 * @completed: whether the pair has just been completed
 * @error: return location for a #GError
 *
 * Brings both enrolments in line with the pairs they have: matched while one is accepted or running;
 * after that a tutee who completed is done, and everybody else is free for another pair. The other tutors
 * of a team are those of binome_pair_team_sync().
 *
 * Returns: whether they were kept
 */
gboolean
binome_pair_sides_sync (const BinomePairSides *self, BinomeDb *db, gboolean completed, GError **error)
{
  return sync_enrolment (db, self->tutee, SQL_ENGAGES_TUTEE, completed, error)
         && sync_enrolment (db, self->tutor, SQL_ENGAGES_TUTOR, FALSE, error);
}
