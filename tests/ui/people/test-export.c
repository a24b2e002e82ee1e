/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Lists leave the window as they are filtered and sorted: the files are read back. */

#include "people-fixture.h"

#include <glib/gstdio.h>

#include "binome-export-action.h"
#include "binome-export-list.h"
#include "binome-model.h"
#include "binome-table-reader.h"
#include "widgets/binome-progress-dialog.h"

#define MANY 120000

static GFile *
file_in (Fixture *f, const char *name)
{
  return g_file_new_build_filename (f->folder, name, NULL);
}

static gboolean
is_idle (gpointer data)
{
  Fixture *f = data;
  AdwDialog *dialog = adw_application_window_get_visible_dialog (ADW_APPLICATION_WINDOW (f->window));

  return !BINOME_IS_PROGRESS_DIALOG (dialog);
}

static void
write_shown (Fixture *f, GFile *file)
{
  g_autoptr (BinomeExportList) list = binome_page_list_shown (BINOME_PAGE (people_visible_page (f)));

  g_assert_nonnull (list);
  binome_export_action_write (f->window, list, file);
  test_settle ();
  people_wait_until (is_idle, f);
  test_settle ();
}

/* The cells of a file, a row a line. */
static char *
read_back (GFile *file)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = g_file_load_bytes (file, NULL, NULL, &error);
  g_autoptr (BinomeTableReader) reader = NULL;
  GString *text = g_string_new (NULL);

  g_assert_no_error (error);
  reader = binome_table_reader_open (bytes, NULL, NULL, &error);
  g_assert_no_error (error);
  while (binome_table_reader_next (reader, &error))
    {
      for (guint i = 0; i < binome_table_reader_get_n_fields (reader); i++)
        g_string_append_printf (text, "%s%s", i > 0 ? "|" : "", binome_table_reader_get_field (reader, i));
      g_string_append_c (text, '\n');
    }
  g_assert_no_error (error);
  return g_string_free (text, FALSE);
}

/* What stands in the first column of the rows, without the titles. */
static char *
first_column (const char *text)
{
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);
  GString *names = g_string_new (NULL);

  for (guint i = 1; lines[i] != NULL && *lines[i] != '\0'; i++)
    g_string_append_printf (names, "%s%.*s", i > 1 ? " " : "", (int)strcspn (lines[i], "|"), lines[i]);
  return g_string_free (names, FALSE);
}

/* The same list as each kind of file: titles in words, real dates, sorted as seen. */
static void
test_formats (Fixture *f, gconstpointer data)
{
  static const char *const names[] = { "people.csv", "people.ods", "people.xlsx" };

  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autoptr (GFile) file = file_in (f, names[i]);
      g_autofree char *text = NULL;
      g_autofree char *order = NULL;

      if (g_str_has_suffix (names[i], ".xlsx") && !binome_table_format_is_built (BINOME_TABLE_XLSX))
        continue;
      write_shown (f, file);
      text = read_back (file);
      order = first_column (text);
      g_assert_true (g_str_has_prefix (text, "Family name|Given name|Staff number|"));
      g_assert_cmpstr (order, ==, "Abadie Dubois Martin");
      g_assert_nonnull (strstr (text, "2020-05-04"));
      g_assert_null (strstr (text, "Year of birth")); /* a sensitive field */
    }
}

/* Only who is found, in the order on the screen. */
static void
test_as_shown (Fixture *f, gconstpointer data)
{
  GtkWidget *page = people_visible_page (f);
  GtkColumnView *view = people_child (page, "column_view");
  g_autoptr (GFile) file = file_in (f, "shown.csv");
  g_autofree char *sorted = NULL, *sorted_names = NULL, *found = NULL, *found_names = NULL;

  gtk_column_view_sort_by_column (view, people_child (page, "name_column"), GTK_SORT_DESCENDING);
  test_settle ();
  write_shown (f, file);
  sorted = read_back (file);
  sorted_names = first_column (sorted);
  g_assert_cmpstr (sorted_names, ==, "Martin Dubois Abadie");

  gtk_search_bar_set_search_mode (people_child (page, "search_bar"), TRUE);
  gtk_editable_set_text (people_child (page, "search_entry"), "eric");
  test_settle ();
  write_shown (f, file);
  found = read_back (file);
  found_names = first_column (found);
  g_assert_cmpstr (found_names, ==, "Dubois");
}

