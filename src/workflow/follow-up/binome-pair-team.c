/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The tutors of a pair: who follows the tutee from when to when, with which share, and who answers for it. */

#include "binome-pair-team.h"

#include <glib/gi18n-lib.h>

#include "binome-clock.h"
#include "binome-error.h"
#include "binome-legal-counts.h"
#include "binome-pair-sides.h"
#include "binome-person-presence.h"
#include "binome-workflow-sql.h"

/* The places that a tutor (?1) uses on a day (?3), but for one pair (?2), in hundredths: their share
 * where the pair has a team, the whole place where the pair is theirs alone. */
#define SQL_PLACES                                                                                           \
  "SELECT coalesce (sum (CASE WHEN EXISTS (SELECT 1 FROM tutor_period q WHERE q.pair = x.id)"                \
  " THEN (SELECT coalesce (max (q.share), 0) FROM tutor_period q WHERE q.pair = x.id AND q.tutor = ?1"       \
  " AND (q.ends_on IS NULL OR q.ends_on >= ?3)) ELSE 100 END), 0) FROM pair x WHERE x.id <> ?2"              \
  " AND x.state IN " BINOME_SQL_TAKES_A_PLACE                                                                \
  " AND (x.tutor = ?1 OR EXISTS (SELECT 1 FROM tutor_period q WHERE q.pair = x.id AND q.tutor = ?1))"

static int
compare_periods (gconstpointer a, gconstpointer b)
{
  BinomeEntity *one = (gpointer)a, *other = (gpointer)b;
  int order = binome_entity_get_choice (one, BINOME_TUTOR_PERIOD_FUNCTION)
              - binome_entity_get_choice (other, BINOME_TUTOR_PERIOD_FUNCTION);

  return order != 0 ? order
                    : binome_entity_get_date (one, BINOME_TUTOR_PERIOD_STARTS_ON)
                          - binome_entity_get_date (other, BINOME_TUTOR_PERIOD_STARTS_ON);
}

/**
 * binome_pair_team_select:
 * @db: the file
 * @pair: a pair
 * @error: return location for a #GError
 *
 * Returns: (transfer full) (element-type BinomeTutorPeriod): its tutors, the principal first; empty
 *   where the tutor of the pair follows the tutee alone
 */
GPtrArray *
binome_pair_team_select (BinomeDb *db, gint64 pair, GError **error)
{
  GPtrArray *periods
      = binome_workflow_select_of (db, BINOME_TYPE_TUTOR_PERIOD, BINOME_TUTOR_PERIOD_PAIR, pair, error);

  if (periods != NULL)
    g_ptr_array_sort_values (periods, compare_periods);
  return periods;
}

/**
 * binome_pair_team_make_principal:
 * @pair: a pair
 *
 * Returns: (transfer full): its tutor as the whole team, not kept yet: what a team starts from
 */
BinomeTutorPeriod *
binome_pair_team_make_principal (BinomeEntity *pair)
{
  BinomeTutorPeriod *period = binome_tutor_period_new ();
  BinomeEntity *entity = BINOME_ENTITY (period);

  binome_entity_set_reference (entity, BINOME_TUTOR_PERIOD_PAIR, binome_entity_get_id (pair));
  binome_entity_set_reference (entity, BINOME_TUTOR_PERIOD_TUTOR,
                               binome_entity_get_reference (pair, BINOME_PAIR_TUTOR));
  binome_entity_set_integer (entity, BINOME_TUTOR_PERIOD_SHARE, 100);
  binome_entity_set_boolean (entity, BINOME_TUTOR_PERIOD_REFERENCE, TRUE);
  return period;
}

/* Whether somebody is in the team on a day; an open end is that of the pair. */
static gboolean
is_there (BinomeEntity *period, BinomeDate day)
{
  BinomeDate from = binome_entity_get_date (period, BINOME_TUTOR_PERIOD_STARTS_ON);
  BinomeDate until = binome_entity_get_date (period, BINOME_TUTOR_PERIOD_ENDS_ON);

  return from <= day && (until == BINOME_DATE_NONE || until >= day);
}

static gboolean
is_over (BinomeEntity *period)
{
  BinomeDate until = binome_entity_get_date (period, BINOME_TUTOR_PERIOD_ENDS_ON);

  return until != BINOME_DATE_NONE && until < binome_clock_today ();
}

