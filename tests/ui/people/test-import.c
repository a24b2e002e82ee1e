/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The import of a staff list, step by step, from real files. */

#include "people-fixture.h"

#include "binome-model.h"
#include "binome-table-writer.h"
#include "people/binome-import-columns.h"
#include "people/binome-import-dialog.h"
#include "sheet-fixture.h"

/* Four people: one without a name, one known by the staff number, and dates in either order. */
#define LIST                                                                                                 \
  "Matricule;Nom;Prénom;Poste;Date d'embauche\r\n"                                                           \
  "B1;Duval;Élodie;Soudeuse;03/04/2019\r\n"                                                                  \
  "B2;Marchand;Bruno;Magasinier;05/06/2020\r\n"                                                              \
  "B3;;;Cariste;07/08/2021\r\n"                                                                              \
  "A1;Martin;Ana;Acheteuse;01/02/2018\r\n"

static BinomeImportDialog *
open_dialog (Fixture *f, const char *name, const char *contents, gssize length)
{
  g_autofree char *path = g_build_filename (f->folder, name, NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GError) error = NULL;
  BinomeImportDialog *dialog;

  g_file_set_contents (path, contents, length, &error);
  g_assert_no_error (error);
  dialog = binome_import_dialog_new_for_file (binome_window_get_session (f->window), file);
  adw_dialog_present (ADW_DIALOG (dialog), GTK_WIDGET (f->window));
  test_settle ();
  return dialog;
}

static const char *
step_of (BinomeImportDialog *dialog)
{
  return adw_navigation_page_get_tag (
      adw_navigation_view_get_visible_page (people_child (dialog, "navigation")));
}

static gboolean
is_sensitive (BinomeImportDialog *dialog, const char *button)
{
  return gtk_widget_get_sensitive (people_child (dialog, button));
}

static void
click (BinomeImportDialog *dialog, const char *button)
{
  g_signal_emit_by_name (people_child (dialog, button), "clicked");
  test_settle ();
}

static void
choose (BinomeImportDialog *dialog, const char *row, guint position)
{
  adw_combo_row_set_selected (people_child (people_child (dialog, "columns"), row), position);
  test_settle ();
}

/* The answer that begins with @text, as the user would look for it. */
static guint
position_of (AdwComboRow *row, const char *text)
{
  GListModel *answers = adw_combo_row_get_model (row);

  for (guint i = 0; i < g_list_model_get_n_items (answers); i++)
    {
      g_autoptr (GtkStringObject) answer = g_list_model_get_item (answers, i);

      if (g_str_has_prefix (gtk_string_object_get_string (answer), text))
        return i;
    }

  g_assert_not_reached ();
}

static guint
n_lines (BinomeImportDialog *dialog)
{
  return g_list_model_get_n_items (
      G_LIST_MODEL (gtk_list_view_get_model (people_child (dialog, "lines_view"))));
}

static void
test_whole (Fixture *f, gconstpointer data)
{
  BinomeImportDialog *dialog = open_dialog (f, "list.csv", LIST, -1);
  GtkWidget *columns = people_child (dialog, "columns");
  AdwComboRow *dates = people_child (columns, "date_row");

  g_assert_cmpstr (step_of (dialog), ==, "columns");
  g_assert_cmpstr (adw_window_title_get_subtitle (people_child (dialog, "columns_title")), ==, "list.csv");
  g_assert_nonnull (people_find (columns, ADW_TYPE_COMBO_ROW, "Prénom"));
  g_assert_cmpint (binome_import_columns_get_separator (BINOME_IMPORT_COLUMNS (columns)), ==, ';');

  /* 3 April or 4 March: asked, with a date of the file. */
  g_assert_true (gtk_widget_get_visible (GTK_WIDGET (dates)));
  g_assert_cmpstr (adw_preferences_row_get_title (ADW_PREFERENCES_ROW (dates)), ==, "What is “03/04/2019”?");
  g_assert_false (is_sensitive (dialog, "preview_button"));
  adw_combo_row_set_selected (dates, position_of (dates, "Day first"));
  g_assert_true (is_sensitive (dialog, "preview_button"));
  g_assert_false (adw_banner_get_revealed (people_child (dialog, "columns_banner")));

  click (dialog, "preview_button");
  g_assert_cmpstr (step_of (dialog), ==, "preview");
  g_assert_cmpuint (n_lines (dialog), ==, 4);
  g_assert_cmpstr (gtk_button_get_label (people_child (dialog, "apply_button")), ==, "_Import 3 People");

  g_object_add_weak_pointer (G_OBJECT (dialog), (gpointer *)&dialog);
  click (dialog, "apply_button");
  g_assert_cmpint (people_count (f->store, BINOME_TYPE_PERSON), ==, 5);
  test_settle ();
  g_assert_null (dialog);
  gtk_widget_activate_action (GTK_WIDGET (f->window), "win.undo", NULL);
  test_settle ();
  g_assert_cmpint (people_count (f->store, BINOME_TYPE_PERSON), ==, 3);
}

