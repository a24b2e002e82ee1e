/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Names for what leaves the file as a contact or an event: always the same for the same row, so that another
 * program that takes it a second time replaces what it has. */

#include "binome-export-uid.h"

/**
 * binome_export_uid_load_space:
 * @db: the file
 * @error: return location for a #GError
 *
 * Returns: (transfer full): what tells this file from others: the moment of its first action
 */
char *
binome_export_uid_load_space (BinomeDb *db, GError **error)
{
  BinomeStatement *row
      = binome_db_prepare (db, "SELECT at || ' ' || name FROM action ORDER BY id LIMIT 1", error);
  g_autoptr (GError) local_error = NULL;
  g_autofree char *space = NULL;

  if (row == NULL)
    return NULL;
  if (binome_statement_step (row, &local_error))
    {
      space = g_strdup (binome_statement_get_text (row, 0));
      return binome_statement_run (row, error) ? g_steal_pointer (&space) : NULL;
    }
  if (local_error != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local_error));
      return NULL;
    }

  return g_strdup ("");
}

/**
 * binome_export_uid_new:
 * @space: the name of the file
 * @table: the table of a row
 * @id: the row
 *
 * Returns: (transfer full): a UUID made from these names as RFC 9562, section 5.5, says
 */
char *
binome_export_uid_new (const char *space, const char *table, gint64 id)
{
  g_autofree char *name = g_strdup_printf ("%s %s %" G_GINT64_FORMAT, space, table, id);
  g_autoptr (GChecksum) checksum = g_checksum_new (G_CHECKSUM_SHA1);
  guint8 b[20];
  gsize length = sizeof b;

  g_checksum_update (checksum, (const guchar *)"org.binome.Binome ", -1);
  g_checksum_update (checksum, (const guchar *)name, -1);
  g_checksum_get_digest (checksum, b, &length);
  b[6] = (guint8)((b[6] & 0x0f) | 0x50);
  b[8] = (guint8)((b[8] & 0x3f) | 0x80);
  return g_strdup_printf ("%02x%02x%02x%02x-%02x%02x-%02x%02x-%02x%02x-%02x%02x%02x%02x%02x%02x", b[0], b[1],
                          b[2], b[3], b[4], b[5], b[6], b[7], b[8], b[9], b[10], b[11], b[12], b[13], b[14],
                          b[15]);
}
