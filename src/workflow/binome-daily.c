/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a new day brings by itself: periods and parts in teams that begin today, and who is back. */

#include "binome-daily.h"

#include "binome-enrolment-away.h"
#include "binome-pair-team.h"
#include "binome-person-presence.h"
#include "binome-workflow-sql.h"

/* Pairs that run, with a team. */
#define SQL_TEAMS                                                                                            \
  "SELECT DISTINCT x.id FROM pair x JOIN tutor_period q ON q.pair = x.id WHERE x.state IN " BINOME_SQL_LIVE

static gboolean
follow_teams (BinomeDb *db, GError **error)
{
  BinomeStatement *row = binome_db_prepare (db, SQL_TEAMS, error);
  g_autoptr (GArray) pairs = NULL;

  if (row == NULL)
    return FALSE;

  pairs = binome_statement_list_ids (row, error);
  if (pairs == NULL)
    return FALSE;

  for (guint i = 0; i < pairs->len; i++)
    {
      gint64 pair = g_array_index (pairs, gint64, i);

      if (!binome_pair_team_follow_today (db, pair, error) || !binome_pair_team_sync (db, pair, error))
        return FALSE;
    }

  return TRUE;
}

/* What was undone, and can still be done again. */
#define SQL_UNDONE "SELECT count(*) FROM action WHERE ?1 = 0 AND state = 'undone' AND source = 'rule'"

/**
 * binome_daily_apply:
 * @db: the file, in a write by a rule
 * @data: nothing
 * @error: return location for a #GError
 *
 * Brings the file to today: who moves to another site, team or manager today is there; who becomes the
 * principal tutor today is the tutor of the pair; who was unavailable until yesterday is available. On the
 * same day again it changes nothing. Whoever has undone it does not want it: it stays so, until something
 * else is written.
 *
 * Returns: whether it was kept
 */
gboolean
binome_daily_apply (BinomeDb *db, gpointer data, GError **error)
{
  gint64 undone;

  if (!binome_workflow_get_number (db, SQL_UNDONE, 0, &undone, error))
    return FALSE;

  return undone > 0
         || (binome_person_follow_presences (db, error) && follow_teams (db, error)
             && binome_enrolment_follow_away (db, error));
}