/* The lines with an error come first, and alone when asked for. */
static void
test_filter (Fixture *f, gconstpointer data)
{
  BinomeImportDialog *dialog = open_dialog (f, "list.csv", LIST, -1);
  GtkListView *view = people_child (dialog, "lines_view");
  g_autoptr (GObject) line = NULL;
  g_autofree char *text = NULL;
  GtkWidget *button;

  choose (dialog, "date_row", 1);
  click (dialog, "preview_button");
  line = g_list_model_get_item (G_LIST_MODEL (gtk_list_view_get_model (view)), 0);
  g_object_get (line, "text", &text, NULL);
  g_assert_true (g_str_has_prefix (text, "Line 4: "));

  button = gtk_widget_get_first_child (people_child (dialog, "verdict_box"));
  g_assert_nonnull (people_find (button, GTK_TYPE_LABEL, "4"));
  button = gtk_widget_get_next_sibling (button);
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (button), TRUE);
  g_assert_cmpuint (n_lines (dialog), ==, 1);
  adw_dialog_force_close (ADW_DIALOG (dialog));
}

/* A line that cannot be read says once which it is. */
static void
test_unreadable (Fixture *f, gconstpointer data)
{
  BinomeImportDialog *dialog = open_dialog (f, "list.csv", "Nom;Prénom\nA;B;C;D;E\nDuval;Élodie\n", -1);
  g_autoptr (GObject) line = NULL;
  g_autofree char *title = NULL, *text = NULL;

  click (dialog, "preview_button");
  line = g_list_model_get_item (G_LIST_MODEL (gtk_list_view_get_model (people_child (dialog, "lines_view"))),
                                0);
  g_assert_nonnull (line);
  g_object_get (line, "title", &title, "text", &text, NULL);
  g_assert_cmpstr (title, ==, "No name");
  g_assert_cmpstr (text, ==, "Line 2 has 5 cells, which is more than the 2 columns of the file.");
  adw_dialog_force_close (ADW_DIALOG (dialog));
}

/* A line with an error is put right in the window: judged again, imported, and the file stays as it is. */
static void
test_fix (Fixture *f, gconstpointer data)
{
  BinomeImportDialog *dialog = open_dialog (f, "list.csv", LIST, -1);
  g_autofree char *path = g_build_filename (f->folder, "list.csv", NULL);
  g_autofree char *contents = NULL;
  AdwDialog *fix;
  GtkWidget *name;

  choose (dialog, "date_row", 1);
  click (dialog, "preview_button");
  g_assert_cmpstr (gtk_button_get_label (people_child (dialog, "apply_button")), ==, "_Import 3 People");
  g_signal_emit_by_name (people_child (dialog, "lines_view"), "activate", 0);
  test_settle ();

  fix = adw_application_window_get_visible_dialog (ADW_APPLICATION_WINDOW (f->window));
  g_assert_true (fix != ADW_DIALOG (dialog));
  g_assert_cmpstr (adw_dialog_get_title (fix), ==, "Line 4");
  name = people_find (GTK_WIDGET (fix), ADW_TYPE_ENTRY_ROW, "Nom");
  g_assert_nonnull (name);
  g_assert_cmpstr (gtk_editable_get_text (people_find (GTK_WIDGET (fix), ADW_TYPE_ENTRY_ROW, "Poste")), ==,
                   "Cariste");
  gtk_editable_set_text (GTK_EDITABLE (name), "Roussel");
  g_signal_emit_by_name (name, "entry-activated");
  test_settle ();

  g_assert_cmpstr (step_of (dialog), ==, "preview");
  g_assert_cmpstr (gtk_button_get_label (people_child (dialog, "apply_button")), ==, "_Import 4 People");
  click (dialog, "apply_button");
  g_assert_cmpint (people_count (f->store, BINOME_TYPE_PERSON), ==, 6);
  g_file_get_contents (path, &contents, NULL, NULL);
  g_assert_cmpstr (contents, ==, LIST);
}

