/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Takes the pictures of the tour: binome-tour FOLDER LANGUAGE [NAME]. With NAME only pictures whose
 * name contains it. */

#include <libintl.h>
#include <locale.h>
#include <stdlib.h>
#include <string.h>

#include "binome-clock.h"
#include "binome-demo.h"
#include "binome-evaluation-report.h"
#include "binome-pages.h"
#include "binome-training-sheet.h"
#include "binome-tour-candidate.h"
#include "binome-tour-criteria.h"
#include "binome-tour-import.h"
#include "binome-window.h"
#include "fields/binome-own-field-form.h"
#include "letters/binome-letter-text-page.h"
#include "letters/binome-letters-dialog.h"
#include "letters/binome-sent-letters-page.h"
#include "people/binome-merge-dialog.h"
#include "people/binome-person-page.h"
#include "printing/binome-report-dialog.h"
#include "recruitment/binome-participants-view.h"
#include "recruitment/binome-proposals-view.h"
#include "widgets/binome-selection-bar.h"
#include "binome-tour-matching.h"
#include "binome-tour-plans.h"
#include "test-settle.h"
#include "training/binome-training-session-page.h"

/* A stop of the tour: a page, one of its sections, and perhaps an action to carry out there. */
typedef struct
{
  const char *name;
  const char *page;
  const char *section;
  const char *action;
} Stop;

