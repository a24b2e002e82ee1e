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

static gpointer
refuse_missing (GError **error)
{
  g_set_error_literal (error, BINOME_ERROR, BINOME_ERROR_NOT_FOUND, _ ("There is no such file any more."));
  return NULL;
}

/* The one that is there. */
static BinomeEntity *
require (BinomeDb *db, guint reference, gint64 owner, GError **error)
{
  g_autoptr (BinomeEntity) attachment = binome_attachment_find (db, reference, owner, error);

  if (attachment == NULL || binome_entity_get_id (attachment) != 0)
    return g_steal_pointer (&attachment);

  return refuse_missing (error);
}

/* A copy that other programs show, which only the user may read, in a folder of its own in @folder. */
static GFile *
write_copy (const char *name, const char *text, const char *folder, GError **error)
{
  g_autofree char *place = g_build_filename (folder, "XXXXXX", NULL);
  g_autofree char *base = g_path_get_basename (name), *path = NULL;
  g_autofree guchar *content = NULL;
  gsize size;

  if (g_mkdir_with_parents (folder, 0700) != 0 || g_mkdtemp_full (place, 0700) == NULL)
    {
      g_set_error_literal (error, BINOME_ERROR, BINOME_ERROR_FAILED, g_strerror (errno));
      return NULL;
    }

  path = g_build_filename (place, base, NULL);
  content = g_base64_decode (text, &size);
  if (g_file_set_contents_full (path, (const char *)content, (gssize)size, G_FILE_SET_CONTENTS_NONE, 0400,
                                error))
    return g_file_new_for_path (path);

  g_prefix_error (error, "%s: ", path);
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

  return attachment != NULL
             ? write_copy (binome_entity_get_text (attachment, BINOME_ATTACHMENT_NAME),
                           binome_entity_get_text (attachment, BINOME_ATTACHMENT_CONTENT), folder, error)
             : NULL;
}

/* ---- those that were ---- */

/* A change says what changed: a name that stayed is still there. */
#define FORMER_NAME "coalesce (c.before ->> '$.name', (SELECT name FROM attachment WHERE id = c.row), 'file')"

/**
 * binome_attachment_list_former:
 * @db: the file
 * @action: an action of the journal
 * @answer: an answer to a field of the company’s own, also one that is no more
 * @files: (element-type BinomeFormerFile): where to add them
 * @error: return location for a #GError
 *
 * Finds the files that @action took away from @answer: the journal keeps them.
 *
 * Returns: whether that could be read
 */
gboolean
binome_attachment_list_former (BinomeDb *db, gint64 action, gint64 answer, GPtrArray *files, GError **error)
{
  BinomeStatement *row = binome_db_prepare (
      db,
      "SELECT c.id, " FORMER_NAME " FROM change c WHERE c.action = ?1 AND c.entity = 'attachment'"
      " AND c.before ->> '$.content' IS NOT NULL AND (c.before ->> '$.answer' = ?2"
      " OR c.row IN (SELECT id FROM attachment WHERE answer = ?2) OR c.row IN (SELECT d.row FROM change d"
      " WHERE d.entity = 'attachment' AND d.operation = 'delete' AND d.before ->> '$.answer' = ?2))"
      " ORDER BY c.id",
      error);
  GError *local_error = NULL;

  if (row == NULL)
    return FALSE;

  binome_statement_bind_integer (row, 1, action);
  binome_statement_bind_integer (row, 2, answer);
  while (binome_statement_step (row, &local_error))
    {
      BinomeFormerFile *file = g_new0 (BinomeFormerFile, 1);

      file->change = binome_statement_get_integer (row, 0);
      file->name = g_strdup (binome_statement_get_text (row, 1));
      g_ptr_array_add (files, file);
    }
  if (local_error != NULL)
    g_propagate_error (error, local_error);
  return local_error == NULL;
}

void
binome_former_file_free (gpointer self)
{
  g_free (((BinomeFormerFile *)self)->name);
  g_free (self);
}

/**
 * binome_attachment_put_out_former:
 * @db: the file
 * @change: where the journal keeps it, see #BinomeFormerFile
 * @folder: as for binome_attachment_put_out()
 * @error: return location for a #GError
 *
 * Returns: (transfer full) (nullable): a copy to be shown by another program
 */
GFile *
binome_attachment_put_out_former (BinomeDb *db, gint64 change, const char *folder, GError **error)
{
  BinomeStatement *row = binome_db_prepare (
      db, "SELECT " FORMER_NAME ", c.before ->> '$.content' FROM change c WHERE c.id = ?1", error);
  g_autofree char *name = NULL, *content = NULL;
  GError *local_error = NULL;

  if (row == NULL)
    return NULL;

  binome_statement_bind_integer (row, 1, change);
  while (binome_statement_step (row, &local_error))
    {
      g_set_str (&name, binome_statement_get_text (row, 0));
      g_set_str (&content, binome_statement_get_text (row, 1));
    }
  if (local_error != NULL)
    {
      g_propagate_error (error, local_error);
      return NULL;
    }

  return name != NULL ? write_copy (name, content, folder, error) : refuse_missing (error);
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
