/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The window with the sample company: every page of the sidebar, the dialogs of the menu, and two
 * windows that show the same thing. */

#include <glib/gstdio.h>

#include "binome-clock.h"
#include "binome-demo.h"
#include "binome-feedback.h"
#include "binome-history-dialog.h"
#include "binome-letter-library.h"
#include "binome-pages.h"
#include "binome-search-dialog.h"
#include "binome-shortcuts.h"
#include "binome-window.h"
#include "letters/binome-letters-dialog.h"
#include "setup/binome-programme-dialog.h"
#include "widgets/binome-edit-dialog.h"
#include "widgets/binome-entity-row.h"
#include "widgets/binome-row-message.h"
#include "test-settle.h"

typedef struct
{
  char *folder;
  BinomeStore *store;
  BinomeWindow *window; /* owned */
} Fixture;

static gboolean
demo_work (BinomeDb *db, gpointer data, GError **error)
{
  return binome_demo_fill (db, binome_clock_today (), error);
}

static void
set_up (Fixture *f, gconstpointer data)
{
  g_autofree char *path = NULL;
  g_autoptr (GError) error = NULL;

  f->folder = g_dir_make_tmp ("binome-window-XXXXXX", &error);
  g_assert_no_error (error);
  path = g_build_filename (f->folder, "w.binome", NULL);
  f->store = binome_store_open (path, BINOME_STORE_CREATE, &error);
  g_assert_no_error (error);
  test_settle_watch (f->store);
  if (data != NULL)
    g_assert_true (
        binome_store_write (f->store, "Demo", BINOME_SOURCE_COMMAND, demo_work, NULL, NULL, &error));
  f->window = g_object_ref_sink (binome_window_new (NULL, f->store));
  gtk_window_set_default_size (GTK_WINDOW (f->window), 1180, 800);
  gtk_window_present (GTK_WINDOW (f->window));
  test_settle ();
}

static void
tear_down (Fixture *f, gconstpointer data)
{
  static const char *const files[] = { "w.binome", "w.binome-wal", "w.binome-shm", "w.binome.lock" };

  gtk_window_destroy (GTK_WINDOW (f->window));
  g_object_unref (f->window);
  test_settle ();
  g_assert_true (binome_store_close (f->store, NULL));
  g_assert_finalize_object (f->store);
  for (gsize i = 0; i < G_N_ELEMENTS (files); i++)
    {
      g_autofree char *path = g_build_filename (f->folder, files[i], NULL);

      g_unlink (path);
    }
  g_rmdir (f->folder);
  g_free (f->folder);
}

/* The first widget below @widget, itself included, whose label or title is @text. */
static GtkWidget *
find_text (GtkWidget *widget, const char *text)
{
  const char *own = NULL;

  if (GTK_IS_LABEL (widget))
    own = gtk_label_get_label (GTK_LABEL (widget));
  else if (ADW_IS_PREFERENCES_ROW (widget))
    own = adw_preferences_row_get_title (ADW_PREFERENCES_ROW (widget));
  if (g_strcmp0 (own, text) == 0)
    return widget;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_text (child, text);

      if (found != NULL)
        return found;
    }

  return NULL;
}

/* What is typed into the first field of several lines below @widget. */
static GtkTextBuffer *
find_note (GtkWidget *widget)
{
  GtkTextBuffer *found = GTK_IS_TEXT_VIEW (widget) ? gtk_text_view_get_buffer (GTK_TEXT_VIEW (widget)) : NULL;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL && found == NULL;
       child = gtk_widget_get_next_sibling (child))
    found = find_note (child);
  return found;
}

