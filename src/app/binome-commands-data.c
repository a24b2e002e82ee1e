/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The commands that bring data in and hand it out: import, export. */

#include "binome-commands.h"

#include <stdio.h>
#include <glib/gi18n-lib.h>

#include "binome-error.h"
#include "binome-export-list.h"
#include "binome-file-save.h"
#include "binome-import.h"
#include "binome-output.h"

/* ---- import ---- */

/* A sheet may be called “2”: names come before numbers. */
static gboolean
choose_sheet (BinomeCall *call, BinomeImport *import, GError **error)
{
  const char *const *names = binome_import_get_sheets (import);
  guint n = g_strv_length ((char **)names);
  g_autofree char *all = g_strjoinv (", ", (char **)names);
  guint64 number;

  for (guint i = 0; i < n; i++)
    if (g_str_equal (names[i], call->sheet))
      return binome_import_set_sheet (import, i, error);
  if (g_ascii_string_to_unsigned (call->sheet, 10, 1, MAX (n, 1), &number, NULL) && n > 0)
    return binome_import_set_sheet (import, (guint)number - 1, error);

  if (n == 0)
    g_set_error (error, BINOME_ERROR, BINOME_ERROR_INVALID, _ ("“%s” has no sheets: it is a text."),
                 binome_import_get_file_name (import));
  else
    /* Translators: what was asked for, and the names of all sheets. */
    g_set_error (error, BINOME_ERROR, BINOME_ERROR_NOT_FOUND,
                 _ ("There is no sheet “%1$s”. There are: %2$s."), call->sheet, all);
  return FALSE;
}

static BinomeImport *
load_import (BinomeCall *call, GError **error)
{
  g_autoptr (GFile) file = g_file_new_for_commandline_arg (call->word);
  g_autofree char *path = g_filename_display_name (call->word);
  g_autofree char *name = g_filename_display_basename (call->word);
  g_autoptr (BinomeImport) import = NULL;
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GError) reason = NULL;

  bytes = g_file_load_bytes (file, binome_call_get_cancellable (call), NULL, &reason);
  if (bytes == NULL)
    {
      if (g_error_matches (reason, G_IO_ERROR, G_IO_ERROR_CANCELLED))
        g_propagate_error (error, g_steal_pointer (&reason));
      else if (g_error_matches (reason, G_IO_ERROR, G_IO_ERROR_NOT_FOUND))
        g_set_error (error, BINOME_ERROR, BINOME_ERROR_NOT_FOUND, _ ("There is no file “%s”."), path);
      else
        /* Translators: a file, and the reason the system gives. */
        g_set_error (error, BINOME_ERROR, BINOME_ERROR_FAILED, _ ("“%1$s” cannot be read: %2$s"), path,
                     reason->message);
      return NULL;
    }

  import = binome_import_new_for_bytes (bytes, name, binome_call_get_cancellable (call), error);
  if (import == NULL || (call->sheet != NULL && !choose_sheet (call, import, error)))
    return NULL;
  return g_steal_pointer (&import);
}

/* What the columns are, and so which of them hold dates, depends on what the rows become. */
static gboolean
set_as (BinomeCall *call, BinomeStore *store, BinomeImport *import, BinomeImportAs as, gint64 programme,
        GError **error)
{
  binome_import_set_as (import, as, programme);
  if (!binome_store_read (store, binome_import_recall, import, binome_call_get_cancellable (call), error))
    return FALSE;
  if (call->date_order != NULL)
    binome_import_set_date_order (import, g_str_equal (call->date_order, "dmy") ? BINOME_DATE_FORMAT_DMY
                                                                                : BINOME_DATE_FORMAT_MDY);
  if (binome_import_needs_date_order (import))
    {
      g_set_error (error, BINOME_ERROR, BINOME_ERROR_INVALID,
                   /* Translators: %s is a date such as 03/04/2026. */
                   _ ("“%s” can be read in two ways. Give --date-order dmy or --date-order mdy."),
                   binome_import_get_date_example (import));
      return FALSE;
    }

  return TRUE;
}

/* What --as says; the values were checked with the call. */
static BinomeImportAs
find_as (const char *word)
{
  static const char *const words[] = {
    [BINOME_IMPORT_PEOPLE] = "people",     [BINOME_IMPORT_TUTORS] = "tutors",
    [BINOME_IMPORT_TUTEES] = "tutees",     [BINOME_IMPORT_PAIRS] = "pairs",
    [BINOME_IMPORT_MEETINGS] = "meetings",
  };

  for (gsize i = 0; i < G_N_ELEMENTS (words); i++)
    if (g_str_equal (word, words[i]))
      return (BinomeImportAs)i;

  g_return_val_if_reached (BINOME_IMPORT_PEOPLE);
}

static double
get_import_progress (gpointer data)
{
  return binome_import_get_progress (data);
}