/* Pairs and meetings are told by their columns, and come in through the window too. */
static void
test_pairs (Fixture *f, gconstpointer data)
{
  BinomeImportDialog *dialog
      = open_dialog (f, "pairs.csv", "Tutoré;Tuteur;Début\nA1;A3;2026-02-02\nA2;Nobody;2026-02-02\n", -1);
  GtkWidget *columns = people_child (dialog, "columns");

  g_assert_cmpuint (adw_combo_row_get_selected (people_child (columns, "as_row")), ==, BINOME_IMPORT_PAIRS);
  g_assert_true (is_sensitive (dialog, "preview_button"));
  click (dialog, "preview_button");
  g_assert_cmpuint (n_lines (dialog), ==, 2);
  click (dialog, "apply_button");
  g_assert_cmpint (people_count (f->store, BINOME_TYPE_PAIR), ==, 1);

  dialog = open_dialog (f, "meetings.csv", "Tutoré;Date;Durée\nA1;2026-02-16;1h30\n", -1);
  columns = people_child (dialog, "columns");
  g_assert_cmpuint (adw_combo_row_get_selected (people_child (columns, "as_row")), ==,
                    BINOME_IMPORT_MEETINGS);
  click (dialog, "preview_button");
  click (dialog, "apply_button");
  g_assert_cmpint (people_count (f->store, BINOME_TYPE_MEETING), ==, 1);

  dialog = open_dialog (f, "people.csv", "Nom,Prénom\nDuval,Élodie\n", -1);
  columns = people_child (dialog, "columns");
  g_assert_cmpuint (adw_combo_row_get_selected (people_child (columns, "as_row")), ==, BINOME_IMPORT_PEOPLE);
  adw_dialog_force_close (ADW_DIALOG (dialog));
}

static void
test_tutors (Fixture *f, gconstpointer data)
{
  BinomeImportDialog *dialog = open_dialog (f, "list.csv", "Nom,Prénom\nDuval,Élodie\nAbadie,Zoé\n", -1);

  choose (dialog, "as_row", BINOME_IMPORT_TUTORS);
  click (dialog, "preview_button");
  g_assert_cmpstr (gtk_button_get_label (people_child (dialog, "apply_button")), ==, "_Import and Enrol");
  click (dialog, "apply_button");
  g_assert_cmpint (people_count (f->store, BINOME_TYPE_PERSON), ==, 4);
  g_assert_cmpint (people_count (f->store, BINOME_TYPE_ENROLMENT), ==, 2);
}

/* Those who were only invited are not accepted by being imported. */
static void
test_stage (Fixture *f, gconstpointer data)
{
  BinomeImportDialog *dialog = open_dialog (f, "list.csv", "Nom,Prénom\nDuval,Élodie\n", -1);
  g_autoptr (BinomeEntity) enrolment = NULL;
  AdwComboRow *row = people_child (people_child (dialog, "columns"), "stage_row");

  g_assert_false (gtk_widget_get_visible (GTK_WIDGET (row)));
  choose (dialog, "as_row", BINOME_IMPORT_TUTEES);
  g_assert_true (gtk_widget_get_visible (GTK_WIDGET (row)));
  adw_combo_row_set_selected (row, position_of (row, "Invited"));
  click (dialog, "preview_button");
  click (dialog, "apply_button");
  enrolment = binome_store_get (f->store, BINOME_TYPE_ENROLMENT, 1);
  test_settle ();
  g_assert_cmpint (binome_entity_get_choice (enrolment, BINOME_ENROLMENT_STATE), ==,
                   BINOME_ENROLMENT_STATE_INVITED);
}