/* Every button of ours that shows only a picture must have a word for those who cannot see it. */
static void
assert_buttons_named (GtkWidget *widget)
{
  if (GTK_IS_BUTTON (widget) && gtk_button_get_icon_name (GTK_BUTTON (widget)) != NULL
      && gtk_widget_get_mapped (widget) && gtk_widget_get_ancestor (widget, GTK_TYPE_WINDOW_CONTROLS) == NULL
      && gtk_widget_get_ancestor (widget, ADW_TYPE_SPIN_ROW) == NULL
      && !GTK_IS_MENU_BUTTON (gtk_widget_get_parent (widget)) && gtk_widget_get_tooltip_text (widget) == NULL
      && gtk_test_accessible_has_property (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_PROPERTY_LABEL) == FALSE
      && gtk_test_accessible_has_relation (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_RELATION_LABELLED_BY)
             == FALSE)
    g_error ("a button with the icon “%s” has no name", gtk_button_get_icon_name (GTK_BUTTON (widget)));

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    assert_buttons_named (child);
}

static void
test_pages (Fixture *f, gconstpointer data)
{
  /* Something that only this page says. */
  static const char *const signs[][2] = {
    { "today", "Needs You" },         { "setup", "Programme" },          { "recruitment", "Tutors" },
    { "follow-up", "Pairs running" }, { "evaluation", "Tutors active" }, { "people", "People" },
  };
  guint n;

  binome_pages_get (&n);
  g_assert_cmpuint (n, ==, G_N_ELEMENTS (signs));
  for (gsize i = 0; i < G_N_ELEMENTS (signs); i++)
    {
      BinomePage *page = binome_window_show_page (f->window, signs[i][0], NULL);

      g_assert_nonnull (page);
      test_settle ();
      g_test_message ("%s", signs[i][0]);
      g_assert_cmpstr (binome_window_get_page_name (f->window), ==, signs[i][0]);
      g_assert_nonnull (find_text (GTK_WIDGET (page), signs[i][1]));
      assert_buttons_named (GTK_WIDGET (f->window));
    }
  g_assert_null (binome_window_show_page (f->window, "nowhere", NULL));
}

static void
press_figure (GtkWidget *page, const char *text)
{
  GtkWidget *label = find_text (page, text);

  g_assert_nonnull (label);
  g_signal_emit_by_name (gtk_widget_get_ancestor (label, GTK_TYPE_BUTTON), "clicked");
  test_settle ();
}

/* The number that stands above a label. */
static int
read_figure (GtkWidget *page, const char *text)
{
  GtkWidget *label = find_text (page, text);

  g_assert_nonnull (label);
  return atoi (gtk_label_get_label (GTK_LABEL (gtk_widget_get_prev_sibling (label))));
}

static GtkWidget *
child_of (GtkWidget *widget, const char *name)
{
  return GTK_WIDGET (gtk_widget_get_template_child (widget, G_OBJECT_TYPE (widget), name));
}

/* The pages that are opened say the same, and "stuck" opens a list of as many. */
static void
assert_same_figures (Fixture *f)
{
  static const char *const figures[][2] = {
    { "Tutors", "Tutors" },
    { "Tutees", "Tutees" },
    { "Tutees without a tutor", "Without a tutor" },
    { "Places free", "Places free" },
  };
  static const char *const stuck[][2]
      = { { "Tutors stuck", "tutors_view" }, { "Tutees stuck", "tutees_view" } };
  GtkWidget *today = GTK_WIDGET (binome_window_show_page (f->window, "today", NULL));
  int numbers[G_N_ELEMENTS (figures)], n_stuck[G_N_ELEMENTS (stuck)];
  GtkWidget *page;

  test_settle ();
  for (gsize i = 0; i < G_N_ELEMENTS (figures); i++)
    numbers[i] = read_figure (child_of (today, i < 2 ? "people" : "matching"), figures[i][0]);
  for (gsize i = 0; i < G_N_ELEMENTS (stuck); i++)
    n_stuck[i] = read_figure (today, stuck[i][0]);

  page = GTK_WIDGET (binome_window_show_page (f->window, "recruitment", NULL));
  test_settle ();
  for (gsize i = 0; i < G_N_ELEMENTS (figures); i++)
    {
      g_test_message ("%s", figures[i][0]);
      g_assert_cmpint (numbers[i], >, 1);
      g_assert_cmpint (read_figure (child_of (page, "figures"), figures[i][1]), ==, numbers[i]);
    }
  for (gsize i = 0; i < G_N_ELEMENTS (stuck); i++)
    {
      GtkWidget *view = child_of (page, stuck[i][1]);
      const char *label = gtk_label_get_label (GTK_LABEL (child_of (view, "stuck_label")));

      g_assert_cmpint (n_stuck[i], >, 1);
      g_assert_cmpint (atoi (label), ==, n_stuck[i]);
    }
}