static gboolean
run_import (BinomeCall *call, BinomeStore *store, BinomeImport *import, GError **error)
{
  GCancellable *cancellable = binome_call_get_cancellable (call);
  gboolean done;

  binome_attendant_watch (call->attendant, _ ("Importing…"), get_import_progress, import);
  if (call->dry_run)
    done = binome_store_read (store, binome_import_preview, import, cancellable, error);
  else
    done = binome_store_write (store, _ ("Import"), BINOME_SOURCE_IMPORT, binome_import_apply, import,
                               cancellable, error);
  binome_attendant_watch (call->attendant, NULL, NULL, NULL);
  return done;
}

static void
print_import (BinomeCall *call, BinomeImport *import)
{
  g_autofree char *summary = binome_import_dup_summary (import);
  g_autofree char *note = binome_import_dup_note (import);
  guint n_managers = binome_import_get_n_managers_left_out (import);

  if (call->dry_run)
    /* Translators: %s is a summary such as “12 new, 3 updated”. */
    binome_output_line (_ ("It would be: %s"), summary);
  else
    binome_output_line ("%s", summary);
  if (note != NULL)
    binome_output_line ("%s", note);
  if (n_managers > 0)
    binome_output_line (ngettext ("%u line manager is left out; the line says why.",
                                  "%u line managers are left out; the lines say why.", n_managers),
                        n_managers);

  for (guint row = 0; row < binome_import_get_n_rows (import); row++)
    if (binome_import_has_warning (import, row))
      {
        g_autofree char *report = binome_import_dup_report (import, row, TRUE);

        binome_output_line ("%s", report);
      }
}

static void
print_import_json (BinomeCall *call, BinomeImport *import)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();

  json_builder_begin_object (builder);
  binome_json_add_text (builder, "file", binome_import_get_file_name (import));
  binome_json_add_boolean (builder, "dry-run", call->dry_run);
  binome_json_add_number (builder, "rows", binome_import_get_n_rows (import));
  binome_json_add_number (builder, "new", binome_import_get_n_verdicts (import, BINOME_IMPORT_NEW));
  binome_json_add_number (builder, "updated", binome_import_get_n_verdicts (import, BINOME_IMPORT_UPDATE));
  binome_json_add_number (builder, "unchanged", binome_import_get_n_verdicts (import, BINOME_IMPORT_SAME));
  binome_json_add_number (builder, "enrolled", binome_import_get_n_enrolled (import));
  binome_json_add_number (builder, "managers-left-out", binome_import_get_n_managers_left_out (import));
  json_builder_set_member_name (builder, "left-out");
  json_builder_begin_array (builder);
  for (guint row = 0; row < binome_import_get_n_rows (import); row++)
    if (binome_import_get_verdict (import, row) == BINOME_IMPORT_ERROR)
      {
        g_autofree char *reason = binome_import_dup_text (import, row);

        json_builder_begin_object (builder);
        binome_json_add_number (builder, "line", binome_import_get_line (import, row));
        binome_json_add_text (builder, "name", binome_import_get_title (import, row));
        binome_json_add_text (builder, "reason", reason);
        json_builder_end_object (builder);
      }
  json_builder_end_array (builder);
  json_builder_end_object (builder);
  binome_output_json (builder);
}

BinomeExit
binome_command_import (BinomeCall *call, GError **error)
{
  g_autoptr (BinomeImport) import = load_import (call, error);
  g_autoptr (BinomeStore) store = NULL;
  BinomeImportAs as = find_as (call->as);
  gint64 programme = 0;
  guint n_rows, n_left_out;

  if (import == NULL
      || (store
          = binome_call_open (call, call->dry_run ? BINOME_STORE_READ_ONLY : BINOME_STORE_CREATE, error))
             == NULL)
    return BINOME_EXIT_NO;

  if (as != BINOME_IMPORT_PEOPLE)
    {
      programme = binome_call_find_programme (call, store, error);
      if (programme == 0)
        return BINOME_EXIT_NO;
    }
  if (!set_as (call, store, import, as, programme, error) || !run_import (call, store, import, error))
    return BINOME_EXIT_NO;

  if (call->json)
    print_import_json (call, import);
  else
    print_import (call, import);
  n_rows = binome_import_get_n_rows (import);
  n_left_out = binome_import_get_n_verdicts (import, BINOME_IMPORT_ERROR);
  return n_left_out < n_rows ? BINOME_EXIT_DONE : BINOME_EXIT_NO;
}

/* ---- export ---- */

typedef struct
{
  BinomeExportList *list;
  BinomeDate as_of;
  BinomeExportFormat format;
  GBytes *bytes;
} Export;

static gboolean
export_work (BinomeDb *db, gpointer data, GError **error)
{
  Export *export = data;

  export->bytes = binome_export_list_make (export->list, db, export->as_of, export->format, error);
  return export->bytes != NULL;
}

