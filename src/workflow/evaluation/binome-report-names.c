/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Whom a document about a programme names. */

#include "binome-report-names.h"

#include "binome-model.h"
#include "binome-programme-workflow.h"

static gboolean
find_holder_name (BinomeDb *db, gint64 programme, BinomeRoleFunction function, BinomeDate as_of, char **name,
                  GError **error)
{
  g_autoptr (BinomeEntity) person = NULL;
  gint64 id;

  if (!binome_programme_find_holder (db, programme, function, as_of, &id, error))
    return FALSE;
  if (id == 0)
    return TRUE;

  person = binome_db_get (db, BINOME_TYPE_PERSON, id, error);
  if (person == NULL)
    return FALSE;
  *name = binome_entity_dup_title (person);
  return TRUE;
}

/**
 * binome_report_names_read:
 * @self: (out): names, to be cleared
 * @db: the file
 * @programme: a programme
 * @as_of: the day on which they hold their roles
 * @error: return location for a #GError
 *
 * Returns: whether they could be read
 */
gboolean
binome_report_names_read (BinomeReportNames *self, BinomeDb *db, gint64 programme, BinomeDate as_of,
                          GError **error)
{
  g_autoptr (BinomeQuery) query = binome_query_new (BINOME_TYPE_ORGANISATION);
  g_autoptr (GPtrArray) organisations = binome_db_select (db, query, error);

  *self = (BinomeReportNames){ 0 };
  if (organisations == NULL)
    return FALSE;
  if (organisations->len > 0)
    self->organisation = binome_entity_dup_title (organisations->pdata[0]);

  return find_holder_name (db, programme, BINOME_ROLE_FUNCTION_COORDINATOR, as_of, &self->coordinator, error)
         && find_holder_name (db, programme, BINOME_ROLE_FUNCTION_SPONSOR, as_of, &self->sponsor, error);
}

void
binome_report_names_clear (BinomeReportNames *self)
{
  g_clear_pointer (&self->organisation, g_free);
  g_clear_pointer (&self->coordinator, g_free);
  g_clear_pointer (&self->sponsor, g_free);
}