static const Stop stops[] = {
  { "1-today", "today", NULL, NULL },
  { "2-setup-brief", "setup", "brief", NULL },
  { "2-setup-objectives", "setup", "objectives", NULL },
  { "2-setup-organisation", "setup", "organisation", NULL },
  { "2-setup-skills", "setup", "skills", NULL },
  { "2-setup-schedule", "setup", "schedule", NULL },
  { "2-setup-communication", "setup", "communication", NULL },
  { "2-setup-poster", "setup", "communication", "letters.poster" },
  { "2-setup-plan", "setup", "schedule", "plan" },
  { "2-setup-plan-difference", "setup", "schedule", "plan.difference" },
  { "2-setup-plan-template", "setup", "schedule", "plan.template" },
  { "2-setup-new-programme", "setup", "brief", "win.new-programme" },
  { "3-recruitment-tutors", "recruitment", "tutors", NULL },
  { "3-recruitment-tutees", "recruitment", "tutees", NULL },
  { "3-recruitment-select", "recruitment", "tutors", "candidates.select" },
  { "3-recruitment-board", "recruitment", "tutors", "candidates.board" },
  { "3-recruitment-board-stage", "recruitment", "tutees", "candidates.stage" },
  { "3-recruitment-applicant", "recruitment", "tutors", "applicant" },
  { "3-recruitment-applicant-below", "recruitment", "tutors", "applicant.below" },
  { "3-recruitment-applicant-eligibility", "recruitment", "tutors", "applicant.eligibility" },
  { "3-recruitment-applicant-week", "recruitment", "tutors", "applicant.week" },
  { "3-recruitment-applicant-interview", "recruitment", "tutors", "applicant.interview" },
  { "3-recruitment-registration", "recruitment", "tutors", "participants.registration-form" },
  { "3-recruitment-registration-paper", "recruitment", "tutors", "registration.paper" },
  { "3-recruitment-registration-returns", "recruitment", "tutors", "registration.returns" },
  { "3-recruitment-training", "recruitment", "training", NULL },
  { "3-recruitment-training-session", "recruitment", "training", "session.open" },
  { "3-recruitment-training-sheet", "recruitment", "training", "session.sheet" },
  { "3-recruitment-criteria", "recruitment", "criteria", NULL },
  { "3-recruitment-criteria-same", "recruitment", "criteria", "criteria.editor.same" },
  { "3-recruitment-criteria-overlap", "recruitment", "criteria", "criteria.editor.overlap" },
  { "3-recruitment-criteria-gap", "recruitment", "criteria", "criteria.editor.gap" },
  { "3-recruitment-criteria-distance", "recruitment", "criteria", "criteria.editor.distance" },
  { "3-recruitment-criteria-wishes", "recruitment", "criteria", "criteria.editor.wishes" },
  { "3-recruitment-criteria-templates", "recruitment", "criteria", "criteria.templates" },
  { "3-recruitment-criteria-set", "recruitment", "criteria", "criteria.set" },
  { "3-recruitment-criteria-distances", "recruitment", "criteria", "criteria.distances" },
  { "3-recruitment-criteria-person", "recruitment", "tutees", "criteria.person" },
  { "3-recruitment-criteria-stability", "recruitment", "proposals", "criteria.stability" },
  { "3-recruitment-matching", "recruitment", "matching", NULL },
  { "3-recruitment-matching-wishes", "recruitment", "matching", "matching.wishes" },
  { "3-recruitment-matching-options", "recruitment", "matching", "matching.options" },
  { "3-recruitment-matching-result", "recruitment", "matching", "matching.result" },
  { "3-recruitment-matching-nobody", "recruitment", "matching", "matching.nobody" },
  { "3-recruitment-matching-what-if", "recruitment", "matching", "matching.what-if" },
  { "3-recruitment-matching-map", "recruitment", "matching", "matching.map" },
  { "3-recruitment-matching-map-near", "recruitment", "matching", "matching.map.near" },
  { "3-recruitment-matching-profiles", "recruitment", "matching", "matching.map.profiles" },
  { "3-recruitment-matching-minutes", "recruitment", "matching", "matching.minutes" },
  { "3-recruitment-matching-compare", "recruitment", "matching", "matching.compare" },
  { "3-recruitment-matching-what-if-choose", "recruitment", "matching", "matching.what-if.choose" },
  { "3-recruitment-matching-what-if-places", "recruitment", "matching", "matching.what-if.places" },
  { "3-recruitment-proposals", "recruitment", "proposals", NULL },
  { "3-recruitment-waiting", "recruitment", "proposals", "waiting" },
  { "3-recruitment-letters", "recruitment", "tutees", "letters" },
  { "3-recruitment-letters-who", "recruitment", "tutees", "letters.who" },
  { "3-recruitment-letters-text", "recruitment", "tutees", "letters.text" },
  { "3-recruitment-letters-preview", "recruitment", "tutees", "letters.preview" },
  { "3-recruitment-letters-sent", "recruitment", "tutees", "letters.sent" },
  { "4-follow-up-timeline", "follow-up", "timeline", NULL },
  { "4-follow-up-pairs", "follow-up", "pairs", NULL },
  { "4-follow-up-pairs-selected", "follow-up", "pairs", "select" },
  { "4-follow-up-pairs-returns", "follow-up", "pairs", "select.returns" },
  { "4-follow-up-check-ins", "follow-up", "check-ins", NULL },
  { "4-follow-up-check-ins-selected", "follow-up", "check-ins", "select" },
  { "4-follow-up-pair-page", "follow-up", "pairs", "win.open-pair" },
  { "4-follow-up-action-plan", "follow-up", "pairs", "pair.plan" },
  { "4-follow-up-action-plan-print", "follow-up", "pairs", "pair.print-plan" },
  { "4-follow-up-documents", "follow-up", "pairs", "pair.documents" },
  { "4-follow-up-document-form", "follow-up", "pairs", "pair.form" },
  { "4-follow-up-document-print", "follow-up", "pairs", "pair.document" },
  { "5-evaluation-dashboard", "evaluation", "dashboard", NULL },
  { "5-evaluation-results", "evaluation", "results", NULL },
  { "5-evaluation-report", "evaluation", "report", NULL },
  { "6-people", "people", NULL, NULL },
  { "6-people-selected", "people", NULL, "select" },
  { "6-people-selected-letters", "people", NULL, "select.letters" },
  { "6-people-person", "people", NULL, "person" },
  { "6-people-person-below", "people", NULL, "person.below" },
  { "6-people-person-fields", "people", NULL, "person.fields" },
  { "6-people-fields", "people", NULL, "win.own-fields" },
  { "6-people-field", "people", NULL, "field.change" },
  { "6-people-merge", "people", NULL, "person.merge" },
  { "6-people-import", "people", NULL, "import" },
  { "6-people-import-preview", "people", NULL, "import.preview" },
  { "6-people-letters", "people", NULL, "person.letters" },
  { "7-search", "today", NULL, "win.find" },
  { "7-history", "today", NULL, "win.history" },
  { "7-thresholds", "today", NULL, "win.thresholds" },
  { "7-shortcuts", "today", NULL, "win.show-shortcuts" },
};

