/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Fields of the company’s own that hold a file: it is kept in the workspace, and the answer is its name. An
 * answer may also be a link, as it is where a file was named before, or in a list. */

#include "binome-own-file.h"

#include <glib/gi18n-lib.h>

#include "binome-attachments.h"
#include "binome-error.h"
#include "binome-own-values.h"

/**
 * binome_own_file_is_link:
 * @answer: an answer to a field of the kind file
 *
 * Returns: whether it says where a file is, and is not the name of one that is kept
 */
gboolean
binome_own_file_is_link (const char *answer)
{
  return strchr (answer, '/') != NULL;
}

/**
 * binome_own_file_keep:
 * @db: the file, in a write
 * @field: a field of the company’s own, of the kind file
 * @owner: a person, or for fields of tutors and tutees an enrolment
 * @file: what shall be kept; it is only read
 * @error: return location for a #GError: %BINOME_ERROR_REFUSED for what is no file or too large
 *
 * Takes a file into the workspace, in place of the one there may be, or of a link to it.
 *
 * Returns: whether it was kept
 */
gboolean
binome_own_file_keep (BinomeDb *db, gint64 field, gint64 owner, GFile *file, GError **error)
{
  gsize size = 0;
  g_autofree char *content = binome_attachment_load (file, &size, error);
  g_autofree char *name = content != NULL ? binome_attachment_dup_name (file) : NULL;
  gint64 answer;

  if (name == NULL)
    return FALSE;

  /* A slash would make it a link. */
  g_strdelimit (name, "/", '-');
  if (*name == '\0')
    g_set_str (&name, _ ("File"));
  answer = binome_own_values_set_name (db, field, owner, name, error);
  return answer != 0
         && binome_attachment_keep (db, BINOME_ATTACHMENT_ANSWER, answer, name, content, size, error);
}

/**
 * binome_own_file_put_out:
 * @db: the file
 * @field: a field of the company’s own
 * @owner: as for binome_own_file_keep()
 * @folder: as for binome_attachment_put_out()
 * @error: return location for a #GError: %BINOME_ERROR_NOT_FOUND where no file is kept
 *
 * Returns: (transfer full) (nullable): a copy to be shown by another program
 */
GFile *
binome_own_file_put_out (BinomeDb *db, gint64 field, gint64 owner, const char *folder, GError **error)
{
  gint64 answer;

  return binome_own_values_find (db, field, owner, &answer, error)
             ? binome_attachment_put_out (db, BINOME_ATTACHMENT_ANSWER, answer, folder, error)
             : NULL;
}

/* Writes a copy of the file that is kept to where the user wants it. */
gboolean
binome_own_file_save (BinomeDb *db, gint64 field, gint64 owner, GFile *to, GError **error)
{
  gint64 answer;

  return binome_own_values_find (db, field, owner, &answer, error)
         && binome_attachment_save (db, BINOME_ATTACHMENT_ANSWER, answer, to, error);
}
