/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the page of a person tells and lets do: presence, skills, roles, history. */

#include "people-fixture.h"

#include "binome-enrolment-workflow.h"
#include "people/binome-person-page.h"
#include "widgets/binome-date-row.h"

static GtkWidget *
open_person (Fixture *f, guint i)
{
  AdwNavigationPage *page = binome_person_page_new (binome_window_get_session (f->window), f->people[i]);

  binome_window_push (people_visible_page (f), page);
  test_settle ();
  return GTK_WIDGET (page);
}

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

static void
activate (GtkWidget *row)
{
  g_signal_emit_by_name (gtk_widget_get_parent (row), "row-activated", row);
}

static gboolean
enrol_work (BinomeDb *db, gpointer data, GError **error)
{
  Fixture *f = data;

  return binome_enrolment_enrol (db, f->programme, BINOME_ENROLMENT_ROLE_TUTEE, &f->people[1], 1, 0, NULL,
                                 error);
}

/* Ana was hired on 15 January 2018 and is a tutee until 18 December 2026. */
static void
test_presence (Fixture *f, gconstpointer data)
{
  GtkWidget *page, *list, *dialog;
  BinomeDateRow *until;
  g_autoptr (GError) error = NULL;

  binome_store_write (f->store, "Enrol", BINOME_SOURCE_USER, enrol_work, f, NULL, &error);
  g_assert_no_error (error);
  page = open_person (f, 1);
  list = people_child (page, "presences");
  g_signal_emit_by_name (list, "add");
  test_settle ();
  dialog = visible_dialog (f);
  until = people_find (dialog, BINOME_TYPE_DATE_ROW, "Until");
  binome_date_row_set_date (until, binome_date_new (2026, 6, 30));
  accept (dialog);
  g_assert_true (adw_banner_get_revealed (people_child (dialog, "error_banner")));
  g_assert_cmpint (people_count (f->store, BINOME_TYPE_PRESENCE), ==, 0);

  binome_date_row_set_date (until, BINOME_DATE_NONE);
  accept (dialog);
  g_assert_cmpint (people_count (f->store, BINOME_TYPE_PRESENCE), ==, 1);
  g_assert_nonnull (people_find (list, ADW_TYPE_ACTION_ROW, "since 15 Jan 2018"));
  g_assert_cmpstr (binome_store_get_undo_name (f->store), ==, "Add a presence");

  /* The only period may go: then she is not restricted. */
  activate (people_find (list, ADW_TYPE_ACTION_ROW, "since 15 Jan 2018"));
  test_settle ();
  dialog = visible_dialog (f);
  g_signal_emit_by_name (people_find (dialog, ADW_TYPE_BUTTON_ROW, "_Remove This Period"), "activated");
  test_settle ();
  g_assert_cmpint (people_count (f->store, BINOME_TYPE_PRESENCE), ==, 0);
}

/* A language is read and written as people call it, and kept by its code. */
static void
test_language (Fixture *f, gconstpointer data)
{
  GtkWidget *row = people_find (open_person (f, 0), ADW_TYPE_ENTRY_ROW, "Language");
  g_autoptr (BinomeEntity) person = NULL;

  gtk_editable_set_text (GTK_EDITABLE (row), "allemand");
  binome_store_flush (f->store);
  test_settle ();
  person = binome_store_get (f->store, BINOME_TYPE_PERSON, f->people[0]);
  test_settle ();
  g_assert_cmpstr (binome_entity_get_text (person, BINOME_PERSON_LANGUAGE), ==, "de");
  row = people_find (open_person (f, 0), ADW_TYPE_ENTRY_ROW, "Language");
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (row)), ==, "German");
}

static void
test_skill (Fixture *f, gconstpointer data)
{
  GtkWidget *page = open_person (f, 0), *list = people_child (page, "offered"), *row, *dialog;

  g_signal_emit_by_name (list, "add");
  test_settle ();
  dialog = visible_dialog (f);
  g_signal_emit_by_name (dialog, "chosen", "Soudage TIG");
  adw_dialog_force_close (ADW_DIALOG (dialog));
  test_settle ();
  dialog = visible_dialog (f);
  adw_combo_row_set_selected (people_find (dialog, ADW_TYPE_COMBO_ROW, "Level"), 4);
  gtk_editable_set_text (people_find (dialog, ADW_TYPE_ENTRY_ROW, "What shows it"), "EN ISO 9606");
  accept (dialog);
  g_assert_cmpint (people_count (f->store, BINOME_TYPE_PERSON_SKILL), ==, 1);
  row = people_find (list, ADW_TYPE_ACTION_ROW, "Soudage TIG");
  g_assert_nonnull (row);
  g_assert_cmpstr (adw_action_row_get_subtitle (ADW_ACTION_ROW (row)), ==, "4 – Can teach it · EN ISO 9606");
  g_assert_cmpstr (binome_store_get_undo_name (f->store), ==, "Add the skill “Soudage TIG”");

  activate (row);
  test_settle ();
  g_signal_emit_by_name (people_find (visible_dialog (f), ADW_TYPE_BUTTON_ROW, "_Remove This Skill"),
                         "activated");
  test_settle ();
  g_assert_cmpint (people_count (f->store, BINOME_TYPE_PERSON_SKILL), ==, 0);
}