static gboolean
has_id (GArray *ids, gint64 id)
{
  for (guint i = 0; i < ids->len; i++)
    if (g_array_index (ids, gint64, i) == id)
      return TRUE;

  return FALSE;
}

/**
 * binome_pair_team_list_tutors:
 * @db: the file
 * @pair: a pair
 * @error: return location for a #GError
 *
 * Returns: (transfer full) (element-type gint64) (nullable): the enrolments of those who follow the tutee
 *   today or later, each once, the tutor of the pair first
 */
GArray *
binome_pair_team_list_tutors (BinomeDb *db, gint64 pair, GError **error)
{
  g_autoptr (BinomeEntity) entity = binome_db_get (db, BINOME_TYPE_PAIR, pair, error);
  g_autoptr (GPtrArray) periods = entity != NULL ? binome_pair_team_select (db, pair, error) : NULL;
  GArray *tutors;
  gint64 tutor;

  if (periods == NULL)
    return NULL;

  tutors = g_array_new (FALSE, FALSE, sizeof tutor);
  tutor = binome_entity_get_reference (entity, BINOME_PAIR_TUTOR);
  g_array_append_val (tutors, tutor);
  for (guint i = 0; i < periods->len; i++)
    {
      tutor = binome_entity_get_reference (periods->pdata[i], BINOME_TUTOR_PERIOD_TUTOR);
      if (!is_over (periods->pdata[i]) && !has_id (tutors, tutor))
        g_array_append_val (tutors, tutor);
    }
  return tutors;
}

static gboolean
refuse (GError **error, const char *message)
{
  g_set_error_literal (error, BINOME_ERROR, BINOME_ERROR_INVALID, message);
  return FALSE;
}

static gboolean
check_dates (BinomeEntity *pair, BinomeEntity *period, GError **error)
{
  BinomeDate from = binome_entity_get_date (period, BINOME_TUTOR_PERIOD_STARTS_ON);
  BinomeDate until = binome_entity_get_date (period, BINOME_TUTOR_PERIOD_ENDS_ON);
  BinomeDate first = binome_entity_get_date (pair, BINOME_PAIR_STARTED_ON);
  BinomeDate ended = binome_entity_get_date (pair, BINOME_PAIR_ENDED_ON);
  BinomeDate last
      = ended != BINOME_DATE_NONE ? ended : binome_entity_get_date (pair, BINOME_PAIR_EXPECTED_END);

  if (from != BINOME_DATE_NONE && until != BINOME_DATE_NONE && until < from)
    return refuse (error, _ ("A tutor’s last day in the team lies before the first."));
  if ((from != BINOME_DATE_NONE && first != BINOME_DATE_NONE && from < first)
      || (until != BINOME_DATE_NONE && first != BINOME_DATE_NONE && until < first)
      || (last != BINOME_DATE_NONE && (from > last || until > last)))
    return refuse (error, _ ("The dates of a tutor lie within those of the pair."));

  return TRUE;
}

/* On @day: the shares, one principal, one legal reference, and nobody twice. */
static gboolean
check_day (GPtrArray *periods, BinomeDate day, GError **error)
{
  g_autoptr (GHashTable) tutors = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  int shares = 0, principals = 0, references = 0;
  g_autofree char *text
      = day != BINOME_DATE_NONE ? binome_date_format (day, BINOME_DATE_MEDIUM) : g_strdup (_ ("the start"));

  for (guint i = 0; i < periods->len; i++)
    {
      BinomeEntity *period = g_ptr_array_index (periods, i);
      gint64 tutor = binome_entity_get_reference (period, BINOME_TUTOR_PERIOD_TUTOR);

      if (!is_there (period, day))
        continue;
      if (!g_hash_table_add (tutors, g_memdup2 (&tutor, sizeof tutor)))
        return refuse (error, _ ("The same tutor is twice in the team at the same time."));
      shares += (int)binome_entity_get_integer (period, BINOME_TUTOR_PERIOD_SHARE);
      principals += binome_entity_get_choice (period, BINOME_TUTOR_PERIOD_FUNCTION)
                    == BINOME_TUTOR_FUNCTION_PRINCIPAL;
      references += binome_entity_get_boolean (period, BINOME_TUTOR_PERIOD_REFERENCE);
    }

  if (shares != 100)
    /* Translators: a date or “the start”, then a number. */
    g_set_error (error, BINOME_ERROR, BINOME_ERROR_INVALID,
                 _ ("From %1$s on the shares add up to %2$d %%, not 100 %%."), text, shares);
  else if (principals != 1)
    /* Translators: %s is a date or “the start”. */
    g_set_error (error, BINOME_ERROR, BINOME_ERROR_INVALID,
                 _ ("From %s on there must be one principal tutor."), text);
  else if (references != 1)
    /* Translators: %s is a date or “the start”. */
    g_set_error (error, BINOME_ERROR, BINOME_ERROR_INVALID,
                 _ ("From %s on there must be one legal reference."), text);
  return shares == 100 && principals == 1 && references == 1;
}