static const char *
end_of_line (const char *text)
{
  return text != NULL ? strstr (text, "\r\n") : NULL;
}

/* Those who are found, as contacts; and who a page is about decides on its calendar. */
static void
test_contacts (Fixture *f, gconstpointer data)
{
  GtkWidget *page = people_visible_page (f);
  g_autoptr (GFile) file = file_in (f, "found.vcf");
  g_autoptr (BinomeExportList) calendar = NULL;
  g_autofree char *text = NULL;
  g_autoptr (GError) error = NULL;
  const char *name;

  gtk_search_bar_set_search_mode (people_child (page, "search_bar"), TRUE);
  gtk_editable_set_text (people_child (page, "search_entry"), "eric");
  test_settle ();
  write_shown (f, file);
  g_file_load_contents (file, NULL, &text, NULL, NULL, &error);
  g_assert_no_error (error);
  name = strstr (text, "\r\nFN:");
  g_assert_nonnull (name);
  g_assert_cmpint (end_of_line (name + 2) - name, ==, strlen ("\r\nFN:Éric Dubois"));
  g_assert_nonnull (strstr (text, "\r\nN:Dubois;Éric;;;\r\n"));
  g_assert_null (strstr (name + 5, "\r\nFN:"));

  calendar = binome_page_make_calendar (BINOME_PAGE (page));
  g_assert_cmpint (binome_export_list_get_kind (calendar), ==, BINOME_EXPORT_CALENDAR);
}

/* Each section of the set-up has its list; the brief has none. */
static void
test_setup (Fixture *f, gconstpointer data)
{
  static const struct
  {
    const char *section;
    BinomeExportKind kind;
  } sections[] = {
    { "objectives", BINOME_EXPORT_OBJECTIVES },
    { "organisation", BINOME_EXPORT_ROLES },
    { "skills", BINOME_EXPORT_SKILLS },
    { "schedule", BINOME_EXPORT_MILESTONES },
    { "communication", BINOME_EXPORT_COMMUNICATION },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (sections); i++)
    {
      g_autoptr (BinomeExportList) list = NULL;

      binome_window_show_page (f->window, "setup", sections[i].section);
      test_settle ();
      list = binome_page_list_shown (BINOME_PAGE (people_visible_page (f)));
      g_assert_nonnull (list);
      g_assert_cmpint (binome_export_list_get_kind (list), ==, sections[i].kind);
    }
  binome_window_show_page (f->window, "setup", "brief");
  test_settle ();
  g_assert_null (binome_page_list_shown (BINOME_PAGE (people_visible_page (f))));
}

static gboolean
has_alert (gpointer data)
{
  Fixture *f = data;
  AdwDialog *dialog = adw_application_window_get_visible_dialog (ADW_APPLICATION_WINDOW (f->window));

  return ADW_IS_ALERT_DIALOG (dialog) && !BINOME_IS_PROGRESS_DIALOG (dialog);
}

static void
assert_refused (Fixture *f, GFile *file, const char *reason)
{
  g_autoptr (BinomeExportList) list = binome_page_list_shown (BINOME_PAGE (people_visible_page (f)));
  AdwDialog *alert;

  binome_export_action_write (f->window, list, file);
  people_wait_until (has_alert, f);
  alert = adw_application_window_get_visible_dialog (ADW_APPLICATION_WINDOW (f->window));
  g_assert_nonnull (strstr (adw_alert_dialog_get_body (ADW_ALERT_DIALOG (alert)), reason));
  adw_dialog_force_close (alert);
  test_settle ();
}

