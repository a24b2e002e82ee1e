/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The signed copy of a document: a PDF or a picture that is taken into the workspace, so that it goes where
 * the workspace goes, is in its backups, and can be undone. */

#include "binome-agreement-scan.h"

#include <string.h>
#include <glib/gi18n-lib.h>

#include "binome-attachments.h"
#include "binome-error.h"

#define FIELD(f) (G_GUINT64_CONSTANT (1) << (f))

/* How the files begin that a scanner, a camera or a signing service makes. */
static const struct
{
  const char *bytes;
  gsize length;
  const char *ending;
} kinds[] = {
  { "%PDF-", 5, ".pdf" }, { "\xff\xd8\xff", 3, ".jpg" }, { "\x89PNG\r\n\x1a\n", 8, ".png" },
  { "II*\0", 4, ".tif" }, { "MM\0*", 4, ".tif" },
};

static const char *
find_ending (const char *content, gsize size)
{
  for (gsize i = 0; i < G_N_ELEMENTS (kinds); i++)
    if (size > kinds[i].length && memcmp (content, kinds[i].bytes, kinds[i].length) == 0)
      return kinds[i].ending;

  return NULL;
}

/* ---- into the workspace ---- */

/* What the file is called, with the ending that its content asks for. */
static char *
make_name (GFile *file, const char *ending)
{
  g_autofree char *name = binome_attachment_dup_name (file);
  g_autofree char *lower = g_ascii_strdown (name, -1);

  if (*name == '\0')
    return g_strconcat (_ ("Signed copy"), ending, NULL);
  if (g_str_has_suffix (lower, ending) || (g_str_equal (ending, ".jpg") && g_str_has_suffix (lower, ".jpeg"))
      || (g_str_equal (ending, ".tif") && g_str_has_suffix (lower, ".tiff")))
    return g_steal_pointer (&name);

  return g_strconcat (name, ending, NULL);
}

static gboolean
set_name (BinomeDb *db, gint64 agreement, const char *name, GError **error)
{
  g_autoptr (BinomeEntity) entity = binome_db_get (db, BINOME_TYPE_AGREEMENT, agreement, error);

  if (entity == NULL)
    return FALSE;

  binome_entity_set_text (entity, BINOME_AGREEMENT_SCAN, name);
  return binome_db_update_fields (db, entity, FIELD (BINOME_AGREEMENT_SCAN), error);
}

/**
 * binome_agreement_scan_attach:
 * @db: the file, in a write
 * @agreement: a document, in any version
 * @file: a PDF or a picture
 * @error: return location for a #GError: %BINOME_ERROR_REFUSED for what cannot be a signed copy
 *
 * Takes the signed copy of a document into the workspace, in place of the one there may be. @file is only
 * read.
 *
 * Returns: whether it was kept
 */
gboolean
binome_agreement_scan_attach (BinomeDb *db, gint64 agreement, GFile *file, GError **error)
{
  gsize size = 0;
  g_autofree char *content = binome_attachment_load (file, &size, error);
  g_autofree char *name = NULL;
  const char *ending;

  if (content == NULL)
    return FALSE;

  ending = find_ending (content, size);
  if (ending == NULL)
    {
      g_set_error_literal (error, BINOME_ERROR, BINOME_ERROR_REFUSED,
                           _ ("A signed copy is a PDF or a picture (JPEG, PNG or TIFF)."));
      return FALSE;
    }

  name = make_name (file, ending);
  return binome_attachment_keep (db, BINOME_ATTACHMENT_AGREEMENT, agreement, name, content, size, error)
         && set_name (db, agreement, name, error);
}

/**
 * binome_agreement_scan_remove:
 * @db: the file, in a write
 * @agreement: a document
 * @error: return location for a #GError
 *
 * Returns: whether the document has no signed copy any more
 */
gboolean
binome_agreement_scan_remove (BinomeDb *db, gint64 agreement, GError **error)
{
  return binome_attachment_remove (db, BINOME_ATTACHMENT_AGREEMENT, agreement, error)
         && set_name (db, agreement, "", error);
}

/* ---- out of the workspace, to be looked at ---- */

/**
 * binome_agreement_scan_put_out:
 * @db: the file
 * @agreement: a document
 * @folder: a folder of this user, made where it is not there; each copy gets a folder of its own in it
 * @error: return location for a #GError: %BINOME_ERROR_NOT_FOUND where there is no signed copy
 *
 * Writes a copy to be shown by another program. Only the user may read it.
 *
 * Returns: (transfer full) (nullable): the copy
 */
GFile *
binome_agreement_scan_put_out (BinomeDb *db, gint64 agreement, const char *folder, GError **error)
{
  return binome_attachment_put_out (db, BINOME_ATTACHMENT_AGREEMENT, agreement, folder, error);
}

/* Writes a copy of it to where the user wants it. */
gboolean
binome_agreement_scan_save (BinomeDb *db, gint64 agreement, GFile *to, GError **error)
{
  return binome_attachment_save (db, BINOME_ATTACHMENT_AGREEMENT, agreement, to, error);
}
