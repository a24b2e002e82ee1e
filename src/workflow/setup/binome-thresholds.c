/* SPDX-License-Identifier: GPL-3.0-or-later */
/* After how long the program speaks up: what the company has chosen, or what is shipped. */

#include "binome-thresholds.h"

/**
 * binome_thresholds_load:
 * @db: the file
 * @error: return location for a #GError
 *
 * Returns: (transfer full) (nullable): the thresholds of the file, a #BinomeThreshold; those that are shipped
 *   where it keeps none
 */
BinomeEntity *
binome_thresholds_load (BinomeDb *db, GError **error)
{
  g_autoptr (BinomeQuery) query = binome_query_new (BINOME_TYPE_THRESHOLD);
  g_autoptr (GPtrArray) rows = binome_db_select (db, query, error);

  if (rows == NULL)
    return NULL;

  return rows->len > 0 ? g_object_ref (rows->pdata[0]) : BINOME_ENTITY (binome_threshold_new ());
}

/* In days, or months. */
int
binome_thresholds_get (BinomeEntity *self, BinomeThresholdField field)
{
  return (int)binome_entity_get_integer (self, field);
}

/* Sets every threshold to what is shipped; nothing is kept by it. */
void
binome_thresholds_set_shipped (BinomeEntity *self)
{
  for (guint i = 0; i < binome_entity_get_n_fields (self); i++)
    binome_entity_set_integer (self, i, binome_entity_get_field (self, i)->initial);
}

/**
 * binome_thresholds_keep:
 * @db: the file
 * @self: thresholds, as they were loaded and changed
 * @error: return location for a #GError: %BINOME_ERROR_INVALID where one is out of bounds
 *
 * Returns: whether they were kept
 */
gboolean
binome_thresholds_keep (BinomeDb *db, gpointer self, GError **error)
{
  return binome_entity_get_id (self) != 0 ? binome_db_update (db, self, error)
                                          : binome_db_insert (db, self, error);
}
