/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The communication plan: what was done, and what is late. */

#include "binome-communication-workflow.h"

#include <glib/gi18n-lib.h>

#include "binome-clock.h"
#include "binome-workflow-sql.h"

#define FIELD(f) (G_GUINT64_CONSTANT (1) << (f))

/**
 * binome_communication_set_state:
 * @db: the file, in a write
 * @communication: an action of the plan
 * @to: planned, done or cancelled
 * @error: return location for a #GError
 *
 * An action that is done has been done today, unless another day was noted; one that is not has no such
 * day.
 *
 * Returns: whether it is kept
 */
gboolean
binome_communication_set_state (BinomeDb *db, gint64 communication, BinomeCommunicationState to,
                                GError **error)
{
  static const char *const names[] = { N_ ("Plan a communication again"), N_ ("Mark a communication as done"),
                                       N_ ("Cancel a communication") };
  g_autoptr (BinomeEntity) entity = binome_db_get (db, BINOME_TYPE_COMMUNICATION, communication, error);
  BinomeDate done_on;

  if (entity == NULL)
    return FALSE;

  done_on = binome_entity_get_date (entity, BINOME_COMMUNICATION_DONE_ON);
  if (to != BINOME_COMMUNICATION_STATE_DONE)
    done_on = BINOME_DATE_NONE;
  else if (done_on == BINOME_DATE_NONE)
    done_on = binome_clock_today ();
  binome_entity_set_choice (entity, BINOME_COMMUNICATION_STATE, (int)to);
  binome_entity_set_date (entity, BINOME_COMMUNICATION_DONE_ON, done_on);
  binome_db_name_action (db, _ (names[to]));

  return binome_db_update_fields (
      db, entity, FIELD (BINOME_COMMUNICATION_STATE) | FIELD (BINOME_COMMUNICATION_DONE_ON), error);
}

/**
 * binome_communication_count:
 * @counts: (out caller-allocates): the plan, counted
 * @db: the file
 * @programme: a programme
 * @today: the day to look from
 * @error: return location for a #GError
 *
 * Returns: whether it was read
 */
gboolean
binome_communication_count (BinomeCommunicationCounts *counts, BinomeDb *db, gint64 programme,
                            BinomeDate today, GError **error)
{
  BinomeStatement *row
      = binome_db_prepare (db,
                           "SELECT total(state = 'planned'), total(state = 'planned' AND planned_on < ?2),"
                           " total(state = 'done'), total(state = 'cancelled'),"
                           " total(CASE WHEN state = 'done' THEN reach END)"
                           " FROM communication WHERE programme = ?1",
                           error);
  GError *local_error = NULL;

  *counts = (BinomeCommunicationCounts){ 0 };
  if (row == NULL)
    return FALSE;

  binome_statement_bind_integer (row, 1, programme);
  binome_statement_bind_date (row, 2, today);
  while (binome_statement_step (row, &local_error))
    *counts = (BinomeCommunicationCounts){
      .planned = (guint)binome_statement_get_integer (row, 0),
      .late = (guint)binome_statement_get_integer (row, 1),
      .done = (guint)binome_statement_get_integer (row, 2),
      .cancelled = (guint)binome_statement_get_integer (row, 3),
      .reach = (guint)binome_statement_get_integer (row, 4),
    };
  if (local_error != NULL)
    g_propagate_error (error, local_error);

  return local_error == NULL;
}
