/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The list of people: order, search, ticks and enrolling. */

#include "people-fixture.h"

#include "binome-model.h"
#include "letters/binome-letters-dialog.h"
#include "people/binome-people-page.h"
#include "people/binome-person-page.h"
#include "widgets/binome-steady-list.h"

static GListModel *
rows_of (GtkWidget *page)
{
  return G_LIST_MODEL (gtk_column_view_get_model (people_child (page, "column_view")));
}

static void
assert_rows (GtkWidget *page, const char *expected)
{
  GListModel *rows = rows_of (page);
  g_autoptr (GString) names = g_string_new (NULL);

  test_settle ();
  for (guint i = 0; i < g_list_model_get_n_items (rows); i++)
    {
      g_autoptr (BinomeSteadyRow) row = g_list_model_get_item (rows, i);
      BinomeEntity *person;

      test_settle (); /* it is loaded when it is looked at */
      person = binome_steady_row_get_item (row);
      if (person == NULL)
        continue; /* an empty row, about to go */
      g_string_append_printf (names, "%s%s", i > 0 ? " " : "",
                              binome_entity_get_text (person, BINOME_PERSON_GIVEN_NAME));
    }
  g_assert_cmpstr (names->str, ==, expected);
}

static void
sort_by (GtkWidget *page, const char *id, GtkSortType order)
{
  GtkColumnView *view = people_child (page, "column_view");
  GListModel *columns = gtk_column_view_get_columns (view);

  for (guint i = 0; i < g_list_model_get_n_items (columns); i++)
    {
      g_autoptr (GtkColumnViewColumn) column = g_list_model_get_item (columns, i);

      if (g_strcmp0 (gtk_column_view_column_get_id (column), id) == 0)
        gtk_column_view_sort_by_column (view, column, order);
    }
}

static void
test_sort (Fixture *f, gconstpointer data)
{
  GtkWidget *page = people_visible_page (f);

  assert_rows (page, "Zoé Éric Ana");
  sort_by (page, "name", GTK_SORT_DESCENDING);
  assert_rows (page, "Ana Éric Zoé");
  sort_by (page, "hired-on", GTK_SORT_ASCENDING);
  assert_rows (page, "Ana Zoé Éric");
  sort_by (page, "staff-number", GTK_SORT_DESCENDING);
  assert_rows (page, "Zoé Éric Ana");
  g_assert_cmpstr (adw_window_title_get_subtitle (people_child (page, "title_widget")), ==, "3 people");
}

static void
search (GtkWidget *page, const char *text)
{
  gtk_search_bar_set_search_mode (people_child (page, "search_bar"), TRUE);
  gtk_editable_set_text (people_child (page, "search_entry"), text);
  test_settle ();
}

static void
test_search (Fixture *f, gconstpointer data)
{
  GtkWidget *page = people_visible_page (f);

  search (page, "eric");
  assert_rows (page, "Éric");
  g_assert_cmpstr (adw_window_title_get_subtitle (people_child (page, "title_widget")), ==, "1 person found");
  search (page, "nobody at all");
  g_assert_cmpstr (gtk_stack_get_visible_child_name (people_child (page, "stack")), ==, "nothing");
  gtk_widget_activate_action (page, "people.show-all", NULL);
  assert_rows (page, "Zoé Éric Ana");
  g_assert_cmpstr (gtk_stack_get_visible_child_name (people_child (page, "stack")), ==, "wide");
}

static void
test_empty (Fixture *f, gconstpointer data)
{
  GtkWidget *page = people_visible_page (f);

  g_assert_cmpstr (gtk_stack_get_visible_child_name (people_child (page, "stack")), ==, "empty");
}