static void
test_mapping (Fixture *f, gconstpointer data)
{
  BinomeImportDialog *dialog = open_dialog (f, "list.csv", LIST, -1);
  GtkWidget *columns = people_child (dialog, "columns");
  AdwComboRow *name = people_find (columns, ADW_TYPE_COMBO_ROW, "Nom");
  AdwComboRow *job = people_find (columns, ADW_TYPE_COMBO_ROW, "Poste");

  choose (dialog, "date_row", 1);
  g_assert_cmpuint (adw_combo_row_get_selected (name), ==, BINOME_COLUMN_FAMILY_NAME);
  adw_combo_row_set_selected (job, BINOME_COLUMN_FAMILY_NAME);
  g_assert_cmpuint (adw_combo_row_get_selected (name), ==, BINOME_COLUMN_IGNORE);
  adw_combo_row_set_selected (job, BINOME_COLUMN_JOB);
  g_assert_false (is_sensitive (dialog, "preview_button"));
  g_assert_true (adw_banner_get_revealed (people_child (dialog, "columns_banner")));
  adw_dialog_force_close (ADW_DIALOG (dialog));
}

/* Read with another separator the list is one column, and can be put right again. */
static void
test_format (Fixture *f, gconstpointer data)
{
  BinomeImportDialog *dialog = open_dialog (f, "list.csv", LIST, -1);
  GtkWidget *columns = people_child (dialog, "columns");

  choose (dialog, "separator_row", position_of (people_child (columns, "separator_row"), "Vertical"));
  g_assert_cmpstr (step_of (dialog), ==, "columns");
  g_assert_null (people_find (columns, ADW_TYPE_COMBO_ROW, "Prénom"));
  choose (dialog, "separator_row", position_of (people_child (columns, "separator_row"), "Semicolon"));
  g_assert_nonnull (people_find (columns, ADW_TYPE_COMBO_ROW, "Prénom"));
  adw_switch_row_set_active (people_child (columns, "header_row"), FALSE);
  test_settle ();
  g_assert_nonnull (people_find (columns, ADW_TYPE_COMBO_ROW, "Column 3"));
  adw_dialog_force_close (ADW_DIALOG (dialog));
}

/* A spreadsheet has no encoding and no separator to choose; its dates are real ones, and ask nothing. */
static void
test_spreadsheet (Fixture *f, gconstpointer data)
{
  g_autoptr (BinomeTableWriter) writer = binome_table_writer_new (BINOME_TABLE_ODS, "Staff");
  const char *const titles[] = { "Matricule", "Nom", "Prénom", "Date d'embauche", NULL };
  g_autoptr (GBytes) bytes = NULL;
  BinomeImportDialog *dialog;
  GtkWidget *columns;

  binome_table_writer_add_row (writer, titles);
  binome_table_writer_add (writer, "B1");
  binome_table_writer_add (writer, "Duval");
  binome_table_writer_add (writer, "Élodie");
  binome_table_writer_add_date (writer, binome_date_new (2019, 4, 3));
  binome_table_writer_end_row (writer);
  bytes = binome_table_writer_finish (writer, NULL);

  /* Not even its name says what it is. */
  dialog = open_dialog (f, "staff.csv", g_bytes_get_data (bytes, NULL), (gssize)g_bytes_get_size (bytes));
  columns = people_child (dialog, "columns");
  g_assert_cmpstr (step_of (dialog), ==, "columns");
  g_assert_false (gtk_widget_get_visible (people_child (columns, "encoding_row")));
  g_assert_false (gtk_widget_get_visible (people_child (columns, "separator_row")));
  g_assert_false (gtk_widget_get_visible (people_child (columns, "sheet_row")));
  g_assert_false (gtk_widget_get_visible (people_child (columns, "date_row")));
  g_assert_nonnull (people_find (columns, ADW_TYPE_COMBO_ROW, "Prénom"));
  g_assert_true (is_sensitive (dialog, "preview_button"));
  click (dialog, "preview_button");
  g_assert_cmpstr (step_of (dialog), ==, "preview");
  adw_dialog_force_close (ADW_DIALOG (dialog));
}

