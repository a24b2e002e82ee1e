/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The signed copy of a document: a PDF or a picture that is taken into the workspace, so that it goes where
 * the workspace goes, is in its backups, and can be undone. */

#include "binome-agreement-scan.h"

#include <errno.h>
#include <string.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>

#include "binome-error.h"
#include "binome-text.h"
#include "binome-workflow-sql.h"

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

static gboolean
check_size (GFile *file, GError **error)
{
  g_autoptr (GFileInfo) info
      = g_file_query_info (file, G_FILE_ATTRIBUTE_STANDARD_SIZE "," G_FILE_ATTRIBUTE_STANDARD_TYPE,
                           G_FILE_QUERY_INFO_NONE, NULL, error);

  if (info == NULL)
    return FALSE;
  if (g_file_info_get_file_type (info) == G_FILE_TYPE_REGULAR
      && g_file_info_get_size (info) <= BINOME_AGREEMENT_SCAN_MOST)
    return TRUE;

  /* Translators: %d is a number of megabytes. */
  g_set_error (error, BINOME_ERROR, BINOME_ERROR_REFUSED,
               _ ("A signed copy is a file of %d MB at most. Scan it with fewer details."),
               BINOME_AGREEMENT_SCAN_MOST / 1024 / 1024);
  return FALSE;
}

/* What the file is called, with the ending that its content asks for. */
static char *
make_name (GFile *file, const char *ending)
{
  g_autofree char *base = g_file_get_basename (file);
  g_autofree char *shown = base != NULL ? g_filename_display_name (base) : NULL;
  g_autofree char *name = binome_text_clean_line (shown);
  g_autofree char *lower = g_ascii_strdown (name, -1);

  if (*name == '\0')
    return g_strconcat (_ ("Signed copy"), ending, NULL);
  if (g_str_has_suffix (lower, ending) || (g_str_equal (ending, ".jpg") && g_str_has_suffix (lower, ".jpeg"))
      || (g_str_equal (ending, ".tif") && g_str_has_suffix (lower, ".tiff")))
    return g_steal_pointer (&name);

  return g_strconcat (name, ending, NULL);
}

/* The one attachment of a document; a new one where there is none. */
static BinomeEntity *
get_attachment (BinomeDb *db, gint64 agreement, GError **error)
{
  g_autoptr (GPtrArray) all
      = binome_workflow_select_of (db, BINOME_TYPE_ATTACHMENT, BINOME_ATTACHMENT_AGREEMENT, agreement, error);
  BinomeEntity *made;

  if (all == NULL)
    return NULL;
  if (all->len > 0)
    return g_object_ref (all->pdata[0]);

  made = BINOME_ENTITY (binome_attachment_new ());
  binome_entity_set_reference (made, BINOME_ATTACHMENT_AGREEMENT, agreement);
  return made;
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
  g_autofree char *content = NULL;
  g_autofree char *name = NULL;
  g_autofree char *text = NULL;
  g_autoptr (BinomeEntity) attachment = NULL;
  const char *ending;
  gsize size;

  if (!check_size (file, error) || !g_file_load_contents (file, NULL, &content, &size, NULL, error))
    return FALSE;

  ending = find_ending (content, size);
  if (ending == NULL || size > BINOME_AGREEMENT_SCAN_MOST)
    {
      g_set_error_literal (error, BINOME_ERROR, BINOME_ERROR_REFUSED,
                           _ ("A signed copy is a PDF or a picture (JPEG, PNG or TIFF)."));
      return FALSE;
    }

  attachment = get_attachment (db, agreement, error);
  if (attachment == NULL)
    return FALSE;

  name = make_name (file, ending);
  text = g_base64_encode ((const guchar *)content, size);
  binome_entity_set_text (attachment, BINOME_ATTACHMENT_NAME, name);
  binome_entity_set_integer (attachment, BINOME_ATTACHMENT_SIZE, (gint64)size);
  binome_entity_set_text (attachment, BINOME_ATTACHMENT_CONTENT, text);
  return (binome_entity_get_id (attachment) != 0 ? binome_db_update (db, attachment, error)
                                                 : binome_db_insert (db, attachment, error))
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
  g_autoptr (BinomeEntity) attachment = get_attachment (db, agreement, error);
  gint64 id = attachment != NULL ? binome_entity_get_id (attachment) : 0;

  return attachment != NULL && (id == 0 || binome_db_delete (db, BINOME_TYPE_ATTACHMENT, id, error))
         && set_name (db, agreement, "", error);
}

/* ---- out of the workspace, to be looked at ---- */

static gboolean
write_out (const char *path, const char *content, gsize size, GError **error)
{
  if (g_file_set_contents_full (path, content, (gssize)size, G_FILE_SET_CONTENTS_NONE, 0400, error))
    return TRUE;

  g_prefix_error (error, "%s: ", path);
  return FALSE;
}

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
  g_autoptr (BinomeEntity) attachment = get_attachment (db, agreement, error);
  g_autofree char *place = g_build_filename (folder, "XXXXXX", NULL);
  g_autofree char *base = NULL;
  g_autofree char *path = NULL;
  g_autofree guchar *content = NULL;
  gsize size;

  if (attachment == NULL)
    return NULL;
  if (binome_entity_get_id (attachment) == 0)
    {
      g_set_error_literal (error, BINOME_ERROR, BINOME_ERROR_NOT_FOUND, _ ("There is no signed copy."));
      return NULL;
    }
  if (g_mkdir_with_parents (folder, 0700) != 0 || g_mkdtemp_full (place, 0700) == NULL)
    {
      g_set_error_literal (error, BINOME_ERROR, BINOME_ERROR_FAILED, g_strerror (errno));
      return NULL;
    }

  base = g_path_get_basename (binome_entity_get_text (attachment, BINOME_ATTACHMENT_NAME));
  path = g_build_filename (place, base, NULL);
  content = g_base64_decode (binome_entity_get_text (attachment, BINOME_ATTACHMENT_CONTENT), &size);
  return write_out (path, (const char *)content, size, error) ? g_file_new_for_path (path) : NULL;
}
