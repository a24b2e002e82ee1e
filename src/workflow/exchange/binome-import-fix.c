/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The cells of one row, to be corrected before it is imported. The file that was chosen is never written. */

#include "binome-import-private.h"

#include <glib/gi18n-lib.h>

#include "binome-error.h"

/**
 * binome_import_fix_new:
 * @import: a list that was previewed
 * @row: one of its rows
 *
 * Returns: (transfer full): its cells, still to be read by binome_import_fix_read()
 */
BinomeImportFix *
binome_import_fix_new (BinomeImport *import, guint row)
{
  BinomeImportFix *self = g_atomic_rc_box_new0 (BinomeImportFix);

  self->import = g_object_ref (import);
  self->row = row;
  self->line = binome_import_get_line (import, row);
  return self;
}

static void
fix_clear (gpointer data)
{
  BinomeImportFix *self = data;

  g_object_unref (self->import);
  g_strfreev (self->cells);
}

BinomeImportFix *
binome_import_fix_ref (BinomeImportFix *self)
{
  return g_atomic_rc_box_acquire (self);
}

void
binome_import_fix_unref (BinomeImportFix *self)
{
  g_atomic_rc_box_release_full (self, fix_clear);
}

/* A #BinomeWork for a read: looks for the row and keeps its cells, as they are corrected so far. */
gboolean
binome_import_fix_read (BinomeDb *db, gpointer data, GError **error)
{
  BinomeImportFix *self = data;
  BinomeTableReader *reader = BINOME_TABLE_READER (self->import->patch);
  guint n = binome_import_get_n_columns (self->import);

  binome_table_reader_rewind (reader);
  for (;;)
    {
      g_autoptr (GError) broken = NULL;
      gboolean there = binome_table_reader_next (reader, &broken);

      if (!there && broken == NULL)
        break;
      if (!there || binome_table_reader_get_line (reader) != self->line)
        continue;

      self->cells = g_new0 (char *, n + 1);
      for (guint i = 0; i < n; i++)
        self->cells[i] = g_strdup (binome_table_reader_get_field (reader, i));
      return TRUE;
    }

  g_set_error (error, BINOME_ERROR, BINOME_ERROR_INVALID,
               /* Translators: %u is the number of a line in a file. */
               _ ("Line %u cannot be corrected here: it is no row of a list."), self->line);
  return FALSE;
}

/**
 * binome_import_fix_set:
 * @self: the cells of a row
 * @column: one of them
 * @text: what it shall say
 *
 * Corrects a cell for the next preview, and for the import.
 */
void
binome_import_fix_set (BinomeImportFix *self, guint column, const char *text)
{
  if (g_strcmp0 (self->cells[column], text) == 0)
    return;

  g_set_str (&self->cells[column], text);
  binome_table_patch_set (self->import->patch, self->line, column, text);
}

/* How many rows were corrected; 0 again once the file is read in another way. */
guint
binome_import_get_n_fixed (BinomeImport *self)
{
  return binome_table_patch_get_n_lines (self->patch);
}
