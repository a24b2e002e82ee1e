/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A field of the company’s own that holds a file. */

#include "fields/binome-own-file-row.h"

#include <glib/gi18n-lib.h>

#include "binome-own-file.h"
#include "binome-own-values.h"
#include "widgets/binome-file-row.h"

static gboolean
remove_file (BinomeDb *db, gint64 field, gint64 owner, GError **error)
{
  return binome_own_values_set (db, field, owner, "", error);
}

static const BinomeFilePlace answers = {
  .folder = "files",
  .keep = binome_own_file_keep,
  .remove = remove_file,
  .put_out = binome_own_file_put_out,
  .save = binome_own_file_save,
};

/**
 * binome_own_file_row_new:
 * @session: what the window works on
 * @definition: a field of the kind file
 * @owner: whose file it is; 0 for somebody still to be added, who gets none yet
 *
 * Returns: (transfer floating): a row that shows the file, or asks for it
 */
GtkWidget *
binome_own_file_row_new (BinomeSession *session, BinomeEntity *definition, gint64 owner)
{
  GtkWidget *row
      = binome_file_row_new (session, &answers, binome_entity_get_id (definition), owner,
                             binome_entity_get_text (definition, BINOME_FIELD_DEFINITION_TITLE),
                             owner == 0 ? _ ("To be added once the person is there") : _ ("No file"));

  gtk_widget_set_sensitive (row, owner != 0);
  return row;
}