/* The history says what was changed, from what to what. */
static void
test_history (Fixture *f, gconstpointer data)
{
  GtkWidget *page = open_person (f, 0), *history = people_child (page, "history_list"), *row;
  g_autoptr (BinomeEntity) person = binome_store_get (f->store, BINOME_TYPE_PERSON, f->people[0]);

  binome_entity_set_text (person, BINOME_PERSON_SITE, "Nantes");
  binome_store_flush (f->store);
  test_settle ();
  row = people_find (history, ADW_TYPE_ACTION_ROW, "Change “Site” (Person)");
  g_assert_nonnull (row);
  g_assert_nonnull (strstr (adw_action_row_get_subtitle (ADW_ACTION_ROW (row)), "Site: Lyon → Nantes"));
}

static guint
count_rows (GtkWidget *history)
{
  GtkWidget *row = people_find (history, ADW_TYPE_ACTION_ROW, NULL);
  GtkListBox *list;
  guint n = 0;

  g_assert_nonnull (row);
  list = GTK_LIST_BOX (gtk_widget_get_parent (row));
  while (gtk_list_box_get_row_at_index (list, (int)n) != NULL)
    n++;
  return n;
}

static gboolean
absent_work (BinomeDb *db, gpointer data, GError **error)
{
  Fixture *f = data;

  for (int i = 0; i < 10; i++)
    {
      g_autoptr (BinomeEntity) absence = BINOME_ENTITY (binome_absence_new ());

      binome_entity_set_reference (absence, BINOME_ABSENCE_PERSON, f->people[0]);
      binome_entity_set_date (absence, BINOME_ABSENCE_STARTS_ON, binome_date_new (2026, 3, 2) + 7 * i);
      binome_entity_set_date (absence, BINOME_ABSENCE_ENDS_ON, binome_date_new (2026, 3, 3) + 7 * i);
      if (!binome_db_insert (db, absence, error))
        return FALSE;
    }
  return TRUE;
}

/* An entry of many changes is short until it is opened. */
static void
test_long_entry (Fixture *f, gconstpointer data)
{
  GtkWidget *history, *row;
  g_autoptr (GError) error = NULL;

  binome_store_write (f->store, "Away often", BINOME_SOURCE_USER, absent_work, f, NULL, &error);
  g_assert_no_error (error);
  history = people_child (open_person (f, 0), "history_list");
  row = people_find (history, ADW_TYPE_ACTION_ROW, "Away often");
  g_assert_nonnull (row);
  g_assert_true (g_str_has_suffix (adw_action_row_get_subtitle (ADW_ACTION_ROW (row)), "\n4 more changes…"));
  adw_action_row_activate (ADW_ACTION_ROW (row));
  g_assert_true (
      g_str_has_suffix (adw_action_row_get_subtitle (ADW_ACTION_ROW (row)), "2 Mar 2026 – 3 Mar 2026"));
}

/* A long history comes a part at a time. */
static void
test_long_history (Fixture *f, gconstpointer data)
{
  GtkWidget *page, *history, *more;
  g_autoptr (BinomeEntity) person = binome_store_get (f->store, BINOME_TYPE_PERSON, f->people[0]);

  test_settle ();
  for (guint i = 0; i < 30; i++)
    {
      g_autofree char *job = g_strdup_printf ("Job %u", i);

      binome_entity_set_text (person, BINOME_PERSON_JOB, job);
      binome_store_flush (f->store);
    }
  page = open_person (f, 0);
  history = people_child (page, "history_list");
  g_assert_cmpuint (count_rows (history), ==, 21);
  more = people_find (history, ADW_TYPE_BUTTON_ROW, "Show _Earlier Changes");
  g_assert_nonnull (more);
  g_signal_emit_by_name (more, "activated");
  test_settle ();
  g_assert_cmpuint (count_rows (history), ==, 31);
  g_assert_null (people_find (history, ADW_TYPE_BUTTON_ROW, "Show _Earlier Changes"));

  /* As much stays in view after a change. */
  binome_entity_set_text (person, BINOME_PERSON_JOB, "Other");
  binome_store_flush (f->store);
  test_settle ();
  g_assert_cmpuint (count_rows (history), ==, 32);
}