/* How long a page may take to fill itself, beside the time that the store takes to answer. */
#define SETTLE_MS 300

static gboolean
on_timeout_cb (gpointer data)
{
  *(gboolean *)data = TRUE;
  return G_SOURCE_REMOVE;
}

static void
settle (int milliseconds)
{
  gboolean done = FALSE;

  g_timeout_add ((guint)milliseconds, on_timeout_cb, &done);
  while (!done)
    g_main_context_iteration (NULL, TRUE);
  test_settle ();
}

/* What the window shows; NULL while it is being laid out anew. */
static GskRenderNode *
draw (GtkWidget *window)
{
  g_autoptr (GdkPaintable) paintable = gtk_widget_paintable_new (window);
  g_autoptr (GtkSnapshot) snapshot = gtk_snapshot_new ();

  gdk_paintable_snapshot (paintable, snapshot, gtk_widget_get_width (window), gtk_widget_get_height (window));
  return gtk_snapshot_to_node (snapshot);
}

static void
take_picture (GtkWidget *window, const char *path)
{
  g_autoptr (GskRenderNode) node = draw (window);
  g_autoptr (GdkTexture) texture = NULL;

  for (int i = 0; i < 50 && node == NULL; i++)
    {
      settle (100);
      node = draw (window);
    }
  if (node == NULL)
    g_error ("%s: nothing was drawn", path);
  texture = gsk_renderer_render_texture (gtk_native_get_renderer (GTK_NATIVE (window)), node,
                                         &GRAPHENE_RECT_INIT (0, 0, (float)gtk_widget_get_width (window),
                                                              (float)gtk_widget_get_height (window)));
  if (!gdk_texture_save_to_png (texture, path))
    g_error ("%s cannot be written", path);
}

typedef struct
{
  BinomeStore *store;
  GtkApplication *application;
  const char *folder;
  const char *language;
  const char *only;
} Tour;

static gint64 running_programme (BinomeStore *store);
static gint64 running_pair (BinomeStore *store);
static gint64 held_session (BinomeStore *store);

/* The steps of a letter, up to the one that is shown. */
static void
write_letters (BinomeWindow *window, BinomeSession *session, const char *step)
{
  BinomeLettersDialog *dialog;

  if (g_str_equal (step, "letters.sent"))
    {
      binome_window_open (window, binome_sent_letters_page_new (session));
      return;
    }

  dialog = binome_letters_dialog_new (session, binome_session_get_programme_id (session));
  adw_dialog_present (ADW_DIALOG (dialog), GTK_WIDGET (window));
  if (g_str_equal (step, "letters"))
    return;

  settle (SETTLE_MS);
  binome_letters_dialog_choose (dialog,
                                g_str_equal (step, "letters.poster") ? "call-poster" : "tutee-matched");
  settle (SETTLE_MS);
  if (g_str_equal (step, "letters.preview") || g_str_equal (step, "letters.poster"))
    g_signal_emit_by_name (
        gtk_widget_get_template_child (GTK_WIDGET (dialog), BINOME_TYPE_LETTERS_DIALOG, "preview_button"),
        "clicked");
  else if (g_str_equal (step, "letters.text"))
    adw_navigation_view_push (
        ADW_NAVIGATION_VIEW (
            gtk_widget_get_template_child (GTK_WIDGET (dialog), BINOME_TYPE_LETTERS_DIALOG, "navigation")),
        binome_letter_text_page_new (session, binome_letter_kind_find ("tutee-matched"), NULL));
}

