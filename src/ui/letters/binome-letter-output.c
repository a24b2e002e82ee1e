/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The ways in which letters leave: printer, PDF, messages as files, the user's mail program. What left is
 * kept in the file. */

#include "letters/binome-letter-output.h"

#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>

#include "binome-letter-message.h"
#include "letters/binome-mail-portal.h"
#include "printing/binome-report-print.h"
#include "printing/binome-report-save.h"

/* Letters on their way out. The widget may be gone when they are out. */
typedef struct
{
  BinomeSession *session;
  GWeakRef widget;
  GPtrArray *letters; /* BinomeMadeLetter * */
  GPtrArray *written; /* unowned, of letters */
  GFile *target;
  BinomeLetterTell tell;
} Output;

static Output *
output_new (BinomeSession *session, GtkWidget *widget, GPtrArray *letters, BinomeLetterTell tell)
{
  Output *output = g_new0 (Output, 1);

  output->session = g_object_ref (session);
  g_weak_ref_init (&output->widget, widget);
  output->letters = g_ptr_array_ref (letters);
  output->written = g_ptr_array_new ();
  output->tell = tell;
  return output;
}

static void
output_free (gpointer data)
{
  Output *output = data;

  g_object_unref (output->session);
  g_weak_ref_clear (&output->widget);
  g_ptr_array_unref (output->letters);
  g_ptr_array_unref (output->written);
  g_clear_object (&output->target);
  g_free (output);
}

static void
tell (Output *output, const char *message)
{
  g_autoptr (GtkWidget) widget = g_weak_ref_get (&output->widget);

  if (widget != NULL)
    output->tell (widget, message);
}

static void
tell_error (Output *output, const GError *error)
{
  if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED)
      && !g_error_matches (error, GTK_DIALOG_ERROR, GTK_DIALOG_ERROR_DISMISSED)
      && !g_error_matches (error, GTK_DIALOG_ERROR, GTK_DIALOG_ERROR_CANCELLED))
    tell (output, error->message);
}

static GtkWindow *
window_of (Output *output)
{
  g_autoptr (GtkWidget) widget = g_weak_ref_get (&output->widget);
  GtkRoot *root = widget != NULL ? gtk_widget_get_root (widget) : NULL;

  return GTK_IS_WINDOW (root) ? GTK_WINDOW (root) : NULL;
}

/* ---- what left is kept ---- */

typedef struct
{
  GPtrArray *letters; /* that the letters of @written belong to */
  GPtrArray *written;
  BinomeLetterWay way;
} Record;

static void
record_free (gpointer data)
{
  Record *record = data;

  g_ptr_array_unref (record->letters);
  g_ptr_array_unref (record->written);
  g_free (record);
}

static gboolean
record_work (BinomeDb *db, gpointer data, GError **error)
{
  Record *record = data;

  return binome_letters_record (db, record->written, record->way, error);
}

static void
record (Output *output, GPtrArray *written, BinomeLetterWay way)
{
  g_autoptr (GtkWidget) widget = g_weak_ref_get (&output->widget);
  g_autofree char *action
      = g_strdup_printf (ngettext ("Make %u letter", "Make %u letters", written->len), written->len);
  Record *data;

  if (written->len == 0)
    return;

  data = g_new0 (Record, 1);
  data->letters = g_ptr_array_ref (output->letters);
  data->written = g_ptr_array_ref (written);
  data->way = way;
  binome_session_write (output->session, widget, action, record_work, data, record_free, NULL);
}

/* ---- printer ---- */

static void
on_printed_cb (GtkPrintOperation *operation, GtkPrintOperationResult result, Output *output)
{
  g_autoptr (GError) error = NULL;

  if (result == GTK_PRINT_OPERATION_RESULT_APPLY)
    {
      record (output, output->letters, BINOME_LETTER_WAY_PRINTED);
      tell (output, _ ("Sent to the printer."));
    }
  else if (result == GTK_PRINT_OPERATION_RESULT_ERROR)
    {
      gtk_print_operation_get_error (operation, &error);
      if (error != NULL)
        tell_error (output, error);
    }
}

static void
free_output_cb (gpointer data, GClosure *closure)
{
  output_free (data);
}

/**
 * binome_letter_output_print:
 * @session: where it is kept
 * @widget: where the user is
 * @letters: (element-type BinomeMadeLetter): what to print
 * @tell: tells how it went
 *
 * Prints all letters as one job.
 */
void
binome_letter_output_print (BinomeSession *session, GtkWidget *widget, GPtrArray *letters,
                            BinomeLetterTell tell_func)
{
  Output *output = output_new (session, widget, letters, tell_func);
  g_autoptr (BinomeReport) report = binome_letters_build_report (letters);
  g_autoptr (GtkPrintOperation) operation = binome_report_print_new (report);

  g_signal_connect_data (operation, "done", G_CALLBACK (on_printed_cb), output, free_output_cb,
                         G_CONNECT_DEFAULT);
  /* What went wrong is told by “done”, in every case. */
  gtk_print_operation_run (operation, GTK_PRINT_OPERATION_ACTION_PRINT_DIALOG, window_of (output), NULL);
}

