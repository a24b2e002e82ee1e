/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How many take part in a programme, without their rows. */

#include "binome-participant-counts.h"

#include "binome-capacity.h"
#include "binome-workflow-sql.h"

#define SQL_COUNT(role)                                                                                      \
  "SELECT count(*) FROM enrolment e WHERE e.programme = ?1 AND e.role = '" role "'"                          \
  " AND e.state IN " BINOME_SQL_CAN_MATCH

/**
 * binome_participant_counts_read:
 * @self: (out caller-allocates): the counts
 * @db: the file
 * @programme: a programme
 * @error: return location for a #GError
 *
 * Returns: whether they were read
 */
gboolean
binome_participant_counts_read (BinomeParticipantCounts *self, BinomeDb *db, gint64 programme, GError **error)
{
  gint64 tutors, tutees, waiting, staged;
  int places, left;

  *self = (BinomeParticipantCounts){ 0 };
  if (!binome_workflow_get_number (db, SQL_COUNT ("tutor"), programme, &tutors, error)
      || !binome_workflow_get_number (db, SQL_COUNT ("tutee"), programme, &tutees, error)
      || !binome_workflow_get_number (db,
                                      SQL_COUNT ("tutee") " AND NOT EXISTS (SELECT 1 FROM pair x"
                                                          " WHERE x.tutee = e.id AND x.state IN " //
                                      BINOME_SQL_TAKES_A_PLACE ")",
                                      programme, &waiting, error)
      || !binome_workflow_get_number (
          db, "SELECT count(*) FROM pair WHERE programme = ?1 AND state IN " BINOME_SQL_STAGED, programme,
          &staged, error)
      || !binome_capacity_count (db, programme, &places, &left, error))
    return FALSE;

  *self = (BinomeParticipantCounts){
    .tutors = (guint)tutors,
    .places = (guint)left,
    .tutees = (guint)tutees,
    .waiting = (guint)waiting,
    .staged = (guint)staged,
  };
  return TRUE;
}
