/* SPDX-License-Identifier: GPL-3.0-or-later */
/* LibreOffice opens what we write, and we read what it writes. */

#include "sheet-fixture.h"

#include <string.h>

#include "binome-sheet-reader.h"
#include "binome-table-writer.h"
#include "test-folder.h"

typedef struct
{
  char *folder;
  char *program; /* (nullable): where there is no LibreOffice */
} Office;

static void
set_up (Office *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  self->program = g_find_program_in_path ("soffice");
  self->folder = g_dir_make_tmp ("binome-office-XXXXXX", &error);
  g_assert_no_error (error);
}

static void
tear_down (Office *self, gconstpointer data)
{
  test_folder_remove (self->folder);
  g_free (self->folder);
  g_free (self->program);
}

static gboolean
is_there (Office *self)
{
  if (self->program == NULL)
    g_test_skip ("there is no LibreOffice");
  return self->program != NULL;
}

/* Converts a file in the folder, with a home of its own and without the traps of the tests. */
static void
convert (Office *self, const char *file, const char *filter, const char *to)
{
  g_autoptr (GSubprocessLauncher) launcher
      = g_subprocess_launcher_new (G_SUBPROCESS_FLAGS_STDOUT_SILENCE | G_SUBPROCESS_FLAGS_STDERR_SILENCE);
  g_autofree char *profile = g_strdup_printf ("-env:UserInstallation=file://%s/home", self->folder);
  g_autofree char *input = g_strdup_printf ("--infilter=%s", filter);
  g_autoptr (GSubprocess) process = NULL;
  g_autoptr (GError) error = NULL;

  g_subprocess_launcher_set_cwd (launcher, self->folder);
  g_subprocess_launcher_setenv (launcher, "HOME", self->folder, TRUE);
  g_subprocess_launcher_unsetenv (launcher, "G_DEBUG");
  g_subprocess_launcher_unsetenv (launcher, "MALLOC_PERTURB_");
  process = g_subprocess_launcher_spawn (launcher, &error, self->program, profile, "--headless", input,
                                         "--convert-to", to, file, NULL);
  g_assert_no_error (error);
  g_assert_true (g_subprocess_wait_check (process, NULL, &error));
  g_assert_no_error (error);
}

static GBytes *
load (Office *self, const char *name)
{
  g_autofree char *path = g_build_filename (self->folder, name, NULL);
  char *data;
  gsize size;
  g_autoptr (GError) error = NULL;

  g_file_get_contents (path, &data, &size, &error);
  g_assert_no_error (error);
  return g_bytes_new_take (data, size);
}

/* Second column: text; fifth: year, month, day; the others as LibreOffice takes them. */
#define STAFF_FILTER "CSV:44,34,76,1,2/2/4/5,1033,false,true"
#define STAFF                                                                                                \
  "Nom,Matricule,Taux,Entrée,Salaire,Actif\n"                                                                \
  "\"D'Élodie, Zoë\",00123,80%,2019-04-03,2345.67,TRUE\n"                                                    \
  "Œuvrard <&>,00045,12.5%,2020-02-29,-3,FALSE\n"                                                            \
  ",,,1998-12-31,1000000,\n"

static void
test_reads (Office *self, gconstpointer data)
{
  const char *suffix = data;
  g_autofree char *path = g_build_filename (self->folder, "staff.csv", NULL);
  g_autofree char *name = g_strconcat ("staff.", suffix, NULL);
  g_autofree char *rows = NULL;
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (BinomeTableReader) reader = NULL;
  g_autoptr (GError) error = NULL;

  if (!is_there (self))
    return;

  g_file_set_contents (path, STAFF, -1, &error);
  g_assert_no_error (error);
  convert (self, "staff.csv", STAFF_FILTER, suffix);
  bytes = load (self, name);
  reader = sheet_open (bytes);
  g_assert_true (BINOME_IS_SHEET_READER (reader));
  g_assert_cmpstr (binome_sheet_reader_get_names (BINOME_SHEET_READER (reader))[0], ==, "staff");
  rows = sheet_dump (reader);
  g_assert_cmpstr (rows, ==,
                   "Nom|Matricule|Taux|Entrée|Salaire|Actif\n"
                   "D'Élodie, Zoë|00123|80%|2019-04-03|2345.67|Yes\n"
                   "Œuvrard <&>|00045|12.5%|2020-02-29|-3|No\n"
                   "|||1998-12-31|1000000|\n");
}

static void
test_writes (Office *self, gconstpointer data)
{
  BinomeTableFormat format = (BinomeTableFormat)GPOINTER_TO_INT (data);
  g_autofree char *name = g_strconcat ("list", binome_table_format_get_suffix (format), NULL);
  g_autofree char *path = g_build_filename (self->folder, name, NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (BinomeTableWriter) writer = NULL;
  const char *const titles[] = { "Nom", "Entrée", "Heures", "Numéro", NULL };
  g_autoptr (GBytes) bytes = NULL;
  g_auto (GStrv) lines = NULL;
  g_autoptr (GError) error = NULL;

  if (!is_there (self))
    return;
  if (!binome_table_format_is_built (format))
    {
      g_test_skip ("this build has no such format");
      return;
    }

  writer = binome_table_writer_new (format, "Personnes");
  binome_table_writer_add_row (writer, titles);
  for (guint i = 0; i < 300; i++)
    {
      binome_table_writer_add (writer, i == 0 ? "=1+1" : i == 1 ? "Zoë; \"Œ\"  <&>" : "@x");
      binome_table_writer_add_date (writer, binome_date_new (2019, 4, 3));
      binome_table_writer_add_number (writer, 1.5, 2);
      binome_table_writer_add (writer, "00123");
      binome_table_writer_end_row (writer);
    }
  g_assert_true (binome_table_writer_save (writer, file, NULL, &error));
  g_assert_no_error (error);

  /* As text with semicolons, as an English user sees it: a date is a date, and a formula would show 2. */
  convert (self, name, format == BINOME_TABLE_ODS ? "calc8" : "Calc MS Excel 2007 XML",
           "csv:Text - txt - csv (StarCalc):59,34,76,1,,1033,false,true");
  bytes = load (self, "list.csv");
  lines = g_strsplit (g_bytes_get_data (bytes, NULL), "\n", 5);
  g_assert_cmpstr (lines[0], ==, "Nom;Entrée;Heures;Numéro");
  g_assert_cmpstr (lines[1], ==,
                   format == BINOME_TABLE_ODS ? "=1+1;04/03/2019;1.5;00123" : "=1+1;4/3/2019;1.5;00123");
  g_assert_true (g_str_has_prefix (lines[2], "\"Zoë; \"\"Œ\"\"  <&>\";"));
  g_assert_true (g_str_has_prefix (lines[3], "@x;"));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add ("/exchange/office/reads-xlsx", Office, "xlsx", set_up, test_reads, tear_down);
  g_test_add ("/exchange/office/reads-ods", Office, "ods", set_up, test_reads, tear_down);
  g_test_add ("/exchange/office/reads-xls", Office, "xls", set_up, test_reads, tear_down);
  g_test_add ("/exchange/office/writes-xlsx", Office, GINT_TO_POINTER (BINOME_TABLE_XLSX), set_up,
              test_writes, tear_down);
  g_test_add ("/exchange/office/writes-ods", Office, GINT_TO_POINTER (BINOME_TABLE_ODS), set_up, test_writes,
              tear_down);

  return g_test_run ();
}