/* ---- one PDF ---- */

static void
on_saved_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Output *output = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GFile) file = binome_report_save_finish (result, &error);
  g_autofree char *name = NULL;
  g_autofree char *message = NULL;

  if (file == NULL)
    tell_error (output, error);
  else
    {
      name = g_file_get_basename (file);
      /* Translators: %s is the name of a file. */
      message = g_strdup_printf (_ ("Saved as “%s”."), name);
      record (output, output->letters, BINOME_LETTER_WAY_PDF);
      tell (output, message);
    }
  output_free (output);
}

static void
on_file_chosen_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Output *output = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GFile) file = gtk_file_dialog_save_finish (GTK_FILE_DIALOG (source), result, &error);
  g_autoptr (BinomeReport) report = NULL;

  if (file == NULL)
    {
      tell_error (output, error);
      output_free (output);
      return;
    }

  report = binome_letters_build_report (output->letters);
  binome_report_save_async (report, file, NULL, on_saved_cb, output);
}

/**
 * binome_letter_output_save:
 * @session: where it is kept
 * @widget: where the user is
 * @letters: (element-type BinomeMadeLetter): what to save
 * @tell: tells how it went
 *
 * Saves all letters as one PDF.
 */
void
binome_letter_output_save (BinomeSession *session, GtkWidget *widget, GPtrArray *letters,
                           BinomeLetterTell tell_func)
{
  Output *output = output_new (session, widget, letters, tell_func);
  const BinomeMadeLetter *first = letters->pdata[0];
  g_autoptr (GtkFileDialog) dialog = gtk_file_dialog_new ();
  g_autofree char *name = letters->len == 1 ? binome_made_letter_dup_file_name (first, ".pdf")
                                            : binome_message_make_file_name (_ (first->kind->label), ".pdf");

  gtk_file_dialog_set_title (dialog, _ ("Save the Letters"));
  gtk_file_dialog_set_initial_name (dialog, name);
  gtk_file_dialog_save (dialog, window_of (output), NULL, on_file_chosen_cb, output);
}

/* ---- messages as files ---- */

static void
save_messages_thread (GTask *task, gpointer source, gpointer task_data, GCancellable *cancellable)
{
  Output *output = task_data;
  GError *error = NULL;

  if (binome_letters_save_messages (output->letters, output->target, output->written, cancellable, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

static void
on_messages_saved_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Output *output = g_task_get_task_data (G_TASK (result));
  g_autoptr (GError) error = NULL;
  gboolean good = g_task_propagate_boolean (G_TASK (result), &error);
  guint n = output->written->len, without = output->letters->len - n;
  g_autofree char *saved = g_strdup_printf (
      ngettext ("%u message saved; open it to send it.", "%u messages saved; open them to send them.", n), n);
  g_autofree char *left = g_strdup_printf (
      ngettext ("%u person has no e-mail address.", "%u people have no e-mail address.", without), without);
  g_autofree char *both = g_strdup_printf ("%s %s", saved, left);

  /* What was written before a failure has left all the same. */
  record (output, output->written, BINOME_LETTER_WAY_MESSAGE);
  if (good)
    tell (output, without == 0 ? saved : n == 0 ? left : both);
  else
    tell_error (output, error);
}

/**
 * binome_letter_output_save_messages_in:
 * @session: where it is kept
 * @widget: where the user is
 * @letters: (element-type BinomeMadeLetter): what to send
 * @folder: where the files go
 * @tell: tells how it went
 *
 * Writes a message for each person who has an e-mail address.
 */
void
binome_letter_output_save_messages_in (BinomeSession *session, GtkWidget *widget, GPtrArray *letters,
                                       GFile *folder, BinomeLetterTell tell_func)
{
  g_autoptr (GTask) task = g_task_new (NULL, NULL, on_messages_saved_cb, NULL);
  Output *output = output_new (session, widget, letters, tell_func);

  output->target = g_object_ref (folder);
  g_task_set_task_data (task, output, output_free);
  g_task_run_in_thread (task, save_messages_thread);
}

static void
on_folder_chosen_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Output *output = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GFile) folder = gtk_file_dialog_select_folder_finish (GTK_FILE_DIALOG (source), result, &error);
  g_autoptr (GtkWidget) widget = g_weak_ref_get (&output->widget);

  if (folder == NULL)
    tell_error (output, error);
  else if (widget != NULL)
    binome_letter_output_save_messages_in (output->session, widget, output->letters, folder, output->tell);
  output_free (output);
}

/**
 * binome_letter_output_save_messages:
 * @session: where it is kept
 * @widget: where the user is
 * @letters: (element-type BinomeMadeLetter): what to send
 * @tell: tells how it went
 *
 * Asks for a folder, and writes a message for each person there.
 */
