/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Dates that are edited in a form, in view of the rest of the file: a part in a programme lies inside the
 * presence, and nobody leaves a pair that runs by the way. */

#include "binome-live-rules.h"

#include <glib/gi18n-lib.h>

#include "binome-clock.h"
#include "binome-error.h"
#include "binome-pair-sides.h"
#include "binome-person-presence.h"
#include "binome-person-workflow.h"
#include "binome-workflow-sql.h"

/* The pairs that run of somebody's enrolments, with the partner and the days the pair needs them: as the
 * tutee, as the tutor alone, and in a team of tutors from when to when. */
#define SQL_RUNNING(mine)                                                                                    \
  "WITH mine (id) AS (" mine "), here (pair, partner, starts_on, ends_on) AS ("                              \
  " SELECT x.id, x.tutor, x.started_on, x.expected_end FROM mine JOIN pair x ON x.tutee = mine.id"           \
  "  WHERE x.state IN " BINOME_SQL_LIVE                                                                      \
  " UNION ALL SELECT x.id, x.tutee, x.started_on, x.expected_end FROM mine JOIN pair x ON x.tutor = mine.id" \
  "  WHERE x.state IN " BINOME_SQL_LIVE                                                                      \
  "  AND NOT EXISTS (SELECT 1 FROM tutor_period q WHERE q.pair = x.id)"                                      \
  " UNION ALL SELECT x.id, x.tutee, coalesce (q.starts_on, x.started_on),"                                   \
  "  coalesce (q.ends_on, x.expected_end) FROM tutor_period q JOIN pair x ON x.id = q.pair"                  \
  "  WHERE q.tutor IN (SELECT id FROM mine) AND x.state IN " BINOME_SQL_LIVE                                 \
  "  AND (q.ends_on IS NULL OR q.ends_on >= ?2))"                                                            \
  " SELECT " BINOME_SQL_NAME (                                                                               \
      "p") ", here.starts_on, here.ends_on FROM here"                                                        \
           " JOIN enrolment e ON e.id = here.partner JOIN person p ON p.id = e.person ORDER BY here.ends_on DESC"

static const char running_of_enrolment[] = SQL_RUNNING ("SELECT ?1");
static const char running_of_person[] = SQL_RUNNING ("SELECT id FROM enrolment WHERE person = ?1");

static gboolean
refuse_end (const char *partner, BinomeDate ends_on, GError **error)
{
  g_autofree char *day = binome_date_format (ends_on, BINOME_DATE_MEDIUM);

  if (ends_on == BINOME_DATE_NONE)
    /* Translators: %s is a person. */
    g_set_error (error, BINOME_ERROR, BINOME_ERROR_REFUSED,
                 _ ("The pair with %s runs and has no end. End it first, or give it an end."), partner);
  else
    /* Translators: a person and a date. */
    g_set_error (error, BINOME_ERROR, BINOME_ERROR_REFUSED,
                 _ ("The pair with %1$s runs until %2$s. End it first, or give it an earlier end."), partner,
                 day);
  return FALSE;
}

static gboolean
refuse_start (const char *partner, BinomeDate starts_on, GError **error)
{
  g_autofree char *day = binome_date_format (starts_on, BINOME_DATE_MEDIUM);

  /* Translators: a person and a date. */
  g_set_error (error, BINOME_ERROR, BINOME_ERROR_REFUSED,
               _ ("The pair with %1$s has been running since %2$s, which would lie before."), partner, day);
  return FALSE;
}

/* Whether every pair that runs lies within @from and @until, of which a side without a day is open. */
static gboolean
check_pairs (BinomeDb *db, const char *sql, gint64 id, BinomeDate from, BinomeDate until, GError **error)
{
  BinomeStatement *row = binome_db_prepare (db, sql, error);
  g_autoptr (GError) local_error = NULL;
  gboolean fits = TRUE;

  if (row == NULL)
    return FALSE;

  binome_statement_bind_integer (row, 1, id);
  binome_statement_bind_date (row, 2, binome_clock_today ());
  while (binome_statement_step (row, &local_error))
    {
      const char *partner = binome_statement_get_text (row, 0);
      BinomeDate starts_on = binome_statement_get_date (row, 1), ends_on = binome_statement_get_date (row, 2);

      if (!fits)
        continue; /* the statement is read to its end */
      if (until != BINOME_DATE_NONE && (ends_on == BINOME_DATE_NONE || ends_on > until))
        fits = refuse_end (partner, ends_on, error);
      else if (from != BINOME_DATE_NONE && starts_on != BINOME_DATE_NONE && starts_on < from)
        fits = refuse_start (partner, starts_on, error);
    }
  if (local_error != NULL && fits)
    g_propagate_error (error, g_steal_pointer (&local_error));

  return fits && local_error == NULL;
}

/* The day that an edit narrows a time to; none where it leaves as much as there was. */
static gboolean
get_narrowed (BinomeDb *db, BinomeEntity *entity, guint field, gboolean is_end, BinomeDate *day,
              GError **error)
{
  g_autoptr (BinomeEntity) kept
      = binome_db_get (db, G_OBJECT_TYPE (entity), binome_entity_get_id (entity), error);
  BinomeDate before;

  *day = binome_entity_get_date (entity, field);
  if (kept == NULL)
    return FALSE;

  before = binome_entity_get_date (kept, field);
  if (before != BINOME_DATE_NONE && (is_end ? *day >= before : *day <= before))
    *day = BINOME_DATE_NONE;
  return TRUE;
}