/* A tutor of several years, with a senior of the same team to look at beside. */
static gboolean
known_people_work (BinomeDb *db, gpointer data, GError **error)
{
  gint64 *people = data;
  BinomeStatement *statement
      = binome_db_prepare (db,
                           "SELECT person FROM enrolment JOIN presence USING (person) GROUP BY person"
                           " ORDER BY count (DISTINCT enrolment.id) DESC, person LIMIT 2",
                           error);

  if (statement == NULL)
    return FALSE;
  for (guint i = 0; i < 2 && binome_statement_step (statement, error); i++)
    people[i] = binome_statement_get_integer (statement, 0);
  return TRUE;
}

static GtkScrolledWindow *
find_scrolled (GtkWidget *widget)
{
  GtkScrolledWindow *found = GTK_IS_SCROLLED_WINDOW (widget) ? GTK_SCROLLED_WINDOW (widget) : NULL;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL && found == NULL;
       child = gtk_widget_get_next_sibling (child))
    found = find_scrolled (child);
  return found;
}

static void
show_person (Tour *tour, BinomeWindow *window, const char *step)
{
  BinomeSession *session = binome_window_get_session (window);
  gint64 people[2] = { 0 };
  AdwNavigationPage *page;
  GtkAdjustment *lines;

  binome_store_read (tour->store, known_people_work, people, NULL, NULL);
  if (g_str_equal (step, "person.merge"))
    {
      binome_merge_dialog_present (session, GTK_WIDGET (window), people[0], people[1]);
      return;
    }

  page = binome_person_page_new (session, people[0]);
  binome_window_open (window, page);
  settle (SETTLE_MS);
  if (g_str_equal (step, "person"))
    return;
  lines = gtk_scrolled_window_get_vadjustment (find_scrolled (GTK_WIDGET (page)));
  gtk_adjustment_set_value (lines, gtk_adjustment_get_upper (lines)
                                       * (g_str_equal (step, "person.fields")    ? 0.2
                                          : g_str_equal (step, "person.letters") ? 1
                                                                                 : 0.56));
}

static GtkWidget *
find_mapped (GtkWidget *widget, GType type)
{
  GtkWidget *found
      = g_type_is_a (G_OBJECT_TYPE (widget), type) && gtk_widget_get_mapped (widget) ? widget : NULL;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL && found == NULL;
       child = gtk_widget_get_next_sibling (child))
    found = find_mapped (child, type);
  return found;
}

/* The candidates as a board; of one stage, and those who are stuck there; in the list, selected. */
static void
show_candidates (BinomeWindow *window, const char *step)
{
  gboolean one_stage = g_str_equal (step, "candidates.stage");
  GtkWidget *view = find_mapped (GTK_WIDGET (window), BINOME_TYPE_PARTICIPANTS_VIEW);

  if (g_str_equal (step, "candidates.select"))
    {
      gtk_widget_activate_action (view, "participants.select-all", NULL);
      return;
    }
  binome_participants_view_show_board (BINOME_PARTICIPANTS_VIEW (view), TRUE);
  if (!one_stage)
    return;
  gtk_drop_down_set_selected (
      GTK_DROP_DOWN (gtk_widget_get_template_child (view, BINOME_TYPE_PARTICIPANTS_VIEW, "state_drop_down")),
      1);
}