/* Five blocks, each number leads to its list, and what is said twice is the same both times. */
static void
test_today (Fixture *f, gconstpointer data)
{
  static const char *const blocks[] = { "People", "Matching", "Progress", "Satisfaction", "Alerts" };
  GtkWidget *page = GTK_WIDGET (binome_window_show_page (f->window, "today", NULL));
  GtkWidget *view, *other;

  test_settle ();
  for (gsize i = 0; i < G_N_ELEMENTS (blocks); i++)
    g_assert_nonnull (find_text (page, blocks[i]));
  press_figure (page, "Tutees without a tutor");
  g_assert_cmpstr (binome_window_get_page_name (f->window), ==, "recruitment");
  assert_same_figures (f);

  page = GTK_WIDGET (binome_window_show_page (f->window, "today", NULL));
  test_settle ();
  press_figure (page, "Tutees stuck");
  page = GTK_WIDGET (binome_window_show_page (f->window, "recruitment", NULL));
  g_assert_cmpstr (adw_view_stack_get_visible_child_name (ADW_VIEW_STACK (child_of (page, "view_stack"))), ==,
                   "tutees");
  view = child_of (page, "tutees_view");
  other = child_of (page, "tutors_view");
  g_assert_true (gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (child_of (view, "stuck_button"))));
  g_assert_false (gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (child_of (other, "stuck_button"))));
}

static void
test_sections (Fixture *f, gconstpointer data)
{
  static const char *const sections[][3] = {
    { "setup", "objectives", "Add an Objective" },
    { "setup", "organisation", "Add a Role" },
    { "setup", "schedule", "Add a Milestone" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (sections); i++)
    {
      BinomePage *page = binome_window_show_page (f->window, sections[i][0], sections[i][1]);
      GtkWidget *row;

      test_settle ();
      row = find_text (GTK_WIDGET (page), sections[i][2]);
      g_assert_nonnull (row);
      g_assert_true (gtk_widget_get_mapped (row));
    }
}

static AdwViewStack *
find_stack (GtkWidget *widget)
{
  AdwViewStack *found = ADW_IS_VIEW_STACK (widget) ? ADW_VIEW_STACK (widget) : NULL;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL && found == NULL;
       child = gtk_widget_get_next_sibling (child))
    found = find_stack (child);
  return found;
}

/* Goes on with Tab until the focus is in @section; it must never rest on something hidden. */
static gboolean
tab_into (BinomeWindow *window, GtkWidget *section)
{
  for (int i = 0; i < 300; i++)
    {
      GtkWidget *focus;

      gtk_widget_child_focus (GTK_WIDGET (window), GTK_DIR_TAB_FORWARD);
      focus = gtk_window_get_focus (GTK_WINDOW (window));
      if (focus == NULL)
        continue;
      g_assert_true (gtk_widget_get_mapped (focus));
      if (gtk_widget_is_ancestor (focus, section))
        return TRUE;
    }
  return FALSE;
}

/* Wherever the keyboard was in a section, Tab comes to the one that is shown next. */
static void
test_keyboard (Fixture *f, gconstpointer data)
{
  static const char *const names[] = { "setup", "recruitment", "follow-up", "evaluation" };

  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    {
      AdwViewStack *stack = find_stack (GTK_WIDGET (binome_window_show_page (f->window, names[i], NULL)));
      g_autoptr (GtkSelectionModel) pages = adw_view_stack_get_pages (stack);
      guint n = g_list_model_get_n_items (G_LIST_MODEL (pages));

      for (guint j = 0; j < 2 * n; j++)
        {
          g_autoptr (AdwViewStackPage) page = g_list_model_get_item (G_LIST_MODEL (pages), j % n);

          adw_view_stack_set_visible_child (stack, adw_view_stack_page_get_child (page));
          test_settle ();
          g_test_message ("%s/%s", names[i], adw_view_stack_page_get_name (page));
          g_assert_true (tab_into (f->window, adw_view_stack_page_get_child (page)));
        }
    }
}