/**
 * binome_pair_team_check:
 * @pair: a pair
 * @periods: (element-type BinomeTutorPeriod): the whole team, empty for none
 * @error: return location for a #GError: %BINOME_ERROR_INVALID with what is wrong and from when on
 *
 * Each day the shares add up to 100 %, there is one principal tutor and one person who answers for the
 * tutee before the law (articles L6223-6 and R6223-23 of the Code du travail).
 *
 * Returns: whether the team is whole
 */
gboolean
binome_pair_team_check (BinomeEntity *pair, GPtrArray *periods, GError **error)
{
  BinomeDate last = binome_entity_get_date (pair, BINOME_PAIR_EXPECTED_END);

  if (periods->len == 0)
    return TRUE;

  for (guint i = 0; i < periods->len; i++)
    if (!check_dates (pair, periods->pdata[i], error))
      return FALSE;
  if (!check_day (periods, binome_entity_get_date (pair, BINOME_PAIR_STARTED_ON), error))
    return FALSE;

  /* It only changes where somebody comes or goes. */
  for (guint i = 0; i < periods->len; i++)
    {
      BinomeDate from = binome_entity_get_date (periods->pdata[i], BINOME_TUTOR_PERIOD_STARTS_ON);
      BinomeDate until = binome_entity_get_date (periods->pdata[i], BINOME_TUTOR_PERIOD_ENDS_ON);

      if (from != BINOME_DATE_NONE && !check_day (periods, from, error))
        return FALSE;
      if (until != BINOME_DATE_NONE && until != last && !check_day (periods, until + 1, error))
        return FALSE;
    }

  return TRUE;
}

/* The largest share of a tutor from today on. */
static int
get_share (GPtrArray *periods, gint64 tutor)
{
  int share = 0;

  for (guint i = 0; i < periods->len; i++)
    if (binome_entity_get_reference (periods->pdata[i], BINOME_TUTOR_PERIOD_TUTOR) == tutor
        && !is_over (periods->pdata[i]))
      share = MAX (share, (int)binome_entity_get_integer (periods->pdata[i], BINOME_TUTOR_PERIOD_SHARE));

  return share;
}

/* Only who is to do more than before needs room for it. */
static gboolean
check_place (BinomeDb *db, BinomeEntity *pair, const BinomePairSides *sides, GPtrArray *old,
             GPtrArray *periods, GError **error)
{
  gint64 tutor = binome_entity_get_id (sides->tutor), id = binome_entity_get_id (pair), used;
  int share = get_share (periods, tutor);
  int before = old->len > 0                                                     ? get_share (old, tutor)
               : binome_entity_get_reference (pair, BINOME_PAIR_TUTOR) == tutor ? 100
                                                                                : 0;
  g_autofree char *name = binome_entity_dup_title (sides->tutor_person);
  g_autoptr (BinomeCapacity) limits = NULL;

  if (share <= before)
    return TRUE;

  limits = binome_capacity_read_limits (db, sides->tutor, sides->programme, error);
  return limits != NULL && binome_pair_team_count_share (db, tutor, id, &used, error)
         && binome_capacity_check (limits, name, used, share, error);
}

/* The days of a part that are still to come; @until is none where nobody knows the end. */
static void
get_days_left (BinomeEntity *pair, BinomeEntity *period, BinomeDate *from, BinomeDate *until)
{
  *from = MAX (binome_entity_get_date (period, BINOME_TUTOR_PERIOD_STARTS_ON), binome_clock_today ());
  *until = binome_entity_get_date (period, BINOME_TUTOR_PERIOD_ENDS_ON);
  if (*until == BINOME_DATE_NONE)
    *until = binome_entity_get_date (pair, BINOME_PAIR_EXPECTED_END);
  if (*until != BINOME_DATE_NONE && *until < *from)
    *until = *from;
}