static void
test_labels (Fixture *f, gconstpointer data)
{
  GtkWidget *page = people_visible_page (f);
  GtkWidget *view = people_child (page, "column_view");
  GtkWidget *check = people_find (view, GTK_TYPE_CHECK_BUTTON, NULL);

  gtk_test_accessible_assert_property (people_child (page, "search_button"), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                       "Search");
  gtk_test_accessible_assert_property (people_child (page, "search_entry"), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                       "Search the people");
  gtk_test_accessible_assert_property (people_child (page, "add_button"), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                       "Add a person");
  gtk_test_accessible_assert_property (view, GTK_ACCESSIBLE_PROPERTY_LABEL, "People");
  gtk_test_accessible_assert_role (check, GTK_ACCESSIBLE_ROLE_CHECKBOX);
  gtk_test_accessible_assert_property (check, GTK_ACCESSIBLE_PROPERTY_LABEL, "Select Zoé Abadie");
}

/* Says at which stage, or leaves it as it is proposed. */
static void
answer (Fixture *f, int stage, const char *response)
{
  AdwDialog *dialog = adw_application_window_get_visible_dialog (ADW_APPLICATION_WINDOW (f->window));
  AdwComboRow *row;

  g_assert_true (ADW_IS_ALERT_DIALOG (dialog));
  row = people_find (GTK_WIDGET (dialog), ADW_TYPE_COMBO_ROW, "Stage");
  g_assert_cmpint ((int)adw_combo_row_get_selected (row), ==, BINOME_ENROLMENT_STATE_ACCEPTED);
  if (stage >= 0)
    adw_combo_row_set_selected (row, (guint)stage);
  g_signal_emit_by_name (dialog, "response", response);
  adw_dialog_force_close (dialog);
  test_settle ();
}

static gboolean
bar_is_seen (GtkWidget *page)
{
  return gtk_action_bar_get_revealed (
      GTK_ACTION_BAR (adw_bin_get_child (people_child (page, "selection_bar"))));
}

static gboolean
bar_says (GtkWidget *page, const char *text)
{
  return people_find (people_child (page, "selection_bar"), GTK_TYPE_LABEL, text) != NULL;
}

/* Ticks stay through a search, and all are enrolled as one action. */
static void
test_enrol (Fixture *f, gconstpointer data)
{
  GtkWidget *page = people_visible_page (f);
  GtkWidget *view = people_child (page, "column_view");

  g_assert_false (bar_is_seen (page));
  gtk_check_button_set_active (people_find (view, GTK_TYPE_CHECK_BUTTON, NULL), TRUE);
  search (page, "martin");
  gtk_check_button_set_active (people_find (view, GTK_TYPE_CHECK_BUTTON, NULL), TRUE);
  search (page, "");
  g_assert_true (bar_is_seen (page));
  g_assert_true (bar_says (page, "2 selected"));

  gtk_widget_activate_action (page, "people.enrol-tutors", NULL);
  answer (f, -1, "cancel");
  g_assert_cmpint (people_count (f->store, BINOME_TYPE_ENROLMENT), ==, 0);
  g_assert_true (bar_is_seen (page));
  gtk_widget_activate_action (page, "people.enrol-tutors", NULL);
  answer (f, -1, "enrol");
  g_assert_cmpint (people_count (f->store, BINOME_TYPE_ENROLMENT), ==, 2);
  g_assert_cmpstr (binome_store_get_undo_name (f->store), ==, "Enrol 2 people as tutors");
  g_assert_false (bar_is_seen (page));

  gtk_widget_activate_action (GTK_WIDGET (f->window), "win.undo", NULL);
  test_settle ();
  g_assert_cmpint (people_count (f->store, BINOME_TYPE_ENROLMENT), ==, 0);

  /* Or at an earlier stage. */
  gtk_widget_activate_action (page, "people.select-all", NULL);
  gtk_widget_activate_action (page, "people.enrol-tutees", NULL);
  answer (f, BINOME_ENROLMENT_STATE_INTERESTED, "enrol");
  g_assert_cmpint (people_count (f->store, BINOME_TYPE_ENROLMENT), ==, 3);
  g_assert_cmpstr (binome_store_get_undo_name (f->store), ==, "Add 3 candidates");
}