static void
test_dialogs (Fixture *f, gconstpointer data)
{
  BinomeSession *session = binome_window_get_session (f->window);
  AdwDialog *dialogs[] = {
    ADW_DIALOG (binome_history_dialog_new (session)),
    ADW_DIALOG (binome_shortcuts_new ()),
    ADW_DIALOG (binome_programme_dialog_new (session)),
  };
  static const char *const signs[] = { "Fill with the sample company", "Everywhere", "Co-ordinator" };

  for (gsize i = 0; i < G_N_ELEMENTS (dialogs); i++)
    {
      adw_dialog_present (dialogs[i], GTK_WIDGET (f->window));
      test_settle ();
      g_assert_nonnull (find_text (GTK_WIDGET (dialogs[i]), signs[i]));
      gtk_test_accessible_assert_role (GTK_ACCESSIBLE (dialogs[i]), GTK_ACCESSIBLE_ROLE_DIALOG);
      adw_dialog_force_close (dialogs[i]);
      test_settle ();
    }
}

/* What is typed is found, and Enter opens the first. */
static void
test_find (Fixture *f, gconstpointer data)
{
  AdwDialog *dialog;
  GtkEditable *entry;

  gtk_widget_activate_action (GTK_WIDGET (f->window), "win.find", NULL);
  test_settle ();
  dialog = adw_application_window_get_visible_dialog (ADW_APPLICATION_WINDOW (f->window));
  g_assert_true (BINOME_IS_SEARCH_DIALOG (dialog));
  entry = GTK_EDITABLE (
      gtk_widget_get_template_child (GTK_WIDGET (dialog), BINOME_TYPE_SEARCH_DIALOG, "entry"));
  gtk_editable_set_text (entry, "zzzz");
  test_settle ();
  g_assert_true (gtk_widget_get_mapped (find_text (GTK_WIDGET (dialog), "Nothing Found")));
  gtk_editable_set_text (entry, "benoit francois");
  test_settle ();
  g_assert_nonnull (find_text (GTK_WIDGET (dialog), "François Benoît"));
  g_signal_emit_by_name (entry, "activate");
  test_settle ();
  g_assert_null (adw_application_window_get_visible_dialog (ADW_APPLICATION_WINDOW (f->window)));
  g_assert_cmpstr (binome_window_get_page_name (f->window), ==, "people");
  g_assert_nonnull (find_text (GTK_WIDGET (f->window), "François Benoît"));
}

static gboolean
read_company (BinomeDb *db, gpointer data, GError **error)
{
  g_autoptr (BinomeQuery) query = binome_query_new (BINOME_TYPE_ORGANISATION);
  GPtrArray **companies = data;

  *companies = binome_db_select (db, query, error);
  return *companies != NULL;
}

/* What letters print of the company is entered here: the address with the town, and who signs. */
static void
test_company (Fixture *f, gconstpointer data)
{
  g_autoptr (GPtrArray) companies = NULL;
  g_autoptr (GError) error = NULL;
  AdwDialog *dialog;

  gtk_widget_activate_action (GTK_WIDGET (f->window), "win.company", NULL);
  test_settle ();
  g_assert_nonnull (find_text (GTK_WIDGET (f->window), "SIRET number"));
  dialog = adw_application_window_get_visible_dialog (ADW_APPLICATION_WINDOW (f->window));
  gtk_text_buffer_set_text (find_note (GTK_WIDGET (dialog)), "1 rue Haute\n38000 Grenoble", -1);
  gtk_editable_set_text (GTK_EDITABLE (find_text (GTK_WIDGET (dialog), "Signs for the company")),
                         "Inès Garnier");
  binome_store_flush (f->store);
  test_settle ();
  g_assert_true (binome_store_read (f->store, read_company, &companies, NULL, &error));
  g_assert_no_error (error);
  g_assert_cmpstr (binome_entity_get_text (companies->pdata[0], BINOME_ORGANISATION_ADDRESS), ==,
                   "1 rue Haute\n38000 Grenoble");
  g_assert_cmpstr (binome_entity_get_text (companies->pdata[0], BINOME_ORGANISATION_SIGNATORY), ==,
                   "Inès Garnier");
}