static gboolean
find_kind (const char *word, BinomeExportKind *kind, GError **error)
{
  g_autofree char *name = g_filename_display_name (word);
  g_autofree char *words = binome_export_kind_dup_words ();

  if (binome_export_kind_for_word (word, kind))
    return TRUE;

  g_set_error (error, G_OPTION_ERROR, G_OPTION_ERROR_BAD_VALUE,
               /* Translators: %2$s is a list of words of the command line. */
               _ ("“%1$s” cannot be exported. There are: %2$s."), name, words);
  return FALSE;
}

/* The kind of file that is asked for, or else that the name asks for. */
static gboolean
find_format (BinomeCall *call, BinomeExportKind kind, BinomeExportFormat *format, GError **error)
{
  g_autoptr (GError) reason = NULL;
  gboolean to_file = !g_str_equal (call->output, "-");

  if (to_file && !binome_call_check_output (call, NULL, error))
    return FALSE;
  if (call->format != NULL)
    (void)binome_export_format_for_word (call->format, kind, format, &reason);
  else if (to_file)
    (void)binome_export_format_for_name (call->output, kind, format, &reason);
  else
    *format = binome_export_format_is_for (BINOME_EXPORT_FORMAT_CSV, kind)
                  ? BINOME_EXPORT_FORMAT_CSV
                  : binome_export_format_get_usual (kind);
  if (reason == NULL)
    return TRUE;

  g_set_error_literal (error, G_OPTION_ERROR, G_OPTION_ERROR_BAD_VALUE, reason->message);
  return FALSE;
}

static void
print_bytes (GBytes *bytes)
{
  gsize size;
  const char *data = g_bytes_get_data (bytes, &size);

  /* What went wrong is found when the output is finished. */
  (void)fwrite (data, 1, size, stdout);
}

static gboolean
save_export (BinomeCall *call, GBytes *bytes, GError **error)
{
  g_autoptr (GFile) file = g_file_new_for_commandline_arg (call->output);
  g_autofree char *name = g_filename_display_name (call->output);

  if (!binome_file_save (file, bytes, binome_call_get_cancellable (call), error))
    return FALSE;

  if (call->json)
    {
      g_autoptr (JsonBuilder) builder = json_builder_new ();

      json_builder_begin_object (builder);
      binome_json_add_text (builder, "output", name);
      json_builder_end_object (builder);
      binome_output_json (builder);
    }
  else
    /* Translators: %s is a file. */
    binome_output_line (_ ("Written: “%s”"), name);
  return TRUE;
}

/* Whom a calendar is about, where it is not a programme. */
static gboolean
set_scope (BinomeCall *call, BinomeStore *store, BinomeExportKind kind, BinomeExportList *list,
           GError **error)
{
  gint64 person, pair;

  if ((call->with != NULL || call->person != NULL) && kind != BINOME_EXPORT_CALENDAR)
    {
      g_set_error_literal (error, G_OPTION_ERROR, G_OPTION_ERROR_BAD_VALUE,
                           _ ("--person and --with are for the calendar alone."));
      return FALSE;
    }
  if (call->history && kind != BINOME_EXPORT_WORKSPACE)
    {
      g_set_error_literal (error, G_OPTION_ERROR, G_OPTION_ERROR_BAD_VALUE,
                           _ ("--history is for the workspace alone."));
      return FALSE;
    }
  if (!binome_call_find_pair (call, store, &person, &pair, error))
    return FALSE;
  binome_export_list_set_person (list, person);
  binome_export_list_set_pair (list, pair);
  if (call->programme != NULL)
    {
      gint64 programme = binome_call_find_programme (call, store, error);

      if (programme == 0)
        return FALSE;
      binome_export_list_set_programme (list, programme);
    }

  return TRUE;
}

BinomeExit
binome_command_export (BinomeCall *call, GError **error)
{
  g_autoptr (BinomeStore) store = NULL;
  g_autoptr (BinomeExportList) list = NULL;
  g_autoptr (GBytes) bytes = NULL;
  BinomeExportKind kind;
  Export export = { NULL };

  if (!find_kind (call->word, &kind, error) || !find_format (call, kind, &export.format, error)
      || (store = binome_call_open (call, BINOME_STORE_READ_ONLY, error)) == NULL)
    return BINOME_EXIT_NO;
  list = binome_export_list_new (kind);
  binome_export_list_set_flags (list, (call->sensitive ? BINOME_EXPORT_SENSITIVE : BINOME_EXPORT_NONE)
                                          | (call->history ? BINOME_EXPORT_JOURNAL : BINOME_EXPORT_NONE));
  if (!set_scope (call, store, kind, list, error))
    return BINOME_EXIT_NO;

  export.list = list;
  export.as_of = call->on;
  if (!binome_store_read (store, export_work, &export, binome_call_get_cancellable (call), error))
    return BINOME_EXIT_NO;
  bytes = export.bytes;

  if (g_str_equal (call->output, "-"))
    print_bytes (bytes);
  else if (!save_export (call, bytes, error))
    return BINOME_EXIT_NO;
  return BINOME_EXIT_DONE;
}
