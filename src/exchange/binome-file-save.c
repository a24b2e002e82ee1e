/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Puts a file that was made in memory on the disk, wholly or not at all. */

#include "binome-file-save.h"

#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>

#include "binome-error.h"

/* A local file is written beside, brought to the disk and put in place in one step, readable by its owner
 * only: it holds personal data. */
static gboolean
replace (GFile *file, GBytes *bytes, GCancellable *cancellable, GError **error)
{
  const char *path = g_file_peek_path (file);
  gsize size;
  const char *data = g_bytes_get_data (bytes, &size);

  if (g_cancellable_set_error_if_cancelled (cancellable, error))
    return FALSE;
  if (path != NULL)
    {
      /* The new file takes over the mode of the one it replaces. Where there is none, 0600 holds. */
      (void)g_chmod (path, 0600);
      return g_file_set_contents_full (path, data, (gssize)size,
                                       G_FILE_SET_CONTENTS_CONSISTENT | G_FILE_SET_CONTENTS_DURABLE, 0600,
                                       error);
    }

  return g_file_replace_contents (file, data, size, NULL, FALSE,
                                  G_FILE_CREATE_PRIVATE | G_FILE_CREATE_REPLACE_DESTINATION, NULL,
                                  cancellable, error);
}

/**
 * binome_file_save:
 * @file: where to
 * @bytes: what
 * @cancellable: (nullable): to give up
 * @error: an error of %BINOME_ERROR, or %G_IO_ERROR_CANCELLED
 *
 * Writes a file, wholly or not at all. Blocks: not for the main thread.
 *
 * Returns: whether the file is written
 */
gboolean
binome_file_save (GFile *file, GBytes *bytes, GCancellable *cancellable, GError **error)
{
  g_autoptr (GError) reason = NULL;
  g_autofree char *name = NULL;

  if (replace (file, bytes, cancellable, &reason))
    return TRUE;
  if (g_error_matches (reason, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    {
      g_propagate_error (error, g_steal_pointer (&reason));
      return FALSE;
    }

  name = g_file_get_parse_name (file);
  g_set_error (error, BINOME_ERROR, BINOME_ERROR_FAILED,
               /* Translators: a file name, and the reason the system gives. */
               _ ("“%s” could not be written: %s"), name, reason->message);
  return FALSE;
}