void
binome_letter_output_save_messages (BinomeSession *session, GtkWidget *widget, GPtrArray *letters,
                                    BinomeLetterTell tell_func)
{
  Output *output = output_new (session, widget, letters, tell_func);
  g_autoptr (GtkFileDialog) dialog = gtk_file_dialog_new ();

  gtk_file_dialog_set_title (dialog, _ ("Choose a Folder for the Messages"));
  gtk_file_dialog_select_folder (dialog, window_of (output), NULL, on_folder_chosen_cb, output);
}

/* ---- the user's mail program ---- */

static void
on_link_opened_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Output *output = user_data;
  g_autoptr (GError) error = NULL;

  if (gtk_uri_launcher_launch_finish (GTK_URI_LAUNCHER (source), result, &error))
    {
      record (output, output->letters, BINOME_LETTER_WAY_MAIL);
      tell (output,
            _ ("The message is open in your mail program, without the letter: save it as a PDF here, and "
               "attach it there."));
    }
  else
    tell (output, _ ("No mail program could be opened. Save the message instead, and send it from where you "
                     "write your e-mail."));
  output_free (output);
}

/* Without the portal there is a link, which carries no attachment. */
static void
open_link (Output *output)
{
  const BinomeMadeLetter *letter = output->letters->pdata[0];
  g_autofree char *text = binome_letter_text_write_plain (letter->blocks);
  const BinomeMessage message = {
    .to_name = letter->recipient->name,
    .to = letter->recipient->email,
    .subject = letter->subject,
    .text = text,
  };
  g_autoptr (GError) error = NULL;
  g_autofree char *link = binome_message_write_link (&message, &error);
  g_autoptr (GtkUriLauncher) launcher = NULL;

  if (link == NULL)
    {
      tell_error (output, error);
      output_free (output);
      return;
    }

  launcher = gtk_uri_launcher_new (link);
  gtk_uri_launcher_launch (launcher, window_of (output), NULL, on_link_opened_cb, output);
}

/* Where the user did not want the message, nothing was sent. */
static void
on_composed_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Output *output = user_data;
  g_autoptr (GError) error = NULL;

  if (binome_mail_portal_compose_finish (result, &error))
    {
      record (output, output->letters, BINOME_LETTER_WAY_MAIL);
      tell (output, _ ("The message is open in your mail program, with the letter attached."));
    }
  else if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    {
      open_link (output);
      return;
    }
  output_free (output);
}

/* A folder that the mail program can see from outside a sandbox, emptied of what was there before. */
static char *
make_attachment_folder (void)
{
  char *folder = g_build_filename (g_get_user_cache_dir (), "binome", "letters", NULL);
  g_autoptr (GDir) dir = NULL;
  const char *name;

  if (g_mkdir_with_parents (folder, 0700) != 0 || (dir = g_dir_open (folder, 0, NULL)) == NULL)
    {
      g_free (folder);
      return NULL;
    }
  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *old = g_build_filename (folder, name, NULL);

      g_unlink (old);
    }
  return folder;
}

/* The letter as an open file, which the portal hands to the mail program; its name is that of the file. */
static GUnixFDList *
open_attachment (const BinomeMadeLetter *letter)
{
  g_autoptr (GBytes) pdf = binome_made_letter_write_pdf (letter, NULL, NULL);
  g_autofree char *folder = pdf != NULL ? make_attachment_folder () : NULL;
  g_autofree char *name = binome_message_make_file_name (letter->subject, ".pdf");
  g_autofree char *path = folder != NULL ? g_build_filename (folder, name, NULL) : NULL;
  g_autoptr (GUnixFDList) list = g_unix_fd_list_new ();
  int fd, handle = -1;

  if (path == NULL
      || !g_file_set_contents_full (path, g_bytes_get_data (pdf, NULL), (gssize)g_bytes_get_size (pdf),
                                    G_FILE_SET_CONTENTS_NONE, 0600, NULL))
    return NULL;

  fd = g_open (path, O_RDONLY | O_CLOEXEC, 0);
  if (fd >= 0)
    {
      handle = g_unix_fd_list_append (list, fd, NULL);
      g_close (fd, NULL);
    }
  return handle == 0 ? g_steal_pointer (&list) : NULL;
}

/**
 * binome_letter_output_compose:
 * @session: where it is kept
 * @widget: where the user is
 * @letters: (element-type BinomeMadeLetter): one letter, whose recipient has an e-mail address
 * @tell: tells how it went
 *
 * Opens a message in the user's mail program, with the letter attached where the desktop can do that.
 */
void
binome_letter_output_compose (BinomeSession *session, GtkWidget *widget, GPtrArray *letters,
                              BinomeLetterTell tell_func)
{
  Output *output = output_new (session, widget, letters, tell_func);
  const BinomeMadeLetter *letter = letters->pdata[0];
  g_autofree char *text = binome_letter_text_write_plain (letter->blocks);
  g_autoptr (GUnixFDList) attachment = open_attachment (letter);

  if (attachment == NULL)
    open_link (output);
  else
    binome_mail_portal_compose_async (letter->recipient->email, letter->subject, text, attachment,
                                      on_composed_cb, output);
}