static void
set_days (Fixture *f, gint64 person, BinomeDate hired_on, BinomeDate leaves_on)
{
  g_autoptr (BinomeEntity) live = binome_store_get (f->store, BINOME_TYPE_PERSON, person);

  test_settle ();
  binome_entity_set_date (live, BINOME_PERSON_HIRED_ON, hired_on);
  binome_entity_set_date (live, BINOME_PERSON_LEAVES_ON, leaves_on);
  binome_store_flush (f->store);
  test_settle ();
}

/* Who has left before a programme starts, or comes after its end, is not enrolled with the others: the window
 * says who, and why. */
static void
test_enrol_absent (Fixture *f, gconstpointer data)
{
  GtkWidget *page = people_visible_page (f);
  const BinomeDate days[][2] = { { binome_date_new (2015, 2, 1), binome_date_new (2021, 1, 1) },
                                 { binome_date_new (2090, 1, 1), BINOME_DATE_NONE } };
  AdwDialog *dialog;

  for (gsize i = 0; i < G_N_ELEMENTS (days); i++)
    {
      set_days (f, f->people[0], days[i][0], days[i][1]);
      gtk_widget_activate_action (page, "people.select-all", NULL);
      test_settle ();
      gtk_widget_activate_action (page, "people.enrol-tutors", NULL);
      answer (f, -1, "enrol");
      g_assert_cmpint (people_count (f->store, BINOME_TYPE_ENROLMENT), ==, 2);
      dialog = adw_application_window_get_visible_dialog (ADW_APPLICATION_WINDOW (f->window));
      g_assert_true (ADW_IS_ALERT_DIALOG (dialog));
      g_assert_cmpstr (adw_alert_dialog_get_heading (ADW_ALERT_DIALOG (dialog)), ==,
                       "1 Person Was Not Enrolled");
      g_assert_true (g_str_has_prefix (adw_alert_dialog_get_body (ADW_ALERT_DIALOG (dialog)),
                                       "Zoé Abadie is not in the company"));
      adw_dialog_force_close (dialog);
      g_assert_true (binome_store_undo (f->store, NULL, NULL));
      test_settle ();
      g_assert_cmpint (people_count (f->store, BINOME_TYPE_ENROLMENT), ==, 0);
    }
}

static void
test_select_all (Fixture *f, gconstpointer data)
{
  GtkWidget *page = people_visible_page (f);

  gtk_widget_activate_action (page, "people.select-all", NULL);
  g_assert_true (bar_says (page, "3 selected"));
  g_assert_true (gtk_check_button_get_active (
      people_find (people_child (page, "column_view"), GTK_TYPE_CHECK_BUTTON, NULL)));
  gtk_widget_activate_action (page, "people.select-none", NULL);
  g_assert_false (gtk_check_button_get_active (
      people_find (people_child (page, "column_view"), GTK_TYPE_CHECK_BUTTON, NULL)));
}

/* Letters of the programme to those who are ticked: a list to choose the letter from. */
static void
test_letters (Fixture *f, gconstpointer data)
{
  GtkWidget *page = people_visible_page (f);
  AdwDialog *dialog;

  gtk_widget_activate_action (page, "people.select-all", NULL);
  gtk_widget_activate_action (page, "people.letters", NULL);
  test_settle ();
  dialog = adw_application_window_get_visible_dialog (ADW_APPLICATION_WINDOW (f->window));
  g_assert_true (BINOME_IS_LETTERS_DIALOG (dialog));
  g_assert_nonnull (people_find (GTK_WIDGET (dialog), GTK_TYPE_LABEL, "For the 3 you selected."));
  adw_dialog_force_close (dialog);
  test_settle ();
}

static void
test_activate (Fixture *f, gconstpointer data)
{
  g_signal_emit_by_name (people_child (people_visible_page (f), "column_view"), "activate", 1);
  test_settle ();
  g_assert_true (BINOME_IS_PERSON_PAGE (people_visible_page (f)));
  g_assert_cmpstr (adw_navigation_page_get_title (ADW_NAVIGATION_PAGE (people_visible_page (f))), ==,
                   "Éric Dubois");
}