/* One field over everything, and a word that stands in much of it. */
static void
find_anything (BinomeWindow *window)
{
  AdwDialog *dialog;

  gtk_widget_activate_action (GTK_WIDGET (window), "win.find", NULL);
  dialog = adw_application_window_get_visible_dialog (ADW_APPLICATION_WINDOW (window));
  gtk_editable_set_text (
      GTK_EDITABLE (gtk_widget_get_template_child (GTK_WIDGET (dialog), G_OBJECT_TYPE (dialog), "entry")),
      "sécurité");
}

/* Below the proposals. */
static void
show_waiting (BinomeWindow *window)
{
  GtkAdjustment *lines = gtk_scrolled_window_get_vadjustment (
      find_scrolled (find_mapped (GTK_WIDGET (window), BINOME_TYPE_PROPOSALS_VIEW)));

  gtk_adjustment_set_value (lines, gtk_adjustment_get_upper (lines));
}

/* All of the list that is seen, and a letter to them. */
static void
select_all (BinomeWindow *window, const char *action)
{
  GtkWidget *bar = find_mapped (GTK_WIDGET (window), BINOME_TYPE_SELECTION_BAR);

  if (bar == NULL)
    return;
  binome_selection_bar_set_active (BINOME_SELECTION_BAR (bar), TRUE);
  g_signal_emit_by_name (bar, "all-wanted");
  if (g_str_equal (action, "select.letters"))
    gtk_widget_activate_action (bar, "people.letters", NULL);
  else if (g_str_equal (action, "select.returns"))
    gtk_widget_activate_action (bar, "pairs.returns", NULL);
}

/* The first field of the company’s own. */
static void
change_field (Tour *tour, BinomeWindow *window)
{
  g_autoptr (BinomeEntity) field = binome_store_get (tour->store, BINOME_TYPE_FIELD_DEFINITION, 1);

  settle (SETTLE_MS); /* a live object fills itself soon */
  adw_dialog_present (binome_own_field_form_new_for (binome_window_get_session (window), field),
                      GTK_WIDGET (window));
}

/* Carries out what a stop is about. */
static void
act (Tour *tour, BinomeWindow *window, const char *action)
{
  BinomeSession *session = binome_window_get_session (window);

  if (g_str_equal (action, "win.open-pair"))
    gtk_widget_activate_action (GTK_WIDGET (window), action, "x", running_pair (tour->store));
  else if (g_str_equal (action, "session.open"))
    binome_window_open (window, binome_training_session_page_new (session, held_session (tour->store)));
  else if (g_str_equal (action, "session.sheet"))
    adw_dialog_present (
        ADW_DIALOG (binome_report_dialog_new (session, "PDF", binome_training_sheet_build,
                                              held_session (tour->store), "attendance-sheet")),
        GTK_WIDGET (window));
  else if (g_str_has_prefix (action, "plan"))
    binome_tour_show_plan (window, action, settle);
  else if (g_str_has_prefix (action, "pair."))
    binome_tour_show_pair (window, action, settle);
  else if (g_str_has_prefix (action, "candidates"))
    show_candidates (window, action);
  else if (g_str_has_prefix (action, "applicant"))
    binome_tour_show_candidate (window, action, settle);
  else if (g_str_has_prefix (action, "registration") || g_str_has_suffix (action, "registration-form"))
    binome_tour_show_registration (window, action);
  else if (g_str_has_prefix (action, "criteria"))
    binome_tour_show_criteria (window, action, settle);
  else if (g_str_has_prefix (action, "import"))
    binome_tour_show_import (window, action, settle);
  else if (g_str_equal (action, "win.find"))
    find_anything (window);
  else if (g_str_equal (action, "waiting"))
    show_waiting (window);
  else if (g_str_has_prefix (action, "select"))
    select_all (window, action);
  else if (g_str_equal (action, "field.change"))
    change_field (tour, window);
  else if (g_str_has_prefix (action, "person"))
    show_person (tour, window, action);
  else if (g_str_has_prefix (action, "matching"))
    binome_tour_show_matching (window, action, settle);
  else if (g_str_has_prefix (action, "letters"))
    write_letters (window, session, action);
  else
    gtk_widget_activate_action (GTK_WIDGET (window), action, NULL);
}

