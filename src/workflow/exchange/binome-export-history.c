/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What was done in the workspace, for a spreadsheet. */

#include "binome-export.h"

#include <glib/gi18n-lib.h>

#include "binome-journal.h"

static const char *
get_source (BinomeSource source)
{
  switch (source)
    {
    case BINOME_SOURCE_USER:
      return _ ("Window");
    case BINOME_SOURCE_IMPORT:
      return _ ("Import");
    case BINOME_SOURCE_RULE:
      return _ ("Program");
    case BINOME_SOURCE_COMMAND:
      return _ ("Command line");
    default:
      g_return_val_if_reached ("");
    }
}

static void
add_action (BinomeTableWriter *writer, const BinomeAction *action)
{
  g_autoptr (GDateTime) utc = g_date_time_new_from_iso8601 (action->at, NULL);
  g_autoptr (GDateTime) local = utc != NULL ? g_date_time_to_local (utc) : NULL;
  g_autofree char *time = local != NULL ? g_date_time_format (local, "%H:%M") : NULL;
  BinomeDate day = BINOME_DATE_NONE;

  if (local != NULL)
    day = binome_date_new (g_date_time_get_year (local), g_date_time_get_month (local),
                           g_date_time_get_day_of_month (local));
  binome_table_writer_add_date (writer, day);
  binome_table_writer_add (writer, time != NULL ? time : action->at);
  binome_table_writer_add (writer, action->name);
  binome_table_writer_add (writer, get_source (action->source));
  binome_table_writer_add_number (writer, (double)action->n_changes, 0);
  binome_table_writer_add (writer, action->undone ? _ ("Yes") : _ ("No"));
  binome_table_writer_end_row (writer);
}

/**
 * binome_export_history:
 * @db: the file
 * @writer: where to, with no rows yet
 * @error: return location for a #GError
 *
 * Every entry of the journal, the newest first: when it was done (in local time), what, where from, how many
 * rows it changed, and whether it was undone. The first row names the columns in the user’s language.
 *
 * Returns: whether all rows were added
 */
gboolean
binome_export_history (BinomeDb *db, BinomeTableWriter *writer, GError **error)
{
  g_autoptr (GPtrArray) actions = binome_journal_list (db, G_MAXINT, error);
  const char *const titles[]
      = { _ ("Date"), _ ("Time"), _ ("What was done"), _ ("Where from"), _ ("Rows"), _ ("Undone"), NULL };

  if (actions == NULL)
    return FALSE;

  binome_table_writer_add_row (writer, titles);
  for (guint i = 0; i < actions->len; i++)
    add_action (writer, actions->pdata[i]);
  return TRUE;
}
