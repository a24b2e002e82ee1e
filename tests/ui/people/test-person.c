/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The page of one person, and choosing and adding people. */

#include "people-fixture.h"

#include "binome-enrolment-workflow.h"
#include "people/binome-person-chooser.h"
#include "people/binome-person-dialog.h"
#include "people/binome-person-page.h"
#include "people/binome-person-tile.h"
#include "widgets/binome-row-message.h"

static GtkWidget *
open_person (Fixture *f, guint i)
{
  AdwNavigationPage *page = binome_person_page_new (binome_window_get_session (f->window), f->people[i]);

  binome_window_push (people_visible_page (f), page);
  test_settle ();
  return GTK_WIDGET (page);
}

static gboolean
enrol_work (BinomeDb *db, gpointer data, GError **error)
{
  Fixture *f = data;

  return binome_enrolment_enrol (db, f->programme, BINOME_ENROLMENT_ROLE_TUTEE, &f->people[1], 1, 0, NULL,
                                 error);
}

static void
test_shown (Fixture *f, gconstpointer data)
{
  GtkWidget *page;
  g_autoptr (GError) error = NULL;

  binome_store_write (f->store, "Enrol", BINOME_SOURCE_USER, enrol_work, f, NULL, &error);
  g_assert_no_error (error);
  page = open_person (f, 1);
  g_assert_cmpstr (gtk_label_get_label (people_child (page, "name_label")), ==, "Ana Martin");
  g_assert_cmpstr (gtk_label_get_label (people_child (page, "details_label")), ==, "Buyer · Lyon");
  g_assert_nonnull (
      people_find (people_child (page, "programmes_list"), ADW_TYPE_ACTION_ROW, "Welcome 2026"));
  g_assert_nonnull (people_find (people_child (page, "history_list"), ADW_TYPE_ACTION_ROW, "Fill"));
  gtk_test_accessible_assert_property (people_child (page, "delete_button"), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                       "Delete this person");
  gtk_test_accessible_assert_role (people_child (page, "name_label"), GTK_ACCESSIBLE_ROLE_HEADING);
}

/* What is typed is in the file without a button. */
static void
test_edit (Fixture *f, gconstpointer data)
{
  GtkWidget *page = open_person (f, 0);
  AdwEntryRow *birth = people_find (page, ADW_TYPE_ENTRY_ROW, "Year of birth");
  g_autoptr (BinomeEntity) person = binome_store_get (f->store, BINOME_TYPE_PERSON, f->people[0]);

  gtk_editable_set_text (people_find (page, ADW_TYPE_ENTRY_ROW, "Family name"), "Abadie-Roux");
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (birth)), ==, "");
  gtk_editable_set_text (GTK_EDITABLE (birth), "1988");
  g_assert_cmpint (binome_entity_get_integer (person, BINOME_PERSON_BIRTH_YEAR), ==, 1988);
  gtk_editable_set_text (GTK_EDITABLE (birth), "x");
  g_assert_true (gtk_widget_has_css_class (GTK_WIDGET (birth), "error"));
  g_assert_cmpstr (binome_row_message_get (GTK_WIDGET (birth)), ==,
                   "Write a year, such as 1985, or leave it empty.");
  g_assert_cmpint (binome_entity_get_integer (person, BINOME_PERSON_BIRTH_YEAR), ==, 1988);
  binome_store_flush (f->store);
  g_assert_cmpstr (gtk_label_get_label (people_child (page, "name_label")), ==, "Zoé Abadie-Roux");
  g_assert_true (g_str_has_prefix (binome_store_get_undo_name (f->store), "Change"));
}

static void
test_delete (Fixture *f, gconstpointer data)
{
  GtkWidget *page = open_person (f, 0);

  g_signal_emit_by_name (people_child (page, "delete_button"), "clicked");
  test_settle ();
  g_assert_cmpint (people_count (f->store, BINOME_TYPE_PERSON), ==, 2);
  g_assert_cmpstr (binome_store_get_undo_name (f->store), ==, "Delete Zoé Abadie");
  g_assert_false (BINOME_IS_PERSON_PAGE (people_visible_page (f)));
  gtk_widget_activate_action (GTK_WIDGET (f->window), "win.undo", NULL);
  test_settle ();
  g_assert_cmpint (people_count (f->store, BINOME_TYPE_PERSON), ==, 3);
}