/* What the manager of somebody new in a team agreed to binds the part as it would bind a pair. */
static gboolean
check_agreed (BinomeDb *db, BinomeEntity *pair, BinomeEntity *period, const BinomePairSides *sides,
              GError **error)
{
  BinomeDate from, until, first = BINOME_DATE_NONE, last = BINOME_DATE_NONE;
  g_autofree char *name = NULL, *day = NULL;

  if (!binome_pair_sides_read_agreed (db, binome_entity_get_id (sides->tutor), &first, &last, error))
    return FALSE;

  get_days_left (pair, period, &from, &until);
  if (from >= first && (last == BINOME_DATE_NONE || (until != BINOME_DATE_NONE && until <= last)))
    return TRUE;

  name = binome_entity_dup_title (sides->tutor_person);
  day = binome_date_format (from < first ? first : last, BINOME_DATE_MEDIUM);
  g_set_error (error, BINOME_ERROR, BINOME_ERROR_REFUSED,
               /* Translators: a tutor and a date. */
               from < first ? _ ("The manager of %1$s agreed only from %2$s on.")
                            : _ ("The manager of %1$s agreed only until %2$s."),
               name, day);
  return FALSE;
}

static gboolean
check_there (BinomeDb *db, BinomeEntity *pair, BinomeEntity *period, const BinomePairSides *sides,
             GError **error)
{
  BinomeDate from, until;
  BinomeDate leaves_on = binome_entity_get_date (sides->tutor_person, BINOME_PERSON_LEAVES_ON);
  g_autofree char *name = NULL, *day = NULL;

  get_days_left (pair, period, &from, &until);
  if (leaves_on != BINOME_DATE_NONE && leaves_on < MAX (from, until))
    {
      name = binome_entity_dup_title (sides->tutor_person);
      day = binome_date_format (leaves_on, BINOME_DATE_MEDIUM);
      /* Translators: a person and a date. */
      g_set_error (error, BINOME_ERROR, BINOME_ERROR_REFUSED, _ ("%1$s leaves on %2$s."), name, day);
      return FALSE;
    }

  return binome_person_check_present (db, binome_entity_get_id (sides->tutor_person), from, until, error);
}

/* The law counts a tutee with the principal tutor. */
static gboolean
becomes_principal (BinomeEntity *pair, BinomeEntity *period)
{
  return binome_entity_get_choice (period, BINOME_TUTOR_PERIOD_FUNCTION) == BINOME_TUTOR_FUNCTION_PRINCIPAL
         && binome_entity_get_reference (pair, BINOME_PAIR_TUTOR)
                != binome_entity_get_reference (period, BINOME_TUTOR_PERIOD_TUTOR);
}

/* Whether a tutor takes part in the pair already, alone or in the team: then that goes on. */
static gboolean
is_known (BinomeEntity *pair, BinomeEntity *tutor, GPtrArray *old)
{
  gint64 id = binome_entity_get_id (tutor);

  for (guint i = 0; i < old->len; i++)
    if (binome_entity_get_reference (old->pdata[i], BINOME_TUTOR_PERIOD_TUTOR) == id)
      return TRUE;

  return binome_entity_get_reference (pair, BINOME_PAIR_TUTOR) == id;
}

