/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Lists that have a name, and changes to many people at once. */

#include "people-fixture.h"

#include "people/binome-person-page.h"
#include "widgets/binome-steady-list.h"

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

static gboolean
make_roles_work (BinomeDb *db, gpointer data, GError **error)
{
  Fixture *f = data;
  static const BinomeEnrolmentRole roles[]
      = { BINOME_ENROLMENT_ROLE_TUTOR, BINOME_ENROLMENT_ROLE_TUTEE, BINOME_ENROLMENT_ROLE_TUTOR };

  /* Zoé tutors, Ana is a tutee; Éric withdrew. */
  for (guint i = 0; i < 3; i++)
    {
      g_autoptr (BinomeEntity) enrolment = BINOME_ENTITY (binome_enrolment_new ());

      binome_entity_set_reference (enrolment, BINOME_ENROLMENT_PROGRAMME, f->programme);
      binome_entity_set_reference (enrolment, BINOME_ENROLMENT_PERSON, f->people[i]);
      binome_entity_set_choice (enrolment, BINOME_ENROLMENT_ROLE, (int)roles[i]);
      binome_entity_set_choice (enrolment, BINOME_ENROLMENT_STATE,
                                i < 2 ? BINOME_ENROLMENT_STATE_ACCEPTED : BINOME_ENROLMENT_STATE_WITHDREW);
      if (i == 2)
        binome_entity_set_text (enrolment, BINOME_ENROLMENT_REASON, "No time");
      if (!binome_db_insert (db, enrolment, error))
        return FALSE;
    }
  return TRUE;
}

static void
set_days (Fixture *f, guint i, const char *hired_on, const char *leaves_on)
{
  g_autoptr (BinomeEntity) person = binome_store_get (f->store, BINOME_TYPE_PERSON, f->people[i]);

  test_settle ();
  binome_entity_set_date (person, BINOME_PERSON_HIRED_ON, binome_date_parse_iso (hired_on));
  binome_entity_set_date (person, BINOME_PERSON_LEAVES_ON,
                          leaves_on != NULL ? binome_date_parse_iso (leaves_on) : BINOME_DATE_NONE);
  binome_store_flush (f->store);
  test_settle ();
}

/* Whoever the list shows, by name. */
static void
assert_found (Fixture *f, const char *filter, const char *value, const char *names)
{
  GtkWidget *page = people_visible_page (f);
  g_autoptr (GString) found = g_string_new (NULL);
  GListModel *people;

  gtk_widget_activate_action (page, "people.show-all", NULL);
  gtk_widget_activate_action (page, filter, "s", value);
  test_settle ();
  people = G_LIST_MODEL (gtk_column_view_get_model (people_child (page, "column_view")));
  for (guint i = 0; i < 3; i++)
    {
      static const char *const all[] = { "Zoé", "Ana", "Éric" };

      for (guint k = 0; k < g_list_model_get_n_items (people); k++)
        {
          g_autoptr (BinomeSteadyRow) row = g_list_model_get_item (people, k);
          BinomeEntity *person = binome_steady_row_get_item (row);

          if (person != NULL && binome_entity_get_id (person) == f->people[i])
            g_string_append_printf (found, "%s%s", found->len > 0 ? ", " : "", all[i]);
        }
    }
  g_assert_cmpstr (found->str, ==, names);
}

/* On 16 March 2026: who is there, for how long, in which role, and led by whom. */
static void
test_filters (Fixture *f, gconstpointer data)
{
  GtkWidget *page = people_visible_page (f);
  g_autoptr (BinomeEntity) zoe = binome_store_get (f->store, BINOME_TYPE_PERSON, f->people[0]);
  g_autoptr (GError) error = NULL;
  g_autofree char *ana = g_strdup_printf ("%" G_GINT64_FORMAT, f->people[1]);

  binome_store_write (f->store, "Enrol", BINOME_SOURCE_USER, make_roles_work, f, NULL, &error);
  g_assert_no_error (error);
  set_days (f, 0, "2025-03-17", NULL);         /* a day less than a year */
  set_days (f, 1, "2016-03-16", "2026-03-15"); /* ten years, until yesterday */
  set_days (f, 2, "2026-03-17", NULL);         /* from tomorrow on */
  binome_entity_set_reference (zoe, BINOME_PERSON_MANAGER, f->people[1]);
  binome_store_flush (f->store);
  test_settle ();

  assert_found (f, "lists.presence", "today", "Zoé");
  assert_found (f, "lists.presence", "left", "Ana");
  assert_found (f, "lists.presence", "to-come", "Éric");
  assert_found (f, "lists.seniority", "0", "Zoé");
  assert_found (f, "lists.seniority", "3", "Ana");
  assert_found (f, "lists.role", "tutor", "Zoé");
  assert_found (f, "lists.role", "tutee", "Ana");
  assert_found (f, "lists.role", "none", "Éric");
  assert_found (f, "lists.manager", ana, "Zoé");
  g_assert_cmpstr (adw_window_title_get_title (people_child (page, "title_widget")), ==, "Led by Ana Martin");
}

/* What is computed of people is kept in a list as well, and asked anew. */
static void
test_keep_filters (Fixture *f, gconstpointer data)
{
  GtkWidget *page = people_visible_page (f);

  gtk_widget_activate_action (page, "lists.presence", "s", "today");
  test_settle ();
  gtk_widget_activate_action (page, "lists.save", NULL);
  test_settle ();
  gtk_editable_set_text (people_find (visible_dialog (f), ADW_TYPE_ENTRY_ROW, "Name"), "There today");
  accept (visible_dialog (f));
  gtk_widget_activate_action (page, "people.show-all", NULL);
  set_days (f, 2, "2026-03-17", NULL);
  gtk_widget_activate_action (page, "lists.open", "x", (gint64)1);
  test_settle ();
  g_assert_cmpstr (subtitle (page), ==, "2 people found");
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
  g_test_add ("/ui/people/lists/filters", Fixture, NULL, people_set_up, test_filters, people_tear_down);
  g_test_add ("/ui/people/lists/keep-filters", Fixture, NULL, people_set_up, test_keep_filters,
              people_tear_down);
  g_test_add ("/ui/people/lists/bulk", Fixture, NULL, people_set_up, test_bulk, people_tear_down);
  return g_test_run ();
}
