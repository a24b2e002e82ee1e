/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Lists that have a name, and changes to many people at once. */

#include "people-fixture.h"

#include "people/binome-person-page.h"

static GtkWidget *
visible_dialog (Fixture *f)
{
  AdwDialog *dialog = adw_application_window_get_visible_dialog (ADW_APPLICATION_WINDOW (f->window));

  g_assert_nonnull (dialog);
  return GTK_WIDGET (dialog);
}

static void
accept (GtkWidget *dialog)
{
  g_signal_emit_by_name (people_child (dialog, "accept_button"), "clicked");
  test_settle ();
}

static const char *
subtitle (GtkWidget *page)
{
  return adw_window_title_get_subtitle (people_child (page, "title_widget"));
}

static void
set_site (Fixture *f, guint i, const char *site)
{
  g_autoptr (BinomeEntity) person = binome_store_get (f->store, BINOME_TYPE_PERSON, f->people[i]);

  test_settle ();
  binome_entity_set_text (person, BINOME_PERSON_SITE, site);
  binome_store_flush (f->store);
  test_settle ();
}

/* The menu offers the jobs there are: Welder, Buyer and Fitter. */
static void
test_jobs (Fixture *f, gconstpointer data)
{
  GtkWidget *page = people_visible_page (f);
  GtkMenuButton *button = people_child (page, "lists_button");
  g_autoptr (GMenuModel) narrow = NULL, jobs = NULL;
  g_autofree char *first = NULL, *last = NULL;

  gtk_menu_button_popup (button);
  narrow = g_menu_model_get_item_link (gtk_menu_button_get_menu_model (button), 1, G_MENU_LINK_SECTION);
  jobs = g_menu_model_get_item_link (narrow, 2, G_MENU_LINK_SUBMENU);
  gtk_menu_button_popdown (button);
  g_assert_cmpint (g_menu_model_get_n_items (jobs), ==, 4); /* and any */
  g_menu_model_get_item_attribute (jobs, 1, G_MENU_ATTRIBUTE_LABEL, "s", &first);
  g_menu_model_get_item_attribute (jobs, 3, G_MENU_ATTRIBUTE_LABEL, "s", &last);
  g_assert_cmpstr (first, ==, "Buyer");
  g_assert_cmpstr (last, ==, "Welder");
  gtk_widget_activate_action (page, "lists.job", "s", "Welder");
  test_settle ();
  g_assert_cmpstr (subtitle (page), ==, "1 person found");
}

/* A list is kept by what it looks for, and finds whoever fits today. */
static void
test_keep (Fixture *f, gconstpointer data)
{
  GtkWidget *page = people_visible_page (f), *dialog;

  set_site (f, 0, "Nantes");
  gtk_widget_activate_action (page, "lists.site", "s", "Nantes");
  test_settle ();
  g_assert_cmpstr (subtitle (page), ==, "1 person found");
  gtk_widget_activate_action (page, "lists.save", NULL);
  test_settle ();
  dialog = visible_dialog (f);
  gtk_editable_set_text (people_find (dialog, ADW_TYPE_ENTRY_ROW, "Name"), "People of Nantes");
  accept (dialog);
  g_assert_cmpint (people_count (f->store, BINOME_TYPE_SAVED_LIST), ==, 1);
  g_assert_cmpstr (adw_window_title_get_title (people_child (page, "title_widget")), ==, "People of Nantes");

  gtk_widget_activate_action (page, "people.show-all", NULL);
  test_settle ();
  g_assert_cmpstr (subtitle (page), ==, "3 people");
  set_site (f, 1, "Nantes");
  gtk_widget_activate_action (page, "lists.open", "x", (gint64)1);
  test_settle ();
  g_assert_cmpstr (subtitle (page), ==, "2 people found");

  gtk_widget_activate_action (page, "lists.remove", NULL);
  test_settle ();
  g_assert_cmpint (people_count (f->store, BINOME_TYPE_SAVED_LIST), ==, 0);
}

/* One change for three people, one undo. */
static void
test_bulk (Fixture *f, gconstpointer data)
{
  GtkWidget *page = people_visible_page (f), *dialog;
  g_autoptr (BinomeEntity) person = binome_store_get (f->store, BINOME_TYPE_PERSON, f->people[2]);

  gtk_widget_activate_action (page, "people.select-all", NULL);
  gtk_widget_activate_action (page, "people.set", "s", "site");
  test_settle ();
  dialog = visible_dialog (f);
  gtk_editable_set_text (people_find (dialog, ADW_TYPE_ENTRY_ROW, "Site"), "Lille");
  accept (dialog);
  g_assert_cmpstr (binome_entity_get_text (person, BINOME_PERSON_SITE), ==, "Lille");
  g_assert_cmpstr (binome_store_get_undo_name (f->store), ==, "Set “Site” for 3 people");
  gtk_widget_activate_action (GTK_WIDGET (f->window), "win.undo", NULL);
  test_settle ();
  g_assert_cmpstr (binome_entity_get_text (person, BINOME_PERSON_SITE), ==, "Lyon");

  gtk_widget_activate_action (page, "people.delete", NULL);
  test_settle ();
  g_assert_cmpint (people_count (f->store, BINOME_TYPE_PERSON), ==, 0);
  g_assert_cmpstr (binome_store_get_undo_name (f->store), ==, "Delete 3 people");
}

int
main (int argc, char **argv)
{
  adw_init ();
  g_test_init (&argc, &argv, NULL);

  g_test_add ("/ui/people/lists/jobs", Fixture, NULL, people_set_up, test_jobs, people_tear_down);
  g_test_add ("/ui/people/lists/keep", Fixture, NULL, people_set_up, test_keep, people_tear_down);
  g_test_add ("/ui/people/lists/bulk", Fixture, NULL, people_set_up, test_bulk, people_tear_down);
  return g_test_run ();
}