static int
count_stuck (Fixture *f)
{
  GtkWidget *page = GTK_WIDGET (binome_window_show_page (f->window, "today", NULL));

  test_settle ();
  return read_figure (page, "Tutors stuck");
}

static AdwDialog *
open_thresholds (Fixture *f)
{
  AdwDialog *dialog;

  gtk_widget_activate_action (GTK_WIDGET (f->window), "win.thresholds", NULL);
  test_settle ();
  dialog = adw_application_window_get_visible_dialog (ADW_APPLICATION_WINDOW (f->window));
  g_assert_nonnull (dialog);
  return dialog;
}

static GtkWidget *
find_threshold (AdwDialog *dialog, const char *title)
{
  GtkWidget *row = find_text (GTK_WIDGET (dialog), title);

  g_assert_nonnull (row);
  g_assert_true (ADW_IS_SPIN_ROW (row));
  return row;
}

static void
apply (AdwDialog *dialog)
{
  g_signal_emit_by_name (child_of (GTK_WIDGET (dialog), "accept_button"), "clicked");
  test_settle ();
}

/* What is “too long” is chosen here: Today goes by it at once, Undo takes it back, and what is shipped is a
 * button away. */
static void
test_thresholds (Fixture *f, gconstpointer data)
{
  static const char *const titles[]
      = { "Candidate stuck in a stage after", "Invitation without an answer after" };
  int before = count_stuck (f);
  AdwDialog *dialog = open_thresholds (f);
  GtkWidget *row;

  g_assert_cmpint (before, >, 1);
  for (gsize i = 0; i < G_N_ELEMENTS (titles); i++)
    adw_spin_row_set_value (ADW_SPIN_ROW (find_threshold (dialog, titles[i])), 365);
  row = find_threshold (dialog, titles[0]);
  g_assert_cmpstr (adw_action_row_get_subtitle (ADW_ACTION_ROW (row)), ==, "Shipped value: 21 days");
  apply (dialog);
  g_assert_cmpint (count_stuck (f), ==, 0);

  dialog = open_thresholds (f);
  g_assert_cmpfloat (adw_spin_row_get_value (ADW_SPIN_ROW (find_threshold (dialog, titles[1]))), ==, 365);
  row = find_text (GTK_WIDGET (dialog), "_Restore the Shipped Values");
  g_assert_nonnull (row);
  g_signal_emit_by_name (row, "activated");
  g_assert_cmpfloat (adw_spin_row_get_value (ADW_SPIN_ROW (find_threshold (dialog, titles[1]))), ==, 14);
  apply (dialog);
  g_assert_cmpint (count_stuck (f), ==, before);

  gtk_widget_activate_action (GTK_WIDGET (f->window), "win.undo", NULL);
  test_settle ();
  g_assert_cmpint (count_stuck (f), ==, 0);
}

/* Late before to be looked at makes no sense: the form says so and stays, until the other number fits. */
static void
test_wrong_threshold (Fixture *f, gconstpointer data)
{
  AdwDialog *dialog = open_thresholds (f);
  GtkWidget *quiet = find_threshold (dialog, "No meeting: to look at after");

  adw_spin_row_set_value (ADW_SPIN_ROW (quiet), 70);
  g_assert_nonnull (binome_row_message_get (quiet));
  apply (dialog);
  g_assert_true (adw_application_window_get_visible_dialog (ADW_APPLICATION_WINDOW (f->window)) == dialog);
  adw_spin_row_set_value (ADW_SPIN_ROW (find_threshold (dialog, "No meeting: late after")), 80);
  g_assert_null (binome_row_message_get (quiet));
  apply (dialog);
  g_assert_null (adw_application_window_get_visible_dialog (ADW_APPLICATION_WINDOW (f->window)));
}