/* What was said of the columns last is shown for the next list, and one can go back to what is guessed. */
static void
test_guess_again (Fixture *f, gconstpointer data)
{
  BinomeImportDialog *dialog = open_dialog (f, "list.csv", "Nom;Prénom;Truc\nDuval;Élodie;Lyon\n", -1);
  GtkWidget *columns = people_child (dialog, "columns");
  AdwComboRow *thing = people_find (columns, ADW_TYPE_COMBO_ROW, "Truc");

  g_assert_nonnull (thing);
  g_assert_cmpuint (adw_combo_row_get_selected (thing), ==, BINOME_COLUMN_IGNORE);
  g_assert_false (gtk_widget_get_visible (people_child (columns, "guess_button")));
  adw_combo_row_set_selected (thing, BINOME_COLUMN_SITE);
  click (dialog, "preview_button");
  g_assert_cmpstr (step_of (dialog), ==, "preview");
  click (dialog, "apply_button");
  g_assert_cmpint (people_count (f->store, BINOME_TYPE_PERSON), ==, 4);

  dialog = open_dialog (f, "list.csv", "Nom;Prénom;Truc\nMarchand;Bruno;Nantes\n", -1);
  columns = people_child (dialog, "columns");
  thing = people_find (columns, ADW_TYPE_COMBO_ROW, "Truc");
  g_assert_nonnull (thing);
  g_assert_cmpuint (adw_combo_row_get_selected (thing), ==, BINOME_COLUMN_SITE);
  g_assert_true (gtk_widget_get_visible (people_child (columns, "guess_button")));
  g_signal_emit_by_name (people_child (columns, "guess_button"), "clicked");
  test_settle ();
  thing = people_find (columns, ADW_TYPE_COMBO_ROW, "Truc");
  g_assert_nonnull (thing);
  g_assert_cmpuint (adw_combo_row_get_selected (thing), ==, BINOME_COLUMN_IGNORE);
  g_assert_false (gtk_widget_get_visible (people_child (columns, "guess_button")));
  adw_dialog_force_close (ADW_DIALOG (dialog));
}

/* Two sheets, of which the second one is the list of people. */
static GBytes *
make_sheets (const char *name)
{
  g_autofree char *tables = g_strdup_printf (
      "<table:table table:name=\"Budget\">"
      "<table:table-row><table:table-cell office:value-type=\"string\"><text:p>Nom</text:p></table:table-cell>"
      "<table:table-cell office:value-type=\"string\"><text:p>Prénom</text:p></table:table-cell></table:table-row>"
      "<table:table-row><table:table-cell office:value-type=\"string\"><text:p>Not</text:p></table:table-cell>"
      "<table:table-cell office:value-type=\"string\"><text:p>This</text:p></table:table-cell></table:table-row>"
      "</table:table><table:table table:name=\"Personnel\">"
      "<table:table-row><table:table-cell office:value-type=\"string\"><text:p>Nom</text:p></table:table-cell>"
      "<table:table-cell office:value-type=\"string\"><text:p>Prénom</text:p></table:table-cell></table:table-row>"
      "<table:table-row><table:table-cell office:value-type=\"string\"><text:p>%s</text:p></table:table-cell>"
      "<table:table-cell office:value-type=\"string\"><text:p>Anne</text:p></table:table-cell></table:table-row>"
      "</table:table>",
      name);

  return sheet_ods (tables);
}

/* The sheet that was chosen for such a workbook last is chosen again. */
static void
test_sheet (Fixture *f, gconstpointer data)
{
  g_autoptr (GBytes) first = make_sheets ("Petit"), second = make_sheets ("Morel");
  BinomeImportDialog *dialog
      = open_dialog (f, "staff 1.ods", g_bytes_get_data (first, NULL), (gssize)g_bytes_get_size (first));
  AdwComboRow *sheets = people_child (people_child (dialog, "columns"), "sheet_row");

  g_assert_true (gtk_widget_get_visible (GTK_WIDGET (sheets)));
  g_assert_cmpuint (adw_combo_row_get_selected (sheets), ==, 0);
  choose (dialog, "sheet_row", position_of (sheets, "Personnel"));
  g_assert_cmpstr (step_of (dialog), ==, "columns");
  click (dialog, "preview_button");
  g_assert_cmpstr (step_of (dialog), ==, "preview");
  click (dialog, "apply_button");
  g_assert_cmpint (people_count (f->store, BINOME_TYPE_PERSON), ==, 4);

  dialog = open_dialog (f, "staff 2.ods", g_bytes_get_data (second, NULL), (gssize)g_bytes_get_size (second));
  sheets = people_child (people_child (dialog, "columns"), "sheet_row");
  g_assert_cmpuint (adw_combo_row_get_selected (sheets), ==, position_of (sheets, "Personnel"));
  adw_dialog_force_close (ADW_DIALOG (dialog));
}

