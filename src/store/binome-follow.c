/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What changes along with a row, whoever writes it: where a person works stands in their period of today as
 * well, so that a new site that was typed, imported or sent back on a form is not undone by the old period.
 */

#include "binome-db-private.h"

/* Undo and redo have no action of their own: they bring the period back by themselves. */
#define FOLLOW(field)                                                                                        \
  "CREATE TEMP TRIGGER binome_follow_" field " AFTER UPDATE OF " field " ON main.person"                     \
  " WHEN old." field " IS NOT new." field " AND (SELECT action FROM binome_session) IS NOT NULL BEGIN"       \
  " UPDATE presence SET " field " = new." field " WHERE person = new.id AND " field " IS NOT new." field     \
  " AND starts_on <= binome_today () AND (ends_on IS NULL OR ends_on >= binome_today ()); END;"

/* Sets up this connection, as the journal does: no file carries these triggers. */
gboolean
binome_follow_prepare (BinomeDb *db, GError **error)
{
  return db->read_only || binome_db_exec (db, FOLLOW ("site") FOLLOW ("team") FOLLOW ("manager"), error);
}