/* The hours a tutee takes and the language of letters are part of the brief. */
static void
test_brief (Fixture *f, gconstpointer data)
{
  BinomeEntity *programme
      = BINOME_ENTITY (binome_session_get_programme (binome_window_get_session (f->window)));
  BinomePage *page = binome_window_show_page (f->window, "setup", NULL);
  GtkWidget *hours, *language;

  test_settle ();
  hours = find_text (GTK_WIDGET (page), "Hours a month for each tutee");
  g_assert_nonnull (hours);
  gtk_editable_set_text (GTK_EDITABLE (hours), "2,5");
  g_assert_cmpfloat_with_epsilon (binome_entity_get_real (programme, BINOME_PROGRAMME_HOURS_PER_TUTEE), 2.5,
                                  1e-9);
  language = find_text (GTK_WIDGET (page), "Language of letters");
  g_assert_nonnull (language);
  adw_combo_row_set_selected (ADW_COMBO_ROW (language), 2);
  g_assert_cmpstr (binome_entity_get_text (programme, BINOME_PROGRAMME_LANGUAGE), ==, "en");
  binome_entity_set_text (programme, BINOME_PROGRAMME_LANGUAGE, "Français");
  g_assert_cmpuint (adw_combo_row_get_selected (ADW_COMBO_ROW (language)), ==, 1);
  adw_combo_row_set_selected (ADW_COMBO_ROW (language), 0);
  g_assert_cmpstr (binome_entity_get_text (programme, BINOME_PROGRAMME_LANGUAGE), ==, "");
  binome_store_flush (f->store);
  test_settle ();
}

/* What is edited in one window stands in the other, and undo takes it back in both. */
static void
test_two_windows (Fixture *f, gconstpointer data)
{
  BinomeWindow *other = g_object_ref_sink (binome_window_new_detached (f->window));
  BinomeEntity *programme
      = BINOME_ENTITY (binome_session_get_programme (binome_window_get_session (f->window)));
  g_autofree char *before = g_strdup (binome_entity_get_text (programme, BINOME_PROGRAMME_TITLE));

  gtk_window_present (GTK_WINDOW (other));
  binome_window_show_page (other, "setup", NULL);
  test_settle ();
  g_assert_true (programme
                 == BINOME_ENTITY (binome_session_get_programme (binome_window_get_session (other))));
  g_object_set (programme, "title", "A new title", NULL);
  binome_store_flush (f->store);
  test_settle ();
  g_assert_nonnull (find_text (GTK_WIDGET (f->window), "A new title"));
  g_assert_nonnull (find_text (GTK_WIDGET (other), "A new title"));
  g_assert_true (binome_store_undo (f->store, NULL, NULL));
  test_settle ();
  g_assert_nonnull (find_text (GTK_WIDGET (f->window), before));
  gtk_window_destroy (GTK_WINDOW (other));
  g_object_unref (other);
}

static void
test_empty (Fixture *f, gconstpointer data)
{
  guint n;
  const BinomePageInfo *pages = binome_pages_get (&n);

  g_assert_nonnull (find_text (GTK_WIDGET (f->window), "Welcome to Binôme"));
  for (guint i = 0; i < n; i++)
    {
      binome_window_show_page (f->window, pages[i].name, NULL);
      test_settle ();
    }
  gtk_widget_activate_action (GTK_WIDGET (f->window), "win.demo", NULL);
  binome_window_show_page (f->window, "today", NULL);
  for (int i = 0; i < 30 && find_text (GTK_WIDGET (f->window), "Pairs running") == NULL; i++)
    test_settle ();
  g_assert_nonnull (find_text (GTK_WIDGET (f->window), "Pairs running"));
}