static void
visit (Tour *tour, const Stop *stop, gboolean narrow, gboolean dark)
{
  g_autofree char *name = g_strdup_printf ("%s-%s-%s-%s.png", stop->name, tour->language,
                                           dark ? "dark" : "light", narrow ? "narrow" : "wide");
  g_autofree char *path = g_build_filename (tour->folder, name, NULL);
  BinomeWindow *window;

  if ((tour->only != NULL && strstr (name, tour->only) == NULL) || binome_pages_find (stop->page) == NULL)
    return;

  adw_style_manager_set_color_scheme (adw_style_manager_get_default (),
                                      dark ? ADW_COLOR_SCHEME_FORCE_DARK : ADW_COLOR_SCHEME_FORCE_LIGHT);
  window = binome_window_new (tour->application, tour->store);
  binome_session_set_programme_id (binome_window_get_session (window), running_programme (tour->store));
  gtk_window_set_default_size (GTK_WINDOW (window), narrow ? 360 : 1180, narrow ? 720 : 800);
  gtk_window_present (GTK_WINDOW (window));
  binome_window_show_page (window, stop->page, stop->section);
  settle (SETTLE_MS);
  if (stop->action != NULL)
    {
      act (tour, window, stop->action);
      settle (SETTLE_MS);
    }
  take_picture (GTK_WIDGET (window), path);
  gtk_window_destroy (GTK_WINDOW (window));
  settle (30);
}

static gboolean
running_work (BinomeDb *db, gpointer data, GError **error)
{
  g_autoptr (BinomeQuery) query = binome_query_new (BINOME_TYPE_PROGRAMME);
  g_autoptr (GArray) ids = NULL;

  binome_query_where_choice (query, BINOME_PROGRAMME_STATE, BINOME_QUERY_EQUAL,
                             BINOME_PROGRAMME_STATE_RUNNING);
  ids = binome_db_select_ids (db, query, error);
  if (ids != NULL && ids->len > 0)
    *(gint64 *)data = g_array_index (ids, gint64, 0);
  return ids != NULL;
}

static gint64
running_programme (BinomeStore *store)
{
  gint64 id = 0;

  binome_store_read (store, running_work, &id, NULL, NULL);
  return id;
}

/* A pair that has met and been assessed, so that its page has something to show. */
static gboolean
running_pair_work (BinomeDb *db, gpointer data, GError **error)
{
  BinomeStatement *statement = binome_db_prepare (
      db,
      "SELECT x.id FROM pair x JOIN programme r ON r.id = x.programme WHERE x.state = 'active'"
      " AND r.state = 'running' ORDER BY (SELECT count(*) FROM skill_assessment a WHERE a.pair = x.id) DESC, x.id",
      error);

  if (statement == NULL)
    return FALSE;
  if (binome_statement_step (statement, error))
    *(gint64 *)data = binome_statement_get_integer (statement, 0);
  return TRUE;
}

static gint64
running_pair (BinomeStore *store)
{
  gint64 id = 0;

  binome_store_read (store, running_pair_work, &id, NULL, NULL);
  return id;
}

/* The latest session of tutors that was held. */
static gboolean
held_session_work (BinomeDb *db, gpointer data, GError **error)
{
  g_autoptr (BinomeQuery) query = binome_query_new (BINOME_TYPE_TRAINING_SESSION);
  g_autoptr (GArray) ids = NULL;

  binome_query_where_choice (query, BINOME_TRAINING_SESSION_STATE, BINOME_QUERY_EQUAL,
                             BINOME_SESSION_STATE_HELD);
  binome_query_sort (query, BINOME_TRAINING_SESSION_STARTS_ON, TRUE);
  ids = binome_db_select_ids (db, query, error);
  if (ids != NULL && ids->len > 1)
    *(gint64 *)data = g_array_index (ids, gint64, 1); /* one with everything said about it */
  return ids != NULL;
}

