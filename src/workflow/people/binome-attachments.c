/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Files that are taken into the workspace, so that they go where it goes, are in its backups, and can be
 * undone: signed copies and the files of the company’s own fields. */

#include "binome-attachments.h"

#include <errno.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>

#include "binome-error.h"
#include "binome-text.h"
#include "binome-workflow-sql.h"

/**
 * binome_attachment_find:
 * @db: the file
 * @reference: %BINOME_ATTACHMENT_AGREEMENT or %BINOME_ATTACHMENT_ANSWER
 * @owner: what it belongs to
 * @error: return location for a #GError
 *
 * Returns: (transfer full) (nullable): the attachment of @owner; a new one, with no id, where there is none
 */
BinomeEntity *
binome_attachment_find (BinomeDb *db, guint reference, gint64 owner, GError **error)
{
  g_autoptr (GPtrArray) all = binome_workflow_select_of (db, BINOME_TYPE_ATTACHMENT, reference, owner, error);
  BinomeEntity *made;

  if (all == NULL)
    return NULL;
  if (all->len > 0)
    return g_object_ref (all->pdata[0]);

  made = BINOME_ENTITY (binome_attachment_new ());
  binome_entity_set_reference (made, reference, owner);
  return made;
}

static gboolean
refuse_size (GError **error)
{
  /* Translators: %d is a number of megabytes. */
  g_set_error (
      error, BINOME_ERROR, BINOME_ERROR_REFUSED,
      _ ("Only files of %d MB at most are kept. Make it smaller, such as by scanning with fewer details."),
      BINOME_ATTACHMENT_MOST / 1024 / 1024);
  return FALSE;
}

static gboolean
check_size (GFile *file, GError **error)
{
  g_autoptr (GFileInfo) info
      = g_file_query_info (file, G_FILE_ATTRIBUTE_STANDARD_SIZE "," G_FILE_ATTRIBUTE_STANDARD_TYPE,
                           G_FILE_QUERY_INFO_NONE, NULL, error);

  if (info == NULL)
    return FALSE;

  return (g_file_info_get_file_type (info) == G_FILE_TYPE_REGULAR
          && g_file_info_get_size (info) <= BINOME_ATTACHMENT_MOST)
         || refuse_size (error);
}

/**
 * binome_attachment_load:
 * @file: what shall be kept; it is only read
 * @size: (out): how many bytes
 * @error: return location for a #GError: %BINOME_ERROR_REFUSED for what is no file or too large
 *
 * Returns: (transfer full) (nullable): its content
 */
char *
binome_attachment_load (GFile *file, gsize *size, GError **error)
{
  char *content = NULL;

  if (!check_size (file, error) || !g_file_load_contents (file, NULL, &content, size, NULL, error))
    return NULL;
  /* It may have grown meanwhile. */
  if (*size <= BINOME_ATTACHMENT_MOST)
    return content;

  g_free (content);
  refuse_size (error);
  return NULL;
}

/* (transfer full): what a file is called, for people; may be "". */
char *
binome_attachment_dup_name (GFile *file)
{
  g_autofree char *base = g_file_get_basename (file);
  g_autofree char *shown = base != NULL ? g_filename_display_name (base) : NULL;

  return binome_text_clean_line (shown);
}

/**
 * binome_attachment_keep:
 * @db: the file, in a write
 * @reference: as for binome_attachment_find()
 * @owner: what it belongs to
 * @name: what it is called
 * @content: its bytes
 * @size: how many
 * @error: return location for a #GError
 *
 * Keeps a file in place of the one there may be.
 *
 * Returns: whether it was kept
 */
gboolean
binome_attachment_keep (BinomeDb *db, guint reference, gint64 owner, const char *name, const char *content,
                        gsize size, GError **error)
{
  g_autoptr (BinomeEntity) attachment = binome_attachment_find (db, reference, owner, error);
  g_autofree char *text = NULL;

  if (attachment == NULL)
    return FALSE;

  text = g_base64_encode ((const guchar *)content, size);
  binome_entity_set_text (attachment, BINOME_ATTACHMENT_NAME, name);
  binome_entity_set_integer (attachment, BINOME_ATTACHMENT_SIZE, (gint64)size);
  binome_entity_set_text (attachment, BINOME_ATTACHMENT_CONTENT, text);
  return binome_entity_get_id (attachment) != 0 ? binome_db_update (db, attachment, error)
                                                : binome_db_insert (db, attachment, error);
}

