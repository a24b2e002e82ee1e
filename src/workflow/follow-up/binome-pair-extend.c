/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A pair that goes on for longer, or shorter, than planned. */

#include <glib/gi18n-lib.h>

#include "binome-clock.h"
#include "binome-error.h"
#include "binome-pair-check-ins.h"
#include "binome-pair-sides.h"
#include "binome-pair-workflow.h"
#include "binome-person-presence.h"
#include "binome-text.h"
#include "binome-workflow-sql.h"

#define FIELD(f) (G_GUINT64_CONSTANT (1) << (f))

static gboolean
check_leaving (BinomeEntity *person, BinomeDate until, GError **error)
{
  BinomeDate leaves_on = binome_entity_get_date (person, BINOME_PERSON_LEAVES_ON);
  g_autofree char *name = NULL;
  g_autofree char *day = NULL;

  if (leaves_on == BINOME_DATE_NONE || leaves_on >= until)
    return TRUE;

  name = binome_entity_dup_title (person);
  day = binome_date_format (leaves_on, BINOME_DATE_MEDIUM);
  /* Translators: a person and a date. */
  g_set_error (error, BINOME_ERROR, BINOME_ERROR_REFUSED, _ ("%1$s leaves on %2$s."), name, day);
  return FALSE;
}

static gboolean
check (BinomeDb *db, BinomeEntity *pair, const BinomePairSides *sides, BinomeDate until, GError **error)
{
  BinomeDate from = MAX (binome_entity_get_date (pair, BINOME_PAIR_STARTED_ON), binome_clock_today ());
  int state = binome_entity_get_choice (pair, BINOME_PAIR_STATE);

  if (!binome_pair_state_takes_a_place (state))
    {
      g_set_error_literal (error, BINOME_ERROR, BINOME_ERROR_REFUSED,
                           _ ("The pair has ended. Reopen it first."));
      return FALSE;
    }
  if (until == BINOME_DATE_NONE || until <= binome_entity_get_date (pair, BINOME_PAIR_STARTED_ON))
    {
      g_set_error_literal (error, BINOME_ERROR, BINOME_ERROR_INVALID, _ ("A pair must end after it starts."));
      return FALSE;
    }

  if (until < binome_clock_today ())
    {
      g_set_error_literal (error, BINOME_ERROR, BINOME_ERROR_INVALID,
                           _ ("The new end lies in the past. Complete the pair instead, or end it early."));
      return FALSE;
    }

  if (sides->agreed_until != BINOME_DATE_NONE && until > sides->agreed_until)
    {
      g_autofree char *day = binome_date_format (sides->agreed_until, BINOME_DATE_MEDIUM);

      /* Translators: %s is a date. */
      g_set_error (error, BINOME_ERROR, BINOME_ERROR_REFUSED, _ ("The manager agreed only until %s."), day);
      return FALSE;
    }

  return check_leaving (sides->tutee_person, until, error)
         && check_leaving (sides->tutor_person, until, error)
         && binome_person_check_present (db, binome_entity_get_id (sides->tutee_person), MIN (from, until),
                                         until, error)
         && binome_person_check_present (db, binome_entity_get_id (sides->tutor_person), MIN (from, until),
                                         until, error);
}

/* Who was to leave the programme before stays for the pair. */
static gboolean
keep_enrolled (BinomeDb *db, BinomeEntity *enrolment, BinomeDate until, GError **error)
{
  BinomeDate ends_on = binome_entity_get_date (enrolment, BINOME_ENROLMENT_ENDS_ON);

  if (ends_on == BINOME_DATE_NONE || ends_on >= until)
    return TRUE;

  binome_entity_set_date (enrolment, BINOME_ENROLMENT_ENDS_ON, until);
  return binome_db_update_fields (db, enrolment, FIELD (BINOME_ENROLMENT_ENDS_ON), error);
}

/**
 * binome_pair_extend:
 * @db: the file, in a write
 * @pair: a pair that has not ended
 * @until: its new expected end
 * @reason: why; it goes into the journal
 * @error: return location for a #GError: %BINOME_ERROR_REFUSED where one of the two is not in the
 *   company all that time, or their manager agreed to less, %BINOME_ERROR_INVALID without a reason or for a
 * day that is over
 *
 * Gives a pair another end, within the programme or beyond it. The check-ins that count from the
 * end and are still planned move with it.
 *
 * Returns: whether it was kept
 */
gboolean
binome_pair_extend (BinomeDb *db, gint64 pair, BinomeDate until, const char *reason, GError **error)
{
  g_autoptr (BinomeEntity) entity = binome_db_get (db, BINOME_TYPE_PAIR, pair, error);
  g_auto (BinomePairSides) sides = { 0 };
  g_autofree char *why = binome_text_clean_line (reason);
  g_autofree char *name = NULL;

  if (entity == NULL)
    return FALSE;
  if (*why == '\0')
    {
      g_set_error_literal (error, BINOME_ERROR, BINOME_ERROR_INVALID, _ ("Another end needs a reason."));
      return FALSE;
    }
  if (!binome_pair_sides_load (&sides, db, binome_entity_get_reference (entity, BINOME_PAIR_TUTEE),
                               binome_entity_get_reference (entity, BINOME_PAIR_TUTOR), error)
      || !check (db, entity, &sides, until, error) || !keep_enrolled (db, sides.tutee, until, error)
      || !keep_enrolled (db, sides.tutor, until, error)
      || !binome_pair_check_ins_follow_end (
          db, entity, binome_entity_get_date (entity, BINOME_PAIR_EXPECTED_END), until, error))
    return FALSE;

  binome_entity_set_date (entity, BINOME_PAIR_EXPECTED_END, until);
  if (!binome_db_update_fields (db, entity, FIELD (BINOME_PAIR_EXPECTED_END), error))
    return FALSE;

  /* Translators: an entry of the journal; %s is the reason given. */
  name = g_strdup_printf (_ ("Change the end of a pair: %s"), why);
  binome_db_name_action (db, name);
  return TRUE;
}