static gint64
held_session (BinomeStore *store)
{
  gint64 id = 0;

  binome_store_read (store, held_session_work, &id, NULL, NULL);
  return id;
}

static gboolean
demo_work (BinomeDb *db, gpointer data, GError **error)
{
  return binome_demo_fill (db, binome_clock_today (), error);
}

static gboolean
report_work (BinomeDb *db, gpointer data, GError **error)
{
  Tour *tour = data;
  g_autoptr (BinomeQuery) query = binome_query_new (BINOME_TYPE_PROGRAMME);
  g_autoptr (GArray) ids = NULL;
  g_autofree char *name = g_strdup_printf ("report-%s.pdf", tour->language);
  g_autofree char *path = g_build_filename (tour->folder, name, NULL);
  g_autoptr (BinomeReport) report = NULL;

  binome_query_where_choice (query, BINOME_PROGRAMME_STATE, BINOME_QUERY_EQUAL,
                             BINOME_PROGRAMME_STATE_RUNNING);
  ids = binome_db_select_ids (db, query, error);
  if (ids == NULL || ids->len == 0)
    return ids != NULL;
  report = binome_evaluation_report_build (db, g_array_index (ids, gint64, 0), binome_clock_today (), error);
  return report != NULL && binome_report_export_pdf (report, path, &binome_report_a4, NULL, error)
         && binome_tour_save_registration_forms (db, g_array_index (ids, gint64, 0), tour->folder,
                                                 tour->language, error);
}

static void
on_activate_cb (GtkApplication *application, Tour *tour)
{
  g_autoptr (GError) error = NULL;

  tour->application = application;
  if (!binome_store_write (tour->store, "Demo", BINOME_SOURCE_COMMAND, demo_work, NULL, NULL, &error)
      || !binome_store_read (tour->store, report_work, tour, NULL, &error))
    g_error ("%s", error->message);
  g_application_hold (G_APPLICATION (application));
  for (gsize i = 0; i < G_N_ELEMENTS (stops); i++)
    for (int narrow = 0; narrow < 2; narrow++)
      for (int dark = 0; dark < 2; dark++)
        visit (tour, &stops[i], narrow, dark);
  g_application_release (G_APPLICATION (application));
}

int
main (int argc, char **argv)
{
  g_autoptr (AdwApplication) application = NULL;
  g_autofree char *path = g_build_filename (g_get_user_data_dir (), "tour.binome", NULL);
  g_autoptr (GError) error = NULL;
  Tour tour = { 0 };
  int status;

  if (argc < 3)
    return 2;
  setlocale (LC_ALL, "");
  bindtextdomain (GETTEXT_PACKAGE, g_getenv ("BINOME_LOCALEDIR"));
  bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");
  textdomain (GETTEXT_PACKAGE);

  tour.folder = argv[1];
  tour.language = argv[2];
  tour.only = argc > 3 ? argv[3] : NULL;
  tour.store = binome_store_open (path, BINOME_STORE_CREATE, &error);
  if (tour.store == NULL)
    g_error ("%s", error->message);
  test_settle_watch (tour.store);

  application = g_object_new (ADW_TYPE_APPLICATION, "application-id", BINOME_APP_ID, "flags",
                              G_APPLICATION_NON_UNIQUE, "resource-base-path", "/org/binome/Binome", NULL);
  g_signal_connect (application, "activate", G_CALLBACK (on_activate_cb), &tour);
  status = g_application_run (G_APPLICATION (application), 1, argv);
  binome_store_close (tour.store, NULL);
  g_clear_object (&tour.store);
  return status;
}