/* Whom the row with the keyboard shows; the boxes say whom they are for. */
static gboolean
has_keyboard (Fixture *f, const char *label)
{
  GtkWidget *focus = gtk_root_get_focus (GTK_ROOT (f->window));
  GtkWidget *check = focus != NULL ? people_find (focus, GTK_TYPE_CHECK_BUTTON, NULL) : NULL;
  g_autofree char *problem = check != NULL ? gtk_test_accessible_check_property (
                                                 GTK_ACCESSIBLE (check), GTK_ACCESSIBLE_PROPERTY_LABEL, label)
                                           : g_strdup ("no box");

  return problem == NULL;
}

static void
assert_keyboard (Fixture *f, const char *label)
{
  for (int i = 0; i < 50 && !has_keyboard (f, label); i++)
    {
      test_settle ();
      g_usleep (10000);
    }
  g_assert_true (has_keyboard (f, label));
}

/* In another order the keyboard stays with the person; from a search it goes to whom it found first. */
static void
test_keyboard (Fixture *f, gconstpointer data)
{
  GtkWidget *page = people_visible_page (f);

  assert_rows (page, "Zoé Éric Ana");
  gtk_widget_activate_action (page, "people.focus-first", NULL);
  assert_keyboard (f, "Select Zoé Abadie");
  sort_by (page, "name", GTK_SORT_DESCENDING);
  assert_rows (page, "Ana Éric Zoé");
  assert_keyboard (f, "Select Zoé Abadie");
  search (page, "martin");
  gtk_widget_activate_action (page, "people.focus-first", NULL);
  assert_keyboard (f, "Select Ana Martin");
}

/* In a narrow window the same people stand in two lines each. */
static void
test_narrow (Fixture *f, gconstpointer data)
{
  GtkWidget *window = gtk_window_new ();
  GtkWidget *page = g_object_new (BINOME_TYPE_PEOPLE_PAGE, "session", binome_window_get_session (f->window),
                                  "title", "People", NULL);

  g_object_ref_sink (page);
  gtk_window_set_child (GTK_WINDOW (window), page);
  gtk_window_set_default_size (GTK_WINDOW (window), 360, 640);
  gtk_window_present (GTK_WINDOW (window));
  test_settle ();
  g_assert_cmpstr (gtk_stack_get_visible_child_name (people_child (page, "stack")), ==, "narrow");
  g_assert_cmpint (gtk_widget_get_width (window), <=, 360);
  g_assert_nonnull (people_find (people_child (page, "list_view"), GTK_TYPE_LABEL, "Welder · Lyon"));

  gtk_window_destroy (GTK_WINDOW (window));
  test_settle ();
  g_assert_finalize_object (page);
}

int
main (int argc, char **argv)
{
  adw_init ();
  g_test_init (&argc, &argv, NULL);

  g_test_add ("/ui/people/list/sort", Fixture, NULL, people_set_up, test_sort, people_tear_down);
  g_test_add ("/ui/people/list/search", Fixture, NULL, people_set_up, test_search, people_tear_down);
  g_test_add ("/ui/people/list/empty", Fixture, "empty", people_set_up, test_empty, people_tear_down);
  g_test_add ("/ui/people/list/labels", Fixture, NULL, people_set_up, test_labels, people_tear_down);
  g_test_add ("/ui/people/list/enrol-absent", Fixture, NULL, people_set_up, test_enrol_absent,
              people_tear_down);
  g_test_add ("/ui/people/list/enrol", Fixture, NULL, people_set_up, test_enrol, people_tear_down);
  g_test_add ("/ui/people/list/letters", Fixture, NULL, people_set_up, test_letters, people_tear_down);
  g_test_add ("/ui/people/list/select-all", Fixture, NULL, people_set_up, test_select_all, people_tear_down);
  g_test_add ("/ui/people/list/activate", Fixture, NULL, people_set_up, test_activate, people_tear_down);
  g_test_add ("/ui/people/list/keyboard", Fixture, NULL, people_set_up, test_keyboard, people_tear_down);
  g_test_add ("/ui/people/list/narrow", Fixture, NULL, people_set_up, test_narrow, people_tear_down);
  return g_test_run ();
}