static gboolean
known_work (BinomeDb *db, gpointer data, GError **error)
{
  Fixture *f = data;
  g_autoptr (BinomeQuery) query = binome_query_new (BINOME_TYPE_ENROLMENT);
  g_autoptr (BinomeEntity) interview = BINOME_ENTITY (binome_interview_new ());
  g_autoptr (BinomeEntity) time = BINOME_ENTITY (binome_availability_new ());
  g_autoptr (GPtrArray) parts = NULL;

  if (!enrol_work (db, f, error))
    return FALSE;
  parts = binome_db_select (db, query, error);
  if (parts == NULL)
    return FALSE;
  binome_entity_set_reference (interview, BINOME_INTERVIEW_ENROLMENT, binome_entity_get_id (parts->pdata[0]));
  binome_entity_set_date (interview, BINOME_INTERVIEW_HELD_ON, binome_date_new (2026, 3, 2));
  binome_entity_set_reference (time, BINOME_AVAILABILITY_PERSON, f->people[1]);
  return binome_db_insert (db, interview, error) && binome_db_insert (db, time, error);
}

/* Ana was interviewed and is free on Monday morning; of Zoé nothing is known, and nothing is shown. */
static void
test_facts (Fixture *f, gconstpointer data)
{
  GtkWidget *page, *list, *row;
  g_autoptr (GError) error = NULL;

  binome_store_write (f->store, "Know", BINOME_SOURCE_USER, known_work, f, NULL, &error);
  g_assert_no_error (error);
  page = open_person (f, 0);
  g_assert_false (gtk_widget_get_visible (people_child (page, "facts_list")));
  g_assert_cmpstr (adw_action_row_get_subtitle (people_child (page, "availability_row")), ==,
                   "Nothing known of the week yet");

  page = open_person (f, 1);
  list = people_child (page, "facts_list");
  g_assert_true (gtk_widget_get_visible (list));
  row = people_find (list, ADW_TYPE_ACTION_ROW, "Interview");
  g_assert_nonnull (row);
  g_assert_nonnull (strstr (adw_action_row_get_subtitle (ADW_ACTION_ROW (row)), "2 Mar 2026"));
  activate (row);
  test_settle ();
  adw_dialog_force_close (ADW_DIALOG (visible_dialog (f)));
  test_settle ();

  row = people_child (page, "availability_row");
  g_assert_cmpstr (adw_action_row_get_subtitle (ADW_ACTION_ROW (row)), ==, "3 h a week");
  adw_action_row_activate (ADW_ACTION_ROW (row));
  test_settle ();
  g_assert_cmpstr (adw_dialog_get_title (ADW_DIALOG (visible_dialog (f))), ==, "Availability");
}

/* Leaving before being hired is said, and not kept. */
static void
test_dates (Fixture *f, gconstpointer data)
{
  GtkWidget *page = open_person (f, 0);
  BinomeDateRow *row = people_find (page, BINOME_TYPE_DATE_ROW, "Leaves on");

  binome_date_row_set_date (row, binome_date_new (2019, 1, 1));
  binome_store_flush (f->store);
  test_settle ();
  g_assert_nonnull (
      people_find (GTK_WIDGET (f->window), GTK_TYPE_LABEL,
                   "Nobody leaves before being hired: hired on 4 May 2020, leaves on 1 Jan 2019."));
  g_assert_cmpstr (binome_store_get_undo_name (f->store), ==, "Fill");
  binome_date_row_set_date (row, BINOME_DATE_NONE);
  binome_store_flush (f->store);
}

static gboolean
same_number_work (BinomeDb *db, gpointer data, GError **error)
{
  Fixture *f = data;
  g_autoptr (BinomeEntity) person = binome_db_get (db, BINOME_TYPE_PERSON, f->people[2], error);

  binome_entity_set_text (person, BINOME_PERSON_STAFF_NUMBER, "A3");
  return binome_db_update (db, person, error);
}

