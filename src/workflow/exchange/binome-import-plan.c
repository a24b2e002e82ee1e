/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Looks at every row of a list, whatever it is about. Nothing is written here. */

#include "binome-import-private.h"

#include <string.h>

#include "binome-import-records.h"

/* How often the user is told how far it is, and asked whether to go on. */
#define ROWS_PER_STEP 512

void
binome_import_plan_clear (BinomeImportPlan *self)
{
  g_clear_pointer (&self->people, binome_import_people_free);
  if (self->cells != NULL)
    g_string_free (g_steal_pointer (&self->cells), TRUE);
  if (self->values != NULL)
    binome_import_values_clear (self->values);
  g_clear_pointer (&self->values, g_free);
  g_clear_pointer (&self->records, g_ptr_array_unref);
  g_clear_pointer (&self->order, g_array_unref);
  g_clear_pointer (&self->roster, binome_import_roster_free);
  g_clear_pointer (&self->meetings, g_hash_table_unref);
  g_clear_pointer (&self->own, g_array_unref);
  g_clear_pointer (&self->parts, binome_import_parts_free);
}

/* Keeps a text, and gives its place. */
guint32
binome_import_plan_keep (GString *texts, const char *text)
{
  guint32 place = (guint32)texts->len;

  g_string_append_len (texts, text, (gssize)strlen (text) + 1);
  return place;
}

/* A row that the reader cannot make sense of is reported like any other. */
static void
judge_broken (BinomeImportRow *row, GString *titles, const GError *error)
{
  row->broken = TRUE;
  row->reason = g_strdup (error->message);
  row->title = binome_import_plan_keep (titles, "");
}

static gboolean
read_rows (BinomeImportPlan *self, GError **error)
{
  GArray *rows = binome_import_get_rows (self->import);
  gboolean good = TRUE;

  while (good)
    {
      BinomeImportRow row = { .verdict = BINOME_IMPORT_ERROR, .person = BINOME_IMPORT_NOBODY };
      g_autoptr (GError) broken = NULL;
      gboolean there = binome_table_reader_next (self->reader, &broken);

      if (!there && broken == NULL)
        break;
      row.line = binome_table_reader_get_line (self->reader);
      if (broken != NULL)
        judge_broken (&row, binome_import_get_titles (self->import), broken);
      else
        good = self->kind->read_row (self, &row, error);
      g_array_append_val (rows, row);
      if (rows->len % ROWS_PER_STEP == 0)
        {
          binome_import_set_progress (self->import, binome_table_reader_get_progress (self->reader) * 0.5);
          good = good && !g_cancellable_set_error_if_cancelled (binome_db_get_cancellable (self->db), error);
        }
    }

  return good;
}

/**
 * binome_import_plan_make:
 * @self: (out): to be cleared even on failure
 * @import: a list
 * @db: the file
 * @error: return location for a #GError
 *
 * Judges every row and keeps what it says.
 *
 * Returns: whether it was done
 */
gboolean
binome_import_plan_make (BinomeImportPlan *self, BinomeImport *import, BinomeDb *db, GError **error)
{
  *self = (BinomeImportPlan){ .import = import, .db = db, .kind = binome_import_get_kind (import) };
  self->people = binome_import_people_load (db, error);
  if (self->people == NULL)
    return FALSE;

  binome_import_make_map (import, &self->map);
  self->reader = binome_import_start_rows (import);
  return self->kind->begin (self, error) && read_rows (self, error) && self->kind->finish (self, error);
}