static void
test_bad_file (Fixture *f, gconstpointer data)
{
  BinomeImportDialog *dialog = open_dialog (f, "report.pdf", "%PDF-1.7\n", -1);
  AdwBanner *banner = people_child (dialog, "file_banner");

  g_assert_cmpstr (step_of (dialog), ==, "file");
  g_assert_true (adw_banner_get_revealed (banner));
  g_assert_cmpstr (adw_banner_get_title (banner), ==,
                   "This is a PDF document. A list is needed: a spreadsheet or a CSV file.");
  adw_dialog_force_close (ADW_DIALOG (dialog));
}

/* A long list: the window goes on while it is imported, and Cancel leaves nothing behind. */
static void
test_cancel (Fixture *f, gconstpointer data)
{
  g_autoptr (GString) list = g_string_new ("Matricule,Nom,Prénom\n");
  BinomeImportDialog *dialog;

  for (guint i = 0; i < 60000; i++)
    g_string_append_printf (list, "C%u,Name%u,Given\n", i, i);
  dialog = open_dialog (f, "long.csv", list->str, (gssize)list->len);
  for (guint i = 0; i < 60 && !g_str_equal (step_of (dialog), "columns"); i++)
    test_settle ();
  click (dialog, "preview_button");
  for (guint i = 0; i < 60 && !g_str_equal (step_of (dialog), "preview"); i++)
    test_settle ();
  g_assert_cmpuint (n_lines (dialog), ==, 60000);

  g_signal_emit_by_name (people_child (dialog, "apply_button"), "clicked");
  g_assert_cmpstr (step_of (dialog), ==, "progress");
  g_main_context_iteration (NULL, FALSE);
  g_assert_false (adw_dialog_close (ADW_DIALOG (dialog))); /* as Escape does: it cancels */
  for (guint i = 0; i < 60 && !g_str_equal (step_of (dialog), "columns"); i++)
    test_settle ();
  g_assert_cmpstr (adw_banner_get_title (people_child (dialog, "columns_banner")), ==,
                   "Cancelled: nothing was imported.");
  g_assert_cmpint (people_count (f->store, BINOME_TYPE_PERSON), ==, 3);
  adw_dialog_force_close (ADW_DIALOG (dialog));
}

int
main (int argc, char **argv)
{
  adw_init ();
  g_test_init (&argc, &argv, NULL);

  g_test_add ("/ui/people/import/stage", Fixture, NULL, people_set_up, test_stage, people_tear_down);
  g_test_add ("/ui/people/import/fix", Fixture, NULL, people_set_up, test_fix, people_tear_down);
  g_test_add ("/ui/people/import/pairs", Fixture, NULL, people_set_up, test_pairs, people_tear_down);
  g_test_add ("/ui/people/import/whole", Fixture, NULL, people_set_up, test_whole, people_tear_down);
  g_test_add ("/ui/people/import/filter", Fixture, NULL, people_set_up, test_filter, people_tear_down);
  g_test_add ("/ui/people/import/unreadable", Fixture, NULL, people_set_up, test_unreadable,
              people_tear_down);
  g_test_add ("/ui/people/import/tutors", Fixture, NULL, people_set_up, test_tutors, people_tear_down);
  g_test_add ("/ui/people/import/mapping", Fixture, NULL, people_set_up, test_mapping, people_tear_down);
  g_test_add ("/ui/people/import/format", Fixture, NULL, people_set_up, test_format, people_tear_down);
  g_test_add ("/ui/people/import/spreadsheet", Fixture, NULL, people_set_up, test_spreadsheet,
              people_tear_down);
  g_test_add ("/ui/people/import/guess-again", Fixture, NULL, people_set_up, test_guess_again,
              people_tear_down);
  g_test_add ("/ui/people/import/sheet", Fixture, NULL, people_set_up, test_sheet, people_tear_down);
  g_test_add ("/ui/people/import/bad-file", Fixture, NULL, people_set_up, test_bad_file, people_tear_down);
  g_test_add ("/ui/people/import/cancel", Fixture, NULL, people_set_up, test_cancel, people_tear_down);
  return g_test_run ();
}
