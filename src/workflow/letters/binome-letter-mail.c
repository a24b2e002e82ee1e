/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Letters as PDF files and as messages, one for each person. */

#include <glib/gi18n-lib.h>

#include "binome-error.h"
#include "binome-letter-message.h"
#include "binome-letter-workflow.h"

/**
 * binome_made_letter_write_pdf:
 * @self: a letter
 * @cancellable: (nullable): to give up
 * @error: return location for a #GError
 *
 * Returns: (transfer full) (nullable): a PDF file
 */
GBytes *
binome_made_letter_write_pdf (const BinomeMadeLetter *self, GCancellable *cancellable, GError **error)
{
  g_autoptr (BinomeReport) report = binome_made_letter_build_report (self);
  g_autoptr (GOutputStream) stream = g_memory_output_stream_new_resizable ();

  if (!binome_report_write_pdf (report, stream, NULL, cancellable, error)
      || !g_output_stream_close (stream, NULL, error))
    return NULL;

  return g_memory_output_stream_steal_as_bytes (G_MEMORY_OUTPUT_STREAM (stream));
}

/**
 * binome_made_letter_dup_file_name:
 * @self: a letter
 * @extension: with its dot
 *
 * Returns: (transfer full): what its file is called: whom it is for and what it is about
 */
char *
binome_made_letter_dup_file_name (const BinomeMadeLetter *self, const char *extension)
{
  const char *who = self->recipient != NULL ? self->recipient->name : "";
  const char *what = self->kind != NULL ? _ (self->kind->label) : self->subject;
  g_autofree char *text = g_strdup_printf ("%s – %s", who, what);

  return binome_message_make_file_name (*who != '\0' ? text : what, extension);
}

/**
 * binome_made_letter_can_be_sent:
 * @self: a letter
 *
 * Returns: whether the recipient has an e-mail address
 */
gboolean
binome_made_letter_can_be_sent (const BinomeMadeLetter *self)
{
  return self->recipient != NULL && binome_message_is_address (self->recipient->email);
}

static GBytes *
write_message (const BinomeMadeLetter *letter, GDateTime *now, GCancellable *cancellable, GError **error)
{
  g_autoptr (GBytes) pdf = binome_made_letter_write_pdf (letter, cancellable, error);
  g_autofree char *text = binome_letter_text_write_plain (letter->blocks);
  g_autofree char *file_name = binome_message_make_file_name (letter->subject, ".pdf");
  const BinomeMessage message = {
    .from_name = letter->sender_name,
    .from = letter->sender_email,
    .to_name = letter->recipient->name,
    .to = letter->recipient->email,
    .subject = letter->subject,
    .text = text,
    .file_name = file_name,
    .content = pdf,
    .date = now,
  };

  return pdf != NULL ? binome_message_write (&message, error) : NULL;
}

/* A file of that name; with a number where there is one already, so that nothing is lost. */
static gboolean
write_file (GFile *folder, const BinomeMadeLetter *letter, GBytes *content, GCancellable *cancellable,
            GError **error)
{
  for (guint i = 1;; i++)
    {
      g_autofree char *extension = i == 1 ? g_strdup (".eml") : g_strdup_printf (" (%u).eml", i);
      g_autofree char *name = binome_made_letter_dup_file_name (letter, extension);
      g_autoptr (GFile) file = g_file_get_child (folder, name);
      g_autoptr (GError) local_error = NULL;
      g_autoptr (GFileOutputStream) stream
          = g_file_create (file, G_FILE_CREATE_PRIVATE, cancellable, &local_error);
      gsize length;
      const void *data = g_bytes_get_data (content, &length);

      if (g_error_matches (local_error, G_IO_ERROR, G_IO_ERROR_EXISTS))
        continue;
      if (stream == NULL)
        {
          g_propagate_error (error, g_steal_pointer (&local_error));
          return FALSE;
        }
      return g_output_stream_write_all (G_OUTPUT_STREAM (stream), data, length, NULL, cancellable, error)
             && g_output_stream_close (G_OUTPUT_STREAM (stream), cancellable, error);
    }
}

/**
 * binome_letters_save_messages:
 * @letters: (element-type BinomeMadeLetter): what to send
 * @folder: where the files go
 * @written: (element-type BinomeMadeLetter): gets the letters for which there is a file now
 * @cancellable: (nullable): to give up between two
 * @error: return location for a #GError
 *
 * Writes a message for each letter whose recipient has an e-mail address. No file is replaced. May run
 * on any thread.
 *
 * Returns: whether all of them were written
 */
gboolean
binome_letters_save_messages (GPtrArray *letters, GFile *folder, GPtrArray *written,
                              GCancellable *cancellable, GError **error)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();

  for (guint i = 0; i < letters->len; i++)
    {
      BinomeMadeLetter *letter = letters->pdata[i];
      g_autoptr (GBytes) content = NULL;

      if (!binome_made_letter_can_be_sent (letter))
        continue;
      content = write_message (letter, now, cancellable, error);
      if (content == NULL || !write_file (folder, letter, content, cancellable, error))
        return FALSE;
      g_ptr_array_add (written, letter);
    }

  return TRUE;
}