/* In a write: whether @owner has none any more. */
gboolean
binome_attachment_remove (BinomeDb *db, guint reference, gint64 owner, GError **error)
{
  g_autoptr (BinomeEntity) attachment = binome_attachment_find (db, reference, owner, error);
  gint64 id = attachment != NULL ? binome_entity_get_id (attachment) : 0;

  return attachment != NULL && (id == 0 || binome_db_delete (db, BINOME_TYPE_ATTACHMENT, id, error));
}

/* ---- out of the workspace ---- */

/* The one that is there. */
static BinomeEntity *
require (BinomeDb *db, guint reference, gint64 owner, GError **error)
{
  g_autoptr (BinomeEntity) attachment = binome_attachment_find (db, reference, owner, error);

  if (attachment == NULL || binome_entity_get_id (attachment) != 0)
    return g_steal_pointer (&attachment);

  g_set_error_literal (error, BINOME_ERROR, BINOME_ERROR_NOT_FOUND, _ ("There is no such file any more."));
  return NULL;
}

/**
 * binome_attachment_put_out:
 * @db: the file
 * @reference: as for binome_attachment_find()
 * @owner: what it belongs to
 * @folder: a folder of this user, made where it is not there; each copy gets a folder of its own in it
 * @error: return location for a #GError: %BINOME_ERROR_NOT_FOUND where there is none
 *
 * Writes a copy to be shown by another program. Only the user may read it.
 *
 * Returns: (transfer full) (nullable): the copy
 */
GFile *
binome_attachment_put_out (BinomeDb *db, guint reference, gint64 owner, const char *folder, GError **error)
{
  g_autoptr (BinomeEntity) attachment = require (db, reference, owner, error);
  g_autofree char *place = g_build_filename (folder, "XXXXXX", NULL);
  g_autofree char *base = NULL, *path = NULL;
  g_autofree guchar *content = NULL;
  gsize size;

  if (attachment == NULL)
    return NULL;
  if (g_mkdir_with_parents (folder, 0700) != 0 || g_mkdtemp_full (place, 0700) == NULL)
    {
      g_set_error_literal (error, BINOME_ERROR, BINOME_ERROR_FAILED, g_strerror (errno));
      return NULL;
    }

  base = g_path_get_basename (binome_entity_get_text (attachment, BINOME_ATTACHMENT_NAME));
  path = g_build_filename (place, base, NULL);
  content = g_base64_decode (binome_entity_get_text (attachment, BINOME_ATTACHMENT_CONTENT), &size);
  if (g_file_set_contents_full (path, (const char *)content, (gssize)size, G_FILE_SET_CONTENTS_NONE, 0400,
                                error))
    return g_file_new_for_path (path);

  g_prefix_error (error, "%s: ", path);
  return NULL;
}

/**
 * binome_attachment_save:
 * @db: the file
 * @reference: as for binome_attachment_find()
 * @owner: what it belongs to
 * @to: where the user wants a copy
 * @error: return location for a #GError
 *
 * Returns: whether the copy was written
 */
gboolean
binome_attachment_save (BinomeDb *db, guint reference, gint64 owner, GFile *to, GError **error)
{
  g_autoptr (BinomeEntity) attachment = require (db, reference, owner, error);
  g_autofree guchar *content = NULL;
  gsize size;

  if (attachment == NULL)
    return FALSE;

  content = g_base64_decode (binome_entity_get_text (attachment, BINOME_ATTACHMENT_CONTENT), &size);
  return g_file_replace_contents (to, (const char *)content, size, NULL, FALSE, G_FILE_CREATE_PRIVATE, NULL,
                                  NULL, error);
}