/* ---- a letter after a move ---- */

static gboolean
identified_work (BinomeDb *db, gpointer data, GError **error)
{
  g_autoptr (BinomeQuery) query = binome_query_new (BINOME_TYPE_ENROLMENT);
  g_autoptr (GPtrArray) found = NULL;

  binome_query_where_choice (query, BINOME_ENROLMENT_STATE, BINOME_QUERY_EQUAL,
                             BINOME_ENROLMENT_STATE_IDENTIFIED);
  found = binome_db_select (db, query, error);
  if (found != NULL && found->len > 0)
    *(BinomeEntity **)data = g_object_ref (found->pdata[0]);
  return found != NULL;
}

/* Beside the way back, the letter that is due: for who was moved alone. */
static void
test_letter (Fixture *f, gconstpointer data)
{
  BinomeSession *session = binome_window_get_session (f->window);
  g_autoptr (BinomeEntity) enrolment = NULL;
  g_autoptr (GArray) moved = g_array_new (FALSE, FALSE, sizeof (gint64));
  GtkWidget *button;
  AdwDialog *dialog;
  gint64 id;

  binome_store_read (f->store, identified_work, &enrolment, NULL, NULL);
  g_assert_nonnull (enrolment);
  id = binome_entity_get_id (enrolment);
  g_array_append_val (moved, id);
  binome_session_set_programme_id (session,
                                   binome_entity_get_reference (enrolment, BINOME_ENROLMENT_PROGRAMME));
  test_settle ();
  binome_feedback_toast_letter (GTK_WIDGET (f->window), "Invited",
                                binome_letter_for_state (BINOME_ENROLMENT_STATE_INVITED), moved);
  test_settle ();
  g_assert_nonnull (find_text (GTK_WIDGET (f->window), "_Undo"));
  button = find_text (GTK_WIDGET (f->window), "_Write the Letter");
  g_assert_nonnull (button);
  g_signal_emit_by_name (gtk_widget_get_ancestor (button, GTK_TYPE_BUTTON), "clicked");
  test_settle ();
  dialog = adw_application_window_get_visible_dialog (ADW_APPLICATION_WINDOW (f->window));
  g_assert_true (BINOME_IS_LETTERS_DIALOG (dialog));
  g_assert_nonnull (find_text (GTK_WIDGET (dialog), "Invitation to take part"));
  g_assert_nonnull (find_text (GTK_WIDGET (dialog), "_Preview 1 Letter"));
  adw_dialog_force_close (dialog);
  test_settle ();
}

int
main (int argc, char **argv)
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
  g_test_add ("/ui/window/pages", Fixture, "demo", set_up, test_pages, tear_down);
  g_test_add ("/ui/window/today", Fixture, "demo", set_up, test_today, tear_down);
  g_test_add ("/ui/window/sections", Fixture, "demo", set_up, test_sections, tear_down);
  g_test_add ("/ui/window/keyboard", Fixture, "demo", set_up, test_keyboard, tear_down);
  g_test_add ("/ui/window/dialogs", Fixture, "demo", set_up, test_dialogs, tear_down);
  g_test_add ("/ui/window/find", Fixture, "demo", set_up, test_find, tear_down);
  g_test_add ("/ui/window/letter", Fixture, "demo", set_up, test_letter, tear_down);
  g_test_add ("/ui/window/company", Fixture, "demo", set_up, test_company, tear_down);
  g_test_add ("/ui/window/thresholds", Fixture, "demo", set_up, test_thresholds, tear_down);
  g_test_add ("/ui/window/wrong-threshold", Fixture, "demo", set_up, test_wrong_threshold, tear_down);
  g_test_add ("/ui/window/brief", Fixture, "demo", set_up, test_brief, tear_down);
  g_test_add ("/ui/window/two-windows", Fixture, "demo", set_up, test_two_windows, tear_down);
  g_test_add ("/ui/window/empty", Fixture, NULL, set_up, test_empty, tear_down);
  return g_test_run ();
}