/* Whoever takes part in a programme stays. */
static void
test_delete_refused (Fixture *f, gconstpointer data)
{
  GtkWidget *page;
  g_autoptr (GError) error = NULL;

  binome_store_write (f->store, "Enrol", BINOME_SOURCE_USER, enrol_work, f, NULL, &error);
  g_assert_no_error (error);
  page = open_person (f, 1);
  g_signal_emit_by_name (people_child (page, "delete_button"), "clicked");
  test_settle ();
  g_assert_cmpint (people_count (f->store, BINOME_TYPE_PERSON), ==, 3);
  g_assert_true (people_visible_page (f) == page);
  g_assert_nonnull (
      people_find (GTK_WIDGET (f->window), GTK_TYPE_LABEL,
                   "Ana Martin has a part in “Welcome 2026” and cannot be deleted. Take them out of the "
                   "programme first."));
}

static void
on_chosen_cb (BinomePersonChooser *chooser, gint64 id, gpointer data)
{
  *(gint64 *)data = id;
}

static void
test_chooser (Fixture *f, gconstpointer data)
{
  BinomePersonChooser *chooser = binome_person_chooser_new (binome_window_get_session (f->window), "Who?");
  gint64 chosen = 0;

  g_signal_connect (chooser, "chosen", G_CALLBACK (on_chosen_cb), &chosen);
  adw_dialog_present (ADW_DIALOG (chooser), GTK_WIDGET (f->window));
  test_settle ();
  gtk_test_accessible_assert_property (people_child (chooser, "search_entry"), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                       "Search the people");
  gtk_editable_set_text (people_child (chooser, "search_entry"), "nobody at all");
  test_settle ();
  g_assert_cmpstr (gtk_stack_get_visible_child_name (people_child (chooser, "stack")), ==, "nothing");
  gtk_editable_set_text (people_child (chooser, "search_entry"), "dub");
  test_settle ();
  g_signal_emit_by_name (people_child (chooser, "search_entry"), "activate");
  g_assert_cmpint (chosen, ==, f->people[2]);
}

static void
test_manager (Fixture *f, gconstpointer data)
{
  GtkWidget *page = open_person (f, 0);
  AdwActionRow *row = people_find (page, ADW_TYPE_ACTION_ROW, "Line manager");
  g_autoptr (BinomeEntity) person = binome_store_get (f->store, BINOME_TYPE_PERSON, f->people[0]);

  g_assert_cmpstr (adw_action_row_get_subtitle (row), ==, "Nobody");
  binome_entity_set_reference (person, BINOME_PERSON_MANAGER, f->people[1]);
  test_settle ();
  g_assert_cmpstr (adw_action_row_get_subtitle (row), ==, "Ana Martin");
}

static void
test_add (Fixture *f, gconstpointer data)
{
  AdwDialog *dialog;

  gtk_widget_activate_action (people_visible_page (f), "people.add", NULL);
  test_settle ();
  dialog = adw_application_window_get_visible_dialog (ADW_APPLICATION_WINDOW (f->window));
  g_assert_nonnull (dialog);
  gtk_editable_set_text (people_find (GTK_WIDGET (dialog), ADW_TYPE_ENTRY_ROW, "Family name"), "Roux");
  g_signal_emit_by_name (people_child (dialog, "accept_button"), "clicked");
  test_settle ();
  g_assert_cmpint (people_count (f->store, BINOME_TYPE_PERSON), ==, 4);
  g_assert_cmpstr (binome_store_get_undo_name (f->store), ==, "Add Roux");
  g_assert_true (BINOME_IS_PERSON_PAGE (people_visible_page (f)));
}

int
main (int argc, char **argv)
{
  adw_init ();
  g_test_init (&argc, &argv, NULL);

  g_test_add ("/ui/people/person/shown", Fixture, NULL, people_set_up, test_shown, people_tear_down);
  g_test_add ("/ui/people/person/edit", Fixture, NULL, people_set_up, test_edit, people_tear_down);
  g_test_add ("/ui/people/person/delete", Fixture, NULL, people_set_up, test_delete, people_tear_down);
  g_test_add ("/ui/people/person/delete-refused", Fixture, NULL, people_set_up, test_delete_refused,
              people_tear_down);
  g_test_add ("/ui/people/person/chooser", Fixture, NULL, people_set_up, test_chooser, people_tear_down);
  g_test_add ("/ui/people/person/manager", Fixture, NULL, people_set_up, test_manager, people_tear_down);
  g_test_add ("/ui/people/person/add", Fixture, NULL, people_set_up, test_add, people_tear_down);
  return g_test_run ();
}