/* The rules of a pair, for one of its tutors. A part that is over is history. */
static gboolean
check_tutor (BinomeDb *db, BinomeEntity *pair, BinomeEntity *period, GPtrArray *old, GPtrArray *periods,
             GError **error)
{
  g_auto (BinomePairSides) sides = { 0 };

  if (!binome_pair_sides_load (&sides, db, binome_entity_get_reference (pair, BINOME_PAIR_TUTEE),
                               binome_entity_get_reference (period, BINOME_TUTOR_PERIOD_TUTOR), error))
    return FALSE;
  if (binome_entity_get_choice (sides.tutor, BINOME_ENROLMENT_ROLE) != BINOME_ENROLMENT_ROLE_TUTOR
      || binome_entity_get_reference (sides.tutor, BINOME_ENROLMENT_PROGRAMME)
             != binome_entity_get_reference (pair, BINOME_PAIR_PROGRAMME))
    return refuse (error, _ ("A team is made of tutors of the same programme."));
  if (binome_entity_get_id (sides.tutor_person) == binome_entity_get_id (sides.tutee_person))
    {
      g_set_error_literal (error, BINOME_ERROR, BINOME_ERROR_REFUSED, _ ("Nobody can be their own tutor."));
      return FALSE;
    }
  if (is_over (period)
      || !binome_pair_state_takes_a_place (binome_entity_get_choice (pair, BINOME_PAIR_STATE)))
    return TRUE;

  return (is_known (pair, sides.tutor, old)
          || (binome_pair_sides_check_constraint (&sides, db, error)
              && check_agreed (db, pair, period, &sides, error)))
         && binome_pair_sides_check_can_match (sides.tutor, sides.tutor_person, FALSE, error)
         && check_there (db, pair, period, &sides, error)
         && check_place (db, pair, &sides, old, periods, error)
         && (!becomes_principal (pair, period)
             || binome_legal_check (db, sides.tutor_person, sides.tutee, binome_entity_get_id (pair), error));
}

static gboolean
contains (GPtrArray *periods, gint64 id)
{
  for (guint i = 0; i < periods->len; i++)
    if (binome_entity_get_id (periods->pdata[i]) == id)
      return TRUE;

  return FALSE;
}

/* Takes away the periods of @old that are not in @periods. */
static gboolean
delete_others (BinomeDb *db, GPtrArray *old, GPtrArray *periods, GError **error)
{
  for (guint i = 0; i < old->len; i++)
    {
      gint64 id = binome_entity_get_id (old->pdata[i]);

      if (!contains (periods, id) && !binome_db_delete (db, BINOME_TYPE_TUTOR_PERIOD, id, error))
        return FALSE;
    }

  return TRUE;
}

static gboolean
sync_all (BinomeDb *db, GPtrArray *periods, GError **error)
{
  for (guint i = 0; i < periods->len; i++)
    if (!binome_pair_sides_sync_tutor (
            db, binome_entity_get_reference (periods->pdata[i], BINOME_TUTOR_PERIOD_TUTOR), error))
      return FALSE;

  return TRUE;
}

/**
 * binome_pair_team_sync:
 * @db: the file, in a write
 * @pair: a pair
 * @error: return location for a #GError
 *
 * Brings the state of every tutor of a pair in line with the pairs they have.
 *
 * Returns: whether it was kept
 */
gboolean
binome_pair_team_sync (BinomeDb *db, gint64 pair, GError **error)
{
  g_autoptr (BinomeEntity) entity = binome_db_get (db, BINOME_TYPE_PAIR, pair, error);
  g_autoptr (GPtrArray) periods = entity != NULL ? binome_pair_team_select (db, pair, error) : NULL;

  return periods != NULL && sync_all (db, periods, error)
         && binome_pair_sides_sync_tutor (db, binome_entity_get_reference (entity, BINOME_PAIR_TUTOR), error);
}

/**
 * binome_pair_team_follow_today:
 * @db: the file, in a write
 * @pair: a pair
 * @error: return location for a #GError
 *
 * Makes the principal tutor of today the tutor of a pair that runs, so that lists, letters and documents
 * name who follows the tutee now.
 *
 * Returns: whether it was kept
 */
gboolean
binome_pair_team_follow_today (BinomeDb *db, gint64 pair, GError **error)
{
  g_autoptr (BinomeEntity) entity = binome_db_get (db, BINOME_TYPE_PAIR, pair, error);
  g_autoptr (GPtrArray) periods = entity != NULL ? binome_pair_team_select (db, pair, error) : NULL;
  BinomeDate day = binome_clock_today ();
  gint64 before;

  if (periods == NULL)
    return FALSE;
  if (!binome_pair_state_is_live (binome_entity_get_choice (entity, BINOME_PAIR_STATE)))
    return TRUE;

  day = MAX (day, binome_entity_get_date (entity, BINOME_PAIR_STARTED_ON));
  before = binome_entity_get_reference (entity, BINOME_PAIR_TUTOR);
  for (guint i = 0; i < periods->len; i++)
    {
      gint64 tutor = binome_entity_get_reference (periods->pdata[i], BINOME_TUTOR_PERIOD_TUTOR);

      if (binome_entity_get_choice (periods->pdata[i], BINOME_TUTOR_PERIOD_FUNCTION)
              != BINOME_TUTOR_FUNCTION_PRINCIPAL
          || !is_there (periods->pdata[i], day) || tutor == before)
        continue;
      binome_entity_set_reference (entity, BINOME_PAIR_TUTOR, tutor);
      return binome_db_update_fields (db, entity, G_GUINT64_CONSTANT (1) << BINOME_PAIR_TUTOR, error)
             && binome_pair_sides_sync_tutor (db, before, error)
             && binome_pair_sides_sync_tutor (db, tutor, error);
    }

  return TRUE;
}