/* Zoé and Éric share a number: the page says so; Éric’s record stays, with Zoé’s job. */
static void
test_merge (Fixture *f, gconstpointer data)
{
  GtkWidget *page, *dialog;
  AdwBanner *banner;
  g_autoptr (BinomeEntity) kept = NULL;
  g_autoptr (GError) error = NULL;

  binome_store_write (f->store, "Renumber", BINOME_SOURCE_USER, same_number_work, f, NULL, &error);
  g_assert_no_error (error);
  page = open_person (f, 0);
  banner = people_child (page, "twin_banner");
  g_assert_true (adw_banner_get_revealed (banner));
  g_signal_emit_by_name (banner, "button-clicked");
  test_settle ();
  dialog = visible_dialog (f);
  g_assert_nonnull (people_find (dialog, GTK_TYPE_LABEL, "Welder"));
  g_assert_nonnull (people_find (dialog, ADW_TYPE_ACTION_ROW, "Site"));
  gtk_widget_activate (
      adw_action_row_get_activatable_widget (people_find (dialog, ADW_TYPE_ACTION_ROW, "Éric Dubois")));
  gtk_widget_activate (gtk_widget_get_parent (people_find (dialog, GTK_TYPE_LABEL, "Welder")));
  accept (dialog);
  g_assert_cmpint (people_count (f->store, BINOME_TYPE_PERSON), ==, 2);
  g_assert_cmpstr (binome_store_get_undo_name (f->store), ==, "Merge two records of Éric Dubois");
  kept = binome_store_get (f->store, BINOME_TYPE_PERSON, f->people[2]);
  test_settle ();
  g_assert_cmpstr (binome_entity_get_text (kept, BINOME_PERSON_JOB), ==, "Welder");
  g_assert_cmpstr (binome_entity_get_text (kept, BINOME_PERSON_FAMILY_NAME), ==, "Dubois");
  g_assert_false (BINOME_IS_PERSON_PAGE (people_visible_page (f)));
  gtk_widget_activate_action (GTK_WIDGET (f->window), "win.undo", NULL);
  test_settle ();
  g_assert_cmpint (people_count (f->store, BINOME_TYPE_PERSON), ==, 3);
}

/* From the menu of the list. */
static void
test_twins (Fixture *f, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  gtk_widget_activate_action (people_visible_page (f), "people.find-twins", NULL);
  test_settle ();
  g_assert_nonnull (
      people_find (GTK_WIDGET (f->window), GTK_TYPE_LABEL, "Nobody seems to be in the list twice"));
  binome_store_write (f->store, "Renumber", BINOME_SOURCE_USER, same_number_work, f, NULL, &error);
  g_assert_no_error (error);
  gtk_widget_activate_action (people_visible_page (f), "people.find-twins", NULL);
  test_settle ();
  g_signal_emit_by_name (people_find (visible_dialog (f), ADW_TYPE_ACTION_ROW, "Zoé Abadie and Éric Dubois"),
                         "activated");
  test_settle ();
  g_assert_cmpstr (adw_dialog_get_title (ADW_DIALOG (visible_dialog (f))), ==, "Merge");
}

int
main (int argc, char **argv)
{
  adw_init ();
  g_test_init (&argc, &argv, NULL);

  g_test_add ("/ui/people/detail/presence", Fixture, NULL, people_set_up, test_presence, people_tear_down);
  g_test_add ("/ui/people/detail/skill", Fixture, NULL, people_set_up, test_skill, people_tear_down);
  g_test_add ("/ui/people/detail/language", Fixture, NULL, people_set_up, test_language, people_tear_down);
  g_test_add ("/ui/people/detail/long-entry", Fixture, NULL, people_set_up, test_long_entry,
              people_tear_down);
  g_test_add ("/ui/people/detail/long-history", Fixture, NULL, people_set_up, test_long_history,
              people_tear_down);
  g_test_add ("/ui/people/detail/facts", Fixture, NULL, people_set_up, test_facts, people_tear_down);
  g_test_add ("/ui/people/detail/history", Fixture, NULL, people_set_up, test_history, people_tear_down);
  g_test_add ("/ui/people/detail/dates", Fixture, NULL, people_set_up, test_dates, people_tear_down);
  g_test_add ("/ui/people/detail/merge", Fixture, NULL, people_set_up, test_merge, people_tear_down);
  g_test_add ("/ui/people/detail/twins", Fixture, NULL, people_set_up, test_twins, people_tear_down);
  return g_test_run ();
}