static gboolean
check_narrowing (BinomeDb *db, BinomeEntity *entity, guint field, gboolean is_end, const char *sql,
                 GError **error)
{
  BinomeDate day;

  if (!get_narrowed (db, entity, field, is_end, &day, error))
    return FALSE;
  if (day == BINOME_DATE_NONE)
    return TRUE;

  return check_pairs (db, sql, binome_entity_get_id (entity), is_end ? BINOME_DATE_NONE : day,
                      is_end ? day : BINOME_DATE_NONE, error);
}

static gboolean
check_enrolment (BinomeDb *db, BinomeEntity *enrolment, guint field, GError **error)
{
  if (field != BINOME_ENROLMENT_STARTS_ON && field != BINOME_ENROLMENT_ENDS_ON)
    return TRUE;

  return binome_person_check_enrolment_day (db, enrolment, field, error)
         && check_narrowing (db, enrolment, field, field == BINOME_ENROLMENT_ENDS_ON, running_of_enrolment,
                             error);
}

/**
 * binome_live_rules_check_person_day:
 * @db: the file
 * @person: someone, as they are to be kept
 * @field: %BINOME_PERSON_HIRED_ON or %BINOME_PERSON_LEAVES_ON; others are always right
 * @error: return location for a #GError: %BINOME_ERROR_REFUSED with the pair that runs beyond
 *
 * Returns: whether no pair that runs lies outside the days in the company, or did before already
 */
gboolean
binome_live_rules_check_person_day (BinomeDb *db, BinomeEntity *person, guint field, GError **error)
{
  if (field != BINOME_PERSON_HIRED_ON && field != BINOME_PERSON_LEAVES_ON)
    return TRUE;

  return check_narrowing (db, person, field, field == BINOME_PERSON_LEAVES_ON, running_of_person, error);
}

/* The end of a pair that runs changes with a reason, in a step of its own; one still to start must end later
 * than today, while both are there. */
static gboolean
check_pair (BinomeDb *db, BinomeEntity *pair, guint field, GError **error)
{
  BinomeDate from, until, end = binome_entity_get_date (pair, BINOME_PAIR_EXPECTED_END);
  g_auto (BinomePairSides) sides = { 0 };
  g_autofree char *day = NULL;

  if (field != BINOME_PAIR_EXPECTED_END)
    return TRUE;
  if (binome_pair_state_is_live (binome_entity_get_choice (pair, BINOME_PAIR_STATE)))
    {
      g_set_error_literal (error, BINOME_ERROR, BINOME_ERROR_REFUSED,
                           _ ("The pair runs: another end needs a reason. Use “Change the End…”."));
      return FALSE;
    }
  if (end == BINOME_DATE_NONE
      || binome_entity_get_choice (pair, BINOME_PAIR_STATE) > BINOME_PAIR_STATE_CLOSING)
    return TRUE;
  if (!binome_pair_sides_load (&sides, db, binome_entity_get_reference (pair, BINOME_PAIR_TUTEE),
                               binome_entity_get_reference (pair, BINOME_PAIR_TUTOR), error))
    return FALSE;

  binome_pair_sides_get_presence (&sides, &from, &until);
  if (end <= MAX (binome_clock_today (), from))
    {
      g_set_error_literal (error, BINOME_ERROR, BINOME_ERROR_INVALID, _ ("A pair must end after it starts."));
      return FALSE;
    }
  if (until == BINOME_DATE_NONE || end <= until)
    return TRUE;

  day = binome_date_format (until, BINOME_DATE_MEDIUM);
  /* Translators: %s is a date. */
  g_set_error (error, BINOME_ERROR, BINOME_ERROR_REFUSED,
               _ ("The expected end is after %s, the last day on which both are there."), day);
  return FALSE;
}

/**
 * binome_live_rules_check:
 * @db: the file
 * @entity: a copy of what is edited in a form
 * @field: the field that was set
 * @error: return location for a #GError: %BINOME_ERROR_REFUSED or %BINOME_ERROR_INVALID
 *
 * A rule for binome_store_set_rule().
 *
 * Returns: whether the field may be kept as it is
 */
gboolean
binome_live_rules_check (BinomeDb *db, BinomeEntity *entity, guint field, GError **error)
{
  if (BINOME_IS_ENROLMENT (entity))
    return check_enrolment (db, entity, field, error);
  if (BINOME_IS_PERSON (entity))
    return binome_live_rules_check_person_day (db, entity, field, error);
  if (BINOME_IS_PAIR (entity))
    return check_pair (db, entity, field, error);

  return TRUE;
}

/**
 * binome_live_rules_check_leaving:
 * @db: the file
 * @enrolment: somebody's part in a programme
 * @error: return location for a #GError: %BINOME_ERROR_REFUSED with the pair
 *
 * Returns: whether no pair that runs needs them, as tutee, as tutor, or in a team of tutors
 */
gboolean
binome_live_rules_check_leaving (BinomeDb *db, gint64 enrolment, GError **error)
{
  BinomeStatement *row = binome_db_prepare (db, running_of_enrolment, error);
  g_autoptr (GError) local_error = NULL;
  g_autofree char *partner = NULL;

  if (row == NULL)
    return FALSE;

  binome_statement_bind_integer (row, 1, enrolment);
  binome_statement_bind_date (row, 2, binome_clock_today ());
  while (binome_statement_step (row, &local_error))
    if (partner == NULL)
      partner = g_strdup (binome_statement_get_text (row, 0));
  if (local_error != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local_error));
      return FALSE;
    }
  if (partner != NULL)
    /* Translators: %s is a person. */
    g_set_error (error, BINOME_ERROR, BINOME_ERROR_REFUSED,
                 _ ("The pair with %s is still running. Complete or end it first, or hand it over."),
                 partner);

  return partner == NULL;
}