/**
 * binome_pair_team_keep:
 * @db: the file, in a write
 * @pair: a pair
 * @periods: (element-type BinomeTutorPeriod): the whole team, new ones with the id 0; empty to go back
 *   to the one tutor of the pair
 * @error: return location for a #GError: see binome_pair_team_check(); %BINOME_ERROR_REFUSED for a tutor who
 *   has left, is not there then, or has no place left for the share
 *
 * Makes @periods the team of tutors of a pair. Today's principal is the tutor of a pair that runs.
 *
 * Returns: whether it was kept
 */
gboolean
binome_pair_team_keep (BinomeDb *db, gint64 pair, GPtrArray *periods, GError **error)
{
  g_autoptr (BinomeEntity) entity = binome_db_get (db, BINOME_TYPE_PAIR, pair, error);
  g_autoptr (GPtrArray) old = entity != NULL ? binome_pair_team_select (db, pair, error) : NULL;

  if (old == NULL || !binome_pair_team_check (entity, periods, error))
    return FALSE;
  for (guint i = 0; i < periods->len; i++)
    if (!check_tutor (db, entity, periods->pdata[i], old, periods, error))
      return FALSE;
  if (!delete_others (db, old, periods, error))
    return FALSE;

  for (guint i = 0; i < periods->len; i++)
    {
      BinomeEntity *period = g_ptr_array_index (periods, i);
      gboolean known = contains (old, binome_entity_get_id (period));

      binome_entity_set_reference (period, BINOME_TUTOR_PERIOD_PAIR, pair);
      if (!known)
        binome_entity_set_id (period, 0); /* one that was taken back by an undo is new again */
      if (!(known ? binome_db_update (db, period, error) : binome_db_insert (db, period, error)))
        return FALSE;
    }

  return binome_pair_team_follow_today (db, pair, error) && sync_all (db, old, error)
         && binome_pair_team_sync (db, pair, error);
}

/**
 * binome_pair_team_count_share:
 * @db: the file
 * @tutor: an enrolment
 * @but: a pair that does not count, 0 for none
 * @share: (out): the places that the tutor uses from today on, in hundredths
 * @error: return location for a #GError
 *
 * In a team a tutor uses the share of a place; shares of several pairs add up.
 *
 * Returns: whether @share was set
 */
gboolean
binome_pair_team_count_share (BinomeDb *db, gint64 tutor, gint64 but, gint64 *share, GError **error)
{
  BinomeStatement *row = binome_db_prepare (db, SQL_PLACES, error);
  GError *local_error = NULL;

  *share = 0;
  if (row == NULL)
    return FALSE;

  binome_statement_bind_integer (row, 1, tutor);
  binome_statement_bind_integer (row, 2, but);
  binome_statement_bind_date (row, 3, binome_clock_today ());
  while (binome_statement_step (row, &local_error))
    *share = binome_statement_get_integer (row, 0);
  if (local_error != NULL)
    g_propagate_error (error, local_error);

  return local_error == NULL;
}

/**
 * binome_pair_team_count_places:
 * @db: the file
 * @tutor: an enrolment
 * @but: a pair that does not count, 0 for none
 * @places: (out): the places that the tutor uses from today on, a part of one counted as one
 * @error: return location for a #GError
 *
 * Returns: whether @places was set
 */
gboolean
binome_pair_team_count_places (BinomeDb *db, gint64 tutor, gint64 but, gint64 *places, GError **error)
{
  if (!binome_pair_team_count_share (db, tutor, but, places, error))
    return FALSE;

  *places = (*places + 99) / 100;
  return TRUE;
}
