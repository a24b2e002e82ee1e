/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The waiting list of a programme: tutees who were accepted and for whom there is no place yet. */

#include "binome-pair-waiting.h"

#include <glib/gi18n-lib.h>

#include "binome-enrolment-workflow.h"
#include "binome-error.h"
#include "binome-pair-offer.h"
#include "binome-workflow-sql.h"

#define FIELD(f) (G_GUINT64_CONSTANT (1) << (f))

static int
compare (gconstpointer a, gconstpointer b)
{
  BinomeEntity *one = (gpointer)a, *other = (gpointer)b;
  gint64 first = binome_entity_get_integer (one, BINOME_ENROLMENT_PRIORITY);
  gint64 second = binome_entity_get_integer (other, BINOME_ENROLMENT_PRIORITY);
  BinomeDate since = binome_entity_get_date (one, BINOME_ENROLMENT_WAITING_SINCE);
  BinomeDate other_since = binome_entity_get_date (other, BINOME_ENROLMENT_WAITING_SINCE);

  if (first != second)
    return first > second ? -1 : 1;
  if (since != other_since)
    return since < other_since ? -1 : 1;
  return binome_entity_get_id (one) < binome_entity_get_id (other) ? -1 : 1;
}

/**
 * binome_waiting_select:
 * @db: the file
 * @programme: a programme
 * @error: return location for a #GError
 *
 * Returns: (transfer full) (element-type BinomeEnrolment): the tutees who wait, in the order in which
 *   they get a place: by priority, 3 first, then by the day since when they wait
 */
GPtrArray *
binome_waiting_select (BinomeDb *db, gint64 programme, GError **error)
{
  g_autoptr (BinomeQuery) query = binome_query_new (BINOME_TYPE_ENROLMENT);
  GPtrArray *list;

  binome_query_where_integer (query, BINOME_ENROLMENT_PROGRAMME, BINOME_QUERY_EQUAL, programme);
  binome_query_where_choice (query, BINOME_ENROLMENT_ROLE, BINOME_QUERY_EQUAL, BINOME_ENROLMENT_ROLE_TUTEE);
  binome_query_where_choice (query, BINOME_ENROLMENT_STATE, BINOME_QUERY_EQUAL,
                             BINOME_ENROLMENT_STATE_WAITING);
  list = binome_db_select (db, query, error);
  if (list != NULL)
    g_ptr_array_sort_values (list, compare);

  return list;
}

/**
 * binome_waiting_put:
 * @db: the file, in a write
 * @enrolment: a tutee who is accepted or was interviewed, or waits already
 * @priority: 0 to 3, the highest first
 * @reason: (nullable): why the tutee waits
 * @error: return location for a #GError
 *
 * Puts a tutee on the waiting list, since today; of one who waits already the priority and the reason
 * change, not the day.
 *
 * Returns: whether it was kept
 */
gboolean
binome_waiting_put (BinomeDb *db, gint64 enrolment, int priority, const char *reason, GError **error)
{
  g_autoptr (BinomeEntity) entity = binome_db_get (db, BINOME_TYPE_ENROLMENT, enrolment, error);

  if (entity == NULL)
    return FALSE;
  if (binome_entity_get_choice (entity, BINOME_ENROLMENT_ROLE) != BINOME_ENROLMENT_ROLE_TUTEE)
    {
      g_set_error_literal (error, BINOME_ERROR, BINOME_ERROR_REFUSED, _ ("The waiting list is for tutees."));
      return FALSE;
    }
  if (priority < 0 || priority > 3)
    {
      g_set_error_literal (error, BINOME_ERROR, BINOME_ERROR_INVALID, _ ("The priority is from 0 to 3."));
      return FALSE;
    }
  if (binome_entity_get_choice (entity, BINOME_ENROLMENT_STATE) != BINOME_ENROLMENT_STATE_WAITING)
    {
      if (!binome_enrolment_move (db, enrolment, BINOME_ENROLMENT_STATE_WAITING, reason, error))
        return FALSE;
      g_clear_object (&entity);
      entity = binome_db_get (db, BINOME_TYPE_ENROLMENT, enrolment, error);
      if (entity == NULL)
        return FALSE;
    }

  binome_entity_set_integer (entity, BINOME_ENROLMENT_PRIORITY, priority);
  binome_entity_set_text (entity, BINOME_ENROLMENT_REASON, reason);
  return binome_db_update_fields (db, entity,
                                  FIELD (BINOME_ENROLMENT_PRIORITY) | FIELD (BINOME_ENROLMENT_REASON), error);
}

/**
 * binome_waiting_propose_first:
 * @db: the file, in a write
 * @programme: a programme
 * @pair: (out): the new proposal
 * @error: return location for a #GError: %BINOME_ERROR_REFUSED where nobody waits, or no tutor with a
 *   place suits anybody who does
 *
 * Proposes the best tutor with a place to the first of the waiting list whom one suits.
 *
 * Returns: whether a pair was proposed
 */
gboolean
binome_waiting_propose_first (BinomeDb *db, gint64 programme, gint64 *pair, GError **error)
{
  g_autoptr (GPtrArray) list = binome_waiting_select (db, programme, error);

  *pair = 0;
  if (list == NULL)
    return FALSE;

  for (guint i = 0; i < list->len && *pair == 0; i++)
    if (!binome_pair_propose_next (db, programme, binome_entity_get_id (list->pdata[i]), pair, error))
      return FALSE;
  if (*pair == 0)
    g_set_error_literal (error, BINOME_ERROR, BINOME_ERROR_REFUSED,
                         _ ("No tutor with a free place suits anybody on the waiting list."));

  return *pair != 0;
}

/**
 * binome_waiting_propose_one:
 * @db: the file, in a write
 * @enrolment: a tutee on the waiting list
 * @error: return location for a #GError: %BINOME_ERROR_REFUSED where no tutor with a place suits
 *
 * Proposes the best tutor with a place to this tutee, whoever comes before.
 *
 * Returns: whether a pair was proposed
 */
gboolean
binome_waiting_propose_one (BinomeDb *db, gint64 enrolment, GError **error)
{
  g_autoptr (BinomeEntity) entity = binome_db_get (db, BINOME_TYPE_ENROLMENT, enrolment, error);
  gint64 pair = 0;

  if (entity == NULL
      || !binome_pair_propose_next (db, binome_entity_get_reference (entity, BINOME_ENROLMENT_PROGRAMME),
                                    enrolment, &pair, error))
    return FALSE;
  if (pair == 0)
    g_set_error_literal (error, BINOME_ERROR, BINOME_ERROR_REFUSED,
                         _ ("No tutor with a free place suits, or one is proposed already."));

  return pair != 0;
}