/* A folder that is not there, a name that says nothing, a disk that is full: each says why. */
static void
test_refused (Fixture *f, gconstpointer data)
{
  g_autoptr (GFile) nowhere = file_in (f, "no/such/folder.csv");
  g_autoptr (GFile) nameless = file_in (f, "people.doc");
  g_autoptr (GFile) full = g_file_new_for_path ("/dev/full/people.csv");

  assert_refused (f, nowhere, "folder.csv");
  assert_refused (f, nameless, ".xlsx");
  assert_refused (f, full, "people.csv");
}

/* ---- very many ---- */

static gboolean
many_work (BinomeDb *db, gpointer data, GError **error)
{
  binome_db_begin_bulk (db);
  for (int i = 0; i < MANY; i++)
    {
      g_autoptr (BinomeEntity) person = BINOME_ENTITY (binome_person_new ());
      g_autofree char *name = g_strdup_printf ("Name%05d", i);

      binome_entity_set_text (person, BINOME_PERSON_FAMILY_NAME, name);
      if (!binome_db_insert (db, person, error))
        return FALSE;
    }

  return TRUE;
}

static gboolean
shows_progress (gpointer data)
{
  return !is_idle (data);
}

static guint
count_files (Fixture *f)
{
  g_autoptr (GDir) dir = g_dir_open (f->folder, 0, NULL);
  guint n = 0;

  while (g_dir_read_name (dir) != NULL)
    n++;
  return n;
}

/* Given up half way: the older file is as it was, and nothing else is left. */
static void
test_cancelled (Fixture *f, gconstpointer data)
{
  g_autoptr (GFile) file = file_in (f, "many.ods");
  g_autoptr (BinomeExportList) list = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL;
  guint n_files;

  binome_store_write (f->store, "Many", BINOME_SOURCE_USER, many_work, NULL, NULL, &error);
  g_assert_no_error (error);
  test_settle ();
  g_assert_true (g_file_replace_contents (file, "older", 5, NULL, FALSE, 0, NULL, NULL, &error));
  n_files = count_files (f);

  list = binome_page_list_shown (BINOME_PAGE (people_visible_page (f)));
  binome_export_action_write (f->window, list, file);
  people_wait_until (shows_progress, f);
  adw_dialog_close (adw_application_window_get_visible_dialog (ADW_APPLICATION_WINDOW (f->window)));
  people_wait_until (is_idle, f);
  test_settle ();
  g_file_load_contents (file, NULL, &text, NULL, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (text, ==, "older");
  g_assert_cmpuint (count_files (f), ==, n_files);
  g_assert_cmpfloat (binome_export_list_get_progress (list), <, 1);
}

/* What only co-ordinators see is asked about before it leaves the window. */
static void
test_sensitive (Fixture *f, gconstpointer data)
{
  AdwDialog *dialog;

  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (f->window), "win.export", "s", "wishes"));
  test_settle ();
  dialog = adw_application_window_get_visible_dialog (ADW_APPLICATION_WINDOW (f->window));
  g_assert_true (ADW_IS_ALERT_DIALOG (dialog));
  g_assert_cmpstr (adw_alert_dialog_get_heading (ADW_ALERT_DIALOG (dialog)), ==, "Export “Wishes”?");
  adw_dialog_force_close (dialog);
  test_settle ();
}

int
main (int argc, char **argv)
{
  adw_init ();
  g_test_init (&argc, &argv, NULL);

  g_test_add ("/ui/people/export/formats", Fixture, NULL, people_set_up, test_formats, people_tear_down);
  g_test_add ("/ui/people/export/as-shown", Fixture, NULL, people_set_up, test_as_shown, people_tear_down);
  g_test_add ("/ui/people/export/contacts", Fixture, NULL, people_set_up, test_contacts, people_tear_down);
  g_test_add ("/ui/people/export/setup", Fixture, NULL, people_set_up, test_setup, people_tear_down);
  g_test_add ("/ui/people/export/refused", Fixture, NULL, people_set_up, test_refused, people_tear_down);
  g_test_add ("/ui/people/export/cancelled", Fixture, NULL, people_set_up, test_cancelled, people_tear_down);
  g_test_add ("/ui/people/export/sensitive", Fixture, NULL, people_set_up, test_sensitive, people_tear_down);
  return g_test_run ();
}
