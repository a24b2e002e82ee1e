/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A part of a write that may fail alone. */

#include "binome-db-attempt.h"

#include "binome-db-private.h"

/**
 * binome_db_attempt:
 * @self: the file, in a write
 * @attempt: a part of the work
 * @data: what it works on
 * @error: return location for a #GError
 *
 * Does a part of the work, such as one row of many. Where it fails, all that it did is taken back, and the
 * rest of the write can go on.
 *
 * Returns: whether it was done
 */
gboolean
binome_db_attempt (BinomeDb *self, BinomeDbAttempt attempt, gpointer data, GError **error)
{
  g_autofree char *name = g_strdup (self->action_name);

  if (!binome_db_exec (self, "SAVEPOINT attempt", error))
    return FALSE;
  if (attempt (self, data, error))
    return binome_db_exec (self, "RELEASE attempt", error);

  binome_db_rest (self);
  binome_db_exec (self, "ROLLBACK TO attempt; RELEASE attempt", NULL);
  g_set_str (&self->action_name, name);
  return FALSE;
}
