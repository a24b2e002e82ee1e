/* SPDX-License-Identifier: GPL-3.0-or-later */
/* From when until when a participant is unavailable: nobody is proposed to them in between, and they come
 * back by themselves. */

#include "binome-enrolment-away.h"

#include <glib/gi18n-lib.h>

#include "binome-clock.h"
#include "binome-enrolment-workflow.h"
#include "binome-error.h"

#define FIELD(f) (G_GUINT64_CONSTANT (1) << (f))

/* Whose last day away is over on a day (?1). */
#define SQL_BACK "SELECT id FROM enrolment WHERE state = 'unavailable' AND unavailable_until < ?1 ORDER BY id"

/**
 * binome_enrolment_check_away:
 * @from: the first day away
 * @until: the last; %BINOME_DATE_NONE where it is not known
 * @error: return location for a #GError: %BINOME_ERROR_INVALID
 *
 * Returns: whether somebody who is unavailable now can be so in these days
 */
gboolean
binome_enrolment_check_away (BinomeDate from, BinomeDate until, GError **error)
{
  BinomeDate today = binome_clock_today ();

  if (from == BINOME_DATE_NONE || from > today)
    g_set_error_literal (
        error, BINOME_ERROR, BINOME_ERROR_INVALID,
        _ ("The first day is today or before. Enter an absence that is still to come among the "
           "absences."));
  else if (until != BINOME_DATE_NONE && until < today)
    g_set_error_literal (error, BINOME_ERROR, BINOME_ERROR_INVALID,
                         _ ("The last day is over already: this person is available."));
  else
    return TRUE;

  return FALSE;
}

/**
 * binome_enrolment_set_away:
 * @db: the file, in a write
 * @enrolment: a participant who is unavailable
 * @from: the first day away
 * @until: the last, on the day after which they are available again; %BINOME_DATE_NONE where it is not known
 * @error: return location for a #GError: %BINOME_ERROR_INVALID
 *
 * Returns: whether the days were kept
 */
gboolean
binome_enrolment_set_away (BinomeDb *db, gint64 enrolment, BinomeDate from, BinomeDate until, GError **error)
{
  g_autoptr (BinomeEntity) entity = binome_db_get (db, BINOME_TYPE_ENROLMENT, enrolment, error);

  if (entity == NULL || !binome_enrolment_check_away (from, until, error))
    return FALSE;

  g_return_val_if_fail (
      binome_entity_get_choice (entity, BINOME_ENROLMENT_STATE) == BINOME_ENROLMENT_STATE_UNAVAILABLE, FALSE);
  binome_entity_set_date (entity, BINOME_ENROLMENT_UNAVAILABLE_FROM, from);
  binome_entity_set_date (entity, BINOME_ENROLMENT_UNAVAILABLE_UNTIL, until);
  return binome_db_update_fields (
      db, entity, FIELD (BINOME_ENROLMENT_UNAVAILABLE_FROM) | FIELD (BINOME_ENROLMENT_UNAVAILABLE_UNTIL),
      error);
}

/**
 * binome_enrolment_follow_away:
 * @db: the file, in a write
 * @error: return location for a #GError
 *
 * Makes those available again whose last day away is over.
 *
 * Returns: whether it was done
 */
gboolean
binome_enrolment_follow_away (BinomeDb *db, GError **error)
{
  BinomeStatement *row = binome_db_prepare (db, SQL_BACK, error);
  g_autoptr (GArray) back = NULL;

  if (row == NULL)
    return FALSE;

  binome_statement_bind_date (row, 1, binome_clock_today ());
  back = binome_statement_list_ids (row, error);
  if (back == NULL)
    return FALSE;

  for (guint i = 0; i < back->len; i++)
    if (!binome_enrolment_move (db, g_array_index (back, gint64, i), BINOME_ENROLMENT_STATE_ACCEPTED, NULL,
                                error))
      return FALSE;

  return TRUE;
}

/**
 * binome_enrolment_describe_state:
 * @state: a #BinomeEnrolmentState
 * @from: the first day away of somebody unavailable; %BINOME_DATE_NONE where it is not known
 * @until: the last one; %BINOME_DATE_NONE where there is none
 *
 * Returns: (transfer full): the state as it is shown
 */
char *
binome_enrolment_describe_state (int state, BinomeDate from, BinomeDate until)
{
  g_autofree char *first = binome_date_format (from, BINOME_DATE_MEDIUM);
  g_autofree char *last = binome_date_format (until, BINOME_DATE_MEDIUM);

  if (state != BINOME_ENROLMENT_STATE_UNAVAILABLE || (from == BINOME_DATE_NONE && until == BINOME_DATE_NONE))
    return g_strdup (_ (binome_enrolment_states[state].label));
  if (until == BINOME_DATE_NONE)
    /* Translators: %s is a date. */
    return g_strdup_printf (_ ("Unavailable since %s"), first);
  if (from == BINOME_DATE_NONE)
    /* Translators: %s is a date. */
    return g_strdup_printf (_ ("Unavailable until %s"), last);

  /* Translators: the first and the last day away. */
  return g_strdup_printf (_ ("Unavailable, %1$s – %2$s"), first, last);
}
